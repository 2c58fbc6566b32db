"""Commands as message classes: label, key and help in one, so footer, palette and F1 cannot disagree."""

from __future__ import annotations

from typing import ClassVar

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

    nama, tombol, utama = "Bantuan", "f1", True
    bantuan = "Menampilkan semua tombol di layar yang sedang terbuka."


class CariPerintah(Perintah):
    """Open the palette."""

    nama, tombol, utama, palet = "Perintah", "ctrl+p", True, False
    bantuan = "Mencari perintah dengan mengetik sebagian namanya."


class GantiTema(Perintah):
    """Go to the next theme."""

    nama, tombol, utama = "Tema", "ctrl+t", True
    bantuan = "Berganti tema: gelap, terang, proyektor."


class Keluar(Perintah):
    """Leave the program."""

    nama, tombol, utama = "Keluar", "ctrl+q", True
    bantuan = "Menutup program. Semua keputusan sudah tersimpan."


class Putus(Perintah):
    """Interrupt the program."""

    nama, tombol, utama, palet, kaki = "Keluar segera", "ctrl+c", True, False, False
    bantuan = "Menghentikan program. Semua keputusan sudah tersimpan."


UMUM: tuple[type[Perintah], ...] = (Bantuan, CariPerintah, GantiTema, Keluar, Putus)
UMUM_DIALOG: tuple[type[Perintah], ...] = (Bantuan, GantiTema, Keluar)
"""What a dialog shows of them; it wants its own answer first."""


class Kembali(Perintah):
    """Go back to the screen before."""

    nama, tombol = "Kembali", "escape"
    bantuan = "Kembali ke layar sebelumnya."


class Tutup(Perintah):
    """Close a dialog."""

    nama, tombol = teks.TUTUP, "escape,enter"
    tampil = "Enter"
    bantuan = "Menutup jendela ini."


class TutupBerkas(Perintah):
    """Close the exhibits."""

    nama, tombol, tampil = teks.TUTUP, "escape,b,enter", "Esc"
    bantuan = "Menutup berkas dan kembali ke cerita (Esc, B, atau Enter)."


class Batal(Perintah):
    """Close a dialog without effect."""

    nama, tombol = "Batal", "escape"
    bantuan = "Menutup jendela ini tanpa mengubah apa pun."


class Gulir(Perintah):
    """Scroll the text a page."""

    nama, tombol, tampil, palet = "Gulir", "pagedown,space", "PgDn/PgUp", False
    bantuan = "Menggulir teks ke bawah (PgDn atau Spasi) dan ke atas (PgUp)."


class GulirNaik(Perintah):
    """Scroll the text a page back."""

    nama, tombol, palet, kaki, bantu = "Gulir naik", "pageup", False, False, False
    bantuan = "Menggulir teks ke atas."


class Jelajah(Perintah):
    """Move the highlight (the list handles its keys itself)."""

    nama, tampil, palet, sendiri = "Jelajah", "↑ ↓", False, True
    bantuan = "Memindahkan sorotan di daftar."


# --- Beranda --------------------------------------------------------------------------------------


class BukaSkenario(Perintah):
    """Open the highlighted scenario."""

    nama, tombol, sendiri = "Buka", "enter", True
    bantuan = "Membuka pengantar skenario yang disorot."


class Cari(Perintah):
    """Go to the search field."""

    nama, tombol, tampil = "Cari", "slash", "/"
    bantuan = "Mencari skenario sambil mengetik."


class SaringBidang(Perintah):
    """Show the next field only."""

    nama, tombol = "Bidang", "f"
    bantuan = "Menampilkan satu bidang saja; tekan lagi untuk bidang berikutnya."


class GantiPeserta(Perintah):
    """Hand the laptop to the next participant."""

    nama, tombol = "Ganti peserta", "g"
    bantuan = "Menyerahkan laptop kepada peserta berikutnya."


# --- Peserta, dialogs -----------------------------------------------------------------------------


class Simpan(Perintah):
    """Accept what was typed."""

    nama, tombol, sendiri = "Lanjut", "enter", True
    bantuan = "Memakai isian ini dan melanjutkan."


