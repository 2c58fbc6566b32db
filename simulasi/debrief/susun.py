"""The pages of a debrief in the order of `hasil.md` §5, made from the tables of one session."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from simulasi.dasar.galat import Galat
from simulasi.debrief import kata
from simulasi.debrief.cabang import map_pages, turning_pages
from simulasi.debrief.halaman import (
    BarisAkhir,
    Debrief,
    Halaman,
    HalamanAkhir,
    HalamanAturan,
    HalamanKuadran,
    HalamanSekat,
)
from simulasi.debrief.janji import commitment_pages, ranking_pages
from simulasi.debrief.kendali import control_page, weak_page
from simulasi.debrief.porsi import share_of, share_out
from simulasi.papan.model_ruang import ModelRuang
from simulasi.papan.sel import KUADRAN, MERAH, RUGI, came_by, in_quadrant
from simulasi.papan.tabel import Papan
from simulasi.papan.tangga import LEAST_ROOM
from simulasi.papan.titik_balik import TitikBalikTidakDikenal, choose
from simulasi.permainan.cabang import TINGKAT_AKHIR
from simulasi.permainan.tampilan import KETERANGAN
from simulasi.skenario.sebut import nearest, shorten

Titik = Mapping[str, Sequence[str]]
"""Turning points that the leader asks for: scene ids by scenario id."""


def compose(papan: Papan, titik: Titik | None = None, *, dengan_peringkat: bool = False) -> Debrief:
    """Make the pages of a session.

    `titik` puts the leader's turning points in the place of the data's, scenario by scenario. Raises
    `TitikBalikTidakDikenal`, and `Galat` where nobody has finished a run.
    """
    asked = titik or {}
    if not papan.ruang:
        raise Galat(
            "Belum ada permainan yang selesai di sesi ini, jadi belum ada yang dapat dibahas. Selesaikan sebuah "
            "skenario dulu, atau gabungkan rekaman dari komputer lain: simulasi gabung BERKAS"
        )
    known = [model.lakon.skenario.id for model in papan.ruang]
    for name in asked:
        if name not in known:
            hint = nearest(name, known) or f"Yang ada: {', '.join(known)}."
            raise TitikBalikTidakDikenal(f'Skenario "{shorten(name, 40)}" tidak dimainkan di sesi ini. {hint}')
    pages: list[Halaman] = [_rules(papan)]
    several = len(papan.ruang)
    for i, (name, model) in enumerate(zip(known, papan.ruang, strict=True)):
        if several > 1:
            pages.append(_divider(papan, model, i + 1, several))
        pages.extend(_story(papan, model, asked.get(name)))
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


def _story(papan: Papan, model: ModelRuang, asked: Sequence[str] | None) -> Iterator[Halaman]:
    if not model.ruang.n:  # one page says why; what follows is about nobody
        title = model.lakon.skenario.judul
        yield Halaman("Akhir, titik balik, dan nilai", title, (), kata.TERLALU_SEDIKIT)
        yield from map_pages(model)
        yield control_page(model)
        return
    yield _endings(model, _other_flows(papan, model.lakon.skenario.id))
    yield from map_pages(model)
    titik = model.titik_balik
    yield from turning_pages(model, titik if asked is None else choose(titik, asked))
    yield _quadrants(model)
    yield weak_page(model, papan.acuan.titik_rawan or {})
    yield control_page(model)


# --- who is here ------------------------------------------------------------------------------------


def _rules(papan: Papan) -> HalamanAturan:
    units = len(papan.kumpulan.orang)
    counted = max(model.ruang.n for model in papan.ruang)
    groups = sum(row.kelompok is not None for row in papan.kelompok)
    facts: list[tuple[str, str]] = []
    if counted:
        facts.append(("Peserta", kata.present(units, counted, _unit(papan))))
    if groups and counted and not papan.sesi.berkelompok:
        facts.append(("Kelompok", str(groups)))
    notes = [kata.HANYA_RESMI, kata.TANGGA, kata.SAMARAN, *papan.catatan]
    if papan.kumpulan.ditolak_n:
        notes.append(kata.DITOLAK)
    return HalamanAturan(
        "Aturan main",
        "",
        tuple(notes),
        kata.SEDIKIT_PESERTA if papan.orang_n < LEAST_ROOM else "",
        papan.sesi.judul or papan.sesi.sesi,
        tuple(facts),
        tuple(model.lakon.skenario.judul for model in papan.ruang),
        kata.ATURAN,
    )


def _unit(papan: Papan) -> str:
    return "kelompok" if papan.sesi.berkelompok else "orang"


def _divider(papan: Papan, model: ModelRuang, nomor: int, dari: int) -> HalamanSekat:
    skenario = model.lakon.skenario
    counted = kata.coverage(model.ruang) if model.ruang.n else f"kurang dari {LEAST_ROOM} orang"
    return HalamanSekat(
        skenario.judul,
        skenario.judul,
        _other_flows(papan, skenario.id),
        "",
        nomor,
        dari,
        skenario.peran,
        skenario.ringkasan,
        (("Yang dihitung", counted.removeprefix("n = ").removesuffix(".")),),
    )


def _other_flows(papan: Papan, skenario: str) -> tuple[str, ...]:
    others = any(s.skenario == skenario and not s.utama for s in papan.kumpulan.strata())
    return (kata.ALUR_LAIN,) if others else ()


# --- endings and quadrants --------------------------------------------------------------------------


def _endings(model: ModelRuang, catatan: tuple[str, ...]) -> HalamanAkhir:
    ruang = model.ruang
    found = [(s, s.adegan.akhir) for s in model.peta.simpul if s.adegan.akhir is not None and s.terjangkau]
    found.sort(key=lambda item: TINGKAT_AKHIR.index(item[1].tingkat))
    shares = share_out(ruang, [came_by(s.id) for s, _ in found], ruang.n)
    rows = tuple(
        BarisAkhir(end.tingkat, s.adegan.judul, end.merugikan, porsi)
        for (s, end), porsi in zip(found, shares.porsi, strict=True)
    )
    return HalamanAkhir(
        "Akhir yang dicapai",
        model.lakon.skenario.judul,
        (*catatan, kata.coverage(ruang), kata.SAMARAN),
        "",
        rows,
        shares.sisa,
        share_of(ruang.count(RUGI), ruang.n),
        ruang.satuan,
        ruang.n,
    )


def _quadrants(model: ModelRuang) -> HalamanKuadran:
    ruang = model.ruang
    shares = share_out(ruang, [in_quadrant(name) for name in KUADRAN], ruang.n)
    return HalamanKuadran(
        "Integritas × kepatuhan",
        model.lakon.skenario.judul,
        (kata.coverage(ruang), kata.BOBOT_KUADRAN, kata.SAMARAN),
        "",
        dict(zip(KUADRAN, shares.porsi, strict=True)),
        shares.sisa,
        ruang.satuan,
        ruang.n,
        share_of(ruang.count(MERAH), ruang.n),
    )
