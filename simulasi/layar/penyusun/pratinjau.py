"""Screen 13, Pratinjau: a scenario being written; findings, map and play beside each other, read again when saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets.option_list import Option

from simulasi.lari.pratinjau import (
    Bacaan,
    Stempel,
    Tempat,
    first_place,
    go,
    go_back,
    jump,
    keep_place,
    read,
    restart,
    stamp,
)
from simulasi.layar import perintah, teks
from simulasi.layar.aplikasi_dasar import AplikasiDasar, run_program
from simulasi.layar.dasar import Layar
from simulasi.layar.dialog.pesan import Pesan
from simulasi.layar.dialog.variabel import UbahVariabel
from simulasi.layar.penyusun import perintah_penyusun
from simulasi.layar.penyusun.pratinjau_isi import fork_table, map_rows, play_page
from simulasi.layar.perintah import Perintah
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.daftar_sorot import DaftarSorot
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import paragraph
from simulasi.periksa.laporan import tell
from simulasi.permainan.cabang import TabelCabang
from simulasi.permainan.mesin import moves
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.temuan import Temuan

BINGKAI_PETA = 6
"""Columns of the map's frame, padding and scroll bar."""
DETIK_LIHAT = 0.1
"""How often the file is looked at: reading again must begin well within 300 ms of a saving."""


