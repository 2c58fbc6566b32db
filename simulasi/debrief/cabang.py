"""The pages about forks: the map with the share of each choice, and the turning points."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from simulasi.debrief import kata
from simulasi.debrief.halaman import BarisPilihan, CabangKelas, Halaman, HalamanCabang, HalamanPeta, HalamanTitikBalik
from simulasi.debrief.pertanyaan import pair_questions
from simulasi.debrief.porsi import share_out
from simulasi.papan.butir import ButirAdegan
from simulasi.papan.hitung import LEAST_PEOPLE
from simulasi.papan.strata import Strata
from simulasi.papan.tabel import ButirStrata
from simulasi.papan.titik_balik import CalonTitikBalik, TitikBalik, projected_reasons
from simulasi.permainan.peta import Panah, Peta, draw_map, with_counts
from simulasi.permainan.tampilan import round_half_up

SUMBER: Final = "permainan kelas ini"
BARIS_SEHALAMAN: Final = 46
"""Lines that the forks of one page take, in two columns, so that all can be read from afar."""

HURUF_SEBARIS: Final = 42
HURUF_PILIHAN: Final = 80
"""A choice is cut to so many letters where many stand on one page: two lines."""


def cohort_map(strata: Strata) -> Peta:
    """Draw the map with what the class did: shares of moves and of runs; those kept back are nan.

    Where a choice is kept back, so is a scene whose figure would give it away: one that it alone of those kept back
    leads to. Endings are shown as on their own page.
    """
    lakon = strata.lakon
    moves: Counter[tuple[str, str, str]] = Counter()
    movers: dict[tuple[str, str, str], int] = defaultdict(int)
    reached: Counter[str] = Counter()
    reachers: Counter[str] = Counter()
    everyone = sum(run.orang for run in strata.lari)
    for run in strata.lari:
        if run.nilai is None:
            continue
        names = [*(step.adegan for step in run.langkah), run.nilai.akhir]
        own = [(step.adegan, step.pilihan, names[i + 1]) for i, step in enumerate(run.langkah)]
        moves.update(own)
        for key in set(own):
            movers[key] += run.orang
        for name in set(names):
            reached[name] += 1
            reachers[name] += run.orang
    peta = with_counts(draw_map(lakon.program, lakon.penilai), moves, reached, len(strata.lari), SUMBER)
    return _redact(peta, moves, movers, reachers, everyone)


def _redact(
    peta: Peta,
    moves: Counter[tuple[str, str, str]],
    movers: dict[tuple[str, str, str], int],
    reachers: Counter[str],
    everyone: int,
) -> Peta:
    names = [s.id for s in peta.simpul]
    arrows: dict[int, Panah] = {}
    hidden_into: dict[int, list[int]] = defaultdict(list)
    for simpul in peta.simpul:
        own = [(i, p) for i, p in enumerate(peta.panah) if p.dari == simpul.nomor]
        keys = [(names[p.dari - 1], p.pilihan.id, names[p.ke - 1]) for _, p in own]
        first = {key: n for n, key in reversed(list(enumerate(keys)))}
        cells = list(first)
        shares = share_out(
            [moves[key] for key in cells], [movers.get(key, 0) for key in cells], semua=reachers[simpul.id]
        )
        hidden = {key for key, share in zip(cells, shares.porsi, strict=True) if share.samar}
        for (i, p), key in zip(own, keys, strict=True):
            if key in hidden:
                arrows[i] = replace(p, bagian=math.nan, arus=math.nan)
                if movers.get(key, 0):
                    hidden_into[p.ke].append(movers[key])
    endings = [s for s in peta.simpul if s.jenis == "akhir"]
    shares = share_out([reachers[s.id] for s in endings]).porsi
    away = {s.nomor for s, share in zip(endings, shares, strict=True) if share.samar}
    for simpul in peta.simpul:
        into = hidden_into[simpul.nomor]
        told = len(into) == 1 or 0 < sum(into) < LEAST_PEOPLE
        rest = share_out([reachers[simpul.id], everyone - reachers[simpul.id]]).samar
        if simpul.jenis != "akhir" and (told or rest):
            away.add(simpul.nomor)
    nodes = tuple(replace(s, peluang=math.nan) if s.nomor in away else s for s in peta.simpul)
    return replace(peta, simpul=nodes, panah=tuple(arrows.get(i, p) for i, p in enumerate(peta.panah)))


def fork(strata: Strata, butir: ButirAdegan, nomor: int) -> CabangKelas:
    """Make a fork ready to be projected."""
    shares = share_out([p.n for p in butir.pilihan], [p.orang for p in butir.pilihan], semua=butir.orang)
    hands = _hands(strata, butir)
    hand_shares = share_out(hands) if sum(hands) >= LEAST_PEOPLE else None
    rows = tuple(
        BarisPilihan(
            i + 1,
            p.pilihan.teks,
            p.pilihan.garis_merah,
            porsi,
            None if porsi.samar or p.hilang is None else round_half_up(p.hilang),
            None if hand_shares is None else hand_shares.porsi[i],
        )
        for i, (p, porsi) in enumerate(zip(butir.pilihan, shares.porsi, strict=True))
    )
    lost = None if butir.hilang is None or butir.orang < LEAST_PEOPLE else round_half_up(butir.hilang)
    return CabangKelas(nomor, butir.adegan, butir.judul, butir.dilema, rows, shares.sisa, lost)


def _hands(strata: Strata, butir: ButirAdegan) -> list[int]:
    """Count the hands raised at a fork, by choice in file order."""
    found: Counter[str] = Counter()
    for run in strata.lari:
        for move, name, n in run.tangan:
            if move < len(run.langkah) and run.langkah[move].adegan == butir.adegan:
                found[name] += n
    return [found[p.pilihan.id] for p in butir.pilihan]


def map_pages(stratum: ButirStrata) -> Iterator[Halaman]:
    """Give the map, then its forks, as many a page as can be read from afar; of too few people random play's map."""
    strata = stratum.strata
    title = strata.lakon.skenario.judul
    if stratum.orang < LEAST_PEOPLE:
        peta = draw_map(strata.lakon.program, strata.lakon.penilai)
        yield HalamanPeta("Peta cabang", title, (kata.PETA_ACAK,), "", peta)
        return
    peta = cohort_map(strata)
    yield HalamanPeta("Peta cabang", title, (kata.SAMARAN,), "", peta)
    forks = [fork(strata, b, peta.node(b.adegan).nomor) for b in stratum.butir if len(b.pilihan) > 1]
    forks.sort(key=lambda f: f.nomor)
    sheets = _in_sheets(forks)
    for i, own in enumerate(sheets):
        count = f" ({i + 1} dari {len(sheets)})" if len(sheets) > 1 else ""
        yield HalamanCabang(f"Pilihan di setiap cabang{count}", title, (kata.SAMARAN,), "", tuple(own))


