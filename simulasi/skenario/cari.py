"""Finding the very scenario that was played in the library, by its digest."""

from __future__ import annotations

from simulasi.skenario.kanonik import canonical, digest
from simulasi.skenario.muat import load_scenario
from simulasi.skenario.pustaka import Pustaka


def canonical_by_digest(pustaka: Pustaka, sidik: str) -> str | None:
    """Give the canonical JSON of the scenario of that digest, None where the library has it no more as it was."""
    for folder in pustaka.folder:
        for path in Pustaka((folder,)).files():  # also those that another folder hides
            skenario = load_scenario(path).isi
            if skenario is not None and digest(text := canonical(skenario)) == sidik:
                return text
    return None
