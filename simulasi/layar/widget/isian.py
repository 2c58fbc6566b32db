"""An input field that takes plain text only, and not without end."""

from __future__ import annotations

from textual.widgets import Input

from simulasi.layar.widget.bersih import clean

PALING_PANJANG = 64


class Isian(Input):
    """One line of text; control characters are taken out, what is too long is cut."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=False)

    def validate_value(self, value: str) -> str:
        """Clean what was typed or pasted."""
        return clean(value[: PALING_PANJANG * 4]).replace("\n", " ")[:PALING_PANJANG]
