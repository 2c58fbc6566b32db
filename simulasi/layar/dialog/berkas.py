"""Exhibits: how one is laid out, and the dialog that shows them where there is no room for a panel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from textual import on
from textual.content import Content
from textual.widget import Widget

from simulasi.layar import perintah, teks
from simulasi.layar.dasar import Dialog
from simulasi.layar.perintah import Perintah
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import Blok, markdown
from simulasi.skenario.model import Berkas

Pameran = Sequence[tuple[int, Berkas]]
"""Exhibits on view, each with its place in the scene's list."""


def exhibit_block(berkas: Berkas) -> Blok:
    """Lay the content of an exhibit out."""
    return markdown(berkas.isi)


def exhibit_title(exhibits: Pameran, place: int) -> Content:
    """Give a title such as `Berkas 1/2 · Rincian HPS`."""
    number = f" {place + 1}/{len(exhibits)}" if len(exhibits) > 1 else ""
    return Content(f"{teks.BERKAS}{number} · ") + plain(exhibits[place][1].judul.replace("\n", " "))


class BacaBerkas(Dialog[None]):
    """Shows the exhibits one at a time; `opened` is told the place of each that comes into view."""

    PERINTAH = (
        perintah.TutupBerkas,
        perintah.BerkasLain,
        perintah.BerkasTadi,
        perintah.Gulir,
        perintah.GulirNaik,
    )
    GULIR = "lembar-berkas"

    def __init__(self, exhibits: Pameran, opened: Callable[[int], None]) -> None:
        super().__init__(classes="luas")
        self._exhibits = exhibits
        self._opened = opened
        self._place = 0

    def offers(self, _perintah: type[Perintah]) -> bool:
        """Turning over needs more than one."""
        return _perintah not in (perintah.BerkasLain, perintah.BerkasTadi) or len(self._exhibits) > 1

    def content(self) -> Iterable[Widget]:
        """Give the exhibit."""
        with Gulungan(classes="isi", id="lembar-berkas"):
            yield Lembar(id="isi-berkas")

    def on_mount(self) -> None:
        """Show the first."""
        self._show()

    def title_text(self) -> Any:
        """Give the title."""
        return exhibit_title(self._exhibits, self._place)

    def _show(self) -> None:
        nomor, berkas = self._exhibits[self._place]
        self.query_one("#isi-berkas", Lembar).show(exhibit_block(berkas))
        self.query_one("#kotak").border_title = self.title_text()
        self.query_one("#lembar-berkas", Gulungan).scroll_home(animate=False)
        self._opened(nomor)

    @on(perintah.BerkasLain)
    def show_next(self) -> None:
        """Show the next."""
        self._place = (self._place + 1) % len(self._exhibits)
        self._show()

    @on(perintah.BerkasTadi)
    def show_previous(self) -> None:
        """Show the one before."""
        self._place = (self._place - 1) % len(self._exhibits)
        self._show()

    @on(perintah.TutupBerkas)
    def close_dialog(self) -> None:
        """Close."""
        self.dismiss(None)
