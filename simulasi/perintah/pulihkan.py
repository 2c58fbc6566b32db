"""`simulasi pulihkan`: what is readable of a damaged journal, as a new journal; the damaged file is kept."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from simulasi.catatan.galat import JurnalLebihBaru, JurnalRusak, MigrasiGagal
from simulasi.catatan.jurnal import NAMA_BERKAS, Jurnal
from simulasi.catatan.pemulihan import Pulihan, has_our_shape
from simulasi.catatan.penukaran import rescue_in_place, rescue_to
from simulasi.dasar.angka import grouped
from simulasi.dasar.galat import Galat
from simulasi.perintah.bahan import from_library, journal_folder

_TAMPIL = 20


def run(args: argparse.Namespace) -> int:
    """Rescue, and tell what was saved and what was not; 1 where something is missing."""
    folder = journal_folder(args)
    path = folder / NAMA_BERKAS
    if not path.is_file():
        raise Galat(f'Tidak ada {NAMA_BERKAS} di "{folder}". Periksa foldernya dengan --hasil FOLDER.')
    if args.keluaran is None and _is_sound(folder, path):
        print("Jurnal ini utuh; tidak ada yang perlu dipulihkan.")  # noqa: T201 - data of this command
        return 0
    library = from_library(args)
    if args.keluaran is None:
        found, aside = rescue_in_place(path, library)
        print("\n".join(_tell(found, path, aside)))  # noqa: T201 - data of this command
    else:
        target = Path(args.keluaran) / NAMA_BERKAS
        found = rescue_to(path, target, library)
        print("\n".join(_tell(found, target, path)))  # noqa: T201 - data of this command
    return 0 if found.utuh else 1


def _is_sound(folder: Path, path: Path) -> bool:
    """Tell whether all of a journal can be read. Raises JurnalLebihBaru for one that is newer and no damaged header."""
    try:
        with Jurnal.open(folder) as jurnal:
            jurnal.check_structure()
            jurnal.read_everything()
            return not jurnal.cacat.apa
    except JurnalLebihBaru:
        if not has_our_shape(path):
            raise
    except (JurnalRusak, MigrasiGagal):
        pass
    return False


def _tell(found: Pulihan, new: Path, old: Path) -> Iterator[str]:
    yield f"Diselamatkan ke {new}:"
    yield f"  {grouped(found.lari)} lari dari laptop ini ({grouped(found.peristiwa)} catatan)"
    yield f"  {grouped(found.rekaman)} lari dari laptop lain, {grouped(found.peserta)} peserta"
    if found.disisihkan or found.tak_terbaca:
        yield f"  {grouped(found.disisihkan + found.tak_terbaca)} baris berubah atau tidak terbaca, sehingga disisihkan"
    for run in found.potong[:_TAMPIL]:
        yield f"  lari {run} tinggal awalnya"
    if len(found.potong) > _TAMPIL:
        yield f"  … dan {grouped(len(found.potong) - _TAMPIL)} lari lain tinggal awalnya"
    for sidik in found.naskah_hilang:
        yield f"  naskah skenario bersidik {sidik[:8]} rusak dan tidak ada di pustaka: larinya tidak dapat dinilai"
    yield f"Berkas yang rusak tetap disimpan: {old}"
    if not found.utuh:
        yield "Bila ada berkas rekaman dari laptop ini, gabungkan lagi: yang kurang terisi, yang ada tidak terulang."
