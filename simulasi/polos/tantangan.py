"""The mitigation challenge in plain text: a number puts a control in place or takes it away, `selesai` ends it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from simulasi.lari.perjalanan import Perjalanan
from simulasi.lari.tantangan import KendaliDitolak
from simulasi.polos import pembahasan, teks
from simulasi.polos.markah import wrap
from simulasi.polos.percakapan import MasukanHabis, Percakapan, Perintah, Tempat, hint, number

_SELESAI = ("selesai", "sudah")


def practice_name(nama: str) -> str:
    """Name a page of a practice run."""
    return teks.LATIHAN.format(nama=nama[:1].lower() + nama[1:])


class LatihPasang:
    """The challenge of one run. What is on record when it is finished counts, and stays."""

    def __init__(self, bicara: Percakapan, run: Perjalanan, papan: Perintah) -> None:
        self._bicara = bicara
        self._run = run
        self._tantangan = run.lakon.tantangan
        self.pilihan = 0 if run.kendali is None else self._tantangan.pick(run.kendali)
        self.selesai = run.kendali is not None
        self._ragu = False
        nama = teks.TANTANGAN
        self._tempat = Tempat(
            practice_name(nama) if run.latihan else nama,
            self._read,
            (hint(teks.BANTUAN_KENDALI), hint(teks.BANTUAN_JELASKAN), hint(teks.BANTUAN_SELESAI), papan),
        )

    def _read(self) -> Iterable[str]:
        if self._run.latihan:
            yield from wrap(teks.TANTANGAN_LATIHAN)
        yield from pembahasan.challenge(self._tantangan.look(self.pilihan))

    def hold(self) -> None:
        """Ask for picks until the person has finished."""
        self._bicara.open(self._tempat)
        self.selesai = False  # practice may begin again
        try:
            while not self.selesai:
                self._answer(self._bicara.ask(teks.KENDALI_TANYA, self._tempat).casefold())
        except MasukanHabis:
            if self.pilihan:  # the best set is told next
                self._run.pick_controls(self.pilihan)
            raise
        self._bicara.tell(teks.TANTANGAN_LATIHAN_SELESAI if self._run.latihan else teks.TANTANGAN_SELESAI)
        self._bicara.say(pembahasan.challenge_result(self._tantangan.look(self.pilihan)))

    def _answer(self, answer: str) -> None:
        kendali = self._tantangan.kendali
        chosen = number(answer, len(kendali))
        asked = re.fullmatch(r"(?:j|jelaskan) ?([0-9]{1,3})", answer)
        if chosen is not None:
            self._switch(chosen - 1)
        elif asked is not None:
            place = number(asked[1], len(kendali))
            if place is None:
                self._bicara.tell(teks.JELASKAN_TIDAK_ADA.format(n=len(kendali)))
            else:
                chosen_one = kendali[place - 1]
                nama = teks.TANTANGAN_KENDALI.format(nomor=place, judul=chosen_one.judul)
                self._bicara.open(Tempat(nama, lambda: pembahasan.explain(chosen_one)))
        elif answer in _SELESAI:
            self._finish()
        else:
            self._bicara.tell(teks.TANTANGAN_SALAH.format(n=len(kendali)))

    def _switch(self, nomor: int) -> None:
        self._ragu = False
        before = self._tantangan.look(self.pilihan)
        try:
            after = self._tantangan.switch(self.pilihan, nomor)
        except KendaliDitolak as galat:
            self._bicara.refuse(galat)
            return
        self.pilihan = after
        self._bicara.say(pembahasan.switched(self._tantangan.kendali[nomor], before, self._tantangan.look(after)))

    def _finish(self) -> None:
        """End the challenge; an empty pick wants to be said twice."""
        if self.pilihan == 0 and not self._ragu:
            self._ragu = True
            self._bicara.tell(teks.TANTANGAN_KOSONG)
            return
        self._run.pick_controls(self.pilihan)
        self.selesai = True
