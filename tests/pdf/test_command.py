"""`handbook pdf` and the PDF on the site."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import command_line
from generator.checks import load_checked
from generator.links import ABOUT, HOME
from generator.model.handbook import Handbook
from generator.pdf import make_pdf
from generator.site import make_site
from tests.editable_policy import EditablePolicy
from tests.pdf.conftest import ADDRESS

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def pdf_command(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, policy: EditablePolicy) -> Run:
    """Runs `handbook pdf` on the small policy: its exit code, output and errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["handbook", "pdf", "--file", str(policy.path), *arguments])
        with pytest.raises(SystemExit) as exit_:
            command_line.main()
        out, err = capfd.readouterr()
        return (exit_.value.code if isinstance(exit_.value.code, int) else 0), out, err

    return call


def test_the_command_writes_the_book_and_says_where(pdf_command: Run, tmp_path: Path, small: Handbook) -> None:
    target = tmp_path / "out" / "book.pdf"
    assert pdf_command("--output", str(target), "--address", ADDRESS) == (0, f"已写出：{target}\n", "")
    assert target.read_bytes() == make_pdf(small, address=ADDRESS)


def test_a_book_without_an_address_is_told_how_to_get_one(pdf_command: Run, tmp_path: Path) -> None:
    code, _, err = pdf_command("--output", str(tmp_path / "book.pdf"))
    assert (code, len(err.splitlines())) == (0, 1)
    assert "没有印二维码" in err
    assert "--address" in err
    assert pdf_command("--output", str(tmp_path / "official.pdf"), "--style", "official")[2] == ""


def test_without_a_name_the_file_stands_here(pdf_command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    pdf_command()
    pdf_command("--style", "official")
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["handbook-official.pdf", "handbook.pdf"]


def test_the_address_comes_from_the_configuration(pdf_command: Run, tmp_path: Path, small: Handbook) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"site_name: x\nsite_url: {ADDRESS}\n", "utf-8")
    pdf_command("--config", str(config), "--output", str(tmp_path / "book.pdf"))
    assert (tmp_path / "book.pdf").read_bytes() == make_pdf(small, address=ADDRESS)


def test_an_address_that_is_given_goes_first(pdf_command: Run, tmp_path: Path, small: Handbook) -> None:
    pdf_command("--address", ADDRESS, "--output", str(tmp_path / "book.pdf"))
    assert (tmp_path / "book.pdf").read_bytes() == make_pdf(small, address=ADDRESS)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--style", "oficial"), "没有样式 oficial；可以写 handbook、official\n"),
        (("--address", "here"), "“here”不是网址；请写成 https://www.example.org/handbook/ 这样\n"),
    ],
)
def test_a_wrong_request_is_told_in_one_line(pdf_command: Run, arguments: tuple[str, str], message: str) -> None:
    code, out, err = pdf_command(*arguments)
    assert code != 0
    assert (out, err) == ("", message)


def test_a_file_with_faults_leaves_the_last_good_pdf(pdf_command: Run, policy: EditablePolicy, tmp_path: Path) -> None:
    target = tmp_path / "book.pdf"
    pdf_command("--output", str(target))
    good = target.read_bytes()
    policy.change("value: 3万元", "value: 4万元")
    code, _, err = pdf_command("--output", str(target))
    assert code == 1
    assert "4万元" in err
    assert target.read_bytes() == good


def test_the_site_ships_the_book_and_links_to_it() -> None:
    loaded = load_checked(Path("tests/small_policy/handbook.yaml"))
    site = make_site(loaded, ADDRESS)
    assert site.book() == make_pdf(loaded.handbook, address=ADDRESS)
    pages = site.pages
    assert 'href="handbook.pdf"' in pages[HOME].markdown or 'href="./handbook.pdf"' in pages[HOME].markdown
    assert 'href="../handbook.pdf"' in pages[ABOUT].markdown
