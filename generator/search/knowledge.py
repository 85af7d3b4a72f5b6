"""What a handbook knows about the ways its readers write."""

from dataclasses import dataclass

from generator.model.handbook import Handbook


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What readers may write.

    `area_code` may stand before a local telephone number, empty if there is none. `other_names` holds names of offices
    that stand on no page just so: an office with an alias is printed as bureau, name and alias in brackets; people
    write bureau and alias. `other_words` holds words that are looked for instead of those that stand nowhere.
    """

    area_code: str
    other_names: dict[str, str]
    other_words: dict[str, str]


def known_writings(handbook: Handbook) -> Knowledge:
    """What this handbook says about it."""
    names = {f"{office.bureau}{office.alias}": office.alias for office in handbook.offices if office.alias}
    words = {other.typed: other.instead for other in handbook.other_words}
    return Knowledge(handbook.document.area_code or "", names, words)
