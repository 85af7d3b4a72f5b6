from pathlib import Path

import pytest

from generator.errors import MOST_SHOWN, HandbookError, InvalidHandbook, Problem
from generator.loading import load_handbook
from tests.editable_policy import EditablePolicy

VERSION = '  version: "1"\n'


def _load_error(path: Path) -> str:
    with pytest.raises(HandbookError) as caught:
        load_handbook(path)
    return caught.value.message


def test_every_value_knows_its_line(policy: EditablePolicy) -> None:
    loaded = load_handbook(policy.path)
    award = ("chapters", 1, "articles", 0, "awards", 0)
    assert loaded.line_of((*award, "amount", "amount", "value")) == policy.line_of("value: 3万元")
    assert loaded.line_of((*award, "inputs", 1)) == policy.line_of("- id: floor_area")
    assert loaded.line_of((*award, "conditions")) == policy.line_of("conditions:", after="quote: 一次性给予3万元补助")


def test_a_value_that_is_not_there_has_the_line_of_what_is_around_it(policy: EditablePolicy) -> None:
    loaded = load_handbook(policy.path)
    assert loaded.line_of(("document", "issuer", "note")) == policy.line_of("issuer:")
    assert loaded.line_of(("nowhere",)) == policy.line_of("document:")


def test_every_scalar_is_the_text_that_stands_there(policy: EditablePolicy) -> None:
    policy.change('phone: "6021345"', "phone: 06021345")
    policy.change(VERSION, "  version: 1.10\n")
    policy.change("label: 企业", "label: on")
    handbook = load_handbook(policy.path).handbook
    assert handbook.offices[0].phone == "06021345"
    assert handbook.document.version == "1.10"
    assert handbook.applicant_groups[1].label == "on"


def test_a_byte_order_mark_is_no_fault(policy: EditablePolicy) -> None:
    policy.path.write_bytes(b"\xef\xbb\xbf" + policy.path.read_bytes())
    assert policy.problems() == []


def test_windows_line_ends_are_no_fault(policy: EditablePolicy) -> None:
    policy.path.write_bytes(policy.path.read_bytes().replace(b"\n", b"\r\n"))
    assert policy.problems() == []


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ('  version: "1\n', "这一行开始的引号没有闭合"),
        ("  version: '1\n", "这一行开始的引号没有闭合"),
        ('\tversion: "1"\n', "行首用了制表符（Tab）"),
        ("   version: 1\n", "缩进或写法不对"),
        ("  version：1\n", "字段名后面用了中文冒号"),
        ("  version:1\n", "冒号后面要空一格"),
        ("  version\n", "这一行缺少英文冒号"),
        ("  version: a: b\n", "多余的冒号或缩进过深"),
        ('  version: "他说"好""\n', "引号之后还有文字"),
        ("  version: @1\n", "内容不能以 @"),
        ("  version: [2023]1号\n", "开头有 ["),
        ('  version: "\\q"\n', "反斜杠"),
        ("  version: !重要\n", "内容不能以 ! 开头"),
        ("  version: >重要\n", "以 | 或 > 开头的话要整句加英文双引号"),
        ("  version: &a 1\n", "不支持 YAML 锚点 &a"),
        ("  version: &重要 1\n", "内容不能以 & 开头"),
        ("  version: *a\n", "不支持 YAML 引用 *a"),
        ("  version: *重要\n", "内容不能以 * 开头"),
        ("  version: !!python/name:os.system x\n", "不支持 YAML 标签"),
        ("  <<: {version: 1}\n", "不支持合并键 <<"),
        ("  ? [version]\n  : 1\n", "字段名只能是文字"),
        ("---\n", "第二份文档"),
    ],
)
def test_a_fault_of_yaml_is_said_in_chinese_with_its_line(policy: EditablePolicy, new: str, words: str) -> None:
    line = policy.line_of(VERSION)
    policy.change(VERSION, new)
    [problem] = policy.loading_problems()
    assert problem.line == line
    assert words in problem.message


def test_a_quotation_mark_missing_further_up_is_found_where_it_began(policy: EditablePolicy) -> None:
    policy.change('phone: "6021345"', 'phone: "6021345')
    [problem] = policy.loading_problems()
    assert problem.line == policy.line_of('phone: "6021345')
    assert "引号没有闭合" in problem.message


