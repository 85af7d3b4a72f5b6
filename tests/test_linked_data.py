"""What pages say in the words of schema.org."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.linked_data import linked_data, script_text
from generator.loading import load_handbook
from generator.model.handbook import Handbook
from generator.views.article import article_views
from generator.views.award import award_views
from tests.conftest import ROOT
from tests.html_reader import read_html, read_page


def _all(handbook: Handbook) -> dict[int, dict[str, Any]]:
    views = article_views(handbook, award_views(handbook))
    found = {number: linked_data(handbook, view) for number, view in views.items()}
    return {number: data for number, data in found.items() if data}


@pytest.fixture(scope="module")
def data(handbook: Handbook) -> dict[int, dict[str, Any]]:
    return _all(handbook)


def _service(data: dict[int, dict[str, Any]], award: str) -> dict[str, Any]:
    return next(
        service for graph in data.values() for service in graph["@graph"] if service.get("@id") == f"#award-{award}"
    )


def test_every_award_and_every_open_application_is_a_service(
    data: dict[int, dict[str, Any]], handbook: Handbook
) -> None:
    counts = {number: len(graph["@graph"]) for number, graph in data.items()}
    expected = {
        number: len(article.awards) + len(article.open_applications)
        for number, article in handbook.articles.items()
        if not article.no_application
    }
    assert counts == expected


def test_the_data_are_valid_in_the_vocabulary_of_schema_org(data: dict[int, dict[str, Any]], tmp_path: Path) -> None:
    small = _all(load_handbook(ROOT / "tests" / "small_policy" / "handbook.yaml").handbook)
    graphs = [*data.values(), *small.values()]
    types = ROOT / "node_modules" / "schema-dts" / "dist" / "schema"
    program = tmp_path / "data.ts"
    lines = [f'import type {{ Graph }} from "{types}";', f"export const graphs: Graph[] = {json.dumps(graphs)};"]
    program.write_text("\n".join(lines), "utf-8")
    assert _compiled(program) == ""
    program.write_text("\n".join(lines).replace('"serviceOutput"', '"serviceResult"'), "utf-8")
    assert "serviceResult" in _compiled(program)


def _compiled(program: Path) -> str:
    compiler = ROOT / "node_modules" / ".bin" / "tsc"
    options = ["--noEmit", "--strict", "--skipLibCheck", "--types", "", "--module", "esnext"]
    command = [str(compiler), *options, "--moduleResolution", "bundler", str(program)]
    return subprocess.run(command, cwd=program.parent, capture_output=True, text=True, check=False).stdout  # noqa: S603 - our own tool


def test_a_ceiling_is_no_amount_that_is_given(data: dict[int, dict[str, Any]]) -> None:
    assert _service(data, "a34")["serviceOutput"]["amount"] == {
        "@type": "MonetaryAmount",
        "currency": "CNY",
        "maxValue": 1_000_000,
    }
    assert _service(data, "a31")["serviceOutput"]["amount"]["value"] == 5000
    assert "amount" not in _service(data, "a11")["serviceOutput"]


def test_who_to_call_stands_in_the_data_as_far_as_the_text_names_somebody(data: dict[int, dict[str, Any]]) -> None:
    assert [body["telephone"] for body in _service(data, "a10")["serviceOperator"]] == [
        "0431-88777273",
        "0431-88777271",
    ]
    assert "serviceOperator" not in _service(data, "a11")


def test_no_text_can_leave_its_script() -> None:
    hostile = "</script><script>alert(1)</script><!--<script>]]>&lt;\u2028\u2029"
    text = script_text({"name": hostile})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["name"] == hostile
    script = read_html(f'<script type="application/ld+json">{text}</script>').all("script")[0]
    assert json.loads(script.text)["name"] == hostile


@pytest.mark.site
def test_each_page_carries_its_data(built_site: Path, data: dict[int, dict[str, Any]], handbook: Handbook) -> None:
    for number in handbook.articles:
        page = read_page(built_site / "articles" / str(number) / "index.html")
        scripts = page.all("script", type="application/ld+json")
        assert [json.loads(script.text) for script in scripts] == [data[n] for n in [number] if n in data], number
        anchors = {service.get("@id", "#")[1:] for service in data.get(number, {}).get("@graph", [])} - {""}
        assert anchors <= set(page.ids)
