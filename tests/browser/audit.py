"""What axe, and our own look at the sizes of targets, finds in an open page."""

from functools import cache
from typing import Final

from playwright.sync_api import Page

from tests.conftest import ROOT

LEAST_TARGET: Final = 44
"""CSS pixels, of what can be pressed: WCAG 2.2, 2.5.5."""

_AXE: Final = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_RUN: Final = """async ([place, colours]) => {
  const rules = axe.getRules(colours ? ["cat.color"] : []).filter(({ tags }) => !tags.includes("deprecated"));
  const { violations } = await axe.run(place ?? document, {
    runOnly: { type: "rule", values: rules.map(({ ruleId }) => ruleId) },
    resultTypes: ["violations"],
  });
  const messages = ({ any, all, none }) => [...any, ...all, ...none].map(({ message }) => message);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${messages(node)}`));
}"""
_SMALL: Final = """(least) => {
  const isInSentence = (target) => {
    if (getComputedStyle(target).display !== "inline") return false;
    let block = target.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    const around = block.cloneNode(true);
    around.querySelectorAll("a, button, [hidden]").forEach((part) => part.remove());
    return /[\\p{L}\\p{N}]/u.test(around.textContent);
  };
  const isPressed = (target) => {
    const style = getComputedStyle(target);
    const isShown = target.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const { width, height, right, left } = target.getBoundingClientRect();
    const isOutside = right <= 0 || left >= document.documentElement.clientWidth;
    return isShown && width && height && !isOutside && style.pointerEvents !== "none" && !target.closest("[inert]");
  };
  /* the name of a field is no target of its own; a box to tick and its words are one */
  const names = (target) => target.matches("label") && target.control?.matches(":not([type=checkbox], [type=radio])");
  const targets = "a[href], button, input, select, textarea, summary, label[for], [tabindex='0']:not(pre *)";
  return [...document.querySelectorAll(targets)]
    .filter((target) => isPressed(target) && !names(target))
    .filter((target) => {
      const whole = target.labels?.[0]?.contains(target) ? target.labels[0] : target;
      const { width, height } = whole.getBoundingClientRect();
      return Math.min(width, height) < least - 0.5 && !isInSentence(target);
    })
    .map((target) => `${target.parentElement.className} > ${target.outerHTML.slice(0, 160)}`);
}"""


@cache
def _axe() -> str:
    return _AXE.read_text("utf-8")


def violations(page: Page, place: str | None = None, *, colours: bool = False) -> list[str]:
    """What axe finds with every rule that it has: best practice, experimental and level AAA included.

    Args:
        page: an open page.
        place: a selector, where not the whole page is looked at.
        colours: look at colours alone, all that a change of the colour scheme can change.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    found: list[str] = page.evaluate(_RUN, [place, colours])
    return found


def small_targets(page: Page) -> list[str]:
    """What can be pressed and is too small, links inside a sentence set aside."""
    found: list[str] = page.evaluate(_SMALL, LEAST_TARGET)
    return found


def use_scheme(page: Page, scheme: str) -> None:
    """Change to the colour scheme "light" or "dark", as the button in the page's head and the device would."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.evaluate(
        """(name) => {
          if (document.body.hasAttribute("data-md-color-scheme")) document.body.dataset.mdColorScheme = name;
          const transition = () => document.getAnimations().find((change) => change instanceof CSSTransition);
          for (let change = transition(); change; change = transition()) change.finish();
        }""",
        "slate" if scheme == "dark" else "default",
    )
