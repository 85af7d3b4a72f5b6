"""What a server should send with each published file: its type, how long it may be kept, and what protects readers."""

import re
from pathlib import PurePosixPath
from typing import Final

TYPES: Final = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "map": "application/json",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml",
    "txt": "text/plain",
    "csv": "text/csv",
    "pdf": "application/pdf",
    "svg": "image/svg+xml",
    "png": "image/png",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "zip": "application/zip",
    "bin": "application/octet-stream",
}
"""The content type of each ending, without its dot."""

IN_UTF_8: Final = ("text/html", "text/css", "text/javascript", "text/plain", "text/csv", "application/json",
                   "application/manifest+json", "application/xml", "image/svg+xml")  # fmt: skip
"""The types that are text; all of ours is in UTF-8."""

LASTING: Final = r"/assets/.*[-.][0-9a-f]{8}[0-9a-f]*[./]"
"""Addresses whose name changes with their content. As a regular expression that nginx, Apache and Python read alike."""

KEEP: Final = "public, max-age=31536000, immutable"
ASK: Final = "no-cache"
"""Keep it, but ask before each use whether it is still the same: a stale rule must never be shown."""

WITHOUT_POLICY: Final = r"\.pdf$"
"""Documents that browsers show with a viewer of their own, which a policy for pages would break."""

_SWITCHED_OFF = ("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation",
                 "gyroscope", "magnetometer", "microphone", "midi", "payment", "publickey-credentials-get",
                 "screen-wake-lock", "usb", "xr-spatial-tracking")  # fmt: skip

PROTECTION: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _SWITCHED_OFF),
}
"""The headers that go with every answer."""

POLICY: Final = "Content-Security-Policy"


def content_type(path: str) -> str | None:
    """The type of a published file as a server should declare it, None for an ending that is not known."""
    found = TYPES.get(PurePosixPath(path).suffix.removeprefix("."))
    return f"{found}; charset=utf-8" if found in IN_UTF_8 else found


def is_lasting(path: str) -> bool:
    """Whether browsers may keep this file for good; `path` is relative to the site."""
    return re.search(LASTING, f"/{path}") is not None


def headers(path: str, policy: str) -> dict[str, str]:
    """All that should be sent with the file at `path`, relative to the site, apart from how it is compressed."""
    kind = content_type(path)
    return {
        **({"Content-Type": kind} if kind else {}),
        "Cache-Control": KEEP if is_lasting(path) else ASK,
        **({} if re.search(WITHOUT_POLICY, path) else {POLICY: policy}),
        **PROTECTION,
    }
