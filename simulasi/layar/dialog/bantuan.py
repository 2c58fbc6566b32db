"""F1: every key of the screen, from the same commands as the footer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.content import Content
from textual.widget import Widget

from simulasi.layar import perintah, teks
from simulasi.layar.dasar import Dialog
from simulasi.layar.perintah import UMUM, Perintah
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import Blok, hang, paragraph, section, stack

LEBAR_TOMBOL = 12


class LayarBantuan(Dialog[None]):
    """Lists commands with key, name and what they do."""

    PERINTAH = (perintah.Tutup, perintah.Gulir, perintah.GulirNaik)
    GULIR = "isi-bantuan"
    JUDUL = teks.BANTUAN_JUDUL

    def __init__(self, daftar: Sequence[type[Perintah]]) -> None:
        super().__init__(classes="luas")
        self._daftar = tuple(daftar)

    def content(self) -> Iterable[Widget]:
        """Give the list."""
        with Gulungan(classes="isi", id="isi-bantuan"):
            yield Lembar(stack(_part(teks.BANTUAN_SINI, self._daftar), _part(teks.BANTUAN_UMUM, UMUM)))

    @on(perintah.Tutup)
    def close_dialog(self) -> None:
        """Close."""
        self.dismiss(None)


def _part(title: str, daftar: Sequence[type[Perintah]]) -> Blok:
    lines = [
        hang(
            Content.styled(f"{kind.shown_key():<{LEBAR_TOMBOL}}", "bold $accent"),
            paragraph(f"{kind.nama}: {kind.bantuan}"),
        )
        for kind in daftar
        if kind.bantu
    ]
    return section(title, stack(*lines, gap=0))
