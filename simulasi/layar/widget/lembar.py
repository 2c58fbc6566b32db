"""A sheet: one widget that shows laid-out text, whatever its length."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.selection import Selection
from textual.widget import Widget

from simulasi.layar.widget.tata import Baris, Blok, joined, stack


class Lembar(Widget):
    """Shows a block (`tata.Blok`) at its own width and grows as tall as the text."""

    DEFAULT_CSS = "Lembar { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: clip; }"

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

    def render(self) -> Content:
        """Give the lines."""
        return joined(self._lines(max(self.content_size.width, 1)))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give the text that the mouse has selected."""
        return selection.extract("\n".join(line.plain for line in self._lines(max(self.content_size.width, 1)))), "\n"
