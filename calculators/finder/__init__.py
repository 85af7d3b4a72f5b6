"""What somebody can apply for: all rules at once, sorted anew for each answer, and the question worth asking next.

Nothing here decides that somebody gets anything: a rule is *met* only as far as its conditions can be checked with
numbers, *open* while an answer is missing, *unmet* when a condition fails or the rule is for other applicants.

- `policy`: the rules, the kinds of applicants and the questions of all rules, each asked once;
- `given`: what was answered, and what somebody does not know;
- `membership`: which kinds of applicants somebody belongs to;
- `prospects`: which questions can still change how a rule stands;
- `standing`: how one rule stands; `order`: which question settles most; `finder`: the reply to a page.
"""

from calculators.finder.finder import Finder
from calculators.finder.policy import Policy

__all__ = ["Finder", "Policy"]
