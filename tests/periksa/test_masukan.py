"""What a folder may hold: broken files among many, files that cannot be read, files that change, any bytes anywhere."""

from __future__ import annotations

import io
import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulasi import cli
from simulasi.periksa.katalog import base_text, weak_points_text
from simulasi.periksa.sasaran import Pemeriksa
from simulasi.perintah import periksa
from simulasi.skenario import muat
from simulasi.skenario.muat import read_bytes
from simulasi.skenario.pustaka import Pustaka
from tests.periksa.pembantu import DASAR, TANGGAL_CONTOH, as_layer
from tests.permainan.pembantu import spell_scenario

TANGGAL = TANGGAL_CONTOH.isoformat()


class Panggilan:
    """Calls `periksa` in this process; gives exit code, findings and standard error."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *args: object) -> tuple[int, list[dict[str, Any]], str]:
        code = cli.main(["periksa", "--format", "json", "--tanggal", TANGGAL, *map(str, args)])
        said = self._capsys.readouterr()
        assert "Traceback" not in said.err
        assert "tidak terduga" not in said.err
        return code, json.loads(said.out), said.err


@pytest.fixture
def panggil(capsys: pytest.CaptureFixture[str]) -> Panggilan:
    return Panggilan(capsys)


def lay_out(folder: Path) -> dict[str, Path]:
    """Lay out a library with a file of each kind; nothing in it is broken."""
    files = {
        "pengadaan/kursi-posyandu.yaml": DASAR,
        "acuan/regulasi.yaml": as_layer(base_text("regulasi")),
        "acuan/titik-rawan.yaml": as_layer(weak_points_text()),
        "acuan/panel.yaml": base_text("panel"),
        "kelas.sesi.yaml": base_text("sesi"),
    }
    for name, teks in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(teks, encoding="utf-8")
    return {name: folder / name for name in files}


def small_story(id_skenario: str) -> str:
    """Write a story of two forks without any finding."""

    def rated(i: int, k: int, ke: str) -> dict[str, Any]:
        said = {"umpan_balik": "Sebabnya begini.", "nilai": ["jujur"]}
        return {"skor": {"integritas": str(i), "kepatuhan": str(k)}, "ke": ke, **said}

    data = spell_scenario(
        {
            "a": [
                {"id": "x", "teks": "Jalan kiri", **rated(4, 2, "b")},
                {"id": "y", "teks": "Jalan kanan", **rated(2, 4, "b")},
            ],
            "b": [
                {"id": "x", "teks": "Jalan atas", **rated(4, 3, "e")},
                {"id": "y", "teks": "Jalan bawah", **rated(3, 4, "e")},
                {"id": "z", "teks": "Jalan lain", **rated(0, 0, "f")},
                {"id": "w", "teks": "Jalan itu", **rated(0, 1, "f")},
            ],
        },
        {"e": "bersih", "f": "pelanggaran"},
        mitigasi=[{"menutup": ["b.z"]}],
        bobot_akhir=9,
    )
    data["id"] = id_skenario
    for name in ("a", "b"):
        data["adegan"][name]["titik_rawan"] = "PBJ-01"
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True).replace("'", "")


# ---- many files


def test_thousand_files_with_ten_broken_give_all_findings_and_a_summary(tmp_path: Path, panggil: Panggilan) -> None:
    (tmp_path / "pengadaan").mkdir()
    broken: dict[str, str] = {}
    story = small_story("NAMA")
    for i in range(1000):
        name = f"cerita-{i:03}"
        isi = teks = story.replace("NAMA", name)
        if i % 100 == 7:
            kind = ("S103", "S101", "S201")[i // 100 % 3]
            isi = teks.replace(*{"S103": ("durasi:", "durasii:"), "S101": ("peran: ", "peran: '"),
                                 "S201": ("awal: a", "awal: zz")}[kind], 1)  # fmt: skip
            broken[name] = kind
        (tmp_path / "pengadaan" / f"{name}.yaml").write_text(isi, encoding="utf-8")
    code, rows, err = panggil(tmp_path)
    assert code == 1
    found = {(Path(r["berkas"]).stem, r["kode"]) for r in rows if r["kode"] != "S105"}
    assert found == set(broken.items())
    assert f"1000 berkas diperiksa: {len(rows)} galat dan 0 peringatan di 10 berkas." in err.split("\n")


class Layar(io.StringIO):
    """A standard error that somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("layar", "tunggu"), [(True, 0.0), (True, 60.0), (False, 0.0)])
