"""The scoreboard `papan_skor` (`hasil.md` §3, ranks by `skor.md` §6): one row a participant of one session.

In the session `bebas` nothing is assigned, so there is one row a participant and scenario, ranked per scenario; the
column `skenario`, empty elsewhere, says which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from sys import intern
from typing import Annotated, Final, NamedTuple

from simulasi.catatan import Lari
from simulasi.catatan.sandi import comparison_key
from simulasi.papan.hitung import mean
from simulasi.papan.kolom import Arti, columns
from simulasi.papan.resmi import LariResmi, Penimbang, Termahal, official_runs, person_flags
from simulasi.permainan.tampilan import band, combine, quadrant, round_half_up
from simulasi.skenario.nama_sesi import BEBAS

_PITA: Final = (
    "teladan (85+), baik (65+), waspada (40+), atau berisiko; dengan pilihan bernilai 0 di dimensi ini paling tinggi "
    "waspada."
)
ID_PENDEK: Final = 8
"""Characters of a participant's id that the tables show."""


class BarisPapan(NamedTuple):
    """One row; the field names are the columns, in order. None is unknown; flags are joined by spaces."""

    sesi: Annotated[str, Arti("teks", "Id sesi kelas.")]
    peringkat: Annotated[
        int | None,
        Arti(
            "bulat",
            "Peringkat di antara yang menyelesaikan semua skenario: berat_n paling sedikit, lalu gabungan, lalu "
            "integritas. Kosong bila belum selesai.",
        ),
    ]
    seri: Annotated[bool, Arti("ya_tidak", "1 bila peringkat dibagi dengan peserta lain.")]
    peserta: Annotated[str, Arti("teks", "Id pendek peserta: acak, bukan identitas.")]
    sandi: Annotated[str, Arti("teks", "Sandi peserta.")]
    kelompok: Annotated[str | None, Arti("teks", "Nama kelompok.")]
    status: Annotated[str, Arti("teks", "selesai atau sebagian.")]
    selesai_n: Annotated[int, Arti("bulat", "Banyaknya skenario yang diselesaikan.")]
    ditugaskan_n: Annotated[int, Arti("bulat", "Banyaknya skenario yang ditugaskan.")]
    integritas: Annotated[Decimal | None, Arti("nilai", "Rata-rata nilai integritas dari skenario yang selesai.")]
    kepatuhan: Annotated[Decimal | None, Arti("nilai", "Rata-rata nilai kepatuhan dari skenario yang selesai.")]
    gabungan: Annotated[
        Decimal | None, Arti("nilai", "Rata-rata tertimbang kedua dimensi; bobotnya tertulis di ringkasan.")
    ]
    pita_integritas: Annotated[str | None, Arti("teks", _PITA)]
    pita_kepatuhan: Annotated[str | None, Arti("teks", _PITA)]
    kuadran: Annotated[
        str | None,
        Arti("teks", "Gabungan kedua dimensi dengan ambang 65: teladan, patuh prosedural, niat baik, cacat prosedur, "
             "atau berisiko. Dimensi dengan pilihan bernilai 0 tidak dipuji."),
    ]  # fmt: skip
    garis_merah: Annotated[int, Arti("bulat", "Banyaknya pilihan garis merah.")]
    berat_n: Annotated[int, Arti("bulat", "Banyaknya kegagalan berat: garis merah, atau akhir pidana tanpanya.")]
    mitigasi: Annotated[
        Decimal | None,
        Arti("nilai", "Nilai tantangan mitigasi: bagian risiko yang berhasil dihilangkan."),
    ]
    keputusan_n: Annotated[int, Arti("bulat", "Banyaknya keputusan yang dinilai.")]
    adegan_termahal: Annotated[str | None, Arti("teks", "Adegan tempat poin paling banyak hilang: skenario.adegan.")]
    percobaan_n: Annotated[int, Arti("bulat", "Banyaknya permainan yang dimulai, latihan termasuk, yang batal tidak.")]
    mulai: Annotated[str | None, Arti("waktu", "Permainan pertama dimulai.")]
    akhir: Annotated[str | None, Arti("waktu", "Permainan resmi terakhir selesai.")]
    mesin: Annotated[str, Arti("teks", "Tanda huruf komputer tempat bermain: dua, atau lebih bila dua komputer sama.")]
    tanda: Annotated[str, Arti("teks", "Catatan tentang permainan, dipisah spasi, misalnya diulang atau jam_ragu.")]
    skenario: Annotated[str | None, Arti("teks", "Skenario baris ini; hanya terisi dalam sesi bebas.")]


