"""Screen 10, Komitmen: one control to bring home: what, who, when. It may be passed over, and changed later."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.option_list import Option

from simulasi.catatan import Komitmen
from simulasi.dasar.galat import Galat
from simulasi.layar import perintah, teks
from simulasi.layar.sesudah.halaman import Halaman
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.daftar_sorot import DaftarSorot
from simulasi.layar.widget.isian import Isian, IsianBorang
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import Blok, pair, paragraph, stack
from simulasi.layar.widget.tombol import Tombol

if TYPE_CHECKING:
    from simulasi.skenario.model import Kendali

PALING_PANJANG = 500
"""Characters that a field holds, as many as the journal takes."""


class LayarKomitmen(Halaman):
    """A list of the scenario's controls and three fields."""

    CSS_PATH = "../gaya/komitmen.tcss"
    NAMA = "komitmen"
    AUTO_FOCUS = "#daftar"
    PERINTAH = (
        perintah.Jelajah,
        perintah.PindahIsian,
        perintah.SimpanKomitmen,
        perintah.Mundur,
        perintah.Selesai,
    )

    @property
    def _kendali(self) -> tuple[Kendali, ...]:
        return self.perjalanan.skenario.mitigasi

    def page(self) -> Iterable[Widget]:
        """Give list, fields and buttons."""
        with VerticalScroll(id="dua-komitmen", can_focus=False):
            yield DaftarSorot(id="daftar")
            with Vertical(id="isian-komitmen"):
                yield Lembar(id="untuk", classes="jeda")
                for nama in teks.KOMITMEN_ISIAN:
                    with Horizontal(classes="baris-isian"):
                        yield Lembar(paragraph(teks.KOMITMEN_ISIAN[nama], "bold"), classes="label-isian")
                        yield IsianBorang(placeholder=teks.KOMITMEN_CONTOH[nama], id=nama, panjang=PALING_PANJANG)
                yield Lembar(id="kabar")
                with Horizontal(id="tombol"):
                    yield Tombol(perintah.SimpanKomitmen, teks.KOMITMEN_SIMPAN, classes="utama")
                    yield Tombol(perintah.Selesai, perintah.Selesai.nama)

    def on_mount(self) -> None:
        """Show what was promised before."""
        daftar = self.query_one("#daftar", DaftarSorot)
        daftar.border_title = teks.KOMITMEN_PILIH
        self._fill()
        self._tersimpan = self._read() if self.perjalanan.komitmen is None else self.perjalanan.komitmen
        for nama in teks.KOMITMEN_ISIAN:
            self.query_one(f"#{nama}", Isian).value = getattr(self._tersimpan, nama)
        told = teks.KOMITMEN_BOLEH if self.perjalanan.komitmen is None else teks.KOMITMEN_LAMA
        self.query_one("#kabar", Lembar).show(paragraph(told, "$redup"))

    def on_resize(self, event: events.Resize) -> None:
        """Lay the lines out for the new width."""
        del event
        self.lay_again(self._fill)

    def _fill(self) -> None:
        daftar = self.query_one("#daftar", DaftarSorot)
        place = daftar.highlighted if daftar.highlighted is not None else self._first()
        width = max(daftar.lebar_baris, 20)
        daftar.set_options([Option(self._line(k, width)) for k in self._kendali])
        daftar.highlighted = place

    def _first(self) -> int:
        """Give the place of the control on record, else of the first that was picked in the challenge."""
        written = self.perjalanan.komitmen
        wanted = (written.kendali,) if written is not None else self.perjalanan.kendali or ()
        return next((i for i, k in enumerate(self._kendali) if k.id in wanted), 0)

    def _line(self, kendali: Kendali, width: int) -> Content:
        picked = kendali.id in (self.perjalanan.kendali or ())
        sign = ("■ ", "bold $accent") if picked else ("□ ", "$redup")
        return Content.assemble(sign, plain(kendali.judul.replace("\n", " "))).truncate(width, ellipsis=True)

    @on(DaftarSorot.OptionHighlighted)
    def show_control(self) -> None:
        """Show the control that the promise is about."""
        kendali = self._kendali[self.query_one("#daftar", DaftarSorot).highlighted or 0]
        self.query_one("#untuk", Lembar).show(
            stack(paragraph(kendali.judul, "bold $accent"), pair(teks.PELAKSANA, kendali.pelaksana), gap=0)
        )

    def _read(self) -> Komitmen:
        place = self.query_one("#daftar", DaftarSorot).highlighted or 0
        apa, siapa, kapan = (self.query_one(f"#{nama}", Isian).value.strip() for nama in teks.KOMITMEN_ISIAN)
        return Komitmen(self._kendali[place].id, apa, siapa, kapan)

    def _tell(self, blok: Blok) -> None:
        news = self.query_one("#kabar", Lembar)
        news.show(blok)
        self.call_after_refresh(news.scroll_visible, animate=False)

    # --- commands ---------------------------------------------------------------------------------

    @on(DaftarSorot.OptionSelected)
    @on(Input.Submitted)
    def go_to_next_field(self, event: DaftarSorot.OptionSelected | Input.Submitted) -> None:
        """Go on with Enter: from the list to the first field, from the last field to saving."""
        names = list(teks.KOMITMEN_ISIAN)
        place = 0 if isinstance(event, DaftarSorot.OptionSelected) else names.index(event.input.id or "") + 1
        if place < len(names):
            self.query_one(f"#{names[place]}").focus()
        else:
            self.save()

    @on(perintah.SimpanKomitmen)
    def save(self) -> None:
        """Keep the commitment, or say why not."""
        written = self._read()
        empty = next((nama for nama in teks.KOMITMEN_ISIAN if not getattr(written, nama)), None)
        if empty is not None:
            self._tell(paragraph(f"! {teks.KOMITMEN_KOSONG[empty]}", "bold $error"))
            self.query_one(f"#{empty}").focus()
            return
        try:
            self.perjalanan.commit(written)
        except Galat as galat:
            self._tell(paragraph(f"! {galat.pesan}", "bold $error"))
            return
        self._tersimpan = written
        self._tell(paragraph(f"● {teks.KOMITMEN_TERSIMPAN}", "bold $success"))
        self.query_one("#daftar").focus(scroll_visible=False)

    def _leave(self, go: Callable[[], None]) -> None:
        now, kept = self._read(), self._tersimpan
        if all(getattr(now, nama) == getattr(kept, nama) for nama in teks.KOMITMEN_ISIAN):
            go()
            return
        from simulasi.layar.dialog.pesan import Tanya  # noqa: PLC0415 (rarely needed)

        def answer(yes: bool | None) -> None:
            if yes:
                go()

        self.aplikasi.push_screen(Tanya(teks.KOMITMEN_TINGGAL_JUDUL, teks.KOMITMEN_TINGGAL_ISI), answer)

    @on(perintah.Mundur)
    def back_asking(self) -> None:
        """Open the page before, asking first where something is not kept."""
        self._leave(lambda: self.turn(-1))

    @on(perintah.Selesai)
    def finish(self) -> None:
        """Go back to the library, asking first where something is not kept."""
        self._leave(self.go_home)
