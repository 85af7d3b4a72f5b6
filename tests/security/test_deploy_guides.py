"""The deploy guides are followed block by block: what they print publishes the site, checks it, and takes it back.

What stands for other machines is put in place by small programs in front of the real ones: `ssh` runs its command here,
`rsync` copies without the name of the server, nginx uses a configuration of its own, each `date` is a day later. Paths
and the address are those of the guides, moved into a folder.
"""

import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.security.finishing import finish_site
from tests.conftest import ROOT
from tests.security.real_servers import apache, folder_for_servers, nginx

_ADDRESS = "https://www.example.gov.cn/policy/"
_GUIDES = ("deploy.md", "部署指南.md")
_BLOCK = re.compile(r"^([ ]*)```sh\n(.*?)^[ ]*```", re.DOTALL | re.MULTILINE)
_PROGRAMS = {
    "ssh": 'shift; exec sh -c "$*"',
    "rsync": 'shift; for to; do :; done; for from; do [ "$from" = "$to" ] || cp -R "$from" "${to#*:}"; done',
    "date": 'echo x >> "$PLACE/days"; echo "2026-01-$(($(wc -l < "$PLACE/days") + 10))-093000"',
    "nginx": """\
workers=$(cat "/proc/$(cat "$PLACE/nginx.pid")/task/"*/children)
"$REAL_NGINX" -p "$PLACE" -c "$PLACE/nginx.conf" "$@" || exit
# Readers may be answered by the settings of before until the workers of before have ended.
case "$*" in *reload*) for worker in $workers; do while kill -0 "$worker" 2>/dev/null; do sleep 0.05; done; done;; esac
""",
}
_HANDBOOK = f'#!/bin/sh\nexec "{sys.executable}" -c "from generator.command_line import main; main()" "$@"\n'


class Operator:
    """Somebody who follows a guide, in a folder that stands for the machines."""

    def __init__(self, place: Path, blocks: list[str]) -> None:
        self.place = place
        self.www = place / "srv" / "www"
        self.www.mkdir(parents=True)
        self.settings = place / "srv" / "handbook" / "current" / "site-servers"
        self._blocks = blocks
        self._programs = place / "bin"
        for name, script in _PROGRAMS.items():
            self._write(self._programs / name, f"#!/bin/sh\n{script}\n")
        self._write(place / ".venv" / "bin" / "handbook", _HANDBOOK)

    def build(self, words: str) -> None:
        """What `make site` makes: the site and the settings beside it."""
        site = self.place / "site"
        shutil.rmtree(site, ignore_errors=True)
        (site / "articles" / "1").mkdir(parents=True)
        (site / "index.html").write_text(f"<!doctype html><script>run('{words}')</script><p>{words * 200}</p>", "utf-8")
        (site / "articles" / "1" / "index.html").write_text("<!doctype html><p>第一条</p>", "utf-8")
        (site / "404.html").write_text("<!doctype html><p>没有这个页面</p>", "utf-8")
        finish_site(site, _ADDRESS)

    def types(self, part: str, address: str = _ADDRESS) -> subprocess.CompletedProcess[str]:
        """Run the one block of the guide that holds `part`."""
        (block,) = [block for block in self._blocks if part in block]
        return self.runs(block, address)

    def runs(self, block: str, address: str = _ADDRESS) -> subprocess.CompletedProcess[str]:
        """Run some lines."""
        moved = block.replace("/srv/", f"{self.place}/srv/").replace(_ADDRESS, address)
        environment = {
            **os.environ,
            "PATH": f"{self._programs}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "PLACE": str(self.place),
            "REAL_NGINX": shutil.which("nginx") or "/usr/sbin/nginx",
        }
        return subprocess.run(  # noqa: S602 - lines of our own documents
            moved, shell=True, cwd=self.place, env=environment, capture_output=True, text=True, check=False
        )

    def follows(self, part: str, address: str = _ADDRESS) -> None:
        """Run a block, which must succeed."""
        done = self.types(part, address)
        assert done.returncode == 0, f"{part}\n{done.stdout}{done.stderr}"

    def publishes(self, words: str) -> None:
        """Build, copy and switch."""
        self.build(words)
        self.follows("rsync")
        self.follows("sha256sum")
        if not (self.www / "policy").exists():
            self.follows("ln -sT")

    def takes_back(self) -> None:
        """Go back to the publication before."""
        self.follows('readlink previous)" next')

    @property
    def shown(self) -> str:
        """The words of the home page that readers get."""
        return str(re.findall("run\\('(.*?)'\\)", (self.www / "policy" / "index.html").read_text("utf-8"))[0])

    def _write(self, path: Path, script: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script, "utf-8")
        path.chmod(0o755)


