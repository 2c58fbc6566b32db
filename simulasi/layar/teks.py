"""Every sentence that the screens show, in one place."""

from __future__ import annotations

from typing import Final

from simulasi.dasar.angka import LAMBANG_AKHIR as LAMBANG_AKHIR  # noqa: PLC0414 - offered with the other words
from simulasi.dasar.kalimat import *  # noqa: F403 - what both forms say in the same words is part of this catalogue

PROGRAM: Final = "Simulasi Risiko Korupsi"

# --- words for what the format names --------------------------------------------------------------

TINGKAT: Final = {"dasar": "dasar", "menengah": "menengah", "lanjut": "lanjut"}
STATUS: Final = {"belum": "belum", "berjalan": "berjalan", "selesai": "selesai", "galat": "perlu diperbaiki"}
LAMBANG_STATUS: Final = {"belum": "○", "berjalan": "◐", "selesai": "●", "galat": "!"}
TEMA: Final = {"gelap": "Gelap", "terang": "Terang", "proyektor": "Proyektor (kontras tinggi)"}

# --- keys -----------------------------------------------------------------------------------------

TOMBOL: Final = {
    "enter": "Enter",
    "escape": "Esc",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "tab": "Tab",
    "space": "Spasi",
    "slash": "/",
    "f1": "F1",
    "ctrl+p": "Ctrl+P",
    "ctrl+q": "Ctrl+Q",
    "ctrl+c": "Ctrl+C",
    "ctrl+s": "Ctrl+S",
    "ctrl+t": "Ctrl+T",
}

# --- shared ---------------------------------------------------------------------------------------

LAYAR_KECIL: Final = (
    "Jendela ini terlalu kecil untuk membaca dengan nyaman. Perbesarlah hingga sedikitnya "
    "60 kolom × 16 baris; layar akan kembali dengan sendirinya."
)
TUTUP: Final = "Tutup"
MENGHITUNG: Final = "Sebentar, hasil sedang dihitung …"
KELUAR_JUDUL: Final = "Keluar dari simulasi?"
KELUAR_ISI: Final = "Kemajuan Anda sudah tersimpan. Lain kali Anda dapat melanjutkan dari adegan ini."
TINGGALKAN_JUDUL: Final = "Kembali ke Beranda?"
TINGGALKAN_ISI: Final = "Kemajuan Anda sudah tersimpan. Anda dapat melanjutkan dari adegan ini kapan saja."
MAAF: Final = "Mohon maaf"
BERHENTI: Final = "Simulasi berhenti"
GALAT_TAK_TERDUGA: Final = (
    "Mohon maaf, program terhenti karena kesalahan yang tidak terduga. "
    "Pilihan yang sudah Anda putuskan tersimpan. Jalankan kembali program ini, lalu pilih lanjutkan."
)
CATATAN_GALAT: Final = "Catatan untuk pengelola program: {berkas}"
TEMA_KINI: Final = "Tema: {tema}"

# --- Beranda --------------------------------------------------------------------------------------

BERANDA: Final = "Pustaka skenario"
BERANDA_SESI: Final = "Skenario sesi ini"
KEMAJUAN: Final = "{n} dari {semua} selesai"
MEMUAT: Final = "Membuka pustaka skenario …"
TAK_DITEMUKAN: Final = "Tidak ada skenario yang cocok. Hapus sebagian kata pencarian, atau ganti saringan bidang."
CARI: Final = "Ketik judul, peran, atau titik rawan …"
SEMUA_BIDANG: Final = "Semua bidang"
MENIT: Final = "menit"
STATUS_ANDA: Final = "Kemajuan Anda"
GALAT_SKENARIO: Final = (
    "Berkas skenario ini masih memuat kesalahan sehingga belum dapat dimainkan. Tekan Enter "
    "untuk melihat temuan pemeriksaan dan cara memperbaikinya. Skenario lain tetap dapat dimainkan."
)
TEMUAN_JUDUL: Final = "Temuan pemeriksaan"
TANPA_PESERTA: Final = "belum ada peserta"
JUMLAH: Final = "{n} skenario"

# --- Peserta --------------------------------------------------------------------------------------

