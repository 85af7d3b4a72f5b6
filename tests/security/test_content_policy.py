"""The content policy: strict, the same for all pages, and exactly what they need."""

import re
from pathlib import Path

import pytest

from generator.errors import HandbookError
from generator.security.content_policy import content_policy, inline_hash
from generator.security.finishing import site_policy


def _directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split(";"))}


def test_a_hash_is_that_of_the_standard() -> None:
    assert inline_hash("doSomething();") == "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='"


def test_pages_without_anything_inline_need_no_hash() -> None:
    policy = content_policy({"index.html": "<p>政策</p>"})
    assert _directives(policy)["script-src"] == ["'self'", "'wasm-unsafe-eval'"]
    assert _directives(policy)["style-src"] == ["'self'"]


def test_what_stands_in_several_pages_is_named_once() -> None:
    policy = content_policy({"a.html": "<script>run()</script>", "b.html": "<script>run()</script>"})
    assert policy.count(inline_hash("run()")) == 1


def test_the_policy_does_not_depend_on_the_order_of_pages() -> None:
    pages = {"a.html": "<script>a()</script>", "b.html": "<script>b()</script><style>b{}</style>"}
    assert content_policy(pages) == content_policy(dict(reversed(pages.items())))


def test_a_page_that_no_strict_policy_allows_is_named_with_what_is_wrong() -> None:
    with pytest.raises(HandbookError, match=r"articles/1/index\.html：<p style>"):
        content_policy({"articles/1/index.html": '<p style="color: red">政策</p>'})


@pytest.mark.site
def test_the_policy_of_the_site_is_strict(built_site: Path) -> None:
    policy = site_policy(built_site)
    assert not re.search(r"'unsafe-|'strict-dynamic'|\*|https?:|blob:", policy.replace("'wasm-unsafe-eval'", ""))
    directives = _directives(policy)
    assert directives["default-src"] == directives["base-uri"] == ["'none'"]
    assert "object-src" not in directives, "the default, 'none', holds"
    assert {name for name, values in directives.items() if "data:" in values} == {"img-src"}


@pytest.mark.site
def test_every_page_has_the_same_inline_scripts_so_that_few_need_to_be_named(built_site: Path) -> None:
    assert site_policy(built_site).count("'sha256-") < 12
