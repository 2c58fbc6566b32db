"""The board of one session made ready for a screen: official rows, practice, groups to filter by, orders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from simulasi.catatan import Jurnal, Lari
from simulasi.papan.definisi import DefinisiSesi, session_definition
from simulasi.papan.latihan import BarisLatihan, practice_runs
from simulasi.papan.papan_skor import BarisPapan, scoreboard, shown_names
from simulasi.papan.resmi import Penimbang, in_order
from simulasi.papan.versi_alur import mixed_versions
from simulasi.skenario.nama_sesi import BEBAS


@dataclass(frozen=True, slots=True)
class IsiPapan:
    """A session's board. `per_skenario` holds the board of each scenario by itself, `judul` titles by scenario id.
    `catatan`: definitions and versions that stand beside each other, in words.

    Where two participants have the same call sign, `sandi` carries the machine's mark.
    """

    definisi: DefinisiSesi
    skor: tuple[BarisPapan, ...]
    per_skenario: Mapping[str, tuple[BarisPapan, ...]]
    latihan: tuple[BarisLatihan, ...]
    judul: Mapping[str, str]
    catatan: tuple[str, ...] = ()

    @property
    def kelompok(self) -> tuple[str, ...]:
        """The groups that have a row, by name."""
        names = {row.kelompok for row in (*self.skor, *self.latihan) if row.kelompok is not None}
        return tuple(sorted(names, key=str.casefold))


def read_board(jurnal: Jurnal, sesi: str) -> IsiPapan:
    """Read a session's board from the journal. Takes long for a large class: call off the screen."""
    with jurnal.steady():  # a merge that ends meanwhile must not show in half
        definisi = session_definition(jurnal, sesi)
        runs = list(jurnal.runs(sesi=sesi))
        marks = jurnal.machines()
    penimbang = Penimbang(jurnal.scenario)
    weight = definisi.bobot_integritas
    played = {run.skenario: run.sidik for run in runs}
    titles = {name: lakon.skenario.judul for name, s in played.items() if (lakon := penimbang.lakon(s)) is not None}

    def board(own: Sequence[Lari], assigned: Sequence[str]) -> list[BarisPapan]:
        return scoreboard(own, penimbang, sesi, assigned, weight, marks, konflik=definisi.konflik)

    rows = board(runs, definisi.skenario)
    if sesi == BEBAS:
        alone = {name: tuple(row for row in rows if row.skenario == name) for name in played}
    else:
        alone = {name: tuple(board([r for r in runs if r.skenario == name], (name,))) for name in definisi.skenario}
    practice = practice_runs(runs, penimbang, weight)
    names = shown_names(rows)
    return IsiPapan(
        definisi,
        _named(rows, names),
        {name: _named(own, names) for name, own in alone.items()},
        tuple(replace(row, sandi=names.get((row.peserta, row.sandi), row.sandi)) for row in practice),
        titles,
        (*definisi.catatan, *mixed_versions(_flows(runs))),
    )


def _flows(runs: Sequence[Lari]) -> list[tuple[str, str]]:
    """Give scenario and flow of the first complete run of each participant and scenario, the flow of most first."""
    first: dict[tuple[str, str], str] = {}
    for run in in_order(runs):
        if run.selesai is not None and run.batal is None and run.asal is None and not run.konflik:
            first.setdefault((run.peserta.id, run.skenario), run.sidik_alur)
    counted = Counter((name, flow) for (_, name), flow in first.items())
    return sorted(counted, key=lambda pair: (pair[0], -counted[pair], pair[1]))


def _named(rows: Sequence[BarisPapan], names: Mapping[tuple[str, str], str]) -> tuple[BarisPapan, ...]:
    return tuple(row._replace(sandi=names[row.peserta, row.sandi]) for row in rows)


_LAST: Final = Decimal(-1)

_URUT: Final[Mapping[str, Callable[[BarisPapan], tuple[object, ...]]]] = {
    "sandi": lambda row: (row.sandi.casefold(),),
    "kelompok": lambda row: (row.kelompok is None, (row.kelompok or "").casefold()),
    "integritas": lambda row: (-(row.integritas if row.integritas is not None else _LAST),),
    "kepatuhan": lambda row: (-(row.kepatuhan if row.kepatuhan is not None else _LAST),),
    "gabungan": lambda row: (-(row.gabungan if row.gabungan is not None else _LAST),),
    "garis_merah": lambda row: (-row.garis_merah,),
    "selesai_n": lambda row: (-row.selesai_n,),
}

URUTAN: Final = ("peringkat", *_URUT)
"""The columns that the board can be sorted by; `peringkat` is the order in which it comes."""


def sort_rows(rows: Sequence[BarisPapan], kolom: str) -> list[BarisPapan]:
    """Sort rows by a column of `URUTAN`: names upwards, figures from the largest; ranks stay what they are.

    Equal rows keep the board's order, rows without a figure come last.
    """
    key = _URUT.get(kolom)
    return list(rows) if key is None else sorted(rows, key=key)  # pyright: ignore[reportArgumentType] - one shape a column
