"""The footer: every key that works here, made from the commands of the screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from simulasi.layar.perintah import UMUM, Perintah
from simulasi.layar.widget.tata import joined

_SELA = 2


Barisan = list[tuple[int, type[Perintah]]]
"""A line of the footer: from which cell on each command stands."""


def _fill(perintah: Sequence[type[Perintah]], width: int) -> list[Barisan]:
    rows: list[Barisan] = []
    x = 0
    for kind in perintah:
        size = len(kind.shown_key()) + 1 + len(kind.nama)
        if not rows or x + size > width:
            rows.append([])
            x = 0
        rows[-1].append((x, kind))
        x += size + _SELA
    return rows


class Kaki(Widget):
    """Shows keys and labels, in as many lines as they need; a click gives the command."""

    ALLOW_SELECT = False

    DEFAULT_CSS = "Kaki { height: auto; dock: bottom; padding: 0 2; background: $panel; }"

    def __init__(self, umum: Sequence[type[Perintah]] = UMUM) -> None:
        super().__init__(markup=False)
        self._umum = tuple(umum)
        self._perintah: tuple[type[Perintah], ...] = ()

    def show(self, perintah: Sequence[type[Perintah]]) -> None:
        """Show these commands, then those that work everywhere."""
        shown = tuple(p for p in (*perintah, *self._umum) if p.kaki)
        if shown != self._perintah:
            self._perintah = shown
            self.refresh(layout=True)

    def _rows(self, width: int) -> list[Barisan]:
        """Fill lines; what works everywhere gets lines of its own where that takes no more of them."""
        here = [kind for kind in self._perintah if kind not in self._umum]
        everywhere = [kind for kind in self._perintah if kind in self._umum]
        together, apart = _fill(self._perintah, width), [*_fill(here, width), *_fill(everywhere, width)]
        return apart if len(apart) <= len(together) else together

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Count the lines at a width."""
        return max(len(self._rows(width)), 1)

    def render(self) -> Content:
        """Give the lines."""
        lines: list[Content] = []
        for row in self._rows(self.content_size.width):
            parts = [
                Content.assemble((kind.shown_key(), "bold $accent"), " ", (kind.nama, "$foreground")) for _, kind in row
            ]
            lines.append(Content(" " * _SELA).join(parts))
        return joined(lines)

    def on_click(self, event: events.Click) -> None:
        """Give the command under the pointer."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        rows = self._rows(self.content_size.width)
        if offset.y >= len(rows):
            return
        for x, kind in rows[offset.y]:
            if x <= offset.x < x + len(kind.shown_key()) + 1 + len(kind.nama):
                self.screen.post_message(kind())
