"""Puts one file or folder in the place of another in one step of the file system, where the system can."""

import ctypes
import errno
import os
import sys
from pathlib import Path
from typing import Final

_HERE: Final = -100
"""Paths are relative to the working directory (`AT_FDCWD`)."""
_EXCHANGE: Final = 2
"""`RENAME_EXCHANGE` of Linux."""


def exchange(one: Path, other: Path) -> bool:
    """Let two paths of one file system change places at once: at every moment both are there, each whole.

    False, and nothing done, where the system or the file system cannot.

    Raises:
        OSError: it can, but not with these.
    """
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2 if sys.platform == "linux" else None
    except (AttributeError, OSError):
        call = None  # a C library from before 2018
    if call is None:
        return False
    if call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(one))
