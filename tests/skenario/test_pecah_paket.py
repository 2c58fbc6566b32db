"""What the story of *Pecah Paket di Ujung Tahun* must never reward (`format.md` §3, red lines)."""

from __future__ import annotations

from pathlib import Path
from statistics import correlation

import pytest

from simulasi.permainan.mesin import Keadaan, is_over, moves, scene, start, step
from simulasi.permainan.nilai import Penilai
from simulasi.permainan.program import Program
from simulasi.skenario.muat import load_scenario

PECAH = Path(__file__).parents[2] / "skenario" / "pengadaan" / "pecah-paket.yaml"
TIRUAN = {("lingkup", "tanggal"), ("tiga-penawaran", "kembar"), ("lapangan", "bast"), ("audit", "rapikan")}
"""Documents that say what is not so: back-dated, dressed up, or signed for work that is not there."""


@pytest.fixture(scope="module")
def program() -> Program:
    skenario = load_scenario(PECAH).isi
    assert skenario is not None
    return Program(skenario)


def test_no_forged_document_comes_to_a_clean_ending(program: Program) -> None:
    seen: set[tuple[Keadaan, bool]] = set()
    waiting, ends, met = [(start(program), False)], set[tuple[str, bool]](), set[tuple[str, str]]()
    while waiting:
        here, forged = waiting.pop()
        akhir = scene(program, here).akhir
        if is_over(program, here) and akhir is not None:
            ends.add((akhir.tingkat, forged))
        for pilihan in moves(program, here):
            key = (here.adegan, pilihan.id)
            met |= {key} & TIRUAN
            there = step(program, here, pilihan.id, here.langkah)
            then = (Keadaan(there.adegan, there.nilai, 0), forged or key in TIRUAN)
            if then not in seen:
                seen.add(then)
                waiting.append(then)
    assert met == TIRUAN
    assert ("bersih", False) in ends
    assert not {tingkat for tingkat, forged in ends if forged} & {"bersih", "terkendali"}


@pytest.mark.parametrize(
    ("jalan", "berat", "tingkat"),
    [
        ("temui,tertulis,balas,tanggal,upg,denda,semua", True, "pelanggaran"),  # all in order but one date
        ("nota,keberatan,balas,tunda,surat,tapd,diminta", False, "terkendali"),  # every paper in order, the road cut
        ("nota,laci,gorong,undang,ukur,semua", False, "bersih"),  # honest, and moved to the island for it
        ("temui,laci,gorong,catat,denda,diminta", False, "bersih"),
    ],
)
def test_roads_end_where_the_story_says(program: Program, jalan: str, berat: bool, tingkat: str) -> None:
    hasil = Penilai(program).score(jalan.split(","))
    akhir = program.skenario.adegan[hasil.akhir].akhir
    assert akhir is not None
    assert (hasil.berat, akhir.tingkat) == (berat, tingkat)


def test_honest_and_compliant_part_ways(program: Program) -> None:
    forks = [[p.skor for p in a.pilihan if p.skor] for a in program.skenario.adegan.values() if a.pilihan]
    ratings = [(s.integritas, s.kepatuhan) for fork in forks for s in fork]
    # .69-.77 before; the aim is .5, which the three raters did not grant: what they gave counts
    assert correlation([i for i, _ in ratings], [k for _, k in ratings]) < 0.65
