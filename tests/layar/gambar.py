"""A screen as SVG: cells on a grid, no web fonts, no random ids, so that the same screen gives the same bytes."""

from __future__ import annotations

from html import escape

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from simulasi.layar.aplikasi_dasar import AplikasiDasar

LEBAR, TINGGI = 8, 17
HURUF = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"


def draw(app: AplikasiDasar) -> str:
    """Give the screen on top, dialogs with what lies under them."""
    columns, rows = app.size
    classes: dict[str, str] = {}
    out: list[str] = []
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for segment in Segment.simplify(strip):
            out.extend(_run(segment.text, segment.style or Style(), x, y, segment.cell_length, classes))
            x += segment.cell_length
    rules = "\n".join(f".{name} {{{css}}}" for css, name in classes.items())
    width, height = columns * LEBAR, rows * TINGGI
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-size="13">',
            f"<style>\ntext {{font-family: {HURUF}; white-space: pre}}\n{rules}\n</style>",
            *out,
            "</svg>\n",
        ]
    )


def _run(text: str, style: Style, x: int, y: int, cells: int, classes: dict[str, str]) -> list[str]:
    fg, bg = style.color, style.bgcolor
    if style.reverse:
        fg, bg = bg, fg
    out: list[str] = []
    if bg is not None:
        name = _class(f"fill: {bg.get_truecolor().hex}", classes)
        box = f'x="{x * LEBAR}" y="{y * TINGGI}" width="{cells * LEBAR}" height="{TINGGI}"'
        out.append(f'<rect class="{name}" {box}/>')
    body = text.strip(" ")
    if body:
        css = f"fill: {'#888888' if fg is None else fg.get_truecolor().hex}"
        css += "; font-weight: bold" if style.bold else ""
        css += "; font-style: italic" if style.italic else ""
        css += "; text-decoration: underline" if style.underline else ""
        css += "; opacity: 0.6" if style.dim else ""
        left = x + len(text) - len(text.lstrip(" "))  # only browsers keep blanks at the ends, or more than one
        place = f'x="{left * LEBAR}" y="{y * TINGGI + 13}" textLength="{cell_len(body) * LEBAR}"'
        shown = escape(body).replace("  ", "\u00a0\u00a0")
        out.append(f'<text class="{_class(css, classes)}" {place}>{shown}</text>')
    return out


def _class(css: str, classes: dict[str, str]) -> str:
    return classes.setdefault(css, f"c{len(classes)}")
