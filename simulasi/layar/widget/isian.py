"""Input fields that take plain text only, and not without end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from simulasi.layar.widget.bersih import clean

PALING_PANJANG = 64


class Isian(Input):
    """One line of text; control characters are taken out, what is too long is cut."""

    @dataclass
    class Dipotong(Message):
        """What was typed or pasted is longer than the field; only its beginning was kept."""

        panjang: int

    def __init__(
        self, value: str = "", *, placeholder: str = "", id: str | None = None, panjang: int = PALING_PANJANG
    ) -> None:
        self._panjang = panjang
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=False)

    def validate_value(self, value: str) -> str:
        """Clean what was typed or pasted."""
        kept = clean(value[: self._panjang * 4]).replace("\n", " ")
        if len(kept) > self._panjang:
            self.post_message(self.Dipotong(self._panjang))
        return kept[: self._panjang]


class IsianBorang(Isian):
    """A field among others: the arrows go to the one above and the one below, as Tab does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]
