"""A group at one laptop: people, the tally of hands, reading in a hall; and what the laptop remembers."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from textual import events

from simulasi.lari.kelas import Kelas
from simulasi.layar.widget.lembar import Lembar
from tests.layar.pembantu import LEBAR, SEMPIT, TERURUT, Pemain, open_class, played
from tests.layar.test_keputusan import long_story

KELOMPOK = TERURUT.model_copy(update={"id": "pagi", "judul": "Kelas pagi", "mode": "kelompok"})


@pytest.fixture
def grup(tmp_path: Path) -> Generator[Kelas]:
    kelas = open_class(tmp_path, KELOMPOK)
    yield kelas
    kelas.jurnal.close()


def lembar(pemain: Pemain, selector: str) -> str:
    """Give the text of sheets, in view or not."""
    return " ".join(" ".join(sheet.plain.split()) for sheet in pemain.app.screen.query(selector).results(Lembar))


async def enter(pemain: Pemain, orang: str = "9") -> None:
    await pemain.on("PilihPeserta")
    await pemain.press("tab")
    await pemain.type(orang)
    await pemain.press("enter")


@pytest.mark.parametrize("size", [(60, 16), SEMPIT, LEBAR], ids=["60x16", "80x24", "120x40"])
async def test_tally_is_kept_with_the_decision(grup: Kelas, size: tuple[int, int]) -> None:
    async with played(grup, size) as pemain:
        await enter(pemain)
        await pemain.start()
        assert "V hitung tangan" in lembar(pemain, "#petunjuk")
        await pemain.press("v", "4", "down", "plus", "plus", "down", "5")
        assert "! 11 tangan, padahal hanya 9 orang" in pemain.text
        await pemain.press("enter")
        assert pemain.layar == "HitungTangan"
        await pemain.press("minus", "minus", "minus")
        assert "8 tangan dari 9 orang; 1 orang belum" in pemain.text
        await pemain.press("enter")
        assert pemain.layar == "LayarAdegan"
        assert "▮▮▮▮ 4 tangan" in lembar(pemain, "DaftarPilihan")
        await pemain.press("3", "v", "escape", "enter")
        assert "Telepon sore hari" in pemain.text
        assert "▮" not in pemain.text
        await pemain.choose("2")
        await pemain.finish()
        await pemain.go_to("LayarTinjauan")
        await pemain.press("home", "down")
        detail = lembar(pemain, "#isi-rinci")
        assert "Suara kelompok sebelum memutuskan" in detail
        assert "▮▮▮▮" in detail
    (run,) = grup.jurnal.runs()
    assert (run.orang, run.mode) == (9, "kelompok")
    assert [p.tangan for p in run.pilihan] == [{"survei": 4, "tanda": 2, "tunda": 2}, None]


@pytest.mark.parametrize("over", ["v", "f1", "ctrl+p"])
async def test_dialog_opened_between_last_choice_and_its_consequence(tmp_path: Path, over: str) -> None:
    """The consequence may then lie over that dialog; once both are closed the ending comes, whatever was tallied."""
    kelas = open_class(tmp_path, KELOMPOK.model_copy(update={"umpan_balik": "langsung"}))
    async with played(kelas) as pemain:
        await enter(pemain)
        await pemain.start()
        await pemain.choose("3")
        await pemain.press("2")
        for key, character in (("enter", "\r"), (over, over if len(over) == 1 else None)):
            pemain.app.post_message(events.Key(key, character))
        await pemain.settle()
        for _ in range(4):
            if pemain.layar == "HitungTangan":
                await pemain.press("5")
            await pemain.press("escape" if pemain.layar in ("LayarBantuan", "Palet") else "enter")
            if pemain.layar == "LayarAkhir":
                break
        await pemain.on("LayarAkhir")
    assert pemain.app.galat is None
    (run,) = kelas.jurnal.runs()
    assert [p.tangan for p in run.pilihan] == [None, None]
    kelas.jurnal.close()


async def test_tally_by_mouse(grup: Kelas) -> None:
    async with played(grup, LEBAR) as pemain:
        await enter(pemain)
        await pemain.start()
        await pemain.press("v")
        await pemain.pilot.click("#daftar-tangan", offset=(6, 2))
        await pemain.settle()
        await pemain.pilot.click("#daftar-tangan", offset=(6, 2))
        await pemain.settle()
        assert "2 tangan dari 9 orang" in pemain.text


async def test_people_are_asked_once_and_remembered(grup: Kelas) -> None:
    async with played(grup) as pemain:
        await enter(pemain, "nol")
        assert "Jumlah orang ditulis dengan angka, 1 sampai 99" in pemain.text
        await pemain.press("ctrl+u")
        await pemain.type("7")
        await pemain.press("enter")
        assert pemain.layar == "Beranda"
    async with played(grup) as pemain:
        await pemain.until(lambda: "HPS Titipan" in pemain.text)
        await pemain.start()
    (run,) = grup.jurnal.runs()
    assert run.orang == 7


async def test_alone_nobody_counts_hands(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        await pemain.press("v")
        assert pemain.layar == "LayarAdegan"
        assert "tangan" not in pemain.text.casefold().replace("tanda tangan", "")


async def test_hall_shows_one_part_at_a_time_and_is_remembered(tmp_path: Path) -> None:
    kelas = open_class(tmp_path, pengadaan__hps_titipan=long_story(single=False))
    async with played(kelas) as pemain:
        await pemain.begin()
        await pemain.press("l")
        assert "Bagian 1 dari 32" in pemain.text
        assert pemain.text.count("Paragraf panjang") == 1
        await pemain.press("3", "enter", "space", "down", "pagedown")  # a number decides nothing while reading
        assert "Bagian 5 dari 32" in pemain.text
        await pemain.press("pageup", "up", "left")
        assert "Bagian 2 dari 32" in pemain.text
        await pemain.press(*["enter"] * 30)
        assert "Tanda tangani" in pemain.text
        assert "Pilih dengan angka" in pemain.text
        assert [p for run in kelas.jurnal.runs() for p in run.pilihan] == []
        await pemain.press("3", "enter")
        assert "Bagian 1 dari" in pemain.text
    async with played(kelas) as pemain:
        await pemain.until(lambda: "HPS Titipan" in pemain.text)
        await pemain.press("enter")
        await pemain.on("Pengantar")
        await pemain.press("enter")
        assert "Bagian 1 dari" in pemain.text
        await pemain.press("l")
        assert "Tata baca" in pemain.text
        assert "1 " in pemain.text
    assert kelas.jurnal.preference("tata-baca") == "biasa"
    kelas.jurnal.close()


async def test_changing_the_layout_keeps_the_mark(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        await pemain.press("3", "l")
        assert "✔ 3" in pemain.text
        await pemain.press("l", "enter")
        assert "Telepon sore hari" in pemain.text


async def test_theme_is_remembered(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.on("PilihPeserta")
        await pemain.press("ctrl+t", "ctrl+t")  # in a dialog, too
        assert pemain.app.theme == "proyektor"
    async with played(kelas) as pemain:
        assert pemain.app.theme == "proyektor"
    kelas.jurnal.set_preference("tema", "tidak-ada")
    async with played(kelas) as pemain:
        assert pemain.app.theme == "gelap"
