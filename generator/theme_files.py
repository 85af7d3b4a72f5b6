"""Lists the theme's files without what lies in hidden folders.

MkDocs publishes nothing that is hidden, but looks through all of it: Material's theme keeps fourteen thousand icons so,
of which templates take a few by their names. Listing them takes a twentieth of a small site's build.
"""

import os
from pathlib import Path

import jinja2
from mkdocs.theme import Theme


class WithoutHidden(Theme):
    """A theme as MkDocs has it, whose templates are listed without the hidden ones."""

    def get_env(self) -> jinja2.Environment:
        """The environment of the theme's templates; hidden ones are found by their names alone."""
        env = super().get_env()
        env.loader = _Loader(self.dirs)
        return env


class _Loader(jinja2.FileSystemLoader):
    def list_templates(self) -> list[str]:
        """The names of all templates that lie in no hidden folder, sorted."""
        found: set[str] = set()
        for root in self.searchpath:
            for folder, inner, files in os.walk(root):
                inner[:] = [name for name in inner if not name.startswith(".")]
                found.update((Path(folder) / name).relative_to(root).as_posix() for name in files)
        return sorted(found)
