"""A session file wired through: order, progress, feedback, shuffled choices, weights; and very large windows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from simulasi.lari.kelas import Kelas
from simulasi.layar.widget.daftar_pilihan import DaftarPilihan
from simulasi.layar.widget.lembar import Lembar
from simulasi.skenario.sesi import BobotDimensi, Sesi
from tests.layar.pembantu import CONTOH, LEBAR, SEMPIT, TERURUT, open_class, played, screen_text

TEKS = CONTOH.read_text(encoding="utf-8")


def session(folder: Path, **more: Any) -> Kelas:
    """Open a class of three scenarios in an order that is neither the library's nor the alphabet's."""
    variants = {
        f"{bidang}__{id}": TEKS.replace("id: hps-titipan", f"id: {id}", 1)
        .replace("judul: HPS Titipan", f"judul: {judul}", 1)
        .replace("bidang: pengadaan", f"bidang: {bidang}", 1)
        for id, bidang, judul in (("awan", "perizinan", "Awan"), ("zamrud", "pengadaan", "Zamrud"))
    }
    sesi = TERURUT.model_copy(
        update={"id": "pagi", "judul": "Kelas pagi Oelbima", "skenario": ("zamrud", "hps-titipan", "awan"), **more}
    )
    return open_class(folder, sesi, **variants)


@pytest.mark.parametrize("size", [SEMPIT, LEBAR, (200, 60)], ids=["80x24", "120x40", "200x60"])
async def test_library_of_a_session(tmp_path: Path, size: tuple[int, int]) -> None:
    kelas = session(tmp_path)
    done = kelas.begin(kelas.participant("Komodo-1"), "hps-titipan")
    for choice in ("tunda", "tolak"):
        done.choose(choice, done.keadaan.langkah)
    async with played(kelas, size) as pemain:
        await pemain.until(lambda: "Zamrud" in pemain.text)
        assert "◆ Kelas pagi Oelbima" in pemain.text
        assert "Skenario sesi ini" in pemain.text
        assert "○●○ 1 dari 3 selesai" in pemain.text
        listed = re.findall(r"│[› ]+(\d) [○●] (\w+(?: \w+)?) +", screen_text(pemain.app))
        assert listed == [("1", "Zamrud"), ("2", "HPS Titipan"), ("3", "Awan")]
    kelas.jurnal.close()


async def test_first_start_asks_sign_and_group_and_nothing_else(tmp_path: Path) -> None:
    kelas = session(tmp_path, kelompok=("Timor", "Flores"))
    async with played(kelas) as pemain:
        await pemain.on("PilihPeserta")
        asked = [w.id for w in pemain.app.screen.query("Input, OptionList")]
        assert asked == ["sandi", "kelompok-daftar"]
        await pemain.press("tab", "down", "enter")
        assert pemain.layar == "Beranda"
    last = kelas.last_participant()
    assert last is not None
    assert last.kelompok == "Flores"
    kelas.jurnal.close()


async def test_feedback_at_once(tmp_path: Path) -> None:
    kelas = session(tmp_path, umpan_balik="langsung")
    async with played(kelas) as pemain:
        await pemain.begin()
        await pemain.press("2", "enter")
        assert pemain.layar == "Akibat"
        told = " ".join(pemain.app.screen.query_one("#isi-akibat Lembar", Lembar).plain.split())
        assert "Umpan balik HPS yang disusun" in told
    kelas.jurnal.close()


async def test_shuffled_choices_stay_the_same_for_a_run(tmp_path: Path) -> None:
    kelas = session(tmp_path, acak_pilihan=Sesi.model_fields["acak_pilihan"].default)  # what nobody has set
    orders: set[tuple[str, ...]] = set()
    peserta = kelas.participant("Komodo-1")
    for _ in range(12):
        orders.add(tuple(p.id for p in kelas.begin(peserta, "zamrud").tersedia))
    assert len(orders) > 1
    async with played(kelas) as pemain:
        await pemain.until(lambda: "Zamrud" in pemain.text)
        await pemain.start()
        run = pemain.app.screen.perjalanan  # type: ignore[attr-defined]
        daftar = pemain.app.screen.query_one(DaftarPilihan)
        lines = daftar.plain.split("\n")
        for i, pilihan in enumerate(run.tersedia):
            shown = " ".join(" ".join(lines[row] for row in daftar.rows(i)).split())
            assert shown == f"{i + 1} {' '.join(pilihan.teks.split())}"
        first = run.tersedia[0].id
        await pemain.press("1", "enter")
        assert run.pilihan == (first,)
    kelas.jurnal.close()


async def test_weights_of_the_session_are_used_and_printed(tmp_path: Path) -> None:
    kelas = session(tmp_path, bobot=BobotDimensi.model_construct(integritas=80, kepatuhan=20))
    async with played(kelas) as pemain:
        await pemain.begin()
        await pemain.choose("3", "2")
        await pemain.finish()
        await pemain.go_to("LayarHasil")
        shown = " ".join(pemain.app.screen.query_one("#ringkas", Lembar).plain.split())
        assert "Gabungan 93,4 · bobot: integritas 80, kepatuhan 20" in shown  # 0.8 × 93.94 + 0.2 × 91.43
        await pemain.press("p")
        await pemain.until(lambda: "baris" in pemain.text)
        assert "bobot 80 : 20" in pemain.text
    kelas.jurnal.close()


async def test_no_line_of_text_is_longer_than_a_reader_likes(kelas: Kelas) -> None:
    async with played(kelas, (240, 67)) as pemain:
        await pemain.begin()
        await pemain.choose("3", "2")
        await pemain.finish()
        widths: dict[str, int] = {}
        for _ in range(6):
            for sheet in pemain.app.screen.query("#halaman Lembar, #rinci Lembar").results(Lembar):
                widths[f"{pemain.layar}/{sheet.id}"] = sheet.content_size.width
            await pemain.press("right")
        assert widths
        assert max(widths.values()) <= 108