class LayarPratinjau(Layar[None]):
    """Shows the file as it is now; the place in the story is kept over every reload."""

    PERINTAH = (
        perintah_penyusun.KeTemuan,
        perintah_penyusun.KePeta,
        perintah_penyusun.KeCerita,
        perintah_penyusun.KeCabang,
        perintah_penyusun.Ambil,
        perintah_penyusun.Undur,
        perintah_penyusun.DariAwal,
        perintah_penyusun.AturVariabel,
        perintah_penyusun.BacaUlang,
        perintah.Gulir,
        perintah.GulirNaik,
    )
    AUTO_FOCUS = ""
    GULIR = "cerita"
    PANEL: ClassVar[dict[type[Perintah], str]] = {
        perintah_penyusun.KeTemuan: "temuan",
        perintah_penyusun.KePeta: "peta",
        perintah_penyusun.KeCerita: "cerita",
        perintah_penyusun.KeCabang: "cabang",
    }

    class Terbaca(Message):
        """The file was read again."""

        def __init__(self, bacaan: Bacaan, stempel: Stempel | None) -> None:
            super().__init__()
            self.bacaan = bacaan
            self.stempel = stempel

    def __init__(self, berkas: Path, acuan: Acuan, tanggal: date) -> None:
        super().__init__()
        self.berkas = berkas
        self._acuan, self._tanggal = acuan, tanggal
        self.bacaan: Bacaan | None = None
        self._utuh: Bacaan | None = None  # the latest reading that can be walked through
        self.tempat: Tempat | None = None
        self._stempel: Stempel | None = None
        self._dibaca = 0
        self._hilang = False
        self._panel = "cerita"
        self._peta: list[str] = []  # scene id by row of the map

    def head(self) -> str:
        """Give file and verdict."""
        if self.bacaan is None:
            return self.berkas.name
        warnings = len(self.bacaan.temuan) - self.bacaan.galat
        return f"{self.berkas.name} · {teks.PRATINJAU_JUMLAH.format(galat=self.bacaan.galat, peringatan=warnings)}"

    def content(self) -> Iterable[Widget]:
        """Give the four panels and the line that says how the file stands."""
        with Horizontal(id="meja"):
            with Vertical(id="kiri-penyusun"):
                yield DaftarSorot(id="temuan")
                yield DaftarSorot(id="peta")
            with Vertical(id="kanan-penyusun"):
                with Gulungan(id="cerita", can_focus=True):
                    yield Lembar(id="isi-cerita")
                with Gulungan(id="cabang", can_focus=True):
                    yield Lembar(id="isi-cabang")
        yield Lembar(id="petunjuk")

    def on_mount(self) -> None:
        """Title the panels, read the file, and keep looking at it."""
        for name, title in teks.PRATINJAU_PANEL.items():
            self.query_one(f"#{name}").border_title = title
        self._show_panel("cerita")
        self._look()
        self.set_interval(DETIK_LIHAT, self._look)

    def on_resize(self, event: events.Resize) -> None:
        """Cut the lines of the map anew."""
        del event
        self.call_after_refresh(self._fill_map)

    # --- reading ----------------------------------------------------------------------------------

    def _look(self) -> None:
        now = stamp(self.berkas)
        if self._hilang != (now is None):
            self._hilang = now is None
            self.query_one("#petunjuk", Lembar).show(paragraph(self._status()))
        if (now is not None and now != self._stempel) or self._dibaca == 0:
            self._stempel = now
            self._dibaca = max(self._dibaca, 1)
            self._read(now)

    @work(thread=True, exclusive=True, group="baca")
    def _read(self, now: Stempel | None) -> None:
        self.post_message(self.Terbaca(read(self.berkas, self._acuan, self._tanggal), now))

    @on(Terbaca)
    def take_reading(self, event: Terbaca) -> None:
        """Show the new reading; the place is kept where its scene still exists."""
        if event.stempel != self._stempel:
            return  # saved again meanwhile; that reading is on its way
        self.bacaan = event.bacaan
        self._dibaca += 1
        program = event.bacaan.program
        if program is not None:
            if self._utuh is not None and self._utuh.program is not None and self.tempat is not None:
                self.tempat = keep_place(self._utuh.program, self.tempat, program)
            else:
                self.tempat = first_place(program)
            self._utuh = event.bacaan
        self._fill_findings()
        self._show()

    @on(perintah_penyusun.BacaUlang)
    def read_again(self) -> None:
        """Read the file now."""
        self._stempel = stamp(self.berkas)
        self._read(self._stempel)

    # --- painting ---------------------------------------------------------------------------------

    def _fill_findings(self) -> None:
        daftar = self.query_one("#temuan", DaftarSorot)
        rows: list[Option] = []
        for t in self.bacaan.temuan if self.bacaan is not None else ():
            style = "bold $error" if t.tingkat == "galat" else "bold $accent"
            rows.append(
                Option(Content.assemble((f"{t.kode} {t.tingkat}", style), f"  {t.baris}:{t.kolom}  ", plain(t.pesan)))
            )
        daftar.set_options(rows or [Option(Content.styled(teks.PRATINJAU_BERSIH, "$redup"), disabled=True)])
        daftar.highlighted = 0 if rows else None

    def _show(self) -> None:
        if self._utuh is None or self._utuh.program is None or self.tempat is None:
            self.query_one("#isi-cerita", Lembar).show(paragraph(teks.PRATINJAU_BELUM))
        else:
            program = self._utuh.program
            self.query_one("#isi-cerita", Lembar).show(play_page(program, self.tempat))
            self.query_one("#isi-cabang", Lembar).show(fork_table(self._table()))
            scene = program.skenario.adegan[self.tempat.keadaan.adegan]
            self.query_one("#cerita", Gulungan).title(plain(f"{self.tempat.keadaan.adegan} · {scene.judul}"))
            self._fill_map()
        self.query_one("#petunjuk", Lembar).show(paragraph(self._status()))
        self.refresh_head()

    def _fill_map(self) -> None:
        peta = None if self._utuh is None else self._utuh.peta
        if peta is None or self.tempat is None:
            return
        daftar = self.query_one("#peta", DaftarSorot)
        marks: Mapping[str, tuple[Temuan, ...]] = self.bacaan.masalah if self.bacaan is not None else {}
        room = daftar.region.width or self.query_one("#meja").region.width  # where hidden: what it will have
        rows = map_rows(peta, self.tempat, marks, max(room - BINGKAI_PETA, 20))
        self._peta = [adegan for adegan, _ in rows]
        daftar.set_options([Option(line) for _, line in rows])
        here = self.tempat.keadaan.adegan
        daftar.highlighted = self._peta.index(here) if here in self._peta else None

    def _table(self) -> TabelCabang | None:
        if self._utuh is None or self._utuh.peta is None or self.tempat is None:
            return None
        return self._utuh.peta.node(self.tempat.keadaan.adegan).tabel

    def _status(self) -> str:
        if stamp(self.berkas) is None:
            return teks.PRATINJAU_HILANG
        if self.bacaan is not None and self.bacaan.program is None:
            return teks.PRATINJAU_PUTUS if self._utuh is not None else teks.PRATINJAU_BELUM
        return teks.PRATINJAU_TERBACA.format(n=self._dibaca - 1)

    def _show_panel(self, name: str) -> None:
        self._panel = name
        for panel in map(self.query_one, (f"#{other}" for other in self.PANEL.values())):
            panel.set_class(panel.id == name, "-aktif")
            if panel.id == name and panel.parent is not None:
                for side in self.query("#meja > Vertical"):
                    side.set_class(side is panel.parent, "-aktif")
        self.query_one(f"#{name}").focus()

    @on(perintah_penyusun.KeTemuan)
    @on(perintah_penyusun.KePeta)
    @on(perintah_penyusun.KeCerita)
    @on(perintah_penyusun.KeCabang)
    def go_to_panel(self, event: Perintah) -> None:
        """Bring a panel to the front (narrow) and give it the keys."""
        self._show_panel(self.PANEL[type(event)])

    # --- walking ----------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Take the choice of a digit."""
        if not event.key.isdecimal() or event.key == "0" or self._utuh is None:
            return
        program = self._utuh.program
        if program is None or self.tempat is None:
            return
        offered = moves(program, self.tempat.keadaan)
        if int(event.key) <= len(offered):
            event.stop()
            self._stand(go(program, self.tempat, offered[int(event.key) - 1].id))

    def _stand(self, tempat: Tempat) -> None:
        self.tempat = tempat
        self._show()
        self.query_one("#cerita", Gulungan).scroll_home(animate=False)

    @on(perintah_penyusun.Undur)
    def undo(self) -> None:
        """Take the last choice back."""
        if self.tempat is not None:
            self._stand(go_back(self.tempat))

    @on(perintah_penyusun.DariAwal)
    def start_over(self) -> None:
        """Go back to the start."""
        if self._utuh is not None and self._utuh.program is not None and self.tempat is not None:
            self._stand(restart(self._utuh.program, self.tempat))

    @on(perintah_penyusun.AturVariabel)
    def open_variables(self) -> None:
        """Open the variables; the story follows the values."""
        if self._utuh is None or self._utuh.program is None or self.tempat is None:
            return
        if not self._utuh.program.medan:
            self.aplikasi.push_screen(Pesan(teks.VARIABEL_JUDUL, teks.VARIABEL_KOSONG))
            return
        program = self._utuh.program

        def take(tempat: Tempat | None) -> None:
            if tempat is not None and self._utuh is not None and self._utuh.program is program:
                self._stand(tempat)

        self.aplikasi.push_screen(UbahVariabel(program, self.tempat), take)

    @on(DaftarSorot.OptionSelected)
    def take_row(self, event: DaftarSorot.OptionSelected) -> None:
        """Show a finding in full, or play from the scene of the map."""
        if event.option_list.id == "temuan" and self.bacaan is not None and self.bacaan.temuan:
            finding = self.bacaan.temuan[event.option_index]
            self.aplikasi.push_screen(Pesan(f"{finding.kode} {finding.tingkat}", tell([finding])))
        elif event.option_list.id == "peta" and self.tempat is not None:
            self._stand(jump(self.tempat, self._peta[event.option_index]))
            self._show_panel("cerita")


class AplikasiPratinjau(AplikasiDasar):
    """The preview of one file."""

    CSS_PATH = [AplikasiDasar.CSS_PATH, "../gaya/pratinjau.tcss"]  # noqa: RUF012 - Textual declares the type

    def __init__(self, berkas: Path, acuan: Acuan, tanggal: date) -> None:
        super().__init__()
        self._layar = LayarPratinjau(berkas, acuan, tanggal)

    def get_default_screen(self) -> LayarPratinjau:
        """Begin with the file."""
        return self._layar


def run(berkas: Path, acuan: Acuan, tanggal: date) -> int:
    """Show the preview until it is left, and give the exit code."""
    return run_program(AplikasiPratinjau(berkas, acuan, tanggal))
