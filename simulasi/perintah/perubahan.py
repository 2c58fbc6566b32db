"""What a merge held back, as a table by file and machine, and the question whether to let it in (rule 9)."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby

from simulasi.catatan.penggabungan import Penerimaan
from simulasi.catatan.tahanan import NISAN, Perubahan
from simulasi.catatan.tanda import mark
from simulasi.dasar.angka import grouped
from simulasi.periksa.laporan import visible
from simulasi.polos.markah import wrap
from simulasi.skenario.sebut import shorten

_TAMPIL = 20
_JAWABAN = "ya"
_LARI = 8
_SANDI = 12
_APA = 12
_LAMA = 17
_BARU = 22


def tell_changes(perubahan: Sequence[Perubahan], lain: int) -> Iterator[str]:
    """Write the table, and how many changes of other files still wait; nothing where there are none."""
    if perubahan:
        yield ""
        yield from wrap(
            f"DITAHAN: {grouped(len(perubahan))} baris akan mengubah atau menghapus yang sudah ada di jurnal ini. "
            "Belum ada yang diubah; itu hanya terjadi bila Anda menyetujuinya. Nama mesin hanyalah pengakuan berkasnya."
        )
    for asal, found in groupby(perubahan, key=lambda change: change.asal):
        own = list(found)
        yield ""
        yield f"{_line(asal.berkas)}, mengaku dari mesin {mark(asal.mesin)}: {_kinds(own)}"
        yield f"  {'Lari':<{_LARI}} {'Sandi':<{_SANDI}} {'Apa':<{_APA}} Kini -> akan menjadi"
        gravest_first = sorted(own, key=lambda change: change.jenis != NISAN)
        rows = [(change, row) for change in gravest_first for row in change.rincian]
        for change, (what, old, new) in rows[:_TAMPIL]:
            yield (
                f"  {change.lari[:_LARI] or '–':<{_LARI}} {_cell(change.sandi, _SANDI):<{_SANDI}} "
                f"{_cell(what, _APA):<{_APA}} {_cell(old, _LAMA)} -> {_cell(new, _BARU)}"
            )
        if len(rows) > _TAMPIL:
            yield f"  … dan {grouped(len(rows) - _TAMPIL)} lagi; semuanya: --format json"
    if lain:
        yield ""
        yield from wrap(
            f"Masih ada {grouped(lain)} perubahan dari berkas sebelumnya yang ditahan. Lihat semuanya: simulasi gabung "
            "--tertahan"
        )


def _line(text: str) -> str:
    return visible(text).replace("\n", "\N{REPLACEMENT CHARACTER}")


def _cell(text: str, width: int) -> str:
    return shorten(_line(text), width)


def _kinds(own: Sequence[Perubahan]) -> str:
    counted: dict[str, set[str]] = {}
    for change in own:
        for what, _, _ in change.rincian:
            counted.setdefault(what, set()).add(change.isi)
    return ", ".join(f"{what} {grouped(len(found))}" for what, found in counted.items())


def confirm_changes() -> bool:
    """Ask at a terminal; elsewhere say how to let the changes in, and leave them held back."""
    if not sys.stdin.isatty():
        words = "Bila semua perubahan itu memang benar, jalankan lagi perintah ini dengan --terima-perubahan."
        print("\n".join(wrap(words)), file=sys.stderr)  # noqa: T201
        return False
    print(  # noqa: T201
        f"Ketik {_JAWABAN} lalu Enter untuk menerima semua yang tercantum; selain itu tetap ditahan: ",
        end="",
        file=sys.stderr,
        flush=True,
    )
    return sys.stdin.readline().strip().casefold() == _JAWABAN


def tell_taken(taken: Penerimaan) -> Iterator[str]:
    """Say what was let in, and where the journal stands as it was before."""
    gone = f", {grouped(taken.terhapus)} lari dihapus" if taken.terhapus else ""
    yield f"Diterima: {grouped(taken.diterima)} baris{gone}."
    yield "Salinan jurnal sebelum perubahan itu:"
    yield f"  {visible(shlex.quote(str(taken.salinan)))}"
    yield from wrap(
        "Bila ternyata keliru: tutup simulasi, lalu ganti nama salinan itu menjadi jurnal.sqlite3. Bila sudah tidak "
        "diperlukan, hapuslah; ia masih memuat isi yang lama."
    )
    if taken.tersisa:
        yield from wrap(f"Yang belum bersih, hapuslah sendiri dari folder jurnal: {', '.join(taken.tersisa)}")
