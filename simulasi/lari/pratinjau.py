"""A scenario while it is being written: read again after each saving, played from any scene, values settable.

Nothing is recorded. Unlike a class, which plays sound scenarios only, an author may walk through a story that still has
errors, as long as its shape and names are whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from simulasi.periksa.pemeriksaan import check_loaded
from simulasi.permainan.graf import TerlaluBanyakKeadaan
from simulasi.permainan.mesin import Keadaan, start, step
from simulasi.permainan.nilai import Penilai
from simulasi.permainan.peta import Peta, draw_map
from simulasi.permainan.program import Program
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.model import Skenario
from simulasi.skenario.muat import load_scenario
from simulasi.skenario.naskah import Naskah
from simulasi.skenario.temuan import Temuan, has_error

_NAMA_PUTUS: Final = frozenset({"S201", "S207", "S702"})
"""Findings about names without which nothing can be compiled."""

Stempel = tuple[int, int]
"""When a file was last changed (nanoseconds) and its size in bytes."""


def stamp(path: Path) -> Stempel | None:
    """Give a file's stamp; None where it is not there (an editor that replaces it takes a moment)."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


@dataclass(frozen=True, slots=True)
class Bacaan:
    """One reading of the file. `program` is None where shape or names forbid walking through it, `peta` where
    there are too many states to draw (S209) as well.

    `masalah` gives, by scene id, the findings about that scene; those about the head of the file stand under "".
    """

    temuan: tuple[Temuan, ...]
    program: Program | None
    peta: Peta | None
    masalah: Mapping[str, tuple[Temuan, ...]]

    @property
    def galat(self) -> int:
        """How many errors there are."""
        return sum(t.tingkat == "galat" for t in self.temuan)


def read(path: Path, acuan: Acuan, tanggal: date) -> Bacaan:
    """Read and check the file; never raises for what it holds."""
    muatan = load_scenario(path)
    findings = check_loaded(muatan, acuan, tanggal).temuan
    program = None
    if muatan.isi is not None and not any(t.kode in _NAMA_PUTUS for t in findings):
        program = Program(muatan.isi)
    peta = None if program is None else _draw(program, sound=not has_error(findings))
    return Bacaan(findings, program, peta, _by_scene(muatan.naskah, muatan.isi, findings))


def _draw(program: Program, *, sound: bool) -> Peta | None:
    try:
        return draw_map(program, Penilai(program) if sound else None)
    except TerlaluBanyakKeadaan:
        return None


def _by_scene(naskah: Naskah, skenario: Skenario | None, findings: Iterable[Temuan]) -> dict[str, tuple[Temuan, ...]]:
    names = list(skenario.adegan) if skenario is not None else []
    lines = [naskah.place(("adegan", name), key=True)[0] for name in names]
    end = naskah.place(("mitigasi",), key=True)[0]
    out: dict[str, tuple[Temuan, ...]] = {}
    for t in findings:
        place = bisect_right(lines, t.baris) - 1
        inside = place >= 0 and not lines[-1] < end <= t.baris
        name = names[place] if inside else ""
        out[name] = (*out.get(name, ()), t)
    return out


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where the author stands: a state, the choices that led there, the scenes seen so far in this preview.

    `lewat` holds (state before, choice id) of each move since the last jump, for going back.
    """

    keadaan: Keadaan
    lewat: tuple[tuple[Keadaan, str], ...]
    dilihat: frozenset[str]


def first_place(program: Program) -> Tempat:
    """Stand at the start."""
    here = start(program)
    return Tempat(here, (), frozenset({here.adegan}))


def restart(program: Program, tempat: Tempat) -> Tempat:
    """Go back to the start; what was seen stays seen."""
    here = start(program)
    return Tempat(here, (), tempat.dilihat | {here.adegan})


def go(program: Program, tempat: Tempat, pilihan: str) -> Tempat:
    """Make a move; raises `PilihanTidakTersedia`."""
    here = step(program, tempat.keadaan, pilihan, tempat.keadaan.langkah)
    return Tempat(here, (*tempat.lewat, (tempat.keadaan, pilihan)), tempat.dilihat | {here.adegan})


def go_back(tempat: Tempat) -> Tempat:
    """Take the last move back; does nothing where there is none."""
    if not tempat.lewat:
        return tempat
    return Tempat(tempat.lewat[-1][0], tempat.lewat[:-1], tempat.dilihat)


def jump(tempat: Tempat, adegan: str) -> Tempat:
    """Stand in any scene, with the values as they are."""
    here = Keadaan(adegan, tempat.keadaan.nilai, tempat.keadaan.langkah)
    return Tempat(here, (), tempat.dilihat | {adegan})


def set_value(program: Program, tempat: Tempat, nama: str, nilai: int) -> Tempat:
    """Set a variable; a value beyond its bounds stops at the bound. The way back ends here."""
    medan = program.medan[nama]
    values = {**program.unpack(tempat.keadaan.nilai), nama: min(max(nilai, medan.lo), medan.hi)}
    here = Keadaan(tempat.keadaan.adegan, program.pack(values), tempat.keadaan.langkah)
    return Tempat(here, (), tempat.dilihat)


def keep_place(sebelum: Program, tempat: Tempat, program: Program) -> Tempat:
    """Find the same place in another reading of the file.

    The scene is kept where it still exists, values by name within the new bounds, else the declared start; where the
    scene is gone, the latest one on the way that still exists, else the start.
    """
    states = [tempat.keadaan, *(state for state, _ in reversed(tempat.lewat))]
    found = next((state for state in states if state.adegan in program.nomor), None)
    seen = frozenset(name for name in tempat.dilihat if name in program.nomor)
    if found is None:
        here = start(program)
        return Tempat(here, (), seen | {here.adegan})
    same_fields = program.medan == sebelum.medan
    here = _carry(sebelum, found, program)
    way = tempat.lewat if found is tempat.keadaan and same_fields else ()
    kept = way if all(state.adegan in program.nomor for state, _ in way) else ()
    return Tempat(here, kept, seen | {here.adegan})


def _carry(sebelum: Program, keadaan: Keadaan, program: Program) -> Keadaan:
    before, now = sebelum.unpack(keadaan.nilai), program.unpack(program.nilai_awal)
    for nama, medan in program.medan.items():
        if nama in before and sebelum.medan[nama].ya_tidak == medan.ya_tidak:
            now[nama] = min(max(int(before[nama]), medan.lo), medan.hi)
    return Keadaan(keadaan.adegan, program.pack(now), keadaan.langkah)
