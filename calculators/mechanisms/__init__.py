"""The closed set of mechanisms, one small file each; a rule composes them as data."""

from collections.abc import Callable

from calculators.compiled import Node, RuleError
from calculators.mechanisms.annual import Annual
from calculators.mechanisms.by_choice import ByChoice
from calculators.mechanisms.by_year import ByYear
from calculators.mechanisms.ceiling import Ceiling
from calculators.mechanisms.fixed import Fixed
from calculators.mechanisms.instalments import Instalments
from calculators.mechanisms.mechanism import Mechanism, Read
from calculators.mechanisms.per_head import PerHead
from calculators.mechanisms.percentage import Percentage

_MECHANISMS: dict[str, Callable[[Node, Read], Mechanism]] = {
    "fixed": Fixed.read,
    "ceiling": Ceiling.read,
    "percentage": Percentage.read,
    "per_head": PerHead.read,
    "by_choice": ByChoice.read,
    "by_year": ByYear.read,
    "annual": Annual.read,
    "instalments": Instalments.read,
}


def read_mechanism(node: Node) -> Mechanism:
    """Read a node of a compiled rule and all nodes inside it; raise RuleError for an unknown mechanism."""
    read = _MECHANISMS.get(node["mechanism"])
    if read is None:
        raise RuleError("计算规则里有不认识的算法")
    return read(node, read_mechanism)
