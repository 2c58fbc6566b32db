"""The library, its participants, and what is on offer everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulasi.lari.kelas import Kelas
from simulasi.skenario.sesi import BEBAS
from tests.layar.pembantu import CONTOH, LEBAR, SEMPIT, open_class, played

TEKS = CONTOH.read_text(encoding="utf-8")


def variant(id: str, bidang: str, judul: str) -> str:
    return (
        TEKS.replace("id: hps-titipan", f"id: {id}", 1)
        .replace("bidang: pengadaan", f"bidang: {bidang}", 1)
        .replace("judul: HPS Titipan", f"judul: {judul}", 1)
    )


@pytest.mark.parametrize("size", [SEMPIT, LEBAR], ids=["80x24", "120x40"])
async def test_broken_scenario_is_listed_and_shows_its_findings(tmp_path: Path, size: tuple[int, int]) -> None:
    broken = variant("rusak", "perizinan", "Rusak").replace("ke: selesai", "ke: selesei")
    kelas = open_class(tmp_path, perizinan__rusak=broken)
    async with played(kelas, size) as pemain:
        await pemain.enter_class()
        assert "perlu diperbaiki" in pemain.text
        await pemain.press("end", "enter")
        assert pemain.layar == "TemuanSkenario"
        assert "S201" in pemain.text
        await pemain.press("escape", "home")
        await pemain.start()
        assert "Draf di atas meja" in pemain.text
    kelas.jurnal.close()


async def test_search_and_filter(tmp_path: Path) -> None:
    kelas = open_class(
        tmp_path,
        perizinan__jalur_cepat=variant("jalur-cepat", "perizinan", "Jalur Cepat"),
        penganggaran__pokir=variant("pokir", "penganggaran", "Pokir Siluman"),
    )
    async with played(kelas) as pemain:
        await pemain.enter_class()
        assert all(judul in pemain.text for judul in ("HPS Titipan", "Jalur Cepat", "Pokir Siluman"))
        await pemain.press("slash", *"siluman")
        assert "Pokir Siluman" in pemain.text
        assert "Jalur Cepat" not in pemain.text
        await pemain.press(*"xyz")
        assert "Tidak ada skenario yang cocok" in pemain.text
        await pemain.press("escape")
        assert "Jalur Cepat" in pemain.text
        await pemain.press("f")
        assert "HPS Titipan" in pemain.text
        assert "Jalur Cepat" not in pemain.text
        await pemain.press("f", "f")
        assert "Jalur Cepat" in pemain.text
        assert "Pokir Siluman" not in pemain.text
    kelas.jurnal.close()


async def test_change_of_participant(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.begin()
        await pemain.choose("3", "2")
        await pemain.finish()
        await pemain.press("escape")
        assert "● HPS Titipan" in pemain.text
        await pemain.press("g")
        assert "Ganti peserta" in pemain.text
        await pemain.press("ctrl+u", *"Tenun-7", "tab", *"Kelompok 3", "enter")
        assert pemain.layar == "Beranda"
        assert "Tenun-7" in pemain.text
        assert "○ HPS Titipan" in pemain.text
    last = kelas.last_participant()
    assert last is not None
    assert (last.sandi, last.kelompok) == ("Tenun-7", "Kelompok 3")


async def test_change_of_participant_can_be_left(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.enter_class()
        before = pemain.app.peserta
        await pemain.press("g", "escape")
        assert pemain.layar == "Beranda"
        assert pemain.app.peserta == before


async def test_identity_number_is_refused_with_the_reason(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.on("PilihPeserta")
        await pemain.press("escape")
        assert pemain.layar == "PilihPeserta"  # somebody must play
        await pemain.press("ctrl+u", *"198001012005011001", "enter")
        assert pemain.layar == "PilihPeserta"
        assert "NIP" in pemain.text
        await pemain.press("ctrl+u", *"Moko-2", "enter")
        assert pemain.layar == "Beranda"
        assert "Moko-2" in pemain.text


async def test_groups_of_the_session_are_offered(tmp_path: Path) -> None:
    sesi = BEBAS.model_copy(update={"kelompok": ("Kelompok Timor", "Kelompok [/] Flores")})
    kelas = open_class(tmp_path, sesi)
    async with played(kelas) as pemain:
        await pemain.on("PilihPeserta")
        assert "Kelompok [/] Flores" in pemain.text
        await pemain.press("tab", "down", "enter")
        assert pemain.layar == "Beranda"
        assert pemain.app.peserta is not None
        assert pemain.app.peserta.kelompok == "Kelompok [/] Flores"
    kelas.jurnal.close()


async def test_empty_library(tmp_path: Path) -> None:
    kelas = open_class(tmp_path)
    (tmp_path / "pustaka/pengadaan/hps-titipan.yaml").unlink()
    async with played(kelas) as pemain:
        await pemain.enter_class()
        assert "Belum ada skenario" in pemain.text
        await pemain.press("enter", "f", "down", "pagedown")
        assert pemain.layar == "Beranda"
    kelas.jurnal.close()


async def test_help_and_palette_tell_the_same_commands(kelas: Kelas) -> None:
    async with played(kelas, LEBAR) as pemain:
        await pemain.enter_class()
        await pemain.press("f1")
        assert pemain.layar == "LayarBantuan"
        for kind in (*pemain.app.screen_stack[0].commands(),):  # type: ignore[attr-defined]
            assert not kind.bantu or kind.bantuan.split()[0] in pemain.text
        await pemain.press("escape", "ctrl+p", *"tema", "enter")
        assert pemain.app.theme == "terang"
        assert pemain.layar == "Beranda"
        await pemain.press("ctrl+p", *"ganti pes", "enter")
        assert pemain.layar == "PilihPeserta"


async def test_themes_go_round(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await pemain.enter_class()
        seen: list[str] = []
        for _ in range(4):
            seen.append(pemain.app.theme)
            await pemain.press("ctrl+t")
        assert seen == ["gelap", "terang", "proyektor", "gelap"]
