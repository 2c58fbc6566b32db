"""Reading an exchange file from a stranger (`hasil.md` §2): line by line, everything bounded, damage named.

Nothing in the file is executed and no path in it is followed; a line that is too long is never held in memory.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, Final, NoReturn, cast, get_type_hints

from pydantic import ValidationError

from simulasi.catatan.batas import BARIS_MAKS, KEPALA_MAKS
from simulasi.catatan.bentuk_rekaman import (
    JENIS,
    BarisBatal,
    BarisBerkas,
    BarisKendali,
    BarisKomitmen,
    BarisLariLengkap,
    BarisPilihan,
    KelompokLari,
    reason,
)
from simulasi.catatan.tulis_rekaman import PANJANG_CEK, SKEMA, VERSI_SKEMA, checksum
from simulasi.dasar.aksara import BERTINDAK
from simulasi.dasar.galat import Galat

BERKAS_MAKS: Final = 4 << 30
"""Largest file in bytes (4 GiB)."""

TERDALAM: Final = 12
"""Deepest nesting of a line."""

ANGKA_MAKS: Final = 2**53
"""Largest whole number, either way: what every reader of JSON holds exactly."""

TEKS_MAKS: Final = 10_000
"""Longest text of a key that this version does not know, in characters."""

_BUKA: Final = b',"cek":"'
_EKOR: Final = len(_BUKA) + PANJANG_CEK + len('"}')
_PENUTUP: Final = b'"penutup"'
_LARI: Final = JENIS["lari"]
_KUNCI_LARI: Final = frozenset(get_type_hints(BarisLariLengkap))
_KUNCI_KELOMPOK: Final = frozenset(get_type_hints(KelompokLari))
_KUNCI_BAGIAN: Final = tuple(
    (name, frozenset(get_type_hints(shape)))
    for name, shape in (
        ("pilihan", BarisPilihan),
        ("berkas_dibuka", BarisBerkas),
        ("kendali", BarisKendali),
        ("komitmen", BarisKomitmen),
        ("batal", BarisBatal),
    )
)
_RUMIT: Final = re.compile(rb'\\|"[ \t\r\n]')
_JENIS: Final = re.compile(r"[a-z_]{1,32}")


class KepalaRusak(Galat):
    """The header is damaged or of another kind, so the file is rejected."""


@dataclass(frozen=True, slots=True)
class Ditolak:
    """A rejected line: its number (from 1) and why, in Indonesian, with nothing quoted that a terminal acts upon."""

    baris: int
    alasan: str


@dataclass(frozen=True, slots=True)
class Terbaca:
    """A line that is sound in itself: its number, its content without the checksum, and that as it was written."""

    baris: int
    isi: dict[str, Any]
    teks: str


class _TolakError(Exception):
    """Why a line is rejected."""


def _no_constant(name: str) -> NoReturn:
    raise _TolakError(f"angka {name} tidak sah")


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object that holds a key twice: programs would differ about which one counts."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _TolakError("ada kunci yang tertulis dua kali")
    return found


_DECODER: Final = json.JSONDecoder(parse_constant=_no_constant, object_pairs_hook=_each_once)


class Pembaca:
    """One exchange file being read. Raises `KepalaRusak` where its header cannot be used.

    `utuh` tells, once all lines are read, whether the closing line is there, is the last one and is right.
    `dibaca` is how many bytes were read so far.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file: IO[bytes] = file
        self._sum: Final = hashlib.sha256()
        self._lines: int = 0
        self.utuh: bool = False
        self.dibaca: int = 0
        self.kepala: Final[dict[str, Any]] = self._read_header()

    def _read_header(self) -> dict[str, Any]:
        raw = self._file.readline(KEPALA_MAKS + 1)
        if len(raw) > KEPALA_MAKS:
            raise KepalaRusak(f"kepala berkas lebih dari {KEPALA_MAKS >> 20} MiB")
        self._take(raw)
        self._lines = 1
        try:
            content = _parse(_unseal(raw))
            if content.get("jenis") != "kepala" or content.get("skema") != SKEMA:
                raise _TolakError("berkas ini bukan rekaman simulasi")
            version = content.get("versi")
            if not isinstance(version, str) or version.split(".", 1)[0] != VERSI_SKEMA.split(".", 1)[0]:
                raise _TolakError("versi berkas ini belum dikenal; perbarui simulasi")
            _check_shape(content, "kepala")
            _check_texts({name: value for name, value in content.items() if name not in ("skenario", "sesi")})
        except _TolakError as error:
            raise KepalaRusak(f"kepala berkas tidak dapat dipakai: {error}") from None
        return content

    def lines(self) -> Iterator[Terbaca | Ditolak]:
        """Read what follows the header, the closing line left out; blank lines are passed over."""
        while raw := self._file.readline(BARIS_MAKS + 1):
            before = self._sum.hexdigest() if _PENUTUP in raw else ""
            self._take(raw)
            if not raw.strip():
                continue
            self._lines += 1
            self.utuh = False
            try:
                if len(raw) > BARIS_MAKS:
                    self._skip(raw)
                    raise _TolakError(f"baris lebih panjang dari {BARIS_MAKS >> 20} MiB")
                body = _unseal(raw)
                content = _known_run(body) or _checked(body)
            except _TolakError as error:
                yield Ditolak(self._lines, str(error))
                continue
            if content["jenis"] == "penutup":
                self.utuh = (content["jumlah"], content["sha256"]) == (self._lines - 1, before)
            elif content["jenis"] == "kepala":
                yield Ditolak(self._lines, "kepala berkas kedua")
            else:
                yield Terbaca(self._lines, content, body.decode("utf-8"))

    def _take(self, raw: bytes) -> None:
        self._sum.update(raw)
        self.dibaca += len(raw)

    def _skip(self, raw: bytes) -> None:
        """Pass over the rest of a line that is too long, a piece at a time."""
        while not raw.endswith(b"\n") and (raw := self._file.readline(BARIS_MAKS)):
            self._take(raw)


