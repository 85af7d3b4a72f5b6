"""What readers search in: every page's text as one script file, loaded when somebody searches for the first time.

A page is taken as MkDocs publishes it, whoever made it, and becomes a title, its words in lines and the places that a
hit can be linked to (`page_text`). All pages together are one classic script (`index_file`), because a browser that
opened the site from a folder loads scripts but fetches nothing. The other half, reading a query and finding its pages,
is in `site_templates/search/`. Why it is made this way is told in `docs/search.md`.
"""

from generator.search.index_file import INDEX, SCRIPT, index_file, search_script
from generator.search.knowledge import Knowledge, known_writings
from generator.search.page_text import PageText, page_text

__all__ = ["INDEX", "SCRIPT", "Knowledge", "PageText", "index_file", "known_writings", "page_text", "search_script"]
