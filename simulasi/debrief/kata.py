"""The sentences of the debrief that stand on its pages, whatever shows them."""

from __future__ import annotations

from typing import Final

from simulasi.papan.hitung import LEAST_PEOPLE
from simulasi.papan.titik_balik import LEAST_RUNS

ATURAN: Final = (
    "Yang kita bahas adalah sistem dan keputusan, bukan orang.",
    "Siapa pun boleh menceritakan pilihannya; tidak seorang pun diminta mengaku.",
    "Pilihan yang berbeda adalah bahan belajar. Dengarkan alasannya dulu, baru menilai.",
    "Yang diceritakan di ruangan ini tinggal di ruangan ini; yang dibawa pulang adalah kendalinya.",
)
SAMARAN: Final = f"Angka tentang kurang dari {LEAST_PEOPLE} orang tidak ditampilkan."
TERLALU_SEDIKIT: Final = (
    f"Baru kurang dari {LEAST_PEOPLE} orang yang menyelesaikan skenario ini. Supaya tidak seorang pun dapat dikenali, "
    "angkanya tidak ditampilkan. Percakapannya tetap dapat berjalan: mintalah peserta bercerita dengan sukarela."
)
SEDIKIT_PESERTA: Final = (
    f"Sesi ini diikuti kurang dari {LEAST_PEOPLE} orang. Supaya tidak seorang pun dapat dikenali, halaman berikut "
    "hanya menampilkan apa yang tidak bercerita tentang orang: jalan cerita, risiko permainan acak, dan kendali."
)
SISA: Final = "gabungan yang disamarkan"
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
RAWAN: Final = "Poin hilang adalah rata-rata kedua dimensi, dari 100."
TANPA_KOMITMEN: Final = (
    "Belum ada komitmen yang tercatat. Tanyakan kepada setiap kelompok: satu kendali apa yang Anda bawa pulang, siapa "
    "yang memulai, dan kapan?"
)
KOMITMEN_KATA: Final = "Kata-kata peserta ditampilkan tanpa sandi dan kelompok, mulai 5 orang untuk satu kendali."
TANPA_PERINGKAT: Final = f"Peringkat tidak ditampilkan untuk kelas dengan kurang dari {LEAST_PEOPLE} peserta."
BELUM_PERINGKAT: Final = "Belum ada peserta yang menyelesaikan semua skenario sesi ini."
PERINGKAT: Final = (
    "Halaman ini tentang keputusan dalam cerita, bukan tentang orang. Peringkat: kegagalan berat paling sedikit, lalu "
    "gabungan, lalu integritas; tanda = berarti berbagi peringkat."
)


def people(n: int | None) -> str:
    """Write a number of people, or that it is too small to be written."""
    return f"kurang dari {LEAST_PEOPLE} orang" if n is None else f"{n} orang"
