"""Slips that editors make, each told in one Chinese message on its line that says what would be right."""

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
