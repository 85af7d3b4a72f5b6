from decimal import Decimal

import pytest

from generator.figures import bare_unit, begins_range, chinese_value, ends_range, read_figures, read_ratio


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("最高给予1000万元补助", "10000000", "元"),
        ("给予5000元补助", "5000", "元"),
        ("1.5亿元", "150000000", "元"),
        ("１００万元", "1000000", "元"),
        ("1,500万元", "15000000", "元"),
        ("三百五十万元", "3500000", "元"),
        ("一亿五千万元", "150000000", "元"),
        ("累计达到亿元以上", "100000000", "元"),
        ("增量5%", "0.05", "%"),
        ("百分之五十", "0.5", "%"),
        ("0.5‰", "0.0005", "‰"),
        ("按本金损失的四成给予补偿", "0.4", "%"),
        ("连续支持3年", "3", "年"),
        ("实际运行一年（含）以上", "1", "年"),
        ("工作满两年", "2", "年"),
        ("近两个年度", "2", "个年度"),
        ("半年以上", "0.5", "年"),
        ("不少于60个工作日", "60", "个工作日"),
        ("建筑总面积5000平方米以上", "5000", "平方米"),
        ("不少于10家", "10", "家"),
        ("分两期拨付", "2", "期"),
        ("装机20MW以上", "20", "MW"),
        ("85折优惠", "85", "折"),
    ],
)
def test_a_figure_is_read_with_its_unit(text: str, value: str, unit: str) -> None:
    [reading] = read_figures(text)
    assert (reading.value, reading.unit) == (Decimal(value), unit)


def test_a_figure_knows_where_it_stands() -> None:
    text = "前补助，给予300万元和5%"
    assert [text[reading.start : reading.end] for reading in read_figures(text)] == ["300万元", "5%"]


def test_both_ends_of_a_range_have_the_unit() -> None:
    assert [reading.value for reading in read_figures("10至20万元")] == [100_000, 200_000]
    assert [reading.value for reading in read_figures("5%—10%")] == [Decimal("0.05"), Decimal("0.1")]


@pytest.mark.parametrize(
    "text",
    [
        "第二年、第三年的补助资金",
        "第3年",
        "上一年度财务审计报告",
        "申报前一年技术合同",
        "2025年2月18日",
        "2025年度",
        "2023—2025年",
        "每年3月申报",
        "二〇二五年",
        "长办发〔2025〕1号",
        "长科发[2023]95号",
        "电话：88779778、0431-88777263",
        "电话88777161",
        "（1）申报书；（12）其他",
        "“3转、4强、7新”现代化产业体系",
        "一次性拨付",
        "六位一体",
        "高效办成一件事",
        "三方协议",
        "两三年",
        "数百万元",
        "上半年",
        "一元化管理",
        "5G基站、ISO9001认证、工业4.0",
        "按1:1配套",
        "按1:0.5配套",
    ],
)
def test_other_numbers_are_no_figures(text: str) -> None:
    assert read_figures(text) == []


def test_a_unit_that_is_expected_is_recognised_whole() -> None:
    [reading] = read_figures("不少于3间教室", "间教室")
    assert (reading.unit, reading.end) == ("间教室", 7)


def test_counting_words_make_no_difference_to_a_unit() -> None:
    assert [bare_unit(unit) for unit in ("个工作日", "工作日", "工作日/年", "个")] == [
        "工作日",
        "工作日",
        "工作日",
        "个",
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [("十", 10), ("十二", 12), ("二十", 20), ("一百零五", 105), ("千", 1000), ("两千三百万", 23_000_000)],
)
def test_chinese_numerals_are_read(words: str, value: int) -> None:
    assert chinese_value(words) == value


def test_a_ratio_gives_the_shares_of_its_parts() -> None:
    assert [reading.value for reading in read_ratio("分三年按5∶3∶２拨付")] == [
        Decimal("0.5"),
        Decimal("0.3"),
        Decimal("0.2"),
    ]


@pytest.mark.parametrize("text", ["按比例拨付", "8:30至17:30", "按5:3:2和6:4拨付"])
def test_what_is_no_one_ratio_gives_no_shares(text: str) -> None:
    assert read_ratio(text) == []


@pytest.mark.parametrize("text", ["家庭成员", "合作三成员", "建成后", "成本的五成本金"])
def test_a_tenth_stands_for_itself(text: str) -> None:
    assert read_figures(text) == []


@pytest.mark.parametrize(
    ("text", "value"), [("人民币伍拾万元整", 500_000), ("叁佰元", 300), ("壹仟贰佰万元", 12_000_000)]
)
def test_formal_numerals_are_numerals(text: str, value: int) -> None:
    assert [(figure.value, figure.unit) for figure in read_figures(text)] == [(Decimal(value), "元")]


@pytest.mark.parametrize("text", ["五十万美元", "50万港币", "100万澳元"])
def test_foreign_money_is_no_yuan(text: str) -> None:
    assert [figure.unit for figure in read_figures(text)] == [text[-2:]]


@pytest.mark.parametrize("text", ["50—100万元", "3%-5%", "10万元至50万元", "２‰～５‰", "五十万至一百万元"])
def test_the_upper_end_of_a_range_is_told(text: str) -> None:
    *_, upper = read_figures(text)
    assert ends_range(text, upper)
    assert not begins_range(text, upper)


@pytest.mark.parametrize("text", ["50—100万元", "3%-5%", "10万元至50万元", "２‰～５‰"])
def test_the_lower_end_of_a_range_is_told(text: str) -> None:
    lower = read_figures(text)[0]
    assert begins_range(text, lower)
    assert not ends_range(text, lower)


def test_amounts_side_by_side_are_no_range() -> None:
    text = "分别奖励50万元、100万元，达到20万元"
    assert not any(begins_range(text, figure) or ends_range(text, figure) for figure in read_figures(text))
