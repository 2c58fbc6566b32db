"""Whether the log beside a journal (`-wal`) is damaged in its middle.

SQLite takes a log's frames up to the first whose checksum is wrong, and when it closes the file it deletes the rest: to
it that is a write that a power cut tore. Where committed frames follow, it is damage, and choices would be lost without
a word. Layout and checksum: https://www.sqlite.org/fileformat2.html §4.1, §4.2.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from pathlib import Path
from struct import unpack_from
from typing import Final, NamedTuple

_KEPALA: Final = 32
_KEPALA_BINGKAI: Final = 24
_TANDA: Final = 0x377F0682
"""The log's first four bytes; one more where the words of its checksums are big-endian."""


class Bingkai(NamedTuple):
    """A page in the log; `selesai`: it ends a transaction. `segenerasi`: it carries the salt in the log's header."""

    nomor: int
    isi: bytes
    selesai: bool
    segenerasi: bool


def frames(log: bytes, size: int) -> Iterator[Bingkai]:
    """Yield all whole frames of a log, whether their checksums are right or not."""
    for place in range(_KEPALA, len(log) - _KEPALA_BINGKAI - size + 1, _KEPALA_BINGKAI + size):
        number, pages_after_commit = unpack_from(">II", log, place)
        page = log[place + _KEPALA_BINGKAI : place + _KEPALA_BINGKAI + size]
        yield Bingkai(number, page, pages_after_commit > 0, log[place + 8 : place + 16] == log[16:24])


def is_damaged(log: Path) -> bool:
    """Tell whether committed frames lie behind a damaged one, or the header of a log with frames is damaged.

    The last frame alone cannot be told from a torn write. Raises OSError.
    """
    try:
        data = log.read_bytes()
    except FileNotFoundError:
        return False
    if len(data) <= _KEPALA + _KEPALA_BINGKAI:
        return False
    magic, _, size = unpack_from(">III", data)
    big = magic == _TANDA + 1
    sums = _add(data[:24], (0, 0), big)
    if magic not in (_TANDA, _TANDA + 1) or size & (size - 1) or not 512 <= size <= 1 << 16:
        return True
    if sums != unpack_from(">II", data, 24):
        return True
    for i, frame in enumerate(frames(data, size)):
        place = _KEPALA + i * (_KEPALA_BINGKAI + size)
        sums = _add(frame.isi, _add(data[place : place + 8], sums, big), big)
        if sums != unpack_from(">II", data, place + 16) or not frame.segenerasi:
            return any(f.segenerasi and f.selesai for n, f in enumerate(frames(data, size)) if n > i)
    return False


def _add(data: bytes, sums: tuple[int, int], big: bool) -> tuple[int, int]:
    words = array("I", data)
    if big != (sys.byteorder == "big"):
        words.byteswap()
    one, two = sums
    pairs = iter(words)
    for first, second in zip(pairs, pairs, strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
