"""Long builds say how far they are; short ones say nothing."""

import time
from collections.abc import Sequence

import pytest
from click.testing import CliRunner

from generator.command_line import handbook as command
from generator.model.handbook import Handbook
from generator.pages import Page, make_pages
from generator.progress import report, shown
from tests.editable_policy import EditablePolicy


def _until(lines: list[str], count: int) -> None:
    deadline = time.monotonic() + 20
    while len(lines) < count and time.monotonic() < deadline:
        time.sleep(0.01)


def test_a_long_step_is_seen_to_go_on() -> None:
    lines: list[str] = []
    with shown(lines.append, every=0.01):
        report("生成网页", 12, 300)
        _until(lines, 2)
    assert lines[0].startswith("正在生成网页 12/300……已用 ")
    assert len(lines) > 1


def test_what_is_soon_done_is_not_spoken_of() -> None:
    lines: list[str] = []
    with shown(lines.append, every=3600):
        report("检查手册文件")
    assert lines == []


def test_nothing_is_shown_before_anything_is_reported() -> None:
    lines: list[str] = []
    report("检查手册文件")
    with shown(lines.append, every=0.01):
        time.sleep(0.05)
    assert lines == []


@pytest.mark.site
def test_the_command_shows_progress_on_the_error_stream_alone(
    policy: EditablePolicy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make_pages_slowly(handbook: Handbook, earlier: Sequence[Handbook]) -> dict[str, Page]:
        time.sleep(0.5)
        return make_pages(handbook, earlier)

    monkeypatch.setattr("generator.build.shown", lambda show: shown(show, every=0.05))
    monkeypatch.setattr("generator.site.make_pages", make_pages_slowly)
    arguments = ["build", "--file", str(policy.path), "--site-dir", str(policy.path.parent.parent / "site")]
    done = CliRunner().invoke(command, arguments)
    assert done.exit_code == 0
    assert done.stdout.startswith("网站已生成：")
    assert "正在写出各页……已用" in done.stderr
