"""What `jalur-cepat` must never reward: a date that is not true, a figure that is not true, evidence made to go."""

from __future__ import annotations

import pytest

from simulasi.permainan.mesin import Keadaan, is_over, moves, start, step
from simulasi.permainan.nilai import Penilai
from simulasi.permainan.program import Program
from simulasi.skenario.muat import load_scenario
from simulasi.skenario.pustaka import shipped

TIDAK_BENAR = frozenset({("dapur", "tanggal"), ("penilai", "benar"), ("inspektorat", "mundur"), ("belakang", "hapus")})


@pytest.fixture(scope="module")
def program() -> Program:
    skenario = load_scenario(shipped() / "perizinan" / "jalur-cepat.yaml").isi
    assert skenario is not None
    return Program(skenario)


def test_an_untrue_paper_or_statement_never_ends_clean(program: Program) -> None:
    """Walk all states; what was untrue on the way is remembered beside the state."""
    waiting = [(start(program), False)]
    seen = set(waiting)
    ends: set[tuple[str, bool]] = set()
    while waiting:
        here, untrue = waiting.pop()
        if is_over(program, here):
            akhir = program.skenario.adegan[here.adegan].akhir
            assert akhir is not None
            ends.add((akhir.tingkat, untrue))
            continue
        for pilihan in moves(program, here):
            there = step(program, here, pilihan.id, here.langkah)
            then = (Keadaan(there.adegan, there.nilai, 0), untrue or (here.adegan, pilihan.id) in TIDAK_BENAR)
            if then not in seen:
                seen.add(then)
                waiting.append(then)
    assert ("bersih", False) in ends
    assert ("bersih", True) not in ends


@pytest.mark.parametrize(
    ("jalan", "tingkat"),
    [
        ("buku,kunci,tanya,kurang,tulis,meja,benar,semua", "pelanggaran"),  # all in order but one answer
        ("riwayat,kunci,tanya,kurang,tanggal,antar,koreksi,semua", "terkendali"),  # all in order but one date
        ("riwayat,kunci,tanya,kurang,tulis,meja,koreksi,semua", "bersih"),
    ],
)
def test_roads_end_where_the_story_says(program: Program, jalan: str, tingkat: str) -> None:
    hasil = Penilai(program).score(jalan.split(","))
    akhir = program.skenario.adegan[hasil.akhir].akhir
    assert akhir is not None
    assert akhir.tingkat == tingkat
