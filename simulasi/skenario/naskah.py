"""A file's text, its plain data and the place of every value in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Protocol, TypeAlias

from simulasi.dasar.aksara import TERLARANG
from simulasi.skenario.temuan import Sunting, Temuan

Jalan: TypeAlias = tuple[str | int, ...]
"""A path into the data: keys of mappings and indexes of lists."""

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
"""What YAML gives before any type: text, lists and mappings alone."""


def _visible(teks: str) -> str:
    """Blank out what a value quoted in a message must not do to a terminal."""
    return TERLARANG.sub(" ", teks)


def _moved(kolom: int, dibaca: str, asli: str) -> int:
    """Give the column in a line of the file for one in the line that was mended for reading."""
    rest = dibaca[kolom - 1 :]
    return len(asli) - len(rest) + 1 if asli.endswith(rest) else min(kolom, len(asli) + 1)


_KECIL: Final = 64
"""Keys of a mapping that is gone through each time: the files that people write have no larger ones but `adegan`."""


class Penanda(Protocol):
    """Where the parser found something; both count from 0."""

    line: int
    column: int


class Naskah:
    """One file as it was read.

    `berkas` is the name that findings show. The parser's marks are kept in document order (a key before its value, a
    container before its content), and for each container, by its identity, where its marks begin and end. So the place
    of a path is found by walking down, without an index of all paths.
    """

    def __init__(
        self,
        berkas: str,
        teks: str,
        data: Data = "",
        penanda: Sequence[Penanda] = (),
        rentang: Mapping[int, tuple[int, int]] | None = None,
        *,
        asli: str | None = None,
    ) -> None:
        self.berkas: str = berkas
        self.teks: str = teks
        self.asli: str = teks if asli is None else asli
        """The text as the file has it, line by line like `teks`, in which a broken line may be mended for reading."""
        self.data: Data = data
        self.utuh: bool = True
        """Whether the text was read to its end."""
        self._penanda: Sequence[Penanda] = penanda
        self._rentang: Mapping[int, tuple[int, int]] = rentang or {}
        self._baris: list[str] | None = None
        self._baris_asli: list[str] | None = None
        self._nomor: dict[int, dict[str | int, int]] = {}

    def line(self, baris: int) -> str:
        """Give line `baris` (from 1) without its end, empty where there is none."""
        if self._baris is None:
            self._baris = self.teks.replace("\r\n", "\n").split("\n")
        return self._baris[baris - 1] if 0 < baris <= len(self._baris) else ""

    def shown_line(self, baris: int) -> str:
        """Give line `baris` (from 1) as the file has it, for showing."""
        if self.asli is self.teks:
            return self.line(baris)
        if self._baris_asli is None:
            self._baris_asli = self.asli.replace("\r\n", "\n").split("\n")
        return self._baris_asli[baris - 1] if 0 < baris <= len(self._baris_asli) else ""

    def place(self, jalan: Jalan, *, key: bool = False) -> tuple[int, int, int]:
        """Give line, column (from 1) and width of the value at `jalan`, or of its key.

        Where the path leads past what the file has (a missing key, a widened short form), the nearest thing that
        is there answers: for a short form its text, for a missing key the key of the mapping that should hold it.
        """
        if not self._penanda:
            return 1, 1, 1
        value, own_key, shown, depth = self._find(jalan)
        if own_key >= 0 and (key or (depth < len(jalan) and not shown)):
            return self._measure(own_key, str(jalan[depth - 1]))
        return self._measure(value, shown)

    def has(self, jalan: Jalan) -> bool:
        """Tell whether the file has a value at `jalan`."""
        return bool(self._penanda) and self._find(jalan)[3] == len(jalan)

    def finding(
        self,
        kode: str,
        jalan: Jalan,
        pesan: str,
        saran: str = "",
        *,
        key: bool = False,
        ganti: tuple[str, str] | None = None,
    ) -> Temuan:
        """Make a finding about the value (or the key) at `jalan`."""
        baris, kolom, lebar = self.place(jalan, key=key)
        quoted = self.shown_line(baris)
        if quoted != self.line(baris):
            kolom, lebar = _moved(kolom, self.line(baris), quoted), 1
        return Temuan(kode, self.berkas, baris, kolom, _visible(pesan), _visible(saran), quoted, lebar, ganti)

    def finding_at(
        self, kode: str, baris: int, kolom: int, pesan: str, saran: str = "", sunting: Sunting | None = None
    ) -> Temuan:
        """Make a finding about a place that the reader knows itself (from 1)."""
        quoted = self.shown_line(baris)
        kolom = _moved(kolom, self.line(baris), quoted)
        return Temuan(kode, self.berkas, baris, kolom, _visible(pesan), _visible(saran), quoted, sunting=sunting)

    def scalars(self) -> Iterator[tuple[Jalan, str, int, int]]:
        """Yield every scalar value in document order: path, text, line and column (from 1)."""
        if not self._penanda:
            return
        number = 0
        stack: list[tuple[Jalan, Data, int]] = [((), self.data, 0)]
        while stack:
            jalan, here, keys = stack.pop()
            number += keys
            if isinstance(here, str):
                mark = self._penanda[number]
                yield jalan, here, mark.line + 1, mark.column + 1
            elif isinstance(here, dict):
                stack.extend(((*jalan, k), v, 1) for k, v in reversed(here.items()))
            else:
                stack.extend(((*jalan, i), v, 0) for i, v in reversed(list(enumerate(here))))
            number += 1

    def _find(self, jalan: Jalan) -> tuple[int, int, str, int]:
        """Walk down a path as far as the file has it.

        Gives the mark of the value there, the mark of its key (-1 in a list), the value where it is text, and how
        many steps were taken.
        """
        here: Data = self.data
        value, key = 0, -1
        for depth, step in enumerate(jalan):
            if isinstance(here, dict) and isinstance(step, str) and step in here:
                children, wanted, keys = here.values(), here[step], 1
            elif isinstance(here, list) and isinstance(step, int) and step < len(here):
                children, wanted, keys = here[:step], here[step], 0
            else:
                return value, key, here if isinstance(here, str) else "", depth
            number = value + 1 + keys
            if not isinstance(wanted, str):  # a container knows its own mark, however many stand before it
                number = self._rentang[id(wanted)][0]
            elif isinstance(here, dict):
                number = self._number(here, step, number)
            else:
                for child in children:
                    number = self._end(child, number)
            key, value, here = number - 1 if keys else -1, number, wanted
        return value, key, here if isinstance(here, str) else "", len(jalan)

    def _number(self, here: dict[str, Data], step: str | int, first: int) -> int:
        """Give the mark of a text in a mapping; a large one is gone through once, however many places are asked for."""
        if len(here) <= _KECIL:
            for name, child in here.items():
                if name == step:
                    break
                first = self._end(child, first) + 1
            return first
        if id(here) not in self._nomor:
            numbers: dict[str | int, int] = {}
            for name, child in here.items():
                numbers[name] = first
                first = self._end(child, first) + 1
            self._nomor[id(here)] = numbers
        return self._nomor[id(here)][step]

    def _end(self, child: Data, number: int) -> int:
        return number + 1 if isinstance(child, str) else self._rentang[id(child)][1]

    def _measure(self, number: int, shown: str) -> tuple[int, int, int]:
        mark = self._penanda[number]
        line = self.line(mark.line + 1)
        if self._baris is not None and mark.line >= len(self._baris):  # an empty document may end past the file
            return len(self._baris), len(self._baris[-1]) + 1, 1
        rest = line[mark.column :]
        width = 1
        if shown and rest.startswith(shown):
            width = len(shown)
        elif rest[:1] in ("'", '"'):
            end = rest.find(rest[0], 1)
            width = end + 1 if end > 0 else 1
        return mark.line + 1, mark.column + 1, width
