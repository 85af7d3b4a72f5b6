"""The deploy guides are followed line by line: their commands publish the site, check it, and bring the old one back.

What stands for other machines is put in place by small programs in front of the real ones: `ssh` runs its command here,
`rsync` copies without the name of the server, nginx uses a configuration of its own. Paths and the address are those of
the guides, moved into a folder.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.security.finishing import finish_site
from tests.conftest import ROOT
from tests.security.real_servers import folder_for_servers, nginx

_ADDRESS = "https://www.example.gov.cn/policy/"
_GUIDES = ("deploy.md", "部署指南.md")
_BLOCK = re.compile(r"^[ ]*```(?:sh|console)\n(.*?)^[ ]*```", re.DOTALL | re.MULTILINE)
_PROGRAMS = {
    "ssh": 'shift; exec sh -c "$*"',
    "rsync": 'from="$2"; to="${3#*:}"; mkdir -p "$to" && cp -R "$from." "$to"',
    "handbook": f'exec "{sys.executable}" -c "from generator.command_line import main; main()" "$@"',
    "nginx": 'exec "$REAL_NGINX" -p "$PLACE" -c "$PLACE/nginx.conf" "$@"',
}


class Operator:
    """Somebody who types the commands of a guide, in a folder that stands for the machine."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.www = place / "srv" / "www"
        self.www.mkdir(parents=True)
        self._programs = place / "bin"
        self._programs.mkdir()
        for name, script in _PROGRAMS.items():
            (self._programs / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
            (self._programs / name).chmod(0o755)

    def build(self, words: str) -> None:
        """What `make site` makes: the site and the settings beside it."""
        site = self.place / "site"
        shutil.rmtree(site, ignore_errors=True)
        (site / "articles" / "1").mkdir(parents=True)
        (site / "index.html").write_text(f"<!doctype html><script>run()</script><p>{words * 200}</p>", "utf-8")
        (site / "articles" / "1" / "index.html").write_text("<!doctype html><p>第一条</p>", "utf-8")
        (site / "404.html").write_text("<!doctype html><p>没有这个页面</p>", "utf-8")
        finish_site(site, _ADDRESS)

    def types(self, line: str, address: str = _ADDRESS) -> subprocess.CompletedProcess[str]:
        """Run one line of a guide."""
        moved = line.replace("/srv/www", str(self.www)).replace(_ADDRESS, address)
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

    def follows(self, line: str, address: str = _ADDRESS) -> None:
        """Run one line, which must succeed."""
        done = self.types(line, address)
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"


@pytest.fixture
def operator() -> Iterator[Operator]:
    with folder_for_servers() as place:
        yield Operator(place)


@pytest.fixture(params=_GUIDES)
def lines(request: pytest.FixtureRequest) -> list[str]:
    """The commands of a guide, in order."""
    text = (ROOT / "docs" / str(request.param)).read_text("utf-8")
    found = (line for block in _BLOCK.findall(text) for line in block.splitlines())
    return [line.split(" #")[0].strip().removeprefix("$ ") for line in found if line.strip()]


def _one(lines: list[str], part: str) -> str:
    (found,) = [line for line in lines if part in line]
    return found


def test_every_command_of_a_guide_is_followed_here(lines: list[str]) -> None:
    followed = ("handbook verify", "rsync", "sha256sum", "mv policy policy-old", "mv policy policy-bad", "nginx -t")
    assert [line for line in lines if not any(part in line for part in followed)] == []


def test_the_folder_is_copied_proved_put_in_place_and_taken_back(operator: Operator, lines: list[str]) -> None:
    operator.build("旧版")
    shutil.copytree(operator.place / "site", operator.www / "policy")
    operator.build("新版")
    operator.follows("handbook verify site/")
    copying = [line for line in lines if "rsync" in line] or ["rsync -a site/ server:/srv/www/policy-new/"]
    operator.follows(copying[0])
    operator.follows(_one(lines, "sha256sum"))
    operator.follows(_one(lines, "mv policy policy-old"))
    assert "新版" in (operator.www / "policy" / "index.html").read_text("utf-8")
    operator.follows(_one(lines, "mv policy policy-bad"))
    assert "旧版" in (operator.www / "policy" / "index.html").read_text("utf-8")
    operator.follows("handbook verify /srv/www/policy")


def test_a_copy_that_is_not_whole_is_noticed(operator: Operator, lines: list[str]) -> None:
    operator.build("新版")
    operator.follows("rsync -a site/ server:/srv/www/policy-new/")
    (operator.www / "policy-new" / "articles" / "1" / "index.html").write_text("改了", "utf-8")
    assert operator.types(_one(lines, "sha256sum")).returncode == 1


def test_on_nginx_the_published_site_is_checked_before_and_after_it_is_taken_back(
    operator: Operator, lines: list[str]
) -> None:
    check = _one(lines, "--url")
    operator.build("旧版")
    shutil.copytree(operator.place / "site", operator.www / "policy")
    with nginx(operator.place, operator.www, operator.place / "site-servers" / "nginx.conf") as server:
        address = f"{server}policy/"
        operator.follows(check, address)
        operator.build("新版")
        different = operator.types(check, address)
        assert different.returncode == 1
        assert "内容不同：index.html" in different.stdout
        operator.follows("rsync -a site/ server:/srv/www/policy-new/")
        operator.follows(_one(lines, "mv policy policy-old"))
        operator.follows(_one(lines, "nginx -t"))
        operator.follows(check, address)
        operator.follows(_one(lines, "mv policy policy-bad"))
        assert operator.types(check, address).returncode == 1, "the folder at hand is the newer one"
