"""A scenario compiled for stepping: names become numbers, values one packed integer, conditions tuples.

All variables of a state share one `int`: each has a field of bits holding its value minus its lower bound. Then a
state is a small number, setting a variable is a mask, and two states that differ only in variables nobody reads any
more (`Program.hidup`) become equal by one `&`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from simulasi.skenario.model import Adegan, Atur, Kendali, Pilihan, Skenario, Syarat, Uji

_TANPA_BATAS: Final = 1 << 40

UjiKemas = tuple[int, int, int, int, int]
"""One test: shift and mask of the field, lowest and highest value, and a value that it must not have (-1: none)."""

SyaratKemas = tuple[tuple[UjiKemas, ...], ...]


@dataclass(frozen=True, slots=True)
class Medan:
    """The field of one variable: its bits are `mask << geser`; the value is the field plus `lo`."""

    nama: str
    geser: int
    mask: int
    lo: int
    hi: int
    ya_tidak: bool

    @property
    def bit(self) -> int:
        """The field's bits in place."""
        return self.mask << self.geser


@dataclass(frozen=True, slots=True)
class Efek:
    """What a move does to the values: `v & simpan | pasang`, then each addition, stopped at the bounds."""

    simpan: int
    pasang: int
    tambah: tuple[tuple[int, int, int, int], ...]  # shift, mask, amount, highest field value


@dataclass(frozen=True, slots=True)
class Pengganti:
    """Where control number `kendali` sends a choice instead."""

    kendali: int
    ke: int
    efek: Efek | None


@dataclass(slots=True, eq=False)
class Gerak:
    """A choice, compiled; never changed once made (not frozen: that makes building three times slower).

    Unscored choices have `bobot` 0 and ratings 0, so sums need no special case.

    `ke` is a scene number, or a tuple of (condition or None, scene number). `ditutup` has a bit for each control
    that closes the choice, `pengganti` the redirections in file order.
    """

    pilihan: Pilihan
    nomor: int
    jika: SyaratKemas | None
    efek: Efek | None
    ke: int | tuple[tuple[SyaratKemas | None, int], ...]
    bobot: int
    integritas: int
    kepatuhan: int
    ditutup: int = 0
    pengganti: tuple[Pengganti, ...] = ()

    @property
    def dinilai(self) -> bool:
        """Whether the choice is a decision, with ratings of its own."""
        return self.pilihan.skor is not None


def holds(syarat: SyaratKemas, v: int) -> bool:
    """Tell whether a condition holds for packed values."""
    for semua in syarat:
        for geser, mask, lo, hi, bukan in semua:
            x = (v >> geser) & mask
            if x < lo or x > hi or x == bukan:
                break
        else:
            return True
    return False


def select(syarat: SyaratKemas, values: set[int]) -> set[int]:
    """Give the packed values for which a condition holds: `holds` for whole sets, a test at a time."""
    found: set[int] = set()
    for semua in syarat:
        kept = values
        for geser, mask, lo, hi, bukan in semua:
            if bukan < 0:
                kept = {v for v in kept if lo <= v >> geser & mask <= hi}
            else:
                kept = {v for v in kept if lo <= (x := v >> geser & mask) <= hi and x != bukan}
        found = found | kept if found else kept
    return found


def apply(efek: Efek, v: int) -> int:
    """Give the packed values after an effect; additions stop at the bounds."""
    v = v & efek.simpan | efek.pasang
    for geser, mask, jumlah, hi in efek.tambah:
        x = ((v >> geser) & mask) + jumlah
        v = v & ~(mask << geser) | (0 if x < 0 else hi if x > hi else x) << geser
    return v


def spread(efek: Efek, values: set[int]) -> set[int]:
    """Give the packed values after an effect: `apply` for whole sets, an addition at a time."""
    simpan, pasang = efek.simpan, efek.pasang
    values = {v & simpan | pasang for v in values}
    for geser, mask, jumlah, hi in efek.tambah:
        rest = ~(mask << geser)
        values = {
            v & rest | (0 if (x := (v >> geser & mask) + jumlah) < 0 else hi if x > hi else x) << geser for v in values
        }
    return values


