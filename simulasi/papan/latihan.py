"""Practice: complete runs that do not count (`skor.md` §6), one row a run, apart from the board and never ranked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from simulasi.catatan import Lari
from simulasi.papan.resmi import Penimbang, official_runs
from simulasi.permainan.tampilan import combine, round_half_up


@dataclass(frozen=True, slots=True)
class BarisLatihan:
    """One practice run. `ke` counts the participant's runs of the scenario from 1; `bercabang`: begun at a fork of
    another run (*ulangi dari sini*). Values are shown values."""

    peserta: str
    sandi: str
    kelompok: str | None
    skenario: str
    ke: int
    bercabang: bool
    integritas: Decimal
    kepatuhan: Decimal
    gabungan: Decimal
    garis_merah: int
    tingkat: str
    mulai: str


def practice_runs(runs: Iterable[Lari], penimbang: Penimbang, bobot_integritas: int) -> list[BarisLatihan]:
    """List the complete runs of one session that are not official, by call sign, then in the order of playing."""
    by_person: dict[str, list[Lari]] = {}
    for run in runs:
        if run.batal is None:
            by_person.setdefault(run.peserta.id, []).append(run)
    rows: list[BarisLatihan] = []
    for own in by_person.values():
        official = {resmi.lari.id for resmi in official_runs(own, penimbang).values()}
        attempts: dict[str, int] = {}
        for run in sorted(own, key=lambda run: (run.mulai, run.urutan, run.id)):
            attempts[run.skenario] = attempts.get(run.skenario, 0) + 1
            nilai = None if run.id in official else penimbang.judge(run)
            if nilai is None:
                continue
            rows.append(
                BarisLatihan(
                    run.peserta.id[:8],
                    run.peserta.sandi,
                    run.peserta.kelompok,
                    run.skenario,
                    attempts[run.skenario],
                    run.asal is not None,
                    round_half_up(nilai.integritas),
                    round_half_up(nilai.kepatuhan),
                    round_half_up(combine(nilai.integritas, nilai.kepatuhan, bobot_integritas)),
                    nilai.garis_merah,
                    nilai.tingkat,
                    run.mulai,
                )
            )
    return sorted(rows, key=lambda row: (row.sandi.casefold(), row.peserta))
