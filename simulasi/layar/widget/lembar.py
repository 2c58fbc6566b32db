"""A sheet: one widget that shows laid-out text, whatever its length."""

from __future__ import annotations

from typing import Any

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Size
from textual.reactive import Reactive
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widget import Widget

from simulasi.layar.widget.tata import Baris, Blok, stack

LURUS = ("start", "left")
"""Alignments that leave a laid-out line where it is; the first is what Textual has where no style says otherwise."""


class Lembar(Widget):
    """Shows a block (`tata.Blok`) at its own width and grows as tall as the text."""

    DEFAULT_CSS = "Lembar { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: clip; }"

    virtual_size = Reactive(Size(0, 0))
    """As Textual's, but laying out does not ask for another layout: nothing in a sheet scrolls."""

    auto_links = Reactive(False)

    def __init__(self, blok: Blok | None = None, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._blok: Blok = blok or stack()
        self._baris: tuple[int, Baris] | None = None

    def show(self, blok: Blok, *, anew: bool = False) -> None:
        """Show another text in place of this one.

        The screen is laid out anew only where the sheet grows or shrinks, which costs laying the text out now; with
        `anew`, for a caller that changes much at once, in any case.
        """
        before = self._baris
        self._blok = blok
        self._baris = None
        self.refresh(layout=anew or before is None or len(self._lines(before[0])) != len(before[1]))

    @property
    def plain(self) -> str:
        """The text as it stands now, for tests and for reading aloud."""
        return "\n".join(line.plain for line in self._lines(self.content_size.width or 80))

    def _lines(self, width: int) -> Baris:
        if self._baris is None or self._baris[0] != width:
            self._baris = (width, self._blok(width))
        return self._baris[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Count the lines at a width."""
        return len(self._lines(width)) if width > 0 else 0

    def render(self) -> Visual:
        """Give the lines."""
        return Tertata(self._lines(max(self.content_size.width, 1)))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give the text that the mouse has selected."""
        return selection.extract("\n".join(line.plain for line in self._lines(max(self.content_size.width, 1)))), "\n"


class Tertata(Visual):
    """Lines that are laid out already. Textual would wrap them a second time, a third of what painting them costs.

    Each piece of a line carries its place, by which the mouse selects text, unless nothing can be selected.
    """

    def __init__(self, baris: Baris, *, terpilih: bool = True) -> None:
        self._baris = baris
        self._terpilih = terpilih

    @property
    def plain(self) -> str:
        """The text, for tests."""
        return "\n".join(line.plain for line in self._baris)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Paint the lines as they are."""
        rules: Any = options.rules
        if options.selection is not None or rules.get("text_align", "start") not in LURUS:
            return Content("\n").join(self._baris).render_strips(width, height, style, options)
        return [self._strip(y, line, style, options) for y, line in enumerate(self._baris[:height])]

    def _strip(self, y: int, line: Content, style: Style, options: RenderOptions) -> Strip:
        x = 0
        parts: list[Segment] = []
        for text, own in line.render(style, end="", parse_style=options.get_style):
            full = style + own
            parts.append(Segment(text, full.rich_style_with_offset(x, y) if self._terpilih else full.rich_style))
            x += len(text)
        return Strip(parts, line.cell_length)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """Give the cells of the widest line."""
        return max((line.cell_length for line in self._baris), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """Count the lines."""
        return len(self._baris)
