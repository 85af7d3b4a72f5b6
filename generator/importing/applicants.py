"""Kinds of applicants that a text speaks of, by the words that official texts use for them."""

from typing import Any, Final

Json = dict[str, Any]

_KINDS: Final = (
    ("bank", "金融机构", ("银行", "金融机构", "担保", "保险", "小额贷款")),
    ("investor", "投资机构", ("投资机构", "基金", "创投", "联盟")),
    ("university", "高校院所", ("高校", "院校", "院所", "高等学校", "科研机构", "职业学校", "学校")),
    ("hospital", "医疗卫生机构", ("医院", "医疗机构", "诊所")),
    ("cooperative", "合作社和农户", ("合作社", "农户", "家庭农场", "种植户", "养殖户", "农民")),
    ("shop", "商户", ("商户", "个体工商户", "商家", "店铺", "民宿")),
    ("person", "个人", ("个人", "人才", "职工", "毕业生", "居民", "学生", "手艺人", "传承人", "创业者", "劳动者")),
    ("platform", "平台和园区", ("平台", "园区", "孵化", "基地", "中心", "产业园", "大市场", "实验室")),
    ("organisation", "社会组织", ("协会", "商会", "社会组织", "养老机构", "服务机构", "机构")),
    ("enterprise", "企业", ("企业", "公司", "单位", "项目", "法人")),
)
OTHER: Final = "applicant"


def applicants_of(payee: str) -> list[str]:
    """The ids of the kinds that words about an applicant name, at least one."""
    found = [kind for kind, _, words in _KINDS if any(word in payee for word in words)]
    return found[:3] or [OTHER]


def applicant_groups(used: set[str]) -> list[Json]:
    """The field `applicant_groups` for the kinds that are used."""
    groups = [
        {"id": kind, "label": label, "description": f"原文提到的{label}。"} for kind, label, _ in _KINDS if kind in used
    ]
    if OTHER in used or not groups:
        groups.append({"id": OTHER, "label": "申报单位", "description": "可以申报的单位和个人。"})
    return groups
