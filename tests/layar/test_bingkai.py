"""Frames and lists: no line cut, no text against the bar, the highlight told by a mark and not by its ground alone."""

from __future__ import annotations

import pytest

from simulasi.lari.kelas import Kelas
from simulasi.layar import teks
from simulasi.layar.dialog.pesan import Pesan
from simulasi.layar.widget.daftar_sorot import TANDA_SOROT
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.kaki import Kaki
from tests.layar.pembantu import LEBAR, SEMPIT, Pemain, played, screen_text


def marked(text: str) -> list[str]:
    """Give the lines that carry the mark right after a frame."""
    return [line for line in text.splitlines() if f"│{TANDA_SOROT}" in line]


@pytest.mark.parametrize("width", [*range(60, 132, 3)])
async def test_the_commitment_is_read_in_full_at_every_width(kelas: Kelas, width: int) -> None:
    async with played(kelas, (width, 40)) as pemain:
        await pemain.enter_class()
        await pemain.press("enter")
        await pemain.on("Pengantar")
        assert not pemain.app.screen.query_one("#komitmen", Gulungan).has_more
        shown = " ".join(pemain.text.replace("│", " ").split())
        assert teks.KOMITMEN in shown


@pytest.mark.parametrize("size", [(60, 16), SEMPIT, LEBAR], ids=["60x16", "80x24", "120x40"])
async def test_the_highlighted_line_carries_a_mark(kelas: Kelas, size: tuple[int, int]) -> None:
    async with played(kelas, size) as pemain:
        await pemain.enter_class()
        (line,) = marked(screen_text(pemain.app))
        assert "HPS Titipan" in line
        await pemain.press("ctrl+p")
        lines = marked(screen_text(pemain.app))
        assert any("Buka" in line for line in lines)
        await pemain.press("down")
        assert any("Cari" in line for line in marked(screen_text(pemain.app)))
        assert not any("Buka " in line for line in marked(screen_text(pemain.app)))


@pytest.mark.parametrize("size", [(60, 16), SEMPIT, LEBAR], ids=["60x16", "80x24", "120x40"])
async def test_text_keeps_a_cell_from_the_bar(kelas: Kelas, size: tuple[int, int]) -> None:
    async with played(kelas, size) as pemain:
        await pemain.enter_class()
        await pemain.press("enter")
        await pemain.on("Pengantar")
        check_gap(pemain)
        await pemain.press("enter")
        await pemain.on("LayarAdegan")
        check_gap(pemain)
        await pemain.choose("2", "2")
        await pemain.finish()
        for _ in range(5):
            check_gap(pemain)
            await pemain.press("right")
        assert pemain.layar == "LayarKomitmen"


def check_gap(pemain: Pemain) -> None:
    """Find the bar's column beside every framed text, and a cell before it."""
    for frame in pemain.app.screen.query(Gulungan):
        if not frame.display:
            continue
        inside = frame.scrollable_content_region
        assert frame.scrollbar_gutter.width == 1
        assert [child.id for child in frame.displayed_children if child.region.right >= inside.right] == []


async def test_a_resize_behind_a_dialog_leaves_no_choice_out(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        before = screen_text(pemain.app)
        await pemain.press("f1")
        for size in (LEBAR, SEMPIT):
            await pemain.pilot.resize_terminal(*size)
            await pemain.settle()
        await pemain.press("escape")
        assert pemain.layar == "LayarAdegan"
        assert screen_text(pemain.app) == before


@pytest.mark.parametrize("size", [(60, 16), SEMPIT], ids=["60x16", "80x24"])
async def test_a_dialog_says_that_its_text_goes_on(kelas: Kelas, size: tuple[int, int]) -> None:
    async with played(kelas, size) as pemain:
        await pemain.enter_class()
        await pemain.press("f1")
        frame = pemain.app.screen.query_one(Gulungan)
        assert frame.has_more
        assert (
            "▼ lanjutan"
            in screen_text(pemain.app).splitlines()[pemain.app.screen.query_one("#kotak").region.bottom - 1]
        )
        for _ in range(9):
            await pemain.press("pagedown")
        assert not frame.has_more
        assert not pemain.app.screen.query_one("#kotak").border_subtitle


@pytest.mark.parametrize("size", [(60, 16), SEMPIT], ids=["60x16", "80x24"])
async def test_a_message_offers_to_scroll_only_what_is_longer_than_its_box(kelas: Kelas, size: tuple[int, int]) -> None:
    async with played(kelas, size) as pemain:
        await pemain.enter_class()
        pemain.app.push_screen(Pesan("Maaf", "Diska penuh."))
        await pemain.settle()
        assert "PgDn" not in pemain.app.screen.query_one(Kaki).render().plain
        await pemain.press("enter")
        pemain.app.push_screen(Pesan("Maaf", "Diska penuh. " * 200))
        await pemain.settle()
        assert "PgDn" in pemain.app.screen.query_one(Kaki).render().plain
        for _ in range(20):
            await pemain.press("pagedown")
        assert not pemain.app.screen.query_one(Gulungan).has_more
        assert "PgUp" in pemain.app.screen.query_one(Kaki).render().plain
        await pemain.press("pageup")
        assert pemain.app.screen.query_one(Gulungan).has_more


async def test_arrows_go_through_a_form(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.on("PilihPeserta")
        await pemain.press("down")
        assert pemain.app.focused is not None
        assert pemain.app.focused.id == "kelompok"
        await pemain.press("up")
        assert pemain.app.focused.id == "sandi"


async def test_keys_of_every_screen_stand_apart_where_there_is_room(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        assert screen_text(pemain.app).splitlines()[-1].strip().startswith("F1 Bantuan")
        await pemain.press("ctrl+q")
        assert "Enter Ya, tinggalkan Esc Tetap di sini │" in pemain.text
