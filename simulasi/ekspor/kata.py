"""Words that several exports of the tables share."""

from __future__ import annotations

from typing import Final

from simulasi.dasar.tanggal import long_date
from simulasi.papan.definisi import KELOMPOK
from simulasi.papan.ringkasan import Ringkasan

TABEL_PENUH: Final = (
    "Berkas ini memuat baris tentang peserta. Simpan untuk fasilitator; untuk layar bersama pakai: simulasi debrief -o "
    "tayangan.html"
)
"""What stands in a file that is not for the projector."""

UNTUK_PEMANDU: Final = (
    "Hanya untuk pemandu, jangan ditayangkan: halaman ini memuat angka tentang sedikit orang dan kata-kata peserta. "
    "Untuk layar bersama pakai: simulasi debrief -o tayangan.html"
)
"""What stands on top of the page of tables."""


def moment(ringkasan: Ringkasan) -> str:
    """Write the newest event as in a letter, with the clock and its offset."""
    if ringkasan.waktu is None:
        return "tidak diketahui"
    offset = f"{ringkasan.waktu:%z}"
    return f"{long_date(ringkasan.waktu.date())} pukul {ringkasan.waktu:%H.%M} (UTC{offset[:3]}:{offset[3:5]})"


def facts(ringkasan: Ringkasan) -> list[tuple[str, str | int]]:
    """List what a session is about, as pairs of a name and a value; what is kept back is left out."""
    weight = ringkasan.bobot_integritas
    found: list[tuple[str, str | int | None]] = [
        ("Sesi", ringkasan.sesi),
        ("Mode", "kelompok (satu permainan satu kelompok)" if ringkasan.mode == KELOMPOK else "perorangan"),
        ("Skenario", ", ".join(ringkasan.skenario) or "–"),
        ("Bobot gabungan", f"integritas {weight}, kepatuhan {100 - weight}"),
        ("Peristiwa terbaru", moment(ringkasan)),
        ("Komputer", " ".join(ringkasan.mesin) or "–"),
        ("Kelompok", ringkasan.kelompok_n),
        ("Peserta", ringkasan.peserta_n),
        ("Orang", ringkasan.orang_n if ringkasan.mode == KELOMPOK else None),
        ("Menyelesaikan semua", ringkasan.selesai_n),
        ("Permainan resmi", ringkasan.resmi_n),
        ("Latihan dan terputus", ringkasan.lain_n),
        ("Dibatalkan", ringkasan.batal_n),
        ("Tidak dihitung", ringkasan.ditolak_n or None),
    ]
    return [(name, value) for name, value in found if value is not None]
