import pytest

from tests.editable_policy import EditablePolicy

ALIAS = '"{bureau}{name}（{alias}），电话：{phone}。"'
SCOPE = '"{bureau}（{scope}），电话{phone}；"'


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            ALIAS,
            '"{bureau}{nmae}（{alias}），电话：{phone}。"',
            "不认识 {nmae}；可以写 {bureau} {name} {alias} {scope} {phone}",
        ),
        (ALIAS, '"{bureau}{name}（{alias}），电话：{phone。"', "花括号不成对"),
        (ALIAS, '"{bureau}{name}（{scope}），电话：{phone}。"', "写了 {scope}，但没有填写 scope"),
        (SCOPE, '"{bureau}（{alias}），电话{phone}；"', "联系方式里的 industry-bureau 没有别名 alias"),
        (SCOPE, '"{bureau}{name}（{scope}），电话{phone}；"', "联系方式里的 industry-bureau 没有处室名称 name"),
        (SCOPE, '"{bureau}（竹木机械类），电话{phone}；"', "填写了 scope（负责的范围），但 text 里没有 {scope}"),
    ],
)
def test_a_clause_that_cannot_be_filled_in_is_found(policy: EditablePolicy, old: str, new: str, message: str) -> None:
    policy.change(old, new)
    assert [problem.field.split(" › ")[2] for problem in policy.problems_with(message)] == ["受理单位"]


def test_an_alias_written_as_a_scope_is_found(policy: EditablePolicy) -> None:
    policy.change(ALIAS, '"{bureau}{name}（{scope}），电话：{phone}。"\n                scope: 非遗股')
    problem = policy.problem()
    assert problem.line == policy.line_of("scope: 非遗股")
    assert "这是处室的别名，不是负责的范围" in problem.message


def test_the_bureau_of_an_office_is_checked_even_where_the_text_names_it_for_another(
    real_policy: EditablePolicy,
) -> None:
    real_policy.change("bureau: 市科技局", "bureau: 市科学局", after="- id: rural-social")
    problem = real_policy.problem()
    assert problem.line == real_policy.line_of("bureau: 市科学局")
    assert problem.message == "用到 rural-social 的条文里没有“市科学局”；请照原文写"


def test_an_office_that_no_article_names_is_found(policy: EditablePolicy) -> None:
    policy.change("\nchapters:", '  - id: idle\n    bureau: 县文旅局\n    phone: "6021399"\n\nchapters:')
    problem = policy.problem()
    assert (problem.field, problem.line) == ("offices › idle", policy.line_of("- id: idle"))
    assert "没有一条用到联系方式 idle" in problem.message
