"""The command line. Only argparse is imported here, so `--version` and `--help` answer at once.

Exit codes: 0 fine, 1 findings or refused input, 2 usage, 130 interrupted. Data goes to standard output, narration to
standard error.
"""

from __future__ import annotations

import argparse
import os
import re
import sys

from simulasi import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:  # at run time nobody pays for `typing`
    from collections.abc import Callable, Sequence
    from typing import Any, Final, NoReturn

_TERJEMAHAN: Final = {
    "usage: ": "cara pakai: ",
    "positional arguments": "argumen",
    "options": "opsi",
    "subcommands": "perintah",
    "%(heading)s:": "%(heading)s:",
    " (default: %(default)s)": " (bila tidak diisi: %(default)s)",
    "show this help message and exit": "tampilkan bantuan ini",
    "show program's version number and exit": "tampilkan versi program",
    "the following arguments are required: %s": "yang berikut belum diisi: %s",
    "one of the arguments %s is required": "isilah salah satu dari: %s",
    "not allowed with argument %s": "tidak dapat dipakai bersama %s",
    "unrecognized arguments: %s": "tidak dikenal: %s",
    "unexpected option string: %s": "tidak dikenal: %s",
    "expected one argument": "perlu satu isian",
    "expected at most one argument": "paling banyak satu isian",
    "expected at least one argument": "perlu sedikitnya satu isian",
    "expected %s argument": "perlu %s isian",
    "expected %s arguments": "perlu %s isian",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r bukan pilihan; yang ada: %(choices)s",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": "%(value)r bukan pilihan; "
    "mungkin maksud Anda %(closest)r; yang ada: %(choices)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "%(parser_name)r bukan perintah; yang ada: %(choices)s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kurang jelas; mungkin %(matches)s",
    "ignored explicit argument %r": "tidak memerlukan isian %r",
    "invalid %(type)s value: %(value)r": "isian %(value)r tidak sesuai bentuknya",
    "can't open '%(filename)s': %(error)s": "%(filename)r tidak dapat dibuka",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "%(prog)s: warning: %(message)s\n": "%(prog)s: %(message)s\n",
    "option '%(option)s' is deprecated": "opsi %(option)s tidak dipakai lagi",
    "argument '%(argument_name)s' is deprecated": "isian %(argument_name)s tidak dipakai lagi",
    "command '%(parser_name)s' is deprecated": "perintah %(parser_name)s tidak dipakai lagi",
}
"""What argparse of Python 3.11 to 3.14 says to a person, as it looks the strings up."""

_BANTUAN_SKENARIO: Final = "id skenario di pustaka, atau berkas YAML"
_BANTUAN_FORMAT: Final = "bentuk keluaran; teks bila tidak diisi"
_TABEL: Final = ("papan_skor", "kelompok", "keputusan", "butir", "titik_rawan", "komitmen")

_PENUTUP: Final = "Lihat `simulasi --help`, atau `simulasi PERINTAH --help` untuk satu perintah."


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Lay help out for the terminal. Left to itself argparse imports `shutil`, half of what `--version` costs."""
    try:
        width = int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size(1).columns
    except (ValueError, OSError):  # standard output is no terminal
        width = 80
    return argparse.HelpFormatter(prog, width=max(width, 40) - 2)


class Pengurai(argparse.ArgumentParser):
    """A parser that speaks Indonesian and ends a wrong call with exit code 2."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs, formatter_class=_formatter)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where to look."""
        self.exit(2, f"{self.prog}: {message}\n{_PENUTUP}\n")


def _speak_indonesian() -> None:
    def translate(text: str) -> str:
        return _TERJEMAHAN.get(text, text)

    def translate_counted(_one: str, many: str, _n: int) -> str:
        return translate(many)

    # argparse looks its strings up by these two names only
    setattr(argparse, "_", translate)  # noqa: B010
    setattr(argparse, "ngettext", translate_counted)  # noqa: B010


def _tanggal(text: str) -> str:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is None:
        raise argparse.ArgumentTypeError(f"tanggal ditulis TTTT-BB-HH, bukan {text!r}")
    return text


def _hari(text: str) -> int:
    if re.fullmatch(r"[0-9]{1,5}", text) is None:
        raise argparse.ArgumentTypeError(f"jumlah hari ditulis dengan angka, bukan {text!r}")
    return int(text)


