"""Screen 2, Pengantar: role, setting, objectives, rules of the game, a learning commitment to accept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget

from simulasi.dasar.galat import Galat
from simulasi.layar import perintah, teks, tujuan
from simulasi.layar.dasar import Layar
from simulasi.layar.perintah import Perintah
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import Blok, bullets, paragraph, section, stack
from simulasi.layar.widget.tombol import Tombol

if TYPE_CHECKING:
    from simulasi.catatan import Lari
    from simulasi.lari.perjalanan import Perjalanan
    from simulasi.skenario.model import Skenario


class Pengantar(Layar[None]):
    """The briefing of one scenario; `belum_selesai` is a run that can be resumed, `selesai` one to look at again."""

    PERINTAH = (
        perintah.Setuju,
        perintah.Lanjutkan,
        perintah.MulaiBaru,
        perintah.LihatHasil,
        perintah.Gulir,
        perintah.GulirNaik,
        perintah.Kembali,
    )

    def __init__(self, skenario: Skenario, belum_selesai: Perjalanan | None, selesai: Lari | None = None) -> None:
        super().__init__()
        self._selesai = selesai
        self._skenario = skenario
        self._belum = belum_selesai

    def head(self) -> str:
        """Give the title."""
        return self._skenario.judul

    def offers(self, _perintah: type[Perintah]) -> bool:
        """Offer resuming where there is something to resume."""
        if _perintah is perintah.Setuju:
            return self._belum is None
        if _perintah in (perintah.Lanjutkan, perintah.MulaiBaru):
            return self._belum is not None
        return _perintah is not perintah.LihatHasil or self._selesai is not None

    def content(self) -> Iterable[Widget]:
        """Give the briefing and what can be done."""
        with Gulungan(id="halaman", can_focus=True):
            yield Lembar(self._briefing())
        with Gulungan(id="komitmen"):
            yield Lembar(self._commitment())
        with Horizontal(id="tombol"):
            if self._belum is None:
                yield Tombol(perintah.Setuju, teks.SETUJU, classes="utama")
            else:
                yield Tombol(perintah.Lanjutkan, teks.LANJUTKAN, classes="utama")
                yield Tombol(perintah.MulaiBaru, teks.MULAI_BARU)
            if self._selesai is not None:
                yield Tombol(perintah.LihatHasil, perintah.LihatHasil.nama)

    def on_mount(self) -> None:
        """Title the box of the commitment."""
        self.query_one("#halaman", Gulungan).title(teks.PENGANTAR)
        self.query_one("#komitmen", Gulungan).title(teks.KOMITMEN_JUDUL if self._belum is None else teks.LANJUTKAN)

    def _briefing(self) -> Blok:
        skenario = self._skenario
        return stack(
            section(teks.PERAN, paragraph(skenario.peran)),
            section(teks.LATAR, paragraph(skenario.ringkasan)),
            section(teks.TUJUAN, bullets(skenario.tujuan)),
            section(teks.ATURAN_JUDUL, bullets(teks.ATURAN)),
        )

    def _commitment(self) -> Blok:
        if self._belum is not None:
            told = teks.BELUM_SELESAI_LATIHAN if self._belum.latihan else teks.BELUM_SELESAI
            return paragraph(told.format(n=len(self._belum.pilihan)))
        return paragraph(teks.KOMITMEN)

    @on(perintah.Setuju)
    @on(perintah.MulaiBaru)
    def begin(self) -> None:
        """Begin a new run."""
        peserta = self.aplikasi.peserta
        if peserta is None:
            return
        try:
            perjalanan = self.kelas.begin(peserta, self._skenario.id, orang=self.kelas.people(peserta))
        except Galat as galat:
            self.refuse(galat)
            return
        self.go(tujuan.Main(perjalanan))

    @on(perintah.Lanjutkan)
    def resume(self) -> None:
        """Go on with the unfinished run."""
        if self._belum is not None:
            self.go(tujuan.Main(self._belum))

    @on(perintah.LihatHasil)
    def look_again(self) -> None:
        """Open the pages of the run that was finished: result, review, commitment."""
        finished = None if self._selesai is None else self.kelas.resume(self._selesai)
        if finished is not None:
            self.go(tujuan.Main(finished))

    @on(perintah.Kembali)
    def go_back(self) -> None:
        """Go back to the library."""
        self.dismiss(None)
