"""All tables of one session (`hasil.md` §3), worked out once and read by screen, debrief and exports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from simulasi.catatan import Jurnal
from simulasi.dasar.galat import Galat
from simulasi.dasar.pengumpul import without_collector
from simulasi.papan import butir, kelompok, keputusan, komitmen, titik_rawan
from simulasi.papan.butir import BarisButir, ButirAdegan, HitunganButir
from simulasi.papan.definisi import session_definition
from simulasi.papan.kelompok import BarisKelompok, JumlahKelompok
from simulasi.papan.kolom import Tabel, columns, table
from simulasi.papan.komitmen import BarisKomitmen
from simulasi.papan.kumpulan import Kumpulan, gather
from simulasi.papan.model_ruang import ModelRuang
from simulasi.papan.papan_skor import BarisPapan, rank
from simulasi.papan.resmi import Penimbang
from simulasi.papan.risiko_kelas import RisikoKelas, cohort_risk
from simulasi.papan.ruang import Ruang
from simulasi.papan.strata import Strata
from simulasi.papan.titik_balik import TitikBalik, turning_points
from simulasi.papan.titik_rawan import BarisTitikRawan, RingkasTitik, weak_points
from simulasi.papan.versi_alur import mixed_versions
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.sebut import nearest

TABEL: Final = ("papan_skor", "kelompok", "keputusan", "butir", "titik_rawan", "komitmen")
"""The names of the tables, in the order in which they stand everywhere."""

JUDUL: Final = {
    "papan_skor": "Papan skor",
    "kelompok": "Kelompok",
    "keputusan": "Keputusan",
    "butir": "Butir pilihan",
    "titik_rawan": "Titik rawan dan kendali",
    "komitmen": "Komitmen",
}
ARTI: Final = {
    "papan_skor": "Satu baris per peserta, terurut menurut peringkat.",
    "kelompok": "Satu baris per kelompok: median dan kuartil kedua dimensi.",
    "keputusan": "Satu baris per langkah setiap peserta.",
    "butir": "Satu baris per pilihan di setiap percabangan: seberapa sering diambil dan berapa poin hilang.",
    "titik_rawan": "Satu baris per titik rawan dan kendali: poin hilang dan risiko tanpa dan dengan kendali.",
    "komitmen": "Satu baris per komitmen yang ditulis sesudah permainan.",
}


@dataclass(frozen=True, slots=True)
class ButirStrata:
    """One stratum with its analysed forks, weak points, risks and groups."""

    strata: Strata
    butir: tuple[ButirAdegan, ...]
    titik: tuple[RingkasTitik, ...]
    risiko: RisikoKelas
    titik_balik: TitikBalik
    kelompok: tuple[JumlahKelompok, ...]

    @property
    def orang(self) -> int:
        """The people behind its official runs."""
        return self.risiko.orang


class Papan:
    """The tables of one session. Everything is made on first use and then kept."""

    def __init__(self, kumpulan: Kumpulan, acuan: Acuan) -> None:
        self.kumpulan: Final = kumpulan
        self.acuan: Final = acuan
        self.sesi: Final = kumpulan.sesi

    @property
    def terbaru(self) -> datetime | None:
        """The newest event: the time that exports carry."""
        return self.kumpulan.terbaru

    @property
    def orang_n(self) -> int:
        """How many people took part."""
        return sum(person.orang for person in self.kumpulan.orang)

    @cached_property
    def papan_skor(self) -> list[BarisPapan]:
        """One row a participant, ranked."""
        return rank(self.kumpulan.baris, konflik=self.sesi.konflik)

    @cached_property
    def strata(self) -> tuple[ButirStrata, ...]:
        """The strata with all that is worked out about them."""
        out: list[ButirStrata] = []
        with without_collector():
            for strata in self.kumpulan.strata():
                counts = HitunganButir()
                counts.add_roads(strata)
                groups: list[JumlahKelompok] = []
                for jejak in strata.by_group():
                    groups.append(kelompok.sum_up(strata, jejak))
                    if jejak.kelompok is not None and not self.sesi.berkelompok:
                        counts.add_group(jejak)
                forks = butir.items(strata, counts)
                risks, points = cohort_risk(strata), weak_points(strata)
                out.append(ButirStrata(strata, forks, points, risks, turning_points(forks), tuple(groups)))
        return tuple(out)

    @property
    def catatan(self) -> tuple[str, ...]:
        """What a reader must know before comparing: definitions and versions that stand beside each other."""
        flows = ((s.strata.skenario, s.strata.sidik_alur) for s in self.strata)
        return (*self.sesi.catatan, *mixed_versions(flows))

    @cached_property
    def ruang(self) -> tuple[ModelRuang, ...]:
        """What a room may see of each scenario's main flow: decided here, once, for all that is shown to a room."""
        return tuple(
            ModelRuang(
                Ruang(
                    s,
                    len(self.kumpulan.orang),
                    berkelompok=self.sesi.berkelompok,
                    komitmen=[note for note in self.kumpulan.komitmen if note.skenario == s.skenario],
                )
            )
            for s in self.kumpulan.strata()
            if s.utama
        )

    @cached_property
    def kelompok(self) -> list[BarisKelompok]:
        """One row a group."""
        with without_collector():
            return kelompok.rows(self.kumpulan, [(s.strata, s.kelompok) for s in self.strata])

    def keputusan(self) -> Iterator[keputusan.BarisKeputusan]:
        """Yield one row a participant and move."""
        return keputusan.rows(self.kumpulan)

    @cached_property
    def butir(self) -> list[BarisButir]:
        """One row a fork and choice."""
        return [row for s in self.strata for row in butir.rows(s.strata, s.butir)]

    @cached_property
    def titik_rawan(self) -> list[BarisTitikRawan]:
        """One row a weak point and control."""
        names = self.acuan.titik_rawan or {}
        return [row for s in self.strata for row in titik_rawan.rows(s.strata, s.titik, s.risiko, names)]

    @cached_property
    def komitmen(self) -> list[BarisKomitmen]:
        """One row a commitment."""
        return list(komitmen.rows(self.kumpulan))

    def tables(self, names: Sequence[str] = TABEL) -> tuple[Tabel, ...]:
        """Give tables by name, in full: for analysts and facilitators."""
        return tuple(self._table(name) for name in TABEL if name in names)

    def _table(self, name: str) -> Tabel:
        if name == "keputusan":
            return Tabel(
                name, JUDUL[name], ARTI[name], columns(keputusan.BarisKeputusan), self.keputusan, perorangan=True
            )
        made: dict[str, tuple[type[object], Iterable[object]]] = {
            "papan_skor": (BarisPapan, self.papan_skor),
            "kelompok": (BarisKelompok, self.kelompok),
            "butir": (BarisButir, self.butir),
            "titik_rawan": (BarisTitikRawan, self.titik_rawan),
            "komitmen": (BarisKomitmen, self.komitmen),
        }
        return _make(name, *made[name])


