"""What the walk past every screen sees, recorded once a size: several tests look at one record."""

from __future__ import annotations

import asyncio
import os
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from textual.content import Content

from simulasi.catatan import Komitmen
from simulasi.layar.aplikasi import Aplikasi
from simulasi.layar.debrief.layar_debrief import AplikasiDebrief
from simulasi.layar.tema import TEMA
from tests.layar.gambar import draw
from tests.layar.jalan import pinned_class, walk
from tests.layar.kontras import Lemah, weak
from tests.layar.pembantu import SEMPIT, Pemain, screen_text
from tests.papan.pembantu import CATAT, DIAM, LAPOR, SIMPAN, TERBAIK, TUNDA, Kelas, tables

KELAS = ((TERBAIK, 9), (CATAT, 6), (TUNDA, 8), (LAPOR, 5), (DIAM, 2), (SIMPAN, 6))
"""How many people of the small class of the debrief took each road; what two did may not be shown."""


@dataclass(frozen=True, slots=True)
class Henti:
    """One stop: what was painted, what else could be shown, where contrast is too weak (by theme), the picture."""

    teks: str
    isyarat: tuple[str, ...]
    lemah: dict[str, set[Lemah]]
    svg: str


@cache
def record(size: tuple[int, int]) -> dict[str, Henti]:
    """Walk in a window of that size. Contrast is measured in the narrow one, in every theme and without colour."""
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.delenv("NO_COLOR", raising=False)
        patch.setenv("TEXTUAL_ANIMATIONS", "none")
        patch.setenv("TZ", "Asia/Makassar")
        assert os.environ["TEXTUAL_ANIMATIONS"] == "none"
        return asyncio.run(_walk(Path(folder), patch, size))


async def _walk(folder: Path, patch: pytest.MonkeyPatch, size: tuple[int, int]) -> dict[str, Henti]:
    stops: dict[str, Henti] = {}
    with pinned_class(folder, patch) as kelas:
        app = Aplikasi(kelas)
        async with app.run_test(size=size, notifications=True) as pilot:
            pemain = Pemain(app, pilot)
            async for name in walk(pemain):
                picture = draw(app).replace(str(folder), "pustaka")
                stops[name] = Henti(screen_text(app), tuple(_hints(app)), await _contrast(pemain, size), picture)
    return stops


@cache
def record_debrief(size: tuple[int, int]) -> dict[str, Henti]:
    """Turn every page of the debrief of a small class, the ranking too."""
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.delenv("NO_COLOR", raising=False)
        patch.setenv("TEXTUAL_ANIMATIONS", "none")
        return asyncio.run(_turn(Path(folder), size))


async def _turn(folder: Path, size: tuple[int, int]) -> dict[str, Henti]:
    stops: dict[str, Henti] = {}
    app = AplikasiDebrief(tables(_small_class(folder)), dengan_peringkat=True)
    async with app.run_test(size=size, notifications=True) as pilot:
        pemain = Pemain(app, pilot)  # type: ignore[arg-type]
        await pemain.settle()
        screen = app.get_default_screen()
        for nomor, halaman in enumerate(screen.debrief.halaman, start=1):
            assert screen.kini is halaman
            kind = type(halaman).__name__.removeprefix("Halaman").lower()
            name = f"debrief-{nomor:02d}-{kind}"
            stops[name] = Henti(screen_text(pemain.app), tuple(_hints(pemain.app)), {}, draw(app))
            if size == SEMPIT:
                stops[name].lemah.update(await _contrast(pemain, size))
                app.theme = "proyektor"
            await pemain.press("right")
    return stops


def _small_class(folder: Path) -> Kelas:
    kelas = Kelas(folder)
    roads = [road for road, people in KELAS for _ in range(people)]
    for i, road in enumerate(roads):
        picked = ("kontak-terbuka", "upg-keliling") if i % 3 else ("reviu-hps",)
        run = kelas.play(f"Komodo-{i + 1:02d}", road, kendali=picked, kelompok=f"Kelompok {i % 3 + 1}")
        if i % 2:
            kelas.jurnal.record_commitment(
                run.id, Komitmen(picked[0], "Memeriksa sumber harga", "Kepala subbagian", "sebelum akhir bulan")
            )
    return kelas


async def _contrast(pemain: Pemain, size: tuple[int, int]) -> dict[str, set[Lemah]]:
    if size != SEMPIT:
        return {}
    app, found = pemain.app, {}
    for tema in (*TEMA[1:], TEMA[0]):
        app.theme = tema.name
        await pemain.settle()
        found[tema.name] = weak(app)
        found[f"{tema.name} tanpa warna"] = weak(app, colour=False)
    return found


def _hints(app: Aplikasi) -> list[str]:
    """Give what could show on hovering or in a footer: tooltips, shown bindings, placeholders, titles."""
    found: list[str] = []
    for widget in app.screen.walk_children(with_self=True):
        for name in ("tooltip", "placeholder", "border_title", "border_subtitle", "title", "sub_title"):
            value = getattr(widget, name, None)
            found.append(str(value) if isinstance(value, (str, Content)) else "")
    for active in app.screen.active_bindings.values():
        if active.binding.show:
            found.append(active.binding.description)
        found.append(active.tooltip)
    return [text for text in found if text]
