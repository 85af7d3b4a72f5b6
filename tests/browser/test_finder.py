"""The finder: question after question, awards sorted anew, answers in the address, for everybody."""

import json
import random
import re
import threading
from collections.abc import Iterator
from typing import Any, Literal

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from calculators.finder import Finder, Policy
from generator.model.handbook import Handbook
from generator.rules import compile_policy
from tests.browser.finder import FinderPage, led_to_the_form
from tests.browser.generated import generated_forms
from tests.browser.server import Server
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.site]

_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_RUNTIME = ("/code-", "/memory-", "/worker-", "/rules-")
_ENTERPRISE = "enterprise=yes&university=no&laboratory=no&incubator=no&park=no&technology-market=no&intermediary=no"
_ENTERPRISE += "&bank=no&investor=no&district=no&small-enterprise=yes&high-tech-enterprise=no"
_LINK = f"#finder?v=1&{_ENTERPRISE}&a13.contract_amount=80%E4%B8%87%E5%85%83&a16.years=2"
_SAVE_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
_NO_NEW_WEBASSEMBLY = "WebAssembly.validate = () => false;"
_PRINT_NOTHING = "window.print = () => {};"
_KEEP_WHAT_IS_COPIED = """
Object.defineProperty(navigator, "clipboard", {
  configurable: true, value: { writeText: async (text) => { window.copied = text; } },
});
"""


@pytest.fixture
def finder(page: Page, server: Server) -> FinderPage:
    page.goto(f"{server.address}finder/")
    return FinderPage(page)


def _open(page: Page, server: Server, fragment: str) -> FinderPage:
    page.goto(f"{server.address}finder/{fragment}")
    opened = FinderPage(page)
    opened.wait()
    return opened


def test_what_stands_below_keeps_its_distance_until_the_first_question_is_there(page: Page, server: Server) -> None:
    held = server.held.setdefault("/award-calculator.js", threading.Event())
    page.goto(f"{server.address}finder/", wait_until="commit")
    page.locator("#by-applicant").wait_for(state="attached")
    expect(page.locator("#by-applicant")).not_to_be_in_viewport(timeout=1000)
    held.set()
    expect(page.locator("award-finder form")).to_be_visible()
    expect(page.locator("#by-applicant")).not_to_be_in_viewport()


def test_where_the_script_does_not_arrive_the_room_of_the_questions_is_given_up(page: Page, server: Server) -> None:
    server.broken.add("/award-calculator.js")
    page.goto(f"{server.address}finder/")
    expect(page.locator("#by-applicant")).to_be_in_viewport(timeout=10_000)


def test_a_company_is_led_from_question_to_question(finder: FinderPage) -> None:
    finder.begin("企业")
    expect(finder.question.locator("legend")).to_have_text("您还是其中的哪一类？")
    expect(finder.sentence).to_contain_text("面向其他主体 15 项")
    finder.question.get_by_text("科技型中小企业", exact=True).click()
    finder.next()
    expect(finder.label).to_have_text("单项技术合同的技术交易额")
    assert "a31" in finder.awards("met")
    finder.page.keyboard.type("８０")
    expect(finder.question.locator("[data-echo]")).to_have_text("80万元（八十万元）")
    assert finder.awards("unmet") == []
    finder.next()
    expect(finder.award("a13").locator('[data-slot="sentence"]')).to_have_text("单项技术合同的技术交易额还差 20 万元。")
    expect(finder.award("a13").locator('[data-slot="moved"]')).to_have_text("刚移到这里")
    assert finder.awards("unmet") == ["a13"]


def test_what_is_not_known_leaves_the_award_open(finder: FinderPage) -> None:
    finder.begin("企业")
    finder.button("不清楚").click()
    expect(finder.award("a31").locator('[data-slot="sentence"]')).to_have_text("还不知道您是不是科技型中小企业。")
    finder.button("不清楚").click()
    expect(finder.award("a13").locator('[data-slot="sentence"]')).to_contain_text(
        "您不清楚的：单项技术合同的技术交易额"
    )
    assert "a13" in finder.awards("open")


