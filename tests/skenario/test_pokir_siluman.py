"""What the story of *Semalam Sebelum Ketok Palu* must never reward (`format.md` §3, red lines)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from statistics import correlation

import pytest

from simulasi.permainan.mesin import Keadaan, is_over, moves, scene, start, step
from simulasi.permainan.nilai import Penilai
from simulasi.permainan.program import Program
from simulasi.skenario.muat import load_scenario

POKIR = Path(__file__).parents[2] / "skenario" / "penganggaran" / "pokir-siluman.yaml"
TIDAK_BENAR = {
    ("input", "karang"),
    ("input", "seragam"),
    ("desa", "janji"),
    ("fajar", "teken"),
    ("fajar", "susul"),
    ("paripurna", "sistem"),
    ("februari", "mendesak"),
    ("gudang", "daftar"),
}
"""Documents and official statements that say what is not so, also where every single word of them is true."""


@pytest.fixture(scope="module")
def program() -> Program:
    skenario = load_scenario(POKIR).isi
    assert skenario is not None
    return Program(skenario)


def test_no_false_statement_comes_to_a_clean_ending(program: Program) -> None:
    seen: set[tuple[Keadaan, bool]] = set()
    waiting, ends, met = [(start(program), False)], set[tuple[str, bool]](), set[tuple[str, str]]()
    while waiting:
        here, untrue = waiting.pop()
        akhir = scene(program, here).akhir
        if is_over(program, here) and akhir is not None:
            ends.add((akhir.tingkat, untrue))
        for pilihan in moves(program, here):
            key = (here.adegan, pilihan.id)
            met |= {key} & TIDAK_BENAR
            there = step(program, here, pilihan.id, here.langkah)
            then = (Keadaan(there.adegan, there.nilai, 0), untrue or key in TIDAK_BENAR)
            if then not in seen:
                seen.add(then)
                waiting.append(then)
    assert met == TIDAK_BENAR
    assert ("bersih", False) in ends
    assert ("bersih", True) not in ends


@pytest.mark.parametrize(
    ("jalan", "tingkat"),
    [
        # honest and on paper, late and short of a career: the clean ending
        ("telusur,risalah,kembali,kepala,aku,tolak,ganti,upg,aku,riwayat,berdiri,pilah,map", "bersih"),
        # the same without a single sheet: nobody can tell what was refused
        ("kepala,aku,tolak,ambil,tolak,aku,baca,berdiri,lisan,duluan", "terkendali"),
        # the man who saved the file was told: only what is on paper still holds
        ("sekban,aku,acara,ganti,upg,aku,riwayat,kertas,pilah,duluan", "terkendali"),
        ("sekban,aku,acara,ganti,upg,aku,riwayat,kertas,pilah,map", "bersih"),
        # every form kept, every burden passed on
        ("sekban,nota,acara,nota,atasan,surat,sekban,dinas,ditanya", "rawan"),
        # one signature among honest steps
        ("kepala,aku,tolak,ganti,upg,aku,teken,sebut,map", "terkendali"),
    ],
)
def test_roads_end_where_the_story_says(program: Program, jalan: str, tingkat: str) -> None:
    hasil = Penilai(program).score(jalan.split(","))
    akhir = program.skenario.adegan[hasil.akhir].akhir
    assert akhir is not None
    assert akhir.tingkat == tingkat


def test_honest_and_compliant_part_ways(program: Program) -> None:
    forks = [[p.skor for p in a.pilihan if p.skor] for a in program.skenario.adegan.values() if a.pilihan]
    ratings = [(s.integritas, s.kepatuhan) for fork in forks for s in fork]
    # .69-.77 before; the aim is .5, which the three raters did not grant: what they gave counts
    assert correlation([i for i, _ in ratings], [k for _, k in ratings]) < 0.65


def test_no_weak_point_stands_on_more_than_half_of_the_forks(program: Program) -> None:
    forks = [a.titik_rawan for a in program.skenario.adegan.values() if any(p.skor for p in a.pilihan)]
    most = Counter(kode for fork in forks for kode in fork).most_common(1)[0][1]
    assert most * 2 <= len(forks)
