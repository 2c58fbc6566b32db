"""Commands as message classes: label, key and help in one, so footer, palette and F1 cannot disagree.

Their words stand in the catalogue (`teks.PERINTAH`), by the name of the class.
"""

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
        words = teks.PERINTAH.get(cls.__name__)
        if words is not None:
            cls.nama, cls.bantuan = words
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

    tombol, utama = "f1", True


class CariPerintah(Perintah):
    """Open the palette."""

    tombol, utama, palet = "ctrl+p", True, False


class GantiTema(Perintah):
    """Go to the next theme."""

    tombol, utama = "ctrl+t", True


class Keluar(Perintah):
    """Leave the program."""

    tombol, utama = "ctrl+q", True


class Putus(Perintah):
    """Interrupt the program."""

    tombol, utama, palet, kaki = "ctrl+c", True, False, False


UMUM: tuple[type[Perintah], ...] = (Bantuan, CariPerintah, GantiTema, Keluar, Putus)
UMUM_DIALOG: tuple[type[Perintah], ...] = (Bantuan, GantiTema, Keluar)
"""What a dialog shows of them; it wants its own answer first."""


class Kembali(Perintah):
    """Go back to the screen before."""

    tombol = "escape"


class Tutup(Perintah):
    """Close a dialog."""

    tombol = "escape,enter"
    tampil = "Enter"


class TutupBerkas(Perintah):
    """Close the exhibits."""

    tombol, tampil = "escape,b,enter", "Esc"


class Batal(Perintah):
    """Close a dialog without effect."""

    tombol = "escape"


class Gulir(Perintah):
    """Scroll the text a page."""

    tombol, tampil, palet = "pagedown,space", "PgDn/PgUp", False


class GulirNaik(Perintah):
    """Scroll the text a page back."""

    tombol, palet, kaki, bantu = "pageup", False, False, False


class Jelajah(Perintah):
    """Move the highlight (the list handles its keys itself)."""

    tampil, palet, sendiri = "↑ ↓", False, True


# --- Beranda --------------------------------------------------------------------------------------


class BukaSkenario(Perintah):
    """Open the highlighted scenario."""

    tombol, sendiri = "enter", True


class Cari(Perintah):
    """Go to the search field."""

    tombol, tampil = "slash", "/"


class SaringBidang(Perintah):
    """Show the next field only."""

    tombol = "f"


class GantiPeserta(Perintah):
    """Hand the laptop to the next participant."""

    tombol = "g"


# --- Peserta, dialogs -----------------------------------------------------------------------------


class Simpan(Perintah):
    """Accept what was typed."""

    tombol, sendiri = "enter", True


class PindahIsian(Perintah):
    """Go to the next field."""

    tombol, palet, sendiri = "tab", False, True


class Pakai(Perintah):
    """Take the highlighted command."""

    tombol, palet, sendiri = "enter", False, True


class Pergi(Perintah):
    """Leave, having been asked."""

    tombol = "enter"


class Tinggal(Perintah):
    """Stay, having been asked."""

    tombol = "escape"


# --- Pengantar ------------------------------------------------------------------------------------


class Setuju(Perintah):
    """Accept the learning commitment and begin."""

    tombol = "enter"


class Lanjutkan(Perintah):
    """Go on with the unfinished run."""

    tombol = "enter,l"
    tampil = "Enter"


class MulaiBaru(Perintah):
    """Begin anew beside an unfinished run."""

    tombol = "n"


class LihatHasil(Perintah):
    """Open the pages of a finished run again."""

    tombol = "h"


# --- Adegan ---------------------------------------------------------------------------------------


class Sorot(Perintah):
    """Highlight or mark a choice (the list handles its keys itself)."""

    tampil, palet, sendiri = "1–9 ↑ ↓", False, True


class Putuskan(Perintah):
    """Mark the highlighted choice, or decide the marked one."""

    tombol, sendiri = "enter", True


class Teruskan(Perintah):
    """Turn a page that has a single way on."""

    tombol, sendiri = "enter", True


class Terus(Perintah):
    """Go on after a consequence."""

    tombol = "enter,escape"


class HitungSuara(Perintah):
    """Take the tally of raised hands."""

    tombol = "v"


class TambahTangan(Perintah):
    """Add a hand (the list handles its keys itself)."""

    tombol, tampil, palet, sendiri = "plus", "+", False, True


class KurangTangan(Perintah):
    """Take a hand away (the list handles its keys itself)."""

    tombol, tampil, palet, sendiri = "minus", "−", False, True


class KetikTangan(Perintah):
    """Type a number of hands (the list handles its keys itself)."""

    tampil, palet, sendiri = "0–9", False, True


class SimpanTangan(Perintah):
    """Keep the tally."""

    tombol = "enter"


class TataBaca(Perintah):
    """Change between the usual layout and the one for a hall."""

    tombol = "l"


class BacaTerus(Perintah):
    """Show the next part of the story."""

    tombol, tampil = "enter,down,right", "Enter"


class BacaMundur(Perintah):
    """Show the part before."""

    tombol, kaki = "up,left", False


class BukaBerkas(Perintah):
    """Open or go to the exhibits."""

    tombol = "b"


class BerkasLain(Perintah):
    """Show the next exhibit."""

    tombol = "right,tab"
    tampil = "←  →"


class BerkasTadi(Perintah):
    """Show the exhibit before."""

    tombol, kaki, bantu = "left", False, False


# --- after the story ------------------------------------------------------------------------------


class Maju(Perintah):
    """Go to the next page."""

    tombol, tampil = "right,enter", "→"


class PasangKendali(Perintah):
    """Put the highlighted control in place, or take it away (the list handles its keys itself)."""

    tombol, sendiri = "space", True


class PasangLanjut(Perintah):
    """Take the pick along to the next page."""

    tombol = "right"


class Mundur(Perintah):
    """Go to the page before."""

    tombol = "left"


class Pulang(Perintah):
    """Go back to the library."""

    tombol = "escape"


class UlangiDariSini(Perintah):
    """Begin a practice run at the highlighted decision."""

    tombol = "u"


class SimpanKomitmen(Perintah):
    """Keep the commitment."""

    tombol = "ctrl+s"


class Papan(Perintah):
    """Open the scoreboard."""

    tombol = "p"


class SimpanLaporan(Perintah):
    """Write the own report as a file."""

    tombol = "s"


class UrutkanPapan(Perintah):
    """Sort the board by the next column."""

    tombol = "u"


class SaringKelompok(Perintah):
    """Show the next group only."""

    tombol = "k"


class SaringSkenario(Perintah):
    """Show the board of one scenario."""

    tombol = "s"


class TukarPapan(Perintah):
    """Go between the ranking and practice."""

    tombol = "t"


class Selesai(Perintah):
    """Leave the last page."""

    tombol = "escape"
