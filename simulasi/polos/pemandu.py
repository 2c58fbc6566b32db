"""The guide of plain-text play: who plays, the library, and from a briefing through the story to its end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, TextIO

from simulasi.catatan import Peserta, check_sandi
from simulasi.dasar.galat import Galat
from simulasi.lari.kelas import Entri, Kelas, SkenarioBermasalah, StatusSkenario
from simulasi.lari.perjalanan import Perjalanan
from simulasi.polos import halaman, teks
from simulasi.polos.cerita import Cerita
from simulasi.polos.markah import numbered, wrap
from simulasi.polos.papan import Papan
from simulasi.polos.percakapan import Keluar, MasukanHabis, Percakapan, Perintah, Pulang, Tempat, hint, number
from simulasi.polos.sesudah import SesudahCerita
from simulasi.skenario.model import Skenario

_GANTI: Final = ("g", "ganti")
ORANG_MAKS: Final = 99
"""Most people around one laptop."""

_Daftar = Sequence[tuple[Entri, StatusSkenario]]


class Polos:
    """Plain-text play on two streams (standard input and output if left out)."""

    def __init__(self, kelas: Kelas, masuk: TextIO | None = None, keluar: TextIO | None = None) -> None:
        self._kelas = kelas
        self._bicara = Percakapan(masuk, keluar)
        self._peserta: Peserta | None = None
        self._orang = 1

    @property
    def _who(self) -> Peserta:
        if self._peserta is None:
            raise RuntimeError
        return self._peserta

    def play(self, skenario: str | Path, *, sandi: str | None = None, kelompok: str | None = None) -> int:
        """Play one scenario; give the exit code (1 where it has errors or the input ended before the story)."""
        try:
            self._kelas.open(skenario)
        except SkenarioBermasalah as galat:
            name = skenario.stem if isinstance(skenario, Path) else skenario
            self._bicara.open(_findings_place(name, galat))
            return 1

        def work() -> None:
            if sandi is not None:
                self._take(self._kelas.participant(sandi, kelompok))
            else:
                self._ask_participant(kelompok)
            self._play(skenario)

        return self._guard(work)

    def browse(self) -> int:
        """Choose from the library until the person leaves; give the exit code."""

        def work() -> None:
            self._bicara.beranda = True
            self._ask_participant()
            while True:
                with suppress(Pulang):
                    self._library()

        return self._guard(work)

    def _guard(self, work: Callable[[], None]) -> int:
        try:
            work()
        except Keluar:
            self._bicara.tell("", teks.SAMPAI_JUMPA)
        except MasukanHabis:
            self._bicara.tell(teks.MASUKAN_BERAKHIR)
            return 1
        return 0

    # --- who plays --------------------------------------------------------------------------------

    def _ask_participant(self, kelompok: str | None = None) -> None:
        """Ask who plays: the last one at this laptop, or a call sign and a group."""
        last = self._kelas.last_participant()
        if last is None:
            self._new_participant(kelompok)
            return
        tempat = Tempat(
            teks.PESERTA,
            lambda: wrap(teks.PESERTA_AKHIR.format(peserta=halaman.person(last), sandi=last.sandi)),
            (hint(teks.BANTUAN_PESERTA_LAIN),),
        )
        self._bicara.open(tempat)
        while (answer := self._bicara.ask(teks.PESERTA_AKHIR_TANYA.format(sandi=last.sandi), tempat)) != "":
            if answer.casefold() in _GANTI:
                self._new_participant(kelompok)
                return
            self._bicara.tell(teks.PERINTAH_TIDAK_ADA)
        self._take(last)

    def _new_participant(self, kelompok: str | None = None) -> None:
        proposal = self._kelas.propose_sandi()
        said = teks.PESERTA_KELOMPOK_ISI if self._group else teks.PESERTA_ISI
        tempat = Tempat(teks.PESERTA, lambda: wrap(said))
        self._bicara.open(tempat)
        while True:
            question = teks.SANDI_KELOMPOK_TANYA if self._group else teks.SANDI_TANYA
            sandi = self._bicara.ask(question.format(sandi=proposal), tempat) or proposal
            try:
                check_sandi(sandi)  # judged before the next question
                group = kelompok if kelompok is not None else self._ask_group(tempat)
                self._take(self._kelas.participant(sandi, group))
            except Galat as galat:
                self._bicara.refuse(galat)
            else:
                return

    def _ask_group(self, tempat: Tempat) -> str | None:
        offered = self._kelas.sesi.kelompok
        if not offered:
            return self._bicara.ask(teks.KELOMPOK_TANYA, tempat) or None
        place = Tempat(teks.KELOMPOK_ADA, lambda: numbered(offered))
        self._bicara.open(place)
        while True:
            answer = self._bicara.ask(teks.KELOMPOK_NOMOR, place)
            named = next((one for one in offered if one.casefold() == answer.casefold()), None)
            chosen = number(answer, len(offered))
            if named is not None or chosen is not None:
                return named if chosen is None else offered[chosen - 1]
            self._bicara.tell(teks.NOMOR_SAJA.format(n=len(offered)))

    def _take(self, peserta: Peserta) -> None:
        """Let somebody play, remembered as the last one at this laptop; a group says how many people it is."""
        self._peserta = self._kelas.participant(peserta.sandi)
        self._orang = 1
        if self._group:
            self._orang = self._ask_people(self._kelas.people(peserta))
            self._kelas.set_people(peserta, self._orang)

    @property
    def _group(self) -> bool:
        return self._kelas.sesi.mode == "kelompok"

    def _ask_people(self, before: int) -> int:
        """Ask how many people play; Enter for as many as `before` (1: it was never said)."""
        question = teks.ORANG_TANYA if before == 1 else teks.ORANG_LAGI_TANYA.format(n=before)
        tempat = Tempat(teks.PESERTA, lambda: wrap(question))
        while True:
            answer = self._bicara.ask(question, tempat)
            found = before if answer == "" and before > 1 else number(answer, ORANG_MAKS)
            if found is not None:
                return found
            self._bicara.tell(teks.ORANG_SALAH.format(n=ORANG_MAKS))

    # --- Beranda ----------------------------------------------------------------------------------

    def _library(self) -> None:
        """Read the library and open what is chosen."""
        if self._bicara.habis:
            raise Keluar
        self._bicara.tell("", teks.MEMUAT)
        entries = self._kelas.entries()
        if not entries:
            raise Galat(teks.PUSTAKA_KOSONG)
        listed: _Daftar = [(e, self._kelas.status(self._who, e.id)) for e in entries]
        tempat = self._library_place(listed)
        self._bicara.open(tempat)
        while True:
            try:
                answer = self._bicara.ask(teks.SKENARIO_TANYA, tempat)
            except MasukanHabis:
                self._bicara.tell(teks.MASUKAN_HABIS)
                raise Keluar from None
            chosen = number(answer, len(entries))
            if chosen is not None:
                self._open(entries[chosen - 1])
                return
            self._search(answer, listed)

    def _library_place(self, listed: _Daftar) -> Tempat:
        def read() -> Iterable[str]:
            yield from halaman.playing_as(self._who, self._orang if self._group else None)
            yield from halaman.library(listed, grouped=not self._kelas.sesi.skenario)

        return Tempat(
            f"{teks.BERANDA}. {self._kelas.sesi.judul}",
            read,
            (
                hint(teks.BANTUAN_SKENARIO),
                hint(teks.BANTUAN_CARI),
                Perintah(("p", "papan"), teks.BANTUAN_PAPAN, lambda: self._board().show()),
                Perintah(_GANTI, teks.BANTUAN_GANTI, self._change),
            ),
        )

    def _board(self) -> Papan:
        return Papan(self._kelas, self._bicara, self._who.id)

    def _change(self) -> None:
        """Hand the laptop over, then read the library for the one who plays now."""
        self._new_participant()
        raise Pulang

    def _search(self, answer: str, listed: _Daftar) -> None:
        """Name the scenarios that hold every word of the answer."""
        words = answer.casefold().split()
        if not re.search(r"[^\W\d_]{2}", answer):
            self._bicara.tell(teks.JAWABAN_TIDAK_ADA.format(n=len(listed)))
            return
        found = [n for n, (entri, _) in enumerate(listed, start=1) if entri.matches(words, teks.BIDANG)]
        kata = " ".join(answer.split())[:60]
        if found:
            self._bicara.tell(f"{teks.COCOK.format(kata=kata)}:")
            for n in found:
                self._bicara.say(halaman.library_line(n, *listed[n - 1]))
        else:
            self._bicara.tell(teks.TAK_DITEMUKAN.format(kata=kata, n=len(listed)))

    def _open(self, entri: Entri) -> None:
        try:
            if entri.bermasalah:
                self._findings(entri.judul, SkenarioBermasalah(entri.temuan))
            else:
                self._play(entri.id)
        except SkenarioBermasalah as galat:  # the file has changed since it was listed
            self._findings(entri.judul, galat)
        except Galat as galat:
            self._bicara.refuse(galat)

    def _findings(self, judul: str, galat: SkenarioBermasalah) -> None:
        tempat = _findings_place(judul, galat)
        self._bicara.open(tempat)
        self._bicara.ask(teks.KEMBALI_TANYA, tempat)

    # --- one scenario -----------------------------------------------------------------------------

    def _play(self, skenario: str | Path) -> None:
        lakon = self._kelas.open(skenario)
        run = self._begin(skenario, lakon.skenario)
        Cerita(self._bicara).tell(run)  # nothing to tell where a finished run is heard again
        SesudahCerita(self._kelas, self._bicara, self._who.id).lead(run)

    def _begin(self, skenario: str | Path, isi: Skenario) -> Perjalanan:
        """Introduce a scenario; give the run that the person chose: resumed, finished before, or begun now."""
        unfinished = self._kelas.unfinished(self._who, isi.id)
        last = self._kelas.finished(self._who, isi.id)
        finished = None if last is None else self._kelas.resume(last)
        answers: dict[str, Perjalanan | None] = {"": None, "y": None, "ya": None}
        question, wrong, bantuan = teks.SETUJU_TANYA, teks.PERINTAH_TIDAK_ADA, teks.BANTUAN_SETUJU
        if unfinished is not None:
            answers = {"1": unfinished, "2": None}
            question, wrong, bantuan = teks.NOMOR_PILIHAN, teks.NOMOR_SAJA.format(n=2), teks.BANTUAN_LANJUTKAN
        hints = [hint(bantuan)]
        if finished is not None:
            answers |= {"h": finished, "hasil": finished}
            hints.append(hint(teks.BANTUAN_HASIL))
        nama = f"{teks.PENGANTAR}. {isi.judul}"
        tempat = Tempat(nama, lambda: halaman.opening(isi, unfinished, finished is not None), tuple(hints))
        self._bicara.open(tempat)
        while (answer := self._bicara.ask(question, tempat).casefold()) not in answers:
            self._bicara.tell(wrong)
        return answers[answer] or self._kelas.begin(self._who, skenario, orang=self._orang)


def _findings_place(judul: str, galat: SkenarioBermasalah) -> Tempat:
    errors = [t for t in galat.temuan if t.tingkat == "galat"]
    return Tempat(f"{teks.TEMUAN}. {judul}", lambda: halaman.findings(errors), (hint(teks.BANTUAN_KEMBALI),))
