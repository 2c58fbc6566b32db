"""`simulasi hapus`: delete runs for good, after showing which and asking."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from simulasi.catatan import Jurnal, Lari, Peserta
from simulasi.catatan.gabung import group_labels, instant
from simulasi.catatan.sandi import comparison_key
from simulasi.catatan.usia import Usia
from simulasi.dasar.angka import grouped
from simulasi.dasar.galat import Galat
from simulasi.dasar.tanggal import long_date
from simulasi.papan.tabel import pick_session
from simulasi.perintah.bahan import confirmed, journal_folder
from simulasi.skenario.sesi import BEBAS

_TAMPIL = 40
_LEBAR = 79
_JAWABAN = "HAPUS"


@dataclass(frozen=True, slots=True)
class Sasaran:
    """What is to be deleted: all of what is given must match.

    `batas` gives the moment before which a run of a session must last have been known (`usia`); None: age does not
    matter. `sejak` gives that moment of a run.
    """

    sandi: str | None
    kelompok: str | None
    sesi: str | None
    batas: Callable[[str], datetime] | None
    label: dict[str, str]
    sejak: Callable[[Lari], datetime]

    def means(self, peserta: Peserta) -> bool:
        """Tell whether a participant is meant, whatever the age."""
        if self.sandi is not None and comparison_key(peserta.sandi) != comparison_key(self.sandi):
            return False
        if self.sesi not in (None, peserta.sesi):
            return False
        return self.kelompok is None or self._group(peserta.kelompok) == self._group(self.kelompok)

    def takes(self, lari: Lari) -> bool:
        """Tell whether a run is meant."""
        if not self.means(lari.peserta):
            return False
        return self.batas is None or self.sejak(lari) < self.batas(lari.sesi)

    def _group(self, name: str | None) -> str | None:
        return None if name is None else comparison_key(self.label.get(name, name))


def run(args: argparse.Namespace) -> int:
    """Show, ask, delete."""
    with Jurnal.open(journal_folder(args)) as jurnal:
        now = datetime.now(UTC)
        everything = list(jurnal.runs())
        _refuse_damaged(jurnal)
        usia = Usia(everything, jurnal.received(), now)
        target = _target(args, jurnal, usia, now)
        runs = [lari for lari in everything if target.sesi in (None, lari.sesi) and target.takes(lari)]
        by_age = target.batas is not None
        people = [] if by_age else [peserta for peserta in jurnal.participants() if target.means(peserta)]
        if not runs and not people:
            print("Tidak ada yang cocok, jadi tidak ada yang dihapus.", file=sys.stderr)  # noqa: T201
            return 0
        ids = sorted({lari.id for lari in runs})
        print("\n".join(_tell(runs, people, len(ids), usia)))  # noqa: T201 - data of this command
        if not args.ya and not confirmed(_JAWABAN, "menghapus"):
            print("Tidak ada yang dihapus.", file=sys.stderr)  # noqa: T201
            return 1
        left = jurnal.erase(ids, [peserta.id for peserta in people])
        print(f"{grouped(len(ids))} lari telah dihapus dari jurnal ini dan cadangannya.", file=sys.stderr)  # noqa: T201
        if left:
            raise Galat(
                f"Berkas berikut di {jurnal.path.parent} tidak dapat dibersihkan: {', '.join(left)}. Tutup semua "
                "jendela simulasi, lalu hapus sendiri berkas cadangan itu atau ulangi perintah ini."
            )
    return 0


def _refuse_damaged(jurnal: Jurnal) -> None:
    """Refuse to delete where runs are damaged: some of what is asked for could not be found."""
    if jurnal.cacat.berkurang:
        lines = "\n".join(jurnal.cacat.lines())
        raise Galat(
            f"Jurnal ini rusak sebagian, jadi belum ada yang dihapus:\n{lines}\nPulihkan dulu dengan: simulasi "
            f'pulihkan --hasil "{jurnal.path.parent}", lalu ulangi perintah ini.'
        )


def _since(jurnal: Jurnal, usia: Usia, now: datetime) -> Callable[[Lari], datetime]:
    """Give what dates a run; one without any plausible moment is dated, and remembered, as first noticed now."""

    def since(lari: Lari) -> datetime:
        name = f"usia/{lari.peserta.id}/{lari.id}"  # goes when the participant is erased
        found = usia.last_known(lari, jurnal.preference(name))
        if found is None:
            jurnal.set_preference(name, now.isoformat(timespec="seconds"))
        return now if found is None else found

    return since


def _target(args: argparse.Namespace, jurnal: Jurnal, usia: Usia, now: datetime) -> Sasaran:
    wanted = (args.sandi, args.kelompok, args.sesi_id, args.lebih_lama)
    if all(value is None for value in wanted) and not args.kedaluwarsa:
        error = Galat(
            "Sebutkan apa yang dihapus: --sandi S, --kelompok K, --sesi ID, --lebih-lama HARI, atau --kedaluwarsa. "
            "Beberapa syarat sekaligus berarti semuanya harus cocok."
        )
        error.kode_keluar = 2
        raise error
    limit: Callable[[str], datetime] | None = None
    if args.lebih_lama is not None:
        limit = _before(now, args.lebih_lama)
    if args.kedaluwarsa:
        limit = _expired(jurnal, now)
    if args.sesi_id is not None:
        known = {peserta.sesi for peserta in jurnal.participants()}
        if args.sesi_id not in known:
            pick_session(jurnal, args.sesi_id)
    labels = group_labels(jurnal.group_joins())
    return Sasaran(args.sandi, args.kelompok, args.sesi_id, limit, labels, _since(jurnal, usia, now))


def _before(now: datetime, days: int) -> Callable[[str], datetime]:
    moment = now - timedelta(days=days)
    return lambda _: moment


def _expired(jurnal: Jurnal, now: datetime) -> Callable[[str], datetime]:
    """Give each session's own limit, `simpan_hari`; of several definitions the shortest counts."""
    limits: dict[str, datetime] = {}

    def limit(sesi: str) -> datetime:
        if sesi not in limits:
            definitions = [json.loads(kanonik) for _, kanonik in jurnal.session_definitions(sesi)]
            days = [int(d.get("simpan_hari", BEBAS.simpan_hari)) for d in definitions] or [BEBAS.simpan_hari]
            limits[sesi] = now - timedelta(days=min(days))
        return limits[sesi]

    return limit


