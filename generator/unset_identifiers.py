"""What government sites are asked to say and the canonical file does not: shown nowhere, and told to the editor."""

from typing import Final

from generator.model.handbook import Document, Handbook
from generator.model.publication import Publication

_DOCUMENT_FIELDS: Final = ("index_number", "document_number", "published", "original")


def unset_identifiers(handbook: Handbook) -> list[str]:
    """What the canonical file leaves open about the publication: `field（meaning）`, in the order of the model."""
    document = [
        f"document › {name}（{_meaning(Document, name)}）"
        for name in _DOCUMENT_FIELDS
        if getattr(handbook.document, name) is None
    ]
    publication = [
        f"publication › {name}（{_meaning(Publication, name)}）"
        for name in Publication.model_fields
        if getattr(handbook.publication, name) is None
    ]
    return document + publication


def _meaning(model: type[Document | Publication], name: str) -> str:
    return (model.model_fields[name].description or "").split("。")[0].split("，")[0].split("；")[0].split("（")[0]