BarisStrata = tuple[BarisPapan, tuple[str, ...]]
"""A row with its stratum: the flow digests of the scenarios that it is about."""

KOLOM: Final = tuple(kolom.nama for kolom in columns(BarisPapan))


def scoreboard(
    runs: Iterable[Lari],
    penimbang: Penimbang,
    sesi: str,
    ditugaskan: Sequence[str],
    bobot_integritas: int,
    mesin: Mapping[str, str],
    *,
    konflik: bool = False,
) -> list[BarisPapan]:
    """Make the board of one session; with `konflik` (a session with two definitions) nobody is ranked.

    `ditugaskan` are the assigned scenario ids (ignored in `bebas`), `bobot_integritas` of 100 weigh integritas in
    gabungan, `mesin` gives a machine's two-letter mark by id.
    """
    by_person: dict[str, list[Lari]] = {}
    for run in runs:
        by_person.setdefault(run.peserta.id, []).append(run)
    rows: list[BarisStrata] = []
    for own in by_person.values():
        rows.extend(person_rows(own, official_runs(own, penimbang), sesi, ditugaskan, bobot_integritas, mesin))
    return rank(rows, konflik=konflik)


def person_rows(
    own: Sequence[Lari],
    official: Mapping[str, LariResmi],
    sesi: str,
    ditugaskan: Sequence[str],
    bobot_integritas: int,
    mesin: Mapping[str, str],
) -> list[BarisStrata]:
    """Make the rows of one participant, not yet ranked: one, or in `bebas` one a scenario."""
    if sesi != BEBAS:
        row = _row(own, official, ditugaskan, bobot_integritas, mesin)
        return [(row, _strata(official, ditugaskan))]
    rows: list[BarisStrata] = []
    for name in dict.fromkeys(run.skenario for run in own):
        part = [run for run in own if run.skenario == name]
        row = _row(part, official, (name,), bobot_integritas, mesin)
        rows.append((row._replace(skenario=name), (name, _strata(official, (name,))[0])))
    return rows


def _strata(official: Mapping[str, LariResmi], ditugaskan: Sequence[str]) -> tuple[str, ...]:
    return _same(tuple([official[name].lari.sidik_alur if name in official else "" for name in ditugaskan]))


@lru_cache(maxsize=1024)
def _same(flows: tuple[str, ...]) -> tuple[str, ...]:
    """Give one object for equal flows, of which a session has few."""
    return flows


_TAMPIL: Final[dict[Decimal, Decimal]] = {}
"""The shown values: 0.0 to 100.0, so that a large class holds a thousand of them and not three a row."""


def _shown(exact: Fraction | None) -> Decimal | None:
    if exact is None:
        return None
    shown = round_half_up(exact)
    return _TAMPIL.setdefault(shown, shown)


def _row(
    own: Sequence[Lari],
    official: Mapping[str, LariResmi],
    ditugaskan: Sequence[str],
    bobot_integritas: int,
    mesin: Mapping[str, str],
) -> BarisPapan:
    counted = [official[name] for name in ditugaskan if name in official]
    values = [resmi.nilai for resmi in counted]
    grave = sum(n.garis_merah or (n.tingkat == "pidana") for n in values)
    nol = any(n.nol[0] for n in values), any(n.nol[1] for n in values)
    first, second = mean([n.integritas for n in values]), mean([n.kepatuhan for n in values])
    both = None if first is None or second is None else combine(first, second, bobot_integritas)
    integritas, kepatuhan = _shown(first), _shown(second)
    picks = [Fraction(r.mitigasi) for r in counted if r.mitigasi is not None]
    flags = sorted({flag for r in counted for flag in r.tanda} | person_flags(own, official))
    person = own[0].peserta
    complete = len(counted) == len(ditugaskan)
    return BarisPapan(
        sesi=own[0].sesi,
        peringkat=None,
        seri=False,
        peserta=person.id[:ID_PENDEK],
        sandi=person.sandi,
        kelompok=person.kelompok,
        status="selesai" if complete else "sebagian",
        selesai_n=len(counted),
        ditugaskan_n=len(ditugaskan),
        integritas=integritas,
        kepatuhan=kepatuhan,
        gabungan=_shown(both),  # the mean of what is weighed is what is weighed of the means
        pita_integritas=band(integritas, berat=grave > 0, nol=nol[0]) if integritas is not None else None,
        pita_kepatuhan=band(kepatuhan, berat=grave > 0, nol=nol[1]) if kepatuhan is not None else None,
        kuadran=None
        if integritas is None or kepatuhan is None
        else quadrant(integritas, kepatuhan, berat=grave > 0, nol=nol),
        garis_merah=sum(n.garis_merah for n in values),
        berat_n=grave,
        mitigasi=_shown(mean(picks)),
        keputusan_n=sum([n.keputusan_n for n in values]),
        adegan_termahal=_dearest(counted),
        percobaan_n=len({run.id for run in own if run.batal is None}),
        mulai=min((run.mulai for run in own), default=None),
        akhir=max((r.lari.selesai for r in counted if r.lari.selesai is not None), default=None),
        mesin=intern(" ".join(sorted({mesin.get(run.mesin, "??") for run in own}))),
        tanda=intern(" ".join(flags)),
        skenario=None,
    )


