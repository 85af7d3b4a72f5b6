#!/usr/bin/env bash
# PDFium gives a hyphen that stands between letters at the end of a line as U+FFFE, and takes the line's end away.
#
# pypdfium2 5.15.2 on a PDF that Typst 0.15.0 sets. "Wi-" at the end of a line with "Fi" on the next is read as
# Wi U+FFFE Fi, all on one line, although the PDF holds a plain hyphen, U+002D. Between figures the hyphen and the line's
# end stay. U+FFFE is no character in Unicode, so that whoever drops what is no character drops a hyphen of the text
# without a word. MuPDF (PyMuPDF 1.28.2) gives the hyphen and the line's end in both.
#
# Exits with 0 while this is so, with 1 when it has changed. Needs Python 3.11 and a package mirror that pip knows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check typst==0.15.0 pymupdf==1.28.2 pypdfium2==5.15.2
cd "$folder"
cat > look.py <<'PYTHON'
import sys

import pymupdf
import pypdfium2
import typst

with open("made.typ", "w", encoding="utf-8") as stream:
    stream.write("#set page(width: 6cm, height: 5cm)\nWi-\\\nFi\n\n0431-\\\n88770000")
pdf = typst.compile("made.typ")
pdfium = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
mupdf = pymupdf.open(stream=pdf)[0].get_text()
print("PDFium", ascii(pdfium))
print("MuPDF ", ascii(mupdf))
same = pdfium == "Wi\ufffeFi\r\n0431-\r\n88770000" and mupdf == "Wi-\nFi\n0431-\n88770000\n"
print("still so" if same else "changed")
sys.exit(0 if same else 1)
PYTHON
"$folder/env/bin/python" look.py
# Output seen:
# PDFium 'Wi\ufffeFi\r\n0431-\r\n88770000'
# MuPDF  'Wi-\nFi\n0431-\n88770000\n'
# still so
