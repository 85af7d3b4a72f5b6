"""People's answers: text by question in; exact numbers and choices, or a message for each fault, out."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from calculators.chinese_numerals import is_large, is_numeral, with_digits
from calculators.inputs import Input
from calculators.money import CENT, WAN, YI
from calculators.quantities import AnswerError, read_quantity
from calculators.text import clean, shown

Answer = Decimal | str
"""A number in the plain unit (yuan, decimal fraction …), or the id of a choice; yes and no are choices."""

LONGEST = 60
"""The most characters that an answer may have."""

LARGEST_AMOUNT = Decimal(10) ** 15
"""The most that may be written, in yuan."""

LARGEST_NUMBER = Decimal(10) ** 9
"""The most that may be counted."""

_ONE = Decimal(1)
_SMALL = {"十": 10, "百": 100, "千": 1000, "K": 1000}
_LARGE = {"万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_LARGE |= {"十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12}
_MONEY = {f"{word}元": Decimal(worth) for word, worth in (_SMALL | _LARGE).items()}
_MONEY |= {word: Decimal(worth) for word, worth in (_LARGE | {"元": 1, "K": 1000}).items()}
_MONEY |= {"角": Decimal("0.1"), "分": CENT}
_SAME_IN_MONEY = str.maketrans("圆圓块塊W", "元元元元万")
_AFTER_MONEY = ("整", "正", "钱", "錢")
_SHARE = {"%": CENT, "成": Decimal("0.1")}
_PERCENT = "百分之"
_CURRENCIES = ("人民币", "人民幣", "RMB", "CNY", "¥")
_WITHOUT_UNIT = frozenset("0123456789., ")
_YES_OR_NO = {"yes": "yes", "是": "yes", "no": "no", "否": "no"}


class Notation(NamedTuple):
    """What a number without a unit is worth: `money` in yuan, `share` as a decimal fraction."""

    money: Decimal
    share: Decimal


PLAIN = Notation(_ONE, _ONE)
"""Programs and the command line: yuan and decimal fractions."""


class Fault(NamedTuple):
    """An answer that cannot be accepted and the Chinese message that says why."""

    input: str
    message: str


class Answers(NamedTuple):
    """The answers that were given and understood, by the id of the question, and the faults of the others."""

    values: Mapping[str, Answer]
    faults: tuple[Fault, ...]


def _plain(_input_id: str) -> Notation:
    return PLAIN


def read_answers(
    inputs: Mapping[str, Input],
    texts: Mapping[str, str],
    notation_of: Callable[[str], Notation] = _plain,
) -> Answers:
    """Read answers to the questions of a rule; empty text is no answer, any fault has its message."""
    values: dict[str, Answer] = {}
    faults: list[Fault] = []
    for name, text in texts.items():
        try:
            answer = read_answer(_known(inputs, name), text, notation_of(name))
        except AnswerError as fault:
            faults.append(Fault(name if name in inputs else shown(str(name)), str(fault)))
        else:
            if answer is not None:
                values[name] = answer
    return Answers(values, tuple(faults))


def _known(inputs: Mapping[str, Input], name: str) -> Input:
    if name in inputs:
        return inputs[name]
    if not inputs:
        raise AnswerError("没有这个填写项；本项奖补不需要填写")
    known = "、".join(f"{question.id}（{question.label}）" for question in inputs.values())
    raise AnswerError(f"没有这个填写项；可以填写：{known}")


def read_answer(question: Input, text: object, notation: Notation = PLAIN) -> Answer | None:
    """Read one answer; None when the text is empty; raise AnswerError with a message for people."""
    if not isinstance(text, str):
        raise AnswerError("填写的内容不是文字")
    if len(text) > LONGEST:
        raise AnswerError(f"填写的内容太长；最多 {LONGEST} 个字符")
    cleaned = clean(text)
    if not cleaned:
        return None
    if question.choices:
        return _choice(question, cleaned)
    number = _READERS[question.type](question, cleaned, notation)
    _check_limits(question, number)
    return number


def _choice(question: Input, text: str) -> str:
    if question.type == "yes_no":
        text = _YES_OR_NO.get(text.lower(), text)
    for choice in question.choices:
        if text in (choice.id, choice.label):
            return choice.id
    known = "、".join(f"{choice.id}（{choice.label}）" for choice in question.choices)
    raise AnswerError(f"没有“{shown(text)}”这个选项；请选 {known}")


def _money(_question: Input, text: str, notation: Notation) -> Decimal:
    written = _without_currency(text)
    digits, large = with_digits(written), is_large(written)
    is_marked = written != text and notation.money != _ONE
    if is_bare(digits) and not large and (is_numeral(written) or is_marked):
        raise AnswerError(f"请带上单位：{written}元，还是{written}万元？")
    amount = _first(read_quantity(form, _MONEY, _ONE if large else notation.money) for form in (written, digits))
    if amount is None:
        raise AnswerError(f"“{shown(text)}”不是金额；请写数字，可以带单位，例如 1500万元、5000元")
    if amount > LARGEST_AMOUNT:
        raise AnswerError("金额太大；最多 1000 万亿元，请检查单位和位数")
    return amount


def _without_currency(text: str) -> str:
    written = text.upper()
    for currency in _CURRENCIES:
        written = written.removeprefix(currency).removesuffix(currency)
    for ending in _AFTER_MONEY:
        written = written.removesuffix(ending)
    return written.strip().translate(_SAME_IN_MONEY)


def is_bare(text: str) -> bool:
    """Whether a cleaned text is a number in digits with no unit."""
    return set(text) <= _WITHOUT_UNIT


def _first(numbers: Iterator[Decimal | None]) -> Decimal | None:
    return next((number for number in numbers if number is not None), None)


def _share(_question: Input, text: str, notation: Notation) -> Decimal:
    written = f"{text.removeprefix(_PERCENT)}%" if text.startswith(_PERCENT) else text
    share = read_quantity(with_digits(written), _SHARE, notation.share)
    if share is None:
        raise AnswerError(f"“{shown(text)}”不是比例；请写 0 到 100% 之间的数，例如 55%")
    if share > 1:
        percent_meant = notation == PLAIN and "%" not in written and share <= 1 / CENT
        raise AnswerError("比例不能超过 100%" + ("；百分数请带上 %，例如 55% 或 0.55" if percent_meant else ""))
    return share


def _number(question: Input, text: str, _notation: Notation) -> Decimal:
    names = ("", question.unit, question.unit.removeprefix("个"), question.unit.partition("/")[0])
    multiples = {"": _ONE, "万": WAN, "亿": YI}
    units = {f"{multiple}{name}": worth for multiple, worth in multiples.items() for name in names}
    del units[""]
    number = _first(read_quantity(form, units, _ONE) for form in (text, with_digits(text)))
    if number is None:
        raise AnswerError(f"“{shown(text)}”不是数；请写数字，单位是{question.unit}")
    if number > LARGEST_NUMBER:
        raise AnswerError(f"数太大；最多 10 亿{question.unit}，请检查位数")
    return number


def _count(question: Input, text: str, notation: Notation) -> Decimal:
    number = _number(question, text, notation)
    if number != number.to_integral_value():
        raise AnswerError(f"“{shown(text)}”不是整数；请写整数")
    return number


_READERS: dict[str, Callable[[Input, str, Notation], Decimal]] = {
    "money": _money,
    "share": _share,
    "number": _number,
    "count": _count,
}


def _check_limits(question: Input, number: Decimal) -> None:
    if question.minimum is not None and number < question.minimum:
        raise AnswerError(f"不能小于 {question.in_words(question.minimum)}")
    if question.maximum is not None and number > question.maximum:
        raise AnswerError(f"不能大于 {question.in_words(question.maximum)}")
