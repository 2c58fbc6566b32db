"""The search field above a list: ↓ and Enter go on to the list, Esc empties the field first."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from simulasi.layar.widget.isian import Isian


class IsianCari(Isian):
    """Search as you type; `daftar` is the id of the list that is searched."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "leave(False)", show=False),
        Binding("escape", "leave(True)", show=False),
    ]

    def __init__(self, daftar: str, *, placeholder: str, id: str) -> None:
        super().__init__(placeholder=placeholder, id=id)
        self._daftar = daftar

    def action_leave(self, empty: bool) -> None:
        """Go on to the list."""
        if empty:
            self.value = ""
        self.screen.query_one(f"#{self._daftar}").focus()
