"""An amendment that comes into force after the handbook's last revision: both versions count, each on its days."""

import csv
import datetime as dt
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import command_line, in_force
from generator.awards_csv import awards_csv
from generator.checks import load_checked
from generator.embedding import form_files
from generator.in_force import version_on
from generator.linked_data import linked_data
from generator.model.handbook import Handbook
from generator.open_data import handbook_json
from generator.pages import make_pages
from generator.pdf.book import book_data
from generator.pdf.online import Online
from generator.rules import compile_policy
from generator.views.article import article_views
from generator.views.award import award_phases, award_views, ending_awards
from tests.amended_policy import BEFORE, amend_again, amended_policy
from tests.editable_policy import EditablePolicy

EVE, DAY = dt.date(2025, 6, 30), dt.date(2025, 7, 1)
Estimate = Callable[..., tuple[int, str, str]]


@pytest.fixture
def amended(tmp_path: Path) -> EditablePolicy:
    """The small policy, revised on 20 June 2025, with an amendment in force from 1 July."""
    return amended_policy(tmp_path / "content")


@pytest.fixture
def estimate(amended: EditablePolicy, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Estimate:
    """Runs `handbook estimate` on the amended policy: its exit code, output and errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["handbook", "estimate", *arguments, "--file", str(amended.path)])
        with pytest.raises(SystemExit) as ended:
            command_line.main()
        out, err = capfd.readouterr()
        return (ended.value.code if isinstance(ended.value.code, int) else 0), out, err

    return call


def _handbook(policy: EditablePolicy) -> Handbook:
    return load_checked(policy.path).handbook


def test_the_text_before_holds_up_to_the_eve_and_the_text_after_from_the_day(amended: EditablePolicy) -> None:
    handbook = _handbook(amended)
    before = handbook.former[0].handbook
    assert [version_on(handbook, day) is before for day in (dt.date(2025, 6, 20), EVE, DAY)] == [True, True, False]
    assert (handbook.former[0].until, handbook.since) == (EVE, DAY)


def test_an_amendment_that_was_in_force_at_the_last_revision_leaves_one_version(amended: EditablePolicy) -> None:
    amended.change("revised: 2025-06-20", "revised: 2025-07-01")
    handbook = _handbook(amended)
    assert (handbook.former, handbook.since) == ((), None)
    assert [view.period for view in award_views(handbook)] == [""] * len(handbook.awards)


def test_an_amendment_without_a_day_of_its_own_is_in_force_from_its_date(amended: EditablePolicy) -> None:
    amended.change("    effective: 2025-07-01\n", "")
    assert _handbook(amended).former == ()


def test_of_two_amendments_to_come_each_has_its_days(amended: EditablePolicy) -> None:
    amend_again(amended)
    amended.change("revised: 2026-05-06", "revised: 2026-05-01")
    amended.change("    before: handbook-2025.yaml", "    effective: 2026-06-01\n    before: handbook-2025.yaml")
    amended.change("effective: 2025-07-01", "effective: 2026-05-15")
    amended.change("    source: source/decision-2025.txt\n", "")
    phases = award_phases(_handbook(amended))["equipment"]
    assert [(view.period, view.summary.most) for view in phases] == [
        ("到2026年5月14日为止", "最高 10 万元"),
        ("自2026年5月15日起到2026年5月31日为止", "最高 15 万元"),
        ("自2026年6月1日起", "最高 18 万元"),
    ]


def test_a_later_amendment_may_not_come_into_force_before_an_earlier_one(amended: EditablePolicy) -> None:
    amend_again(amended)
    amended.change("revised: 2026-05-06", "revised: 2026-05-01")
    amended.change("effective: 2025-07-01", "effective: 2026-07-01")
    amended.change("    source: source/decision-2025.txt\n", "")
    amended.change("    before: handbook-2025.yaml", "    effective: 2026-06-01\n    before: handbook-2025.yaml")
    assert "其间施行的文本手册里没有" in amended.problem().message


def test_awards_that_change_come_go_or_stay_are_told_apart(amended: EditablePolicy) -> None:
    before = EditablePolicy(amended.path.parent / BEFORE)
    text = before.text
    start, end = text.index("          - id: new-cooperative"), text.index("        related: [4]")
    gone = text[start:end].replace("id: new-cooperative", "id: gone").replace("title: 新设合作社补助", "title: 旧补助")
    before.path.write_text(text[:end] + gone + text[end:], "utf-8")
    handbook = _handbook(amended)
    told = {award: [view.period for view in views] for award, views in award_phases(handbook).items()}
    assert told["rent"] == ["自2025年7月1日起"]
    assert told["equipment"] == ["到2025年6月30日为止", "自2025年7月1日起"]
    assert told["gone"] == ["到2025年6月30日为止"]
    assert [view.award.id for view in ending_awards(handbook)] == ["gone"]
    assert [award for award, periods in told.items() if periods == [""]] == ["fair", "study"]


def test_a_version_that_may_be_in_force_must_be_able_to_compute_its_awards(amended: EditablePolicy) -> None:
    EditablePolicy(amended.path.parent / BEFORE).change("value: 10万元", "value: 11万元")
    problem = amended.problem()
    assert problem.field == "amendments › 第 1 项 › before"
    assert "二者必须相等" in problem.message
    assert "施行到 2025-06-30" in problem.message


def test_the_awards_of_a_version_out_of_force_are_not_looked_at(amended: EditablePolicy) -> None:
    amended.change("revised: 2025-06-20", "revised: 2025-07-01")
    EditablePolicy(amended.path.parent / BEFORE).change("value: 10万元", "value: 11万元")
    assert amended.problems() == []


@pytest.mark.parametrize(
    ("day", "amount", "other"),
    [
        ("2025-06-20", "100000.00", "自2025年7月1日起：最高 15 万元。"),
        ("2025-06-30", "100000.00", "自2025年7月1日起：最高 15 万元。"),
        ("2025-07-01", "150000.00", "到2025年6月30日为止：最高 10 万元。"),
    ],
)
def test_an_estimate_is_that_of_its_day_and_tells_of_the_other_days(
    estimate: Estimate, day: str, amount: str, other: str
) -> None:
    code, out, err = estimate("equipment", "purchase=100万元", "--on", day, "--json")
    assert (code, json.loads(out)["amount"]) == (0, amount)
    assert other in err
    assert f"按 {day} 测算" in err


@pytest.mark.parametrize(("day", "amount"), [(EVE, "100000.00"), (DAY, "150000.00")])
def test_an_estimate_without_a_day_is_that_of_today(
    estimate: Estimate, monkeypatch: pytest.MonkeyPatch, day: dt.date, amount: str
) -> None:
    monkeypatch.setattr("generator.estimate_on.today", lambda: day)
    _, out, _ = estimate("equipment", "purchase=100万元", "--json")
    assert json.loads(out)["amount"] == amount


def test_today_is_the_day_where_the_document_is_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    class Late(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:  # type: ignore[override]
            return dt.datetime(2025, 6, 30, 16, 30, tzinfo=dt.UTC).astimezone(tz)

    monkeypatch.setattr("generator.in_force.dt.datetime", Late)
    assert in_force.today() == DAY


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("rent", "--on", "2025-06-30"), "2025-06-30 没有 rent 这项奖补：它自2025年7月1日起施行"),
        (("equipment", "--on", "7月1日"), "--on 请写成 2025-07-01 这样"),
        (("equipments", "--on", "2025-06-30"), "没有编号为 equipments 的奖补；是不是 equipment"),
    ],
)
def test_a_request_that_no_version_answers_is_refused(
    estimate: Estimate, arguments: tuple[str, ...], words: str
) -> None:
    code, out, err = estimate(*arguments)
    assert (code, out) == (2, "")
    assert words in err


def test_a_day_whose_text_is_out_of_force_leads_to_the_file_of_that_text(
    amended: EditablePolicy, estimate: Estimate
) -> None:
    amended.change("revised: 2025-06-20", "revised: 2025-07-01")
    code, _, err = estimate("equipment", "purchase=100万元", "--on", "2025-06-30")
    assert code == 2
    assert f"--file {amended.path.parent / BEFORE}" in err


def test_a_day_outside_the_validity_is_told(estimate: Estimate) -> None:
    assert "2026-03-01 文件的有效期已满（到2026年2月28日为止）" in estimate("equipment", "--on", "2026-03-01")[1]
    assert "2024-02-29 文件还没有施行（自2024年3月1日起施行）" in estimate("equipment", "--on", "2024-02-29")[1]


def test_the_open_data_hold_both_versions_with_their_days(amended: EditablePolicy) -> None:
    handbook = _handbook(amended)
    data = json.loads(handbook_json(handbook))
    (former,) = data["former"]
    assert former["until"] == "2025-06-30"
    (before,), (after,) = (
        [award for chapter in version["chapters"] for article in chapter["articles"] for award in article["awards"]
         if award["id"] == "equipment"]
        for version in (former["handbook"], data)
    )  # fmt: skip
    assert (before["maximum_yuan"], before["since"], before["until"]) == ("100000", None, "2025-06-30")
    assert (after["maximum_yuan"], after["since"], after["until"]) == ("150000", "2025-07-01", None)


def test_the_table_for_programs_has_a_row_for_each_time(amended: EditablePolicy) -> None:
    rows = csv.DictReader(io.StringIO(awards_csv(_handbook(amended)).decode("utf-8-sig")))
    told = [(row["award"], row["maximum_yuan"], row["since"], row["until"]) for row in rows]
    assert told[1:4] == [
        ("new-cooperative", "30000", "2025-07-01", ""),
        ("equipment", "100000", "", "2025-06-30"),
        ("equipment", "150000", "2025-07-01", ""),
    ]
    assert told[-1] == ("study", "", "", "")


def test_the_data_in_pages_hold_both_amounts_with_their_days(amended: EditablePolicy) -> None:
    handbook = _handbook(amended)
    (view,) = (view for view in article_views(handbook, award_views(handbook)).values() if view.article.number == 3)
    data = linked_data(handbook, view)
    assert data
    assert data["@graph"][0]["serviceOutput"]["amount"] == [
        {"@type": "MonetaryAmount", "currency": "CNY", "maxValue": 100000, "validThrough": "2025-06-30"},
        {"@type": "MonetaryAmount", "currency": "CNY", "maxValue": 150000, "validFrom": "2025-07-01"},
    ]


def test_a_policy_without_an_amendment_to_come_gets_nothing_of_this(handbook: Handbook) -> None:
    assert "former" not in compile_policy(handbook)
    signs = ("data-since", "data-until", "data-ends", "data-rules", "version-notice", 'class="period"', "data-text=")
    made = {uri: page.markdown for uri, page in make_pages(handbook).items()}
    made |= {name: form.decode() for name, form in form_files(handbook, "assets/calculators").items()}
    assert [(uri, sign) for uri, text in made.items() for sign in signs if sign in text] == []


def test_an_ending_award_keeps_its_calculator_beside_the_words_it_rests_on(amended: EditablePolicy) -> None:
    before = EditablePolicy(amended.path.parent / BEFORE)
    text = before.text
    start, end = text.index("          - id: new-cooperative"), text.index("        related: [4]")
    gone = text[start:end].replace("id: new-cooperative", "id: gone").replace("title: 新设合作社补助", "title: 旧补助")
    before.path.write_text(text[:end] + gone + text[end:], "utf-8")
    loaded = load_checked(amended.path)
    pages = make_pages(loaded.handbook, [version.handbook for version in loaded.earlier])
    assert 'award="gone"' in pages["amendments/1/before.md"].markdown
    assert "旧补助" in pages["awards.md"].markdown
    assert "forms/gone.html" in form_files(loaded.handbook, "assets/calculators")


def test_the_book_prints_both_versions_with_their_days(amended: EditablePolicy) -> None:
    book = book_data(_handbook(amended), Online(""))
    (article,) = (one for chapter in book["chapters"] for one in chapter["articles"] if one["label"] == "article-3")
    assert article["facts"][0]["most"] == "最高 15 万元"
    assert article["facts"][0]["times"] == ["自2025年7月1日起", "到2025年6月30日为止：最高 10 万元"]
    assert "自2025年7月1日起施行；到2025年6月30日为止适用修订之前的原文" in article["former"]["notice"]
    assert "最高给予10万元补助" in "".join(article["former"]["paragraphs"])
    assert "其中以后没有的：第二条" in book["document"]["amendments"][0]["former"]


def test_the_book_of_a_policy_without_an_amendment_to_come_says_nothing_of_it(handbook: Handbook) -> None:
    book = book_data(handbook, Online(""))
    articles = [article for chapter in book["chapters"] for article in chapter["articles"]]
    assert {article["former"]["notice"] for article in articles} == {""}
    assert [fact["times"] for article in articles for fact in article["facts"] if fact["times"]] == []


def test_the_contacts_show_the_old_number_with_its_last_day(amended: EditablePolicy) -> None:
    loaded = load_checked(amended.path)
    words = make_pages(loaded.handbook, [version.handbook for version in loaded.earlier])["contacts.md"].markdown
    section = words.partition("## 到2025年6月30日为止")[2].partition("## ")[0]
    assert "6021346" in section
    assert "设备购置" in section
    assert "新设合作社" not in section
