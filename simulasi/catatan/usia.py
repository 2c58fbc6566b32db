"""How old a run is (`hapus --kedaluwarsa`), where a laptop's clock may have stood at any time.

Age counts from the latest plausible moment known: what the run itself says, what earlier runs of the same machine say
(a run cannot be older than one before it), when it came in here, and else when it was first noticed to have no such
moment at all. So a clock that was wrong once never has today's runs deleted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Final

from simulasi.catatan.gabung import instant
from simulasi.catatan.lari import Lari

TERBIT: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""Before this there was no program that could have recorded a run."""

_SELISIH: Final = timedelta(days=1)
"""How far ahead of this machine's clock another one may be and still be believed."""


class Usia:
    """Dates the runs of one journal. Made from all its runs, whatever is asked about them."""

    def __init__(self, runs: Iterable[Lari], diterima: Mapping[str, str], now: datetime) -> None:
        self._now: Final = now
        self._diterima: Final = diterima
        self._pada: Final = dict[tuple[str, int, str], datetime | None]()
        newest: dict[str, datetime] = {}
        for lari in sorted(runs, key=lambda run: (run.mesin, run.urutan)):
            own = max(self._plausible(_times(lari)), default=None)
            if own is not None:
                newest[lari.mesin] = max(own, newest.get(lari.mesin, own))
            self._pada[lari.mesin, lari.urutan, lari.id] = newest.get(lari.mesin)

    def last_known(self, lari: Lari, dilihat: str | None) -> datetime | None:
        """Give the moment from which a run's age counts; `dilihat` is when it was first noticed. None: unknown."""
        found = [self._pada.get((lari.mesin, lari.urutan, lari.id))]
        found += self._plausible(time for time in (self._diterima.get(lari.id), dilihat) if time is not None)
        return max((moment for moment in found if moment is not None), default=None)

    def received(self, lari: Lari) -> datetime | None:
        """Give when a run of elsewhere came in here, None for one that was begun here."""
        with suppress(ValueError):
            return instant(self._diterima[lari.id]) if lari.id in self._diterima else None
        return None

    def believed(self, lari: Lari) -> bool:
        """Tell whether the run's own clock was plausible."""
        return any(True for _ in self._plausible(_times(lari)))

    def _plausible(self, times: Iterable[str]) -> Iterator[datetime]:
        for time in times:
            with suppress(ValueError):
                moment = instant(time)
                if TERBIT <= moment <= self._now + _SELISIH:
                    yield moment


def _times(lari: Lari) -> Iterator[str]:
    yield lari.mulai
    if lari.selesai is not None:
        yield lari.selesai
    for made in lari.pilihan:
        yield made.waktu