class PindahIsian(Perintah):
    """Go to the next field."""

    nama, tombol, palet, sendiri = "Pindah isian", "tab", False, True
    bantuan = "Berpindah ke isian berikutnya."


class Pakai(Perintah):
    """Take the highlighted command."""

    nama, tombol, palet, sendiri = "Jalankan", "enter", False, True
    bantuan = "Menjalankan perintah yang disorot."


class Pergi(Perintah):
    """Leave, having been asked."""

    nama, tombol = "Ya, tinggalkan", "enter"
    bantuan = "Meninggalkan layar ini."


class Tinggal(Perintah):
    """Stay, having been asked."""

    nama, tombol = "Tetap di sini", "escape"
    bantuan = "Menutup pertanyaan ini; tidak ada yang berubah."


# --- Pengantar ------------------------------------------------------------------------------------


class Setuju(Perintah):
    """Accept the learning commitment and begin."""

    nama, tombol = "Bersedia, mulai", "enter"
    bantuan = "Menerima komitmen belajar dan memulai cerita."


class Lanjutkan(Perintah):
    """Go on with the unfinished run."""

    nama, tombol = teks.LANJUTKAN, "enter,l"
    tampil = "Enter"
    bantuan = "Melanjutkan permainan yang belum selesai."


class MulaiBaru(Perintah):
    """Begin anew beside an unfinished run."""

    nama, tombol = teks.MULAI_BARU, "n"
    bantuan = "Memulai dari awal; permainan lama tetap tercatat sebagai belum selesai."


class LihatHasil(Perintah):
    """Open the pages of a finished run again."""

    nama, tombol = "Lihat hasil", "h"
    bantuan = "Membuka kembali hasil, tinjauan, dan komitmen permainan yang sudah selesai."


# --- Adegan ---------------------------------------------------------------------------------------


class Sorot(Perintah):
    """Highlight or mark a choice (the list handles its keys itself)."""

    nama, tampil, palet, sendiri = "Pilih", "1–9 ↑ ↓", False, True
    bantuan = "Angka menandai pilihan; panah menyorotnya."


class Putuskan(Perintah):
    """Mark the highlighted choice, or decide the marked one."""

    nama, tombol, sendiri = "Tandai, lalu putuskan", "enter", True
    bantuan = "Enter pertama menandai pilihan yang disorot, Enter berikutnya memutuskan."


class Teruskan(Perintah):
    """Turn a page that has a single way on."""

    nama, tombol, sendiri = teks.LANJUT, "enter", True
    bantuan = "Melanjutkan cerita."


class Terus(Perintah):
    """Go on after a consequence."""

    nama, tombol = teks.LANJUT, "enter,escape"
    bantuan = "Melanjutkan ke adegan berikutnya."


class HitungSuara(Perintah):
    """Take the tally of raised hands."""

    nama, tombol = "Hitung tangan", "v"
    bantuan = "Mencatat berapa tangan terangkat untuk tiap pilihan, sebelum kelompok memutuskan."


class TambahTangan(Perintah):
    """Add a hand (the list handles its keys itself)."""

    nama, tombol, tampil, palet, sendiri = "Tambah", "plus", "+", False, True
    bantuan = "Menambah satu tangan untuk pilihan yang disorot (+ atau →)."


class KurangTangan(Perintah):
    """Take a hand away (the list handles its keys itself)."""

    nama, tombol, tampil, palet, sendiri = "Kurang", "minus", "−", False, True
    bantuan = "Mengurangi satu tangan (− atau ←)."


class KetikTangan(Perintah):
    """Type a number of hands (the list handles its keys itself)."""

    nama, tampil, palet, sendiri = "Ketik jumlah", "0–9", False, True
    bantuan = "Mengetik jumlah tangan untuk pilihan yang disorot; Backspace menghapus."


class SimpanTangan(Perintah):
    """Keep the tally."""

    nama, tombol = "Simpan", "enter"
    bantuan = "Menyimpan hitungan; ikut tercatat bersama keputusan."


class TataBaca(Perintah):
    """Change between the usual layout and the one for a hall."""

    nama, tombol = "Tata baca", "l"
    bantuan = "Menampilkan cerita sebagian demi sebagian dengan spasi lega, untuk dibaca bersama dari jauh."


