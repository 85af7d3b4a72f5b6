"""The worker answers from the copy when the server is gone, in whichever way a browser tells it of that."""

import json
from pathlib import Path

import pytest

from generator.bundle.tools import find_node, run
from generator.offline.worker import WORKER, write_worker

_ROOT = "https://example.org/handbook/"
_PAGE = "articles/8/"
_ANSWER = """
const [source, root, address, way] = process.argv.slice(1);
const copy = JSON.parse(JSON.parse(/JSON\\.parse\\((".*")\\)/.exec(source)[1]));
const files = Object.fromEntries(copy.files.map(([path, digest, , key]) => [path, [key, digest]]));
const note = { version: copy.version, edition: copy.edition, day: "2025-02-18", isWhole: true, files };
const html = { headers: { "Content-Type": "text/html" } };
const kept = new Map([[`${root}?kept`, () => new Response(JSON.stringify(note))]]);
for (const [key] of Object.values(files)) kept.set(root + key, () => new Response("words of the page", html));
const store = {
  match: async (url) => kept.get(url)?.(),
  put: async () => undefined,
  delete: async () => false,
  keys: async () => [],
};
const listeners = {};
const lost = async () => { throw new TypeError("no network"); };
const self = {
  addEventListener: (name, listener) => { listeners[name] = listener; },
  caches: { open: async () => store },
  fetch: lost,
  registration: { scope: root },
};
new Function("self", source)(self);
const preloads = {
  "a rejected promise": lost,
  "an error response": async () => Response.error(),
  "nothing": async () => undefined,
};
const request = { url: root + address, method: "GET", mode: "navigate", headers: new Headers() };
const preloadResponse = preloads[way]();
preloadResponse.catch(() => undefined);
let answer;
listeners.fetch({ request, preloadResponse, respondWith: (given) => { answer = given; }, waitUntil: () => undefined });
answer.then(async ({ type, status, headers }) => {
  const location = headers.get("Location");
  console.log(JSON.stringify({ type, status, location }));
  process.exit();
});
"""


@pytest.fixture
def worker(tmp_path: Path) -> str:
    """The worker of a site with one page, which is kept whole."""
    (tmp_path / _PAGE).mkdir(parents=True)
    (tmp_path / _PAGE / "index.html").write_text("words of the page", "utf-8")
    write_worker(tmp_path, "数据版本 1.1")
    return (tmp_path / WORKER).read_text("utf-8")


def _answer(worker: str, address: str, way: str) -> tuple[str, int, str | None]:
    command = [find_node(), "-e", _ANSWER, worker, _ROOT, address, way]
    told = json.loads(run(command, "检查"))
    return told["type"], told["status"], told["location"]


@pytest.mark.parametrize("way", ["a rejected promise", "an error response", "nothing"])
def test_a_kept_page_is_shown_however_the_browser_tells_that_its_server_is_gone(worker: str, way: str) -> None:
    assert _answer(worker, _PAGE, way) == ("default", 200, None)


@pytest.mark.parametrize("way", ["a rejected promise", "an error response", "nothing"])
def test_an_address_without_its_slash_leads_to_the_kept_page(worker: str, way: str) -> None:
    assert _answer(worker, _PAGE.removesuffix("/"), way) == ("default", 302, f"{_ROOT}{_PAGE}")