def test_after_the_last_question_amounts_can_be_asked_for(page: Page, server: Server) -> None:
    finder = _open(page, server, _LINK)
    for _ in range(20):
        if finder.element.locator("[data-done-heading]").is_visible():
            break
        before = page.url
        finder.button("不清楚").click()
        page.wait_for_function("before => location.href !== before", arg=before)
        page.wait_for_function("!document.querySelector('#finder-results').hasAttribute('aria-busy')")
    expect(finder.element.locator("[data-done-heading]")).to_be_focused()
    finder.button("接着答，把金额算细").click()
    finder.question.get_by_text("重点项目", exact=True).click()
    finder.next()
    expect(finder.award("a10").locator('[data-slot="amount"]')).to_have_text("最高 200 万元")


def test_an_answer_that_cannot_be_read_is_told_at_its_field(page: Page, server: Server) -> None:
    finder = _open(page, server, f"#finder?v=1&{_ENTERPRISE}")
    control = finder.question.locator("input")
    control.fill("八十多")
    finder.next()
    expect(finder.error).to_contain_text("“八十多”不是金额")
    expect(control).to_be_focused()
    expect(control).to_have_attribute("aria-invalid", "true")
    expect(control).to_have_accessible_description(re.compile("不是金额"))
    control.fill("80万")
    expect(finder.error).to_be_empty()


def test_who_somebody_is_has_to_be_said(finder: FinderPage) -> None:
    finder.next()
    expect(finder.error).to_contain_text("请至少选一类")
    expect(finder.question.locator("input").first).to_be_focused()


def test_the_runtime_starts_when_the_form_is_entered_and_not_before(finder: FinderPage, server: Server) -> None:
    assert not any(map(server.asked_for, _RUNTIME))
    with finder.page.expect_worker():
        finder.question.locator("input").first.focus()


def test_who_saves_data_loads_nothing_before_an_answer(context: BrowserContext, page: Page, server: Server) -> None:
    context.add_init_script(_SAVE_DATA)
    page.goto(f"{server.address}finder/")
    finder = FinderPage(page)
    finder.question.locator("input").first.check()
    assert not any(map(server.asked_for, _RUNTIME))
    finder.next()
    finder.wait()


def test_a_runtime_that_does_not_load_leaves_a_way_out_and_can_be_tried_again(
    finder: FinderPage, server: Server
) -> None:
    server.broken.add("/rules-")
    finder.question.get_by_text("企业", exact=True).click()
    finder.next()
    expect(finder.notice).to_contain_text("没有载入", timeout=30_000)
    expect(finder.notice.get_by_role("link", name="按申报主体列出的全部奖补")).to_be_visible()
    server.broken.clear()
    finder.notice.get_by_role("button", name="重试").click()
    finder.wait()
    expect(finder.notice).to_be_hidden()


def test_an_old_browser_gets_the_table_and_is_told_why(context: BrowserContext, page: Page, server: Server) -> None:
    context.add_init_script(_NO_NEW_WEBASSEMBLY)
    page.goto(f"{server.address}finder/#is-bank")
    expect(page.locator("#bank")).to_be_in_viewport()
    expect(page.locator("[data-astray]")).to_have_count(0)
    expect(page.locator("award-finder [data-unsupported]")).to_contain_text("请看下面按申报主体列出的全部奖补")
    expect(page.locator("award-finder form")).to_be_hidden()
    expect(page.locator(".finder-table").first).to_be_visible()


def test_without_scripts_the_whole_table_is_there_and_nothing_else(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.address}finder/#is-bank")
    expect(page.locator("award-finder form")).to_be_hidden()
    expect(page.locator("#is-bank")).to_be_in_viewport()
    table = page.locator(".finder-table").last
    expect(table).to_contain_text("8877")
    expect(page.locator(".finder-table a", has_text="看算例").first).to_be_visible()
    context.close()


# The address -----------------------------------------------------------------------------------------------------


