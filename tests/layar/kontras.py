"""Contrast, computed from what is painted (WCAG 2.2): text at least 4.5 : 1, frames and drawings at least 3 : 1.

Text behind an open dialog is dimmed on purpose and out of use; it is not measured. Blank cells have no contrast.
"""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment
from textual.filter import Monochrome

from simulasi.layar.aplikasi import Aplikasi
from simulasi.layar.dasar import Dialog

Lemah = tuple[float, str, str]
"""Ratio, colours, some of the text."""

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


def weak(app: Aplikasi, *, colour: bool = True) -> set[Lemah]:
    """Give what is too weak, as painted or as NO_COLOR paints it."""
    found: set[Lemah] = set()
    grey = Monochrome()
    for _, _, segment in painted(app):
        style = segment.style if colour else grey.apply([segment], app.screen.styles.background)[0].style
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
