"""Draw the pictures of the debrief guide from the program itself: `python docs/gambar/buat_debrief.py`.

A class of 120 plays with seeded dice, so the pictures stay the same until the program changes.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

from simulasi.debrief.halaman import HalamanAkhir, HalamanKendali, HalamanPeta, HalamanTitikBalik
from simulasi.layar.debrief.layar_debrief import AplikasiDebrief
from simulasi.papan.tabel import Papan

FOLDER = Path(__file__).parent
AKAR = FOLDER.parents[1]
UKURAN = (100, 30)
GAMBAR = {
    "debrief-akhir": HalamanAkhir,
    "debrief-peta": HalamanPeta,
    "debrief-titik-balik": HalamanTitikBalik,
    "debrief-kendali": HalamanKendali,
}


async def draw(papan: Papan, tujuan: Path) -> None:
    """Keep one page of each pictured kind."""
    app = AplikasiDebrief(papan)
    async with app.run_test(size=UKURAN) as pilot:
        await pilot.pause(0.5)
        for nama, jenis in GAMBAR.items():
            pages = app._layar.debrief.halaman
            await app._layar.turn_to(next(i for i, page in enumerate(pages) if isinstance(page, jenis)))
            await pilot.pause(0.3)
            svg = re.sub(r"@font-face\s*\{[^}]*\}", "", app.export_screenshot(title="simulasi debrief"))
            svg = re.sub(r"[ \t]+\n", "\n", re.sub(r"terminal-\d+", "layar", svg)).rstrip() + "\n"
            (tujuan / f"{nama}.svg").write_text(svg, encoding="utf-8", newline="\n")


def main() -> None:
    """Play the class and draw it."""
    sys.path.insert(0, str(AKAR))
    from tests.debrief.pembantu import big_class, board  # noqa: PLC0415 - the project is on the path only now

    os.environ.pop("NO_COLOR", None)
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    with tempfile.TemporaryDirectory() as nama:
        asyncio.run(draw(board(big_class(Path(nama), 120)), FOLDER))


if __name__ == "__main__":
    main()
