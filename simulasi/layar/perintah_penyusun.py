"""The commands of the author's preview."""

from __future__ import annotations

from simulasi.layar.perintah import Perintah


class KeTemuan(Perintah):
    """Go to the findings."""

    nama, tombol = "Temuan", "t"
    bantuan = "Membuka daftar temuan; Enter menampilkan temuan yang disorot secara lengkap."


class KePeta(Perintah):
    """Go to the map."""

    nama, tombol = "Peta", "p"
    bantuan = "Membuka peta cerita; Enter memainkan cerita dari adegan yang disorot."


class KeCerita(Perintah):
    """Go to the story."""

    nama, tombol = "Cerita", "m"
    bantuan = "Membuka adegan yang sedang dimainkan."


class KeCabang(Perintah):
    """Go to the table of the fork."""

    nama, tombol = "Tabel", "c"
    bantuan = "Membuka tabel percabangan: nilai, panjang teks, yang diatur, tujuan, dan akhir yang masih terbuka."


class Ambil(Perintah):
    """Take a choice at once (the screen handles the digits itself)."""

    nama, tampil, palet, sendiri = "Ambil pilihan", "1–9", False, True
    bantuan = "Angka langsung mengambil pilihan itu, tanpa konfirmasi; U mengembalikannya."


class Undur(Perintah):
    """Take the last choice back."""

    nama, tombol = "Undur", "u,backspace"
    bantuan = "Kembali satu pilihan."


class DariAwal(Perintah):
    """Go back to the start."""

    nama, tombol = "Dari awal", "0"
    bantuan = "Mengulang cerita dari adegan awal dengan nilai awal."


class AturVariabel(Perintah):
    """Open the variables."""

    nama, tombol = "Variabel", "v"
    bantuan = "Melihat dan mengubah nilai variabel."


class BacaUlang(Perintah):
    """Read the file again now."""

    nama, tombol = "Baca ulang", "r"
    bantuan = "Membaca ulang berkas sekarang. Biasanya terjadi sendiri begitu berkas disimpan."


class Naikkan(Perintah):
    """Raise the highlighted value."""

    nama, tombol, tampil, palet = "Ubah nilai", "right,plus,space", "← →", False
    bantuan = "→ menaikkan nilai yang disorot, ← menurunkannya; untuk ya/tidak keduanya membalik."


class Turunkan(Perintah):
    """Lower the highlighted value."""

    nama, tombol, palet, kaki, bantu = "Turunkan nilai", "left,minus", False, False, False
    bantuan = "Menurunkan nilai yang disorot."
