"""The hammer: random keys, clicks, pastes and resizes, seeded; used by the tests and by `benchmarks/palu.py`.

After it the journal must hold exactly what the engine saw: no choice lost, none twice, every run one that the
scenario allows.
"""

from __future__ import annotations

import random
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Final

import pytest
from textual import events
from textual.errors import NoWidget
from textual.pilot import OutOfBounds

from simulasi.catatan import Lari
from simulasi.lari.kelas import Kelas
from simulasi.lari.perjalanan import Perjalanan
from simulasi.layar import tujuan
from simulasi.layar.aplikasi import Aplikasi
from simulasi.layar.bermain.adegan import TATA_BACA, LayarAdegan
from simulasi.layar.sesudah.halaman import Halaman
from simulasi.layar.tema import TEMA
from simulasi.permainan.mesin import replay
from tests.layar.pembantu import Pemain

SKENARIO = "hps-titipan"
AKHIR: Final = ("tanda", "datang", "simpan")
STASIUN: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "PilihPeserta": ("beranda", ("g",)),
    "Beranda": ("beranda", ()),
    "Beranda: cari": ("beranda", ("slash",)),
    "LayarBantuan": ("beranda", ("f1",)),
    "Palet": ("beranda", ("ctrl+p",)),
    "LayarPapan": ("beranda", ("p",)),
    "TemuanSkenario": ("beranda", ("end", "enter")),
    "Pengantar": ("beranda", ("home", "enter")),
    "LayarAdegan": ("adegan", ()),
    "LayarAdegan: aula": ("adegan", ("l",)),
    "BacaBerkas": ("adegan", ("b",)),
    "HitungTangan": ("adegan", ("v",)),
    "Tanya": ("adegan", ("escape",)),
    "Keluar": ("adegan", ("ctrl+c",)),
    "Akibat": ("adegan", ("2", "enter")),
    "LayarAkhir": ("akhir", ()),
    "LayarTantangan": ("akhir", ("right",)),
    "LayarStrategi": ("akhir", ("right",) * 2),
    "LayarTinjauan": ("akhir", ("right",) * 3),
    "LayarHasil": ("akhir", ("right",) * 4),
    "LayarKomitmen": ("akhir", ("right",) * 5),
}
"""Every screen and dialog: from where it is reached (library, a scene, an ending), and by which keys."""

TOMBOL: Final = (
    *("enter",) * 8, *("down", "up", "left", "right", "space", "tab") * 2, *"123456789" * 2, *"bvlugpfthnks/0+-x",
    "escape", "home", "end", "pagedown", "pageup", "backspace", "delete", "f1", "ctrl+p", "ctrl+t", "ctrl+s", "ctrl+u",
)  # fmt: skip
UKURAN: Final = ((80, 24), (120, 40), (200, 60), (61, 17), (40, 10), (100, 30))
TEMPELAN: Final = ("\x1b[31m\x07\u202e", "1980 0101 2005 011 001", "k" * 400, "a\nb\tc", "x" * 5000)


@dataclass
class Saksi:
    """What the engine saw: the choices that it took, by run and step."""

    keputusan: dict[tuple[str, int], str] = field(default_factory=dict)
    ganda: list[tuple[str, int]] = field(default_factory=list)

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        """Note every choice that a run takes."""
        choose = Perjalanan.choose

        def noted(run: Perjalanan, pilihan: str, langkah: int, **more: Any) -> Any:
            chosen = choose(run, pilihan, langkah, **more)
            key = (run.lari_id, langkah)
            if key in self.keputusan:
                self.ganda.append(key)
            self.keputusan[key] = pilihan
            return chosen

        patch.setattr(Perjalanan, "choose", noted)

    def compare(self, kelas: Kelas, before: Sequence[str]) -> None:
        """Compare with the journal; `before` are the runs that were there already."""
        assert self.ganda == []
        runs = {run.id: run for run in kelas.jurnal.runs()}
        for run in runs.values():
            if run.id not in before:
                self._compare_run(kelas, run, runs)
        written = {(run.id, p.langkah) for run in runs.values() for p in run.pilihan}
        assert self.keputusan.keys() <= written, "a choice was lost"

    def _compare_run(self, kelas: Kelas, run: Lari, runs: dict[str, Lari]) -> None:
        made = [p.pilihan for p in run.pilihan]
        assert [p.langkah for p in run.pilihan] == list(range(len(made)))
        replay(kelas.open(run.skenario).program, made)  # raises where the scenario does not allow them
        told = [self.keputusan.get((run.id, i)) for i in range(len(made))]
        copied = told.index(next((t for t in told if t is not None), None)) if any(told) else len(told)
        if run.asal is None:
            assert copied in (0, len(made)) or not made
            assert told == made or not any(told)
        else:  # practice begins with the choices of its origin
            assert made[:copied] == [p.pilihan for p in runs[run.asal].pilihan][:copied]
            assert told[copied:] == made[copied:]


