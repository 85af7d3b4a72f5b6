"""The handbook as a printed book: one PDF, typeset from the model without any HTML between.

- `book` and `official_edition` make from the model what is to be printed, as plain data: strings, lists, dictionaries.
- `site_templates/pdf/` is the template that typesets such data; it knows no policy.
- `typesetting` runs the template with the fonts of `fonts` and says in Chinese what cannot be set.
- `edition` puts both together and keeps what was made; `writing` replaces a file whole or not at all.
"""

from generator.pdf.edition import STYLES, make_pdf
from generator.pdf.writing import write_pdf

__all__ = ["STYLES", "make_pdf", "write_pdf"]
