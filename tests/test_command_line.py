import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from generator import command_line
from generator.chinese_click import run
from generator.errors import HandbookError
from tests.conftest import ROOT
from tests.editable_policy import EditablePolicy

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def handbook_command(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `handbook` with some arguments in the project's folder: its exit code, output and errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(ROOT)
        monkeypatch.setattr(sys, "argv", ["handbook", *arguments])
        with pytest.raises(SystemExit) as exit_:
            command_line.main()
        out, err = capfd.readouterr()
        code = exit_.value.code
        return (code if isinstance(code, int) else 0), out, err

    return call


def _estimate(handbook_command: Run, *arguments: str) -> tuple[int, dict[str, Any]]:
    code, out, err = handbook_command("estimate", *arguments, "--json")
    assert err == ""
    return code, json.loads(out)


def test_check_says_what_it_found_in_order_and_what_is_not_set(handbook_command: Run) -> None:
    code, output, errors = handbook_command("check")
    found, unset = output.splitlines()
    assert (code, found, errors) == (0, "content/handbook.yaml：没有问题（9 章、43 条、28 项奖补、8 个电话）。", "")
    assert unset == "发布信息有 18 项没有填写，页面上不显示；是哪些，运行 handbook check --unset。"


def test_check_lists_what_is_not_set_when_asked(handbook_command: Run) -> None:
    _, output, _ = handbook_command("check", "--unset")
    *_, unset = output.splitlines()
    assert unset.startswith("没有填写、因此页面上不显示的发布信息（18 项）：document › index_number（")


def test_check_reads_another_file(handbook_command: Run, policy: EditablePolicy) -> None:
    code, out, _ = handbook_command("check", "--file", str(policy.path))
    assert (code, out.splitlines()[0]) == (0, f"{policy.path}：没有问题（2 章、6 条、4 项奖补、2 个电话）。")


def test_check_lists_each_problem_on_a_line_of_its_own(handbook_command: Run, policy: EditablePolicy) -> None:
    policy.change("value: 3万元", "value: 4万元")
    policy.change("office: service-centre", "office: service")
    code, out, err = handbook_command("check", "--file", str(policy.path))
    assert (code, out) == (1, "")
    *problems, last = err.splitlines()
    assert [line.startswith(f"{policy.path}:") for line in problems] == [True, True]
    assert last == "共 2 处问题。改好之前不会生成手册。"


def test_the_contracts_example_gives_its_json(handbook_command: Run) -> None:
    code, estimate = _estimate(handbook_command, "a34", "rd_current=15000000", "rd_previous=10000000")
    assert code == 0
    assert list(estimate) == [
        "award", "article", "status", "certainty", "amount", "per", "steps", "conditions", "instalments", "years",
        "ambiguities", "missing", "errors",
    ]  # fmt: skip
    assert (estimate["status"], estimate["certainty"], estimate["amount"]) == ("ok", "upper_bound", "250000.00")


def test_an_answer_that_cannot_be_accepted_exits_with_2_and_prints_the_same_object(handbook_command: Run) -> None:
    code, estimate = _estimate(handbook_command, "a34", "rd_current=-1", "rd_previous=10000000")
    assert (code, estimate["status"], estimate["amount"]) == (2, "invalid", None)
    assert [error["input"] for error in estimate["errors"]] == ["rd_current"]


def test_an_unknown_answer_is_invalid(handbook_command: Run) -> None:
    code, estimate = _estimate(handbook_command, "a34", "rd_curent=1")
    assert (code, estimate["status"]) == (2, "invalid")


def test_a_missing_answer_is_incomplete_and_no_error(handbook_command: Run) -> None:
    code, estimate = _estimate(handbook_command, "a34", "rd_current=15000000")
    assert (code, estimate["status"], estimate["missing"]) == (0, "incomplete", ["rd_previous"])


def test_an_unknown_award_exits_with_2_and_names_near_ones(handbook_command: Run) -> None:
    code, out, err = handbook_command("estimate", "a340", "--json")
    assert (code, out) == (2, "")
    assert "没有编号为 a340 的奖补；是不是 a34" in err


def test_an_estimate_can_be_read_by_people(handbook_command: Run) -> None:
    code, out, _ = handbook_command("estimate", "a10", "tier=major", "requested_amount=800万元")
    assert code == 0
    assert "第十条，a10" in out
    assert "立项 5,600,000.00 元" in out
    assert "需自行确认：" in out


def test_an_invalid_estimate_says_which_answer_to_mend(handbook_command: Run) -> None:
    code, out, _ = handbook_command("estimate", "a34", "rd_current=很多")
    assert code == 2
    assert "rd_current：" in out


@pytest.mark.parametrize("word", ["rd_current", "=5"])
def test_an_answer_without_name_or_equals_sign_is_explained(handbook_command: Run, word: str) -> None:
    code, _, err = handbook_command("estimate", "a34", word)
    assert (code, f"“{word}”应当写成 名称=答案" in err) == (2, True)


def test_an_answer_given_twice_is_refused(handbook_command: Run) -> None:
    code, _, err = handbook_command("estimate", "a34", "rd_current=1", "rd_current=2")
    assert (code, err) == (2, "rd_current 写了两次\n")


def test_nothing_is_estimated_from_a_file_with_faults(handbook_command: Run, policy: EditablePolicy) -> None:
    policy.change("value: 3万元", "value: 4万元")
    code, out, err = handbook_command("estimate", "new-cooperative", "--file", str(policy.path))
    assert (code, out) == (1, "")
    assert "二者必须相等" in err


def test_export_writes_the_schema_of_the_canonical_file(handbook_command: Run, tmp_path: Path) -> None:
    target = tmp_path / "deep" / "schema.json"
    assert handbook_command("export", "--schema", str(target)) == (0, f"已写出：{target}\n", "")
    assert target.read_bytes() == (ROOT / "content" / "handbook.schema.json").read_bytes()


def test_export_writes_the_open_data(handbook_command: Run, policy: EditablePolicy, tmp_path: Path) -> None:
    code, _, _ = handbook_command("export", "--data", str(tmp_path / "data"), "--file", str(policy.path))
    assert code == 0
    assert {path.name for path in (tmp_path / "data").iterdir()} == {
        "handbook.json",
        "handbook.schema.json",
        "awards.csv",
    }


def test_export_writes_the_pages_as_markdown(handbook_command: Run, policy: EditablePolicy, tmp_path: Path) -> None:
    code, out, _ = handbook_command("export", "--markdown", str(tmp_path / "pages"), "--file", str(policy.path))
    assert (code, out.startswith("已写出 ")) == (0, True)
    assert (tmp_path / "pages" / "articles" / "3.md").is_file()


def test_export_asks_what_to_write(handbook_command: Run) -> None:
    code, _, err = handbook_command("export")
    assert (code, "请至少写明一种" in err) == (2, True)


def test_a_place_that_cannot_be_written_is_named(handbook_command: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, _, err = handbook_command("export", "--schema", str(tmp_path / "file" / "schema.json"))
    assert code == 1
    assert str(tmp_path / "file") in err
    assert "Traceback" not in err


@pytest.mark.parametrize("command", ["build", "serve"])
def test_building_without_a_configuration_says_so(handbook_command: Run, command: str, tmp_path: Path) -> None:
    code, _, err = handbook_command(command, "--config", str(tmp_path / "mkdocs.yml"))
    assert (code, "没有这个网站配置文件" in err) == (1, True)


def test_build_builds_the_site_of_another_file(
    handbook_command: Run, policy: EditablePolicy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {}

    def build_site(**settings: Path) -> Path:
        asked.update(settings)
        return tmp_path / "site"

    monkeypatch.setattr("generator.build.build_site", build_site)
    code, out, _ = handbook_command("build", "--file", str(policy.path), "--site-dir", str(tmp_path / "site"))
    assert (code, out) == (0, f"网站已生成：{tmp_path / 'site'}\n")
    assert asked.pop("show")
    assert asked == {"config_file": Path("mkdocs.yml"), "file": policy.path, "site_dir": tmp_path / "site"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["estimat"], "没有命令 estimat；是不是 estimate？"),
        (["check", "--fiel", "x"], "没有选项 --fiel；是不是 --file？"),
        (["check", "--file"], "选项 --file 的写法不对"),
        (["estimate"], "缺少 奖补"),
        (["check", "more"], "命令写法不对"),
    ],
)
def test_a_wrong_call_is_explained_in_chinese(handbook_command: Run, arguments: list[str], message: str) -> None:
    code, out, err = handbook_command(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith(message)
    assert "--help" in err


@pytest.mark.parametrize("command", ["check", "build", "serve", "estimate", "export"])
def test_help_is_in_chinese(handbook_command: Run, command: str) -> None:
    code, out, _ = handbook_command(command, "--help")
    assert code == 0
    assert out.startswith(f"用法：handbook {command} [选项]")
    assert [word for word in ("Usage", "Options", "Show this message") if word in out] == []


def test_all_commands_are_listed(handbook_command: Run) -> None:
    _, out, _ = handbook_command("--help")
    assert [name for name in ("check", "build", "serve", "estimate", "export") if f"\n  {name} " not in out] == []


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (HandbookError("坏了"), 1, "坏了\n"),
        (KeyboardInterrupt(), 130, "已中断\n"),
        (PermissionError(13, "Permission denied", "site"), 1, "site：没有权限\n"),
        (OSError(28, "No space left on device"), 1, "磁盘已满\n"),
        (ValueError("secret"), 1, "程序内部错误（ValueError：secret）；请把这一行报告给维护者\n"),
    ],
)
def test_whatever_goes_wrong_is_one_line(
    error: BaseException, code: int, message: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    @click.command()
    def failing() -> None:
        raise error

    monkeypatch.setattr(sys, "argv", ["failing"])
    assert run(failing) == code
    assert capfd.readouterr().err.lstrip("\n") == message


def test_a_reader_that_goes_away_is_no_fault(policy: EditablePolicy) -> None:
    command = [sys.executable, "-c", "from generator.command_line import main; main()", "estimate", "equipment"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(  # noqa: S603 - our own command
        [*command, "--file", str(policy.path)], cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert done.stderr == b""


def test_checking_does_not_load_the_site_builder() -> None:
    code = (
        "import sys; from generator.checks import load_checked; from pathlib import Path;"
        "import generator.command_line; load_checked(Path('content/handbook.yaml'));"
        "print([name for name in ('mkdocs', 'jinja2') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert done.stdout == "[]\n"


def test_the_commands_also_run_under_click_itself() -> None:
    assert CliRunner().invoke(command_line.handbook, ["--help"]).exit_code == 0
