"""One Word file for each kind of element that a document can hold: its words are read, or it is named with its place."""

from pathlib import Path

import pytest

from generator.importing.reading import SourceText, read_source
from tests.importing import word_files


def _read(folder: Path, body: str, *, lists: str = "", styles: str = "") -> SourceText:
    return read_source(word_files.of_elements(folder / "办法.docx", body, lists=lists, styles=styles))


def _in_sentence(inner: str) -> str:
    """A paragraph with an element inside of a run, between words."""
    return f"<w:p><w:r><w:t>甲</w:t>{inner}<w:t>乙</w:t></w:r></w:p>"


def _beside_runs(inner: str) -> str:
    """A paragraph with an element beside its runs."""
    return f"<w:p><w:r><w:t>甲</w:t></w:r>{inner}<w:r><w:t>乙</w:t></w:r></w:p>"


def _run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def _field(code: str, result: str | None = None, form: str = "") -> str:
    kept = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{_run(result)}'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{form}</w:fldChar></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'{kept}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _box(inner: str) -> str:
    return (
        "<w:drawing><wp:anchor><wp:docPr id='1' name='x'/><a:graphic>"
        "<a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
        f"<wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def _graphic(uri: str, inner: str, description: str = "") -> str:
    return (
        f"<w:drawing><wp:inline><wp:docPr id='1' name='x' descr='{description}'/><a:graphic>"
        f"<a:graphicData uri='{uri}'>{inner}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


_OLD_BOX = f"<w:pict><v:shape><v:textbox><w:txbxContent>{'<w:p>' + _run('框') + '</w:p>'}</w:txbxContent></v:textbox>"
_OLD_BOX += "</v:shape></w:pict>"
_DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"


@pytest.mark.parametrize(
    ("element", "between"),
    [
        ("<w:noBreakHyphen/>", "-"),
        ("<w:softHyphen/>", ""),
        ("<w:tab/>", " "),
        ("<w:ptab w:relativeTo='margin' w:alignment='right' w:leader='none'/>", " "),
        ("<w:br/>", "\n"),
        ("<w:br w:type='page'/>", "\n"),
        ("<w:cr/>", "\n"),
        ("<w:lastRenderedPageBreak/>", ""),
        ("<w:t>中\n间</w:t>", "中 间"),
        ("<w:sym w:font='Symbol' w:char='F025'/>", "%"),
        ("<w:sym w:font='Symbol' w:char='F0B3'/>", "≥"),
        ("<w:sym w:font='Wingdings' w:char='F0FE'/>", "☑"),
        ("<w:sym w:font='Wingdings 2' w:char='F052'/>", "☑"),
        ("<w:sym w:font='Wingdings' w:char='00A8'/>", "□"),
        ("<w:sym w:font='宋体' w:char='2265'/>", "≥"),
        ("<w:sym w:font='Times New Roman' w:char='F025'/>", "%"),
        (
            "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>cháng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>长</w:t></w:r></w:rubyBase></w:ruby>",
            "长",
        ),
        ("<w:annotationRef/><w:footnoteRef/><w:endnoteRef/><w:separator/><w:continuationSeparator/>", ""),
        ("<w:commentReference w:id='1'/>", ""),
        ("<w:delText>丙</w:delText><w:delInstrText>丙</w:delInstrText>", ""),
        (
            "<mc:AlternateContent><mc:Choice Requires='w14'><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent>",
            "新",
        ),
        (
            "<mc:AlternateContent><mc:Choice Requires='x'><x:y/></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent>",
            "旧",
        ),
    ],
)
def test_what_stands_inside_a_run_is_read_as_it_is_shown(tmp_path: Path, element: str, between: str) -> None:
    source = _read(tmp_path, _in_sentence(element))
    assert (source.lines, source.unread) == (f"甲{between}乙".split("\n"), [])


@pytest.mark.parametrize(
    ("element", "between"),
    [
        (f"<w:ins w:id='1' w:author='a'>{_run('丙')}</w:ins>", "丙"),
        (f"<w:moveTo w:id='1' w:author='a'>{_run('丙')}</w:moveTo>", "丙"),
        ("<w:del w:id='1' w:author='a'><w:r><w:delText>丙</w:delText></w:r></w:del>", ""),
        (f"<w:moveFrom w:id='1' w:author='a'>{_run('丙')}</w:moveFrom>", ""),
        (f"<w:hyperlink r:id='rId1'>{_run('丙')}</w:hyperlink>", "丙"),
        (f"<w:smartTag w:element='x'><w:smartTagPr/>{_run('丙')}</w:smartTag>", "丙"),
        (f"<w:customXml w:element='x'><w:customXmlPr/>{_run('丙')}</w:customXml>", "丙"),
        (f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{_run('丙')}</w:sdtContent></w:sdt>", "丙"),
        (f"<w:bdo w:val='ltr'>{_run('丙')}</w:bdo>", "丙"),
        (f"<w:dir w:val='ltr'>{_run('丙')}</w:dir>", "丙"),
        ("<w:proofErr w:type='spellStart'/><w:permStart w:id='1'/><w:permEnd w:id='1'/>", ""),
        ("<w:bookmarkStart w:id='1' w:name='x'/><w:bookmarkEnd w:id='1'/>", ""),
        ("<w:commentRangeStart w:id='1'/><w:commentRangeEnd w:id='1'/>", ""),
        ("<w:moveFromRangeStart w:id='1' w:name='x'/><w:moveFromRangeEnd w:id='1'/>", ""),
        ("<w:moveToRangeStart w:id='1' w:name='x'/><w:moveToRangeEnd w:id='1'/>", ""),
        ("<w:customXmlInsRangeStart w:id='1'/><w:customXmlInsRangeEnd w:id='1'/>", ""),
        ("<w:customXmlDelRangeStart w:id='1'/><w:customXmlDelRangeEnd w:id='1'/>", ""),
        ("<m:oMath><m:r><m:t>x=5%</m:t></m:r></m:oMath>", "x=5%"),
        (f"<w:fldSimple w:instr=' REF a '>{_run('第三条')}</w:fldSimple>", "第三条"),
        (_field(" REF a ", "第三条"), "第三条"),
        (_field("IF " + _field("REF b", "不显示") + " = 1", "丙"), "丙"),
        (_field(" XE 索引 "), ""),
        (_field(r" eq \o\ac(○,21) "), "㉑"),
        (_field(r" EQ \* jc2 \* &quot;Font:宋体&quot; \* hps10 \o\ad(\s\up 9(cháng),长) "), "长"),
        (_field(" FORMCHECKBOX ", form="<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"), "☒"),
        (_field(" FORMCHECKBOX ", "", "<w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData>"), "☐"),
        (
            _field(
                " FORMDROPDOWN ",
                form="<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='甲级'/><w:listEntry w:val='乙级'/></w:ddList></w:ffData>",
            ),
            "乙级",
        ),
        (_field(r" SYMBOL 254 \f Wingdings "), "☑"),
        (_field(" MACROBUTTON x 点这里 "), "点这里"),
        (_run("þ", "<w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/>"), "☑"),
        (_run("\uf0fe是", "<w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/>"), "☑是"),
        (_run("不隐藏", "<w:vanish w:val='0'/>"), "不隐藏"),
    ],
)
def test_what_stands_beside_runs_is_read_as_it_is_shown(tmp_path: Path, element: str, between: str) -> None:
    source = _read(tmp_path, _beside_runs(element))
    assert (source.lines, source.unread) == ([f"甲{between}乙"], [])


@pytest.mark.parametrize(
    ("element", "what", "sign"),
    [
        ("<w:r><w:sym w:font='Wingdings 3' w:char='F070'/></w:r>", "符号（Wingdings 3 字体的 F070）", "〓"),
        (_run("\uf070", "<w:rFonts w:ascii='Webdings'/>"), "符号（Webdings 字体的 F070）", "〓"),
        (_run("\ue123"), "自造字（私有区） U+E123", "〓"),
        *(
            (f"<w:r><w:{name}/></w:r>", "随打开的日子而变的日期", "〓")
            for name in ("dayShort", "monthShort", "yearShort")
        ),
        *((f"<w:r><w:{name}/></w:r>", "随打开的日子而变的日期", "〓") for name in ("dayLong", "monthLong", "yearLong")),
        ("<w:r><w:pgNum/></w:r>", "页码", "〓"),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
            "公式（其中的字符：“12”）",
            "〓",
        ),
        (_field(" AUTONUM "), "自动编号（AUTONUM 域）", "〓"),
        (_field(" DATE "), "没有存下结果的域（DATE）", "〓"),
        (_field(r" EQ \f(1,2) "), r"用域写的公式或带圈字符（EQ \f(1,2)）", "〓"),
        ("<w:fldSimple w:instr='SEQ 表'/>", "没有存下结果的域（SEQ 表）", "〓"),
        ("<w:subDoc r:id='rId1'/>", "子文档（subDoc），里面的文字没有读入", ""),
        ("<w:r><w:contentPart r:id='rId1'/></w:r>", "手写墨迹等内容（contentPart）", ""),
        (
            "<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID='Excel.Sheet.12'/></w:object></w:r>",
            "嵌入的对象（Excel.Sheet.12）",
            "",
        ),
        ("<w:r><w:object><o:OLEObject ProgID='Equation.3'/></w:object></w:r>", "公式编辑器写的公式", "〓"),
        ("<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>", "图片", ""),
        ("<w:r><w:pict><v:shape><v:textpath string='机密'/></v:shape></w:pict></w:r>", "艺术字“机密”", ""),
        (f"<w:r>{_graphic(_DRAWINGML + '/picture', '<pic:pic/>', '公章')}</w:r>", "图片“公章”", ""),
        (f"<w:r>{_graphic(_DRAWINGML + '/chart', '<c:chart/>')}</w:r>", "图表", ""),
        (
            f"<w:r>{_graphic(_DRAWINGML + '/diagram', '<dgm:relIds/>')}</w:r>",
            "图示（SmartArt），里面的文字没有读入",
            "",
        ),
        (f"<w:r>{_graphic('urn:new/thing', '<x:y/>')}</w:r>", "图形（thing）", ""),
        (_run("暗", "<w:vanish/>"), "隐藏的文字“暗”", ""),
        (_run("暗", "<w:rStyle w:val='Hidden'/>"), "隐藏的文字“暗”", ""),
        ("<w:r><x:new>新写法</x:new></w:r>", "没有认出的内容（new，“新写法”）", "〓"),
        ("<w:r><w:footnoteReference w:id='9'/></w:r>", "脚注 1 的编号", ""),
        ("<w:r><w:endnoteReference w:id='9'/></w:r>", "尾注 1 的编号", ""),
    ],
)
def test_what_is_not_read_is_named_after_the_words_before_it(
    tmp_path: Path, element: str, what: str, sign: str
) -> None:
    hidden = "<w:style w:type='character' w:styleId='Hidden'><w:rPr><w:vanish/></w:rPr></w:style>"
    source = _read(tmp_path, f"<w:p>{_run('前言')}</w:p>{_beside_runs(element)}", styles=hidden)
    assert source.lines == ["前言", f"甲{sign}乙"]
    assert source.unread == [(2, f"“甲”之后有{what}{f'（写作{sign}）' if sign else ''}")]


@pytest.mark.parametrize("box", [_box(f"<w:p>{_run('框')}</w:p>"), _OLD_BOX])
def test_a_text_box_stands_after_its_paragraph(tmp_path: Path, box: str) -> None:
    both = f"<mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{_OLD_BOX}</mc:Fallback>"
    for drawing in (box, f"{both}</mc:AlternateContent>"):
        source = _read(tmp_path, _in_sentence(drawing) + f"<w:p>{_run('后')}</w:p>")
        assert (source.lines, source.unread) == (["甲乙", "框", "后"], [])
        assert "文本框 1 个，文字放在它所在的段落之后" in source.notes


def test_automatic_numbers_in_text_boxes_are_counted_too(tmp_path: Path) -> None:
    decimal = "<w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/>"
    body = word_files.numbered("甲") + _in_sentence(_box(word_files.numbered("乙"))) + word_files.numbered("丙")
    assert _read(tmp_path, body, lists=word_files.list_of(decimal)).lines == ["1. 甲", "甲乙", "2. 乙", "3. 丙"]


@pytest.mark.parametrize(
    ("element", "lines"),
    [
        (f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{_run('乙')}</w:p></w:sdtContent></w:sdt>", ["乙"]),
        (f"<w:customXml w:element='x'><w:p>{_run('乙')}</w:p></w:customXml>", ["乙"]),
        (f"<w:ins w:id='1' w:author='a'><w:p>{_run('乙')}</w:p></w:ins>", ["乙"]),
        ("<w:bookmarkStart w:id='1' w:name='x'/><w:bookmarkEnd w:id='1'/>", []),
        ("<w:p><w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr>" + _run("乙") + f"</w:p><w:p>{_run('丙')}</w:p>", ["乙丙"]),
        (f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p>{_run('乙')}</w:p></w:tc><w:tc><w:p>{_run('丙')}</w:p></w:tc></w:tr></w:tbl>", ["乙  丙"]),
        (f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc><w:p>{_run('乙')}</w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>", ["乙"]),
        (f"<w:tbl><w:tr><w:tc><w:p>{_run('乙')}</w:p><w:tbl><w:tr><w:tc><w:p>{_run('丙')}</w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>", ["乙 丙"]),
        (f"<w:tbl><w:tr><w:trPr><w:del w:id='1' w:author='a'/></w:trPr><w:tc><w:p>{_run('删')}</w:p></w:tc></w:tr></w:tbl>", []),
    ],
)  # fmt: skip
def test_what_stands_around_paragraphs_is_read_as_it_is_shown(tmp_path: Path, element: str, lines: list[str]) -> None:
    source = _read(tmp_path, f"<w:p>{_run('甲')}</w:p>{element}<w:p>{_run('末')}</w:p>")
    assert (source.lines, source.unread) == (["甲", *lines, "末"], [])


@pytest.mark.parametrize(
    ("element", "what"),
    [
        ("<w:altChunk r:id='rId1'/>", "嵌入的另一份文件（altChunk），里面的文字没有读入"),
        ("<x:new>新写法</x:new>", "没有认出的内容（new，“新写法”）（写作〓）"),
        ("<w:tbl><x:new/></w:tbl>", "没有认出的内容（new）（写作〓）"),
    ],
)
def test_blocks_that_are_not_read_are_named_with_their_line(tmp_path: Path, element: str, what: str) -> None:
    source = _read(tmp_path, f"<w:p>{_run('甲')}</w:p>{element}<w:p>{_run('末')}</w:p>")
    assert source.unread == [(2, f"开头有{what}")]


def test_words_after_a_field_that_never_ends_are_named(tmp_path: Path) -> None:
    begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
    source = _read(tmp_path, f"<w:p>{_run('甲')}{begin}</w:p><w:p>{_run('每家给予5万元。')}</w:p>")
    assert [what for _, what in source.unread] == [
        "开头有没有写完的域，后面的文字都没有读入（“每家给予5万元。”……）（写作〓）"
    ]


def test_a_number_and_a_span_of_years_with_no_break_hyphens_are_whole(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>电话：0431</w:t><w:noBreakHyphen/><w:t>88770000</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>2026</w:t><w:noBreakHyphen/><w:t>2028年</w:t></w:r></w:p>"
    )
    assert _read(tmp_path, body).lines == ["电话：0431-88770000", "2026-2028年"]
