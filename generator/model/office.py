"""The contacts directory."""

from pydantic import Field

from generator.model.base import Identifier, Strict, Text

PHONE = r"^(?:(?:0\d{2,3}[-—]?)?\d{7,8}|1[3-9]\d{9})$"
"""A telephone number: seven or eight digits with or without an area code, or a mobile number."""


class Office(Strict):
    """An entry of the contacts directory."""

    id: Identifier
    bureau: Text
    """所属部门，例如 市教育局。"""
    name: Text | None = None
    """处室名称；部门自己负责时不写。"""
    alias: Text | None = None
    """处室的另一个名称（原文括号里的别名）。"""
    phone: Text = Field(pattern=PHONE)
    """电话，照原文。"""
