"""The commands of the debrief: what a presenter's remote sends, and little more."""

from __future__ import annotations

from simulasi.layar.perintah import Perintah


class HalamanBerikut(Perintah):
    """Show the next page."""

    tombol, tampil, utama = "right,enter", "→", True


class HalamanTadi(Perintah):
    """Show the page before."""

    tombol, tampil, utama = "left,backspace", "←", True


class HalamanPertama(Perintah):
    """Show the first page."""

    tombol, tampil, utama = "home", "Home/End", True


class HalamanTerakhir(Perintah):
    """Show the last page."""

    tombol, utama, kaki, bantu = "end", True, False, False


class TayanganTerus(Perintah):
    """Scroll on, or show the next page."""

    tombol, tampil, palet, utama = "pagedown,space", "PgDn/PgUp", False, True


class TayanganMundur(Perintah):
    """Scroll back, or show the page before."""

    tombol, palet, utama, kaki, bantu = "pageup", False, True, False, False


class TukarTitik(Perintah):
    """Put another turning point in the place of this one."""

    tombol = "t"


class TampilkanPeringkat(Perintah):
    """Add the ranking as the last page."""

    tombol = "p"


class Iyakan(Perintah):
    """Add the ranking, having been asked."""

    tombol = "enter"


class Tidak(Perintah):
    """Leave the ranking out, having been asked."""

    tombol = "escape"


class PakaiTitik(Perintah):
    """Take the highlighted fork."""

    tombol, palet, sendiri = "enter", False, True
