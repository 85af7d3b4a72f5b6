"""The handbook as open data: the whole model as JSON with its schema.

Amounts are given as they are written and in plain units (yuan, decimal fraction), always as exact decimal texts.
"""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel

from calculators.money import plain_number
from generator import links
from generator.awards_csv import award_page, plain_amount
from generator.model.article import Article
from generator.model.award import Award
from generator.model.described import described_schema
from generator.model.handbook import Former, Handbook, Validity
from generator.model.quantity import Quantity
from generator.official import article_heading, article_passage
from generator.remembering import remembered
from generator.views.award import award_phases
from generator.views.award_table import ways_of
from generator.views.overview import validity_view

SCHEMA_CHANGES: Final = (
    (
        "1.2",
        (
            "有效期的最后一天 last_day 推算的也写出；奖补增加分期 payments、金额怎样定 ways、起止日期 since、until；"
            "增加 former：修订还没有施行时，修订前的版本；"
            "联系方式增加其他电话、地址和办公时间，原文没有写电话的，phone 是 null。"
        ),
    ),
    ("1.1", "增加用语、历次修订、发布网站，以及文号、编号写法等字段；原有的字段都在，原文没有的内容可以是 null。"),
    ("1.0", "首次公布。"),
)
"""What changed in the structure of the data, the newest first: the first number of a version changes when programs that
read the data have to change, the second when something is added."""
TITLE: Final = "政策手册数据"
SCHEMA_VERSION: Final = SCHEMA_CHANGES[0][0]


@remembered
def handbook_json(handbook: Handbook) -> bytes:
    """The whole handbook as JSON, described by `handbook_schema`."""
    former = [
        {"until": version.until.isoformat(), "handbook": _whole(handbook, version, [])} for version in handbook.former
    ]
    return _json(_whole(handbook, None, former))


def _whole(newest: Handbook, version: Former | None, former: list[Any]) -> dict[str, Any]:
    """One version of the handbook; `version` is None for the newest."""
    handbook = version.handbook if version else newest
    return {"schema_version": SCHEMA_VERSION, **_Plain(newest, version).value(handbook), "former": former}


def handbook_schema() -> bytes:
    """The JSON Schema of `handbook_json`."""
    schema = described_schema(Handbook, "serialization")
    quantity = Quantity.__get_pydantic_json_schema__(None, lambda _: {})  # type: ignore[arg-type]
    schema = _with_references(schema, quantity)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = TITLE
    schema["properties"] = {
        "schema_version": {"const": SCHEMA_VERSION},
        **schema["properties"],
        "former": _FORMER_SCHEMA,
    }
    schema["required"] = ["schema_version", *schema["required"], "former"]
    definitions = schema["$defs"]
    definitions["Quantity"] = _QUANTITY_SCHEMA
    last_day = definitions["Validity"]["properties"]["last_day"]
    last_day["description"] = (
        "有效期的最后一天：原文写明的，或者由施行日期和年数推算的；原文没有写到何时为止的为 null。"
    )
    for name, additions in (("Article", _ARTICLE_ADDITIONS), ("Award", _AWARD_ADDITIONS)):
        definitions[name]["properties"] |= additions
        definitions[name]["required"] = [*definitions[name]["required"], *additions]
    return _json(schema)


