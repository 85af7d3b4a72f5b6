"""What is found instead of a word that readers type stands in the text, and what they type does not."""

import pytest

from tests.editable_policy import EditablePolicy

_RIGHT = "other_words:\n  - typed: 资助\n    instead: 补助\n"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (_RIGHT.replace("补助", "熊猫"), "原文里没有“熊猫”；instead 要写原文里的词"),
        (_RIGHT.replace("资助", "合作社"), "原文里就有“合作社”，直接搜得到；这里只写原文没有的说法"),
        (f"{_RIGHT}  - typed: 资助\n    instead: 补助\n", "“资助”重复：第 "),
    ],
)
def test_a_word_that_leads_nowhere_or_need_not_lead_is_found(policy: EditablePolicy, entry: str, message: str) -> None:
    policy.change("\nglossary:", f"\n{entry}\nglossary:")
    assert message in policy.problem().message


def test_a_word_that_leads_to_one_of_the_text_is_right(policy: EditablePolicy) -> None:
    policy.change("\nglossary:", f"\n{_RIGHT}\nglossary:")
    assert policy.problems() == []
