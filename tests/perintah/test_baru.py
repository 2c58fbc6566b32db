"""`simulasi baru`: for every weak point a scaffold without any finding, playable at once, never over another file."""

from __future__ import annotations

import json
import random
import re
import string
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from simulasi import cli
from simulasi.periksa.pemeriksaan import check_loaded, load_catalogues
from simulasi.permainan.mesin import is_over, moves, start, step
from simulasi.permainan.program import Program
from simulasi.skenario.acuan import Acuan, TitikRawan
from simulasi.skenario.kerangka import make_scaffold
from simulasi.skenario.muat import parse_scenario
from simulasi.skenario.pustaka import shipped
from simulasi.skenario.skema import as_text, build
from tests.skenario.test_skema import as_editor

ACUAN = load_catalogues(shipped() / "acuan")[0]
TITIK = dict(ACUAN.titik_rawan or {})
HARI = date(2026, 11, 24)


def scaffold(kode: str, acuan: Acuan = ACUAN, hari: date = HARI) -> str:
    return make_scaffold("cerita-baru", kode, acuan, hari, skema="../.skema/s.json", berkas="x.yaml")


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SIMULASI_SKENARIO", raising=False)
    return tmp_path


# ---- every weak point


def test_the_catalogue_has_34_weak_points() -> None:
    assert len(TITIK) == 34


@pytest.mark.parametrize("kode", TITIK)
def test_scaffold_has_no_finding_and_the_facts_of_its_weak_point(kode: str) -> None:
    teks = scaffold(kode)
    muatan = parse_scenario("cerita-baru.yaml", teks.encode())
    assert check_loaded(muatan, ACUAN, HARI).temuan == ()
    skenario, titik = muatan.isi, TITIK[kode]
    assert skenario is not None
    assert (skenario.id, skenario.bidang, skenario.diperiksa) == ("cerita-baru", titik.bidang, HARI)
    meja = skenario.adegan["meja"]
    assert words(titik.modus) in words(meja.narasi)
    assert tuple(map(words, meja.berkas[0].tanda_bahaya)) == tuple(map(words, titik.tanda_bahaya))
    assert all(f"- {words(t)}" in words(skenario.adegan["desakan"].narasi) for t in titik.tekanan)
    assert any(p.umpan_balik and words(titik.jalan_sah) in words(p.umpan_balik) for p in meja.pilihan)
    strategies = " ".join(words(k.strategi) for k in skenario.mitigasi)
    assert all(words(k.split(". ", 1)[1]) in strategies for k in titik.kendali)
    assert {c for a in skenario.adegan.values() for c in a.titik_rawan} == {kode}


@pytest.mark.parametrize("kode", ["PBJ-01", "ANG-07", "IZN-11"])
def test_scaffold_shows_what_a_story_can_do(kode: str) -> None:
    skenario = parse_scenario("x.yaml", scaffold(kode).encode()).isi
    assert skenario is not None
    assert sum(bool(a.pilihan) for a in skenario.adegan.values()) >= 3
    assert len({a.akhir.tingkat for a in skenario.adegan.values() if a.akhir}) >= 3
    assert {v.hitung for v in skenario.variabel.values()} == {None, "garis_merah"}
    assert {k.jenis for k in skenario.mitigasi} == {"pencegahan", "deteksi", "koreksi", "imbauan"}
    assert any(a.sisipan for a in skenario.adegan.values())
    assert any(not isinstance(p.ke, str) for a in skenario.adegan.values() for p in a.pilihan)


def test_scaffold_passes_the_schema_and_keeps_its_lines_short() -> None:
    validator = Draft202012Validator(build("skenario"))
    for kode in TITIK:
        teks = scaffold(kode)
        assert list(validator.iter_errors(as_editor(teks))) == []
        assert max(map(len, teks.split("\n"))) <= 120
        assert "@" not in teks
        assert not any(line.endswith(" ") for line in teks.split("\n"))


