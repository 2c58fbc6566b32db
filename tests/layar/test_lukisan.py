"""What a key paints: once, all of it, and no more than can be seen."""

from __future__ import annotations

from typing import Any

import pytest
from textual.color import Color
from textual.content import Content
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen
from textual.scrollbar import ScrollBar

from simulasi.lari.kelas import Kelas
from simulasi.layar.aplikasi_dasar import PILIHAN_TEMA
from simulasi.layar.bermain import adegan
from simulasi.layar.bermain.adegan import LayarAdegan
from simulasi.layar.tema import TEMA
from simulasi.layar.widget import tata
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.wadah import Wadah
from tests.layar.pembantu import LEBAR, SEMPIT, Pemain, played, screen_text


def paintings(pemain: Pemain, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what is on screen at each painting from now on."""
    seen: list[str] = []
    display = pemain.app._display

    def noted(screen: Screen[Any], *args: Any) -> None:
        display(screen, *args)
        shown = screen_text(pemain.app)
        if shown != (seen[-1] if seen else None):
            seen.append(shown)

    monkeypatch.setattr(pemain.app, "_display", noted)
    return seen


@pytest.mark.parametrize("size", [SEMPIT, LEBAR], ids=["80x24", "120x40"])
async def test_a_mark_and_its_hint_are_one_painting(
    kelas: Kelas, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with played(kelas, size) as pemain:
        await pemain.begin()
        seen = paintings(pemain, monkeypatch)
        await pemain.press("2")
        (shown,) = seen
        assert "✔ 2" in shown
        assert "Pilihan 2 ditandai" in " ".join(shown.split())


async def test_laid_out_lines_are_not_wrapped_again(kelas: Kelas, monkeypatch: pytest.MonkeyPatch) -> None:
    wrapped: list[str] = []
    render_strips = Content.render_strips

    def noted(self: Content, *args: Any) -> Any:
        wrapped.append(self.plain)
        return render_strips(self, *args)

    async with played(kelas, LEBAR) as pemain:
        await pemain.begin()
        monkeypatch.setattr(Content, "render_strips", noted)
        await pemain.choose("2")
        assert isinstance(pemain.app.screen, LayarAdegan)
        assert wrapped == []


@pytest.mark.parametrize("size", [SEMPIT, LEBAR], ids=["80x24", "120x40"])
async def test_a_container_is_not_painted_and_what_it_holds_is(kelas: Kelas, size: tuple[int, int]) -> None:
    async with played(kelas, size) as pemain:
        await pemain.begin()
        painted = set(pemain.app.screen._compositor.visible_widgets)
        assert not any(isinstance(widget, Wadah) for widget in painted)
        held = pemain.app.screen.query("Wadah > *")
        assert {w for w in held if w.display and not isinstance(w, Wadah)} <= painted
        assert pemain.app.screen.query_one("#cerita") in painted


async def test_a_frame_painted_by_three_lines_is_the_frame(kelas: Kelas) -> None:
    async with played(kelas, LEBAR) as pemain:
        await pemain.begin()
        cerita = pemain.app.screen.query_one("#cerita", Gulungan)
        whole = cerita.outer_size.region
        lines = [strip.text for strip in cerita.render_lines(whole)]
        assert lines == [strip.text for strip in super(Gulungan, cerita).render_lines(whole)]
        for y in range(whole.height):
            for height in (1, 2, whole.height - y):
                part = whole.crop_size((whole.width, height)).translate((0, y)).intersection(whole)
                assert [strip.text for strip in cerita.render_lines(part)] == lines[part.y : part.bottom]


async def test_a_bar_appears_only_where_there_is_something_to_scroll(kelas: Kelas) -> None:
    async with played(kelas, (60, 16)) as pemain:
        await pemain.begin()
        cerita = pemain.app.screen.query_one("#cerita", Gulungan)
        bar = cerita.vertical_scrollbar
        assert isinstance(bar, ScrollBar)
        assert cerita.has_more
        handle = [strip._segments[0].style for strip in bar.render_lines(bar.outer_size.region)]
        assert len(set(map(str, handle))) > 1
        await pemain.pilot.resize_terminal(120, 60)
        await pemain.settle()
        assert not cerita.has_more
        blank = [strip.text for strip in bar.render_lines(bar.outer_size.region)]
        assert set(blank) == {" "}


async def test_the_scenes_that_may_follow_are_laid_out_while_this_one_is_read(
    kelas: Kelas, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready: list[tuple[str, int]] = []

    def noted(text: str, width: int) -> None:
        tata.read_ahead(text, width)
        ready.append((text, width))

    monkeypatch.setattr(adegan, "read_ahead", noted)
    tata._parse.cache_clear()
    async with played(kelas, LEBAR) as pemain:
        await pemain.begin()
        screen = pemain.app.screen
        assert isinstance(screen, LayarAdegan)
        awaited = {text for story, exhibits in screen.perjalanan.ahead() for text in (*story, *exhibits)}
        for _ in range(200):
            if awaited <= {text for text, _ in ready}:
                break
            await pemain.pilot.pause(0.02)
        assert awaited <= {text for text, _ in ready}
        assert min(width for _, width in ready) > 0
        monkeypatch.setattr(adegan, "read_ahead", lambda *_: None)  # the next scene's own must not count here
        before = tata._parse.cache_info().misses
        await pemain.choose("2")
        assert screen.perjalanan.keadaan.langkah == 1
        assert tata._parse.cache_info().misses == before


@pytest.mark.parametrize("tema", [tema.name for tema in TEMA])
async def test_a_remembered_theme_is_worn_from_the_first_painting_on(
    kelas: Kelas, tema: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kelas.jurnal.set_preference(PILIHAN_TEMA, tema)
    again: list[str] = []
    monkeypatch.setattr(Stylesheet, "reparse", lambda self: again.append(tema))
    async with played(kelas) as pemain:
        app = pemain.app
        assert app.theme == tema
        assert app.screen.styles.background == Color.parse(str(app.current_theme.background))
        assert app.has_class("-dark-mode") == app.current_theme.dark
        assert again == []
