"""Dialog: who plays. Asks for a call sign and a group, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from textual import on
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.option_list import Option

from simulasi.catatan import Peserta
from simulasi.dasar.galat import Galat
from simulasi.layar import perintah, teks
from simulasi.layar.dasar import Dialog
from simulasi.layar.dialog.tangan import TERBANYAK
from simulasi.layar.perintah import Perintah
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.daftar_sorot import DaftarSorot
from simulasi.layar.widget.isian import Isian, IsianBorang
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import paragraph


class PilihPeserta(Dialog[Peserta | None]):
    """Gives the participant, or None where the dialog was left (only where somebody plays already)."""

    PERINTAH = (perintah.Simpan, perintah.PindahIsian, perintah.Batal)
    AUTO_FOCUS = "#sandi"

    def content(self) -> Iterable[Widget]:
        """Give the two fields."""
        with VerticalScroll(classes="isi", can_focus=False):
            group = self.kelas.sesi.mode == "kelompok"
            yield Lembar(paragraph(teks.PESERTA_KELOMPOK_ISI if group else teks.PESERTA_ISI), classes="jeda")
            yield Lembar(paragraph(teks.SANDI_KELOMPOK if group else teks.SANDI, "bold"))
            yield IsianBorang(self.kelas.propose_sandi(), id="sandi")
            yield Lembar(classes="galat", id="galat-sandi")
            if group:
                yield Lembar(paragraph(teks.ORANG, "bold"))
                yield IsianBorang(id="orang")
                yield Lembar(classes="galat", id="galat-orang")
            groups = self.kelas.sesi.kelompok
            yield Lembar(paragraph(teks.KELOMPOK_PILIH if groups else teks.KELOMPOK, "bold"))
            if groups:
                yield DaftarSorot(id="kelompok-daftar")
            else:
                yield IsianBorang(placeholder=teks.KELOMPOK_CONTOH, id="kelompok")

    def on_mount(self) -> None:
        """Fill the list of groups."""
        for daftar in self.query(DaftarSorot):
            daftar.add_options([Option(plain(nama)) for nama in self.kelas.sesi.kelompok])
            daftar.highlighted = 0

    def title_text(self) -> Any:
        """Give the title."""
        return plain(teks.PESERTA_JUDUL if self.aplikasi.peserta is None else teks.PESERTA_GANTI)

    def offers(self, _perintah: type[Perintah]) -> bool:
        """Leaving needs somebody who plays already."""
        return _perintah is not perintah.Batal or self.aplikasi.peserta is not None

    def _group(self) -> str | None:
        for daftar in self.query(DaftarSorot):
            return None if daftar.highlighted is None else self.kelas.sesi.kelompok[daftar.highlighted]
        return self.query_one("#kelompok", Isian).value.strip() or None

    def _people(self) -> int | None:
        """Give the people of the group, 1 where nobody was asked, None for a wrong answer."""
        for field in self.query("#orang").results(Isian):
            text = field.value.strip()
            return int(text) if re.fullmatch("[0-9]{1,2}", text) and int(text) else None
        return 1

    @on(Input.Submitted)
    @on(DaftarSorot.OptionSelected)
    @on(perintah.Simpan)
    def accept(self) -> None:
        """Take what was typed, or say why not."""
        people = self._people()
        if people is None:
            self.query_one("#galat-orang", Lembar).show(paragraph(f"! {teks.ORANG_SALAH.format(n=TERBANYAK)}"))
            self.query_one("#orang").focus()
            return
        try:
            peserta = self.kelas.participant(self.query_one("#sandi", Isian).value, self._group())
            if self.kelas.sesi.mode == "kelompok":
                self.kelas.set_people(peserta, people)
        except Galat as galat:
            self.query_one("#galat-sandi", Lembar).show(paragraph(f"! {galat.pesan}"))
            self.query_one("#sandi").focus()
            return
        self.dismiss(peserta)

    @on(perintah.Batal)
    def leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)