_QUANTITY_SCHEMA: Final[dict[str, Any]] = {
    "title": "Quantity",
    "description": "数量：written 为写法，value 为以元、小数或个数计的准确十进制数，unit 为单位（元、% 或其他）。",
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "written": {"type": "string"},
        "value": {"type": "string", "pattern": r"^\d+(\.\d+)?$"},
        "unit": {"type": "string"},
    },
    "required": ["written", "value", "unit"],
}
_FORMER_SCHEMA: Final[dict[str, Any]] = {
    "description": "修订公布了、还没有施行时，修订前的版本和施行的最后一天，从早到晚；平时没有；page 指向那时的全文。",
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "properties": {"until": {"type": "string", "format": "date"}, "handbook": {"$ref": "#"}},
        "required": ["until", "handbook"],
    },
}
_DAY_SCHEMA: Final[dict[str, Any]] = {"type": ["string", "null"], "format": "date"}
_ARTICLE_ADDITIONS: Final[dict[str, Any]] = {
    "heading": {"type": "string", "description": "原文的条号，例如 第八条。"},
    "official_text": {"type": "string", "description": "本条原文全文，从条号起。"},
    "page": {"type": "string", "description": "页面地址（相对于网站首页）。"},
}
_AWARD_ADDITIONS: Final[dict[str, Any]] = {
    "most": {"type": "string", "description": "最多可得（文字）。"},
    "maximum_yuan": {
        "type": ["string", "null"],
        "description": "最多可得，以元计；多年的为各年之和，每年最高而不限年数的为一年；原文没有封顶的为 null。",
    },
    "kind": {"type": "string", "description": "定额、上限、按比例或按数量计算等。"},
    "formula": {"type": "string", "description": "怎样计算（文字）。"},
    "payments": {"type": "string", "description": "分期拨付（文字）；不分期的为空。"},
    "ways": {"type": "array", "items": {"type": "string"}, "description": "金额怎样定：定额、上限、按比例等。"},
    "since": {**_DAY_SCHEMA, "description": "自哪一天起是这样；只在修订公布时还没有施行的时候写。"},
    "until": {**_DAY_SCHEMA, "description": "到哪一天为止是这样；同上。"},
    "page": {"type": "string", "description": "页面地址（相对于网站首页）。"},
}


class _Plain:
    """Turns the model into JSON values, with what the handbook works out for articles and awards."""

    def __init__(self, newest: Handbook, version: Former | None) -> None:
        self._version = version
        self._handbook = version.handbook if version else newest
        day = version.until if version else newest.since or dt.date.max
        times = award_phases(newest).items()
        self._awards = {award: view for award, views in times for view in views if view.holds_on(day)}

    def value(self, value: object) -> Any:  # noqa: ANN401 - any JSON value
        if isinstance(value, Quantity):
            return {"written": value.written, "value": plain_number(value.value), "unit": value.unit}
        if isinstance(value, BaseModel):
            fields = {name: self.value(getattr(value, name)) for name in type(value).model_fields}
            return fields | self._additions(value)
        if isinstance(value, tuple | list):
            return [self.value(entry) for entry in value]
        if isinstance(value, Mapping):
            return {key: self.value(entry) for key, entry in value.items()}
        return value.isoformat() if isinstance(value, dt.date) else value

    def _additions(self, value: BaseModel) -> dict[str, Any]:
        if isinstance(value, Article):
            return {
                "heading": article_heading(value),
                "official_text": article_passage(self._handbook, value).full_text,
                "page": self._page(value),
            }
        if isinstance(value, Award):
            view = self._awards[value.id]
            return {
                "most": view.summary.most,
                "maximum_yuan": plain_amount(view.summary.upper_bound) or None,
                "kind": view.summary.kind,
                "formula": view.summary.formula,
                "payments": view.summary.payment,
                "ways": list(ways_of(value.amount)),
                "since": view.since and view.since.isoformat(),
                "until": view.until and view.until.isoformat(),
                "page": award_page(view),
            }
        if isinstance(value, Validity):
            period = validity_view(self._handbook)
            return {"last_day": period and period.last_day and period.last_day.isoformat()}
        return {}

    def _page(self, article: Article) -> str:
        if self._version:
            return f"{links.address(links.earlier_text_uri(self._version.amendment))}#article-{article.number}"
        return links.address(links.article_uri(article.number))


def _with_references(schema: Any, quantity: dict[str, Any]) -> Any:  # noqa: ANN401 - any JSON value
    """The schema with every quantity as the object that the data gives instead of its text."""
    if isinstance(schema, dict):
        if all(schema.get(key) == value for key, value in quantity.items() if key != "description"):
            return {"$ref": "#/$defs/Quantity"}
        return {key: _with_references(value, quantity) for key, value in schema.items()}
    if isinstance(schema, list):
        return [_with_references(entry, quantity) for entry in schema]
    return schema


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