@pytest.fixture(params=_GUIDES)
def operator(request: pytest.FixtureRequest) -> Iterator[Operator]:
    text = (ROOT / "docs" / str(request.param)).read_text("utf-8")
    blocks = [textwrap.dedent(block) for _, block in _BLOCK.findall(text)]
    with folder_for_servers() as place:
        yield Operator(place, blocks)


@pytest.mark.parametrize("guide", _GUIDES)
def test_every_block_of_a_guide_is_followed_here(guide: str) -> None:
    followed = ("rsync", "sha256sum --check", "ln -sT", "nginx -t", "--url", 'readlink previous)" next')
    blocks = [block for _, block in _BLOCK.findall((ROOT / "docs" / guide).read_text("utf-8"))]
    assert [sum(part in block for block in blocks) for part in followed] == [1] * len(followed)
    assert len(blocks) == len(followed)


def test_three_publications_in_a_row_are_each_shown_and_the_last_is_taken_back(operator: Operator) -> None:
    for words in ("第一版", "第二版", "第三版"):
        operator.publishes(words)
        assert operator.shown == words
    operator.takes_back()
    assert operator.shown == "第二版"
    assert "'第二版'" in (operator.settings.parent / "site" / "index.html").read_text("utf-8")
    operator.takes_back()
    assert operator.shown == "第二版", "typed twice, it is still the one before"
    operator.publishes("第四版")
    operator.follows("sha256sum")
    assert operator.shown == "第四版"
    operator.takes_back()
    assert operator.shown == "第二版", "neither the one that was taken back nor the one switched to twice"
    folders = sorted(path.name for path in (operator.place / "srv" / "handbook").iterdir())
    assert folders == [f"2026-01-{day}-093000" for day in (11, 12, 13, 14)] + ["current", "previous"]
    assert [path.name for path in operator.www.iterdir()] == ["policy"]


def test_a_folder_of_an_earlier_way_of_publishing_is_not_published_into(operator: Operator) -> None:
    operator.build("旧版")
    shutil.copytree(operator.place / "site", operator.www / "policy")
    operator.publishes("新版")
    assert operator.types("ln -sT").returncode == 1
    assert operator.shown == "旧版"
    assert operator.runs("mv -T /srv/www/policy /srv/policy-before").returncode == 0
    operator.follows("ln -sT")
    assert operator.shown == "新版"


def test_a_copy_that_is_not_whole_is_not_switched_to(operator: Operator) -> None:
    operator.publishes("旧版")
    operator.build("新版")
    operator.follows("rsync")
    (operator.place / "srv" / "handbook" / "2026-01-12-093000" / "site" / "404.html").write_text("改了", "utf-8")
    done = operator.types("sha256sum")
    assert (done.returncode, "404.html" in done.stdout) == (1, True)
    assert operator.shown == "旧版"


def test_on_nginx_pages_and_settings_change_together_and_are_taken_back_together(operator: Operator) -> None:
    operator.publishes("第一版")
    with nginx(operator.place, operator.www, operator.settings / "nginx.conf") as server:
        address = f"{server}policy/"
        operator.follows("--url", address)
        for words in ("第二版", "第三版"):
            operator.publishes(words)
            operator.follows("nginx -t")
            operator.follows("--url", address)
        operator.takes_back()
        operator.follows("nginx -t")
        different = operator.types("--url", address)
        assert different.returncode == 1, "the folder at hand is the newer one"
        assert "内容不同：index.html" in different.stdout
        alone = operator.runs(f".venv/bin/handbook verify --url {address}")
        assert alone.returncode == 0, alone.stdout


@pytest.mark.parametrize("words", [("第一版",), ("第一版", "第二版", "第三版")], ids=["once", "three times"])
def test_apache_serves_through_the_link_what_was_published_last(operator: Operator, words: tuple[str, ...]) -> None:
    for edition in words:
        operator.publishes(edition)
    lines = ("Options FollowSymLinks", "Require all granted", f"Include {operator.settings}/apache.conf")
    folder = [f'<Directory "{operator.www}/policy">', *lines, "</Directory>"]
    with apache(operator.place, operator.www, "\n".join(folder)) as server:
        operator.follows("--url", f"{server}policy/")
