"""Screen 6, Tantangan mitigasi: controls picked within the budget, and the risk that remains at each pick."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets.option_list import Option

from simulasi.dasar.angka import figure, percent
from simulasi.dasar.galat import Galat
from simulasi.layar import perintah, teks
from simulasi.layar.perintah import Perintah
from simulasi.layar.sesudah.halaman import Halaman
from simulasi.layar.widget.angka import bar
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.daftar_kendali import DaftarKendali, list_lines
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import Baris, Blok, markdown, of, pair, paragraph, stack, wrap
from simulasi.layar.widget.tombol import Tombol

if TYPE_CHECKING:
    from simulasi.lari.hasil_lari import HasilLari
    from simulasi.lari.perjalanan import Perjalanan
    from simulasi.lari.tantangan import KeadaanTantangan, Tawaran

TINGGI_BERKATA = 30
"""From this many rows on a sentence says what to do."""
TINGGI_LEGA = 36
"""From this many rows on the bars are two rows high."""


class LayarTantangan(Halaman):
    """The challenge. The first pick that is taken along counts; after it one may still try others out."""

    CSS_PATH = "../gaya/tantangan.tcss"
    NAMA = "tantangan"
    GULIR = "rinci"
    AUTO_FOCUS = "#daftar"
    PERINTAH = (
        perintah.PasangKendali,
        perintah.PasangLanjut,
        perintah.Mundur,
        perintah.Gulir,
        perintah.GulirNaik,
        perintah.Pulang,
    )

    def __init__(self, perjalanan: Perjalanan, hasil: HasilLari | None) -> None:
        super().__init__(perjalanan, hasil)
        self._tantangan = perjalanan.lakon.tantangan
        self._tolak = ""

    @property
    def _kini(self) -> KeadaanTantangan:
        return self._tantangan.look(self._pilihan)

    @property
    def tercatat(self) -> bool:
        """Whether a pick is in the journal: from then on others are tried out only."""
        return self.perjalanan.kendali is not None and not self.perjalanan.latihan

    def page(self) -> Iterable[Widget]:
        """Give bars, list, detail and the button."""
        yield Lembar(id="meteran")
        with Vertical(id="dua"):
            yield DaftarKendali(id="daftar")
            with Gulungan(id="rinci"):
                yield Lembar(id="isi-rinci")
        with Horizontal(id="tombol"):
            yield Tombol(perintah.PasangLanjut, teks.PASANG_LANJUT, classes="utama")

    def on_mount(self) -> None:
        """Show the pick on record, or the empty one."""
        self._pilihan = self._tantangan.pick(self.perjalanan.kendali or ())
        daftar = self.query_one("#daftar", DaftarKendali)
        daftar.border_title = teks.KENDALI_PILIH
        daftar.border_subtitle = teks.KENDALI_KOLOM
        self._repaint()
        daftar.highlighted = 0

    def on_resize(self, event: events.Resize) -> None:
        """Lay the lines out for the new width."""
        del event
        self.lay_again(self._repaint)

    # --- painting ---------------------------------------------------------------------------------

    def _repaint(self) -> None:
        daftar = self.query_one("#daftar", DaftarKendali)
        lines = list_lines(self._kini, max(daftar.lebar_baris, 20))
        if daftar.option_count == len(lines):
            for i, line in enumerate(lines):
                daftar.replace_option_prompt_at_index(i, line)
        else:
            daftar.set_options([Option(line) for line in lines])
        self.query_one("#meteran", Lembar).show(self._meters())
        self._show_detail()

    def _meters(self) -> Blok:
        keadaan = self._kini
        height = self.aplikasi.size.height
        note = teks.TANTANGAN_ISI
        if self.perjalanan.latihan:
            note = teks.TANTANGAN_LATIHAN
        elif self.tercatat:
            note = teks.COBA_SAJA.format(nama=_names(self.perjalanan))
        told = note is not teks.TANTANGAN_ISI or height >= TINGGI_BERKATA
        return stack(paragraph(note, "$redup") if told else None, meters(keadaan, 2 if height >= TINGGI_LEGA else 1))

    @on(DaftarKendali.OptionHighlighted)
    def move_on(self) -> None:
        """Forget what was refused; show the control under the highlight."""
        self._tolak = ""
        self._show_detail()

    def _show_detail(self) -> None:
        place = self.query_one("#daftar", DaftarKendali).highlighted or 0
        tawaran = self._kini.tawaran[place]
        self.query_one("#isi-rinci", Lembar).show(offer(tawaran, self._kini, self._tolak))
        self.query_one("#rinci", Gulungan).scroll_home(animate=False)

    # --- commands ---------------------------------------------------------------------------------

    @on(perintah.PasangKendali)
    def press_list(self) -> None:
        """Do what Enter does, asked for by mouse or from the palette."""
        self.query_one("#daftar", DaftarKendali).action_select()

    @on(DaftarKendali.OptionSelected)
    def switch_control(self, event: DaftarKendali.OptionSelected) -> None:
        """Put the control in place or take it away, or say why not."""
        try:
            self._pilihan = self._tantangan.switch(self._pilihan, event.option_index)
        except Galat as galat:
            self._tolak = galat.pesan
            self.aplikasi.bell()
        else:
            self._tolak = ""
        self._repaint()

    @on(perintah.PasangLanjut)
    def go_on(self) -> None:
        """Keep the pick, the first time (each time in practice, which nothing records), and lead on."""
        if not self.tercatat:
            try:
                self.perjalanan.pick_controls(self._kini.kendali)
            except Galat as galat:
                self.refuse(galat)
                return
        self.turn(1)

    def offers(self, _perintah: type[Perintah]) -> bool:
        """There is always a page after this one."""
        return _perintah is perintah.PasangLanjut or super().offers(_perintah)


def _names(perjalanan: Perjalanan) -> str:
    picked = set(perjalanan.kendali or ())
    titles = [k.judul for k in perjalanan.skenario.mitigasi if k.id in picked]
    return "; ".join(titles) or teks.TANPA_PILIHAN


LEBAR_LABEL = 15
LEBAR_ANGKA = 8


def meters(keadaan: KeadaanTantangan, thick: int = 1) -> Blok:
    """Draw the risk without controls above the risk that remains, then budget and nilai_mitigasi.

    `thick` is the height of a bar in rows.
    """
    return lambda width: _meter_lines(keadaan, thick, width)


def _meter_lines(keadaan: KeadaanTantangan, thick: int, width: int) -> Baris:
    size = max(width - LEBAR_LABEL - LEBAR_ANGKA - 11, 8)
    change = keadaan.risiko - keadaan.risiko_tanpa
    moved = "" if abs(change) < 5e-4 else f"{'▼' if change < 0 else '▲'} {percent(abs(change))}"
    out: Baris = []
    rows = ((teks.RISIKO_TANPA, keadaan.risiko_tanpa, "", "$redup"), (teks.RISIKO_PILIHAN, keadaan.risiko, moved, ""))
    for label, risk, note, style in rows:
        drawn = bar(risk, size, "$redup" if style else "$accent")
        out.append(
            Content.assemble(
                (f"{label:<{LEBAR_LABEL}}", style), drawn, (f"{percent(risk):>{LEBAR_ANGKA}}", "bold"), f"  {note}"
            )
        )
        out.extend([Content(" " * LEBAR_LABEL) + drawn] * (thick - 1))
        out.extend([Content("")] * (thick - 1))
    out.append(
        Content.assemble(
            f"{teks.ANGGARAN:<{LEBAR_LABEL}}",
            ("◆" * keadaan.biaya, "bold $accent"),
            ("◇" * keadaan.sisa, "$accent"),
            (
                "  " + teks.ANGGARAN_SISA.format(pakai=keadaan.biaya, semua=keadaan.anggaran, sisa=keadaan.sisa),
                "$redup",
            ),
        )
    )
    score = teks.NILAI_NIHIL if keadaan.nilai is None else teks.DARI_SERATUS.format(nilai=figure(keadaan.nilai))
    label = Content(f"{teks.NILAI_MITIGASI:<{LEBAR_LABEL}}")
    out.extend(wrap(label + Content.styled(score, "bold" if keadaan.nilai is not None else "$redup"), width))
    return [line.truncate(width, ellipsis=True) for line in out]


def offer(tawaran: Tawaran, keadaan: KeadaanTantangan, tolak: str = "") -> Blok:
    """Lay one control out: what it would do now, why it cannot be switched, what it is."""
    kendali = tawaran.kendali
    title = Content.assemble(plain(kendali.judul, "bold"), (f"  {teks.JENIS_KENDALI[kendali.jenis]}", "$secondary"))
    return stack(
        stack(of(title), paragraph(f"✕ {tolak}", "bold $error") if tolak else _effect(tawaran, keadaan), gap=0),
        markdown(kendali.strategi),
        stack(pair(teks.PELAKSANA, kendali.pelaksana), pair(teks.INDIKATOR, kendali.indikator), gap=0),
    )


def _effect(tawaran: Tawaran, keadaan: KeadaanTantangan) -> Blok:
    if tawaran.sebab:
        return paragraph(f"✕ {tawaran.sebab}")
    after = tawaran.risiko_bila if tawaran.risiko_bila is not None else keadaan.risiko
    change = after - keadaan.risiko
    way = teks.RISIKO_TETAP if abs(change) < 5e-4 else teks.RISIKO_TURUN if change < 0 else teks.RISIKO_NAIK
    sentence = (teks.BILA_DILEPAS if tawaran.dipasang else teks.BILA_DIPASANG) + " " + way
    return paragraph(sentence.format(kini=percent(keadaan.risiko), nanti=percent(after)), "$accent")
