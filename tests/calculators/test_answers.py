from decimal import Decimal
from typing import Any

import pytest

from calculators.answers import PLAIN, Answer, Notation, read_answer, read_answers
from calculators.inputs import Input
from calculators.quantities import AnswerError
from tests.calculators import made

FORM = Notation(Decimal(10_000), Decimal("0.01"))


def _question(kind: str, **more: Any) -> Input:  # noqa: ANN401 - JSON
    return Input.read(made.question("asked", kind, **more))


_CHOICES = made.choices(("first", "首次认定"), ("renewed", "重新认定"))


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("15000000", "15000000"),
        ("15,000,000", "15000000"),
        ("１５，０００，０００", "15000000"),
        ("1500万元", "15000000"),
        ("1,500 万", "15000000"),
        ("0.15亿", "15000000"),
        ("1.5千万", "15000000"),
        ("5000元", "5000"),
        ("¥5000", "5000"),
        ("人民币5000元整", "5000"),
        ("rmb 5000", "5000"),
        ("5000CNY", "5000"),
        ("5000人民币", "5000"),
        ("100.05", "100.05"),
        ("0", "0"),
        ("1000万亿", "1000000000000000"),
        ("一千五百万元", "15000000"),
        ("一千五百万", "15000000"),
        ("壹仟伍佰万元整", "15000000"),
        ("两百元", "200"),
        ("五万零一百元三角二分", "50100.32"),
    ],
)
def test_money_is_yuan_unless_the_text_has_a_unit(text: str, yuan: str) -> None:
    assert read_answer(_question("money"), text) == Decimal(yuan)


@pytest.mark.parametrize(
    ("word", "worth"),
    [
        ("", "1"),
        ("十", "10"),
        ("百", "100"),
        ("千", "1000"),
        ("万", "10000"),
        ("十万", "100000"),
        ("百万", "1000000"),
        ("千万", "10000000"),
        ("亿", "100000000"),
        ("十亿", "1000000000"),
        ("百亿", "10000000000"),
        ("千亿", "100000000000"),
        ("万亿", "1000000000000"),
    ],
)
@pytest.mark.parametrize("unit", ["", "元", "圆", "圓", "块", "塊", "块钱"])
def test_each_word_of_an_amount_is_worth_what_it_says(word: str, worth: str, unit: str) -> None:
    if unit or word not in ("十", "百", "千"):
        assert read_answer(_question("money"), f"3{word}{unit}") == 3 * Decimal(worth)


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("300w", "3000000"),
        ("1.5 W", "15000"),
        ("300w元", "3000000"),
        ("300k", "300000"),
        ("2.5K元", "2500"),
        ("5千w", "50000000"),
        ("1500萬元", "15000000"),
        ("0.15億", "15000000"),
        ("貳佰叁拾萬圓整", "2300000"),
        ("參仟元正", "3000"),
        ("兩百元", "200"),
        ("陸萬塊錢", "60000"),
        ("1千5百万元", "15000000"),
        ("1 千 5 百 万", "15000000"),
        ("1亿5千万", "150000000"),
        ("10万5千", "105000"),
        ("2千300万", "23000000"),
        ("1万零5百元", "10500"),
        ("1.5千元", "1500"),
        ("300万人民幣", "3000000"),
    ],
)
@pytest.mark.parametrize("notation", [PLAIN, FORM])
def test_money_is_understood_as_people_say_and_type_it(text: str, yuan: str, notation: Notation) -> None:
    assert read_answer(_question("money"), text, notation) == Decimal(yuan)


@pytest.mark.parametrize("notation", [PLAIN, FORM])
@pytest.mark.parametrize("text", ["1千5百", "3千", "三十", "2千300"])
def test_a_spoken_number_without_a_large_unit_or_yuan_is_asked_for_its_unit(text: str, notation: Notation) -> None:
    with pytest.raises(AnswerError, match=f"^请带上单位：{text}元，还是{text}万元？$"):
        read_answer(_question("money"), text, notation)


@pytest.mark.parametrize(("text", "bare"), [("¥5000", "5000"), ("RMB 5000", "5000"), ("5000整", "5000")])
def test_a_sum_with_a_currency_is_asked_for_its_unit_where_others_are_in_ten_thousands(text: str, bare: str) -> None:
    with pytest.raises(AnswerError, match=f"^请带上单位：{bare}元，还是{bare}万元？$"):
        read_answer(_question("money"), text, FORM)
    assert read_answer(_question("money"), text, Notation(Decimal(1), Decimal("0.01"))) == 5000
    assert read_answer(_question("money"), f"{text.removesuffix('整')}万", FORM) == 50_000_000


