"""What a server should send with a file, compared with what it sends."""

import re
from collections.abc import Iterator
from typing import Final

from generator.security import headers
from generator.security.fetching import Answer

_SCRIPTS_AND_STYLES: Final = ("text/html", "text/css", "text/javascript")
"""With `nosniff`, browsers refuse these under another type."""
_JAVASCRIPT: Final = ("text/javascript", "application/javascript", "application/x-javascript")
_SEVERAL_MONTHS: Final = 10_000_000


def faults(name: str, answer: Answer, *, policy: str) -> Iterator[str]:
    """What must be mended, in Chinese."""
    expected = headers.headers(name, policy)
    kind = expected.get("Content-Type", "").split(";")[0]
    if kind in _SCRIPTS_AND_STYLES and not _has_type(answer, kind):
        yield f"文件类型应当是 {kind}，实际是 {answer.header('Content-Type') or '没有'}"
    if headers.POLICY in expected:
        yield from _policy_faults(policy, answer.header(headers.POLICY))
    for header in headers.PROTECTION:
        found = answer.header(header)
        if found.replace(" ", "").lower() != expected[header].replace(" ", "").lower():
            instead = f"是 {_shortened(found)}" if found else "没有"
            yield f"{header} 应当是 {_shortened(expected[header])}，实际{instead}"
    if not headers.is_lasting(name) and not re.search(r"no-cache|no-store|max-age=0\b", answer.header("Cache-Control")):
        yield f"Cache-Control 应当是 {headers.ASK}，否则读者可能看到旧的规定"
    if answer.header("Set-Cookie"):
        yield "服务器设置了 Cookie"


def advice(name: str, answer: Answer, *, listed: dict[str, str]) -> Iterator[str]:
    """What would be better, in Chinese."""
    kind = (headers.content_type(name) or "").split(";")[0]
    if kind not in _SCRIPTS_AND_STYLES and kind and not _has_type(answer, kind):
        yield f"文件类型最好是 {kind}，实际是 {answer.header('Content-Type') or '没有'}"
    if f"{name}.gz" in listed and not answer.header("Content-Encoding"):
        yield "没有压缩发送"
    age = re.search(r"max-age=(\d+)", answer.header("Cache-Control"))
    if headers.is_lasting(name) and int(age[1] if age else 0) < _SEVERAL_MONTHS:
        yield f"Cache-Control 最好是 {headers.KEEP}"


def _has_type(answer: Answer, kind: str) -> bool:
    found = answer.header("Content-Type").split(";")[0].strip().lower()
    return found in (_JAVASCRIPT if kind == "text/javascript" else (kind,))


def _policy_faults(expected: str, found: str) -> Iterator[str]:
    """A server may forbid more by directives of its own; ours must stand as they are."""
    if not found:
        yield f"没有 {headers.POLICY}"
        return
    wanted, sent = _directives(expected), _directives(found)
    different = [name for name, values in wanted.items() if sent.get(name) != values]
    if different:
        yield f"{headers.POLICY} 与这一版网站不配套（{'、'.join(different)}）；请换上同时生成的服务器设置"


def _directives(policy: str) -> dict[str, set[str]]:
    parts = (part.split() for part in policy.split(";"))
    return {part[0].lower(): {*part[1:]} for part in parts if part}


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"  # noqa: PLR2004 - a line on a screen
