"""The commands of the debrief: what a presenter's remote sends, and little more."""

from __future__ import annotations

from simulasi.layar.perintah import Perintah


class HalamanBerikut(Perintah):
    """Show the next page."""

    nama = "Berikut"
    bantuan = "Menampilkan halaman berikutnya (→ atau Enter)."
    tombol, tampil, utama = "right,enter", "→", True


class HalamanTadi(Perintah):
    """Show the page before."""

    nama = "Sebelumnya"
    bantuan = "Menampilkan halaman sebelumnya."
    tombol, tampil, utama = "left,backspace", "←", True


class HalamanPertama(Perintah):
    """Show the first page."""

    nama = "Awal/akhir"
    bantuan = "Menampilkan halaman pertama (Home) atau terakhir (End)."
    tombol, tampil, utama = "home", "Home/End", True


class HalamanTerakhir(Perintah):
    """Show the last page."""

    nama = "Halaman terakhir"
    bantuan = "Menampilkan halaman terakhir."
    tombol, utama, kaki, bantu = "end", True, False, False


class TayanganTerus(Perintah):
    """Scroll on, or show the next page."""

    nama = "Terus"
    bantuan = "Menggulir, lalu menampilkan halaman berikutnya (PgDn atau Spasi); PgUp kembali. ↑ ↓ menggulir sebaris."
    tombol, tampil, palet, utama = "pagedown,space", "PgDn/PgUp", False, True


class TayanganMundur(Perintah):
    """Scroll back, or show the page before."""

    nama = "Undur"
    bantuan = "Menggulir ke atas, lalu menampilkan halaman sebelumnya."
    tombol, palet, utama, kaki, bantu = "pageup", False, True, False, False


class TukarTitik(Perintah):
    """Put another turning point in the place of this one."""

    nama = "Tukar titik balik"
    bantuan = "Mengganti titik balik di halaman ini dengan cabang lain."
    tombol = "t"


class TampilkanPeringkat(Perintah):
    """Add the ranking as the last page."""

    nama = "Peringkat"
    bantuan = "Menambahkan halaman peringkat di akhir, sesudah Anda mengiyakan."
    tombol = "p"


class Iyakan(Perintah):
    """Add the ranking, having been asked."""

    nama = "Ya, tampilkan"
    bantuan = "Menambahkan halaman peringkat."
    tombol = "enter"


class Tidak(Perintah):
    """Leave the ranking out, having been asked."""

    nama = "Tanpa peringkat"
    bantuan = "Menutup pertanyaan ini; halaman peringkat tidak ditambahkan."
    tombol = "escape"


class PakaiTitik(Perintah):
    """Take the highlighted fork."""

    nama = "Pakai"
    bantuan = "Memakai cabang yang disorot sebagai titik balik."
    tombol, palet, sendiri = "enter", False, True
