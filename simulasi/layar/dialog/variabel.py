"""The dialog in which an author sets the variables of a preview."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets.option_list import Option

from simulasi.lari.pratinjau import Tempat, set_value
from simulasi.layar import perintah, teks
from simulasi.layar.dasar import Dialog
from simulasi.layar.penyusun import perintah_penyusun
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.daftar_sorot import DaftarSorot

if TYPE_CHECKING:
    from simulasi.permainan.program import Program


class UbahVariabel(Dialog[Tempat]):
    """Lists the variables; gives the place with the values as they were left."""

    PERINTAH = (perintah.Jelajah, perintah_penyusun.Naikkan, perintah_penyusun.Turunkan, perintah.Tutup)
    JUDUL = teks.VARIABEL_JUDUL
    AUTO_FOCUS = "#variabel"

    def __init__(self, program: Program, tempat: Tempat) -> None:
        super().__init__()
        self._program = program
        self._tempat = tempat
        self._nama = tuple(program.medan)

    def content(self) -> Iterable[Widget]:
        """Give the list."""
        yield DaftarSorot(id="variabel")

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill(0)

    def _fill(self, place: int) -> None:
        values = self._program.unpack(self._tempat.keadaan.nilai)
        width = max(map(len, self._nama))
        rows: list[Option] = []
        for nama in self._nama:
            medan = self._program.medan[nama]
            bounds = "" if medan.ya_tidak else f"   ({medan.lo} sampai {medan.hi})"
            rows.append(
                Option(
                    Content.assemble(
                        plain(f"{nama:<{width}}  "), (value_text(values[nama]), "bold $accent"), (bounds, "$redup")
                    )
                )
            )
        daftar = self.query_one("#variabel", DaftarSorot)
        daftar.set_options(rows)
        daftar.highlighted = place

    def _change(self, by: int) -> None:
        place = self.query_one("#variabel", DaftarSorot).highlighted
        if place is None:
            return
        nama = self._nama[place]
        now = self._program.unpack(self._tempat.keadaan.nilai)[nama]
        wanted = int(not now) if isinstance(now, bool) else now + by
        self._tempat = set_value(self._program, self._tempat, nama, wanted)
        self._fill(place)

    @on(perintah_penyusun.Naikkan)
    def raise_value(self) -> None:
        """Raise the highlighted value."""
        self._change(1)

    @on(perintah_penyusun.Turunkan)
    def lower_value(self) -> None:
        """Lower the highlighted value."""
        self._change(-1)

    @on(perintah.Tutup)
    @on(DaftarSorot.OptionSelected)
    def close_dialog(self) -> None:
        """Close with the values as they are."""
        self.dismiss(self._tempat)


def value_text(nilai: bool | int) -> str:
    """Write a value as the file does: ya, tidak, or the number."""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    return str(nilai)
