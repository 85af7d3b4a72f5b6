"""What later documents changed in the official words."""

import datetime as dt

from generator.model.base import Date, Strict, Text


class Amendment(Strict):
    """A later document that changed the official words."""

    date: Date
    """修订文件所署的日期。"""
    title: Text
    """修订文件的标题原文。"""
    document_number: Text | None = None
    """修订文件的文号原文，没有文号的不写。"""
    effective: Date | None = None
    """修订自哪一天起施行；修订文件没有写明的不写。"""
    source: Text | None = None
    """修订文件本身的文本文件，相对于本文件；写了就核对标题、文号和日期。"""
    before: Text
    """修订前的手册文件（修订前照原样留下的一份），相对于本文件。"""
    note: Text | None = None
    """手册的说明。"""

    @property
    def since(self) -> dt.date:
        """The first day on which the amended text is in force: that which the document states, else its own date."""
        return self.effective or self.date
