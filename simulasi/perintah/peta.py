"""`simulasi peta`: the branching map, in the terminal or as a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from simulasi.dasar.galat import Galat
from simulasi.ekspor.tujuan import check_target, write_target
from simulasi.periksa.laporan import summarise, tell
from simulasi.periksa.pemeriksaan import check_loaded, load_catalogues
from simulasi.perintah.bahan import library, locate
from simulasi.permainan.nilai import Penilai
from simulasi.permainan.peta import Peta, draw_map
from simulasi.permainan.program import Program
from simulasi.skenario.muat import load_scenario
from simulasi.skenario.temuan import Temuan

_TANPA_PETA: Final = frozenset(("S201", "S207", "S209", "S702"))
"""Errors that leave nothing to draw, beside those of shape (S1)."""


_TANPA_NILAI: Final = frozenset(("S203", "S204", "S205", "S301", "S302"))
"""Errors under which a story has no scores, so that its map shows no losses."""


class PetaTidakBisaDigambar(Galat):
    """The scenario's errors leave no map: its shape or its names are broken, or it has too many states."""


class BentukTidakDikenal(Galat):
    """The file's ending names no form of the map."""

    kode_keluar = 2


def run(args: argparse.Namespace) -> int:
    """Draw the map; a scenario with errors is drawn too, as far as its names are sound, and the errors are told."""
    target = None if args.keluaran is None else Path(args.keluaran)
    write = None if target is None else _form(target)
    if target is not None:
        check_target(target, timpa=args.timpa)
    peta, findings = load_map(args, drawn=target is not None and target.suffix.lower() in (".svg", ".html"))
    if target is None or write is None:
        from simulasi.ekspor.peta.pohon import as_tree  # noqa: PLC0415 - only the form that is asked for is loaded

        print("\n".join(as_tree(peta)))  # noqa: T201 - data of this command
    else:
        write_target(target, write(peta).encode("utf-8", "replace"), timpa=args.timpa)
        print(f"Peta {len(peta.simpul)} adegan ditulis ke {target}.", file=sys.stderr)  # noqa: T201
    errors = [t for t in findings if t.tingkat == "galat"]
    if errors:
        print(  # noqa: T201
            f"\n{summarise(errors, 1)} Jalankan `simulasi periksa` pada berkas ini untuk melihatnya.", file=sys.stderr
        )
    return 0


def load_map(args: argparse.Namespace, *, drawn: bool = False) -> tuple[Peta, tuple[Temuan, ...]]:
    """Make the map of `ID|FILE`, with the findings.

    Raises `PetaTidakBisaDigambar`; where it is to be drawn, `PetaTerlaluBesar`.
    """
    pustaka = library(args)
    path = locate(pustaka, args.skenario_id)
    acuan, _ = load_catalogues(*pustaka.catalogue_folders(path))
    muatan = load_scenario(path)
    if drawn and muatan.isi is not None:
        from simulasi.ekspor.peta.letak import check_size  # noqa: PLC0415 - only the form asked for is loaded

        check_size(len(muatan.isi.adegan))
    checked = check_loaded(muatan, acuan, date.today(), risks=False)
    fatal = [t for t in checked.temuan if t.tingkat == "galat" and (t.kode[:2] == "S1" or t.kode in _TANPA_PETA)]
    if muatan.isi is None or fatal:
        raise PetaTidakBisaDigambar("Peta belum dapat digambar. Perbaiki dulu temuan berikut.\n\n" + tell(fatal))
    program = Program(muatan.isi)
    penilai = None if any(t.kode in _TANPA_NILAI for t in checked.temuan) else Penilai(program)
    return draw_map(program, penilai), checked.temuan


def _form(target: Path) -> Callable[[Peta], str]:
    """Choose the form by the file's ending, and refuse before anything is computed where it cannot be made."""
    match target.suffix.lower():
        case ".svg" | ".html" as suffix:
            from simulasi.ekspor.peta.letak import TataLetakTidakAda, has_layout  # noqa: PLC0415

            if not has_layout():
                raise TataLetakTidakAda
            if suffix == ".svg":
                from simulasi.ekspor.peta.svg import as_svg  # noqa: PLC0415

                return as_svg
            from simulasi.ekspor.peta.html import as_html  # noqa: PLC0415

            return as_html
        case ".mmd":
            from simulasi.ekspor.peta.mermaid import as_mermaid  # noqa: PLC0415

            return as_mermaid
        case ".dot":
            from simulasi.ekspor.peta.dot import as_dot  # noqa: PLC0415

            return as_dot
        case _:
            raise BentukTidakDikenal(
                f'Bentuk berkas "{target.name}" tidak dikenal. Akhiri namanya dengan .svg, .html, .mmd (Mermaid), '
                "atau .dot (Graphviz); tanpa -o peta tampil di terminal."
            )
