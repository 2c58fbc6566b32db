"""Screen 3, Adegan: the narrative, the exhibits, the choices."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from simulasi.dasar.galat import Galat
from simulasi.layar import perintah, teks, tujuan
from simulasi.layar.dasar import Layar
from simulasi.layar.dialog.berkas import BacaBerkas, exhibit_block, exhibit_title
from simulasi.layar.perintah import Perintah
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.daftar_pilihan import DaftarPilihan
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import Baris, Blok, airy, markdown_parts, paragraph, stack, wrap
from simulasi.permainan.mesin import LangkahBasi

if TYPE_CHECKING:
    from simulasi.lari.perjalanan import Perjalanan
    from simulasi.skenario.model import Pilihan

LEBAR_PANEL = 100
"""From this many columns on the exhibits stand beside the narrative."""
LEBAR_AULA = 48
"""Longest line in the layout for a hall."""
LEBAR_HURUF_KECIL = 110
"""With more columns the letters are too small for a hall."""
TATA_BACA = "tata-baca"
"""The preference that remembers the layout."""


class LayarAdegan(Layar[None]):
    """Plays a run scene by scene; the widgets stay, their text changes."""

    CSS_PATH = "../gaya/adegan.tcss"
    PERINTAH = (
        perintah.Sorot,
        perintah.Putuskan,
        perintah.Teruskan,
        perintah.BacaTerus,
        perintah.BacaMundur,
        perintah.HitungSuara,
        perintah.BukaBerkas,
        perintah.TataBaca,
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
        self._tangan: dict[str, int] | None = None
        self._petunjuk = ""
        self._bagian: list[Blok] = []  # the story in parts, for reading in a hall
        self._tempat: int | None = None  # which part is on screen; None in the usual layout
        self._cerita = Gulungan(id="cerita")
        self._narasi = Lembar(id="narasi")
        self._daftar = DaftarPilihan(id="pilihan")
        self._lembar_petunjuk = Lembar(id="petunjuk")
        self._panel = Gulungan(id="panel")
        self._isi = Lembar(id="isi-berkas")

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
        if _perintah is perintah.BacaMundur:
            return self._tempat is not None and self._tempat > 0 and self.membaca
        if _perintah is perintah.BacaTerus:
            return self.membaca
        lanjut = self._daftar.lanjut
        if _perintah is perintah.HitungSuara:
            return self.perjalanan.sesi.mode == "kelompok" and not lanjut and not self.membaca
        if _perintah in (perintah.Teruskan, perintah.Putuskan, perintah.Sorot) and self.membaca:
            return False
        if _perintah is perintah.Teruskan:
            return lanjut
        if _perintah in (perintah.Putuskan, perintah.Sorot):
            return not lanjut
        return True

    def content(self) -> Iterable[Widget]:
        """Give narrative and choices, exhibits beside them."""
        with Vertical(id="meja"):
            with Vertical(id="kiri"):
                with self._cerita:
                    yield self._narasi
                    yield self._daftar
                yield self._lembar_petunjuk
            with self._panel:
                yield self._isi

    def on_mount(self) -> None:
        """Show the scene in which the run stands, in the layout that was last used here."""
        self._tempat = 0 if self.aplikasi.recall(TATA_BACA) == "aula" else None
        self.watch(self._cerita, "masih_ada", self._show_hint, init=False)
        self.watch(self._daftar, "perubahan", self._show_hint, init=False)
        self.show_scene()

    def on_screen_resume(self) -> None:
        """Catch up with a choice that was made while a dialog opened over this screen."""
        self.call_after_refresh(self._catch_up)

    def _catch_up(self) -> None:
        if self.di_atas and self._daftar.langkah != self.perjalanan.keadaan.langkah:
            self.show_scene()

    @property
    def membaca(self) -> bool:
        """Whether a part of the story is on screen by itself, the choices still to come."""
        return self._tempat is not None and self._tempat < len(self._bagian)

    def on_resize(self, event: events.Resize) -> None:
        """Record exhibits that come into view with more room; the choices stand as far apart as the new height has it,
        which is known only once the screen is laid out."""
        self._place_panel(event.size.width)
        self.lay_again(self._daftar.lay_again)

    # --- painting ---------------------------------------------------------------------------------

    def show_scene(self) -> None:
        """Show the current scene, or the ending's screen."""
        perjalanan = self.perjalanan
        if perjalanan.selesai:
            self.go(tujuan.HalamanAkhir(perjalanan, None, "akhir"))
            return
        adegan = perjalanan.adegan
        self._berkas = 0
        self._tangan = None
        self._bagian = [part for text in (adegan.narasi, *perjalanan.sisipan) for part in markdown_parts(text)]
        self._tempat = None if self._tempat is None else 0
        self._cerita.title(plain(adegan.judul.replace("\n", " ")))
        self._daftar.offer(perjalanan.tersedia, perjalanan.keadaan.langkah)
        self._show_story()
        self.refresh_head()
        self._sejak = time.monotonic()

    def _show_story(self) -> None:
        """Show the whole story with its choices, or in the layout for a hall the part that is read now."""
        hall = self._tempat is not None
        if hall != self.has_class("-aula"):
            self.set_class(hall, "-aula")
            self._daftar.lay_again()
        self._daftar.display = not self.membaca
        if self.membaca and self._tempat is not None:
            self._narasi.show(airy(self._bagian[self._tempat], LEBAR_AULA), anew=True)
            self.set_focus(None)
        else:
            told = stack() if hall else stack(*self._bagian, self._exhibit_hint)
            self._narasi.show(told, anew=True)
            if self.focused is not self._daftar:
                self._daftar.focus(scroll_visible=False)
        self._cerita.scroll_home(animate=False)
        self._place_panel()
        self._show_hint()
        self.refresh_commands()

    def _show_hint(self) -> None:
        if self.membaca and self._tempat is not None:
            told = teks.BACA_BAGIAN.format(n=self._tempat + 1, semua=len(self._bagian) + 1)
            if self.aplikasi.size.width > LEBAR_HURUF_KECIL:
                told = f"{told} {teks.BACA_PERBESAR}"
        else:
            told = self._daftar.petunjuk
            if self.offers(perintah.HitungSuara) and self._tangan is None:
                told = f"{told} {teks.TANGAN_PETUNJUK}"
        if told != self._petunjuk:
            self._petunjuk = told
            self._lembar_petunjuk.show(paragraph(told))

    def _exhibit_hint(self, width: int) -> Baris:
        """Say that there are exhibits where there is no room for the panel."""
        exhibits = len(self.perjalanan.berkas)
        if not exhibits or self.aplikasi.size.width >= LEBAR_PANEL:
            return []
        return wrap(Content.styled(teks.BERKAS_ADA.format(n=exhibits), "$accent"), width)

    def _place_panel(self, width: int | None = None) -> None:
        """Show the exhibits beside the story where there are any, and room for them."""
        width = self.aplikasi.size.width if width is None else width
        room = width >= LEBAR_PANEL and self._tempat is None
        self._panel.display = room and bool(self.perjalanan.berkas)
        if room:
            self._show_exhibit()

    def _show_exhibit(self) -> None:
        exhibits = self.perjalanan.berkas
        if not exhibits:
            return
        place = self._berkas % len(exhibits)
        self._panel.title(exhibit_title(exhibits, place))
        self._isi.show(exhibit_block(exhibits[place][1]), anew=True)
        self._panel.scroll_home(animate=False)
        seen, step = exhibits[place][0], self.perjalanan.keadaan.langkah
        self.call_after_refresh(self._record_exhibit, seen, step)  # the scene is on screen first

    def _record_exhibit(self, nomor: int, langkah: int | None = None) -> None:
        if langkah not in (None, self.perjalanan.keadaan.langkah):
            return  # the run moved on before the exhibit was seen
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
        if self.aplikasi.size.width < LEBAR_PANEL or self._tempat is not None:
            self.aplikasi.push_screen(BacaBerkas(exhibits, self._record_exhibit))
            return
        if self._panel.scroll_offset.y < self._panel.max_scroll_y:
            self._panel.page(up=False)
            return
        self._berkas = (self._berkas + 1) % len(exhibits)
        self._show_exhibit()

    @on(DaftarPilihan.Diputuskan)
    def decide(self, event: DaftarPilihan.Diputuskan) -> None:
        """Make the move; a second answer is passed over, a refused one leaves the scene as it was."""
        try:
            pilihan = self.perjalanan.choose(
                event.pilihan, event.langkah, detik=round(time.monotonic() - self._sejak, 1), tangan=self._tangan
            )
        except LangkahBasi:
            return
        except Galat as galat:
            self.refuse(galat)
            self._daftar.offer(self.perjalanan.tersedia, self.perjalanan.keadaan.langkah)
            self._show_hint()
            return
        self._after(pilihan)

    def _after(self, pilihan: Pilihan) -> None:
        feedback = self.perjalanan.umpan_balik(pilihan)
        if pilihan.akibat is None and feedback is None:
            self.show_scene()
            return
        from simulasi.layar.dialog.akibat import Akibat  # noqa: PLC0415 (only choices with a consequence need it)

        self.aplikasi.push_screen(Akibat(pilihan.akibat, feedback), self._go_on)

    def _go_on(self, _nothing: None) -> None:
        self.show_scene()

    @on(perintah.HitungSuara)
    def count_hands(self) -> None:
        """Take the tally; it is kept with the decision."""
        if not self.perjalanan.tersedia:
            return  # the last choice is made and the ending comes next
        from simulasi.layar.dialog.tangan import HitungTangan  # noqa: PLC0415 (only groups need it)

        step = self.perjalanan.keadaan.langkah

        def take(tangan: dict[str, int] | None) -> None:
            if tangan is not None and step == self.perjalanan.keadaan.langkah:
                self._tangan = tangan if any(tangan.values()) else None
                self._daftar.show_hands(tangan)
                self._show_hint()

        self.aplikasi.push_screen(
            HitungTangan(self.perjalanan.tersedia, self._tangan or {}, self.perjalanan.orang), take
        )

    # --- reading in a hall ------------------------------------------------------------------------

    @on(perintah.TataBaca)
    def change_layout(self) -> None:
        """Change between the usual layout and the one for a hall; the mark stays, and so does the decision."""
        if self._tempat is not None:
            self._tempat = None
        else:
            self._tempat = 0 if self._daftar.tanda is None else len(self._bagian)
        self.aplikasi.remember(TATA_BACA, "biasa" if self._tempat is None else "aula")
        self._show_story()

    @on(perintah.BacaTerus)
    def read_on(self) -> None:
        """Show the rest of a long part, then the next one, last the choices."""
        if not self.membaca or self._tempat is None:
            return
        if self._cerita.has_more:
            self._cerita.page(up=False)
            return
        self._tempat += 1
        self._show_story()

    @on(perintah.BacaMundur)
    def read_back(self) -> None:
        """Show the part before."""
        if self._tempat:
            self._tempat -= 1
            self._show_story()

    def scroll_text(self, *, up: bool) -> None:
        """Scroll a page; in a hall go on to the next part at its end, back to the part before at its top."""
        if not up and self.membaca:
            self.read_on()
        elif up and self._tempat is not None and self._cerita.scroll_offset.y == 0:
            self.read_back()
        else:
            super().scroll_text(up=up)

    @on(perintah.Putuskan)
    @on(perintah.Teruskan)
    def press_enter(self) -> None:
        """Do what Enter does, asked for by mouse."""
        self._daftar.action_enter()

    @on(perintah.Pulang)
    def leave(self) -> None:
        """Go back to the library; the run stays unfinished and can be resumed."""
        from simulasi.layar.dialog.pesan import Tanya  # noqa: PLC0415 (rarely needed)

        def answer(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        self.aplikasi.push_screen(Tanya(teks.TINGGALKAN_JUDUL, teks.TINGGALKAN_ISI), answer)
