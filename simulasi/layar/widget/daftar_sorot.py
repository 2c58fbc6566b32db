"""A list with a highlight: arrows move it, Enter takes it; paging is left to the text beside it."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import OptionList

TANDA_SOROT: Final = "›"
"""Stands before the highlighted line, as before the highlighted choice of a scene."""


class DaftarSorot(OptionList, inherit_bindings=False):
    """An option list whose prompts are finished content, never markup."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", show=False),
        Binding("down", "cursor_down", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "select", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, compact=True)

    @property
    def lebar_baris(self) -> int:
        """Cells that one line of an option may take beside mark and scroll bar; 0 or less before it is laid out."""
        padding = self.get_component_styles("option-list--option").padding.width
        return self.scrollable_content_region.width - padding - self.styles.scrollbar_size_vertical

    def render_line(self, y: int) -> Strip:
        """Put a mark before the highlighted line, so that a pale ground is not all that tells it."""
        strip = super().render_line(y)
        if not self._is_highlighted(strip) or (y and self._is_highlighted(super().render_line(y - 1))):
            return strip
        margin, rest = strip.divide([1, strip.cell_length])
        return Strip.join([Strip([Segment(TANDA_SOROT, segment.style) for segment in margin], 1), rest])

    def _is_highlighted(self, strip: Strip) -> bool:
        """Whether a line, as Textual paints it, belongs to the highlighted option."""
        return self.highlighted is not None and any(
            segment.style is not None and segment.style.meta.get("option") == self.highlighted for segment in strip
        )
