"""What the JSON Schema says to an author: one sentence a key, one a word of a closed list (`format.md` §3–5)."""

from __future__ import annotations

from typing import Any, Final

KUNCI: Final[dict[str, dict[str, str]]] = {
    "Skenario": {
        "format": "Versi susunan berkas. Selalu 1.",
        "id": "Nama pendek skenario, sama dengan nama berkasnya tanpa .yaml.",
        "judul": "Judul yang dibaca peserta, paling banyak 80 karakter.",
        "bidang": "Bidang layanan, sama dengan nama foldernya.",
        "tingkat": "Seberapa sulit pertimbangannya bagi peserta.",
        "durasi": "Lama satu permainan sendirian, dalam menit (1–120).",
        "peran": "Siapa peserta di dalam cerita.",
        "ringkasan": "Beberapa kalimat yang tampil di pustaka dan sebelum cerita dimulai.",
        "tujuan": "Satu sampai lima tujuan belajar.",
        "penyusun": "Nama para penyusun skenario.",
        "diperiksa": "Tanggal terakhir dasar hukumnya diperiksa, ditulis TTTT-BB-HH.",
        "bobot_akhir": "Bobot akhir cerita di dalam skor (0–9). Bila tidak ditulis: 3.",
        "variabel": "Hal yang diingat cerita: ya/tidak, atau bilangan yang punya batas.",
        "awal": "Id adegan tempat cerita dimulai.",
        "adegan": "Semua adegan menurut idnya.",
        "mitigasi": "Satu sampai delapan kendali yang dapat dipasang untuk mencegah kerugian.",
        "diskusi": "Satu sampai sepuluh pertanyaan untuk bahasan sesudah permainan.",
    },
    "Variabel": {
        "awal": "Nilai ketika cerita dimulai.",
        "min": "Batas bawah (0–100); perubahan berhenti di sini.",
        "maks": "Batas atas (0–100); perubahan berhenti di sini.",
        "hitung": "Variabel ini bertambah sendiri; pilihan dapat membacanya, tetapi tidak mengubahnya.",
    },
    "Adegan": {
        "judul": "Judul adegan.",
        "narasi": "Apa yang terjadi, dalam Markdown.",
        "sisipan": "Paragraf tambahan yang tampil bila syaratnya berlaku.",
        "berkas": "Dokumen yang dapat dibuka peserta di adegan ini.",
        "titik_rawan": "Satu kode titik rawan atau beberapa. Wajib bila ada pilihan yang berskor.",
        "bobot": "Bobot keputusan di adegan ini (1–3). Bila tidak ditulis: 1.",
        "pilihan": "Satu sampai sembilan pilihan. Bila hanya satu, ia tidak berskor.",
        "akhir": "Cerita berakhir di sini: sebuah tingkat, atau tingkat beserta rinciannya.",
    },
    "Pilihan": {
        "id": "Nama pendek pilihan, tidak kembar di adegan ini.",
        "teks": "Yang dibaca peserta: apa yang dilakukan, bukan bagaimana menilainya.",
        "jika": "Pilihan ini tampil hanya bila syaratnya berlaku.",
        "skor": "Dua nilai, masing-masing 0–4. Tanpa skor, pilihan ini sekadar bertanya, membaca, atau menunggu.",
        "garis_merah": "Tulis ya bila perbuatan ini tidak dapat ditebus kebaikan sesudahnya.",
        "atur": "Variabel yang diberi nilai baru.",
        "tambah": "Variabel yang ditambah sebuah bilangan (boleh negatif).",
        "akibat": "Satu-dua kalimat cerita tepat sesudah pilihan ini, tanpa menilai.",
        "umpan_balik": "Mengapa skornya begitu: akibatnya dulu, lalu aturannya. Wajib bila ada skor.",
        "dasar": "Dasar hukum, misalnya `perpres-16-2018 Pasal 7`. Bila ada skor, isi ini atau `nilai`.",
        "nilai": "Nilai dasar yang melandasi skornya. Bila ada skor, isi ini atau `dasar`.",
        "ke": "Adegan berikutnya, atau daftar cabang yang dicoba dari atas; cabang terakhir tanpa `jika`.",
    },
    "Skor": {
        "integritas": "0 demi keuntungan pribadi · 1 membiarkan · 2 menghindari kerugian · 3 demi publik, ada "
        "risikonya · 4 terbuka dan memulihkan.",
        "kepatuhan": "0 melanggar aturan · 1 melewati langkah wajib · 2 memenuhi bunyi aturan · 3 jejaknya dapat "
        "diperiksa · 4 prosedur lengkap dan tercatat.",
    },
    "Sisipan": {
        "jika": "Syarat tampilnya paragraf ini.",
        "teks": "Paragraf yang ditambahkan, dalam Markdown.",
    },
    "Berkas": {
        "judul": "Nama dokumen.",
        "isi": "Isi dokumen dalam Markdown; tabel pun boleh.",
        "tanda_bahaya": "Tanda bahaya di dalamnya, baru dibuka dalam tinjauan sesudah permainan.",
        "jika": "Dokumen ini tampil hanya bila syaratnya berlaku.",
    },
    "Cabang": {
        "jika": "Cabang ini ditempuh bila syaratnya berlaku. Cabang terakhir tidak punya syarat.",
        "ke": "Id adegan tujuan.",
    },
    "Uji": {
        "min": "Nilainya sedikitnya sekian.",
        "maks": "Nilainya paling banyak sekian.",
        "bukan": "Nilainya bukan ini.",
    },
    "Akhir": {
        "tingkat": "Seberapa baik cerita berakhir.",
        "skor": "Skor akhir, bila berbeda dari tingkatnya (bersih 4, terkendali 3, rawan 2, pelanggaran 1, pidana 0).",
        "rugi": "Apakah publik dirugikan, ketahuan atau tidak.",
        "celah": "Celah mana dalam sistem yang memungkinkan akhir ini.",
        "dasar": "Dasar hukum akhir ini.",
    },
    "Kendali": {
        "id": "Nama pendek kendali, tidak kembar.",
        "judul": "Nama kendali yang dibaca peserta.",
        "titik_rawan": "Satu kode titik rawan yang dijawabnya, atau beberapa.",
        "jenis": "Cara kerja kendali.",
        "strategi": "Apa yang dipasang dan bagaimana kerjanya, dalam Markdown.",
        "pelaksana": "Siapa yang memegangnya.",
        "indikator": "Bagaimana terlihat bahwa kendali ini bekerja.",
        "biaya": "Beratnya memasang kendali ini (1–3).",
        "dasar": "Dasar hukum kendali.",
        "menutup": "Pilihan yang tidak mungkin lagi, masing-masing ditulis `adegan.pilihan`.",
        "mengalihkan": "Pilihan yang tetap mungkin, tetapi menuju adegan lain: `adegan.pilihan: adegan`.",
        "mengawali": "Variabel yang sejak awal bernilai lain.",
    },
    "Pengalihan": {
        "ke": "Id adegan yang dituju.",
        "atur": "Variabel yang diberi nilai baru oleh kendali ini.",
    },
    "Sesi": {
        "format": "Versi susunan berkas. Selalu 1.",
        "id": "Nama pendek sesi.",
        "judul": "Judul sesi, paling banyak 80 karakter.",
        "skenario": "Id skenario yang ditugaskan, berurutan.",
        "mode": "Dimainkan perorangan atau berkelompok.",
        "kelompok": "Nama kelompok yang dapat dipilih. Tanpa isian: peserta menulis sendiri.",
        "umpan_balik": "Kapan umpan balik ditunjukkan.",
        "tantangan_mitigasi": "Apakah tantangan menyusun strategi mitigasi ikut dimainkan.",
        "acak_pilihan": "Apakah urutan pilihan diacak di setiap permainan.",
        "bobot": "Bobot kedua dimensi dalam nilai gabungan; jumlahnya 100.",
        "simpan_hari": "Berapa hari hasil sesi disimpan. Bila tidak ditulis: 90.",
    },
    "BobotDimensi": {
        "integritas": "Bobot integritas (0–100).",
        "kepatuhan": "Bobot kepatuhan (0–100).",
    },
    "Regulasi": {
        "nama": "Nama resmi peraturan.",
        "singkat": "Sebutan singkat, misalnya Perpres 16/2018.",
        "berlaku": "Tanggal mulai berlaku, atau `tidak diketahui`.",
        "status": "Keadaan peraturan ini sekarang.",
        "diubah_oleh": "Nama pendek peraturan yang mengubahnya.",
        "dicabut_oleh": "Nama pendek peraturan yang mencabutnya.",
        "diperiksa": "Tanggal terakhir entri ini diperiksa, ditulis TTTT-BB-HH.",
        "ganti": "Entri ini menggantikan entri katalog bawaan dengan nama pendek yang sama.",
        "pasal": "Letak yang boleh disitir, persis seperti ditulis dalam sitasi.",
    },
    "Pasal": {
        "isi": "Isinya dalam satu kalimat dengan kata-kata sendiri.",
        "status": "Apakah bagian ini masih berlaku. Bila tidak ditulis: berlaku.",
        "pengganti": "Sitasi yang menggantikannya.",
        "sumber": "Dari mana isinya diketahui.",
    },
    "TitikRawan": {
        "nama": "Sebutan singkat titik rawan.",
        "bidang": "Bidang layanan tempat titik rawan ini.",
        "modus": "Bagaimana penyimpangan biasanya dilakukan.",
        "tanda_bahaya": "Jejak dalam dokumen yang patut diperiksa.",
        "tekanan": "Dari siapa dan dengan kalimat apa godaan datang.",
        "jalan_sah": "Apa yang dapat dilakukan menurut aturan.",
        "ganti": "Entri ini menggantikan entri katalog bawaan dengan kode yang sama.",
        "kendali": "Sistem yang mencegah, menemukan, atau memulihkan.",
    },
    "BagianPanel": {
        "ganti": "Penilaian ini menggantikan penilaian panel bawaan untuk skenario yang sama.",
        "pilihan": "Penilaian setiap pilihan berskor, menurut `adegan.pilihan`.",
    },
    "Penilaian": {
        "penilai": "Sudut pandang atau jabatan penilai, bukan nama orang.",
        "integritas": "Nilai integritas menurut penilai ini (0–4).",
        "kepatuhan": "Nilai kepatuhan menurut penilai ini (0–4).",
        "alasan": "Alasan dalam satu kalimat, paling banyak 300 karakter.",
    },
}

