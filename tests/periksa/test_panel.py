"""Ratings looked at again by a panel: S404, choice by choice where a panel rated, else once."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from simulasi import cli
from simulasi.periksa.katalog import TANGGAL_CONTOH, base_text
from simulasi.periksa.pemeriksaan import check_loaded, load_catalogues
from simulasi.skenario.muat import parse_panel, parse_scenario
from simulasi.skenario.pustaka import FOLDER_ACUAN, shipped
from simulasi.skenario.temuan import Temuan
from tests.periksa.pembantu import DASAR, as_layer, catalogues, patch

PANEL = base_text("panel")
HARGA = "      kepatuhan: 0\n      alasan: Harga"
TANGGAL = TANGGAL_CONTOH.isoformat()


def judge(panel: str, cerita: str = DASAR) -> list[Temuan]:
    muatan = parse_panel("panel.yaml", panel.encode())
    assert muatan.temuan == ()
    acuan = replace(catalogues(), panel=muatan.isi)
    return list(check_loaded(parse_scenario("dasar.yaml", cerita.encode()), acuan, TANGGAL_CONTOH).temuan)


def section(kode: str) -> str:
    """Give the part of the base panel about one choice."""
    begin = PANEL.index(f"  {kode}:\n")
    end = PANEL.find("\n  ", begin + 3)
    while end != -1 and PANEL[end + 3] == " ":
        end = PANEL.find("\n  ", end + 1)
    return PANEL[begin:] if end == -1 else PANEL[begin : end + 1]


def test_a_rated_scenario_has_nothing_to_tell() -> None:
    assert judge(PANEL) == []


def test_a_rating_at_the_edge_of_the_panel_is_within() -> None:
    assert judge(PANEL, patch([("{integritas: 1, kepatuhan: 2}", "{integritas: 2, kepatuhan: 2}")])) == []


@pytest.mark.parametrize(
    ("skor", "dimensi"), [("{integritas: 3, kepatuhan: 2}", 0), ("{integritas: 1, kepatuhan: 3}", 1)]
)
def test_a_rating_beyond_the_panel_is_found_where_it_stands(skor: str, dimensi: int) -> None:
    cerita = patch([("{integritas: 1, kepatuhan: 2}", skor)])
    (found,) = (t for t in judge(PANEL, cerita) if t.kode == "S404")
    line = cerita[: cerita.index(skor, cerita.index("- id: terima"))].count("\n") + 1
    assert (found.baris, found.kutipan[found.kolom - 1]) == (line, "3")
    assert "tawar.terima" in found.pesan
    assert ("integritas", "kepatuhan")[dimensi] in found.pesan
    assert "inspektorat" in found.pesan


def test_a_choice_that_the_panel_has_not_rated_is_found() -> None:
    (found,) = judge(PANEL.replace(section("barang.pilah"), ""))
    assert found.kode == "S404"
    assert "barang.pilah belum dinilai" in found.pesan
    assert "skor: {integritas: 4, kepatuhan: 3}" in found.kutipan


def test_a_renamed_choice_shows_the_old_name() -> None:
    cerita = patch([("- id: pilah\n", "- id: pilah-kursi\n")])
    at_id, at_choice = judge(PANEL, cerita)
    assert "tidak ada atau tidak berskor di skenario ini: barang.pilah" in at_id.pesan
    assert "Panel masih menyebut `barang.pilah`" in at_choice.saran


def test_a_scenario_that_no_panel_knows_is_left_in_peace() -> None:
    assert judge(PANEL.replace("kursi-posyandu:", "kursi-lain:")) == []
    assert judge("# baru kepala berkasnya\n") == []


@pytest.mark.parametrize(
    ("good", "bad", "wanted"),
    [
        (f"      integritas: 1\n{HARGA}", HARGA, "S105"),
        (HARGA, HARGA.replace("kepatuhan: 0", "kepatuhan: 5"), "S104"),
        ("      alasan: Harga satu", "      sebab: x\n      alasan: Harga satu", "S103"),
        ("      alasan: Harga satu sumber", "      alasan: Harga satu: sumber", "S101"),
        ("  draf.tanda:\n", "  draf-tanda:\n", "S104"),
        ("    - penilai: pengadaan\n      integritas: 1\n      kepatuhan: 0\n      alasan: Dokumen terbit",
         "    - penilai: inspektorat\n      integritas: 1\n      kepatuhan: 0\n      alasan: Dokumen terbit", "S104"),
        (section("draf.tanda"), section("draf.tanda").split("    - penilai: konselor")[0], "S104"),
    ],
)  # fmt: skip
def test_a_broken_panel_is_found_in_its_place(good: str, bad: str, wanted: str) -> None:
    muatan = parse_panel("panel.yaml", patch([(good, bad)], PANEL).encode())
    assert [t.kode for t in muatan.temuan] == [wanted]
    assert muatan.isi is None


def test_too_few_and_twice_say_so() -> None:
    few = section("draf.tanda").split("    - penilai: konselor")[0]
    (found,) = parse_panel("panel.yaml", PANEL.replace(section("draf.tanda"), few).encode()).temuan
    assert "kurang dari tiga penilai" in found.pesan
    (found,) = parse_panel("panel.yaml", PANEL.replace("penilai: pengadaan", "penilai: inspektorat", 1).encode()).temuan
    assert "dua kali" in found.pesan


# ---- libraries


def lay(folder: Path, **files: str) -> Path:
    contents = {"pengadaan/kursi-posyandu.yaml": DASAR.replace("PBJ-11", "PBJ-01"), **files}
    for name, isi in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(isi, encoding="utf-8")
    return folder


def run(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[list[tuple[str, str]], str]:
    cli.main(["periksa", "--format", "json", "--tanggal", TANGGAL, *map(str, args)])
    said = capsys.readouterr()
    return [(t["kode"], Path(t["berkas"]).name) for t in json.loads(said.out) if t["kode"] == "S404"], said.err


def test_a_library_without_a_panel_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fresh = lay(tmp_path / "baru")
    found, err = run(capsys, fresh)
    assert found == []
    assert "belum punya acuan/panel.yaml" in err
    kept = lay(
        tmp_path / "lama",
        **{
            "acuan/regulasi.yaml": as_layer(base_text("regulasi")),
            "pengadaan/kursi-balai.yaml": DASAR.replace("id: kursi-posyandu", "id: kursi-balai"),
        },
    )
    assert run(capsys, kept)[0] == [("S404", "kursi-balai.yaml")]


def test_a_library_with_a_panel_is_told_of_each_scenario_that_it_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        "acuan/panel.yaml": PANEL,
        "pengadaan/kursi-balai.yaml": DASAR.replace("id: kursi-posyandu", "id: kursi-balai"),
    }
    kept = lay(tmp_path, **files)
    assert run(capsys, kept)[0] == [("S404", "kursi-balai.yaml")]
    assert run(capsys, kept / "pengadaan" / "kursi-balai.yaml")[0] == [("S404", "kursi-balai.yaml")]
    assert run(capsys, kept / "pengadaan" / "kursi-posyandu.yaml")[0] == []


def layered(folder: Path, base: str, own: str) -> list[str]:
    for name, panel in (("dasar", base), ("milik", own)):
        path = folder / name / "acuan"
        path.mkdir(parents=True)
        (path / "panel.yaml").write_text(panel, encoding="utf-8")
    for name in ("regulasi.yaml", "titik-rawan.yaml"):
        (folder / "dasar" / "acuan" / name).write_bytes((shipped() / FOLDER_ACUAN / name).read_bytes())
    acuan, findings = load_catalogues(folder / "dasar" / "acuan", folder / "milik" / "acuan")
    assert findings == []
    assert acuan.panel is not None
    return [r.penilai for r in acuan.panel["kursi-posyandu"].pilihan["draf.tanda"]]


def test_an_agency_s_panel_joins_the_shipped_one_or_takes_its_place(tmp_path: Path) -> None:
    three = ["inspektorat", "pengadaan", "konselor integritas"]
    agency = PANEL.replace("penilai: ", "penilai: dinas ")
    assert layered(tmp_path / "a", PANEL, PANEL) == three
    assert layered(tmp_path / "b", PANEL, agency) == [*three, *(f"dinas {name}" for name in three)]
    assert layered(tmp_path / "c", PANEL, agency.replace("posyandu:\n", "posyandu:\n  ganti: ya\n")) == [
        f"dinas {name}" for name in three
    ]
