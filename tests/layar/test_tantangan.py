"""The mitigation challenge on screen: exact at each pick, refused with a reason, recorded once, revealed after."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulasi.dasar.angka import figure, percent
from simulasi.lari.kelas import Kelas
from simulasi.lari.tantangan import Tantangan
from simulasi.layar.sesudah.tantangan import meters
from simulasi.layar.widget.daftar_kendali import control_line
from tests.layar.pembantu import LEBAR, SEMPIT, TERURUT, Pemain, open_class, played


@pytest.fixture
def tantangan(kelas: Kelas) -> Tantangan:
    return kelas.open("hps-titipan").tantangan


async def reach(pemain: Pemain) -> None:
    await pemain.begin()
    await pemain.choose("3", "2")
    await pemain.finish()
    await pemain.press("right")


@pytest.mark.parametrize("size", [SEMPIT, LEBAR], ids=["80x24", "120x40"])
async def test_each_pick_shows_its_exact_figures(kelas: Kelas, tantangan: Tantangan, size: tuple[int, int]) -> None:
    async with played(kelas, size) as pemain:
        await reach(pemain)
        assert pemain.layar == "LayarTantangan"
        pilihan = 0
        for nomor in (0, 2, 0, 1):
            await pemain.press(str(nomor + 1))
            pilihan = tantangan.switch(pilihan, nomor)
            keadaan = tantangan.look(pilihan)
            assert f"{percent(keadaan.risiko)}" in pemain.text
            assert f"terpakai {keadaan.biaya} dari {keadaan.anggaran}, sisa {keadaan.sisa}" in pemain.text
            assert keadaan.nilai is not None
            assert f"{figure(keadaan.nilai)} dari 100" in pemain.text
        assert kelas.jurnal.run(pemain.app.screen.perjalanan.lari_id).kendali is None  # type: ignore[attr-defined, union-attr]


@pytest.mark.parametrize("key", ["enter", "space", "2"])
async def test_three_keys_put_a_control_in_place_and_take_it_away(kelas: Kelas, key: str) -> None:
    async with played(kelas) as pemain:
        await reach(pemain)
        await pemain.press("down", key)
        assert "2 ■" in pemain.text
        assert pemain.layar == "LayarTantangan"
        await pemain.press(key)
        assert "■" not in pemain.text


async def test_too_dear_is_marked_and_said_when_tried(kelas: Kelas, tantangan: Tantangan) -> None:
    async with played(kelas) as pemain:
        await reach(pemain)
        pilihan = 0
        while not any(t.sebab for t in tantangan.look(pilihan).tawaran):
            free = next(t.nomor for t in tantangan.look(pilihan).tawaran if not t.dipasang)
            pilihan = tantangan.switch(pilihan, free)
            await pemain.press(str(free + 1))
        blocked = next(t for t in tantangan.look(pilihan).tawaran if t.sebab)
        assert f"{blocked.nomor + 1} ✕" in pemain.text
        before = pemain.app.screen._pilihan  # type: ignore[attr-defined]
        await pemain.press(str(blocked.nomor + 1))
        assert "✕ Biayanya melebihi sisa anggaran" in pemain.text
        assert "Lepaskan dulu" in pemain.text
        assert pemain.app.screen._pilihan == before  # type: ignore[attr-defined]
        await pemain.press("up")
        assert "Lepaskan dulu" not in pemain.text


async def test_pick_is_recorded_on_leaving_and_the_best_set_revealed(kelas: Kelas, tantangan: Tantangan) -> None:
    async with played(kelas, LEBAR) as pemain:
        await reach(pemain)
        await pemain.press("1")
        assert "★" not in pemain.text
        await pemain.press("right")
        assert pemain.layar == "LayarStrategi"
        run = next(kelas.jurnal.runs())
        assert run.kendali == tantangan.names(1)
        mine = tantangan.look(1)
        assert mine.nilai is not None
        for words in (percent(mine.risiko), percent(tantangan.terbaik.risiko), f"{figure(mine.nilai)} dari 100"):
            assert words in pemain.text
        for i in tantangan.terbaik.kendali:
            assert f"★ {tantangan.kendali[i].judul}" in pemain.text
        await pemain.press("left")
        assert "1 ■" in pemain.text
        assert "Pilihan Anda sudah tercatat" in pemain.text
        await pemain.press("2", "right")  # trying another one changes nothing any more
    assert next(kelas.jurnal.runs()).kendali == tantangan.names(1)


async def test_session_without_challenge_passes_it_over(tmp_path: Path) -> None:
    kelas = open_class(tmp_path, TERURUT.model_copy(update={"tantangan_mitigasi": False}))
    async with played(kelas, LEBAR) as pemain:
        await reach(pemain)
        assert pemain.layar == "LayarStrategi"
        assert "▸ Strategi" in pemain.text
        assert "Susunan kendali terbaik" in pemain.text
        assert "Pilihan Anda" not in pemain.text
        await pemain.press("left")
        assert pemain.layar == "LayarAkhir"
    assert next(kelas.jurnal.runs()).kendali is None
    kelas.jurnal.close()


async def test_mouse_switches_and_leads_on(kelas: Kelas) -> None:
    async with played(kelas, LEBAR) as pemain:
        await reach(pemain)
        await pemain.pilot.click("#daftar", offset=(8, 2))
        await pemain.settle()
        assert "2 ■" in pemain.text
        await pemain.pilot.click("Tombol")
        await pemain.on("LayarStrategi")
    assert next(kelas.jurnal.runs()).kendali is not None


@pytest.mark.parametrize("width", [40, 56, 72, 110, 190])
def test_bars_and_lines_fit_and_move_with_the_risk(tantangan: Tantangan, width: int) -> None:
    lengths: dict[float, int] = {}
    for pilihan in range(1 << len(tantangan.kendali)):
        keadaan = tantangan.look(pilihan)
        lines = meters(keadaan)(width)
        assert all(line.cell_length <= width for line in lines)
        lengths[keadaan.risiko] = lines[1].plain.count("█")
        assert all(control_line(t, width).cell_length <= width for t in keadaan.tawaran)
    ordered = [lengths[risk] for risk in sorted(lengths)]
    assert ordered == sorted(ordered)
