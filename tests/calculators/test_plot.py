import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.curve import Curve
from calculators.plot import plot, plot_in_words
from calculators.reply import reply
from tests.calculators import made

_SVG = "{http://www.w3.org/2000/svg}"
_CURVE = Curve("研发费用增量", Decimal("0.05"), Decimal(1_000_000), Decimal(5_000_000))


def _read(drawing: str) -> ET.Element:
    return ET.fromstring(drawing)  # noqa: S314 - our own drawing


def _points(drawing: str, look: str) -> list[tuple[Decimal, Decimal]]:
    found = [line for line in _read(drawing).iter(f"{_SVG}polyline") if line.get("class") == look]
    pairs = [pair.split(",") for line in found for pair in (line.get("points") or "").split()]
    return [(Decimal(x), Decimal(y)) for x, y in pairs]


def _own(drawing: str) -> tuple[Decimal, Decimal]:
    (circle,) = _read(drawing).iter(f"{_SVG}circle")
    return Decimal(circle.get("cx") or ""), Decimal(circle.get("cy") or "")


def test_the_line_rises_to_the_ceiling_and_stays_there() -> None:
    start, full, end = _points(plot(_CURVE), "calculator-curve")
    assert start[1] > full[1] == end[1]
    assert start[0] < full[0] < end[0]


def test_the_own_position_lies_on_the_line_where_its_share_says() -> None:
    start, full, _ = _points(plot(_CURVE), "calculator-curve")
    x, y = _own(plot(_CURVE))
    assert abs((x - start[0]) / (full[0] - start[0]) - Decimal("0.25")) < Decimal("0.01")
    assert abs((start[1] - y) / (start[1] - full[1]) - Decimal("0.25")) < Decimal("0.01")


def test_before_the_answer_only_the_rule_is_drawn() -> None:
    assert list(_read(plot(_CURVE._replace(own=None))).iter(f"{_SVG}circle")) == []


def test_a_position_far_beyond_the_ceiling_stands_at_the_edge_and_says_so() -> None:
    drawing = plot(_CURVE._replace(own=Decimal(10) ** 15))
    assert _own(drawing)[0] == _points(drawing, "calculator-curve")[-1][0]
    assert "（在图外）" in drawing


def test_the_drawing_tells_itself_in_words() -> None:
    told = plot_in_words(_CURVE)
    assert told == (
        "横轴是研发费用增量，纵轴是奖补金额，按 5% 计算；研发费用增量达到 2000 万元时到上限 100 万元，再多也不增加；"
        "现在填的是 500 万元，对应 25 万元。"
    )
    assert _read(plot(_CURVE)).get("aria-label") == told


def test_words_of_a_rule_cannot_become_markup() -> None:
    label = "<script>\"a\" & 'b'</script>"
    drawing = plot(_CURVE._replace(label=label))
    assert "<script" not in drawing
    assert label in (_read(drawing).get("aria-label") or "")


def test_without_a_ceiling_there_is_a_line_once_there_is_an_answer() -> None:
    curve = Curve("研发投入", Decimal("0.3"), None, None)
    assert plot(curve) == ""
    assert len(_points(plot(curve._replace(own=Decimal(100))), "calculator-curve")) == 2


def test_a_base_that_is_no_round_number_is_given_as_about() -> None:
    assert "约 90.91 万元" in plot(Curve("损失", Decimal("0.55"), Decimal(500_000), None))


@given(
    own=st.none() | st.decimals(0, 10**15, places=2),
    rate=st.decimals(0, 1, places=4),
    limit=st.none() | st.decimals(0, 10**12, places=2),
)
def test_every_curve_is_drawn_inside_its_frame_or_not_at_all(
    own: Decimal | None, rate: Decimal, limit: Decimal | None
) -> None:
    drawing = plot(Curve("基数", rate, limit, own))
    if drawing:
        assert all(0 <= x <= 340 and 0 <= y <= 226 for x, y in _points(drawing, "calculator-curve"))
        assert "style=" not in drawing


@pytest.mark.parametrize(
    ("amount", "drawn"),
    [
        (made.ceiling("1000000", of=made.percentage(made.increase(), rate="0.05")), True),
        (made.instalments(made.ceiling("100", of=made.percentage(made.increase(), rate="0.05")), ("立项", None)), True),
        (made.percentage({"figure": made.parameter("1000000")}, rate="0.05"), False),
        (made.ceiling("1000000", requested="current"), False),
        (made.fixed("5000"), False),
    ],
)
def test_only_a_percentage_of_an_answer_has_a_plot(amount: made.Json, drawn: bool) -> None:  # noqa: FBT001 - a case
    rule = made.rule(amount, made.question("current"), made.question("previous"))
    assert bool(reply(rule, {"current": "200", "previous": "100"})["view"]["plot"]) is drawn


def test_the_plot_of_a_rule_by_choice_is_that_of_the_choice() -> None:
    cases = {"one": made.ceiling("100", of=made.percentage({"input": "base", "label": "基数"}, rate="0.1"))}
    options = made.choices(("one", "第一类"))
    rule = made.rule(made.by_choice(cases), made.question("tier", "choice", choices=options), made.question("base"))
    assert reply(rule, {"base": "5"})["view"]["plot"] == ""
    assert "基数" in reply(rule, {"base": "5", "tier": "one"})["view"]["plot"]


def test_unacceptable_answers_leave_the_rule_without_a_position() -> None:
    amount = made.ceiling("1000000", of=made.percentage(made.increase(), rate="0.05"))
    rule = made.rule(amount, made.question("current"), made.question("previous"))
    assert "<circle" not in reply(rule, {"current": "x", "previous": "1"})["view"]["plot"]
