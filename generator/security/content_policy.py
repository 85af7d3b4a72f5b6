"""The Content-Security-Policy of the site: nothing but its own files, and of inline code only what the build made."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from typing import Final

from generator.errors import HandbookError
from generator.security.inline_parts import inline_parts

WEB_ASSEMBLY: Final = "'wasm-unsafe-eval'"
"""The one permission beyond the site's own files: to compile WebAssembly, without which there is no Python."""


def content_policy(pages: Mapping[str, str]) -> str:
    """The policy under which all these pages work, as the value of the header; `pages` holds HTML by address.

    One policy serves all pages, so that a server needs to be told one line.

    Raises:
        HandbookError: a page has something inside that no strict policy allows.
    """
    found = {address: inline_parts(html) for address, html in sorted(pages.items())}
    refused = [f"{address}：{part}" for address, parts in found.items() for part in parts.refused]
    if refused:
        lines = "\n".join(refused[:20])
        raise HandbookError(f"页面里有严格的安全策略（CSP）不允许的内容，请改用外部脚本、样式类或本站文件：\n{lines}")
    scripts = _hashes(text for parts in found.values() for text in parts.scripts)
    styles = _hashes(text for parts in found.values() for text in parts.styles)
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", WEB_ASSEMBLY, *scripts],
        "style-src": ["'self'", *styles],
        "img-src": ["'self'", "data:"],  # the theme draws its icons from data: addresses in its style
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())


def inline_hash(text: str) -> str:
    """An inline script or style as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _hashes(texts: Iterable[str]) -> list[str]:
    return sorted({inline_hash(text) for text in texts})
