"""What passes every check and is still likely a slip is told, and stops nothing."""

from pathlib import Path

import pytest

from generator.build import build_site
from generator.checks import load_checked
from generator.open_data import handbook_json
from generator.reminders import reminders
from tests.conftest import ROOT
from tests.editable_policy import EditablePolicy


def _told(policy: EditablePolicy, site: Path = Path("there-is-none")) -> list[str]:
    return [str(reminder) for reminder in reminders(load_checked(policy.path), site)]


def _site_of(policy: EditablePolicy, folder: Path) -> Path:
    """A folder with the data that the site of a policy has."""
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "handbook.json").write_bytes(handbook_json(load_checked(policy.path).handbook))
    return folder


def _copy_award(policy: EditablePolicy, name: str = "new-cooperative", other: str = "copied") -> None:
    lines = policy.text.splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if f"- id: {name}" in line)
    end = next(n for n, line in enumerate(lines) if n > start and line.startswith("        related"))
    copy = [lines[start].replace(name, other), *lines[start + 1 : end]]
    policy.path.write_text("".join([*lines[:end], *copy, *lines[end:]]), "utf-8")


def _raise_ceiling(policy: EditablePolicy) -> None:
    for old, new in (("最高给予10万元补助", "最高给予15万元补助"), ("value: 10万元", "value: 15万元")):
        policy.path.write_text(policy.text.replace(old, new), "utf-8")
    policy.change_source("最高给予 10 万元补助", "最高给予 15 万元补助")


def test_files_as_they_should_be_give_no_reminder(
    policy: EditablePolicy, real_policy: EditablePolicy, tmp_path: Path
) -> None:
    for number, each in enumerate((policy, real_policy)):
        assert _told(each, _site_of(each, tmp_path / str(number))) == []


def test_an_award_that_was_copied_with_nothing_but_a_new_id_is_told(policy: EditablePolicy) -> None:
    line = policy.line_of("- id: new-cooperative")
    _copy_award(policy)
    (told,) = _told(policy)
    assert told == (
        f"第三条 › awards › copied › id：提醒：除了 id 以外，与第 {line} 行的 new-cooperative 一样；"
        "是复制后忘了改的，请改好或者删去一个"
    )


def test_an_office_that_was_copied_with_nothing_but_a_new_id_is_told(policy: EditablePolicy) -> None:
    line = policy.line_of("  - id: industry-bureau")
    policy.change("\nchapters:", '  - id: again\n    bureau: 县工信局\n    phone: "6021346"\n\nchapters:')
    (told,) = _told(policy)
    assert told == (
        f"offices › again › id：提醒：除了 id 以外，与第 {line} 行的 industry-bureau 一样；"
        "是复制后忘了改的，请改好或者删去一个"
    )


def test_a_changed_ceiling_without_an_amendment_is_told(policy: EditablePolicy, tmp_path: Path) -> None:
    site = _site_of(policy, tmp_path / "site")
    _raise_ceiling(policy)
    (told,) = _told(policy, site)
    assert told == (
        f"第四条：提醒：原文与上次生成的网站（{site}）不一样：“10万元”改成了“15万元”，又没有登记新的修订；"
        "文件修订了，请在 amendments 里登记；只是改正抄错的字，不用登记"
    )


def test_words_that_were_put_in_or_taken_out_are_told_as_such(policy: EditablePolicy, tmp_path: Path) -> None:
    site = _site_of(policy, tmp_path / "site")
    for old, new in (("蓝染等传统", "蓝染等优秀传统"), ("各有关单位", "各单位")):
        policy.path.write_text(policy.text.replace(old, new), "utf-8")
        policy.change_source(old, new)
    put, left = _told(policy, site)
    assert "增加了“优秀”" in put
    assert "删去了“有关”" in left


@pytest.mark.parametrize("content", ["", "[]", '{"document": {}}', '{"document": {"title": "另一份"}}'])
def test_a_folder_that_is_no_site_of_this_policy_is_compared_with_nothing(
    policy: EditablePolicy, tmp_path: Path, content: str
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "handbook.json").write_text(content, "utf-8")
    _raise_ceiling(policy)
    assert _told(policy, tmp_path) == []


@pytest.mark.site
def test_a_build_tells_what_differs_from_the_site_before_and_goes_on(policy: EditablePolicy, tmp_path: Path) -> None:
    config = ROOT / "mkdocs.yml"
    site = build_site(config_file=config, file=policy.path, site_dir=tmp_path / "site")
    _raise_ceiling(policy)
    said: list[str] = []
    build_site(config_file=config, file=policy.path, site_dir=site, show=said.append)
    assert [line for line in said if "提醒：原文与上次生成的网站" in line and "“10万元”改成了“15万元”" in line]
    assert "15万元" in (site / "articles" / "4" / "index.html").read_text("utf-8")
