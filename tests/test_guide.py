"""The editor's guide is true: each step is taken as it stands there, and each message that it quotes is compared."""

import re
import struct

import pytest

from tests import guide
from tests.editable_policy import EditablePolicy

_SMALL_ENOUGH = 100_000
_COMMANDS = [step for step in guide.steps() if isinstance(step, guide.Command)]
_FAULTS = {
    "与原文不符": ("县文旅局", "县文化局"),
    "比原文少了": ("竹编、蓝染等传统手工业，", "竹编等传统手工业，"),
    "比原文多了": ("一次性给予3万元补助。", "一次性给予3万元的补助。"),
    "二者必须相等": ("value: 3万元", "value: 4万元"),
    "没有着落": ("          - quote: 县级财政每年安排200万元", "          - quote: 县级财政"),
    "引文必须是本条中连续的一段原文": ("quote: 成员不少于5人", "quote: 从事竹编"),
    "序号不连续": ("      - number: 6", "      - number: 7"),
    "没有第 9 条": ("related: [3]", "related: [9]"),
    "不是数量": ("value: 20%", "value: 0.2"),
    "不是日期": ("revised: 2024-03-05", "revised: 2024.3.5"),
    "缺少这一项，必须填写": ("            title: 外出学习补助\n", ""),
    "没有名叫": ("short_title: 设备购置", "short_titel: 设备购置"),
    "字段名后面用了中文冒号": ("short_title: 设备购置", "short_title：设备购置"),
    "行首用了制表符": ("        short_title: 设备购置", "\tshort_title: 设备购置"),
    "缩进或写法不对": ("        short_title: 设备购置", "       short_title: 设备购置"),
    "引号没有闭合": ("short_title: 设备购置", 'short_title: "设备购置'),
    "应当是一句话": ("- 购置费用是否含税，原文没有写。", "- 注意: 购置费用是否含税，原文没有写。"),
    "是不是": ("office: industry-bureau", "office: industry-burea"),
}
"""For each message of the guide's table, a change of the small policy that brings it about."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[guide.Command, str]:
    """What each command of the guide printed, all steps before it taken."""
    return {said.command: said.output for said in guide.follow(tmp_path_factory.mktemp("guide"))}


@pytest.mark.site
@pytest.mark.parametrize("command", _COMMANDS, ids=lambda step: f"{step.line}")
def test_a_command_prints_what_the_guide_quotes(command: guide.Command, printed: dict[guide.Command, str]) -> None:
    assert command.is_said_by(printed[command]), printed[command]


def test_the_guide_goes_from_a_telephone_to_the_published_site() -> None:
    commands = [step.command for step in _COMMANDS]
    assert sum(isinstance(step, guide.Edit) for step in guide.steps()) > 15
    assert [any(command.startswith(f"handbook {name}") for command in commands) for name in ("build", "verify", "diff")]


def test_every_block_of_the_guide_is_used_or_told_to_be_an_example() -> None:
    text = guide.GUIDE.read_text("utf-8")
    exercises = text[text.index("## 练习一") : text.index("## 检查说的话")]
    exercises += text[text.index("## 练习八") : text.index("## 写法")]
    targets = len(re.findall(r"(?:改成|在它上面加上)：$", exercises, re.MULTILINE))
    done = [step for step in guide.steps() if isinstance(step, guide.Edit)]
    alone = len(re.findall(r"(?:删去|末尾加上|写上)：$", exercises, re.MULTILINE))
    assert (len(done), len(re.findall(r"```(?:yaml|text)$", exercises, re.MULTILINE))) == (
        targets + alone,
        2 * targets + alone,
    )


def _messages() -> list[str]:
    table = guide.GUIDE.read_text("utf-8").split("| 检查说 | 怎么办 |\n|---|---|\n")[1].split("\n\n")[0]
    return [row.split("|")[1].strip() for row in table.splitlines()]


def test_each_message_of_the_table_has_a_fault_here() -> None:
    assert _messages() == list(_FAULTS)


@pytest.mark.parametrize("message", _FAULTS)
def test_a_message_of_the_table_is_what_the_check_says(message: str, policy: EditablePolicy) -> None:
    policy.change(*_FAULTS[message])
    assert any(message in problem.message for problem in policy.problems()), policy.problems()


def test_the_guide_shows_every_picture_there_is() -> None:
    folder = guide.GUIDE.parent
    assert {str(path.relative_to(folder)) for path in (folder / "images").iterdir()} == set(guide.pictures())


@pytest.mark.parametrize("path", guide.pictures())
def test_a_picture_is_small_and_fits_on_the_page(path: str) -> None:
    content = (guide.GUIDE.parent / path).read_bytes()
    width, height = struct.unpack(">II", content[16:24])
    assert (content[:4], len(content) <= _SMALL_ENOUGH) == (b"\x89PNG", True)
    assert (width <= 900, height <= 900) == (True, True)
