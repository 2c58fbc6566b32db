"""Ratings looked at again by a panel (S404): what `acuan/panel.yaml` says about a scenario's scored choices.

A scenario that the panel has rated is judged choice by choice. One of which it knows nothing is told of once, and only
in a library that has a panel of its own: whoever writes a first story must not drown in what is asked of the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from simulasi.skenario.acuan import BagianPanel, Penilaian
from simulasi.skenario.model import DIMENSI, Skenario
from simulasi.skenario.naskah import Naskah
from simulasi.skenario.pustaka import FOLDER_ACUAN, NAMA_PANEL
from simulasi.skenario.sebut import Kenalan
from simulasi.skenario.temuan import Temuan

_SEBUT_MAKS: Final = 6


def scored_choices(skenario: Skenario) -> dict[str, tuple[str, int]]:
    """Give scene and place of every scored choice by its name, `scene.choice`."""
    return {
        f"{name}.{p.id}": (name, i)
        for name, adegan in skenario.adegan.items()
        for i, p in enumerate(adegan.pilihan)
        if p.skor is not None
    }


def check_panel(naskah: Naskah, skenario: Skenario, panel: Mapping[str, BagianPanel]) -> Iterator[Temuan]:
    """Check every scored choice of a scenario that the panel has rated against its ratings (S404)."""
    section = panel.get(skenario.id)
    if section is None:
        return
    scored = scored_choices(skenario)
    lost = [name for name in section.pilihan if name not in scored]
    names = Kenalan(lost)
    for name, (scene, i) in scored.items():
        jalan = ("adegan", scene, "pilihan", i)
        ratings = section.pilihan.get(name)
        if ratings is None:
            yield naskah.finding(
                "S404",
                (*jalan, "skor"),
                f"Pilihan {name} belum dinilai panel.",
                _tell_renamed(name, names)
                or f"Mintalah tiga orang menilainya sendiri-sendiri, lalu catat di {NAMA_PANEL} pada `{name}`.",
                key=True,
            )
            continue
        adegan = skenario.adegan[scene]
        skor = adegan.pilihan[i].skor
        for dimensi in DIMENSI:
            finding = _outside(naskah, (*jalan, "skor", dimensi), name, getattr(skor, dimensi), dimensi, ratings)
            if finding is not None:
                yield finding
    if lost:
        more = ", …" if len(lost) > _SEBUT_MAKS else ""
        yield naskah.finding(
            "S404",
            ("id",),
            f"Panel menilai pilihan yang tidak ada atau tidak berskor di skenario ini: "
            f"{', '.join(lost[:_SEBUT_MAKS])}{more}.",
            f"Perbaiki namanya di {NAMA_PANEL}, atau hapus penilaiannya.",
        )


def _tell_renamed(name: str, lost: Kenalan) -> str:
    found = lost.repair(name)
    return f"Panel masih menyebut `{found[1]}`. Bila itu nama lamanya, ganti menjadi `{name}` di sana." if found else ""


def _outside(
    naskah: Naskah, jalan: tuple[str | int, ...], name: str, rating: int, dimensi: str, ratings: Sequence[Penilaian]
) -> Temuan | None:
    given = [int(getattr(r, dimensi)) for r in ratings]
    if min(given) <= rating <= max(given):
        return None
    shown = ", ".join(f"{r.penilai} {getattr(r, dimensi)}" for r in ratings)
    return naskah.finding(
        "S404",
        jalan,
        f"Skor {dimensi} pilihan {name} ({rating}) di luar penilaian panel ({shown}).",
        f"Baca alasan para penilai di {NAMA_PANEL}, lalu ubah skornya atau mintalah panel menilai lagi.",
    )


def check_rated(naskah: Naskah, skenario: Skenario, panel: Mapping[str, BagianPanel], path: Path) -> Iterator[Temuan]:
    """Check that a scenario in a library with a panel of its own was rated at all (S404)."""
    if skenario.id in panel or not (path.parent.parent / FOLDER_ACUAN / NAMA_PANEL).is_file():
        return
    total = len(scored_choices(skenario))
    if total:
        yield naskah.finding(
            "S404",
            ("id",),
            f"Skenario ini belum dinilai panel: {NAMA_PANEL} tidak memuat bagian `{skenario.id}:`.",
            f"Mintalah tiga orang menilai ke-{total} pilihan yang berskor, lalu catat penilaian mereka di sana.",
        )


def tell_missing_panel(naskah: Naskah) -> Temuan:
    """Tell once for a whole library that it has no panel of its own (S404)."""
    return naskah.finding(
        "S404",
        ("id",),
        f"Pustaka ini belum punya {FOLDER_ACUAN}/{NAMA_PANEL}, jadi belum tercatat siapa yang menilai ulang "
        "skor pilihan-pilihannya.",
        "Sebelum dipakai di kelas, mintalah tiga orang dengan sudut pandang berbeda menilai setiap pilihan yang "
        f"berskor, lalu catat di {FOLDER_ACUAN}/{NAMA_PANEL}. Susunannya: simulasi jelaskan S404",
    )
