"""Text is text, small windows, no colour, leaving, and errors."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from platformdirs import user_log_path
from textual.app import App
from textual.screen import Screen

from simulasi.lari.kelas import Kelas
from simulasi.layar import aplikasi, teks
from simulasi.layar.aplikasi import Aplikasi
from simulasi.layar.bermain.beranda import Beranda
from simulasi.layar.dialog.bantuan import LayarBantuan
from simulasi.layar.dialog.palet import Palet
from simulasi.layar.papan import LayarPapan
from tests.layar.pembantu import CONTOH, LEBAR, SEMPIT, Pemain, open_class, played, screen_text

JAHAT = "[/] [red]merah[/red] [@click=app.quit]klik[/]"


def hostile() -> str:
    text = CONTOH.read_text(encoding="utf-8")
    for old, new in (
        ("judul: HPS Titipan", "judul: 'HPS [/] [red]Titipan'"),
        ("judul: Draf di atas meja", f"judul: '{JAHAT}'"),
        ("judul: Rincian HPS", "judul: 'Rincian [/] HPS'"),
        ("| Mesin jahit |", "| [/] [b]Mesin |"),
        ("akibat: Map itu", f"akibat: '{JAHAT} Map itu"),
        ("sebelum jam lima.", "sebelum jam lima.'"),
        ("teks: Tanda tangani; tenggat dokumen pemilihan besok pagi", f"teks: '{JAHAT} tanda'"),
        ("Tidak ada catatan kontak antara PPK dan calon penyedia.", "'[/] celah [bold]'"),
        ("Rekaman percakapan menjadi alat bukti.", "'[/] [tautan](https://contoh.invalid) <b>html</b>'"),
        ("ringkasan: Sebuah", "ringkasan: '[/] [red]"),
        ("dari calon penyedia.\ntujuan", "dari calon penyedia.'\ntujuan"),
    ):
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize("size", [SEMPIT, LEBAR], ids=["80x24", "120x40"])
async def test_markup_in_a_scenario_is_shown_as_it_is(tmp_path: Path, size: tuple[int, int]) -> None:
    kelas = open_class(tmp_path, pengadaan__hps_titipan=hostile())
    async with played(kelas, size) as pemain:
        await pemain.enter_class()
        assert "HPS [/] [red]Titipan" in pemain.text
        await pemain.press("enter")
        assert "[/] [red] draf" in pemain.text
        await pemain.press("enter")
        assert f"{JAHAT} tanda" in pemain.text
        assert "[/] [red]merah[/red]" in pemain.text
        await pemain.press("b")
        assert "Rincian [/] HPS" in pemain.text
        assert "[/] [b]Mesin" in pemain.text
        if pemain.layar == "BacaBerkas":
            await pemain.press("escape")
        await pemain.press("2", "enter")
        assert JAHAT in pemain.text
        await pemain.press("enter")
        await pemain.choose("1", "1")
        await pemain.finish()
        assert "[/] celah [bold]" in pemain.text
        assert "tautan <b>html</b>" in pemain.text
        assert "contoh.invalid" not in pemain.text
        strips = pemain.app.screen._compositor.render_strips()
        links = [s for strip in strips for s in strip if s.style is not None and s.style.link]
        assert links == []
        await pemain.go_to("LayarTinjauan")
        assert "[/] [red]merah[/red]" in pemain.text
    kelas.jurnal.close()


async def _walk(pemain: Pemain) -> list[str]:
    """Visit every screen and give their texts."""
    texts: list[str] = []

    async def press(*keys: str) -> None:
        await pemain.press(*keys)
        texts.append(pemain.text)

    await pemain.on("PilihPeserta")
    texts.append(pemain.text)
    await press("enter")
    await press("f1")
    await press("escape")
    await press("ctrl+p")
    await press("escape")
    await press("enter")
    await press("enter")
    await press("b")
    if pemain.layar == "BacaBerkas":
        await press("f1")
        await press("escape")
        await press("escape")
    await press("ctrl+c")
    await press("escape")
    await press("2")
    await press("enter")
    await press("enter")
    await pemain.choose("1", "1")
    await pemain.finish()
    texts.append(pemain.text)
    await press("right")
    await press("1")  # a control in place
    for _ in range(4):
        await press("right")
    await press("escape")
    assert pemain.layar == "Beranda"
    return texts


@pytest.mark.parametrize("size", [SEMPIT, LEBAR], ids=["80x24", "120x40"])
async def test_nothing_english_on_any_screen(kelas: Kelas, size: tuple[int, int]) -> None:
    async with played(kelas, size) as pemain:
        texts = await _walk(pemain)
    words = {word.strip(".,:;()[]").casefold() for text in texts for word in text.split()}
    english = "quit palette search select focus next previous press help keys screen theme close open cancel "
    english += "copy command commands show hide page scroll submit enter's the of and for to maximize minimize"
    assert words & set(english.split()) == set()


async def test_nothing_is_told_by_colour_alone(kelas: Kelas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with played(kelas) as pemain:
        texts = await _walk(pemain)
        for strip in pemain.app.screen._compositor.render_strips():
            for segment in pemain.app._filters[0].apply(list(strip), pemain.app.background_colors[0]):  # type: ignore[attr-defined]
                colour = segment.style.color if segment.style is not None else None
                if colour is not None and colour.triplet is not None:
                    assert len(set(colour.triplet)) == 1
    together = " ".join(texts)
    for sign in ("✔ 2", "✕✕✕✕ Pidana", "● HPS Titipan", "▸ Strategi", "■ Reviu", "▼", "✕ garis merah"):
        assert sign in together


async def test_small_window_asks_for_room_and_comes_back(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        await pemain.press("3")
        await pemain.pilot.resize_terminal(40, 10)
        await pemain.pilot.pause()
        assert "Jendela ini terlalu kecil" in pemain.text
        assert "Tanda tangani" not in pemain.text
        await pemain.press("enter", "enter", "1", "escape")
        assert [run.pilihan for run in kelas.jurnal.runs()] == [()]
        await pemain.pilot.resize_terminal(80, 24)
        await pemain.pilot.pause()
        assert "terlalu kecil" not in pemain.text
        assert "✔ 3" in pemain.text
        await pemain.press("enter")
        assert "Telepon sore hari" in pemain.text


@pytest.mark.parametrize("size", [(40, 10), (20, 5), (59, 16), (60, 15)])
async def test_start_in_a_small_window(kelas: Kelas, size: tuple[int, int]) -> None:
    async with played(kelas, size) as pemain:
        await pemain.on("PilihPeserta")
        assert "kecil" in pemain.text
        await pemain.pilot.resize_terminal(*SEMPIT)
        await pemain.pilot.pause()
        await pemain.begin()


async def test_smallest_window_plays(kelas: Kelas) -> None:
    async with played(kelas, (60, 16)) as pemain:
        await pemain.begin()
        await pemain.choose("3", "2")
        await pemain.finish()
        assert "terlalu kecil" not in pemain.text
        await pemain.go_to("LayarHasil")


async def test_resizing_in_the_middle_keeps_scene_and_mark(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        await pemain.press("2")
        for size in (LEBAR, (200, 60), (61, 17), SEMPIT):
            await pemain.pilot.resize_terminal(*size)
            await pemain.pilot.pause()
            assert "✔ 2" in pemain.text


@pytest.mark.parametrize("opened", [lambda: Palet(()), lambda: LayarBantuan(()), LayarPapan])
@pytest.mark.parametrize("turns", range(3))
async def test_program_ends_while_a_screen_opens(kelas: Kelas, opened: Callable[[], Screen[Any]], turns: int) -> None:
    """Nothing was composed yet, or only the outer parts: there is nothing to fill, and nothing to complain about."""
    async with played(kelas) as pemain:
        await pemain.enter_class()
        pemain.app.push_screen(opened())
        for _ in range(turns):
            await asyncio.sleep(0)
        pemain.app.exit(0)
    assert pemain.app.galat is None


async def test_ctrl_c_leaves_with_130(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.enter_class()
        await pemain.press("ctrl+c")
    assert pemain.app.return_code == 130


async def test_ctrl_c_twice_leaves_an_open_run(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        await pemain.press("ctrl+c")
        assert "Kemajuan Anda sudah tersimpan" in pemain.text
        await pemain.press("escape")
        assert pemain.layar == "LayarAdegan"
        await pemain.press("ctrl+c", "ctrl+c")
    assert pemain.app.return_code == 130


def test_unexpected_error_is_told_calmly(
    kelas: Kelas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def fail(_self: Beranda) -> None:
        rahasia = "isi-yang-tidak-boleh-tampak"
        raise ValueError(len(rahasia))

    def headless(self: Aplikasi, **_kwargs: Any) -> int | None:
        return App.run(self, headless=True)

    monkeypatch.setattr(Beranda, "_show_filter", fail)
    monkeypatch.setattr(Aplikasi, "run", headless)
    assert aplikasi.run(kelas) == 1
    out, err = capfd.readouterr()
    assert teks.GALAT_TAK_TERDUGA in err
    assert "Traceback" not in out + err
    assert "isi-yang-tidak-boleh-tampak" not in out + err
    (log,) = [file.read_text(encoding="utf-8") for file in user_log_path("simulasi", appauthor=False).iterdir()]
    assert "ValueError" in log
    assert "isi-yang-tidak-boleh-tampak\n" not in log.replace('rahasia = "isi-yang-tidak-boleh-tampak"', "")


async def test_pasted_control_characters_and_length(kelas: Kelas) -> None:
    from textual import events

    async with played(kelas) as pemain:
        await pemain.on("PilihPeserta")
        await pemain.press("ctrl+u")
        pemain.app.screen.focused.post_message(events.Paste("\x1b[31mA\x07\u202eB" + "x" * 1_000_000))  # type: ignore[union-attr]
        await pemain.pilot.pause()
        field = pemain.app.screen.query_one("#sandi")
        assert len(field.value) <= 64  # type: ignore[attr-defined]
        assert not set(field.value) & {"\x1b", "\x07", "\u202e"}  # type: ignore[attr-defined]
        assert "\x1b" not in screen_text(pemain.app)
        await pemain.press("enter")
        assert "terlalu panjang" in pemain.text
