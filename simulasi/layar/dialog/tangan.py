"""Dialog: the tally of raised hands per choice, taken before a group decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets.option_list import Option

from simulasi.layar import perintah, teks
from simulasi.layar.dasar import Dialog
from simulasi.layar.widget.angka import hands
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.daftar_sorot import DaftarSorot
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import paragraph

if TYPE_CHECKING:
    from simulasi.skenario.model import Pilihan

TERBANYAK = 99
"""Most hands for one choice, and most people in a group."""


class DaftarTangan(DaftarSorot, inherit_bindings=False):
    """Choices with their hands. Digits type the number of the highlighted one, + and - change it by one.

    Enter is left to the dialog.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", show=False),
        Binding("down", "cursor_down", show=False),
        Binding("plus,equals_sign,right", "change(1)", show=False),
        Binding("minus,left", "change(-1)", show=False),
        Binding("backspace,delete", "erase", show=False),
        *(Binding(str(n), f"type({n})", show=False) for n in range(10)),
    ]

    class Berubah(Message):
        """A number changed."""

    def __init__(self, pilihan: Sequence[Pilihan], tangan: Mapping[str, int]) -> None:
        super().__init__(id="daftar-tangan")
        self._pilihan = tuple(pilihan)
        self.tangan: dict[str, int] = {p.id: tangan.get(p.id, 0) for p in self._pilihan}

    def on_mount(self) -> None:
        """Show the choices."""
        self.repaint()
        self.highlighted = 0

    def on_resize(self) -> None:
        """Lay the lines out for the new width."""
        self.call_after_refresh(self.repaint)

    @property
    def _here(self) -> str:
        return self._pilihan[self.highlighted or 0].id

    def _set(self, n: int) -> None:
        self.tangan[self._here] = min(max(n, 0), TERBANYAK)
        self.repaint()
        self.post_message(self.Berubah())

    def action_change(self, by: int) -> None:
        """Add a hand, or take one away."""
        self._set(self.tangan[self._here] + by)

    def action_erase(self) -> None:
        """Take the last digit off."""
        self._set(self.tangan[self._here] // 10)

    def action_type(self, digit: int) -> None:
        """Add a digit to the number; a third one begins a new number."""
        n = self.tangan[self._here] * 10 + digit
        self._set(n if n <= TERBANYAK else digit)

    def repaint(self) -> None:
        """Draw the numbers as they are; the highlight stays."""
        width = max(self.lebar_baris, 20)
        lines = [hand_line(i + 1, p, self.tangan[p.id], width) for i, p in enumerate(self._pilihan)]
        if self.option_count == len(lines):
            for i, line in enumerate(lines):
                self.replace_option_prompt_at_index(i, line)
        else:
            self.set_options([Option(line) for line in lines])


def hand_line(nomor: int, pilihan: Pilihan, n: int, width: int) -> Content:
    """Give one line: number, text, hands as shapes and as a figure."""
    right = hands(n) + Content.styled(f"{n:>4}", "bold")
    left = Content.assemble((f"{nomor} ", "bold $accent"), plain(" ".join(pilihan.teks.split())))
    left = left.truncate(max(width - right.cell_length - 2, 8), ellipsis=True)
    return left.pad_right(max(width - left.cell_length - right.cell_length, 1)) + right


class HitungTangan(Dialog[dict[str, int] | None]):
    """Gives the tally, or None where it was left as it was. An empty tally is given as one without hands."""

    PERINTAH = (
        perintah.Jelajah,
        perintah.TambahTangan,
        perintah.KurangTangan,
        perintah.KetikTangan,
        perintah.SimpanTangan,
        perintah.Batal,
    )
    JUDUL = teks.TANGAN_JUDUL
    AUTO_FOCUS = "#daftar-tangan"

    def __init__(self, pilihan: Sequence[Pilihan], tangan: Mapping[str, int], orang: int) -> None:
        super().__init__(classes="lebar")
        self._pilihan, self._awal, self._orang = pilihan, tangan, orang

    def content(self) -> Iterable[Widget]:
        """Give list and sum."""
        yield Lembar(paragraph(teks.TANGAN_ISI, "$redup"), classes="jeda")
        yield DaftarTangan(self._pilihan, self._awal)
        yield Lembar(id="jumlah-tangan")

    def on_mount(self) -> None:
        """Show the sum."""
        self.show_sum()

    @property
    def _jumlah(self) -> int:
        return sum(self.query_one(DaftarTangan).tangan.values())

    @on(DaftarTangan.Berubah)
    def show_sum(self) -> None:
        """Say how many hands are up, against the people of the group."""
        n = self._jumlah
        if n > self._orang:
            blok = paragraph(f"! {teks.TANGAN_LEBIH.format(n=n, orang=self._orang)}", "bold $error")
        else:
            told = teks.TANGAN_SEMUA if n == self._orang else teks.TANGAN_KURANG
            blok = paragraph(told.format(n=n, orang=self._orang, sisa=self._orang - n))
        self.query_one("#jumlah-tangan", Lembar).show(blok)

    @on(perintah.TambahTangan)
    @on(DaftarSorot.OptionSelected)
    def add(self, event: Message) -> None:
        """Add a hand to the highlighted choice; a click on a choice does, too."""
        event.stop()
        self.query_one(DaftarTangan).action_change(1)

    @on(perintah.KurangTangan)
    def take_away(self) -> None:
        """Take a hand away."""
        self.query_one(DaftarTangan).action_change(-1)

    @on(perintah.SimpanTangan)
    def keep(self) -> None:
        """Give the tally, unless there are more hands than people."""
        if self._jumlah <= self._orang:
            self.dismiss(dict(self.query_one(DaftarTangan).tangan))
        else:
            self.aplikasi.bell()

    @on(perintah.Batal)
    def leave(self) -> None:
        """Leave the tally as it was."""
        self.dismiss(None)
