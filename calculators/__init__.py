"""The arithmetic of awards: a rule and people's answers in, an amount with its explanation out.

Standard library only, nothing of the generator: the same code runs where the handbook is made and in the reader's
browser. A rule is data, a tree of mechanisms; every evaluation gives the amount, how it came about and what is still
missing. Amounts are exact decimals in yuan, shares and rates are decimal fractions.
"""

from calculators.estimate import evaluate
from calculators.reply import reply
from calculators.rule import Rule
from calculators.summary import Summary, summary

__all__ = ["Rule", "Summary", "evaluate", "reply", "summary"]
