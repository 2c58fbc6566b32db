"""The facilitator's sheet: choices that nobody took, or that nearly all took, with n (`skor.md` §6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from simulasi.papan.butir import HAMPIR, KORELASI_NEGATIF, TAK_DIPILIH, BarisButir
from simulasi.papan.kolom import Arti, Tabel, table

NAMA: Final = "lembar_fasilitator"
JUDUL: Final = "Lembar fasilitator"
ARTI: Final = "Pilihan yang tidak diambil siapa pun atau diambil hampir semua orang, dan butir yang perlu ditinjau."

SARAN: Final = {
    TAK_DIPILIH: "Tidak diambil siapa pun. Tanyakan mengapa; bila selalu begitu, tulis ulang agar lebih menggoda.",
    HAMPIR: "Diambil hampir semua. Sebagai bahan diskusi lemah; bila selalu begitu, jawabannya terlalu terang.",
    KORELASI_NEGATIF: "Yang kehilangan poin di tempat lain justru tidak di sini. Tinjau skor pilihan di adegan ini.",
}


@dataclass(frozen=True, slots=True)
class BarisLembar:
    """One finding about a choice."""

    skenario: Annotated[str, Arti("teks", "Id skenario.")]
    adegan: Annotated[str, Arti("teks", "Id adegan.")]
    judul: Annotated[str, Arti("teks", "Judul adegan.")]
    pilihan: Annotated[str | None, Arti("teks", "Id pilihan; kosong bila temuannya tentang seluruh adegan.")]
    teks: Annotated[str | None, Arti("teks", "Bunyi pilihan.")]
    n: Annotated[int | None, Arti("bulat", "Berapa kali pilihan ini diambil.")]
    adegan_n: Annotated[int | None, Arti("bulat", "Berapa kali adegan ini didatangi.")]
    bagian: Annotated[Decimal | None, Arti("bagian", "Bagian dari semua kunjungan.")]
    tanda: Annotated[str, Arti("teks", "tak_dipilih, hampir_semua, atau korelasi_negatif.")]
    saran: Annotated[str, Arti("teks", "Apa artinya, dan apa yang dapat dilakukan.")]


def rows(butir: Iterable[BarisButir]) -> list[BarisLembar]:
    """Pick the flagged choices, in the order of the story; a negative correlation once a fork."""
    out: list[BarisLembar] = []
    told: set[tuple[str, str, str]] = set()
    for row in butir:
        for flag in row.tanda.split():
            if flag not in SARAN:
                continue
            whole = flag == KORELASI_NEGATIF  # about the fork, not about this choice
            key = row.skenario, row.alur, row.adegan
            if whole and key in told:
                continue
            if whole:
                told.add(key)
            out.append(
                BarisLembar(
                    row.skenario,
                    row.adegan,
                    row.judul,
                    None if whole else row.pilihan,
                    None if whole else row.teks,
                    None if whole else row.n,
                    row.adegan_n,
                    None if whole else row.bagian,
                    flag,
                    SARAN[flag],
                )
            )
    return out


def sheet(butir: Iterable[BarisButir]) -> Tabel:
    """Make the sheet as a table."""
    return table(NAMA, JUDUL, ARTI, BarisLembar, rows(butir))
