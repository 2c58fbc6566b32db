"""Screen 8, Tinjauan: the run as a timeline, the strongest decision first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets.option_list import Option

from simulasi.dasar.angka import figure
from simulasi.dasar.galat import Galat
from simulasi.layar import perintah, teks, tujuan
from simulasi.layar.sesudah.halaman import Halaman
from simulasi.layar.widget.angka import hands, loss_bar, staircase
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.daftar_sorot import DaftarSorot
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.sitasi import citation
from simulasi.layar.widget.tata import Baris, Blok, hang, of, paragraph, section, stack

if TYPE_CHECKING:
    from simulasi.lari.hasil_lari import HasilLari, LangkahHasil

LEBAR_BATANG = 16
LEBAR_LABEL = 12
LEBAR_UCAPAN = 47
"""Room for the longest words beside the drawn timeline: a loss of two digits in a step of two digits."""
TINGGI_LEGA = 30
"""From this many rows on the timeline is drawn three rows high."""
LEBAR_KATA = 14
LEBAR_BERBATANG = 66
"""From this width on a line of the timeline carries a bar of its larger loss."""


class LayarTinjauan(Halaman):
    """The timeline as a list, the highlighted decision in full beside or below it."""

    CSS_PATH = "../gaya/tinjauan.tcss"
    NAMA = "tinjauan"
    GULIR = "rinci"
    AUTO_FOCUS = "#daftar"
    PERINTAH = (perintah.Jelajah, perintah.UlangiDariSini, *Halaman.PERINTAH)

    def page(self) -> Iterable[Widget]:
        """Give the drawn timeline, list and detail."""
        yield Lembar(id="alur")
        with Vertical(id="dua"):
            yield DaftarSorot(id="daftar")
            with Gulungan(id="rinci"):
                yield Lembar(id="isi-rinci")

    def on_mount(self) -> None:
        """Fill the list."""
        self._langkah = order(self.hasil) if self.hasil is not None else []
        self.query_one("#daftar").border_title = teks.JUDUL_HALAMAN[self.NAMA]
        self._draw()
        self._fill()

    def _draw(self) -> None:
        if self.hasil is not None:
            tall = self.aplikasi.size.height >= TINGGI_LEGA
            self.query_one("#alur", Lembar).show(timeline(self.hasil, 3 if tall else 1))

    def on_resize(self, event: events.Resize) -> None:
        """Lay the lines out for the new width."""
        del event
        self._draw()
        self.lay_again(self._fill)

    def _fill(self) -> None:
        daftar = self.query_one("#daftar", DaftarSorot)
        place = daftar.highlighted or 0
        width = max(daftar.lebar_baris, 20)
        daftar.set_options([Option(line(langkah, width, strongest)) for langkah, strongest in self._langkah])
        daftar.highlighted = min(place, len(self._langkah) - 1) if self._langkah else None

    @on(DaftarSorot.OptionHighlighted)
    def show_detail(self, event: DaftarSorot.OptionHighlighted) -> None:
        """Show the highlighted decision."""
        langkah, strongest = self._langkah[event.option_index]
        tangan = self.perjalanan.tangan[langkah.nomor - 1]
        self.query_one("#isi-rinci", Lembar).show(decision(langkah, strongest=strongest, tangan=tangan))
        self.query_one("#rinci", Gulungan).scroll_home(animate=False)

    @on(perintah.UlangiDariSini)
    def practise(self) -> None:
        """Begin a practice run at the highlighted fork."""
        place = self.query_one("#daftar", DaftarSorot).highlighted
        if place is None:
            return
        try:
            perjalanan = self.kelas.practise(self.perjalanan, self._langkah[place][0].nomor - 1)
        except Galat as galat:
            self.refuse(galat)
            return
        self.go(tujuan.Main(perjalanan))

    @on(DaftarSorot.OptionSelected)
    def enter_forward(self) -> None:
        """Lead on with Enter as on every page."""
        self.go_forward()


def timeline(hasil: HasilLari, height: int = 1) -> Blok:
    """Draw what could still be reached after each step, in both dimensions: from 100 down to the run's nilai.

    `height` is the height of the columns in rows.
    """
    return lambda width: _timeline_lines(hasil, height, width)


def _timeline_lines(hasil: HasilLari, height: int, width: int) -> Baris:
    size = max(width - LEBAR_LABEL - LEBAR_UCAPAN, 8)
    out: Baris = []
    for label, lost, value in (
        (teks.INTEGRITAS, [s.hilang_integritas for s in hasil.langkah], hasil.integritas),
        (teks.KEPATUHAN, [s.hilang_kepatuhan for s in hasil.langkah], hasil.kepatuhan),
    ):
        left = [100 - sum(lost[: i + 1], Decimal(0)) for i in range(len(lost))]
        drawn = staircase(left, size, height)
        used = max(line.cell_length for line in drawn)
        words = Content.assemble("  100 → ", (figure(value), "bold"), (_worst(lost), "$redup"))
        for row, line in enumerate(drawn):
            last = row == height - 1
            name = Content.styled(f"{label if last else '':<{LEBAR_LABEL}}", "$redup")
            out.append(name + line.pad_right(used - line.cell_length) + (words if last else Content("")))
    return [line.truncate(width, ellipsis=True) for line in out]


def _worst(lost: Sequence[Decimal]) -> str:
    """Name the step that cost most."""
    most = max(lost, default=Decimal(0))
    return "  " + (teks.TERMAHAL.format(n=lost.index(most) + 1, hilang=figure(most)) if most > 0 else teks.UTUH)


def order(hasil: HasilLari) -> list[tuple[LangkahHasil, bool]]:
    """Put the strongest decision (flagged True) before the timeline."""
    timeline = [(step, False) for step in hasil.langkah]
    if hasil.terkuat is None:
        return timeline
    return [(hasil.langkah[hasil.terkuat], True), *timeline]


def line(langkah: LangkahHasil, width: int, strongest: bool) -> Content:
    """Give one line of the timeline: number, scene, word for the loss."""
    word = langkah.kata or ("" if langkah.dinilai else "·")
    mark = "★ " if strongest else f"{langkah.nomor:>2} "
    if langkah.pilihan.garis_merah:
        word = f"✕ {teks.GARIS_MERAH}"
    title = f"{teks.TERKUAT_SINGKAT}: {langkah.adegan.judul}" if strongest else langkah.adegan.judul
    left = Content.assemble((mark, "bold $accent"), plain(title.replace("\n", " ")))
    right = Content.styled(f"{word:>{LEBAR_KATA}}", "$redup" if word in ("", "·") else "bold $error")
    if width >= LEBAR_BERBATANG:
        lost = max(langkah.hilang_integritas, langkah.hilang_kepatuhan)
        right = Content(" ").join([loss_bar(lost, 10), Content(f"{figure(lost):>5}"), right])
    left = left.truncate(max(width - right.cell_length - 1, 8), ellipsis=True)
    return left.pad_right(max(width - left.cell_length - right.cell_length, 1)) + right


def decision(langkah: LangkahHasil, *, strongest: bool, tangan: Mapping[str, int] | None = None) -> Blok:
    """Lay one decision out in full; `tangan` is the tally of hands by choice id, where one was taken."""
    title = Content.assemble((f"{langkah.nomor}  ", "bold $accent"), plain(langkah.adegan.judul, "bold"))
    pilihan = langkah.pilihan
    red = of(Content.styled(f"✕ {teks.GARIS_MERAH}", "bold $error")) if pilihan.garis_merah else None
    return stack(
        paragraph(f"★ {teks.TERKUAT}", "bold $accent") if strongest else None,
        stack(of(title), hang(Content.styled("✔ ", "$accent"), paragraph(pilihan.teks)), red, gap=0),
        _ratings(langkah),
        _tally(langkah, tangan) if tangan else None,
        section(teks.UMPAN_BALIK, paragraph(pilihan.umpan_balik)) if pilihan.umpan_balik else None,
        section(teks.DASAR, stack(*(_item(citation(s)) for s in langkah.sitasi), gap=0)) if langkah.sitasi else None,
        section(teks.NILAI_DASAR, paragraph(", ".join(teks.NILAI[n] for n in pilihan.nilai)))
        if pilihan.nilai
        else None,
        _others(langkah),
    )


def _item(blok: Blok) -> Blok:
    return hang(Content.styled("• ", "$redup"), blok)


def _tally(langkah: LangkahHasil, tangan: Mapping[str, int]) -> Blok:
    rows = [
        hang(
            Content.styled(f"{tangan.get(p.id, 0):>3} ", "bold"),
            stack(paragraph(p.teks), of(hands(tangan.get(p.id, 0))), gap=0),
        )
        for p in langkah.adegan.pilihan
        if p.id in tangan
    ]
    return section(teks.SUARA_KELOMPOK, stack(*rows, gap=0))


def _ratings(langkah: LangkahHasil) -> Blok:
    return lambda width: _rating_lines(langkah, width)


def _rating_lines(langkah: LangkahHasil, width: int) -> Baris:
    size = min(max(width - 46, 4), LEBAR_BATANG)
    rows: list[Blok] = []
    for label, rating, lost in (
        (teks.INTEGRITAS, langkah.integritas, langkah.hilang_integritas),
        (teks.KEPATUHAN, langkah.kepatuhan, langkah.hilang_kepatuhan),
    ):
        if rating is None and lost == 0:
            continue
        dots = "" if rating is None else "●" * rating + "○" * (4 - rating)
        shown = f"{teks.HILANG.lower()} {figure(lost)}" if lost > 0 else teks.UTUH
        rows.append(
            of(
                Content.assemble(
                    (f"{label:<11} ", "$redup"),
                    (f"{dots:<4} ", "$accent"),
                    (f"{rating}/4  " if rating is not None else "     ", ""),
                    loss_bar(lost, size),
                    f" {shown}",
                )
            )
        )
    word = of(Content.styled(langkah.kata, "bold $error")) if langkah.kata else None
    unrated = None if langkah.dinilai else paragraph(teks.TANPA_NILAI, "$redup")
    return stack(unrated, *rows, word, gap=0)(width)


def _others(langkah: LangkahHasil) -> Blok | None:
    if not langkah.lain:
        return None
    items: list[Blok] = []
    for lain in langkah.lain:
        skor = lain.pilihan.skor
        note = f"→ {lain.ke_judul}"
        if skor is not None:
            ratings = (teks.INTEGRITAS, skor.integritas), (teks.KEPATUHAN, skor.kepatuhan)
            note += "  ·  " + ", ".join(f"{name.lower()} {rating}/4" for name, rating in ratings)
        if lain.pilihan.garis_merah:
            note += f"  ·  ✕ {teks.GARIS_MERAH}"
        items.append(_item(stack(paragraph(lain.pilihan.teks), paragraph(note, "$redup"), gap=0)))
    return section(teks.PILIHAN_LAIN, stack(*items, gap=0))
