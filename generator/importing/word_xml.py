"""Properties of the elements of a Word file. Elements are lxml's, which carry no useful types."""

from typing import Any, Final, TypeAlias

from docx.oxml.ns import qn

Element: TypeAlias = Any

VALUE: Final = qn("w:val")
COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_KNOWN: Final = ("http://schemas.microsoft.com/office/word/20", "http://schemas.openxmlformats.org/")
"""What alternatives may require to be chosen: Word's own shapes, whose text boxes are read."""


def value_of(element: Element, name: str) -> str:
    """The value of a property; empty if it is not there."""
    found = element.find(qn(f"w:{name}"))
    return (found.get(VALUE) or "") if found is not None else ""


def is_on(element: Element, name: str) -> bool:
    """Whether a property is there and switched on."""
    found = element.find(qn(f"w:{name}"))
    return found is not None and found.get(VALUE) not in ("0", "false", "off")


def font_of(properties: Element) -> str:
    """The font for letters and signs that the properties of a run name; empty if they name none."""
    fonts = properties.find(qn("w:rFonts"))
    return (fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) or "") if fonts is not None else ""


def chosen(alternatives: Element) -> Element:
    """The first of several forms of one content that is known here, else the one for programs that know none."""
    forms = [form for form in alternatives.iterchildren() if isinstance(form.tag, str)]
    for form in forms:
        required = (form.get("Requires") or "").split()
        if local_name(form.tag) == "Choice" and all(
            (form.nsmap.get(prefix) or "").startswith(_KNOWN) for prefix in required
        ):
            return form
    return next((form for form in forms if local_name(form.tag) == "Fallback"), alternatives)


def local_name(tag: str) -> str:
    """The name of an element without its namespace."""
    return tag.rpartition("}")[2]
