"""One recorded run being played: the engine steps, the journal keeps, in that order and never one without the other."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Final

from simulasi.catatan import Jurnal, JurnalHilang, Komitmen, Lari
from simulasi.catatan.bacaan import choice_of
from simulasi.lari.hasil_lari import HasilLari, make_result
from simulasi.lari.lakon import Lakon
from simulasi.permainan.mesin import Keadaan, exhibits, insertions, moves, replay, step
from simulasi.permainan.program import Program
from simulasi.skenario.model import Adegan, Berkas, Pilihan, Skenario
from simulasi.skenario.sesi import Sesi


class Perjalanan:
    """A run of one participant, at the moment that it has reached.

    A resumed run is its choices replayed; what was confirmed on screen is on disk.
    """

    def __init__(self, lakon: Lakon, jurnal: Jurnal, lari: Lari, sesi: Sesi) -> None:
        self.lakon: Lakon = lakon
        self._jurnal: Jurnal = jurnal
        self.sesi: Final = sesi
        self.lari_id: str = lari.id
        self.latihan: Final = lari.asal is not None
        """Whether this run branched off another one (*ulangi dari sini*): it is never ranked."""
        self.orang: Final = lari.orang
        self._kendali: tuple[str, ...] | None = lari.kendali
        self._komitmen: Komitmen | None = lari.komitmen
        self._lari: Final = lari
        self._tercatat: list[dict[str, object]] = [
            choice_of(c.pilihan, c.waktu, c.detik, c.tangan) for c in lari.pilihan
        ]
        """The choices as they would be written elsewhere, where the journal is lost (`Jurnal.keep_elsewhere`)."""
        self._pilihan: list[str] = [tercatat.pilihan for tercatat in lari.pilihan]
        self._tangan: list[Mapping[str, int] | None] = [tercatat.tangan for tercatat in lari.pilihan]
        self._keadaan: Keadaan = replay(lakon.program, self._pilihan)[-1]
        self._dibuka: set[tuple[int, int]] = {(langkah, nomor) for langkah, _, nomor in lari.berkas_dibuka}
        if self.selesai and lari.selesai is None:
            jurnal.finish_run(lari.id, self._keadaan.adegan)

    @property
    def program(self) -> Program:
        """The compiled scenario."""
        return self.lakon.program

    @property
    def skenario(self) -> Skenario:
        """The scenario."""
        return self.lakon.skenario

    @property
    def keadaan(self) -> Keadaan:
        """Where the run is now."""
        return self._keadaan

    @property
    def pilihan(self) -> tuple[str, ...]:
        """The ids of the choices made so far."""
        return tuple(self._pilihan)

    @property
    def tangan(self) -> tuple[Mapping[str, int] | None, ...]:
        """The tally of hands by choice id at each move; None where none was taken."""
        return tuple(self._tangan)

    @property
    def adegan(self) -> Adegan:
        """The scene now."""
        return self.skenario.adegan[self._keadaan.adegan]

    @property
    def selesai(self) -> bool:
        """Whether the run has reached an ending."""
        return self.adegan.akhir is not None

    @property
    def tersedia(self) -> tuple[Pilihan, ...]:
        """The choices on offer, in the order to show: shuffled by the run's id, or the file's (`format.md` §5)."""
        offered = moves(self.program, self._keadaan)
        return shuffle(offered, f"{self.lari_id}/{self._keadaan.adegan}/") if self.sesi.acak_pilihan else offered

    @property
    def sisipan(self) -> tuple[str, ...]:
        """The paragraphs to append to the narrative now."""
        return tuple(s.teks for s in insertions(self.program, self._keadaan))

    @property
    def berkas(self) -> tuple[tuple[int, Berkas], ...]:
        """The exhibits on view now, each with its place in the scene."""
        return exhibits(self.program, self._keadaan)

    def choose(
        self,
        pilihan: str,
        langkah: int,
        *,
        detik: float | None = None,
        tangan: Mapping[str, int] | None = None,
    ) -> Pilihan:
        """Decide: the choice is on disk when this returns, with the ending that it leads to; the run has moved on.

        `langkah` is the step that was on screen (`keadaan.langkah`). Raises `LangkahBasi` for a second answer,
        `PilihanTidakTersedia`, and the journal's errors; then nothing has moved.
        """
        after = step(self.program, self._keadaan, pilihan, langkah)
        reached = self.skenario.adegan[after.adegan]
        akhir = after.adegan if reached.akhir is not None else None
        made = choice_of(pilihan, self._jurnal.moment(), detik, tangan)
        try:
            self._jurnal.record_choice(self.lari_id, langkah, pilihan, detik=detik, tangan=tangan, akhir=akhir)
        except JurnalHilang as galat:
            if galat.berkas is not None:
                raise
            everything = [*self._tercatat, made]
            raise self._jurnal.keep_elsewhere(self._lari, everything, akhir, self.lakon.kanonik) from galat
        self._tercatat.append(made)
        chosen = next(p for p in self.adegan.pilihan if p.id == pilihan)
        self._pilihan.append(pilihan)
        self._tangan.append(tangan)
        self._keadaan = after
        return chosen

    def open_exhibit(self, nomor: int) -> None:
        """Record that an exhibit was opened, once a step."""
        key = (self._keadaan.langkah, nomor)
        if key not in self._dibuka:
            self._jurnal.record_exhibit(self.lari_id, key[0], self._keadaan.adegan, nomor)
            self._dibuka.add(key)

    def umpan_balik(self, pilihan: Pilihan) -> str | None:
        """Give the feedback to show right after a choice: only where the session says so."""
        return pilihan.umpan_balik if self.sesi.umpan_balik == "langsung" else None

    def hasil(self) -> HasilLari:
        """Give the result of the finished run."""
        bobot = self.sesi.bobot
        return make_result(self.lakon, self._pilihan, (bobot.integritas, bobot.kepatuhan))

    @property
    def kendali(self) -> tuple[str, ...] | None:
        """The controls that were picked in the challenge, by id; None before the first pick."""
        return self._kendali

    @property
    def komitmen(self) -> Komitmen | None:
        """The commitment that was written; None before it."""
        return self._komitmen

    def pick_controls(self, pilihan: int) -> None:
        """Keep the controls picked in the challenge (bits by number); a later pick takes the earlier one's place.

        In a practice run the journal hears nothing of it (`layar.md` 6).
        """
        names = self.lakon.tantangan.names(pilihan)
        if not self.latihan:
            self._jurnal.record_controls(self.lari_id, names)
        self._kendali = names

    def commit(self, komitmen: Komitmen) -> None:
        """Keep the commitment. Raises `IsianDitolak` (too long, invisible characters, looks like a NIP or NIK)."""
        self._jurnal.record_commitment(self.lari_id, komitmen)
        self._komitmen = komitmen


def shuffle(offered: Sequence[Pilihan], garam: str) -> tuple[Pilihan, ...]:
    """Let the decisions change places among themselves; a move without a rating (asking, going on) keeps its place.

    The order of two decisions depends on `garam` and their ids alone, so it stays when a condition adds a third.
    """
    decisions = (p for p in offered if p.skor is not None)
    drawn = iter(sorted(decisions, key=lambda p: hashlib.sha256((garam + p.id).encode()).digest()))
    return tuple(p if p.skor is None else next(drawn) for p in offered)
