"""What a file may add by itself, and what only a person may let in (`hasil.md` §2, rule 9); pure, like `gabung`.

A line about a run that the journal knows is split: its *addition* (more choices, the ending, opened exhibits, first
picks, keys that nobody knows) is taken, what would change a known fact is held back with the whole line. The machine in
the header of a file is a claim, so nothing is let in because of it. An addition lies between what is known and what the
whole line would make of it, so that taking the line later gives what taking it at once would have given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from simulasi.catatan.gabung import HIMPUNAN, IDENTITAS, MILIK_CABANG, BarisLari, Rekaman, canonical, join, rank, shown

_BERARTI: Final = ("kelompok", "asal")
"""Keys that change what is known where they were absent: a person moves, a run becomes practice."""


@dataclass(frozen=True, slots=True)
class Orang:
    """What the journal knows of a participant: the call sign and the group that are shown; None: not known here.

    `sendiri`: the participant of this laptop, about whom no file says anything by itself.
    """

    sandi: str
    kelompok: Mapping[str, Any] | None
    sendiri: bool


def addition(record: Rekaman, line: BarisLari, orang: Orang | None, *, sendiri: bool) -> BarisLari | None:
    """Give the part of a line, in normal form, that may be taken; None: nothing.

    `record` is what is known of the run (empty: nothing), `orang` what is known of its participant, `sendiri` whether
    the run was made at this laptop.
    """
    if sendiri or (not record and orang is not None and orang.sendiri):
        return None
    if record:
        return _of_known_run(record, line)
    return line if orang is None else _as_known_person(line, orang)


def _as_known_person(line: BarisLari, orang: Orang) -> BarisLari:
    """A new run of a known person renames and moves nobody."""
    out = dict(line)
    out["sandi"] = min(line["sandi"], orang.sandi)
    if "kelompok" in line and (orang.kelompok is None or rank(line["kelompok"]) > rank(orang.kelompok)):
        del out["kelompok"]
        if orang.kelompok is not None:
            out["kelompok"] = dict(orang.kelompok)
    return out


def _of_known_run(record: Rekaman, line: BarisLari) -> BarisLari | None:
    branch = next((known for known in record if _same_road(known, line)), None)
    if branch is None:
        return None  # it contradicts, and a run in conflict is no longer ranked
    out = {name: value for name, value in line.items() if name in branch or name not in _BERARTI}
    for name in out.keys() - {*HIMPUNAN, *MILIK_CABANG, "pilihan"}:
        out[name] = branch.get(name, line[name])
    made = branch["pilihan"]
    out["pilihan"] = [*made, *line["pilihan"][len(made) :]] if len(line["pilihan"]) > len(made) else list(made)
    if len(out["pilihan"]) == len(made):
        for name in MILIK_CABANG:
            if name in branch:
                out[name] = branch[name]
    for name in ("kendali", "komitmen", "batal"):
        entries = _without_effect(name, branch.get(name), line.get(name, ()))
        out.pop(name, None)
        if entries:
            out[name] = entries
    return out


def _same_road(known: BarisLari, line: BarisLari) -> bool:
    """Whether both are one run, of which one may have gone on longer."""
    if any(known[name] != line[name] for name in IDENTITAS):
        return False
    return all(a["id"] == b["id"] for a, b in zip(known["pilihan"], line["pilihan"], strict=False))


def _without_effect(
    name: str, known: Sequence[Mapping[str, Any]] | None, entries: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Give the entries of a set that leave what is shown as it is; a first pick or commitment takes no one's place."""
    seen = shown(known)
    if seen is None:
        return [] if name == "batal" else list(entries)
    return [entry for entry in entries if rank(entry) <= rank(seen)]


def changes(before: Rekaman, line: BarisLari, orang: Orang | None) -> list[tuple[str, str, str]]:
    """Tell what taking a line that was held back would change: what, what is known, what would be. Empty: nothing.

    `orang` as in `addition`. The words are those of the table that a person reads before saying yes.
    """
    after = join([*before, line])
    if canonical(after) == canonical(before):
        return []
    if not before:
        return _changes_of_person(line, orang)
    if len(after) > len(before):
        return [("isi lari", _road(before[0]), f"{_road(line)} (bertentangan)")]
    old, new = before[0], after[0]
    found = [(word, tell(old), tell(new)) for word, tell in _SEBUTAN if tell(old) != tell(new)]
    return found or [("catatan lain", "–", "berbeda")]


def _changes_of_person(line: BarisLari, orang: Orang | None) -> list[tuple[str, str, str]]:
    if orang is None:
        return [("lari baru", "–", _road(line))]
    found: list[tuple[str, str, str]] = []
    if orang.sendiri:
        found.append(("lari baru", "–", f"{_road(line)}, atas nama peserta laptop ini"))
    if line["sandi"] > orang.sandi:
        found.append(("sandi", orang.sandi, line["sandi"]))
    group = line.get("kelompok")
    if group is not None and (orang.kelompok is None or rank(group) > rank(orang.kelompok)):
        found.append(("kelompok", _name(orang.kelompok), _name(group)))
    return found


def _name(group: Mapping[str, Any] | None) -> str:
    return "–" if group is None else str(group["nama"])


def _road(line: BarisLari) -> str:
    end = line.get("akhir")
    return f"{len(line['pilihan'])} pilihan" + (f", akhir {end}" if end is not None else "")


def _controls(line: BarisLari) -> str:
    pick = shown(line.get("kendali"))
    return "–" if pick is None else ", ".join(pick["kendali"]) or "tanpa kendali"


def _promise(line: BarisLari) -> str:
    entry = shown(line.get("komitmen"))
    return "–" if entry is None else f"{entry['apa']} ({entry['siapa']}, {entry['kapan']})"


def _void(line: BarisLari) -> str:
    entry = shown(line.get("batal"))
    return "–" if entry is None else f"batal: {entry['alasan']}"


_SEBUTAN: Final[tuple[tuple[str, Callable[[BarisLari], str]], ...]] = (
    ("pembatalan", _void),
    ("sandi", lambda line: str(line["sandi"])),
    ("kelompok", lambda line: _name(line.get("kelompok"))),
    ("kendali", _controls),
    ("komitmen", _promise),
    ("jumlah orang", lambda line: str(line["orang"])),
    ("isi lari", _road),
    ("lari asal", lambda line: str(line.get("asal", "–"))),
    ("mode", lambda line: str(line["mode"])),
    ("mesin", lambda line: str(line["mesin"])[:8]),
    ("nomor urut", lambda line: str(line["urutan"])),
    ("waktu mulai", lambda line: str(line["mulai"])),
)
"""What a person reads of a change, and how it is told."""
