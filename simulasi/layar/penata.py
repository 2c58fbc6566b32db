"""How a screen is laid out and painted where the window is smaller than any screen can be."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any, Final

from rich.console import RenderableType
from rich.segment import Segment
from textual._compositor import Compositor, LayoutUpdate, ReflowResult
from textual.geometry import Size
from textual.strip import Strip

from simulasi.layar import teks

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget

TERKECIL: Final = Size(60, 16)
"""The smallest window in which a screen can be read: columns and rows."""


_LEGA: Final = 20
"""From this many columns on the sentence has a margin."""


def at_least(size: Size) -> Size:
    """Give the size for which a window's screen is laid out: its own, but never less than the smallest."""
    return Size(max(size.width, TERKECIL.width), max(size.height, TERKECIL.height))


class Penata(Compositor):
    """Lays a screen out for the smallest size at least; in a smaller window it paints one sentence that asks for room.

    So no widget ever has to fit into no column at all, and focus, marks and scrolling are as before when the window
    grows again.
    """

    def __init__(self) -> None:
        super().__init__()
        self._jendela: Size = TERKECIL

    @property
    def terlalu_kecil(self) -> bool:
        """Whether the window is too small for the screen."""
        return at_least(self._jendela) != self._jendela

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay all widgets out."""
        self._take(parent)
        return super().reflow(parent, at_least(size))

    def reflow_visible(self, parent: Widget, size: Size) -> set[Widget]:
        """Lay out what is to be seen."""
        self._take(parent)
        return super().reflow_visible(parent, at_least(size))

    def _take(self, parent: Widget) -> None:
        size: Size = parent.app.size  # pyright: ignore[reportUnknownMemberType] - of the window, not of the screen
        if size != self._jendela:
            self._jendela = size
            self._dirty_regions.add(at_least(size).region)  # all of it is painted anew, what stays in its place too

    def render_update(
        self, full: bool = False, screen_stack: list[Screen[Any]] | None = None, simplify: bool = False
    ) -> RenderableType | None:
        """Paint what has changed, or the sentence."""
        if not self.terlalu_kecil:
            return super().render_update(full, screen_stack, simplify)  # pyright: ignore[reportUnknownMemberType]
        self._dirty_regions.clear()
        return LayoutUpdate([[strip] for strip in self._sentence()], self._jendela.region)

    def render_strips(self, size: Size | None = None) -> list[Strip]:
        """Paint all that is to be seen, line by line."""
        return self._sentence() if self.terlalu_kecil else super().render_strips(size)

    def _sentence(self) -> list[Strip]:
        width, height = self._jendela
        style = None if self.root is None else self.root.rich_style
        margin = 2 if width >= _LEGA else 0
        lines = textwrap.wrap(teks.LAYAR_KECIL, width - 2 * margin)
        if len(lines) + 2 <= height:
            lines.insert(0, "")
        told = [(" " * margin + line).ljust(width) for line in lines[:height]]
        return [Strip([Segment(line, style)], width) for line in told + [" " * width] * (height - len(told))]