def test_a_link_brings_answers_and_result_back(context: BrowserContext, page: Page, server: Server) -> None:
    context.add_init_script(_KEEP_WHAT_IS_COPIED)
    finder = _open(page, server, f"#finder?v=1&{_ENTERPRISE}")
    finder.question.locator("input").fill("80")
    finder.next()
    expect(finder.award("a13").locator('[data-slot="moved"]')).to_be_visible()
    finder.button("复制链接").click()
    page.wait_for_function("window.copied !== undefined")
    link = page.evaluate("window.copied")
    assert link == page.url
    shown = {place: finder.awards(place) for place in ("met", "open", "unmet")}
    page.goto("about:blank")
    page.goto(link)
    opened = FinderPage(page)
    opened.wait()
    assert {place: opened.awards(place) for place in ("met", "open", "unmet")} == shown
    expect(opened.element.locator("[data-answer-list]")).to_contain_text("80万元（八十万元）")
    expect(opened.element.locator('[data-slot="link-note"]')).to_be_hidden()


def test_answers_never_reach_the_server(page: Page, server: Server) -> None:
    _open(page, server, _LINK)
    assert not server.asked_for("contract_amount")
    assert not server.asked_for("enterprise=")


@pytest.mark.parametrize("version", ["v=0", "v=0.9%3Cb%3E", "w=1"])
def test_a_link_made_with_other_data_says_so(page: Page, server: Server, version: str) -> None:
    finder = _open(page, server, _LINK.replace("v=1", version))
    expect(finder.element.locator('[data-slot="link-note"]')).to_contain_text("结果按现在的版本估算")


def test_answers_that_no_longer_apply_are_left_out_and_counted(page: Page, server: Server) -> None:
    finder = _open(page, server, f"{_LINK}&a13.colour=red&a10.tier=huge&a26.years_recognised=soon&bank=maybe")
    note = finder.element.locator('[data-slot="link-note"]')
    expect(note).to_contain_text("4 项答案已不适用")
    expect(finder.element.locator("[data-answer-list]")).not_to_contain_text("soon")


@pytest.mark.parametrize("end", ["80", "80&a13.contract_amount.unit=", "80&a13.contract_amount.unit=w", "8000000。"])
def test_a_sum_of_a_link_without_a_valid_unit_is_asked_for(page: Page, server: Server, end: str) -> None:
    finder = _open(page, server, f"#finder?v=1&{_ENTERPRISE}&a13.contract_amount={end}")
    expect(finder.element.locator('[data-slot="link-note"]')).to_contain_text("1 项答案已不适用或者不完整")
    expect(finder.label).to_have_text("单项技术合同的技术交易额")
    expect(finder.question.locator("input")).to_have_value("")
    assert "a13" in finder.awards("open")


def test_what_is_typed_and_not_handed_in_comes_back_when_the_page_is_loaded_anew(page: Page, server: Server) -> None:
    finder = _open(page, server, f"#finder?v=1&{_ENTERPRISE}")
    finder.question.locator("input").fill("80")
    finder.question.locator("select").select_option("yuan")
    page.reload()
    finder.wait()
    expect(finder.question.locator("input")).to_have_value("80")
    expect(finder.question.locator("select")).to_have_value("yuan")
    finder.element.get_by_role("button", name="修改：您是哪一类单位？").click()
    finder.question.get_by_text("金融机构", exact=True).click()
    page.reload()
    finder.wait()
    expect(finder.question.get_by_role("checkbox", name="金融机构")).to_be_checked()


def test_the_back_button_takes_one_answer_back(page: Page, server: Server) -> None:
    finder = _open(page, server, f"#finder?v=1&{_ENTERPRISE}")
    finder.question.locator("input").fill("80")
    finder.next()
    expect(finder.award("a13").locator('[data-slot="moved"]')).to_be_visible()
    page.go_back()
    expect(finder.label).to_have_text("单项技术合同的技术交易额")
    expect(finder.question.locator("input")).to_have_value("80")
    assert "a13" in finder.awards("open")
    page.go_forward()
    expect(finder.award("a13").locator('[data-slot="sentence"]')).to_contain_text("还差 20 万元")


def test_going_back_to_the_start_is_a_clean_start(finder: FinderPage) -> None:
    finder.begin("企业")
    finder.page.go_back()
    expect(finder.question.locator("legend")).to_have_text("您是哪一类单位？")
    expect(finder.element.locator("[data-award]")).to_have_count(0)


