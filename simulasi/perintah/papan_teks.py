"""The tables of a session as plain text for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from simulasi.dasar.angka import bar, figure, grouped, percent
from simulasi.papan.butir import ButirAdegan
from simulasi.papan.lembar import SARAN
from simulasi.papan.lembar import rows as lembar_rows
from simulasi.papan.papan_skor import BarisPapan, shown_names
from simulasi.papan.risiko_kelas import MODEL
from simulasi.papan.tabel import ButirStrata, Papan
from simulasi.papan.titik_balik import CalonTitikBalik
from simulasi.permainan.tampilan import KETERANGAN
from simulasi.polos.markah import wrap
from simulasi.skenario.nama_sesi import BEBAS
from simulasi.skenario.sebut import shorten

_LEBAR_BATANG: Final = 10


def tell(papan: Papan, names: Sequence[str]) -> Iterator[str]:
    """Write tables as text, with the sentence that says what the figures are not."""
    write = {
        "papan_skor": _board,
        "kelompok": _groups,
        "keputusan": _decisions,
        "butir": _items,
        "titik_rawan": _weak_points,
        "komitmen": _commitments,
    }
    for name in names:
        yield from write[name](papan)
        yield ""
    yield from wrap(KETERANGAN)


def _board(papan: Papan) -> Iterator[str]:
    rows, weight = papan.papan_skor, papan.sesi.bobot_integritas
    yield f"Papan skor sesi {papan.sesi.sesi} (gabungan dengan bobot {weight}:{100 - weight})"
    for sentence in papan.catatan:
        yield from wrap(sentence)
    if papan.sesi.sesi != BEBAS:
        yield ""
        yield from _ranks(rows)
        return
    for name in dict.fromkeys(row.skenario for row in rows):
        yield ""
        yield f"Skenario {name}"
        yield from _ranks([row for row in rows if row.skenario == name])


def _ranks(rows: Sequence[BarisPapan]) -> Iterator[str]:
    heads = ("Intgr.", "Patuh", "Gab.")
    names = shown_names(rows)
    yield f"{'Per.':>5}  {'Sandi':<20} {'Kelompok':<14} Selesai {' '.join(f'{h:>6}' for h in heads)} Berat"
    for row in rows:
        rank = "–" if row.peringkat is None else f"{row.peringkat}{'=' if row.seri else ''}"
        values = [("–" if x is None else figure(x)) for x in (row.integritas, row.kepatuhan, row.gabungan)]
        mark = names[row.peserta, row.sandi][len(row.sandi) :]
        name = f"{row.sandi[: max(0, 20 - len(mark))]}{mark}"[:20]
        yield (
            f"{rank:>5}  {name:<20} {(row.kelompok or '–')[:14]:<14} "
            f"{row.selesai_n:>2} / {row.ditugaskan_n:<2} {values[0]:>6} {values[1]:>6} {values[2]:>6} {row.berat_n:>5}"
            f"{'  ' + row.tanda if row.tanda else ''}"
        )
    if any(row.seri for row in rows):
        yield "  = berbagi peringkat"


def _groups(papan: Papan) -> Iterator[str]:
    yield f"Kelompok dalam sesi {papan.sesi.sesi}"
    yield ""
    yield f"{'Kelompok':<20} {'Orang':>5} {'Selesai':>7}   {'Integritas':^18}   {'Kepatuhan':^18}"
    yield f"{'':<20} {'':>5} {'':>7}   {'median (kuartil)':^18}   {'median (kuartil)':^18}"
    for row in papan.kelompok:
        spans = [
            "–" if middle is None or low is None or high is None else f"{figure(middle)} ({figure(low)}–{figure(high)})"
            for low, middle, high in (
                (row.integritas_q1, row.integritas_median, row.integritas_q3),
                (row.kepatuhan_q1, row.kepatuhan_median, row.kepatuhan_q3),
            )
        ]
        name = shorten(row.kelompok, 20) if row.kelompok is not None else "(tanpa kelompok)"
        yield f"{name:<20} {row.n:>5} {row.selesai_n or 0:>7}   {spans[0]:>18}   {spans[1]:>18}"
        extra = [
            *([f"garis merah {row.garis_merah_n}"] if row.garis_merah_n else []),
            *([f"titik rawan termahal {row.titik_rawan_termahal}"] if row.titik_rawan_termahal else []),
            *([f"kendali terpilih {row.kendali_terpilih}"] if row.kendali_terpilih else []),
        ]
        if extra:
            yield from wrap("; ".join(extra), "  ")


def _decisions(papan: Papan) -> Iterator[str]:
    yield f"Keputusan dalam sesi {papan.sesi.sesi} (poin yang hilang per langkah)"
    for _, own in groupby(papan.keputusan(), key=lambda row: row.run):
        moves = list(own)
        first = moves[0]
        mark = "" if first.resmi else " (tidak dihitung)"
        group = f", {first.kelompok}" if first.kelompok else ""
        yield ""
        yield f"{first.sandi}{group}: {first.skenario}{mark}"
        yield f"{'':<6}{'adegan':<20} {'pilihan':<20} {'intgr.':>7} {'patuh':>7}"
        for row in moves:
            lost = f"{_lost(row.hilang_integritas)} {_lost(row.hilang_kepatuhan)}"
            red = "  garis merah" if row.garis_merah else ""
            yield f"  {row.langkah:>2}. {shorten(row.adegan, 20):<20} {shorten(row.pilihan, 20):<20} {lost}{red}"


def _lost(x: Decimal) -> str:
    return f"{figure(x) if x else '–':>7}"


def _items(papan: Papan) -> Iterator[str]:
    """The facilitator's summary first, then every fork with the share of each choice."""
    yield f"Butir pilihan dalam sesi {papan.sesi.sesi}"
    yield ""
    yield "UNTUK FASILITATOR"
    notes = lembar_rows(papan.butir)
    if not notes:
        yield from wrap("Tidak ada pilihan yang tidak diambil siapa pun atau diambil hampir semua (90 % atau lebih).")
    for flag, advice in SARAN.items():
        flagged = [note for note in notes if note.tanda == flag]
        if flagged:
            yield from wrap(advice)
        for note in flagged:
            share = "" if note.bagian is None else f", {percent(float(note.bagian))}"
            if note.teks is None:
                yield from _item(f'Adegan "{note.judul}" (didatangi {note.adegan_n} kali)')
            else:
                yield from _item(f'"{shorten(note.teks, 70)}" di "{note.judul}" ({note.n} dari {note.adegan_n}{share})')
    for s in papan.strata:
        yield ""
        yield from _forks(s)