def test_scaffold_can_be_played_to_every_ending() -> None:
    skenario = parse_scenario("x.yaml", scaffold("PBJ-01").encode()).isi
    assert skenario is not None
    program = Program(skenario)
    dice = random.Random(1)
    ends: set[str] = set()
    for _ in range(300):
        here = start(program)
        while not is_over(program, here):
            here = step(program, here, dice.choice(moves(program, here)).id, here.langkah)
        ends.add(here.adegan)
    assert ends == {name for name, a in skenario.adegan.items() if a.akhir}


@pytest.mark.parametrize("hari", [date(2019, 5, 1), date(2026, 1, 31), date(2031, 12, 31)])
def test_scaffold_is_sound_on_any_day(hari: date) -> None:
    muatan = parse_scenario("x.yaml", scaffold("IZN-02", hari=hari).encode())
    assert check_loaded(muatan, ACUAN, hari).temuan == ()


# ---- catalogues of other people

_TEKS = st.text(
    alphabet=string.ascii_letters + string.digits + " :#-'\"{}[]&*!|>%@`?,\\.\n\t~<é“—😀", min_size=1, max_size=150
).filter(lambda s: bool(s.strip()))
_DAFTAR = st.lists(_TEKS, min_size=1, max_size=3).map(tuple)


@settings(max_examples=60, deadline=None)
@given(
    st.builds(
        TitikRawan,
        nama=_TEKS,
        bidang=st.sampled_from(("pengadaan", "penganggaran", "perizinan")),
        modus=_TEKS,
        tanda_bahaya=_DAFTAR,
        tekanan=_DAFTAR,
        jalan_sah=_TEKS,
        kendali=_DAFTAR,
    )
)
def test_any_text_of_a_catalogue_stays_text(titik: TitikRawan) -> None:
    acuan = Acuan({}, {"XYZ-01": titik})
    muatan = parse_scenario("x.yaml", scaffold("XYZ-01", acuan).encode())
    assert check_loaded(muatan, acuan, HARI).temuan == ()
    assert muatan.isi is not None
    assert tuple(map(words, muatan.isi.adegan["meja"].berkas[0].tanda_bahaya)) == tuple(map(words, titik.tanda_bahaya))
    assert words(titik.modus) in words(muatan.isi.adegan["meja"].narasi)


# ---- the command