def test_progress_is_shown_only_where_it_takes_long_and_somebody_looks(
    layar: bool, tunggu: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for i in range(5):
        (tmp_path / f"{i}.yaml").write_text(DASAR, encoding="utf-8")
    stream = Layar() if layar else io.StringIO()
    monkeypatch.setattr(periksa, "_TUNGGU", tunggu)
    monkeypatch.setattr(sys, "stderr", stream)
    assert cli.main(["periksa", "--tanggal", TANGGAL, str(tmp_path)]) == 0
    said = stream.getvalue()
    assert ("Memeriksa 5 dari 5 berkas" in said) is (layar and tunggu == 0)
    assert said.endswith("5 berkas diperiksa, tidak ada temuan.\n")
    if "Memeriksa" in said:  # the line is taken away again
        assert said.rsplit("Memeriksa", 1)[1].count("\r\x1b[K") == 1


# ---- files that cannot be read


@pytest.mark.skipif(os.name == "nt", reason="pipes and links are made another way on Windows")
def test_unreadable_things_are_findings_beside_those_of_the_others(tmp_path: Path, panggil: Panggilan) -> None:
    for folder in (tmp_path / "biasa", tmp_path / "pustaka" / "pengadaan"):
        folder.mkdir(parents=True)
        (folder / "folder.yaml").mkdir()
        (folder / "putus.yaml").symlink_to(folder / "tidak-ada.yaml")
        (folder / "putar.yaml").symlink_to(folder / "putar.yaml")
        os.mkfifo(folder / "pipa.yaml")
        (folder / "rusak.yaml").write_text("a: b: c", encoding="utf-8")
    for folder in (tmp_path / "biasa", tmp_path / "pustaka"):
        code, rows, err = panggil(folder)
        assert code == 1
        assert {(Path(r["berkas"]).stem, r["kode"], r["pesan"]) for r in rows} == {
            ("folder", "S101", "Ini bukan berkas biasa."),
            ("putus", "S101", "Berkas ini tidak ada."),
            ("putar", "S101", "Berkas ini tidak dapat dibaca."),
            ("pipa", "S101", "Ini bukan berkas biasa."),
            ("rusak", "S101", "Titik dua di dalam teks dibaca sebagai kunci baru."),
        }
        assert "5 berkas diperiksa: 5 galat" in err


def test_a_file_without_permission_is_a_finding(
    tmp_path: Path, panggil: Panggilan, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = lay_out(tmp_path)

    def refuse(path: Any, *args: Any, **kwargs: Any) -> Any:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(muat, "open", refuse, raising=False)
    code, rows, _ = panggil(tmp_path)
    assert code == 1
    assert Counter(Path(r["berkas"]) for r in rows) == Counter(files.values())
    assert {(r["kode"], r["pesan"]) for r in rows} == {("S101", "Berkas ini tidak dapat dibaca.")}


def test_a_folder_that_cannot_be_listed_is_a_finding(
    tmp_path: Path, panggil: Panggilan, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(tmp_path)
    (tmp_path / "perizinan").mkdir()
    real = Path.iterdir

    def refuse(self: Path) -> Any:
        if self.name == "perizinan":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self)

    monkeypatch.setattr(Path, "iterdir", refuse)
    for target in (tmp_path, tmp_path / "perizinan"):
        code, rows, _ = panggil(target)
        assert code == 1
        assert [(Path(r["berkas"]).name, r["kode"], r["pesan"]) for r in rows] == [
            ("perizinan", "S101", "Folder ini tidak dapat dibaca.")
        ]


def test_paths_that_are_not_there_are_findings_too(tmp_path: Path, panggil: Panggilan) -> None:
    code, rows, _ = panggil(tmp_path / "a.yaml", tmp_path / "b.sesi.yaml", tmp_path / "acuan" / "regulasi.yaml")
    assert code == 1
    assert [Path(r["berkas"]).name for r in rows] == ["a.yaml", "b.sesi.yaml", "regulasi.yaml"]


# ---- files that change


def test_a_file_that_changes_while_it_is_read_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cerita.yaml"
    path.write_bytes(b"lama")
    real, reads = open, list[bytes]()

    def read(name: Any, mode: str) -> Any:
        reads.append(b"")
        if len(reads) == 1:  # somebody saves after the first look at the file
            path.write_bytes(b"baru, dan lebih panjang")
            return io.BytesIO(b"setengah")
        return real(name, mode)

    monkeypatch.setattr(muat, "open", read, raising=False)
    assert read_bytes(path, "cerita.yaml") == (b"baru, dan lebih panjang", [])
    assert len(reads) == 2


def test_a_file_that_never_rests_is_read_a_few_times_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cerita.yaml"
    path.write_bytes(b"x")
    real, reads = open, list[int]()

    def read(name: Any, mode: str) -> Any:
        reads.append(1)
        path.write_bytes(b"x" * (len(reads) + 1))
        return real(name, mode)

    monkeypatch.setattr(muat, "open", read, raising=False)
    isi, findings = read_bytes(path, "cerita.yaml")
    assert (len(reads), findings) == (3, [])
    assert isi == b"xxxx"


def test_a_file_that_vanishes_between_listing_and_reading_is_a_finding(tmp_path: Path) -> None:
    lay_out(tmp_path)
    pemeriksa = Pemeriksa(Pustaka((tmp_path,)), TANGGAL_CONTOH)
    targets = list(pemeriksa.targets(tmp_path))
    (tmp_path / "pengadaan" / "kursi-posyandu.yaml").unlink()
    found = {t.path.name: [f.kode for f in t.examine()[1]] for t in targets}
    assert found["kursi-posyandu.yaml"] == ["S101"]


# ---- any bytes anywhere

_BITA = st.binary(max_size=200) | st.sampled_from(
    (
        b"",
        b"\x00",
        b"\xff\xfe",
        b"---\n",
        b"{",
        b"[[[[",
        b"a: *b",
        b"- " * 200,
        "\u202e: \U0001f600".encode(),
        b"\xef\xbb",
    )
)


@settings(
    max_examples=int(os.environ.get("SIMULASI_UJI_CONTOH", "60")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(which=st.integers(0, 4), bita=_BITA, place=st.integers(0, 10**9), whole=st.booleans())
def test_any_bytes_in_any_file_of_a_library_are_findings(
    which: int, bita: bytes, place: int, whole: bool, tmp_path: Path, panggil: Panggilan
) -> None:
    files = lay_out(tmp_path)
    name, path = list(files.items())[which]
    isi = path.read_bytes()
    cut = place % len(isi)
    path.write_bytes(bita if whole else isi[:cut] + bita + isi[cut + place % 3 :])
    for extra in ([], ["--perbaiki", "--ya"]):
        code, rows, err = panggil(tmp_path, *extra)
        assert code == int(any(r["tingkat"] == "galat" for r in rows))
        assert "berkas diperiksa" in err
    if whole and not (name == "acuan/panel.yaml" and not bita.strip(b"-\n")):  # a panel may still be empty
        assert name in {Path(r["berkas"]).relative_to(tmp_path).as_posix() for r in rows}
