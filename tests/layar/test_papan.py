"""The scoreboard on screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulasi.lari.kelas import Kelas
from simulasi.layar.papan import KOLOM_LATIHAN, KOLOM_SKOR
from simulasi.layar.widget.kolom import fit, row
from simulasi.skenario.sesi import BEBAS
from tests.layar.pembantu import CONTOH, LEBAR, SEMPIT, open_class, played, screen_text

JALAN = {"bersih": "survei,susun,tolak", "rawan": "tunda,datang,diam", "pidana": "tanda,datang,simpan"}


def play(kelas: Kelas, sandi: str, jalan: str, kelompok: str | None = None) -> None:
    run = kelas.begin(kelas.participant(sandi, kelompok), "hps-titipan")
    for choice in JALAN[jalan].split(","):
        run.choose(choice, run.keadaan.langkah)


@pytest.mark.parametrize("size", [(60, 16), SEMPIT, LEBAR, (200, 60)], ids=["60x16", "80x24", "120x40", "200x60"])
async def test_ranks_ties_filters_and_practice(kelas: Kelas, size: tuple[int, int]) -> None:
    play(kelas, "Komodo-1", "rawan", "Kelompok 1")
    play(kelas, "Komodo-1", "bersih")
    play(kelas, "Ende-2", "bersih", "Kelompok 2")
    play(kelas, "Alor-3", "bersih", "Kelompok 2")
    async with played(kelas, size) as pemain:
        await pemain.until(lambda: "● HPS Titipan" in pemain.text)
        await pemain.press("p")
        await pemain.on("LayarPapan")
        await pemain.until(lambda: "3 baris" in pemain.text)
        assert pemain.text.count("1 =") == 2
        assert size[1] < 20 or "Seri: peringkat 1" in pemain.text
        assert "bukan ukuran integritas pribadi" in pemain.text
        assert ("bobot integritas 50, kepatuhan 50" if size[0] > 90 else "bobot 50 : 50") in pemain.text
        await pemain.press("u")
        assert "▾Sandi" in pemain.text
        rows = screen_text(pemain.app).split("Selesai")[1]
        assert rows.index("Alor-3") < rows.index("Komodo-1")
        await pemain.press("k")
        assert "1 baris" in pemain.text
        assert "Ende-2" not in pemain.text
        await pemain.press("k")
        assert "2 baris" in pemain.text
        await pemain.press("k", "t")
        assert "▸ Latihan" in pemain.text
        assert "1 baris" in pemain.text
        assert size[1] < 20 or "Permainan ke-2" in pemain.text
        await pemain.press("escape")
        assert pemain.layar == "Beranda"


async def test_empty_board_says_so_kindly(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.enter_class()
        await pemain.press("p")
        await pemain.until(lambda: "Belum ada yang dapat ditampilkan" in pemain.text)
        await pemain.press("t", "down", "enter", "u", "k", "s")
        assert "Belum ada latihan" in pemain.text


async def test_heading_sorts_by_mouse(kelas: Kelas) -> None:
    play(kelas, "Komodo-1", "pidana")
    play(kelas, "Ende-2", "bersih")
    async with played(kelas, LEBAR) as pemain:
        await pemain.until(lambda: "HPS Titipan" in pemain.text)
        await pemain.press("p")
        await pemain.until(lambda: "2 baris" in pemain.text)
        line = pemain.app.screen.query_one("KepalaKolom")
        x = line.render().plain.index("GM")  # type: ignore[union-attr]
        await pemain.pilot.click(line, offset=(x + 2, 0))
        await pemain.settle()
        assert "▾GM" in pemain.text
        rows = screen_text(pemain.app).split("Selesai")[1]
        assert rows.index("Komodo-1") < rows.index("Ende-2")
        assert "✕1" in pemain.text


async def test_session_of_several_scenarios_counts_them(tmp_path: Path) -> None:
    sesi = BEBAS.model_copy(update={"id": "pagi", "judul": "Kelas pagi", "skenario": ("hps-titipan", "lain")})
    lain = CONTOH.read_text(encoding="utf-8").replace("id: hps-titipan", "id: lain", 1)
    kelas = open_class(tmp_path, sesi, pengadaan__lain=lain)
    play(kelas, "Komodo-1", "rawan")
    async with played(kelas, LEBAR) as pemain:
        await pemain.pilot.pause(0.3)
        await pemain.press("p")
        await pemain.until(lambda: "1 baris" in pemain.text)
        assert "Papan skor · Kelas pagi" in pemain.text
        assert "Baru 1 dari 2 skenario selesai" in pemain.text
        assert "1 / 2" in pemain.text
        await pemain.press("s")
        assert "Skenario: HPS Titipan" in pemain.text
        assert "1 / 1" in pemain.text
    kelas.jurnal.close()


@pytest.mark.parametrize("columns", [KOLOM_SKOR, KOLOM_LATIHAN], ids=["skor", "latihan"])
@pytest.mark.parametrize("width", range(46, 200, 7))
def test_lines_are_as_wide_as_the_list_and_figures_end_together(columns: tuple, width: int) -> None:
    laid = fit(columns, width)
    lines = [row(laid, dict.fromkeys((k.nama for k in columns), text)) for text in ("1", "Sandi yang sangat panjang")]
    assert {line.cell_length for line in lines} == {width}
