"""A citation in full: the regulation, the article, what it says, whether it is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.tata import Blok, of

if TYPE_CHECKING:
    from simulasi.lari.hasil_lari import SitasiLengkap


def citation(sitasi: SitasiLengkap) -> Blok:
    """Lay a citation out: short name, content, status in words."""
    parts = [plain(sitasi.singkat, "bold")]
    if sitasi.isi:
        parts.append(Content(": ") + plain(sitasi.isi))
    if sitasi.status:
        parts.append(plain(f" ({sitasi.status})", "$redup"))
    return of(Content("").join(parts))
