"""Text from the canonical file as text of a page: never as markup."""

import re
from html import escape
from pathlib import Path
from typing import Final

import jinja2
from markupsafe import Markup

from generator.official import item_words
from generator.template_cache import keep_compiled

TEMPLATES: Final = Path(__file__).parents[2] / "site_templates"

_ASCII_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_IN_HEADING_NAME = re.compile(r"""["'{}\[\]<>&\\`*_]+""")


def inline_text(text: str) -> Markup:
    """Text for a place where Markdown still looks for inline marks, such as a heading.

    Every ASCII punctuation character becomes a character reference, so neither HTML nor Markdown finds any markup.
    """
    return Markup(_ASCII_PUNCTUATION.sub(lambda match: f"&#{ord(match[0])};", text))  # noqa: S704 - escaped right here


def heading_name(text: str) -> Markup:
    """Text for the quoted name of a heading in the table of contents, without the characters that could end it."""
    return Markup(_IN_HEADING_NAME.sub(" ", text).strip(" ：:"))  # noqa: S704 - nothing left that could be markup


def attribute_text(text: str) -> str:
    """Text for front matter that themes print into HTML as it stands: titles and descriptions."""
    return escape(text, quote=True)


def templates() -> jinja2.Environment:
    """The environment of the page templates: everything is escaped, and a missing name is an error."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    keep_compiled(environment, "pages")
    environment.filters["inline"] = inline_text
    environment.filters["heading_name"] = heading_name
    environment.filters["item_words"] = item_words
    return environment
