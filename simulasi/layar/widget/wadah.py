"""A container that shows nothing of its own, and is painted as cheaply as that."""

from __future__ import annotations

from textual.containers import Vertical


class Wadah(Vertical):
    """Holds widgets one below the other and leaves the ground to the screen.

    Textual paints and cuts every line of every container, also where others cover it: a third of what a new scene
    costs. A container that is hidden is not painted; what it holds says for itself that it is to be seen.
    """

    DEFAULT_CSS = """
    Wadah > * { visibility: visible; }
    Wadah { visibility: hidden; }
    """
