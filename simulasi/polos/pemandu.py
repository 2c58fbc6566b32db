"""The guide of plain-text play: asks, answers, and goes from page to page."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NoReturn, TextIO

from simulasi.catatan import Peserta
from simulasi.galat import Galat
from simulasi.kelas import Kelas
from simulasi.perjalanan import Perjalanan
from simulasi.polos import halaman
from simulasi.polos.markah import wrap

_KELUAR: Final = ("k", "keluar")
_PANJANG_MAKS: Final = 2000


class _Selesai(Exception):
    """The person, or the end of the input, ends play."""

    def __init__(self, kode: int) -> None:
        super().__init__(kode)
        self.kode: int = kode


class Polos:
    """Plain-text play on two streams (standard input and output if left out)."""

    def __init__(self, kelas: Kelas, masuk: TextIO | None = None, keluar: TextIO | None = None) -> None:
        self._kelas: Kelas = kelas
        self._in: TextIO = masuk if masuk is not None else sys.stdin
        self._out: TextIO = keluar if keluar is not None else sys.stdout

    def play(self, skenario: str | Path, *, sandi: str | None = None, kelompok: str | None = None) -> int:
        """Play one scenario; give the exit code (1 where the input ended before the story)."""
        try:
            self._play(skenario, self._participant(sandi, kelompok))
        except _Selesai as end:
            return end.kode
        return 0

    def browse(self) -> int:
        """Choose from the library until the person leaves."""
        try:
            peserta = self._participant(None, None)
            while True:
                self._browse_once(peserta)
        except _Selesai as end:
            return end.kode

    def _browse_once(self, peserta: Peserta) -> None:
        entries = self._kelas.entries()
        self._say(["", self._kelas.sesi.judul])
        self._say(halaman.library([(e, self._kelas.status(peserta, e.id)) for e in entries]))
        if not entries:
            raise Galat("Pustaka ini kosong. Tunjuk folder lain dengan --skenario DIR.")
        number = self._number("Nomor skenario (k untuk keluar)", len(entries))
        entri = entries[number - 1]
        if entri.bermasalah:
            self._say(["", self._kelas.report(entri)])
            return
        self._play(entri.id, peserta)

    def _participant(self, sandi: str | None, kelompok: str | None) -> Peserta:
        if sandi is not None:
            return self._kelas.participant(sandi, kelompok)
        proposal = self._kelas.propose_sandi()
        while True:
            answer = self._ask(f"Sandi Anda, bukan nama asli (Enter untuk {proposal})")
            group = kelompok
            if group is None:
                offered = self._kelas.sesi.kelompok
                hint = f" ({', '.join(offered)})" if offered else ""
                group = self._ask(f"Kelompok{hint}; Enter bila tidak ada") or None
            try:
                return self._kelas.participant(answer or proposal, group)
            except Galat as error:
                self._say(wrap(error.pesan))

    def _play(self, skenario: str | Path, peserta: Peserta) -> None:
        lakon = self._kelas.open(skenario)
        self._say(["", *halaman.briefing(lakon.skenario), ""])
        run = self._resume_or_begin(skenario, lakon.skenario.id, peserta)
        while not run.selesai:
            self._decide(run)
        hasil = run.hasil()
        pages = (
            halaman.ending(hasil, run.sisipan),
            halaman.strategy(hasil.strategi),
            halaman.review(hasil),
            halaman.result(hasil),
        )
        for page in pages:
            self._say(["", *page, ""])
            if self._in.isatty() and self._ask("Enter untuk melanjutkan, k untuk keluar").lower() in _KELUAR:
                raise _Selesai(0)

    def _resume_or_begin(self, skenario: str | Path, id_skenario: str, peserta: Peserta) -> Perjalanan:
        unfinished = self._kelas.unfinished(peserta, id_skenario)
        if unfinished is not None:
            made = len(unfinished.pilihan)
            self._say([f"Ada permainan yang belum selesai ({made} keputusan sudah tersimpan)."])
            self._say(["1. Lanjutkan", "2. Mulai baru"])
            if self._number("Nomor pilihan", 2) == 1:
                return unfinished
        else:
            self._ask("Enter untuk menyetujui aturan main dan mulai")
        return self._kelas.begin(peserta, skenario)

    def _decide(self, run: Perjalanan) -> None:
        """Show a scene and ask until one decision is made."""
        self._say(["", *halaman.scene(run), "", *halaman.choices(run)])
        step, begun = run.keadaan.langkah, time.monotonic()
        offered = run.tersedia
        exhibits = dict(run.berkas)
        prompt = "Nomor pilihan" + ("; b1 membuka berkas" if exhibits else "") + "; u mengulang; k keluar"
        while True:
            answer = self._ask(prompt).lower()
            opened = re.fullmatch(r"b ?([0-9]{1,3})", answer)
            if answer in _KELUAR:
                self._leave(0)
            elif answer == "u":
                self._say(["", *halaman.scene(run), "", *halaman.choices(run)])
            elif opened is not None and int(opened[1]) - 1 in exhibits:
                run.open_exhibit(int(opened[1]) - 1)
                self._say(["", *halaman.exhibit(exhibits[int(opened[1]) - 1]), ""])
            elif re.fullmatch(r"[0-9]{1,2}", answer) and 1 <= int(answer) <= len(offered):
                chosen = run.choose(offered[int(answer) - 1].id, step, detik=time.monotonic() - begun)
                self._tell_outcome(run, chosen.akibat, run.umpan_balik(chosen))
                return
            else:
                self._say(wrap(f"Jawaban itu tidak ada. Ketik nomor 1 sampai {len(offered)}, lalu Enter."))

    def _tell_outcome(self, run: Perjalanan, akibat: str | None, umpan_balik: str | None) -> None:
        for heading, teks in (("Akibatnya", akibat), ("Umpan balik", umpan_balik)):
            if teks is not None:
                self._say(["", *wrap(f"{heading}: {teks}")])
        if not run.selesai:
            self._say([f"Keputusan ke-{run.keadaan.langkah} tersimpan."])

    def _number(self, prompt: str, most: int) -> int:
        while True:
            answer = self._ask(prompt).lower()
            if answer in _KELUAR:
                self._leave(0)
            if re.fullmatch(r"[0-9]{1,4}", answer) and 1 <= int(answer) <= most:
                return int(answer)
            self._say([f"Ketik nomor 1 sampai {most}, lalu Enter."])

    def _leave(self, kode: int) -> NoReturn:
        self._say(["", "Sampai jumpa. Kemajuan Anda tersimpan dan dapat dilanjutkan kapan saja."])
        raise _Selesai(kode)

    def _ask(self, prompt: str) -> str:
        self._out.write("\n".join(wrap(f"{prompt}:")) + " ")
        self._out.flush()
        line = self._in.readline(_PANJANG_MAKS)
        if not line:
            self._say(["", "Masukan berakhir sebelum cerita selesai. Keputusan yang sudah dibuat tersimpan."])
            raise _Selesai(1)
        if not line.endswith("\n"):
            while (rest := self._in.readline(_PANJANG_MAKS)) and not rest.endswith("\n"):
                pass
        if not self._in.isatty():
            self._out.write("\n")
        return line.strip()

    def _say(self, lines: Iterable[str]) -> None:
        self._out.write("\n".join(lines) + "\n")
        self._out.flush()
