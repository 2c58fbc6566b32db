"""What a board needs to know of a session: title, assigned scenarios, weights, mode (`format.md` §5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from simulasi.catatan import Jurnal
from simulasi.catatan.gabung import session_conflict
from simulasi.skenario.kanonik import from_canonical
from simulasi.skenario.nama_sesi import BEBAS
from simulasi.skenario.sesi import BEBAS as SESI_BEBAS
from simulasi.skenario.sesi import Sesi

PERORANGAN: Final = "perorangan"
KELOMPOK: Final = "kelompok"
SESI_KONFLIK: Final = (
    "Sesi ini punya lebih dari satu definisi di jurnal ini, sehingga tidak ada yang diperingkat. Pakai id sesi yang "
    "berbeda untuk berkas sesi yang berbeda."
)
"""What a board says of a session with more than one definition (`hasil.md` §2, rule 6)."""


@dataclass(frozen=True, slots=True)
class DefinisiSesi:
    """A session as its runs see it; `bobot_integritas` of 100 weigh integritas in gabungan.

    `konflik`: the journal holds more than one definition under this id; one of them is shown, and nobody is ranked.
    """

    sesi: str
    judul: str
    skenario: tuple[str, ...]
    bobot_integritas: int = 50
    mode: str = PERORANGAN
    konflik: bool = False

    @property
    def berkelompok(self) -> bool:
        """Whether the unit is the group (`mode: kelompok`)."""
        return self.mode == KELOMPOK


def session_definition(jurnal: Jurnal, sesi: str) -> DefinisiSesi:
    """Give the definition that the journal keeps; without one, what was played and 50:50.

    Of several definitions the one with the smallest digest is shown, whichever came first (`hasil.md` §2, rule 6).
    """
    definitions = jurnal.session_definitions(sesi)
    if definitions:
        found = from_canonical(definitions[0][1], Sesi)
        weight, conflict = found.bobot.integritas, session_conflict(definitions)
        return DefinisiSesi(sesi, found.judul, tuple(found.skenario), weight, found.mode, conflict)
    played = {run.skenario: run.mode for run in jurnal.runs(sesi=sesi)}
    mode = next(iter(played.values()), PERORANGAN)
    return DefinisiSesi(sesi, SESI_BEBAS.judul if sesi == BEBAS else sesi, tuple(played), mode=mode)
