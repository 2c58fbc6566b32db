"""Two small dialogs: a message, and the question whether to leave."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from textual import on
from textual.widget import Widget

from simulasi.layar import perintah
from simulasi.layar.dasar import Dialog
from simulasi.layar.perintah import Perintah
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import paragraph

T = TypeVar("T")


class _Berteks(Dialog[T]):
    """A dialog of a title and one text."""

    def __init__(self, judul: str, isi: str) -> None:
        super().__init__()
        self._judul, self._isi = judul, isi

    def content(self) -> Iterable[Widget]:
        """Give the text."""
        with Gulungan(classes="isi", id="isi-pesan"):
            yield Lembar(paragraph(self._isi))

    def title_text(self) -> Any:
        """Give the title."""
        return plain(self._judul)


class Pesan(_Berteks[None]):
    """Shows a sentence until it is closed."""

    PERINTAH = (perintah.Tutup, perintah.Gulir, perintah.GulirNaik)
    GULIR = "isi-pesan"

    def offers(self, _perintah: type[Perintah]) -> bool:
        """Offer scrolling where the text is longer than the box."""
        scrolls = _perintah in (perintah.Gulir, perintah.GulirNaik)
        return not scrolls or self.query_one(f"#{self.GULIR}", Gulungan).max_scroll_y > 0

    @on(perintah.Tutup)
    def close_dialog(self) -> None:
        """Close."""
        self.dismiss(None)


class Tanya(_Berteks[bool]):
    """Asks; gives True for Enter, False for Esc."""

    PERINTAH = (perintah.Pergi, perintah.Tinggal)

    @on(perintah.Pergi)
    def answer_yes(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    @on(perintah.Tinggal)
    def answer_no(self) -> None:
        """Answer no."""
        self.dismiss(False)


class Keluar(Tanya):
    """Asks whether to leave while a run is open."""
