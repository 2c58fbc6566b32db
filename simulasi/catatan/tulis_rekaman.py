"""Writing an exchange file (`hasil.md` §2): streamed, and from one journal always the same bytes."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any, Final

from simulasi.catatan.batas import KEPALA_MAKS, NASKAH_MAKS
from simulasi.catatan.gabung import HIMPUNAN, BarisLari, Rekaman, canonical, instant
from simulasi.catatan.lari import Mesin
from simulasi.dasar.galat import Galat

SKEMA: Final = "simulasi/rekaman"
VERSI_SKEMA: Final = "1.0"
"""Major and minor version: a reader refuses another major one, and keeps what a later minor one adds."""

AKHIRAN: Final = ".rekaman.jsonl"
"""How the names of exchange files end."""

PANJANG_CEK: Final = 16
_SALINAN: Final = 1 << 20
_DI_MEMORI: Final = 8 << 20


class EksporTerlaluBesar(Galat):
    """The runs cite more scenarios than one file may hold."""


def checksum(body: bytes) -> str:
    """Give `cek`: the first 16 hexadecimal digits of the SHA-256 of a line without it."""
    return hashlib.sha256(body).hexdigest()[:PANJANG_CEK]


def seal(body: str) -> bytes:
    """Give the line of a canonical JSON object: its checksum as the last key, and a newline."""
    raw = body.encode("utf-8")
    return raw[:-1] + f',"cek":"{checksum(raw)}"}}\n'.encode("ascii")


def times(line: BarisLari) -> Iterator[str]:
    """Give every time in a `lari` line."""
    yield line["mulai"]
    if "selesai" in line:
        yield line["selesai"]
    for choice in line["pilihan"]:
        yield choice["waktu"]
    for name in HIMPUNAN:
        for entry in line.get(name, ()):
            yield entry["waktu"]


def write_exchange(
    out: IO[bytes],
    records: Iterable[Rekaman],
    others: Iterable[Mapping[str, Any]],
    *,
    mesin: Mesin,
    program: str,
    scenario: Callable[[str], str | None],
    sessions: Callable[[str], Iterable[tuple[str, str]]],
) -> int:
    """Write a whole file and give the number of its runs.

    `others` are lines of other kinds (tombstones, joins, kinds passed on), without checksums. `scenario` gives the
    canonical JSON of a digest; `sessions` the (digest, canonical JSON) pairs of a session id. Lines wait in a
    temporary file, because the header, which comes first, cites what they need. Raises EksporTerlaluBesar.
    """
    newest: tuple[Any, str] | None = None
    cited: set[str] = set()
    of_sessions: set[str] = set()
    runs = 0
    with tempfile.SpooledTemporaryFile(max_size=_DI_MEMORI) as waiting:
        lines = 0
        for record in records:
            runs += 1
            for line in record:
                latest = max((instant(time), time) for time in times(line))
                newest = latest if newest is None else max(newest, latest)
                cited.add(line["sidik"])
                of_sessions.add(line["sesi"])
                waiting.write(seal(canonical({"jenis": "lari", **line})))
                lines += 1
        for other in others:
            waiting.write(seal(canonical(other)))
            lines += 1
        head: dict[str, Any] = {
            "jenis": "kepala",
            "skema": SKEMA,
            "versi": VERSI_SKEMA,
            "mesin": {"id": mesin.id, "tanda": mesin.tanda},
            "program": program,
            "sesi": {sidik: text for sesi in of_sessions for sidik, text in sessions(sesi)},
            "skenario": {sidik: text for sidik in cited if (text := scenario(sidik)) is not None},
        }
        if newest is not None:
            head["waktu"] = newest[1]
        first = seal(canonical(head))
        if max(len(head["sesi"]), len(head["skenario"])) > NASKAH_MAKS or len(first) > KEPALA_MAKS:
            raise EksporTerlaluBesar(
                f"Satu berkas rekaman memuat paling banyak {NASKAH_MAKS} skenario dan {KEPALA_MAKS >> 20} MiB teksnya. "
                "Tulislah satu berkas per sesi dengan --sesi ID; daftarnya: simulasi sesi"
            )
        whole = hashlib.sha256(first)
        out.write(first)
        waiting.seek(0)
        while piece := waiting.read(_SALINAN):
            whole.update(piece)
            out.write(piece)
    out.write(seal(canonical({"jenis": "penutup", "jumlah": lines + 1, "sha256": whole.hexdigest()})))
    return runs
