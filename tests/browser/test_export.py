"""The calculators work on the exported pages too, published by plain MkDocs without anything of ours."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Page

from generator.export import export_configuration, export_markdown
from generator.loading import LoadedHandbook
from tests.browser.calculator import Calculator
from tests.browser.server import serve

pytestmark = [pytest.mark.browser, pytest.mark.site]


def test_a_calculator_answers_on_an_exported_page(page: Page, loaded: LoadedHandbook, tmp_path: Path) -> None:
    export_markdown(loaded, tmp_path / "pages")
    export_configuration(loaded, tmp_path / "pages", tmp_path / "mkdocs.yml")
    build(load_config(str(tmp_path / "mkdocs.yml")))
    with serve(tmp_path / "site") as server:
        page.goto(f"{server.address}articles/34/")
        calculator = Calculator(page, "a34")
        calculator.answer({"rd_current": "1500", "rd_previous": "1000"})
        assert calculator.estimate()["amount"] == "250000.00"
