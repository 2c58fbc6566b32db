"""CSV as `hasil.md` §4 wants it: UTF-8 with a byte-order mark, CRLF, RFC 4180, text that is never a formula."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

_RUMUS: Final = ("=", "+", "-", "@", "\t", "\r")

Sel = str | int | float | Decimal | bool | None


def neutralise(teks: str) -> str:
    """Keep a text from being read as a formula by a spreadsheet."""
    return "'" + teks if teks.startswith(_RUMUS) else teks


def _cell(value: Sel) -> str | int | float | Decimal:
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    return neutralise(value) if isinstance(value, str) else value


def as_csv(kolom: Sequence[str], baris: Iterable[Sequence[Sel]]) -> bytes:
    """Write a table; booleans are 1/0, an unknown value is empty, numbers stay numbers with a decimal point."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(kolom)
    writer.writerows([_cell(value) for value in row] for row in baris)
    return codecs.BOM_UTF8 + out.getvalue().encode("utf-8")
