"""The runs and the people of a class, held side by side in columns: a large class has a hundred thousand runs.

What is read looks like one object a run (`LariPapan`) and one a participant (`Orang`), but each is made when it is
asked for; what stays is an id, a place and the seconds. Moves and scores are shared by all runs that made them.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple, TypeVar, cast, overload

from simulasi.catatan import Peserta
from simulasi.lari.lakon import Lakon
from simulasi.papan.hitung import mean
from simulasi.permainan.nilai import NilaiLangkah, NilaiLari

T = TypeVar("T")


class LariPapan(NamedTuple):
    """What the tables keep of one run. `nilai` is None of a run without an ending.

    `detik` are the seconds by move (nan where not known), `berkas` the exhibits opened by move, `tangan` the tallies of
    hands (move, choice id, hands), empty where none was counted.
    """

    id: str
    resmi: bool
    peserta: Peserta
    kelompok: str | None
    orang: int
    skenario: str
    sidik: str
    langkah: tuple[NilaiLangkah, ...]
    nilai: NilaiLari | None
    detik: Sequence[float]
    berkas: bytes
    kendali: tuple[str, ...] | None
    tangan: tuple[tuple[int, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Orang:
    """A participant (in `mode: kelompok` a group at one laptop): how many people, and the scores that count.

    `nilai` is empty until all that was assigned is complete; in `bebas` it holds what was played.
    """

    peserta: Peserta
    kelompok: str | None
    orang: int
    selesai: bool
    nilai: tuple[NilaiLari, ...]

    @property
    def integritas(self) -> Fraction | None:
        """The exact mean over the scenarios, 0–100."""
        return mean([n.integritas for n in self.nilai])

    @property
    def kepatuhan(self) -> Fraction | None:
        """The exact mean over the scenarios, 0–100."""
        return mean([n.kepatuhan for n in self.nilai])


class DaftarId:
    """Ids of runs: a UUID in its usual spelling takes 16 bytes, whatever else is kept as it is."""

    def __init__(self) -> None:
        self._byte: Final = bytearray()
        self._lain: Final = dict[int, str]()

    def __len__(self) -> int:
        return len(self._byte) // 16

    def append(self, nama: str) -> None:
        """Add an id."""
        digits = nama.replace("-", "")
        raw = bytes.fromhex(digits) if len(digits) == 32 and _HEX.issuperset(digits) else bytes(16)
        self._byte.extend(raw)
        if _spell(raw) != nama:
            self._lain[len(self) - 1] = nama

    def __getitem__(self, place: int) -> str:
        other = self._lain.get(place)
        return _spell(self._byte[16 * place : 16 * place + 16]) if other is None else other


_HEX: Final = frozenset("0123456789abcdef")


def _spell(raw: bytes | bytearray) -> str:
    text = raw.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


class _Baris(Sequence[T]):
    """A sequence whose items are made when they are asked for; subclasses give `at` and `__len__`."""

    def at(self, place: int) -> T:
        """Make the item at a place."""
        raise NotImplementedError

    def __iter__(self) -> Iterator[T]:
        return map(self.at, range(len(self)))

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        places = range(len(self))[index]
        return [self.at(p) for p in places] if isinstance(places, range) else self.at(places)


class DaftarLari(_Baris[LariPapan]):
    """All runs that are not void, participant by participant."""

    def __init__(self, orang: DaftarOrang) -> None:
        self._orang: Final = orang
        self._id: Final = DaftarId()
        self._milik: Final = array("I")
        self._resmi: Final = bytearray()
        self._orang_n: Final = array("I")
        self._waktu: Final = array("d")
        self._lakon: Final = list[Lakon]()
        self._nilai: Final = list[NilaiLari | tuple[NilaiLangkah, ...]]()
        self._detik: Final = array("f")
        self._mulai: Final = array("Q", [0])
        """Where the seconds of a run begin; one more than runs."""
        self._berkas: Final = list[bytes]()
        self._kendali: Final = list[tuple[str, ...] | None]()
        self._tangan: Final = dict[int, tuple[tuple[int, str, int], ...]]()
        self._sama: Final = dict[object, object]()

    def __len__(self) -> int:
        return len(self._id)

    def append(
        self,
        nama: str,
        lakon: Lakon,
        nilai: NilaiLari | tuple[NilaiLangkah, ...],
        detik: Sequence[float],
        berkas: bytes,
        *,
        resmi: bool,
        orang: int,
        kendali: tuple[str, ...] | None = None,
        tangan: tuple[tuple[int, str, int], ...] = (),
        waktu: float = math.inf,
    ) -> None:
        """Add a run of the participant added last; of one without an ending `nilai` are its moves.

        `waktu`: when it ended, in seconds of the epoch, infinite where no clock can be believed.
        """
        if tangan:
            self._tangan[len(self)] = tangan
        self._id.append(nama)
        self._milik.append(len(self._orang) - 1)
        self._resmi.append(resmi)
        self._orang_n.append(orang)
        self._waktu.append(waktu)
        self._lakon.append(lakon)
        self._nilai.append(nilai)
        self._detik.extend(detik)
        self._mulai.append(len(self._detik))
        self._berkas.append(self._shared(berkas))
        self._kendali.append(self._shared(kendali))

    def pick(self, places: array[int]) -> SebagianLari:
        """Give some of the runs, by place."""
        return SebagianLari(self, places)

    def _shared(self, value: T) -> T:
        """Give one and the same object for equal values, of which a class has few."""
        return cast("T", self._sama.setdefault(value, value))

    def at(self, place: int) -> LariPapan:
        """Give the run at a place."""
        lakon, nilai, owner = self._lakon[place], self._nilai[place], self._milik[place]
        done = isinstance(nilai, NilaiLari)
        return LariPapan(
            self._id[place], bool(self._resmi[place]), self._orang.peserta[owner], self._orang.kelompok[owner],
            self._orang_n[place], lakon.skenario.id, lakon.sidik, nilai.langkah if done else nilai,
            nilai if done else None, self._detik[self._mulai[place] : self._mulai[place + 1]], self._berkas[place],
            self._kendali[place], self._tangan.get(place, ()),
        )  # fmt: skip

    def road(self, place: int) -> tuple[str | None, NilaiLari, int]:
        """Give group, score and people of a run with an ending."""
        return self._orang.kelompok[self._milik[place]], cast("NilaiLari", self._nilai[place]), self._orang_n[place]

    def picks(self, places: Iterable[int]) -> Iterator[tuple[str | None, tuple[str, ...], int]]:
        """Give group, controls and people of the runs among these whose players picked controls."""
        for place in places:
            kendali = self._kendali[place]
            if kendali:
                yield self._orang.kelompok[self._milik[place]], kendali, self._orang_n[place]

    def moment(self, place: int) -> tuple[float, str]:
        """Give what orders runs in time: when one ended, and its id where two ended at once."""
        return self._waktu[place], self._id[place]

    def lakon(self, place: int) -> Lakon:
        """Give the scenario of a run."""
        return self._lakon[place]

    def is_official(self, place: int) -> bool:
        """Tell whether a run counts."""
        return bool(self._resmi[place])

    def score(self, place: int) -> NilaiLari | None:
        """Give the score of a run; None without an ending."""
        found = self._nilai[place]
        return found if isinstance(found, NilaiLari) else None


class SebagianLari(_Baris[LariPapan]):
    """Some of the runs of a class; all of them have an ending."""

    def __init__(self, semua: DaftarLari, places: array[int]) -> None:
        self._semua: Final = semua
        self._places: Final = places

    def __len__(self) -> int:
        return len(self._places)

    def at(self, place: int) -> LariPapan:
        """Give the run at a place among these."""
        return self._semua.at(self._places[place])

    def __iter__(self) -> Iterator[LariPapan]:
        return map(self._semua.at, self._places)

    def in_order_of_ending(self) -> SebagianLari:
        """Give the same runs, the one that ended first first."""
        return SebagianLari(self._semua, array("I", sorted(self._places, key=self._semua.moment)))

    def take(self, places: Iterable[int]) -> SebagianLari:
        """Give some of these runs, by their places among these."""
        return SebagianLari(self._semua, array("I", [self._places[i] for i in places]))

    def roads(self) -> Iterator[tuple[str | None, NilaiLari, int]]:
        """Give each run's group, score and people."""
        return map(self._semua.road, self._places)

    def picks(self) -> Iterator[tuple[str | None, tuple[str, ...], int]]:
        """Give group, controls and people of each run whose players picked controls."""
        return self._semua.picks(self._places)


