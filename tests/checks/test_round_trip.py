import pytest

from tests.editable_policy import EditablePolicy


def test_the_small_policy_is_sound(policy: EditablePolicy) -> None:
    assert policy.problems() == []


def test_the_real_policy_is_sound(real_policy: EditablePolicy) -> None:
    assert real_policy.problems() == []


def test_one_changed_character_is_found_with_its_line_and_both_readings(real_policy: EditablePolicy) -> None:
    line = real_policy.line_of("集聚全市科教")
    real_policy.change("集聚全市科教", "集聚全省科教")
    problem = real_policy.problem()
    assert problem.line == line
    assert problem.field == "第三条 › lead"
    assert "原文（changchun-2025-02-18.txt 第 23 行）是“第三条集聚全【市】科教" in problem.message
    assert "这里是“第三条集聚全【省】科教" in problem.message


def test_a_dropped_character_is_found(policy: EditablePolicy) -> None:
    policy.change("统筹手工业", "统手工业")
    problem = policy.problem()
    assert (problem.line, problem.field) == (policy.line_of("服务中心统手工业"), "第二条 › lead")
    assert "比原文少了“筹”" in problem.message


def test_an_added_character_is_found(policy: EditablePolicy) -> None:
    policy.change("统筹手工业", "统筹好手工业")
    assert "比原文多了“好”" in policy.problem().message


def test_a_dropped_item_is_found_where_it_is_missing(policy: EditablePolicy) -> None:
    policy.change("                  - 购置合同；\n", "")
    problem = policy.problem()
    assert problem.line == policy.line_of("- 发票。")
    assert "比原文少了“购置合同；②”" in problem.message


def test_exchanged_steps_are_found(policy: EditablePolicy) -> None:
    policy.change("- 提交申请", "- 现场查看")
    assert [problem.field for problem in policy.problems()] == ["第三条 › sections › 办理流程 › steps › 第 1 项"]


def test_a_dropped_article_is_found_by_its_heading(policy: EditablePolicy) -> None:
    policy.drop("- number: 2", "  - number: 2")
    messages = [problem.message for problem in policy.problems()]
    assert any("手册里缺少第二条：原文（yunling.txt 第 7 行起）" in message for message in messages)


def test_an_article_that_the_source_lacks_is_found(policy: EditablePolicy) -> None:
    policy.change_source("第二条", "第〇条")
    [problem] = policy.problems_with("找不到以“第二条”开头的一行")
    assert problem.line == policy.line_of("number: 2")


def test_a_body_in_the_wrong_group_is_found_at_its_line(policy: EditablePolicy) -> None:
    policy.change("[县手工业服务中心, 县文旅局]", "[县手工业服务中心, 县文化局]")
    problem = policy.problem()
    assert problem.field == "第二条 › sections › 责任单位 › bodies › 第 1 项 › 第 2 项"
    assert problem.line == policy.line_of("县文化局")


def test_a_telephone_number_is_reported_once_where_the_directory_has_it(real_policy: EditablePolicy) -> None:
    line = real_policy.line_of("88777263")
    real_policy.change("88777263", "88777268")
    problem = real_policy.problem()
    assert (problem.line, problem.field) == (line, "offices › transfer › phone")
    assert "【3】" in problem.message
    assert "【8】" in problem.message


def test_a_changed_source_is_told_from_a_changed_file(policy: EditablePolicy) -> None:
    policy.change_source("不少于 5人", "不少于 6人")
    problem = policy.problem()
    assert problem.line == policy.line_of("成员不少于5人；")
    assert "如果原文文件被改动了，请恢复它" in problem.message
    assert "yunling.txt 第 14 行" in problem.message


def test_a_missing_source_has_its_own_message(policy: EditablePolicy) -> None:
    policy.source.unlink()
    problem = policy.problem()
    assert problem.line == policy.line_of("source:")
    assert "没有这个原文文件" in problem.message


