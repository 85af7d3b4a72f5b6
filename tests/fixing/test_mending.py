import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.errors import HandbookError
from generator.fixing import mend_file, mending
from tests.amended_policy import amended_policy
from tests.editable_policy import EditablePolicy
from tests.test_command_line import Run, handbook_command

__all__ = ["handbook_command"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("value: 3万元", "value: ３万元", "“３万元” 改为 “3万元”"),
        ("value: 3万元", "value: 3 万元", "“3 万元” 改为 “3万元”"),
        ("value: 2000元", "value: 2,000元", "“2,000元” 改为 “2000元”"),
        ("share: 60%", "share: 60％", "“60％” 改为 “60%”"),
        ("value: 3万元", "value: 3", "“3” 改为 “3万元”"),
        ("value: 3万元", "value: 3万", "“3万” 改为 “3万元”"),
        ("value: 20%", "value: 20", "“20” 改为 “20%”"),
        ("years: 2年", "years: 2", "“2” 改为 “2年”"),
        ("value: 1年", "value: 1", "“1” 改为 “1年”"),
        ('phone: "6021345"', 'phone: "６０２ １３４５"', "“６０２ １３４５” 改为 “6021345”"),
        ("revised: 2024-03-05", "revised: 2024.3.5", "“2024.3.5” 改为 “2024-03-05”"),
        ("effective: 2024-03-01", "effective: 2024年3月1日", "“2024年3月1日” 改为 “2024-03-01”"),
        ("      - number: 3", "      - number: ３", "“３” 改为 “3”"),
        ("related: [4]", "related: [４]", "“４” 改为 “4”"),
        ("label: 合作社\n", "label: ' 合作社'\n", "改为 “合作社”"),
        ("label: 合作社\n", "label： 合作社\n", "中文冒号改为英文冒号"),
        ("label: 合作社\n", "label:合作社\n", "冒号后补上空格"),
        ("    name: 业务股", "\t\tname: 业务股", "行首的制表符或全角空格改为空格"),
        ("    name: 业务股", "　　name: 业务股", "行首的制表符或全角空格改为空格"),
        ("        short_title: 分工", "\tshort_title: 分工", "行首的制表符或全角空格改为空格"),
        ("          - label: 责任单位", "\t- label: 责任单位", "行首的制表符或全角空格改为空格"),
        ("- 成员不少于5人；", "-成员不少于5人；", "开头的“-”后面补上空格"),
        ("- 公示公告", "-公示公告", "开头的“-”后面补上空格"),
        ("- id: new-cooperative", "-id: new-cooperative", "开头的“-”后面补上空格"),
        ("value: 20%", "value: ２０％", "“２０％” 改为 “20%”"),
        ("name: 业务股", "name: 业\u200b务股", "删去看不见的字符 U+200B"),
        ("quote: 成员不少于5人", "quote: 成员不少于５人", "引文的标点改得与原文一样"),
        ("（云政发〔2023〕7号）\n    quote: 根据《云岭县乡村产业规划》（云政发〔2023〕7号）",
         "（云政发〔2023〕7号）\n    quote: 根据《云岭县乡村产业规划》(云政发〔2023〕7号)", "引文的标点改得与原文一样"),
    ],
)  # fmt: skip
def test_what_is_mechanical_is_mended_and_told(policy: EditablePolicy, old: str, new: str, told: str) -> None:
    line = policy.line_of(old) + new.rstrip("\n").count("\n")
    policy.change(old, new)
    mended = mend_file(policy.path)
    assert [problem.line for problem in mended.done] == [line]
    assert told in mended.done[0].message
    assert policy.problems() == []


def test_marks_and_line_ends_of_other_systems_are_mended(policy: EditablePolicy) -> None:
    right = policy.text
    policy.path.write_bytes(b"\xef\xbb\xbf" + right.replace("\n", "\r\n").encode())
    assert len(mend_file(policy.path).done) == 2
    assert policy.path.read_bytes() == right.encode()


def test_a_file_in_another_encoding_of_unicode_is_mended(policy: EditablePolicy) -> None:
    right = policy.text
    policy.path.write_bytes(right.encode("utf-16"))
    mend_file(policy.path)
    assert policy.path.read_bytes() == right.encode()


def test_many_faults_at_once_are_mended_and_comments_stay(policy: EditablePolicy) -> None:
    right = policy.text
    policy.change("    bureau: 县工信局", "    bureau： 县工信局   ")
    policy.change("value: 3万元", "value: ３万元   # 一次性，见第三条")
    policy.change("    name: 业务股", "\t\tname: 业务股")
    assert len(mend_file(policy.path).done) == 4
    assert policy.text == right.replace("value: 3万元", "value: 3万元   # 一次性，见第三条")


def test_a_right_file_is_not_touched(policy: EditablePolicy) -> None:
    before = policy.path.stat()
    assert mend_file(policy.path).done == ()
    after = policy.path.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 3万元", "value: 4万元"),
        ("value: 3万元", "value: 4"),
        ("value: 3万元", "value: 很多"),
        ("lead: 对新设立的手工业合作社", "lead: 对新设立手工业合作社"),
        ("quote: 成员不少于5人", "quote: 成员不得少于5人"),
        ("label: 合作社", "label: [合作社"),
        ("office: service-centre", "office: service"),
    ],
)
def test_what_takes_judgement_is_left_alone(policy: EditablePolicy, old: str, new: str) -> None:
    policy.change(old, new)
    before = policy.path.read_bytes()
    mended = mend_file(policy.path)
    assert mended.done == ()
    assert mended.left
    assert policy.path.read_bytes() == before


