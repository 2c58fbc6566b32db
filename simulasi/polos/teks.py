"""Every sentence that plain text says, in one place, made to be heard.

What the screens say in the same words stands in `simulasi.dasar.kalimat`.
"""

from __future__ import annotations

from typing import Final

from simulasi.dasar.kalimat import *  # noqa: F403 - what both forms say in the same words is part of this catalogue

# --- commands -------------------------------------------------------------------------------------

BAGIAN: Final = "Bagian: {nama}"
BANTUAN: Final = "Bantuan"
BANTUAN_CARA: Final = "Ketik salah satu perintah berikut, lalu tekan Enter. Huruf besar dan kecil sama saja."
BANTUAN_SINI: Final = "Di bagian ini"
BANTUAN_UMUM: Final = "Di semua bagian"
BANTUAN_TANYA: Final = "? atau bantuan: mendengarkan bantuan ini."
BANTUAN_ULANG: Final = "u atau ulangi: membaca ulang bagian ini."
BANTUAN_BERANDA: Final = "m atau beranda: kembali ke Beranda, menu utama; keputusan Anda tersimpan."
BANTUAN_KELUAR: Final = "k atau keluar: menutup program; keputusan Anda tersimpan."
KEMBALI_KE: Final = "Anda kembali ke bagian {nama}."
TANYA: Final = "{isi} (? bantuan)"
NOMOR_SAJA: Final = "Ketik nomor 1 sampai {n}, lalu Enter. Ketik tanda tanya untuk bantuan."
JAWABAN_TIDAK_ADA: Final = "Jawaban itu tidak ada. " + NOMOR_SAJA
PERINTAH_TIDAK_ADA: Final = "Perintah itu tidak ada di sini. Ketik tanda tanya untuk bantuan."
SAMPAI_JUMPA: Final = "Sampai jumpa. Kemajuan Anda tersimpan dan dapat dilanjutkan kapan saja."
MASUKAN_BERAKHIR: Final = "Masukan berakhir sebelum cerita selesai. Keputusan yang sudah dibuat tersimpan."
MASUKAN_HABIS: Final = "Masukan berakhir. Semua keputusan Anda tersimpan."
SISANYA: Final = "Masukan berakhir. Pembahasan selebihnya dibacakan sampai habis."
TIDAK_DISIMPAN: Final = "Tidak ada yang disimpan."

# --- Peserta --------------------------------------------------------------------------------------

PESERTA: Final = "Peserta"
PESERTA_AKHIR: Final = (
    "Peserta terakhir di laptop ini: {peserta}. Tekan Enter untuk bermain sebagai {sandi}, atau ketik g untuk "
    "peserta lain."
)
PESERTA_AKHIR_TANYA: Final = "Enter untuk {sandi}, g untuk peserta lain"
BANTUAN_PESERTA_LAIN: Final = "g atau ganti: memasukkan peserta lain."
SANDI_TANYA: Final = "Sandi Anda, bukan nama asli; Enter untuk {sandi}"
SANDI_KELOMPOK_TANYA: Final = "Sandi kelompok; Enter untuk {sandi}"
KELOMPOK_TANYA: Final = "Nama kelompok; Enter bila tidak ada"
KELOMPOK_ADA: Final = "Kelompok di sesi ini"
KELOMPOK_NOMOR: Final = "Nomor kelompok Anda"
ORANG_TANYA: Final = "Berapa orang bermain bersama di laptop ini"
ORANG_LAGI_TANYA: Final = "Berapa orang bermain bersama di laptop ini; Enter untuk {n}"
ORANG_SALAH: Final = "Ketik jumlah orang dengan angka, dari 1 sampai {n}, lalu Enter."
ORANG: Final = "{n} orang bermain bersama."
SEBAGAI: Final = "Anda bermain sebagai {peserta}."
SEBAGAI_KELOMPOK: Final = "Kelompok Anda bermain sebagai {peserta}. {n} orang bermain bersama."
NAMA_PESERTA: Final = "{sandi}, kelompok {kelompok}"

# --- Beranda --------------------------------------------------------------------------------------

