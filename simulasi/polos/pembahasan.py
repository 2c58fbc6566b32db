"""The pages after the story: each gives lines, prints nothing. State comes before choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from simulasi.catatan import Komitmen
from simulasi.dasar.angka import figure
from simulasi.lari.hasil_lari import HasilLari, LangkahHasil, SitasiLengkap, TitikStrategi
from simulasi.lari.lakon import Rentang
from simulasi.lari.tantangan import KeadaanTantangan, Tantangan, Tawaran
from simulasi.permainan.tampilan import round_half_up
from simulasi.polos import teks
from simulasi.polos.markah import item, numbered, plain, section, sentence, wrap
from simulasi.skenario.model import Akhir, Kendali, Pilihan


def share(x: float) -> str:
    """Write a share 0–1 in percent, as it is read aloud."""
    return f"{figure(100 * x)} persen"


def share_in_words(x: float) -> str:
    """Say a share 0–1 as so many stories of a hundred."""
    if x in (0.0, 1.0):
        return teks.SEMUANYA if x else teks.TIDAK_ADA
    rounded = round(100 * x)
    if rounded in (0, 100):
        return teks.HAMPIR_SEMUA if rounded else teks.HAMPIR_TIDAK_ADA
    return teks.DARI_SERATUS.format(n=rounded)


def names(kendali: Sequence[Kendali]) -> str:
    """Name controls in one sentence."""
    return "; ".join(k.judul for k in kendali)


# --- Akhir ----------------------------------------------------------------------------------------


def ending(hasil: HasilLari, sisipan: Sequence[str]) -> Iterator[str]:
    """Tell the ending: its level in words, its story, the gap that made it possible, what led to it."""
    akhir: Akhir = hasil.akhir
    level = teks.TINGKAT.format(tingkat=teks.TINGKAT_AKHIR[akhir.tingkat], makna=teks.MAKNA_AKHIR[akhir.tingkat])
    yield from wrap(level)
    yield ""
    yield from plain(hasil.adegan_akhir.narasi)
    for isi in sisipan:
        yield ""
        yield from plain(isi)
    if akhir.celah is not None:
        yield from section(teks.CELAH, wrap(akhir.celah))
    yield from section(teks.PENYEBAB, [line for sentence in hasil.penyebab for line in item(sentence)])


# --- Tantangan ------------------------------------------------------------------------------------


def challenge(keadaan: KeadaanTantangan) -> Iterator[str]:
    """Tell the challenge: how the risk and the budget stand, then the controls."""
    yield from wrap(teks.TANTANGAN_ISI)
    yield from wrap(teks.RISIKO_CATATAN)
    yield from section(teks.KEADAAN, challenge_state(keadaan))
    yield from section(teks.KENDALI_DAFTAR, numbered(_offer(t, keadaan.risiko) for t in keadaan.tawaran))


def challenge_state(keadaan: KeadaanTantangan) -> Iterator[str]:
    """Say how the risk and the budget stand with a pick."""
    yield from wrap(teks.ANGGARAN.format(anggaran=keadaan.anggaran, biaya=keadaan.biaya, sisa=keadaan.sisa))
    yield from wrap(teks.RISIKO_KINI.format(risiko=share(keadaan.risiko), kata=share_in_words(keadaan.risiko)))
    if keadaan.kendali:
        picked = names([t.kendali for t in keadaan.tawaran if t.dipasang])
        yield from wrap(teks.RISIKO_TANPA_KENDALI.format(risiko=share(keadaan.risiko_tanpa)))
        yield from wrap(teks.TERPASANG.format(kendali=picked))
    else:
        yield from wrap(teks.TANPA_TERPASANG)


def _offer(tawaran: Tawaran, risiko: float) -> str:
    if tawaran.sebab:
        form = teks.BELUM_DAPAT_LEPAS if tawaran.dipasang else teks.BELUM_DAPAT
        state = form.format(sebab=tawaran.sebab)
    else:
        form = teks.BILA_DILEPAS if tawaran.dipasang else teks.BILA_DIPASANG
        state = form.format(risiko=_then(risiko, tawaran.risiko_bila or 0.0))
    kendali = tawaran.kendali
    return teks.KENDALI_BARIS.format(
        judul=kendali.judul,
        jenis=teks.JENIS_KENDALI[kendali.jenis].lower(),
        biaya=kendali.biaya,
        keadaan=state,
    )


def _then(before: float, after: float) -> str:
    """Say what a risk becomes; as it is shown, so that nothing seems to change where only hidden digits do."""
    shown = share(after)
    if shown == share(before):
        return teks.TETAP.format(risiko=shown)
    return (teks.TURUN if after < before else teks.NAIK).format(risiko=shown)


def switched(kendali: Kendali, before: KeadaanTantangan, after: KeadaanTantangan) -> Iterator[str]:
    """Say what a pick changed."""
    form = teks.DIPASANG if after.biaya > before.biaya else teks.DILEPAS
    risk = teks.RISIKO_LALU.format(dari=share(before.risiko), risiko=_then(before.risiko, after.risiko))
    left = teks.SISA_ANGGARAN.format(sisa=after.sisa, anggaran=after.anggaran)
    yield from wrap(f"{form.format(judul=kendali.judul)} {risk} {left}")


def challenge_result(keadaan: KeadaanTantangan) -> Iterator[str]:
    """Say what the finished pick is worth."""
    if keadaan.nilai is None:
        yield from wrap(teks.NILAI_MITIGASI_NIHIL)
    else:
        yield from wrap(teks.NILAI_MITIGASI.format(nilai=figure(keadaan.nilai)))


def _control_title(kendali: Kendali) -> str:
    return f"{teks.KENDALI}: {kendali.judul} ({teks.JENIS_KENDALI[kendali.jenis].lower()})"


def explain(kendali: Kendali) -> Iterator[str]:
    """Read how one control works."""
    yield from wrap(_control_title(kendali))
    yield from plain(kendali.strategi)
    yield from wrap(f"{teks.PELAKSANA}: {kendali.pelaksana}")
    yield from wrap(f"{teks.INDIKATOR}: {kendali.indikator}")


# --- Strategi -------------------------------------------------------------------------------------


def strategy(hasil: HasilLari, tantangan: Tantangan, dipilih: int | None) -> Iterator[str]:
    """Open the strategy: the pick beside the best set, then the weak points. `dipilih` None: no challenge was held."""
    yield from wrap(teks.STRATEGI_PENGANTAR)
    yield from wrap(teks.RISIKO_CATATAN)
    if dipilih is not None:
        yield from section(teks.TANTANGAN, _pick_and_best(tantangan, tantangan.look(dipilih)))
    lines = numbered(teks.TITIK_BARIS.format(kode=t.kode, nama=t.nama, hilang=figure(t.hilang)) for t in hasil.strategi)
    yield from section(teks.TITIK_RAWAN, lines or wrap(teks.TANPA_TITIK_RAWAN))


def _pick_and_best(tantangan: Tantangan, keadaan: KeadaanTantangan) -> Iterator[str]:
    if keadaan.kendali:
        picked = names([t.kendali for t in keadaan.tawaran if t.dipasang])
        said = teks.PILIHAN_KENDALI.format(kendali=picked, biaya=keadaan.biaya, risiko=share(keadaan.risiko))
        yield from wrap(said)
    else:
        yield from wrap(teks.TANPA_KENDALI.format(risiko=share(keadaan.risiko)))
    best = tantangan.look(sum(1 << i for i in tantangan.terbaik.kendali))
    if best.kendali:
        chosen = names([t.kendali for t in best.tawaran if t.dipasang])
        said = teks.KENDALI_TERBAIK.format(
            anggaran=best.anggaran, kendali=chosen, biaya=best.biaya, risiko=share(best.risiko)
        )
        yield from wrap(said)
    else:
        yield from wrap(teks.TERBAIK_KOSONG.format(anggaran=best.anggaran))
    yield from challenge_result(keadaan)


def weak_point(strategi: Sequence[TitikStrategi], nomor: int) -> Iterator[str]:
    """Tell weak point `nomor` (from 0): what it cost, how it works, its red flags, its controls.

    A control that an earlier weak point has told in full is only named: what is heard cannot be skipped.
    """
    titik = strategi[nomor]
    told = {k.kendali.id: n for n in range(nomor, 0, -1) for k in strategi[n - 1].kendali}
    yield from wrap(f"{titik.kode}, {titik.nama}")
    yield from wrap(f"{teks.KEHILANGAN_ANDA}: {figure(titik.hilang)}")
    if titik.modus:
        yield from section(teks.MODUS, wrap(titik.modus))
    flags = [
        line for judul, tanda in titik.tanda_bahaya for line in item(teks.TANDA_BARIS.format(tanda=tanda, judul=judul))
    ]
    yield from section(teks.TANDA_BAHAYA, flags or wrap(teks.TANDA_KOSONG))
    for k in titik.kendali:
        yield ""
        if k.kendali.id in told:
            yield from wrap(f"{_control_title(k.kendali)}. {teks.SUDAH_DIBACAKAN.format(nomor=told[k.kendali.id])}")
        else:
            yield from explain(k.kendali)
            yield from _citations(k.dasar)
        if k.risiko_dengan is None:
            yield from wrap(teks.RISIKO_TAK_TERHITUNG)
        else:
            yield from wrap(teks.RISIKO_DENGAN.format(tanpa=share(k.risiko_tanpa), dengan=share(k.risiko_dengan)))
        if k.kendali.jenis == "imbauan":
            yield from wrap(teks.IMBAUAN_CATATAN)


# --- Tinjauan -------------------------------------------------------------------------------------


def review(hasil: HasilLari) -> Iterator[str]:
    """Go through the run: the strongest decision first, then each move in a line, then the sum of the losses."""
    if hasil.terkuat is not None:
        best = hasil.langkah[hasil.terkuat]
        said = teks.TERKUAT_BARIS.format(nomor=best.nomor, adegan=best.adegan.judul, teks=sentence(best.pilihan.teks))
        yield from wrap(said)
    lines = (
        f"{step.adegan.judul}: {sentence(step.pilihan.teks)} {_loss(step)}.{_red_line(step)}" for step in hasil.langkah
    )
    yield from section(teks.LANGKAH_DAFTAR, numbered(lines))
    total = teks.JUMLAH_HILANG.format(
        integritas=figure(sum((s.hilang_integritas for s in hasil.langkah), Decimal(0))),
        kepatuhan=figure(sum((s.hilang_kepatuhan for s in hasil.langkah), Decimal(0))),
    )
    yield ""
    yield from wrap(total)


def _loss(step: LangkahHasil) -> str:
    """Say in one clause what a move cost."""
    parts: list[str] = [] if step.dinilai else [_capital(teks.TANPA_NILAI)]
    if step.hilang_integritas or step.hilang_kepatuhan:
        lost = teks.HILANG.format(integritas=figure(step.hilang_integritas), kepatuhan=figure(step.hilang_kepatuhan))
        parts.append(f"{lost} ({step.kata})" if step.kata else lost)
    else:
        parts.append(_capital(teks.UTUH))
    return ". ".join(parts)


def _red_line(step: LangkahHasil) -> str:
    return f" {_capital(teks.GARIS_MERAH)}." if step.pilihan.garis_merah else ""


def _capital(teks_: str) -> str:
    return teks_[:1].upper() + teks_[1:]


def _rating(pilihan: Pilihan) -> str:
    skor = pilihan.skor
    return "" if skor is None else teks.RATING.format(integritas=skor.integritas, kepatuhan=skor.kepatuhan)


def step_in_full(step: LangkahHasil, tangan: Mapping[str, int] | None) -> Iterator[str]:
    """Read one move in full: choice, ratings, loss, feedback, citations, the other options and where they lead.

    `tangan` is the tally of hands by choice id, None where none was taken.
    """
    yield from wrap(f"{teks.PILIHAN_ANDA}: {step.pilihan.teks}")
    if step.dinilai:
        yield from wrap(teks.PENILAIAN.format(rating=_rating(step.pilihan)))
    yield from wrap(f"{_loss(step)}.")
    if step.pilihan.garis_merah:
        yield from wrap(teks.GARIS_MERAH_ARTI)
    if tangan:
        yield from wrap(teks.SUARA_KELOMPOK)
        for pilihan in step.adegan.pilihan:
            if pilihan.id in tangan:
                yield from item(teks.SUARA_BARIS.format(teks=pilihan.teks, tangan=tangan[pilihan.id]))
    if step.pilihan.umpan_balik is not None:
        yield from wrap(f"{teks.UMPAN_BALIK}: {step.pilihan.umpan_balik}")
    yield from _citations(step.sitasi)
    if step.pilihan.nilai:
        yield from wrap(f"{teks.NILAI_DASAR}: {', '.join(teks.NILAI[n] for n in step.pilihan.nilai)}")
    if step.lain:
        yield from wrap(teks.PILIHAN_LAIN)
    for other in step.lain:
        facts = [teks.MENUJU.format(adegan=other.ke_judul), _rating(other.pilihan)]
        facts.append(teks.GARIS_MERAH if other.pilihan.garis_merah else "")
        yield from item(f"{other.pilihan.teks} ({'; '.join(f for f in facts if f)})")


def _citations(sitasi: Sequence[SitasiLengkap]) -> Iterator[str]:
    for s in sitasi:
        said = f": {s.isi}" if s.isi else ""
        yield from wrap(f"{teks.DASAR}: {s.singkat}{said} ({s.status})")


# --- Hasil ----------------------------------------------------------------------------------------


def result(hasil: HasilLari, rentang: tuple[Rentang, Rentang], *, latihan: bool) -> Iterator[str]:
    """Show the figures, with the sentence that says what they are not.

    `rentang` are the least and largest value of each dimension among the runs that end where this one did.
    """
    rows = (
        (teks.INTEGRITAS, hasil.integritas, hasil.pita_integritas, rentang[0]),
        (teks.KEPATUHAN, hasil.kepatuhan, hasil.pita_kepatuhan, rentang[1]),
    )
    if latihan:
        yield from wrap(teks.HASIL_LATIHAN)
    for dimensi, nilai, pita, (least, most) in rows:
        said = teks.HASIL_BARIS.format(dimensi=dimensi, nilai=figure(nilai), pita=pita)
        lo, hi = figure(round_half_up(least)), figure(round_half_up(most))
        yield from wrap(f"{said} {teks.RENTANG_TUNGGAL if lo == hi else teks.RENTANG.format(lo=lo, hi=hi)}")
    i, k = hasil.bobot
    yield from wrap(teks.GABUNGAN_BARIS.format(nilai=figure(hasil.gabungan), i=i, k=k))
    yield from wrap(f"{teks.KUADRAN}: {hasil.kuadran}")
    red = teks.GARIS_MERAH_N.format(n=hasil.garis_merah) if hasil.garis_merah else teks.GARIS_MERAH_NOL
    yield from wrap(red)
    if hasil.berat:
        yield from wrap(teks.BERAT)
    for said in hasil.batas:
        yield from wrap(said)
    yield ""
    yield from wrap(teks.ATURAN[2])
    yield from wrap(hasil.keterangan)


# --- Komitmen -------------------------------------------------------------------------------------


def commitment(kendali: Sequence[Kendali], tersimpan: Komitmen | None) -> Iterator[str]:
    """Open the commitment: what is kept already, then the controls to choose from."""
    yield from wrap(teks.BAWA_PULANG_ISI)
    if tersimpan is not None:
        yield from section(teks.KOMITMEN_KINI, promised(kendali, tersimpan))
    lines = (teks.BAWA_PULANG_BARIS.format(judul=k.judul, jenis=teks.JENIS_KENDALI[k.jenis].lower()) for k in kendali)
    yield from section(teks.KENDALI_DAFTAR, numbered(lines))


def promised(kendali: Sequence[Kendali], komitmen: Komitmen) -> Iterator[str]:
    """Read a commitment."""
    judul = next((k.judul for k in kendali if k.id == komitmen.kendali), komitmen.kendali)
    yield from wrap(teks.KOMITMEN_KENDALI.format(isi=judul))
    for heading, isi in ((teks.APA, komitmen.apa), (teks.SIAPA, komitmen.siapa), (teks.KAPAN, komitmen.kapan)):
        yield from wrap(f"{heading}: {isi}")
