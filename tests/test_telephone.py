"""Telephone numbers in all the ways in which official texts write them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.links import dialled
from generator.telephone import PHONE, Telephone, telephones


@pytest.mark.parametrize(
    ("written", "uri", "in_full"),
    [
        ("88770000", "tel:043188770000", "0431-88770000"),
        ("0999-6021345", "tel:09996021345", "0999-6021345"),
        ("（0431）88770000", "tel:043188770000", "0431-88770000"),
        ("88770000转8012", "tel:043188770000;ext=8012", "0431-88770000转8012"),
        ("010-12345678-12", "tel:01012345678;ext=12", "010-12345678转12"),
        ("13912345678", "tel:13912345678", "13912345678"),
        ("400-123-4567", "tel:4001234567", "400-123-4567"),
        ("4001234567转3", "tel:4001234567;ext=3", "4001234567转3"),
        ("12345", "tel:12345", "12345"),
        ("96315", "tel:96315", "96315"),
        ("0431-12345678", "tel:043112345678", "0431-12345678"),
    ],
)
def test_a_number_is_dialled_with_its_area_and_its_extension_apart(written: str, uri: str, in_full: str) -> None:
    assert re.fullmatch(PHONE, written)
    assert Telephone.read(written, "0431").uri == uri
    assert dialled(written, "0431") == in_full


@pytest.mark.parametrize(
    "written", ["1234", "123456789", "0431-123", "6602 1345", "400-12-4567", "转8012", "８８７７００００"]
)
def test_what_is_no_number_is_refused(written: str) -> None:
    assert not re.fullmatch(PHONE, written)
    with pytest.raises(ValueError, match="不是电话"):
        Telephone.read(written)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("电话：88770000转8012、88770001。", ["88770000转8012", "88770001"]),
        ("可以拨打12345热线，或者400-123-4567", ["12345", "400-123-4567"]),
        ("请咨询“12345”政务服务便民热线", ["12345"]),
        ("服务热线（12333）", ["12333"]),
        ("最高给予12345元，投入10000000元，注册资本12345678万元", []),
        ("2025—2027年，邮编130000，1500.88770000", []),
        ("88770000-88770010", []),
        ("1000000美元，2000000平方米，20250218号", []),
    ],
)
def test_a_text_has_the_numbers_that_it_calls_so_and_no_figures(text: str, numbers: list[str]) -> None:
    assert [found.words for found in telephones(text)] == numbers


@given(
    st.from_regex(r"(0[0-9]{2,3}-)?[2-8][0-9]{6,7}|1[3-9][0-9]{9}|400-[0-9]{3}-[0-9]{4}", fullmatch=True),
    st.sampled_from(["", "转1", "转8012"]),
)
def test_whatever_the_directory_may_hold_is_found_again_in_a_text(number: str, extension: str) -> None:
    text = f"市科技局，电话：{number}{extension}。"
    assert [found.words for found in telephones(text)] == [number + extension]
    assert Telephone.read(number + extension).number in number.replace("-", "")
