"""A sheet that can wait: while something is computed it says so, with a sign that moves."""

from __future__ import annotations

from typing import Final

from textual.timer import Timer

from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import Blok, paragraph, stack

_TANDA: Final = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
TENGGANG: Final = 0.2
"""Seconds before the sign is shown: what is faster needs none."""
_PUTARAN: Final = 0.1


class LembarTunggu(Lembar):
    """Shows text like any sheet; `wait` shows a turning sign beside a sentence until the next text comes."""

    _jam: Timer | None = None
    _kata: str = ""
    _putar: int = 0

    def wait(self, kata: str) -> None:
        """Say what is being waited for, once it takes longer than `TENGGANG`."""
        self._stop()
        super().show(stack())
        self._kata, self._putar = kata, 0
        self._jam = self.set_timer(TENGGANG, self._begin)

    def show(self, blok: Blok, *, anew: bool = False) -> None:
        """Show a text; whatever was waited for has come."""
        self._stop()
        super().show(blok, anew=anew)

    def _begin(self) -> None:
        self._turn()
        self._jam = self.set_interval(_PUTARAN, self._turn)

    def _turn(self) -> None:
        self._putar += 1
        super().show(paragraph(f"{_TANDA[self._putar % len(_TANDA)]} {self._kata}", "$redup"))

    def _stop(self) -> None:
        if self._jam is not None:
            self._jam.stop()
            self._jam = None