def _dearest(counted: Sequence[LariResmi]) -> str | None:
    """Name the scene that cost most (mean of both dimensions), as `skenario.adegan`; None where nothing was lost."""
    best: Termahal | None = None
    name = ""
    for resmi in counted:
        if resmi.termahal is not None and (best is None or resmi.termahal.exceeds(best)):  # of equals the earlier one
            best, name = resmi.termahal, resmi.lari.skenario
    return None if best is None else intern(f"{name}.{best.adegan}")


def shown_names(rows: Iterable[BarisPapan]) -> dict[tuple[str, str], str]:
    """Give the name to show by short id and call sign: of a call sign that two hold, with the machine's mark."""
    people = {(row.peserta, row.sandi): row for row in rows}  # a short id alone may belong to two
    shared = Counter(comparison_key(row.sandi) for row in people.values())
    return {
        key: f"{row.sandi} ({row.mesin})" if shared[comparison_key(row.sandi)] > 1 else row.sandi
        for key, row in people.items()
    }


def _key(row: BarisPapan) -> tuple[int, Decimal, Decimal]:
    return row.berat_n, -(row.gabungan or Decimal(0)), -(row.integritas or Decimal(0))


def rank(rows: list[BarisStrata], *, konflik: bool = False) -> list[BarisPapan]:
    """Rank the complete rows within each stratum (same flow of every scenario); equal ones share a rank.

    Takes the rows out of the list, and lets go of each once it is ranked: a large class need not be held twice. Rows
    of a stratum other than the first (the largest) are flagged `alur_lain`; incomplete rows follow without a rank. With
    `konflik` nobody is ranked, and every row is flagged `sesi_konflik`.
    """
    if konflik:
        unranked = [row._replace(tanda=f"{row.tanda} sesi_konflik".strip()) for row, _ in rows]
        rows.clear()
        return sorted(unranked, key=lambda row: (row.skenario or "", -row.selesai_n, row.peserta))
    strata: dict[tuple[str, ...], list[BarisPapan]] = {}
    rest: list[BarisPapan] = []
    while rows:
        row, stratum = rows.pop()
        (strata.setdefault(stratum, []) if row.status == "selesai" else rest).append(row)
    ranked: list[BarisPapan] = []
    seen: set[str | None] = set()
    for members in sorted(strata.values(), key=lambda m: (m[0].skenario or "", -len(m), min(r.peserta for r in m))):
        shared = Counter(_key(row) for row in members)
        members.sort(key=lambda row: (*_key(row), row.peserta), reverse=True)
        name, rank, previous = members[0].skenario, 0, None
        for i in range(1, len(members) + 1):
            row = members.pop()
            if _key(row) != previous:
                rank, previous = i, _key(row)
            flags = f"{row.tanda} alur_lain".strip() if name in seen else row.tanda
            ranked.append(row._replace(peringkat=rank, seri=shared[_key(row)] > 1, tanda=flags))
        seen.add(name)
    rest.reverse()  # equal ones as they came
    rest.sort(key=lambda row: (row.skenario or "", -row.selesai_n, row.peserta))
    return ranked + rest
