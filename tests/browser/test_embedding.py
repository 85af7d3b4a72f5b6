"""A calculator of the published site on a page that is not ours, under another path of the same server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator import Calculator
from tests.browser.server import Server, serve

pytestmark = [pytest.mark.browser, pytest.mark.site]

_STRICT = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self'; img-src 'self' data:"
)
_FOREIGN = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>办事指南</title>
{head}</head><body><h1>办事指南</h1>
<award-calculator award="{award}">{inside}</award-calculator>
{end}</body></html>"""
_KEEP_WHAT_IS_COPIED = """
Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied = text; } } });
"""
_SCRIPT = '<script src="../../handbook/assets/calculators/award-calculator.js"></script>'


@pytest.fixture
def server(built_site: Path, tmp_path: Path) -> Iterator[Server]:
    """The handbook under one path of a server and a page of somebody else under another."""
    (tmp_path / "handbook").symlink_to(built_site)
    (tmp_path / "guides" / "research").mkdir(parents=True)
    with serve(tmp_path) as running:
        yield running


def _open(page: Page, server: Server, folder: Path, html: str) -> Calculator:
    (folder / "guides" / "research" / "index.html").write_text(html, "utf-8")
    page.goto(f"{server.address}guides/research/")
    return Calculator(page, "a34")


@pytest.mark.parametrize("place", ["head", "end"])
def test_an_empty_element_becomes_a_calculator(page: Page, server: Server, tmp_path: Path, place: str) -> None:
    parts = {"head": "", "end": "", place: _SCRIPT}
    calculator = _open(page, server, tmp_path, _FOREIGN.format(award="a34", inside="", **parts))
    expect(calculator.control("rd_current")).to_be_enabled()
    assert calculator.answer({"rd_current": "1500", "rd_previous": "1000"})["amount"] == "250000.00"
    assert calculator.attributes() == ("ok", "upper_bound", "250000.00")


def test_it_brings_its_style_and_says_which_award_it_is(page: Page, server: Server, tmp_path: Path) -> None:
    calculator = _open(page, server, tmp_path, _FOREIGN.format(award="a34", inside="", head=_SCRIPT, end=""))
    expect(calculator.element.locator(".calculator-title")).to_contain_text("研发费用增量补助 第三十四条")
    expect(calculator.result).to_have_css("border-top-width", "3px")


def test_quotes_lead_to_the_article_and_mark_its_words(page: Page, server: Server, tmp_path: Path) -> None:
    calculator = _open(page, server, tmp_path, _FOREIGN.format(award="a34", inside="", head=_SCRIPT, end=""))
    calculator.answer({"rd_current": "1500", "rd_previous": "1000"})
    page.evaluate("addEventListener('click', (event) => event.preventDefault())")
    link = calculator.element.locator('[data-part="steps"] [data-source]').first
    link.click()
    address = link.get_attribute("href") or ""
    assert address.startswith(f"{server.address}handbook/articles/34/#")
    assert ":~:text=" in address
    page.goto(address)
    expect(page.locator("#lead")).to_be_in_viewport()


def test_a_link_from_it_opens_the_article_of_the_handbook(page: Page, server: Server, tmp_path: Path) -> None:
    page.add_init_script(_KEEP_WHAT_IS_COPIED)
    calculator = _open(page, server, tmp_path, _FOREIGN.format(award="a34", inside="", head=_SCRIPT, end=""))
    calculator.answer({"rd_current": "1500", "rd_previous": "1000"})
    calculator.element.get_by_role("button", name="复制链接").click()
    page.wait_for_function("window.copied !== undefined")
    page.goto(page.evaluate("window.copied"))
    assert page.url.startswith(f"{server.address}handbook/articles/34/#award-a34?v=1&")
    assert Calculator(page, "a34").estimate()["amount"] == "250000.00"


def test_it_works_under_a_strict_content_security_policy(page: Page, server: Server, tmp_path: Path) -> None:
    server.headers["Content-Security-Policy"] = _STRICT
    calculator = _open(page, server, tmp_path, _FOREIGN.format(award="a34", inside="", head=_SCRIPT, end=""))
    assert calculator.answer({"rd_current": "1500", "rd_previous": "1000"})["amount"] == "250000.00"


def test_the_page_loads_nothing_of_the_runtime_before_it_is_wanted(page: Page, server: Server, tmp_path: Path) -> None:
    calculator = _open(page, server, tmp_path, _FOREIGN.format(award="a34", inside="", head=_SCRIPT, end=""))
    expect(calculator.control("rd_current")).to_be_enabled()
    page.wait_for_load_state("networkidle")
    assert server.asked_for("/forms/a34.html")
    assert not any(map(server.asked_for, ("/code-", "/worker-", "/memory-")))


def test_without_its_form_what_the_page_put_into_the_element_stays(page: Page, server: Server, tmp_path: Path) -> None:
    inside = '<a href="../../handbook/articles/34/">到手册里测算</a>'
    html = _FOREIGN.format(award="none", inside=inside, head=_SCRIPT, end="")
    with page.expect_response("**/forms/none.html"):
        _open(page, server, tmp_path, html)
    expect(page.get_by_role("link", name="到手册里测算")).to_be_visible()
