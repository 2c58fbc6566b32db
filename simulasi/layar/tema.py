"""The three themes: gelap, terang, proyektor. One accent; statuses differ by shape and word as well."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

_GELAP: Final = Theme(
    name="gelap",
    primary="#e0a458",
    secondary="#a8b5a2",
    accent="#e0a458",
    warning="#e8c170",
    error="#f0907a",
    success="#9ec49a",
    foreground="#eae7e3",
    background="#1a1815",
    surface="#221f1b",
    panel="#2d2924",
    boost="#35302a",
    dark=True,
    variables={
        "redup": "#b2a999",
        "garis": "#8b806f",
        "pilih": "#3b3630",
        "di-aksen": "#1a1815",
        "input-selection-background": "#e0a458 35%",
        "scrollbar": "#8b806f",
        "scrollbar-background": "#221f1b",
    },
)
_TERANG: Final = Theme(
    name="terang",
    primary="#8a4413",
    secondary="#4b5d52",
    accent="#8a4413",
    warning="#7a5200",
    error="#9b2c1c",
    success="#2c6234",
    foreground="#2b2620",
    background="#faf6ee",
    surface="#fffdf8",
    panel="#efecda",
    boost="#e7decb",
    dark=False,
    variables={
        "redup": "#665d50",
        "garis": "#8a7f6b",
        "pilih": "#f3ecc9",
        "di-aksen": "#fffdf8",
        "input-selection-background": "#8a4413 30%",
        "scrollbar": "#8a7f6b",
        "scrollbar-background": "#f3ede1",
    },
)
_PROYEKTOR: Final = Theme(
    name="proyektor",
    primary="#003a8c",
    secondary="#222222",
    accent="#003a8c",
    warning="#5c3d00",
    error="#8c0000",
    success="#00491a",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#f0f0f0",
    boost="#e4e4e4",
    dark=False,
    text_alpha=1.0,
    variables={
        "redup": "#333333",
        "garis": "#000000",
        "pilih": "#ffe28a",
        "di-aksen": "#ffffff",
        "input-selection-background": "#003a8c 30%",
        "scrollbar": "#000000",
        "scrollbar-background": "#dddddd",
    },
)

TEMA: Final = (_GELAP, _TERANG, _PROYEKTOR)
"""In the order in which Ctrl+T goes through them; the first is the default."""


def next_theme(nama: str) -> str:
    """Name the theme after `nama`; an unknown one is followed by the first."""
    names = [tema.name for tema in TEMA]
    return names[(names.index(nama) + 1) % len(names)] if nama in names else names[0]


def known_theme(nama: str | None) -> str:
    """Give a remembered theme, the first where there is none of that name."""
    return nama if nama in [tema.name for tema in TEMA] else TEMA[0].name
