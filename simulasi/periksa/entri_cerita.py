"""Catalogue entries for the story and its scores: S201–S451 (`format.md` §6)."""

from __future__ import annotations

import re
from typing import Final

from simulasi.periksa.entri import Entri

_TAWAR: Final = "      - id: lanjut\n        teks: Buka draf itu\n"
_PANEL: Final = """\
kursi-posyandu:
  draf.tanda:
    - penilai: inspektorat
      integritas: 1
      kepatuhan: 0
      alasan: Harga satu sumber ditandatangani tanpa diuji.
    - penilai: pengadaan
      integritas: 1
      kepatuhan: 0
      alasan: Dokumen terbit, tetapi HPS tidak dapat dipertanggungjawabkan.
    - penilai: konselor integritas
      integritas: 1
      kepatuhan: 1
      alasan: Menutup mata karena dikejar tenggat.
"""
_TAMBAHAN: Final = """\
  arsip:
    judul: Kertas kerja harga
    narasi: Kertas kerja harga belum disimpan.
    titik_rawan: PBJ-02
    pilihan:
      - id: berkas
        teks: Simpan di berkas paket beserta sumber harganya
        skor: {integritas: 2, kepatuhan: 4}
        umpan_balik: Siapa pun dapat menelusurinya.
        nilai: [disiplin]
        ke: laporan
      - id: bagikan
        teks: Bagikan kepada semua PPK supaya dapat dipakai lagi
        skor: {integritas: 4, kepatuhan: 3}
        umpan_balik: Paket lain ikut terjaga.
        nilai: [peduli]
        ke: laporan
"""


def _without_scores(teks: str) -> bytes:
    return re.sub(r"(?m)^        (?:skor|garis_merah): .*\n", "", teks).encode()


_KURSI: Final = "  barang:\n"
_KIRIMAN: Final = ("barang", "barang-kedua", "barang-ketiga")


def _with_written_best(teks: str) -> bytes:
    """Let the delivery come three times, each time with the same word in the best option: nine forks."""
    start, end = teks.index(_KURSI), teks.index("  laporan:\n")
    scene = teks[start:end]
    copies = ""
    kode = ("PBJ-02", "PBJ-11", "PBJ-02")  # no code on more than half of the forks
    for own, following, own_code in zip(_KIRIMAN, (*_KIRIMAN[1:], "laporan"), kode, strict=True):
        copy = scene.replace(_KURSI, f"  {own}:\n").replace("ke: laporan\n", f"ke: {following}\n")
        copies += copy.replace("titik_rawan: PBJ-02", f"titik_rawan: {own_code}")
    last = teks[end:].replace("titik_rawan: [PBJ-02, PBJ-11]", "titik_rawan: PBJ-11", 1)
    return (teks[:start] + copies + last).replace(*_TULIS).encode()


_TULIS: Final = (
    "teks: Terima tujuh puluh kursi, tulis yang retak\n",
    "teks: Terima tujuh puluh kursi, laporkan yang retak\n",
)

