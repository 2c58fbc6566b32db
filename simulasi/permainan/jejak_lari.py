"""What a list of choices passes through, without a score: also in a story that is not sound yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from simulasi.permainan.graf import Graf, TerlaluBanyakKeadaan
from simulasi.permainan.mesin import Keadaan, PilihanTidakTersedia, is_over, moves, start, step
from simulasi.permainan.program import Program

_KEADAAN_MAKS: Final = 50_000
"""In a larger story nobody waits to be told whether an ending lies ahead."""

Perhentian = Literal["akhir", "buntu", "perangkap", "jalan"]
"""Where a replay stands: at an ending, without a choice, without an ending ahead, or simply on its way."""


@dataclass(frozen=True, slots=True)
class JejakLari:
    """A replay: the states passed (one more than there are choices made) and where it stands.

    `ditolak` is the refusal of the first answer that was not on offer. `kembali_ke` is the number of choices after
    which the last state was met before, as far as anything ahead can tell them apart. `sisa` counts the answers
    behind an ending.
    """

    keadaan: tuple[Keadaan, ...]
    pilihan: tuple[str, ...]
    perhentian: Perhentian
    tersedia: tuple[str, ...]
    kembali_ke: int | None
    ditolak: PilihanTidakTersedia | None
    sisa: int


def trace(program: Program, answers: Sequence[str]) -> JejakLari:
    """Replay as many answers as the story allows."""
    states = [start(program)]
    refused: PilihanTidakTersedia | None = None
    while len(states) <= len(answers) and not is_over(program, states[-1]):
        try:
            states.append(step(program, states[-1], answers[len(states) - 1], len(states) - 1))
        except PilihanTidakTersedia as error:
            refused = error
            break
    last = states[-1]
    made = len(states) - 1
    known = [_essence(program, s) for s in states]
    return JejakLari(
        keadaan=tuple(states),
        pilihan=tuple(answers[:made]),
        perhentian=_standing(program, last),
        tersedia=tuple(p.id for p in moves(program, last)),
        kembali_ke=known.index(known[-1]) if known.index(known[-1]) < made else None,
        ditolak=refused,
        sisa=len(answers) - made if refused is None else 0,
    )


def _essence(program: Program, keadaan: Keadaan) -> tuple[str, int]:
    return keadaan.adegan, keadaan.nilai & program.hidup[program.nomor[keadaan.adegan]]


def _standing(program: Program, keadaan: Keadaan) -> Perhentian:
    if is_over(program, keadaan):
        return "akhir"
    if not moves(program, keadaan):
        return "buntu"
    try:
        graf = Graf(program, maks=_KEADAAN_MAKS)
    except TerlaluBanyakKeadaan:
        return "jalan"
    queue = [graf.node(program.nomor[keadaan.adegan], keadaan.nilai)]
    seen = set(queue)
    for n in queue:
        if graf.is_ending(n):
            return "jalan"
        for _, t in graf.keluar[n]:
            if t not in seen:
                seen.add(t)
                queue.append(t)
    return "perangkap"
