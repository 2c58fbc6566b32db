"""The pages about forks: the map with the share of each choice, and the turning points."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from simulasi.debrief import kata
from simulasi.debrief.halaman import BarisPilihan, CabangKelas, Halaman, HalamanCabang, HalamanPeta, HalamanTitikBalik
from simulasi.debrief.pertanyaan import pair_questions
from simulasi.debrief.porsi import share_of, share_out
from simulasi.papan.butir import ButirAdegan
from simulasi.papan.model_ruang import ModelRuang
from simulasi.papan.sel import Sel, came_by, chose, passed
from simulasi.papan.titik_balik import CalonTitikBalik, TitikBalik, projected_reasons
from simulasi.permainan.peta import Panah, Peta, draw_map
from simulasi.permainan.tampilan import round_half_up

SUMBER: Final = "permainan kelas ini"
BARIS_SEHALAMAN: Final = 46
"""Lines that the forks of one page take, in two columns, so that all can be read from afar."""

HURUF_SEBARIS: Final = 42
HURUF_PILIHAN: Final = 80
"""A choice is cut to so many letters where many stand on one page: two lines."""


def cohort_map(model: ModelRuang) -> Peta:
    """Draw the map with what the class did: shares of the counted runs; those kept back are nan."""
    ruang = model.ruang
    names = [s.id for s in model.peta.simpul]

    def share(sel: Sel) -> float:
        n = ruang.count(sel)
        return math.nan if n is None else n / ruang.n

    arrows: list[Panah] = []
    told: set[tuple[int, int]] = set()
    for p in model.peta.panah:  # several choices may lead to one scene: their runs stand on the first
        flow = share(passed(names[p.dari - 1], names[p.ke - 1]))
        again = (p.dari, p.ke) in told and not math.isnan(flow)
        told.add((p.dari, p.ke))
        arrows.append(replace(p, bagian=math.nan, arus=0.0 if again else flow))
    nodes = tuple(replace(s, peluang=share(came_by(s.id))) for s in model.peta.simpul)
    return replace(model.peta, simpul=nodes, panah=tuple(arrows), sumber=SUMBER)


def fork(model: ModelRuang, butir: ButirAdegan, nomor: int) -> CabangKelas:
    """Make a fork ready to be projected."""
    ruang = model.ruang
    came = ruang.count(came_by(butir.adegan))
    shares = share_out(ruang, [chose(butir.adegan, p.pilihan.id) for p in butir.pilihan], came)
    hands = ruang.hands(butir.adegan)
    rows = tuple(
        BarisPilihan(
            i + 1,
            p.pilihan.teks,
            p.pilihan.garis_merah,
            porsi,
            None if p.hilang is None else round_half_up(p.hilang),
            share_of(hands.sel[p.pilihan.id], hands.n) if hands.n else None,
        )
        for i, (p, porsi) in enumerate(zip(butir.pilihan, shares.porsi, strict=True))
    )
    lost = None if butir.hilang is None else round_half_up(butir.hilang)
    return CabangKelas(nomor, butir.adegan, butir.judul, butir.dilema, rows, shares.sisa, lost, came, ruang.satuan)


def map_pages(model: ModelRuang) -> Iterator[Halaman]:
    """Give the map, then its forks, as many a page as can be read from afar; of too few people random play's map."""
    title = model.lakon.skenario.judul
    if not model.ruang.n:
        peta = draw_map(model.lakon.program, model.lakon.penilai)
        yield HalamanPeta("Peta cabang", title, (kata.PETA_ACAK,), "", peta)
        return
    notes = (kata.coverage(model.ruang), kata.SAMARAN)
    yield HalamanPeta("Peta cabang", title, notes, "", cohort_map(model))
    forks = [fork(model, b, model.peta.node(b.adegan).nomor) for b in model.cabang]
    sheets = _in_sheets(forks)
    for i, own in enumerate(sheets):
        count = f" ({i + 1} dari {len(sheets)})" if len(sheets) > 1 else ""
        yield HalamanCabang(f"Pilihan di setiap cabang{count}", title, notes, "", tuple(own))


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


def turning_pages(model: ModelRuang, titik: TitikBalik) -> Iterator[Halaman]:
    """Give one page a turning point."""
    skenario = model.lakon.skenario
    if not titik.terpilih:
        yield Halaman("Titik balik", skenario.judul, (), kata.TANPA_TITIK_BALIK)
        return
    questions = pair_questions(skenario, [(c.butir.adegan, c.butir.posisi) for c in titik.terpilih])
    for i, calon in enumerate(titik.terpilih):
        yield _turning_page(model, titik, calon, i, questions[i])


def _turning_page(
    model: ModelRuang, titik: TitikBalik, calon: CalonTitikBalik, i: int, pertanyaan: str
) -> HalamanTitikBalik:
    cabang = fork(model, calon.butir, model.peta.node(calon.butir.adegan).nomor)
    shown = {
        p.pilihan.id for p, row in zip(calon.butir.pilihan, cabang.pilihan, strict=True) if row.porsi.bagian is not None
    }
    reasons = projected_reasons(calon, shown)
    if titik.oleh_fasilitator:
        reasons = ("Dipilih oleh pemandu diskusi.", *reasons)
    hidden = (kata.SAMARAN,) if len(shown) < len(cabang.pilihan) else ()
    return HalamanTitikBalik(
        f"Titik balik {i + 1}: {calon.butir.judul}",
        model.lakon.skenario.judul,
        (kata.coverage(model.ruang), *hidden),
        "",
        i + 1,
        len(titik.terpilih),
        model.lakon.skenario.id,
        cabang,
        reasons,
        cabang.hilang,
        model.ruang.hands(calon.butir.adegan).n,
        pertanyaan,
        titik,
    )
