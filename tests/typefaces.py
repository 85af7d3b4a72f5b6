"""The typefaces in which browsers of tests and benchmarks show the pages: the book's, whatever a machine has.

A machine without Chinese typefaces shows boxes, which are narrower than characters: what is measured then is no page
that anybody reads.
"""

import os
from typing import Final

from generator.file_writing import write_file
from generator.pdf.fonts import PROJECT, find_fonts

_SETTINGS: Final = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  {folders}
</fontconfig>
"""


def use_own_typefaces() -> None:
    """Tell programs that are started from now on of the typefaces, where fontconfig is what finds them (Linux).

    Raises:
        HandbookError: a typeface is missing, or the settings cannot be written.
    """
    folders = "\n  ".join(f"<dir>{file.parent}</dir>" for file in find_fonts())
    settings = PROJECT / ".cache" / "tests" / "fonts.conf"
    write_file(settings, _SETTINGS.format(folders=folders).encode())
    os.environ["FONTCONFIG_FILE"] = str(settings)
