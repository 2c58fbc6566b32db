"""Catalogue entries for the shape of a file: S101–S112 (`format.md` §6)."""

from __future__ import annotations

from typing import Final

from simulasi.periksa.entri import Entri


def _with_override(teks: str) -> bytes:
    return teks.replace("judul: Meja kerja", "judul: Meja \u202ekerja").encode()


def _too_deep(teks: str) -> bytes:
    return teks.replace("    akhir: bersih", "    akhir: " + "[" * 40 + "bersih" + "]" * 40).encode()


def _latin_1(teks: str) -> bytes:
    return teks.replace("judul: Meja kerja", "judul: Meja kerja (café)").encode("latin-1")


BENTUK: Final = (
    Entri(
        "S101",
        "Berkas ini belum menjadi YAML yang utuh",
        "Selama susunannya terputus, isi berkas tidak dapat dibaca. Penyebab tersering: titik dua atau tanda kutip "
        "di tengah kalimat, tab di awal baris, dan kutip yang belum ditutup.",
        "Buka baris yang ditunjuk. Teks yang memuat titik dua atau tanda kutip ditulis sesudah `>-` pada baris "
        "berikutnya; tab di awal baris diganti spasi.",
        (("narasi: Tenggat dokumen pemilihan besok pagi.", "narasi: Tenggatnya jelas: besok pagi."),),
    ),
    Entri(
        "S102",
        "Nama yang sama dipakai dua kali",
        "Bila satu kunci atau id ditulis dua kali, hanya satu yang dapat berlaku, dan yang lain hilang tanpa kabar. "
        "Sering sebabnya tanda `- ` yang terlupa di depan butir baru.",
        "Hapus salah satu, atau beri nama lain bila keduanya memang diperlukan. Bila sebuah butir baru dimulai di "
        "sini, tulis `- ` di depannya.",
        (("      - id: undang\n", "      - id: datang\n"),),
    ),
    Entri(
        "S103",
        "Kunci tidak dikenal",
        "Kunci yang salah eja tidak pernah dibaca, sehingga isinya tidak berpengaruh apa-apa pada cerita.",
        "Perbaiki ejaannya, atau pindahkan isinya ke bagian yang mengenal kunci itu. `simulasi periksa "
        "--perbaiki` membetulkan salah eja yang jelas.",
        (("    bobot: 2\n", "    bobt: 2\n"),),
    ),
    Entri(
        "S104",
        "Isi tidak dalam bentuk yang diminta",
        "Angka, tanggal, dan ya/tidak hanya diterima dalam satu bentuk yang pasti, supaya tidak ada isi yang "
        "terbaca lain daripada yang Anda maksud. Isi yang kosong juga ditolak.",
        "Tulis isinya dalam bentuk yang disebut temuan. Bila kuncinya tidak wajib dan isinya belum ada, hapus "
        "kuncinya.",
        (("durasi: 8\n", "durasi: delapan\n"),),
    ),
    Entri(
        "S105",
        "Kunci wajib belum ada",
        "Tanpa kunci ini skenario tidak dapat dimainkan atau dinilai.",
        "Tambahkan kunci itu di bagian yang ditunjuk.",
        (
            (
                "    strategi: Imbauan untuk menolak pemberian.\n    pelaksana: Sekretariat dinas\n",
                "    strategi: Imbauan untuk menolak pemberian.\n",
            ),
        ),
    ),
    Entri(
        "S106",
        "Jangkar, rujukan, tag, atau dokumen kedua",
        "Fasilitas YAML ini membuat satu bagian berkas bergantung pada bagian lain yang jauh. Tuliskan isinya di "
        "tempatnya, supaya setiap adegan dapat dibaca sendiri.",
        "Tulis isinya di tempat ini juga. Bila tanda & * atau ! memang bagian dari kalimat, apit seluruh kalimat "
        "dengan tanda kutip.",
        (("    judul: Meja kerja\n", "    judul: &meja Meja kerja\n"),),
    ),
    Entri(
        "S107",
        "Karakter yang tidak tampak di layar",
        "Karakter kendali dan pembalik arah tulisan dapat menyembunyikan teks atau mengacaukan terminal peserta. "
        "Biasanya ia ikut tersalin dari dokumen lain.",
        "Hapus karakternya. Bila tidak tampak, hapus kata di sekitarnya, lalu ketik ulang.",
        (("judul: Meja kerja", "judul: Meja ‹U+202E›kerja"),),
        bangun=_with_override,
    ),
    Entri(
        "S108",
        "Terlalu besar atau terlalu dalam",
        "Batasnya 64 MiB untuk satu berkas, 64 KiB untuk satu teks, dan 32 tingkat jorokan; skenario yang wajar "
        "jauh di bawahnya.",
        "Bagi teks yang panjang menjadi beberapa adegan, dan sederhanakan bagian yang bersarang.",
        (("akhir: bersih", "akhir: [[[[… 40 kurung …]]]]"),),
        bangun=_too_deep,
    ),
    Entri(
        "S109",
        "Berkas tidak disimpan sebagai UTF-8",
        "Dengan penyandian lain, huruf dan tanda baca terbaca keliru atau tidak terbaca sama sekali.",
        "Simpan ulang berkas sebagai UTF-8. Di Notepad: Simpan sebagai, lalu pilih penyandian UTF-8.",
        (("judul: Meja kerja", "judul: Meja kerja (caf‹bita E9›)"),),
        bangun=_latin_1,
    ),
    Entri(
        "S110",
        "Id atau bidang tidak cocok dengan tempat berkas",
        "Skenario dicari menurut nama berkas dan foldernya. Id yang berbeda atau kembar membuat orang membuka "
        "skenario yang keliru.",
        "Samakan `id` dengan nama berkas tanpa .yaml, dan `bidang` dengan nama foldernya. Satu id hanya untuk "
        "satu berkas.",
        (("id: kursi-posyandu\n", "id: kursi-balai\n"),),
    ),
    Entri(
        "S111",
        "Teks terpotong oleh tanda pagar",
        "Spasi yang disusul tanda # memulai komentar, jadi sisa kalimatnya tidak pernah dibaca peserta.",
        "Apit seluruh teks dengan tanda kutip, atau tulis sesudah `>-` pada baris berikutnya.",
        (("teks: Buka draf itu\n", "teks: Buka draf paket #2 itu\n"),),
    ),
    Entri(
        "S112",
        "Tabel tanpa garis pemisah",
        "Markdown mengenali tabel dari garis di bawah kepalanya. Tanpa garis itu baris-barisnya tampil sebagai satu "
        "kalimat panjang.",
        "Sisipkan baris seperti `|---|---|` di bawah kepala tabel, satu `---` untuk setiap kolom.",
        (
            (
                "isi: Toko Sinar memasang Rp 240.000, Toko Bunda Rp 250.000.\n",
                "isi: |\n          | Toko | Harga |\n          | Sinar | 240.000 |\n",
            ),
        ),
    ),
)
