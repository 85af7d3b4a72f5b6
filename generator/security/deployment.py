"""Checks a published address: every file by its checksum, and whether the server sends what it should with it."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from generator.compression import TWINS
from generator.errors import HandbookError
from generator.security import expectations
from generator.security.content_policy import content_policy
from generator.security.fetching import Answer, Unreachable, fetch
from generator.security.manifest import NAME, checksum, read_manifest

_AT_ONCE: Final = 8
_HOME: Final = "index.html"
_NOWHERE: Final = "no-such-page-0/no-such-page/"
_NOT_FOUND: Final = 404
_ERROR_PAGE: Final = "404.html"


class CannotVerify(HandbookError):  # noqa: N818 - the name says what it is
    """Nothing can be compared: the address answers nothing that could be checked."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found at an address: faults that must be mended, and advice that readers do not depend on."""

    count: int
    faults: list[str] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)


def check_deployment(address: str, listed: dict[str, str] | None) -> Findings:
    """Compare what is published at `address` with a list of checksums, None for the one that is published with it.

    Raises:
        CannotVerify: the address is none, or cannot be reached, or has no list where one is needed.
    """
    if not address.startswith(("http://", "https://")):
        raise CannotVerify(f"“{address[:80]}”不是网址；请写成 https://网站/路径/")
    address = address.rstrip("/") + "/"
    listed = listed or _published_list(address)
    names = [name for name in listed if not name.endswith(TWINS)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = dict(zip(names, pool.map(partial(_fetch, address), names), strict=True))
    good: dict[str, Answer] = {}
    faults = []
    for name, answer in answers.items():
        fault = _fault(answer, listed[name])
        if fault:
            faults.append(f"{fault}：{name}")
        elif isinstance(answer, Answer):
            good[name] = answer
    faults += _error_page_faults(address, listed)
    policy = content_policy({name: good[name].content.decode() for name in good if name.endswith(".html")})
    return Findings(
        count=len(names),
        faults=[*faults, *_grouped(good, partial(expectations.faults, policy=policy))],
        advice=list(_grouped(good, partial(expectations.advice, listed=listed))),
    )


def _published_list(address: str) -> dict[str, str]:
    try:
        answer = fetch(address + NAME)
    except Unreachable as error:
        raise CannotVerify(f"{address}：{error}") from None
    if answer.status != 200:  # noqa: PLR2004 - the status that everybody knows
        raise CannotVerify(
            f"{address}{NAME}：服务器回答 {answer.status}；请核对网址，"
            "或用 handbook verify 网站文件夹 --url 网址 对照本机的网站"
        )
    try:
        return read_manifest(answer.content.decode("utf-8", "replace"), address + NAME)
    except HandbookError as error:
        raise CannotVerify(error.message) from None


def _fetch(address: str, name: str) -> Answer | str:
    """The answer for a file, asked for as readers' browsers do; in words why there is none."""
    place = name.removesuffix(_HOME) if f"/{name}".endswith(f"/{_HOME}") else name
    try:
        return fetch(address + place)
    except Unreachable as error:
        return str(error)


def _fault(answer: Answer | str, expected: str) -> str | None:
    """What is wrong with the content of a file, None if nothing is."""
    if isinstance(answer, str):
        return f"取不到（{answer}）"
    if answer.status != 200:  # noqa: PLR2004 - the status that everybody knows
        return f"取不到（服务器回答 {answer.status}）"
    if answer.redirected:
        return f"被转到 {answer.address}"
    return None if checksum(answer.content) == expected else "内容不同"


def _error_page_faults(address: str, listed: dict[str, str]) -> Iterator[str]:
    """Whether an address that is not there is answered as such, with the page of the site."""
    if _ERROR_PAGE not in listed:
        return
    answer = _fetch(address, _NOWHERE)
    if isinstance(answer, str) or answer.status != _NOT_FOUND:
        yield f"不存在的地址应当回答 404，实际是 {answer if isinstance(answer, str) else answer.status}"
    elif checksum(answer.content) != listed[_ERROR_PAGE]:
        yield f"不存在的地址应当显示本站的 {_ERROR_PAGE}，实际是别的页面"


def _grouped(answers: dict[str, Answer], look: Callable[[str, Answer], Iterable[str]]) -> Iterator[str]:
    """Each remark once, with how many files it is about and one of them."""
    about: dict[str, list[str]] = {}
    for name, answer in answers.items():
        for remark in look(name, answer):
            about.setdefault(remark, []).append(name)
    for remark, names in about.items():
        yield f"{remark}：{names[0]}{f' 等 {len(names)} 个文件' if len(names) > 1 else ''}"
