"""Screen 3, Adegan: the narrative, the exhibits, the choices."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from simulasi.galat import Galat
from simulasi.layar import perintah, rute, teks
from simulasi.layar.berkas import BacaBerkas, exhibit_block, exhibit_title
from simulasi.layar.dasar import Layar
from simulasi.layar.perintah import Perintah
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.daftar_pilihan import DaftarPilihan
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import Baris, markdown, paragraph, stack, wrap
from simulasi.permainan.mesin import LangkahBasi

if TYPE_CHECKING:
    from simulasi.perjalanan import Perjalanan
    from simulasi.skenario.model import Pilihan

LEBAR_PANEL = 100
"""From this many columns on the exhibits stand beside the narrative."""


class LayarAdegan(Layar[None]):
    """Plays a run scene by scene; the widgets stay, their text changes."""

    PERINTAH = (
        perintah.Sorot,
        perintah.Putuskan,
        perintah.Teruskan,
        perintah.BukaBerkas,
        perintah.Gulir,
        perintah.GulirNaik,
        perintah.Pulang,
    )
    GULIR = "cerita"
    AUTO_FOCUS = ""  # focus would scroll down to the choices before the story is read

    def __init__(self, perjalanan: Perjalanan) -> None:
        super().__init__()
        self.perjalanan = perjalanan
        self._berkas = 0  # which of the exhibits on view the panel shows
        self._sejak = time.monotonic()

    @property
    def lari_terbuka(self) -> bool:
        """A run is being played here until its ending."""
        return not self.perjalanan.selesai

    def head(self) -> str:
        """Give title and step."""
        step = teks.LANGKAH.format(n=self.perjalanan.keadaan.langkah + 1)
        practice = f" · {teks.LATIHAN}" if self.perjalanan.latihan else ""
        return f"{self.perjalanan.skenario.judul} · {step}{practice}"

    def offers(self, _perintah: type[Perintah]) -> bool:
        """Offer exhibits where there are any, and only the kind of Enter that applies."""
        if _perintah is perintah.BukaBerkas:
            return bool(self.perjalanan.berkas)
        lanjut = self.query_one(DaftarPilihan).lanjut
        if _perintah is perintah.Teruskan:
            return lanjut
        if _perintah in (perintah.Putuskan, perintah.Sorot):
            return not lanjut
        return True

    def content(self) -> Iterable[Widget]:
        """Give narrative and choices, exhibits beside them."""
        with Horizontal(id="meja"):
            with Vertical(id="kiri"):
                with Gulungan(id="cerita"):
                    yield Lembar(id="narasi")
                    yield DaftarPilihan(id="pilihan")
                yield Lembar(id="petunjuk")
            with Gulungan(id="panel"):
                yield Lembar(id="isi-berkas")

    def on_mount(self) -> None:
        """Show the scene in which the run stands."""
        self.show_scene()

    def on_resize(self, event: events.Resize) -> None:
        """Record exhibits that come into view with more room."""
        if event.size.width >= LEBAR_PANEL:
            self._show_exhibit()

    # --- painting ---------------------------------------------------------------------------------

    def show_scene(self) -> None:
        """Show the current scene, or the ending's screen."""
        perjalanan = self.perjalanan
        if perjalanan.selesai:
            rute.open_page(self, perjalanan, None, "akhir")
            return
        adegan = perjalanan.adegan
        self._berkas = 0
        self.query_one("#narasi", Lembar).show(
            stack(markdown(adegan.narasi), *(markdown(s) for s in perjalanan.sisipan), self._exhibit_hint)
        )
        cerita = self.query_one("#cerita", Gulungan)
        cerita.title(plain(adegan.judul.replace("\n", " ")))
        cerita.scroll_home(animate=False)
        self.query_one(DaftarPilihan).show(perjalanan.tersedia, perjalanan.keadaan.langkah)
        self.query_one(DaftarPilihan).focus(scroll_visible=False)
        self.query_one("#panel").set_class(bool(perjalanan.berkas), "-ada")
        if self.aplikasi.size.width >= LEBAR_PANEL:
            self._show_exhibit()
        self._show_hint()
        self.refresh_head()
        self.refresh_commands()
        self._sejak = time.monotonic()

    @on(DaftarPilihan.Berubah)
    @on(Gulungan.Bergulir)
    def _show_hint(self) -> None:
        self.query_one("#petunjuk", Lembar).show(paragraph(self.query_one(DaftarPilihan).petunjuk))

    def _exhibit_hint(self, width: int) -> Baris:
        """Say that there are exhibits where there is no room for the panel."""
        exhibits = len(self.perjalanan.berkas)
        if not exhibits or self.aplikasi.size.width >= LEBAR_PANEL:
            return []
        return wrap(Content.styled(teks.BERKAS_ADA.format(n=exhibits), "$accent"), width)

    def _show_exhibit(self) -> None:
        exhibits = self.perjalanan.berkas
        if not exhibits:
            return
        place = self._berkas % len(exhibits)
        panel = self.query_one("#panel", Gulungan)
        panel.title(exhibit_title(exhibits, place))
        self.query_one("#isi-berkas", Lembar).show(exhibit_block(exhibits[place][1]))
        panel.scroll_home(animate=False)
        self._record_exhibit(exhibits[place][0])

    def _record_exhibit(self, nomor: int) -> None:
        try:
            self.perjalanan.open_exhibit(nomor)
        except Galat as galat:
            self.refuse(galat)

    # --- commands ---------------------------------------------------------------------------------

    @on(perintah.BukaBerkas)
    def open_exhibits(self) -> None:
        """Open the exhibits in a dialog, or in the panel show the next one (scroll a single one)."""
        exhibits = self.perjalanan.berkas
        if not exhibits:
            return
        if self.aplikasi.size.width < LEBAR_PANEL:
            self.aplikasi.push_screen(BacaBerkas(exhibits, self._record_exhibit))
            return
        panel = self.query_one("#panel", Gulungan)
        if panel.scroll_offset.y < panel.max_scroll_y:
            panel.scroll_page_down(animate=False)
            return
        self._berkas = (self._berkas + 1) % len(exhibits)
        self._show_exhibit()

    @on(DaftarPilihan.Diputuskan)
    def decide(self, event: DaftarPilihan.Diputuskan) -> None:
        """Make the move; a second answer is passed over, a refused one leaves the scene as it was."""
        try:
            pilihan = self.perjalanan.choose(
                event.pilihan, event.langkah, detik=round(time.monotonic() - self._sejak, 1)
            )
        except LangkahBasi:
            return
        except Galat as galat:
            self.refuse(galat)
            self.query_one(DaftarPilihan).show(self.perjalanan.tersedia, self.perjalanan.keadaan.langkah)
            self._show_hint()
            return
        self._after(pilihan)

    def _after(self, pilihan: Pilihan) -> None:
        feedback = self.perjalanan.umpan_balik(pilihan)
        if pilihan.akibat is None and feedback is None:
            self.show_scene()
            return
        from simulasi.layar.akibat import Akibat  # noqa: PLC0415 (only choices with a consequence need it)

        self.aplikasi.push_screen(Akibat(pilihan.akibat, feedback), self._go_on)

    def _go_on(self, _nothing: None) -> None:
        self.show_scene()

    @on(perintah.Putuskan)
    @on(perintah.Teruskan)
    def press_enter(self) -> None:
        """Do what Enter does, asked for by mouse."""
        self.query_one(DaftarPilihan).action_enter()

    @on(perintah.Pulang)
    def leave(self) -> None:
        """Go back to the library; the run stays unfinished and can be resumed."""
        from simulasi.layar.pesan import Tanya  # noqa: PLC0415 (rarely needed)

        def answer(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        self.aplikasi.push_screen(Tanya(teks.TINGGALKAN_JUDUL, teks.TINGGALKAN_ISI), answer)
