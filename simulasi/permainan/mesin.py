"""Stepping through a scenario: states, available moves, one move, replay of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulasi.dasar.galat import Galat
from simulasi.permainan.program import Gerak, Program, apply, holds, target
from simulasi.skenario.model import Adegan, Berkas, Pilihan, Sisipan


class LangkahBasi(Galat):
    """A choice that answers a step already answered; nothing happens."""


class PilihanTidakTersedia(Galat):
    """A choice that the state does not offer. `tersedia` are the ids that it does, in file order."""

    def __init__(self, pilihan: str, adegan: str, tersedia: Sequence[str]) -> None:
        self.pilihan: str = pilihan
        self.adegan: str = adegan
        self.tersedia: tuple[str, ...] = tuple(tersedia)
        offer = f"Yang tersedia: {', '.join(tersedia)}." if tersedia else "Cerita sudah berakhir di sini."
        super().__init__(f'Pilihan "{pilihan}" tidak tersedia di adegan "{adegan}". {offer}')


@dataclass(frozen=True, slots=True)
class Keadaan:
    """A moment of play: scene id, packed values (`Program.unpack` reads them), moves made so far."""

    adegan: str
    nilai: int
    langkah: int


def start(program: Program) -> Keadaan:
    """Give the state in which every run begins."""
    return Keadaan(program.id_adegan[program.awal], program.nilai_awal, 0)


def scene(program: Program, keadaan: Keadaan) -> Adegan:
    """Give the scene of a state."""
    return program.skenario.adegan[keadaan.adegan]


def is_over(program: Program, keadaan: Keadaan) -> bool:
    """Tell whether the state is an ending."""
    return scene(program, keadaan).akhir is not None


def moves(program: Program, keadaan: Keadaan) -> tuple[Pilihan, ...]:
    """List the choices that the state offers, in file order; none at an ending."""
    return tuple(g.pilihan for g in available(program, keadaan))


def available(program: Program, keadaan: Keadaan) -> list[Gerak]:
    """List the compiled moves that the state offers."""
    v = keadaan.nilai
    return [g for g in program.gerak[program.nomor[keadaan.adegan]] if g.jika is None or holds(g.jika, v)]


def insertions(program: Program, keadaan: Keadaan) -> tuple[Sisipan, ...]:
    """List the paragraphs that the state adds to its scene's narrative, in order."""
    return tuple(s for s in scene(program, keadaan).sisipan if holds(program.compile_condition(s.jika), keadaan.nilai))


def exhibits(program: Program, keadaan: Keadaan) -> tuple[tuple[int, Berkas], ...]:
    """List the exhibits on view in the state, each with its place (from 0) in the scene's list."""
    return tuple(
        (i, b)
        for i, b in enumerate(scene(program, keadaan).berkas)
        if b.jika is None or holds(program.compile_condition(b.jika), keadaan.nilai)
    )


def step(program: Program, keadaan: Keadaan, pilihan: str, langkah: int) -> Keadaan:
    """Make one move and give the state after it.

    `langkah` is the step that the choice answers (`Keadaan.langkah` of the state that was shown); a second answer
    to one step raises `LangkahBasi`, a choice that is not on offer `PilihanTidakTersedia`.
    """
    if langkah != keadaan.langkah:
        raise LangkahBasi("Keputusan untuk adegan ini sudah tercatat. Silakan lanjutkan dari adegan sekarang.")
    offered = available(program, keadaan)
    for gerak in offered:
        if gerak.pilihan.id == pilihan:
            v = keadaan.nilai if gerak.efek is None else apply(gerak.efek, keadaan.nilai)
            return Keadaan(program.id_adegan[target(gerak, v)], v, langkah + 1)
    raise PilihanTidakTersedia(pilihan, keadaan.adegan, [g.pilihan.id for g in offered])


def replay(program: Program, pilihan: Sequence[str]) -> list[Keadaan]:
    """Give every state of a run from the start on: one more than there are choices.

    Raises `PilihanTidakTersedia` at the first choice that the scenario does not allow.
    """
    states = [start(program)]
    for i, name in enumerate(pilihan):
        states.append(step(program, states[-1], name, i))
    return states
