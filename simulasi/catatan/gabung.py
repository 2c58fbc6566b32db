"""Merging records of runs (`hasil.md` §2, rules 1–10), pure: nothing here reads a file, a clock or a database.

A *line* is a `lari` line of the exchange file without its checksum: a mapping of plain JSON values. A *record* is all
that is known of one run id: its lines in normal form, one for each branch, every fact of the run on each of them.
`join` unites lines to a record by set union and by taking the larger of two values, so merging is commutative,
associative and idempotent whatever the order of arrival.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise, zip_longest
from typing import Any, Final, cast

BarisLari = dict[str, Any]
"""One `lari` line, without checksum."""

Rekaman = tuple[BarisLari, ...]
"""The record of one run id: a line for each branch, sorted; more than one means a conflict."""

IDENTITAS: Final = ("peserta", "sesi", "skenario", "sidik")
"""What, besides the choices, makes two records of one run id two branches (rule 3)."""

HIMPUNAN: Final = ("berkas_dibuka", "kendali", "komitmen", "batal")
"""Keys whose values are sets of entries, which are united (rule 2)."""

KE_MAKS: Final = 1_000_000
"""Largest `ke`: how often a fact may have been set."""

ISIAN_MAKS: Final = 20
"""Most entries of `kendali`, `komitmen` and `batal` that a record keeps: the largest, of which the largest is shown.

The largest of a union are the largest of the largest, so merging stays a join, and no number of picks makes a line too
long to pass on.
"""

BERKAS_MAKS: Final = 10_000
"""Most opened exhibits that a record keeps: the first ones, in the order in which they stand."""

MILIK_CABANG: Final = ("selesai", "akhir")
"""Keys that belong to a branch: of another list of choices they say nothing."""

_encode: Final = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, check_circular=False
).encode
_Kunci = tuple[tuple[str, ...], tuple[str, ...]]


def canonical(value: object) -> str:
    """Give the canonical JSON of a value: keys sorted, no spaces; its order is that of its UTF-8 bytes.

    Raises `ValueError` for a number that JSON cannot hold.
    """
    return _encode(value)


def rank(value: object) -> tuple[int, str]:
    """Give what two values of one fact are compared by (rule 2): its number `ke` where it has one, then its bytes.

    `ke` counts how often the fact was set on its machine, so a later pick wins without trusting a clock.
    """
    ke = cast("Mapping[str, object]", value).get("ke") if isinstance(value, Mapping) else None
    return (ke if isinstance(ke, int) else 0), canonical(cast("object", value))


def larger(a: Any, b: Any) -> Any:
    """Give the larger of two values of one fact (rule 2)."""
    return a if rank(a) >= rank(b) else b


def join(lines: Iterable[BarisLari]) -> Rekaman:
    """Unite lines of one run id, from any number of records, to its record (rules 1, 2, 3)."""
    facts: BarisLari = {}
    sets: dict[str, dict[str, Any]] = {}
    steps: dict[tuple[int, str], dict[str, Any]] = {}
    branches: dict[_Kunci, dict[str, Any]] = {}
    for line in lines:
        key = (tuple(line[name] for name in IDENTITAS), tuple(choice["id"] for choice in line["pilihan"]))
        unite_facts(branches.setdefault(key, {}), {name: line[name] for name in MILIK_CABANG if name in line})
        for place, choice in enumerate(line["pilihan"]):
            unite_facts(steps.setdefault((place, choice["id"]), {}), choice)
        for name in HIMPUNAN:
            for entry in line.get(name, ()):
                sets.setdefault(name, {})[canonical(entry)] = entry
        shared = line.keys() - {*IDENTITAS, *HIMPUNAN, *MILIK_CABANG, "pilihan"}
        unite_facts(facts, {name: line[name] for name in shared})
    united = {name: _sorted(name, entries.values()) for name, entries in sets.items()}
    return tuple(
        {
            **facts,
            **united,
            **branches[key],
            **dict(zip(IDENTITAS, key[0], strict=True)),
            "pilihan": [steps[place, choice] for place, choice in enumerate(key[1])],
        }
        for key in longest_branches(branches)
    )


def longest_branches(keys: Collection[_Kunci]) -> list[_Kunci]:
    """Rule 1: of lists of choices that are equal or begin alike, the longest stays; sorted.

    In sorted order a list stands directly before one that it begins, if there is any.
    """
    ordered = sorted(keys)
    return [
        here
        for here, after in zip_longest(ordered, ordered[1:])
        if after is None or after[0] != here[0] or after[1][: len(here[1])] != here[1]
    ]


def unite_facts(into: dict[str, Any], more: Mapping[str, Any]) -> None:
    """Rule 2: unite facts by name, of two values the larger; `into` is changed."""
    for name, value in more.items():
        into[name] = larger(into[name], value) if name in into else value


def is_conflict(record: Rekaman) -> bool:
    """Rule 3: diverging choices, or another scenario, participant or session, under one run id."""
    return len(record) > 1


def on_two_machines(machines: Iterable[str]) -> bool:
    """Rule 4: whether the runs of one participant id come from more than one machine."""
    return len(set(machines)) > 1


def clock_doubt(times: Sequence[str]) -> bool:
    """Rule 5: whether times that should follow each other run backwards. ISO 8601 with offset, by the instant."""
    if len({time[-6:] for time in times}) == 1 and list(times) == sorted(times):
        return False  # one offset, so text order is time order
    return any(instant(b) < instant(a) for a, b in pairwise(times))


def instant(time: str) -> datetime:
    """Give the moment of an ISO 8601 text; one without an offset counts as UTC."""
    moment = datetime.fromisoformat(time)
    return moment if moment.tzinfo is not None else datetime.fromisoformat(time + "+00:00")


def decided(lines: Iterable[Mapping[str, Any]], present: Collection[str]) -> str | None:
    """Rule 6: the definition of a session that a person said to count, by digest; None: nobody did.

    Of several decisions the latest counts among those whose definition is here (`present`).
    """
    found = [line for line in lines if line["sidik"] in present]
    return max(found, key=rank)["sidik"] if found else None


def group_key(name: str) -> str:
    """Rule 8: what names have in common that differ only in case, blanks and punctuation.

    A name of nothing but such signs is its own key.
    """
    folded = unicodedata.normalize("NFC", name).casefold()
    return "".join(c for c in folded if unicodedata.category(c)[0] not in "ZPC") or folded


def suggest_joins(names: Iterable[str], labels: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Rule 8: groups of names to offer for joining, each sorted; those that `labels` joins already count as one."""
    alike: dict[str, set[str]] = {}
    for name in names:
        alike.setdefault(group_key(name), set()).add(labels.get(name, name))
    return sorted(tuple(sorted(found)) for found in alike.values() if len(found) > 1)


