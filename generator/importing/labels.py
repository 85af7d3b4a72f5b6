"""The small headings of articles, as official texts word them, and what each is about."""

import re
from dataclasses import dataclass
from typing import Final

from generator.importing.headings import Mark, mark_of
from generator.model.article import SectionKind

_KNOWN: Final[dict[SectionKind, str]] = {
    "conditions": """
        申报单位和条件 申报单位及条件 申报单位 申报条件 申报对象 申报对象和条件 申报对象及条件 申报主体
        申报范围 申报资格 申请条件 申请对象 申请主体 支持对象 支持范围 支持条件 扶持对象 扶持范围
        扶持条件 奖补对象 奖励对象 奖励条件 补助对象 补助条件 补贴对象 补贴范围 补贴条件 资助对象
        资助条件 适用对象 适用范围 适用条件 认定条件 基本条件 享受对象 享受主体 享受条件 兑现条件
        受理条件 申领条件 申领对象 政策对象 实施对象 对象和条件 对象及条件 条件
    """,
    "materials": """
        申报材料 申请材料 申报资料 申请资料 所需材料 提交材料 提供材料 需提交材料 需提供材料
        需提交的材料 需提供的材料 材料清单 申报材料清单 兑现材料 材料要求 证明材料 应提交材料 申领材料 材料
    """,
    "process": """
        实施流程 实施程序 办理流程 办理程序 申报流程 申报程序 申请流程 申请程序 工作流程 工作程序
        审核流程 审核程序 评审程序 认定程序 兑现流程 兑现程序 兑现方式 拨付流程 拨付程序 申报方式
        申请方式 办理方式 受理方式 申报渠道 申领流程 申领程序 申领方式 流程 程序
    """,
    "offices": """
        经办机构 经办单位 经办部门
        执行单位 执行部门 受理单位 受理部门 受理处室 承办单位 承办部门 承办处室 主办单位 业务处室
        责任处室 办理部门 办理单位 兑现部门 咨询单位 咨询部门 联系单位 联系部门 联系处室 联系方式
        联系电话 联系人 联系人及电话 咨询电话 咨询方式 政策咨询 服务电话 办公电话
    """,
    "responsible": """
        责任单位 责任部门 牵头单位 牵头部门 配合单位 配合部门 实施单位 落实单位 主管部门 主管单位
        责任主体
    """,
    "support": """
        支持方式 支持标准 支持内容 支持措施 支持政策 支持额度 扶持方式 扶持标准 扶持政策 扶持内容
        扶持措施 补助标准 补助方式 补助额度 补贴标准 补贴方式 补贴额度 奖励标准 奖励方式 奖励内容
        奖补标准 奖补方式 奖补政策 资助标准 资助方式 资助额度 政策内容 政策标准 政策措施 兑现标准
        支持方式和标准 支持方式及标准
    """,
    "path": """
        实施路径 实施举措 实施内容 工作举措 工作任务 工作措施 工作内容 主要任务 重点任务 具体措施
        具体举措
    """,
    "matter": """
        申报事项 办理事项 事项名称 服务事项 申请事项
    """,
    "other": """
        有关说明 其他要求 其他事项 工作要求 有关要求 名词解释 政策依据 资金来源 办理时限 申报时间
        受理时间 受理地点 备注
    """,
}
_KIND_OF: Final = {label: kind for kind, labels in _KNOWN.items() for label in labels.split()}
_TOPICS: Final[tuple[tuple[SectionKind, str], ...]] = (
    ("materials", "材料|资料"),
    ("process", "流程|程序"),
    ("offices", "电话|联系|咨询|受理(?:单位|部门)"),
    ("responsible", "责任|牵头|单位$|部门$"),
    ("conditions", "条件|对象|主体|范围"),
    ("support", "标准|方式|额度"),
    ("other", "时间|时限|依据|要求|说明|期限|地点|原则|来源"),
)
_LABEL: Final = re.compile(r"(?P<label>[\u4e00-\u9fff、（）()]{2,14}?)(?P<colon>[：:])")
_BRACKETED: Final = re.compile(r"[【〔\[](?P<label>[\u4e00-\u9fff、]{2,12})[】〕\]](?P<colon>[：:]?)")


@dataclass(frozen=True, slots=True)
class Label:
    """A small heading at the beginning of a paragraph, with the number before it, and where its words end."""

    words: str
    colon: str
    kind: SectionKind
    end: int
    known: bool
    """Whether it is one of the usual spellings; else it is told by its last words."""


def label_of(text: str) -> Label | None:
    """The label that a paragraph begins with, after its number if it has one."""
    mark = mark_of(text)
    if mark and mark.kind in ("chapter", "group", "article"):
        return None
    start = _after(text, mark)
    return _colon_label(text, start) or _bracketed_label(text, start) or _whole_label(text, start)


def _after(text: str, mark: Mark | None) -> int:
    start = mark.end if mark else 0
    return start + len(text[start:]) - len(text[start:].lstrip())


def _colon_label(text: str, start: int) -> Label | None:
    found = _LABEL.match(text, start)
    if not found:
        return None
    return _label(text, found["label"], found["colon"], found.end())


def _bracketed_label(text: str, start: int) -> Label | None:
    found = _BRACKETED.match(text, start)
    if not found:
        return None
    kind = kind_of(found["label"])
    if not kind:
        return None
    words = text[: found.end() - len(found["colon"])]
    return Label(words, found["colon"], kind, found.end(), found["label"] in _KIND_OF)


def _whole_label(text: str, start: int) -> Label | None:
    """A label alone in its paragraph, without a colon."""
    words = text[start:].rstrip()
    return (
        Label(text.rstrip(), "", _KIND_OF[words], len(text), known=True)
        if words in _KIND_OF and start + 3 < len(text)
        else None
    )


def _label(text: str, words: str, colon: str, end: int) -> Label | None:
    kind = kind_of(words)
    return Label(text[: end - len(colon)], colon, kind, end, words in _KIND_OF) if kind else None


def kind_of(words: str) -> SectionKind | None:
    """What a label is about; None if it is no label that we know of or can guess."""
    if words in _KIND_OF:
        return _KIND_OF[words]
    longest = 10
    if len(words) > longest or re.search(r"[、（）()的是为]", words):
        return None
    return next((kind for kind, topic in _TOPICS if re.search(rf"(?:{topic})$", words)), None)


def topic_of(sentence: str) -> SectionKind | None:
    """What the list is about that a sentence announces: 按照下列程序办理："""
    last = re.split("[，。；]", sentence)[-1]
    about = ("materials", "process", "conditions")
    return next((kind for kind, topic in _TOPICS if kind in about and re.search(topic, last)), None)
