"""Playing a story in plain text: scene by scene, a number marks, Enter decides."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from simulasi.dasar.galat import Galat
from simulasi.lari.perjalanan import Perjalanan
from simulasi.polos import halaman, teks
from simulasi.polos.markah import numbered, wrap
from simulasi.polos.percakapan import Percakapan, Perintah, Tempat, hint, number, where
from simulasi.skenario.model import Pilihan

_TIDAK = ("t", "tidak", "batal")
_YA = ("", "y", "ya")


@dataclass
class _Meja:
    """What stands between a scene and its decision: the mark and the tally (by number of the choice, from 1)."""

    langkah: int
    mulai: float
    pilihan: tuple[Pilihan, ...]
    ditandai: int | None = None
    tangan: dict[int, int] = field(default_factory=dict[int, int])


class Cerita:
    """Tells one run to its end."""

    def __init__(self, bicara: Percakapan) -> None:
        self._bicara = bicara

    def tell(self, run: Perjalanan) -> None:
        """Go on until the story has ended. Raises what leads away from it (`Keluar`, `Pulang`, `MasukanHabis`)."""
        while not run.selesai:
            self._scene(run)

    def _scene(self, run: Perjalanan) -> None:
        meja = _Meja(run.keadaan.langkah, time.monotonic(), run.tersedia)
        tempat = self._place(run, meja)
        self._bicara.open(tempat)
        while run.keadaan.langkah == meja.langkah:
            if len(meja.pilihan) == 1:
                self._turn_page(run, meja, tempat)
            elif meja.ditandai is None:
                self._mark(run, meja, self._bicara.ask(teks.NOMOR_PILIHAN, tempat))
            else:
                self._confirm(run, meja, tempat)

    def _place(self, run: Perjalanan, meja: _Meja) -> Tempat:
        nama = teks.ADEGAN.format(n=meja.langkah + 1)
        if run.latihan:
            nama = teks.LATIHAN.format(nama=nama.lower())
        commands = [hint(teks.BANTUAN_LANJUT)]
        if len(meja.pilihan) > 1:
            commands = [hint(teks.BANTUAN_TANDAI), hint(teks.BANTUAN_TIDAK)]
            if run.sesi.mode == "kelompok":
                commands.append(Perintah(("v", "hitung"), teks.BANTUAN_HITUNG, lambda: self._count(run, meja)))
        if run.berkas:
            commands.append(hint(teks.BANTUAN_BERKAS))
        return Tempat(f"{nama}. {run.adegan.judul}", lambda: self._read(run, meja), tuple(commands))

    def _read(self, run: Perjalanan, meja: _Meja) -> Iterable[str]:
        yield from halaman.scene(run)
        if meja.tangan:
            yield ""
            yield from halaman.tally(meja.tangan, run.orang)
        if meja.ditandai is not None:
            yield ""
            yield from wrap(teks.PUTUSKAN.format(n=meja.ditandai))

    def _turn_page(self, run: Perjalanan, meja: _Meja, tempat: Tempat) -> None:
        answer = self._bicara.ask(teks.LANJUT_TANYA, tempat)
        if answer.casefold() in (*_YA, "1"):
            self._decide(run, meja, 1)
        elif not self._exhibit(run, answer):
            self._bicara.tell(teks.PERINTAH_TIDAK_ADA)

    def _mark(self, run: Perjalanan, meja: _Meja, answer: str) -> None:
        chosen = number(answer, len(meja.pilihan))
        if chosen is not None:
            meja.ditandai = chosen
            self._bicara.tell(teks.DITANDAI.format(n=chosen, teks=meja.pilihan[chosen - 1].teks))
            if run.sesi.mode == "kelompok":
                self._bicara.say(halaman.tally(meja.tangan, run.orang) if meja.tangan else wrap(teks.HITUNG_BELUM))
        elif self._exhibit(run, answer) or self._count_at_once(run, meja, answer):
            return
        elif answer.casefold() in _YA:
            self._bicara.tell(teks.TANDAI_DULU.format(n=len(meja.pilihan)))
        else:
            self._bicara.tell(teks.JAWABAN_TIDAK_ADA.format(n=len(meja.pilihan)))

    def _confirm(self, run: Perjalanan, meja: _Meja, tempat: Tempat) -> None:
        marked = meja.ditandai or 1
        answer = self._bicara.ask(teks.PUTUSKAN_TANYA.format(n=marked), tempat)
        if answer.casefold() in _YA:
            self._decide(run, meja, marked)
        elif answer.casefold() in _TIDAK:
            meja.ditandai = None
            self._bicara.tell(teks.TANDA_DILEPAS)
        else:
            self._mark(run, meja, answer)

    def _decide(self, run: Perjalanan, meja: _Meja, nomor: int) -> None:
        tangan = {meja.pilihan[n - 1].id: hands for n, hands in meja.tangan.items()} or None
        seconds = time.monotonic() - meja.mulai
        try:
            chosen = run.choose(meja.pilihan[nomor - 1].id, meja.langkah, detik=seconds, tangan=tangan)
        except Galat as galat:
            meja.ditandai = None
            self._bicara.refuse(galat)
            return
        for heading, isi in ((teks.AKIBAT, chosen.akibat), (teks.UMPAN_BALIK, run.umpan_balik(chosen))):
            if isi is not None:
                self._bicara.say(["", *wrap(f"{heading}: {isi}")])
        if not run.selesai:
            self._bicara.tell(teks.TERSIMPAN.format(n=run.keadaan.langkah))

    def _exhibit(self, run: Perjalanan, answer: str) -> bool:
        """Open an exhibit where the answer asks for one; tell whether it did."""
        asked = re.fullmatch(r"(?:b|berkas) ?([0-9]{0,3})", answer.casefold())
        if asked is None:
            return False
        on_view = dict(run.berkas)
        place = int(asked[1]) - 1 if asked[1] else next(iter(on_view), -1) if len(on_view) == 1 else -1
        if place in on_view:
            run.open_exhibit(place)
            self._bicara.say(["", *where(f"{teks.BERKAS}. {on_view[place].judul}")])
            self._bicara.say([*halaman.exhibit(on_view[place]), ""])
        elif on_view:
            names = "; ".join(f"b{nomor + 1}, {berkas.judul}" for nomor, berkas in run.berkas)
            self._bicara.tell(teks.BERKAS_TIDAK_ADA.format(daftar=names))
        else:
            self._bicara.tell(teks.BERKAS_TANPA)
        return True

    # --- tally of hands ---------------------------------------------------------------------------

    def _count_at_once(self, run: Perjalanan, meja: _Meja, answer: str) -> bool:
        """Take `v 3 5 1`; tell whether the answer was one of that form."""
        if run.sesi.mode != "kelompok" or re.fullmatch(r"(?:v|hitung)(?: +[0-9]{1,4})+", answer.casefold()) is None:
            return False
        hands = [int(part) for part in answer.split()[1:]]
        if len(hands) != len(meja.pilihan):
            self._bicara.tell(teks.HITUNG_JUMLAH.format(n=len(meja.pilihan)))
        else:
            self._keep(run, meja, hands)
        return True

    def _count(self, run: Perjalanan, meja: _Meja) -> None:
        """Ask for the hands of every choice in turn."""
        tempat = Tempat(
            teks.HITUNG,
            lambda: [
                *wrap(teks.HITUNG_ISI),
                *wrap(teks.ORANG.format(n=run.orang)),
                *numbered(p.teks for p in meja.pilihan),
            ],
            (hint(teks.BANTUAN_TANGAN), hint(teks.HITUNG_BATAL)),
        )
        self._bicara.open(tempat)
        while True:
            hands: list[int] = []
            while len(hands) < len(meja.pilihan):
                answer = self._bicara.ask(teks.HITUNG_TANYA.format(n=len(hands) + 1), tempat)
                if answer.casefold() in _TIDAK:
                    return
                if re.fullmatch(r"[0-9]{0,4}", answer) is None or int(answer or 0) > run.orang:
                    self._bicara.tell(teks.HITUNG_SALAH.format(n=run.orang))
                else:
                    hands.append(int(answer or 0))
            if self._keep(run, meja, hands):
                return

    def _keep(self, run: Perjalanan, meja: _Meja, hands: list[int]) -> bool:
        if sum(hands) > run.orang:
            self._bicara.tell(teks.HITUNG_LEBIH.format(jumlah=sum(hands), orang=run.orang))
            return False
        meja.tangan = dict(enumerate(hands, start=1))
        self._bicara.say(halaman.tally(meja.tangan, run.orang))
        return True
