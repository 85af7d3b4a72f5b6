from tests.editable_policy import EditablePolicy

_JOBS = """              - id: jobs
                type: count
                label: 带动就业
                unit: 人
                reason: 申报条件之一。
                example: 12人
"""


def test_two_awards_may_ask_the_same_question(policy: EditablePolicy) -> None:
    policy.change(_JOBS, f"{_JOBS}                shared_as: staff\n")
    members = _JOBS.replace("id: jobs", "id: members")
    policy.change(
        policy.text[policy.text.index("              - id: members") :].split("              - id: floor")[0], members
    )
    policy.change("example: 12人\n", "example: 12人\n                shared_as: staff\n")
    assert policy.problems() == []


def test_a_shared_question_must_be_the_same_in_every_word(policy: EditablePolicy) -> None:
    policy.change("example: 8人\n", "example: 8人\n                shared_as: staff\n")
    policy.change("example: 12人\n", "example: 12人\n                shared_as: staff\n")
    problem = policy.problem()
    assert problem.line == policy.line_of("shared_as: staff", after="id: jobs")
    assert "与 new-cooperative 的 members 共用 staff，但 label、reason、example 不同" in problem.message


def test_two_questions_of_one_award_are_never_the_same(policy: EditablePolicy) -> None:
    policy.change("example: 3人\n", "example: 3人\n                shared_as: staff\n")
    policy.change("example: 20天\n", "example: 20天\n                shared_as: staff\n")
    assert list(policy.problems_with("staff 在这项奖补里写了两次"))
