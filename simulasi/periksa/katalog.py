"""The catalogue of findings: one entry for each code of `format.md` §6, with a file that raises it.

Nothing is read from disk before an example is asked for.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from textwrap import dedent
from typing import Final

from simulasi.periksa.entri import Dasar, Entri
from simulasi.periksa.entri_acuan import ACUAN
from simulasi.periksa.entri_bentuk import BENTUK
from simulasi.periksa.entri_cerita import CERITA

KATALOG: Final[dict[str, Entri]] = {entri.kode: entri for entri in (*BENTUK, *CERITA, *ACUAN)}
"""Every code, in the order of the paper."""

TANGGAL_CONTOH: Final = date(2026, 11, 24)
"""The day at which the examples are judged (S505, S506)."""

NAMA_DASAR: Final[dict[Dasar, str]] = {
    "skenario": "dasar.yaml",
    "sesi": "dasar.sesi.yaml",
    "regulasi": "regulasi.yaml",
    "panel": "dasar.panel.yaml",
}
"""File names of the sound base files; `titik-rawan.yaml` beside them completes the catalogues."""


@cache
def base_text(dasar: Dasar) -> str:
    """Give the text of a sound base file."""
    return files("simulasi.periksa").joinpath("contoh", NAMA_DASAR[dasar]).read_text(encoding="utf-8")


def weak_points_text() -> str:
    """Give the text of the catalogue of weak points beside the base files."""
    return files("simulasi.periksa").joinpath("contoh", "titik-rawan.yaml").read_text(encoding="utf-8")


def broken_example(kode: str) -> bytes:
    """Give a whole file, as bytes, that raises the finding; raises `KeyError` for an unknown code."""
    entri = KATALOG[kode]
    teks = base_text(entri.dasar)
    if entri.bangun is not None:
        return entri.bangun(teks)
    for good, bad in entri.ganti:
        if good not in teks:
            raise ValueError(f"{kode}: the base file lacks {good!r}")
        teks = teks.replace(good, bad)
    return teks.encode("utf-8")


def good_example(kode: str) -> str:
    """Give the sound fragments that the example of a code replaces, for showing: without shared indentation."""
    return _fragments(kode, 0)


def bad_example(kode: str) -> str:
    """Give the fragments that raise the finding, for showing."""
    return _fragments(kode, 1)


def _fragments(kode: str, side: int) -> str:
    pairs = KATALOG[kode].ganti
    return "\n# …\n".join(dedent(pair[side]).strip("\n") for pair in pairs)