BERANDA: Final = "Beranda"
MEMUAT: Final = "Membuka pustaka skenario."
KEMAJUAN: Final = "{n} dari {semua} skenario sudah diselesaikan."
BIDANG_JUDUL: Final = "Bidang {bidang}"
SKENARIO_BARIS: Final = "{judul} (tingkat {tingkat}, {durasi} menit, {status})"
SKENARIO_RUSAK: Final = "{judul} (perlu diperbaiki; pilih nomor ini untuk mendengarkan temuannya)"
SKENARIO_TANYA: Final = "Nomor skenario"
BANTUAN_SKENARIO: Final = "Nomor, misalnya 1: membuka skenario itu."
BANTUAN_CARI: Final = "Kata, misalnya jalan: mencari skenario yang judul, peran, atau titik rawannya memuat kata itu."
BANTUAN_GANTI: Final = "g atau ganti: menyerahkan laptop kepada peserta berikutnya."
BANTUAN_PAPAN: Final = "p atau papan: membaca papan skor."
COCOK: Final = 'Yang memuat "{kata}"'
TAK_DITEMUKAN: Final = (
    'Tidak ada skenario yang memuat "{kata}". Ketik kata lain, atau nomor 1 sampai {n}; u membaca ulang daftarnya.'
)
TEMUAN: Final = "Temuan pemeriksaan"
TEMUAN_TEMPAT: Final = "Temuan {nomor} dari {semua}: {tingkat} {kode}, berkas {berkas}, baris {baris}, kolom {kolom}."
TEMUAN_KUTIPAN: Final = "Barisnya berbunyi: {kutipan}"

# --- Pengantar ------------------------------------------------------------------------------------

SETUJU_TANYA: Final = "Enter bila Anda bersedia dan siap mulai"
BANTUAN_SETUJU: Final = "Enter: menerima komitmen belajar dan memulai cerita."
BANTUAN_LANJUTKAN: Final = "Nomor 1: melanjutkan permainan yang belum selesai. Nomor 2: memulai dari awal."
LATIHAN_BELUM_SELESAI: Final = "Permainan itu sebuah latihan; hasilnya tidak masuk peringkat."
SUDAH_SELESAI: Final = (
    "Anda sudah menyelesaikan skenario ini; ketik h untuk mendengarkan lagi pembahasannya. Permainan berikutnya "
    "tercatat sebagai latihan dan tidak masuk peringkat."
)
BANTUAN_HASIL: Final = "h atau hasil: mendengarkan lagi pembahasan permainan yang sudah selesai."
NOMOR_PILIHAN: Final = "Nomor pilihan"

# --- Adegan ---------------------------------------------------------------------------------------

ADEGAN: Final = "Adegan, langkah {n}"
LATIHAN: Final = "Latihan, {nama}"
BERKAS_DAFTAR: Final = "Berkas yang dapat dibuka"
BERKAS_TANPA: Final = "Tidak ada berkas di adegan ini."
BERKAS_TIDAK_ADA: Final = "Berkas itu tidak ada. Yang ada: {daftar}."
PILIHAN: Final = "Pilihan"
LANJUT_TANYA: Final = "Enter untuk melanjutkan"
TANDAI_DULU: Final = "Belum ada pilihan yang ditandai. " + NOMOR_SAJA
DITANDAI: Final = "Pilihan {n} ditandai: {teks}"
PUTUSKAN_TANYA: Final = "Enter memutuskan pilihan {n}; nomor lain mengganti; t membatalkan"
TANDA_DILEPAS: Final = "Tanda dilepas. Belum ada yang diputuskan."
TERSIMPAN: Final = "Keputusan langkah {n} tersimpan."
BANTUAN_TANDAI: Final = "Nomor, misalnya 2: menandai pilihan itu. Enter sesudahnya memutuskan."
BANTUAN_TIDAK: Final = "t atau tidak: melepaskan tanda, sebelum diputuskan."
BANTUAN_LANJUT: Final = "Enter: melanjutkan."
BANTUAN_BERKAS: Final = "b1 atau berkas 1: membuka berkas nomor 1."
BANTUAN_HITUNG: Final = (
    "v atau hitung: mencatat hitungan tangan untuk setiap pilihan, sebelum memutuskan; v 3 5 1 mencatat sekaligus."
)

