"""Writing a target file whole or not at all: a temporary file beside it, then a rename (`hasil.md` §4).

Whatever goes wrong, the place looks as before: no half file, no temporary file, an existing file untouched.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from simulasi.dasar.galat import Galat
from simulasi.dasar.jalur import real_path

_PENUH: Final = frozenset(
    number
    for name in ("ENOSPC", "EDQUOT", "EFBIG")
    if (number := getattr(errno, name, None)) is not None  # Windows lacks some
)
_TANPA_TAUTAN: Final = frozenset(
    number
    for name in ("EPERM", "EOPNOTSUPP", "ENOTSUP", "ENOSYS", "EMLINK", "EACCES", "EINVAL", "EXDEV")
    if (number := getattr(errno, name, None)) is not None
)
"""What systems without hard links (flash drives, network shares) answer to a link."""


class TujuanSudahAda(Galat):
    """The target exists and may not be replaced."""


class TujuanBukanBerkas(Galat):
    """The target is a folder or a device, or the folder that should hold it is missing."""


class TujuanTidakBisaDitulis(Galat):
    """The target, or its folder, is read-only, locked by another program, or refused by the system."""


class TujuanPenuh(Galat):
    """The disk is full; nothing was left behind."""


def check_target(path: Path, *, timpa: bool = False) -> None:
    """Refuse a target that could not be written, before anything is computed for it.

    Raises `TujuanSudahAda`, `TujuanBukanBerkas` or `TujuanTidakBisaDitulis`.
    """
    try:
        _check(path, timpa)
    except (OSError, ValueError) as error:
        raise _refusal(error, path) from error


def _check(path: Path, timpa: bool) -> None:
    if not path.name:
        raise TujuanBukanBerkas(f'"{path}" bukan nama berkas. Tulis nama berkas tujuannya, misalnya -o peta.svg.')
    if path.is_dir():
        raise TujuanBukanBerkas(f'"{path}" adalah folder. Tulis nama berkas di dalamnya, misalnya "{path / "hasil"}".')
    if not path.parent.is_dir():
        raise TujuanBukanBerkas(f'Folder "{path.parent}" tidak ada. Buat dulu foldernya, atau pilih folder lain.')
    if not os.path.lexists(path):
        return
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        raise TujuanBukanBerkas(f'"{path}" bukan berkas biasa. Pilih nama berkas lain.')
    if not timpa:
        raise _exists(path)
    if path.exists() and not os.access(path, os.W_OK):
        raise TujuanTidakBisaDitulis(
            f'Berkas "{path}" hanya bisa dibaca, jadi tidak ditimpa. Pilih nama lain, atau ubah izin berkas itu.'
        )


@contextmanager
def open_target(path: Path, *, timpa: bool = False, tertutup: bool = False) -> Generator[BinaryIO]:
    """Open a target for writing bytes; the file takes its place when the block ends without an exception.

    A symbolic link stays one: the file that it points to is replaced. An existing file is replaced only with
    `timpa`, and keeps its permissions. With `tertutup` only its owner may read the file. Raises `TujuanSudahAda`,
    `TujuanBukanBerkas`, `TujuanTidakBisaDitulis` or `TujuanPenuh`; what the block itself raises (other than `OSError`
    of the file) passes through.
    """
    check_target(path, timpa=timpa)
    try:
        goal = real_path(path) if path.is_symlink() else path
        temporary = goal.with_name(f".simulasi-{secrets.token_hex(6)}.tmp")
        file = os.fdopen(
            os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600 if tertutup else 0o666), "w+b"
        )
    except (OSError, ValueError) as error:
        raise _refusal(error, path) from error
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if not tertutup:
            _keep_mode(goal, temporary)
        _move(temporary, goal, timpa)
    except OSError as error:
        raise _refusal(error, path) from error
    finally:
        with suppress(OSError):  # gone already where all went well
            temporary.unlink()
    _keep_folder(goal.parent)


def write_target(path: Path, isi: bytes | Iterable[bytes], *, timpa: bool = False) -> None:
    """Write a whole file, given at once or in pieces; raises what `open_target` raises.

    What the pieces raise while they are made passes through, and then nothing is written.
    """
    with open_target(path, timpa=timpa) as file:
        for piece in [isi] if isinstance(isi, bytes) else isi:
            file.write(piece)


_BINARY: Final = getattr(os, "O_BINARY", 0)


def _keep_mode(goal: Path, temporary: Path) -> None:
    with suppress(FileNotFoundError):
        temporary.chmod(stat.S_IMODE(goal.stat().st_mode))


def _move(temporary: Path, goal: Path, timpa: bool) -> None:
    """Put the finished file in place; without `timpa` even a file that appeared meanwhile stays."""
    if timpa:
        os.replace(temporary, goal)
        return
    if sys.platform == "win32":
        os.rename(temporary, goal)  # refuses an existing goal there
        return
    try:
        os.link(temporary, goal)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _TANPA_TAUTAN:
            raise
        if os.path.lexists(goal):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(goal)) from error
        os.rename(temporary, goal)


def _keep_folder(folder: Path) -> None:
    """Make the rename last through a power cut, where the system allows it."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _exists(path: Path) -> TujuanSudahAda:
    return TujuanSudahAda(
        f'Berkas "{path}" sudah ada dan tidak diubah. Pilih nama lain, atau tambahkan --timpa untuk menggantinya.'
    )


def _refusal(error: OSError | ValueError, path: Path) -> Galat:
    """Say in Indonesian what the system said."""
    if isinstance(error, FileExistsError):
        return _exists(path)
    number = error.errno if isinstance(error, OSError) else None
    if number in _PENUH:
        return TujuanPenuh(
            f'Penyimpanan penuh, jadi "{path}" tidak ditulis. Kosongkan ruang, atau pilih folder lain, lalu coba lagi.'
        )
    if number == errno.EROFS:
        reason = "penyimpanannya hanya bisa dibaca. Pilih folder lain"
    elif number == errno.ENAMETOOLONG:
        reason = "namanya terlalu panjang. Pilih nama yang lebih pendek"
    elif isinstance(error, PermissionError):
        reason = (
            "izinnya tidak ada, atau berkas itu sedang terbuka di program lain. Tutup berkasnya, atau pilih folder lain"
        )
    else:
        reason = "sistem menolaknya. Periksa nama dan foldernya"
    return TujuanTidakBisaDitulis(f'"{path}" tidak dapat ditulis: {reason}, lalu coba lagi.')
