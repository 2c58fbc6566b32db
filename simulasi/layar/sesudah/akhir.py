"""Screen 5, Akhir: the ending, its level in words and shape, the gap in the system, what led to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from simulasi.dasar.galat import Galat
from simulasi.layar import perintah, teks
from simulasi.layar.sesudah.halaman import Halaman
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.lembar_tunggu import LembarTunggu
from simulasi.layar.widget.tata import Blok, bullets, heading, markdown, of, paragraph, section, stack

if TYPE_CHECKING:
    from simulasi.lari.hasil_lari import HasilLari


class LayarAkhir(Halaman):
    """The ending is painted at once; the figures are computed in a thread meanwhile."""

    NAMA = "akhir"

    @dataclass
    class Terhitung(Message):
        """The figures are known."""

        hasil: HasilLari

    @dataclass
    class Gagal(Message):
        """There are no figures."""

        galat: Galat

    def on_mount(self) -> None:
        """Show the ending, then compute."""
        self._lanjut = False
        self._show()
        if self.hasil is None:
            self.query_one("#tunggu", LembarTunggu).wait(teks.MENGHITUNG)
            self.call_after_refresh(self._begin)

    def page(self) -> Iterable[Widget]:
        """Give the ending, and a line that says what is still being computed."""
        with Gulungan(id="halaman", can_focus=True):
            yield Lembar(id="isi-halaman")
            yield LembarTunggu(id="tunggu")

    def _begin(self) -> None:
        self.run_worker(self._compute, name="hasil", group="hasil", exclusive=True, thread=True)

    def _compute(self) -> None:
        try:
            hasil = self.perjalanan.hasil()
            _ = self.perjalanan.lakon.rentang_akhir, self.perjalanan.lakon.tantangan  # for the pages that follow
        except Galat as galat:
            self.post_message(self.Gagal(galat))
        else:
            self.post_message(self.Terhitung(hasil))

    @on(Terhitung)
    def take_result(self, event: Terhitung) -> None:
        """Show what led here when the figures are known."""
        self.hasil = event.hasil
        self.query_one("#tunggu", LembarTunggu).show(stack())
        self._show()
        if self._lanjut:
            self.go_forward()

    @on(Gagal)
    def tell_failure(self, event: Gagal) -> None:
        """Say why there are no figures."""
        self.query_one("#tunggu", LembarTunggu).show(stack())
        self.refuse(event.galat)

    @on(perintah.Maju)
    def wait_forward(self) -> None:
        """Remember the wish to go on until the figures are known."""
        self._lanjut = self.hasil is None

    def _show(self) -> None:
        self.query_one("#isi-halaman", Lembar).show(self._ending())

    def _ending(self) -> Blok:
        adegan = self.perjalanan.adegan
        akhir = adegan.akhir
        if akhir is None:
            return stack()
        level = of(
            Content.assemble(
                (f"{teks.LAMBANG_AKHIR[akhir.tingkat]}  ", "$accent"),
                (teks.TINGKAT_AKHIR[akhir.tingkat], "bold"),
                (f"  ·  {teks.MAKNA_AKHIR[akhir.tingkat]}", "$redup"),
            )
        )
        causes = self.hasil.penyebab if self.hasil is not None else ()
        return stack(
            stack(heading(adegan.judul), level, gap=0),
            markdown(adegan.narasi),
            *(markdown(s) for s in self.perjalanan.sisipan),
            section(teks.CELAH, paragraph(akhir.celah)) if akhir.celah else None,
            section(teks.PENYEBAB, bullets(causes)) if causes else None,
        )
