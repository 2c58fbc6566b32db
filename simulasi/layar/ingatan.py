"""What a program on screen keeps in memory, and what the garbage collector need not look at again and again."""

from __future__ import annotations

import gc

from textual import _styles_cache


def forget_screens() -> None:
    """Let go of what was painted on screens that are gone.

    Textual 8 remembers the colours of up to 1,024 painted widgets in a cache of a method, and the cache keeps each
    widget's painted lines alive with them: tens of megabytes after some hundred scenes. The colours are cheap to
    find again.
    """
    cache = getattr(_styles_cache.StylesCache, "get_inner_outer", None)
    clear = getattr(cache, "cache_clear", None)
    if clear is not None:
        clear()


def settle() -> None:
    """Take what is loaded by now (classes, styles, the scenario) out of the collector's sight, until the next call.

    Otherwise a full collection goes through all of it in the middle of a key press: 40 to 80 ms, several frames.
    Each call looks at what the last one froze, so that screens which have gone since are let go.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.set_threshold(60_000, 20, 20)


def tidy() -> None:
    """Collect what painting left behind, at a moment when nobody waits for a key.

    Painting a scene leaves some ten thousand objects; the collector's own moment is in the middle of every sixth
    painting, and takes as long as half of it.
    """
    gc.collect(1)