def test_an_answer_can_be_changed_and_all_can_be_cleared(page: Page, server: Server) -> None:
    finder = _open(page, server, _LINK)
    finder.element.get_by_role("button", name="修改：单项技术合同的技术交易额").click()
    expect(finder.question.locator("input")).to_have_value("80")
    expect(finder.question.locator("input")).to_be_focused()
    finder.question.locator("input").fill("200")
    finder.next()
    expect(finder.element.locator('[data-state="met"] [data-award="a13"]')).to_be_visible()
    finder.button("清空重来").click()
    expect(finder.question.locator("legend")).to_have_text("您是哪一类单位？")
    expect(finder.question.locator("input:checked")).to_have_count(0)
    assert "#" not in page.url
    expect(finder.element.locator("[data-award]")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize(("kind", "ticked"), [("企业", "企业"), ("金融机构", "金融机构"), ("科技型中小企业", "企业")])
def test_a_tile_of_the_home_page_leads_to_the_form_with_its_kind_ticked(
    page: Page, server: Server, kind: str, ticked: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    page.goto(server.address)
    page.locator("ul.groups").get_by_role("link", name=kind).first.click()
    led_to_the_form(FinderPage(page), ticked)


def test_a_kind_within_a_kind_is_ticked_in_the_question_that_follows(page: Page, server: Server) -> None:
    page.goto(f"{server.address}finder/#is-high-tech-enterprise")
    finder = FinderPage(page)
    finder.next()
    finder.wait()
    expect(finder.question.locator("legend")).to_have_text("您还是其中的哪一类？")
    expect(finder.question.get_by_role("checkbox", checked=True)).to_have_count(1)
    expect(finder.question.get_by_role("checkbox", name="高新技术企业")).to_be_checked()
    finder.next()
    expect(finder.award("a32")).to_be_visible()


def test_another_kind_begins_anew(page: Page, server: Server) -> None:
    finder = _open(page, server, _LINK)
    page.evaluate("location.hash = '#is-bank'")
    expect(finder.question.get_by_role("checkbox", checked=True)).to_have_count(1)
    expect(finder.question.get_by_role("checkbox", name="金融机构")).to_be_checked()
    expect(finder.element.locator("[data-award]")).to_have_count(0)


@pytest.mark.parametrize("fragment", ["#is-nobody", "#is-a13.contract_amount", "#is-"])
def test_a_kind_that_does_not_exist_changes_nothing(page: Page, server: Server, fragment: str) -> None:
    page.goto(f"{server.address}finder/{fragment}")
    finder = FinderPage(page)
    expect(finder.question.locator("legend")).to_have_text("您是哪一类单位？")
    expect(finder.question.get_by_role("checkbox", checked=True)).to_have_count(0)


def test_the_calculator_of_an_award_opens_with_the_answers(page: Page, server: Server) -> None:
    finder = _open(
        page, server, f"#finder?v=1&{_ENTERPRISE}&a34.rd_current=1500&a34.rd_current.unit=wan&a34.rd_previous=?"
    )
    link = finder.award("a34").get_by_role("link", name="算一算")
    address = link.get_attribute("href") or ""
    assert "/articles/34/#award-a34?v=1&" in address
    assert address.endswith("&rd_current=1500%E4%B8%87%E5%85%83")


# Taking it along -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["the button", "the browser's menu"])
def test_the_result_prints_on_one_clean_sheet(context: BrowserContext, page: Page, server: Server, way: str) -> None:
    context.add_init_script(_PRINT_NOTHING)
    finder = _open(page, server, _LINK)
    if way == "the button":
        finder.button("打印结果").click()
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    words = document[0].get_textpage().get_text_range().replace("\r\n", "")
    assert len(document) == 1
    for part in (
        "按回答核对的结果",
        "您是哪一类单位：企业",
        "还差 20 万元",
        "88777263",
        "没有相加",
        "不是承诺",
        "数据版本 1",
        "要您自行确认：“高校院所科技成果在长转化项目”",
    ):
        assert part in words
    for part in ("下一题", "复制链接", "修改", "看条文", "按申报主体看全部"):
        assert part not in words


def test_without_answers_the_page_prints_as_it_is(page: Page, server: Server) -> None:
    page.goto(f"{server.address}finder/")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="按申报主体看全部")).to_be_visible()


