"""Which calculator a measured visit fills in, and the script that does so as soon as its form is there."""

import argparse
import json
from pathlib import Path
from typing import Final

_SCRIPT: Final = Path(__file__).parent / "pages" / "form.js"


def add_filling(parser: argparse.ArgumentParser) -> None:
    """Let a benchmark be told the award and its answers."""
    parser.add_argument("--award", required=True, help="id of an award")
    parser.add_argument("--values", required=True, type=_values, help="its money inputs in 万元: name=1500,other=1000")


def filler(award: str, values: dict[str, str]) -> str:
    """The script that a browser runs on the award's page."""
    return _SCRIPT.read_text("utf-8").replace("__VALUES__", json.dumps(values)).replace("__AWARD__", award)


def _values(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split(","))
