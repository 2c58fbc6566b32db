"""A large class over many machines: the same tables whatever the order in which they were merged."""

from __future__ import annotations

import io
import random
from pathlib import Path

from simulasi.catatan import Jurnal
from simulasi.catatan.penggabungan import Penggabung
from simulasi.catatan.tulis_rekaman import write_exchange
from simulasi.ekspor.csv import as_csv
from simulasi.papan.tabel import load_board
from simulasi.skenario.acuan import Acuan
from tests.kelas_besar import make_class


def export(folder: Path, target: Path) -> Path:
    """Write the exchange file of one journal."""
    out = io.BytesIO()
    with Jurnal.open(folder) as jurnal:
        write_exchange(
            out,
            jurnal.records(),
            jurnal.other_lines(),
            mesin=jurnal.mesin,
            program="0",
            scenario=jurnal.scenario,
            sessions=jurnal.session_definitions,
        )
    target.write_bytes(out.getvalue())
    return target


def tables(folder: Path, sesi: str) -> dict[str, bytes]:
    """Make every table of a journal, as bytes."""
    with Jurnal.open(folder) as jurnal:
        board = load_board(jurnal, sesi, Acuan())
        return {t.nama: as_csv([k.nama for k in t.kolom], t.baris()) for t in board.tables()}


def test_a_class_over_machines_gives_one_board_whatever_the_order(tmp_path: Path) -> None:
    made = make_class(tmp_path, peserta=70, kelompok=7, jurnal=5)
    files = [export(folder, tmp_path / f"{folder.name}.rekaman.jsonl") for folder in made.folder]
    orders = [files, files[::-1], random.Random(7).sample(files, len(files))]
    found: list[dict[str, bytes]] = []
    for i, order in enumerate(orders):
        with Jurnal.open(tmp_path / f"gabung-{i}") as jurnal:
            merger = Penggabung(jurnal.sambungan)
            reports = [merger.merge(file) for file in (*order, order[0])]
            assert all(report.bersih for report in reports), reports
            assert sum(report.baru for report in reports) == len(made.runs())
            assert (reports[-1].baru, reports[-1].sama) == (0, reports[0].baru)
        found.append(tables(tmp_path / f"gabung-{i}", made.sesi.id))
    # On a laptop that took part itself, and by way of another machine.
    with Jurnal.open(made.folder[0]) as jurnal:
        for file in files:
            assert Penggabung(jurnal.sambungan).merge(file).bersih
    found.append(tables(made.folder[0], made.sesi.id))
    via = export(tmp_path / "gabung-1", tmp_path / "semua.rekaman.jsonl")
    with Jurnal.open(tmp_path / "jauh") as jurnal:
        assert Penggabung(jurnal.sambungan).merge(via).bersih
    found.append(tables(tmp_path / "jauh", made.sesi.id))
    for other in found[1:]:
        assert other == found[0]
    assert len(found[0]["papan_skor"].splitlines()) == 1 + 70
