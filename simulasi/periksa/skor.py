"""Rules of scores (S301–S305, S401, S406): what a number can and cannot tell apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from simulasi.periksa.jejak import tell_road
from simulasi.permainan.cabang import dominant
from simulasi.permainan.graf import Graf
from simulasi.permainan.nilai import MUSTAHIL, Penilai
from simulasi.permainan.program import Gerak, Program
from simulasi.skenario.model import DIMENSI, SKOR_TINGKAT, Skenario
from simulasi.skenario.naskah import Naskah
from simulasi.skenario.temuan import Temuan

_BURUK: Final = ("pelanggaran", "pidana")


def check_red_lines(naskah: Naskah, skenario: Skenario) -> Iterator[Temuan]:
    """Check red lines against their ratings (S304) and endings' own ratings against their level (S305)."""
    for name, adegan in skenario.adegan.items():
        for i, pilihan in enumerate(adegan.pilihan):
            if pilihan.garis_merah and (pilihan.skor is None or pilihan.skor.integritas > 1):
                reason = "tidak berskor" if pilihan.skor is None else "punya skor integritas di atas 1"
                yield naskah.finding(
                    "S304",
                    ("adegan", name, "pilihan", i, "garis_merah"),
                    f'Pilihan "{pilihan.id}" di adegan "{name}" adalah garis merah, tetapi {reason}.',
                    "Beri `skor` dengan integritas 0 atau 1, atau hapus `garis_merah`.",
                    key=True,
                )
        akhir = adegan.akhir
        if akhir is not None and any(abs(r - SKOR_TINGKAT[akhir.tingkat]) > 1 for r in akhir.rating):
            yield naskah.finding(
                "S305",
                ("adegan", name, "akhir", "skor"),
                f'Skor akhir "{name}" menyimpang lebih dari 1 dari tingkatnya ({akhir.tingkat}: '
                f"{SKOR_TINGKAT[akhir.tingkat]}).",
                "Dekatkan skornya, atau pilih tingkat lain.",
                key=True,
            )


def check_scored(naskah: Naskah, graf: Graf) -> Iterator[Temuan]:
    """Check that some run meets a scored choice (S301)."""
    if not any(gerak.dinilai for moves in graf.keluar for gerak, _ in moves):
        yield naskah.finding(
            "S301",
            ("adegan",),
            "Tidak ada satu pun pilihan berskor yang dapat ditempuh.",
            "Beri `skor`, `umpan_balik`, dan `dasar` pada pilihan yang ingin dinilai.",
            key=True,
        )


def check_ranges(naskah: Naskah, penilai: Penilai) -> Iterator[Temuan]:
    """Check that the best and the worst run differ in each dimension (S302)."""
    for name, dimensi in zip(DIMENSI, penilai.dimensi, strict=True):
        if dimensi.lo == dimensi.hi:
            yield naskah.finding(
                "S302",
                ("adegan",),
                f"Jalan terbaik dan terburuk bernilai {name} sama, jadi skor {name} tidak membedakan apa pun.",
                f"Beri pilihan-pilihan skor {name} yang berbeda.",
                key=True,
            )


def check_dominance(naskah: Naskah, skenario: Skenario) -> Iterator[Temuan]:
    """Check that not too many forks have one option at least as good as all others in both dimensions (S401)."""
    forks: list[str] = []
    easy: list[str] = []
    for name, adegan in skenario.adegan.items():
        if sum(p.skor is not None for p in adegan.pilihan) < 2:
            continue
        forks.append(name)
        if dominant(adegan) is not None:
            easy.append(name)
    if 3 * len(easy) > len(forks):
        yield naskah.finding(
            "S401",
            ("adegan", easy[0]),
            f"Di {len(easy)} dari {len(forks)} adegan bercabang satu pilihan tidak kalah dari yang lain di kedua "
            f"dimensi ({_list_some(easy)}), jadi tidak ada yang perlu ditimbang.",
            "Jadikan lebih banyak adegan dilema: pilihan yang paling berintegritas bukan yang paling patuh.",
            key=True,
        )


def _list_some(names: Sequence[str]) -> str:
    """List up to six names."""
    return ", ".join((*names[:6], *(["…"] if len(names) > 6 else ())))


CABANG_TITIK: Final = 7
"""With fewer scored forks than these a story may well be about one weak point (S406)."""


def check_spread(naskah: Naskah, skenario: Skenario) -> Iterator[Temuan]:
    """Check that no weak point holds more than half of the scored forks of a longer story (S406)."""
    forks = {
        name: adegan.titik_rawan
        for name, adegan in skenario.adegan.items()
        if any(p.skor is not None for p in adegan.pilihan)
    }
    if len(forks) < CABANG_TITIK:
        return
    for code in dict.fromkeys(code for codes in forks.values() for code in codes):
        held = [name for name, codes in forks.items() if code in codes]
        if 2 * len(held) > len(forks):
            yield naskah.finding(
                "S406",
                ("adegan", held[0], "titik_rawan"),
                f'Titik rawan "{code}" ada di {len(held)} dari {len(forks)} adegan berskor ({_list_some(held)}), '
                "jadi kehilangan skor per titik rawan tidak membedakan apa pun.",
                "Beri setiap adegan kode titik rawan yang benar-benar diuji keputusannya.",
                key=True,
            )


