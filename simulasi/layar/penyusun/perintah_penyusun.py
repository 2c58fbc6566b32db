"""The commands of the author's preview."""

from __future__ import annotations

from simulasi.layar.perintah import Perintah


class KeTemuan(Perintah):
    """Go to the findings."""

    tombol = "t"


class KePeta(Perintah):
    """Go to the map."""

    tombol = "p"


class KeCerita(Perintah):
    """Go to the story."""

    tombol = "m"


class KeCabang(Perintah):
    """Go to the table of the fork."""

    tombol = "c"


class Ambil(Perintah):
    """Take a choice at once (the screen handles the digits itself)."""

    tampil, palet, sendiri = "1–9", False, True


class Undur(Perintah):
    """Take the last choice back."""

    tombol = "u,backspace"


class DariAwal(Perintah):
    """Go back to the start."""

    tombol = "0"


class AturVariabel(Perintah):
    """Open the variables."""

    tombol = "v"


class BacaUlang(Perintah):
    """Read the file again now."""

    tombol = "r"


class Naikkan(Perintah):
    """Raise the highlighted value."""

    tombol, tampil, palet = "right,plus,space", "← →", False


class Turunkan(Perintah):
    """Lower the highlighted value."""

    tombol, palet, kaki, bantu = "left,minus", False, False, False