HITUNG: Final = "Hitungan tangan"
HITUNG_ISI: Final = (
    "Bacakan pilihan satu per satu dan minta anggota kelompok mengangkat tangan. Ketik jumlahnya; Enter berarti nol."
)
HITUNG_TANYA: Final = "Jumlah tangan untuk pilihan {n}"
HITUNG_SALAH: Final = "Ketik jumlah tangan dengan angka, dari 0 sampai {n}, lalu Enter."
HITUNG_LEBIH: Final = "Jumlahnya {jumlah}, lebih banyak daripada {orang} orang yang bermain. Hitunglah sekali lagi."
HITUNG_JUMLAH: Final = "Sesudah v ketiklah {n} angka, satu untuk setiap pilihan; atau v saja, lalu jawab satu per satu."
BANTUAN_TANGAN: Final = "Angka: jumlah tangan untuk pilihan yang ditanyakan; Enter berarti nol."
HITUNG_BATAL: Final = "t atau tidak: berhenti menghitung; hitungan sebelumnya tetap."
HITUNG_BARIS: Final = "pilihan {n}, {tangan} tangan"
HITUNG_HASIL: Final = "Hitungan tangan: {baris}."
HITUNG_SISA: Final = "{n} orang tidak mengangkat tangan."
HITUNG_BELUM: Final = "Tangan belum dihitung; ketik v bila ingin menghitungnya sebelum memutuskan."

# --- after the story ------------------------------------------------------------------------------

AKHIR: Final = "Akhir cerita"
TINGKAT: Final = "Tingkat akhir: {tingkat}. {makna}"
MAJU_TANYA: Final = "Enter untuk melanjutkan"
BANTUAN_MAJU: Final = "Enter: membuka halaman berikutnya."
BANTUAN_MUNDUR: Final = "s atau sebelumnya: membuka halaman sebelumnya."
SUDAH_DI_AWAL: Final = "Ini halaman pertama pembahasan."

