"""PDF/UA-1 and PDF/A-3a by the word of a validator that shares no code with the typesetter."""

import io
from collections.abc import Callable

import page
import pikepdf
import pytest

from generator.model.handbook import Handbook
from generator.pdf import STYLES, make_pdf

Make = Callable[[str], bytes]


@pytest.fixture(params=["whole", "small"])
def made(request: pytest.FixtureRequest, handbook: Handbook, small: Handbook) -> Make:
    """Makes an edition of the real policy or of the made-up one."""
    policy = handbook if request.param == "whole" else small
    return lambda style: make_pdf(policy, style)


@pytest.mark.parametrize("profile", ["ua1", "3a"])
@pytest.mark.parametrize("style", STYLES)
def test_every_edition_meets_the_standard(style: str, profile: str, made: Make) -> None:
    report = page.validate_pdf_bytes(made(style), profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.rules.total > 100


@pytest.mark.parametrize("style", STYLES)
def test_the_file_says_that_it_is_tagged_and_chinese_and_shows_its_title(style: str, made: Make) -> None:
    with pikepdf.open(io.BytesIO(made(style))) as pdf:
        root = pdf.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == "zh-CN"
        assert root.ViewerPreferences.DisplayDocTitle


def test_the_title_is_that_of_the_handbook(book: bytes, handbook: Handbook) -> None:
    with pikepdf.open(io.BytesIO(book)) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == f"{handbook.document.short_title}手册"
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")


@pytest.mark.parametrize("style", STYLES)
def test_every_font_is_embedded_with_truetype_outlines(style: str, made: Make) -> None:
    with pikepdf.open(io.BytesIO(made(style))) as pdf:
        descriptors = [each for each in pdf.objects if _is_font_descriptor(each)]
        assert descriptors
        assert all("/FontFile2" in each for each in descriptors)


def _is_font_descriptor(value: pikepdf.Object) -> bool:
    return isinstance(value, pikepdf.Dictionary) and value.get("/Type") == "/FontDescriptor"


def test_a_file_without_tags_does_not_pass(book: bytes) -> None:
    with pikepdf.open(io.BytesIO(book)) as pdf:
        del pdf.Root.StructTreeRoot
        spoilt = io.BytesIO()
        pdf.save(spoilt)
    assert not page.is_pdf_compliant_bytes(spoilt.getvalue(), profile="ua1")
