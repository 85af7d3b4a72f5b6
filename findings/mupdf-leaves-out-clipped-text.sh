#!/usr/bin/env bash
# Text that Typst clips away, a usual way to keep a mark in the text without drawing it, is there for PDFium and not for
# MuPDF.
#
# Typst 0.15.0, PyMuPDF 1.28.2, pypdfium2 5.15.2. Between two steps of a process stands the mark "、" in a box without
# width that clips. PDFium gives the mark at its place between the steps; MuPDF leaves it out and joins the steps. Drawn
# transparent and without clipping, the mark is given by both. So an official text that is exact in one reader can lack
# characters in another, with nothing to be seen on the page.
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

CLIPPED = "#box(width: 0pt, clip: true)[{}]"
TRANSPARENT = "#box(width: 0pt, text(fill: rgb(0, 0, 0, 0))[{}])"
seen = {}
for name, unseen in (("clipped", CLIPPED), ("transparent", TRANSPARENT)):
    source = f"#set page(width: 12cm, height: 4cm)\nstep one{unseen.format(';')} step two{unseen.format('.')}"
    with open("made.typ", "w", encoding="utf-8") as stream:
        stream.write(source)
    pdf = typst.compile("made.typ")
    mupdf = pymupdf.open(stream=pdf)[0].get_text()
    pdfium = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    seen[name] = ["".join(text.split()) for text in (mupdf, pdfium)]
    print(f"{name:12} MuPDF {seen[name][0]:20} PDFium {seen[name][1]}")
whole = "stepone;steptwo."
same = seen == {"clipped": ["steponesteptwo", whole], "transparent": [whole, whole]}
print("still so" if same else "changed")
sys.exit(0 if same else 1)
PYTHON
"$folder/env/bin/python" look.py
# Output seen:
# clipped      MuPDF steponesteptwo       PDFium stepone;steptwo.
# transparent  MuPDF stepone;steptwo.     PDFium stepone;steptwo.
# still so
