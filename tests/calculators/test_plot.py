from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.curve import Curve
from calculators.plot import plot, plot_in_words
from calculators.reply import reply
from tests.calculators import made
from tests.calculators.drawings import read, shapes, stray_words

_SVG = "{http://www.w3.org/2000/svg}"
_CURVE = Curve("研发费用增量", Decimal("0.05"), Decimal(1_000_000), Decimal(5_000_000))


def _points(drawing: str, look: str) -> list[tuple[Decimal, Decimal]]:
    found = [line for line in read(drawing).iter(f"{_SVG}polyline") if line.get("class") == look]
    pairs = [pair.split(",") for line in found for pair in (line.get("points") or "").split()]
    return [(Decimal(x), Decimal(y)) for x, y in pairs]


def _own(drawing: str) -> tuple[Decimal, Decimal]:
    (circle,) = read(drawing).iter(f"{_SVG}circle")
    return Decimal(circle.get("cx") or ""), Decimal(circle.get("cy") or "")


_AXES = [
    "axis 74,26 74,160 326,160",
    "axis-name 74 19 middle 奖补金额",
    "axis-name 326 219 end 研发费用增量 →",
]
_RULE = [
    "curve 74,160 242,48.3 326,48.3",
    "ceiling 74,48.3 242,48.3",
    "ceiling 242,48.3 242,160",
    "tick 67 45.3 end 上限",
    "tick 67 60.3 end 100 万元",
    "tick 242 177 middle 2000 万元",
]


@pytest.mark.parametrize(
    ("own", "drawn"),
    [
        (None, []),
        (
            15_000_000,
            [
                "own-line 200,76.3 200,160",
                "own 200 76.3 5.5",
                "own-words 209 81.3 start 75 万元",
                "own-words 156 197 start 填的 1500 万元",
            ],
        ),
        (
            20_000_000,
            [
                "own-line 242,48.3 242,160",
                "own 242 48.3 5.5",
                "own-words 235 66.3 end 100 万元",
                "own-words 286 197 end 填的 2000 万元",
            ],
        ),
    ],
)
def test_the_drawing_holds_the_rule_and_the_own_position(own: int | None, drawn: list[str]) -> None:
    drawing = plot(_CURVE._replace(own=None if own is None else Decimal(own)))
    assert read(drawing).get("viewBox") == "0 0 340 226"
    assert shapes(drawing) == [*_AXES, *_RULE, *drawn]
    assert stray_words(drawing) == ""


@pytest.mark.parametrize(
    ("own", "words"), [(80_000_000, "填的 8000 万元"), (80_000_001, "填的 8000.0001 万元（在图外）")]
)
def test_an_own_position_is_at_the_edge_before_it_is_outside(own: int, words: str) -> None:
    *_, under = shapes(plot(_CURVE._replace(own=Decimal(own))))
    assert under == f"own-words 340 197 end {words}"


def test_the_line_begins_at_nought_however_small_the_amounts_are() -> None:
    assert "curve 74,160 242,48.3 326,48.3" in shapes(plot(Curve("基数", Decimal("0.5"), Decimal(1), None)))


@pytest.mark.parametrize(
    ("limit", "full_from"),
    [
        ("1000", "2000 元"),
        ("617.28", "约 1235 元"),
        ("5000", "1 万元"),
        ("5000.01", "约 1 万元"),
        ("500025", "约 100.01 万元"),
        ("1000000", "200 万元"),
    ],
)
def test_the_base_at_the_ceiling_is_told_as_short_as_it_is_exact(limit: str, full_from: str) -> None:
    assert f"tick 242 177 middle {full_from}" in shapes(plot(Curve("基数", Decimal("0.5"), Decimal(limit), None)))


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
    assert list(read(plot(_CURVE._replace(own=None))).iter(f"{_SVG}circle")) == []


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
    assert read(plot(_CURVE)).get("aria-label") == told


def test_words_of_a_rule_cannot_become_markup() -> None:
    label = "<script>\"a\" & 'b'</script>"
    drawing = plot(_CURVE._replace(label=label))
    assert "<script" not in drawing
    assert label in (read(drawing).get("aria-label") or "")


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


def test_the_plot_of_a_rule_shows_its_lowest_ceiling_and_the_readers_base() -> None:
    percentage = made.percentage({"input": "base", "label": "基数"}, rate="0.1")
    for limits in (("100", "50"), ("50", "100")):
        rule = made.rule(made.ceiling(limits[0], of=made.ceiling(limits[1], of=percentage)), made.question("base"))
        told = read(reply(rule, {"base": "200"})["view"]["plot"]).get("aria-label") or ""
        assert "按 10% 计算；基数达到 500 元时到上限 50 元，再多也不增加；现在填的是 200 元，对应 20 元。" in told


def test_unacceptable_answers_leave_the_rule_without_a_position() -> None:
    amount = made.ceiling("1000000", of=made.percentage(made.increase(), rate="0.05"))
    rule = made.rule(amount, made.question("current"), made.question("previous"))
    assert "<circle" not in reply(rule, {"current": "x", "previous": "1"})["view"]["plot"]
