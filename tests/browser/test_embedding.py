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


_SECOND_SCRIPT = '<script src="../../other/assets/calculators/award-calculator.js"></script>'
_TWO = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>办事指南</title>{head}</head><body>
<award-calculator award="a34"{first}><a href="../../handbook/articles/34/">到手册里测算</a></award-calculator>
<award-calculator award="equipment"{second}></award-calculator>
</body></html>"""
_LATE_SCRIPT = """(address) => new Promise((resolve) => {
  const script = document.createElement("script");
  script.src = address;
  script.onload = resolve;
  document.head.append(script);
})"""


@pytest.fixture
def other(whole_edition: Path, server: Server, tmp_path: Path) -> str:
    """A second handbook on the same server; gives the address of its script."""
    (tmp_path / "other").symlink_to(whole_edition)
    return f"{server.address}other/assets/calculators/award-calculator.js"


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize("scripts", [_SCRIPT + _SECOND_SCRIPT, _SECOND_SCRIPT + _SCRIPT])
def test_calculators_of_two_handbooks_are_answered_each_by_its_own(
    page: Page, server: Server, tmp_path: Path, scripts: str
) -> None:
    named = {"first": ' handbook="/sub/handbook/handbook/"', "second": ' handbook="../../other"'}
    first = _open(page, server, tmp_path, _TWO.format(head=scripts, **named))
    assert first.answer({"rd_current": "1500", "rd_previous": "1000"})["amount"] == "250000.00"
    second = Calculator(page, "equipment")
    assert second.answer({"purchase": "100"})["award"] == "equipment"
    ids = page.locator("[id]").evaluate_all("(elements) => elements.map(({ id }) => id)")
    assert sorted(ids) == sorted(set(ids))
    second.element.locator("label").first.click()
    expect(second.control("purchase")).to_be_focused()


@pytest.mark.usefixtures("other")
def test_where_nobody_can_tell_whose_award_it_is_nothing_is_calculated(
    page: Page, server: Server, tmp_path: Path
) -> None:
    html = _TWO.format(head=_SCRIPT + _SECOND_SCRIPT, first="", second=' handbook="/sub/handbook/other/"')
    first = _open(page, server, tmp_path, html)
    expect(first.element).to_contain_text("没有写明用哪一本")
    expect(first.element.get_by_role("link", name="到手册里测算")).to_be_visible()
    assert Calculator(page, "equipment").answer({"purchase": "100"})["status"] == "ok"


def test_a_script_that_comes_late_takes_back_what_was_sure_before(
    page: Page, server: Server, tmp_path: Path, other: str
) -> None:
    html = _TWO.format(head=_SCRIPT, first="", second=' handbook="/sub/handbook/other/"')
    first = _open(page, server, tmp_path, html)
    expect(first.control("rd_current")).to_be_enabled()
    page.evaluate(_LATE_SCRIPT, other)
    expect(first.element).to_contain_text("没有写明用哪一本")
    expect(first.control("rd_current")).to_have_count(0)
    assert Calculator(page, "equipment").answer({"purchase": "100"})["status"] == "ok"


def test_the_same_script_twice_is_as_good_as_once(page: Page, server: Server, tmp_path: Path) -> None:
    calculator = _open(page, server, tmp_path, _FOREIGN.format(award="a34", inside="", head=_SCRIPT, end=_SCRIPT))
    assert calculator.answer({"rd_current": "1500", "rd_previous": "1000"})["amount"] == "250000.00"
