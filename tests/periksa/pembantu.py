"""What the tests of checker and reader share: the sound base, its catalogues, patches with marked places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from simulasi.periksa.katalog import TANGGAL_CONTOH, base_text
from simulasi.periksa.pemeriksaan import Terperiksa, check_loaded, load_catalogues
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.muat import parse_scenario
from simulasi.skenario.temuan import Temuan

TANDA = "§"
"""Stands in a patch right before the place at which a finding is wanted."""

FOLDER_CONTOH = Path(str(files("simulasi.periksa").joinpath("contoh")))
DASAR = base_text("skenario")


@cache
def catalogues() -> Acuan:
    acuan, findings = load_catalogues(FOLDER_CONTOH)
    assert findings == []
    return acuan


def check(isi: str | bytes) -> Terperiksa:
    """Check a scenario's text against the base catalogues."""
    raw = isi.encode("utf-8") if isinstance(isi, str) else isi
    return check_loaded(parse_scenario("dasar.yaml", raw), catalogues(), TANGGAL_CONTOH)


def patch(pairs: Iterable[tuple[str, str]], teks: str = DASAR) -> str:
    """Replace each good text, which must stand exactly once, by the bad one."""
    for good, bad in pairs:
        assert teks.count(good) == 1, f"stands {teks.count(good)} times: {good!r}"
        teks = teks.replace(good, bad)
    return teks


def take_marks(teks: str) -> tuple[str, list[tuple[int, int]]]:
    """Take the marks out of a text; give it with their lines and columns, from 1, in characters."""
    places: list[tuple[int, int]] = []
    lines = teks.split("\n")
    for number, line in enumerate(lines, start=1):
        while TANDA in line:
            places.append((number, line.index(TANDA) + 1))
            line = line.replace(TANDA, "", 1)  # noqa: PLW2901 - the marks go one by one
        lines[number - 1] = line
    return "\n".join(lines), places


def as_layer(teks: str) -> str:
    """Give a catalogue whose entries all take the place of shipped ones."""
    return re.sub(r"(?m)^(\S+:)$", r"\1\n  ganti: ya", teks)


@dataclass(frozen=True, slots=True)
class Baris:
    """One row of a table of broken texts: `kode` are the wanted codes in the order of the marks."""

    nama: str
    kode: str
    ganti: Sequence[tuple[str, str]]

    def text(self) -> tuple[str, list[tuple[str, int, int]]]:
        teks, places = take_marks(patch(self.ganti))
        wanted = [(kode, *place) for kode, place in zip(self.kode.split(), places, strict=True)]
        return teks, wanted


def places(findings: Iterable[Temuan]) -> list[tuple[str, int, int]]:
    """Give code, line and column of findings."""
    return [(t.kode, t.baris, t.kolom) for t in findings]
