"""What follows the story in plain text, page by page: Akhir, Tantangan, Strategi, Tinjauan, Hasil, Komitmen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from simulasi.lari.hasil_lari import HasilLari, LangkahHasil
from simulasi.lari.kelas import Kelas
from simulasi.lari.perjalanan import Perjalanan
from simulasi.lari.sesudah import NamaHalaman, pages
from simulasi.polos import pembahasan, teks
from simulasi.polos.cerita import Cerita
from simulasi.polos.komitmen import TulisKomitmen
from simulasi.polos.papan import Papan
from simulasi.polos.percakapan import MasukanHabis, Percakapan, Perintah, Tempat, hint, number
from simulasi.polos.tantangan import LatihPasang, practice_name

_MUNDUR = ("s", "sebelumnya")
_SEMUA = ("l", "lengkap", "semua")

Halaman = Callable[[], "int | Perjalanan"]
"""Shows one page; gives how many pages to go on (−1, 1), or a practice run to play first."""


@dataclass
class _Buku:
    """The pages of one run and the place reached."""

    run: Perjalanan
    halaman: Sequence[Halaman]
    tempat: int = 0


class SesudahCerita:
    """Leads through the pages of a finished run, and of the practice runs that branch off it."""

    def __init__(self, kelas: Kelas, bicara: Percakapan, peserta: str) -> None:
        self._kelas = kelas
        self._bicara = bicara
        self._papan = Perintah(("p", "papan"), teks.BANTUAN_PAPAN, Papan(kelas, bicara, peserta).show)

    def lead(self, run: Perjalanan) -> None:
        """Go through all pages. Where the input ends, what is left is told to the end without a question.

        Raises `Keluar` and `Pulang`; `MasukanHabis` only inside the story of a practice run.
        """
        books = [self._book(run)]
        while books:
            book = books[-1]
            if book.tempat >= len(book.halaman):
                books.pop()
                if books:
                    self._bicara.tell("", teks.LATIHAN_KEMBALI)
                continue
            answer = book.halaman[book.tempat]()
            if isinstance(answer, Perjalanan):
                Cerita(self._bicara).tell(answer)
                books.append(self._book(answer))
            elif book.tempat + answer < 0:
                self._bicara.tell(teks.SUDAH_DI_AWAL)
            else:
                book.tempat += answer

    def _book(self, run: Perjalanan) -> _Buku:
        return _Buku(run, _Pembahasan(self._kelas, self._bicara, run, self._papan).pages())


class _Pembahasan:
    """The pages of one run."""

    def __init__(self, kelas: Kelas, bicara: Percakapan, run: Perjalanan, papan: Perintah) -> None:
        self._kelas = kelas
        self._bicara = bicara
        self._run = run
        self._hasil: HasilLari = run.hasil()
        self._papan = papan
        self._nama = pages(run)
        self._tantangan = LatihPasang(bicara, run, self._papan) if "tantangan" in self._nama else None

    def pages(self) -> list[Halaman]:
        """List the pages in order."""
        held = [page for name in self._nama for page in self._parts(name)]
        return held if self._run.latihan else [*held, self._end]

    def _parts(self, name: NamaHalaman) -> list[Halaman]:
        """Give what is heard of one page; the strategy is one part a weak point."""
        hasil, sisipan = self._hasil, self._run.sisipan
        match name:
            case "akhir":
                nama = f"{teks.AKHIR}. {hasil.adegan_akhir.judul}"
                return [partial(self._page, nama, lambda: pembahasan.ending(hasil, sisipan))]
            case "tantangan":
                return [self._challenge]
            case "strategi":
                points = [
                    partial(
                        self._page,
                        teks.TITIK.format(nomor=i + 1, semua=len(hasil.strategi)),
                        partial(pembahasan.weak_point, hasil.strategi, i),
                    )
                    for i in range(len(hasil.strategi))
                ]
                return [partial(self._page, teks.STRATEGI, self._strategy), *points]
            case "tinjauan":
                return [self._review]
            case "hasil":
                return [partial(self._page, teks.HASIL, self._result)]
            case "komitmen":
                return [self._commitment]

    def _place(self, nama: str, baca: Callable[[], Iterable[str]], *lain: Perintah) -> Tempat:
        if self._run.latihan:
            nama = practice_name(nama)
        return Tempat(nama, baca, (*lain, hint(teks.BANTUAN_MUNDUR), self._papan))

    def _page(self, nama: str, baca: Callable[[], Iterable[str]]) -> int:
        tempat = self._place(nama, baca, hint(teks.BANTUAN_MAJU))
        self._bicara.open(tempat)
        return self._forward(teks.MAJU_TANYA, tempat)

    def _forward(self, pertanyaan: str, tempat: Tempat) -> int:
        while True:
            step = self._turn(self._ask(pertanyaan, tempat))
            if step is not None:
                return step
            self._bicara.tell(teks.PERINTAH_TIDAK_ADA)

    def _ask(self, pertanyaan: str, tempat: Tempat) -> str:
        """Ask; the end of the input reads like Enter: the pages that are left are told to the end."""
        said = self._bicara.habis
        try:
            return self._bicara.ask(pertanyaan, tempat)
        except MasukanHabis:
            if not said:
                self._bicara.tell(teks.SISANYA)
            return ""

    @staticmethod
    def _turn(answer: str) -> int | None:
        """Read an answer that turns the page."""
        if answer.casefold() in _MUNDUR:
            return -1
        return 1 if answer == "" else None

    def _challenge(self) -> int:
        held = self._tantangan
        if held is None or self._bicara.habis:
            return 1
        if held.selesai and not self._run.latihan:
            state = partial(pembahasan.challenge_state, self._run.lakon.tantangan.look(held.pilihan))
            self._bicara.tell(teks.TANTANGAN_DIKUNCI)
            return self._page(teks.TANTANGAN, state)
        try:
            held.hold()
        except MasukanHabis:
            self._bicara.tell(teks.SISANYA)
        return 1

    def _strategy(self) -> Iterable[str]:
        held = self._tantangan
        # one that was never taken stays open for another time: its best set is not given away
        taken = held is not None and (held.selesai or held.pilihan != 0)
        picked = held.pilihan if held is not None and taken else None
        return pembahasan.strategy(self._hasil, self._run.lakon.tantangan, picked)

    def _result(self) -> Iterable[str]:
        ranges = self._run.lakon.rentang_akhir[self._hasil.nilai.akhir]
        return pembahasan.result(self._hasil, ranges, latihan=self._run.latihan)

    # --- Tinjauan ---------------------------------------------------------------------------------

    def _review(self) -> int | Perjalanan:
        steps = self._hasil.langkah
        tempat = self._place(
            teks.TINJAUAN,
            lambda: pembahasan.review(self._hasil),
            hint(teks.BANTUAN_LANGKAH),
            hint(teks.BANTUAN_LENGKAP),
            hint(teks.BANTUAN_ULANGI_DARI),
            hint(teks.BANTUAN_MAJU),
        )
        self._bicara.open(tempat)
        while True:
            answer = self._ask(teks.TINJAUAN_TANYA, tempat)
            turned = self._turn(answer)
            again = re.fullmatch(r"ulangi(?: dari sini)? *([0-9]{1,4})", " ".join(answer.casefold().split()))
            one = number(answer, len(steps))
            if self._bicara.habis or answer.casefold() in _SEMUA:
                for step in steps:
                    self._step(step)
            elif one is not None:
                self._step(steps[one - 1])
            elif again is not None or answer.casefold().startswith("ulangi"):
                chosen = None if again is None else number(again[1], len(steps))
                if chosen is not None:
                    self._bicara.tell(teks.LATIHAN_MULAI.format(n=chosen))
                    return self._kelas.practise(self._run, chosen - 1)
                self._bicara.tell(teks.ULANGI_NOMOR.format(n=len(steps)))
            elif turned is None:
                self._bicara.tell(teks.JAWABAN_TIDAK_ADA.format(n=len(steps)))
            if turned is not None:
                return turned

    def _step(self, step: LangkahHasil) -> None:
        tangan = self._run.tangan[step.nomor - 1]
        nama = teks.LANGKAH_JUDUL.format(nomor=step.nomor, semua=len(self._hasil.langkah), adegan=step.adegan.judul)
        self._bicara.open(Tempat(nama, lambda: pembahasan.step_in_full(step, tangan)))

    # --- Komitmen, the end ------------------------------------------------------------------------

    def _commitment(self) -> int:
        if self._bicara.habis:
            return 1
        page = TulisKomitmen(self._bicara, self._run)
        tempat = self._place(teks.BAWA_PULANG, page.read, hint(teks.BANTUAN_BAWA_PULANG), hint(teks.BANTUAN_MAJU))
        self._bicara.open(tempat)
        most = len(self._run.skenario.mitigasi)
        while True:
            kept = self._run.komitmen is not None
            answer = self._ask(teks.BAWA_PULANG_GANTI if kept else teks.BAWA_PULANG_TANYA, tempat)
            turned, chosen = self._turn(answer), number(answer, most)
            if turned is not None:
                return turned
            if chosen is None:
                self._bicara.tell(teks.JAWABAN_TIDAK_ADA.format(n=most))
                continue
            try:
                page.write(chosen - 1)
            except MasukanHabis:
                return 1

    def _end(self) -> int:
        if self._bicara.habis:
            return 1
        nama = teks.SELESAI
        tempat = self._place(nama, lambda: [teks.SELESAI_ISI], hint(teks.BANTUAN_TUTUP))
        self._bicara.open(tempat)
        return self._forward(teks.SELESAI_BERANDA if self._bicara.beranda else teks.SELESAI_KELUAR, tempat)
