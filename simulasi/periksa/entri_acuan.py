"""Catalogue entries for law, weak points, controls and sessions: S501–S801 (`format.md` §6)."""

from __future__ import annotations

from typing import Final

from simulasi.periksa.entri import Entri

_TELEPON: Final = "        umpan_balik: Semua calon penyedia mendengar hal yang sama.\n        dasar: [%s]\n"
_SAH: Final = _TELEPON % "perpres-16-2018 Pasal 7"

ACUAN: Final = (
    Entri(
        "S501",
        "Peraturan yang disebut tidak ada di katalog",
        "Hanya peraturan di katalog yang diketahui masih berlaku atau tidak. Nama yang salah eja tidak dapat "
        "diperiksa.",
        "Perbaiki nama singkatnya, atau tambahkan peraturan itu di skenario/acuan/regulasi.yaml pada pustaka Anda. "
        "Katalog Anda menambah katalog bawaan, jadi tulislah hanya yang belum ada.",
        ((_SAH, _TELEPON % "perpres-16-2081 Pasal 7"),),
    ),
    Entri(
        "S502",
        "Peraturan atau pasal yang tidak berlaku",
        "Umpan balik yang bersandar pada aturan yang sudah diganti mengajarkan hukum yang keliru kepada peserta.",
        "Ganti dengan ketentuan yang berlaku pada tanggal `diperiksa`; temuan menyebut penggantinya bila katalog "
        "mengetahuinya.",
        ((_SAH, _TELEPON % "uu-31-1999 Pasal 3"),),
    ),
    Entri(
        "S503",
        "Letak pasal yang tidak tercatat di katalog",
        "Katalog mengenal peraturannya, tetapi tidak letak ini dengan penulisan ini, jadi belum ada yang memeriksanya. "
        "Temuan menyebut letak yang tercatat di dekatnya, menurut nomor, beserta isinya.",
        "Tulis letaknya persis seperti di katalog. Bila belum ada, periksa naskahnya, lalu tambahkan di "
        "skenario/acuan/regulasi.yaml pada pustaka Anda.",
        ((_SAH, _TELEPON % "perpres-16-2018 pasal 7"),),
    ),
    Entri(
        "S505",
        "Hukumnya sudah lama tidak diperiksa",
        "Peraturan berubah. Sesudah 12 bulan, sitasi dalam skenario perlu dibaca ulang sebelum dipakai mengajar. "
        "Tanggal yang belum tiba adalah galat.",
        "Baca ulang semua sitasi dalam skenario, lalu perbarui tanggal `diperiksa`.",
        (("diperiksa: 2026-11-20\n", "diperiksa: 2025-11-20\n"),),
    ),
    Entri(
        "S506",
        "Aturan yang berhenti berlaku sesudah skenario diperiksa",
        "Ketika skenario diperiksa, aturan ini masih berlaku; sekarang tidak lagi. Peserta perlu mempelajari "
        "penggantinya.",
        "Ganti sitasinya dengan ketentuan pengganti, sesuaikan umpan baliknya, lalu perbarui `diperiksa`.",
        (("diperiksa: 2026-11-20\n", "diperiksa: 2025-12-15\n"), (_SAH, _TELEPON % "uu-31-1999 Pasal 3")),
    ),
    Entri(
        "S601",
        "Katalog merujuk entri yang tidak ada",
        "Selama katalog belum utuh, sitasi dan titik rawan yang bergantung padanya tidak dapat diperiksa. Yang sudah "
        "ada di katalog bawaan pun tidak boleh berganti isi tanpa kabar.",
        "Tambahkan entri yang dirujuk ke katalog, atau perbaiki namanya. Entri yang memang menggantikan entri bawaan "
        "diberi `ganti: ya`.",
        (("    dicabut_oleh: [perpres-16-2018]\n"[2:], "    dicabut_oleh: [perpres-16-2081]\n"[2:]),),
        dasar="regulasi",
    ),
    Entri(
        "S701",
        "Titik rawan tanpa kendali",
        "Peserta menemui kerawanan ini dalam cerita, tetapi strategi mitigasi tidak menawarkan apa pun untuk "
        "menutupnya. Imbauan saja tidak menutup apa-apa.",
        "Tambahkan kendali berjenis pencegahan, deteksi, atau koreksi dengan `titik_rawan` yang sama.",
        (
            (
                "    judul: Log kontak penyedia\n    titik_rawan: PBJ-11\n",
                "    judul: Log kontak penyedia\n    titik_rawan: PBJ-02\n",
            ),
        ),
    ),
    Entri(
        "S702",
        "Kendali menyebut pilihan atau variabel yang tidak ada",
        "Kendali ini tidak bekerja, karena yang ditutup atau dialihkannya tidak ada dalam cerita. Imbauan pun tidak "
        "dapat menutup pilihan.",
        "Tulis pilihan sebagai `adegan.pilihan` yang memang ada, dan variabel yang dinyatakan. Pada imbauan, "
        "hapus `menutup`, `mengalihkan`, dan `mengawali`.",
        (("    menutup: [draf.tanda]\n", "    menutup: [draf.tandatangan]\n"),),
    ),
    Entri(
        "S703",
        "Kendali yang tidak mengubah risiko",
        "Peserta yang memasang kendali ini mengeluarkan biaya tanpa hasil. Bila itu yang Anda maksud, sebut ia "
        "imbauan.",
        "Tambahkan `menutup`, `mengalihkan`, atau `mengawali` yang memotong jalan ke kerugian, atau ganti `jenis` "
        "menjadi imbauan.",
        (("    jenis: imbauan\n", "    jenis: koreksi\n"),),
    ),
    Entri(
        "S704",
        "Kendali yang menutup semua jalan",
        "Dengan kendali ini sendirian, cerita berhenti tanpa akhir, sehingga risikonya tidak dapat dihitung.",
        "Sisakan satu pilihan di adegan itu, atau pakai `mengalihkan` sebagai ganti `menutup`.",
        (("    menutup: [draf.tanda]\n", "    menutup: [draf.tanda, draf.tunda, draf.susun]\n"),),
    ),
    Entri(
        "S705",
        "Kode titik rawan tidak dikenal",
        "Kehilangan skor dihitung per titik rawan; kode yang tidak ada di katalog tidak muncul di laporan mana pun.",
        "Pakai kode yang ada di skenario/acuan/titik-rawan.yaml.",
        (
            (
                "    judul: Negosiasi\n    narasi: CV Lontar Raya menawar harga kontrak.\n    titik_rawan: PBJ-02\n",
                "    judul: Negosiasi\n    narasi: CV Lontar Raya menawar harga kontrak.\n    titik_rawan: PBJ-20\n",
            ),
        ),
    ),
    Entri(
        "S706",
        "Kendali yang menaikkan risiko",
        "Kendali ini mendorong pemain ke jalan yang merugikan. Peserta akan belajar bahwa kendali memperburuk keadaan.",
        "Periksa ke mana pemain terdorong oleh `menutup`, `mengalihkan`, dan `mengawali`, lalu perbaiki arahnya.",
        (("    mengawali: {catatan: ya}\n", "    mengawali: {utang: 2}\n"),),
    ),
    Entri(
        "S707",
        "Semua kendali bersama menghapus risiko",
        "Korupsi tidak hilang semudah itu. Sisakan risiko yang wajar, supaya strategi tetap perlu dipertimbangkan.",
        "Sisakan jalan yang merugikan dengan peluang sedikitnya 1 persen.",
        (("    menutup: [draf.tanda]\n", "    menutup: [draf.tanda, amplop.simpan, laporan.ringkas, laporan.diam]\n"),),
    ),
    Entri(
        "S801",
        "Sesi tidak cocok dengan pustaka",
        "Sesi hanya dapat dibuka bila semua skenarionya ada, masing-masing sekali, dan bobot kedua dimensi berjumlah "
        "100.",
        "Perbaiki id skenario, hapus yang kembar, dan jadikan jumlah bobot 100.",
        (("skenario: [kursi-posyandu]\n", "skenario: [kursi-posyandi]\n"),),
        dasar="sesi",
    ),
)
