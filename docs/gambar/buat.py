"""Draw the pictures of the documentation from the program itself: `python docs/gambar/buat.py`."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from simulasi.catatan import Jurnal
from simulasi.kelas import Kelas
from simulasi.layar.aplikasi import Aplikasi
from simulasi.skenario.pustaka import Pustaka, shipped

FOLDER = Path(__file__).parent


async def draw(folder: Path) -> None:
    """Walk to each pictured screen with keys and keep it as SVG, without web fonts."""
    with Jurnal.open(folder) as jurnal:
        kelas = Kelas(Pustaka((shipped(),)), jurnal)
        kelas.participant("Komodo-27", "Kelompok 3")
        app = Aplikasi(kelas, langsung="pecah-paket")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause(1.0)
            await pilot.press("enter")
            await pilot.pause(0.5)
            svg = app.export_screenshot(title="simulasi")
    (FOLDER / "adegan.svg").write_text(re.sub(r"@font-face\s*\{[^}]*\}", "", svg), encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        asyncio.run(draw(Path(name)))
