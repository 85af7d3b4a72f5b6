import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.handbook import Handbook
from generator.search import INDEX, Knowledge, PageText, index_file, page_text
from generator.search.traditional import traditional_pairs
from tests.html_reader import read_page


def _lines(html: str, title: str = "页") -> list[str]:
    return page_text("a/", title, html).text.split("\n")


def _anchors(html: str) -> dict[str, str]:
    """The anchor of each line."""
    page = page_text("a/", "页", html)
    anchors, start = {}, 0
    for line in page.text.split("\n"):
        anchors[line] = ["", *(place.anchor for place in page.places if place.start <= start)][-1]
        start += len(line) + 1
    return anchors


def test_paragraphs_items_and_rows_are_lines_and_inline_elements_are_not() -> None:
    html = (
        "<p>一<b>二</b><br>三</p><ul><li>四<ul><li>五</li></ul></li></ul><table><tr><th>六</th><td>七</td></tr></table>"
    )
    assert _lines(html) == ["一二", "三", "四", "五", "六\u3000七"]


def test_a_term_and_its_meaning_are_one_line() -> None:
    assert _lines("<dl><dt>甲</dt><dd>乙</dd><dt>丙</dt><dd>丁</dd></dl>") == ["甲\u3000乙", "丙\u3000丁"]


def test_pieces_that_a_style_sets_apart_are_apart_and_official_pieces_are_one_text() -> None:
    assert _lines("<p><strong>企业</strong><span>11 项</span></p>") == ["企业 11 项"]
    assert _lines("<p><span data-official>电话：</span><a data-official>88</a><span data-official>。</span></p>") == [
        "电话：88。"
    ]


@pytest.mark.parametrize(
    "silent",
    [
        "<script>甲</script>", "<style>甲</style>", "<form><p>甲</p></form>", "<p hidden>甲</p>",
        "<svg><text>甲</text></svg>", "<div data-search-exclude><p>甲</p><p>甲</p></div>", "<button>甲</button>",
        "<template><p>甲</p></template>",
    ],
)  # fmt: skip
def test_what_is_not_for_reading_is_not_searched(silent: str) -> None:
    assert _lines(f"<p>乙</p>{silent}<p>丙</p>") == ["乙", "丙"]


def test_the_title_of_a_page_is_not_repeated_in_its_text() -> None:
    assert _lines("<h1>第一条 <span>总则</span></h1><p>甲</p>", "第一条 总则") == ["甲"]
    assert _lines("<h1>别的</h1><p>甲</p>", "第一条 总则") == ["别的", "甲"]


def test_a_line_is_linked_to_the_element_around_it_or_the_heading_above_it() -> None:
    html = """<p>甲</p><h2 id="a"><span id="b">乙</span></h2><p>丙</p><ul><li id="c"><p>丁</p></li><li>戊</li></ul>
      <h3 id="d">己</h3><p>庚</p>"""
    assert _anchors(html) == {"甲": "", "乙": "a", "丙": "a", "丁": "c", "戊": "a", "己": "d", "庚": "d"}


def test_an_element_can_be_a_heading_for_search_alone() -> None:
    page = page_text("a/", "页", '<ul><li id="o"><p data-search-title>处</p><p>1234</p></li></ul>')
    assert [(place.start, place.anchor, place.is_heading) for place in page.places] == [
        (0, "o", True),
        (2, "o", False),
    ]


@given(st.text())
def test_any_text_can_be_indexed_and_is_found_in_the_file(text: str) -> None:
    script = index_file([PageText("a/", text, 1, text, ())], Knowledge("0431", {}, {})).decode()
    assert "<" not in script
    assert json.loads(script.removeprefix("window.handbookPages=").removesuffix(";\n"))["pages"][0]["text"] == text


def test_traditional_characters_lead_to_those_of_the_pages_alone() -> None:
    pairs = traditional_pairs(["技术转移", "补助"])
    found = dict(zip(pairs[::2], pairs[1::2], strict=True))
    assert (found["術"], found["轉"], found["補"]) == ("术", "转", "补")
    assert set(found.values()) <= set("技术转移补助")
    assert "億" not in found


def test_a_traditional_character_that_stands_on_a_page_means_itself() -> None:
    assert traditional_pairs(["術术"]) == traditional_pairs(["术術"])
    assert "術" not in traditional_pairs(["術术"])


@pytest.mark.site
def test_every_official_word_of_every_article_is_searched_on_its_page(built_site: Path, handbook: Handbook) -> None:
    texts = {page["address"]: _bare(page["title"] + page["text"]) for page in _pages(built_site)}
    for number in handbook.articles:
        page = read_page(built_site / "articles" / str(number) / "index.html")
        words = [_bare(element.text) for element in page.all(data_official="")]
        assert [word for word in words if word not in texts[f"articles/{number}/"]] == []


@pytest.mark.site
def test_each_page_is_searched_once(built_site: Path) -> None:
    published = {path.parent.relative_to(built_site).as_posix() for path in built_site.rglob("index.html")}
    assert sorted(page["address"].removesuffix("/") or "." for page in _pages(built_site)) == sorted(published)


def _pages(site: Path) -> list[dict[str, Any]]:
    """What the site's index holds."""
    script = (site / INDEX).read_text("utf-8")
    pages: list[dict[str, Any]] = json.loads(script.removeprefix("window.handbookPages=").removesuffix(";\n"))["pages"]
    return pages


def _bare(text: str) -> str:
    return "".join(text.split())
