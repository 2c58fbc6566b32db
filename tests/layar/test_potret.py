"""Pictures of every screen, dialog and page of the debrief at 80×24 and 120×40, compared with those in `potret/`.

Renew them, after looking at them, with

    SIMULASI_POTRET=perbarui python -m pytest tests/layar/test_potret.py

Clock, ids, call sign, theme and colours are pinned (`jalan.py`, `rekaman.py`); a picture holds cells alone, no fonts
(`gambar.py`). Another release of Textual may draw a frame or a field differently: then only the words must be the same.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import textual

from tests.layar.pembantu import LEBAR, SEMPIT
from tests.layar.rekaman import record, record_debrief

FOLDER = Path(__file__).parent / "potret"
VERSI = FOLDER / "textual.txt"


def words(svg: str) -> list[str]:
    return " ".join(re.findall(r">([^<]+)</text>", svg)).split()


@pytest.mark.parametrize("size", [SEMPIT, LEBAR], ids=["80x24", "120x40"])
def test_every_screen_looks_as_it_did(size: tuple[int, int]) -> None:
    stops = {**record(size), **record_debrief(size)}
    drawn = {f"{name}-{size[0]}x{size[1]}.svg": stop.svg for name, stop in stops.items()}
    kept = {path.name: path for path in FOLDER.glob(f"*-{size[0]}x{size[1]}.svg")}
    if os.environ.get("SIMULASI_POTRET") == "perbarui":
        for name in kept.keys() - drawn.keys():
            kept[name].unlink()
        for name, svg in drawn.items():
            (FOLDER / name).write_text(svg, encoding="utf-8")
        VERSI.write_text(textual.__version__ + "\n", encoding="utf-8")
        return
    assert drawn.keys() == kept.keys()
    same = VERSI.read_text(encoding="utf-8").strip() == textual.__version__
    stale = [
        name
        for name, svg in drawn.items()
        if (old := kept[name].read_text(encoding="utf-8")) != svg and (same or words(old) != words(svg))
    ]
    assert stale == []