def join_content(line: Mapping[str, Any]) -> str:
    """Give what is kept of a `gabung_kelompok` line: canonical JSON, names sorted, unknown keys with it."""
    return canonical({**line, "jenis": "gabung_kelompok", "nama": sorted(set(line["nama"]))})


def group_labels(joins: Iterable[Sequence[str]]) -> dict[str, str]:
    """Rule 8: give each joined name its label, the smallest name of all that joins connect."""
    parent: dict[str, str] = {}

    def find(name: str) -> str:
        root = name
        while parent.setdefault(root, root) != root:
            root = parent[root]
        while parent[name] != root:
            parent[name], name = root, parent[name]
        return root

    for names in joins:
        for name in names:
            a, b = find(names[0]), find(name)
            parent[max(a, b)] = min(a, b)
    return {name: find(name) for name in parent}


def without_tombstones(ids: Iterable[str], nisan: Collection[str]) -> list[str]:
    """Rule 9: the run ids that no tombstone has taken, in order."""
    return [run for run in ids if run not in nisan]


def normalise(line: BarisLari) -> BarisLari:
    """Give the normal form of a single line: what `join` makes of it alone, without its cost; `line` is changed.

    The `jenis` of an exchange file is taken off.
    """
    line.pop("jenis", None)
    for name in HIMPUNAN:
        entries = line.get(name)
        if entries is None:
            continue
        if not entries:
            del line[name]
        elif len(entries) > 1:
            line[name] = _sorted(name, {canonical(entry): entry for entry in entries}.values())
    return line


def shown(entries: Sequence[Mapping[str, Any]] | None) -> Mapping[str, Any] | None:
    """Give the one entry of a set that is shown: the largest (rule 2); None where there is none."""
    return max(entries, key=rank) if entries else None


def shown_void(entries: Sequence[Mapping[str, Any]] | None) -> str | None:
    """Give the reason for which a run is void; None where it is not, or a later fact (`pulih`) let it count again.

    Both stay in the set, so a voiding that arrives late finds the later fact there already.
    """
    last = shown(entries)
    return None if last is None or last.get("pulih") is True else last["alasan"]


def _sorted(name: str, entries: Iterable[Any]) -> list[Any]:
    if name == "berkas_dibuka":
        return sorted(entries, key=lambda e: (e["langkah"], e["waktu"], canonical(e)))[:BERKAS_MAKS]
    return sorted(entries, key=rank)[-ISIAN_MAKS:]
