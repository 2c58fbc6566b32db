"""One entry of the catalogue of findings: what a code means, why it matters, how it comes about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from simulasi.skenario.temuan import PERINGATAN, TingkatTemuan

Dasar = Literal["skenario", "sesi", "regulasi", "panel"]
"""Which sound base file an example is made from."""


@dataclass(frozen=True, slots=True)
class Entri:
    """What the catalogue says about one code of `format.md` §6.

    `judul` names the finding, `alasan` tells in one to three sentences what it means and why it matters, `langkah`
    what to do. `ganti` are pairs
    (good, bad): put in place of each other in the base file they raise the finding. Where no pair of texts can show
    it (bytes, size), `bangun` makes the broken file from the base, and `ganti` shows the idea in small.
    """

    kode: str
    judul: str
    alasan: str
    langkah: str
    ganti: tuple[tuple[str, str], ...]
    dasar: Dasar = "skenario"
    bangun: Callable[[str], bytes] | None = None

    @property
    def tingkat(self) -> TingkatTemuan:
        """`galat` or `peringatan`, as findings of this code are."""
        return "peringatan" if self.kode in PERINGATAN else "galat"