TANTANGAN: Final = "Tantangan mitigasi"
TANTANGAN_KENDALI: Final = "Tantangan mitigasi, kendali {nomor}. {judul}"
TANTANGAN_ISI: Final = (
    "Pilih kendali dalam batas anggaran, lalu dengarkan risiko yang tersisa: peluang cerita berakhir dengan "
    "kerugian publik."
)
KEADAAN: Final = "Keadaan sekarang"
ANGGARAN: Final = "Anggaran {anggaran}, terpakai {biaya}, tersisa {sisa}."
RISIKO_KINI: Final = "Risiko sekarang {risiko}: {kata}."
RISIKO_TANPA_KENDALI: Final = "Tanpa kendali risikonya {risiko}."
DARI_SERATUS: Final = "kira-kira {n} dari 100 cerita berakhir dengan kerugian publik"
HAMPIR_TIDAK_ADA: Final = "kurang dari 1 dari 100 cerita berakhir dengan kerugian publik"
HAMPIR_SEMUA: Final = "lebih dari 99 dari 100 cerita berakhir dengan kerugian publik"
TIDAK_ADA: Final = "tidak ada cerita yang berakhir dengan kerugian publik"
SEMUANYA: Final = "semua cerita berakhir dengan kerugian publik"
TERPASANG: Final = "Terpasang: {kendali}."
TANPA_TERPASANG: Final = "Belum ada kendali yang terpasang."
KENDALI_DAFTAR: Final = "Kendali yang dapat dipilih"
KENDALI_BARIS: Final = "{judul} ({jenis}, biaya {biaya}). {keadaan}"
BILA_DIPASANG: Final = "Belum terpasang; bila dipasang, risiko {risiko}."
BILA_DILEPAS: Final = "Terpasang; bila dilepas, risiko {risiko}."
TURUN: Final = "turun menjadi {risiko}"
NAIK: Final = "naik menjadi {risiko}"
TETAP: Final = "tetap {risiko}"
BELUM_DAPAT: Final = "Belum dapat dipasang. {sebab}"
BELUM_DAPAT_LEPAS: Final = "Terpasang dan belum dapat dilepas. {sebab}"
KENDALI_TANYA: Final = "Nomor kendali, atau selesai"
DIPASANG: Final = "{judul}: dipasang."
DILEPAS: Final = "{judul}: dilepas."
RISIKO_LALU: Final = "Risiko semula {dari}, sekarang {risiko}."
SISA_ANGGARAN: Final = "Anggaran tersisa {sisa} dari {anggaran}."
TANTANGAN_KOSONG: Final = (
    "Belum ada kendali yang terpasang. Ketik selesai sekali lagi untuk melanjutkan tanpa kendali, atau nomor kendali."
)
TANTANGAN_SELESAI: Final = "Pilihan kendali Anda tersimpan."
TANTANGAN_LATIHAN: Final = "Ini latihan: pilihan kendali di sini tidak dicatat."
TANTANGAN_LATIHAN_SELESAI: Final = "Latihan memasang kendali selesai; tidak ada yang dicatat."
TANTANGAN_DIKUNCI: Final = "Tantangan ini sudah Anda selesaikan; pilihan kendalinya tidak dapat diubah lagi."
NILAI_MITIGASI: Final = "Nilai mitigasi Anda {nilai} dari 100."
NILAI_MITIGASI_NIHIL: Final = "Tidak ada kendali dalam anggaran yang dapat menurunkan risiko cerita ini."
BANTUAN_KENDALI: Final = "Nomor, misalnya 1: memasang kendali itu, atau melepasnya bila sudah terpasang."
BANTUAN_JELASKAN: Final = "j1 atau jelaskan 1: membaca cara kerja kendali nomor 1."
BANTUAN_SELESAI: Final = "selesai: menyimpan pilihan kendali dan melanjutkan."
TANTANGAN_SALAH: Final = "Ketik nomor kendali 1 sampai {n}, atau selesai, lalu Enter. Ketik tanda tanya untuk bantuan."
JELASKAN_TIDAK_ADA: Final = "Kendali itu tidak ada. Ketik j1 sampai j{n}."

STRATEGI: Final = "Strategi mitigasi"
PILIHAN_KENDALI: Final = "Kendali pilihan Anda: {kendali}; biaya {biaya}, risiko {risiko}."
TANPA_KENDALI: Final = "Anda tidak memasang kendali; risikonya tetap {risiko}."
KENDALI_TERBAIK: Final = "Terbaik dalam anggaran {anggaran}: {kendali}; biaya {biaya}, risiko {risiko}."
TERBAIK_KOSONG: Final = "Dalam anggaran {anggaran} tidak ada kendali yang menurunkan risiko."
TITIK_BARIS: Final = "{kode}, {nama}: nilai yang hilang {hilang}."
TITIK: Final = "Strategi mitigasi, titik rawan {nomor} dari {semua}"
SUDAH_DIBACAKAN: Final = "Sudah dibacakan di titik rawan {nomor}."
TANDA_BARIS: Final = "{tanda} (berkas {judul})"
RISIKO_DENGAN: Final = "Risiko {tanpa} tanpa kendali, {dengan} dengan kendali ini."

