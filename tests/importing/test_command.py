"""`handbook import`: what it writes, says and never overwrites."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import command_line
from generator.checks import load_checked
from tests.importing import word_files

Run = Callable[..., tuple[int, str, str]]

_TEXT = "松果县办法\n第一条 每家给予5万元补助。\n"


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs `handbook` in an empty folder: its exit code, output and errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["handbook", *arguments])
        with pytest.raises(SystemExit) as exit_:
            command_line.main()
        out, err = capfd.readouterr()
        return (exit_.value.code if isinstance(exit_.value.code, int) else 0), out, err

    return call


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "办法.txt"
    path.write_text(_TEXT, "utf-8")
    return path


def test_a_draft_and_its_text_are_written_and_the_next_steps_are_told(run: Run, text: Path, tmp_path: Path) -> None:
    code, out, err = run("import", str(text))
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "已写出草稿：办法.yaml（1 章、1 条、1 项候选奖补、0 个电话）。",
        "原文文本：source/办法.txt，草稿与它一字不差（不计空白）。",
        f"待核对 {(tmp_path / '办法.yaml').read_text('utf-8').count('# TODO')} 处，草稿里都写着 TODO 和原文的行号。",
        "接下来：handbook check --file 办法.yaml；handbook build --file 办法.yaml。",
    ]
    assert (tmp_path / "source" / "办法.txt").read_text("utf-8") == _TEXT
    assert len(load_checked(tmp_path / "办法.yaml").handbook.awards) == 1


def test_check_counts_what_is_left_to_do_in_one_line(run: Run, text: Path) -> None:
    run("import", str(text))
    code, out, _ = run("check", "--file", "办法.yaml")
    assert code == 0
    first, *_, last = out.splitlines()
    assert first == "办法.yaml：没有问题（1 章、1 条、1 项奖补、0 个电话）。"
    assert last.startswith("还有 ")
    assert "处待核对（TODO），在第 " in last


def test_an_existing_draft_is_replaced_only_with_force(run: Run, text: Path, tmp_path: Path) -> None:
    draft = tmp_path / "办法.yaml"
    draft.write_text("别动我", "utf-8")
    code, out, err = run("import", str(text))
    assert (code, out) == (1, "")
    assert err == "办法.yaml：已经有这个文件；要替换它请加 --force，或用 --output 换一个名字\n"
    assert draft.read_text("utf-8") == "别动我"
    assert run("import", str(text), "--force")[0] == 0
    assert "松果县办法" in draft.read_text("utf-8")


def test_a_draft_is_replaced_with_force_and_a_canonical_file_never(run: Run, text: Path, tmp_path: Path) -> None:
    run("import", str(text))
    draft = tmp_path / "办法.yaml"
    draft.write_text(draft.read_text("utf-8").replace("title: 松果县办法", "title: 改过"), "utf-8")
    assert run("import", str(text), "--force")[0] == 0
    assert "改过" not in draft.read_text("utf-8")
    finished = "\n".join(line for line in draft.read_text("utf-8").splitlines() if "# TODO" not in line)
    draft.write_text(finished, "utf-8")
    assert run("import", str(text), "--force") == (1, "", "办法.yaml：这是手册文件，不会覆盖；请换一个文件名\n")
    assert draft.read_text("utf-8") == finished


def test_the_text_of_another_handbook_is_not_replaced_even_with_force(run: Run, text: Path, tmp_path: Path) -> None:
    run("import", str(text))
    text.write_text(_TEXT.replace("5万元", "6万元"), "utf-8")
    code, out, err = run("import", str(text), "--output", "另一份.yaml", "--force")
    assert (code, out) == (1, "")
    assert err == "source/办法.txt：这是手册文件 办法.yaml 的原文，不会覆盖；请换一个文件名\n"
    assert (tmp_path / "source" / "办法.txt").read_text("utf-8") == _TEXT


def test_the_text_that_is_read_is_never_written_over(run: Run, text: Path) -> None:
    assert run("import", str(text), "--output", str(text), "--force")[2].endswith(
        "这是这次要读的文件，不会覆盖；请换一个文件名\n"
    )
    assert text.read_text("utf-8") == _TEXT


def test_an_existing_text_is_replaced_only_with_force(run: Run, text: Path, tmp_path: Path) -> None:
    other = tmp_path / "source" / "办法.txt"
    other.parent.mkdir()
    other.write_text("另一份原文", "utf-8")
    assert run("import", str(text))[2].startswith("source/办法.txt：已经有这个文件")
    assert not (tmp_path / "办法.yaml").exists()
    assert other.read_text("utf-8") == "另一份原文"


def test_a_text_that_stands_in_its_place_already_stays_there(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "source" / "办法.txt"
    place.parent.mkdir()
    place.write_text(_TEXT, "utf-8")
    assert run("import", "source/办法.txt")[0] == 0
    assert place.read_text("utf-8") == _TEXT


def test_nothing_is_written_when_the_text_cannot_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空.txt").touch()
    code, out, err = run("import", "空.txt")
    assert (code, out, err) == (1, "", "空.txt：文件里没有文字\n")
    assert [path.name for path in tmp_path.iterdir()] == ["空.txt"]


def test_a_folder_is_no_name_for_a_draft(run: Run, text: Path, tmp_path: Path) -> None:
    code, out, err = run("import", str(text), "--output", ".", "--force")
    assert (code, out) == (1, "")
    assert err == ".：这是文件夹；--output 请写草稿文件的名字，例如 办法.yaml\n"
    assert [path.name for path in tmp_path.iterdir()] == ["办法.txt"]


def test_nothing_is_left_behind_when_the_draft_cannot_be_written(run: Run, text: Path, tmp_path: Path) -> None:
    (tmp_path / "source").write_text("不是文件夹", "utf-8")
    code, out, err = run("import", str(text))
    assert (code, out) == (1, "")
    assert err.startswith("source/办法.txt：不能写入")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["source", "办法.txt"]


def test_a_word_file_becomes_a_draft_with_its_notes(run: Run, tmp_path: Path) -> None:
    word_files.with_everything(tmp_path / "办法.docx")
    assert run("import", "办法.docx", "--output", "新/手册.yaml")[0] == 0
    loaded = load_checked(tmp_path / "新" / "手册.yaml")
    assert list(loaded.handbook.articles) == [1, 2]
    assert "# TODO 文件里有修订痕迹" in loaded.path.read_text("utf-8")
    assert (tmp_path / "新" / "source" / "办法.txt").is_file()


def test_what_a_word_file_shows_and_its_text_does_not_hold_is_told_and_left_to_do(run: Run, tmp_path: Path) -> None:
    body = "<w:p><w:r><w:t>每家给予5万元补助。</w:t></w:r><w:r><w:pict><v:imagedata/></w:pict></w:r></w:p>"
    word_files.of_elements(tmp_path / "办法.docx", body)
    code, out, _ = run("import", "办法.docx")
    told = "第 1 行“每家给予5万元补助。”之后有图片"
    assert code == 0
    assert f"但是文件里有 1 处没有读成文字，原文文本和草稿里都没有，请对照文件补上：{told}。" in out.splitlines()
    assert f"# TODO 原文{told}，请对照文件补上，或者确认不要。" in (tmp_path / "办法.yaml").read_text("utf-8")


def test_a_draft_whose_notes_are_all_taken_out_says_nowhere_that_it_is_one(
    run: Run, text: Path, tmp_path: Path
) -> None:
    run("import", str(text))
    draft = tmp_path / "办法.yaml"
    lines = draft.read_text("utf-8").splitlines()
    draft.write_text("\n".join(line for line in lines if not line.strip().startswith("# TODO")) + "\n", "utf-8")
    assert "还没有核对" not in draft.read_text("utf-8")
    assert "TODO" not in run("check", "--file", "办法.yaml")[1]


def test_the_same_text_gives_the_same_draft(run: Run, text: Path, tmp_path: Path) -> None:
    run("import", str(text), "--output", "a.yaml")
    run("import", str(text), "--output", "b.yaml")
    assert (tmp_path / "a.yaml").read_bytes() == (tmp_path / "b.yaml").read_bytes()