def _make(name: str, row: type[object], rows: Iterable[object]) -> Tabel:
    return table(name, JUDUL[name], ARTI[name], row, rows, perorangan=name == "papan_skor")


def column_names(name: str) -> Sequence[str]:
    """Give the headers of a table."""
    return [kolom.nama for kolom in ROW_TYPES[name]]


ROW_TYPES: Final = {
    "papan_skor": columns(BarisPapan),
    "kelompok": columns(BarisKelompok),
    "keputusan": columns(keputusan.BarisKeputusan),
    "butir": columns(BarisButir),
    "titik_rawan": columns(BarisTitikRawan),
    "komitmen": columns(BarisKomitmen),
}
"""The columns of every table."""


def pick_session(jurnal: Jurnal, asked: str | None) -> str:
    """Give the session to make tables of: the one asked for, or the only one; raises `Galat` naming what there is."""
    known = jurnal.sessions()
    if asked is None and len(known) == 1:
        return known[0]
    if asked in known:
        return asked
    if not known:
        raise Galat("Jurnal ini belum berisi permainan. Mainkan sebuah skenario dulu: simulasi")
    names = ", ".join(known)
    if asked is None:
        raise Galat(f"Jurnal ini memuat beberapa sesi: {names}. Pilih satu dengan --sesi ID.")
    hint = nearest(asked, known)
    meant = f"{hint}. " if hint else ""
    raise Galat(f'Sesi "{asked}" tidak ada di jurnal ini. {meant}Yang ada: {names}.')


def load_board(jurnal: Jurnal, sesi: str, acuan: Acuan) -> Papan:
    """Gather a session of a journal in one pass and give its tables; `acuan` names the weak points."""
    with jurnal.steady():  # a merge that ends meanwhile must not show in half
        definition, marks = session_definition(jurnal, sesi), jurnal.machines()
        kumpulan = gather(jurnal.runs_by_participant(sesi), definition, Penimbang(jurnal.scenario), marks)
    return Papan(kumpulan, acuan)
