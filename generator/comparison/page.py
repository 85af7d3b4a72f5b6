"""A comparison as one page that stands alone: open it, print it, send it by mail."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from generator.comparison.fields import FieldChange
from generator.comparison.text import STATES, summary
from generator.comparison.versions import Comparison
from generator.model.handbook import Handbook
from generator.official import date_line
from generator.views.markup import TEMPLATES, templates

STYLE: Final = TEMPLATES / "assets" / "comparison.css"


def comparison_page(old: Handbook, new: Handbook, comparison: Comparison, fields: Sequence[FieldChange]) -> str:
    """The page as HTML: old and new side by side; it loads nothing."""
    environment = templates()
    environment.filters["date_line"] = date_line
    return environment.get_template("amendments/page.html.j2").render(
        old=old,
        new=new,
        comparison=comparison,
        fields=fields,
        summary=summary(comparison),
        states=STATES,
        style=Markup(STYLE.read_text("utf-8")),  # noqa: S704 - a file of the generator's own
    )
