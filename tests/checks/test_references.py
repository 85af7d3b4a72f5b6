import pytest

from tests.editable_policy import EditablePolicy


def test_an_unknown_office_is_found_with_the_nearest(policy: EditablePolicy) -> None:
    policy.change("office: service-centre", "office: service-center")
    problem = policy.problem()
    assert problem.line == policy.line_of("office: service-center")
    assert problem.field == "第三条 › sections › 受理单位 › offices › 第 1 项 › office"
    assert problem.message == "offices（联系方式）里没有 service-center；是不是 service-centre？"


def test_an_unknown_applicant_group_is_found(policy: EditablePolicy) -> None:
    policy.change("applicants: [artisan, cooperative]", "applicants: [artisan, company]")
    problem = policy.problem()
    assert problem.line == policy.line_of("company")
    assert "applicant_groups里没有 company；可以写 cooperative、enterprise、artisan" in problem.message


@pytest.mark.parametrize(
    ("related", "message"),
    [("[9]", "没有第 9 条"), ("[3]", "相关的条不能是本条自己"), ("[4, 4]", "第 4 条写了两次")],
)
def test_a_related_article_must_be_another_one(policy: EditablePolicy, related: str, message: str) -> None:
    policy.change("related: [4]", f"related: {related}")
    problem = policy.problem()
    assert (problem.line, problem.message) == (policy.line_of(f"related: {related}"), message)


def test_a_part_that_the_article_lacks_is_found(policy: EditablePolicy) -> None:
    policy.change("part: 2", "part: 3")
    assert "第五条只有 2 个部分" in [problem.message for problem in policy.problems()]


def test_a_part_of_an_article_without_parts_is_found(policy: EditablePolicy) -> None:
    policy.change("title: 新设合作社补助", "title: 新设合作社补助\n            part: 1")
    assert "第三条没有分部分，请删去 part" in [problem.message for problem in policy.problems()]


def test_a_fact_of_an_article_that_is_not_there_is_found(policy: EditablePolicy) -> None:
    policy.change("article: 6", "article: 60")
    problem = policy.problem()
    assert (problem.field, problem.message) == ("document › repeals › article", "没有第 60 条")


def test_a_larger_kind_of_applicant_that_is_not_there_is_found(policy: EditablePolicy) -> None:
    policy.change("  - id: artisan\n", "  - id: artisan\n    within: enterprize\n")
    problem = policy.problem()
    assert problem.line == policy.line_of("within: enterprize")
    assert problem.message == "applicant_groups里没有 enterprize；是不是 enterprise？"


def test_kinds_of_applicants_nest_once_only(policy: EditablePolicy) -> None:
    policy.change("  - id: artisan\n", "  - id: artisan\n    within: artisan\n")
    assert policy.problem().message == "artisan 自己也属于另一类；这里只能写最大的一类"
