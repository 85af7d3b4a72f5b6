"""Text from the canonical file never becomes markup, in any field and in anything that is published."""

import csv
import io
import itertools
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import markdown  # type: ignore[import-untyped]  # it ships no types
import pypdfium2  # type: ignore[import-untyped]  # as above
import pytest
from pydantic import TypeAdapter, ValidationError

from generator.build import build_site
from generator.calculator_view import calculator_view
from generator.hidden_characters import find_hidden
from generator.loading import LoadedHandbook
from generator.pages import make_pages
from generator.search import INDEX
from generator.security.finishing import site_policy
from generator.security.server_settings import settings_folder
from tests.conftest import ROOT
from tests.html_reader import Element, read_html, read_page
from tests.security import poison
from tests.security.test_hidden_characters import BIDIRECTIONAL
from tests.security.whole_policy import whole_policy

PAYLOADS = {"markup": poison.MARKUP, "markdown": poison.MARKDOWN, "templates": poison.TEMPLATES}
_HASH = re.compile(r"\b[0-9a-f]{16}\b")
_COMPARED = "amendments/1/index.html"
_FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> LoadedHandbook:
    return whole_policy(tmp_path_factory.mktemp("whole") / "content")


@pytest.fixture(scope="module")
def harmless_site(whole: LoadedHandbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _site(whole, poison.HARMLESS, tmp_path_factory.mktemp("harmless"))


@pytest.fixture(scope="module", params=PAYLOADS)
def payload(request: pytest.FixtureRequest) -> str:
    return PAYLOADS[str(request.param)]


@pytest.fixture(scope="module")
def hostile_site(whole: LoadedHandbook, payload: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _site(whole, payload, tmp_path_factory.mktemp("hostile"))


def _site(loaded: LoadedHandbook, payload: str, folder: Path) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.plugin.load_checked", lambda _path: poison.poisoned(loaded, payload))
        return build_site(config_file=ROOT / "mkdocs.yml", site_dir=folder / "site")


def _structure(root: Element) -> list[tuple[str, list[str]]]:
    return [(element.tag, sorted(element.attributes)) for element in root.all()]


def _kinds(structure: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    return [entry for entry, _ in itertools.groupby(sorted(structure))]


def _names(site: Path, pattern: str) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob(pattern))


def test_every_field_of_free_text_is_tried(whole: LoadedHandbook) -> None:
    fields = set(poison.text_fields())
    assert poison.LEFT_AS_THEY_ARE.keys() <= fields
    tried = set(poison.reached(poison.poisoned(whole, poison.HARMLESS).handbook, poison.HARMLESS))
    assert fields - tried == poison.LEFT_AS_THEY_ARE.keys()


@pytest.mark.parametrize("text", [*PAYLOADS.values(), "a\u202eb", "\u2066", "javascript:hacked=1", '"', "<"])
def test_every_other_field_that_takes_text_refuses_what_is_not_of_its_kind(text: str) -> None:
    fields = dict(poison.other_texts())
    assert len(fields) > 20
    assert [field for field, kind in fields.items() if _takes(kind, text)] == []


@pytest.mark.parametrize("character", BIDIRECTIONAL)
def test_no_field_of_free_text_takes_a_character_that_changes_the_direction(character: str) -> None:
    assert find_hidden(character)
    models = {model.__name__: model for model in poison.models()}
    fields = {(model, name): poison.annotation_of(models[model], name) for model, name in poison.text_fields()}
    text = f"政{character}策"
    assert [field for field, kind in fields.items() if _takes(kind, "政策") and _takes(kind, text)] == []


def _takes(kind: Any, text: str) -> bool:  # noqa: ANN401 - annotations have no common type
    """Whether a field of this kind takes the text, alone or in a list, a list of lists or a mapping."""
    shapes: tuple[Any, ...] = (text, [text], [[text]], {"a": text})
    return any(_fits(kind, shape) for shape in shapes)


def _fits(kind: Any, value: object) -> bool:  # noqa: ANN401 - as above
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("payload", [*PAYLOADS.values(), "".join(PAYLOADS.values())], ids=[*PAYLOADS, "all"])
def test_no_field_of_the_real_handbook_adds_an_element_to_a_page(loaded: LoadedHandbook, payload: str) -> None:
    def structures(words: str) -> dict[str, object]:
        pages = make_pages(poison.poisoned(loaded, words).handbook)
        extensions = ["attr_list", "toc", "tables", "fenced_code", "def_list", "footnotes", "admonition", "md_in_html"]
        return {
            uri: _structure(read_html(markdown.markdown(page.markdown.split("---\n", 2)[2], extensions=extensions)))
            for uri, page in pages.items()
            if uri in ("index.md", "awards.md", "finder.md", "materials.md", "contacts.md", "full-text.md", "about.md")
            or uri.endswith(("/4.md", "/15.md", "/34.md", "/37.md", "/2/index.md"))
        }

    hostile, harmless = structures(payload), structures(poison.HARMLESS)
    for uri in harmless:
        assert hostile[uri] == harmless[uri], uri


@pytest.mark.site
def test_no_field_adds_an_element_or_an_attribute_to_anything_published(
    harmless_site: Path, hostile_site: Path
) -> None:
    names = _names(harmless_site, "*.html")
    assert names == _names(hostile_site, "*.html")
    for name in names:
        hostile, harmless = (_structure(read_page(site / name)) for site in (hostile_site, harmless_site))
        if name == _COMPARED:  # how many words are marked as changed depends on the words
            hostile, harmless = _kinds(hostile), _kinds(harmless)
        assert hostile == harmless, name


@pytest.mark.site
def test_no_field_changes_what_servers_and_search_engines_are_told(harmless_site: Path, hostile_site: Path) -> None:
    def told(site: Path) -> dict[str, str]:
        files = [*settings_folder(site).iterdir(), site / "robots.txt"]
        return {path.name: _HASH.sub("", path.read_text("utf-8")) for path in files}

    assert told(hostile_site) == told(harmless_site)


@pytest.mark.site
def test_what_is_searched_in_is_data_alone(hostile_site: Path, payload: str) -> None:
    script = (hostile_site / INDEX).read_text("utf-8")
    assert "<" not in script
    content = json.loads(script.removeprefix("window.handbookPages=").removesuffix(";\n"))
    assert payload in content["pages"][0]["text"]


@pytest.mark.site
def test_no_field_adds_anything_that_runs(harmless_site: Path, hostile_site: Path) -> None:
    assert site_policy(hostile_site) == site_policy(harmless_site)


def _elsewhere(site: Path) -> set[str]:
    pages = [read_page(path) for path in site.rglob("*.html")]
    links = {element.get(name) for page in pages for element in page.all() for name in ("href", "src", "action")}
    return {link for link in links if re.match(r"\s*(?:javascript|vbscript|https?:|//)", link, re.IGNORECASE)}


@pytest.mark.site
def test_no_field_leads_a_link_elsewhere(harmless_site: Path, hostile_site: Path) -> None:
    assert _elsewhere(hostile_site) == _elsewhere(harmless_site)


@pytest.mark.site
def test_every_file_for_programs_can_be_read_by_them(hostile_site: Path, payload: str) -> None:
    for name in _names(hostile_site, "*.json"):
        json.loads((hostile_site / name).read_text("utf-8"))
    for name in _names(hostile_site, "*.xml"):
        ET.parse(hostile_site / name)  # noqa: S314 - our own file
    for page in map(read_page, hostile_site.rglob("*.html")):
        for script in page.all("script"):
            if script.get("type").endswith("json"):
                json.loads(script.text)
    assert payload in json.loads((hostile_site / "data" / "handbook.json").read_text("utf-8"))["document"]["title"]


@pytest.mark.site
def test_the_table_has_its_cells_and_no_formula(harmless_site: Path, hostile_site: Path) -> None:
    def table(site: Path) -> list[list[str]]:
        return [*csv.reader(io.StringIO((site / "data" / "awards.csv").read_text("utf-8-sig"), newline=""))]

    assert [len(row) for row in table(hostile_site)] == [len(row) for row in table(harmless_site)]
    assert [cell for row in table(hostile_site) for cell in row if cell.startswith(_FORMULA_STARTS)] == []


@pytest.mark.site
def test_the_printed_book_shows_the_text_as_it_stands(hostile_site: Path, payload: str) -> None:
    document = pypdfium2.PdfDocument(hostile_site / "handbook.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    shreds = [payload[place : place + 12] for place in range(0, len(payload), 12)]  # shorter than a line of the book
    assert [shred for shred in shreds if _dense(shred) not in _dense(text)] == []
    content = (hostile_site / "handbook.pdf").read_bytes()
    assert not re.search(rb"/JavaScript|/JS\b|/Launch|/URI\s*\(javascript:", content)


@pytest.mark.site
def test_every_drawing_of_a_calculator_is_whole(whole: LoadedHandbook, payload: str) -> None:
    handbook = poison.poisoned(whole, payload).handbook
    views = [calculator_view(handbook, article, award) for article, award in handbook.awards.values()]
    drawings = [drawing for view in views for drawing in (str(view.bar), str(view.plot)) if drawing]
    assert drawings
    for drawing in drawings:
        assert {element.tag.split("}")[-1] for element in ET.fromstring(drawing).iter()} <= {  # noqa: S314 - made here
            "svg", "g", "title", "desc", "rect", "line", "path", "polyline", "circle", "text", "tspan",
        }  # fmt: skip


def _dense(text: str) -> str:
    return "".join(text.split())
