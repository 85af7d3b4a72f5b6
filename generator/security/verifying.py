"""What `handbook verify` says about a copy of the site or a published address, in Chinese lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import MOST_SHOWN
from generator.security.deployment import CannotVerify, Findings, check_deployment
from generator.security.manifest import Differences, NoManifest, compare_folder, difference_lines, local_manifest


@dataclass(frozen=True, slots=True)
class Report:
    """The lines to show, and whether everything is as it should be."""

    lines: list[str]
    is_good: bool


def verify_folder(folder: Path) -> Report:
    """Compare a folder with the list inside it.

    Raises:
        CannotVerify: it has no list that can be read.
        HandbookError: a file cannot be read.
    """
    found = compare_folder(folder, _listed(folder))
    return Report([*_about_folder(folder, found)], found.is_whole)


def verify_deployment(address: str, folder: Path | None) -> Report:
    """Compare what is published with the list of a folder, or with its own.

    Raises:
        CannotVerify: there is nothing to compare.
    """
    found = check_deployment(address, _listed(folder) if folder else None)
    return Report([*_about_deployment(address, folder, found)], not found.faults)


def _listed(folder: Path) -> dict[str, str]:
    try:
        return local_manifest(folder)
    except NoManifest as error:
        raise CannotVerify(error.message) from None


def _about_folder(folder: Path, found: Differences) -> Iterator[str]:
    yield from _first(list(difference_lines(found)))
    yield from (f"{name} 是服务器设置，不在清单里，没有核对" for name in found.settings)
    if found.is_whole:
        yield f"{folder}：完整，{found.count} 个文件都与清单一致。"
    else:
        parts = {"缺少": found.missing, "内容不同": found.changed, "多出": found.extra}
        counts = "，".join(f"{words} {len(names)} 个" for words, names in parts.items() if names)
        yield f"{folder}：与清单不一致（清单共 {found.count} 个文件，{counts}）。请重新复制整个网站文件夹。"


def _about_deployment(address: str, folder: Path | None, found: Findings) -> Iterator[str]:
    yield from _first([f"问题：{fault}" for fault in found.faults])
    yield from _first([f"建议：{remark}" for remark in found.advice])
    against = f"与 {folder} 一致" if folder else "与网站自带的清单一致"
    if found.faults:
        yield f"{address}：核对了 {found.count} 个文件，有 {len(found.faults)} 处问题。"
    else:
        yield f"{address}：{found.count} 个文件都{against}，服务器设置符合要求。"


def _first(lines: list[str]) -> Iterator[str]:
    yield from lines[:MOST_SHOWN]
    if len(lines) > MOST_SHOWN:
        yield f"……以及另外 {len(lines) - MOST_SHOWN} 处"
