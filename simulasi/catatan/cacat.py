"""What was found damaged in a journal while it was read: each thing once, so that it can be named."""

from __future__ import annotations

from dataclasses import dataclass, field

DITAMPILKAN = 10
"""Most damages that a message lists; all are counted."""


@dataclass(slots=True)
class Cacat:
    """Collects damage. `lari` holds the ids of own runs that are not whole, so that none of them is gone on with."""

    apa: dict[str, bool] = field(default_factory=dict[str, bool])
    """Indonesian clauses in the order of finding; the value tells whether something is missing because of it."""
    lari: set[str] = field(default_factory=set[str])

    def note(self, apa: str, *, hilang: bool = True) -> None:
        """Note a damage; `hilang` is False where what was damaged could be had from elsewhere."""
        self.apa[apa] = hilang or self.apa.get(apa, False)

    @property
    def berkurang(self) -> bool:
        """Whether something is missing from what was read."""
        return any(self.apa.values())

    def lines(self) -> list[str]:
        """List the damages, the first `DITAMPILKAN` of them."""
        listed = [f"  {apa}" for apa in list(self.apa)[:DITAMPILKAN]]
        if len(self.apa) > DITAMPILKAN:
            listed.append(f"  … dan {len(self.apa) - DITAMPILKAN} lagi")
        return listed