def _add_places(parser: argparse.ArgumentParser, *, hasil: bool = True) -> None:
    """Add the options that stand before or after a command alike; left out they must not undo each other."""
    hidden = argparse.SUPPRESS
    parser.add_argument("--skenario", metavar="DIR", action="append", default=hidden, help="folder skenario tambahan")
    if hasil:
        parser.add_argument("--hasil", metavar="DIR", default=hidden, help="folder jurnal hasil")
        parser.add_argument("--sesi", metavar="FILE", default=hidden, help="berkas sesi (*.sesi.yaml)")


def _add_text(parser: argparse.ArgumentParser) -> None:
    bantuan = "teks biasa, tanpa layar penuh; nyaman untuk pembaca layar"
    parser.add_argument("--teks", action="store_true", default=argparse.SUPPRESS, help=bantuan)


def _add_command(commands: Any, name: str, bantuan: str, *, hasil: bool = False) -> Pengurai:
    parser: Pengurai = commands.add_parser(name, help=bantuan, description=bantuan, allow_abbrev=False)
    _add_places(parser, hasil=hasil)
    parser.set_defaults(perintah=name)
    return parser


def _add_main(commands: Any) -> None:
    main = _add_command(commands, "main", "mainkan satu skenario", hasil=True)
    main.add_argument("skenario_id", metavar="ID|FILE", help=_BANTUAN_SKENARIO)
    _add_text(main)
    main.add_argument("--sandi", metavar="S", help="sandi peserta")
    main.add_argument("--kelompok", metavar="K", help="nama kelompok")
    main.add_argument("--jawab", metavar="a,b,c", help="id pilihan berurutan; dimainkan tanpa layar")


def _add_periksa(commands: Any) -> None:
    periksa = _add_command(commands, "periksa", "periksa skenario, sesi, dan katalog")
    bantuan = "skenario di pustaka, berkas, atau folder; tanpa isian: seluruh pustaka, dan berkas sesi di sini"
    periksa.add_argument("jalur", nargs="*", metavar="ID|FILE|FOLDER", help=bantuan)
    periksa.add_argument("--format", choices=("teks", "json", "github", "sarif"), default="teks", help=_BANTUAN_FORMAT)
    periksa.add_argument("--ketat", action="store_true", help="peringatan pun membuat kode keluar 1")
    periksa.add_argument(
        "--perbaiki", action="store_true", help="tulis perbaikan yang disebut temuan, sesudah menunjukkan perubahannya"
    )
    periksa.add_argument("--ya", action="store_true", help="dengan --perbaiki: tulis tanpa bertanya")
    periksa.add_argument("--tanggal", type=_tanggal, metavar="TTTT-BB-HH", help="hari penilaian hukum")


def _add_jelaskan(commands: Any) -> None:
    jelaskan = _add_command(commands, "jelaskan", "jelaskan kode temuan, dengan contoh salah dan benar")
    jelaskan.add_argument("kode", nargs="*", metavar="KODE", help="misalnya S203; tanpa isian: daftar semua kode")
    jelaskan.add_argument("--semua", action="store_true", help="jelaskan semua kode")
    jelaskan.add_argument("--format", choices=("teks", "markdown"), default="teks", help=_BANTUAN_FORMAT)


def _add_baru(commands: Any) -> None:
    baru = _add_command(commands, "baru", "mulai skenario baru dari kerangka yang sudah dapat dimainkan")
    baru.add_argument("id", metavar="ID", help="id skenario: huruf kecil, angka, tanda hubung")
    baru.add_argument("--bidang", metavar="B", required=True, help="pengadaan, penganggaran, atau perizinan")
    baru.add_argument("--titik-rawan", metavar="KODE", help="misalnya PBJ-01; tanpa isian: yang pertama di bidangnya")
    baru.add_argument("-o", dest="tujuan", metavar="FOLDER", help="folder pustaka; tanpa isian: ./skenario")
    baru.add_argument("--tanggal", type=_tanggal, metavar="TTTT-BB-HH", help="hari pemeriksaan hukum; hari ini")


