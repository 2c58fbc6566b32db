"""The header of a journal file, read as bytes.

SQLite itself cannot look without touching: opening a file in WAL mode writes side files next to it, and
closing it may move the log into it. A journal of a newer version must stay as it is to the byte (`hasil.md`
§1), so the first look is ours. Layout: https://www.sqlite.org/fileformat2.html §1.3 (header), §4.1 (log).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from struct import unpack_from

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_LOG_HEADER = 32
_FRAME_HEADER = 24


@dataclass(frozen=True, slots=True)
class Kepala:
    """What the header says: `user_version`, `application_id`, and whether the file has any tables."""

    versi: int
    penanda: int
    berisi: bool


class BukanBasisDataError(Exception):
    """The file does not begin like a SQLite database."""


def read_header(path: Path) -> Kepala | None:
    """Return the header as last committed, log included; None if there is no file or it is empty.

    Raises BukanBasisDataError, or OSError where the file cannot be read. Never call it while this process
    has the file open: on POSIX, closing any descriptor of a file drops the locks that its process holds.
    """
    try:
        with path.open("rb") as file:
            page = file.read(_HEADER)
    except FileNotFoundError:
        return None
    if not page:
        return None
    if len(page) < _HEADER or not page.startswith(_MAGIC):
        raise BukanBasisDataError
    page = _page_in_log(path.with_name(path.name + "-wal")) or page
    versi, penanda = unpack_from(">i4xi", page, 60)
    (cookie,) = unpack_from(">I", page, 40)
    return Kepala(versi, penanda, cookie > 0)


def _page_in_log(log: Path) -> bytes | None:
    """Return the first bytes of page 1 as the log's last commit leaves it, or None if the log has none.

    Frames count if they carry the log's salt; checksums are left to SQLite.
    """
    committed: bytes | None = None
    try:
        with log.open("rb") as file:
            head = file.read(_LOG_HEADER)
            if len(head) < _LOG_HEADER:
                return None
            (size,) = unpack_from(">I", head, 8)
            salt = head[16:24]
            pending: bytes | None = None
            while True:
                frame = file.read(_FRAME_HEADER + _HEADER)
                if len(frame) < _FRAME_HEADER + _HEADER or frame[8:16] != salt:
                    return committed
                number, pages_after_commit = unpack_from(">II", frame)
                if number == 1:
                    pending = frame[_FRAME_HEADER:]
                if pages_after_commit:
                    committed = pending
                file.seek(size - _HEADER, 1)
    except FileNotFoundError:
        return None
