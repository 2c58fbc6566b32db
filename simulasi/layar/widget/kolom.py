"""Columns of figures and names in one line of a given width, and a heading whose columns can be clicked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from simulasi.layar.widget.bersih import plain

LEBAR_LEGA: Final = 90
"""From this many cells on columns stand two cells apart."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its name in the table, its heading, its width in cells (0: takes what is left), from which width of
    the line on it is shown, whether its text stands at the right."""

    nama: str
    judul: str
    lebar: int
    mulai: int = 0
    kanan: bool = False


@dataclass(frozen=True, slots=True)
class Susunan:
    """The columns shown at a width, the cells that each gets, the cells between them."""

    kolom: tuple[tuple[Kolom, int], ...] = ()
    sela: int = 2


def fit(kolom: Sequence[Kolom], width: int) -> Susunan:
    """Choose the columns shown at a width; the elastic ones share what the others leave."""
    shown = [k for k in kolom if k.mulai <= width]
    gap = 2 if width >= LEBAR_LEGA else 1
    left = width - sum(k.lebar for k in shown) - gap * (len(shown) - 1)
    elastic = [k for k in shown if not k.lebar]
    each, more = divmod(max(left, 0), max(len(elastic), 1))
    sizes = {k.nama: max(each + (i < more), 1) for i, k in enumerate(elastic)}
    return Susunan(tuple((k, k.lebar or sizes[k.nama]) for k in shown), gap)


def row(susunan: Susunan, teks: Mapping[str, str], gaya: Mapping[str, str] | None = None) -> Content:
    """Lay one line out; `gaya` styles single columns."""
    cells: list[Content] = []
    for k, width in susunan.kolom:
        cell = plain(teks.get(k.nama, "").replace("\n", " "), (gaya or {}).get(k.nama, ""))
        cell = cell.truncate(width, ellipsis=True)
        space = width - cell.cell_length
        cells.append(cell.pad_left(space) if k.kanan else cell.pad_right(space))
    return Content(" " * susunan.sela).join(cells)


class KepalaKolom(Widget):
    """The headings; the column that is sorted by carries a mark, a click asks to sort."""

    DEFAULT_CSS = "KepalaKolom { height: 1; width: 1fr; padding: 0 2 0 3; }"

    @dataclass
    class Diklik(Message):
        """A heading was clicked."""

        kolom: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._susunan = Susunan()
        self._urut = ""

    def show(self, susunan: Susunan, urut: str) -> None:
        """Show these columns, sorted by `urut`."""
        self._susunan, self._urut = susunan, urut
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Take one line."""
        return 1

    def render(self) -> Content:
        """Give the headings."""
        names = {k.nama: ("▾" if k.nama == self._urut else "") + k.judul for k, _ in self._susunan.kolom}
        style = {k.nama: "bold $accent" if k.nama == self._urut else "bold" for k, _ in self._susunan.kolom}
        return row(self._susunan, names, style)

    def on_click(self, event: events.Click) -> None:
        """Ask to sort by the column under the pointer."""
        event.stop()
        offset = event.get_content_offset(self)
        x = 0
        for k, width in self._susunan.kolom:
            if offset is not None and x <= offset.x < x + width:
                self.post_message(self.Diklik(k.nama))
            x += width + self._susunan.sela
