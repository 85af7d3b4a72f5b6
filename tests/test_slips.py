"""Slips that editors make, each told in one Chinese message on its line that says what would be right."""

from collections.abc import Callable

import pytest

from tests.editable_policy import EditablePolicy

_SLIPS = [
    ('phone: "6021346"', 'phone: "6021346”', "引号开头是英文的，末尾是中文的"),
    ('phone: "6021346"', "phone: “6021346”", "“6021346”不是电话；应当是 7 或 8 位数字"),
    ('phone: "6021346"', "phone: “6021346”", "这里的引号是中文的，请改成英文引号"),
    ('phone: "6021346"', 'phone: "602134O"', "“602134O”不是电话"),
    ("value: 10万元", "value: 10万", "“10万”后面没有写单位；金额请写 10万元"),
    ("value: 10万元", "value: 10元", "这里写 10元，引文里是“10万元”；二者必须相等"),
    ("revised: 2024-03-05", "revised: 2024/3/5", "“2024/3/5”不是日期；请写成 2024-03-05"),
    ("revised: 2024-03-05", "revised: 2023/13/1", "“2023/13/1”不是日期；请写成 2025-02-18 这样"),
    ("revised: 2024-03-05", "revised: 2024-02-30", "没有“2024-02-30”这一天"),
    ("office: industry-bureau", "office: industry_bureau", "没有 industry_bureau；是不是 industry-bureau？"),
    ("office: industry-bureau", "office: 工信局", "不写名称“工信局”；县工信局 的 id 是 industry-bureau"),
    ("- number: 4", "- number: 5", "序号不连续：这里应当是第 4 条，写的是第 5 条"),
    ("mechanism: fixed", "mechanism: fix", "mechanism 不能写“fix”"),
    ('operator: ">="', 'operator: "≥"', "是不是 >=？"),
    ("- 购置费用是否含税，原文没有写。", "- 说明: 购置费用是否含税。", "“说明: ”里的英文冒号和空格把它断开了"),
    ("short_title: 设备购置", "short_title: 设备购置 #新", "“#新”会当作注释，不会出现在手册里"),
    ("related: [3]", "related: [3，4]", "几个数字之间用英文逗号隔开"),
    ("source: source/yunling.txt", "source: source/yunlin.txt", "source 文件夹里有 yunling.txt"),
    ("short_title: 设备购置\n        lead", "short_title: 设备购置 lead", "像是两行并成了一行"),
]


_IN_LAYOUT = [
    ("        short_title: 分工", "\tshort_title: 分工", "\tshort", "行首用了制表符（Tab）"),
    ("value: 20%", "value: ２０％", "２０％", "“２０％”里有全角的数字或百分号；请用半角，写成 20%"),
    ("- 成员不少于5人；", "-成员不少于5人；", "-成员", "开头的“-”后面要空一格"),
    ("- 公示公告", "-公示公告", "-公示公告", "开头的“-”后面要空一格"),
    ("- id: new-cooperative", "-id: new-cooperative", "-id", "开头的“-”后面要空一格"),
    ("，各有关单位", "，\n各有关单位", "\n各有关", "这一行像是上一行没有写完的话"),
    ("quote: 一次性给予3万元", "quote: 一次性给予\n                3万元", "    3万元", "这一行像是上一行没有写完的话"),
    ("        short_title: 分工", "<<<<<<< HEAD\n        short_title: 分工", "<<<", "“<<<<<<<”是合并冲突的标记"),
    ("        short_title: 分工", "=======\n        short_title: 分工", "=======", "“=======”是合并冲突的标记"),
    ("        short_title: 分工", ">>>>>>> a1b2c3\n        short_title: 分工", ">>>", "“>>>>>>>”是合并冲突的标记"),
    ("      - number: 2\n        short", "        short", "        short_title: 分工", "它的开头漏了“- number: …”"),
    ("  - number: 2\n    title", "    title", "    title: 扶持措施", "它的开头漏了“- number: …”"),
    (
        "          - id: new-cooperative\n",
        "",
        "            title: 新设合作社",
        "第一项的开头多半漏写了一行，例如“- id: …”",
    ),
]


@pytest.mark.parametrize(("right", "slip", "at", "message"), _IN_LAYOUT)
def test_a_slip_of_layout_is_told_once_on_its_line(
    policy: EditablePolicy, right: str, slip: str, at: str, message: str
) -> None:
    policy.change(right, slip)
    problem = policy.problem()
    assert message in problem.message
    assert abs(problem.line - policy.line_of(at.lstrip("\n"))) <= (at.startswith("            title"))


@pytest.mark.parametrize(
    ("slip", "message"),
    [
        (
            lambda text: text[: len(text) // 2],
            "文件写到这里，还缺 amount，必须填写；如果后面的内容丢了，请从备份里找回",
        ),
        (
            lambda text: text[: text.index("      - number: 4")],
            "后面各条也没有了，手册文件像是丢了后半，请从备份里找回",
        ),
        (lambda text: text[text.index("      - number: 4") :], "文件从缩进的一行或列表的一项开始，前面的内容像是丢了"),
    ],
)
def test_a_file_that_lost_a_half_is_told_as_one(
    policy: EditablePolicy, slip: Callable[[str], str], message: str
) -> None:
    policy.path.write_text(slip(policy.text), "utf-8")
    assert message in policy.problem().message


@pytest.mark.parametrize(
    ("right", "slip"),
    [
        ("lead: 对新设立的手工业合作社，一次性给予3万元", "lead: 对新设立的手工业合作社，一次性给予8万元"),
        ("成员不少于5人；", "成员不少于6人；"),
        ("lead: 为保护和发展云岭竹编、蓝染等", "lead: 为保护和发展云岭竹编、蓝染"),
        ("input: members", "input: member"),
        ("- id: members\n                type", "- id: membres\n                type"),
    ],
)
def test_one_slip_is_one_message_about_its_cause(policy: EditablePolicy, right: str, slip: str) -> None:
    policy.change(right, slip)
    assert any(words in policy.problem().message for words in ("【", "比原文少了", "的 inputs 里没有"))


@pytest.mark.parametrize(("right", "slip", "message"), _SLIPS, ids=[message for *_, message in _SLIPS])
def test_a_slip_is_told_on_its_line_with_what_would_be_right(
    policy: EditablePolicy, right: str, slip: str, message: str
) -> None:
    policy.change(right, slip)
    problem = policy.problem()
    assert message in problem.message
    if not slip.startswith("mechanism"):
        assert problem.line == policy.line_of(slip)


def test_an_entry_without_its_dash_is_told_below_it(policy: EditablePolicy) -> None:
    policy.change("- id: equipment", "id: equipment")
    assert "要么上一行开头漏了“- ”" in policy.problem().message


def test_wide_spaces_that_indent_a_line_are_told(policy: EditablePolicy) -> None:
    policy.change("        short_title: 设备购置", "　　　　short_title: 设备购置")
    assert "行首用了全角空格" in policy.problem().message


@pytest.mark.parametrize(
    "line", ["short_title: 设备购置 # 新", 'short_title: "设备购置 #新"', "# #新\n        short_title: 购置"]
)
def test_remarks_and_quoted_words_may_have_a_hash(policy: EditablePolicy, line: str) -> None:
    policy.change("short_title: 设备购置", line)
    assert policy.problems() == []