@pytest.mark.parametrize("text", ["3亿5千", "1亿2000", "3万5", "15百", "1.5千", "一百 五百", "1千5", "5百3十万2"])
def test_an_amount_that_may_be_read_in_two_ways_is_not_accepted(text: str) -> None:
    with pytest.raises(AnswerError, match=f"^“{text}”不是金额"):
        read_answer(_question("money"), text)


@pytest.mark.parametrize(("text", "yuan"), [("5元3角2分", "5.32"), ("3角", "0.3"), ("2分", "0.02")])
def test_parts_of_a_yuan_have_their_words(text: str, yuan: str) -> None:
    assert read_answer(_question("money"), text) == Decimal(yuan)


@pytest.mark.parametrize("text", ["一千五百万", "一千五百万元", "1500万", "1500"])
def test_numerals_with_a_large_unit_are_yuan_whatever_the_form_says(text: str) -> None:
    assert read_answer(_question("money"), text, FORM) == 15_000_000


@pytest.mark.parametrize("text", ["三年", "三", "３年"])
def test_a_number_may_be_written_in_numerals(text: str) -> None:
    assert read_answer(_question("number", unit="年"), text) == 3


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("0.55", "0.55"),
        ("55%", "0.55"),
        ("５５％", "0.55"),
        ("百分之五十五", "0.55"),
        ("百分之 55", "0.55"),
        ("5.5成", "0.55"),
        ("五成", "0.5"),
        ("1", "1"),
        ("0", "0"),
    ],
)
def test_a_share_is_a_decimal_fraction_or_percent(text: str, share: str) -> None:
    assert read_answer(_question("share"), text) == Decimal(share)


@pytest.mark.parametrize(("text", "share"), [("55", "0.55"), ("55%", "0.55"), ("0.5", "0.005"), ("100", "1")])
def test_a_share_of_the_form_is_percent(text: str, share: str) -> None:
    assert read_answer(_question("share"), text, FORM) == Decimal(share)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5000", "5000"),
        ("5000平方米", "5000"),
        ("0.5 万平方米", "5000"),
        ("0.5 万", "5000"),
        ("0.5 萬平方米", "5000"),
        ("5千", "5000"),
        ("1万5千平方米", "15000"),
        ("1万2000平方米", "12000"),
        ("0.1 亿", "10000000"),
        ("5,000.5", "5000.5"),
    ],
)
def test_a_number_may_carry_its_own_unit(text: str, number: str) -> None:
    assert read_answer(_question("number", unit="平方米"), text) == Decimal(number)


@pytest.mark.parametrize(("text", "number"), [("5千瓦", 5), ("5万千瓦", 50_000), ("3千", 3000)])
def test_a_unit_may_hold_a_numeral(text: str, number: int) -> None:
    assert read_answer(_question("number", unit="千瓦"), text) == number


@pytest.mark.parametrize("text", ["60", "60个工作日", "60工作日", "60.0"])
def test_a_count_may_carry_its_unit_with_or_without_a_measure_word(text: str) -> None:
    assert read_answer(_question("count", unit="个工作日"), text) == 60


@pytest.mark.parametrize("text", ["60", "60课时", "60课时/人/年"])
def test_a_count_per_something_may_be_given_without_it(text: str) -> None:
    assert read_answer(_question("count", unit="课时/人/年"), text) == 60


@pytest.mark.parametrize(("text", "choice"), [("first", "first"), (" renewed ", "renewed"), ("首次认定", "first")])
def test_a_choice_is_taken_by_id_or_label(text: str, choice: str) -> None:
    assert read_answer(_question("choice", choices=_CHOICES), text) == choice


@pytest.mark.parametrize(("text", "answer"), [("yes", "yes"), ("是", "yes"), ("NO", "no"), ("否", "no")])
def test_yes_and_no_are_understood_in_both_languages(text: str, answer: str) -> None:
    assert read_answer(_question("yes_no"), text) == answer