def test_a_key_written_twice_is_found_with_both_lines(policy: EditablePolicy) -> None:
    line = policy.line_of(VERSION)
    policy.change(VERSION, VERSION + VERSION)
    assert policy.loading_problems() == [
        Problem(line + 1, "document › version", f"重复：第 {line} 行已经写了 version；请删去一个")
    ]


@pytest.mark.parametrize("nothing", ["", " ~", " null"])
def test_a_value_left_empty_is_found(policy: EditablePolicy, nothing: str) -> None:
    line = policy.line_of(VERSION)
    policy.change(VERSION, f"  version:{nothing}\n")
    assert policy.loading_problems() == [
        Problem(line, "document › version", "没有填写内容；请填写，不需要时删去这一行")
    ]


def test_references_that_would_multiply_without_end_are_refused(policy: EditablePolicy) -> None:
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30))
    policy.path.write_text(f"l0: &l0 [x, x]\n{levels}\n", "utf-8")
    assert "不支持 YAML 锚点 &l0" in _load_error(policy.path)


def test_absurd_nesting_is_refused(policy: EditablePolicy) -> None:
    policy.path.write_text("[" * 100_000, "utf-8")
    assert "嵌套超过 40 层" in _load_error(policy.path)


def test_a_file_of_absurd_size_is_refused(policy: EditablePolicy) -> None:
    with policy.path.open("r+b") as file:
        file.truncate(20_000_001)
    assert "超过 20 MB" in _load_error(policy.path)


@pytest.mark.parametrize("text", ["", "\n\n", "# 只有说明\n"])
def test_an_empty_file_says_so(policy: EditablePolicy, text: str) -> None:
    policy.path.write_text(text, "utf-8")
    assert "文件是空的" in _load_error(policy.path)


@pytest.mark.parametrize("text", ["一句话\n", "- 一项\n"])
def test_a_file_of_another_shape_says_what_is_expected(policy: EditablePolicy, text: str) -> None:
    policy.path.write_text(text, "utf-8")
    assert ":1 应当是一组“字段: 内容”" in _load_error(policy.path)


def test_an_absent_file_and_a_folder_say_so(tmp_path: Path) -> None:
    assert _load_error(tmp_path / "none.yaml") == f"{tmp_path / 'none.yaml'}：没有这个手册文件"
    assert _load_error(tmp_path) == f"{tmp_path}：这是文件夹，不是手册文件"


def test_another_encoding_is_named_with_the_line(policy: EditablePolicy) -> None:
    lines = policy.path.read_bytes().splitlines(keepends=True)
    lines[4] = lines[4].decode("utf-8").encode("gb18030")
    policy.path.write_bytes(b"".join(lines))
    [problem] = policy.loading_problems()
    assert problem == Problem(5, "", "这一行不是 UTF-8 编码；请在编辑器里另存为 UTF-8")


