"""The sentences of the debrief that stand on its pages, whatever shows them."""

from __future__ import annotations

from typing import Final

from simulasi.papan.hitung import LEAST_PEOPLE
from simulasi.papan.ruang import Ruang
from simulasi.papan.tangga import LEAST_ROOM, MULAI
from simulasi.papan.titik_balik import LEAST_RUNS

LEAST_RANKED: Final = 10
"""With fewer ranked participants no ranking is shown (`hasil.md` §5)."""

LANGKAH: Final = ", ".join(map(str, MULAI))

ATURAN: Final = (
    "Yang kita bahas adalah sistem dan keputusan, bukan orang.",
    "Siapa pun boleh menceritakan pilihannya; tidak seorang pun diminta mengaku.",
    "Pilihan yang berbeda adalah bahan belajar. Dengarkan alasannya dulu, baru menilai.",
    "Yang diceritakan di ruangan ini tinggal di ruangan ini; yang dibawa pulang adalah kendalinya.",
)
SAMARAN: Final = (
    f"Angka tentang kurang dari {LEAST_PEOPLE} orang, dan yang dapat membukanya, disamarkan di semua halaman."
)
TANGGA: Final = (
    f"Angka kelas dihitung dari yang paling dulu selesai, dalam langkah {LANGKAH}, dan seterusnya, supaya dari dua "
    "kali melihat tidak seorang pun dapat dihitung."
)
TERLALU_SEDIKIT: Final = (
    f"Angka kelas ditampilkan mulai {LEAST_ROOM} orang (dalam mode kelompok juga mulai {LEAST_PEOPLE} kelompok) yang "
    "menyelesaikan skenario ini, supaya tidak seorang pun dapat dikenali. Percakapannya tetap dapat berjalan: mintalah "
    "peserta bercerita dengan sukarela."
)
SEDIKIT_PESERTA: Final = (
    f"Sesi ini diikuti kurang dari {LEAST_ROOM} orang. Supaya tidak seorang pun dapat dikenali, halaman berikut "
    "hanya menampilkan apa yang tidak bercerita tentang orang: jalan cerita, risiko permainan acak, dan kendali."
)
SISA: Final = "gabungan yang disamarkan"
MODEL: Final = (
    "Menurut model kelas: setiap pilihan berpeluang sebanding dengan angka yang ditampilkan; yang disamarkan dianggap "
    "terbagi rata. Bukan ramalan."
)
TANPA_TITIK_BALIK: Final = (
    f"Titik balik dipilih dari data mulai {LEAST_RUNS} permainan selesai, dan itu belum tercapai. Tanyakan saja: di "
    "adegan mana Anda paling lama ragu, dan mengapa?"
)
ALUR_LAIN: Final = (
    "Sebagian peserta memainkan versi lain dari alur skenario ini; halaman-halaman ini hanya tentang versi yang paling "
    "banyak dimainkan."
)
DITOLAK: Final = "Ada permainan yang tidak cocok dengan berkas skenarionya; permainan itu tidak ikut dihitung."
HANYA_RESMI: Final = "Yang dihitung: permainan pertama yang selesai dari setiap peserta."
CARA_BACA_PETA: Final = (
    "Makin tebal panah, makin banyak permainan yang melewatinya. Angka dalam kotak adalah nomor adegan; pilihan di "
    "setiap cabang ada di halaman berikut."
)
PETA_ACAK: Final = "Peta ini tentang permainan acak, dengan setiap pilihan sama mungkinnya, bukan tentang kelas ini."
BOBOT_KUADRAN: Final = "Ambang kedua dimensi: 65 dari 100. Garis merah atau akhir pidana selalu berisiko."
RAWAN: Final = "Poin hilang: rata-rata per permainan, rata-rata kedua dimensi, dari 100."
TANPA_KOMITMEN: Final = (
    "Belum ada komitmen yang tercatat. Tanyakan kepada setiap kelompok: satu kendali apa yang Anda bawa pulang, siapa "
    "yang memulai, dan kapan?"
)
KOMITMEN_SEDIKIT: Final = (
    f"Sudah ada yang berkomitmen. Jumlahnya ditampilkan mulai {LEAST_ROOM} orang yang menuliskannya, untuk kendali "
    f"yang dijanjikan {LEAST_PEOPLE} orang atau lebih."
)
KOMITMEN_KATA: Final = "Kata-kata peserta ditampilkan tanpa sandi dan kelompok, mulai 5 orang untuk satu kendali."
TANPA_PERINGKAT: Final = f"Peringkat ditampilkan mulai {LEAST_RANKED} peserta yang menyelesaikan semua skenario."
SERI_PERINGKAT: Final = "Terlalu banyak peserta berbagi peringkat teratas, jadi tidak seorang pun ditonjolkan."
PERINGKAT: Final = (
    "Halaman ini tentang keputusan dalam cerita, bukan tentang orang. Peringkat: kegagalan berat paling sedikit, lalu "
    "gabungan, lalu integritas; tanda = berarti berbagi peringkat."
)


def coverage(ruang: Ruang) -> str:
    """Say how many the figures of a page are about, and of how many where the others are not few."""
    beyond = ruang.peserta - ruang.n
    whole = f" dari {ruang.peserta}" if beyond >= LEAST_PEOPLE else ""
    first = " yang paling dulu selesai" if beyond else ""
    return f"n = {ruang.n}{whole} {ruang.satuan}{first}."


def present(n: int, terhitung: int, satuan: str) -> str:
    """Say how many take part; only "at least" where the rest beside those counted would be few."""
    known = n == terhitung or n - terhitung >= LEAST_PEOPLE
    return f"{n} {satuan}" if known else f"sedikitnya {terhitung} {satuan}"


def picked(n: int, ruang: Ruang) -> str:
    """Say how many picked controls, which is what the shares of the controls are of."""
    if n:
        return f"Kendali dipilih dalam tantangan mitigasi oleh {n} {ruang.satuan}."
    return (
        "Belum cukup banyak yang memilih kendali dalam tantangan mitigasi; bagian yang memilih ditampilkan mulai "
        f"{LEAST_ROOM} orang."
    )


def promised(n: int, ruang: Ruang) -> str:
    """Say how many promised something, and that what few promised is not named."""
    return (
        f"n = {n} {ruang.satuan} yang menulis komitmen. Kendali yang dijanjikan kurang dari {LEAST_PEOPLE} orang tidak "
        "disebut."
    )
