"""The frame of the pages after the story: Akhir, Strategi, Tinjauan, Hasil."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widget import Widget

from simulasi.layar import perintah, rute, teks
from simulasi.layar.dasar import Layar
from simulasi.layar.perintah import Perintah
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import of

if TYPE_CHECKING:
    from simulasi.hasil_lari import HasilLari
    from simulasi.perjalanan import Perjalanan


class Halaman(Layar[None]):
    """One page; → and Enter lead on, ← back, Esc to the library."""

    PERINTAH = (
        perintah.Maju,
        perintah.Mundur,
        perintah.Gulir,
        perintah.GulirNaik,
        perintah.Pulang,
    )
    NOMOR: ClassVar[int] = 0
    """Place of the page, from 0, in `teks.HALAMAN_AKHIR`."""

    def __init__(self, perjalanan: Perjalanan, hasil: HasilLari | None) -> None:
        super().__init__()
        self.perjalanan = perjalanan
        self.hasil: HasilLari | None = hasil

    @property
    def last(self) -> bool:
        """Whether this is the last page."""
        return len(teks.HALAMAN_AKHIR) - 1 == self.NOMOR

    def head(self) -> str:
        """Give the scenario's title."""
        return self.perjalanan.skenario.judul

    def offers(self, _perintah: type[Perintah]) -> bool:
        """There is nothing before the first page and nothing after the last."""
        if _perintah is perintah.Mundur:
            return self.NOMOR > 0
        if _perintah is perintah.Maju:
            return not self.last
        return True

    def content(self) -> Iterable[Widget]:
        """Give the line of pages and the page."""
        yield Lembar(of(self._tabs()), id="tab")
        yield from self.page()

    def page(self) -> Iterable[Widget]:
        """Give the page: one scrolling sheet unless a page needs more."""
        with Gulungan(id="halaman", can_focus=True):
            yield Lembar(id="isi-halaman")

    def on_mount(self) -> None:
        """Title the frame."""
        for part in self.query("#halaman").results(Gulungan):
            part.title(teks.JUDUL_HALAMAN[self.NOMOR])

    def _tabs(self) -> Content:
        parts = [
            Content.styled(f"▸ {name}" if here else f"  {name}", "bold $accent" if here else "$redup")
            for name, here in ((name, i == self.NOMOR) for i, name in enumerate(teks.HALAMAN_AKHIR))
        ]
        return Content("   ").join(parts)

    @on(perintah.Maju)
    def go_forward(self) -> None:
        """Open the next page."""
        if self.hasil is not None and not self.last:
            rute.open_page(self, self.perjalanan, self.hasil, self.NOMOR + 1)

    @on(perintah.Mundur)
    def go_back(self) -> None:
        """Open the page before."""
        if self.NOMOR > 0:
            rute.open_page(self, self.perjalanan, self.hasil, self.NOMOR - 1)

    @on(perintah.Pulang)
    def go_home(self) -> None:
        """Go back to the library."""
        self.dismiss(None)
