"""What a board needs to know of a session: title, assigned scenarios, weights, mode (`format.md` §5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from simulasi.catatan import Jurnal
from simulasi.catatan.gabung import decided
from simulasi.skenario.kanonik import from_canonical
from simulasi.skenario.nama_sesi import BEBAS
from simulasi.skenario.sesi import BEBAS as SESI_BEBAS
from simulasi.skenario.sesi import SKOR_SESI, Sesi, differing_keys

PERORANGAN: Final = "perorangan"
KELOMPOK: Final = "kelompok"
SIDIK_PENDEK: Final = 8
"""Digits of a digest that people read and type."""


@dataclass(frozen=True, slots=True)
class DefinisiSesi:
    """A session as its runs see it; `bobot_integritas` of 100 weigh integritas in gabungan.

    `konflik`: the journal holds definitions under this id that differ where it scores, and nobody has decided yet which
    one counts; one of them is shown, and nobody is ranked. `catatan`: sentences that a board must say about it.
    """

    sesi: str
    judul: str
    skenario: tuple[str, ...]
    bobot_integritas: int = 50
    mode: str = PERORANGAN
    konflik: bool = False
    catatan: tuple[str, ...] = ()

    @property
    def berkelompok(self) -> bool:
        """Whether the unit is the group (`mode: kelompok`)."""
        return self.mode == KELOMPOK


@dataclass(frozen=True, slots=True)
class PilihanDefinisi:
    """The definitions under one session id, by digest, and which one counts.

    `berlaku`: of several the one that a person decided on, else the one with the smallest digest, whichever came first.
    `beda`: the keys in which they differ; `konflik`: one of them scores, and nobody has decided (rule 6).
    """

    sesi: str
    definisi: Mapping[str, Sesi]
    berlaku: str
    diputuskan: bool
    beda: tuple[str, ...]

    @property
    def beda_skor(self) -> tuple[str, ...]:
        """The keys in which they differ and that score."""
        return tuple(name for name in self.beda if name in SKOR_SESI)

    @property
    def konflik(self) -> bool:
        """Whether nobody can be ranked before a person decides."""
        return bool(self.beda_skor) and not self.diputuskan

    def sentences(self) -> tuple[str, ...]:
        """Say what stands beside each other; nothing where there is one definition or the differences score nothing."""
        if not self.beda_skor:
            return ()
        n, keys = len(self.definisi), ", ".join(self.beda_skor)
        if self.diputuskan:
            chosen = self.berlaku[:SIDIK_PENDEK]
            return (f"Sesi ini punya {n} definisi yang berbeda pada {keys}; yang diputuskan berlaku: {chosen}.",)
        return (
            f"Sesi ini punya {n} definisi yang berbeda pada {keys}, jadi belum ada yang diperingkat. Lihat isinya "
            f"dengan simulasi sesi, lalu putuskan: simulasi sesi --putuskan {self.sesi} SIDIK",
        )


def definitions_of(jurnal: Jurnal, sesi: str) -> PilihanDefinisi | None:
    """Give the definitions that the journal keeps of a session; None where it keeps none."""
    found = {sidik: from_canonical(kanonik, Sesi) for sidik, kanonik in jurnal.session_definitions(sesi)}
    if not found:
        return None
    chosen = decided(jurnal.session_decisions(sesi), found)
    return PilihanDefinisi(sesi, found, chosen or min(found), chosen is not None, differing_keys(tuple(found.values())))


def session_definition(jurnal: Jurnal, sesi: str) -> DefinisiSesi:
    """Give the definition that counts; without one, what was played and 50:50."""
    known = definitions_of(jurnal, sesi)
    if known is not None:
        found = known.definisi[known.berlaku]
        weight = found.bobot.integritas
        return DefinisiSesi(
            sesi, found.judul, tuple(found.skenario), weight, found.mode, known.konflik, known.sentences()
        )
    played = {run.skenario: run.mode for run in jurnal.runs(sesi=sesi)}
    mode = next(iter(played.values()), PERORANGAN)
    return DefinisiSesi(sesi, SESI_BEBAS.judul if sesi == BEBAS else sesi, tuple(played), mode=mode)
