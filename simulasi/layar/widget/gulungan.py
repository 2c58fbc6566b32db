"""A frame around a text that may be longer than the window, and says so."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from simulasi.layar import teks


class Gulungan(VerticalScroll, can_focus=False):
    """A framed scroll; its lower edge says that there is more, and by which key."""

    DEFAULT_CSS = """
    Gulungan {
        border: round $garis;
        border-title-color: $accent;
        border-title-style: bold;
        border-subtitle-color: $accent;
        padding: 0 2;
    }
    """

    class Bergulir(Message):
        """The text in view changed."""

    def on_mount(self) -> None:
        """Watch what moves the end of the text in and out of view."""
        self.watch(self, "scroll_y", self._show_more, init=False)
        self.watch(self, "virtual_size", self._show_more, init=False)
        self.watch(self, "size", self._show_more, init=False)

    def _show_more(self) -> None:
        self.call_after_refresh(self._update)

    @property
    def has_more(self) -> bool:
        """Whether text lies below what is in view."""
        return self.scroll_offset.y < self.max_scroll_y

    def _update(self) -> None:
        self.border_subtitle = Content(teks.MASIH_ADA) if self.has_more else None
        self.post_message(self.Bergulir())

    def title(self, title: str | Content | None) -> None:
        """Set the title of the frame."""
        self.border_title = Content(title) if isinstance(title, str) else title

    def page(self, *, up: bool) -> None:
        """Scroll by a page."""
        if up:
            self.scroll_page_up(animate=False)
        else:
            self.scroll_page_down(animate=False)
