"""A file's text, its plain data and the place of every value in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

from simulasi.skenario.aksara import TERLARANG
from simulasi.skenario.temuan import Temuan

Jalan: TypeAlias = tuple[str | int, ...]
"""A path into the data: keys of mappings and indexes of lists."""

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
"""What YAML gives before any type: text, lists and mappings alone."""


def _visible(teks: str) -> str:
    """Blank out what a value quoted in a message must not do to a terminal."""
    return TERLARANG.sub(" ", teks)


class Penanda(Protocol):
    """Where the parser found something; both count from 0."""

    line: int
    column: int


class Naskah:
    """One file as it was read.

    `berkas` is the name that findings show. The places are kept as the parser met them, in document order (a key
    before its value, a container before its content); the index by path is built when the first finding asks.
    """

    def __init__(self, berkas: str, teks: str, data: Data, penanda: Sequence[Penanda]) -> None:
        self.berkas: str = berkas
        self.teks: str = teks
        self.data: Data = data
        self.utuh: bool = True
        """Whether the text was read to its end."""
        self._penanda: Sequence[Penanda] = penanda
        self._nilai: dict[Jalan, int] | None = None
        self._kunci: dict[Jalan, int] = {}
        self._baris: list[str] | None = None

    def line(self, baris: int) -> str:
        """Give line `baris` (from 1) without its end, empty where there is none."""
        if self._baris is None:
            self._baris = self.teks.replace("\r\n", "\n").split("\n")
        return self._baris[baris - 1] if 0 < baris <= len(self._baris) else ""

    def place(self, jalan: Jalan, *, key: bool = False) -> tuple[int, int, int]:
        """Give line, column (from 1) and width of the value at `jalan`, or of its key.

        Where the path leads past what the file has (a missing key, a widened short form), the nearest thing that
        is there answers: for a missing key the key of the mapping that should hold it.
        """
        index = self._build_index()
        whole = jalan
        while jalan:
            if key and jalan in self._kunci:
                return self._measure(self._kunci[jalan], str(jalan[-1]))
            if jalan in index:
                if jalan != whole and jalan in self._kunci:
                    return self._measure(self._kunci[jalan], str(jalan[-1]))
                return self._measure(index[jalan], self._scalar(jalan))
            jalan = jalan[:-1]
        return (1, 1, 1) if not self._penanda else self._measure(0, "")

    def has(self, jalan: Jalan) -> bool:
        """Tell whether the file has a value at `jalan`."""
        return jalan in self._build_index()

    def finding(self, kode: str, jalan: Jalan, pesan: str, saran: str = "", *, key: bool = False) -> Temuan:
        """Make a finding about the value (or the key) at `jalan`."""
        baris, kolom, lebar = self.place(jalan, key=key)
        return Temuan(
            kode, self.berkas, baris, kolom, _visible(pesan), _visible(saran), self.line(baris), lebar
        )

    def finding_at(self, kode: str, baris: int, kolom: int, pesan: str, saran: str = "") -> Temuan:
        """Make a finding about a place that the reader knows itself (from 1)."""
        return Temuan(kode, self.berkas, baris, kolom, pesan, saran, self.line(baris))

    def paths(self) -> list[tuple[Jalan, int, int]]:
        """List every value with its line and column (from 1), in document order."""
        index = self._build_index()
        marks = self._penanda
        return [(jalan, marks[i].line + 1, marks[i].column + 1) for jalan, i in index.items()]

    def _measure(self, number: int, shown: str) -> tuple[int, int, int]:
        mark = self._penanda[number]
        rest = self.line(mark.line + 1)[mark.column :]
        width = 1
        if shown and rest.startswith(shown):
            width = len(shown)
        elif rest[:1] in ("'", '"'):
            end = rest.find(rest[0], 1)
            width = end + 1 if end > 0 else 1
        return mark.line + 1, mark.column + 1, width

    def _scalar(self, jalan: Jalan) -> str:
        here: Data = self.data
        for step in jalan:
            here = here[step]  # pyright: ignore[reportArgumentType, reportCallIssue]
        return here if isinstance(here, str) else ""

    def _build_index(self) -> dict[Jalan, int]:
        if self._nilai is None:
            self._nilai = {}
            if self._penanda:
                self._walk()
        return self._nilai

    def _walk(self) -> None:
        assert self._nilai is not None  # noqa: S101 - narrows the type; the caller has just set it
        values, keys = self._nilai, self._kunci
        number = 0
        stack: list[tuple[Jalan, Data, bool]] = [((), self.data, False)]
        while stack:
            jalan, here, has_key = stack.pop()
            if has_key:
                keys[jalan] = number
                number += 1
            values[jalan] = number
            number += 1
            if isinstance(here, dict):
                stack.extend(((*jalan, k), v, True) for k, v in reversed(here.items()))
            elif isinstance(here, list):
                stack.extend(((*jalan, i), v, False) for i, v in reversed(list(enumerate(here))))
