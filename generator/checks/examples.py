"""The calculators can use every rule and every example: of how to fill in a field, and of a whole estimate."""

from collections.abc import Iterator, Mapping

from calculators import Rule, evaluate
from calculators.compiled import RuleError
from generator.checks.walking import PlacedAward, awards
from generator.errors import HandbookError, Problem
from generator.loading import LoadedHandbook
from generator.rules import compile_rule


def check_examples(loaded: LoadedHandbook) -> Iterator[Problem]:
    """Each worked example gives an amount, and each question's example is an answer to it."""
    for placed in awards(loaded):
        try:
            rule = Rule.read(compile_rule(loaded.handbook, placed.article, placed.award))
        except (HandbookError, RuleError) as error:
            yield loaded.problem(placed.place, f"这项奖补不能计算：{error}")
            continue
        yield from _fillings(loaded, placed, rule)
        yield from _worked(loaded, placed, rule)


def _fillings(loaded: LoadedHandbook, placed: PlacedAward, rule: Rule) -> Iterator[Problem]:
    for index, question in enumerate(placed.award.inputs):
        if question.type == "choice":
            continue  # answered by picking, its example is a label
        for error in _errors(rule, {question.id: question.example}):
            yield loaded.problem((*placed.place, "inputs", index, "example"), f"例子填不进去：{error['message']}")


def _worked(loaded: LoadedHandbook, placed: PlacedAward, rule: Rule) -> Iterator[Problem]:
    for index, example in enumerate(placed.award.examples):
        place = (*placed.place, "examples", index, "answers")
        estimate = evaluate(rule, example.answers)
        for error in estimate["errors"]:
            yield loaded.problem((*place, error["input"]), f"例子不能计算：{error['message']}")
        if estimate["status"] == "incomplete":
            yield loaded.problem(place, f"例子不能计算：还缺少 {'、'.join(estimate['missing'])} 的答案")


def _errors(rule: Rule, answers: Mapping[str, str]) -> list[dict[str, str]]:
    errors: list[dict[str, str]] = evaluate(rule, answers)["errors"]
    return errors
