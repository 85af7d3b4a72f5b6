"""An answer that was perhaps meant otherwise is asked back beside its field and settled in one press."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.calculator import Calculator, OpenCalculator
from tests.browser.finder import FinderPage
from tests.browser.server import Server
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.xdist_group("browser")]

_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


def _doubt(calculator: Calculator, name: str) -> Locator:
    return calculator.element.locator(f'[data-field="{name}"] [data-doubt]')


@pytest.fixture
def doubtful(open_calculator: OpenCalculator) -> Calculator:
    """A share typed as a decimal fraction where shares are in percent."""
    calculator = open_calculator("a36")
    calculator.answer({"loan_loss": "80", "compensation_share": "0.55"})
    return calculator


def test_a_share_that_was_perhaps_meant_as_a_fraction_is_asked_back(doubtful: Calculator) -> None:
    doubt = _doubt(doubtful, "compensation_share")
    expect(doubt).to_contain_text("是 55% 吗？")
    assert doubt.get_by_role("button").all_inner_texts() == ["是，改成 55%", "不，就是 0.55%"]
    expect(doubtful.result.locator('[data-slot="doubt"]')).to_have_text("请先核对：补偿占贷款损失的比例是 55% 吗？")
    expect(doubtful.element.locator("[data-announcement]")).to_contain_text("请先核对：")


@pytest.mark.parametrize(
    ("way", "written", "amount"), [("是，改成 55%", "55%", "440000.00"), ("不，就是 0.55%", "0.55%", "4400.00")]
)
def test_one_press_settles_it(doubtful: Calculator, way: str, written: str, amount: str) -> None:
    doubt = _doubt(doubtful, "compensation_share")
    doubt.get_by_role("button", name=way).press("Enter")
    expect(doubt).to_be_hidden()
    expect(doubtful.result.locator('[data-slot="doubt"]')).to_be_hidden()
    expect(doubtful.control("compensation_share")).to_have_value(written)
    expect(doubtful.control("compensation_share")).to_be_focused()
    expect(doubtful.result).to_have_attribute("data-amount", amount)


def test_what_is_taken_along_says_that_it_is_doubtful(doubtful: Calculator, page: Page) -> None:
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    doubtful.element.get_by_role("button", name="复制文字").click()
    page.wait_for_function("window.copied")
    assert "请先核对：补偿占贷款损失的比例是 55% 吗？" in page.evaluate("window.copied")


def test_a_question_back_is_accessible(doubtful: Calculator, page: Page) -> None:
    expect(_doubt(doubtful, "compensation_share")).to_be_visible()
    page.evaluate(_AXE.read_text("utf-8"))
    found = page.evaluate("axe.run('award-calculator').then(({ violations }) => violations.map(({ id }) => id))")
    assert found == []
    group = page.get_by_role("group", name="是 55% 吗？")
    expect(group).to_be_visible()


def test_a_sum_left_in_ten_thousands_is_asked_back(open_calculator: OpenCalculator) -> None:
    calculator = open_calculator("a11")
    calculator.answer({"rd_spending": "50000"})
    _doubt(calculator, "rd_spending").get_by_role("button", name="是，改成 5 万元").click()
    expect(calculator.result).to_have_attribute("data-amount", "15000.00")
    expect(calculator.control("rd_spending")).to_have_value("50000元")


def test_the_finder_goes_on_only_once_a_doubtful_answer_is_settled(page: Page, server: Server) -> None:
    page.goto(f"{server.address}finder/")
    finder = FinderPage(page)
    finder.begin("企业")
    finder.next()
    expect(finder.label).to_have_text("单项技术合同的技术交易额")
    page.keyboard.type("500000")
    finder.next()
    group = finder.question.get_by_role("group", name="是 50 万元吗？")
    expect(group.get_by_role("button", name="是，改成 50 万元")).to_be_focused()
    assert "a13" in finder.awards("open")
    page.keyboard.press("Enter")
    expect(finder.award("a13").locator('[data-slot="sentence"]')).to_contain_text("还差 50 万元")
    assert "a13" in finder.awards("unmet")
    assert "500000%E5%85%83" in page.url


def test_a_doubtful_answer_of_a_link_counts_for_nothing(page: Page, server: Server) -> None:
    page.goto(
        f"{server.address}finder/#finder?v=1&enterprise=yes&a13.contract_amount=500000&a13.contract_amount.unit=wan"
    )
    finder = FinderPage(page)
    finder.wait()
    assert "a13" in finder.awards("open")
    answers = finder.element.locator("[data-answer-list]")
    expect(answers).to_contain_text("50亿元（五十亿元）（是 50 万元吗？）")


def test_nought_years_are_no_award(page: Page, server: Server) -> None:
    page.goto(f"{server.address}finder/#finder?v=1&enterprise=yes&a16.years=0")
    finder = FinderPage(page)
    finder.wait()
    assert "a16" in finder.awards("unmet")
    expect(finder.award("a16").locator('[data-slot="sentence"]')).to_contain_text("金额是 0")
