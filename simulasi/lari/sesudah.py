"""What follows the story: which pages, in which order. Screens and plain text both go by this list."""

from __future__ import annotations

from typing import Final, Literal

from simulasi.lari.perjalanan import Perjalanan

NamaHalaman = Literal["akhir", "tantangan", "strategi", "tinjauan", "hasil", "komitmen"]

HALAMAN: Final[tuple[NamaHalaman, ...]] = ("akhir", "tantangan", "strategi", "tinjauan", "hasil", "komitmen")
"""All pages in their order (`layar.md` 5-10)."""


def pages(perjalanan: Perjalanan) -> tuple[NamaHalaman, ...]:
    """List the pages of a finished run.

    The challenge is left out where the session says so. A practice run keeps it, as practice that nothing records
    (`layar.md` 6), and asks for no commitment: that belongs to the run that counts.
    """
    left_out: set[NamaHalaman] = set()
    if not perjalanan.sesi.tantangan_mitigasi:
        left_out.add("tantangan")
    if perjalanan.latihan:
        left_out.add("komitmen")
    return tuple(name for name in HALAMAN if name not in left_out)
