"""The calculators for other pages of the same site: each form as a file of its own, which the script fetches."""

from generator.calculator_view import calculator_views, former_calculator_views
from generator.model.handbook import Handbook
from generator.pages import PageLinks
from generator.views.markup import templates

FORMS = "forms/"
"""The folder of the forms, beside the script."""


def form_files(handbook: Handbook, folder: str) -> dict[str, bytes]:
    """Each award's form by its path inside `folder`, the address of the script's folder.

    Links are relative to the file and lead to the pages of the published site.
    """
    form = templates().get_template("calculator/embedded.html.j2")
    document = handbook.document
    links = PageLinks(f"{folder}/{FORMS}", document.area_code)
    newest, former = calculator_views(handbook), former_calculator_views(handbook)
    return {
        f"{FORMS}{award}.html": form.render(
            views=(*filter(None, [newest.get(award)]), *former.get(award, ())), document=document, links=links
        ).encode()
        for award in (*newest, *(former.keys() - newest.keys()))
    }
