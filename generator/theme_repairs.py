"""What the theme's own templates get wrong in every page, mended in the finished page.

Only what no template of ours can replace by itself is mended here; everything else has a template in
`site_templates/overrides/`.
"""

import re
from typing import Final

LANGUAGE: Final = "zh-CN"
"""The language of every page, with its script's region: the theme knows its translation as `zh` alone."""

_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
_EMPTY_TABINDEX = re.compile(r'(<label class="md-nav__link[^>]*?) tabindex=""')
_CONTENTS_TITLE = '<label class="md-nav__title" for="__toc">'
_CONTENTS_TOGGLE = 'id="__toc"'
_NEIGHBOUR = re.compile(r'[ \t]*<link rel="(?:prev|next)"[^>]*>\n?')
_DATA = re.compile(r'<script type="application/ld\+json">[^<]*</script>\n?')
_END_OF_HEAD = "</head>"


def repair(page: str) -> str:
    """The page's HTML without the theme's errors.

    The page names its language with the region, a checkbox has no `autocomplete`, a `tabindex` is a number, and a label
    names a control that is on the page. The head names no neighbours: the theme makes `n`, `p`, `,` and `.` lead to
    them from anywhere, and Firefox would fetch the next one unasked, which a strict content policy refuses.
    """
    page = page.replace('<html lang="zh"', f'<html lang="{LANGUAGE}"', 1)
    page = _TOGGLE.sub(r"\1", page)
    page = _EMPTY_TABINDEX.sub(r"\1", page)
    page = _with_data_in_head(_NEIGHBOUR.sub("", page))
    return page if _CONTENTS_TOGGLE in page else page.replace(_CONTENTS_TITLE, '<label class="md-nav__title">')


def _with_data_in_head(page: str) -> str:
    """What an article says to programs, out of the content: instant navigation runs all scripts of that as programs."""
    data = "".join(_DATA.findall(page))
    return _DATA.sub("", page).replace(_END_OF_HEAD, data + _END_OF_HEAD, 1) if data else page
