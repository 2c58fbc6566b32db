"""Roads in findings: the choices that lead somewhere, in words and as an argument to replay."""

from __future__ import annotations

from collections.abc import Sequence

from simulasi.permainan.program import Gerak

_TAMPIL = 40


def road(moves: Sequence[Gerak]) -> str:
    """Write a road as the value of `--jawab`; "" for the start itself."""
    names = [gerak.pilihan.id for gerak in moves]
    if len(names) > _TAMPIL:
        return ",".join(names[:_TAMPIL]) + f",… ({len(names)} pilihan)"
    return ",".join(names)


def tell_road(moves: Sequence[Gerak]) -> str:
    """Write a sentence that tells how to get there."""
    return f"Jalan ke sana: --jawab {road(moves)}" if moves else "Itu terjadi langsung di awal cerita."
