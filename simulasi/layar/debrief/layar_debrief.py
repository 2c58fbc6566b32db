"""Screen 12, Debrief: the pages of `hasil.md` §5 for the projector; no person on any page but the last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from textual import events, on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Digits
from textual.widgets.option_list import Option

from simulasi.dasar.galat import Galat
from simulasi.debrief.halaman import Debrief, Halaman, HalamanPeringkat, HalamanTitikBalik
from simulasi.debrief.susun import Titik, compose
from simulasi.layar import perintah, teks
from simulasi.layar.aplikasi_dasar import AplikasiDasar, run_program
from simulasi.layar.dasar import Dialog, Layar
from simulasi.layar.debrief import perintah_debrief
from simulasi.layar.debrief.debrief_isi import big_figures, body
from simulasi.layar.dialog.pesan import Tanya
from simulasi.layar.perintah import Perintah
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.daftar_sorot import DaftarSorot
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.kepala import Kepala
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import in_a_row, paragraph, rule, stack
from simulasi.papan.tabel import Papan
from simulasi.papan.titik_balik import CalonTitikBalik
from simulasi.permainan.tampilan import KETERANGAN

TEMA_PROYEKTOR = "proyektor"
TINGGI_ANGKA, LEBAR_ANGKA = 30, 110
"""From this many rows and cells on figures are drawn large."""


class LayarDebrief(Layar[None]):
    """Shows one page at a time; what is worked out anew is worked out in a thread."""

    DEFAULT_CSS = """
    LayarDebrief #judul-tayangan { height: auto; }
    LayarDebrief #angka-tayangan { height: auto; }
    LayarDebrief #angka-tayangan > Vertical { width: auto; height: auto; margin-right: 6; margin-bottom: 1; }
    LayarDebrief #angka-tayangan > Vertical > Lembar { width: 30; }
    LayarDebrief #angka-tayangan Digits { width: 30; color: $accent; text-style: bold; }
    LayarDebrief #tayangan { height: 1fr; }
    LayarDebrief #tayangan > Lembar { max-width: 170; }
    LayarDebrief.-lega #badan { padding: 2 6 0 6; }
    LayarDebrief.-lega #judul-tayangan { margin-bottom: 1; }
    LayarDebrief.-lega #tayangan { padding: 1 4; }
    """
    PERINTAH = (
        perintah_debrief.HalamanBerikut,
        perintah_debrief.HalamanTadi,
        perintah_debrief.HalamanPertama,
        perintah_debrief.HalamanTerakhir,
        perintah_debrief.TayanganTerus,
        perintah_debrief.TayanganMundur,
        perintah_debrief.TukarTitik,
        perintah_debrief.TampilkanPeringkat,
    )
    AUTO_FOCUS = "#tayangan"
    GULIR = "tayangan"

    class Tersusun(Message):
        """The pages were made anew; `ke` is the scene whose turning point to show, "" for the ranking."""

        def __init__(self, debrief: Debrief, ke: str) -> None:
            super().__init__()
            self.debrief = debrief
            self.ke = ke

    class Gagal(Message):
        """The pages could not be made anew."""

        def __init__(self, galat: Galat) -> None:
            super().__init__()
            self.galat = galat

    def __init__(self, papan: Papan, titik: Titik | None, *, dengan_peringkat: bool) -> None:
        super().__init__()
        self._papan = papan
        self._titik: Mapping[str, Sequence[str]] = dict(titik or {})
        self._peringkat = dengan_peringkat
        self.debrief = compose(papan, titik, dengan_peringkat=dengan_peringkat)
        self.nomor = 0

    @property
    def kini(self) -> Halaman:
        """The page on show."""
        return self.debrief.halaman[self.nomor]

    def head(self) -> str:
        """Give the session and the scenario that the page is about."""
        session = self.debrief.judul or self.debrief.sesi
        return f"{session} · {self.kini.skenario}" if self.kini.skenario not in ("", self.kini.judul) else session

    def refresh_head(self) -> None:
        """Show the session, and which page this is."""
        self.query_one(Kepala).show(self.head(), f"{self.nomor + 1} / {len(self.debrief.halaman)}")

    def offers(self, _perintah: type[Perintah]) -> bool:
        """There is nothing before the first page; only a turning point can be swapped, the ranking added once."""
        if _perintah is perintah_debrief.HalamanTadi:
            return self.nomor > 0
        if _perintah is perintah_debrief.HalamanBerikut:
            return self.nomor < len(self.debrief.halaman) - 1
        if _perintah is perintah_debrief.TukarTitik:
            return isinstance(self.kini, HalamanTitikBalik) and bool(_others(self.kini))
        if _perintah is perintah_debrief.TampilkanPeringkat:
            return not self._peringkat
        return True

    def content(self) -> Iterable[Widget]:
        """Give title, figures and page."""
        yield Lembar(id="judul-tayangan")
        yield Horizontal(id="angka-tayangan")
        with Gulungan(id="tayangan", can_focus=True):
            yield Lembar(id="isi-halaman")

    def on_mount(self) -> None:
        """Show the first page."""
        self.call_after_refresh(self._show)

    def on_resize(self, event: events.Resize) -> None:
        """Give the page more air where there is room, and draw the figures as they fit."""
        self.set_class(event.size.width >= LEBAR_ANGKA and event.size.height >= TINGGI_ANGKA, "-lega")
        self.call_after_refresh(self._show)

    async def _show(self) -> None:
        page = self.kini
        self.query_one("#judul-tayangan", Lembar).show(stack(paragraph(page.judul, "bold $accent"), rule(), gap=0))
        await self._show_figures(page)
        caveat = paragraph(KETERANGAN, "$redup") if self.nomor == 0 or isinstance(page, HalamanPeringkat) else None
        self.query_one("#isi-halaman", Lembar).show(stack(body(page), caveat))
        self.query_one("#tayangan", Gulungan).scroll_home(animate=False)
        self.refresh_head()
        self.refresh_commands()

    async def _show_figures(self, page: Halaman) -> None:
        place = self.query_one("#angka-tayangan", Horizontal)
        await place.remove_children()
        figures = big_figures(page)
        room = self.aplikasi.size
        if room.height >= TINGGI_ANGKA and room.width >= LEBAR_ANGKA:
            await place.mount_all(Vertical(Lembar(paragraph(label, "$redup")), Digits(said)) for label, said in figures)
        elif figures:
            await place.mount(Lembar(in_a_row([f"{label}: {said}" for label, said in figures], "bold")))

    # --- turning pages ----------------------------------------------------------------------------

    async def turn_to(self, nomor: int) -> None:
        """Show a page by its place from 0."""
        self.nomor = min(max(nomor, 0), len(self.debrief.halaman) - 1)
        await self._show()

    @on(perintah_debrief.HalamanBerikut)
    async def go_forward(self) -> None:
        """Show the next page."""
        await self.turn_to(self.nomor + 1)

    @on(perintah_debrief.HalamanTadi)
    async def go_back(self) -> None:
        """Show the page before."""
        await self.turn_to(self.nomor - 1)

    @on(perintah_debrief.TayanganTerus)
    async def go_on(self) -> None:
        """Scroll on, at the end of a page to the next one: what a presenter's remote wants."""
        frame = self.query_one("#tayangan", Gulungan)
        if frame.has_more:
            frame.page(up=False)
        elif self.nomor < len(self.debrief.halaman) - 1:
            await self.turn_to(self.nomor + 1)

    @on(perintah_debrief.TayanganMundur)
    async def go_up(self) -> None:
        """Scroll back, at the top of a page to the page before."""
        frame = self.query_one("#tayangan", Gulungan)
        if frame.scroll_offset.y > 0:
            frame.page(up=True)
        elif self.nomor > 0:
            await self.turn_to(self.nomor - 1)

    @on(perintah_debrief.HalamanPertama)
    async def go_first(self) -> None:
        """Show the first page."""
        await self.turn_to(0)

    @on(perintah_debrief.HalamanTerakhir)
    async def go_last(self) -> None:
        """Show the last page."""
        await self.turn_to(len(self.debrief.halaman) - 1)

    # --- the leader's choices ---------------------------------------------------------------------

    @on(perintah_debrief.TukarTitik)
    def swap_point(self) -> None:
        """Ask for another fork and make the pages with it."""
        page = self.kini
        if not isinstance(page, HalamanTitikBalik):
            return

        def take(adegan: str | None) -> None:
            if adegan is None:
                return
            kept = [c.butir.adegan for c in page.data.terpilih]
            kept[kept.index(page.cabang.adegan)] = adegan
            self._titik = {**self._titik, page.id_skenario: kept}
            self._make_anew(adegan)

        self.aplikasi.push_screen(PilihTitik(_others(page)), take)

    @on(perintah_debrief.TampilkanPeringkat)
    def ask_for_ranking(self) -> None:
        """Add the ranking once it is wanted indeed."""

        def answer(yes: bool | None) -> None:
            if yes:
                self._peringkat = True
                self._make_anew("")

        self.aplikasi.push_screen(TanyaPeringkat(teks.DEBRIEF_PERINGKAT_JUDUL, teks.DEBRIEF_PERINGKAT_ISI), answer)

    def _make_anew(self, ke: str) -> None:
        def work() -> None:
            try:
                made = compose(self._papan, self._titik, dengan_peringkat=self._peringkat)
            except Galat as galat:
                self.post_message(self.Gagal(galat))
            else:
                self.post_message(self.Tersusun(made, ke))

        self.notify(teks.DEBRIEF_MENYUSUN, timeout=2, markup=False)
        self.run_worker(work, name="susun", group="susun", exclusive=True, thread=True)

    @on(Tersusun)
    async def take_pages(self, event: Tersusun) -> None:
        """Show the pages made anew at the place that was asked for."""
        self.debrief = event.debrief
        found = [
            i
            for i, page in enumerate(self.debrief.halaman)
            if (isinstance(page, HalamanTitikBalik) and page.cabang.adegan == event.ke)
            or (not event.ke and isinstance(page, HalamanPeringkat))
        ]
        await self.turn_to(found[0] if found else self.nomor)

    @on(Gagal)
    def tell_failure(self, event: Gagal) -> None:
        """Say why not."""
        self.refuse(event.galat)


