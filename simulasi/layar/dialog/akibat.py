"""Screen 4, Akibat: what happens right after a choice; feedback only where the session shows it at once."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget

from simulasi.layar import perintah, teks
from simulasi.layar.dasar import Dialog
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import paragraph, section, stack


class Akibat(Dialog[None]):
    """Shows the consequence until Enter."""

    PERINTAH = (perintah.Terus, perintah.Gulir, perintah.GulirNaik)
    GULIR = "isi-akibat"
    JUDUL = teks.AKIBAT

    def __init__(self, akibat: str | None, umpan_balik: str | None) -> None:
        super().__init__()
        self._akibat, self._umpan_balik = akibat, umpan_balik

    def content(self) -> Iterable[Widget]:
        """Give consequence and feedback."""
        with Gulungan(classes="isi", id="isi-akibat"):
            yield Lembar(
                stack(
                    paragraph(self._akibat) if self._akibat else None,
                    section(teks.UMPAN_BALIK, paragraph(self._umpan_balik)) if self._umpan_balik else None,
                )
            )

    @on(perintah.Terus)
    def go_on(self) -> None:
        """Go on to the next scene."""
        self.dismiss(None)