KATA: Final[dict[tuple[str, ...], dict[str, str]]] = {
    ("pengadaan", "penganggaran", "perizinan"): {
        "pengadaan": "Pengadaan barang dan jasa.",
        "penganggaran": "Perencanaan dan penganggaran.",
        "perizinan": "Perizinan dan layanan publik.",
    },
    ("dasar", "menengah", "lanjut"): {
        "dasar": "Pilihan dan akibatnya langsung terlihat.",
        "menengah": "Ada pertimbangan yang saling bertentangan.",
        "lanjut": "Akibatnya tertunda dan tidak ada jalan yang mudah.",
    },
    ("bersih", "terkendali", "rawan", "pelanggaran", "pidana"): {
        "bersih": "Publik terlayani, tidak ada yang disembunyikan. Skor 4.",
        "terkendali": "Ada kekurangan, dan kekurangan itu dibenahi. Skor 3.",
        "rawan": "Tidak ketahuan apa-apa, tetapi celahnya tetap terbuka. Skor 2.",
        "pelanggaran": "Aturan dilanggar dan ada yang dirugikan. Skor 1.",
        "pidana": "Perbuatannya diancam pidana. Skor 0.",
    },
    ("pencegahan", "deteksi", "koreksi", "imbauan"): {
        "pencegahan": "Menutup pilihan sebelum terjadi (`menutup`, `mengawali`).",
        "deteksi": "Menemukan kejadian dan mengalihkan jalannya (`mengalihkan`).",
        "koreksi": "Memulihkan sesudah terjadi (`mengalihkan`).",
        "imbauan": "Ajakan saja; tidak menutup apa pun.",
    },
    ("jujur", "peduli", "mandiri", "disiplin", "tanggung-jawab", "kerja-keras", "sederhana", "berani", "adil"): {
        "jujur": "Berkata dan mencatat apa adanya.",
        "peduli": "Memperhatikan kepentingan orang lain.",
        "mandiri": "Tidak bergantung pada pemberian orang.",
        "disiplin": "Menaati waktu dan prosedur.",
        "tanggung-jawab": "Menanggung akibat dari keputusan sendiri.",
        "kerja-keras": "Bersungguh-sungguh menyelesaikan tugas.",
        "sederhana": "Hidup sesuai kemampuan.",
        "berani": "Menyatakan yang benar walau ada risikonya.",
        "adil": "Memperlakukan semua pihak setara.",
    },
    ("rendah", "garis_merah"): {
        "rendah": "Bertambah 1 setiap keputusan bernilai 1 atau kurang di salah satu dimensi.",
        "garis_merah": "Bertambah 1 setiap garis merah dilanggar.",
    },
    ("perorangan", "kelompok"): {
        "perorangan": "Setiap peserta bermain sendiri.",
        "kelompok": "Satu permainan per kelompok, dengan hitungan tangan.",
    },
    ("akhir", "langsung"): {
        "akhir": "Umpan balik ditunjukkan sesudah cerita berakhir.",
        "langsung": "Umpan balik ditunjukkan tepat sesudah setiap keputusan.",
    },
    ("berlaku", "diubah", "sebagian", "dicabut"): {
        "berlaku": "Berlaku seluruhnya.",
        "diubah": "Berlaku dengan perubahan.",
        "sebagian": "Sebagian pasalnya sudah diganti.",
        "dicabut": "Tidak berlaku lagi; isi `dicabut_oleh`.",
    },
    ("berlaku", "diganti"): {
        "berlaku": "Masih berlaku.",
        "diganti": "Sudah diganti; isi `pengganti` bila diketahui.",
    },
    ("teks", "sekunder", "ingatan"): {
        "teks": "Naskah peraturannya dibaca.",
        "sekunder": "Dari sumber lain.",
        "ingatan": "Dari ingatan; periksa dulu sebelum disitir.",
    },
}