TINJAUAN: Final = "Tinjauan keputusan"
TERKUAT_BARIS: Final = 'Keputusan terkuat Anda, langkah {nomor} di "{adegan}": {teks}'
LANGKAH_DAFTAR: Final = "Langkah Anda"
LANGKAH_JUDUL: Final = "Tinjauan keputusan, langkah {nomor} dari {semua}. {adegan}"
RATING: Final = "integritas {integritas} dari 4, kepatuhan {kepatuhan} dari 4"
PENILAIAN: Final = "Penilaian: {rating}."
HILANG: Final = "Hilang: integritas {integritas}, kepatuhan {kepatuhan}"
SUARA_BARIS: Final = "{teks} ({tangan} tangan)"
GARIS_MERAH_ARTI: Final = "Garis merah: tidak dapat ditebus oleh keputusan lain."
MENUJU: Final = 'menuju "{adegan}"'
JUMLAH_HILANG: Final = (
    "Jumlah yang hilang: integritas {integritas}, kepatuhan {kepatuhan}. Ditambah nilai akhir Anda, keduanya genap 100."
)
TINJAUAN_TANYA: Final = "Nomor langkah, l semua langkah, Enter melanjutkan"
BANTUAN_LANGKAH: Final = "Nomor, misalnya 2: membaca langkah itu selengkapnya."
BANTUAN_LENGKAP: Final = "l atau lengkap: membaca semua langkah selengkapnya."
BANTUAN_ULANGI_DARI: Final = (
    "ulangi dari sini 2, atau cukup ulangi 2: mencoba jalan lain dari langkah 2 sebagai latihan, di luar peringkat."
)
ULANGI_NOMOR: Final = "Langkah itu tidak ada. Ketik ulangi, lalu nomor langkah 1 sampai {n}."
LATIHAN_MULAI: Final = (
    "Latihan dimulai dari langkah {n}. Keputusan sebelum itu diambil dari permainan Anda. Hasil latihan tidak masuk "
    "peringkat."
)
LATIHAN_KEMBALI: Final = "Latihan selesai. Anda kembali ke pembahasan permainan sebelumnya."

HASIL: Final = "Hasil"
HASIL_BARIS: Final = "{dimensi} {nilai} dari 100, {pita}."
RENTANG: Final = "Di akhir cerita ini nilainya dapat berkisar dari {lo} sampai {hi}."
RENTANG_TUNGGAL: Final = "Di akhir cerita ini nilainya selalu sama."
GABUNGAN_BARIS: Final = "Gabungan {nilai} dari 100 (bobot integritas {i}, kepatuhan {k})"
HASIL_LATIHAN: Final = "Ini hasil latihan; tidak masuk peringkat."

# --- Komitmen -------------------------------------------------------------------------------------

BAWA_PULANG: Final = "Komitmen untuk dibawa pulang"
BAWA_PULANG_ISI: Final = (
    "Pilihlah satu kendali untuk dibawa pulang ke kantor Anda: apa yang akan dilakukan, siapa pelaksananya, dan kapan."
)
BAWA_PULANG_TANYA: Final = "Nomor kendali; Enter untuk melewati"
BAWA_PULANG_GANTI: Final = "Nomor kendali untuk mengganti; Enter untuk melanjutkan"
BAWA_PULANG_BARIS: Final = "{judul} ({jenis})"
KOMITMEN_KINI: Final = "Komitmen Anda yang tersimpan"
KOMITMEN_KENDALI: Final = "Kendali: {isi}"
APA: Final = "Apa"
SIAPA: Final = "Siapa"
KAPAN: Final = "Kapan"
APA_TANYA: Final = "Apa yang akan dilakukan, dalam satu kalimat"
SIAPA_TANYA: Final = "Siapa pelaksananya; sebut jabatannya, bukan nama orang"
KAPAN_TANYA: Final = "Kapan mulai dilakukan"
ISIAN_KOSONG: Final = "Isian ini masih kosong. Ketik satu kalimat, atau t untuk membatalkan komitmen."
ISIAN_PERIKSA: Final = "Komitmen yang akan disimpan"
SIMPAN_TANYA: Final = "Enter menyimpan; t membatalkan"
KOMITMEN_TERSIMPAN: Final = "Komitmen Anda tersimpan."
BANTUAN_BAWA_PULANG: Final = "Nomor, misalnya 1: memilih kendali itu, lalu menjawab apa, siapa, dan kapan."
BANTUAN_BATAL: Final = "t atau tidak: membatalkan tanpa menyimpan."
BANTUAN_ISIAN: Final = "Jawaban Anda dalam satu kalimat, paling banyak 500 huruf."
BANTUAN_SIMPAN: Final = "Enter: menyimpan."

SELESAI: Final = "Selesai"
SELESAI_ISI: Final = "Pembahasan selesai. Semua keputusan Anda tersimpan."
SELESAI_BERANDA: Final = "Enter kembali ke Beranda, p papan skor"
SELESAI_KELUAR: Final = "Enter menutup program, p papan skor"
BANTUAN_TUTUP: Final = "Enter: kembali ke Beranda, atau menutup program bila hanya satu skenario yang dibuka."

