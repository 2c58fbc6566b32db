"""An author's catalogues add to the shipped ones; what replaces one of their entries says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulasi import cli
from simulasi.periksa.pemeriksaan import load_catalogues
from simulasi.skenario.pustaka import FOLDER_ACUAN, open_library, shipped
from tests.periksa.pembantu import DASAR

DAERAH = """\
perda-3-2024:
  nama: Peraturan Daerah Nomor 3 Tahun 2024 tentang Barang Daerah
  singkat: Perda 3/2024
  berlaku: 2024-02-01
  status: berlaku
  diubah_oleh: [perpres-16-2018]
  diperiksa: 2026-11-24
  pasal:
    Pasal 5:
      isi: Barang daerah diterima dengan berita acara.
      sumber: teks
"""
CERITA = DASAR.replace("perpres-16-2018 Pasal 7]", "perda-3-2024 Pasal 5]").replace("PBJ-11", "PBJ-01")


def lay(folder: Path, regulasi: str = DAERAH, cerita: str = CERITA, titik: str = "") -> Path:
    (folder / "pengadaan").mkdir(parents=True)
    (folder / "acuan").mkdir()
    (folder / "pengadaan" / "kursi-posyandu.yaml").write_text(cerita, encoding="utf-8")
    (folder / "acuan" / "regulasi.yaml").write_text(regulasi, encoding="utf-8")
    if titik:
        (folder / "acuan" / "titik-rawan.yaml").write_text(titik, encoding="utf-8")
    return folder


def run(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[list[tuple[str, str]], str]:
    cli.main(["periksa", "--format", "json", "--tanggal", "2026-11-24", *map(str, args)])
    said = capsys.readouterr()
    # the base story's own articles are not all in the shipped catalogue as it cites them
    rows = [(t["kode"], t["pesan"]) for t in json.loads(said.out) if t["kode"] not in ("S404", "S503")]
    return rows, said.err


def test_one_regional_regulation_is_enough(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = lay(tmp_path / "milik")
    found, err = run(capsys, folder)
    assert found == []
    assert "titik-rawan" not in err
    assert "menggantikan" not in err
    assert run(capsys, folder / "pengadaan" / "kursi-posyandu.yaml")[0] == []


def test_what_neither_layer_has_is_still_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = lay(tmp_path, DAERAH.replace("[perpres-16-2018]", "[perpres-99-2018]"))
    assert [kode for kode, _ in run(capsys, folder / "acuan" / "regulasi.yaml")[0]] == ["S601"]


def shipped_entry(name: str, slug: str) -> str:
    teks = (shipped() / FOLDER_ACUAN / name).read_text(encoding="utf-8")
    lines = teks[teks.index(f"\n{slug}:\n") + 1 :].split("\n")
    end = next(i for i, line in enumerate(lines) if i and line and not line.startswith(" "))
    return "\n".join(lines[:end]).rstrip() + "\n"


def test_a_copied_entry_is_no_news(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = lay(tmp_path, shipped_entry("regulasi.yaml", "perpres-16-2018") + DAERAH)
    assert run(capsys, folder) == ([], run(capsys, folder)[1])
    assert "menggantikan" not in run(capsys, folder)[1]


def test_what_takes_a_shipped_entry_s_place_must_say_so_and_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = shipped_entry("regulasi.yaml", "perpres-16-2018").replace("singkat: ", "singkat: Ringkas ")
    silent = lay(tmp_path / "a", other + DAERAH)
    found, _ = run(capsys, silent)
    assert ("S601", '"perpres-16-2018" sudah ada di katalog bawaan dengan isi yang berbeda.') in found
    said = lay(tmp_path / "b", other.replace("singkat:", "ganti: ya\n  singkat:") + DAERAH)
    found, err = run(capsys, said)
    assert found == []
    assert f"{said / 'acuan' / 'regulasi.yaml'} menggantikan entri bawaan: perpres-16-2018." in err


def test_weak_points_add_up_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    titik = shipped_entry("titik-rawan.yaml", "PBJ-01")
    folder = lay(tmp_path / "a", cerita=CERITA.replace("PBJ-01", "DES-01"), titik=titik.replace("PBJ-01", "DES-01"))
    assert run(capsys, folder)[0] == []
    other = lay(tmp_path / "b", titik=titik.replace("nama: ", "nama: Lain "))
    assert [kode for kode, _ in run(capsys, other)[0]] == ["S601"]


def test_play_and_boards_know_the_same_layers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = lay(tmp_path / "milik")
    monkeypatch.delenv("SIMULASI_SKENARIO", raising=False)
    pustaka = open_library([folder])
    for folders in (pustaka.catalogue_folders(pustaka.find("kursi-posyandu")), pustaka.all_catalogues()):
        acuan, findings = load_catalogues(*folders)
        assert findings == []
        assert acuan.regulasi is not None
        assert {"perda-3-2024", "perpres-16-2018"} <= acuan.regulasi.keys()
        assert acuan.titik_rawan


def test_a_scenario_that_shadows_a_shipped_one_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = next(iter(sorted((shipped() / "pengadaan").glob("*.yaml"))))
    place = tmp_path / "pengadaan" / name.name
    place.parent.mkdir()
    place.write_bytes(name.read_bytes())
    assert f"{place} menggantikan skenario bawaan dengan id yang sama" in run(capsys, tmp_path)[1]
    assert "menggantikan" not in run(capsys, shipped())[1]
