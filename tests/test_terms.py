"""Terms of the text: their places, their order, and the marks on pages."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.loading import load_handbook
from generator.model.handbook import Handbook, Term
from generator.official import article_passage, compact
from generator.views.article import article_views
from generator.views.award import award_views
from generator.views.term_marks import TermMarks
from generator.views.terms import TermView, letter_of, order_of, term_anchor, term_views
from tests.conftest import ROOT
from tests.html_reader import read_html


@pytest.fixture(scope="module")
def views(handbook: Handbook) -> tuple[TermView, ...]:
    return term_views(handbook, article_views(handbook, award_views(handbook)).values())


def test_every_term_stands_in_every_article_that_it_names(views: tuple[TermView, ...], handbook: Handbook) -> None:
    wrong = [
        (view.term, article.number)
        for view in views
        for article in view.articles
        if compact(view.term) not in compact(article_passage(handbook, article).full_text)
    ]
    assert views
    assert wrong == []


def test_no_article_that_uses_a_term_of_the_glossary_is_left_out(
    views: tuple[TermView, ...], handbook: Handbook
) -> None:
    named = {view.term: [article.number for article in view.articles] for view in views}
    for term in handbook.glossary:
        using = [
            number
            for number, article in handbook.articles.items()
            if compact(term.term) in compact(article_passage(handbook, article).full_text)
        ]
        assert named[term.term] == using, term.term


def test_terms_are_in_the_order_of_their_pronunciation(views: tuple[TermView, ...]) -> None:
    letters = [letter_of(view.term) for view in views]
    assert letters == sorted(letters, key=lambda letter: (letter == "其他", letter))


@pytest.mark.parametrize(
    ("term", "letter"), [("《办法》", "B"), ("“产业”", "C"), ("3转", "其他"), ("", "其他"), ("瞪羚", "D")]
)
def test_a_term_stands_under_its_first_letter(term: str, letter: str) -> None:
    assert letter_of(term) == letter
    assert order_of(term)[0] == (letter == "其他")


def _marks(handbook: Handbook, *terms: Term) -> TermMarks:
    changed = handbook.model_copy(update={"glossary": terms})
    return TermMarks(changed, term_views(changed, article_views(changed, award_views(changed)).values()))


def test_the_first_use_alone_is_marked(handbook: Handbook) -> None:
    marks = _marks(handbook, Term(term="后补助"))
    assert marks.mark("后补助，后补助", 4).count("<a") == 1
    assert marks.mark("后补助", 4) == "后补助"
    assert [view.term for view in marks.marked] == ["后补助"]


def test_the_longest_term_wins(handbook: Handbook) -> None:
    marks = _marks(handbook, Term(term="技术合同"), Term(term="技术合同认定登记"))
    assert read_html(marks.mark("完成技术合同认定登记", 13)).all("a")[0].text == "技术合同认定登记"


def test_an_explanation_for_its_article_alone_is_marked_nowhere_else(handbook: Handbook) -> None:
    term = Term(term="合作协议", article=10, quote="合作协议须明确合作内容、任务分工、资金投入、知识产权归属等")
    assert "<a" not in _marks(handbook, term).mark("提交合作协议", 9)
    assert "<a" in _marks(handbook, term).mark("签有合作协议", 10)


def test_an_explanation_for_the_whole_text_is_marked_in_other_articles(handbook: Handbook) -> None:
    term = Term(term="即申即享", article=31, quote="纳入“即申即享”政策，无需提供申报材料", everywhere=True)
    assert "<a" in _marks(handbook, term).mark("即申即享", 32)


def test_words_that_give_the_explanation_themselves_are_not_marked(handbook: Handbook) -> None:
    term = Term(term="新获批", article=5, quote="新获批（不包括重组）")
    marks = _marks(handbook, term)
    assert "<a" not in marks.mark("对新获批（不包括重组）的全国重点实验室", 5)
    assert "<a" not in marks.mark("新获批", 5)


@cache
def _small() -> Handbook:
    return load_handbook(ROOT / "tests" / "small_policy" / "handbook.yaml").handbook


@given(words=st.text(alphabet="<>&\"' 非遗工坊企业", max_size=30))
def test_marks_add_nothing_to_the_words(words: str) -> None:
    marked = _marks(_small(), Term(term="非遗工坊"), Term(term="企业")).mark(words, 4)
    assert read_html(str(marked)).text == words


@pytest.mark.parametrize(("term", "anchor"), [("后补助", "term-后补助"), ("a b\tc", "term-a-b-c")])
def test_an_anchor_holds_no_white_space(term: str, anchor: str) -> None:
    assert term_anchor(term) == anchor
