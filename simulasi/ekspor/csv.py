"""CSV as `hasil.md` §4 wants it: UTF-8 with a byte-order mark, CRLF, RFC 4180, text that is never a formula."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any, Final, Literal

from simulasi.papan.kolom import Sel

_RUMUS: Final = ("=", "+", "-", "@", "\t", "\r")
_SEKALI: Final = 2000
"""Rows written at a time."""

Untuk = Literal["baku", "excel-id"]
"""`excel-id`: semicolons and decimal commas, what Excel expects where Indonesian is the system's language."""

UNTUK: Final[tuple[Untuk, ...]] = ("baku", "excel-id")


def neutralise(teks: str) -> str:
    """Keep a text from being read as a formula by a spreadsheet."""
    return "'" + teks if teks.startswith(_RUMUS) else teks


def _text(teks: str) -> str:
    """Write a text between quotes, so that a program which separates at another sign finds no formula behind it."""
    return '"' + neutralise(teks).replace('"', '""') + '"'


def _with_comma(x: float | Decimal) -> str:
    return str(x).replace(".", ",")


_SEL: Final[dict[type, Callable[[Any], str]]] = {
    str: _text,
    bool: lambda x: "1" if x else "0",
    type(None): lambda _: "",
}
_SEL_EXCEL: Final[dict[type, Callable[[Any], str]]] = {**_SEL, Decimal: _with_comma, float: _with_comma}


def csv_pieces(kolom: Sequence[str], baris: Iterable[Sequence[Sel]], untuk: Untuk = "baku") -> Iterator[bytes]:
    """Write a table piece by piece; texts stand between quotes, booleans are 1/0, an unknown value is empty."""
    convert = _SEL_EXCEL if untuk == "excel-id" else _SEL
    sign = ";" if untuk == "excel-id" else ","
    yield codecs.BOM_UTF8 + f"{sign.join(kolom)}\r\n".encode()
    rows = iter(baris)
    while page := list(islice(rows, _SEKALI)):
        lines = [sign.join([convert.get(type(cell), str)(cell) for cell in row]) + "\r\n" for row in page]
        yield "".join(lines).encode("utf-8", "replace")


def as_csv(kolom: Sequence[str], baris: Iterable[Sequence[Sel]], untuk: Untuk = "baku") -> bytes:
    """Write a table whole."""
    return b"".join(csv_pieces(kolom, baris, untuk))
