"""The commands of the author's preview."""

from __future__ import annotations

from simulasi.layar.perintah import Perintah


class KeTemuan(Perintah):
    """Go to the findings."""

    nama = "Temuan"
    bantuan = "Membuka daftar temuan; Enter menampilkan temuan yang disorot secara lengkap."
    tombol = "t"


class KePeta(Perintah):
    """Go to the map."""

    nama = "Peta"
    bantuan = "Membuka peta cerita; Enter memainkan cerita dari adegan yang disorot."
    tombol = "p"


class KeCerita(Perintah):
    """Go to the story."""

    nama = "Cerita"
    bantuan = "Membuka adegan yang sedang dimainkan."
    tombol = "m"


class KeCabang(Perintah):
    """Go to the table of the fork."""

    nama = "Tabel"
    bantuan = "Membuka tabel percabangan: nilai, panjang teks, yang diatur, tujuan, dan akhir yang masih terbuka."
    tombol = "c"


class Ambil(Perintah):
    """Take a choice at once (the screen handles the digits itself)."""

    nama = "Ambil pilihan"
    bantuan = "Angka langsung mengambil pilihan itu, tanpa konfirmasi; U mengembalikannya."
    tampil, palet, sendiri = "1–9", False, True


class Undur(Perintah):
    """Take the last choice back."""

    nama = "Undur"
    bantuan = "Kembali satu pilihan."
    tombol = "u,backspace"


class DariAwal(Perintah):
    """Go back to the start."""

    nama = "Dari awal"
    bantuan = "Mengulang cerita dari adegan awal dengan nilai awal."
    tombol = "0"


class AturVariabel(Perintah):
    """Open the variables."""

    nama = "Variabel"
    bantuan = "Melihat dan mengubah nilai variabel."
    tombol = "v"


class BacaUlang(Perintah):
    """Read the file again now."""

    nama = "Baca ulang"
    bantuan = "Membaca ulang berkas sekarang. Biasanya terjadi sendiri begitu berkas disimpan."
    tombol = "r"


class Naikkan(Perintah):
    """Raise the highlighted value."""

    nama = "Ubah nilai"
    bantuan = "→ menaikkan nilai yang disorot, ← menurunkannya; untuk ya/tidak keduanya membalik."
    tombol, tampil, palet = "right,plus,space", "← →", False


class Turunkan(Perintah):
    """Lower the highlighted value."""

    nama = "Turunkan nilai"
    bantuan = "Menurunkan nilai yang disorot."
    tombol, palet, kaki, bantu = "left,minus", False, False, False
