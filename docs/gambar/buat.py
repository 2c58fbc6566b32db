"""Draw the pictures of the guides from the program itself, so that they never go stale.

`python docs/gambar/buat.py` from the project's folder renews them all; a test redraws them and compares.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

import textual
from textual.pilot import Pilot
from textual.widgets import Input

from simulasi.catatan import Jurnal
from simulasi.lari.kelas import Kelas
from simulasi.layar.aplikasi import Aplikasi
from simulasi.permainan.mesin import moves
from simulasi.skenario.pustaka import Pustaka, shipped
from simulasi.skenario.sesi import BEBAS, Sesi

FOLDER = Path(__file__).parent
UKURAN = (80, 24)
SKENARIO = "pecah-paket"
JALAN = ("nota", "tawar", "gorong", "undang", "putus", "tunggu")
"""The choices of the pictured run; where one is not on offer, the first that is."""
TEMAN = (("Sasando-04", "Meja Dua", -1), ("Lontar-11", "Meja Satu", 0), ("Penyu-32", "Meja Dua", 1))
"""Who else is on the pictured board: call sign, group, and which choice they always make."""
SESI = Sesi(
    format="1",
    id="kelas-pagi",
    judul="Kelas pagi",
    skenario=(SKENARIO,),
    mode="kelompok",
    kelompok=("Meja Satu", "Meja Dua"),
    acak_pilihan="tidak",  # the pictures must be the same each time they are drawn
)
SESI_BEBAS = BEBAS.model_copy(update={"acak_pilihan": False})
_PERCOBAAN = 500


class KelasTetap(Kelas):
    """A class that proposes the same call sign every time."""

    def propose_sandi(self) -> str:
        """Propose the one of the pictures."""
        return "Cendana-08"


class Juru:
    """Plays with keys and keeps what is on screen."""

    def __init__(self, app: Aplikasi, pilot: Pilot[int], tujuan: Path) -> None:
        self.app = app
        self.pilot = pilot
        self.tujuan = tujuan

    async def press(self, *keys: str) -> None:
        """Press keys, each once the screen has come to rest."""
        for key in keys:
            await self.pilot.press(key)
            await self.rest()

    async def rest(self) -> None:
        """Wait until the screen has been the same a few times running."""
        same, last = 0, ""
        while same < 3:
            for field in self.app.screen.query(Input):
                field.cursor_blink = False
                field._cursor_visible = True
            await self.pilot.pause(0.01)
            now = self._look()
            same = same + 1 if now == last else 0
            last = now

    async def on(self, layar: str, isi: str = "") -> None:
        """Wait for a screen that shows a text."""
        for _ in range(_PERCOBAAN):
            if self.layar == layar and isi in self._look():
                await self.rest()
                return
            await self.pilot.pause(0.01)
        raise RuntimeError(f"{layar}: {self.layar}")

    @property
    def layar(self) -> str:
        """Name of the screen on top."""
        return type(self.app.screen).__name__

    def _look(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)

    def keep(self, nama: str) -> None:
        """Write the picture of the screen."""
        (self.tujuan / f"{nama}.svg").write_text(self._draw(), encoding="utf-8", newline="\n")

    def _draw(self) -> str:
        svg = self.app.export_screenshot(title="simulasi")
        svg = re.sub(r"@font-face\s*\{[^}]*\}", "", svg)  # no fonts from the web
        svg = re.sub(r"terminal-\d+", "layar", svg)
        svg = re.sub(r"[ \t]+\n", "\n", svg).rstrip() + "\n"
        return svg.replace("<svg ", f"<!-- Textual {textual.__version__} -->\n<svg ", 1)


def fill_board(kelas: Kelas) -> None:
    """Play the runs of the others."""
    for sandi, kelompok, tempat in TEMAN:
        run = kelas.begin(kelas.participant(sandi, kelompok), SKENARIO)
        while not run.selesai:
            offered = run.tersedia
            run.choose(offered[tempat % len(offered)].id, run.keadaan.langkah)


async def draw_story(juru: Juru) -> None:
    """Play from the first start to the ending, picturing each screen once."""
    await juru.on("Beranda", "Pecah Paket")
    juru.keep("beranda")
    await juru.press("g")
    juru.keep("peserta")
    await juru.press("escape", "enter")
    await juru.on("Pengantar")
    juru.keep("pengantar")
    await juru.press("enter")
    await juru.on("LayarAdegan")
    juru.keep("adegan")
    await juru.press("f1")
    juru.keep("bantuan")
    await juru.press("escape", "b")
    juru.keep("berkas")
    await juru.press("escape")
    wanted = list(JALAN)
    while juru.layar == "LayarAdegan":
        run = juru.app.screen.perjalanan  # type: ignore[attr-defined]
        offered = [p.id for p in moves(run.program, run.keadaan)]
        place = offered.index(wanted.pop(0)) if wanted and wanted[0] in offered else 0
        await juru.press(*([] if len(offered) == 1 else [str(place + 1)]))
        if run.keadaan.langkah == 0:
            juru.keep("menandai")
        await juru.press("enter")
        if juru.layar == "Akibat":
            if run.keadaan.langkah == 1:
                juru.keep("akibat")
            await juru.press("enter")
    await juru.on("LayarAkhir")
    while juru.app.screen.hasil is None:  # type: ignore[attr-defined]
        await juru.rest()


async def draw_after(juru: Juru) -> None:
    """Turn the pages after the story, picturing each once, then the board."""
    juru.keep("akhir")
    await juru.press("right")
    await juru.on("LayarTantangan")
    await juru.press("1", "6")
    juru.keep("tantangan")
    for nama, layar in (("strategi", "LayarStrategi"), ("tinjauan", "LayarTinjauan"), ("hasil", "LayarHasil")):
        await juru.press("right")
        await juru.on(layar)
        juru.keep(nama)
    await juru.press("right")
    await juru.on("LayarKomitmen")
    juru.keep("komitmen")
    await juru.press("escape")
    await juru.on("Beranda")
    await juru.press("p")
    await juru.on("LayarPapan", "Komodo-27")
    juru.keep("papan")


async def draw_group(juru: Juru) -> None:
    """Picture how a group counts hands, and the layout for reading together."""
    await juru.on("Beranda", "Pecah Paket")
    await juru.press("enter", "enter")
    await juru.on("LayarAdegan")
    await juru.press("l")
    juru.keep("baca-bersama")
    await juru.press("l", "v")
    for hands in "310052":
        await juru.press(hands, "down")
    juru.keep("hitungan")


async def draw(tujuan: Path, kerja: Path) -> None:
    """Write every picture into `tujuan`; the journal lies in `kerja`."""
    os.environ.pop("NO_COLOR", None)
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    with Jurnal.open(kerja) as jurnal:
        kelas = KelasTetap(Pustaka((shipped(),)), jurnal, SESI_BEBAS)
        fill_board(kelas)
        kelas.participant("Komodo-27", "Meja Satu")
        app = Aplikasi(kelas)
        async with app.run_test(size=UKURAN) as pilot:
            juru = Juru(app, pilot, tujuan)
            await draw_story(juru)
            await draw_after(juru)
        kelas = KelasTetap(kelas.pustaka, jurnal, SESI)
        kelas.set_people(kelas.participant("Komodo-27", "Meja Satu"), 12)
        app = Aplikasi(kelas)
        async with app.run_test(size=UKURAN) as pilot:
            await draw_group(Juru(app, pilot, tujuan))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as nama:
        asyncio.run(draw(FOLDER, Path(nama)))
    sys.stderr.write(f"{len(list(FOLDER.glob('*.svg')))} gambar di {FOLDER}\n")
