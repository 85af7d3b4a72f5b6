import pytest

from calculators.compiled import RuleError
from calculators.mechanisms import read_mechanism


def test_an_unknown_mechanism_is_an_error() -> None:
    with pytest.raises(RuleError, match=r"^计算规则里有不认识的算法$"):
        read_mechanism({"mechanism": "expression"})
