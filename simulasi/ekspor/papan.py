"""The tables of a session as files: the kind follows the name's ending, a folder gives all tables as CSV."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from simulasi.dasar.galat import Galat
from simulasi.ekspor.csv import Untuk, csv_pieces
from simulasi.ekspor.tujuan import TujuanBukanBerkas, TujuanTidakBisaDitulis, check_target, open_target, write_target
from simulasi.papan.kolom import Tabel
from simulasi.papan.lembar import sheet
from simulasi.papan.ringkasan import summarise
from simulasi.papan.tabel import TABEL, Papan

BENTUK: Final = (".csv", ".xlsx", ".html", ".json")


class BentukTidakDikenal(Galat):
    """The file's ending names no form of the tables."""

    kode_keluar = 2


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What to write and where. An empty `tabel` means all of them, in a CSV file `papan_skor`."""

    tujuan: Path
    tabel: tuple[str, ...] = ()
    untuk: Untuk = "baku"
    timpa: bool = False
    dengan_peringkat: bool = False

    @property
    def folder(self) -> bool:
        """Whether the target is a folder."""
        return os.path.isdir(self.tujuan) or not self.tujuan.suffix  # a name too long for the system is no folder


def check_request(permintaan: Permintaan) -> None:
    """Refuse what could not be written before anything is read: an unknown ending, an existing file, a lost folder."""
    target = permintaan.tujuan
    if permintaan.folder:
        _check_folder(permintaan)
        return
    kind = target.suffix.lower()
    if kind not in BENTUK:
        raise BentukTidakDikenal(
            f'Bentuk berkas "{target.name}" tidak dikenal. Akhiri namanya dengan .csv, .xlsx, .html, atau .json, atau '
            "tulis nama folder untuk semua tabel dalam CSV."
        )
    if kind == ".csv" and len(permintaan.tabel) > 1:
        raise BentukTidakDikenal(
            "Satu berkas CSV memuat satu tabel. Tulis nama folder untuk beberapa tabel, atau pilih satu --tabel."
        )
    check_target(target, timpa=permintaan.timpa)


def _check_folder(permintaan: Permintaan) -> None:
    folder = permintaan.tujuan
    if os.path.lexists(folder):
        if not os.path.isdir(folder):
            raise TujuanBukanBerkas(
                f'"{folder}" sudah ada dan bukan folder. Pilih nama folder lain, atau akhiri namanya dengan .csv, '
                ".xlsx, .html, atau .json."
            )
        for path in _folder_files(permintaan):
            check_target(path, timpa=permintaan.timpa)
    elif not os.path.isdir(folder.absolute().parent):
        raise TujuanBukanBerkas(f'Folder "{folder.parent}" tidak ada. Buat dulu foldernya, atau pilih folder lain.')


def _folder_files(permintaan: Permintaan) -> list[Path]:
    return [permintaan.tujuan / f"{name}.csv" for name in permintaan.tabel or TABEL]


def write_tables(papan: Papan, permintaan: Permintaan) -> tuple[str, ...]:
    """Write what was asked for; give sentences about what did not fit. Raises what `open_target` raises."""
    if permintaan.folder:
        return _write_folder(papan, permintaan)
    write: dict[str, Callable[[Papan, Permintaan], tuple[str, ...]]] = {
        ".csv": _write_csv,
        ".xlsx": _write_xlsx,
        ".html": _write_html,
        ".json": _write_json,
    }
    return write[permintaan.tujuan.suffix.lower()](papan, permintaan)


def table_pieces(tabel: Tabel, untuk: Untuk) -> Iterator[bytes]:
    """Write one table as CSV."""
    return csv_pieces([k.nama for k in tabel.kolom], tabel.baris(), untuk)


def _write_csv(papan: Papan, permintaan: Permintaan) -> tuple[str, ...]:
    (tabel,) = papan.tables(permintaan.tabel or ("papan_skor",))
    write_target(permintaan.tujuan, table_pieces(tabel, permintaan.untuk), timpa=permintaan.timpa)
    return ()


def _write_folder(papan: Papan, permintaan: Permintaan) -> tuple[str, ...]:
    folder = permintaan.tujuan
    made = not os.path.isdir(folder)
    written: list[Path] = []
    try:
        if made:
            folder.mkdir()
        for tabel, path in zip(papan.tables(permintaan.tabel or TABEL), _sorted_files(permintaan), strict=True):
            write_target(path, table_pieces(tabel, permintaan.untuk), timpa=permintaan.timpa)
            written.append(path)
    except (OSError, ValueError) as error:
        raise TujuanTidakBisaDitulis(
            f'Folder "{folder}" tidak dapat dibuat. Periksa nama dan izinnya, atau pilih folder lain.'
        ) from error
    finally:
        if made and len(written) < len(permintaan.tabel or TABEL):
            _remove(folder, written)
    return ()


def _sorted_files(permintaan: Permintaan) -> Sequence[Path]:
    """Give the files in the order of the tables."""
    return [permintaan.tujuan / f"{name}.csv" for name in TABEL if name in (permintaan.tabel or TABEL)]


def _remove(folder: Path, written: Sequence[Path]) -> None:
    """Leave nothing of a folder that was made for an export that failed."""
    try:
        for path in written:
            path.unlink(missing_ok=True)
        folder.rmdir()
    except OSError:
        return


def _write_xlsx(papan: Papan, permintaan: Permintaan) -> tuple[str, ...]:
    from simulasi.ekspor.xlsx import write_xlsx  # noqa: PLC0415 - XlsxWriter loads only for a workbook

    tabel = [*papan.tables(permintaan.tabel or TABEL)]
    if not permintaan.tabel or "butir" in permintaan.tabel:
        tabel.append(sheet(papan.butir))
    with open_target(permintaan.tujuan, timpa=permintaan.timpa) as file:
        return write_xlsx(file, summarise(papan), tabel)


def _write_html(papan: Papan, permintaan: Permintaan) -> tuple[str, ...]:
    from simulasi.ekspor.papan_html import as_html  # noqa: PLC0415 - Jinja2 loads only for a page

    names = [name for name in permintaan.tabel or TABEL if name != "keputusan"]  # a row a move: for the other forms
    tabel = [t for t in papan.tables(names) if permintaan.dengan_peringkat or not t.perorangan]
    page = as_html(summarise(papan), sorted(tabel, key=lambda t: t.perorangan))
    write_target(permintaan.tujuan, page.encode("utf-8", "replace"), timpa=permintaan.timpa)
    return ()


def _write_json(papan: Papan, permintaan: Permintaan) -> tuple[str, ...]:
    from simulasi.ekspor.json import json_pieces  # noqa: PLC0415 - only the form that is asked for is loaded

    pieces = json_pieces(summarise(papan), papan.tables(permintaan.tabel or TABEL))
    write_target(permintaan.tujuan, pieces, timpa=permintaan.timpa)
    return ()
