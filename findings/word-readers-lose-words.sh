#!/usr/bin/env bash
# Readers of Word files lose or change words of a Chinese official text, most of them without a message.
#
# python-docx 1.2.0, mammoth 1.13.0, docx2txt 0.9, on one small valid document (ECMA-376, transitional):
#   - a character with a phonetic guide (w:ruby): python-docx's paragraph.text and mammoth's raw text leave out the
#     character itself, not only its guide, so that a name of six characters has five; docx2txt puts the guide's letters
#     into the text;
#   - an amount in a simple field (w:fldSimple), as cross-references make it: python-docx and mammoth leave it out;
#   - an amount in a content control (w:sdt) and one inserted with tracked changes (w:ins): python-docx leaves them out;
#   - a no-break hyphen between two years: docx2txt leaves it out, 2026-2028 becomes 20262028;
#   - the sign ≥ written as a symbol (w:sym): python-docx and docx2txt leave it out.
# mammoth alone says in its messages that it ignored w:ruby and w:fldSimple.
#
# Exits with 0 while this is so, with 1 when it has changed. Needs Python 3.11 and a package mirror that pip knows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0 docx2txt==0.9
cd "$folder"
cat > look.py <<'PYTHON'
import json
import sys
import zipfile

import docx
import docx2txt
import mammoth

OFFICE = "http://schemas.openxmlformats.org"
WORD = f'xmlns:w="{OFFICE}/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def run(inside):
    return f"<w:r>{inside}</w:r>"


def text(words):
    return run(f"<w:t>{words}</w:t>")


RUBY = (
    '<w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="12"/><w:hpsRaise w:val="18"/>'
    '<w:hpsBaseText w:val="24"/><w:lid w:val="zh-CN"/></w:rubyPr>'
    f"<w:rt>{text('yun')}</w:rt><w:rubyBase>{text('云')}</w:rubyBase></w:ruby>"
)
PARAGRAPHS = [
    run(RUBY) + text("岭县补助款"),
    text("每家") + f'<w:fldSimple w:instr=" REF amount ">{text("100万元")}</w:fldSimple>',
    f"<w:sdt><w:sdtContent>{text('每家200万元')}</w:sdtContent></w:sdt>",
    f'<w:ins w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z">{text("每家300万元")}</w:ins>',
    text("2026") + run("<w:noBreakHyphen/>") + text("2028年"),
    text("增长") + run('<w:sym w:font="Symbol" w:char="F0B3"/>') + text("5%"),
]
CONTENT = (
    f'{HEAD}<Types xmlns="{OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    f'{HEAD}<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
body = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in PARAGRAPHS)
with zipfile.ZipFile("made.docx", "w") as archive:
    archive.writestr("[Content_Types].xml", CONTENT)
    archive.writestr("_rels/.rels", RELATIONS)
    archive.writestr("word/document.xml", f"{HEAD}<w:document {WORD}><w:body>{body}<w:sectPr/></w:body></w:document>")

with open("made.docx", "rb") as stream:
    raw = mammoth.extract_raw_text(stream)
seen = {
    "python-docx": [paragraph.text for paragraph in docx.Document("made.docx").paragraphs],
    "mammoth": raw.value.strip().split("\n\n"),
    "docx2txt": docx2txt.process("made.docx").strip().split("\n\n"),
}
told = sorted(message.message for message in raw.messages)
expected = {
    "python-docx": ["岭县补助款", "每家", "", "", "2026-2028年", "增长5%"],
    "mammoth": ["岭县补助款", "每家", "每家200万元", "每家300万元", "2026\u20112028年", "增长≥5%"],
    "docx2txt": ["yun云岭县补助款", "每家100万元", "每家200万元", "每家300万元", "20262028年", "增长5%"],
}
for name, lines in seen.items():
    print(f"{name:12}", json.dumps(lines, ensure_ascii=False))
print("mammoth says", told)
same = seen == expected and len(told) == 2
print("still so" if same else "changed")
sys.exit(0 if same else 1)
PYTHON
"$folder/env/bin/python" look.py
# Output seen:
# python-docx  ["岭县补助款", "每家", "", "", "2026-2028年", "增长5%"]
# mammoth      ["岭县补助款", "每家", "每家200万元", "每家300万元", "2026‑2028年", "增长≥5%"]
# docx2txt     ["yun云岭县补助款", "每家100万元", "每家200万元", "每家300万元", "20262028年", "增长5%"]
# mammoth says ['An unrecognised element was ignored: w:fldSimple', 'An unrecognised element was ignored: w:ruby']
# still so
