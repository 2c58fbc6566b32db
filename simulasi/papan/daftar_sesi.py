"""The sessions of a journal with their counts (`simulasi sesi`); nothing is scored here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from simulasi.catatan import Lari
from simulasi.catatan.gabung import instant
from simulasi.papan.definisi import PilihanDefinisi
from simulasi.papan.resmi import in_order
from simulasi.skenario.sesi import BobotDimensi


@dataclass(frozen=True, slots=True)
class BarisDefinisi:
    """One of several definitions: its digest, whether it counts, and its values of the keys that differ."""

    sidik: str
    berlaku: bool
    isi: dict[str, str]


@dataclass(frozen=True, slots=True)
class BarisSesi:
    """One session. Each run is counted once: void before conflict before practice before the rest.

    `selesai_n` counts the first complete run of each participant and scenario, `latihan_n` later ones and those that
    branched off another. `judul` is None without a definition. Of several definitions `beda` are the keys in which they
    differ and `pilihan` what each says of them; `konflik`: one of these scores, and nobody has decided.
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
    beda: tuple[str, ...] = ()
    pilihan: tuple[BarisDefinisi, ...] = ()


def list_sessions(runs: Iterable[Lari], definitions: Callable[[str], PilihanDefinisi | None]) -> tuple[BarisSesi, ...]:
    """List sessions by id; `definitions` gives what is known of the definitions of a session."""
    by_session: dict[str, list[Lari]] = {}
    for run in runs:
        by_session.setdefault(run.sesi, []).append(run)
    return tuple(_row(sesi, by_session[sesi], definitions(sesi)) for sesi in sorted(by_session))


def _row(sesi: str, runs: Sequence[Lari], known: PilihanDefinisi | None) -> BarisSesi:
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
        judul=None if known is None else known.definisi[known.berlaku].judul,
        definisi_n=0 if known is None else len(known.definisi),
        konflik=known is not None and known.konflik,
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
        beda=() if known is None else known.beda,
        pilihan=() if known is None or not known.beda else tuple(list_definitions(known)),
    )


def list_definitions(known: PilihanDefinisi) -> Iterator[BarisDefinisi]:
    """Give the definitions of a session with what they say of the keys in which they differ, by digest."""
    for sidik, sesi in sorted(known.definisi.items()):
        yield BarisDefinisi(sidik, sidik == known.berlaku, {name: _word(getattr(sesi, name)) for name in known.beda})


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, BobotDimensi):
        return f"{value.integritas}:{value.kepatuhan}"
    return ", ".join(cast("tuple[str, ...]", value)) if isinstance(value, tuple) else str(value)


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
