"""Mends what is mechanical in a canonical file, and nothing else.

Each kind of repair looks at the text and proposes edits by place, so that comments and layout stay as they are
(`layout`, `values`, `quotes`, `numbering`). An edit is kept only if the file checks better with it, or, where it
touches layout alone, just as well and with the same content (`standing`, `mending`).
"""

from generator.fixing.mending import Mended, mend_file

__all__ = ["Mended", "mend_file"]
