"""Every shipped scenario, played to its end by keys alone, and one by mouse alone. New ones are found by themselves."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from simulasi.catatan import Jurnal
from simulasi.lari.kelas import Kelas
from simulasi.layar.bermain.adegan import LayarAdegan
from simulasi.layar.widget.daftar_pilihan import DaftarPilihan
from simulasi.layar.widget.kaki import Kaki
from simulasi.skenario.pustaka import Pustaka, shipped
from tests.layar.pembantu import LEBAR, SEMPIT, Pemain, played

TERBANYAK = 60
"""Most moves that a play may take here."""
BERKAS = sorted(path.stem for path in Pustaka((shipped(),)).files())


@pytest.fixture
def kelas(tmp_path: Path) -> Generator[Kelas]:
    with Jurnal.open(tmp_path) as jurnal:
        opened = Kelas(Pustaka((shipped(),)), jurnal)
        opened.participant("Komodo-1")
        yield opened


async def play_by_keys(pemain: Pemain, pick: int) -> None:
    """Play with keys: the choice of that number at each fork, the last one where there are fewer."""
    for _ in range(TERBANYAK):
        await pemain.until(lambda: pemain.layar in ("LayarAdegan", "LayarAkhir"))
        screen = pemain.app.screen
        if not isinstance(screen, LayarAdegan):
            return
        step, offered = screen.perjalanan.keadaan.langkah, len(screen.perjalanan.tersedia)
        assert offered <= 9
        await pemain.press(str(min(pick, offered)))
        for _ in range(TERBANYAK):
            if pemain.layar != "LayarAdegan" or screen.perjalanan.keadaan.langkah != step:
                break
            await pemain.press("enter")
        if pemain.layar == "Akibat":
            await pemain.press("enter")
    raise AssertionError("the story does not end")


@pytest.mark.parametrize(("pick", "size"), [(1, SEMPIT), (2, LEBAR)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("skenario", BERKAS)
async def test_played_to_the_end_by_keys(kelas: Kelas, skenario: str, pick: int, size: tuple[int, int]) -> None:
    async with played(kelas, size, langsung=skenario) as pemain:
        await pemain.on("Pengantar")
        await pemain.press("enter")
        await play_by_keys(pemain, pick)
        await pemain.finish()
        seen = [pemain.layar]
        while pemain.layar != "LayarKomitmen":
            await pemain.press("right")
            seen.append(pemain.layar)
        assert seen == [f"Layar{n}" for n in ("Akhir", "Tantangan", "Strategi", "Tinjauan", "Hasil", "Komitmen")]
        await pemain.press("escape")
        assert pemain.layar == "Beranda"
    (run,) = kelas.jurnal.runs()
    assert run.selesai is not None
    assert run.kendali == ()
    titles = kelas.open(skenario).skenario.adegan
    assert titles[run.akhir or ""].akhir is not None


async def click_command(pemain: Pemain, label: str) -> None:
    """Click a command in the footer on top, by its label."""
    kaki = list(pemain.app.screen.query(Kaki))[-1]
    lines = kaki.render().plain.split("\n")
    row = next(i for i, line in enumerate(lines) if label in line)
    left = kaki.styles.padding.left
    await pemain.pilot.click(kaki, offset=(left + lines[row].index(label) + 1, row))
    await pemain.settle()


async def test_one_played_by_mouse_alone(tmp_path: Path) -> None:
    with Jurnal.open(tmp_path) as jurnal:
        kelas = Kelas(Pustaka((shipped(),)), jurnal)
        async with played(kelas, (160, 60)) as pemain:
            await pemain.on("PilihPeserta")
            await click_command(pemain, "Lanjut")
            await pemain.on("Beranda")
            await pemain.pilot.click("#daftar", offset=(10, 2))  # the first line is the heading of a field
            await pemain.on("Pengantar")
            await pemain.pilot.click("Tombol")
            await pemain.on("LayarAdegan")
            for _ in range(TERBANYAK):
                if pemain.layar == "LayarAkhir":
                    break
                if pemain.layar == "Akibat":
                    await click_command(pemain, "Lanjut")
                    continue
                screen = pemain.app.screen
                assert isinstance(screen, LayarAdegan)
                if len(screen.perjalanan.tersedia) > 1:
                    await pemain.pilot.click(DaftarPilihan, offset=(5, screen.query_one(DaftarPilihan).rows(1).start))
                    await pemain.settle()
                    await click_command(pemain, "putuskan")
                else:
                    await click_command(pemain, "Lanjut")
            await pemain.finish()
            await click_command(pemain, "Berikutnya")
            await pemain.pilot.click("#daftar", offset=(10, 1))
            await pemain.settle()
            assert "1 ■" in pemain.text
            for label in ("Pasang dan lanjut", "Berikutnya", "Berikutnya", "Berikutnya"):
                await click_command(pemain, label)
            assert pemain.layar == "LayarKomitmen"
            await click_command(pemain, "Selesai")
            assert pemain.layar == "Beranda"
        (run,) = jurnal.runs()
        assert run.selesai is not None
        assert run.kendali is not None
        assert len(run.kendali) == 1
