"""Whole plays of the worked example, by keys alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulasi.lari.kelas import Kelas
from tests.layar.pembantu import AKAR, CONTOH, LEBAR, SEMPIT, played

NILAI = json.loads((AKAR / "tests/data/contoh/hps-titipan.nilai.json").read_text(encoding="utf-8"))


def shown(value: float) -> str:
    return f"{int(value * 10 + 0.5) / 10:.1f}".replace(".", ",")


@pytest.mark.parametrize("size", [SEMPIT, LEBAR], ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    ("keys", "choices", "level"),
    [
        (("3", "2"), "tunda,tolak", "Bersih"),
        (("3", "1", "3"), "tunda,datang,diam", "Rawan"),
        (("2", "1", "1"), "tanda,datang,simpan", "Pidana"),
    ],
    ids=["bersih", "rawan", "pidana"],
)
async def test_play_to_each_kind_of_ending(
    kelas: Kelas, size: tuple[int, int], keys: tuple[str, ...], choices: str, level: str
) -> None:
    async with played(kelas, size) as pemain:
        await pemain.begin()
        await pemain.choose(*keys)
        await pemain.finish()
        assert level in pemain.text
        seen = [pemain.layar]
        for _ in range(4):
            await pemain.press("right")
            seen.append(pemain.layar)
            if pemain.layar == "LayarTinjauan":
                assert ("Keputusan terkuat Anda" in pemain.text) == (level != "Pidana")  # praise must be true
        assert seen == ["LayarAkhir", "LayarTantangan", "LayarStrategi", "LayarTinjauan", "LayarHasil"]
        hasil = pemain.app.screen.hasil  # type: ignore[attr-defined]
        expected = NILAI[choices]
        assert hasil.garis_merah == expected["garis_merah"]
        digits = [d.value for d in pemain.app.screen.query("Digits")]  # type: ignore[attr-defined]
        assert digits == [shown(expected["integritas"]), shown(expected["kepatuhan"])]
        await pemain.press("enter")
        assert pemain.layar == "LayarKomitmen"
        await pemain.press("left", "left", "left", "left", "left")
        assert pemain.layar == "LayarAkhir"
        await pemain.press("escape")
        assert pemain.layar == "Beranda"
        assert "● HPS Titipan" in pemain.text
        assert "selesai" in pemain.text
    runs = list(kelas.jurnal.runs())
    assert [[p.pilihan for p in run.pilihan] for run in runs] == [choices.split(",")]
    assert runs[0].selesai is not None


async def test_result_page_has_caveat_weights_and_quadrant(kelas: Kelas) -> None:
    async with played(kelas, LEBAR) as pemain:
        await pemain.begin()
        await pemain.choose("2", "1", "1")
        await pemain.finish()
        await pemain.go_to("LayarHasil")
        text = pemain.text
        assert "bukan ukuran integritas pribadi" in text
        assert "integritas 50, kepatuhan 50" in text
        assert "▶ berisiko" in text
        assert "◆" in text
        assert "1 garis merah dilanggar" in text
        await pemain.press("escape")
        assert pemain.layar == "Beranda"


async def test_a_choice_rated_0_is_named_beside_the_band_that_it_holds_down(kelas: Kelas) -> None:
    async with played(kelas, LEBAR) as pemain:
        await pemain.begin()
        await pemain.choose("2", "2")
        await pemain.finish()
        await pemain.go_to("LayarHasil")
        text = " ".join(pemain.text.replace("│", " ").split())
        assert "Letak Anda: niat baik, cacat prosedur" in text
        assert 'bernilai 0 dalam kepatuhan: di "Draf di atas meja": "Tanda tangani;' in text


async def test_no_score_while_the_story_runs(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        for key in ("2", "1"):
            assert "integritas" not in pemain.text.casefold()
            await pemain.choose(key)
        assert "Titipan" in pemain.text


async def test_resume_after_leaving(kelas: Kelas, tmp_path: Path) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        await pemain.choose("3", "1")
        await pemain.press("ctrl+q")
        assert "Kemajuan Anda sudah tersimpan" in pemain.text
        await pemain.press("enter")
    assert pemain.app.return_code == 0

    async with played(kelas) as pemain:
        await pemain.until(lambda: "◐ HPS Titipan" in pemain.text)
        await pemain.press("enter")
        await pemain.on("Pengantar")
        assert "2 langkah sudah tercatat" in pemain.text
        await pemain.press("enter")
        assert pemain.layar == "LayarAdegan"
        assert "Di akhir makan malam ada map berisi amplop" in pemain.text
        await pemain.choose("2")
        await pemain.finish()
    (run,) = kelas.jurnal.runs()
    assert [p.pilihan for p in run.pilihan] == ["tunda", "datang", "lapor"]


async def test_begin_anew_leaves_the_old_run_unfinished(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        await pemain.choose("3")
        await pemain.press("escape", "enter")
        assert pemain.layar == "Beranda"
        await pemain.press("enter")
        await pemain.on("Pengantar")
        await pemain.press("n")
        assert pemain.layar == "LayarAdegan"
        await pemain.choose("2")
    runs = sorted(kelas.jurnal.runs(), key=lambda run: run.urutan)
    assert [[p.pilihan for p in run.pilihan] for run in runs] == [["tunda"], ["tanda"]]
    assert all(run.selesai is None for run in runs)


async def test_open_at_once(kelas: Kelas) -> None:
    async with played(kelas, langsung="hps-titipan") as pemain:
        await pemain.on("PilihPeserta")
        await pemain.press("enter")
        await pemain.on("Pengantar")
        assert "Aturan main" in pemain.text or "Peran Anda" in pemain.text


async def test_open_at_once_of_an_unknown_scenario_says_so(kelas: Kelas) -> None:
    async with played(kelas, langsung="tidak-ada") as pemain:
        await pemain.on("PilihPeserta")
        await pemain.press("enter")
        await pemain.on("Pesan")
        assert "tidak ada di pustaka" in pemain.text
        assert "hps-titipan" in pemain.text
        await pemain.press("enter")
        assert pemain.layar == "Beranda"


async def test_open_at_once_of_a_file_outside_the_library(kelas: Kelas, tmp_path: Path) -> None:
    path = tmp_path / "luar.yaml"
    path.write_text(CONTOH.read_text(encoding="utf-8").replace("id: hps-titipan", "id: luar", 1), encoding="utf-8")
    wanted = kelas.open(path).skenario.id
    async with played(kelas, langsung=wanted) as pemain:
        await pemain.on("PilihPeserta")
        await pemain.press("enter")
        await pemain.on("Pengantar")
        await pemain.press("enter")
        assert pemain.layar == "LayarAdegan"
    assert [run.skenario for run in kelas.jurnal.runs()] == ["luar"]
