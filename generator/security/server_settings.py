"""Settings for nginx, Apache and IIS that go with one built site.

They stand in a folder beside the site, never inside it: the site's folder is what the public reads, and scanners
rightly report settings of a server found there; a setting that a server obeys as soon as it is copied, as `.htaccess`
and `web.config` are, can also take the whole site down where the server forbids one of its lines. Putting it in place
is a decision of the operator. Nothing in them is secret.
"""

import re
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

import jinja2

from generator.compression import TWINS
from generator.errors import HandbookError
from generator.hidden_characters import show_hidden
from generator.security import headers
from generator.template_cache import keep_compiled
from generator.views.markup import TEMPLATES

_OF_SETTINGS: Final = re.compile(r"""[\s"'`{}();#$%&*?<>|\\^\x00-\x1f\x7f\u2028-\u202e\u2066-\u2069]""")
"""What nginx, Apache or IIS would read as something else than a part of a path."""

NAMES: Final = ("nginx.conf", "apache.conf", "web.config")
MARK: Final = "设置，由手册生成"
"""In the head of each file."""


def settings_folder(site: Path) -> Path:
    """Where the settings of a built site stand: `site-servers` beside `site`."""
    return site.with_name(f"{site.name}-servers")


def server_settings(policy: str, address: str | None, paths: list[str]) -> dict[str, str]:
    """The settings by the name of their file.

    `policy` is the content policy of the site, `address` where it will be published, None if that is not known, `paths`
    are all its files.

    Raises:
        HandbookError: the path of the address holds what would be a part of the settings' own language.
    """
    path = _path(address)
    files = [name for name in paths if not name.endswith(TWINS)]
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES / "servers"),
        autoescape=jinja2.select_autoescape(enabled_extensions=("config.j2",), default=False),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    keep_compiled(environment, "servers")
    kinds = headers.TYPES
    values = {
        "path": path,
        "error_page": f"{path}404.html".removeprefix("/").replace("/", "\\"),
        "policy": policy,
        "protection": headers.PROTECTION,
        "ask": headers.ASK,
        "keep": headers.KEEP,
        "lasting": headers.LASTING,
        "without_policy": headers.WITHOUT_POLICY,
        "without_policy_twins": headers.WITHOUT_POLICY.replace("$", r"(\.(br|gz))?$"),
        "texts": [kind for kind in headers.IN_UTF_8 if kind != "text/html"],  # nginx adds this one itself
        "types": {kind: [ending for ending in kinds if kinds[ending] == kind] for kind in kinds.values()},
        "text_endings": [ending for ending, kind in kinds.items() if kind in headers.IN_UTF_8],
        "kinds": {ending: headers.content_type(f"x.{ending}") for ending in kinds},
        "documents": [name for name in files if headers.POLICY not in headers.headers(name, policy)],
        "lasting_paths": _lasting(files),
    }
    return {name: environment.get_template(f"{name}.j2").render(values) for name in NAMES}


def _path(address: str | None) -> str:
    """The path of an address as servers compare it, decoded, with a slash at both ends."""
    path = unquote(urlsplit(address or "/").path).rstrip("/") + "/"
    if odd := _OF_SETTINGS.search(path):
        raise HandbookError(
            f"mkdocs.yml 里 site_url 的路径有“{show_hidden(odd[0])}”，服务器设置不能写；请换成字母、数字、汉字、- 或 _"
        )
    return path


def _lasting(paths: list[str]) -> list[str]:
    """What may be kept for good, folders in place of all that is in them."""
    found: set[str] = set()
    for path in filter(headers.is_lasting, paths):
        around = [parent.as_posix() for parent in reversed(Path(path).parents)]
        found.add(next((folder for folder in around if headers.is_lasting(f"{folder}/")), path))
    return sorted(found)
