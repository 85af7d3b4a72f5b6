"""How a page is read: size of the type, contrast, colours, aloud."""

from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.reading import choose_colours, open_settings
from tests.browser.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.site]

_SPEECH = """
window.spoken = [];
const voice = { lang: "zh-CN", localService: LOCAL, name: "v" };
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ lang: "en-US", localService: true }, voice],
  speak: (words) => {
    window.spoken.push(words.text);
    if (window.spoken.length < STOP) setTimeout(() => words.onend());
  },
  cancel: () => undefined,
} });
"""


def _speech(*, local: bool = True, stop: int = 10_000) -> str:
    return _SPEECH.replace("LOCAL", str(local).lower()).replace("STOP", str(stop))


def _type_size(page: Page) -> float:
    size: float = page.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)")
    return size


def test_three_sizes_of_type_are_kept_on_every_page(page: Page, server: Server) -> None:
    page.goto(f"{server.address}articles/8/")
    sizes = [_type_size(page)]
    open_settings(page)
    for name in ("大", "特大"):
        page.get_by_role("radio", name=name, exact=True).check()
        sizes.append(_type_size(page))
    assert sizes == sorted(set(sizes))
    page.goto(f"{server.address}articles/9/")
    assert _type_size(page) == sizes[-1]


def test_high_contrast_is_kept_and_taken_back(page: Page, server: Server) -> None:
    page.goto(server.address)
    open_settings(page)
    page.get_by_role("checkbox", name="高对比度").check()
    page.reload()
    ink = "getComputedStyle(document.querySelector('article p')).color"
    assert page.evaluate(ink) == "rgb(0, 0, 0)"
    open_settings(page)
    page.get_by_role("checkbox", name="高对比度").uncheck()
    assert page.evaluate(ink) != "rgb(0, 0, 0)"


def _expect_colours(page: Page, scheme: str) -> None:
    expect(page.locator("body")).to_have_css("color-scheme", scheme)


def test_colours_follow_the_device_while_the_reader_has_chosen_none(page: Page, server: Server) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(server.address)
    _expect_colours(page, "dark")
    page.emulate_media(color_scheme="light")
    _expect_colours(page, "light")


@pytest.mark.parametrize(("name", "device"), [("深色", "light"), ("浅色", "dark")])
def test_chosen_colours_are_kept_on_every_page_from_its_first_moment(
    page: Page, server: Server, name: str, device: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=device)
    page.goto(server.address)
    choose_colours(page, name)
    server.broken.add("/reading.js")
    page.goto(f"{server.address}articles/8/")
    _expect_colours(page, "dark" if device == "light" else "light")


def test_chosen_colours_stay_when_the_device_changes_until_they_are_given_up(page: Page, server: Server) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(server.address)
    choose_colours(page, "浅色")
    page.emulate_media(color_scheme="dark")
    _expect_colours(page, "light")
    page.reload()
    choose_colours(page, "跟随设备")
    _expect_colours(page, "dark")


@pytest.mark.parametrize("device", ["light", "dark"])
def test_the_frame_of_phones_has_the_colour_of_the_pages_head(
    page: Page, server: Server, device: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=device)
    page.goto(server.address)
    assert page.evaluate(
        """() => {
          const frames = [...document.querySelectorAll("meta[name=theme-color]")];
          const frame = frames.find(({ media }) => matchMedia(media).matches);
          const shown = document.createElement("p");
          shown.style.color = frame.content;
          return shown.style.color === getComputedStyle(document.querySelector(".md-header")).backgroundColor;
        }"""
    )


def test_the_largest_type_fits_a_narrow_phone(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(server.address)
    open_settings(page)
    page.get_by_role("radio", name="特大").check()
    for address in ("", "articles/15/", "awards/", "contacts/", "finder/", "full-text/"):
        page.goto(f"{server.address}{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_settings_that_somebody_spoilt_do_no_harm(context: BrowserContext, page: Page, server: Server) -> None:
    context.add_init_script("""localStorage.setItem("handbook.reading", '{"size": "<b>", "contrast": "x"');""")
    page.goto(f"{server.address}articles/8/")
    expect(page.get_by_role("button", name="字号等阅读设置")).to_be_visible()


def test_an_article_is_read_aloud_from_its_heading_to_its_end(page: Page, server: Server) -> None:
    page.add_init_script(_speech())
    page.goto(f"{server.address}articles/8/")
    page.get_by_role("button", name="朗读本页").click()
    expect(page.locator(".reading-status")).to_have_text("读完了。", timeout=20_000)
    spoken = page.evaluate("spoken")
    assert spoken[0].startswith("第八条")
    official = page.locator("[data-official]").all_inner_texts()
    assert all(any("".join(words.split()) in "".join(text.split()) for text in spoken) for words in official)
    assert not any("字号等阅读设置" in text for text in spoken)


def test_reading_aloud_is_switched_off_by_the_same_button(page: Page, server: Server) -> None:
    page.add_init_script(_speech(stop=1))
    page.goto(f"{server.address}articles/8/")
    button = page.locator("[data-reading=aloud]")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".is-read")).to_have_count(1)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".is-read")).to_have_count(0)


def test_a_voice_that_sends_the_text_to_a_server_is_not_used(page: Page, server: Server) -> None:
    page.add_init_script(_speech(local=False))
    page.goto(f"{server.address}articles/8/")
    page.get_by_role("button", name="朗读本页").click()
    expect(page.locator(".reading-status")).to_contain_text("没有可以离线使用的中文语音")
    assert page.evaluate("spoken") == []


def test_without_script_there_is_nothing_to_set(context: BrowserContext, server: Server) -> None:
    assert context.browser
    plain = context.browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{server.address}articles/8/")
    expect(page.locator(".reading")).to_be_hidden()
    plain.close()


def test_nobody_is_asked_for_voices_before_somebody_wants_to_hear_one(page: Page, server: Server) -> None:
    asked = "window.asked = 0; speechSynthesis.getVoices = () => { window.asked += 1; return [voice]; };"
    page.add_init_script(f"{_speech(stop=1)}\n{asked}")
    page.goto(f"{server.address}articles/8/")
    button = page.locator("[data-reading=aloud]")
    expect(button).to_be_visible()
    assert page.evaluate("asked") == 0
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("asked") > 0


def test_voices_that_come_a_moment_later_are_waited_for(page: Page, server: Server) -> None:
    late = (
        "speechSynthesis.getVoices = () => (window.there ? [voice] : []);"
        "speechSynthesis.addEventListener = (name, call) => setTimeout(() => { window.there = true; call(); }, 100);"
    )
    page.add_init_script(f"{_speech(stop=1)}\n{late}")
    page.goto(f"{server.address}articles/8/")
    button = page.locator("[data-reading=aloud]")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
