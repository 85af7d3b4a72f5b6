"""The text of a plain text file, in whichever encoding Chinese offices write."""

import codecs
import re
from pathlib import Path

from generator.errors import HandbookError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_CONTROLS = 0.02
"""The share of control characters above which a file is no text."""


_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_WEB_PAGE = re.compile(r"\s*<(?:!doctype html|html|\?xml)", re.IGNORECASE)


def read_plain_text(path: Path, data: bytes) -> str:
    """Decode UTF-8, UTF-16, UTF-32 or GB 18030 (which holds GBK and GB 2312); raise HandbookError if it is none."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _WEB_PAGE.match(text):
            raise HandbookError(f"{path}：这是网页文件；请在浏览器里打开，把正文复制到 txt 或 docx 再导入")
        if _is_text(text):
            return text
    if data.startswith(_PICTURES):
        raise HandbookError(f"{path}：这不是文字文件，是图片；请先做文字识别（OCR），或导入 docx、txt")
    raise HandbookError(f"{path}：这不是文字文件；能读 txt（UTF-8、GB18030、UTF-16）、docx 和有文字层的 pdf")


def _encodings(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    sample = data[:4000]
    half = max(1, len(sample) // 2)
    if len(data) % 2 == 0 and sample.count(0) > half // 10:  # ASCII characters of UTF-16 have a zero byte
        return ("utf-16-le", "utf-16-be") if sample[1::2].count(0) >= sample[::2].count(0) else ("utf-16-be",)
    return ("utf-8", "gb18030")


def _is_text(text: str) -> bool:
    controls = sum(1 for character in text if ord(character) < ord(" ") and character not in "\t\n\r\f\v")
    return "\0" not in text and controls <= _MOST_CONTROLS * len(text)
