"""The facts that the journal keeps, as immutable values (`hasil.md` §1 and the `lari` line of §2).

A run holds choices, never scores: scores are derived by replay (`skor.md`).
All times are ISO 8601 with offset; all ids are opaque text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Mesin:
    """The machine that this journal belongs to.

    `id` is a random uuid4 in hex; `tanda` two letters A–Z derived from it, to tell two machines apart.
    """

    id: str
    tanda: str


@dataclass(frozen=True, slots=True)
class Peserta:
    """A participant of one session: a random id and a call sign, nothing that names a person."""

    id: str
    sandi: str
    kelompok: str | None
    sesi: str


class PilihanTercatat(NamedTuple):  # a tuple, because a large class makes a million of them
    """One choice: its 0-based `langkah` in the run, the choice's id, when, and how long it took in seconds.

    `tangan` is the tally of raised hands by choice id where a group decided, else None.
    """

    langkah: int
    pilihan: str
    waktu: str
    detik: float | None
    tangan: Mapping[str, int] | None


@dataclass(frozen=True, slots=True)
class Komitmen:
    """What a group promised to do about one control: what, who, by when. Free text of one line each."""

    kendali: str
    apa: str
    siapa: str
    kapan: str


class Lari(NamedTuple):  # a tuple, because a large class makes a hundred thousand of them
    """One run as the journal knows it.

    `urutan` counts the runs of machine `mesin` from 1, never reused. `akhir` is the ending's scene id as the
    program claimed it; replay decides. `selesai` is None while the run has no ending. `orang` is the number
    of people who played (1 unless a group). `berkas_dibuka` holds each exhibit once per step, as (langkah,
    adegan, index of the exhibit), in the order of opening. `kendali` is the latest pick, `komitmen` the
    latest commitment, `batal` the latest reason for voiding. `asal` is the run that a practice run branched
    from. `konflik`: the run id stands for several runs that contradict each other (`hasil.md` §2); each of them is
    listed, under the same id, and none is ranked.
    """

    id: str
    peserta: Peserta
    sesi: str
    mode: str
    skenario: str
    sidik: str
    sidik_alur: str
    urutan: int
    mesin: str
    mulai: str
    selesai: str | None
    akhir: str | None
    orang: int
    pilihan: tuple[PilihanTercatat, ...]
    berkas_dibuka: tuple[tuple[int, str, int], ...]
    kendali: tuple[str, ...] | None
    komitmen: Komitmen | None
    batal: str | None
    asal: str | None
    konflik: bool = False
