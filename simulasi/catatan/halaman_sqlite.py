"""The rows of a damaged SQLite file, read page by page without SQLite, which gives up at the first broken page.

Every page of the file, and every page in its log, is looked at by itself: what is a leaf of a table is read cell by
cell, whichever tree it hangs in. Layout: https://www.sqlite.org/fileformat2.html §1.6 (pages), §2.1 (records), §4.1
(log).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from struct import error as struct_error
from struct import unpack_from
from typing import Final, NamedTuple

from simulasi.catatan.log_sqlite import frames

_DAUN_TABEL: Final = 0x0D
_CABANG_TABEL: Final = 0x05
_BAKU: Final = 4096
_KEPALA: Final = 100
_UKURAN: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}

Nilai = int | float | str | bytes | None


class Sel(NamedTuple):
    """One row as it lies in a leaf: its rowid and its values. A text that is no UTF-8 keeps its bytes as surrogates."""

    nomor: int
    nilai: tuple[Nilai, ...]


class BerkasHalaman:
    """A SQLite file taken apart into pages; `rusak` counts cells of leaves that could not be read."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        log = path.with_name(path.name + "-wal")
        self._ukuran: Final = _page_size(data)
        size = self._ukuran
        self._utama: Final = [data[i : i + size] for i in range(0, len(data), size)]
        raw = log.read_bytes() if log.is_file() else b""
        self._log: Final = [(frame.nomor, frame.isi) for frame in frames(raw, size)]
        self._kini: Final = dict(enumerate(self._utama, start=1)) | dict(_committed(raw, size))
        self.rusak: int = 0
        first = self._kini.get(1, b"")
        self.versi: Final[int] = unpack_from(">i", first, 60)[0] if len(first) >= _KEPALA else 0
        """`PRAGMA user_version`."""

    def leaves(self) -> Iterator[Sel]:
        """Yield the rows of all leaves of tables, those in the log last, whether a tree still leads to them or not."""
        for number, page in enumerate(self._utama, start=1):
            yield from self._cells(number, page)
        for number, page in self._log:
            yield from self._cells(number, page)

    def tree(self, root: int) -> Iterator[Sel]:
        """Yield the rows of one table as its tree has them now, as far as its pages can be read."""
        waiting, seen = [root], set[int]()
        while waiting:
            number = waiting.pop()
            page = self._kini.get(number)
            if number in seen or page is None:
                continue
            seen.add(number)
            start = _KEPALA if number == 1 else 0
            if page[start : start + 1] == bytes([_CABANG_TABEL]):
                waiting.extend(_children(page, start))
            else:
                yield from self._cells(number, page)

    def _cells(self, number: int, page: bytes) -> Iterator[Sel]:
        start = _KEPALA if number == 1 else 0
        if len(page) < start + 8 or page[start] != _DAUN_TABEL:
            return
        (count,) = unpack_from(">H", page, start + 3)
        for i in range(min(count, (len(page) - start - 8) // 2)):
            (place,) = unpack_from(">H", page, start + 8 + 2 * i)
            try:
                yield self._cell(page, place)
            except (IndexError, struct_error, ValueError, KeyError, OverflowError):
                self.rusak += 1

    def _cell(self, page: bytes, place: int) -> Sel:
        length, place = _varint(page, place)
        rowid, place = _varint(page, place)
        if length > self._ukuran * len(self._kini):
            raise ValueError(length)
        usable = self._ukuran
        local = length
        if length > usable - 35:
            least = (usable - 12) * 32 // 255 - 23
            local = least + (length - least) % (usable - 4)
            local = local if local <= usable - 35 else least
        payload = page[place : place + local]
        if length > local:
            (following,) = unpack_from(">I", page, place + local)
            payload += self._overflow(following, length - local)
        if len(payload) < length:
            raise ValueError(length)
        return Sel(rowid - (1 << 64) if rowid >> 63 else rowid, _record(payload))

    def _overflow(self, number: int, length: int) -> bytes:
        parts: list[bytes] = []
        while length > 0:
            page = self._kini[number]
            part = page[4 : 4 + length]
            if len(part) < min(length, self._ukuran - 4):
                raise ValueError(number)
            parts.append(part)
            length -= len(part)
            (number,) = unpack_from(">I", page, 0)
        return b"".join(parts)


def _page_size(data: bytes) -> int:
    size = unpack_from(">H", data, 16)[0] if len(data) >= _KEPALA else _BAKU
    size = 1 << 16 if size == 1 else size
    return size if 512 <= size <= 1 << 16 and size & (size - 1) == 0 else _BAKU


def _committed(log: bytes, size: int) -> list[tuple[int, bytes]]:
    """List the pages of a log that belong to it now, oldest first, up to the last commit."""
    found = [frame for frame in frames(log, size) if frame.segenerasi]
    last = max((i for i, frame in enumerate(found) if frame.selesai), default=-1)
    return [(frame.nomor, frame.isi) for frame in found[: last + 1]]


def _children(page: bytes, start: int) -> list[int]:
    (count,) = unpack_from(">H", page, start + 3)
    found = [unpack_from(">I", page, start + 8)[0]]
    for i in range(min(count, (len(page) - start - 12) // 2)):
        (place,) = unpack_from(">H", page, start + 12 + 2 * i)
        if place + 4 <= len(page):
            found.append(unpack_from(">I", page, place)[0])
    return found


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = 0
    for i in range(8):
        byte = data[place + i]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + i + 1
    return value << 8 | data[place + 8], place + 9


def _record(payload: bytes) -> tuple[Nilai, ...]:
    head, place = _varint(payload, 0)
    kinds: list[int] = []
    while place < head:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    values: list[Nilai] = []
    place = head
    for kind in kinds:
        size = (kind - 12) // 2 if kind >= 12 else _UKURAN.get(kind, 8 if kind == 7 else 0)
        raw = payload[place : place + size]
        if len(raw) < size or kind in (10, 11):
            raise ValueError(kind)
        place += size
        values.append(_value(kind, raw))
    return tuple(values)


def _value(kind: int, raw: bytes) -> Nilai:
    if kind == 0:
        return None
    if kind in _UKURAN:
        return int.from_bytes(raw, "big", signed=True)
    if kind == 7:
        return float(unpack_from(">d", raw)[0])
    if kind in (8, 9):
        return kind - 8
    return raw.decode("utf-8", "surrogateescape") if kind % 2 else raw