def _others(page: HalamanTitikBalik) -> list[CalonTitikBalik]:
    """List the candidates that have no page yet."""
    shown = {c.butir.adegan for c in page.data.terpilih}
    return [c for c in page.data.calon if c.butir.adegan not in shown]


class TanyaPeringkat(Tanya):
    """Asks whether the class shall see the ranking."""

    PERINTAH = (perintah_debrief.Iyakan, perintah_debrief.Tidak)

    @on(perintah_debrief.Iyakan)
    def show_it(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    @on(perintah_debrief.Tidak)
    def leave_it_out(self) -> None:
        """Answer no."""
        self.dismiss(False)


class PilihTitik(Dialog[str | None]):
    """Gives the scene id of the fork picked, or None. It may be seen by the class, so it tells no figures."""

    PERINTAH = (perintah.Jelajah, perintah_debrief.PakaiTitik, perintah.Batal)
    JUDUL = teks.DEBRIEF_TUKAR
    AUTO_FOCUS = "#daftar-titik"

    def __init__(self, calon: Sequence[CalonTitikBalik]) -> None:
        super().__init__()
        self._calon = tuple(calon)

    def content(self) -> Iterable[Widget]:
        """Give the list."""
        yield Lembar(paragraph(teks.DEBRIEF_TUKAR_ISI, "$redup"), classes="jeda")
        yield DaftarSorot(id="daftar-titik")

    def on_mount(self) -> None:
        """Fill the list, the strongest candidate first."""
        daftar = self.query_one(DaftarSorot)
        daftar.set_options(
            Option(
                Content.assemble(
                    plain(c.butir.judul),
                    (f"  {teks.DEBRIEF_BAGIAN[c.bagian]}", "$redup"),
                    (f"  {teks.DEBRIEF_DILEMA}" if c.butir.dilema else "", "$accent"),
                )
            )
            for c in self._calon
        )
        daftar.highlighted = 0

    @on(DaftarSorot.OptionSelected)
    def take(self, event: DaftarSorot.OptionSelected) -> None:
        """Give the fork."""
        self.dismiss(self._calon[event.option_index].butir.adegan)

    @on(perintah.Batal)
    def leave(self) -> None:
        """Give nothing."""
        self.dismiss(None)


class AplikasiDebrief(AplikasiDasar):
    """The debrief of one session, in the projector's theme."""

    def __init__(self, papan: Papan, titik: Titik | None = None, *, dengan_peringkat: bool = False) -> None:
        super().__init__()
        self._layar = LayarDebrief(papan, titik, dengan_peringkat=dengan_peringkat)

    @property
    def tema_awal(self) -> str:
        """The projector's theme."""
        return TEMA_PROYEKTOR

    def get_default_screen(self) -> LayarDebrief:
        """Begin with the rules."""
        return self._layar


def run(papan: Papan, titik: Titik | None, *, dengan_peringkat: bool = False) -> int:
    """Show the pages until they are left, and give the exit code."""
    return run_program(AplikasiDebrief(papan, titik, dengan_peringkat=dengan_peringkat))
