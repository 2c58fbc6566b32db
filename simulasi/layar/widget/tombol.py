"""A command as something to click, with its key beside it."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.widget import Widget

from simulasi.layar.perintah import Perintah


class Tombol(Widget):
    """Shows a command in a box; a click gives it. The key works without focus."""

    DEFAULT_CSS = "Tombol { height: auto; width: auto; }"

    def __init__(self, perintah: type[Perintah], label: str, *, classes: str | None = None) -> None:
        super().__init__(classes=classes, markup=False)
        self._perintah = perintah
        self._label = label

    def render(self) -> Content:
        """Give label and key."""
        return Content.assemble((self._label, "bold"), "  ", (f"[{self._perintah.shown_key()}]", ""))

    def on_click(self, event: events.Click) -> None:
        """Give the command."""
        event.stop()
        self.screen.post_message(self._perintah())
