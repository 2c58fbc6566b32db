"""Screen 7, Strategi mitigasi: per weak point, largest loss first, what keeps the corruption from working."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from simulasi.dasar.angka import figure, percent
from simulasi.lari.sesudah import pages
from simulasi.layar import teks
from simulasi.layar.sesudah.halaman import Halaman
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
    from simulasi.lari.hasil_lari import HasilLari, KendaliStrategi, TitikStrategi
    from simulasi.lari.tantangan import Tantangan

LEBAR_BATANG = 20
LEBAR_LABEL = 15


class LayarStrategi(Halaman):
    """The strategy, always shown."""

    NAMA = "strategi"

    def on_mount(self) -> None:
        """Show the strategy."""
        if self.hasil is not None:
            challenge = "tantangan" in pages(self.perjalanan)
            picked = (self.perjalanan.kendali or ()) if challenge else None
            self.query_one("#isi-halaman", Lembar).show(strategy(self.hasil, self.perjalanan.lakon.tantangan, picked))


def strategy(hasil: HasilLari, tantangan: Tantangan, terpilih: Sequence[str] | None) -> Blok:
    """Lay the whole strategy out; `terpilih` are the ids picked in the challenge, None where there was none."""
    picked = frozenset(terpilih or ())
    best = frozenset(tantangan.kendali[i].id for i in tantangan.terbaik.kendali)
    points = [
        part
        for i, titik in enumerate(hasil.strategi)
        for part in (rule() if i else None, weak_point(titik, picked, best))
    ]
    return stack(
        _challenge(tantangan, terpilih) if tantangan.kendali else None,
        rule() if tantangan.kendali else None,
        paragraph(teks.STRATEGI_PENGANTAR),
        *(points or [paragraph(teks.TANPA_TITIK_RAWAN)]),
        paragraph(teks.RISIKO_CATATAN, "$redup"),
    )


def _challenge(tantangan: Tantangan, terpilih: Sequence[str] | None) -> Blok:
    """Show what was picked beside the best set within the budget, with both risks."""
    best = tantangan.look(sum(1 << i for i in tantangan.terbaik.kendali))
    rows = [(teks.RISIKO_TERBAIK, best, "★")]
    if terpilih is not None:
        rows.insert(0, (teks.RISIKO_PILIHAN, tantangan.look(tantangan.pick(terpilih)), "■"))
    drawn: list[Blok] = [_risk_row(teks.RISIKO_TANPA, best.risiko_tanpa, 0)]
    for label, keadaan, mark in rows:
        titles = [t.kendali.judul for t in keadaan.tawaran if t.dipasang]
        names = bullets(titles, mark) if titles else paragraph(f"({teks.TANPA_PILIHAN})", "$redup")
        drawn.append(_risk_row(label, keadaan.risiko, keadaan.biaya))
        drawn.append(hang(Content(" " * (LEBAR_LABEL + 1)), names))
    nilai = rows[0][1].nilai
    score = None
    if terpilih is not None and nilai is not None:
        score = paragraph(f"{teks.NILAI_MITIGASI}: {teks.DARI_SERATUS.format(nilai=figure(nilai))}", "bold")
    return section(
        teks.TANTANGAN_HASIL if terpilih is not None else teks.SUSUNAN_TERBAIK,
        stack(*drawn, gap=0),
        score,
        paragraph(teks.ANGGARAN_NILAI.format(n=best.anggaran), "$redup"),
    )


def _risk_row(label: str, risk: float, cost: int) -> Blok:
    return of(
        Content.assemble(
            (f"{label:<{LEBAR_LABEL}} ", "$redup"),
            bar(risk, LEBAR_BATANG),
            f" {percent(risk):>7}  ",
            ("◆" * cost, "$accent"),
        )
    )


def weak_point(titik: TitikStrategi, picked: frozenset[str], best: frozenset[str]) -> Blok:
    """Lay one weak point out: how it works, its red flags, its controls."""
    title = Content.assemble((f"{titik.kode}  ", "bold $accent"), plain(titik.nama, "bold"))
    lost = Content.assemble((f"{teks.KEHILANGAN_ANDA}: ", "$redup"), figure(titik.hilang))
    flags = bullets((f"{judul}: {tanda}" for judul, tanda in titik.tanda_bahaya), "⚑")
    return stack(
        stack(of(title), of(lost), gap=0),
        section(teks.MODUS, paragraph(titik.modus)) if titik.modus else None,
        section(teks.TANDA_BAHAYA, flags if titik.tanda_bahaya else paragraph(teks.TANDA_KOSONG, "$redup")),
        section(teks.KENDALI, *(control(k, picked, best) for k in titik.kendali)) if titik.kendali else None,
    )


def control(k: KendaliStrategi, picked: frozenset[str] = frozenset(), best: frozenset[str] = frozenset()) -> Blok:
    """Lay one control out, with what it does to the risk, whether it was picked and whether it is of the best set."""
    marks = [
        f"  {mark}"
        for mark, ids in ((f"■ {teks.ANDA_PASANG}", picked), (f"★ {teks.TERMASUK_TERBAIK}", best))
        if k.kendali.id in ids
    ]
    title = Content.assemble(
        plain(k.kendali.judul, "bold"),
        (f"  {teks.JENIS_KENDALI[k.kendali.jenis]}", "$secondary"),
        ("".join(marks), "$accent"),
    )
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
