"""Screen 11, Papan skor: the ranking of a session, sorted and filtered; practice apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual import events, on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets.option_list import Option

from simulasi.dasar.angka import figure
from simulasi.dasar.galat import Galat
from simulasi.layar import perintah, teks
from simulasi.layar.dasar import Layar
from simulasi.layar.perintah import Perintah
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.daftar_sorot import DaftarSorot
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.kolom import KepalaKolom, Kolom, Susunan, fit, row
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.lembar_tunggu import LembarTunggu
from simulasi.layar.widget.tata import Baris, Blok, bullets, of, paragraph, stack
from simulasi.permainan.tampilan import KETERANGAN

if TYPE_CHECKING:
    from decimal import Decimal

    from simulasi.papan.isi_papan import IsiPapan
    from simulasi.papan.latihan import BarisLatihan
    from simulasi.papan.papan_skor import BarisPapan

KOLOM_SKOR: Final = (
    Kolom("peringkat", teks.PAPAN_KOLOM["peringkat"], 5, kanan=True),
    Kolom("sandi", teks.PAPAN_KOLOM["sandi"], 0),
    Kolom("kelompok", teks.PAPAN_KOLOM["kelompok"], 0, mulai=64),
    Kolom("skenario", teks.PAPAN_KOLOM["skenario"], 22, mulai=126),
    Kolom("integritas", teks.PAPAN_KOLOM["integritas"], 7, kanan=True),
    Kolom("kepatuhan", teks.PAPAN_KOLOM["kepatuhan"], 7, kanan=True),
    Kolom("gabungan", teks.PAPAN_KOLOM["gabungan"], 7, kanan=True),
    Kolom("pita", teks.PAPAN_KOLOM["pita"], 19, mulai=100),
    Kolom("garis_merah", teks.PAPAN_KOLOM["garis_merah"], 3, kanan=True),
    Kolom("selesai_n", teks.PAPAN_KOLOM["selesai_n"], 7, kanan=True),
)
KOLOM_LATIHAN: Final = (
    Kolom("sandi", teks.PAPAN_KOLOM["sandi"], 0),
    Kolom("kelompok", teks.PAPAN_KOLOM["kelompok"], 0, mulai=90),
    Kolom("skenario", teks.PAPAN_KOLOM["skenario"], 0),
    Kolom("ke", teks.PAPAN_KOLOM["ke"], 3, kanan=True),
    Kolom("integritas", teks.PAPAN_KOLOM["integritas"], 7, kanan=True),
    Kolom("kepatuhan", teks.PAPAN_KOLOM["kepatuhan"], 7, kanan=True),
    Kolom("gabungan", teks.PAPAN_KOLOM["gabungan"], 7, kanan=True),
)


LEBAR_BERKATA = 90
"""From this many cells on the weights are told in words."""


class LayarPapan(Layar[None]):
    """Reads the journal in a thread, then shows, sorts and filters what it read."""

    CSS_PATH = "gaya/papan.tcss"
    PERINTAH = (
        perintah.Jelajah,
        perintah.UrutkanPapan,
        perintah.SaringKelompok,
        perintah.SaringSkenario,
        perintah.TukarPapan,
        perintah.Gulir,
        perintah.GulirNaik,
        perintah.Kembali,
    )
    GULIR = "rinci"
    AUTO_FOCUS = "#daftar"

    @dataclass
    class Terbaca(Message):
        """The board has been read."""

        isi: IsiPapan

    @dataclass
    class Gagal(Message):
        """There is no board."""

        galat: Galat

    def __init__(self) -> None:
        super().__init__()
        self._isi: IsiPapan | None = None
        self._latihan = False
        self._urut = "peringkat"
        self._kelompok: str | None = None
        self._skenario: str | None = None
        self._skor: list[BarisPapan] = []
        self._baris_latihan: list[BarisLatihan] = []

    def head(self) -> str:
        """Give title and session."""
        return f"{teks.PAPAN_JUDUL} · {self.kelas.sesi.judul}"

    def offers(self, _perintah: type[Perintah]) -> bool:
        """Filter and sort what there is."""
        isi = self._isi
        if _perintah is perintah.SaringKelompok:
            return isi is not None and len(isi.kelompok) > 1
        if _perintah is perintah.SaringSkenario:
            return isi is not None and len(isi.per_skenario) > 1
        if _perintah is perintah.UrutkanPapan:
            return not self._latihan
        return True

    def content(self) -> Iterable[Widget]:
        """Give the line of filters, headings, rows, detail and the caveat."""
        yield Lembar(id="tab")
        with Vertical(id="dua"):
            with Vertical(id="papan"):
                yield KepalaKolom(id="kepala-kolom")
                yield DaftarSorot(id="daftar")
            with Gulungan(id="rinci"):
                yield LembarTunggu(id="isi-rinci")
        yield Lembar(paragraph(KETERANGAN, "$redup"), id="keterangan")

    def on_mount(self) -> None:
        """Paint first, then read."""
        self._show_tabs()
        self.query_one("#isi-rinci", LembarTunggu).wait(teks.PAPAN_MEMUAT)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.run_worker(self._read, name="papan", group="papan", exclusive=True, thread=True)

    def _read(self) -> None:
        from simulasi.papan.isi_papan import read_board  # noqa: PLC0415 (only the board needs it)

        try:
            isi = read_board(self.kelas.jurnal, self.kelas.sesi.id)
        except Galat as galat:
            self.post_message(self.Gagal(galat))
        else:
            self.post_message(self.Terbaca(isi))

    @on(Gagal)
    def tell_failure(self, event: Gagal) -> None:
        """Say why there is no board."""
        self.query_one("#isi-rinci", Lembar).show(paragraph(event.galat.pesan))

    @on(Terbaca)
    def take_board(self, event: Terbaca) -> None:
        """Show the board when it has been read."""
        self._isi = event.isi
        if event.isi.catatan:
            words = paragraph(" ".join((*event.isi.catatan, KETERANGAN)), "$redup")
            self.query_one("#keterangan", Lembar).show(words)
        self.refresh_commands()
        self._fill()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the lines out for the new width."""
        del event
        self.lay_again(self._fill)

    # --- painting ---------------------------------------------------------------------------------

    def _show_tabs(self) -> None:
        self.query_one("#tab", Lembar).show(self._tabs)

    def _tabs(self, width: int) -> Baris:
        parts = [
            Content.styled(f"▸ {name}" if here else f"  {name}", "bold $accent" if here else "$redup")
            for name, here in ((teks.PAPAN_PERINGKAT, not self._latihan), (teks.PAPAN_LATIHAN, self._latihan))
        ]
        tabs = Content("  ").join(parts)
        filters = [
            teks.PAPAN_SARING.format(apa=what, nilai=value)
            for what, value in (
                (teks.PAPAN_KOLOM["kelompok"], self._kelompok),
                (teks.PAPAN_KOLOM["skenario"], self._title()),
            )
            if value is not None
        ]
        if self._isi is not None:
            i = self._isi.definisi.bobot_integritas
            wide = width >= LEBAR_BERKATA
            filters.append(f"{teks.BOBOT} {(teks.BOBOT_NILAI if wide else '{i} : {k}').format(i=i, k=100 - i)}")
        right = plain("  ·  ".join(filters), "$redup").truncate(max(width - tabs.cell_length - 2, 1), ellipsis=True)
        return [tabs.pad_right(max(width - tabs.cell_length - right.cell_length, 1)) + right]

    def _title(self) -> str | None:
        if self._skenario is None or self._isi is None:
            return None
        return self._isi.judul.get(self._skenario, self._skenario)

    def _fill(self) -> None:
        isi = self._isi
        if isi is None:
            return
        self._show_tabs()
        daftar = self.query_one("#daftar", DaftarSorot)
        width = max(daftar.lebar_baris, 40)
        if self._latihan:
            columns = fit(KOLOM_LATIHAN, width)
            self._baris_latihan = [r for r in isi.latihan if self._kept(r)]
            lines = [practice_line(r, columns, isi.judul) for r in self._baris_latihan]
        else:
            from simulasi.papan.isi_papan import sort_rows  # noqa: PLC0415 (loaded with the board)

            rows = isi.skor if self._skenario is None else isi.per_skenario.get(self._skenario, ())
            columns = fit(KOLOM_SKOR, width)
            self._skor = sort_rows([r for r in rows if self._kelompok in (None, r.kelompok)], self._urut)
            lines = [score_line(r, columns, isi.judul) for r in self._skor]
        self.query_one(KepalaKolom).show(columns, "" if self._latihan else self._urut)
        place = daftar.highlighted or 0
        daftar.set_options([Option(line) for line in lines])
        daftar.border_title = teks.PAPAN_JUDUL if not self._latihan else teks.PAPAN_LATIHAN
        daftar.border_subtitle = teks.PAPAN_BARIS.format(n=len(lines))
        daftar.highlighted = min(place, len(lines) - 1) if lines else None
        self._show_detail()

    def _kept(self, r: BarisLatihan) -> bool:
        return self._kelompok in (None, r.kelompok) and self._skenario in (None, r.skenario)

    @on(DaftarSorot.OptionHighlighted)
    def _show_detail(self) -> None:
        isi = self._isi
        if isi is None:
            return
        place = self.query_one("#daftar", DaftarSorot).highlighted
        if place is None:
            blok = paragraph(teks.LATIHAN_KOSONG if self._latihan else teks.PAPAN_KOSONG)
        elif self._latihan:
            blok = practice_detail(self._baris_latihan[place], isi.judul)
        else:
            blok = score_detail(self._skor[place], isi.judul)
        self.query_one("#isi-rinci", Lembar).show(blok)
        self.query_one("#rinci", Gulungan).scroll_home(animate=False)

    # --- commands ---------------------------------------------------------------------------------

    @on(perintah.UrutkanPapan)
    def sort_next(self) -> None:
        """Sort by the next column."""
        from simulasi.papan.isi_papan import URUTAN  # noqa: PLC0415 (loaded with the board)

        self._sort(URUTAN[(URUTAN.index(self._urut) + 1) % len(URUTAN)])

    @on(KepalaKolom.Diklik)
    def sort_clicked(self, event: KepalaKolom.Diklik) -> None:
        """Sort by the column that was clicked."""
        self._sort(event.kolom)

    def _sort(self, kolom: str) -> None:
        from simulasi.papan.isi_papan import URUTAN  # noqa: PLC0415 (loaded with the board)

        if kolom in URUTAN and not self._latihan:
            self._urut = kolom
            self._fill()

    @on(perintah.SaringKelompok)
    def next_group(self) -> None:
        """Show the next group only."""
        if self._isi is not None:
            self._kelompok = _next(self._kelompok, self._isi.kelompok)
            self._fill()

    @on(perintah.SaringSkenario)
    def next_scenario(self) -> None:
        """Show the board of the next scenario alone."""
        if self._isi is not None:
            self._skenario = _next(self._skenario, tuple(self._isi.per_skenario))
            self._fill()

    @on(perintah.TukarPapan)
    def turn_over(self) -> None:
        """Go to practice, or back."""
        self._latihan = not self._latihan
        self.refresh_commands()
        self._show_tabs()
        self._fill()

    @on(perintah.Kembali)
    def go_back(self) -> None:
        """Go back to where the board was opened."""
        self.dismiss(None)


