"""What shows on an option without understanding it: its length, its marks, and kinds of words.

A blind player (`buta`) knows nothing else of the options. The lists hold whole words and their Indonesian forms;
they are meant for short spoken and official sentences, not for prose.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

_KATA: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")
_KUTIP: Final = re.compile('["\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}]')

JENIS_KATA: Final[Mapping[str, tuple[str, ...]]] = {
    "menolak": tuple(
        """
        tolak menolak ditolak penolakan menolaknya tidak jangan bukan enggan keberatan batal batalkan membatalkan
        pembatalan hentikan menghentikan berhenti dihentikan kembalikan mengembalikan dikembalikan pengembalian putus
        cabut mencabut tutup
        """.split()
    ),
    "melapor": tuple(
        """
        lapor melapor laporkan melaporkan dilaporkan laporan pelaporan pelapor adukan mengadukan mengadu aduan pengaduan
        inspektorat apip upg kpk ombudsman tembusan akui mengakui pengakuan ceritakan menceritakan serahkan menyerahkan
        beritahu beritahukan memberitahu memberitahukan
        """.split()
    ),
    "menulis": tuple(
        """
        tulis menulis tulislah tertulis menuliskan tuliskan ditulis tulisan catat mencatat catatan catatlah tercatat
        dicatat pencatatan surat surati menyurati bersurat nota memo telaah notulen risalah tuangkan menuangkan
        dituangkan bernomor lampiran lampirkan melampirkan salinan cetak cetakan mencetak
        """.split()
    ),
    "bertanya": tuple(
        """
        tanya bertanya tanyakan menanyakan menanyai tanyai ditanya ditanyakan pertanyaan konsultasi berkonsultasi
        konsultasikan pendapat penjelasan klarifikasi mengklarifikasi konfirmasi mengonfirmasi minta meminta mohon
        memohon periksa memeriksa telusuri menelusuri cek mengecek pastikan memastikan apakah mengapa siapa
        """.split()
    ),
    "menunggu": tuple(
        """
        tunggu menunggu menunggunya tunda menunda ditunda penundaan tangguhkan menangguhkan dulu nanti besok sampai
        sebelum sesudah tahan menahan waktu pelajari mempelajari biarkan membiarkan
        """.split()
    ),
    "aturan": tuple(
        """
        aturan peraturan diatur mengatur prosedur sop resmi ketentuan syarat persyaratan mekanisme tahapan tahap jadwal
        menurut sesuai dasar wewenang kewenangan berwenang tugas formulir dokumen berkas acara disposisi kriteria
        verifikasi evaluasi tender kontrak urutan antrean tenggat standar kanal
        """.split()
    ),
    "sopan": tuple(
        """
        pak bu bapak ibu mama om mohon maaf tolong silakan silahkan permisi izin berkenan boleh terima-kasih hormat
        persilakan
        """.split()
    ),
    "atasan": tuple(
        """
        atasan kepala kadis kaban sekda sekdis sekretaris bupati wakil gubernur camat pimpinan ketua direktur menteri
        walikota wali kabid kabag kasubbag kasi inspektur koordinator
        """.split()
    ),
    "regulasi": tuple(
        """
        uu undang-undang pp perpres keppres inpres permen permendagri permenpan permenkeu pmk perda perbup perwali
        pergub perka perlem kuhp uud peraturan pasal ayat huruf regulasi se edaran
        """.split()
    ),
}
"""Words by what they speak of; matched as whole words, case ignored."""

_TERTULIS: Final = frozenset(JENIS_KATA["menulis"]) | frozenset(JENIS_KATA["melapor"])
_HIMPUNAN: Final = {jenis: frozenset(words) for jenis, words in JENIS_KATA.items()}


@lru_cache(maxsize=1 << 12)
def split_words(teks: str) -> tuple[str, ...]:
    """Give the words of a text in lower case, in order; a hyphenated word is one."""
    return tuple(_KATA.findall(teks.lower()))


def find_words(teks: str, jenis: str) -> tuple[str, ...]:
    """Give the different words of one kind in a text, in order (`JENIS_KATA`)."""
    wanted = _HIMPUNAN[jenis]
    return tuple(dict.fromkeys(word for word in split_words(teks) if word in wanted))


def find_written(teks: str) -> tuple[str, ...]:
    """Give the different words of writing and reporting in a text, in order."""
    return tuple(dict.fromkeys(word for word in split_words(teks) if word in _TERTULIS))


def count_pauses(teks: str) -> int:
    """Count commas and semicolons."""
    return teks.count(",") + teks.count(";")


def has_quotation(teks: str) -> bool:
    """Tell whether somebody is quoted."""
    return _KUTIP.search(teks) is not None
