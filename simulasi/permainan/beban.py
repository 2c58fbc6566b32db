"""Everything that boards and debriefs work out of a scenario, done once to see whether it can be borne."""

from __future__ import annotations

from simulasi.permainan.graf import LINGKAR_MAKS, Graf, LingkaranTerlaluBesar, order
from simulasi.permainan.jangkauan import reach
from simulasi.permainan.nilai import Penilai
from simulasi.permainan.program import Program
from simulasi.permainan.risiko import Risiko


def bear(program: Program) -> None:
    """Work a scenario out within the checker's limits.

    Raises `TerlaluBanyakKeadaan` or `LingkaranTerlaluBesar` (S209), and `ValueError` or `KeyError` for a scenario that
    is unsound. Takes as long as the scenario asks for: whoever doubts it sets a limit of time.
    """
    reach(program)
    graf = Graf(program)
    components = order([[t for _, t in moves] for moves in graf.keluar])
    if max(map(len, components)) > LINGKAR_MAKS:
        raise LingkaranTerlaluBesar
    Penilai(program, graf, components)
    Risiko(program)
