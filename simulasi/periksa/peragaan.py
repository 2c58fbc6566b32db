"""The checker run on the catalogue's own examples, so that an explanation shows what an author would see."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from simulasi.periksa.entri import Dasar
from simulasi.periksa.katalog import KATALOG, NAMA_DASAR, TANGGAL_CONTOH, base_text, broken_example, weak_points_text
from simulasi.periksa.pemeriksaan import check_loaded, check_place, check_regulations, check_session
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.muat import parse_panel, parse_regulations, parse_scenario, parse_session, parse_weak_points
from simulasi.skenario.temuan import Temuan

ID_CONTOH = "kursi-posyandu"
"""The id of the base scenario, the only one in the library of the examples."""


@cache
def example_catalogues() -> Acuan:
    """Give the catalogues against which the examples are judged."""
    regulasi = parse_regulations(NAMA_DASAR["regulasi"], base_text("regulasi").encode()).isi
    return Acuan(regulasi, parse_weak_points("titik-rawan.yaml", weak_points_text().encode()).isi)


def demonstrate(kode: str) -> list[Temuan]:
    """Give the findings on the broken example of a code; raises `KeyError` for an unknown code."""
    return _check(KATALOG[kode].dasar, broken_example(kode))


def demonstrate_good(dasar: Dasar) -> list[Temuan]:
    """Give the findings on a base file: none."""
    return _check(dasar, base_text(dasar).encode())


def _check(dasar: Dasar, isi: bytes) -> list[Temuan]:
    if dasar == "sesi":
        return check_session(parse_session(NAMA_DASAR[dasar], isi), [ID_CONTOH])
    if dasar == "regulasi":
        return check_regulations(parse_regulations(NAMA_DASAR[dasar], isi))
    acuan = example_catalogues()
    if dasar == "panel":  # a panel says nothing without the story that it rates
        acuan = replace(acuan, panel=parse_panel(NAMA_DASAR[dasar], isi).isi)
        isi = base_text("skenario").encode()
    path = Path("pengadaan", f"{ID_CONTOH}.yaml")
    muatan = parse_scenario(path.as_posix(), isi)
    place = check_place(muatan, path, {})
    findings = (*check_loaded(muatan, acuan, TANGGAL_CONTOH).temuan, *place)
    return sorted(findings, key=lambda t: t.urutan)
