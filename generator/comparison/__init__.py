"""What differs between two versions of a policy: article by article, word by word and number by number.

- `paragraphs` takes the official words apart as a table shows them, one row each.
- `matching` finds for every article, and for every paragraph inside it, what it was before.
- `words` marks what was left out and what was put in; both sides stay complete, character for character.
- `numbers` names each amount, rate, period, telephone number and date that changed.
- `fields` tells what else changed in the canonical file: rules, offices, the handbook's own words.
- `versions` puts all this together; `text` and `page` show it to people.
"""

from generator.comparison.versions import ArticleChange, Comparison, compare

__all__ = ["ArticleChange", "Comparison", "compare"]
