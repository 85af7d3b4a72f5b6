"""Exact quantities with their units, written as people write them: 100万元, 5%, 3年, 5000平方米."""

import re
from dataclasses import dataclass
from decimal import Decimal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

_MULTIPLES = {"": 1, "万": 10_000, "亿": 100_000_000}
_PARTS = {"%": 100, "‰": 1000}
_NARROW = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_PATTERN = re.compile(r"(?P<number>\d{1,12}(?:\.\d{1,6})?)(?P<multiple>[万亿]?)(?P<unit>元|[%‰]|[^\W\d_]{1,6})")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts.

    `value` is in the plain unit: yuan for 元 and 万元, a decimal fraction for % and ‰, else the number itself.
    `unit` is 元, %, ‰ or the word that follows the number (年, 家, 平方米 …).
    """

    value: Decimal
    unit: str
    written: str

    @classmethod
    def parse(cls, text: str) -> "Quantity":
        """Read a quantity such as 100万元; raise ValueError with a message for editors."""
        match = _PATTERN.fullmatch(text)
        if not match:
            narrow = text.translate(_NARROW)
            if narrow != text and _PATTERN.fullmatch(narrow):
                raise ValueError(f"“{text}”里有全角的数字或百分号；请用半角，写成 {narrow}")
            raise ValueError(f"“{text}”不是数量；请写数字和单位，例如 100万元、5000元、5%、3年、10家")
        value = Decimal(match["number"]) * _MULTIPLES[match["multiple"]]
        unit = match["unit"]
        if unit in _MULTIPLES:
            raise ValueError(f"“{text}”后面没有写单位；金额请写 {text}元")
        return cls(value / _PARTS.get(unit, 1), unit, text)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: type, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls.parse,
            core_schema.str_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda quantity: quantity.written),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {
            "type": "string",
            "pattern": r"^\d{1,12}(\.\d{1,6})?[万亿]?(元|[%‰]|[^\s\d%‰_]{1,6})$",  # for editors, to whom \W is Chinese
            "description": "数量和单位，例如 100万元、5000元、5%、3年、10家",
        }
