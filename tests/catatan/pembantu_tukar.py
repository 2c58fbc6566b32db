"""Lines and files of exchange, made by hand; and journals that merge them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any

from simulasi.catatan import Jurnal, Lari
from simulasi.catatan.gabung import BarisLari, Rekaman
from simulasi.catatan.lari import Mesin
from simulasi.catatan.penggabungan import LaporanBerkas, Penggabung
from simulasi.catatan.tulis_rekaman import write_exchange
from simulasi.lari.lakon import Lakon
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.muat import load_scenario

CONTOH = Path(__file__).parents[1] / "data" / "contoh" / "hps-titipan.yaml"
MESIN = Mesin("a" * 32, "AA")
WITA = timezone(timedelta(hours=8))


@lru_cache
def lakon() -> Lakon:
    skenario = load_scenario(CONTOH).isi
    assert skenario is not None
    return Lakon(skenario, Acuan())


def uuid(number: int) -> str:
    return f"{number:08d}-0000-4000-8000-000000000000"


def waktu(second: int) -> str:
    return (datetime(2026, 1, 5, 8, tzinfo=WITA) + timedelta(seconds=second)).isoformat(timespec="milliseconds")


def baris(number: int = 1, pilihan: Sequence[str] = (), **more: Any) -> BarisLari:
    """Make a `lari` line of the worked example; an ending that the choices reach is put in."""
    line: BarisLari = {
        "id": uuid(number), "mesin": MESIN.id, "urutan": number, "peserta": f"p-{number}",
        "sandi": f"Komodo-{number:02d}", "orang": 1, "sesi": "kelas-a", "mode": "perorangan",
        "skenario": lakon().skenario.id, "sidik": lakon().sidik, "mulai": waktu(0),
        "pilihan": [{"id": name, "waktu": waktu(i + 1)} for i, name in enumerate(pilihan)],
    }  # fmt: skip
    ending = tuple(pilihan)
    if ending in ENDINGS:
        line |= {"selesai": waktu(len(ending) + 1), "akhir": ENDINGS[ending]}
    return line | more


def _all_roads() -> tuple[dict[tuple[str, ...], str], list[tuple[str, ...]]]:
    """List the complete runs of the worked example with their endings, and every beginning of one."""
    from simulasi.permainan.mesin import is_over, moves, start, step

    program = lakon().program
    ends: dict[tuple[str, ...], str] = {}
    roads: list[tuple[str, ...]] = []
    todo = [((), start(program))]
    while todo:
        road, state = todo.pop()
        roads.append(road)
        if is_over(program, state):
            ends[road] = state.adegan
            continue
        todo += [((*road, p.id), step(program, state, p.id, state.langkah)) for p in moves(program, state)]
    return ends, sorted(roads)


ENDINGS, ROADS = _all_roads()


def tulis(
    records: Iterable[Rekaman],
    others: Iterable[Mapping[str, Any]] = (),
    *,
    skenario: Mapping[str, str] | None = None,
    sesi: Sequence[tuple[str, str]] = (),
) -> bytes:
    """Write an exchange file in memory."""
    out = io.BytesIO()
    scenarios = {lakon().sidik: lakon().kanonik} if skenario is None else skenario
    write_exchange(
        out, records, others, mesin=MESIN, program="0", scenario=scenarios.get, sessions=lambda _: sesi
    )  # fmt: skip
    return out.getvalue()


def buka(folder: Path) -> Jurnal:
    """Open a journal with a still clock and ids that count."""
    seconds, ids = count(), count(900_000)
    return Jurnal.open(
        folder,
        now=lambda: datetime(2026, 1, 6, 8, tzinfo=WITA) + timedelta(seconds=next(seconds)),
        new_id=lambda: uuid(next(ids)),
    )


def gabung(jurnal: Jurnal, isi: bytes, nama: str = "kelas.rekaman.jsonl", *, terima: bool = False) -> LaporanBerkas:
    """Merge a file of these bytes; `terima`: a person lets in all that is held back, of whatever file."""
    path = jurnal.path.parent / nama
    path.write_bytes(isi)
    merger = Penggabung(jurnal.sambungan)
    try:
        report = merger.merge(path)
        if terima and (held := merger.pending()):
            merger.accept(held, datetime(2026, 1, 7, tzinfo=WITA))
        return report
    finally:
        path.unlink()


def keadaan(jurnal: Jurnal) -> tuple[object, ...]:
    """Give everything that a journal holds, as others would see it; all ways of reading must agree."""
    for sesi in jurnal.sessions():
        grouped: dict[str, list[Lari]] = {}
        for run in jurnal.runs(sesi=sesi):
            grouped.setdefault(run.peserta.id, []).append(run)
        assert list(jurnal.runs_by_participant(sesi)) == [grouped[name] for name in sorted(grouped)]
        for name, own in grouped.items():
            assert list(jurnal.runs(sesi=sesi, peserta=name)) == own
    return (
        list(jurnal.runs()),
        list(jurnal.other_lines()),
        tulis(jurnal.records(), jurnal.other_lines()),
        [(sesi, jurnal.session_definitions(sesi)) for sesi in jurnal.sessions()],
    )