@pytest.mark.parametrize("kind", ["money", "share", "number", "count", "yes_no"])
@pytest.mark.parametrize("text", ["", "  ", "\u3000", "\u200b"])
def test_empty_text_is_no_answer(kind: str, text: str) -> None:
    assert read_answer(_question(kind, unit="年"), text) is None


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        ("money", "-1", "不能是负数"),
        ("money", "abc", "“abc”不是金额"),
        ("money", "一千五", "“一千五”不是金额"),
        ("money", "九百", "^请带上单位：九百元，还是九百万元？$"),
        ("money", "5人", "不是金额"),
        ("money", "NaN", "不是金额"),
        ("money", "1,5", "千位"),
        ("money", "1000万亿零1", "不是金额"),
        ("money", "1000000000000000.01", "^金额太大；最多 1000 万亿元，请检查单位和位数$"),
        ("share", "1.01", "不能超过 100%；百分数请带上 %"),
        ("share", "100", "不能超过 100%；百分数请带上 %，例如 55% 或 0.55$"),
        ("share", "100.01", "不能超过 100%$"),
        ("share", "101%", "不能超过 100%$"),
        ("share", "abc", "不是比例"),
        ("share", "百分之一百零一", "不能超过 100%$"),
        ("share", "百分之", "“百分之”不是比例"),
        ("share", "-0.1", "不能是负数"),
        ("number", "三年半", "“三年半”不是数；请写数字，单位是年"),
        ("number", "3个月", "不是数"),
        ("number", "1000000001", "^数太大；最多 10 亿年，请检查位数$"),
        ("count", "2.5", "“2.5”不是整数"),
        ("count", "-1", "不能是负数"),
        ("count", "abc", "不是数"),
        ("count", "15%", "不是数"),
        ("count", "1万2", "不是数"),
        ("yes_no", "maybe", "没有“maybe”这个选项；请选 yes（是）、no（否）"),
        ("money", "1" * 61, "^填写的内容太长；最多 60 个字符$"),
        ("yes_no", "是" * 10_000, "^填写的内容太长；最多 60 个字符$"),
    ],
)
def test_each_bad_answer_gets_its_message(kind: str, text: str, message: str) -> None:
    with pytest.raises(AnswerError, match=message):
        read_answer(_question(kind, unit="年"), text)


def test_an_answer_may_be_just_as_long_as_it_may_be() -> None:
    assert read_answer(_question("money"), "5".rjust(60)) == 5


def test_a_share_of_the_form_above_all_gets_no_hint_about_percent_signs() -> None:
    with pytest.raises(AnswerError, match=r"100%$"):
        read_answer(_question("share"), "155", FORM)


def test_an_unknown_choice_is_told_the_choices() -> None:
    with pytest.raises(AnswerError, match="没有“second”这个选项；请选 first（首次认定）、renewed（重新认定）"):
        read_answer(_question("choice", choices=_CHOICES), "second")


@pytest.mark.parametrize("answer", [5, None, ["5"], {"a": 1}, True])
def test_an_answer_that_is_no_text_is_an_error(answer: object) -> None:
    with pytest.raises(AnswerError, match=r"^填写的内容不是文字$"):
        read_answer(_question("money"), answer)


@pytest.mark.parametrize(("text", "message"), [("0.5", "不能小于 1 年"), ("6", "不能大于 5 年")])
def test_an_answer_outside_the_limits_of_its_question_is_an_error(text: str, message: str) -> None:
    with pytest.raises(AnswerError, match=message):
        read_answer(_question("number", unit="年", minimum="1", maximum="5"), text)


@pytest.mark.parametrize("text", ["1", "5"])
def test_the_limits_of_a_question_belong_to_it(text: str) -> None:
    limited: Answer | None = read_answer(_question("number", unit="年", minimum="1", maximum="5"), text)
    assert limited == Decimal(text)


def test_faults_and_answers_are_collected_side_by_side() -> None:
    inputs = {"money": _question("money"), "share": _question("share")}
    answers = read_answers(inputs, {"money": "5000", "share": "2", "other": "1"})
    assert answers.values == {"money": Decimal(5000)}
    assert [fault.input for fault in answers.faults] == ["share", "other"]


def test_an_unknown_name_is_told_the_names_that_there_are() -> None:
    answers = read_answers({"asked": _question("money", label="金额")}, {"aksed": "5"})
    assert answers.faults[0].message == "没有这个填写项；可以填写：asked（金额）"


def test_an_unknown_name_is_told_when_nothing_needs_answering() -> None:
    assert read_answers({}, {"money": "5"}).faults == (("money", "没有这个填写项；本项奖补不需要填写"),)


def test_a_hostile_name_is_said_back_shortened_and_printable() -> None:
    fault = read_answers({}, {"\ud800" + "x" * 10_000: "5"}).faults[0]
    assert fault.input == "�" + "x" * 19 + "…"
