"""Figures drawn with block characters: bars, and the 2×2 quadrant."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from textual.content import Content

from simulasi.dasar.angka import bar as blocks
from simulasi.dasar.angka import span
from simulasi.layar import teks
from simulasi.layar.widget.tata import Baris
from simulasi.permainan.tampilan import AMBANG_KUADRAN


def bar(share: float, width: int, style: str = "$accent") -> Content:
    """Draw a bar for a share 0..1, exact to an eighth of a cell; the rest of the track is dotted."""
    drawn = blocks(share, width)
    return Content.assemble((drawn, style), ("·" * (width - len(drawn)), "$garis"))


def loss_bar(hilang: Decimal, width: int) -> Content:
    """Draw a loss of 0..100 points; anything above zero shows at least a sliver."""
    share = float(hilang) / 100
    return bar(max(share, 1 / (8 * width)) if hilang > 0 else 0.0, width, "$error")


TANGAN_TERGAMBAR: Final = 16
KOLOM_TERLEBAR: Final = 5
_TINGGI: Final = " ▁▂▃▄▅▆▇█"


def column(share: float, height: int) -> list[str]:
    """Draw a share 0..1 as a column of `height` rows, the top row first; above zero shows at least a sliver."""
    eighths = max(math.floor(share * height * 8 + 0.5), 1 if share > 0 else 0)
    return [_TINGGI[min(max(eighths - 8 * row, 0), 8)] for row in reversed(range(height))]


def staircase(values: Sequence[Decimal], width: int, height: int, style: str = "$accent") -> Baris:
    """Draw values 0..100 over the steps of a run as columns; more steps than cells share a column, the last one of
    each is drawn."""
    count = len(values)
    cell = min(max(width // max(count, 1), 1), KOLOM_TERLEBAR)
    places = min(count, width)
    shown = [values[(i + 1) * count // places - 1] for i in range(places)]
    columns = [column(float(value) / 100, height) for value in shown]
    broad, gap = max(cell - 1, 1), " " if cell > 1 else ""
    return [Content.styled(gap.join(c[row] * broad for c in columns), style) for row in range(height)]


def range_bar(value: Decimal, lo: float, hi: float, width: int) -> Content:
    """Draw a range within 0..100 and a value in it."""
    drawn = span(lo, hi, width)
    place = min(int(float(value) / 100 * width), width - 1)
    line = Content(drawn[:place] + "◆" + drawn[place + 1 :])
    return line.stylize("$redup").stylize("bold $accent", place, place + 1)


def hands(n: int) -> Content:
    """Draw hands, one shape each; many of them are cut with a mark."""
    return Content.styled("▮" * n if n <= TANGAN_TERGAMBAR else "▮" * (TANGAN_TERGAMBAR - 1) + "…", "$accent")


def quadrant(integritas: Decimal, kepatuhan: Decimal, kuadran: str, *, width: int, height: int) -> Baris:
    """Draw the 2×2 quadrant (`skor.md` §2), the run's place marked ◆; integritas goes up, kepatuhan right.

    The four fields carry their names; the one that applies is set bold and marked with ▶. It may differ from
    the point's field where a red line was crossed.
    """
    threshold = AMBANG_KUADRAN
    left = max(min(width - 5, 62), 24)
    split = round(left * threshold / 100)
    cut = height - 1 - round((height - 1) * threshold / 100)
    grid = [[" "] * left for _ in range(height)]
    for row in range(height):
        grid[row][split] = "│"
    for column in range(left):
        grid[cut][column] = "─"
    grid[cut][split] = "┼"
    x = min(round(float(kepatuhan) / 100 * (left - 1)), left - 1)
    y = height - 1 - min(round(float(integritas) / 100 * (height - 1)), height - 1)
    styles: list[list[tuple[int, int, str]]] = [[] for _ in range(height)]
    names = (
        ("niat baik, cacat prosedur", 0, 0, split),
        ("teladan", 0, split + 1, left),
        ("berisiko", cut + 1, 0, split),
        ("patuh prosedural", cut + 1, split + 1, left),
    )
    for name, top, start, end in names:
        here = name == kuadran
        for i, line in enumerate(_fold_words(("▶ " if here else "") + name, end - start - 1)):
            row = top + i
            for j, character in enumerate(line):
                grid[row][start + 1 + j] = character
            styles[row].append((start + 1, start + 1 + len(line), "bold $accent" if here else "$redup"))
    grid[y][x] = "◆"
    styles[y].append((x, x + 1, "bold $error" if kuadran == "berisiko" else "bold $accent"))
    out: Baris = []
    for row in range(height):
        label = {0: "100 ", cut: f"{threshold:>3} ", height - 1: "  0 "}.get(row, "    ")
        line = Content("".join(grid[row]))
        for start, end, style in styles[row]:
            line = line.stylize(style, start, end)
        out.append(Content.assemble((label, "$redup"), ("│", "$garis"), line))
    out.append(Content.styled("    └" + "─" * left, "$garis"))
    axis = f"0{'':<{max(split - 2, 0)}}{threshold}{'':<{max(left - split - 4, 0)}}100"
    out.append(Content.styled("     " + axis, "$redup"))
    out.append(Content.styled(f"     ↑ {teks.INTEGRITAS}  → {teks.KEPATUHAN}  ◆ {teks.ANDA}", "$redup"))
    return out


def _fold_words(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    return [line[: max(width, 1)] for line in lines]