class DaftarOrang(_Baris[Orang]):
    """All participants, in the order of their ids; `skenario` are those that count, None where all do."""

    def __init__(self, skenario: Sequence[str] | None) -> None:
        self._skenario: Final = skenario
        self.peserta: Final = list[Peserta]()
        self.kelompok: Final = list[str | None]()
        self._orang_n: Final = array("I")
        self._selesai: Final = bytearray()
        self._mulai: Final = array("I")
        self.lari: Final = DaftarLari(self)

    def __len__(self) -> int:
        return len(self.peserta)

    def append(self, peserta: Peserta, kelompok: str | None, orang: int, *, selesai: bool) -> None:
        """Add a participant; the runs added next are theirs."""
        self.peserta.append(peserta)
        self.kelompok.append(kelompok)
        self._orang_n.append(orang)
        self._selesai.append(selesai)
        self._mulai.append(len(self.lari))

    def at(self, place: int) -> Orang:
        """Give the participant at a place."""
        done = bool(self._selesai[place])
        scores = self._scores(place) if done else ()
        return Orang(self.peserta[place], self.kelompok[place], self._orang_n[place], done, scores)

    def _scores(self, place: int) -> tuple[NilaiLari, ...]:
        end = self._mulai[place + 1] if place + 1 < len(self) else len(self.lari)
        counted = (
            self.lari.score(i)
            for i in range(self._mulai[place], end)
            if self.lari.is_official(i) and (self._skenario is None or self.lari.lakon(i).skenario.id in self._skenario)
        )
        return tuple([score for score in counted if score is not None])
