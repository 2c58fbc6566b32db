"""Answers at random, seeded: no crash, every line reads well, and the journal holds whole runs whatever was typed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from simulasi.lari.kelas import Kelas
from simulasi.permainan.mesin import replay
from simulasi.skenario.pustaka import Pustaka
from tests.polos.pembantu import AKAR, Ruang, browse, play, session

KATA = (
    *("", "1", "2", "3", "4", "5") * 6,
    *("6", "9", "0", "?", "u", "b", "b1", "b2", "p", "f", "o", "m", "g", "s"),
    *("t", "y", "l", "j1", "j9", "v", "v 1 1 1", "v 2 0 1 0", "selesai", "ulangi 1", "ulangi 2", "ulangi 99", "batal"),
    *("jalan", "Komodo-7", "x" * 400, "\x1b[31m", "\u202eabc", "198001012005011001", "[/]", "%s {x}", "keluarga"),
)
SESI = {
    "bebas": None,
    "kelompok": session(
        id="kelompok", mode="kelompok", skenario=("hps-titipan", "pecah-paket"), kelompok=("Meja A", "Meja B"),
        acak_pilihan=True, umpan_balik="langsung",
    ),
}  # fmt: skip


@pytest.mark.parametrize("sesi", SESI)
@pytest.mark.parametrize("benih", range(3))
def test_random_answers_break_nothing(ruang: Ruang, sesi: str, benih: int) -> None:
    asked = SESI[sesi]
    kelas = ruang.kelas() if asked is None else ruang.kelas(asked)
    draw = random.Random(f"{sesi} {benih}")
    lines = "".join(f"{draw.choice(KATA)}\n" for _ in range(500))
    code, out = browse(kelas, f"Komodo-7\n\n1\n1\n\n\n{lines}")
    assert code in (0, 1)
    assert "\x1b" not in out
    runs = list(kelas.jurnal.runs())
    made = 0
    for run in runs:
        lakon = kelas.open(run.skenario)
        states = replay(lakon.program, [p.pilihan for p in run.pilihan])  # every recorded run can be played
        over = lakon.skenario.adegan[states[-1].adegan].akhir is not None
        assert (run.selesai is not None) is over
        made += len(run.pilihan)
    assert made > 0


@pytest.mark.parametrize("path", list(Pustaka((AKAR / "skenario",)).files()), ids=lambda p: p.stem)
@pytest.mark.parametrize("benih", range(2))
def test_every_shipped_scenario_on_random_roads(ruang: Ruang, path: Path, benih: int) -> None:
    draw = random.Random(f"{path.stem} {benih}")
    kelas = Kelas(Pustaka((AKAR / "skenario",)), ruang.jurnal)
    answers = "".join(f"b1\n{draw.randint(1, 6)}\n\n" for _ in range(80))
    _, out = play(kelas, f"\n{answers}", path.stem)
    assert "Bagian: Berkas. " in out
    assert "Bagian: Akhir cerita. " in out
