"""Judges what the handbook makes of a spoilt file: the right site, or a clear message with a line."""

import hashlib
import json
import re
import shutil
import signal
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import Final

from click.testing import CliRunner

from generator.awards_csv import awards_csv
from generator.checks import load_checked
from generator.command_line import handbook as command
from generator.errors import HandbookError
from generator.links import address
from generator.loading import LoadedHandbook
from generator.official import document_text
from generator.open_data import handbook_json
from generator.pages import make_pages
from generator.pdf import make_pdf
from generator.pdf.missing_characters import told_with_lines
from generator.rules import compile_policy
from tests.earlier_site import write_earlier_site
from tests.fuzz.spoiling import spoil
from tests.html_reader import read_page

PROJECT: Final = Path(__file__).parents[2]
BASES: Final = (PROJECT / "tests" / "small_policy", PROJECT / "content")
_ON_REAL: Final = 20
"""One file in so many is a spoilt copy of the project's own policy, the others of the small one."""
PATIENCE: Final = 30
"""Seconds of computing, so that a busy machine is no fault; what takes longer hangs. A usual file takes a tenth."""
_LONGEST_MESSAGE: Final = 40_000
_LATIN_WORDS: Final = re.compile(r"\b(Traceback|Error|Exception|object at 0x|NoneType|line \d+, column)\b")
_LINE: Final = re.compile(r"^.*handbook\.yaml:(\d+) \S")
_LAST_GOOD: Final = "上一次的网站"


class Outcome(StrEnum):
    """What became of a file."""

    SITE = "right site"
    MESSAGE = "message"
    WRONG = "WRONG"


class Slow(Exception):  # noqa: N818 - what it says
    """A file took longer than the patience."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the file of a number; `detail` is the message, or what is wrong."""

    number: int
    way: str
    outcome: Outcome
    detail: str = ""


def content_of(number: int, seed: int) -> tuple[Path, str, bytes]:
    """The content folder, the way of spoiling and the spoilt file of a number."""
    base = BASES[number % _ON_REAL == 0]
    way, content = spoil(number, seed, (base / "handbook.yaml").read_bytes())
    return base, way, content


def judge(number: int, seed: int, *, whole: bool = False) -> Verdict:
    """Spoil, read, check and make everything but the browser's runtime; `whole` builds the site with the command, too.

    All of it happens in this process, so that whatever escapes is seen.
    """
    base, way, content = content_of(number, seed)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        file = Path(shutil.copytree(base, Path(folder) / "content")) / "handbook.yaml"
        file.write_bytes(content)
        try:
            with _patience():
                outcome, detail = _made(file)
                if whole:
                    detail = _built(file, outcome) or detail
        except Exception:  # noqa: BLE001 - an accident of any kind is what is looked for
            return Verdict(number, way, Outcome.WRONG, traceback.format_exc(limit=-6))
    return Verdict(number, way, Outcome.WRONG if detail.startswith("! ") else outcome, detail)


def _made(file: Path) -> tuple[Outcome, str]:
    try:
        loaded = load_checked(file)
        _make(loaded)
    except HandbookError as error:
        return Outcome.MESSAGE, _unclear(error.message, file) or error.message
    return Outcome.SITE, _unlike(loaded)


def _make(loaded: LoadedHandbook) -> None:
    make_pages(loaded.handbook, [version.handbook for version in loaded.earlier])
    json.loads(handbook_json(loaded.handbook))
    awards_csv(loaded.handbook)
    json.dumps(compile_policy(loaded.handbook))
    with told_with_lines(loaded):
        make_pdf(loaded.handbook)


def _unclear(message: str, file: Path) -> str:
    """Why a message does not help an editor, empty if it does."""
    lines = message.splitlines()
    places = [found for line in lines if (found := _LINE.match(line))]
    last = len(f"{file.read_bytes().decode('utf-8', 'replace')}.".splitlines())
    if not places:
        return f"! no line in: {message[:300]}"
    if any(not 1 <= int(found[1]) <= last for found in places):
        return f"! a line that is not there: {message[:300]}"
    if len(lines) > len(places) + 1:
        return f"! more than one line a problem: {message[:300]}"
    if len(message) > _LONGEST_MESSAGE:
        return f"! {len(message)} characters: {message[:300]}"
    if found := _LATIN_WORDS.search(re.sub(r"“.*?”", "", message)):
        return f"! {found[0]} in: {message[:300]}"
    return ""


def _unlike(loaded: LoadedHandbook) -> str:
    """The proof of a good file once more, by the simplest comparison there is: its words are the source's."""
    source = loaded.source_path.read_text("utf-8-sig")
    without_page_numbers = re.sub(r"^\s*\d+\s*$", "", source, flags=re.MULTILINE)
    same = "".join(document_text(loaded.handbook).split()) == "".join(without_page_numbers.split())
    return "" if same else "! accepted, but its words are not the source's"


def _built(file: Path, expected: Outcome) -> str:
    """What is wrong with building the file by the command over an earlier site, empty if nothing is."""
    site = file.parents[1] / "site"
    write_earlier_site(site, _LAST_GOOD)
    before = sorted(site.iterdir())
    arguments = ["--file", str(file), "--config", str(PROJECT / "mkdocs.yml"), "--site-dir", str(site)]
    done = CliRunner().invoke(command, ["build", *arguments])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    beside = {path.name for path in file.parents[1].iterdir()} - {"content", "site", "site-servers"}
    if beside:
        return f"! left over: {sorted(beside)}"
    if expected is Outcome.MESSAGE:
        kept = (site / "index.html").read_text("utf-8") == _LAST_GOOD and sorted(site.iterdir()) == before
        return "" if done.exit_code and kept else f"! exit {done.exit_code}, last good site kept: {kept}"
    return _half(site, file) if done.exit_code == 0 else f"! checked, but not built: {done.output[:500]}"


def _half(site: Path, file: Path) -> str:
    """What the built site lacks, empty if it is whole."""
    loaded = load_checked(file)
    lines = (site / "sha256sums.txt").read_text("utf-8").splitlines()
    listed = {name: checksum for checksum, name in (line.split("  ", 1) for line in lines)}
    changed = [name for name in listed if hashlib.sha256((site / name).read_bytes()).hexdigest() != listed[name]]
    addresses = [address(page.uri) for page in make_pages(loaded.handbook).values()]
    missing = [place for place in addresses if not (site / place / "index.html").is_file()]
    official = "".join(element.text for element in read_page(site / "full-text" / "index.html").official)
    words = "".join(official.split()) == "".join(document_text(loaded.handbook).split())
    if changed or missing or not words:
        return f"! half a site: changed {changed[:3]}, missing {missing[:3]}, the full text's words right: {words}"
    return ""


@contextmanager
def _patience() -> Iterator[None]:
    """Break off what hangs; the signal reaches Python code, and the caller sees which."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise Slow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
