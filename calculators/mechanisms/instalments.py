"""分期拨付：数额由里面的算法得出，按比例分几次给付。"""

from decimal import Decimal
from typing import NamedTuple

from calculators.compiled import Node
from calculators.mechanisms.mechanism import Inputs, Mechanism, Read
from calculators.mechanisms.outcome import Outcome, Payment, known_shares
from calculators.money import rate_in_words
from calculators.parameter import read_number
from calculators.situation import Situation


class Instalments(NamedTuple):
    """An amount that is paid in parts; the last part is what remains."""

    of: Mechanism
    payments: tuple[Payment, ...]

    @classmethod
    def read(cls, node: Node, read: Read) -> "Instalments":
        """Read {"of": node, "payments": [{"when", "share": text or null}]}."""
        payments = (
            Payment(payment["when"], None if payment["share"] is None else read_number(payment["share"]))
            for payment in node["payments"]
        )
        return cls(read(node["of"]), tuple(payments))

    @property
    def kind(self) -> str:
        """As the amount that is paid."""
        return self.of.kind

    def evaluate(self, situation: Situation, /) -> Outcome:
        """The amount as it is, with the plan of its payments."""
        return self.of.evaluate(situation)._replace(payments=self.payments)

    def most(self) -> Decimal | None:
        """As the amount that is paid."""
        return self.of.most()

    def most_in_words(self, inputs: Inputs, /) -> str:
        """As the amount that is paid."""
        return self.of.most_in_words(inputs)

    def shares_in_words(self) -> str:
        """立项 70%，验收合格 30%."""
        shares = zip(self.payments, known_shares(self.payments), strict=True)
        return "，".join(f"{payment.when} {rate_in_words(share)}" for payment, share in shares)

    def formula(self, inputs: Inputs, /) -> str:
        """As the amount that is paid; the payments are told apart from it."""
        return self.of.formula(inputs)
