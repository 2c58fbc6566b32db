"""Versions of a scenario that stand beside each other (`hasil.md` §2, rule 6), said wherever runs are compared."""

from __future__ import annotations

from collections.abc import Iterable

from simulasi.papan.definisi import SIDIK_PENDEK


def mixed_versions(played: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Say which scenarios were played in several flows; `played` are (scenario id, `sidik_alur`), the main flow first.

    Says nothing about how many played which, so that it may stand on a page for a room.
    """
    flows: dict[str, list[str]] = {}
    for name, flow in played:
        known = flows.setdefault(name, [])
        if flow not in known:
            known.append(flow)
    return tuple(
        f"Skenario {name} dimainkan dalam {len(known)} versi yang alurnya berbeda, sehingga nilainya tidak "
        f"sebanding: versi {_short(known[0])} (utama) dan {', '.join(map(_short, known[1:]))}. Tiap versi diperingkat "
        "sendiri; yang bukan versi utama ditandai alur_lain."
        for name, known in flows.items()
        if len(known) > 1
    )


def _short(flow: str) -> str:
    return flow[:SIDIK_PENDEK]
