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
from simulasi.papan.samar import redact_commitments
from simulasi.papan.tabel import Papan
from simulasi.skenario.nama_sesi import BEBAS
from simulasi.skenario.sebut import shorten

KATA_SEHALAMAN = 9
KATA_TERBANYAK = 3
KATA_PANJANG = 110
PERINGKAT_AKHIR = 10
"""Ranks that are projected, and never more than half: nobody stands at the end of a list on a wall."""

PERINGKAT_TERBANYAK = 12


def commitment_pages(papan: Papan) -> Iterator[HalamanKomitmen]:
    """Give a page a scenario in which something was promised, or a single one that invites to."""
    people = _people(papan)
    by_scenario: dict[str, list[BarisTabel]] = defaultdict(list)
    for row in papan.komitmen:
        by_scenario[row.skenario].append(row)
    titles = {s.strata.skenario: s.strata.lakon.skenario.judul for s in papan.strata if s.strata.utama}
    pages = [_page(papan, title, by_scenario[name], people) for name, title in titles.items() if name in by_scenario]
    yield from pages or [HalamanKomitmen("Komitmen", "", (), kata.TANPA_KOMITMEN, (), 0)]


def _people(papan: Papan) -> dict[tuple[str, str], int]:
    """Count the people behind each control of each scenario: a participant who promised it twice counts once."""
    heads = {person.peserta.id: person.orang for person in papan.kumpulan.orang}
    found = {(note.skenario, note.komitmen.kendali, note.peserta.id) for note in papan.kumpulan.komitmen}
    out: Counter[tuple[str, str]] = Counter()
    for scenario, control, person in found:
        out[scenario, control] += heads[person]
    return dict(out)


def _page(papan: Papan, judul: str, own: list[BarisTabel], people: dict[tuple[str, str], int]) -> HalamanKomitmen:
    controls: dict[str, list[BarisTabel]] = defaultdict(list)
    for row in own:
        controls[row.kendali].append(row)
    large = {name: said for name, said in controls.items() if people[said[0].skenario, name] >= LEAST_PEOPLE}
    small = len(controls) - len(large)
    each = min(KATA_TERBANYAK, max(1, KATA_SEHALAMAN // max(len(large), 1)))
    rows = [
        BarisKomitmen(said[0].kendali_judul or name, people[said[0].skenario, name], _words(papan, said)[:each])
        for name, said in large.items()
    ]
    rows.sort(key=lambda r: (-(r.n or 0), r.judul))
    notes = [kata.KOMITMEN_KATA] if any(r.kata for r in rows) else []
    if small:
        notes.append(f"{kata.SAMARAN} Kendali lain yang dijanjikan kurang dari {LEAST_PEOPLE} orang tidak disebut.")
    return HalamanKomitmen("Komitmen", judul, tuple(notes), "" if rows else kata.TANPA_KOMITMEN, tuple(rows), small)


def _words(papan: Papan, said: Iterable[BarisTabel]) -> tuple[str, ...]:
    """Give what was written most often, without call signs; what names a small group is left out."""
    sandi = {person.peserta.sandi for person in papan.kumpulan.orang}
    small = [row.kelompok for row in papan.kelompok if row.kelompok is not None and row.n < LEAST_PEOPLE]
    counts = Counter(" ".join(row.apa.split()) for row in redact_commitments(said, papan.kelompok, sandi))
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
        few = papan.orang_n < LEAST_PEOPLE
        last = min(PERINGKAT_AKHIR, (len(rows) + 1) // 2)
        first = [
            _ranked(row, shown[row.peserta, row.sandi], large)
            for row in rows
            if (row.peringkat or 0) <= last and not few
        ]
        yield HalamanPeringkat(
            "Peringkat",
            titles.get(name, "") if name is not None else "",
            (kata.PERINGKAT,),
            "" if first else kata.TANPA_PERINGKAT if few else kata.BELUM_PERINGKAT,
            tuple(first[:PERINGKAT_TERBANYAK]),
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
