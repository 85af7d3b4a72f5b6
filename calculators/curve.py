"""How an award grows with its base: for rules that take a percentage of what the reader fills in."""

from decimal import Decimal
from typing import NamedTuple

from calculators.mechanisms.bases import FigureBase
from calculators.mechanisms.by_choice import ByChoice
from calculators.mechanisms.ceiling import Ceiling
from calculators.mechanisms.instalments import Instalments
from calculators.mechanisms.mechanism import Mechanism
from calculators.mechanisms.percentage import Percentage
from calculators.money import EXACT
from calculators.situation import Situation


class Curve(NamedTuple):
    """An award that is `rate` of a base up to `limit` in yuan; `own` is the reader's base, None before it is known."""

    label: str
    rate: Decimal
    limit: Decimal | None
    own: Decimal | None

    def award(self, base: Decimal) -> Decimal:
        """The award in yuan for a base in yuan."""
        whole = EXACT.multiply(base, self.rate)
        return whole if self.limit is None else min(whole, self.limit)

    @property
    def full_from(self) -> Decimal | None:
        """The base from which on the award is the limit; None if there is none."""
        return EXACT.divide(self.limit, self.rate) if self.limit is not None and self.rate else None


def curve_of(mechanism: Mechanism, situation: Situation) -> Curve | None:
    """The curve of a rule; None if its amount does not follow one percentage of one answer."""
    match mechanism:
        case Instalments():
            return curve_of(mechanism.of, situation)
        case ByChoice():
            choice = situation.choice(mechanism.input)
            return None if choice is None else curve_of(mechanism.cases[choice], situation)
        case Ceiling(limit=limit, of=inner) if inner is not None:
            curve = curve_of(inner, situation)
            lower = limit.value if curve is None or curve.limit is None else min(limit.value, curve.limit)
            return None if curve is None else curve._replace(limit=lower)
        case Percentage(base=base) if not isinstance(base, FigureBase):
            own = base.evaluate(situation, mechanism.rate).value
            return Curve(base.label, mechanism.rate_for(situation), None, own)
        case _:
            return None
