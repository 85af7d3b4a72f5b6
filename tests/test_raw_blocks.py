"""What passes Markdown by: all HTML between headings, and nothing that Markdown would have changed."""

from pathlib import Path
from typing import Any

import markdown  # type: ignore[import-untyped]  # it brings no types
import pytest
from mkdocs.utils import meta

from generator.checks import load_checked
from generator.loading import LoadedHandbook
from generator.pages import make_pages
from generator.raw_blocks import put_back, set_aside
from tests.amended_policy import amended_policy


def _converted(text: str) -> tuple[str, Any]:
    converter = markdown.Markdown(extensions=["attr_list", "toc"], extension_configs={"toc": {"toc_depth": 4}})
    return converter.convert(text), converter.toc_tokens


def _converted_beside(text: str) -> tuple[str, Any]:
    headings, blocks = set_aside(text)
    content, contents = _converted(headings)
    return put_back(content, blocks), contents


@pytest.mark.parametrize("policy", ["real", "small, amended"])
def test_every_page_is_what_markdown_makes_of_it(policy: str, loaded: LoadedHandbook, tmp_path: Path) -> None:
    read = loaded if policy == "real" else load_checked(amended_policy(tmp_path / "policy").path)
    for uri, page in make_pages(read.handbook, [version.handbook for version in read.earlier]).items():
        text, _ = meta.get_data(page.markdown)
        assert _converted_beside(text) == _converted(text), uri


def test_between_headings_only_stand_ins_are_left() -> None:
    left, blocks = set_aside("# A { #a }\n\n<p>\n# no heading\n</p>\n\n<p>two</p>\n\n## B { #b }\n\n<div>\n</div>\n")
    assert left == "# A { #a }\n\n<!--block 0-->\n\n## B { #b }\n\n<!--block 1-->"
    assert blocks == ["<p>\n# no heading\n</p>\n\n<p>two</p>", "<div>\n</div>"]


def test_text_in_markdown_is_left_to_markdown() -> None:
    assert set_aside("# A { #a }\n\n*words*\n") == ("# A { #a }\n\n*words*", [])