def _next(now: str | None, names: Sequence[str]) -> str | None:
    ring: list[str | None] = [None, *names]
    return ring[(ring.index(now) + 1) % len(ring)] if now in ring else None


def _value(value: Decimal | None) -> str:
    return "–" if value is None else figure(value)


def score_line(r: BarisPapan, columns: Susunan, titles: Mapping[str, str]) -> Content:
    """Lay one row of the ranking out; `=` marks a shared rank."""
    rank = "–" if r.peringkat is None else f"{r.peringkat}{' =' if r.seri else '  '}"
    bands = "" if r.pita_integritas is None else f"{r.pita_integritas} / {r.pita_kepatuhan}"
    return row(
        columns,
        {
            "peringkat": rank,
            "sandi": r.sandi + (" !" if r.tanda else ""),
            "kelompok": r.kelompok or "–",
            "skenario": titles.get(r.skenario or "", r.skenario or ""),
            "integritas": _value(r.integritas),
            "kepatuhan": _value(r.kepatuhan),
            "gabungan": _value(r.gabungan),
            "pita": bands,
            "garis_merah": f"✕{r.garis_merah}" if r.garis_merah else "–",
            "selesai_n": teks.N_DARI_N.format(n=r.selesai_n, semua=r.ditugaskan_n),
        },
        {"peringkat": "bold $accent", "gabungan": "bold", "garis_merah": "bold $error" if r.garis_merah else "$redup"},
    )


