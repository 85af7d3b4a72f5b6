"""The contacts directory."""

from typing import Annotated

from pydantic import StringConstraints

from generator.model.base import Identifier, Strict, Text
from generator.telephone import PHONE

Phone = Annotated[Text, StringConstraints(pattern=PHONE)]


class Office(Strict):
    """An entry of the contacts directory."""

    id: Identifier
    bureau: Text
    """所属部门，例如 市教育局。"""
    name: Text | None = None
    """处室名称；部门自己负责时不写。"""
    alias: Text | None = None
    """处室的另一个名称（原文括号里的别名）。"""
    phone: Phone | None = None
    """电话，照原文，分机写在后面，例如 88770000转8012；原文没有写电话的不写。"""
    other_phones: tuple[Phone, ...] = ()
    """原文写了几个电话的，第一个以外的电话。"""
    address: Text | None = None
    """办公地址，照原文；原文没有写的不写。"""
    hours: Text | None = None
    """办公时间，照原文；原文没有写的不写。"""

    @property
    def phones(self) -> tuple[str, ...]:
        """All telephone numbers, in the order of the text."""
        return (*([self.phone] if self.phone else []), *self.other_phones)

    @property
    def holes(self) -> dict[str, str | None]:
        """The words that fill the holes of a clause, by the name of the hole: {phone}, {phone2}, {phone3} …"""
        others = {f"phone{number}": phone for number, phone in enumerate(self.other_phones, start=2)}
        return {
            "bureau": self.bureau,
            "name": self.name,
            "alias": self.alias,
            "phone": self.phone,
            **others,
            "address": self.address,
            "hours": self.hours,
        }
