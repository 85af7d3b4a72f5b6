"""What stands inside a page that a content policy must name or refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.security.inline_parts import InlineParts, _Reader, inline_parts


def test_inline_scripts_and_styles_are_found_as_they_stand() -> None:
    found = inline_parts(
        "<style>a > b{}</style><script>if (a < b && c) d('&amp;')</script><script src='x.js'></script>"
    )
    assert (found.styles, found.scripts, found.refused) == (["a > b{}"], ["if (a < b && c) d('&amp;')"], [])


@pytest.mark.parametrize("kind", ["", "text/javascript", "module", "application/ecmascript", "TEXT/JavaScript"])
def test_whatever_a_browser_runs_is_a_script(kind: str) -> None:
    assert inline_parts(f'<script type="{kind}">run()</script>').scripts == ["run()"]


@pytest.mark.parametrize("kind", ["application/json", "application/ld+json", "text/template"])
def test_a_block_of_data_is_no_script(kind: str) -> None:
    assert inline_parts(f'<script type="{kind}">{{}}</script>').scripts == []


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color: red">',
        '<svg><rect style="fill: red"/></svg>',
        '<button onclick="run()">',
        '<body ONLOAD="run()">',
        '<a href="javascript:run()">',
        '<a href=" \tJava&#115;cript :run()">',
        '<form action="vbscript:run">',
        '<iframe src="data:text/html,run">',
        '<iframe src="data:image/svg+xml,run">',
        '<link rel="stylesheet" href="data:text/css,run">',
        '<img src="https://elsewhere.example/x.png">',
        '<script src="//elsewhere.example/x.js"></script>',
        '<link rel="stylesheet" href="http://elsewhere.example/x.css">',
        '<link rel="dns-prefetch preconnect" href="//elsewhere.example">',
    ],
)
def test_what_no_strict_policy_allows_is_named(html: str) -> None:
    assert len(inline_parts(html).refused) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://elsewhere.example/">a link is only followed</a>',
        '<link rel="canonical" href="https://here.example/">',
        '<img src="assets/data/javascript.png">',
        '<a href="tel:0431">',
        '<p data-style="x" title="onclick=run()">',
        '<link rel="icon" href="data:,">',
        '<img src="data:image/png;base64,AAAA">',
    ],
)
def test_what_does_no_harm_is_left_alone(html: str) -> None:
    assert inline_parts(html).refused == []


_FRAGMENTS = (
    *("<p>", "</p>", '<p class="a">', '<p class="a" style="x">', "<p onclick=run()>", "<p title='<b>' onclick=x>"),
    *("<script>", "</script>", "<script src=x.js>", "<style>", "</style >", "<STYLE>", "<script", "</script"),
    *("<!--", "-->", "<!-->", "--!>", "<!-- <b> -->", "<!doctype html>", "<?x?>", "<", ">", "'", '"', " ", "=", "/>"),
    *('<a href="x/#y:z">', '<a href="javascript:x">', '<a href="java&#115;cript:x">', "<a href=", "<link ", "<img "),
    *(
        'href="//x.example"',
        'src="//x.example"',
        "style=",
        "onclick=",
        "<b>",
        "text",
        "<svg",
        "<svg>",
        "</svg>",
        "&lt;",
    ),
)


@given(st.lists(st.sampled_from(_FRAGMENTS), max_size=12).map("".join))
def test_passing_over_what_is_plain_changes_nothing(html: str) -> None:
    assert inline_parts(html) == _parsed_whole(html)


def _parsed_whole(html: str) -> InlineParts:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found