@asynccontextmanager
async def at(kelas: Kelas, nama: str) -> AsyncGenerator[Pemain]:
    """Open the program at a station."""
    where, keys = STASIUN[nama]
    peserta = kelas.participant("Komodo-99", "Kelompok Timor")
    kelas.set_people(peserta, 9)
    kelas.jurnal.set_preference(TATA_BACA, "biasa")  # a reader's layout of the opening before would be remembered
    app = Aplikasi(kelas)
    async with app.run_test(size=(80, 24)) as pilot:
        pemain = Pemain(app, pilot)
        await pemain.until(lambda: "HPS Titipan" in pemain.text)
        if where != "beranda":
            run = kelas.begin(peserta, SKENARIO, orang=9)
            for choice in AKHIR if where == "akhir" else ():
                run.choose(choice, run.keadaan.langkah)
            await pemain.press("home", "enter")
            await pemain.on("Pengantar")
            app.go(tujuan.Main(run), app.screen)  # type: ignore[arg-type]
            await pemain.on("LayarAkhir" if where == "akhir" else "LayarAdegan")
        if where == "akhir":
            await pemain.finish()
        await pemain.press(*keys)
        assert pemain.layar == nama.split(":", maxsplit=1)[0]
        assert pemain.app.screen.has_class("-aula") == nama.endswith(": aula")
        yield pemain


async def hammer(kelas: Kelas, nama: str, n: int, seed: int, saksi: Saksi) -> set[str]:
    """Give `n` random inputs, beginning anew where the program was left; gives the names of the screens met."""
    acak = random.Random(f"{nama}/{seed}")
    met: set[str] = set()
    before = [run.id for run in kelas.jurnal.runs()]
    left = n
    while left > 0:
        async with at(kelas, nama) as pemain:
            while left > 0 and not pemain.leaving:
                burst = min(acak.choice((1, 3, 6, 12)), left)
                left -= burst
                await _burst(pemain, acak, burst)
                met.add(pemain.layar)
            await pemain.settle()
            if isinstance(pemain.app.screen, (LayarAdegan, Halaman)):
                run = kelas.jurnal.run(pemain.app.screen.perjalanan.lari_id)
                assert run is not None
                assert pemain.app.screen.perjalanan.pilihan == tuple(p.pilihan for p in run.pilihan)
            assert pemain.app.galat is None
    saksi.compare(kelas, before)
    return met


async def _burst(pemain: Pemain, acak: random.Random, n: int) -> None:
    """Give some inputs at once, then let the program breathe for a moment."""
    app = pemain.app
    for _ in range(n):
        dice = acak.random()
        if dice < 0.02:
            await pemain.pilot.resize_terminal(*acak.choice(UKURAN))
        elif dice < 0.06:
            width, height = app.size
            with suppress(NoWidget, OutOfBounds):  # a terminal's click on what is not laid out yet is passed over too
                await pemain.pilot.click(offset=(acak.randrange(width), acak.randrange(height)))
        elif dice < 0.08:
            app.post_message(events.Paste(acak.choice(TEMPELAN)))
        elif dice < 0.09:
            app.theme = acak.choice(TEMA).name
        else:
            key = acak.choice(TOMBOL)
            app.post_message(events.Key({"/": "slash", "+": "plus", "-": "minus"}.get(key, key), _character(key)))
        if pemain.leaving:
            return
    await pemain.pilot._wait_for_screen()


def _character(key: str) -> str | None:
    return key if len(key) == 1 else {"enter": "\r", "space": " "}.get(key)
