"""The library: search order, shadowing, missing folders, what is no scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulasi.dasar.galat import Galat
from simulasi.skenario.pustaka import (
    FolderTidakAda,
    Pustaka,
    SkenarioTidakDikenal,
    has_catalogues,
    is_library,
    open_library,
    scenario_files,
    shipped,
)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kosong").mkdir()
    monkeypatch.chdir(tmp_path / "kosong")
    monkeypatch.delenv("SIMULASI_SKENARIO", raising=False)


def library(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("format: 1\n", encoding="utf-8")
    return folder


def test_shipped_library_is_the_last_resort() -> None:
    assert open_library().folder == (shipped(),)
    assert open_library().find("pecah-paket").is_relative_to(shipped())


def test_search_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = library(tmp_path / "diminta", "pengadaan/satu")
    named = library(tmp_path / "lingkungan", "pengadaan/satu", "pengadaan/dua")
    local = library(Path("skenario"), "pengadaan/satu", "pengadaan/dua", "pengadaan/tiga")
    monkeypatch.setenv("SIMULASI_SKENARIO", str(named))
    pustaka = open_library([asked])
    assert pustaka.folder == (asked, named, local, shipped())
    assert [pustaka.find(name).parent.parent for name in ("satu", "dua", "tiga")] == [asked, named, local]


def test_environment_may_name_several_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = library(tmp_path / "a", "pengadaan/satu"), library(tmp_path / "b", "pengadaan/satu")
    monkeypatch.setenv("SIMULASI_SKENARIO", f"{first}{':' if ':' not in str(first) else ';'}{second}")
    assert open_library().folder == (first, second, shipped())


def test_first_hit_for_an_id_wins(tmp_path: Path) -> None:
    first = library(tmp_path / "a", "perizinan/pecah-paket")
    pustaka = open_library([first])
    assert pustaka.find("pecah-paket") == first / "perizinan" / "pecah-paket.yaml"
    assert [p.stem for p in pustaka.files()].count("pecah-paket") == 1


def test_folder_named_twice_is_searched_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = library(tmp_path / "a", "pengadaan/satu")
    monkeypatch.setenv("SIMULASI_SKENARIO", str(folder))
    assert open_library([folder, folder / ".." / "a"]).folder == (folder, shipped())


def test_folder_here_that_is_no_library_is_passed_over() -> None:
    Path("skenario").mkdir()
    assert open_library().folder == (shipped(),)


@pytest.mark.parametrize("how", ["option", "environment"])
def test_missing_folder_is_told(how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "tidak-ada"
    if how == "environment":
        monkeypatch.setenv("SIMULASI_SKENARIO", str(gone))
    with pytest.raises(FolderTidakAda, match=r"tidak ada\. Periksa ejaannya") as caught:
        open_library([gone] if how == "option" else [])
    assert str(gone) in str(caught.value)
    assert isinstance(caught.value, Galat)


def test_unknown_id_offers_the_nearest(tmp_path: Path) -> None:
    pustaka = Pustaka((library(tmp_path / "a", "pengadaan/pecah-paket"),))
    with pytest.raises(SkenarioTidakDikenal, match="Mungkin maksud Anda: pecah-paket"):
        pustaka.find("pecah-pakett")
    with pytest.raises(SkenarioTidakDikenal, match="Yang ada: pecah-paket"):
        pustaka.find("xyz")
    with pytest.raises(SkenarioTidakDikenal, match="Pustaka ini kosong"):
        Pustaka((tmp_path / "b",)).find("xyz")


def test_only_scenarios_are_listed(tmp_path: Path) -> None:
    library(
        tmp_path, "pengadaan/b", "pengadaan/a", "penganggaran/c", "lain/d", "acuan/regulasi", "pengadaan/kelas.sesi"
    )
    (tmp_path / "pengadaan" / "catatan.txt").write_text("x", encoding="utf-8")
    (tmp_path / "pengadaan" / "e.yml").write_text("x", encoding="utf-8")
    assert [p.relative_to(tmp_path).as_posix() for p in scenario_files(tmp_path)] == [
        "pengadaan/a.yaml",
        "pengadaan/b.yaml",
        "penganggaran/c.yaml",
    ]


def test_catalogues_are_the_shipped_ones_and_those_of_the_file_s_own_library(tmp_path: Path) -> None:
    own = library(tmp_path / "a", "pengadaan/satu", "acuan/regulasi")
    bare = library(tmp_path / "b", "pengadaan/dua")
    pustaka = Pustaka((own, bare))
    base = shipped() / "acuan"
    assert pustaka.catalogue_folders(own / "pengadaan" / "satu.yaml") == (base, own / "acuan")
    assert pustaka.catalogue_folders(bare / "pengadaan" / "dua.yaml") == (base,)
    assert pustaka.catalogue_folders(tmp_path / "lepas.yaml") == (base,)
    assert pustaka.catalogue_folders(next(Pustaka((shipped(),)).files())) == (base,)
    assert pustaka.all_catalogues() == (base, own / "acuan")
    assert (has_catalogues(own), has_catalogues(bare)) == (True, False)
    assert (is_library(own), is_library(tmp_path / "b" / "pengadaan")) == (True, False)
