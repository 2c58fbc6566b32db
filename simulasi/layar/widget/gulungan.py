"""A frame around a text that may be longer than the window, and says so."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from simulasi.layar import teks


class Gulungan(VerticalScroll, can_focus=False):
    """A framed scroll; its lower edge says that there is more, and by which key."""

    DEFAULT_CSS = """
    Gulungan {
        border: round $garis;
        border-title-color: $accent;
        border-title-style: bold;
        border-subtitle-color: $accent;
        padding: 0 0 0 2;
        overflow-y: scroll;
    }
    Gulungan > * { margin-right: 1; }
    """

    masih_ada: reactive[bool] = reactive(default=False)
    """Whether text lies below what is in view; set while laying out, so that the first painting shows it."""

    def on_mount(self) -> None:
        """Watch what moves the end of the text in and out of view."""
        self.watch(self, "scroll_y", self._look, init=False)
        self.watch(self, "virtual_size", self._look, init=False)

    def on_resize(self) -> None:
        """Look again where the frame grew and the text did not."""
        self._look()

    def _look(self) -> None:
        self.masih_ada = self.has_more

    def watch_masih_ada(self, masih_ada: bool) -> None:
        """Say in the lower edge whether there is more."""
        self.border_subtitle = Content(teks.MASIH_ADA) if masih_ada else None

    @property
    def has_more(self) -> bool:
        """Whether text lies below what is in view."""
        return self.scroll_offset.y + self.outer_size.height - self.styles.gutter.height < self.virtual_size.height

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Count the lines beside the bar: a frame as high as its text must not cut the line that the bar wraps."""
        return super().get_content_height(container, viewport, max(width - self.styles.scrollbar_size_vertical, 1))

    def title(self, title: str | Content | None) -> None:
        """Set the title of the frame."""
        self.border_title = Content(title) if isinstance(title, str) else title

    def page(self, *, up: bool) -> None:
        """Scroll by a page, at once: a key that is held down must not lose a page."""
        by = self.scrollable_content_region.height
        self.scroll_relative(y=-by if up else by, animate=False, immediate=True)

    def action_page_up(self) -> None:
        """Scroll up by the key that Textual binds to every scroll."""
        self.page(up=True)

    def action_page_down(self) -> None:
        """Scroll down by the key that Textual binds to every scroll."""
        self.page(up=False)