def _unseal(raw: bytes) -> bytes:
    """Check a line's checksum and take it off."""
    line = raw.rstrip(b"\r\n")
    if line[-_EKOR : len(_BUKA) - _EKOR] != _BUKA or not line.endswith(b'"}'):
        raise _TolakError("baris ini terpotong atau tidak punya cek")
    body = line[:-_EKOR] + b"}"
    if line[len(_BUKA) - _EKOR : -2] != checksum(body).encode("ascii"):
        raise _TolakError("cek tidak cocok; baris ini rusak atau disunting")
    return body


def _known_run(body: bytes) -> dict[str, Any] | None:
    """Read and check a run of nothing but known keys in one go; None for all else, which takes the longer way.

    The shape bounds what is known: its numbers, its depth, and its texts, which hold nothing hidden. Without a
    backslash, and without blanks after a quotation mark, a quotation mark and a colon end a key and nothing else, so
    counting tells whether a key stands twice.
    """
    if _RUMIT.search(body):
        return None
    try:
        content: dict[str, Any] = _LARI.validate_json(body)
    except ValidationError:
        return None
    if not content.keys() <= _KUNCI_LARI:
        return None
    keys = len(content)
    for name, known in _KUNCI_BAGIAN:
        for part in content.get(name, ()):
            if not part.keys() <= known:
                return None
            keys += len(part) + len(part.get("tangan", ()))
    if "kelompok" in content:
        if not content["kelompok"].keys() <= _KUNCI_KELOMPOK:
            return None
        keys += len(content["kelompok"])
    return content if body.count(b'":') == keys else None


def _checked(body: bytes) -> dict[str, Any]:
    """Read a line of any kind and check all that is in it."""
    content = _parse(body)
    _check_texts(content)
    _check_shape(content, content.get("jenis"))
    _check_numbers(content)
    return content


def _parse(body: bytes) -> dict[str, Any]:
    try:
        content: object = _DECODER.decode(body.decode("utf-8"))
    except UnicodeDecodeError:
        raise _TolakError("baris ini bukan UTF-8") from None
    except (ValueError, RecursionError):
        raise _TolakError("baris ini bukan JSON") from None
    if not isinstance(content, dict):
        raise _TolakError("baris ini bukan objek JSON")
    found = cast("dict[str, Any]", content)
    _check_depth(found, TERDALAM)
    return found


def _check_shape(content: dict[str, Any], kind: object) -> None:
    """Check a line by its kind; one of a kind that is not known is kept as it is."""
    if not isinstance(kind, str) or _JENIS.fullmatch(kind) is None:
        raise _TolakError('isi "jenis" tidak sesuai bentuknya')
    adapter = JENIS.get(kind)
    if adapter is not None:
        try:
            adapter.validate_python(content)
        except ValidationError as error:
            raise _TolakError(reason(error)) from None


def _check_depth(value: dict[str, Any] | list[Any], left: int) -> None:
    if left == 0:
        raise _TolakError("baris ini bersarang terlalu dalam")
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, (dict, list)):
            _check_depth(cast("dict[str, Any] | list[Any]", inner), left - 1)


def _check_numbers(value: object) -> None:
    """Refuse numbers that not every reader of JSON holds, also under keys that nobody knows."""
    if isinstance(value, (int, float)):
        if not (math.isfinite(value) and (isinstance(value, float) or abs(value) <= ANGKA_MAKS)):
            raise _TolakError("ada angka yang terlalu besar")
    elif isinstance(value, dict):
        for inner in cast("dict[str, object]", value).values():
            _check_numbers(inner)
    elif isinstance(value, list):
        for inner in cast("list[object]", value):
            _check_numbers(inner)


def _check_texts(value: object) -> None:
    """Refuse characters that act on a terminal or hide text, and texts beyond any use, wherever they stand."""
    if isinstance(value, str):
        if len(value) > TEKS_MAKS:
            raise _TolakError("ada teks yang terlalu panjang")
        if BERTINDAK.search(value):
            raise _TolakError("ada karakter kendali atau pembalik arah tulisan")
    elif isinstance(value, dict):
        for name, inner in cast("dict[str, object]", value).items():
            _check_texts(name)
            _check_texts(inner)
    elif isinstance(value, list):
        for inner in cast("list[object]", value):
            _check_texts(inner)
