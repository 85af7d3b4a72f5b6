"""Why the system refused something, in Chinese."""

import errno

_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "这里只能读，不能写",
    errno.ENOSPC: "磁盘已满",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EEXIST: "已经有同名的文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENAMETOOLONG: "名称太长",
    errno.EADDRINUSE: "这个地址和端口已经有程序在用",
}


def system_reason(error: OSError) -> str:
    """The reason alone, for example 没有权限; in the system's own words where we have none."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
