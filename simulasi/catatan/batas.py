"""How much a run and a file may hold, checked when it is written, so that what is exported is taken elsewhere."""

from __future__ import annotations

from typing import Final

PILIHAN_MAKS: Final = 10_000
"""Most choices of a run."""

DETIK_MAKS: Final = 1_000_000_000
"""Longest time taken over a choice, in seconds; what is longer or negative is no time and is left out."""

BARIS_MAKS: Final = 1 << 20
"""Longest line of an exchange file in bytes (1 MiB)."""

KEPALA_MAKS: Final = 64 << 20
"""Longest header in bytes (64 MiB): it holds whole scenarios."""

NASKAH_MAKS: Final = 1000
"""Most scenarios, and most session definitions, that a header holds."""

PERISTIWA_MAKS: Final = 768 << 10
"""Most bytes of choices and exhibits of a run: with all else that a run can hold it stays a line below 1 MiB."""

PER_PERISTIWA: Final = 64
"""Bytes that an event takes in a line beside its content: time, keys, marks."""