def test_utf_16_is_named(policy: EditablePolicy) -> None:
    policy.path.write_text(policy.text, "utf-16")
    assert "UTF-16" in _load_error(policy.path)


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\0", "控制字符 U+0000"),
        ("\x07", "控制字符 U+0007"),
        ("\u200b", "零宽字符 U+200B"),
        ("\u202e", "改变文字方向的控制符 U+202E"),
        ("\ue001", "自造字（私有区） U+E001"),
        ("\ufffd", "乱码占位符 U+FFFD"),
        ("\u00a0", "不换行空格 U+00A0"),
    ],
)
def test_a_hidden_character_is_named_with_line_and_column(policy: EditablePolicy, character: str, name: str) -> None:
    policy.change("label: 企业", f"label: 企{character}业")
    line = policy.text.split("label: 企")[0].count("\n") + 1
    column = len("    label: 企") + 1
    assert policy.loading_problems() == [Problem(line, "", f"第 {column} 个字符是看不见的{name}，请删去")]


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        (VERSION, "", "document › version", "缺少这一项，必须填写"),
        (VERSION, VERSION + "  verison: 2\n", "document › verison", "没有名叫 verison 的字段；是不是 version？"),
        ("at_most: true", "atmost: true", "amount › of › of › atmost", "是不是 at_most？"),
        ("at_most: true", "at_most: 对", "amount › of › of › at_most", "应当写 true 或 false"),
        ("nature: 补助", "nature: 补贴", "nature", "应当是 补助、奖励、补偿 之一；是不是 补助？"),
        ("mechanism: fixed", "mechanism: fix", "amount", "；是不是 fixed？"),
        ("mechanism: fixed\n", "mechanisms: fixed\n", "amount", "它说明这是哪一种；是不是写成了 mechanisms？"),
        ("- number: 6", "- number: 六", "number", "“六”不是整数"),
        ("- number: 6", "- number: ６", "number", "数字要用半角"),
        ("- number: 6", "- number: 0", "number", "应当大于 0"),
        ("- number: 6", "- number: 10000", "number", "不能大于 9999"),
        ("date: 2024-02-20", "date: 2024年2月20日", "document › date", "请写成 2024-02-20"),
        ("date: 2024-02-20", "date: 2024-02-30", "document › date", "没有“2024-02-30”这一天"),
        ('phone: "6021345"', "phone: 60213", "offices › service-centre › phone", "“60213”不是电话；应当是 7 或 8 位"),
        ("- id: equipment", "- id: Equipment", "id", "只能用小写英文字母、数字和连字符"),
        ("value: 3万元", "value: 三万元", "value", "“三万元”不是数量；请写数字和单位，例如 100万元"),
        ("base: purchase", "base: {current: purchase}", "base › previous", "缺少这一项，必须填写"),
        ("base: purchase", "base: {value: 3万元}", "base › quote", "缺少这一项，必须填写"),
        ("base: purchase", "base: 购置费", "base", "“购置费”不能用作名称"),
        ("applicants: [cooperative]", "applicants: cooperative", "applicants", "应当是列表，每项一行，以“- ”开头"),
        ("applicants: [cooperative]", "applicants: []", "applicants", "至少要有 1 项"),
        ("title: 新设合作社补助", "title: {phone}", "title", "应当是一句话；以 { 或 [ 开头的话要整句加英文双引号"),
        ("title: 新设合作社补助", f"title: {'长' * 4001}", "title", "太长，最多 4000 个字"),
        ("title: 新设合作社补助", 'title: ""', "title", "不能为空"),
        ("title: 新设合作社补助", 'title: "补助 "', "title", "首尾有多余的空白"),
        ("requested: requested_amount", "of: {}", "of", "缺少 mechanism"),
        ("kind: responsible\n", "kind: responsible\n            bodys: []\n", "bodys", "是不是 bodies？"),
        ("no_application: 本条说明目的", "short: 本条说明目的", "short", "是不是 short_title？"),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_model_is_said_in_chinese_with_its_field(
    policy: EditablePolicy, old: str, new: str, field: str, message: str
) -> None:
    policy.change(old, new)
    found = [p for p in policy.loading_problems() if p.field.endswith(field) and message in p.message]
    assert len(found) == 1, policy.loading_problems()


def test_the_way_to_a_field_names_the_article_and_the_award(policy: EditablePolicy) -> None:
    policy.change("value: 5000元", "value: 5000")
    [problem] = policy.loading_problems()
    assert problem.field == "第五条 › awards › fair › amount › cases › national › limit › value"
    assert problem.line == policy.line_of("value: 5000\n")


def test_of_several_alternatives_only_the_one_meant_is_reported(policy: EditablePolicy) -> None:
    policy.change("input: sales\n", "inputs: sales\n")
    assert {problem.field.split(" › ")[-1] for problem in policy.loading_problems()} == {"input", "inputs"}


def test_all_faults_are_told_at_once_in_the_order_of_their_lines(policy: EditablePolicy) -> None:
    policy.change("nature: 补助", "nature: 补贴", after="- id: study")
    policy.change("- number: 2", "- number: 二")
    policy.change(VERSION, "")
    problems = policy.loading_problems()
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)
    assert len(problems) == 3


def test_no_english_of_the_libraries_reaches_the_reader(policy: EditablePolicy) -> None:
    policy.path.write_text(policy.text.replace(": ", ": [", 400).replace("\n", "]\n"), "utf-8")
    assert "Input should" not in _load_error(policy.path)


def test_a_flood_of_problems_is_cut_and_counted() -> None:
    problems = [Problem(n, "甲", "错") for n in range(1, MOST_SHOWN + 11)]
    lines = InvalidHandbook(Path("手册.yaml"), problems).message.split("\n")
    assert lines[0] == "手册.yaml:1 甲：错"
    assert len(lines) == MOST_SHOWN + 1
    assert lines[-1] == f"共 {MOST_SHOWN + 10} 处问题，先列出前 {MOST_SHOWN} 处。改好之前不会生成手册。"
