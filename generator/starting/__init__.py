"""Starts a handbook for another policy: a small project that builds at once, to be filled in.

`skeleton/` is what the new project holds of its own: a canonical file with one article of each kind, its source text
and a page of advice. How MkDocs publishes it and which packages it needs is the same as in the generator's project.
"""

from generator.starting.project import start_project

__all__ = ["start_project"]
