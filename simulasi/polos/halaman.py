"""The pages up to the end of the story: each gives lines, prints nothing. State comes before choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from simulasi.catatan import Peserta
from simulasi.lari.kelas import Entri, StatusSkenario
from simulasi.lari.perjalanan import Perjalanan
from simulasi.polos import teks
from simulasi.polos.markah import item, numbered, plain, section, wrap
from simulasi.skenario.model import Berkas, Skenario
from simulasi.skenario.sebut import shorten
from simulasi.skenario.temuan import Temuan


def person(peserta: Peserta) -> str:
    """Name a participant: call sign and group."""
    if peserta.kelompok is None:
        return peserta.sandi
    return teks.NAMA_PESERTA.format(sandi=peserta.sandi, kelompok=peserta.kelompok)


def playing_as(peserta: Peserta, orang: int | None) -> Iterator[str]:
    """Say who plays; `orang` people together, None where each plays alone."""
    if orang is None:
        yield from wrap(teks.SEBAGAI.format(peserta=person(peserta)))
    else:
        yield from wrap(teks.SEBAGAI_KELOMPOK.format(peserta=person(peserta), n=orang))


def library(entries: Sequence[tuple[Entri, StatusSkenario]], *, grouped: bool) -> Iterator[str]:
    """List the scenarios, numbered from 1; `grouped` by field, or in the order that a session gave them."""
    done = sum(status == "selesai" for _, status in entries)
    yield from wrap(teks.KEMAJUAN.format(n=done, semua=len(entries)))
    field = ""
    if not grouped:
        yield ""
    for number, (entri, status) in enumerate(entries, start=1):
        if grouped and entri.bidang != field:
            field = entri.bidang
            yield ""
            yield from wrap(teks.BIDANG_JUDUL.format(bidang=teks.BIDANG.get(field, field).lower()))
        yield from library_line(number, entri, status)


def library_line(number: int, entri: Entri, status: StatusSkenario) -> Iterator[str]:
    """Give one scenario of the library."""
    if entri.bermasalah:
        yield from item(teks.SKENARIO_RUSAK.format(judul=entri.judul), f"{number}.")
        return
    yield from item(
        teks.SKENARIO_BARIS.format(
            judul=entri.judul,
            tingkat=entri.tingkat,
            durasi=entri.durasi,
            status=teks.PENJELASAN_STATUS[status],
        ),
        f"{number}.",
    )


def findings(temuan: Sequence[Temuan]) -> Iterator[str]:
    """Read the findings of a scenario that cannot be played: place, what is wrong, what to do, the line itself."""
    yield from wrap(teks.TEMUAN_PENGANTAR)
    for number, t in enumerate(temuan, start=1):
        yield ""
        yield from wrap(
            teks.TEMUAN_TEMPAT.format(
                nomor=number,
                semua=len(temuan),
                tingkat=t.tingkat,
                kode=t.kode,
                berkas=t.berkas,
                baris=t.baris,
                kolom=t.kolom,
            )
        )
        for line in (*t.pesan.splitlines(), *t.saran.splitlines()):
            yield from wrap(line)
        if t.kutipan.strip():
            yield from wrap(teks.TEMUAN_KUTIPAN.format(kutipan=shorten(t.kutipan, 160)))


def briefing(skenario: Skenario) -> Iterator[str]:
    """Introduce a scenario: role, setting, objectives, rules of the game."""
    yield from wrap(f"{teks.PERAN}: {skenario.peran}")
    yield from section(teks.LATAR, plain(skenario.ringkasan))
    yield from section(teks.TUJUAN, [line for tujuan in skenario.tujuan for line in item(tujuan)])
    yield from section(teks.ATURAN_JUDUL, [line for aturan in teks.ATURAN for line in item(aturan)])


def opening(skenario: Skenario, belum_selesai: Perjalanan | None, selesai: bool) -> Iterator[str]:
    """Introduce a scenario, then say what can be taken up: an unfinished run, the discussion of a finished one."""
    yield from briefing(skenario)
    yield ""
    if belum_selesai is not None:
        yield from wrap(teks.BELUM_SELESAI.format(n=len(belum_selesai.pilihan)))
        if belum_selesai.latihan:
            yield from wrap(teks.LATIHAN_BELUM_SELESAI)
        yield from numbered((teks.LANJUTKAN, teks.MULAI_BARU))
    if selesai:
        yield from wrap(teks.SUDAH_SELESAI)
    if belum_selesai is None:
        yield from wrap(f"{teks.KOMITMEN_JUDUL}: {teks.KOMITMEN}")


def scene(run: Perjalanan) -> Iterator[str]:
    """Tell a scene: narrative, what was added, exhibits on view, choices."""
    yield ""
    yield from plain(run.adegan.narasi)
    for sisipan in run.sisipan:
        yield ""
        yield from plain(sisipan)
    yield from section(
        teks.BERKAS_DAFTAR, [line for nomor, berkas in run.berkas for line in item(berkas.judul, f"b{nomor + 1}.")]
    )
    yield from section(teks.PILIHAN, numbered(pilihan.teks for pilihan in run.tersedia))


def exhibit(berkas: Berkas) -> Iterator[str]:
    """Show an exhibit; its red flags stay hidden until the review."""
    yield ""
    yield from plain(berkas.isi)


def tally(tangan: Mapping[int, int], orang: int) -> Iterator[str]:
    """Say a tally of hands: by number of the choice (from 1), and how many of `orang` people raised none."""
    rows = "; ".join(teks.HITUNG_BARIS.format(n=n, tangan=hands) for n, hands in tangan.items())
    said = teks.HITUNG_HASIL.format(baris=rows)
    left = orang - sum(tangan.values())
    yield from wrap(f"{said} {teks.HITUNG_SISA.format(n=left)}" if left else said)
