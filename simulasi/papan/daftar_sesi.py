"""The sessions of a journal with their counts (`simulasi sesi`); nothing is scored here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from simulasi.catatan import Lari
from simulasi.catatan.gabung import instant, session_conflict
from simulasi.papan.resmi import in_order


@dataclass(frozen=True, slots=True)
class BarisSesi:
    """One session. Each run is counted once: void before conflict before practice before the rest.

    `selesai_n` counts the first complete run of each participant and scenario, `latihan_n` later ones and those that
    branched off another. `judul` is None without a definition; with several, `konflik` is true.
    """

    sesi: str
    judul: str | None
    definisi_n: int
    konflik: bool
    peserta_n: int
    kelompok_n: int
    mesin_n: int
    selesai_n: int
    belum_selesai_n: int
    latihan_n: int
    batal_n: int
    konflik_n: int
    pertama: str
    terakhir: str
    skenario: tuple[str, ...]


def list_sessions(
    runs: Iterable[Lari], definitions: Callable[[str], Sequence[tuple[str, str]]]
) -> tuple[BarisSesi, ...]:
    """List sessions by id; `definitions` gives the (digest, canonical JSON) pairs of a session."""
    by_session: dict[str, list[Lari]] = {}
    for run in runs:
        by_session.setdefault(run.sesi, []).append(run)
    return tuple(_row(sesi, by_session[sesi], definitions(sesi)) for sesi in sorted(by_session))


def _row(sesi: str, runs: Sequence[Lari], definitions: Sequence[tuple[str, str]]) -> BarisSesi:
    kinds: dict[str, set[str]] = {name: set() for name in ("selesai", "belum_selesai", "latihan", "batal", "konflik")}
    complete: set[tuple[str, str]] = set()
    by_person: dict[str, list[Lari]] = {}
    for run in runs:
        by_person.setdefault(run.peserta.id, []).append(run)
    for own in by_person.values():
        for run in in_order(own):
            kinds[_kind(run, complete)].add(run.id)
    times = [time for run in runs for time in (run.mulai, run.selesai or run.mulai, *(p.waktu for p in run.pilihan))]
    return BarisSesi(
        sesi=sesi,
        judul=json.loads(definitions[0][1]).get("judul") if len(definitions) == 1 else None,
        definisi_n=len(definitions),
        konflik=session_conflict(definitions),
        peserta_n=len(by_person),
        kelompok_n=len({run.peserta.kelompok for run in runs} - {None}),
        mesin_n=len({run.mesin for run in runs}),
        selesai_n=len(kinds["selesai"]),
        belum_selesai_n=len(kinds["belum_selesai"]),
        latihan_n=len(kinds["latihan"]),
        batal_n=len(kinds["batal"]),
        konflik_n=len(kinds["konflik"]),
        pertama=min(times, key=lambda time: (instant(time), time)),
        terakhir=max(times, key=lambda time: (instant(time), time)),
        skenario=tuple(sorted({run.skenario for run in runs})),
    )


def _kind(run: Lari, complete: set[tuple[str, str]]) -> str:
    if run.batal is not None:
        return "batal"
    if run.konflik:
        return "konflik"
    if run.asal is not None:
        return "latihan"
    if run.selesai is None:
        return "belum_selesai"
    key = (run.peserta.id, run.skenario)
    if key in complete:
        return "latihan"
    complete.add(key)
    return "selesai"