PESERTA_JUDUL: Final = "Selamat datang"
PESERTA_GANTI: Final = "Ganti peserta"
SANDI: Final = "Sandi"
KELOMPOK: Final = "Kelompok (boleh kosong)"
KELOMPOK_PILIH: Final = "Kelompok (pilih dengan ↑ ↓)"
KELOMPOK_CONTOH: Final = "misalnya Kelompok 3"
SANDI_KELOMPOK: Final = "Sandi kelompok"
ORANG: Final = "Jumlah orang dalam kelompok"
ORANG_SALAH: Final = "Jumlah orang ditulis dengan angka, 1 sampai {n}."
TERLALU_PANJANG: Final = "Isian dipotong pada {n} karakter pertama. Periksa kembali sebelum melanjutkan."

# --- Pengantar ------------------------------------------------------------------------------------

SETUJU: Final = "Saya bersedia, mulai"
BELUM_SELESAI_LATIHAN: Final = (
    "Anda memiliki latihan yang belum selesai: {n} langkah sudah tercatat. Lanjutkan latihan itu, atau mulai baru."
)

# --- Adegan ---------------------------------------------------------------------------------------

LANGKAH: Final = "langkah {n}"
BERKAS_ADA: Final = "▤ Ada {n} berkas untuk dibaca: tekan B."
MASIH_ADA: Final = "▼ lanjutan (PgDn)"
BACA_DULU: Final = "Bacalah sampai habis dengan PgDn atau ↓; pilihan ada di bawah cerita."
PILIH_DULU: Final = "Pilih dengan angka atau ↑ ↓, lalu Enter untuk menandai."
TANDAI_DULU: Final = "Enter menandai pilihan ini; Enter sekali lagi memutuskan."
LANJUT: Final = "Lanjut"
LANJUT_BACA: Final = "Tekan Enter atau PgDn untuk membaca lanjutannya."
LANJUT_PETUNJUK: Final = "Tekan Enter untuk melanjutkan cerita."

TANGAN_JUDUL: Final = "Hitung tangan"
TANGAN_ISI: Final = "Tanyakan tiap pilihan, lalu catat berapa tangan terangkat. Boleh dilewati."
TANGAN_SEMUA: Final = "{n} tangan; semua {orang} orang sudah mengangkat tangan."
TANGAN_KURANG: Final = "{n} tangan dari {orang} orang; {sisa} orang belum mengangkat tangan."
TANGAN_LEBIH: Final = "{n} tangan, padahal hanya {orang} orang. Kurangi dulu hitungannya."
TANGAN: Final = "tangan"
TANGAN_PETUNJUK: Final = "V hitung tangan."
BACA_BAGIAN: Final = "Bagian {n} dari {semua}. Enter melanjutkan."
BACA_PERBESAR: Final = "Perbesarlah huruf terminal agar terbaca dari belakang."
TATA_BACA_KINI: Final = {True: "Tata baca: untuk dibaca bersama", False: "Tata baca: biasa"}

# --- after the story ------------------------------------------------------------------------------

HALAMAN_AKHIR: Final = {
    "akhir": "Akhir",
    "tantangan": "Tantangan",
    "strategi": "Strategi",
    "tinjauan": "Tinjauan",
    "hasil": "Hasil",
    "komitmen": "Komitmen",
}
JUDUL_HALAMAN: Final = {
    "akhir": "Akhir cerita",
    "tantangan": "Tantangan mitigasi",
    "strategi": "Strategi mitigasi",
    "tinjauan": "Tinjauan keputusan",
    "hasil": "Hasil",
    "komitmen": "Komitmen untuk dibawa pulang",
}
TANTANGAN_ISI: Final = (
    "Pilih kendali dalam batas anggaran, lalu lihat risiko yang tersisa: peluang cerita berakhir dengan "
    "kerugian publik."
)
COBA_SAJA: Final = (
    "Pilihan Anda sudah tercatat ({nama}). Di sini Anda boleh mencoba susunan lain; nilainya tidak berubah."
)
TANTANGAN_LATIHAN: Final = "Ini latihan: cobalah susunan lain; pilihan di sini tidak dicatat."
TANPA_PILIHAN: Final = "tanpa kendali"
KENDALI_PILIH: Final = "Kendali"
KENDALI_KOLOM: Final = "biaya · risiko bila diubah"
PASANG_LANJUT: Final = "Pasang dan lanjut"
TAK_CUKUP: Final = "anggaran"
TANPA_JALAN: Final = "buntu"
RISIKO_PILIHAN: Final = "Pilihan Anda"
ANGGARAN: Final = "Anggaran"
ANGGARAN_SISA: Final = "terpakai {pakai} dari {semua}, sisa {sisa}"
NILAI_MITIGASI: Final = "Nilai mitigasi"
NILAI_NIHIL: Final = "tidak ada risiko yang dapat diturunkan"
DARI_SERATUS: Final = "{nilai} dari 100"
BILA_DIPASANG: Final = "Bila dipasang, risiko"
BILA_DILEPAS: Final = "Terpasang. Bila dilepas, risiko"
RISIKO_TURUN: Final = "turun dari {kini} menjadi {nanti}."
RISIKO_NAIK: Final = "naik dari {kini} menjadi {nanti}."
RISIKO_TETAP: Final = "tetap {kini}."

