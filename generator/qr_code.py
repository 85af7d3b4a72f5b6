"""QR codes as drawings."""


def qr_code(address: str) -> str:
    """The address as inline SVG: black on nothing, with the quiet zone that scanners need.

    Medium error correction survives a poor copy.
    """
    import segno  # noqa: PLC0415 - takes long to read, and without an address nothing is drawn

    code = segno.make(address, error="m", micro=False)
    return code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None)
