"""A window made small at any moment: one sentence, nothing ends, and everything is as before when it grows again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from simulasi.layar.aplikasi import Aplikasi
from simulasi.layar.aplikasi_dasar import AplikasiDasar
from simulasi.layar.debrief.layar_debrief import AplikasiDebrief
from simulasi.layar.penyusun.pratinjau import AplikasiPratinjau
from simulasi.periksa.pemeriksaan import load_catalogues
from tests.debrief.pembantu import big_class, board
from tests.layar.jalan import pinned_class, walk
from tests.layar.pembantu import AKAR, CONTOH, SEMPIT, Pemain, screen_text

SEMUA = [*((w, 24) for w in range(30, 0, -1)), *((80, h) for h in range(10, 0, -1)), (1, 1)]
BEBERAPA = [(10, 24), (9, 10), (80, 1), (1, 1)]


async def shrink(pemain: Pemain, sizes: list[tuple[int, int]]) -> None:
    """Make the window small, step by step, then as it was; all is painted as before."""
    before, focus = screen_text(pemain.app), pemain.app.focused
    for width, height in sizes:
        await pemain.pilot.resize_terminal(width, height)
        await pemain.settle()
        assert pemain.app.is_running
        strips = pemain.app.screen._compositor.render_strips()
        assert [strip.cell_length for strip in strips] == [width] * height
    await pemain.pilot.resize_terminal(*SEMPIT)
    await pemain.settle()
    assert screen_text(pemain.app) == before
    assert pemain.app.focused is focus


async def test_no_screen_minds_a_small_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pinned_class(tmp_path, monkeypatch) as kelas:
        app = Aplikasi(kelas)
        async with app.run_test(size=SEMPIT) as pilot:
            pemain = Pemain(app, pilot)
            stops = [stop async for stop in walk(pemain) if await shrink(pemain, BEBERAPA) is None]
            await shrink(pemain, SEMUA)
        assert len(stops) > 25
        assert app.galat is None


async def test_debrief_and_preview_do_not_mind(tmp_path: Path) -> None:
    acuan, _ = load_catalogues(AKAR / "skenario" / "acuan")
    programs: list[tuple[AplikasiDasar, int]] = [
        (AplikasiDebrief(board(big_class(tmp_path, 30))), 14),
        (AplikasiPratinjau(CONTOH, acuan, date(2026, 11, 24)), 1),
    ]
    for app, pages in programs:
        async with app.run_test(size=SEMPIT) as pilot:
            pemain = Pemain(app, pilot)  # type: ignore[arg-type]
            await pemain.settle()
            for _ in range(pages):
                await shrink(pemain, BEBERAPA)
                await pemain.press("right")
        assert app.galat is None


@pytest.mark.parametrize("size", [(1, 1), (9, 24), (10, 3), (80, 2)])
async def test_a_program_that_begins_small_grows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    with pinned_class(tmp_path, monkeypatch) as kelas:
        app = Aplikasi(kelas)
        async with app.run_test(size=size) as pilot:
            pemain = Pemain(app, pilot)
            await pemain.on("PilihPeserta")
            await pemain.pilot.resize_terminal(*SEMPIT)
            await pemain.settle()
            assert "Kelompok Timor" in pemain.text