TANTANGAN_HASIL: Final = "Tantangan Anda"
SUSUNAN_TERBAIK: Final = "Susunan kendali terbaik"
RISIKO_TERBAIK: Final = "Yang terbaik"
ANGGARAN_NILAI: Final = (
    "Terbaik: risiko terkecil yang dapat dicapai dengan anggaran {n}. Setiap ◆ adalah satu satuan biaya."
)
ANDA_PASANG: Final = "Anda pasang"
TERMASUK_TERBAIK: Final = "termasuk yang terbaik"

RISIKO: Final = "Risiko"
RISIKO_TANPA: Final = "Tanpa kendali"
RISIKO_DENGAN: Final = "Dengan kendali ini"

LATIHAN: Final = "latihan"
LATIHAN_HASIL: Final = "Ini latihan: hasilnya tersimpan, tetapi tidak diperingkat."
TERMAHAL: Final = "terbanyak di langkah {n} (−{hilang})"
RENTANG: Final = "rentang akhir ini {lo}–{hi}"
TERKUAT: Final = "Keputusan terkuat Anda"
TERKUAT_SINGKAT: Final = "Terkuat"
HILANG: Final = "Hilang"
MENUJU: Final = "menuju"

GABUNGAN: Final = "Gabungan"
BOBOT: Final = "bobot"
BOBOT_NILAI: Final = "integritas {i}, kepatuhan {k}"
ANDA: Final = "Anda"
CATATAN: Final = "Catatan"

KOMITMEN_PILIH: Final = "Satu kendali untuk dibawa pulang"
KOMITMEN_ISIAN: Final = {"apa": "Apa", "siapa": "Siapa", "kapan": "Kapan"}
KOMITMEN_CONTOH: Final = {
    "apa": "langkah pertama yang akan dikerjakan",
    "siapa": "jabatan atau unit, bukan nama orang",
    "kapan": "misalnya sebelum akhir bulan depan",
}
KOMITMEN_KOSONG: Final = {
    "apa": "Isian apa masih kosong. Tulislah langkah pertama yang akan dikerjakan.",
    "siapa": "Isian siapa masih kosong. Tulislah jabatan atau unit yang mengerjakannya.",
    "kapan": "Isian kapan masih kosong. Tulislah tenggatnya.",
}
KOMITMEN_SIMPAN: Final = "Simpan komitmen"
KOMITMEN_BOLEH: Final = "Boleh dilewati. Pilih kendali dengan ↑ ↓, Enter untuk mulai mengisi."
KOMITMEN_LAMA: Final = "Komitmen Anda tersimpan. Ubahlah bila perlu, lalu simpan lagi."
KOMITMEN_TERSIMPAN: Final = "Komitmen tersimpan. Terima kasih; Esc kembali ke Beranda."
KOMITMEN_TINGGAL_JUDUL: Final = "Tinggalkan tanpa menyimpan?"
KOMITMEN_TINGGAL_ISI: Final = (
    "Isian komitmen yang baru belum disimpan. Simpan dengan Ctrl+S, atau tinggalkan tanpa menyimpan."
)

# --- Papan skor -----------------------------------------------------------------------------------

