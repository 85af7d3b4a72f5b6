"""What a preview shows while the file being edited has faults: the last good pages, with the faults over them.

MkDocs' server holds back every page until a rebuild succeeds. Here a rebuild that stops at a fault ends well instead:
browsers reload as after any other, and find the list of faults on whatever page they are; after the next good rebuild
they find none.
"""

import html
import logging
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from mkdocs.exceptions import MkDocsException

from generator.log_messages import collected_messages
from generator.system_messages import system_reason

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_log = logging.getLogger("mkdocs.plugins.handbook")

_END: Final = b"</body>"
_TELLING: Final = """\
<details id="preview-faults" role="alert" lang="zh" open>
<style>
#preview-faults {{
  position: fixed; inset: auto 0 0; z-index: 99; max-height: 60vh; overflow: auto; padding: 1em 1.5em;
  border-top: 4px solid #b3261e; background: #fff4f2; color: #410e0b; font-size: 16px; line-height: 1.6;
  overflow-wrap: anywhere; box-shadow: 0 0 1em #0006;
}}
#preview-faults summary {{ font-weight: bold; cursor: pointer; }}
#preview-faults p {{ margin: 0.5em 0 0; }}
</style>
<summary>有问题，没有生成新的页面；现在的页面是上一次正确的内容，改好并保存后自动刷新。</summary>
{faults}
</details>
"""


class Preview:
    """The faults that the last rebuild stopped at, none if it went well."""

    def __init__(self) -> None:
        self._faults = ""

    def telling(self, build: Callable[[], None]) -> Callable[[], None]:
        """The build, which keeps what it stops at instead of failing."""

        def rebuild() -> None:
            with collected_messages(logging.ERROR) as messages:
                try:
                    build()
                except (MkDocsException, OSError) as error:
                    reason = system_reason(error) if isinstance(error, OSError) else str(error)
                    self._faults = "\n".join(messages) or reason
                    _log.warning("改好之前，页面保持上一次正确的内容。")
                else:
                    self._faults = ""

        return rebuild

    def showing(self, application: "WSGIApplication") -> "WSGIApplication":
        """The server's application, with the faults at the end of each page."""

        def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            begun: list[tuple[str, list[tuple[str, str]]]] = []

            def begin(status: str, headers: list[tuple[str, str]], *_: object) -> None:
                begun.append((status, headers))

            content = application(environ, begin)  # type: ignore[arg-type]  # MkDocs' server writes by no other way
            status, headers = begun[-1]
            if self._faults and dict(headers).get("Content-Type", "").startswith("text/html"):
                page = with_faults(b"".join(content), self._faults)
                content = [page]
                headers = [(name, str(len(page)) if name == "Content-Length" else value) for name, value in headers]
            start_response(status, headers)
            return content

        return answer


def with_faults(page: bytes, faults: str) -> bytes:
    """A page with faults, one a line, at its end."""
    lines = "\n".join(f"<p>{html.escape(line)}</p>" for line in faults.splitlines())
    before, end, after = page.rpartition(_END)
    telling = _TELLING.format(faults=lines).encode()
    return before + telling + end + after if end else page + telling
