"""Replaying the road of a finding in a story that has errors: nothing is scored, nothing recorded."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from simulasi.dasar.aksara import visible
from simulasi.dasar.galat import Galat
from simulasi.lari.kelas import SkenarioBermasalah
from simulasi.permainan.jejak_lari import JejakLari, trace
from simulasi.permainan.program import Program
from simulasi.skenario.muat import load_scenario

_TAK_TERSUSUN: Final = frozenset("S201 S207 S702".split())
"""Errors after which a story cannot be put together: some name leads nowhere."""


def replay_broken(path: Path, problem: SkenarioBermasalah, answers: Sequence[str]) -> int:
    """Replay answers in a scenario with errors and tell where they lead.

    Raises the problem again where the story cannot be put together, and `Galat` at an answer that is not on offer.
    """
    skenario = load_scenario(path).isi
    if skenario is None or any(t.kode in _TAK_TERSUSUN for t in problem.temuan):
        raise problem
    errors = sum(t.tingkat == "galat" for t in problem.temuan)
    print(  # noqa: T201 - narration
        f"Skenario ini punya {errors} galat, jadi jawaban Anda hanya diputar ulang: tidak dinilai dan tidak dicatat. "
        f"Temuannya: simulasi periksa {visible(str(path))}\n",
        file=sys.stderr,
    )
    program = Program(skenario)
    jejak = trace(program, answers)
    print("\n".join(visible(line) for line in tell(program, jejak)))  # noqa: T201 - data of this command
    if jejak.ditolak is not None:
        pesan = jejak.ditolak.pesan if jejak.tersedia else "di sini tidak ada pilihan yang dapat diambil."
        raise Galat(f"Jawaban ke-{len(jejak.pilihan) + 1}: {pesan}") from jejak.ditolak
    return 0


def tell(program: Program, jejak: JejakLari) -> Iterator[str]:
    """Write the scenes passed, one a line, and where the replay stands."""
    scenes = program.skenario.adegan
    for i, pilihan in enumerate(jejak.pilihan):
        name = jejak.keadaan[i].adegan
        yield f"  {i + 1:>2}. {scenes[name].judul} ({name}): {pilihan}"
    last = jejak.keadaan[-1].adegan
    adegan = scenes[last]
    place = f'"{adegan.judul}" ({last})'
    if jejak.perhentian == "akhir" and adegan.akhir is not None:
        yield f"Cerita berakhir di {place}, tingkat {adegan.akhir.tingkat}."
        if jejak.sisa:
            yield f"{jejak.sisa} jawaban sisanya tidak dipakai."
        return
    yield f"Berhenti di {place}."
    if jejak.perhentian == "buntu":
        yield "Jalan buntu: tidak ada pilihan yang tersedia dalam keadaan ini."
        return
    if jejak.kembali_ke is not None:
        when = f"sesudah pilihan ke-{jejak.kembali_ke}" if jejak.kembali_ke else "di awal cerita"
        yield f"Keadaan ini sama dengan keadaan {when}: putarannya dapat diulang tanpa batas."
    if jejak.perhentian == "perangkap":
        yield "Perangkap: dari keadaan ini tidak ada akhir cerita yang dapat dicapai."
    yield f"Pilihan berikutnya: {', '.join(jejak.tersedia)}."
