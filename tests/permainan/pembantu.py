"""What the tests of this folder share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from simulasi.permainan.program import Program
from simulasi.skenario.model import Skenario
from tests.acuan_kasar import Acuan, Jalan


def compile_reference(acuan: Acuan) -> Program:
    """Compile the scenario of a reference."""
    return Program(Skenario.model_validate(acuan.data))


def as_bits(kendali: Iterable[int]) -> int:
    """Give a set of controls the way the engine takes it."""
    return sum(1 << i for i in kendali)


def some_runs(acuan: Acuan, count: int = 25) -> list[Jalan]:
    """Pick runs spread over all of a scenario's, the first and the last among them."""
    runs = acuan.lari
    if len(runs) <= count:
        return runs
    return [runs[i * (len(runs) - 1) // (count - 1)] for i in range(count)]


def wander(acuan: Acuan, picks: Sequence[int]) -> list[str]:
    """Make a run that takes loops too: choose by `picks`, then go to an ending without detours."""
    here = acuan.start()
    names: list[str] = []
    for pick in picks:
        moves = acuan.keadaan[here]
        if not moves:
            return names
        pilihan, here = moves[pick % len(moves)]
        names.append(pilihan["id"])
    return [*names, *next(acuan.walk(here)).pilihan]


def spell_scenario(
    cabang: Mapping[str, Sequence[Mapping[str, Any]]],
    akhir: Mapping[str, Any],
    *,
    variabel: Mapping[str, Any] | None = None,
    mitigasi: Sequence[Mapping[str, Any]] = ({},),
    bobot_akhir: int = 3,
) -> dict[str, Any]:
    """Spell out the data of a scenario: forks with their choices, endings, controls; play starts in the first fork."""
    text = {"judul": "Judul", "narasi": "Narasi."}
    control = {
        "judul": "Kendali",
        "titik_rawan": "PBJ-01",
        "jenis": "pencegahan",
        "strategi": "Cara kerja.",
        "pelaksana": "Inspektorat",
        "indikator": "Jumlah",
        "biaya": "1",
    }
    return {
        "format": "1",
        "id": "uji-coba",
        "judul": "Uji coba",
        "bidang": "pengadaan",
        "tingkat": "dasar",
        "durasi": "5",
        "peran": "Pejabat",
        "ringkasan": "Sebuah kisah.",
        "tujuan": ["Mengenali tanda bahaya"],
        "diperiksa": "2026-11-20",
        "bobot_akhir": str(bobot_akhir),
        "variabel": dict(variabel or {}),
        "awal": next(iter(cabang)),
        "adegan": {nama: {**text, "pilihan": list(pilihan)} for nama, pilihan in cabang.items()}
        | {nama: {**text, "akhir": end} for nama, end in akhir.items()},
        "mitigasi": [{"id": f"k{i}", **control, **kendali} for i, kendali in enumerate(mitigasi)],
        "diskusi": ["Apa yang Anda lakukan?"],
    }
