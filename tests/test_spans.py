"""Stretches that cover places."""

from hypothesis import given
from hypothesis import strategies as st

from generator.spans import Spans

_spans = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=8)


@given(_spans, st.integers(0, 20), st.integers(0, 20))
def test_a_place_is_covered_if_one_stretch_holds_it_all(spans: list[tuple[int, int]], start: int, end: int) -> None:
    assert Spans(spans).cover(start, end) == any(first <= start and end <= last for first, last in spans)