def target(gerak: Gerak, v: int) -> int:
    """Give the scene that a move leads to, for the values after its effect."""
    if isinstance(gerak.ke, int):
        return gerak.ke
    for syarat, ke in gerak.ke:
        if syarat is None or holds(syarat, v):
            return ke
    raise ValueError(gerak.pilihan.id)  # a sound file ends the list without a condition


class Program:
    """A compiled scenario. Names must have been checked (S201, S207, S702): unknown ones raise `KeyError`.

    `adegan[i]` and `gerak[i]` go with `id_adegan[i]`, in file order; `akhir[i]` is (integritas, kepatuhan) of an
    ending and None of a fork. `hidup[i]` are the bits of the variables that may still be read from scene i on, with
    or without controls.
    """

    def __init__(self, skenario: Skenario) -> None:
        self.skenario: Final = skenario
        self.medan: Final[dict[str, Medan]] = {}
        shift = 0
        for nama, variabel in skenario.variabel.items():
            width = max((variabel.maks - variabel.min).bit_length(), 1)
            self.medan[nama] = Medan(nama, shift, (1 << width) - 1, variabel.min, variabel.maks, variabel.ya_tidak)
            shift += width
        self.semua_bit: Final = (1 << shift) - 1
        self.id_adegan: Final = tuple(skenario.adegan)
        self.nomor: Final = {nama: i for i, nama in enumerate(self.id_adegan)}
        self.adegan: Final[tuple[Adegan, ...]] = tuple(skenario.adegan.values())
        self.awal: Final = self.nomor[skenario.awal]
        self.nilai_awal: Final = self.pack({nama: v.awal for nama, v in skenario.variabel.items()})
        self._hitung: Final = {
            jenis: tuple(nama for nama, v in skenario.variabel.items() if v.hitung == jenis)
            for jenis in ("rendah", "garis_merah")
        }
        closed, redirected = self._read_controls(skenario.mitigasi)
        self.gerak: Final[tuple[tuple[Gerak, ...], ...]] = tuple(
            tuple(
                self._compile_move(nama, adegan.bobot, i, pilihan, closed, redirected)
                for i, pilihan in enumerate(adegan.pilihan)
            )
            for nama, adegan in skenario.adegan.items()
        )
        self.akhir: Final[tuple[tuple[int, int] | None, ...]] = tuple(
            a.akhir.rating if a.akhir is not None else None for a in self.adegan
        )
        self.hidup: Final = self._find_live() if shift else [0] * len(self.adegan)

    def pack(self, nilai: Mapping[str, int]) -> int:
        """Pack values by variable name (yes/no as 1/0); variables left out get their lower bound."""
        v = 0
        for nama, x in nilai.items():
            medan = self.medan[nama]
            v |= (int(x) - medan.lo) << medan.geser
        return v

    def unpack(self, v: int) -> dict[str, bool | int]:
        """Give the values by name, a yes/no as `bool`."""
        out: dict[str, bool | int] = {}
        for nama, medan in self.medan.items():
            x = ((v >> medan.geser) & medan.mask) + medan.lo
            out[nama] = bool(x) if medan.ya_tidak else x
        return out

    def compile_condition(self, jika: Syarat) -> SyaratKemas:
        """Compile a condition of the file."""
        return tuple(tuple(self._compile_test(nama, uji) for nama, uji in semua.items()) for semua in jika)

    def start(self, kendali: int = 0) -> int:
        """Give the packed values at the start with a set of controls (bit i: control i) in place.

        Of two controls that start one variable the first in the file decides (`format.md` §3).
        """
        v = self.nilai_awal
        done: set[str] = set()
        for i, k in enumerate(self.skenario.mitigasi):
            if kendali >> i & 1:
                for nama, x in k.mengawali.items():
                    if nama not in done:
                        done.add(nama)
                        medan = self.medan[nama]
                        v = v & ~medan.bit | (int(x) - medan.lo) << medan.geser
        return v

    def _compile_test(self, nama: str, uji: Uji) -> UjiKemas:
        medan = self.medan[nama]
        if uji.sama is not None:
            x = int(uji.sama) - medan.lo
            return medan.geser, medan.mask, x, x, -1
        lo = 0 if uji.min is None else uji.min - medan.lo
        hi = _TANPA_BATAS if uji.maks is None else uji.maks - medan.lo
        return medan.geser, medan.mask, lo, hi, -1 if uji.bukan is None else int(uji.bukan) - medan.lo

    def _compile_effect(self, atur: Atur, tambah: Mapping[str, int], hitung: Iterable[str] = ()) -> Efek | None:
        simpan, pasang = self.semua_bit, 0
        for nama, x in atur.items():
            medan = self.medan[nama]
            simpan &= ~medan.bit
            pasang |= (int(x) - medan.lo) << medan.geser
        adds = [(self.medan[nama], jumlah) for nama, jumlah in tambah.items()]
        adds.extend((self.medan[nama], 1) for nama in hitung)
        if simpan == self.semua_bit and not adds:
            return None
        return Efek(simpan, pasang, tuple((m.geser, m.mask, n, m.hi - m.lo) for m, n in adds))

    def _compile_move(
        self,
        adegan: str,
        bobot: int,
        nomor: int,
        pilihan: Pilihan,
        closed: Mapping[str, int],
        redirected: Mapping[str, tuple[Pengganti, ...]],
    ) -> Gerak:
        skor = pilihan.skor
        counted: tuple[str, ...] = ()
        if skor is not None:
            if skor.integritas <= 1 or skor.kepatuhan <= 1:
                counted = self._hitung["rendah"]
            if pilihan.garis_merah:
                counted += self._hitung["garis_merah"]
        if isinstance(pilihan.ke, str):
            ke: int | tuple[tuple[SyaratKemas | None, int], ...] = self.nomor[pilihan.ke]
        else:
            ke = tuple(
                (self.compile_condition(c.jika) if c.jika is not None else None, self.nomor[c.ke]) for c in pilihan.ke
            )
        efek = None
        if counted or pilihan.atur or pilihan.tambah:
            efek = self._compile_effect(pilihan.atur, pilihan.tambah, counted)
        name = f"{adegan}.{pilihan.id}" if closed or redirected else ""
        return Gerak(
            pilihan,
            nomor,
            self.compile_condition(pilihan.jika) if pilihan.jika is not None else None,
            efek,
            ke,
            0 if skor is None else bobot,
            0 if skor is None else skor.integritas,
            0 if skor is None else skor.kepatuhan,
            closed.get(name, 0),
            redirected.get(name, ()),
        )

    def _read_controls(self, mitigasi: Iterable[Kendali]) -> tuple[dict[str, int], dict[str, tuple[Pengganti, ...]]]:
        closed: dict[str, int] = {}
        redirected: dict[str, tuple[Pengganti, ...]] = {}
        for i, kendali in enumerate(mitigasi):
            for name in kendali.menutup:
                closed[name] = closed.get(name, 0) | 1 << i
            for name, pengalihan in kendali.mengalihkan.items():
                pengganti = Pengganti(i, self.nomor[pengalihan.ke], self._compile_effect(pengalihan.atur, {}))
                redirected[name] = (*redirected.get(name, ()), pengganti)
        return closed, redirected

    def _find_live(self) -> list[int]:
        """Find, by scene, the variables read there or later (backward data flow to a fixed point)."""
        reads = [0] * len(self.gerak)
        flows: list[list[tuple[int, int]]] = [[] for _ in self.gerak]  # by target: (source, bits that pass)
        for i, moves in enumerate(self.gerak):
            for gerak in moves:
                bits = _bits(gerak.jika)
                kept = self.semua_bit if gerak.efek is None else gerak.efek.simpan
                if isinstance(gerak.ke, int):
                    flows[gerak.ke].append((i, kept))
                else:
                    for syarat, ke in gerak.ke:
                        bits |= _bits(syarat) & kept
                        flows[ke].append((i, kept))
                for p in gerak.pengganti:
                    flows[p.ke].append((i, kept if p.efek is None else kept & p.efek.simpan))
                reads[i] |= bits
        queue = deque(i for i in range(len(reads) - 1, -1, -1) if reads[i])
        while queue:
            i = queue.popleft()
            live = reads[i]
            for source, kept in flows[i]:
                added = live & kept & ~reads[source]
                if added:
                    reads[source] |= added
                    queue.append(source)
        return reads


def _bits(syarat: SyaratKemas | None) -> int:
    out = 0
    for semua in syarat or ():
        for geser, mask, _, _, _ in semua:
            out |= mask << geser
    return out
