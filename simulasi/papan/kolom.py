"""What a table is: its columns with their meaning, and its rows (`hasil.md` §3).

A row type declares each column once, as `nama: Annotated[type, Arti(jenis, "…")]`. Headers, the sheet `Kamus`, the JSON
Schema and the formats of numbers all come from there.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import Any, Final, Literal, cast

Sel = str | int | float | Decimal | bool | None
"""One cell; None is unknown or not given."""

Jenis = Literal["teks", "bulat", "nilai", "bagian", "indeks", "detik", "ya_tidak", "waktu"]
"""What a column holds: text, a whole number, 0–100 with one decimal, a share 0–1, an index, seconds, 1/0, a moment."""

_ANGKA: Final = re.compile(r"([0-9]{1,18})")

KETERANGAN_JENIS: Final[dict[Jenis, str]] = {
    "teks": "teks",
    "bulat": "bilangan bulat",
    "nilai": "angka 0–100, satu desimal",
    "bagian": "bagian dari satu (0–1)",
    "indeks": "angka desimal",
    "detik": "detik",
    "ya_tidak": "1 (ya) atau 0 (tidak)",
    "waktu": "waktu ISO 8601 dengan selisih zona",
}


def natural(nama: str | None) -> tuple[bool, tuple[tuple[int, str], ...], str]:
    """Give a sort key that puts Kelompok 2 before Kelompok 10, and a missing name last."""
    parts = _ANGKA.split(nama or "")
    return nama is None, tuple((int(p), "") if i % 2 else (-1, p.casefold()) for i, p in enumerate(parts)), nama or ""


@dataclass(frozen=True, slots=True)
class Arti:
    """What a column holds and means, in the facilitator's words."""

    jenis: Jenis
    arti: str


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column as every medium needs it. `kosong`: whether a cell may be unknown."""

    nama: str
    jenis: Jenis
    arti: str
    kosong: bool


@dataclass(frozen=True, slots=True)
class Tabel:
    """One table. `baris()` gives its rows afresh, each a tuple in the order of `kolom`.

    `perorangan`: a row is about one person; such a table is not projected (`hasil.md` §4).
    """

    nama: str
    judul: str
    arti: str
    kolom: tuple[Kolom, ...]
    baris: Callable[[], Iterable[tuple[Sel, ...]]]
    perorangan: bool = False


@cache
def columns(row: type[Any]) -> tuple[Kolom, ...]:
    """Read the columns of a row type from its annotations."""
    out: list[Kolom] = []
    for nama, hint in typing.get_type_hints(row, include_extras=True).items():
        declared, arti = typing.get_args(hint)
        out.append(Kolom(nama, arti.jenis, arti.arti, NoneType in typing.get_args(declared)))
    return tuple(out)


@cache
def _getter(row: type[Any]) -> Callable[[Any], tuple[Sel, ...]]:
    return attrgetter(*(kolom.nama for kolom in columns(row)))


def cells(row: Any) -> tuple[Sel, ...]:
    """Give a row's values in the order of its columns."""
    return _getter(cast("type[Any]", type(row)))(row)


def table(nama: str, judul: str, arti: str, row: type[Any], rows: Iterable[Any], *, perorangan: bool = False) -> Tabel:
    """Make a table of rows that are held in memory."""
    kept = tuple(rows)
    return Tabel(nama, judul, arti, columns(row), lambda: map(_getter(row), kept), perorangan)
