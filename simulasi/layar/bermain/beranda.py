"""Screen 1, Beranda: the library grouped by field, the highlighted scenario beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.option_list import Option

from simulasi.dasar.galat import Galat
from simulasi.layar import perintah, teks, tujuan
from simulasi.layar.dasar import Layar
from simulasi.layar.perintah import Perintah
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.daftar_sorot import DaftarSorot
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.isian import Isian
from simulasi.layar.widget.isian_cari import IsianCari
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.lembar_tunggu import LembarTunggu
from simulasi.layar.widget.tata import Blok, bullets, of, paragraph, section, stack

if TYPE_CHECKING:
    from simulasi.lari.kelas import Entri


class Beranda(Layar[None]):
    """The library."""

    PERINTAH = (
        perintah.Jelajah,
        perintah.BukaSkenario,
        perintah.Cari,
        perintah.SaringBidang,
        perintah.GantiPeserta,
        perintah.Papan,
        perintah.Gulir,
        perintah.GulirNaik,
    )
    GULIR = "rinci"
    JUDUL = teks.PROGRAM
    AUTO_FOCUS = "#daftar"

    @dataclass
    class Terbaca(Message):
        """The library has been read."""

        entri: tuple[Entri, ...]

    @dataclass
    class Gagal(Message):
        """The library cannot be read."""

        galat: Galat

    def __init__(self) -> None:
        super().__init__()
        self._entri: tuple[Entri, ...] | None = None
        self._tampil: list[Entri | None] = []  # by place in the list; None for the heading of a field
        self._bidang: str | None = None
        self._status: dict[str, str] = {}

    @property
    def _bersesi(self) -> bool:
        """Whether a facilitator's session decides what is played, and in which order."""
        return not self.kelas.bebas

    def head(self) -> str:
        """Give the name of the program, or the session's title."""
        return self.kelas.sesi.judul if self._bersesi else self.JUDUL

    def offers(self, _perintah: type[Perintah]) -> bool:
        """Offer the filter where there are several fields."""
        return _perintah is not perintah.SaringBidang or len(self._fields()) > 1

    def _fields(self) -> list[str]:
        return [b for b in teks.BIDANG if any(e.bidang == b for e in self._entri or ())]

    def content(self) -> Iterable[Widget]:
        """Give search line, list and detail."""
        with Horizontal(id="saring"):
            yield Lembar(paragraph("/"), id="tanda-cari")
            yield IsianCari("daftar", placeholder=teks.CARI, id="cari")
            yield Lembar(id="bidang")
        with Vertical(id="dua"):
            yield DaftarSorot(id="daftar")
            with Gulungan(id="rinci"):
                yield LembarTunggu(id="isi-rinci")

    def on_mount(self) -> None:
        """Paint first, then read the library in a thread."""
        self.query_one("#daftar").border_title = Content(teks.BERANDA_SESI if self._bersesi else teks.BERANDA)
        self._show_filter()
        self.query_one("#isi-rinci", LembarTunggu).wait(teks.MEMUAT)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.run_worker(self._read, name="pustaka", group="pustaka", exclusive=True, thread=True)

    def _read(self) -> None:
        try:
            entries = self.kelas.entries()
        except Galat as galat:
            self.post_message(self.Gagal(galat))
        else:
            self.post_message(self.Terbaca(entries))

    @on(Gagal)
    def tell_failure(self, event: Gagal) -> None:
        """Say why there is no library."""
        self.query_one("#isi-rinci", Lembar).show(paragraph(event.galat.pesan))

    @on(Terbaca)
    def take_library(self, event: Terbaca) -> None:
        """Show the library when it has been read."""
        self._entri = event.entri
        self._read_status()
        self._show_filter()
        self.refresh_commands()
        self._fill()
        if self.aplikasi.peserta is None:
            self.go(tujuan.Peserta(self._begin_asked))
        else:
            self._begin_asked()

    def _begin_asked(self) -> None:
        wanted, self.aplikasi.langsung = self.aplikasi.langsung, None
        if wanted is not None:
            self.go(tujuan.Pengantar(wanted))

    def on_screen_resume(self, _event: events.ScreenResume) -> None:
        """Show what changed while other screens were open."""
        self.refresh_head()
        if self._entri is not None:
            self._read_status()
            self._fill()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the lines out for the new width."""
        del event
        self.lay_again(self._fill)

    def _read_status(self) -> None:
        peserta = self.aplikasi.peserta
        entries = self._entri or ()
        self._status = {
            e.id: "galat" if e.bermasalah else "belum" if peserta is None else self.kelas.status(peserta, e.id)
            for e in entries
        }

    # --- list -------------------------------------------------------------------------------------

    def _fill(self) -> None:
        if self._entri is None:
            return
        daftar = self.query_one("#daftar", DaftarSorot)
        kept = self._highlighted()
        words = self.query_one("#cari", Isian).value.casefold().split()
        shown = [e for e in self._entri if self._bidang in (None, e.bidang) and e.matches(words, teks.BIDANG)]
        self._tampil = []
        options: list[Option] = []
        width = max(daftar.lebar_baris, 20)
        for bidang, group in self._groups(shown):
            if bidang is not None:
                self._tampil.append(None)
                name = plain(teks.BIDANG.get(bidang, bidang), "bold $accent")
                options.append(Option(name, disabled=True))
            for entri in group:
                self._tampil.append(entri)
                options.append(Option(self._line(entri, width)))
        daftar.set_options(options)
        places = [i for i, e in enumerate(self._tampil) if e is not None]
        same = [i for i in places if kept is not None and self._tampil[i] is kept]
        daftar.highlighted = (same or places or [None])[0]
        daftar.border_subtitle = Content(self._progress(len(places)))
        self._show_detail()

    def _groups(self, shown: Sequence[Entri]) -> Iterable[tuple[str | None, Sequence[Entri]]]:
        """Give the entries by field; those of a session as one list without a heading, in its order."""
        if self._bersesi:
            yield None, shown
            return
        for bidang in dict.fromkeys((*teks.BIDANG, *(e.bidang for e in shown))):
            group = [e for e in shown if e.bidang == bidang]
            if group:
                yield bidang, group

    def _progress(self, shown: int) -> str:
        """Count what is listed, or in a session what is done."""
        if not self._bersesi:
            return teks.JUMLAH.format(n=shown)
        states = [self._status.get(e.id, "belum") for e in self._entri or ()]
        signs = "".join(teks.LAMBANG_STATUS[state] for state in states)
        return f"{signs}  {teks.KEMAJUAN.format(n=states.count('selesai'), semua=len(states))}"

    def _line(self, entri: Entri, width: int) -> Content:
        status = self._status.get(entri.id, "belum")
        if status == "galat":
            meta = teks.STATUS[status]
        else:
            meta = f"{teks.STATUS[status]:<9}{entri.tingkat:<9}{entri.durasi:>3} {teks.MENIT}"
        number = f"{(self._entri or ()).index(entri) + 1:>2} " if self._bersesi else "  "
        left = Content.assemble(
            (number, "$redup"),
            (f"{teks.LAMBANG_STATUS[status]} ", "$error" if status == "galat" else "$accent"),
            plain(entri.judul.replace("\n", " ")),
        ).truncate(max(width - len(meta) - 2, 8), ellipsis=True)
        return left.pad_right(max(width - left.cell_length - len(meta), 1)) + Content.styled(meta, "$redup")

    def _highlighted(self) -> Entri | None:
        place = self.query_one("#daftar", DaftarSorot).highlighted
        return self._tampil[place] if place is not None and place < len(self._tampil) else None

    # --- detail -----------------------------------------------------------------------------------

    @on(DaftarSorot.OptionHighlighted)
    def _show_detail(self) -> None:
        if self._entri is None:
            return
        entri = self._highlighted()
        if entri is None:
            blok = paragraph(teks.TAK_DITEMUKAN if self._entri else teks.PUSTAKA_KOSONG)
        else:
            blok = self._detail(entri)
        self.query_one("#isi-rinci", Lembar).show(blok)
        self.query_one("#rinci", Gulungan).scroll_home(animate=False)

    def _detail(self, entri: Entri) -> Blok:
        status = self._status.get(entri.id, "belum")
        title = paragraph(entri.judul, "bold")
        if status == "galat":
            mark = of(Content.styled(f"{teks.LAMBANG_STATUS[status]} {teks.STATUS[status]}", "bold $error"))
            return stack(stack(title, mark, gap=0), paragraph(teks.GALAT_SKENARIO))
        state = Content.assemble(
            (f"{teks.LAMBANG_STATUS[status]} ", "$accent"),
            teks.PENJELASAN_STATUS[status],
            (f"  ·  {entri.tingkat}  ·  {entri.durasi} {teks.MENIT}", "$redup"),
        )
        return stack(
            stack(title, of(state), gap=0),
            section(teks.PERAN, paragraph(entri.peran)),
            paragraph(entri.ringkasan),
            section(teks.TITIK_RAWAN, bullets(f"{kode}  {nama}" for kode, nama in entri.titik_rawan))
            if entri.titik_rawan
            else None,
        )

    # --- commands ---------------------------------------------------------------------------------

    @on(Input.Changed, "#cari")
    def _search(self) -> None:
        self._fill()

    @on(perintah.Cari)
    def _go_search(self) -> None:
        self.query_one("#cari").focus()

    @on(perintah.SaringBidang)
    def _next_field(self) -> None:
        ring: list[str | None] = [None, *self._fields()]
        self._bidang = ring[(ring.index(self._bidang) + 1) % len(ring)] if self._bidang in ring else None
        self._show_filter()
        self._fill()

    def _show_filter(self) -> None:
        self.query_one("#bidang").display = len(self._fields()) > 1
        name = teks.SEMUA_BIDANG if self._bidang is None else teks.BIDANG[self._bidang]
        self.query_one("#bidang", Lembar).show(paragraph(f"F: {name}", "$redup"))

    @on(perintah.Papan)
    def _open_board(self) -> None:
        self.go(tujuan.PapanSkor())

    @on(perintah.GantiPeserta)
    def _change_participant(self) -> None:
        self.go(tujuan.Peserta())

    @on(DaftarSorot.OptionSelected)
    @on(perintah.BukaSkenario)
    def _open(self) -> None:
        entri = self._highlighted()
        if entri is not None:
            self.go(tujuan.IsiPustaka(entri))
