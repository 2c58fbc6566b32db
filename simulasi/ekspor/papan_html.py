"""The board as one self-contained page for the leader's own eyes; what a room may see is `tayangan.html`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final

from simulasi.dasar.angka import figure, grouped, percent
from simulasi.ekspor.halaman import render
from simulasi.ekspor.kata import UNTUK_PEMANDU, facts
from simulasi.papan.kolom import Kolom, Sel, Tabel
from simulasi.papan.ringkasan import KUADRAN, Ringkasan
from simulasi.papan.risiko_kelas import MODEL
from simulasi.permainan.tampilan import KETERANGAN

PILIHAN_KOLOM: Final = {
    "kelompok": "kelompok n selesai_n integritas_q1 integritas_median integritas_q3 kepatuhan_q1 kepatuhan_median "
    "kepatuhan_q3 garis_merah_n titik_rawan_termahal".split(),
    "butir": "judul teks n bagian hilang sebaran_kelompok tanda".split(),
    "titik_rawan": "kode nama hilang kendali_judul kendali_dipilih risiko_tanpa risiko_dengan risiko_kelas_tanpa "
    "risiko_kelas_dengan".split(),
    "komitmen": "kelompok kendali_judul apa kapan".split(),
    "papan_skor": "peringkat sandi mesin kelompok integritas kepatuhan gabungan garis_merah berat_n tanda".split(),
}
"""The columns that fit on a page; the other exports hold them all."""

_BERULANG: Final = {"butir": ("judul",), "titik_rawan": ("kode", "nama", "hilang")}
"""Cells that are written once for the rows that share them."""

_BERBATANG: Final = frozenset(
    (
        "integritas_median", "kepatuhan_median", "integritas", "kepatuhan", "gabungan", "bagian", "risiko_tanpa",
        "risiko_dengan", "risiko_kelas_tanpa", "risiko_kelas_dengan",
    )
)  # fmt: skip
_TAK_DIPATAH: Final = frozenset(("kelompok", "sandi", "kode"))

_ANGKA: Final = frozenset(("bulat", "nilai", "bagian", "indeks", "detik"))


@dataclass(frozen=True, slots=True)
class SelHalaman:
    """One cell of the page: its text, its classes, how many rows it spans, the width of its bar (0–100)."""

    teks: str
    kelas: str = ""
    rentang: int = 1
    batang: int | None = None


@dataclass(frozen=True, slots=True)
class TabelHalaman:
    """One table of the page. `kepala` are pairs of header and meaning."""

    nama: str
    judul: str
    keterangan: str
    kepala: tuple[tuple[str, str, bool], ...]
    baris: tuple[tuple[SelHalaman, ...], ...]


def as_html(ringkasan: Ringkasan, tabel: Sequence[Tabel]) -> str:
    """Write the page."""
    return render(
        "papan.html.j2",
        ringkasan=ringkasan,
        judul=ringkasan.judul or ringkasan.sesi,
        fakta=facts(ringkasan),
        kuadran=list(zip(KUADRAN, ringkasan.kuadran, strict=True)),
        kuartil=[(name, *map(figure, values)) for name, values in (ringkasan.kuartil or {}).items()],
        tabel=[page for t in tabel for page in _pages(t)],
        pemandu=UNTUK_PEMANDU,
        model=MODEL,
        keterangan=KETERANGAN,
    )


def _pages(t: Tabel) -> Iterable[TabelHalaman]:
    """Split what is about scenarios by scenario, so that a table needs no column for it."""
    names = [k.nama for k in t.kolom]
    rows = list(t.baris())
    if t.nama not in ("butir", "titik_rawan"):
        yield _page(t, t.judul, rows)
        return
    place = names.index("skenario"), names.index("alur")
    for (skenario, alur), own in groupby(rows, key=lambda row: (row[place[0]], row[place[1]])):
        kept = list(own)
        other = any("alur_lain" in str(row[names.index("tanda")]) for row in kept)
        mark = f" (alur lain, {alur})" if other else ""
        yield _page(t, f"{t.judul}: {skenario}{mark}", kept)


def _page(t: Tabel, judul: str, rows: Sequence[Sequence[Sel]]) -> TabelHalaman:
    places = {k.nama: i for i, k in enumerate(t.kolom)}
    shown = [t.kolom[places[name]] for name in PILIHAN_KOLOM.get(t.nama, list(places))]
    once = _BERULANG.get(t.nama, ())
    key = [places[name] for name in once]
    out: list[tuple[SelHalaman, ...]] = []
    for _, group in groupby(rows, key=lambda row: tuple(row[i] for i in key) if key else id(row)):
        same = list(group)
        for n, row in enumerate(same):
            cells = [
                _cell(k, row[places[k.nama]], len(same) if k.nama in once else 1)
                for k in shown
                if n == 0 or k.nama not in once
            ]
            out.append(tuple(cells))
    kepala = tuple((k.nama.replace("_", " "), k.arti, k.jenis in _ANGKA) for k in shown)
    return TabelHalaman(t.nama, judul, t.arti, kepala, tuple(out))


def _cell(k: Kolom, value: Sel, rentang: int) -> SelHalaman:
    bar = None
    if isinstance(value, Decimal) and k.nama in _BERBATANG:
        bar = round(value * (100 if k.jenis == "bagian" else 1))
    kinds = {"angka": k.jenis in _ANGKA, "batang": bar is not None, "nama": k.nama in _TAK_DIPATAH}
    return SelHalaman(say(k, value), " ".join(kind for kind, holds in kinds.items() if holds), rentang, bar)


def say(k: Kolom, value: Sel) -> str:
    """Write a cell for people: decimal commas, percent, a dash for what is not known."""
    if value is None:
        return "–"
    if k.jenis == "ya_tidak":
        return "ya" if value else "tidak"
    if k.jenis == "bagian" and isinstance(value, Decimal):
        return percent(float(value))
    if isinstance(value, Decimal):
        return figure(value) if k.jenis == "nilai" else str(value).replace(".", ",")
    return grouped(value) if isinstance(value, int) else str(value)
