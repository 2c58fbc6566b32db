"""The commitment in plain text: one control to bring home, and what, who and when; read back before it is kept."""

from __future__ import annotations

from collections.abc import Iterable

from simulasi.catatan import IsianDitolak, Komitmen, check_text
from simulasi.lari.perjalanan import Perjalanan
from simulasi.polos import pembahasan, teks
from simulasi.polos.markah import wrap
from simulasi.polos.percakapan import Percakapan, Tempat, hint

_TIDAK = ("t", "tidak", "batal")
_YA = ("", "y", "ya")


class TulisKomitmen:
    """Asks for the commitment of one run."""

    def __init__(self, bicara: Percakapan, run: Perjalanan) -> None:
        self._bicara = bicara
        self._run = run
        self._kendali = run.skenario.mitigasi

    def read(self) -> Iterable[str]:
        """Give the page: what is kept already, the controls."""
        return pembahasan.commitment(self._kendali, self._run.komitmen)

    def write(self, nomor: int) -> None:
        """Ask what, who and when about control `nomor` (from 0), and keep it once the person agrees."""
        kendali = self._kendali[nomor]
        answers: list[str] = []
        for pertanyaan, isian in (
            (teks.APA_TANYA, "Isian apa"),
            (teks.SIAPA_TANYA, "Isian siapa"),
            (teks.KAPAN_TANYA, "Isian kapan"),
        ):
            found = self._line(pertanyaan, isian)
            if found is None:
                self._bicara.tell(teks.TIDAK_DISIMPAN)
                return
            answers.append(found)
        self._keep(Komitmen(kendali.id, *answers))

    def _line(self, pertanyaan: str, isian: str) -> str | None:
        """Ask for one text until the journal would take it; None where the person gives up."""
        tempat = Tempat(
            f"{teks.BAWA_PULANG}, {isian.lower()}",
            lambda: wrap(pertanyaan),
            (hint(teks.BANTUAN_ISIAN), hint(teks.BANTUAN_BATAL)),
        )
        while True:
            answer = self._bicara.ask(pertanyaan, tempat)
            if answer.casefold() in _TIDAK:
                return None
            try:
                line = check_text(answer, isian)
            except IsianDitolak as galat:
                self._bicara.refuse(galat)
                continue
            if line:
                return line
            self._bicara.tell(teks.ISIAN_KOSONG)

    def _keep(self, komitmen: Komitmen) -> None:
        tempat = Tempat(
            teks.ISIAN_PERIKSA,
            lambda: pembahasan.promised(self._kendali, komitmen),
            (hint(teks.BANTUAN_SIMPAN), hint(teks.BANTUAN_BATAL)),
        )
        self._bicara.open(tempat)
        while True:
            answer = self._bicara.ask(teks.SIMPAN_TANYA, tempat).casefold()
            if answer in _YA:
                self._run.commit(komitmen)
                self._bicara.tell(teks.KOMITMEN_TERSIMPAN)
                return
            if answer in _TIDAK:
                self._bicara.tell(teks.TIDAK_DISIMPAN)
                return
            self._bicara.tell(teks.PERINTAH_TIDAK_ADA)
