#!/usr/bin/env bash
# A process that typesets one changed text after another with Typst's Python package grows with every one of them.
#
# typst 0.15.0. The same document of 1,500 paragraphs with another figure in each is typeset six times in one process.
# What Typst remembers of earlier texts is not given back: the process grows by tens of megabytes each time, also when
# the compiler and its result are dropped. A preview that typesets at every change therefore does so in a process of its
# own.
#
# Exits with 0 while each further text costs more than 10 MB, with 1 when it does not. Needs Linux, Python 3.11 and a
# package mirror that pip knows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check typst==0.15.0
cd "$folder"
cat > look.py <<'PYTHON'
import gc
import os
import sys

import typst

PAGE = os.sysconf("SC_PAGE_SIZE")


def resident():
    with open("/proc/self/statm") as stream:
        return int(stream.read().split()[1]) * PAGE / 1e6


sizes = []
for year in range(2021, 2027):
    paragraphs = (f"Grant {number} of {year}: at most {number * 7 + year} yuan for each firm." for number in range(1500))
    with open("made.typ", "w", encoding="utf-8") as stream:
        stream.write("\n\n".join(paragraphs))
    typst.compile("made.typ")
    gc.collect()
    sizes.append(resident())
grown = [after - before for before, after in zip(sizes[1:], sizes[2:])]
print("MB in use after each text:", *(f"{size:.0f}" for size in sizes))
same = min(grown) > 10
print("still so" if same else "changed")
sys.exit(0 if same else 1)
PYTHON
"$folder/env/bin/python" look.py
