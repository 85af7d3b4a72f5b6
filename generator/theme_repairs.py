"""What the theme's own templates get wrong in every page, mended in the finished page.

Only what stands in no template block is mended here; everything else has a template in `site_templates/overrides/`.
"""

import re
from typing import Final

LANGUAGE: Final = "zh-CN"
"""The language of every page, with its script's region: the theme knows its translation as `zh` alone."""

_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
_EMPTY_TABINDEX = re.compile(r'(<label class="md-nav__link[^>]*?) tabindex=""')
_CONTENTS_TITLE = '<label class="md-nav__title" for="__toc">'
_CONTENTS_TOGGLE = 'id="__toc"'


def repair(page: str) -> str:
    """The page's HTML without the theme's errors.

    The page names its language with the region, a checkbox has no `autocomplete`, a `tabindex` is a number, and a label
    names a control that is on the page.
    """
    page = page.replace('<html lang="zh"', f'<html lang="{LANGUAGE}"', 1)
    page = _TOGGLE.sub(r"\1", page)
    page = _EMPTY_TABINDEX.sub(r"\1", page)
    return page if _CONTENTS_TOGGLE in page else page.replace(_CONTENTS_TITLE, '<label class="md-nav__title">')