PAPAN_JUDUL: Final = "Papan skor"
PAPAN_PERINGKAT: Final = "Peringkat"
PAPAN_LATIHAN: Final = "Latihan"
PAPAN_MEMUAT: Final = "Menyusun papan skor …"
PAPAN_KOSONG: Final = (
    "Belum ada yang dapat ditampilkan di sini. Selesaikan sebuah skenario, lalu bukalah papan ini kembali."
)
LATIHAN_KOSONG: Final = "Belum ada latihan. Ulangi dari sini (U) di halaman Tinjauan memulai satu."
PAPAN_BARIS: Final = "{n} baris"
PAPAN_SARING: Final = "{apa}: {nilai}"
PAPAN_KOLOM: Final = {
    "peringkat": "Per.",
    "sandi": "Sandi",
    "kelompok": "Kelompok",
    "skenario": "Skenario",
    "integritas": "Integ.",
    "kepatuhan": "Patuh",
    "gabungan": "Gabung",
    "pita": "Pita",
    "garis_merah": "GM",
    "selesai_n": "Selesai",
    "ke": "Ke",
}
N_DARI_N: Final = "{n} / {semua}"
PAPAN_SERI: Final = "Seri: peringkat {n} ditempati bersama, karena angkanya sama."
PAPAN_SEBAGIAN: Final = "Baru {n} dari {semua} skenario selesai; peringkat diberikan setelah semuanya selesai."
PAPAN_PITA: Final = "Pita integritas {integritas}, pita kepatuhan {kepatuhan}; kuadran {kuadran}."
PAPAN_PERCOBAAN: Final = "Permainan yang tercatat: {n}. Hanya permainan lengkap yang pertama dihitung."
TANDA_PAPAN: Final = {
    "diulang": "Tanda diulang: sebelum permainan ini ada permainan yang ditinggalkan.",
    "jam_ragu": "Tanda jam ragu: jam komputer mundur selama permainan ini.",
    "alur_lain": "Tanda alur lain: dimainkan dengan versi skenario yang berbeda, sehingga diperingkat tersendiri.",
}
LATIHAN_BERCABANG: Final = "Mengulang dari satu keputusan; latihan tidak diperingkat."
LATIHAN_ULANG: Final = "Permainan ke-{n} untuk skenario ini; hanya yang lengkap pertama diperingkat."
LATIHAN_TINGKAT: Final = "Akhir cerita: {tingkat}."

# --- help and palette -----------------------------------------------------------------------------

BANTUAN_JUDUL: Final = "Bantuan: tombol di layar ini"
BANTUAN_UMUM: Final = "Di semua layar"
BANTUAN_SINI: Final = "Di layar ini"
PALET_JUDUL: Final = "Cari perintah"
PALET_ISI: Final = "Ketik sebagian nama perintah …"
PALET_KOSONG: Final = "Tidak ada perintah yang cocok."

# --- Pratinjau ------------------------------------------------------------------------------------

PRATINJAU_PANEL: Final = {"temuan": "Temuan", "peta": "Peta", "cerita": "Cerita", "cabang": "Percabangan"}
PRATINJAU_JUMLAH: Final = "{galat} galat, {peringatan} peringatan"
PRATINJAU_BERSIH: Final = "Tidak ada temuan."
PRATINJAU_BELUM: Final = (
    "Cerita belum dapat dimainkan karena bentuk berkasnya belum utuh. Perbaiki temuan di panel Temuan, lalu simpan; "
    "layar ini mengikuti dengan sendirinya."
)
PRATINJAU_PUTUS: Final = "Berkas terakhir belum utuh; yang dimainkan versi utuh sebelumnya. Lihat Temuan."
PRATINJAU_HILANG: Final = "Berkas tidak ditemukan; yang tampak versi terakhir. Simpan kembali berkasnya."
PRATINJAU_TERBACA: Final = "Dibaca {n} kali. Simpan berkas, dan layar ini mengikuti; tempat Anda dipertahankan."
PRATINJAU_NILAI: Final = "integritas {i} · kepatuhan {k}"
PRATINJAU_TERTUTUP: Final = "tidak tersedia dengan nilai sekarang"
VARIABEL_JUDUL: Final = "Variabel"
VARIABEL_KOSONG: Final = "Skenario ini tidak memakai variabel."
CABANG_BUKAN: Final = "Adegan ini bukan percabangan."
CABANG_DILEMA: Final = "Dilema: tidak ada pilihan yang terbaik di kedua dimensi."
CABANG_DOMINAN: Final = 'Pilihan "{id}" terbaik di kedua dimensi.'
CABANG_KOLOM: Final = ("", "pilihan", "int", "kep", "hilang int", "hilang kep", "huruf")
CABANG_KUNCI: Final = "int: integritas; kep: kepatuhan; hilang: rata-rata nilai yang hilang di sini; huruf: panjang."
CABANG_SYARAT: Final = "Bila"
CABANG_ATUR: Final = "Mengatur"
CABANG_KE: Final = "Menuju"
CABANG_AKHIR: Final = "Akhir"
CABANG_TANPA_AKHIR: Final = "tidak ada akhir yang tercapai"
PETA_TAK_TERCAPAI: Final = "tidak tercapai"

