"""The head line of a screen: where one is, and who plays."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from simulasi.layar.widget.bersih import plain


class Kepala(Widget):
    """One line: title on the left, call sign on the right."""

    ALLOW_SELECT = False

    DEFAULT_CSS = "Kepala { height: 1; dock: top; padding: 0 2; background: $panel; }"

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._judul = ""
        self._kanan = ""

    def show(self, judul: str, kanan: str) -> None:
        """Show a title and what stands at the right end."""
        self._judul, self._kanan = judul, kanan
        self.refresh()

    def render(self) -> Content:
        """Give the line; a title that is too long is cut with an ellipsis."""
        width = self.content_size.width
        right = plain(self._kanan.replace("\n", " "), "$redup").truncate(max(width // 3, 1), ellipsis=True)
        room = max(width - right.cell_length - 2, 1)
        left = Content.assemble(("◆ ", "$accent"), plain(self._judul.replace("\n", " "), "bold"))
        left = left.truncate(room, ellipsis=True)
        return left.pad_right(max(width - left.cell_length - right.cell_length, 0)) + right
