"""Commands as message classes: label, key and help in one, so footer, palette and F1 cannot disagree."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import Binding
from textual.message import Message

from simulasi.layar import teks


class Perintah(Message):
    """Base of all commands.

    `nama` is the label, `tombol` the keys in Textual's names (comma between several), `tampil` the keys as
    people read them, `bantuan` a sentence for help. `palet`: offered in the palette; `kaki`: shown in the
    footer. `sendiri`: the focused widget handles the keys itself, so no binding is made. `bantu`: listed in
    help (False where another command's help tells it too). `utama`: works before the focused widget sees the
    key.
    """

    nama: ClassVar[str] = ""
    tombol: ClassVar[str] = ""
    tampil: ClassVar[str] = ""
    bantuan: ClassVar[str] = ""
    palet: ClassVar[bool] = True
    kaki: ClassVar[bool] = True
    sendiri: ClassVar[bool] = False
    bantu: ClassVar[bool] = True
    utama: ClassVar[bool] = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        missing = [word for word in ("nama", "bantuan") if not getattr(cls, word)]
        if missing or not (cls.tombol or cls.tampil):
            raise TypeError(f"command {cls.__name__} lacks {', '.join(missing) or 'a key'}")
        super().__init_subclass__(**kwargs)

    @classmethod
    def shown_key(cls) -> str:
        """Give the key as people read it."""
        if cls.tampil:
            return cls.tampil
        first = cls.tombol.split(",", 1)[0]
        return teks.TOMBOL.get(first, first.upper())

    @classmethod
    def binding(cls) -> Binding:
        """Give the binding that posts this command."""
        return Binding(cls.tombol, f"perintah('{cls.__name__}')", cls.nama, show=False, priority=cls.utama)


# --- everywhere -----------------------------------------------------------------------------------


class Bantuan(Perintah):
    """Show every key of the screen."""

    nama = "Bantuan"
    bantuan = "Menampilkan semua tombol di layar yang sedang terbuka."
    tombol, utama = "f1", True


class CariPerintah(Perintah):
    """Open the palette."""

    nama = "Perintah"
    bantuan = "Mencari perintah dengan mengetik sebagian namanya."
    tombol, utama, palet = "ctrl+p", True, False


class GantiTema(Perintah):
    """Go to the next theme."""

    nama = "Tema"
    bantuan = "Berganti tema: gelap, terang, proyektor."
    tombol, utama = "ctrl+t", True


class Keluar(Perintah):
    """Leave the program."""

    nama = "Keluar"
    bantuan = "Menutup program. Semua keputusan sudah tersimpan."
    tombol, utama = "ctrl+q", True


class Putus(Perintah):
    """Interrupt the program."""

    nama = "Keluar segera"
    bantuan = "Menghentikan program. Semua keputusan sudah tersimpan."
    tombol, utama, palet, kaki = "ctrl+c", True, False, False


UMUM: tuple[type[Perintah], ...] = (Bantuan, CariPerintah, GantiTema, Keluar, Putus)
UMUM_DIALOG: tuple[type[Perintah], ...] = (Bantuan, GantiTema, Keluar)
"""What a dialog shows of them; it wants its own answer first."""


class Kembali(Perintah):
    """Go back to the screen before."""

    nama = "Kembali"
    bantuan = "Kembali ke layar sebelumnya."
    tombol = "escape"


class Tutup(Perintah):
    """Close a dialog."""

    nama = "Tutup"
    bantuan = "Menutup jendela ini."
    tombol = "escape,enter"
    tampil = "Enter"


class TutupBerkas(Perintah):
    """Close the exhibits."""

    nama = "Tutup"
    bantuan = "Menutup berkas dan kembali ke cerita (Esc, B, atau Enter)."
    tombol, tampil = "escape,b,enter", "Esc"


class Batal(Perintah):
    """Close a dialog without effect."""

    nama = "Batal"
    bantuan = "Menutup jendela ini tanpa mengubah apa pun."
    tombol = "escape"


class Gulir(Perintah):
    """Scroll the text a page."""

    nama = "Gulir"
    bantuan = "Menggulir teks ke bawah (PgDn atau Spasi) dan ke atas (PgUp)."
    tombol, tampil, palet = "pagedown,space", "PgDn/PgUp", False


class GulirNaik(Perintah):
    """Scroll the text a page back."""

    nama = "Gulir naik"
    bantuan = "Menggulir teks ke atas."
    tombol, palet, kaki, bantu = "pageup", False, False, False


class Jelajah(Perintah):
    """Move the highlight (the list handles its keys itself)."""

    nama = "Jelajah"
    bantuan = "Memindahkan sorotan di daftar."
    tampil, palet, sendiri = "↑ ↓", False, True


# --- Beranda --------------------------------------------------------------------------------------


class BukaSkenario(Perintah):
    """Open the highlighted scenario."""

    nama = "Buka"
    bantuan = "Membuka pengantar skenario yang disorot."
    tombol, sendiri = "enter", True


class Cari(Perintah):
    """Go to the search field."""

    nama = "Cari"
    bantuan = "Mencari skenario sambil mengetik."
    tombol, tampil = "slash", "/"


class SaringBidang(Perintah):
    """Show the next field only."""

    nama = "Bidang"
    bantuan = "Menampilkan satu bidang saja; tekan lagi untuk bidang berikutnya."
    tombol = "f"


class GantiPeserta(Perintah):
    """Hand the laptop to the next participant."""

    nama = "Ganti peserta"
    bantuan = "Menyerahkan laptop kepada peserta berikutnya."
    tombol = "g"


# --- Peserta, dialogs -----------------------------------------------------------------------------


class Simpan(Perintah):
    """Accept what was typed."""

    nama = "Lanjut"
    bantuan = "Memakai isian ini dan melanjutkan."
    tombol, sendiri = "enter", True


class PindahIsian(Perintah):
    """Go to the next field."""

    nama = "Pindah isian"
    bantuan = "Berpindah ke isian berikutnya (Tab atau ↓) atau sebelumnya (↑)."
    tombol, palet, sendiri = "tab", False, True


class Pakai(Perintah):
    """Take the highlighted command."""

    nama = "Jalankan"
    bantuan = "Menjalankan perintah yang disorot."
    tombol, palet, sendiri = "enter", False, True


class Pergi(Perintah):
    """Leave, having been asked."""

    nama = "Ya, tinggalkan"
    bantuan = "Meninggalkan layar ini."
    tombol = "enter"


class Tinggal(Perintah):
    """Stay, having been asked."""

    nama = "Tetap di sini"
    bantuan = "Menutup pertanyaan ini; tidak ada yang berubah."
    tombol = "escape"


# --- Pengantar ------------------------------------------------------------------------------------


class Setuju(Perintah):
    """Accept the learning commitment and begin."""

    nama = "Bersedia, mulai"
    bantuan = "Menerima komitmen belajar dan memulai cerita."
    tombol = "enter"


class Lanjutkan(Perintah):
    """Go on with the unfinished run."""

    nama = "Lanjutkan"
    bantuan = "Melanjutkan permainan yang belum selesai."
    tombol = "enter,l"
    tampil = "Enter"


class MulaiBaru(Perintah):
    """Begin anew beside an unfinished run."""

    nama = "Mulai baru"
    bantuan = "Memulai dari awal; permainan lama tetap tercatat sebagai belum selesai."
    tombol = "n"


class LihatHasil(Perintah):
    """Open the pages of a finished run again."""

    nama = "Lihat hasil"
    bantuan = "Membuka kembali hasil, tinjauan, dan komitmen permainan yang sudah selesai."
    tombol = "h"


# --- Adegan ---------------------------------------------------------------------------------------


class Sorot(Perintah):
    """Highlight or mark a choice (the list handles its keys itself)."""

    nama = "Pilih"
    bantuan = "Angka menandai pilihan; panah menyorotnya."
    tampil, palet, sendiri = "1–9 ↑ ↓", False, True


class Putuskan(Perintah):
    """Mark the highlighted choice, or decide the marked one."""

    nama = "Tandai, lalu putuskan"
    bantuan = "Enter pertama menandai pilihan yang disorot, Enter berikutnya memutuskan."
    tombol, sendiri = "enter", True


class Teruskan(Perintah):
    """Turn a page that has a single way on."""

    nama = "Lanjut"
    bantuan = "Melanjutkan cerita."
    tombol, sendiri = "enter", True


class Terus(Perintah):
    """Go on after a consequence."""

    nama = "Lanjut"
    bantuan = "Melanjutkan ke adegan berikutnya."
    tombol = "enter,escape"


class HitungSuara(Perintah):
    """Take the tally of raised hands."""

    nama = "Hitung tangan"
    bantuan = "Mencatat berapa tangan terangkat untuk tiap pilihan, sebelum kelompok memutuskan."
    tombol = "v"


class TambahTangan(Perintah):
    """Add a hand (the list handles its keys itself)."""

    nama = "Tambah"
    bantuan = "Menambah satu tangan untuk pilihan yang disorot (+ atau →)."
    tombol, tampil, palet, sendiri = "plus", "+", False, True


class KurangTangan(Perintah):
    """Take a hand away (the list handles its keys itself)."""

    nama = "Kurang"
    bantuan = "Mengurangi satu tangan (− atau ←)."
    tombol, tampil, palet, sendiri = "minus", "−", False, True


class KetikTangan(Perintah):
    """Type a number of hands (the list handles its keys itself)."""

    nama = "Ketik jumlah"
    bantuan = "Mengetik jumlah tangan untuk pilihan yang disorot; Backspace menghapus."
    tampil, palet, sendiri = "0–9", False, True


class SimpanTangan(Perintah):
    """Keep the tally."""

    nama = "Simpan"
    bantuan = "Menyimpan hitungan; ikut tercatat bersama keputusan."
    tombol = "enter"


class TataBaca(Perintah):
    """Change between the usual layout and the one for a hall."""

    nama = "Tata baca"
    bantuan = "Menampilkan cerita sebagian demi sebagian dengan spasi lega, untuk dibaca bersama dari jauh."
    tombol = "l"


class BacaTerus(Perintah):
    """Show the next part of the story."""

    nama = "Bagian berikutnya"
    bantuan = "Membuka bagian cerita berikutnya (Enter, ↓, →, atau PgDn)."
    tombol, tampil = "enter,down,right", "Enter"


class BacaMundur(Perintah):
    """Show the part before."""

    nama = "Bagian sebelumnya"
    bantuan = "Kembali ke bagian cerita sebelumnya (↑, ←, atau PgUp)."
    tombol, kaki = "up,left", False


class BukaBerkas(Perintah):
    """Open or go to the exhibits."""

    nama = "Berkas"
    bantuan = "Membaca berkas yang ada di adegan ini."
    tombol = "b"


class BerkasLain(Perintah):
    """Show the next exhibit."""

    nama = "Berkas berikutnya"
    bantuan = "Menampilkan berkas berikutnya; ← menampilkan yang sebelumnya."
    tombol = "right,tab"
    tampil = "←  →"


class BerkasTadi(Perintah):
    """Show the exhibit before."""

    nama = "Berkas sebelumnya"
    bantuan = "Menampilkan berkas sebelumnya."
    tombol, kaki, bantu = "left", False, False


# --- after the story ------------------------------------------------------------------------------


class Maju(Perintah):
    """Go to the next page."""

    nama = "Berikutnya"
    bantuan = "Membuka halaman berikutnya (→ atau Enter)."
    tombol, tampil = "right,enter", "→"


class PasangKendali(Perintah):
    """Put the highlighted control in place, or take it away (the list handles its keys itself)."""

    nama = "Pasang/lepas"
    bantuan = "Memasang kendali yang disorot, atau melepasnya (Spasi, Enter, atau nomornya)."
    tombol, sendiri = "space", True


class PasangLanjut(Perintah):
    """Take the pick along to the next page."""

    nama = "Pasang dan lanjut"
    bantuan = "Mencatat kendali yang terpasang, lalu membuka halaman berikutnya."
    tombol = "right"


class Mundur(Perintah):
    """Go to the page before."""

    nama = "Sebelumnya"
    bantuan = "Membuka halaman sebelumnya."
    tombol = "left"


class Pulang(Perintah):
    """Go back to the library."""

    nama = "Beranda"
    bantuan = "Kembali ke pustaka skenario."
    tombol = "escape"


class UlangiDariSini(Perintah):
    """Begin a practice run at the highlighted decision."""

    nama = "Ulangi dari sini"
    bantuan = "Memulai latihan dari keputusan yang disorot. Latihan tidak diperingkat."
    tombol = "u"


class SimpanKomitmen(Perintah):
    """Keep the commitment."""

    nama = "Simpan"
    bantuan = "Menyimpan komitmen (juga dengan Enter di isian terakhir)."
    tombol = "ctrl+s"


class Papan(Perintah):
    """Open the scoreboard."""

    nama = "Papan skor"
    bantuan = "Membuka papan skor sesi ini."
    tombol = "p"


class SimpanLaporan(Perintah):
    """Write the own report as a file."""

    nama = "Simpan laporan"
    bantuan = "Menulis laporan Anda sendiri sebagai berkas HTML di folder ini."
    tombol = "s"


class UrutkanPapan(Perintah):
    """Sort the board by the next column."""

    nama = "Urutkan"
    bantuan = "Mengurutkan menurut kolom berikutnya (juga dengan mengklik judul kolom)."
    tombol = "u"


class SaringKelompok(Perintah):
    """Show the next group only."""

    nama = "Kelompok"
    bantuan = "Menampilkan satu kelompok saja; tekan lagi untuk kelompok berikutnya."
    tombol = "k"


class SaringSkenario(Perintah):
    """Show the board of one scenario."""

    nama = "Skenario"
    bantuan = "Menampilkan satu skenario saja; tekan lagi untuk skenario berikutnya."
    tombol = "s"


class TukarPapan(Perintah):
    """Go between the ranking and practice."""

    nama = "Peringkat/latihan"
    bantuan = "Berpindah antara peringkat dan daftar latihan, yang tidak diperingkat."
    tombol = "t"


class Selesai(Perintah):
    """Leave the last page."""

    nama = "Selesai"
    bantuan = "Kembali ke pustaka skenario."
    tombol = "escape"
