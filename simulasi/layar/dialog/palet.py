"""Ctrl+P: commands by name, in Indonesian."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.option_list import Option

from simulasi.layar import perintah, teks
from simulasi.layar.dasar import Dialog
from simulasi.layar.perintah import Perintah
from simulasi.layar.widget.daftar_sorot import DaftarSorot
from simulasi.layar.widget.isian import Isian
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import paragraph


class Palet(Dialog[type[Perintah] | None]):
    """Gives the command that was picked, or None."""

    PERINTAH = (perintah.Jelajah, perintah.Pakai, perintah.Batal)
    JUDUL = teks.PALET_JUDUL
    AUTO_FOCUS = "#cari-perintah"

    def __init__(self, daftar: Sequence[type[Perintah]]) -> None:
        super().__init__()
        self._daftar = tuple(daftar)
        self._tampil: list[type[Perintah]] = []

    def content(self) -> Iterable[Widget]:
        """Give search field and list."""
        yield Isian(placeholder=teks.PALET_ISI, id="cari-perintah")
        yield DaftarSorot(id="daftar-perintah")
        yield Lembar(id="jelas")

    def on_mount(self) -> None:
        """Show all commands."""
        self.search()

    @on(Input.Changed)
    def search(self) -> None:
        """Show the commands whose name or help holds every word typed."""
        words = self.query_one(Isian).value.casefold().split()
        self._tampil = [
            kind for kind in self._daftar if all(w in f"{kind.nama} {kind.bantuan}".casefold() for w in words)
        ]
        daftar = self.query_one(DaftarSorot)
        daftar.set_options(
            Option(Content.assemble((f"{kind.nama:<30}", ""), (kind.shown_key(), "bold $accent")))
            for kind in self._tampil
        )
        daftar.highlighted = 0 if self._tampil else None
        daftar.display = bool(self._tampil)
        self.explain()

    @on(DaftarSorot.OptionHighlighted)
    def explain(self) -> None:
        """Say what the highlighted command does."""
        place = self.query_one(DaftarSorot).highlighted
        known = place is not None and place < len(self._tampil)
        text = self._tampil[place].bantuan if place is not None and known else teks.PALET_KOSONG
        self.query_one("#jelas", Lembar).show(paragraph(text, "$redup"))

    def on_key(self, event: Key) -> None:
        """Move the list's highlight while the field has the focus."""
        if event.key in ("up", "down") and isinstance(self.focused, Isian):
            event.stop()
            daftar = self.query_one(DaftarSorot)
            if event.key == "up":
                daftar.action_cursor_up()
            else:
                daftar.action_cursor_down()

    @on(Input.Submitted)
    @on(DaftarSorot.OptionSelected)
    @on(perintah.Pakai)
    def take(self) -> None:
        """Give the highlighted command."""
        place = self.query_one(DaftarSorot).highlighted
        if place is not None and place < len(self._tampil):
            self.dismiss(self._tampil[place])

    @on(perintah.Batal)
    def leave(self) -> None:
        """Give nothing."""
        self.dismiss(None)