def _forks(s: ButirStrata) -> Iterator[str]:
    other = "" if s.strata.utama else " (alur lain)"
    yield f"SKENARIO {s.strata.lakon.skenario.judul}{other}: {len(s.strata.lari)} permainan resmi"
    if s.titik_balik.terpilih:
        yield ""
        yield "Titik balik"
        for candidate in s.titik_balik.terpilih:
            yield from _turning_point(candidate)
    for fork in s.butir:
        if len(fork.pilihan) > 1:
            yield ""
            yield from _fork(fork)


def _turning_point(candidate: CalonTitikBalik) -> Iterator[str]:
    yield from _item(f"{candidate.butir.judul} ({candidate.butir.adegan})")
    for reason in candidate.alasan:
        yield from wrap(reason, "    ")


def _fork(fork: ButirAdegan) -> Iterator[str]:
    marks = [f"didatangi {grouped(fork.n)} kali"]
    if fork.terbelah is not None:
        marks.append(f"indeks terbelah {_decimals(fork.terbelah)}")
    if fork.korelasi is not None:
        marks.append(f"korelasi butir-sisa {_decimals(fork.korelasi)} (n = {fork.lari})")
    if fork.dilema:
        marks.append("dilema")
    yield from wrap(f"{fork.judul} ({fork.adegan}): {', '.join(marks)}")
    if not fork.n:
        yield "  Belum ada permainan resmi yang sampai di sini."
        return
    for choice in fork.pilihan:
        share = float(choice.bagian or 0)
        lost = "      –" if choice.hilang is None else f"{figure(float(choice.hilang)):>7}"
        red = " [garis merah]" if choice.pilihan.garis_merah else ""
        yield (
            f"  {bar(share, _LEBAR_BATANG):<{_LEBAR_BATANG}} {percent(share):>8} n {choice.n:>5} hilang {lost}  "
            f"{choice.pilihan.id}{red}"
        )


