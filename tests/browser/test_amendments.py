"""The comparison of two versions for everybody: screen readers, small screens, both colour schemes, no colour alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.build import build_site
from tests.amended_policy import amended_policy
from tests.browser.calculator import Calculator
from tests.browser.server import Server, serve
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.site]

_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_PAGES = ("amendments/", "amendments/1/", "amendments/1/before/", "articles/3/")


@pytest.fixture(scope="module")
def amended_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("amended")
    file = amended_policy(folder / "content").path
    return build_site(config_file=ROOT / "mkdocs.yml", file=file, site_dir=folder / "site")


@pytest.fixture
def server(amended_site: Path) -> Iterator[Server]:
    """The amended policy's site."""
    with serve(amended_site) as running:
        yield running


@pytest.fixture(params=["light", "dark"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """Both colour schemes."""
    fresh = browser.new_context(color_scheme=request.param)
    yield fresh
    fresh.close()


@pytest.mark.parametrize("address", _PAGES)
def test_axe_finds_nothing_in_what_is_said_of_amendments(server: Server, page: Page, address: str) -> None:
    page.goto(f"{server.address}{address}")
    page.add_script_tag(path=_AXE)
    found = page.evaluate(
        """async () => {
          const { violations } = await axe.run("article.md-content__inner");
          return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html)}`);
        }"""
    )
    assert found == []


@pytest.mark.parametrize("address", _PAGES)
def test_nothing_scrolls_sideways_on_the_smallest_phone(server: Server, page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{server.address}{address}")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_changes_are_told_by_more_than_colour(server: Server, page: Page) -> None:
    page.goto(f"{server.address}amendments/1/")
    lines = {
        tag: page.locator(f"table.comparison {tag}").first.evaluate("(it) => getComputedStyle(it).textDecorationLine")
        for tag in ("del", "ins")
    }
    assert lines == {"del": "line-through", "ins": "underline"}
    spoken = page.locator("table.comparison ins").first.evaluate("(it) => getComputedStyle(it, '::before').content")
    assert spoken == '"增加："'


def test_a_calculator_computes_the_version_in_force(server: Server, page: Page) -> None:
    page.goto(f"{server.address}articles/3/")
    calculator = Calculator(page, "equipment")
    calculator.answer({"purchase": "100"})
    assert calculator.estimate()["amount"] == "150000.00"


EVE, DAY = "2025-06-30T15:59:00Z", "2025-06-30T16:01:00Z"
"""Two minutes around the midnight in China at which the amendment comes into force."""


@pytest.mark.parametrize(
    ("moment", "first", "second"), [(EVE, "100000.00", "150000.00"), (DAY, "150000.00", "100000.00")]
)
def test_a_calculator_computes_what_is_in_force_on_the_day_of_reading_and_offers_the_other(
    server: Server, page: Page, moment: str, first: str, second: str
) -> None:
    page.clock.set_fixed_time(moment)
    page.goto(f"{server.address}articles/3/")
    calculator = Calculator(page, "equipment")
    calculator.answer({"purchase": "100"})
    assert calculator.estimate()["amount"] == first
    page.locator(".calculator-period button").click()
    expect(page.locator("[data-result]")).to_have_attribute("data-amount", second)
    assert page.input_value("[name=purchase]") == "100"


@pytest.mark.parametrize(
    ("moment", "words"), [(EVE, "今天是2025年6月30日，还没有施行"), (DAY, "今天是2025年7月1日，已经施行")]
)
def test_an_amended_article_says_from_when_its_words_hold_and_what_day_it_goes_by(
    server: Server, page: Page, moment: str, words: str
) -> None:
    page.clock.set_fixed_time(moment)
    page.goto(f"{server.address}articles/3/")
    notice = page.locator(".version-notice", has_text="下面是修订之后的原文")
    assert "自2025年7月1日起施行" in notice.inner_text()
    assert "到2025年6月30日为止适用修订之前的原文" in notice.inner_text()
    assert words in notice.inner_text()


@pytest.mark.parametrize(("moment", "times"), [(EVE, 1), (DAY, 0)])
def test_the_table_shows_the_old_amount_up_to_the_eve(server: Server, page: Page, moment: str, times: int) -> None:
    page.clock.set_fixed_time(moment)
    page.goto(f"{server.address}awards/")
    row = page.locator("#equipment")
    assert "最高 15 万元" in row.inner_text()
    assert "自2025年7月1日起" in row.inner_text()
    assert row.inner_text().count("到2025年6月30日为止：最高 10 万元") == times


@pytest.mark.parametrize(("moment", "amount"), [(EVE, "最高 10 万元"), (DAY, "最高 15 万元")])
def test_the_finder_goes_by_the_rules_of_the_day(server: Server, page: Page, moment: str, amount: str) -> None:
    page.clock.set_fixed_time(moment)
    page.goto(f"{server.address}finder/")
    page.locator("[data-kind][name=enterprise]").check()
    page.locator(".finder-next").first.click()
    card = page.locator('[data-award="equipment"]')
    expect(card.locator('[data-slot="amount"]')).to_have_text(amount)
    assert "自2025年7月1日起" in card.inner_text()