class BacaTerus(Perintah):
    """Show the next part of the story."""

    nama, tombol, tampil = "Bagian berikutnya", "enter,down,right", "Enter"
    bantuan = "Membuka bagian cerita berikutnya (Enter, ↓, →, atau PgDn)."


class BacaMundur(Perintah):
    """Show the part before."""

    nama, tombol, kaki = "Bagian sebelumnya", "up,left", False
    bantuan = "Kembali ke bagian cerita sebelumnya (↑, ←, atau PgUp)."


class BukaBerkas(Perintah):
    """Open or go to the exhibits."""

    nama, tombol = teks.BERKAS, "b"
    bantuan = "Membaca berkas yang ada di adegan ini."


class BerkasLain(Perintah):
    """Show the next exhibit."""

    nama, tombol = "Berkas berikutnya", "right,tab"
    tampil = "←  →"
    bantuan = "Menampilkan berkas berikutnya; ← menampilkan yang sebelumnya."


class BerkasTadi(Perintah):
    """Show the exhibit before."""

    nama, tombol, kaki, bantu = "Berkas sebelumnya", "left", False, False
    bantuan = "Menampilkan berkas sebelumnya."


# --- after the story ------------------------------------------------------------------------------


class Maju(Perintah):
    """Go to the next page."""

    nama, tombol, tampil = "Berikutnya", "right,enter", "→"
    bantuan = "Membuka halaman berikutnya (→ atau Enter)."


class PasangKendali(Perintah):
    """Put the highlighted control in place, or take it away (the list handles its keys itself)."""

    nama, tombol, tampil, sendiri = "Pasang/lepas", "space", "Spasi", True
    bantuan = "Memasang kendali yang disorot, atau melepasnya (Spasi, Enter, atau nomornya)."


class PasangLanjut(Perintah):
    """Take the pick along to the next page."""

    nama, tombol = teks.PASANG_LANJUT, "right"
    bantuan = "Mencatat kendali yang terpasang, lalu membuka halaman berikutnya."


class Mundur(Perintah):
    """Go to the page before."""

    nama, tombol = "Sebelumnya", "left"
    bantuan = "Membuka halaman sebelumnya."


class Pulang(Perintah):
    """Go back to the library."""

    nama, tombol = "Beranda", "escape"
    bantuan = "Kembali ke pustaka skenario."


class UlangiDariSini(Perintah):
    """Begin a practice run at the highlighted decision."""

    nama, tombol = "Ulangi dari sini", "u"
    bantuan = "Memulai latihan dari keputusan yang disorot. Latihan tidak diperingkat."


class SimpanKomitmen(Perintah):
    """Keep the commitment."""

    nama, tombol = "Simpan", "ctrl+s"
    bantuan = "Menyimpan komitmen (juga dengan Enter di isian terakhir)."


class Papan(Perintah):
    """Open the scoreboard."""

    nama, tombol = "Papan skor", "p"
    bantuan = "Membuka papan skor sesi ini."


class UrutkanPapan(Perintah):
    """Sort the board by the next column."""

    nama, tombol = "Urutkan", "u"
    bantuan = "Mengurutkan menurut kolom berikutnya (juga dengan mengklik judul kolom)."


class SaringKelompok(Perintah):
    """Show the next group only."""

    nama, tombol = "Kelompok", "k"
    bantuan = "Menampilkan satu kelompok saja; tekan lagi untuk kelompok berikutnya."


class SaringSkenario(Perintah):
    """Show the board of one scenario."""

    nama, tombol = "Skenario", "s"
    bantuan = "Menampilkan satu skenario saja; tekan lagi untuk skenario berikutnya."


class TukarPapan(Perintah):
    """Go between the ranking and practice."""

    nama, tombol = "Peringkat/latihan", "t"
    bantuan = "Berpindah antara peringkat dan daftar latihan, yang tidak diperingkat."


class Selesai(Perintah):
    """Leave the last page."""

    nama, tombol = "Selesai", "escape"
    bantuan = "Kembali ke pustaka skenario."
