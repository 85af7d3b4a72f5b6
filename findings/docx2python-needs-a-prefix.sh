#!/usr/bin/env bash
# docx2python reads no Word file whose document does not declare the prefix r.
#
# docx2python 3.7.1. XML leaves it to its writer which prefixes are declared; a document that refers to nothing needs no
# prefix for relations, and generators of plain documents leave it out. docx2python then ends with KeyError: 'r' as soon
# as the text is asked for. With the declaration, which changes nothing else, the same document is read.
#
# Exits with 0 while this is so, with 1 when it has changed. Needs Python 3.11 and a package mirror that pip knows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check docx2python==3.7.1
cd "$folder"
cat > look.py <<'PYTHON'
import sys
import zipfile

from docx2python import docx2python

OFFICE = "http://schemas.openxmlformats.org"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
RELATIONS = f"{OFFICE}/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def read(name, declared):
    with zipfile.ZipFile(name, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'{HEAD}<Types xmlns="{OFFICE}/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'{HEAD}<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
            f'Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'{HEAD}<w:document xmlns:w="{OFFICE}/wordprocessingml/2006/main"{declared}><w:body>'
            "<w:p><w:r><w:t>每家100万元</w:t></w:r></w:p><w:sectPr/></w:body></w:document>",
        )
    try:
        return docx2python(name).text.strip()
    except KeyError as error:
        return f"KeyError: {error}"


seen = [read("plain.docx", ""), read("declared.docx", f' xmlns:r="{RELATIONS}"')]
print(*seen, sep="\n")
same = seen == ["KeyError: 'r'", "每家100万元"]
print("still so" if same else "changed")
sys.exit(0 if same else 1)
PYTHON
"$folder/env/bin/python" look.py
# Output seen:
# KeyError: 'r'
# 每家100万元
# still so
