"""Puts a finished file in its place whole or not at all."""

import os
import tempfile
from pathlib import Path

from generator.errors import HandbookError
from generator.system_messages import system_reason


def write_file(path: Path, content: bytes) -> None:
    """Write a file beside its place and then rename it, so that an earlier one stays until the new one is complete.

    Raises:
        HandbookError: it cannot be written; the message says where and why.
    """
    target = path.resolve()
    if target.exists() and not (target.is_file() or target.is_dir()):
        raise HandbookError(f"{path}：这不是普通文件，不能写入")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
            temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise HandbookError(f"{path}：不能写入：{system_reason(error)}；已有的文件没有改动") from None
