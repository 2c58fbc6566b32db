"""Play as linear plain text: numbered choices, no cursor movement, no colour; reads well aloud and through a pipe."""

from simulasi.polos.pemandu import Polos

__all__ = ["Polos"]
