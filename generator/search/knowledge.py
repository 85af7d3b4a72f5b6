"""What a handbook knows about the ways its readers write."""

from generator.model.handbook import Handbook


def known_writings(handbook: Handbook) -> tuple[str, dict[str, str]]:
    """The area code, empty if there is none, and the names of offices that stand on no page just so.

    An office with an alias is printed as bureau, name and alias in brackets; people write bureau and alias.
    """
    names = {f"{office.bureau}{office.alias}": office.alias for office in handbook.offices if office.alias}
    return handbook.document.area_code or "", names