def _add_skema(commands: Any) -> None:
    skema = _add_command(commands, "skema", "tulis JSON Schema, supaya editor melengkapi dan memeriksa ketikan")
    skema.add_argument(
        "-o",
        dest="tujuan",
        metavar="FILE|FOLDER",
        help="berkas .json untuk satu skema, atau folder untuk keempatnya; tanpa isian: ditampilkan",
    )
    skema.add_argument(
        "--jenis", choices=("skenario", "sesi", "regulasi", "titik-rawan"), default="skenario", help="skema yang mana"
    )
    skema.add_argument("--timpa", action="store_true", help="ganti berkas yang sudah ada")


def _add_analisis(commands: Any) -> None:
    analisis = _add_command(commands, "analisis", "angka eksak sebuah skenario")
    analisis.add_argument("skenario_id", metavar="ID|FILE", help=_BANTUAN_SKENARIO)
    analisis.add_argument("--format", choices=("teks", "json"), default="teks", help=_BANTUAN_FORMAT)


def _add_nilai(commands: Any) -> None:
    nilai = _add_command(commands, "nilai", "nilai satu rangkaian pilihan, tanpa dicatat")
    nilai.add_argument("skenario_id", metavar="ID|FILE", help=_BANTUAN_SKENARIO)
    nilai.add_argument("--jawab", metavar="a,b,c", required=True, help="id pilihan berurutan")
    nilai.add_argument("--format", choices=("teks", "json"), default="teks", help=_BANTUAN_FORMAT)


def _add_papan(commands: Any) -> None:
    papan = _add_command(commands, "papan", "papan skor jurnal ini", hasil=False)
    papan.add_argument("--hasil", metavar="DIR", default=argparse.SUPPRESS, help="folder jurnal hasil")
    papan.add_argument("--sesi", metavar="ID", dest="sesi_id", help="id sesi; tanpa isian: satu-satunya sesi")
    papan.add_argument("--format", choices=("teks", "csv"), help=_BANTUAN_FORMAT)
    papan.add_argument("--tabel", action="append", choices=_TABEL, metavar="NAMA", help=f"tabel: {', '.join(_TABEL)}")
    _add_target(papan, "tulis .csv, .xlsx, .html, .json, atau folder berisi semua CSV", required=False)
    papan.add_argument("--untuk", choices=("baku", "excel-id"), default="baku", help="bentuk CSV: baku atau excel-id")
    papan.add_argument("--dengan-peringkat", action="store_true", help="sertakan peringkat di .html")


def _add_target(parser: argparse.ArgumentParser, bentuk: str, *, required: bool) -> None:
    parser.add_argument("-o", dest="keluaran", metavar="BERKAS", required=required, help=bentuk)
    parser.add_argument("--timpa", action="store_true", help="ganti berkas yang sudah ada")


def _add_debrief(commands: Any) -> None:
    debrief = _add_command(commands, "debrief", "halaman diskusi kelas untuk proyektor")
    debrief.add_argument("--hasil", metavar="DIR", default=argparse.SUPPRESS, help="folder jurnal hasil")
    debrief.add_argument("--sesi", metavar="ID", dest="sesi_id", help="id sesi; tanpa isian: satu-satunya sesi")
    debrief.add_argument("--titik", metavar="SKENARIO.ADEGAN,…", help="ganti titik balik pilihan data dengan yang ini")
    debrief.add_argument("--dengan-peringkat", action="store_true", help="sertakan halaman peringkat, paling akhir")
    _add_text(debrief)
    _add_target(debrief, "berkas .html untuk proyektor; tanpa -o: layar penuh", required=False)


def _add_laporan(commands: Any) -> None:
    laporan = _add_command(commands, "laporan", "laporan satu peserta, untuk dibawa pulang")
    laporan.add_argument("sandi", metavar="SANDI", help="sandi peserta, atau id pendeknya")
    laporan.add_argument("--hasil", metavar="DIR", default=argparse.SUPPRESS, help="folder jurnal hasil")
    laporan.add_argument("--sesi", metavar="ID", dest="sesi_id", help="id sesi; tanpa isian: satu-satunya sesi")
    _add_target(laporan, "berkas .html; tanpa -o: laporan-SANDI.html di folder ini", required=False)


