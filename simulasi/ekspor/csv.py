"""CSV as `hasil.md` §4 wants it: UTF-8 with a byte-order mark, CRLF, RFC 4180, text that is never a formula."""

from __future__ import annotations

import codecs
import csv
import io
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


def _with_comma(x: float | Decimal) -> str:
    return str(x).replace(".", ",")


_SEL: Final[dict[type, Callable[[Any], object]]] = {str: neutralise, bool: int}
_SEL_EXCEL: Final[dict[type, Callable[[Any], object]]] = {**_SEL, Decimal: _with_comma, float: _with_comma}


def csv_pieces(kolom: Sequence[str], baris: Iterable[Sequence[Sel]], untuk: Untuk = "baku") -> Iterator[bytes]:
    """Write a table piece by piece; booleans are 1/0, an unknown value is empty, numbers stay numbers."""
    convert = (_SEL_EXCEL if untuk == "excel-id" else _SEL).get
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if untuk == "excel-id" else ",", lineterminator="\r\n")
    writer.writerow(kolom)
    yield codecs.BOM_UTF8
    rows = iter(baris)
    while True:
        page = list(islice(rows, _SEKALI))
        writer.writerows(
            [cell if (change := convert(type(cell))) is None else change(cell) for cell in row] for row in page
        )
        yield out.getvalue().encode("utf-8", "replace")
        if len(page) < _SEKALI:
            return
        out.seek(0)
        out.truncate()


def as_csv(kolom: Sequence[str], baris: Iterable[Sequence[Sel]], untuk: Untuk = "baku") -> bytes:
    """Write a table whole."""
    return b"".join(csv_pieces(kolom, baris, untuk))
