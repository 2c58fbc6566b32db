"""Screen 7, Strategi mitigasi: per weak point, largest loss first, what keeps the corruption from working."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from simulasi.angka import figure, percent
from simulasi.layar import teks
from simulasi.layar.halaman import Halaman
from simulasi.layar.widget.angka import bar
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.sitasi import citation
from simulasi.layar.widget.tata import (
    Blok,
    bullets,
    hang,
    markdown,
    of,
    pair,
    paragraph,
    rule,
    section,
    stack,
)

if TYPE_CHECKING:
    from simulasi.hasil_lari import HasilLari, KendaliStrategi, TitikStrategi

LEBAR_BATANG = 20


class LayarStrategi(Halaman):
    """The strategy, always shown."""

    NOMOR = 1

    def on_mount(self) -> None:
        """Show the strategy."""
        if self.hasil is not None:
            self.query_one("#isi-halaman", Lembar).show(strategy(self.hasil))


def strategy(hasil: HasilLari) -> Blok:
    """Lay the whole strategy out."""
    points = [part for i, titik in enumerate(hasil.strategi) for part in (rule() if i else None, weak_point(titik))]
    return stack(
        paragraph(teks.STRATEGI_PENGANTAR),
        *(points or [paragraph(teks.TANPA_TITIK_RAWAN)]),
        paragraph(teks.RISIKO_CATATAN, "$redup"),
    )


def weak_point(titik: TitikStrategi) -> Blok:
    """Lay one weak point out: how it works, its red flags, its controls."""
    title = Content.assemble((f"{titik.kode}  ", "bold $accent"), plain(titik.nama, "bold"))
    lost = Content.assemble((f"{teks.KEHILANGAN_ANDA}: ", "$redup"), figure(titik.hilang))
    flags = bullets((f"{judul}: {tanda}" for judul, tanda in titik.tanda_bahaya), "⚑")
    return stack(
        stack(of(title), of(lost), gap=0),
        section(teks.MODUS, paragraph(titik.modus)) if titik.modus else None,
        section(teks.TANDA_BAHAYA, flags if titik.tanda_bahaya else paragraph(teks.TANDA_KOSONG, "$redup")),
        section(teks.KENDALI, *(control(k) for k in titik.kendali)) if titik.kendali else None,
    )


def control(k: KendaliStrategi) -> Blok:
    """Lay one control out, with what it does to the risk."""
    title = Content.assemble(plain(k.kendali.judul, "bold"), (f"  {teks.JENIS_KENDALI[k.kendali.jenis]}", "$secondary"))
    body = stack(
        markdown(k.kendali.strategi),
        stack(
            pair(teks.PELAKSANA, k.kendali.pelaksana),
            pair(teks.INDIKATOR, k.kendali.indikator),
            hang(Content.styled(f"{teks.DASAR:<11} ", "$redup"), stack(*(citation(s) for s in k.dasar), gap=0))
            if k.dasar
            else None,
            gap=0,
        ),
        _risk(k),
        gap=0,
    )
    return hang(Content.styled("▪ ", "$accent"), stack(of(title), body, gap=0))


def _risk(k: KendaliStrategi) -> Blok:
    if k.risiko_dengan is None:
        return pair(teks.RISIKO, teks.RISIKO_TAK_TERHITUNG)
    rows = ((teks.RISIKO_TANPA, k.risiko_tanpa), (teks.RISIKO_DENGAN, k.risiko_dengan))
    drawn = [
        of(
            Content.assemble(
                (f"{teks.RISIKO if i == 0 else '':<11} ", "$redup"),
                bar(value, LEBAR_BATANG),
                f" {percent(value):>7} ",
                (label, "$redup"),
            )
        )
        for i, (label, value) in enumerate(rows)
    ]
    note = pair("", teks.IMBAUAN_CATATAN) if k.kendali.jenis == "imbauan" else None
    return stack(*drawn, note, gap=0)