def test_a_source_in_another_encoding_has_its_own_message(policy: EditablePolicy) -> None:
    policy.source.write_bytes(policy.source.read_text("utf-8").encode("gb18030"))
    assert "原文文件 yunling.txt 第 1 行：这一行不是 UTF-8 编码" in policy.problem().message


@pytest.mark.parametrize("number", ["1", "27", "999"])
def test_a_number_alone_on_its_line_is_a_page_number(policy: EditablePolicy, number: str) -> None:
    policy.change_source("第四条", f" {number}\n第四条")
    assert policy.problems() == []


@pytest.mark.parametrize("words", ["1000", "（1）", "1。"])
def test_other_words_alone_on_their_line_are_no_page_number(policy: EditablePolicy, words: str) -> None:
    policy.change_source("第四条", f"{words}\n第四条")
    assert f"比原文少了“{words}”" in policy.problem().message


def test_white_space_makes_no_difference(policy: EditablePolicy) -> None:
    policy.change_source("第四条  对购置设备", "第\n四  条对\u3000购置设备")
    assert policy.problems() == []


def test_several_differences_are_named_each(policy: EditablePolicy) -> None:
    policy.change("统筹手工业", "统管手工业")
    policy.change("一式两份", "一式三份")
    policy.change("见展会通知", "见参展通知")
    assert [problem.field.partition(" ")[0] for problem in policy.problems()] == ["第二条", "第四条", "第五条"]


def test_a_wholly_different_passage_is_reported_short(policy: EditablePolicy) -> None:
    policy.change("见展会通知。", "甲" * 3000)
    problem = policy.problem()
    assert problem.field == "第五条 › parts › 第 1 项 › sections › 办理流程 › text"
    assert len(problem.message) < 300


def test_listed_lines_are_set_aside_and_no_others(policy: EditablePolicy) -> None:
    policy.change("  place:", "  set_aside:\n    - line: 18\n      text: '1'\n  place:")
    problem = policy.problem()
    assert "比原文少了“2”" in problem.message


def test_a_listed_line_must_stand_where_the_list_says(policy: EditablePolicy) -> None:
    policy.change("  place:", "  set_aside:\n    - line: 3\n      text: '1'\n  place:")
    problem = next(policy.problems_with("不是“1”"))
    assert problem.field == "document › set_aside › 第 1 项"
    assert "原文第 3 行是“第一章总则”" in problem.message


def test_words_around_the_articles_belong_to_the_text(policy: EditablePolicy) -> None:
    policy.change(
        "  place:", "  before_title: [云岭县文件]\n  after_title: [各镇：]\n  before_date: [县政府]\n  place:"
    )
    policy.change("  place:", "  after_date: [附件：表]\n  place:")
    policy.change_source("           云岭县扶持手工业发展办法\n", "云岭县文件\n云岭县扶持手工业发展办法\n各镇：\n")
    policy.change_source("\n2024年2月20日", "县政府\n2024年2月20日\n附件：表")
    assert policy.problems() == []


def test_a_text_may_write_its_numbers_and_its_date_in_another_way(policy: EditablePolicy) -> None:
    policy.change("- number: 1\n        short", "- number: 1\n        mark: 第1条\n        short")
    policy.change("  date: 2024-02-20", "  date: 2024-02-20\n  date_text: 二〇二四年二月二十日")
    policy.change("    title: 总 则", '    title: 总 则\n    mark: ""\n    title_text: ""')
    policy.change_source("第一章  总  则", "")
    policy.change_source("第一条", "第 1 条")
    policy.change_source("2024年2月20日", "二〇二四年二月二十日")
    assert policy.problems() == []


def test_a_list_may_have_other_marks(policy: EditablePolicy) -> None:
    policy.change(
        "            items:\n              - 成员", '            marks: "1."\n            items:\n              - 成员'
    )
    policy.change_source("（1）成员不少于 5人；（2）", "1.成员不少于 5人；2.")
    assert policy.problems() == []
