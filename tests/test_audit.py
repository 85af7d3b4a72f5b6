"""The audit of dependencies fails for a known hole alone, and never takes silence for good news."""

import json

import pytest

from tests import audit

_CLEAN = {"name": "a", "version": "1", "vulns": []}
_HOLED = {"name": "b", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["2.1"]}]}
_UNKNOWN = {"name": "c", "skip_reason": "Dependency not found"}
_NPM_HOLES: dict[str, object] = {"d": {"severity": "low", "range": "<3"}}


def _npm(holes: dict[str, object]) -> str:
    return json.dumps({"vulnerabilities": holes, "metadata": {"dependencies": {"total": 9}}})


def test_a_hole_in_a_python_package_is_named_with_the_version_that_mends_it() -> None:
    verdict = audit.judge_python(json.dumps({"dependencies": [_CLEAN, _HOLED]}))
    assert verdict == audit.Verdict(2, ["b 2: CVE-1, mended in 2.1"], [])


def test_a_package_that_the_service_does_not_know_counts_as_not_checked() -> None:
    assert audit.judge_python(json.dumps({"dependencies": [_CLEAN, _UNKNOWN]})) == audit.Verdict(1, [], ["c"])


def test_a_hole_in_an_npm_package_is_named() -> None:
    assert audit.judge_npm(_npm(_NPM_HOLES)) == audit.Verdict(9, ["d: low, <3"], [])


@pytest.mark.parametrize("report", ["", "no JSON", "[]", '{"message": "405 Method Not Allowed"}', '{"error": {}}'])
def test_a_service_that_does_not_answer_is_said(report: str) -> None:
    for judge in (audit.judge_python, audit.judge_npm):
        verdict = judge(report)
        assert (verdict.checked, verdict.holes, len(verdict.unchecked)) == (0, [], 1)


@pytest.mark.parametrize(("npm", "code"), [(_npm(_NPM_HOLES), 1), (_npm({}), 0), ("", 0)])
def test_only_a_known_hole_fails(
    npm: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "_run", lambda command: npm if command[0] == "npm" else "")
    assert audit.main() == code
    assert "NOT CHECKED" in capsys.readouterr().out
