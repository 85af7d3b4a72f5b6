"""What was made of a handbook is made once."""

from generator.remembering import remembered


def test_the_same_object_is_asked_once_and_an_equal_one_again() -> None:
    made: list[list[int]] = []

    @remembered
    def make(source: list[int]) -> int:
        made.append(source)
        return len(made)

    one, other = [1], [1]
    assert [make(one), make(other), make(one)] == [1, 2, 1]


def test_only_the_last_few_are_remembered() -> None:
    made: list[list[int]] = []
    make = remembered(made.append)
    first = [0]
    for source in (first, [1], [2], [3], [4], first):
        make(source)
    assert made == [[0], [1], [2], [3], [4], [0]]
