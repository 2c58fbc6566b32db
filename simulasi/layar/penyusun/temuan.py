"""The findings about a scenario that cannot be played."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget

from simulasi.layar import perintah, teks
from simulasi.layar.dasar import Layar
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import paragraph, stack


class TemuanSkenario(Layar[None]):
    """Shows the report of the checker as it is."""

    PERINTAH = (perintah.Kembali, perintah.Gulir, perintah.GulirNaik)

    def __init__(self, judul: str, laporan: str) -> None:
        super().__init__()
        self._judul, self._laporan = judul, laporan

    def head(self) -> str:
        """Give the title."""
        return self._judul

    def content(self) -> Iterable[Widget]:
        """Give the report."""
        with Gulungan(id="halaman", can_focus=True):
            yield Lembar(stack(paragraph(teks.TEMUAN_PENGANTAR), paragraph(self._laporan)))

    def on_mount(self) -> None:
        """Title the frame."""
        self.query_one("#halaman", Gulungan).title(teks.TEMUAN_JUDUL)

    @on(perintah.Kembali)
    def go_back(self) -> None:
        """Go back to the library."""
        self.dismiss(None)