def test_a_unit_is_not_guessed_where_the_quote_names_two(policy: EditablePolicy) -> None:
    policy.change(
        "value: 50万元\n                    quote: 销售收入达到50万元以上",
        "value: 50\n                    quote: 销售收入达到50万元以上",
    )
    policy.change("上年度销售收入达到50万元以上或", "上年度销售收入达到50万元以上且占50%或")
    policy.change("quote: 销售收入达到50万元以上", "quote: 销售收入达到50万元以上且占50%")
    mend_file(policy.path)
    assert "value: 50\n" in policy.text


def test_articles_after_a_removed_one_are_counted_again_with_what_refers_to_them(tmp_path: Path) -> None:
    policy = amended_policy(tmp_path / "content")
    right = policy.text
    policy.change("      - number: 2\n        short_title: 新设", "      - number: 3\n        short_title: 新设")
    policy.change("      - number: 3\n        short_title: 设备", "      - number: 4\n        short_title: 设备")
    policy.change("      - number: 4\n        short_title: 租用", "      - number: 5\n        short_title: 租用")
    policy.change("      - number: 5\n        short_title: 手艺", "      - number: 6\n        short_title: 手艺")
    policy.change("      - number: 6\n        short_title: 施行", "      - number: 7\n        short_title: 施行")
    policy.change("related: [3]", "related: [4]")
    policy.change("related: [2]", "related: [3]")
    policy.path.write_text(policy.text.replace("article: 6", "article: 7"), "utf-8")
    assert any("第 3 条改为第 2 条" in problem.message for problem in mend_file(policy.path).done)
    assert policy.text == right


def test_numbers_are_left_alone_where_a_reference_could_mean_two_articles(policy: EditablePolicy) -> None:
    policy.change("      - number: 4", "      - number: 3")
    before = policy.text
    mend_file(policy.path)
    assert policy.text == before


def test_numbers_are_left_alone_where_the_source_says_otherwise(policy: EditablePolicy) -> None:
    policy.drop("      - number: 2", "  - number: 2")
    before = policy.text
    mend_file(policy.path)
    assert policy.text == before


def test_a_file_that_somebody_changes_meanwhile_is_not_overwritten(
    policy: EditablePolicy, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy.change("value: 3万元", "value: ３万元")
    contents = iter([policy.path.read_bytes(), b"something else"])
    monkeypatch.setattr(mending, "read_bytes", lambda *_: next(contents))
    before = policy.text
    with pytest.raises(HandbookError, match="没有写入"):
        mend_file(policy.path)
    assert policy.text == before


def test_a_mended_file_keeps_its_permissions_and_stays_behind_its_link(policy: EditablePolicy, tmp_path: Path) -> None:
    policy.change("value: 3万元", "value: ３万元")
    policy.path.chmod(0o640)
    link = policy.path.parent / "link.yaml"
    link.symlink_to(policy.path)
    mend_file(link)
    assert link.is_symlink()
    assert stat.S_IMODE(policy.path.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.rglob("*") if path.name.startswith(".")] == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_cannot_be_written_is_one_plain_line(policy: EditablePolicy) -> None:
    policy.change("value: 3万元", "value: ３万元")
    policy.path.parent.chmod(0o555)
    try:
        with pytest.raises(HandbookError, match="不能写入"):
            mend_file(policy.path)
    finally:
        policy.path.parent.chmod(0o755)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_done_to_a_file_mending_never_makes_it_worse(policy: EditablePolicy, data: st.DataObject) -> None:
    right = (Path(__file__).parents[1] / "small_policy" / "handbook.yaml").read_text("utf-8")
    text = right
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 3))
        junk = data.draw(st.sampled_from(["", "\t", "：", "１", " ", "\u200b", "\r\n", "-", '"', "　", "元", "\u00a0"]))
        text = text[:place] + junk + text[place + length :]
    policy.path.write_text(text, "utf-8", newline="")
    before = policy.problems()
    mended = mend_file(policy.path)
    after = policy.problems()
    assert tuple(after) == mended.left
    assert bool(before) or not after
    assert mend_file(policy.path).done == ()


def test_the_command_tells_each_repair_and_then_checks(handbook_command: Run, policy: EditablePolicy) -> None:
    policy.change("value: 3万元", "value: ３万元")
    code, out, err = handbook_command("check", "--fix", "--file", str(policy.path))
    assert (code, err) == (0, "")
    assert out.splitlines()[1:3] == ["自动改了 1 处。", f"{policy.path}：没有问题（2 章、6 条、4 项奖补、2 个电话）。"]


def test_the_command_still_tells_what_it_could_not_mend(handbook_command: Run, policy: EditablePolicy) -> None:
    policy.change("value: 3万元", "value: 4万元")
    code, out, err = handbook_command("check", "--fix", "--file", str(policy.path))
    assert (code, out) == (1, "没有能自动改的地方。\n")
    assert "二者必须相等" in err


def test_what_only_follows_from_a_lost_word_is_not_left_to_the_editor(policy: EditablePolicy) -> None:
    policy.change("支持手艺人走出去", "１支持手艺人走出去")
    left = mend_file(policy.path).left
    assert [problem.message.partition("：")[0] for problem in left] == ["比原文多了“１”"]
