"""The table `keputusan`: one row a participant and move, streamed (`hasil.md` §3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Annotated, Final, NamedTuple, cast

from simulasi.papan.daftar_lari import LariPapan
from simulasi.papan.kolom import Arti
from simulasi.papan.kumpulan import Kumpulan
from simulasi.papan.papan_skor import ID_PENDEK
from simulasi.permainan.analisis import find_dilemmas
from simulasi.permainan.nilai import NilaiLangkah
from simulasi.permainan.tampilan import cut, hand_out, round_half_up, tenths

_INGATAN: Final = 4096
"""Distinct runs whose shown losses are remembered; a class that plays alike needs few."""


class BarisKeputusan(NamedTuple):
    """One move of one run. The losses of a complete run are the shown ones: with its value they add up to 100.0."""

    run: Annotated[str, Arti("teks", "Id permainan.")]
    resmi: Annotated[bool, Arti("ya_tidak", "1 bila permainan ini yang dihitung; 0 untuk latihan dan yang terputus.")]
    peserta: Annotated[str, Arti("teks", "Id pendek peserta: acak, bukan identitas.")]
    sandi: Annotated[str, Arti("teks", "Sandi peserta.")]
    kelompok: Annotated[str | None, Arti("teks", "Nama kelompok.")]
    skenario: Annotated[str, Arti("teks", "Id skenario.")]
    sidik: Annotated[str, Arti("teks", "Awal sidik isi skenario yang dimainkan.")]
    langkah: Annotated[int, Arti("bulat", "Urutan langkah dalam permainan, mulai dari 1.")]
    adegan: Annotated[str, Arti("teks", "Id adegan.")]
    titik_rawan: Annotated[str | None, Arti("teks", "Kode titik rawan adegan ini, dipisah spasi.")]
    bidang: Annotated[str, Arti("teks", "Bidang skenario.")]
    pilihan: Annotated[str, Arti("teks", "Id pilihan yang diambil.")]
    pilihan_n: Annotated[int, Arti("bulat", "Banyaknya pilihan yang tersedia saat itu.")]
    integritas: Annotated[int | None, Arti("bulat", "Skor integritas pilihan (0–4); kosong bila tidak dinilai.")]
    kepatuhan: Annotated[int | None, Arti("bulat", "Skor kepatuhan pilihan (0–4); kosong bila tidak dinilai.")]
    hilang_integritas: Annotated[Decimal, Arti("nilai", "Poin integritas yang hilang karena langkah ini.")]
    hilang_kepatuhan: Annotated[Decimal, Arti("nilai", "Poin kepatuhan yang hilang karena langkah ini.")]
    garis_merah: Annotated[bool, Arti("ya_tidak", "1 bila pilihan ini garis merah.")]
    dilema: Annotated[bool, Arti("ya_tidak", "1 bila adegan ini dilema: tidak ada pilihan terbaik di kedua dimensi.")]
    berkas_dibuka: Annotated[int, Arti("bulat", "Banyaknya berkas yang dibuka di langkah ini.")]
    detik: Annotated[Decimal | None, Arti("detik", "Waktu sebelum memilih.")]


class _Langkah(NamedTuple):
    """What rows say of one move: before and after the losses; and the losses as `cut` gives them."""

    kiri: tuple[str, str | None, str, str, int, int | None, int | None]
    kanan: tuple[bool, bool]
    integritas: tuple[int, int]
    kepatuhan: tuple[int, int]


class _Skenario:
    """What is looked up by move, once a scenario."""

    def __init__(self, kumpulan: Kumpulan, sidik: str) -> None:
        lakon = kumpulan.penimbang.lakon(sidik)
        if lakon is None:
            raise ValueError(sidik)
        self.sidik: Final = sidik[:12]
        self._bidang: Final = lakon.skenario.bidang
        self._titik: Final = {name: " ".join(a.titik_rawan) or None for name, a in lakon.skenario.adegan.items()}
        self._dilema: Final = set(find_dilemmas(lakon.penilai.graf))
        self._rentang: Final = lakon.penilai.rentang
        self.langkah: Final = dict[int, _Langkah]()
        """What is known of moves, by their `id`: the class holds on to the moves, which runs share."""

    def move(self, step: NilaiLangkah) -> _Langkah:
        """Work out what is the same for a move in all rows."""
        first, second = self._rentang
        found = self.langkah[id(step)] = _Langkah(
            (
                step.adegan, self._titik[step.adegan], self._bidang, step.pilihan, step.pilihan_n,
                step.integritas, step.kepatuhan,
            ),
            (step.garis_merah, step.adegan in self._dilema),
            cut(step.hilang_integritas, first),
            cut(step.hilang_kepatuhan, second),
        )  # fmt: skip
        return found


def rows(kumpulan: Kumpulan) -> Iterator[BarisKeputusan]:
    """Yield the moves of all runs that are not void: participants by id, their runs in order."""
    known: dict[str, _Skenario] = {}
    shown: dict[int, list[tuple[Decimal, Decimal]]] = {}
    for run in kumpulan.lari:
        if run.sidik not in known:
            known[run.sidik] = _Skenario(kumpulan, run.sidik)
        yield from _moves(run, known[run.sidik], shown)


def _moves(
    run: LariPapan, skenario: _Skenario, shown: dict[int, list[tuple[Decimal, Decimal]]]
) -> Iterator[BarisKeputusan]:
    known = skenario.langkah
    moves = [known.get(id(step)) or skenario.move(step) for step in run.langkah]
    losses = shown.get(id(run.nilai)) if run.nilai is not None else None
    if losses is None:
        losses = _shown(run, moves)
        if run.nilai is not None:
            if len(shown) >= _INGATAN:
                shown.clear()
            shown[id(run.nilai)] = losses
    head = (
        run.id, run.resmi, run.peserta.id[:ID_PENDEK], run.peserta.sandi, run.kelompok, run.skenario, skenario.sidik,
    )  # fmt: skip
    rest = zip(moves, losses, run.berkas, run.detik, strict=True)
    for i, (move, lost, berkas, detik) in enumerate(rest, start=1):
        seconds = None if detik != detik else tenths(round(detik * 10))  # noqa: PLR0124 - nan differs from itself
        yield _row(BarisKeputusan, (*head, i, *move.kiri, *lost, *move.kanan, berkas, seconds))


_row: Final = cast("Callable[[type[BarisKeputusan], tuple[object, ...]], BarisKeputusan]", tuple.__new__)
"""Makes a row without a call in Python; a large class has a million of them."""


def _shown(run: LariPapan, moves: Sequence[_Langkah]) -> list[tuple[Decimal, Decimal]]:
    """Give the shown losses: those of a complete run share what is left of 100.0 (`skor.md` §3)."""
    nilai = run.nilai
    if nilai is None:
        return [(round_half_up(s.hilang_integritas), round_half_up(s.hilang_kepatuhan)) for s in run.langkah]
    first, second = [m.integritas for m in moves], [m.kepatuhan for m in moves]
    return list(zip(hand_out(nilai.integritas, first), hand_out(nilai.kepatuhan, second), strict=True))
