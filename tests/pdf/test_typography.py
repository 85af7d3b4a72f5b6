"""What a typographer would mark."""

import re
from collections import Counter

import pytest

from generator.loading import load_handbook
from generator.model.handbook import Handbook
from generator.official import article_heading, article_passage, chapter_heading
from generator.pdf import make_pdf
from tests.editable_policy import EditablePolicy
from tests.pdf.reading import columns, dense, lines, over_the_edge, page_texts

_NEVER_FIRST = "，。；：、！？）》”〉〕％%"
_NEVER_LAST = "（《“〈〔"


@pytest.fixture(params=["book", "official"])
def edition(request: pytest.FixtureRequest) -> bytes:
    found: bytes = request.getfixturevalue(request.param)
    return found


def test_no_line_begins_or_ends_with_a_forbidden_mark(edition: bytes) -> None:
    wrong = [pair for pair in lines(edition) if pair[0][-1] in _NEVER_LAST or pair[1][0] in _NEVER_FIRST]
    assert wrong == []


def test_no_number_is_torn_from_its_unit(edition: bytes) -> None:
    unit = re.compile(r"[万亿]?元|[%％年月日家人个名]")
    assert [pair for pair in lines(edition) if pair[0][-1].isdigit() and unit.match(pair[1])] == []


def test_no_number_of_an_item_is_torn_from_its_words(edition: bytes) -> None:
    assert [pair for pair in lines(edition) if re.search(r"(?:（\d+）|[①-⑳])$", pair[0])] == []


def test_no_page_of_the_book_ends_with_a_head(book: bytes, handbook: Handbook) -> None:
    articles = handbook.articles.values()
    heads = {dense(f"{article_heading(article)}{article.short_title}") for article in articles}
    heads |= {"算一算", "原文没有写清楚的地方", "不是奖补标准的数字"}
    heads |= {f"{section.label}{section.colon}" for article in articles for section in article.sections}
    ends = [dense(text.strip().splitlines()[-1]) for text in page_texts(book) if text.strip()]
    assert [end for end in ends if end in heads] == []


def test_a_table_over_several_pages_repeats_its_head(book: bytes) -> None:
    pages = [text for text in page_texts(book) if "怎样计算和拨付" in text]
    assert len(pages) > 1


def test_no_page_holds_a_few_lines_only(book: bytes) -> None:
    counts = [len([line for line in text.splitlines() if line.strip()]) for text in page_texts(book)]
    assert [number for number, count in enumerate(counts, start=1) if count < 8] == []


def test_what_is_related_stands_with_the_head_of_its_article(book: bytes, handbook: Handbook) -> None:
    pages = [dense(text) for text in page_texts(book)]
    for article in handbook.articles.values():
        if article.related:
            related = handbook.articles[article.related[0]]
            head = dense(f"{article_heading(article)}{article.short_title}")
            first = dense(f"{article_heading(related)}{related.short_title}")
            assert any(re.search(f"{re.escape(head)}.*相关{re.escape(first)}", page) for page in pages)


def test_a_checklist_stands_on_one_page(book: bytes, handbook: Handbook) -> None:
    texts = page_texts(book)
    start = next(number for number, text in enumerate(texts) if text.startswith("申报材料清单"))
    pages = [dense(text) for text in texts[start:]]
    for article in handbook.articles.values():
        for section in article_passage(handbook, article).walk():
            if section.kind == "materials":
                words = dense("".join(child.full_text for child in section.children if child.role != "label"))
                assert any(words in page for page in pages)


def test_a_head_is_followed_by_rows_of_its_table(book: bytes) -> None:
    (page,) = [dense(text) for text in page_texts(book) if "按条" in text and "执行单位和电话" in text]
    assert page.partition("执行单位和电话")[2].count("第") > 5


def test_a_page_that_opens_a_chapter_has_no_running_head(book: bytes, handbook: Handbook) -> None:
    name = f"{handbook.document.short_title}手册"
    pages = [dense(text) for text in page_texts(book, head=0)]
    for chapter in handbook.chapters:
        title = dense(chapter_heading(chapter))
        assert [page for page in pages if page.startswith(title) and not page.startswith(title + name)]


def test_the_columns_of_the_last_page_of_the_index_are_equally_long(book: bytes) -> None:
    left, right = (text.count("\n") for text in columns(book, page=-1))
    assert abs(left - right) <= 5


def test_nothing_runs_over_the_edge_of_the_text(edition: bytes) -> None:
    assert list(over_the_edge(edition)) == []


def test_long_steps_titles_and_scopes_stay_on_the_page(policy: EditablePolicy) -> None:
    policy.change("- 现场查看", f"- {'到现场查看经营场所和各项设备' * 12}")
    policy.change("title: 新设合作社补助", f"title: {'新设立的手工业合作社一次性补助' * 9}")
    policy.change("scope: 竹木机械类", f"scope: {'竹木机械和其他各类加工设备' * 20}")
    policy.change("note: 按比例计算，未超过上限。", f"note: {'按比例计算，未超过上限，' * 120}")
    assert list(over_the_edge(make_pdf(load_handbook(policy.path).handbook))) == []


def test_a_full_page_of_the_official_edition_has_twenty_two_lines(official: bytes) -> None:
    counts = Counter(
        len([line for line in text.splitlines() if line.strip()]) for text in page_texts(official, foot=95)
    )
    assert counts.most_common(1)[0][0] == 22
    assert max(counts) == 22


def test_a_line_of_characters_alone_has_twenty_eight_of_them(official: bytes) -> None:
    found = [line.strip() for text in page_texts(official, foot=95) for line in text.splitlines()]
    longest = max((line for line in found if re.fullmatch(r"[一-鿿]+", line)), key=len)
    assert len(longest) <= 28
    assert sum(len(line) == 28 for line in found) > 50