def _weak_points(papan: Papan) -> Iterator[str]:
    yield f"Titik rawan dan kendali dalam sesi {papan.sesi.sesi}"
    yield from wrap(MODEL)
    for s in papan.strata:
        risk = s.risiko
        yield ""
        yield f"SKENARIO {s.strata.lakon.skenario.judul}{'' if s.strata.utama else ' (alur lain)'}"
        observed = "–" if risk.teramati is None else percent(float(risk.teramati))
        yield from wrap(
            f"Risiko kerugian publik tanpa kendali: pilihan acak {percent(risk.acak)}, model kelas "
            f"{percent(risk.kelas)}; teramati {observed} dari {risk.lari} permainan."
        )
        for name, best in (("pilihan acak", risk.terbaik_acak), ("model kelas", risk.terbaik_kelas)):
            chosen = ", ".join(best.kendali) or "tanpa kendali"
            yield from wrap(
                f"Rangkaian terbaik menurut {name} (biaya {best.biaya} dari {risk.anggaran}): {chosen}, sisa risiko "
                f"{percent(best.risiko)}."
            )
        own_flow = s.strata.skenario, s.strata.sidik_alur[:8]
        rows = [row for row in papan.titik_rawan if (row.skenario, row.alur) == own_flow]
        for _, own in groupby(rows, key=lambda row: row.kode):
            same = list(own)
            first = same[0]
            lost = "–" if first.hilang is None else figure(first.hilang)
            yield ""
            yield from wrap(
                f"{first.kode} {first.nama}: dijumpai {grouped(first.ditemui_n or 0)} kali, hilang {lost} per "
                f"permainan, garis merah {first.garis_merah}"
            )
            for row in same:
                if row.kendali is None:
                    yield "  Belum ada kendali yang menjawabnya."
                    continue
                after = "–" if row.risiko_dengan is None else percent(float(row.risiko_dengan))
                own_after = "–" if row.risiko_kelas_dengan is None else percent(float(row.risiko_kelas_dengan))
                yield from _item(
                    f"{row.kendali_judul} ({row.kendali}): risiko menjadi {after} (acak), {own_after} (model kelas); "
                    f"dipilih {row.kendali_dipilih} kali dalam {grouped(risk.lari)} permainan resmi"
                )


def _commitments(papan: Papan) -> Iterator[str]:
    yield f"Komitmen dalam sesi {papan.sesi.sesi}"
    if not papan.komitmen:
        yield ""
        yield "Belum ada komitmen yang ditulis."
    for group, own in groupby(papan.komitmen, key=lambda row: row.kelompok):
        yield ""
        yield group if group is not None else "(tanpa kelompok)"
        for row in own:
            yield from _item(f"{row.apa}. Siapa: {row.siapa}. Kapan: {row.kapan}. ({row.kendali_judul or row.kendali})")


def _decimals(x: float) -> str:
    return f"{x:.2f}".replace(".", ",")


def _item(teks: str) -> Iterator[str]:
    for i, line in enumerate(wrap(teks, "  ")):
        yield f"- {line.strip()}" if i == 0 else line
