"""A finding: what the checker or the reader says about one place of one file (`format.md` §6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

TingkatTemuan = Literal["galat", "peringatan"]

PERINGATAN: frozenset[str] = frozenset(
    (
        "S111 S112 S208 S210 S211 S212 S303 S305 S401 S402 S403 S404 S405 S406 S451 S503 S505 S506 S701 S703 S706 S707"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Sunting:
    """Lines `awal`..`akhir` of a file (from 1, both included) and what to write in their place."""

    awal: int
    akhir: int
    tulis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding, complete: it can be shown without its file.

    `baris` and `kolom` count from 1, columns in characters. `kutipan` is the line of the file and `lebar` the
    number of characters that the caret marks there. `pesan` says what is wrong, `saran` what to do. `ganti` is
    (what stands at the place, what to put there) where one thing alone can be meant; `sunting` are lines to put in
    place of whole lines. `berat` makes an error of what the code mostly warns of (S505 about a day to come).
    """

    kode: str
    berkas: str
    baris: int
    kolom: int
    pesan: str
    saran: str = ""
    kutipan: str = ""
    lebar: int = 1
    ganti: tuple[str, str] | None = None
    sunting: Sunting | None = None
    berat: bool = False

    @property
    def tingkat(self) -> TingkatTemuan:
        """`galat` stops a scenario from being played; `peringatan` does not."""
        return "peringatan" if self.kode in PERINGATAN and not self.berat else "galat"

    @property
    def urutan(self) -> tuple[str, int, int, str, str]:
        """The order in which findings are shown: by file and place."""
        return self.berkas, self.baris, self.kolom, self.kode, self.pesan


def has_error(findings: Iterable[Temuan]) -> bool:
    """Tell whether any finding is an error: then what was read is not used."""
    return any(t.tingkat == "galat" for t in findings)
