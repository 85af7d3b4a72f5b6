import re
from pathlib import Path

from tests.amended_policy import BEFORE
from tests.html_reader import read_page
from tests.test_command_line import Run, handbook_command

__all__ = ["handbook_command"]


def test_diff_tells_what_an_amendment_changes(handbook_command: Run, amended_path: Path) -> None:
    code, out, err = handbook_command("diff", str(amended_path.parent / BEFORE), str(amended_path))
    assert (code, err) == (0, "")
    assert out.startswith("修改 2 条，新增 1 条，删去 1 条，未变 3 条。\n")


def test_diff_compares_with_the_file_of_this_folder(handbook_command: Run) -> None:
    code, out, _ = handbook_command("diff", "content/handbook.yaml")
    assert (code, out) == (0, "两个版本的原文一字不差。\n")


def test_diff_needs_no_source_text_of_the_old_file(handbook_command: Run, amended_path: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone.yaml"
    alone.write_bytes((amended_path.parent / BEFORE).read_bytes())
    assert handbook_command("diff", str(alone), str(amended_path))[0] == 0


def test_diff_says_what_is_wrong_with_a_file(handbook_command: Run, amended_path: Path) -> None:
    text = amended_path.read_text("utf-8")
    amended_path.write_text(text.replace("- office: industry-bureau", "- office: industry"), "utf-8")
    code, out, err = handbook_command("diff", str(amended_path.parent / BEFORE), str(amended_path))
    assert (code, out) == (1, "")
    assert "里没有 industry；是不是 industry-bureau" in err


def test_diff_writes_a_page_that_stands_alone(handbook_command: Run, amended_path: Path, tmp_path: Path) -> None:
    target = tmp_path / "diff.html"
    old = str(amended_path.parent / BEFORE)
    code, out, _ = handbook_command("diff", old, str(amended_path), "--html", str(target))
    assert (code, out.splitlines()[-1]) == (0, f"已写出：{target}")
    page = read_page(target)
    assert not re.search(r"""(?:src|href)=|url\(|@import|<script""", target.read_text("utf-8"))
    assert "20%" in [element.text for element in page.all("del")]
    assert "25%" in [element.text for element in page.all("ins")]
    assert [row.text for row in page.all("td", class_="after") if row.text == "③付款记录。"]


def test_the_page_shows_hostile_words_as_words(handbook_command: Run, amended_path: Path, tmp_path: Path) -> None:
    text = amended_path.read_text("utf-8")
    amended_path.write_text(text.replace("lead: 对租用生产场地", "lead: <script>alert(1)</script>对租用"), "utf-8")
    target = tmp_path / "diff.html"
    handbook_command("diff", str(amended_path.parent / BEFORE), str(amended_path), "--html", str(target))
    page = read_page(target)
    assert page.all("script") == []
    assert any("<script>alert(1)</script>" in element.text for element in page.all("ins"))