def _add_peta(commands: Any) -> None:
    peta = _add_command(commands, "peta", "peta cabang sebuah skenario")
    peta.add_argument("skenario_id", metavar="ID|FILE", help=_BANTUAN_SKENARIO)
    _add_target(peta, "berkas tujuan: .svg, .html, .mmd, atau .dot; tanpa -o: pohon di terminal", required=False)


def _add_pratinjau(commands: Any) -> None:
    pratinjau = _add_command(commands, "pratinjau", "lihat dan mainkan skenario sambil menulisnya")
    pratinjau.add_argument("skenario_id", metavar="ID|FILE", help=_BANTUAN_SKENARIO)
    pratinjau.add_argument("--tanggal", type=_tanggal, metavar="TTTT-BB-HH", help="hari penilaian hukum")


def _add_buku(commands: Any) -> None:
    buku = _add_command(commands, "buku", "seluruh skenario sebagai buku cetak untuk penelaah")
    buku.add_argument("skenario_id", metavar="ID|FILE", help=_BANTUAN_SKENARIO)
    _add_target(buku, "berkas tujuan, berakhiran .html", required=True)


def _add_seimbang(commands: Any) -> None:
    seimbang = _add_command(commands, "seimbang", "keseimbangan nilai: sebaran, cabang penentu, dilema, pemain buta")
    bantuan = f"{_BANTUAN_SKENARIO}; dengan --semua: folder pustaka, atau tanpa isian"
    seimbang.add_argument("skenario_id", metavar="ID|FILE", nargs="?", help=bantuan)
    seimbang.add_argument("--semua", action="store_true", help="pemain buta dan pelajar di seluruh pustaka")
    seimbang.add_argument("--ketat", action="store_true", help="kode keluar 1 bila ada batas yang dilewati")
    seimbang.add_argument("--format", choices=("teks", "json"), default="teks", help=_BANTUAN_FORMAT)


def _add_journal_command(commands: Any, name: str, bantuan: str) -> Pengurai:
    parser = _add_command(commands, name, bantuan)
    parser.add_argument("--hasil", metavar="DIR", default=argparse.SUPPRESS, help="folder jurnal hasil")
    return parser


def _add_ekspor(commands: Any) -> None:
    ekspor = _add_journal_command(commands, "ekspor", "tulis isi jurnal ini ke berkas *.rekaman.jsonl")
    ekspor.add_argument("-o", dest="keluaran", metavar="NAMA", required=True, help="nama berkas .rekaman.jsonl")
    ekspor.add_argument("--sesi", metavar="ID", dest="sesi_id", help="hanya sesi ini")
    ekspor.add_argument("--timpa", action="store_true", help="ganti berkas yang sudah ada")


def _add_gabung(commands: Any) -> None:
    gabung = _add_journal_command(commands, "gabung", "gabungkan berkas *.rekaman.jsonl ke jurnal ini")
    gabung.add_argument("jalur", nargs="*", metavar="FILE|FOLDER", help="berkas .rekaman.jsonl, atau folder berisi itu")
    gabung.add_argument("--uji", action="store_true", help="laporkan saja, jurnal tidak diubah")
    gabung.add_argument(
        "--kelompok", nargs="+", action="extend", metavar="NAMA", help="nama-nama yang sebenarnya satu kelompok"
    )
    gabung.add_argument(
        "--terima-perubahan", action="store_true", help="terima juga yang mengubah atau menghapus isi jurnal ini"
    )
    gabung.add_argument("--tertahan", action="store_true", help="tampilkan semua perubahan yang masih ditahan")
    gabung.add_argument("--format", choices=("teks", "json"), default="teks", help=_BANTUAN_FORMAT)


def _add_batalkan(commands: Any) -> None:
    batalkan = _add_journal_command(commands, "batalkan", "batalkan satu lari, atau pulihkan; ia tetap tercatat")
    batalkan.add_argument("lari", metavar="RUN", help="id lari, atau empat huruf pertamanya atau lebih")
    batalkan.add_argument("--alasan", required=True, help="mengapa dibatalkan, atau mengapa dipulihkan")
    batalkan.add_argument("--pulih", action="store_true", help="kebalikannya: hitung lagi lari yang pernah dibatalkan")
    batalkan.add_argument("--ya", action="store_true", help="jangan bertanya")


