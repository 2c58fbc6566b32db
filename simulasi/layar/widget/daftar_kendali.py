"""The list of controls in the challenge: numbers, Space and Enter put one in place or take it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from simulasi.dasar.angka import percent
from simulasi.layar import teks
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.daftar_sorot import DaftarSorot

if TYPE_CHECKING:
    from simulasi.lari.tantangan import KeadaanTantangan, Tawaran

PALING_BANYAK = 8
BIAYA_TERBESAR = 3
LEBAR_RISIKO = 9
LEBAR_BERKATA = 62
"""From this many cells on a line says in words why its control cannot be picked."""


class DaftarKendali(DaftarSorot):
    """An option list in which a number highlights its control and takes it, as Space and Enter do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", show=False),
        *(Binding(str(n), f"take({n})", show=False) for n in range(1, PALING_BANYAK + 1)),
    ]

    def action_take(self, number: int) -> None:
        """Switch control `number`, from 1."""
        if number <= self.option_count:
            self.highlighted = number - 1
            self.action_select()


def control_line(tawaran: Tawaran, width: int) -> Content:
    """Give one line: number, whether it is in place, title, cost in shapes, the risk once it is switched."""
    if tawaran.dipasang:
        sign, style = "■", "bold $accent"
    elif tawaran.sebab:
        sign, style = "✕", "$redup"
    else:
        sign, style = "□", "bold $accent"
    cost = f"{'◆' * tawaran.kendali.biaya:<{BIAYA_TERBESAR}}"
    if not tawaran.sebab and tawaran.risiko_bila is not None:
        then = percent(tawaran.risiko_bila)
    elif width >= LEBAR_BERKATA:
        then = teks.TAK_CUKUP if tawaran.risiko_bila is not None else teks.TANPA_JALAN
    else:
        then = "–"
    right = Content.assemble((cost, "$accent"), (f"  {then:>{LEBAR_RISIKO}}", "$redup" if tawaran.sebab else ""))
    title = plain(tawaran.kendali.judul.replace("\n", " "), "bold" if tawaran.dipasang else "")
    left = Content.assemble((f"{tawaran.nomor + 1} ", "$redup"), (f"{sign} ", style), title)
    left = left.truncate(max(width - right.cell_length - 1, 8), ellipsis=True)
    return left.pad_right(max(width - left.cell_length - right.cell_length, 1)) + right


def list_lines(keadaan: KeadaanTantangan, width: int) -> list[Content]:
    """Give all lines of the list."""
    return [control_line(tawaran, width) for tawaran in keadaan.tawaran]
