"""Texts of the pieces that policies are made of, in any order and layout."""

from pathlib import Path

from hypothesis import strategies as st

_PIECES = (Path(__file__).parent / "pieces.txt").read_text("utf-8").splitlines()
"""Marks, labels, sentences and noise, one a line."""

_ENDS = ("", "\n", "\n\n", "\n    ", "\u3000\u3000", " ", "\t", "\r\n", "\n\f")


@st.composite
def policy_like_texts(draw: st.DrawFn) -> str:
    """A text out of marks, labels, sentences and noise."""
    pieces = st.sampled_from(_PIECES)
    parts = draw(st.lists(st.tuples(pieces, st.sampled_from(_ENDS)), min_size=1, max_size=25))
    return "".join(words + end for words, end in parts) + "完"
