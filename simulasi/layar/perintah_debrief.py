"""The commands of the debrief: what a presenter's remote sends, and little more."""

from __future__ import annotations

from simulasi.layar.perintah import Perintah


class HalamanBerikut(Perintah):
    """Show the next page."""

    nama, tombol, tampil, utama = "Berikut", "right,enter", "→", True
    bantuan = "Menampilkan halaman berikutnya (→ atau Enter)."


class HalamanTadi(Perintah):
    """Show the page before."""

    nama, tombol, tampil, utama = "Sebelumnya", "left,backspace", "←", True
    bantuan = "Menampilkan halaman sebelumnya."


class HalamanPertama(Perintah):
    """Show the first page."""

    nama, tombol, tampil, utama = "Awal/akhir", "home", "Home/End", True
    bantuan = "Menampilkan halaman pertama (Home) atau terakhir (End)."


class HalamanTerakhir(Perintah):
    """Show the last page."""

    nama, tombol, utama, kaki, bantu = "Halaman terakhir", "end", True, False, False
    bantuan = "Menampilkan halaman terakhir."


class Terus(Perintah):
    """Scroll on, or show the next page."""

    nama, tombol, tampil, palet, utama = "Terus", "pagedown,space", "PgDn/PgUp", False, True
    bantuan = "Menggulir, lalu menampilkan halaman berikutnya (PgDn atau Spasi); PgUp kembali. ↑ ↓ menggulir sebaris."


class Undur(Perintah):
    """Scroll back, or show the page before."""

    nama, tombol, palet, utama, kaki, bantu = "Undur", "pageup", False, True, False, False
    bantuan = "Menggulir ke atas, lalu menampilkan halaman sebelumnya."


class TukarTitik(Perintah):
    """Put another turning point in the place of this one."""

    nama, tombol = "Tukar titik balik", "t"
    bantuan = "Mengganti titik balik di halaman ini dengan cabang lain."


class TampilkanPeringkat(Perintah):
    """Add the ranking as the last page."""

    nama, tombol = "Peringkat", "p"
    bantuan = "Menambahkan halaman peringkat di akhir, sesudah Anda mengiyakan."


class Iyakan(Perintah):
    """Add the ranking, having been asked."""

    nama, tombol = "Ya, tampilkan", "enter"
    bantuan = "Menambahkan halaman peringkat."


class Tidak(Perintah):
    """Leave the ranking out, having been asked."""

    nama, tombol = "Tanpa peringkat", "escape"
    bantuan = "Menutup pertanyaan ini; halaman peringkat tidak ditambahkan."


class PakaiTitik(Perintah):
    """Take the highlighted fork."""

    nama, tombol, palet, sendiri = "Pakai", "enter", False, True
    bantuan = "Memakai cabang yang disorot sebagai titik balik."
