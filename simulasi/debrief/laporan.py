"""What one participant takes home: each official run in full, the pick of controls beside the best, the commitment.

This is about one person and for that person: it is never projected.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from simulasi.catatan import Jurnal, Komitmen, Lari
from simulasi.dasar.galat import Galat
from simulasi.lari.hasil_lari import HasilLari, make_result
from simulasi.lari.lakon import Lakon
from simulasi.papan.definisi import session_definition
from simulasi.papan.papan_skor import ID_PENDEK
from simulasi.papan.resmi import LariResmi, Penimbang, official_runs
from simulasi.permainan.tampilan import KETERANGAN
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.model import Kendali
from simulasi.skenario.sebut import nearest, shorten

NAMA_PANJANG: Final = 60
_BUKAN_NAMA: Final = re.compile(r"[^\w]+")


class PesertaTidakDikenal(Galat):
    """No participant of the session has that call sign, or several have."""


@dataclass(frozen=True, slots=True)
class TantanganLaporan:
    """The pick of controls (None: not picked), the risks 0–1, `nilai` 0–100 (None where nothing can be gained)."""

    dipilih: tuple[Kendali, ...] | None
    terbaik: tuple[Kendali, ...]
    anggaran: int
    risiko_tanpa: float
    risiko_pilihan: float | None
    risiko_terbaik: float
    nilai: float | None


@dataclass(frozen=True, slots=True)
class BagianLaporan:
    """One scenario: what the official run tells, the challenge, the commitment, and how often it was practised."""

    hasil: HasilLari
    tantangan: TantanganLaporan
    komitmen: Komitmen | None
    komitmen_judul: str
    diulang: bool
    latihan_n: int


@dataclass(frozen=True, slots=True)
class Laporan:
    """The report of one participant. `belum`: titles of scenarios begun or assigned but not finished."""

    sesi: str
    sandi: str
    kelompok: str | None
    bagian: tuple[BagianLaporan, ...]
    belum: tuple[str, ...]
    waktu: datetime | None
    keterangan: str = KETERANGAN


def participant_report(jurnal: Jurnal, sesi: str, siapa: str, acuan: Acuan) -> Laporan:
    """Make the report of a participant of a session, by call sign or by (short) id.

    Raises `PesertaTidakDikenal`, and `Galat` where nothing is finished yet.
    """
    own = _find(list(jurnal.runs(sesi=sesi)), siapa, sesi)
    definition = session_definition(jurnal, sesi)
    penimbang = Penimbang(jurnal.scenario)
    official = official_runs(own, penimbang)
    weight = definition.bobot_integritas
    order = list(dict.fromkeys((*definition.skenario, *(r.skenario for r in own))))
    parts: list[BagianLaporan] = []
    missing: list[str] = []
    for name in order:
        if name in official:
            parts.append(_part(official[name], own, penimbang, acuan, weight))
        else:
            missing.append(_title(name, own, penimbang))
    person = own[0].peserta
    if not parts:
        raise Galat(
            f"Peserta {shorten(person.sandi, 40)} belum menyelesaikan satu skenario pun di sesi ini. Laporannya dapat "
            "dibuat sesudah cerita berakhir."
        )
    return Laporan(definition.judul or sesi, person.sandi, person.kelompok, tuple(parts), tuple(missing), _newest(own))


def _find(runs: Sequence[Lari], siapa: str, sesi: str) -> list[Lari]:
    asked = siapa.strip().casefold()
    by_id: dict[str, list[Lari]] = {}
    for run in runs:
        by_id.setdefault(run.peserta.id, []).append(run)
    found = [own for own in by_id.values() if own[0].peserta.sandi.casefold() == asked]
    if not found and len(asked) >= ID_PENDEK:
        found = [own for name, own in by_id.items() if name.startswith(asked)]
    if len(found) == 1:
        return found[0]
    shown = shorten(siapa, 40)
    if found:
        ids = ", ".join(sorted(own[0].peserta.id[:ID_PENDEK] for own in found))
        raise PesertaTidakDikenal(
            f'Sandi "{shown}" dipakai {len(found)} peserta di sesi "{sesi}". Tulis id pendeknya sebagai ganti sandi; '
            f"yang ada: {ids}."
        )
    hint = nearest(siapa, [own[0].peserta.sandi for own in by_id.values()])
    raise PesertaTidakDikenal(
        f'Tidak ada peserta dengan sandi "{shown}" di sesi "{sesi}". '
        f"{hint or 'Lihat sandi yang ada dengan: simulasi papan'}"
    )


def _title(name: str, own: Sequence[Lari], penimbang: Penimbang) -> str:
    for run in own:
        lakon = penimbang.lakon(run.sidik) if run.skenario == name else None
        if lakon is not None:
            return lakon.skenario.judul
    return name


def _newest(own: Sequence[Lari]) -> datetime | None:
    found: list[datetime] = []
    for run in own:
        for moment in (run.selesai, run.mulai):
            with suppress(ValueError):
                when = datetime.fromisoformat(moment or "")
                if when.tzinfo is not None:
                    found.append(when)
    return max(found, default=None)


def _part(
    resmi: LariResmi, own: Sequence[Lari], penimbang: Penimbang, acuan: Acuan, bobot_integritas: int
) -> BagianLaporan:
    run = resmi.lari
    bare = penimbang.lakon(run.sidik)
    if bare is None:
        raise ValueError(run.sidik)
    lakon = Lakon(bare.skenario, acuan)  # the scorer needs no catalogue, the citations do
    hasil = make_result(lakon, [c.pilihan for c in run.pilihan], (bobot_integritas, 100 - bobot_integritas))
    titles = {k.id: k.judul for k in lakon.skenario.mitigasi}
    return BagianLaporan(
        hasil,
        _challenge(lakon, run.kendali),
        run.komitmen,
        titles.get(run.komitmen.kendali, run.komitmen.kendali) if run.komitmen is not None else "",
        "diulang" in resmi.tanda,
        sum(r.skenario == run.skenario and r.id != run.id and r.batal is None for r in own),
    )


def _challenge(lakon: Lakon, kendali: Sequence[str] | None) -> TantanganLaporan:
    game = lakon.tantangan
    by_number: Mapping[int, Kendali] = dict(enumerate(lakon.skenario.mitigasi))
    pick = game.pick(kendali or ())
    seen = game.look(pick)
    return TantanganLaporan(
        None if kendali is None else tuple(by_number[i] for i in by_number if pick >> i & 1),
        tuple(by_number[i] for i in game.terbaik.kendali),
        seen.anggaran,
        seen.risiko_tanpa,
        None if kendali is None else seen.risiko,
        game.terbaik.risiko,
        None if kendali is None else seen.nilai,
    )


def file_name(sandi: str) -> str:
    """Give `laporan-<sandi>.html` with letters, digits and hyphens alone: no separator, no reserved name, no mark."""
    plain = unicodedata.normalize("NFC", sandi)
    name = _BUKAN_NAMA.sub("-", plain).strip("-_")[:NAMA_PANJANG].strip("-_")
    return f"laporan-{name or 'peserta'}.html"
