"""The frame of the pages after the story: Akhir, Tantangan, Strategi, Tinjauan, Hasil, Komitmen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widget import Widget

from simulasi.lari.sesudah import NamaHalaman, pages
from simulasi.layar import perintah, teks, tujuan
from simulasi.layar.dasar import Layar
from simulasi.layar.perintah import Perintah
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import Baris

if TYPE_CHECKING:
    from simulasi.lari.hasil_lari import HasilLari
    from simulasi.lari.perjalanan import Perjalanan


class Halaman(Layar[None]):
    """One page; → and Enter lead on, ← back, Esc to the library."""

    PERINTAH = (
        perintah.Maju,
        perintah.Mundur,
        perintah.Gulir,
        perintah.GulirNaik,
        perintah.Pulang,
    )
    NAMA: ClassVar[NamaHalaman]
    """The page's name; its module and class are named after it."""

    def __init__(self, perjalanan: Perjalanan, hasil: HasilLari | None) -> None:
        super().__init__()
        self.perjalanan = perjalanan
        self.hasil: HasilLari | None = hasil

    def beside(self, by: int) -> str | None:
        """Name the page that many places on, None where there is none."""
        names = pages(self.perjalanan)
        place = names.index(self.NAMA) + by
        return names[place] if 0 <= place < len(names) else None

    def head(self) -> str:
        """Give the scenario's title, and whether this was practice."""
        return self.perjalanan.skenario.judul + (f" · {teks.LATIHAN}" if self.perjalanan.latihan else "")

    def offers(self, _perintah: type[Perintah]) -> bool:
        """There is nothing before the first page and nothing after the last."""
        if _perintah is perintah.Mundur:
            return self.beside(-1) is not None
        if _perintah is perintah.Maju:
            return self.beside(1) is not None
        return True

    def content(self) -> Iterable[Widget]:
        """Give the line of pages and the page."""
        yield Lembar(self._tabs, id="tab")
        yield from self.page()

    def page(self) -> Iterable[Widget]:
        """Give the page: one scrolling sheet unless a page needs more."""
        with Gulungan(id="halaman", can_focus=True):
            yield Lembar(id="isi-halaman")

    def on_mount(self) -> None:
        """Title the frame."""
        for part in self.query("#halaman").results(Gulungan):
            part.title(teks.JUDUL_HALAMAN[self.NAMA])

    def _tabs(self, width: int) -> Baris:
        """Give the line of pages: with room between them, closer in a narrow window."""
        labels = [(teks.HALAMAN_AKHIR[name], name == self.NAMA) for name in pages(self.perjalanan)]
        wide = sum(len(label) + 5 for label, _ in labels) <= width
        blank, gap = ("  ", "   ") if wide else ("", "  ")
        parts = [
            Content.styled(f"▸ {label}" if here else blank + label, "bold $accent" if here else "$redup")
            for label, here in labels
        ]
        return [Content(gap).join(parts)]

    @on(perintah.Maju)
    def go_forward(self) -> None:
        """Open the next page."""
        self.turn(1)

    @on(perintah.Mundur)
    def go_back(self) -> None:
        """Open the page before."""
        self.turn(-1)

    def turn(self, by: int) -> None:
        """Open the page that many places on; nothing happens before the figures are known."""
        name = self.beside(by)
        if self.hasil is not None and name is not None:
            self.go(tujuan.HalamanAkhir(self.perjalanan, self.hasil, name))

    @on(perintah.Pulang)
    def go_home(self) -> None:
        """Go back to the library."""
        self.dismiss(None)
