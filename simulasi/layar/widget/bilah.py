"""The bar at the edge of a scroll, painted cheaply where there is nothing to scroll."""

from __future__ import annotations

from textual.color import Color
from textual.renderables.blank import Blank
from textual.scrollbar import ScrollBarRender
from textual.visual import Visual


class Bilah(ScrollBarRender):
    """As Textual's; a bar without a handle is plain ground, which Textual would paint cell by cell."""

    def visualize(self) -> Visual | ScrollBarRender:
        """Give what paints the bar."""
        if self.window_size or isinstance(self.style, str) or self.style.bgcolor is None:
            return self
        return Blank(Color.from_rich_color(self.style.bgcolor))
