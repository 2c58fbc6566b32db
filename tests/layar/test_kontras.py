"""Contrast, computed from what is painted (WCAG 2.2): text at least 4.5 : 1, frames and drawings at least 3 : 1.

Text behind an open dialog is dimmed on purpose and out of use; it is not measured. Blank cells have no contrast.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from rich.color import Color
from rich.segment import Segment

from simulasi.layar.aplikasi import Aplikasi
from simulasi.layar.dasar import Dialog
from simulasi.layar.tema import TEMA
from tests.layar.jalan import pinned_class, walk
from tests.layar.pembantu import LEBAR, SEMPIT, Pemain

TEKS, GAMBAR = 4.5, 3.0
BINGKAI = frozenset("·▏▎▍▌▋▊▉▁▂▃▄▅▆▇█▔▕")


def luminance(color: Color) -> float:
    parts = [part / 255 for part in color.get_truecolor()]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(a: Color, b: Color) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def is_drawing(text: str) -> bool:
    """Whether all is frame, rule, bar or track: box drawing, block elements, the dots of a track."""
    return all("\u2500" <= c <= "\u259f" or c in BINGKAI or c.isspace() for c in text)


def painted(app: Aplikasi) -> list[tuple[int, int, Segment]]:
    """Give the segments in use: of a dialog only its box."""
    dialog = app.screen.query_one("#kotak").region if isinstance(app.screen, Dialog) else None
    out: list[tuple[int, int, Segment]] = []
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            inside = dialog is None or (dialog.y <= y < dialog.bottom and dialog.x <= x < dialog.right)
            if inside and segment.text.strip():
                out.append((x, y, segment))
            x += segment.cell_length
    return out


def weak(app: Aplikasi) -> set[tuple[float, str, str]]:
    """Give what is too weak: ratio, colours, a word of it."""
    found: set[tuple[float, str, str]] = set()
    for _, _, segment in painted(app):
        style = segment.style
        assert style is not None
        fg, bg = style.color, style.bgcolor
        assert fg is not None
        assert bg is not None
        if style.reverse:
            fg, bg = bg, fg
        least = GAMBAR if is_drawing(segment.text) else TEKS
        got = ratio(fg, bg)
        if got < least:
            found.add(
                (round(got, 2), f"{fg.get_truecolor().hex} on {bg.get_truecolor().hex}", segment.text.strip()[:20])
            )
    return found


@pytest.mark.parametrize("size", [SEMPIT, LEBAR], ids=["80x24", "120x40"])
async def test_every_screen_in_every_theme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    found: dict[str, set[tuple[float, str, str]]] = {}
    with pinned_class(tmp_path, monkeypatch) as kelas:
        app = Aplikasi(kelas)
        async with app.run_test(size=size) as pilot:
            pemain = Pemain(app, pilot)
            async for name in walk(pemain):
                for tema in TEMA:
                    app.theme = tema.name
                    await pemain.settle()
                    if bad := weak(app):
                        found[f"{name}/{tema.name}"] = bad
    assert found == {}, "\n".join(f"{name}: {sorted(bad)}" for name, bad in found.items())


def test_the_measure_itself() -> None:
    black, white, grey = (Color.from_rgb(v, v, v) for v in (0, 255, 119))
    assert ratio(black, white) == pytest.approx(21)
    assert ratio(grey, white) == pytest.approx(4.48, abs=0.01)  # the well-known #777 on white
    assert is_drawing("──╮ ███▌··")
    assert not is_drawing("│ 1")
    assert unicodedata.category("◆") == "So"
    assert not is_drawing("◆")  # a sign that says something counts as text
