"""Screen 9, Hasil: both dimensions as big figures, bands, the quadrant drawn, red lines, the caveat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Digits

from simulasi.dasar.angka import figure
from simulasi.dasar.galat import Galat
from simulasi.layar import perintah, teks, tujuan
from simulasi.layar.dialog.pesan import Pesan
from simulasi.layar.sesudah.halaman import Halaman
from simulasi.layar.widget.angka import bar, quadrant, range_bar
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import Blok, of, paragraph, stack
from simulasi.permainan.tampilan import round_half_up

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from simulasi.catatan import Peserta
    from simulasi.lari.hasil_lari import HasilLari


TINGGI_KUADRAN = ((45, 19), (30, 11), (0, 7))
"""From how many rows of the window on the quadrant has how many rows."""


class LayarHasil(Halaman):
    """The figures."""

    CSS_PATH = "../gaya/hasil.tcss"
    NAMA = "hasil"
    PERINTAH = (
        perintah.Maju,
        perintah.Mundur,
        perintah.Gulir,
        perintah.GulirNaik,
        perintah.SimpanLaporan,
        perintah.Papan,
        perintah.Pulang,
    )

    @dataclass
    class Tertulis(Message):
        """The report was written."""

        berkas: Path

    @dataclass
    class Gagal(Message):
        """The report could not be written."""

        galat: Galat

    def page(self) -> Iterable[Widget]:
        """Give figures on one side, the quadrant on the other."""
        hasil = self.hasil
        if hasil is None:
            return
        with Gulungan(id="halaman", can_focus=True):
            with Container(id="dua-hasil"):
                with Vertical(id="angka"):
                    ranges = self.perjalanan.lakon.rentang_akhir[hasil.nilai.akhir]
                    yield from _figure(teks.INTEGRITAS, hasil.integritas, hasil.pita_integritas, ranges[0])
                    yield from _figure(teks.KEPATUHAN, hasil.kepatuhan, hasil.pita_kepatuhan, ranges[1])
                yield Lembar(_map(hasil, self._rows()), id="kuadran")
            yield Lembar(stack(summary(hasil), self._extras()), id="ringkas")
            yield Lembar(paragraph(hasil.keterangan, "$redup"), id="keterangan")

    def _rows(self) -> int:
        return next(rows for least, rows in TINGGI_KUADRAN if self.aplikasi.size.height >= least)

    def on_resize(self, event: events.Resize) -> None:
        """Draw the quadrant for the new room."""
        del event
        if self.hasil is not None:
            self.query_one("#kuadran", Lembar).show(_map(self.hasil, self._rows()))

    def _extras(self) -> Blok:
        """Give nilai_mitigasi where there was a challenge, and say so where this was practice."""
        picked = self.perjalanan.kendali
        tantangan = self.perjalanan.lakon.tantangan
        nilai = None if picked is None else tantangan.look(tantangan.pick(picked)).nilai
        score = Content.assemble(
            (f"{teks.NILAI_MITIGASI} ", "$redup"), ("" if nilai is None else figure(nilai), "bold")
        )
        return stack(
            of(score) if nilai is not None else None,
            paragraph(teks.LATIHAN_HASIL, "bold $accent") if self.perjalanan.latihan else None,
        )

    @on(perintah.SimpanLaporan)
    def save_report(self) -> None:
        """Write the own report, off the screen: it goes through every run of the participant."""
        peserta = self.aplikasi.peserta
        if peserta is not None:
            self.run_worker(lambda: self._write(peserta), name="laporan", group="laporan", exclusive=True, thread=True)

    def _write(self, peserta: Peserta) -> None:
        from simulasi.ekspor.debrief.laporan import write_report  # noqa: PLC0415 (only this key needs it)

        try:
            path = write_report(self.kelas.jurnal, peserta, self.perjalanan.lakon.acuan, Path())
        except Galat as galat:
            self.post_message(self.Gagal(galat))
        else:
            self.post_message(self.Tertulis(path))

    @on(Tertulis)
    def tell_path(self, event: Tertulis) -> None:
        """Say where the report lies."""
        self.aplikasi.push_screen(Pesan(teks.LAPORAN_JUDUL, teks.LAPORAN_TERSIMPAN.format(berkas=event.berkas)))

    @on(Gagal)
    def tell_failure(self, event: Gagal) -> None:
        """Say why there is no report."""
        self.refuse(event.galat)

    @on(perintah.Papan)
    def open_board(self) -> None:
        """Open the scoreboard of the session."""
        self.go(tujuan.PapanSkor())


def _figure(label: str, value: Decimal, band: str, rentang: tuple[Fraction, Fraction]) -> Iterable[Widget]:
    lo, hi = round_half_up(rentang[0]), round_half_up(rentang[1])
    with Horizontal(classes="angka-besar"):
        yield Digits(figure(value))
        yield Lembar(
            stack(
                paragraph(label, "bold"),
                paragraph(band, "bold $accent"),
                lambda width: [bar(float(value) / 100, max(min(width, 24), 4))],
                lambda width: [range_bar(value, float(lo), float(hi), max(min(width, 24), 4))],
                paragraph(teks.RENTANG.format(lo=figure(lo), hi=figure(hi)), "$redup"),
                gap=0,
            )
        )


def summary(hasil: HasilLari) -> Blok:
    """Lay out what stands below the big figures."""
    i, k = hasil.bobot
    red = (
        paragraph(f"✕ {teks.GARIS_MERAH_N.format(n=hasil.garis_merah)}", "bold $error")
        if hasil.garis_merah
        else paragraph(f"● {teks.GARIS_MERAH_NOL}")
    )
    weights = f" · {teks.BOBOT}: {teks.BOBOT_NILAI.format(i=i, k=k)}"
    return stack(
        of(Content.assemble((f"{teks.GABUNGAN} ", "$redup"), (figure(hasil.gabungan), "bold"), (weights, "$redup"))),
        red,
        paragraph(teks.BERAT) if hasil.berat else None,
        *map(paragraph, hasil.batas),
    )


def _map(hasil: HasilLari, rows: int) -> Blok:
    def drawn(width: int) -> list[Content]:
        return quadrant(hasil.integritas, hasil.kepatuhan, hasil.kuadran, width=width, height=rows)

    name = Content.assemble((f"{teks.KUADRAN}: ", "$redup"), (hasil.kuadran, "bold $accent"))
    return stack(of(name), drawn)