def check_order(naskah: Naskah, penilai: Penilai) -> Iterator[Temuan]:
    """Check that bad endings score below clean ones (S303) and that a crime needs a red line (S305)."""
    program = penilai.program
    yield from _check_crimes(naskah, penilai)
    for nomor, name in enumerate(DIMENSI):
        if not _overlap(penilai, nomor):
            continue
        # The roads are looked for only where there is something to tell: keeping them costs more than the sums.
        bad = _extreme(penilai, nomor, high=True)
        good = _extreme(penilai, nomor, high=False)
        if bad is not None and good is not None and bad[0] >= good[0]:
            scene = program.id_adegan[bad[1]]
            yield naskah.finding(
                "S303",
                ("adegan", scene),
                f'Dalam {name}, satu jalan tanpa garis merah ke akhir buruk "{scene}" bernilai tidak lebih '
                f'rendah daripada satu jalan ke akhir bersih "{program.id_adegan[good[1]]}".',
                f"{tell_road(naskah.berkas, bad[2], 'Jalan ke akhir buruk', 'nilai')}\n"
                f"{tell_road(naskah.berkas, good[2], 'Jalan ke akhir bersih', 'nilai')}\n"
                "Naikkan `bobot_akhir`, atau perbaiki skor di kedua jalan itu.",
                key=True,
            )


def _check_crimes(naskah: Naskah, penilai: Penilai) -> Iterator[Temuan]:
    """Check that no run gets to a `pidana` ending without a red line (S305)."""
    program, scenes = penilai.program, penilai.graf.adegan
    crimes = {n for n, scene in enumerate(scenes) if _level(program, scene) == "pidana"}
    found = _shortest(penilai, lambda _n, gerak, _t: not gerak.pilihan.garis_merah, crimes) if crimes else None
    if found is not None:
        name = program.id_adegan[scenes[found[0]]]
        yield naskah.finding(
            "S305",
            ("adegan", name),
            f'Akhir pidana "{name}" dapat dicapai tanpa garis merah.',
            f"{tell_road(naskah.berkas, found[1], perintah='nilai')}\n"
            "Tandai pilihan penentunya dengan `garis_merah: ya`, atau ubah tingkat akhir ini.",
            key=True,
        )


def _trace(origin: dict[int, tuple[int, Gerak] | None], n: int) -> list[Gerak]:
    moves: list[Gerak] = []
    step = origin[n]
    while step is not None:
        moves.append(step[1])
        step = origin[step[0]]
    return moves[::-1]


def _red_edges(penilai: Penilai) -> list[bool]:
    """Tell for each edge of the condensed graph whether its move is a red line."""
    keluar, ringkas = penilai.graf.keluar, penilai.ringkas
    letak = ringkas.letak
    return [
        gerak.pilihan.garis_merah
        for c, members in enumerate(ringkas.isi)
        for n in members
        for gerak, t in keluar[n]
        if letak[t] != c
    ]


def _overlap(penilai: Penilai, nomor: int) -> bool:
    """Tell whether the best T without a red line to a bad ending is at least the worst T to a clean one.

    The ranges by rating, red lines and all levels counted in, are known already and mostly settle it.
    """
    ranges, levels = penilai.dimensi[nomor].rentang, _levels(penilai, nomor)
    bad = max((hi for e, (_, hi) in ranges.items() if levels[e].intersection(_BURUK)), default=None)
    good = min((lo for e, (lo, _) in ranges.items() if "bersih" in levels[e]), default=None)
    if bad is None or good is None or bad < good:
        return False
    bad = _extreme_total(penilai, nomor, high=True)
    if bad is None or bad < good:
        return False
    good = _extreme_total(penilai, nomor, high=False)
    return good is not None and bad >= good


def _levels(penilai: Penilai, nomor: int) -> dict[int, set[str]]:
    """Give the levels of the endings by their rating."""
    scenes, contents = penilai.graf.adegan, penilai.ringkas.isi
    out: dict[int, set[str]] = {}
    for c, own in enumerate(penilai.akhir):
        if own is not None:
            out.setdefault(own[nomor], set()).add(_level(penilai.program, scenes[contents[c][0]]))
    return out