CUPLIKAN: Final[dict[str, dict[str, dict[str, Any]]]] = {
    "Pilihan": {
        "pilihan berskor": {
            "id": "${1:nama-pilihan}",
            "teks": "${2:Apa yang dilakukan}",
            "skor": {"integritas": "${3:3}", "kepatuhan": "${4:3}"},
            "umpan_balik": "${5:Akibatnya dulu, lalu aturannya}",
            "nilai": ["${6:jujur}"],
            "ke": "${7:id-adegan}",
        },
        "pilihan tanpa skor": {
            "id": "${1:nama-pilihan}",
            "teks": "${2:Membaca, bertanya, atau menunggu}",
            "ke": "${3:id-adegan}",
        },
    },
    "Adegan": {
        "adegan bercabang": {
            "judul": "${1:Judul adegan}",
            "narasi": "${2:Apa yang terjadi}",
            "titik_rawan": "${3:PBJ-01}",
            "pilihan": [
                {"id": "${4:nama-pilihan}", "teks": "${5:Apa yang dilakukan}", "ke": "${6:id-adegan}"},
            ],
        },
        "adegan penutup": {
            "judul": "${1:Judul adegan}",
            "narasi": "${2:Bagaimana akhirnya}",
            "akhir": "${3:terkendali}",
        },
    },
    "Kendali": {
        "kendali": {
            "id": "${1:nama-kendali}",
            "judul": "${2:Nama kendali}",
            "titik_rawan": "${3:PBJ-01}",
            "jenis": "${4:pencegahan}",
            "strategi": "${5:Apa yang dipasang dan bagaimana kerjanya}",
            "pelaksana": "${6:Siapa yang memegangnya}",
            "indikator": "${7:Bagaimana terlihat bahwa ia bekerja}",
            "biaya": "${8:2}",
            "menutup": ["${9:adegan.pilihan}"],
        },
    },
}
"""What an editor writes at once when asked: whole parts with places to fill in."""

JUDUL: Final = {
    "skenario": ("Skenario simulasi", "Satu cerita bercabang beserta kendali dan pertanyaan diskusinya."),
    "sesi": ("Sesi kelas", "Yang disiapkan fasilitator untuk satu kelas (berkas .sesi.yaml)."),
    "regulasi": ("Katalog peraturan", "Semua peraturan yang boleh disitir skenario."),
    "panel": ("Panel penilai", "Penilaian ulang setiap skor oleh tiga penilai atau lebih."),
    "titik-rawan": ("Katalog titik rawan", "Semua titik rawan yang dapat dipakai skenario."),
}
