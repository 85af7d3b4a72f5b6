"""Word files as office programs write them, made for tests."""

import io
import zipfile
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.text.paragraph import Paragraph

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def simple(path: Path, *paragraphs: str) -> Path:
    """A Word file of plain paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))
    return path


def with_everything(path: Path) -> Path:
    """A Word file with automatic numbers, a table, changes that are tracked, a line break and a text in two runs."""
    document = docx.Document()
    document.add_paragraph("松果县扶持办法")
    _number(document, level_text="第%1条", kind="chineseCounting")
    for text in ("为扶持手工业，制定本办法。", "标准如下："):
        _numbered(document.add_paragraph(text))
    table = document.add_table(rows=2, cols=2)
    for row, cells in enumerate((("类别", "补助"), ("竹编", "3万元"))):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    changed = document.add_paragraph("每家给予")
    changed._p.append(parse_xml(f"<w:del {_NAMESPACE}><w:r><w:delText>5万元</w:delText></w:r></w:del>"))
    changed._p.append(parse_xml(f"<w:ins {_NAMESPACE}><w:r><w:t>8万元</w:t></w:r></w:ins>"))
    changed.add_run("补助。")._r.append(parse_xml(f'<w:footnoteReference {_NAMESPACE} w:id="1"/>'))
    document.add_paragraph("上一行\n下一行")
    document.save(str(path))
    _add_footnote(path)
    return path


def with_styles(path: Path) -> Path:
    """A Word file whose numbers come from styles, inherited ones too, with a list that starts anew and a header."""
    document = docx.Document()
    root, styles = document.part.numbering_part.element, document.styles.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, kind, style, text in (
            (0, "chineseCountingThousand", "Article", "第%1条"),
            (1, "chineseCounting", "Item", "（%2）"),
        )
    )
    plain = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    for number, inner in (("90", levels), ("91", plain)):
        root.insert(0, parse_xml(f'<w:abstractNum {_NAMESPACE} w:abstractNumId="{number}">{inner}</w:abstractNum>'))
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    for number, abstract, override in (("90", "90", ""), ("91", "91", ""), ("92", "91", restart)):
        target = f'<w:abstractNumId w:val="{abstract}"/>'
        root.append(parse_xml(f'<w:num {_NAMESPACE} w:numId="{number}">{target}{override}</w:num>'))
    numbered = '<w:pPr><w:numPr><w:numId w:val="90"/></w:numPr></w:pPr>'
    for name, based_on, inner in (
        ("Article", "Normal", numbered),
        ("Item", "Normal", numbered),
        ("Heir", "Article", ""),
    ):
        based = f'<w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/>'
        styles.append(
            parse_xml(f'<w:style {_NAMESPACE} w:type="paragraph" w:styleId="{name}">{based}{inner}</w:style>')
        )
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "— 1 —"
    document.add_paragraph("白鹭区促进数字经济办法")
    for text, style, number in (
        ("支持下列事项：", "Article", ""),
        ("云上企业；", "Item", ""),
        ("数字车间。", "Item", ""),
        ("申请时提交：", "Heir", ""),
        ("申请表；", "", "91"),
        ("发票。", "", "91"),
        ("验收时提交：", "Heir", ""),
        ("报告。", "", "92"),
    ):
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        if style:
            properties.insert(0, parse_xml(f'<w:pStyle {_NAMESPACE} w:val="{style}"/>'))
        if number:
            level = f'<w:ilvl w:val="0"/><w:numId w:val="{number}"/>'
            properties.append(parse_xml(f"<w:numPr {_NAMESPACE}>{level}</w:numPr>"))
    document.save(str(path))
    return path


def _number(document: "docx.document.Document", level_text: str, kind: str) -> None:
    root = document.part.numbering_part.element
    root.insert(
        0,
        parse_xml(
            f'<w:abstractNum {_NAMESPACE} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{level_text}"/></w:lvl></w:abstractNum>'
        ),
    )
    root.append(parse_xml(f'<w:num {_NAMESPACE} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def _numbered(paragraph: Paragraph) -> None:
    properties = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", "0"), ("w:numId", "77")):
        element = OxmlElement(name)
        element.set(qn("w:val"), value)
        properties.append(element)
    paragraph._p.get_or_add_pPr().append(properties)


def _add_footnote(path: Path) -> None:
    """Add a footnote part to a package, as python-docx cannot."""
    relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    note = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {_NAMESPACE}>'
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>本办法所称手工业包括竹编。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    source = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "[Content_Types].xml":
                entry = f'<Override PartName="/word/footnotes.xml" ContentType="{content_type}"/></Types>'
                text = text.replace(b"</Types>", entry.encode())
            if name == "word/_rels/document.xml.rels":
                entry = f'<Relationship Id="rId99" Type="{relationship}" Target="footnotes.xml"/></Relationships>'
                text = text.replace(b"</Relationships>", entry.encode())
            new.writestr(name, text)
        new.writestr("word/footnotes.xml", note)


_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "cx1": "http://schemas.microsoft.com/office/drawing/2015/9/8/chartex",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "x": "urn:something-new",
    }.items()
)


def of_elements(path: Path, body: str, *, lists: str = "", styles: str = "") -> Path:
    """A Word file with this body; `lists` are put among its lists, `styles` among its styles."""
    document = docx.Document()
    for root, inner in (
        (document.element.body, body),
        (document.part.numbering_part.element, lists),
        (document.styles.element, styles),
    ):
        for position, element in enumerate(parse_xml(f"<x:x {_NAMESPACES}>{inner}</x:x>")):
            root.insert(position, element)
    document.save(str(path))
    return path


def numbered(*texts: str, level: int = 0, number: str = "77") -> str:
    """Paragraphs of an automatic list."""
    place = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return "".join(f"<w:p>{place}<w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


def list_of(*levels: str, override: str = "") -> str:
    """An automatic list, number 77, of levels each given by their inner elements."""
    inner = "".join(f'<w:lvl w:ilvl="{number}">{level}</w:lvl>' for number, level in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="77">{inner}</w:abstractNum>'
        f'<w:num w:numId="77"><w:abstractNumId w:val="77"/>{override}</w:num>'
    )