def _extreme_total(penilai: Penilai, nomor: int, *, high: bool) -> int | None:
    """Give the T of `_extreme` alone, without its road."""
    program, ringkas, scenes = penilai.program, penilai.ringkas, penilai.graf.adegan
    wanted = _BURUK if high else ("bersih",)
    sign = 1 if high else -1
    ends: dict[int, list[int]] = {}
    for c, own in enumerate(penilai.akhir):
        if own is not None and _level(program, scenes[ringkas.isi[c][0]]) in wanted:
            ends.setdefault(own[nomor], []).append(c)
    ratings = ringkas.integritas if nomor == 0 else ringkas.kepatuhan
    closed = _red_edges(penilai) if high else [False] * len(ratings)
    best: int | None = None
    for e, nodes in ends.items():
        value = [MUSTAHIL] * len(ringkas.isi)
        value[ringkas.letak[0]] = 0
        edges = zip(ringkas.sumber, ringkas.tujuan, ringkas.bobot, ratings, closed, strict=True)
        for s, t, w, r, is_closed in edges:
            here = value[s]
            if here != MUSTAHIL and not is_closed:
                here += sign * w * (r - e)
                if here > value[t]:
                    value[t] = here
        for c in nodes:
            if value[c] != MUSTAHIL:
                total = value[c] + sign * penilai.penuh * e
                best = total if best is None else max(best, total)
    return None if best is None else sign * best


def _extreme(penilai: Penilai, nomor: int, *, high: bool) -> tuple[int, int, list[Gerak]] | None:
    """Give T, scene and road of the best run without a red line to a bad ending, or the worst to a clean one.

    Of several such runs it is a shortest one.
    """
    program, graf = penilai.program, penilai.graf
    wanted = _BURUK if high else ("bersih",)
    sign = 1 if high else -1
    by_rating: dict[int, dict[int, int]] = {}
    for n, scene in enumerate(graf.adegan):
        own = program.akhir[scene]
        if own is not None and _level(program, scene) in wanted:
            by_rating.setdefault(own[nomor], {})[n] = scene
    found: tuple[int, int, list[Gerak]] | None = None
    for e, ends in sorted(by_rating.items()):
        value = _spread(penilai, nomor, e, high=high)
        totals = {n: value[penilai.ringkas.letak[n]] for n in ends}
        best = max(totals.values())
        if best == MUSTAHIL:
            continue
        total = sign * best + penilai.penuh * e
        if found is not None and sign * total < sign * found[0]:
            continue
        goals = {n for n, reached in totals.items() if reached == best}
        nearest = _shortest(penilai, _tight(penilai, nomor, e, value, high=high), goals)
        if nearest is not None and (found is None or total != found[0] or len(nearest[1]) < len(found[2])):
            found = (total, ends[nearest[0]], nearest[1])
    return found


def _gain(gerak: Gerak, nomor: int, e: int, sign: int) -> int:
    """Give what a move adds to T, for runs to an ending rated `e`."""
    return sign * gerak.bobot * ((gerak.integritas if nomor == 0 else gerak.kepatuhan) - e)


def _spread(penilai: Penilai, nomor: int, e: int, *, high: bool) -> list[int]:
    """Give the best sum of gains from the start to each condensed node (`MUSTAHIL` where none leads)."""
    keluar, ringkas = penilai.graf.keluar, penilai.ringkas
    letak, sign = ringkas.letak, 1 if high else -1
    value = [MUSTAHIL] * len(ringkas.isi)
    value[letak[0]] = 0
    for c, members in enumerate(ringkas.isi):
        if value[c] == MUSTAHIL:
            continue
        for n in members:
            for gerak, t in keluar[n]:
                to = letak[t]
                if to != c and not (high and gerak.pilihan.garis_merah):
                    value[to] = max(value[to], value[c] + _gain(gerak, nomor, e, sign))
    return value


def _tight(
    penilai: Penilai, nomor: int, e: int, value: Sequence[int], *, high: bool
) -> Callable[[int, Gerak, int], bool]:
    """Give the test for the moves (from node, move, to node) that lose nothing: only they make up best runs."""
    letak, sign = penilai.ringkas.letak, 1 if high else -1

    def passes(n: int, gerak: Gerak, t: int) -> bool:
        red = high and gerak.pilihan.garis_merah
        return not red and value[letak[n]] + _gain(gerak, nomor, e, sign) == value[letak[t]]

    return passes


def _shortest(
    penilai: Penilai, passes: Callable[[int, Gerak, int], bool], goals: set[int]
) -> tuple[int, list[Gerak]] | None:
    """Give the nearest goal and a shortest road to it over the moves that pass, None where none leads there."""
    keluar = penilai.graf.keluar
    origin: dict[int, tuple[int, Gerak] | None] = {0: None}
    queue = [0]
    for n in queue:
        if n in goals:
            return n, _trace(origin, n)
        for gerak, t in keluar[n]:
            if t not in origin and passes(n, gerak, t):
                origin[t] = (n, gerak)
                queue.append(t)
    return None


def _level(program: Program, scene: int) -> str:
    akhir = program.adegan[scene].akhir
    return "" if akhir is None else akhir.tingkat