CERITA: Final = (
    Entri(
        "S201",
        "Jalan menuju adegan yang tidak ada",
        "Peserta yang memilih jalan itu tidak akan sampai ke mana pun. Biasanya nama adegannya salah eja atau sudah "
        "diganti.",
        "Tulis id adegan yang ada, atau buat adegan dengan id itu. `simulasi periksa --perbaiki` membetulkan "
        "salah eja yang jelas.",
        (
            (
                "        umpan_balik: Tenggat bergeser, tetapi ada nota yang menjelaskannya.\n"
                "        dasar: [perpres-16-2018 Pasal 26]\n        ke: telepon\n",
                "        umpan_balik: Tenggat bergeser, tetapi ada nota yang menjelaskannya.\n"
                "        dasar: [perpres-16-2018 Pasal 26]\n        ke: telpon\n",
            ),
        ),
    ),
    Entri(
        "S202",
        "Adegan yang tidak pernah dapat dicapai",
        "Tulisan Anda di adegan ini tidak akan dibaca siapa pun. Yang dihitung bukan hanya panahnya, melainkan juga "
        "nilai variabel di sepanjang jalan.",
        "Arahkan sebuah `ke` ke adegan ini, longgarkan syarat di jalan ke sana, atau hapus adegannya.",
        (
            (
                "  tuntas:\n    judul: Kursi terpakai\n",
                "  gudang:\n    judul: Gudang\n    narasi: Gudang kosong.\n    akhir: rawan\n"
                "  tuntas:\n    judul: Kursi terpakai\n",
            ),
        ),
    ),
    Entri(
        "S203",
        "Jalan buntu",
        "Ada keadaan yang dapat dicapai peserta, tetapi di sana tidak satu pun pilihan tersedia. Permainannya "
        "berhenti tanpa akhir.",
        "Putar ulang jalan yang ditunjukkan temuan, lalu sediakan sedikitnya satu pilihan tanpa `jika` di adegan itu.",
        ((_TAWAR, _TAWAR.replace("        teks", "        jika: {catatan: tidak}\n        teks")),),
    ),
    Entri(
        "S204",
        "Keputusan berskor yang dapat diulang tanpa batas",
        "Bila keputusan yang sama dapat diambil berkali-kali tanpa ada yang berubah, nilainya tidak lagi berarti.",
        "Arahkan pilihan itu maju ke adegan lain, atau batasi dengan variabel yang bertambah setiap kali pilihan "
        "diambil.",
        (
            (
                "        umpan_balik: Tenggat bergeser, tetapi ada nota yang menjelaskannya.\n"
                "        dasar: [perpres-16-2018 Pasal 26]\n        ke: telepon\n",
                "        umpan_balik: Tenggat bergeser, tetapi ada nota yang menjelaskannya.\n"
                "        dasar: [perpres-16-2018 Pasal 26]\n        ke: draf\n",
            ),
        ),
    ),
    Entri(
        "S205",
        "Perangkap tanpa jalan ke akhir",
        "Dari keadaan ini peserta hanya dapat berputar-putar; tidak ada akhir cerita yang terjangkau.",
        "Putar ulang jalan yang ditunjukkan temuan, lalu beri salah satu pilihan di sana jalan ke sebuah akhir.",
        (
            (
                "        umpan_balik: Yang tidak dilaporkan tumbuh menjadi temuan.\n"
                "        nilai: [tanggung-jawab]\n        ke: temuan\n",
                "        umpan_balik: Yang tidak dilaporkan tumbuh menjadi temuan.\n"
                "        nilai: [tanggung-jawab]\n        ke: ruang-tunggu\n",
            ),
            (
                "  tuntas:\n    judul: Kursi terpakai\n",
                "  ruang-tunggu:\n    judul: Ruang tunggu\n    narasi: Belum ada kabar.\n    pilihan:\n"
                "      - id: tunggu\n        teks: Menunggu lagi\n        ke: ruang-tunggu\n"
                "  tuntas:\n    judul: Kursi terpakai\n",
            ),
        ),
    ),
    Entri(
        "S206",
        "Pilihan atau cabang yang tidak pernah berlaku",
        "Syaratnya tidak pernah terpenuhi di sini, jadi pilihan atau cabang ini hanya ada di berkas, tidak di cerita.",
        "Longgarkan `jika`-nya, ubah nilai variabel di jalan ke sana, atau hapus pilihan atau cabang itu.",
        (
            (
                _TAWAR,
                "      - id: ulang\n        teks: Baca lagi\n        jika: {utang: 2}\n        ke: draf\n" + _TAWAR,
            ),
        ),
    ),
    Entri(
        "S207",
        "Variabel dipakai tidak sesuai pernyataannya",
        "Variabel yang belum dinyatakan, atau nilai di luar batasnya, membuat syarat tidak pernah berlaku seperti "
        "yang Anda maksud.",
        "Nyatakan variabelnya di `variabel`, atau perbaiki nama dan nilainya. Variabel dengan `hitung` tidak "
        "diubah oleh pilihan.",
        (("        jika: {catatan: tidak}\n", "        jika: {catatn: tidak}\n"),),
    ),
    Entri(
        "S208",
        "Variabel yang tidak dibaca atau tidak berubah",
        "Variabel seperti ini tidak memengaruhi cerita. Mungkin ada syarat atau akibat yang lupa ditulis.",
        "Pakai variabelnya di sebuah `jika`, ubah dengan `atur` atau `tambah`, atau hapus.",
        (("  catatan: tidak\n", "  catatan: tidak\n  hujan: tidak\n"),),
    ),
    Entri(
        "S209",
        "Terlalu banyak keadaan",
        "Setiap variabel melipatgandakan jumlah keadaan cerita. Di atas batas ini skenario tidak dapat lagi "
        "dibuktikan bebas dari jalan buntu, dan skornya tidak dapat dihitung dengan pasti.",
        "Kurangi variabel yang disebut temuan, atau perkecil batasnya. Satu angka 0–3 biasanya sudah cukup untuk "
        "sebuah cerita.",
        (
            (
                "  catatan: tidak\n",
                "  catatan: tidak\n  pagi_hari: {awal: 0, min: 0, maks: 99}\n"
                "  sore_hari: {awal: 0, min: 0, maks: 99}\n",
            ),
            (
                _TAWAR,
                """\
      - {id: pagi-maju, teks: Pagi maju, tambah: {pagi_hari: 1}, ke: pagi}
      - {id: pagi-mundur, teks: Pagi mundur, tambah: {pagi_hari: -1}, ke: pagi}
      - {id: sore-maju, teks: Sore maju, tambah: {sore_hari: 1}, ke: pagi}
      - {id: sore-mundur, teks: Sore mundur, tambah: {sore_hari: -1}, ke: pagi}
      - {id: usai, teks: Usai, jika: {pagi_hari: 99, sore_hari: 99}, ke: draf}
"""
                + _TAWAR,
            ),
        ),
    ),
    Entri(
        "S210",
        "Sisipan atau berkas yang tidak pernah tampil",
        "Peserta tidak akan pernah membacanya, karena syaratnya tidak terpenuhi di adegan ini.",
        "Longgarkan `jika`-nya, ubah nilai variabel di jalan ke sana, atau hapus bagian itu.",
        (("      - jika: {utang: {min: 1}}\n        teks: Ia", "      - jika: {utang: 2}\n        teks: Ia"),),
    ),
    Entri(
        "S211",
        "Dua pilihan berbunyi sama",
        "Peserta tidak dapat membedakan keduanya, padahal akibatnya berbeda.",
        "Bedakan bunyi keduanya, atau beri `jika` yang tidak pernah berlaku bersamaan.",
        (("teks: Buka draf itu\n", "teks: Minta staf mencari harga di dua toko lain\n"),),
    ),
    Entri(
        "S212",
        "Satu variabel diisi dan diubah sekaligus",
        "`atur` selalu dijalankan sebelum `tambah`, jadi hasil keduanya selalu sama dan isi sebelumnya hilang. "
        "Biasanya hanya salah satu yang dimaksud.",
        "Pakai `atur` untuk nilai yang pasti, atau `tambah` untuk menambah nilai yang sudah ada.",
        (
            (
                "        tambah: {utang: 1}\n        akibat",
                "        atur: {utang: 0}\n        tambah: {utang: 1}\n        akibat",
            ),
        ),
    ),
    Entri(
        "S301",
        "Tidak ada keputusan yang dinilai",
        "Tanpa pilihan berskor, setiap peserta mendapat hasil yang hanya bergantung pada akhirnya.",
        "Beri `skor`, `umpan_balik`, dan `dasar` atau `nilai` pada pilihan yang ingin Anda nilai.",
        (
            (
                "        teks: Datang sebentar, tanpa membicarakan pekerjaan\n"
                "        skor: {integritas: 1, kepatuhan: 1}\n",
                "        teks: Datang sebentar, tanpa membicarakan pekerjaan\n",
            ),
        ),
        bangun=_without_scores,
    ),
    Entri(
        "S302",
        "Skor yang tidak membedakan apa pun",
        "Jalan terbaik dan terburuk bernilai sama dalam satu dimensi, sehingga nilai 0–100 tidak dapat dihitung.",
        "Beri pilihan-pilihan skor yang berbeda dalam dimensi itu.",
        (
            ("bobot_akhir: 9\n", "bobot_akhir: 0\n"),
            ("kepatuhan: 0}", "kepatuhan: 2}"),
            ("kepatuhan: 1}", "kepatuhan: 2}"),
            ("kepatuhan: 3}", "kepatuhan: 2}"),
            ("kepatuhan: 4}", "kepatuhan: 2}"),
        ),
    ),
    Entri(
        "S303",
        "Akhir buruk bernilai setinggi akhir bersih",
        "Peserta yang berakhir dengan pelanggaran tidak boleh bernilai sama atau lebih tinggi daripada peserta yang "
        "berakhir bersih; skor seperti itu mengajarkan hal yang keliru.",
        "Putar ulang kedua jalan yang ditunjukkan temuan dan bandingkan skornya. Naikkan `bobot_akhir`, atau "
        "perbaiki skor di jalan yang terlalu tinggi.",
        (("bobot_akhir: 9\n", "bobot_akhir: 0\n"),),
    ),
    Entri(
        "S304",
        "Garis merah dengan skor yang tidak sesuai",
        "Garis merah adalah perbuatan yang tidak dapat ditebus kebaikan sesudahnya. Skor integritas di atas 1 "
        "mengatakan yang sebaliknya.",
        "Beri pilihan itu `skor` dengan integritas 0 atau 1. Bila kesalahannya masih dapat ditebus, hapus "
        "`garis_merah`.",
        (("        skor: {integritas: 0, kepatuhan: 0}\n", "        skor: {integritas: 2, kepatuhan: 0}\n"),),
    ),
    Entri(
        "S305",
        "Skor akhir menyimpang dari tingkatnya",
        "Tingkat akhir dan skornya harus bercerita sama. Akhir pidana pun hanya adil bila ada garis merah yang "
        "dilanggar di jalan ke sana.",
        "Dekatkan `skor` akhir dengan tingkatnya, atau ganti tingkatnya. Untuk akhir pidana, tandai perbuatan "
        "penentunya dengan `garis_merah: ya`.",
        (("    akhir: terkendali\n", "    akhir: {tingkat: terkendali, skor: {integritas: 1, kepatuhan: 3}}\n"),),
    ),
    Entri(
        "S401",
        "Terlalu banyak pilihan yang jelas terbaik",
        "Bila satu pilihan tidak kalah dari semua yang lain di kedua dimensi, peserta tidak perlu menimbang. Yang "
        "seri ikut dihitung. Latihan yang baik memuat dilema.",
        "Jadikan beberapa adegan dilema: pilihan yang paling berintegritas bukan yang paling patuh.",
        (("        skor: {integritas: 2, kepatuhan: 4}\n", "        skor: {integritas: 2, kepatuhan: 2}\n"),),
    ),
    Entri(
        "S402",
        "Panjang teks membocorkan jawaban",
        "Peserta cepat menyadari bila pilihan terbaik selalu paling panjang atau paling pendek, lalu berhenti membaca.",
        "Samakan panjang teks pilihan, atau variasikan mana yang paling panjang.",
        (
            ("teks: Susun ulang harganya dari data toko\n", "teks: Susun harga\n"),
            ("teks: Serahkan ke UPG dengan berita acara\n", "teks: Serahkan ke UPG\n"),
            ("teks: Terima tujuh puluh kursi, tulis yang retak\n", "teks: Pilah kursinya\n"),
            ("teks: Laporkan semua kejadian beserta catatannya\n", "teks: Laporkan semuanya\n"),
        ),
    ),
    Entri(
        "S403",
        "Kata yang menilai di dalam pilihan",
        "Kata seperti jujur, suap, atau melanggar memberi tahu jawabannya sebelum peserta sempat menimbang.",
        "Tulis apa yang dilakukan, bukan bagaimana menilainya.",
        (
            (
                "teks: Laporkan semua kejadian beserta catatannya\n",
                "teks: Laporkan semua kejadian dengan jujur dan lengkap\n",
            ),
        ),
    ),
    Entri(
        "S404",
        "Skor yang belum atau tidak didukung panel",
        "Skor yang hanya dinilai penulisnya mudah keliru. Karena itu setiap pilihan berskor dinilai ulang oleh "
        "sedikitnya tiga orang yang tidak saling melihat, dan penilaiannya dicatat di skenario/acuan/panel.yaml.",
        "Catat penilaian panel untuk pilihan itu. Bila skornya di luar penilaian mereka, baca alasannya, lalu ubah "
        "skornya atau mintalah panel menilai lagi.",
        ((_PANEL, _PANEL.replace("kepatuhan: 0", "kepatuhan: 2").replace("kepatuhan: 1", "kepatuhan: 2")),),
        dasar="panel",
    ),
    Entri(
        "S405",
        "Keputusan yang hanya menawarkan satu pilihan",
        "Dalam keadaan tertentu peserta dinilai, padahal tidak ada yang dapat ia pilih.",
        "Tambahkan pilihan tanpa `jika`, sehingga selalu ada sedikitnya dua.",
        (
            (
                "        teks: Bandingkan dengan harga toko",
                "        jika: {catatan: ya}\n        teks: Bandingkan dengan harga toko",
            ),
            (
                "        teks: Tunda negosiasi sampai",
                "        jika: {catatan: ya}\n        teks: Tunda negosiasi sampai",
            ),
        ),
    ),
    Entri(
        "S406",
        "Satu titik rawan di lebih dari separuh adegan",
        "Kehilangan skor dihitung per titik rawan. Bila satu kode melekat pada hampir semua adegan, laporan tidak "
        "dapat lagi menunjukkan di mana kerawanannya.",
        "Beri setiap adegan kode titik rawan yang benar-benar diuji keputusannya, meski kodenya jadi beragam.",
        (
            ("        ke: laporan\n", "        ke: arsip\n"),
            ("  tuntas:\n    judul: Kursi", _TAMBAHAN + "  tuntas:\n    judul: Kursi"),
        ),
    ),
    Entri(
        "S451",
        "Kunci terbaca tanpa memahami cerita",
        "Pemain buta hanya melihat letak, panjang, tanda baca, atau jenis kata, tetapi ia jauh lebih baik daripada "
        "permainan acak. Peserta pun dapat begitu, dan nilainya tidak lagi berarti bahwa ia menimbang. Yang dinilai "
        "ialah skenario dengan delapan cabang atau lebih.",
        "Lihat cabang yang disebut temuan, lalu ubah apa yang dikatakan pilihan dan apa harganya: kadang yang "
        "tertulis, yang menolak, atau yang melapor bukan yang terbaik. Jangan hanya memanjangkan kalimat.",
        (_TULIS,),
        bangun=_with_written_best,
    ),
)
