"""The debrief on screen: pages by keys, turning points swapped, the ranking only when asked for."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from simulasi.debrief.halaman import HalamanPeringkat, HalamanTitikBalik
from simulasi.lari.kelas import Kelas
from simulasi.layar.debrief.layar_debrief import AplikasiDebrief, LayarDebrief
from simulasi.layar.widget.daftar_sorot import DaftarSorot
from simulasi.papan.tabel import Papan
from tests.debrief.pembantu import big_class, board
from tests.layar.pembantu import LEBAR, SEMPIT, Pemain, played

LUAS = (200, 60)


@pytest.fixture(scope="module")
def papan(tmp_path_factory: pytest.TempPathFactory) -> Papan:
    return board(big_class(tmp_path_factory.mktemp("besar"), 60))


class Pemandu(Pemain):
    """The leader of the talk, with keys."""

    @property
    def tayangan(self) -> LayarDebrief:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, LayarDebrief)
        return screen

    async def go_to_point(self) -> HalamanTitikBalik:
        """Turn to the first turning point."""
        await self.press("home")
        while not isinstance(self.tayangan.kini, HalamanTitikBalik):
            await self.press("right")
        return self.tayangan.kini


@asynccontextmanager
async def shown(papan: Papan, size: tuple[int, int] = LEBAR, *, peringkat: bool = False) -> AsyncGenerator[Pemandu]:
    app = AplikasiDebrief(papan, dengan_peringkat=peringkat)
    async with app.run_test(size=size) as pilot:
        pemandu = Pemandu(app, pilot)  # type: ignore[arg-type]
        await pemandu.settle()
        yield pemandu


@pytest.mark.parametrize("size", [SEMPIT, LEBAR, LUAS])
async def test_every_page_shows_its_title_and_keys_turn_them(papan: Papan, size: tuple[int, int]) -> None:
    async with shown(papan, size) as pemandu:
        pages = pemandu.tayangan.debrief.halaman
        for i, page in enumerate(pages):
            assert pemandu.tayangan.nomor == i
            assert page.judul in pemandu.text
            assert f"{i + 1} / {len(pages)}" in pemandu.text
            await pemandu.press("right")
        assert pemandu.tayangan.nomor == len(pages) - 1  # and there it stays
        await pemandu.press("left")
        assert pemandu.tayangan.nomor == len(pages) - 2
        await pemandu.press("home")
        assert pemandu.tayangan.nomor == 0
        await pemandu.press("left")
        assert pemandu.tayangan.nomor == 0
        await pemandu.press("end")
        assert pemandu.tayangan.nomor == len(pages) - 1


async def test_a_remote_scrolls_to_the_end_before_it_turns(papan: Papan) -> None:
    async with shown(papan, SEMPIT) as pemandu:
        await pemandu.go_to_point()
        here = pemandu.tayangan.nomor
        seen: list[str] = []
        for _ in range(20):
            seen.append(pemandu.text)
            if pemandu.tayangan.nomor != here:
                break
            await pemandu.press("pagedown")
        assert pemandu.tayangan.nomor == here + 1
        assert len(seen) > 2
        assert any("Rata-rata poin hilang di sini" in text for text in seen)
        await pemandu.press("pageup")
        assert pemandu.tayangan.nomor == here


async def test_the_theme_is_the_projectors_and_no_class_is_needed(papan: Papan) -> None:
    async with shown(papan) as pemandu:
        assert pemandu.app.theme == "proyektor"
        assert not hasattr(pemandu.app, "kelas")
        await pemandu.press("f1")
        assert "Menampilkan halaman berikutnya" in pemandu.text


async def test_a_turning_point_is_swapped(papan: Papan) -> None:
    async with shown(papan) as pemandu:
        page = await pemandu.go_to_point()
        before = [c.butir.adegan for c in page.data.terpilih]
        await pemandu.press("t")
        await pemandu.on("PilihTitik")
        offered = [str(o.prompt) for o in pemandu.app.screen.query_one("#daftar-titik", DaftarSorot).options]
        assert len(offered) == len(page.data.calon) - len(before)
        assert not any(sign in text for text in offered for sign in ("%", ","))  # the class may be looking: no figures
        await pemandu.press("down", "enter")
        await pemandu.until(lambda: pemandu.tayangan.debrief.halaman[pemandu.tayangan.nomor] is not page)
        shown_now = [h.cabang.adegan for h in pemandu.tayangan.debrief.halaman if isinstance(h, HalamanTitikBalik)]
        assert len(set(before) - set(shown_now)) == 1
        assert page.cabang.adegan not in shown_now
        await pemandu.settle()
        assert "Dipilih oleh pemandu diskusi" in pemandu.text


async def test_no_other_page_offers_to_swap(papan: Papan) -> None:
    async with shown(papan) as pemandu:
        assert "Tukar titik balik" not in pemandu.text
        await pemandu.press("t")
        assert pemandu.layar == "LayarDebrief"


async def test_the_ranking_asks_first(papan: Papan) -> None:
    async with shown(papan) as pemandu:
        count = len(pemandu.tayangan.debrief.halaman)
        await pemandu.press("p")
        assert "memuat sandi peserta" in pemandu.text
        await pemandu.press("escape")
        assert len(pemandu.tayangan.debrief.halaman) == count
        await pemandu.press("p", "enter")
        await pemandu.until(lambda: isinstance(pemandu.tayangan.kini, HalamanPeringkat))
        await pemandu.settle()
        assert pemandu.tayangan.nomor == count
        assert "Sandi" in pemandu.text
        assert not pemandu.tayangan.offers(next(k for k in pemandu.tayangan.PERINTAH if k.nama == "Peringkat"))


async def test_a_small_window_is_told_to_grow(papan: Papan) -> None:
    async with shown(papan, (50, 12)) as pemandu:
        assert "terlalu kecil" in pemandu.text


async def test_few_people_on_screen(tmp_path: Path) -> None:
    async with shown(board(big_class(tmp_path, 3))) as pemandu:
        assert "kurang dari 5 orang" in pemandu.text
        for _ in pemandu.tayangan.debrief.halaman:
            await pemandu.press("right")
        assert pemandu.app.galat is None


async def test_the_own_report_is_saved_from_the_result(
    kelas: Kelas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "folder saya"
    folder.mkdir()
    monkeypatch.chdir(folder)
    async with played(kelas, LEBAR) as pemain:
        await pemain.begin()
        await pemain.choose("3", "2")
        await pemain.finish()
        await pemain.go_to("LayarHasil")
        for number in (1, 2):
            await pemain.press("s")
            await pemain.on("Pesan")
            assert "Laporan Anda" in pemain.text
            await pemain.press("enter")
            assert len(list(folder.glob("laporan-*.html"))) == number  # never over the first
        assert all("Jalan lain" in path.read_text(encoding="utf-8") for path in folder.glob("*.html"))
