"""A scenario while it is being written: reading, walking, keeping the place over a reload."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulasi.lari.pratinjau import Tempat, first_place, go, go_back, jump, keep_place, read, restart, set_value, stamp
from simulasi.periksa.pemeriksaan import load_catalogues
from simulasi.permainan.mesin import PilihanTidakTersedia, moves
from simulasi.permainan.program import Program
from tests.acuan_kasar import Acuan
from tests.pembangkit import examples, references
from tests.permainan.pembantu import compile_reference

CONTOH = (Path(__file__).parent / "data" / "contoh" / "hps-titipan.yaml").read_text(encoding="utf-8")
HARI = date(2026, 11, 24)
KATALOG, _ = load_catalogues(Path(__file__).parents[1] / "skenario" / "acuan")


def program_of(tmp_path: Path, text: str) -> Program:
    path = tmp_path / "hps-titipan.yaml"
    path.write_text(text, encoding="utf-8")
    found = read(path, KATALOG, HARI).program
    assert found is not None
    return found


def test_findings_are_laid_to_the_scene_in_which_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "hps-titipan.yaml"
    broken = CONTOH.replace("      - id: tolak\n", "      - id: tolak\n        garis_merah: ya\n", 1)
    path.write_text(broken.replace("judul: Spanduk", "judul: Spanduk #1", 1), encoding="utf-8")
    bacaan = read(path, KATALOG, HARI)
    assert bacaan.program is not None
    by_scene = {name: [t.kode for t in found] for name, found in bacaan.masalah.items()}
    assert "S304" in by_scene["telepon"]
    assert bacaan.galat == sum(t.tingkat == "galat" for t in bacaan.temuan) > 0
    assert sum(map(len, bacaan.masalah.values())) == len(bacaan.temuan)


def test_a_story_with_errors_of_its_logic_can_be_walked_but_not_one_with_unknown_names(tmp_path: Path) -> None:
    path = tmp_path / "hps-titipan.yaml"
    path.write_text(CONTOH.replace("ke: telepon", "ke: telefon", 1), encoding="utf-8")
    unknown = read(path, KATALOG, HARI)
    assert (unknown.program, [t.kode for t in unknown.temuan if t.kode == "S201"]) == (None, ["S201"])
    path.write_bytes(b"\xff\x00")
    assert read(path, KATALOG, HARI).program is None
    assert read(tmp_path / "tidak-ada.yaml", KATALOG, HARI).temuan[0].kode == "S101"
    assert stamp(tmp_path / "tidak-ada.yaml") is None


def test_walking_back_restarting_and_jumping(tmp_path: Path) -> None:
    program = program_of(tmp_path, CONTOH)
    here = go(program, first_place(program), "tunda")
    assert (here.keadaan.adegan, here.dilihat) == ("telepon", {"meja", "telepon"})
    with pytest.raises(PilihanTidakTersedia):
        go(program, here, "susun")
    assert go_back(here).keadaan == first_place(program).keadaan
    assert go_back(go_back(here)) == go_back(here)
    assert restart(program, here).dilihat == here.dilihat
    there = jump(here, "amplop")
    assert (there.keadaan.adegan, there.keadaan.nilai, there.lewat) == ("amplop", here.keadaan.nilai, ())


def test_a_value_stops_at_its_bounds(tmp_path: Path) -> None:
    program = program_of(tmp_path, CONTOH)
    here = first_place(program)
    for nama, medan in program.medan.items():
        assert program.unpack(set_value(program, here, nama, 1000).keadaan.nilai)[nama] == medan.hi
        assert program.unpack(set_value(program, here, nama, -5).keadaan.nilai)[nama] == medan.lo


def test_the_place_is_kept_where_its_scene_still_exists(tmp_path: Path) -> None:
    program = program_of(tmp_path, CONTOH)
    here = go(program, go(program, first_place(program), "tunda"), "datang")
    retold = program_of(tmp_path, CONTOH.replace("judul: Spanduk", "judul: Poster"))
    assert keep_place(program, here, retold) == here
    renamed = program_of(tmp_path, CONTOH.replace("amplop", "sampul"))
    kept = keep_place(program, here, renamed)
    assert kept.keadaan.adegan == "telepon"
    assert "amplop" not in kept.dilihat
    gone = jump(here, "amplop")
    assert keep_place(program, gone, renamed).keadaan.adegan == "meja"


@examples(60)
@given(references(), references(), st.lists(st.integers(0, 8), max_size=12))
def test_any_place_of_one_story_becomes_a_place_of_any_other(satu: Acuan, dua: Acuan, picks: list[int]) -> None:
    before, after = compile_reference(satu), compile_reference(dua)
    here: Tempat = first_place(before)
    for pick in picks:
        offered = moves(before, here.keadaan)
        if not offered:
            break
        here = go(before, here, offered[pick % len(offered)].id)
    kept = keep_place(before, here, after)
    values = after.unpack(kept.keadaan.nilai)
    assert after.pack(values) == kept.keadaan.nilai
    assert all(after.medan[n].lo <= int(x) <= after.medan[n].hi for n, x in values.items())
    assert kept.dilihat <= set(after.nomor)
    if here.keadaan.adegan in after.nomor:
        assert kept.keadaan.adegan == here.keadaan.adegan
    for state, name in kept.lewat:
        assert state.adegan in after.nomor, name
    moves(after, kept.keadaan)
