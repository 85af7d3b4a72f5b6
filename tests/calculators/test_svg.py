from decimal import Decimal

import pytest

from calculators.svg import drawing, escape, inside_html, line, place, words


@pytest.mark.parametrize(("value", "text"), [("3", "3"), ("0.25", "0.3"), ("0.249", "0.2"), ("-0.25", "-0.3")])
def test_a_place_is_told_to_the_tenth(value: str, text: str) -> None:
    assert place(Decimal(value)) == text


def test_words_cannot_become_markup() -> None:
    assert escape("<a b=\"c\" d='e'>&") == "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;"


def test_a_drawing_says_its_size_and_itself_in_words() -> None:
    shapes = (
        line("look", (Decimal(1), Decimal(2)), (Decimal(3), Decimal(4))),
        words("w", Decimal(5), Decimal(6), "<", "end"),
    )
    assert drawing(10, 20, '"', *shapes) == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20" width="10" height="20"'
        ' role="img" aria-label="&quot;">'
        '<polyline class="look" points="1,2 3,4"/><text class="w" x="5" y="6" text-anchor="end">&lt;</text></svg>'
    )


def test_inside_a_page_a_drawing_needs_no_namespace_and_keeps_its_words() -> None:
    told = ' xmlns="http://www.w3.org/2000/svg"'
    inside = inside_html(f"<svg{told}><desc>{told}</desc></svg>")
    assert inside == f"<svg><desc>{told}</desc></svg>"
