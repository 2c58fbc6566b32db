"""What a board needs to know of a session: title, assigned scenarios, weights, mode (`format.md` §5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from simulasi.catatan import Jurnal
from simulasi.galat import Galat
from simulasi.papan.papan_skor import BEBAS
from simulasi.skenario.kanonik import from_canonical
from simulasi.skenario.sesi import BEBAS as SESI_BEBAS
from simulasi.skenario.sesi import Sesi

PERORANGAN: Final = "perorangan"
KELOMPOK: Final = "kelompok"


@dataclass(frozen=True, slots=True)
class DefinisiSesi:
    """A session as its runs see it; `bobot_integritas` of 100 weigh integritas in gabungan."""

    sesi: str
    judul: str
    skenario: tuple[str, ...]
    bobot_integritas: int = 50
    mode: str = PERORANGAN

    @property
    def berkelompok(self) -> bool:
        """Whether the unit is the group (`mode: kelompok`)."""
        return self.mode == KELOMPOK


def session_definition(jurnal: Jurnal, sesi: str) -> DefinisiSesi:
    """Give the definition that the journal keeps; without one, what was played and 50:50.

    Raises `Galat` where the journal keeps two definitions of one session: they cannot be ranked together.
    """
    definitions = jurnal.session_definitions(sesi)
    if len(definitions) > 1:
        raise Galat(
            f'Sesi "{sesi}" punya {len(definitions)} definisi yang berbeda di jurnal ini, sehingga tidak dapat '
            "diperingkat. Pakai id sesi yang berbeda untuk berkas sesi yang berbeda."
        )
    if definitions:
        found = from_canonical(definitions[0][1], Sesi)
        return DefinisiSesi(sesi, found.judul, tuple(found.skenario), found.bobot.integritas, found.mode)
    played = {run.skenario: run.mode for run in jurnal.runs(sesi=sesi)}
    mode = next(iter(played.values()), PERORANGAN)
    return DefinisiSesi(sesi, SESI_BEBAS.judul if sesi == BEBAS else sesi, tuple(played), mode=mode)
