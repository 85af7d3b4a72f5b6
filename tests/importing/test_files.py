"""Files of every kind and encoding: read rightly, or refused in one clear line."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
import typst

from generator.errors import HandbookError
from generator.importing.reading import MOST_CHARACTERS, SourceText, clean, read_source
from generator.importing.running_lines import running_lines
from generator.model.handbook import Handbook
from generator.official import compact, document_text
from generator.pdf import make_pdf
from tests.conftest import ROOT
from tests.importing import word_files

_TEXT = "松果县办法\n第一条 为了发展，制定本办法。\n第二条 每家给予5万元补助。\n"


def _read(tmp_path: Path, data: bytes, name: str = "原文.txt") -> SourceText:
    path = tmp_path / name
    path.write_bytes(data)
    return read_source(path)


def _refusal(path: Path) -> str:
    with pytest.raises(HandbookError) as error:
        read_source(path)
    message = error.value.message
    assert "\n" not in message
    assert message.startswith(f"{path}：")
    return message.removeprefix(f"{path}：")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    assert _read(tmp_path, _TEXT.encode(encoding)).lines == _TEXT.splitlines()


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n", "\f", "\v", "\x85", "\u2028"])
def test_every_line_end_ends_a_line(tmp_path: Path, ends: str) -> None:
    assert _read(tmp_path, _TEXT.replace("\n", ends).encode()).lines == _TEXT.splitlines()


def test_tabs_and_ideographic_spaces_are_white_space(tmp_path: Path) -> None:
    assert _read(tmp_path, "\u3000\u3000第一条\t甲\u00a0乙".encode()).lines == ["  第一条  甲 乙"]


def test_hidden_characters_are_dropped_and_listed() -> None:
    source = clean("甲\u200b乙\n丙\ue000丁\ufeff")
    assert source.lines == ["甲乙", "丙〓丁"]
    assert source.dropped == [(1, "\u200b"), (2, "\ufeff")]
    assert source.unread == [(2, "“丙”之后有自造字（私有区） U+E000（写作〓）")]


def test_signs_of_radicals_are_read_as_the_characters_that_look_the_same() -> None:
    source = clean("⻓春市⼯业⻋间\n第一条")
    assert source.lines == ["长春市工业车间", "第一条"]
    assert source.notes == ["3 个部首符号改为同形的汉字，例如 长（原文第 1 行）"]


def test_a_no_break_hyphen_is_a_hyphen() -> None:
    assert clean("0431\u201188770000").lines == ["0431-88770000"]


@pytest.mark.parametrize("ideograph", ["\U00031350", "\U0002ebf0", "\U0002a6de"])
def test_ideographs_newer_than_this_python_are_kept(ideograph: str) -> None:
    source = clean(f"{ideograph}河镇")
    assert (source.lines, source.dropped, source.unread) == ([f"{ideograph}河镇"], [], [])


@pytest.mark.parametrize("data", [b"", b" \n\t\n", "\u3000\ufeff\n".encode()])
def test_a_file_without_words_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "空.txt"
    path.write_bytes(data)
    assert _refusal(path) == "文件里没有文字"


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00\x01\x02" * 50, b"\x89PNG\r\n\x1a\n" + bytes(200)])
def test_a_binary_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "图.txt"
    path.write_bytes(data)
    assert "这不是文字文件" in _refusal(path)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 Word（doc）或加了密码"),
        (b"{\\rtf1 text}", "这是 RTF 文件"),
        (b"%PDF-1.7\nbroken", "PDF 打不开"),
        (b"PK\x03\x04 broken", "Word 文件打不开"),
    ],
)
def test_other_and_broken_files_are_refused_with_what_to_do(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "文件"
    path.write_bytes(data)
    assert words in _refusal(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "无.txt") == "没有这个原文文件"
    assert _refusal(tmp_path) == "这是文件夹，不是原文文件"


def test_a_text_beyond_all_policies_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "长.txt"
    path.write_text("一" * (MOST_CHARACTERS + 1), "utf-8")
    assert "超过 100 万字" in _refusal(path)


def test_a_zip_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert "不是 Word 文件" in _refusal(path)


def test_a_zip_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "炸弹.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 200_000_001)
    assert "解开后超过 200 MB" in _refusal(path)


def test_a_word_file_is_read_paragraph_by_paragraph(tmp_path: Path) -> None:
    source = read_source(word_files.simple(tmp_path / "办法.docx", *_TEXT.splitlines()))
    assert source.lines == _TEXT.splitlines()
    assert source.whole_paragraphs


def test_a_word_file_reads_as_it_is_shown(tmp_path: Path) -> None:
    source = read_source(word_files.with_everything(tmp_path / "办法.docx"))
    assert source.lines == [
        "松果县扶持办法",
        "第一条 为扶持手工业，制定本办法。",
        "第二条 标准如下：",
        "类别  补助",
        "竹编  3万元",
        "每家给予8万元补助。",
        "上一行",
        "下一行",
        "本办法所称手工业包括竹编。",
    ]
    assert source.notes == [
        "文件里有修订痕迹，按全部接受修订后的文字导入",
        "有的序号是 Word 自动编号，已按显示的样子写出",
        "文件里有表格，每行作一段，各格以空格隔开",
        "脚注 1 条放在全文末尾",
    ]


def test_numbers_of_styles_and_lists_that_start_anew_are_written_as_shown(tmp_path: Path) -> None:
    source = read_source(word_files.with_styles(tmp_path / "办法.docx"))
    assert source.lines == [
        "白鹭区促进数字经济办法",
        "第一条 支持下列事项：",
        "（一） 云上企业；",
        "（二） 数字车间。",
        "第二条 申请时提交：",
        "1. 申请表；",
        "2. 发票。",
        "第三条 验收时提交：",
        "1. 报告。",
    ]
    assert "页眉页脚不算正文，没有导入：内部资料" in source.notes


def test_the_cells_of_a_table_in_a_pdf_stand_apart(tmp_path: Path) -> None:
    path = tmp_path / "表.pdf"
    fonts = str(ROOT / "node_modules" / "@expo-google-fonts")
    table = "#table(columns: (6cm, 6cm), [车型], [补助标准], [轻型], [1万元], [中型], [2万元])"
    page = f'#set text(font: "Noto Serif SC", lang: "zh")\n第一条 补助如下：\n\n{table}'
    written = tmp_path / "表.typ"
    written.write_text(page, "utf-8")
    typst.compile(str(written), output=str(path), font_paths=[fonts])
    assert read_source(path).lines == ["第一条 补助如下：", "车型  补助标准", "轻型  1 万元", "中型  2 万元"]


def test_a_hyphen_at_the_end_of_a_line_of_a_pdf_stays_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "连字符.pdf"
    fonts = str(ROOT / "node_modules" / "@expo-google-fonts")
    written = tmp_path / "连字符.typ"
    lines = ("第一条 建设Wi-", "Fi网络。", "电话：0431-", "88770000，2026-2028年。")
    written.write_text('#set text(font: "Noto Serif SC", lang: "zh")\n' + " \\\n".join(lines), "utf-8")
    typst.compile(str(written), output=str(path), font_paths=[fonts])
    source = read_source(path)
    assert compact("".join(source.lines)) == compact("".join(lines))
    assert source.notes == ["行末的连字符照样写作“-”，可能只是排版断开的词（原文第 1 行）"]


def test_a_web_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "网页.doc"
    path.write_text("<html><body>第一条</body></html>", "utf-8")
    assert "网页文件" in _refusal(path)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(200), b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(99)])
def test_a_picture_under_another_name_is_told_as_one(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "图.pdf"
    path.write_bytes(data)
    assert "是图片" in _refusal(path)


def test_the_text_of_a_pdf_is_read(tmp_path: Path, handbook: Handbook) -> None:
    path = tmp_path / "原文.pdf"
    path.write_bytes(make_pdf(handbook, "official"))
    source = read_source(path)
    pages = (line for line in source.lines if not line.strip().startswith("—"))
    assert compact("".join(pages)) == compact(document_text(handbook))


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "密.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "加了密码" in _refusal(path)


def test_a_pdf_without_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "扫描.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    assert "没有文字层" in _refusal(path)


def test_half_a_word_file_is_refused(tmp_path: Path) -> None:
    whole = word_files.simple(tmp_path / "整.docx", "甲").read_bytes()
    for size in (100, len(whole) // 2, len(whole) - 30):
        path = tmp_path / "半.docx"
        path.write_bytes(whole[:size])
        assert "打不开" in _refusal(path)


def test_a_word_file_with_broken_xml_is_refused(tmp_path: Path) -> None:
    whole = word_files.simple(tmp_path / "整.docx", "甲").read_bytes()
    path = tmp_path / "坏.docx"
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[:-20] if name == "word/document.xml" else old.read(name))
    assert "打不开" in _refusal(path)


def test_what_a_pdf_repeats_at_the_edges_of_its_pages_is_set_aside() -> None:
    page = "某市公报 第{0}期\n第{0}条 为了{1}，\n制定本办法。\n发展{1}。\n第 {0} 页\n"
    text = "\f".join(page.format(n, what) for n, what in enumerate(("工业", "农业", "商业"), start=1))
    assert running_lines(text) == {1, 5, 7, 11, 13, 17}


def test_words_of_one_page_alone_are_no_running_lines() -> None:
    assert running_lines("某市办法\n第一条 为了发展。\n某市办法\n") == set()
    assert running_lines("某市办法\n第一条 为了发展。\n制定本办法。\f第二条 补助。\n本办法。\n") == set()
