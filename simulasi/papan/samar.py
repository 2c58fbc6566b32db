"""What people wrote, made ready for a room: no call sign is left in it (`hasil.md` §3)."""

from __future__ import annotations

from collections.abc import Collection


class Penyamar:
    """Blanks call signs in free text, whatever their case: looked up at each start of a word."""

    def __init__(self, sandi: Collection[str]) -> None:
        self._sandi = {name.casefold() for name in sandi if name}
        self._panjang = sorted({len(name) for name in self._sandi}, reverse=True)

    def __call__(self, teks: str) -> str:
        """Give the text with a mark in the place of every call sign."""
        folded = teks.casefold()
        if len(folded) != len(teks):  # rare letters grow when folded, and places would not fit
            return "…" if any(name in folded for name in self._sandi) else teks
        out: list[str] = []
        i = 0
        while i < len(teks):
            length = self._at(folded, i)
            out.append("…" if length else teks[i])
            i += length or 1
        return "".join(out)

    def _at(self, folded: str, i: int) -> int:
        return next((n for n in self._panjang if folded[i : i + n] in self._sandi), 0)
