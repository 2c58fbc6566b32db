"""Deciding: two steps, once, and never lost."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from textual import events

from simulasi.catatan import Jurnal, JurnalHilang, JurnalTidakBisaDitulis
from simulasi.lari.kelas import Kelas
from simulasi.lari.perjalanan import Perjalanan
from simulasi.layar.bermain.adegan import LayarAdegan
from simulasi.layar.widget.daftar_pilihan import DaftarPilihan
from tests.layar.pembantu import CONTOH, LEBAR, SEMPIT, open_class, played


def decided(kelas: Kelas) -> list[str]:
    return [p.pilihan for run in kelas.jurnal.runs() for p in run.pilihan]


async def test_one_enter_marks_and_decides_nothing(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        await pemain.press("down", "down", "enter")
        assert "✔ 2" in pemain.text
        assert "Pilihan 2 ditandai" in pemain.text
        assert decided(kelas) == []
        await pemain.press("down")  # moving on takes the mark off
        assert "✔" not in pemain.text
        await pemain.press("enter")
        assert decided(kelas) == []


async def test_enter_alone_in_a_new_scene_decides_nothing(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        await pemain.press(*["enter"] * 6)
        assert decided(kelas) == []
        assert "Pilih dengan angka" in pemain.text


@pytest.mark.parametrize("keys", [("2",), ("down", "down")])
async def test_hammered_enter_decides_once(kelas: Kelas, keys: tuple[str, ...]) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        await pemain.press(*keys, *["enter"] * 6)
        assert decided(kelas) == ["tanda"]


async def test_three_enters_at_once_decide_once(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        await pemain.press("3")
        for _ in range(3):
            pemain.app.post_message(events.Key("enter", "\r"))
        await pemain.pilot.pause()
        await pemain.pilot.pause()
        assert decided(kelas) == ["tunda"]
        assert "Telepon sore hari" in pemain.text


async def test_second_answer_to_a_step_is_passed_over(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        screen = pemain.app.screen
        assert isinstance(screen, LayarAdegan)
        daftar = screen.query_one(DaftarPilihan)
        for _ in range(2):
            daftar.post_message(DaftarPilihan.Diputuskan("tunda", 0))
        await pemain.pilot.pause()
        await pemain.pilot.pause()
        assert decided(kelas) == ["tunda"]
        assert pemain.layar == "LayarAdegan"


async def test_journal_that_cannot_be_written(kelas: Kelas, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any, **_kwargs: Any) -> None:
        raise JurnalTidakBisaDitulis("Jurnal tidak bisa ditulis: penyimpanan penuh. Kosongkan ruang.")

    async with played(kelas) as pemain:
        await pemain.begin()
        with monkeypatch.context() as broken:
            broken.setattr(Perjalanan, "choose", refuse)
            await pemain.press("3", "enter")
            assert pemain.layar == "Pesan"
            assert "penyimpanan penuh" in pemain.text
            await pemain.press("enter")
        assert pemain.layar == "LayarAdegan"
        assert "Draf di atas meja" in pemain.text
        assert decided(kelas) == []
        await pemain.press("3", "enter")
        assert decided(kelas) == ["tunda"]


async def test_mouse_marks_then_decides(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        third = (5, pemain.app.screen.query_one(DaftarPilihan).rows(2).start)
        await pemain.pilot.click(DaftarPilihan, offset=third, times=2)  # a double click is no decision
        assert decided(kelas) == []
        await pemain.pilot.pause(0.6)
        await pemain.pilot.click(DaftarPilihan, offset=third)
        await pemain.pilot.pause()
        assert decided(kelas) == ["tunda"]


async def test_exhibit_opens_with_b_and_is_recorded(kelas: Kelas) -> None:
    async with played(kelas, SEMPIT) as pemain:
        await pemain.begin()
        assert "Ada 1 berkas" in pemain.text
        assert next(kelas.jurnal.runs()).berkas_dibuka == ()
        await pemain.press("b")
        assert pemain.layar == "BacaBerkas"
        assert "Mesin jahit │ 9.600.000" in pemain.text
        assert "Hanya satu sumber harga" not in pemain.text  # the red flag stays hidden
        await pemain.press("escape")
        assert pemain.layar == "LayarAdegan"
    assert len(next(kelas.jurnal.runs()).berkas_dibuka) == 1


async def test_exhibit_stands_beside_the_story_in_a_wide_window(kelas: Kelas) -> None:
    async with played(kelas, LEBAR) as pemain:
        await pemain.begin()
        assert "Mesin jahit │ 9.600.000" in pemain.text
        await pemain.pilot.pause(0.1)  # it is recorded after it was painted
        assert len(next(kelas.jurnal.runs()).berkas_dibuka) == 1
        await pemain.choose("3")
        assert "Mesin jahit" not in pemain.text


async def test_consequence_is_shown_before_the_next_scene(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        await pemain.press("2", "enter")
        assert pemain.layar == "Akibat"
        assert "Map itu berpindah ke meja Pokja" in pemain.text
        assert "tidak dapat dipertanggungjawabkan" not in pemain.text  # feedback comes at the end
        await pemain.press("enter")
        assert "Ia berterima kasih" in pemain.text  # the delayed consequence


PANJANG = "Paragraf panjang yang harus dibaca lebih dahulu sebelum memutuskan apa pun.\n\n" * 30


def long_story(*, single: bool) -> str:
    text = CONTOH.read_text(encoding="utf-8")
    narasi = "".join(f"      {line}\n" if line else "\n" for line in PANJANG.strip().split("\n"))
    start = "awal: meja\nadegan:\n"
    if not single:
        return text.replace("      Draf HPS senilai", narasi + "\n      Draf HPS senilai", 1)
    page = f"  buka:\n    judul: Pagi\n    narasi: |\n{narasi}    pilihan:\n      - id: lanjut\n"
    page += "        teks: Buka map itu\n        ke: meja\n"
    return text.replace(start, f"awal: buka\nadegan:\n{page}", 1)


async def test_arrow_reads_a_long_story_before_it_highlights(tmp_path: Path) -> None:
    kelas = open_class(tmp_path, pengadaan__hps_titipan=long_story(single=False))
    async with played(kelas) as pemain:
        await pemain.begin()
        assert "▼ lanjutan" in pemain.text
        assert "pilihan ada di bawah cerita" in pemain.text
        assert "Tanda tangani" not in pemain.text
        await pemain.press("down")
        assert "›" not in pemain.text
        await pemain.press(*["pagedown"] * 10)
        assert "Tanda tangani" in pemain.text
        assert "▼ lanjutan" not in pemain.text
        assert "Pilih dengan angka" in pemain.text
        await pemain.press("down")
        assert "› 1" in pemain.text
        await pemain.press("pageup", "pageup", "3")  # a number brings its choice into view
        assert "✔ 3" in pemain.text
        await pemain.press("enter")
        assert decided(kelas) == ["tunda"]
        assert "Direktur CV Lontar Raya menelepon" in pemain.text  # the next scene begins at its top
    kelas.jurnal.close()


async def test_page_with_one_way_on_is_read_to_its_end_first(tmp_path: Path) -> None:
    kelas = open_class(tmp_path, pengadaan__hps_titipan=long_story(single=True))
    async with played(kelas) as pemain:
        await pemain.begin()
        pages = 0
        while "▼ lanjutan" in pemain.text:
            await pemain.press("enter")
            pages += 1
            assert decided(kelas) == []
        assert pages > 2
        assert "Lanjut: Buka map itu" in pemain.text
        await pemain.press("enter")
        assert decided(kelas) == ["lanjut"]
        assert "Draf di atas meja" in pemain.text
    kelas.jurnal.close()


async def test_a_lost_journal_stops_the_program_and_is_named(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        shutil.rmtree(kelas.jurnal.path.parent)
        await pemain.press("3", "enter")
        await pemain.on("Pesan")
        assert "Simulasi berhenti" in pemain.text
        assert isinstance(pemain.app.henti, JurnalHilang)
        new = pemain.app.henti.berkas
        assert new is not None
        assert "sudah disimpan ke jurnal baru" in pemain.text
        await pemain.press("enter")
        await pemain.until(lambda: pemain.leaving)
    assert pemain.app.return_code == 1
    with Jurnal.open(new.parent) as kept:
        (run,) = kept.runs()
        assert [made.pilihan for made in run.pilihan] == ["tunda"]