# --- Papan skor -----------------------------------------------------------------------------------

PAPAN: Final = "Papan skor"
PAPAN_KOSONG: Final = "Belum ada permainan yang tercatat di sesi ini. Mainkan sebuah skenario dulu."
PAPAN_BOBOT: Final = "Gabungan dihitung dengan bobot integritas {i}, kepatuhan {k}."
PAPAN_URUT: Final = "Diurutkan menurut {urut}."
PAPAN_SARING: Final = "Hanya {saring}."
PAPAN_ANDA: Final = "Anda, {sandi}: {keadaan}."
PAPAN_ANDA_DI: Final = "Anda, {sandi}, di {skenario}: {keadaan}."
PAPAN_DARI: Final = "peringkat {peringkat} dari {n} yang diperingkat"
BERBAGI: Final = "berbagi dengan peserta lain"
PAPAN_BELUM: Final = "belum diperingkat, {selesai} dari {semua} skenario selesai"
PERINGKAT: Final = "Peringkat {n}"
TANPA_PERINGKAT: Final = "Belum diperingkat"
SKENARIO_JUDUL: Final = "Skenario {judul}"
PAPAN_BARIS: Final = "{peringkat}: {peserta}."
PAPAN_NILAI: Final = "Gabungan {gabungan}, integritas {integritas}, kepatuhan {kepatuhan}."
PAPAN_MITIGASI: Final = "Nilai mitigasi {nilai}."
PAPAN_BERAT: Final = "Kegagalan berat {n}."
PAPAN_SELESAI: Final = "{n} dari {semua} skenario selesai."
PAPAN_TANDA: Final = {
    "diulang": "Permainan sebelumnya ditinggalkan sebelum selesai.",
    "jam_ragu": "Jam laptop sempat berjalan mundur.",
    "alur_lain": "Bermain dengan alur cerita yang berbeda, jadi diperingkat tersendiri.",
}
PAPAN_TANDA_LAIN: Final = "Tanda {tanda}."
PAPAN_LATIHAN: Final = "Latihan, di luar peringkat"
PAPAN_LATIHAN_BARIS: Final = "{peserta}, {skenario}, permainan ke-{ke}: integritas {integritas}, kepatuhan {kepatuhan}."
TIDAK_ADA_NILAI: Final = "belum ada"
PAPAN_TANYA: Final = "f menyaring, o mengurutkan, Enter kembali"
KEMBALI_TANYA: Final = "Enter untuk kembali"
BANTUAN_KEMBALI: Final = "Enter: kembali ke bagian sebelumnya."
PAPAN_SISA: Final = "Masih ada {n} baris; ketik l untuk mendengarkan semuanya, atau f untuk menyaring."
BANTUAN_SEMUA_BARIS: Final = "l atau lengkap: membaca semua baris."
BANTUAN_SARING: Final = "f atau saring: hanya satu kelompok atau satu skenario."
BANTUAN_URUT: Final = "o atau urutkan: memilih urutan baris."
SARING: Final = "Papan skor, saringan"
SARING_SEMUA: Final = "semua peserta"
SARING_KELOMPOK: Final = "kelompok {kelompok}"
SARING_SKENARIO: Final = "skenario {judul}"
SARING_NIHIL: Final = "Baru ada satu kelompok dan satu skenario di papan ini, jadi belum ada yang dapat disaring."
SARING_TANYA: Final = "Nomor saringan"
URUT: Final = "Papan skor, urutan"
URUT_TANYA: Final = "Nomor urutan"
URUTAN: Final = {
    "peringkat": "peringkat",
    "sandi": "sandi, menurut abjad",
    "kelompok": "kelompok, menurut abjad",
    "gabungan": "gabungan, dari yang tertinggi",
    "integritas": "integritas, dari yang tertinggi",
    "kepatuhan": "kepatuhan, dari yang tertinggi",
    "garis_merah": "garis merah, dari yang terbanyak",
    "selesai_n": "skenario yang selesai, dari yang terbanyak",
}
