"""How figures are written for people: Indonesian decimals, bars of block characters."""

from __future__ import annotations

import math
from decimal import Decimal

_BALOK = " ▏▎▍▌▋▊▉█"

LAMBANG_AKHIR = {
    "bersih": "●●●●",
    "terkendali": "●●●○",
    "rawan": "●●○○",
    "pelanggaran": "●○○○",
    "pidana": "✕✕✕✕",
}
"""The level of an ending as a shape, beside its word: colour alone never carries meaning."""


def figure(x: Decimal | float) -> str:
    """Write a value 0–100 with one decimal and a decimal comma."""
    return f"{x:.1f}".replace(".", ",")


def percent(x: float) -> str:
    """Write a share 0–1 in percent."""
    return f"{100 * x:.1f} %".replace(".", ",")


def grouped(n: int) -> str:
    """Write a whole number with dots between thousands; a very long one as a power of ten."""
    text = f"{n:,}".replace(",", ".")
    return text if len(text) <= 40 else f"sekitar 10^{len(str(n)) - 1}"


def bar(share: float, width: int) -> str:
    """Draw a share 0–1 as a bar of at most `width` characters."""
    eighths = math.floor(max(0.0, min(1.0, share)) * width * 8 + 0.5)
    return "█" * (eighths // 8) + (_BALOK[eighths % 8] if eighths % 8 else "")


def span(lo: float, hi: float, width: int) -> str:
    """Draw a range within 0–100 as a line of `width` characters."""
    first = min(width - 1, int(lo / 100 * width))
    last = max(first, min(width - 1, math.ceil(hi / 100 * width) - 1))
    return "·" * first + "━" * (last - first + 1) + "·" * (width - last - 1)
