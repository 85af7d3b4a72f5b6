from collections.abc import Callable
from pathlib import Path

import pytest

from tests.amended_policy import BEFORE, amended_policy
from tests.editable_policy import EditablePolicy


@pytest.fixture
def amended(tmp_path: Path) -> EditablePolicy:
    return amended_policy(tmp_path / "content")


def _before(amended: EditablePolicy) -> EditablePolicy:
    return EditablePolicy(amended.path.parent / BEFORE)


def test_an_amended_policy_is_right(amended: EditablePolicy) -> None:
    assert amended.problems() == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("- date: 2025-06-10", "- date: 2023-06-10", "早于修订前文本的文末日期"),
        ("revised: 2025-06-20", "revised: 2025-06-09", "请同时改 document 里的 revised"),
        ("effective: 2025-07-01", "effective: 2024-01-01", "早于修订前文本的文末日期"),
        ("title: 云岭县人民政府关于修改", "title: 云岭县人民政府关于修订", "里没有“云岭县人民政府关于修订"),
        ("2025〕12号", "2025〕21号", "里没有“云政发〔2025〕21号”"),
        ("- date: 2025-06-10", "- date: 2025-06-11", "里没有“2025年6月11日”"),
        ("effective: 2025-07-01", "effective: 2025-07-02", "里没有“2025年7月2日”"),
        ("source: source/decision-2025.txt", "source: source/none.txt", "没有这个修订文件的文本"),
        ("before: handbook-2024.yaml", "before: none.yaml", "没有这个手册文件"),
        ("before: handbook-2024.yaml", "before: handbook.yaml", "要单独留一份"),
    ],
)
def test_what_is_wrong_with_an_amendment_is_said_at_its_line(
    amended: EditablePolicy, old: str, new: str, words: str
) -> None:
    amended.change(old, new)
    assert any(words in problem.message for problem in amended.problems())


def test_an_earlier_version_must_reproduce_its_own_source(amended: EditablePolicy) -> None:
    _before(amended).change("最高给予10万元补助", "最高给予11万元补助")
    problem = amended.problem()
    assert problem.field == "amendments › 第 1 项 › before"
    assert problem.message.startswith(f"{BEFORE} 第 ")
    assert "与原文不符" in problem.message


@pytest.mark.parametrize(
    "spoil",
    [
        lambda before: before.write_text("chapters: [", "utf-8"),
        lambda before: before.write_bytes(b"\xff\xff"),
        lambda before: before.write_text("document: {}", "utf-8"),
    ],
)
def test_an_unreadable_earlier_version_is_one_message_with_its_place(
    amended: EditablePolicy, spoil: Callable[[Path], object]
) -> None:
    spoil(amended.path.parent / BEFORE)
    problem = amended.problem()
    assert problem.line == amended.line_of("before: handbook-2024.yaml")
    assert BEFORE in problem.message


def test_an_amendment_that_changes_nothing_is_a_mistake(amended: EditablePolicy) -> None:
    (amended.path.parent / BEFORE).write_text(amended.text.partition("\namendments:")[0], "utf-8")
    assert "一字不差" in amended.problem().message


def test_amendments_stand_from_early_to_late(amended: EditablePolicy) -> None:
    first = amended.path.parent / "handbook-2023.yaml"
    first.write_text(amended.text.partition("\namendments:")[0], "utf-8")
    amended.path.write_text(
        f"{amended.text}  - date: 2025-01-01\n    title: 另一份决定\n    before: handbook-2023.yaml\n", "utf-8"
    )
    assert any("请从早到晚排列" in problem.message for problem in amended.problems())
