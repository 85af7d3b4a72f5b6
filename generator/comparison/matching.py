"""What each piece of the new version was in the old one, wherever it stands now.

Pieces with the same words belong together, then those that have most in common, then those that kept their number; at
last those that have nothing in common but stand in the same place with the same number: articles that were rewritten.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.official import compact

_ALIKE = 0.5
"""From this likeness on, two articles are the same one although their numbers differ."""
_SOMEWHAT_ALIKE = 0.25
"""From this likeness on, they are if they have kept their number."""
_ALIKE_ROWS = 0.4
_MOST_PAIRS = 200_000
"""With more pairs than this, only articles that stand near each other are compared."""
_NEAR = 20
_MOST_ROW_PAIRS = 100_000
"""With more pairs than this, the rows of an article are not matched: all old ones stand before all new ones."""


def match_articles(old: Sequence[tuple[int, str]], new: Sequence[tuple[int, str]]) -> dict[int, int]:
    """For positions in `new` those in `old`; each article is its number and its words without the heading."""
    matched = _same_words([words for _, words in old], [words for _, words in new])
    left_old = [n for n in range(len(old)) if n not in matched.values()]
    left_new = [n for n in range(len(new)) if n not in matched]
    scored = [
        (likeness, old[i][0] == new[j][0], -abs(i - j), i, j)
        for i, j, likeness in _likenesses(old, new, left_old, left_new)
        if likeness >= (_SOMEWHAT_ALIKE if old[i][0] == new[j][0] else _ALIKE)
    ]
    sure = sorted((pair for pair in scored if pair[0] >= _ALIKE), reverse=True)
    by_number = sorted((pair for pair in scored if pair[0] < _ALIKE), reverse=True)
    taken: set[int] = set()
    for *_, i, j in [*sure, *by_number]:
        if i not in taken and j not in matched:
            matched[j] = i
            taken.add(i)
    return matched | _rewritten(old, new, matched)


def _rewritten(
    old: Sequence[tuple[int, str]], new: Sequence[tuple[int, str]], matched: dict[int, int]
) -> dict[int, int]:
    """Pairs that have kept their number between neighbours that are matched."""
    numbers = {old[i][0]: i for i in range(len(old)) if i not in matched.values()}
    pairs = {j: numbers[new[j][0]] for j in range(len(new)) if j not in matched and new[j][0] in numbers}
    found: dict[int, int] = {}
    for step, places in ((-1, sorted(pairs)), (1, sorted(pairs, reverse=True))):
        for j in places:
            beside = found.get(j + step, matched.get(j + step))
            if beside == pairs[j] + step:
                found[j] = pairs[j]
    return found


def match_rows(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Pairs of positions in the order of both: a row with what it was, or alone on its side."""
    begin = _common(old, new)
    tail = _common(old[begin:][::-1], new[begin:][::-1])
    middle = _aligned(old[begin : len(old) - tail], new[begin : len(new) - tail])
    pairs: list[tuple[int | None, int | None]] = [(n, n) for n in range(begin)]
    pairs += [(None if i is None else begin + i, None if j is None else begin + j) for i, j in middle]
    return [*pairs, *((len(old) - n, len(new) - n) for n in range(tail, 0, -1))]


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many rows at the beginning have the same words."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (one, other) in pairs if compact(one) != compact(other)), min(len(old), len(new)))


def _aligned(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    if len(old) * len(new) > _MOST_ROW_PAIRS:
        return [*((i, None) for i in range(len(old))), *((None, j) for j in range(len(new)))]
    best = _best_alignment(old, new)
    pairs: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < len(old) or j < len(new):
        step = best[i][j][1]
        pairs.append((i if step != "new" else None, j if step != "old" else None))
        i, j = i + (step != "new"), j + (step != "old")
    return pairs


def _same_words(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    places: dict[str, list[int]] = {}
    for position, words in enumerate(old):
        places.setdefault(compact(words), []).append(position)
    matched: dict[int, int] = {}
    for position, words in enumerate(new):
        candidates = places.get(compact(words))
        if candidates:
            nearest = min(candidates, key=lambda place: abs(place - position))
            candidates.remove(nearest)
            matched[position] = nearest
    return matched


def _likenesses(
    old: Sequence[tuple[int, str]], new: Sequence[tuple[int, str]], left_old: list[int], left_new: list[int]
) -> Iterator[tuple[int, int, float]]:
    old_pairs = {i: _pairs_of(old[i][1]) for i in left_old}
    near_only = len(left_old) * len(left_new) > _MOST_PAIRS
    for j in left_new:
        own = _pairs_of(new[j][1])
        for i in left_old:
            if not near_only or abs(i - j) <= _NEAR or old[i][0] == new[j][0]:
                yield i, j, _shared(old_pairs[i], own)


def _pairs_of(text: str) -> Counter[tuple[str, str]]:
    words = compact(text)
    return Counter(pairwise(f"^{words}$"))


def _shared(one: Counter[tuple[str, str]], other: Counter[tuple[str, str]]) -> float:
    return 2 * (one & other).total() / (one.total() + other.total())


def _best_alignment(old: Sequence[str], new: Sequence[str]) -> list[list[tuple[float, str]]]:
    """From each pair of positions on: the best likeness in all, and the step that leads there."""
    old_pairs, new_pairs = [_pairs_of(text) for text in old], [_pairs_of(text) for text in new]
    table: list[list[tuple[float, str]]] = [[(0.0, "both")] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old), -1, -1):
        for j in range(len(new), -1, -1):
            steps: list[tuple[float, str]] = []
            if i < len(old) and j < len(new):
                alike = _shared(old_pairs[i], new_pairs[j])
                steps += [(table[i + 1][j + 1][0] + alike, "both")] if alike >= _ALIKE_ROWS else []
            if i < len(old):
                steps.append((table[i + 1][j][0], "old"))
            if j < len(new):
                steps.append((table[i][j + 1][0], "new"))
            table[i][j] = max(steps, key=lambda step: step[0], default=(0.0, "both"))
    return table
