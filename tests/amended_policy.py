"""The small policy before and after an amendment that its made-up county might have made."""

import shutil
from pathlib import Path

from tests.editable_policy import EditablePolicy

_SMALL = Path(__file__).parent / "small_policy"
BEFORE = "handbook-2024.yaml"
_NEW_ARTICLE = """\
      - number: 4
        short_title: 租用场地
        lead: 对租用生产场地的合作社，每年给予6000元补助。
        awards:
          - id: rent
            title: 租用场地补助
            payee: 手工业合作社
            applicants: [cooperative]
            nature: 补助
            per: 每年
            amount:
              mechanism: fixed
              amount:
                value: 6000元
                quote: 每年给予6000元补助

"""
_AMENDMENT = """\

amendments:
  - date: 2025-06-10
    title: 云岭县人民政府关于修改《云岭县扶持手工业发展办法》的决定
    document_number: 云政发〔2025〕12号
    effective: 2025-07-01
    source: source/decision-2025.txt
    before: handbook-2024.yaml
    note: 修改设备补助，增加租用场地补助。
"""
_DECISION = """\
云岭县人民政府关于修改《云岭县扶持手工业发展办法》的决定
云政发〔2025〕12 号

删去第二条，修改第三条、第四条、第五条，增加一条。本决定自
2025年7月1日起施行。

2025年06月10日
"""


def amended_policy(folder: Path) -> EditablePolicy:
    """A copy of the small policy in `folder`, amended once: an article gone, one new, others changed and renumbered."""
    content = shutil.copytree(_SMALL, folder)
    before = content / "handbook.yaml"
    (content / BEFORE).write_text(before.read_text("utf-8"), "utf-8")
    shutil.copy(content / "source" / "yunling.txt", content / "source" / "yunling-2025.txt")
    (content / "source" / "decision-2025.txt").write_text(_DECISION, "utf-8")
    policy = EditablePolicy(before)
    _amend_the_file(policy)
    _amend_the_source(content / "source" / "yunling-2025.txt")
    return policy


def amend_again(policy: EditablePolicy) -> None:
    """Amend it a second time: the article on equipment, which the first amendment renumbered, pays more."""
    content = policy.path.parent
    (content / "handbook-2025.yaml").write_text(policy.text, "utf-8")
    source = content / "source" / "yunling-2026.txt"
    text = (content / "source" / "yunling-2025.txt").read_text("utf-8")
    source.write_text(text.replace("最高给予 15 万元", "最高给予 18 万元"), "utf-8")
    policy.change("source/yunling-2025.txt", "source/yunling-2026.txt")
    policy.change("revised: 2025-06-20", "revised: 2026-05-06")
    policy.change("最高给予15万元补助。", "最高给予18万元补助。")
    policy.change("value: 15万元", "value: 18万元")
    policy.change("quote: 最高给予15万元补助", "quote: 最高给予18万元补助")
    again = "  - date: 2026-05-01\n    title: 关于再次修改的决定\n    before: handbook-2025.yaml\n"
    policy.path.write_text(policy.text + again, "utf-8")


def _amend_the_file(policy: EditablePolicy) -> None:
    policy.change("source/yunling.txt", "source/yunling-2025.txt")
    policy.change("revised: 2024-03-05", "revised: 2025-06-20")
    policy.drop("      - number: 2", "  - number: 2")
    policy.change('phone: "6021346"', 'phone: "6021399"')
    policy.change("按不超过设备购置费用的20%，最高给予10万元补助", "按不超过设备购置费用的25%，最高给予15万元补助")
    policy.change("value: 10万元", "value: 15万元")
    policy.change("最高给予10万元补助", "最高给予15万元补助")
    policy.change("value: 20%", "value: 25%")
    policy.change("按不超过设备购置费用的20%", "按不超过设备购置费用的25%")
    policy.change("成员不少于5人；", "成员不少于8人；")
    policy.change("value: 5人", "value: 8人")
    policy.change("quote: 成员不少于5人", "quote: 成员不少于8人")
    policy.change("              - 发票。", "              - 发票；\n                  - 付款记录。")
    policy.change("      - number: 5\n", f"{_NEW_ARTICLE}      - number: 5\n")
    policy.change("      - number: 4\n        short_title: 设备", "      - number: 3\n        short_title: 设备")
    policy.change("      - number: 3\n        short_title: 新设", "      - number: 2\n        short_title: 新设")
    policy.change("related: [4]", "related: [3]")
    policy.change("related: [3]", "related: [2]", after="short_title: 设备购置")
    policy.path.write_text(policy.text + _AMENDMENT, "utf-8")


def _amend_the_source(path: Path) -> None:
    text = path.read_text("utf-8")
    start, end = text.index("第二条"), text.index("第二章")
    text = text[:start] + text[end:]
    for old, new in (
        ("第三条", "第二条"),
        ("第四条", "第三条"),
        ("第五条", "第四条  对租用生产场地的合作社，每年给予6000元补助。\n第五条"),
        ("20%，最高给予 10 万元", "25%，最高给予 15 万元"),
        ("不少于 5人", "不少于 8人"),
        ("②发\n票。", "②发\n票；③付款记录。"),
        ("6021346", "6021399"),
    ):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
