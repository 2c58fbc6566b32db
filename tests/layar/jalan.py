"""A walk past every screen and dialog, one after the other, for tests that look at all of them.

Clock, ids and call sign are pinned, so that every stop looks the same on every machine.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from simulasi.catatan import Jurnal
from simulasi.dasar.galat import Galat
from simulasi.lari.kelas import Kelas
from simulasi.layar.dasar import Layar
from simulasi.skenario.pustaka import Pustaka
from tests.layar.pembantu import CONTOH, TERURUT, Pemain, lay_library

SESI = TERURUT.model_copy(
    update={
        "id": "kelas-pagi",
        "judul": "Kelas pagi",
        "skenario": ("hps-titipan", "hps-kedua", "rusak"),
        "mode": "kelompok",
        "kelompok": ("Kelompok Timor", "Kelompok Flores"),
        "umpan_balik": "langsung",
    }
)
LAIN = {"Elang-11": ("tunda,tolak", "Kelompok Flores"), "Lontar-12": ("tanda,datang,simpan", "Kelompok Timor")}


@contextmanager
def pinned_class(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Kelas]:
    """Open a class of a session with three scenarios, one of them broken; two groups have played."""
    text = CONTOH.read_text(encoding="utf-8")
    second = text.replace("id: hps-titipan", "id: hps-kedua", 1).replace("judul: HPS Titipan", "judul: HPS Kedua", 1)
    broken = text.replace("id: hps-titipan", "id: rusak", 1).replace("ke: selesai", "ke: selesei")
    library = lay_library(folder / "pustaka", pengadaan__hps_kedua=second, perizinan__rusak=broken)
    seconds, ids = count(), count(1)
    start = datetime(2026, 1, 5, 8, tzinfo=timezone(timedelta(hours=8)))
    monkeypatch.setattr("simulasi.lari.kelas.secrets", SimpleNamespace(randbelow=lambda n: 16 % n))
    monkeypatch.setattr("simulasi.layar.bermain.adegan.time", SimpleNamespace(monotonic=lambda: 0.0))
    with Jurnal.open(
        folder / "hasil",
        now=lambda: start + timedelta(seconds=next(seconds)),
        new_id=lambda: f"{next(ids):08d}-0000-4000-8000-000000000000",
    ) as jurnal:
        kelas = Kelas(Pustaka((library,)), jurnal, SESI, start.date())
        for sandi, (jalan, kelompok) in LAIN.items():
            run = kelas.begin(kelas.participant(sandi, kelompok), "hps-titipan", orang=8)
            for choice in jalan.split(","):
                run.choose(choice, run.keadaan.langkah)
        jurnal.set_preference("peserta-akhir/kelas-pagi", "")
        yield kelas


async def walk(pemain: Pemain) -> AsyncGenerator[str]:
    """Stop at every screen and dialog; gives the name of each stop."""
    async for name in _before(pemain):
        yield name
    async for name in _scene(pemain):
        yield name
    async for name in _after(pemain):
        yield name


async def _before(p: Pemain) -> AsyncGenerator[str]:
    await p.on("PilihPeserta")
    yield "peserta"
    await p.press("enter")
    yield "peserta-galat"
    await p.press("9")
    await p.press("enter")
    await p.on("Beranda")
    yield "beranda"
    await p.press("f1")
    yield "bantuan"
    await p.press("escape", "ctrl+p")
    yield "palet"
    await p.type("zzz")
    yield "palet-kosong"
    await p.press("escape", "slash")
    await p.type("tidak ada")
    yield "beranda-kosong"
    await p.press("escape", "end")
    yield "beranda-rusak"
    await p.press("enter")
    yield "temuan"
    await p.press("escape", "p")
    await p.until(lambda: "baris" in p.text)
    yield "papan"
    await p.press("t")
    yield "papan-latihan"
    await p.press("escape", "home", "enter")
    await p.on("Pengantar")
    yield "pengantar"


async def _scene(p: Pemain) -> AsyncGenerator[str]:
    await p.press("enter")
    await p.on("LayarAdegan")
    yield "adegan"
    await p.press("v", "5", "down", "2")
    yield "tangan"
    await p.press("enter", "2")
    yield "adegan-tanda"
    await p.press("f1")
    yield "bantuan-adegan"
    await p.press("escape", "b")
    if p.layar == "BacaBerkas":
        yield "berkas"
        await p.press("escape")
    await p.press("ctrl+q")
    yield "keluar"
    await p.press("escape")
    await p.press("l", "l", "l")
    yield "aula-pilihan"
    await p.press("up")
    yield "aula"
    await p.press("l", "escape")
    yield "tinggalkan"
    await p.press("enter")
    await p.on("Beranda")
    await p.press("enter")
    await p.on("Pengantar")
    await p.press("enter")
    await p.on("LayarAdegan")
    screen = p.app.screen
    assert isinstance(screen, Layar)
    screen.refuse(Galat("Jurnal tidak bisa ditulis: penyimpanan penuh. Kosongkan ruang, lalu coba lagi."))
    await p.settle()
    yield "pesan"
    await p.press("enter", "2", "enter")
    assert p.layar == "Akibat"
    yield "akibat"
    await p.press("enter")


async def _after(p: Pemain) -> AsyncGenerator[str]:
    await p.choose("1", "2")
    await p.finish()
    yield "akhir"
    await p.press("right", "1", "2", "3", "4")
    yield "tantangan"
    await p.press("right")
    yield "strategi"
    await p.press("right", "end")
    yield "tinjauan"
    await p.press("u")
    await p.on("LayarAdegan")
    yield "latihan"
    await p.press("escape", "enter")
    await p.on("Beranda")
    await p.press("home", "enter")
    await p.on("Pengantar")
    yield "pengantar-lagi"
    await p.press("h")
    await p.finish()
    await p.go_to("LayarHasil")
    yield "hasil"
    await p.press("right", "ctrl+s")
    yield "komitmen"
    await p.type("lapor")
    await p.press("escape")
    yield "komitmen-tinggal"
    await p.press("enter")
    await p.on("Beranda")
