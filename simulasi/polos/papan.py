"""The scoreboard in plain text: each row a sentence, ties said, practice apart; filtered and sorted by number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from simulasi.dasar.angka import figure
from simulasi.dasar.galat import Galat
from simulasi.lari.kelas import Kelas
from simulasi.papan.isi_papan import URUTAN, IsiPapan, read_board, sort_rows
from simulasi.papan.papan_skor import BarisPapan
from simulasi.permainan.tampilan import KETERANGAN
from simulasi.polos import teks
from simulasi.polos.markah import numbered, section, wrap
from simulasi.polos.percakapan import Percakapan, Tempat, hint

_SARING = ("f", "saring")
_URUT = ("o", "urut", "urutkan")
_SEMUA = ("l", "lengkap", "semua")
BARIS_SEKALI = 25
"""Rows told at once: what is heard cannot be skimmed."""


@dataclass(frozen=True, slots=True)
class Saringan:
    """What part of the board is told: one group, one scenario, or all."""

    kelompok: str | None = None
    skenario: str | None = None

    def name(self, isi: IsiPapan) -> str:
        """Name the part."""
        if self.kelompok is not None:
            return teks.SARING_KELOMPOK.format(kelompok=self.kelompok)
        if self.skenario is not None:
            return teks.SARING_SKENARIO.format(judul=isi.judul.get(self.skenario, self.skenario))
        return teks.SARING_SEMUA


class Papan:
    """Tells the board of the class's session; `peserta` is the participant's id, told first of all."""

    def __init__(self, kelas: Kelas, bicara: Percakapan, peserta: str) -> None:
        self._kelas = kelas
        self._bicara = bicara
        self._peserta = peserta

    def show(self) -> None:
        """Tell the board until the person goes back."""
        try:
            isi = read_board(self._kelas.jurnal, self._kelas.sesi.id)
        except Galat as galat:
            self._bicara.refuse(galat)
            return
        saring, urut, most = Saringan(), URUTAN[0], BARIS_SEKALI
        while True:
            tempat = self._place(isi, saring, urut, most)
            self._bicara.open(tempat)
            answer = self._answer(tempat)
            if answer in _SARING:
                saring = self._filter(isi)
            elif answer in _URUT:
                urut = self._sort()
            elif answer in _SEMUA:
                most = max(len(isi.skor), len(isi.latihan))
            else:
                return

    def _place(self, isi: IsiPapan, saring: Saringan, urut: str, most: int) -> Tempat:
        hints = (teks.BANTUAN_SARING, teks.BANTUAN_URUT, teks.BANTUAN_SEMUA_BARIS, teks.BANTUAN_KEMBALI)
        return Tempat(
            f"{teks.PAPAN}. {isi.definisi.judul}",
            lambda: board(isi, saring, urut, self._peserta, most),
            tuple(map(hint, hints)),
        )

    def _answer(self, tempat: Tempat) -> str:
        while True:
            answer = self._bicara.ask(teks.PAPAN_TANYA, tempat).casefold()
            if answer in ("", *_SARING, *_URUT, *_SEMUA):
                return answer
            self._bicara.tell(teks.PERINTAH_TIDAK_ADA)

    def _choose(self, nama: str, pertanyaan: str, offered: Sequence[str]) -> int:
        """Ask for one of several by number; give its place from 0."""
        tempat = Tempat(nama, lambda: numbered(offered))
        self._bicara.open(tempat)
        return self._bicara.ask_number(pertanyaan, tempat, len(offered)) - 1

    def _filter(self, isi: IsiPapan) -> Saringan:
        offered = [Saringan()]
        offered += [Saringan(kelompok=kelompok) for kelompok in isi.kelompok]
        if len(isi.per_skenario) > 1:
            offered += [Saringan(skenario=skenario) for skenario in isi.per_skenario]
        if len(offered) == 1:
            self._bicara.tell(teks.SARING_NIHIL)
            return offered[0]
        return offered[self._choose(teks.SARING, teks.SARING_TANYA, [s.name(isi) for s in offered])]

    def _sort(self) -> str:
        return URUTAN[self._choose(teks.URUT, teks.URUT_TANYA, [teks.URUTAN[kolom] for kolom in URUTAN])]


def board(isi: IsiPapan, saring: Saringan, urut: str, peserta: str, most: int) -> Iterator[str]:
    """Tell a board: the participant's own place, the rows, then practice.

    `peserta` is the participant's id; of a long list only the first `most` rows are told.
    """
    if not isi.skor:
        yield from wrap(teks.PAPAN_KOSONG)
        return
    weight = isi.definisi.bobot_integritas
    rows = isi.skor if saring.skenario is None else isi.per_skenario[saring.skenario]
    yield from _own(isi, rows, peserta)
    facts = [teks.PAPAN_BOBOT.format(i=weight, k=100 - weight)]
    if saring != Saringan():
        facts.append(teks.PAPAN_SARING.format(saring=saring.name(isi)))
    facts.append(teks.PAPAN_URUT.format(urut=teks.URUTAN[urut]))
    yield from wrap(" ".join(facts))
    shown = [row for row in sort_rows(rows, urut) if saring.kelompok in (None, row.kelompok)]
    for name in dict.fromkeys(row.skenario for row in shown):
        heading = teks.PESERTA if name is None else teks.SKENARIO_JUDUL.format(judul=isi.judul.get(name, name))
        yield from section(heading, _first([_row(row) for row in shown if row.skenario == name], most))
    yield from section(teks.PAPAN_LATIHAN, _first(list(_practice(isi, saring)), most))
    yield ""
    yield from wrap(KETERANGAN)


def _first(rows: Sequence[str], most: int) -> Iterator[str]:
    for row in rows[:most]:
        yield from wrap(row)
    if len(rows) > most:
        yield from wrap(teks.PAPAN_SISA.format(n=len(rows) - most))


def _own(isi: IsiPapan, rows: Sequence[BarisPapan], peserta: str) -> Iterator[str]:
    for row in rows:
        if not peserta.startswith(row.peserta):
            continue
        ranked = sum(r.peringkat is not None and r.skenario == row.skenario for r in rows)
        if row.peringkat is None:
            said = teks.PAPAN_BELUM.format(selesai=row.selesai_n, semua=row.ditugaskan_n)
        else:
            said = _shared(row, teks.PAPAN_DARI.format(peringkat=row.peringkat, n=ranked))
        form = teks.PAPAN_ANDA if row.skenario is None else teks.PAPAN_ANDA_DI
        judul = isi.judul.get(row.skenario or "", row.skenario or "")
        yield from wrap(form.format(sandi=row.sandi, skenario=judul, keadaan=said))


def _rank(row: BarisPapan) -> str:
    if row.peringkat is None:
        return teks.TANPA_PERINGKAT
    return _shared(row, teks.PERINGKAT.format(n=row.peringkat))


def _shared(row: BarisPapan, said: str) -> str:
    return f"{said}, {teks.BERBAGI}" if row.seri else said


def _person(sandi: str, kelompok: str | None) -> str:
    return sandi if kelompok is None else teks.NAMA_PESERTA.format(sandi=sandi, kelompok=kelompok)


def _figure(x: Decimal | None) -> str:
    return teks.TIDAK_ADA_NILAI if x is None else figure(x)


def _row(row: BarisPapan) -> str:
    said = [teks.PAPAN_BARIS.format(peringkat=_rank(row), peserta=_person(row.sandi, row.kelompok))]
    if row.gabungan is not None:
        said.append(
            teks.PAPAN_NILAI.format(
                gabungan=_figure(row.gabungan), integritas=_figure(row.integritas), kepatuhan=_figure(row.kepatuhan)
            )
        )
    if row.mitigasi is not None:
        said.append(teks.PAPAN_MITIGASI.format(nilai=figure(row.mitigasi)))
    if row.berat_n:
        said.append(teks.PAPAN_BERAT.format(n=row.berat_n))
    if row.skenario is None or row.selesai_n < row.ditugaskan_n:
        said.append(teks.PAPAN_SELESAI.format(n=row.selesai_n, semua=row.ditugaskan_n))
    said += [teks.PAPAN_TANDA.get(flag, teks.PAPAN_TANDA_LAIN.format(tanda=flag)) for flag in row.tanda.split()]
    return " ".join(said)


def _practice(isi: IsiPapan, saring: Saringan) -> Iterable[str]:
    for row in isi.latihan:
        if saring.kelompok in (None, row.kelompok) and saring.skenario in (None, row.skenario):
            yield teks.PAPAN_LATIHAN_BARIS.format(
                peserta=_person(row.sandi, row.kelompok),
                skenario=isi.judul.get(row.skenario, row.skenario),
                ke=row.ke,
                integritas=figure(row.integritas),
                kepatuhan=figure(row.kepatuhan),
            )