# For everybody ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_and_after_answers(
    browser: Browser, server: Server, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{server.address}finder/")
    page.add_script_tag(path=_AXE)
    assert _violations(page, "article") == []
    finder = FinderPage(page)
    finder.begin("企业")
    assert _violations(page, "award-finder") == []
    finder.button("不清楚").click()
    finder.button("不清楚").click()
    finder.element.locator("[data-others] summary").click()
    finder.element.locator("[data-conditions] summary").first.click()
    page.evaluate("Promise.all(document.getAnimations().map((animation) => animation.finished))")
    assert _violations(page, "award-finder") == []
    context.close()


def test_it_is_used_by_keyboard_alone(finder: FinderPage) -> None:
    page = finder.page
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "enterprise":
            break
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    finder.wait()
    expect(finder.question.locator("input").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(finder.question.locator('input[name="a13.contract_amount"]')).to_be_focused()
    page.keyboard.type("80")
    page.keyboard.press("Enter")
    expect(finder.question.locator('input[name="a16.years"]')).to_be_focused()
    assert finder.awards("unmet") == ["a13"]


def test_a_screen_reader_is_told_the_result_once_for_each_answer(finder: FinderPage) -> None:
    announcement = finder.element.locator("[data-announcement]")
    expect(announcement).to_have_attribute("role", "status")
    expect(announcement).to_be_empty()
    finder.begin("企业")
    expect(announcement).to_contain_text("面向其他主体 15 项")
    told = announcement.inner_text()
    finder.next()
    finder.page.keyboard.type("80")
    expect(finder.question.locator("[data-echo]")).to_contain_text("80万元")
    expect(announcement).not_to_have_text(told)
    assert "80" not in announcement.inner_text()


@pytest.mark.parametrize("width", [320, 375])
def test_nothing_scrolls_sideways_and_targets_are_large_on_a_phone(page: Page, server: Server, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    finder = _open(page, server, _LINK)
    finder.element.locator("[data-others] summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    small = finder.element.evaluate(
        """(finder) => [...finder.querySelectorAll("input, select, button, summary")]
          .filter((control) => control.offsetParent && control.getBoundingClientRect().height < 44)
          .map((control) => control.outerHTML)"""
    )
    assert small == []


# The same Python -------------------------------------------------------------------------------------------------


def test_the_page_replies_as_cpython_does(finder: FinderPage, handbook: Handbook) -> None:
    compiled = compile_policy(handbook)
    here = Finder(Policy.read(compiled["groups"], compiled["rules"]))
    forms = list(_generated(compiled))
    assert len(forms) > 500
    replies = finder.page.evaluate(
        """async (forms) => {
          const { ask } = customElements.get("award-finder");
          const replies = [];
          for (const form of JSON.parse(forms)) replies.push(JSON.stringify(await ask(form)));
          return replies;
        }""",
        json.dumps(forms),
    )
    for form, reply in zip(forms, replies, strict=True):
        assert json.dumps(json.loads(reply)) == json.dumps(here.reply(form)), form


def _generated(compiled: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Answers of the calculators' generator, several awards at a time, by all kinds of somebody."""
    dice = random.Random("finder")  # noqa: S311 - nothing secret: the same answers in every run
    made = list(generated_forms(compiled["rules"]))
    for _ in range(600):
        form: dict[str, Any] = {
            group["id"]: dice.choice(("yes", "yes", "no", "?")) for group in compiled["groups"] if dice.random() < 0.9
        }
        for award, answers in dice.sample(made, 6):
            form |= {f"{award}.{name}": dice.choice((text, text, "?")) for name, text in answers.items()}
        yield dict(list(form.items())[:100])


def _violations(page: Page, place: str) -> list[str]:
    found: list[str] = page.evaluate(
        """async (place) => {
          const { violations } = await axe.run(place);
          return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html)}`);
        }""",
        place,
    )
    return found
