"""The author's preview: follows the file, keeps the place, plays from any scene."""

from __future__ import annotations

import shutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from simulasi.layar.penyusun.pratinjau import AplikasiPratinjau, LayarPratinjau
from simulasi.periksa.pemeriksaan import load_catalogues
from tests.layar.pembantu import AKAR, CONTOH, LEBAR, SEMPIT, Pemain

KATALOG, _ = load_catalogues(AKAR / "skenario" / "acuan")


class Penyusun(Pemain):
    """An author with keys, and a file in an editor."""

    berkas: Path

    @property
    def pratinjau(self) -> LayarPratinjau:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, LayarPratinjau)
        return screen

    @property
    def adegan(self) -> str:
        assert self.pratinjau.tempat is not None
        return self.pratinjau.tempat.keadaan.adegan

    async def save(self, *pasangan: tuple[str, str]) -> None:
        """Replace texts in the file as an editor does, and wait until the preview has followed."""
        before = self.pratinjau.bacaan
        text = self.berkas.read_text(encoding="utf-8")
        for lama, baru in pasangan:
            assert lama in text
            text = text.replace(lama, baru)
        fresh = self.berkas.with_suffix(".baru")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(self.berkas)
        await self.until(lambda: self.pratinjau.bacaan is not before)
        await self.settle()


@asynccontextmanager
async def previewed(folder: Path, size: tuple[int, int]) -> AsyncGenerator[Penyusun]:
    berkas = folder / "hps-titipan.yaml"
    shutil.copy(CONTOH, berkas)
    app = AplikasiPratinjau(berkas, KATALOG, date(2026, 11, 24))
    async with app.run_test(size=size) as pilot:
        penyusun = Penyusun(app, pilot)  # type: ignore[arg-type]
        penyusun.berkas = berkas
        await penyusun.until(lambda: penyusun.pratinjau.bacaan is not None)
        await penyusun.settle()
        yield penyusun


@pytest.mark.parametrize("size", [SEMPIT, LEBAR], ids=["80x24", "120x40"])
async def test_playing_undoing_and_starting_over(tmp_path: Path, size: tuple[int, int]) -> None:
    async with previewed(tmp_path, size) as penyusun:
        assert penyusun.adegan == "meja"
        await penyusun.press("3")
        assert penyusun.adegan == "telepon"
        await penyusun.press("u")
        assert penyusun.adegan == "meja"
        await penyusun.press("3", "2", "9", "0")
        assert penyusun.adegan == "meja"


async def test_a_saved_change_is_followed_and_the_place_kept(tmp_path: Path) -> None:
    async with previewed(tmp_path, LEBAR) as penyusun:
        await penyusun.press("3")
        title = penyusun.berkas.read_text(encoding="utf-8").split("  telepon:\n    judul: ")[1].splitlines()[0]
        await penyusun.save((f"judul: {title}", "judul: Dering kedua"))
        assert penyusun.adegan == "telepon"
        assert "Dering kedua" in penyusun.text
        await penyusun.save(("ke: telepon", "ke: telefon"))
        assert "S201" in penyusun.text
        assert "Berkas terakhir belum utuh" in penyusun.text
        await penyusun.press("2")  # the latest whole version is still played
        assert penyusun.adegan != "telepon"
        await penyusun.save(("ke: telefon", "ke: telepon"))
        assert "S201" not in penyusun.text


async def test_a_file_that_vanishes_and_returns_is_waited_for(tmp_path: Path) -> None:
    async with previewed(tmp_path, LEBAR) as penyusun:
        text = penyusun.berkas.read_bytes()
        penyusun.berkas.unlink()
        await penyusun.pilot.pause(0.3)
        await penyusun.press("3")
        assert "Berkas tidak ditemukan" in penyusun.text
        assert penyusun.adegan == "telepon"
        before = penyusun.pratinjau.bacaan
        penyusun.berkas.write_bytes(text.replace(b"judul: Spanduk", b"judul: Poster"))
        await penyusun.until(lambda: penyusun.pratinjau.bacaan is not before)
        assert penyusun.adegan == "telepon"


async def test_any_scene_can_be_played_from_the_map(tmp_path: Path) -> None:
    async with previewed(tmp_path, SEMPIT) as penyusun:
        await penyusun.press("p", "end", "enter")
        last = penyusun.adegan
        assert last != "meja"
        await penyusun.press("p", "home", "enter")
        assert penyusun.adegan == "meja"


async def test_a_finding_is_shown_in_full(tmp_path: Path) -> None:
    async with previewed(tmp_path, SEMPIT) as penyusun:
        await penyusun.save(("ke: telepon", "ke: telefon"))
        await penyusun.press("t", "enter")
        assert penyusun.layar == "Pesan"
        assert "Mungkin maksud Anda" in penyusun.text
        await penyusun.press("enter")
        assert penyusun.layar == "LayarPratinjau"


async def test_variables_are_shown_and_set(tmp_path: Path) -> None:
    async with previewed(tmp_path, SEMPIT) as penyusun:
        program = penyusun.pratinjau.bacaan.program  # type: ignore[union-attr]
        assert program is not None
        nama = next(iter(program.medan), None)
        await penyusun.press("v")
        if nama is None:
            assert "tidak memakai variabel" in penyusun.text
            return
        before = program.unpack(penyusun.pratinjau.tempat.keadaan.nilai)[nama]  # type: ignore[union-attr]
        await penyusun.press("right", "enter")
        after = program.unpack(penyusun.pratinjau.tempat.keadaan.nilai)[nama]  # type: ignore[union-attr]
        assert after != before


async def test_a_story_that_was_never_whole_says_so(tmp_path: Path) -> None:
    berkas = tmp_path / "rusak.yaml"
    berkas.write_bytes(b"\xffid: rusak\n")
    app = AplikasiPratinjau(berkas, KATALOG, date(2026, 11, 24))
    async with app.run_test(size=SEMPIT) as pilot:
        penyusun = Penyusun(app, pilot)  # type: ignore[arg-type]
        penyusun.berkas = berkas
        await penyusun.until(lambda: penyusun.pratinjau.bacaan is not None)
        await penyusun.press("3", "u", "0", "v", "p", "enter", "c", "m", "r")
        assert "belum dapat dimainkan" in penyusun.text
        shutil.copy(CONTOH, berkas)
        await penyusun.until(lambda: penyusun.pratinjau.tempat is not None)
        assert penyusun.adegan == "meja"


async def test_a_narrow_window_shows_one_panel_in_full_width(tmp_path: Path) -> None:
    async with previewed(tmp_path, SEMPIT) as penyusun:
        panels = LayarPratinjau.PANEL.values()
        for key, name in zip("tpmc", panels, strict=True):
            await penyusun.press(key)
            shown = {n: penyusun.pratinjau.query_one(f"#{n}").region.size for n in panels}
            assert [n for n, size in shown.items() if size.area] == [name]
            assert shown[name].width >= 70
            assert shown[name].height >= 12
            if name == "peta":
                await penyusun.until(lambda: "Pertanyaan auditor" in penyusun.text)  # cut by the width it has now


async def test_the_hint_tells_at_once_that_the_file_is_gone(tmp_path: Path) -> None:
    async with previewed(tmp_path, LEBAR) as penyusun:
        text = penyusun.berkas.read_bytes()
        penyusun.berkas.unlink()
        await penyusun.until(lambda: "Berkas tidak ditemukan" in penyusun.text)
        penyusun.berkas.write_bytes(text)
        await penyusun.until(lambda: "Berkas tidak ditemukan" not in penyusun.text)
