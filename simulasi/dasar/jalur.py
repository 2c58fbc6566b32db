"""Why the system would not take a path, in a sentence."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final

_SEBAB: Final = {
    errno.ENAMETOOLONG: "namanya terlalu panjang untuk sistem ini. Pilih nama atau folder yang lebih pendek",
    errno.ELOOP: "tautannya berputar kembali ke dirinya sendiri. Tunjuk berkas atau foldernya langsung",
    errno.EACCES: "izinnya tidak ada. Periksa hak aksesnya, atau pilih tempat lain",
    errno.EPERM: "izinnya tidak ada. Periksa hak aksesnya, atau pilih tempat lain",
    errno.EROFS: "penyimpanannya hanya dapat dibaca. Pilih tempat lain",
    errno.ENOSPC: "penyimpanan penuh. Kosongkan ruang, atau pilih tempat lain",
    errno.ENOENT: "tidak ada di sana. Periksa namanya",
    errno.ENOTDIR: "di jalurnya ada berkas, bukan folder. Periksa namanya",
    errno.EISDIR: "itu folder, bukan berkas. Sebut nama berkasnya",
}
_SEBAB_LAIN: Final = "sistem menolaknya. Periksa nama dan foldernya"
_TAMPIL: Final = 120
"""Characters of a path that are shown; a longer one loses its middle."""


def short_path(path: str) -> str:
    """Give a path as it may be shown: on one line, and not longer than helps."""
    line = " ".join(path.splitlines())
    return line if len(line) <= _TAMPIL else f"{line[: _TAMPIL // 2]}…{line[-_TAMPIL // 2 :]}"


def real_path(path: Path) -> Path:
    """Follow all links of a path; where they run in a circle, as far as they lead (`Path.resolve` raises there)."""
    return Path(os.path.realpath(path))


def refuse_path(path: str, error: BaseException | None) -> str:
    """Say why a path cannot be used, and what to do."""
    number = error.errno if isinstance(error, OSError) else None
    reason = _SEBAB.get(number, _SEBAB_LAIN) if number is not None else _SEBAB_LAIN
    return f'"{short_path(path)}" tidak dapat dipakai: {reason}, lalu coba lagi.'
