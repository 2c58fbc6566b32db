"""The catalogue of findings: each code once, each example raises its code, the base raises none."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from simulasi.periksa.katalog import (
    KATALOG,
    TANGGAL_CONTOH,
    bad_example,
    base_text,
    broken_example,
    good_example,
)
from simulasi.periksa.laporan import tell
from simulasi.periksa.pemeriksaan import check_library, check_session_file
from simulasi.periksa.peragaan import demonstrate
from simulasi.skenario.pustaka import Pustaka
from simulasi.skenario.temuan import PERINGATAN, Temuan
from tests.periksa.pembantu import DASAR, catalogues, check

EMAS = Path(__file__).parent / "emas" / "temuan.txt"
GALAT = (
    "S101 S102 S103 S104 S105 S106 S107 S108 S109 S110 S201 S202 S203 S204 S205 S206 S207 S209 "
    "S301 S302 S304 S501 S502 S601 S702 S704 S705 S801"
).split()
INGGRIS = frozenset(
    "the and not is are was must should with without from into this that expected value error invalid found line "
    "column key mapping list string number field required missing extra input type unknown scene choice loop state "
    "could while parsing block did find character token scanning document".split()
)


def library(folder: Path) -> Path:
    """Lay out a library whose only scenario is the base."""
    place = folder / "pengadaan"
    place.mkdir()
    (place / "kursi-posyandu.yaml").write_bytes(DASAR.encode())
    return folder


def raised(kode: str) -> Sequence[Temuan]:
    """Give the findings on the example of a code."""
    return [replace(t, berkas=Path(t.berkas).name) for t in demonstrate(kode)]


def test_every_code_of_the_paper_has_one_entry() -> None:
    assert sorted(KATALOG) == sorted([*GALAT, *PERINGATAN])
    assert [e.kode for e in KATALOG.values()] == list(KATALOG)


@pytest.mark.parametrize("kode", KATALOG)
def test_level_is_the_level_of_the_findings(kode: str) -> None:
    assert KATALOG[kode].tingkat == ("peringatan" if kode in PERINGATAN else "galat")
    assert Temuan(kode, "x", 1, 1, "").tingkat == KATALOG[kode].tingkat


def test_base_files_raise_nothing(tmp_path: Path) -> None:
    assert check(DASAR).temuan == ()
    assert catalogues().regulasi
    session = tmp_path / "dasar.sesi.yaml"
    session.write_text(base_text("sesi"), encoding="utf-8")
    assert check_session_file(session, Pustaka((library(tmp_path),))) == []
    (checked,) = check_library(tmp_path, catalogues(), TANGGAL_CONTOH)
    assert checked.temuan == ()
    assert checked.skenario is not None


@pytest.mark.parametrize("kode", KATALOG)
def test_example_raises_its_code_and_no_other(kode: str) -> None:
    assert {t.kode for t in raised(kode)} == {kode}


@pytest.mark.parametrize("kode", KATALOG)
def test_message_is_indonesian_and_complete(kode: str) -> None:
    for t in raised(kode):
        text = f"{t.pesan} {t.saran}"
        assert t.pesan.endswith((".", "?"))
        assert t.saran
        assert not INGGRIS.intersection(re.findall(r"[a-z]+", text.lower()))
        assert not re.search(r"None|\bstr\b|\bdict\b|Traceback|\{\w+!r", text)
        assert re.match(rf"{t.tingkat} {kode}  \S+:{t.baris}:{t.kolom}\n", tell([t]))


@pytest.mark.parametrize("kode", KATALOG)
def test_entry_explains_itself(kode: str) -> None:
    entri = KATALOG[kode]
    assert 5 <= len(entri.judul) <= 70
    assert 1 <= len(re.findall(r"[.?](?:\s|$)", entri.alasan)) <= 3
    assert entri.ganti
    assert 1 <= len(re.findall(r"[.?](?:\s|$)", entri.langkah)) <= 3
    assert bad_example(kode)
    assert good_example(kode)
    assert bad_example(kode) != good_example(kode)
    assert not INGGRIS.intersection(re.findall(r"[a-z]+", f"{entri.judul} {entri.alasan} {entri.langkah}".lower()))


def test_caret_marks_what_the_quoted_line_holds() -> None:
    for kode in KATALOG:
        for t in raised(kode):
            assert 1 <= t.kolom <= len(t.kutipan) + 1
            unreadable = t.kode == "S109"  # the line is quoted up to the place where it stops being text
            assert t.kolom + t.lebar - 1 <= len(t.kutipan) + unreadable


def test_wording_is_the_golden_wording() -> None:
    text = "\n\n".join(tell(raised(kode)) for kode in KATALOG) + "\n"
    assert text == EMAS.read_text(encoding="utf-8"), f"look at the change, then write it to {EMAS.name}"


def test_nothing_is_read_before_it_is_asked_for() -> None:
    code = (
        "import builtins, io, sys\n"
        "import yaml, pydantic, importlib.resources\n"
        "opened = []\n"
        "sys.addaudithook(lambda name, args: opened.append(str(args[0])) if name == 'open' else None)\n"
        "import simulasi.periksa.katalog\n"
        "print([p for p in opened if 'contoh' in p])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_unknown_code_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        broken_example("S999")