# --- commands: what the footer, the palette and the help call them, by class -----------------------


LAPORAN_JUDUL: Final = "Laporan Anda"
LAPORAN_TERSIMPAN: Final = "Laporan Anda ditulis ke {berkas}. Simpanlah untuk Anda sendiri."

# --- Debrief --------------------------------------------------------------------------------------

DEBRIEF_RUGI: Final = "Publik dirugikan"
DEBRIEF_GARIS_MERAH: Final = "Melewati garis merah"
DEBRIEF_TERAMATI: Final = "Teramati: publik dirugikan"
DEBRIEF_MODEL_KELAS: Final = "Model kelas, tanpa kendali"
DEBRIEF_ACAK: Final = "Acak, tanpa kendali"
DEBRIEF_DIBAHAS: Final = "Yang dibahas"
DEBRIEF_SKENARIO: Final = "Skenario {n} dari {dari}"
DEBRIEF_TANYA_AKHIR: Final = "Apa yang membedakan jalan mereka yang sampai di akhir bersih dari yang lain?"
DEBRIEF_TANYA_RAWAN: Final = (
    "Di kantor Anda, titik rawan mana yang paling mirip dengan ini, dan siapa yang pertama kali melihatnya?"
)
DEBRIEF_HILANG: Final = "hilang"
DEBRIEF_TANGAN: Final = "tangan terangkat"
DEBRIEF_TANGAN_N: Final = "Tangan terangkat"
DEBRIEF_DILEMA: Final = "dilema"
DEBRIEF_RATA: Final = "Rata-rata poin hilang di sini, menurut model kelas"
DEBRIEF_ATAS: Final = "65 atau lebih"
DEBRIEF_BAWAH: Final = "di bawah 65"
DEBRIEF_TITIK: Final = "Menurut titik rawan"
DEBRIEF_CABANG: Final = "Menurut cabang"
DEBRIEF_KENDALI_N: Final = "{n} kendali"
DEBRIEF_BIAYA: Final = "biaya"
DEBRIEF_DIPILIH: Final = "dipilih"
DEBRIEF_BUNTU: Final = "tidak menyisakan jalan cerita"
DEBRIEF_DUA_BATANG: Final = (
    "Risiko kerugian publik bila kendali itu saja dipasang: menurut model kelas, dan menurut permainan acak."
)
DEBRIEF_KELAS: Final = "kelas"
DEBRIEF_ACAK_N: Final = "acak "
DEBRIEF_SATU_BATANG: Final = "Risiko kerugian publik bila kendali itu saja dipasang, menurut permainan acak."
DEBRIEF_TERBAIK: Final = (
    "Rangkaian terbaik dalam anggaran {anggaran} (biaya {biaya}): risiko menjadi {risiko}. Pembanding: {menurut}."
)
DEBRIEF_KOMITMEN: Final = "Banyaknya {satuan} yang membawa pulang setiap kendali"
DEBRIEF_KOLOM: Final = ("Per.", "Sandi", "Kelompok", "Berat", "Intgr.", "Patuh", "Gab.")
DEBRIEF_PERINGKAT_JUDUL: Final = "Tampilkan peringkat?"
DEBRIEF_PERINGKAT_ISI: Final = (
    "Peringkat memuat sandi peserta dan akan terlihat oleh seluruh kelas. Biasanya percakapan lebih jujur tanpanya. "
    "Tekan Enter untuk menambahkannya sebagai halaman terakhir, Esc untuk tetap tanpa peringkat."
)
DEBRIEF_MENYUSUN: Final = "Sebentar, halaman sedang disusun …"
DEBRIEF_TUKAR: Final = "Tukar titik balik"
DEBRIEF_TUKAR_ISI: Final = "Cabang yang dipilih menggantikan titik balik di halaman ini."
DEBRIEF_BAGIAN: Final = ("bagian awal cerita", "bagian tengah cerita", "bagian akhir cerita")
