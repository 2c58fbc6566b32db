"""How much one run may hold, checked when it is recorded, so that what is exported is taken elsewhere (`hasil.md` §2)."""

from __future__ import annotations

from typing import Final

PILIHAN_MAKS: Final = 10_000
"""Most choices of a run."""

DETIK_MAKS: Final = 1_000_000_000
"""Longest time taken over a choice, in seconds; what is longer or negative is no time and is left out."""

PERISTIWA_MAKS: Final = 768 << 10
"""Most bytes of choices and exhibits of a run: with all else that a run can hold it stays a line below 1 MiB."""

PER_PERISTIWA: Final = 64
"""Bytes that an event takes in a line beside its content: time, keys, marks."""
