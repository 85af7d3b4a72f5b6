"""Texts as other cities write them, each made up: what a careful editor would expect of the draft."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.importing import import_text
from generator.loading import LoadedHandbook, load_handbook
from tests.importing.conftest import DAY, TEXTS, Import
from tests.importing.shape_of_rules import shape

Rule = tuple[object, ...]

_FIXED = {amount: ("fixed", amount) for amount in ("10万元", "20万元", "30万元", "50万元", "100万元", "200万元")}


def _rules(loaded: LoadedHandbook) -> dict[str, Rule]:
    return {name: shape(award.amount) for name, (_, award) in loaded.handbook.awards.items()}


def _others(loaded: LoadedHandbook, number: int) -> list[str]:
    return [figure.quote for figure in loaded.handbook.articles[number].other_figures]


@pytest.mark.parametrize(
    ("name", "frame", "numbers"),
    [
        ("人才安居", ("栎阳市引进高层次人才若干措施", "中共栎阳市委办公室、栎阳市人民政府办公室", "2031-01-20"), 8),
        (
            "农业补贴",
            ("梅溪县２０３２年耕地轮作和特色种养补贴实施方案", "梅溪县农业农村局、梅溪县财政局", "2032-02-08"),
            5,
        ),
        ("工业条文", ("云麓高新区关于支持先进制造业发展的实施细则（试行）", "待核对", "2033-04-28"), 12),
        ("科技十五条", ("关于进一步支持企业科技创新的十五条政策措施", "待核对", "None"), 10),
        ("住房补贴", ("海棠区新市民住房保障办法", "海棠区人民政府", "2030-06-05"), 7),
        ("以旧换新公告", ("关于开展2031年汽车以旧换新补贴的公告", "玉泉区商务局", "2031-03-20"), 1),
        ("文旅扶持", ("丹霞市文化旅游产业扶持奖励办法", "丹霞市人民政府办公室", "2032-05-06"), 10),
        ("金融上市", ("岚山市推进企业上市奖励政策", "岚山市人民政府", "None"), 6),
        ("目录和附件", ("青崖区支持生物医药产业发展若干政策", "待核对", "2033-12-20"), 7),
        ("外贸资金", ("青岚区促进外贸稳定增长专项资金实施细则", "青岚区商务局、青岚区财政局", "2025-06-18"), 12),
        ("数字经济", ("云汐市支持数字经济高质量发展若干措施", "云汐市人民政府办公室", "2025-04-08"), 7),
        ("绿色低碳", ("霜河市节能降碳财政奖补办法（征求意见稿）", "待核对", "None"), 5),
        ("创业就业", ("竹山县促进创业带动就业补贴申领指南", "竹山县人力资源和社会保障局", "None"), 8),
    ],
)
def test_the_frame_of_a_text_is_found(draft: Import, name: str, frame: tuple[str, str, str], numbers: int) -> None:
    handbook = draft(name).handbook
    document = handbook.document
    assert (document.title, document.issuer.name, str(document.date)) == frame
    assert list(handbook.articles) == list(range(1, numbers + 1))


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        (
            "人才安居",
            {
                "a02": ("by_choice", _FIXED["200万元"], _FIXED["100万元"], _FIXED["30万元"]),
                "a03": ("by_choice", ("per_head", "3000元"), ("per_head", "1500元"), ("per_head", "800元")),
                "a04-1": ("ceiling", "1000万元"),
                "a04-2": ("ceiling", "300万元"),
                "a05-1": ("ceiling", "50万元", ("per_head", "5万元")),
                "a05-2": ("ceiling", "20万元", ("percentage", "≤30%", "input")),
                "a06": ("percentage", "≤5%", "input"),
            },
        ),
        (
            "农业补贴",
            {
                "a02-1": ("per_head", "150元"),
                "a02-2": ("per_head", "80元"),
                "a02-3": (
                    "ceiling",
                    "30万元",
                    ("by_choice", ("per_head", "200元"), ("per_head", "300元"), ("per_head", "400元")),
                ),
                "a02-4": ("per_head", "100元"),
                "a02-5": ("ceiling", "5万元", ("percentage", "15%", "input")),
                "a02-6": ("fixed", "50万元"),
                "a02-7": ("fixed", "3万元"),
                "a02-8": ("fixed", "4万元"),
            },
        ),
        (
            "工业条文",
            {
                "a03": (
                    "ceiling",
                    "1.2亿元",
                    (
                        "by_choice",
                        ("percentage", "3%", "input"),
                        ("percentage", "5%", "input"),
                        ("percentage", "8%", "input"),
                    ),
                ),
                "a04": ("by_choice", _FIXED["20万元"], _FIXED["50万元"], _FIXED["100万元"], ("fixed", "300万元")),
                "a05": ("ceiling", "100万元", ("percentage", "2‰", "increase")),
                "a06": (
                    "by_choice",
                    ("ceiling", "200万元", ("percentage", "20%", "input")),
                    ("ceiling", "100万元", ("percentage", "15%", "input")),
                    ("ceiling", "50万元", ("percentage", "10%", "input")),
                ),
                "a07": ("annual", "200万元", "3年"),
                "a09": ("ceiling", "5万元", ("percentage", "70%", "input")),
            },
        ),
        (
            "人工智能方案",
            {
                "a02-1": (
                    "instalments",
                    "40%",
                    "30%",
                    "30%",
                    ("ceiling", "2000万元", ("percentage", "15%", "input")),
                ),
                "a02-2": _FIXED["100万元"],
                "a02-3": ("ceiling", "50万元"),
                "a02-4": ("ceiling", "100万元", ("percentage", "10%", "input")),
                "a02-5": ("percentage", "80%", "input"),
                "a02-6": ("by_choice", ("fixed", "3000元"), ("fixed", "1500元")),
            },
        ),
        (
            "外贸资金",
            {
                "a03-1": ("ceiling", "3万元", ("percentage", "70%", "input")),
                "a03-2": ("ceiling", "10万元", ("percentage", "50%", "input")),
                "a04-1": ("ceiling", "10万元"),
                "a04-2": ("ceiling", "50万元", ("percentage", "≤50%", "input")),
                "a05": ("ceiling", "100万元", ("per_head", "0.02元")),
                "a06": ("by_choice", _FIXED["20万元"], _FIXED["10万元"]),
                "a07": ("ceiling", "100万元", ("percentage", "2‰", "input")),
            },
        ),
        (
            "科技十五条",
            {
                "a01": ("ceiling", "300万元", ("percentage", "10%", "increase")),
                "a02": ("by_choice", _FIXED["30万元"], _FIXED["10万元"]),
                "a03-1": ("ceiling", "3000万元"),
                "a03-2": ("ceiling", "2000万元"),
                "a03-3": ("by_choice", ("ceiling", "300万元"), ("ceiling", "200万元")),
                "a04-1": ("ceiling", "100万元", ("percentage", "1%", "input")),
                "a04-2": ("ceiling", "2万元", ("percentage", "0.5%", "input")),
                "a05": ("ceiling", "20万元", ("percentage", "50%", "input")),
                "a06": ("instalments", "50%", "30%", "20%", ("ceiling", "500万元", ("percentage", "30%", "input"))),
                "a08": ("by_choice", _FIXED["50万元"], _FIXED["30万元"], _FIXED["10万元"]),
                "a09-1": ("by_choice", _FIXED["100万元"], _FIXED["50万元"]),
                "a09-2": ("per_head", "5万元"),
            },
        ),
        (
            "数字经济",
            {
                "a01": ("ceiling", "20万元", ("percentage", "30%", "input")),
                "a02": ("by_choice", _FIXED["50万元"], _FIXED["100万元"], _FIXED["200万元"]),
                "a03": ("by_choice", ("ceiling", "100万元"), ("ceiling", "50万元"), ("ceiling", "20万元")),
                "a04": ("instalments", "40%", "30%", "30%", ("by_choice", ("fixed", "500万元"), _FIXED["200万元"])),
                "a05": ("per_head", "30万元"),
            },
        ),
        (
            "住房补贴",
            {
                "a02": ("by_choice", ("fixed", "600元"), ("fixed", "800元"), ("fixed", "1000元")),
                "a03": ("by_choice", ("fixed", "20万元"), ("fixed", "8万元"), ("fixed", "3万元")),
            },
        ),
        (
            "以旧换新公告",
            {
                "a01-1": ("by_choice", ("per_head", "2000元"), ("per_head", "4000元"), ("per_head", "6000元")),
                "a01-2": ("per_head", "1000元"),
            },
        ),
        (
            "文旅扶持",
            {
                "a02-1": ("by_choice", ("fixed", "3万元"), ("fixed", "8万元"), ("fixed", "20万元")),
                "a02-2": ("by_choice", ("per_head", "60元"), ("per_head", "120元")),
                "a02-3": ("by_choice", ("per_head", "2万元"), ("per_head", "5万元")),
                "a03": (
                    "by_choice",
                    ("fixed", "500万元"),
                    ("fixed", "100万元"),
                    ("fixed", "20万元"),
                    ("fixed", "15万元"),
                    ("fixed", "10万元"),
                ),
                "a04-1": ("ceiling", "300万元", ("by_choice", ("per_head", "10万元"), ("per_head", "8万元"))),
                "a04-2": ("ceiling", "100万元", ("per_head", "3万元")),
                "a05": (
                    "by_choice",
                    ("ceiling", "80万元", ("percentage", "30%", "input")),
                    ("ceiling", "50万元", ("percentage", "25%", "input")),
                    ("ceiling", "30万元", ("percentage", "20%", "input")),
                ),
                "a06": ("per_head", "1万元"),
            },
        ),
        (
            "金融上市",
            {
                "a01-1": ("fixed", "100万元"),
                "a01-2": ("fixed", "200万元"),
                "a01-3": ("fixed", "500万元"),
                "a01-4": ("fixed", "600万元"),
                "a02": ("by_choice", _FIXED["50万元"], _FIXED["100万元"]),
                "a03": ("ceiling", "500万元", ("percentage", "1%", "input")),
                "a04": ("ceiling", "100万元", ("per_head", "10万元")),
                "a05-1": ("fixed", "500万元"),
                "a05-2": ("percentage", "50%", "input"),
                "a06": ("ceiling", "300万元", ("percentage", "1%", "input")),
            },
        ),
        (
            "目录和附件",
            {
                "a02": ("by_choice", ("ceiling", "1000万元"), ("ceiling", "2000万元"), ("ceiling", "3000万元")),
                "a03-1": ("fixed", "500万元"),
                "a03-2": ("fixed", "200万元"),
                "a03-3": ("by_choice", _FIXED["100万元"], _FIXED["50万元"]),
                "a04": ("ceiling", "300万元"),
                "a05-1": ("ceiling", "1000万元", ("percentage", "5%", "input")),
                "a05-2": ("ceiling", "500万元", ("percentage", "3%", "input")),
            },
        ),
        (
            "绿色低碳",
            {
                "a02-1": ("ceiling", "200万元", ("per_head", "400元")),
                "a02-2": ("ceiling", "100万元", ("per_head", "0.2元")),
                "a02-3": ("per_head", "0.1元"),
                "a02-4": ("by_choice", _FIXED["50万元"], _FIXED["20万元"]),
                "a02-5": ("ceiling", "300万元", ("per_head", "0.3元")),
            },
        ),
        (
            "创业就业",
            {
                "a01": ("per_head", "10000元"),
                "a02": ("ceiling", "3万元", ("by_choice", ("per_head", "2000元"), ("per_head", "3000元"))),
                "a07": ("by_choice", ("per_head", "1800元"), ("per_head", "1500元"), ("per_head", "1200元")),
            },
        ),
        (
            "提高和超额",
            {
                "a01": ("fixed", "50万元"),
                "a02": ("ceiling", "1亿元"),
                "a03": ("per_head", "8000元"),
                "a04": ("fixed", "30万元"),
                "a05": ("by_choice", ("per_head", "1000元"), ("per_head", "2000元"), ("per_head", "3000元")),
                "a07": (
                    "ceiling",
                    "1000万元",
                    (
                        "by_choice",
                        ("percentage", "80%", "increase"),
                        ("percentage", "70%", "increase"),
                        ("percentage", "60%", "increase"),
                    ),
                ),
                "a08-1": ("per_head", "10万元"),
                "a08-2": ("ceiling", "60万元", ("per_head", "2万元")),
                "a09": ("ceiling", "50万元", ("percentage", "≤5‰", "input")),
            },
        ),
        (
            "上限和外币",
            {
                "a13": (
                    "ceiling",
                    "30万元",
                    ("by_choice", ("percentage", "50%", "input"), ("percentage", "80%", "input")),
                ),
                "a16": ("ceiling", "50万元", ("by_choice", ("per_head", "300元"), ("per_head", "100元"))),
                "a17-1": ("fixed", "50万元"),
                "a17-2": ("per_head", "15万元"),
                "a18": ("by_choice", _FIXED["100万元"], _FIXED["50万元"], _FIXED["20万元"]),
                "a19": ("ceiling", "200万元", ("percentage", "20%", "input")),
                "a20": ("ceiling", "20万元"),
                "a21": ("percentage", "≤30%", "input"),
                "a22": ("per_head", "3.5万元"),
            },
        ),
    ],
)
def test_a_text_gives_these_rules_and_no_other(draft: Import, name: str, rules: dict[str, Rule]) -> None:
    assert _rules(draft(name)) == rules


@pytest.mark.parametrize(
    ("name", "todo"),
    [
        ("人才安居", "原文第 8 行：“最高给予50万美元资助”是外币，计算器只算人民币，没有写成规则，请另行说明。"),
        ("金融上市", "原文第 11 行：“再奖励100万港元”是外币，计算器只算人民币，没有写成规则，请另行说明。"),
        ("住房补贴", "原文第 17 行：表格里的数额没有读成规则（原文第 17、18 行），请逐行核对。"),
        ("目录和附件", "附件等处写有数额，没有读成规则（原文第 28、29 行），请逐行核对。"),
        ("目录和附件", "原文第 22 行：这里像有电话，号码的写法没有读出，请核对并列入 offices。"),
        ("提高和超额", "原文第 5 行：引文里的“20万元”没有写进这条规则，请核对是条件还是标准。"),
        ("提高和超额", "原文第 9 行：同一句里的“最高不超过60万元”没有写进这条规则，请核对是不是封顶。"),
        ("人工智能方案", "原文第 18 行：“国家级按国拨经费1:1配套”影响数额，没有写成规则，请核对。"),
        ("数字经济", "原文第 11 行：“参与制定的减半执行”影响数额，没有写成规则，请核对。"),
        ("科技十五条", "没有读出施行日期（validity）、解释单位（interpreter）；"),
    ],
)
def test_what_no_rule_can_hold_is_marked_with_its_place(draft: Import, name: str, todo: str) -> None:
    assert f"# TODO {todo}" in draft(name).path.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "number", "quote"),
    [
        ("人才安居", 5, "最高给予50万美元资助"),
        ("农业补贴", 3, "其中轮作补贴200万元"),
        ("工业条文", 8, "每平方米每月不超过15元"),
        ("金融上市", 1, "奖励总额800万元"),
        ("目录和附件", 3, "同一企业每年奖励总额不超过2000万元"),
        ("住房补贴", 4, "毛坯房5"),
        (
            "提高和超额",
            10,
            "500万元（含）—1000万元的部分按5%、1000万元（含）—5000万元的部分按8%、5000万元以上部分按10%给予补助",
        ),
        ("上限和外币", 14, "奖励金额不足1万元的不予奖励"),
        ("上限和外币", 23, "省级500万"),
    ],
)
def test_a_figure_that_would_make_a_wrong_rule_is_left_to_the_editor(
    draft: Import, name: str, number: int, quote: str
) -> None:
    assert quote in _others(draft(name), number)


def test_a_range_says_that_its_upper_end_is_taken(draft: Import) -> None:
    [ambiguity] = draft("人才安居").handbook.awards["a04-2"][1].ambiguities
    assert ambiguity == (
        "原文“给予100—300万元科研启动经费”写的是一段幅度，这一句没有写幅度内给多少；这里按上限 300万元 计算。"
    )


def test_the_rows_of_a_table_are_the_cases_of_its_rule(draft: Import) -> None:
    [question] = draft("住房补贴").handbook.awards["a02"][1].inputs
    assert [choice.label for choice in question.choices] == ["1人，30平方米", "2人，40平方米", "3人及以上，50平方米"]


def test_a_table_of_contents_stands_before_the_articles(draft: Import) -> None:
    handbook = draft("目录和附件").handbook
    assert handbook.document.after_title[0] == "目录"
    assert [chapter.title for chapter in handbook.chapters] == ["总则", "研发支持", "附则"]


def test_a_list_below_labels_numbers_no_articles(draft: Import) -> None:
    [article] = draft("以旧换新公告").handbook.articles.values()
    assert [section.label for section in article.sections if section.label] == [
        "活动时间",
        "补贴对象",
        "补贴标准",
        "申请材料",
        "申请流程",
        "咨询电话",
    ]


def test_every_telephone_of_a_row_is_listed(draft: Import) -> None:
    assert {office.phone for office in draft("农业补贴").handbook.offices} == {"0793-2345678", "13912345678"}


def test_the_telephone_of_a_person_to_ask_is_listed_with_a_doubt(draft: Import) -> None:
    loaded = draft("人工智能方案")
    assert [(office.bureau, office.phone) for office in loaded.handbook.offices] == [
        ("市工业和信息化局", "0999-6612345")
    ]
    todo = "# TODO 原文第 25 行：电话 0999-6612345 写在正文里，已列入联系方式，单位名称请核对。"
    assert todo in loaded.path.read_text("utf-8")


def test_an_office_after_a_preposition_is_named_alone(draft: Import) -> None:
    loaded = draft("工业条文")
    assert [office.bureau for office in loaded.handbook.offices] == ["云麓高新区产业发展局"]
    interpreter = loaded.handbook.document.interpreter
    assert interpreter
    assert interpreter.text == "云麓高新区产业发展局"


_WAYS: dict[str, Callable[[str], bytes]] = {
    "GB 18030": lambda text: text.encode("gb18030"),
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "indented": lambda text: "".join(f"\u3000\u3000{line}\n" for line in text.splitlines()).encode(),
    "wide digits": lambda text: text.translate({ord(str(n)): "０１２３４５６７８９"[n] for n in range(10)}).encode(),
    "wrapped": lambda text: "".join(_wrapped(line) for line in text.splitlines()).encode(),
}


def _wrapped(line: str) -> str:
    width = 30
    indented = f"\u3000\u3000{line}"
    return "".join(f"{indented[start : start + width]}\n" for start in range(0, len(indented), width))


@pytest.mark.parametrize("way", _WAYS)
@pytest.mark.parametrize("name", ["科技十五条", "文旅扶持"])
def test_a_text_gives_the_same_rules_however_its_file_is_written(
    draft: Import, name: str, way: str, tmp_path: Path
) -> None:
    path = tmp_path / "原文.txt"
    path.write_bytes(_WAYS[way]((TEXTS / f"{name}.txt").read_text("utf-8")))
    made = load_handbook(import_text(path, tmp_path / "draft.yaml", today=DAY).path)
    assert list(made.handbook.articles) == list(draft(name).handbook.articles)
    assert _rules(made) == _rules(draft(name))
