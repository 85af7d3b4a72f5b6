"""The calculators for other pages of the same site: each form as a file of its own, which the script fetches."""

from generator.calculator_view import calculator_view
from generator.model.handbook import Handbook
from generator.pages import PageLinks
from generator.views.markup import templates

FORMS = "forms/"
"""The folder of the forms, beside the script."""


def form_files(handbook: Handbook, folder: str) -> dict[str, bytes]:
    """Each award's form by its path inside `folder`, the address of the script's folder.

    Links are relative to the file and lead to the pages of the published site.
    """
    render = templates().from_string(
        '{% from "calculator/form.html.j2" import calculator_body with context %}{{ calculator_body(view, true) }}'
    )
    document = handbook.document
    links = PageLinks(f"{folder}/{FORMS}", document.area_code)
    return {
        f"{FORMS}{award.id}.html": render.render(
            view=calculator_view(handbook, article, award), document=document, links=links
        ).encode()
        for article, award in handbook.awards.values()
    }