def _add_pulihkan(commands: Any) -> None:
    pulihkan = _add_journal_command(commands, "pulihkan", "selamatkan isi jurnal yang rusak ke jurnal baru")
    bantuan = "folder jurnal barunya; tanpa isian: di tempat yang sama, yang rusak disimpan di sebelahnya"
    pulihkan.add_argument("-o", dest="keluaran", metavar="FOLDER", help=bantuan)


def _add_hapus(commands: Any) -> None:
    hapus = _add_journal_command(commands, "hapus", "hapus lari untuk selamanya")
    hapus.add_argument("--sandi", metavar="S", help="milik sandi ini")
    hapus.add_argument("--kelompok", metavar="K", help="milik kelompok ini")
    hapus.add_argument("--sesi", metavar="ID", dest="sesi_id", help="di sesi ini")
    usia = hapus.add_mutually_exclusive_group()
    usia.add_argument("--lebih-lama", metavar="HARI", type=_hari, help="yang lebih lama dari sekian hari")
    usia.add_argument("--kedaluwarsa", action="store_true", help="yang melewati simpan_hari sesinya")
    hapus.add_argument("--ya", action="store_true", help="jangan bertanya")


def _add_sesi(commands: Any) -> None:
    sesi = _add_journal_command(commands, "sesi", "daftar sesi di jurnal ini")
    sesi.add_argument(
        "--putuskan", nargs=2, metavar=("SESI", "SIDIK"), help="dari beberapa definisi sesi itu, yang ini berlaku"
    )
    sesi.add_argument("--format", choices=("teks", "json"), default="teks", help=_BANTUAN_FORMAT)


class _TakDiminta:
    """Stands for the parser of a command whose name is not among the words: it is listed, nothing else."""

    def __init__(self, **_kwargs: Any) -> None: ...

    def __getattr__(self, _name: str) -> Callable[..., _TakDiminta]:
        return lambda *_args, **_kwargs: self


def build_parser(kata: Sequence[str] | None = None) -> Pengurai:
    """Build the parser of all commands; given the words of a call, only the commands that they name are built whole.

    Building all takes longer than importing argparse, and `--version` should not wait for it.
    """

    def make(**kwargs: Any) -> Any:
        wanted = kata is None or kwargs["prog"].rsplit(" ", 1)[-1] in kata
        return Pengurai(**kwargs) if wanted else _TakDiminta()

    _speak_indonesian()
    parser = Pengurai(
        prog="simulasi",
        description="Simulator pelatihan risiko korupsi: skenario bercabang, skor eksak, strategi mitigasi. "
        "Tanpa perintah, program dibuka di layar.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version", action="version", version=f"simulasi {__version__}", help="tampilkan versi program"
    )
    _add_text(parser)
    _add_places(parser)
    parser.set_defaults(perintah="buka")
    register: Any = parser.add_subparsers  # argparse only calls the class: a function will do
    commands = register(title="perintah", metavar="PERINTAH", prog="simulasi", parser_class=make)

    for add in (
        _add_main,
        _add_periksa,
        _add_jelaskan,
        _add_baru,
        _add_pratinjau,
        _add_skema,
        _add_analisis,
        _add_nilai,
        _add_seimbang,
        _add_peta,
        _add_buku,
        _add_papan,
        _add_ekspor,
        _add_gabung,
        _add_sesi,
        _add_batalkan,
        _add_hapus,
        _add_pulihkan,
        _add_debrief,
        _add_laporan,
    ):
        add(commands)
    return parser


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    """Import one command, and with it only what it needs."""
    from importlib import import_module

    return import_module(f"simulasi.perintah.{name}").run


def _run(words: Sequence[str]) -> int:
    parser = build_parser(words)
    if any("\0" in word for word in words):
        parser.error("ada isian yang memuat karakter NUL (U+0000). Ketik ulang tanpa karakter itu.")
    args = parser.parse_args(words)
    return _command(args.perintah)(args)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code; no traceback ever reaches a user."""
    try:
        words = sys.argv[1:] if argv is None else argv
        from simulasi.perintah.pagar import guard

        return guard(lambda: _run(words))
    except KeyboardInterrupt:  # before the fence stands, or while it comes down
        sys.stderr.write("\nDihentikan.\n")
        return 130


if __name__ == "__main__":
    sys.exit(main())