def _in_sheets(forks: Sequence[CabangKelas]) -> list[list[CabangKelas]]:
    """Share forks out to as few pages as needed, the fullest of them as empty as their order allows."""
    sizes = [_lines(f) for f in forks]
    room = max([BARIS_SEHALAMAN, *sizes])
    pages = len(_fill(sizes, room))
    while len(_fill(sizes, room - 1)) == pages and room > max(sizes, default=1):
        room -= 1
    out: list[list[CabangKelas]] = []
    start = 0
    for count in _fill(sizes, room):
        out.append(list(forks[start : start + count]))
        start += count
    return out


def _lines(f: CabangKelas) -> int:
    """Count the lines that a fork takes on a page."""
    return 2 + sum(1 + (len(p.teks) > HURUF_SEBARIS) for p in f.pilihan) + (f.sisa is not None)


def _fill(sizes: Sequence[int], room: int) -> list[int]:
    """Fill pages one after the other; give how many go on each."""
    counts: list[int] = []
    used = room + 1
    for size in sizes:
        if used + size > room:
            counts.append(0)
            used = 0
        counts[-1] += 1
        used += size
    return counts


def turning_pages(stratum: ButirStrata, titik: TitikBalik, peta: Peta) -> Iterator[Halaman]:
    """Give one page a turning point."""
    strata = stratum.strata
    skenario = strata.lakon.skenario
    if not titik.terpilih:
        yield Halaman("Titik balik", skenario.judul, (), kata.TANPA_TITIK_BALIK)
        return
    questions = pair_questions(skenario, [(c.butir.adegan, c.butir.posisi) for c in titik.terpilih])
    for i, calon in enumerate(titik.terpilih):
        number = peta.node(calon.butir.adegan).nomor
        yield _turning_page(strata, titik, calon, number, i, questions[i])


def _turning_page(
    strata: Strata, titik: TitikBalik, calon: CalonTitikBalik, nomor: int, i: int, pertanyaan: str
) -> HalamanTitikBalik:
    cabang = fork(strata, calon.butir, nomor)
    shown = {p.pilihan.id for p, row in zip(calon.butir.pilihan, cabang.pilihan, strict=True) if not row.porsi.samar}
    spreads = [p.sebaran for p in calon.butir.pilihan if p.pilihan.id in shown and p.sebaran is not None]
    reasons = projected_reasons(calon, shown)
    if titik.oleh_fasilitator:
        reasons = ("Dipilih oleh pemandu diskusi.", *reasons)
    hands = sum(_hands(strata, calon.butir))
    notes = (kata.SAMARAN,) if len(shown) < len(cabang.pilihan) else ()
    return HalamanTitikBalik(
        f"Titik balik {i + 1}: {calon.butir.judul}",
        strata.lakon.skenario.judul,
        notes,
        "",
        i + 1,
        len(titik.terpilih),
        strata.skenario,
        cabang,
        reasons,
        cabang.hilang,
        round_half_up(100 * max(spreads)) if spreads else None,
        hands if hands >= LEAST_PEOPLE else None,
        pertanyaan,
        titik,
    )
