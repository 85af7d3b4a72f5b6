"""What government sites are asked to say and the canonical file does not: shown nowhere, and told to the editor."""

import re
from collections.abc import Iterable
from typing import Final

from generator.model.described import descriptions
from generator.model.handbook import Document, Handbook
from generator.model.publication import Publication

_DOCUMENT_FIELDS: Final = ("index_number", "document_number", "published", "original")
_FIRST_CLAUSE: Final = re.compile("[。，；（]")


def unset_identifiers(handbook: Handbook) -> list[str]:
    """What the canonical file leaves open about the publication: `field（meaning）`, in the order of the model."""
    document = _unset("document", handbook.document, _DOCUMENT_FIELDS)
    return document + _unset("publication", handbook.publication, Publication.model_fields)


def _unset(section: str, values: Document | Publication, fields: Iterable[str]) -> list[str]:
    meanings = descriptions(type(values))
    return [
        f"{section} › {name}（{_FIRST_CLAUSE.split(meanings[name])[0]}）"
        for name in fields
        if getattr(values, name) is None
    ]
