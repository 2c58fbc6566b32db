"""The last pages: what people promised to bring home, and the ranking where it was asked for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from simulasi.debrief import kata
from simulasi.debrief.halaman import BarisKomitmen, BarisPeringkat, HalamanKomitmen, HalamanPeringkat
from simulasi.papan.hitung import LEAST_PEOPLE
from simulasi.papan.komitmen import BarisKomitmen as BarisTabel
from simulasi.papan.papan_skor import BarisPapan, shown_names
from simulasi.papan.ruang import Ruang
from simulasi.papan.samar import Penyamar
from simulasi.papan.tabel import Papan
from simulasi.skenario.nama_sesi import BEBAS
from simulasi.skenario.sebut import shorten

KATA_SEHALAMAN = 9
KATA_TERBANYAK = 3
KATA_PANJANG = 110
PERINGKAT_TERBANYAK = 10
"""Rows that are projected, and never more than a third: nobody stands at the end of a list on a wall."""


def commitment_pages(papan: Papan) -> Iterator[HalamanKomitmen]:
    """Give a page a scenario in which something was promised, or a single one that invites to."""
    pages = [_page(papan, model.ruang) for model in papan.ruang if model.ruang.ada_janji]
    yield from pages or [HalamanKomitmen("Komitmen", "", (), kata.TANPA_KOMITMEN, (), 0, "orang")]


def _page(papan: Papan, ruang: Ruang) -> HalamanKomitmen:
    """Show the controls that five or more promised, the most promised first, with what was written about them."""
    title, name = ruang.strata.lakon.skenario.judul, ruang.strata.skenario
    counted = {note.lari for note in papan.kumpulan.komitmen if note.peserta.id in ruang.berjanji}
    said: dict[str, list[BarisTabel]] = defaultdict(list)
    for row in papan.komitmen:
        if row.skenario == name and row.run in counted:
            said[row.kendali].append(row)
    promised = ruang.janji
    large = {control: n for control, n in promised.sel.items() if n and control in said}
    each = min(KATA_TERBANYAK, max(1, KATA_SEHALAMAN // max(len(large), 1)))
    rows = [
        BarisKomitmen(said[control][0].kendali_judul or control, n, _words(papan, said[control])[:each])
        for control, n in large.items()
    ]
    rows.sort(key=lambda r: (-r.n, r.judul))
    notes = [kata.promised(promised.n, ruang)] if rows else []
    if any(r.kata for r in rows):
        notes.append(kata.KOMITMEN_KATA)
    return HalamanKomitmen(
        "Komitmen", title, tuple(notes), "" if rows else kata.KOMITMEN_SEDIKIT, tuple(rows), promised.n, ruang.satuan
    )


def _words(papan: Papan, said: Iterable[BarisTabel]) -> tuple[str, ...]:
    """Give what was written most often, without call signs; what names a small group is left out."""
    hide = Penyamar({person.peserta.sandi for person in papan.kumpulan.orang})
    small = [row.kelompok for row in papan.kelompok if row.kelompok is not None and row.n < LEAST_PEOPLE]
    counts = Counter(" ".join(hide(row.apa).split()) for row in said)
    ordered = sorted(counts, key=lambda text: (-counts[text], text))
    kept = [text for text in ordered if text.strip("… ") and not any(_names(text, group) for group in small)]
    return tuple(shorten(text, KATA_PANJANG) for text in kept[:KATA_TERBANYAK])


def _names(text: str, group: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(group.casefold())}(?!\w)", text.casefold()) is not None


def ranking_pages(papan: Papan) -> Iterator[HalamanPeringkat]:
    """Give the first ranks, in the session `bebas` of each scenario."""
    large = {row.kelompok for row in papan.kelompok if row.n >= LEAST_PEOPLE}
    weight = papan.sesi.bobot_integritas
    titles = {s.strata.skenario: s.strata.lakon.skenario.judul for s in papan.strata if s.strata.utama}
    names = list(titles) if papan.sesi.sesi == BEBAS else [None]
    shown = shown_names(papan.papan_skor)
    for name in names:
        rows = [
            row
            for row in papan.papan_skor
            if row.skenario == name and row.peringkat is not None and "alur_lain" not in row.tanda.split()
        ]
        few = len(rows) < kata.LEAST_RANKED
        room = 0 if few else min(PERINGKAT_TERBANYAK, len(rows) // 3)
        ranks = [row.peringkat for row in rows]
        first = [
            _ranked(row, shown[row.peserta, row.sandi], large)
            for row in rows
            if sum(rank is not None and rank <= (row.peringkat or 0) for rank in ranks) <= room  # ties all or none
        ]
        yield HalamanPeringkat(
            "Peringkat",
            titles.get(name, "") if name is not None else "",
            (kata.PERINGKAT,),
            "" if first else kata.TANPA_PERINGKAT if few else kata.SERI_PERINGKAT,
            tuple(first),
            (weight, 100 - weight),
        )


def _ranked(row: BarisPapan, nama: str, large: set[str | None]) -> BarisPeringkat:
    return BarisPeringkat(
        f"{row.peringkat}{'=' if row.seri else ''}",
        nama,
        row.kelompok if row.kelompok is not None and row.kelompok in large else "",
        row.berat_n,
        row.integritas,
        row.kepatuhan,
        row.gabungan,
    )
