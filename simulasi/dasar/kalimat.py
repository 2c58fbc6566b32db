"""What screens and plain text say in the same words: names of things, and the sentences that both need."""

from __future__ import annotations

from typing import Final

BIDANG: Final = {"pengadaan": "Pengadaan", "penganggaran": "Penganggaran", "perizinan": "Perizinan"}
JENIS_KENDALI: Final = {
    "pencegahan": "Pencegahan",
    "deteksi": "Deteksi",
    "koreksi": "Koreksi",
    "imbauan": "Imbauan",
}
TINGKAT_AKHIR: Final = {
    "bersih": "Bersih",
    "terkendali": "Terkendali",
    "rawan": "Rawan",
    "pelanggaran": "Pelanggaran",
    "pidana": "Pidana",
}
MAKNA_AKHIR: Final = {
    "bersih": "Kepentingan publik terjaga dan jejaknya lengkap.",
    "terkendali": "Ada celah yang sempat terbuka, tetapi sempat pula ditutup.",
    "rawan": "Pintunya masih terbuka: celah yang sama dapat dipakai lagi.",
    "pelanggaran": "Aturan dilanggar dan publik menanggung akibatnya.",
    "pidana": "Cerita ini berakhir di meja penegak hukum.",
}
NILAI: Final = {
    "jujur": "jujur",
    "peduli": "peduli",
    "mandiri": "mandiri",
    "disiplin": "disiplin",
    "tanggung-jawab": "tanggung jawab",
    "kerja-keras": "kerja keras",
    "sederhana": "sederhana",
    "berani": "berani",
    "adil": "adil",
}
INTEGRITAS: Final = "Integritas"
KEPATUHAN: Final = "Kepatuhan"
GARIS_MERAH: Final = "garis merah"
PUSTAKA_KOSONG: Final = (
    "Belum ada skenario di pustaka ini. Periksa folder yang diberikan dengan --skenario, lalu buka kembali program."
)
PERAN: Final = "Peran Anda"
TITIK_RAWAN: Final = "Titik rawan"
PENJELASAN_STATUS: Final = {
    "belum": "belum dimainkan",
    "berjalan": "sedang berjalan, dapat dilanjutkan",
    "selesai": "sudah diselesaikan, boleh diulang",
}
TEMUAN_PENGANTAR: Final = "Skenario ini belum dapat dimainkan. Perbaiki hal-hal berikut, lalu buka kembali program."
PESERTA_ISI: Final = (
    "Pakailah sandi, bukan nama atau NIP. Sandi ini sudah diusulkan; silakan ganti bila ingin. "
    "Ingat baik-baik, karena kemajuan Anda dicari dengan sandi yang sama."
)
PESERTA_KELOMPOK_ISI: Final = (
    "Satu laptop untuk satu kelompok. Pakailah sandi kelompok, bukan nama orang; kemajuan kelompok dicari dengan "
    "sandi yang sama."
)
PENGANTAR: Final = "Pengantar"
LATAR: Final = "Latar cerita"
TUJUAN: Final = "Setelah ini Anda mampu"
ATURAN_JUDUL: Final = "Aturan main"
ATURAN: Final = (
    "Putuskan seperti yang sungguh akan Anda lakukan. Tidak ada jalan kembali ke adegan yang sudah lewat.",
    "Skor tidak tampak selama cerita berjalan. Pembahasan lengkap menunggu setelah cerita berakhir.",
    "Akhir cerita ikut dihitung, dan keputusan yang tidak sempat Anda jumpai dinilai menurut akhir itu.",
    "Setiap keputusan langsung tersimpan. Bila terhenti, Anda dapat melanjutkan.",
)
KOMITMEN_JUDUL: Final = "Komitmen belajar"
KOMITMEN: Final = (
    "Saya bermain dengan jujur, terbuka pada hasilnya, dan mencari perbaikan sistem, bukan mencari siapa yang salah."
)
LANJUTKAN: Final = "Lanjutkan"
MULAI_BARU: Final = "Mulai baru"
BELUM_SELESAI: Final = (
    "Anda memiliki permainan yang belum selesai: {n} langkah sudah tercatat. Lanjutkan dari adegan terakhir, "
    "atau mulai baru. Permainan lama tetap tersimpan sebagai belum selesai."
)
BERKAS: Final = "Berkas"
PUTUSKAN: Final = "Pilihan {n} ditandai. Enter sekali lagi memutuskan, tanpa jalan kembali."
SUARA_KELOMPOK: Final = "Suara kelompok sebelum memutuskan"
AKIBAT: Final = "Setelah keputusan Anda"
UMPAN_BALIK: Final = "Umpan balik"
CELAH: Final = "Celah dalam sistem"
PENYEBAB: Final = "Yang membawa cerita ke sini"
STRATEGI_PENGANTAR: Final = (
    "Titik rawan diurutkan dari yang paling mahal dalam permainan Anda. Yang dicari adalah perbaikan sistem: "
    "kendali yang tetap bekerja ketika orangnya berganti."
)
TANPA_TITIK_RAWAN: Final = "Tidak ada titik rawan yang tercatat untuk permainan ini."
MODUS: Final = "Cara kerjanya"
TANDA_BAHAYA: Final = "Tanda bahaya yang ada di berkas Anda"
TANDA_KOSONG: Final = "Tidak ada tanda bahaya di berkas pada jalan cerita yang Anda tempuh."
KENDALI: Final = "Kendali"
PELAKSANA: Final = "Pelaksana"
INDIKATOR: Final = "Indikator"
DASAR: Final = "Dasar"
RISIKO_TAK_TERHITUNG: Final = (
    "Bila hanya kendali ini yang dipasang, cerita tidak menyisakan jalan; risikonya tidak dihitung."
)
RISIKO_CATATAN: Final = (
    "Risiko: peluang cerita berakhir dengan kerugian publik bila setiap pilihan sama mungkinnya diambil."
)
KEHILANGAN_ANDA: Final = "Nilai yang hilang di sini"
IMBAUAN_CATATAN: Final = "Imbauan saja tidak menutup jalan mana pun."
PILIHAN_ANDA: Final = "Pilihan Anda"
TANPA_NILAI: Final = "langkah tanpa penilaian"
UTUH: Final = "tidak ada yang hilang"
PILIHAN_LAIN: Final = "Pilihan lain dan ke mana arahnya"
NILAI_DASAR: Final = "Nilai dasar"
KUADRAN: Final = "Letak Anda"
GARIS_MERAH_NOL: Final = "Tanpa garis merah."
GARIS_MERAH_N: Final = "{n} garis merah dilanggar."
BERAT: Final = (
    "Karena ada garis merah yang dilanggar atau cerita berakhir pidana, kedua pita dan kuadran berbunyi "
    "berisiko, berapa pun nilainya."
)
