"""A scenario made ready: model, compiled program, digests, catalogues; scorer and risks are built on first use."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import Final

from simulasi.lari.tantangan import Tantangan
from simulasi.permainan.analisis import ending_ranges
from simulasi.permainan.nilai import Penilai
from simulasi.permainan.program import Program
from simulasi.permainan.risiko import Risiko
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.kanonik import canonical, digest, flow_digest
from simulasi.skenario.model import Skenario

Rentang = tuple[Fraction, Fraction]


class Lakon:
    """One sound scenario and everything that is computed from it once."""

    def __init__(self, skenario: Skenario, acuan: Acuan) -> None:
        self.skenario: Final = skenario
        self.acuan: Final = acuan
        self.program: Final = Program(skenario)
        self.kanonik: Final = canonical(skenario)
        self.sidik: Final = digest(self.kanonik)

    @cached_property
    def sidik_alur(self) -> str:
        """The digest of what decides play and score alone (`skor.md` §6)."""
        return flow_digest(self.skenario)

    @cached_property
    def penilai(self) -> Penilai:
        """The scorer."""
        return Penilai(self.program)

    @cached_property
    def rentang_akhir(self) -> Mapping[str, tuple[Rentang, Rentang]]:
        """Lowest and highest nilai (0–100) in both dimensions among the runs that end there, by ending."""
        found = ending_ranges(self.penilai)
        return {self.program.id_adegan[scene]: ranges for scene, ranges in found.items()}

    @cached_property
    def risiko(self) -> Risiko:
        """The risks under random play."""
        return Risiko(self.program)

    @cached_property
    def tantangan(self) -> Tantangan:
        """The mitigation challenge."""
        return Tantangan(self.skenario.mitigasi, self.risiko)
