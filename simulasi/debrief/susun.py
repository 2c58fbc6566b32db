"""The pages of a debrief in the order of `hasil.md` §5, made from the tables of one session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, get_args

from simulasi.dasar.galat import Galat
from simulasi.debrief import kata
from simulasi.debrief.cabang import map_pages, turning_pages
from simulasi.debrief.halaman import (
    HAMPIR_SEMUA,
    BarisAkhir,
    Debrief,
    Halaman,
    HalamanAkhir,
    HalamanAturan,
    HalamanKuadran,
    HalamanPeta,
    HalamanSekat,
    Porsi,
)
from simulasi.debrief.janji import commitment_pages, ranking_pages
from simulasi.debrief.kendali import control_page, weak_page
from simulasi.debrief.porsi import one_of, share_out
from simulasi.papan.hitung import LEAST_PEOPLE, quartiles
from simulasi.papan.tabel import ButirStrata, Papan
from simulasi.papan.titik_balik import TitikBalikTidakDikenal, choose
from simulasi.permainan.cabang import TINGKAT_AKHIR
from simulasi.permainan.tampilan import KETERANGAN, Kuadran, quadrant, round_half_up
from simulasi.skenario.sebut import nearest, shorten

KUADRAN: Final[tuple[Kuadran, ...]] = get_args(Kuadran)
"""The four quadrants, the best first."""

Titik = Mapping[str, Sequence[str]]
"""Turning points that the leader asks for: scene ids by scenario id."""


def compose(papan: Papan, titik: Titik | None = None, *, dengan_peringkat: bool = False) -> Debrief:
    """Make the pages of a session.

    `titik` puts the leader's turning points in the place of the data's, scenario by scenario. Raises
    `TitikBalikTidakDikenal`, and `Galat` where nobody has finished a run.
    """
    asked = titik or {}
    main = [s for s in papan.strata if s.strata.utama]
    if not main:
        raise Galat(
            "Belum ada permainan yang selesai di sesi ini, jadi belum ada yang dapat dibahas. Selesaikan sebuah "
            "skenario dulu, atau gabungkan rekaman dari komputer lain: simulasi gabung BERKAS"
        )
    known = [s.strata.skenario for s in main]
    for name in asked:
        if name not in known:
            hint = nearest(name, known) or f"Yang ada: {', '.join(known)}."
            raise TitikBalikTidakDikenal(f'Skenario "{shorten(name, 40)}" tidak dimainkan di sesi ini. {hint}')
    pages: list[Halaman] = [_rules(papan, main)]
    for i, stratum in enumerate(main):
        if len(main) > 1:
            pages.append(_divider(papan, stratum, i + 1, len(main)))
        pages.extend(_story(papan, stratum, asked.get(stratum.strata.skenario)))
    pages.extend(commitment_pages(papan))
    if dengan_peringkat:
        pages.extend(ranking_pages(papan))
    return Debrief(papan.sesi.sesi, papan.sesi.judul, papan.terbaru, tuple(pages), KETERANGAN)


def parse_points(text: str, skenario: Sequence[str]) -> dict[str, list[str]]:
    """Read `skenario.adegan,…`; where the session has one scenario, its id may be left out.

    Raises `TitikBalikTidakDikenal`.
    """
    out: dict[str, list[str]] = {}
    for part in filter(None, (p.strip() for p in text.split(","))):
        name, dot, scene = part.partition(".")
        if not dot:
            if len(skenario) != 1:
                raise TitikBalikTidakDikenal(
                    f'Titik balik "{shorten(part, 40)}" ditulis sebagai skenario.adegan, misalnya '
                    f"{skenario[0] if skenario else 'pecah-paket'}.{shorten(part, 40)}, karena sesi ini memuat "
                    "beberapa skenario."
                )
            name, scene = skenario[0], name
        out.setdefault(name, []).append(scene)
    if not out:
        raise TitikBalikTidakDikenal("Isi --titik kosong. Tulis misalnya --titik skenario.adegan,skenario.adegan")
    return out


def _story(papan: Papan, stratum: ButirStrata, asked: Sequence[str] | None) -> Iterator[Halaman]:
    if stratum.orang < LEAST_PEOPLE:  # one page says why; what follows is about nobody
        title = stratum.strata.lakon.skenario.judul
        yield Halaman("Akhir, titik balik, dan nilai", title, (), kata.TERLALU_SEDIKIT)
        yield from map_pages(stratum)
        yield control_page(stratum)
        return
    yield _endings(papan, stratum)
    drawn = list(map_pages(stratum))
    yield from drawn
    titik = stratum.titik_balik if asked is None else choose(stratum.titik_balik, asked)
    peta = next(page.peta for page in drawn if isinstance(page, HalamanPeta))
    yield from turning_pages(stratum, titik, peta)
    yield _quadrants(papan, stratum)
    yield weak_page(stratum, papan.acuan.titik_rawan or {})
    yield control_page(stratum)


# --- who is here ------------------------------------------------------------------------------------


def _rules(papan: Papan, main: Sequence[ButirStrata]) -> HalamanAturan:
    n = papan.orang_n
    groups = [row for row in papan.kelompok if row.kelompok is not None]
    facts = [("Peserta", kata.people(n if n >= LEAST_PEOPLE else None))]
    if groups and n >= LEAST_PEOPLE:
        facts.append(("Kelompok", str(len(groups))))
    notes = [kata.HANYA_RESMI, kata.SAMARAN]
    if papan.kumpulan.ditolak_n:
        notes.append(kata.DITOLAK)
    return HalamanAturan(
        "Aturan main",
        "",
        tuple(notes),
        kata.SEDIKIT_PESERTA if n < LEAST_PEOPLE else "",
        papan.sesi.judul or papan.sesi.sesi,
        tuple(facts),
        tuple(s.strata.lakon.skenario.judul for s in main),
        kata.ATURAN,
    )


def _finished(papan: Papan, stratum: ButirStrata) -> str:
    """Say how many finished; kept vague where it would tell of fewer than five who did not."""
    if stratum.orang < LEAST_PEOPLE:
        return kata.people(None)
    share = one_of(min(stratum.orang, papan.orang_n), papan.orang_n)
    if not share.samar:
        return kata.people(stratum.orang)
    return f"{share.kata} peserta" if share.kata == HAMPIR_SEMUA else "sebagian besar peserta"


def _counts_shown(papan: Papan, stratum: ButirStrata) -> bool:
    """Whether numbers of people may stand beside shares: not where they tell of the few who have not finished."""
    return not one_of(min(stratum.orang, papan.orang_n), papan.orang_n).samar


def _divider(papan: Papan, stratum: ButirStrata, nomor: int, dari: int) -> HalamanSekat:
    skenario = stratum.strata.lakon.skenario
    return HalamanSekat(
        skenario.judul,
        skenario.judul,
        _strata_notes(papan, stratum),
        "",
        nomor,
        dari,
        skenario.peran,
        skenario.ringkasan,
        (("Selesai dimainkan", _finished(papan, stratum)),),
    )


def _strata_notes(papan: Papan, stratum: ButirStrata) -> tuple[str, ...]:
    name = stratum.strata.skenario
    others = [s for s in papan.strata if s.strata.skenario == name and not s.strata.utama]
    return (kata.ALUR_LAIN,) if others else ()


# --- endings and quadrants --------------------------------------------------------------------------


def _unit(papan: Papan) -> str:
    return "kelompok" if papan.sesi.berkelompok else "orang"


def _without_count(porsi: Porsi, *, shown: bool) -> Porsi:
    return porsi if shown else Porsi(porsi.bagian, None, porsi.kata)


def _endings(papan: Papan, stratum: ButirStrata) -> HalamanAkhir:
    title = stratum.strata.lakon.skenario.judul
    notes = (*_strata_notes(papan, stratum), kata.SAMARAN)
    endings = sorted(stratum.risiko.akhir, key=lambda a: TINGKAT_AKHIR.index(a.tingkat))
    shares = share_out([a.n for a in endings], [a.orang for a in endings])
    counts = _counts_shown(papan, stratum)
    rows = tuple(
        BarisAkhir(a.tingkat, a.judul, a.rugi, _without_count(porsi, shown=counts))
        for a, porsi in zip(endings, shares.porsi, strict=True)
    )
    harmed = sum(a.orang for a in endings if a.rugi)
    return HalamanAkhir(
        "Akhir yang dicapai",
        title,
        notes,
        "",
        rows,
        shares.sisa,
        _without_count(one_of(harmed, stratum.orang), shown=counts),
        _unit(papan),
    )


def _quadrants(papan: Papan, stratum: ButirStrata) -> HalamanKuadran:
    title = stratum.strata.lakon.skenario.judul
    runs: Counter[str] = Counter()
    people: Counter[str] = Counter()
    crossed = 0
    for run in stratum.strata.lari:
        if run.nilai is not None:
            shown = round_half_up(run.nilai.integritas), round_half_up(run.nilai.kepatuhan)
            name = quadrant(*shown, berat=run.nilai.berat, nol=run.nilai.nol)
            runs[name] += 1
            people[name] += run.orang
            crossed += run.orang if run.nilai.garis_merah else 0
    shares = share_out([runs[name] for name in KUADRAN], [people[name] for name in KUADRAN])
    counts = _counts_shown(papan, stratum)
    first, second = (
        quartiles(values)
        for values in zip(
            *((r.nilai.integritas, r.nilai.kepatuhan) for r in stratum.strata.lari if r.nilai), strict=True
        )
    )
    return HalamanKuadran(
        "Integritas × kepatuhan",
        title,
        (kata.BOBOT_KUADRAN, kata.SAMARAN),
        "",
        {name: _without_count(p, shown=counts) for name, p in zip(KUADRAN, shares.porsi, strict=True)},
        shares.sisa,
        _unit(papan),
        None if first is None or second is None else (round_half_up(first[1]), round_half_up(second[1])),
        _without_count(one_of(crossed, stratum.orang), shown=counts),
    )
