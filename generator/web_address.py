"""What counts as a web address: what a browser may be sent to, and nothing that could run."""

from urllib.parse import urlsplit


def is_web_address(text: str) -> bool:
    """Whether the text is a complete http(s) address in ASCII without white space."""
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return False
    is_plain = text.isascii() and text.isprintable() and not set(text) & set(' "<>\\^`{|}')
    return parts.scheme in ("http", "https") and bool(parts.hostname) and is_plain