def _last_event(lari: Lari) -> datetime:
    """Give the moment of the last thing recorded about the play of a run, by its own clock."""
    return max(instant(t) for t in (lari.mulai, lari.selesai or lari.mulai, *(p.waktu for p in lari.pilihan)))


def _tell(runs: Sequence[Lari], people: Sequence[Peserta], ids: int, usia: Usia) -> Iterator[str]:
    counted: dict[Peserta, list[Lari]] = {peserta: [] for peserta in people}
    for lari in runs:
        counted.setdefault(lari.peserta, []).append(lari)
    yield f"Yang akan dihapus: {grouped(ids)} lari dari {grouped(len(counted))} peserta."
    ordered = sorted(counted.items(), key=lambda pair: (pair[0].sesi, pair[0].sandi, pair[0].id))
    sesi = None
    for peserta, own in ordered[:_TAMPIL]:
        if peserta.sesi != sesi:
            sesi = peserta.sesi
            yield f"Sesi {sesi}"
        last = f", terakhir {long_date(max(map(_last_event, own)).date())}" if own else ""
        yield f"  {peserta.sandi:<16} {peserta.kelompok or '–':<16} {len({r.id for r in own})} lari{last}"
        received = [moment for lari in own if (moment := usia.received(lari)) is not None]
        if received:
            yield f"    diterima dari laptop lain {long_date(max(received).date())}"
        if not all(map(usia.believed, own)):
            yield "    jam laptopnya waktu itu tidak masuk akal; usianya dihitung dari bukti lain"
    if len(ordered) > _TAMPIL:
        yield f"  … dan {grouped(len(ordered) - _TAMPIL)} peserta lain"
    yield ""
    yield from textwrap.wrap(
        "Penghapusan tidak dapat dibatalkan. Yang tersisa hanya nisan (nomor lari tanpa isi), supaya lari ini tidak "
        "kembali lewat penggabungan. Ekspor yang sudah dibagikan tidak ikut terhapus.",
        _LEBAR,
    )