def test_scaffold_is_checked_strictly_and_played_from_where_it_lies(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    args = ["baru", "jembatan-desa", "--bidang", "pengadaan", "--titik-rawan", "pbj-07", "--tanggal", "2026-11-24"]
    assert cli.main(args) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "PBJ-07, Serah terima 100 persen" in said.err
    path = Path("skenario/pengadaan/jembatan-desa.yaml")
    next_steps = re.findall(r"^  simulasi (\w+) (\S+)", said.err, re.MULTILINE)
    assert next_steps == [("main", str(path)), ("periksa", str(path))]
    for target in ([], [str(path)], ["skenario"]):
        assert cli.main(["periksa", "--ketat", "--tanggal", "2026-11-24", *target]) == 0
    answers = "baca,catat,surat,lapor,bukti"
    for target in (str(path), "jembatan-desa"):
        assert cli.main(["main", target, "--jawab", answers, "--hasil", "hasil"]) == 0
    assert "Warga dilayani, catatannya lengkap (bersih)" in capsys.readouterr().out
    modeline = path.read_text(encoding="utf-8").split("\n")[0]
    target = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", modeline)
    assert target is not None
    assert (path.parent / target[1]).read_text(encoding="utf-8") == as_text("skenario")
    commands = re.findall(r"^#   (simulasi .*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert commands == [f"simulasi periksa {path}", f"simulasi main {path}"]


def test_without_a_code_the_field_s_first_is_taken_and_the_day_is_today(folder: Path) -> None:
    assert cli.main(["baru", "izin-pasar", "--bidang", "perizinan", "-o", "naskah"]) == 0
    data = yaml.safe_load(Path("naskah/perizinan/izin-pasar.yaml").read_text(encoding="utf-8"))
    assert data["adegan"]["meja"]["titik_rawan"] == "IZN-01"
    assert data["diperiksa"] == date.today()
    assert cli.main(["periksa", "--ketat", "naskah"]) == 0


def test_a_library_s_own_catalogues_add_to_the_shipped_ones(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = folder / "milik" / "acuan"
    own.mkdir(parents=True)
    titik = (shipped() / "acuan" / "titik-rawan.yaml").read_text(encoding="utf-8").replace("PBJ-01:", "ABC-77:")
    (own / "titik-rawan.yaml").write_text(titik, encoding="utf-8")
    for name, kode in (("cerita-abc", "ABC-77"), ("cerita-abd", "PBJ-01")):
        assert cli.main(["baru", name, "--bidang", "pengadaan", "--titik-rawan", kode, "-o", "milik"]) == 0
    capsys.readouterr()
    assert cli.main(["periksa", "--format", "json", "milik"]) == 0
    (missing,) = json.loads(capsys.readouterr().out)  # whoever keeps catalogues is told once that a panel is missing
    assert (missing["kode"], missing["berkas"]) == ("S404", str(Path("milik/pengadaan/cerita-abc.yaml")))


def test_nothing_is_ever_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schema = Path("skenario/.skema/skenario.schema.json")
    schema.parent.mkdir(parents=True)
    schema.write_text("milik saya", encoding="utf-8")
    assert cli.main(["baru", "jembatan-desa", "--bidang", "pengadaan"]) == 0
    assert schema.read_text(encoding="utf-8") == "milik saya"
    path = Path("skenario/pengadaan/jembatan-desa.yaml")
    path.write_text("suntingan saya", encoding="utf-8")
    capsys.readouterr()
    assert cli.main(["baru", "jembatan-desa", "--bidang", "pengadaan"]) == 1
    assert "sudah ada dan tidak diubah" in capsys.readouterr().err
    assert cli.main(["baru", "jembatan-desa", "--bidang", "perizinan"]) == 1  # an id is one of the whole library
    assert "sudah dipakai oleh" in capsys.readouterr().err
    assert cli.main(["baru", "pecah-paket", "--bidang", "pengadaan"]) == 1
    assert "sudah dipakai oleh" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "suntingan saya"
    assert {p.name for p in Path("skenario").rglob("*") if p.is_file()} == {path.name, schema.name}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["Jembatan Desa", "--bidang", "pengadaan"], "Mungkin maksud Anda: jembatan-desa"),
        (["ab", "--bidang", "pengadaan"], "Contohnya: lelang-jembatan"),
        (["../../etc/x", "--bidang", "pengadaan"], "Mungkin maksud Anda: etc-x"),
        (["cerita", "--bidang", "pengadan"], "Mungkin maksud Anda: pengadaan"),
        (["cerita", "--bidang", "acuan"], "Yang ada: pengadaan, penganggaran, perizinan."),
        (["cerita", "--bidang", "pengadaan", "--titik-rawan", "PBJ-12"], "Mungkin maksud Anda: PBJ-1"),
        (
            ["cerita", "--bidang", "pengadaan", "--titik-rawan", "PBJ-99"],
            "pengadaan:\n  PBJ-01  Pemecahan paket\n  PBJ-02  Spesifikasi",
        ),
        (["cerita", "--bidang", "perizinan", "--titik-rawan", "ang-05"], "ada di bidang penganggaran, bukan perizinan"),
    ],
)
def test_wishes_that_cannot_be_met_are_answered(
    args: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["baru", *args]) == 1
    assert said in capsys.readouterr().err
    assert list(folder.iterdir()) == []


def test_folder_that_cannot_be_made_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("berkas").write_text("x", encoding="utf-8")
    assert cli.main(["baru", "cerita", "--bidang", "pengadaan", "-o", "berkas"]) == 1
    assert "tidak dapat dibuat" in capsys.readouterr().err


def test_folder_with_odd_letters_leaves_the_notes_notes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = "map\nbaru: \x1b[31mmerah #1"
    assert cli.main(["baru", "cerita", "--bidang", "pengadaan", "-o", odd]) == 0
    assert "\x1b" not in capsys.readouterr().err
    assert cli.main(["periksa", "--ketat", odd]) == 0