def practice_line(r: BarisLatihan, columns: Susunan, titles: Mapping[str, str]) -> Content:
    """Lay one practice run out."""
    return row(
        columns,
        {
            "sandi": r.sandi,
            "kelompok": r.kelompok or "–",
            "skenario": titles.get(r.skenario, r.skenario),
            "ke": str(r.ke),
            "integritas": figure(r.integritas),
            "kepatuhan": figure(r.kepatuhan),
            "gabungan": figure(r.gabungan),
        },
        {"gabungan": "bold"},
    )


def score_detail(r: BarisPapan, titles: Mapping[str, str]) -> Blok:
    """Say in words what stands in a row, and what its flags mean."""
    facts: list[str] = []
    if r.seri:
        facts.append(teks.PAPAN_SERI.format(n=r.peringkat))
    if r.status != "selesai":
        facts.append(teks.PAPAN_SEBAGIAN.format(n=r.selesai_n, semua=r.ditugaskan_n))
    if r.skenario is not None:
        facts.append(f"{teks.PAPAN_KOLOM['skenario']}: {titles.get(r.skenario, r.skenario)}.")
    if r.pita_integritas is not None:
        facts.append(
            teks.PAPAN_PITA.format(integritas=r.pita_integritas, kepatuhan=r.pita_kepatuhan, kuadran=r.kuadran)
        )
    facts.append(teks.GARIS_MERAH_N.format(n=r.garis_merah) if r.garis_merah else teks.GARIS_MERAH_NOL)
    if r.mitigasi is not None:
        facts.append(f"{teks.NILAI_MITIGASI}: {teks.DARI_SERATUS.format(nilai=figure(r.mitigasi))}.")
    facts.append(teks.PAPAN_PERCOBAAN.format(n=r.percobaan_n))
    facts.extend(teks.TANDA_PAPAN.get(flag, flag) for flag in r.tanda.split())
    return stack(_name(r.sandi, r.kelompok), bullets(facts), gap=0)


def practice_detail(r: BarisLatihan, titles: Mapping[str, str]) -> Blok:
    """Say in words what stands in a row of practice."""
    facts = [
        f"{teks.PAPAN_KOLOM['skenario']}: {titles.get(r.skenario, r.skenario)}.",
        teks.LATIHAN_BERCABANG if r.bercabang else teks.LATIHAN_ULANG.format(n=r.ke),
        teks.LATIHAN_TINGKAT.format(tingkat=teks.TINGKAT_AKHIR[r.tingkat].lower()),
        teks.GARIS_MERAH_N.format(n=r.garis_merah) if r.garis_merah else teks.GARIS_MERAH_NOL,
    ]
    return stack(_name(r.sandi, r.kelompok), bullets(facts), gap=0)


def _name(sandi: str, kelompok: str | None) -> Blok:
    group = plain(f"  {kelompok}", "$redup") if kelompok else Content("")
    return of(plain(sandi, "bold") + group)
