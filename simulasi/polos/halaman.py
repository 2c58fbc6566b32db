"""The pages of plain text: each gives lines, prints nothing. Headings are words, state comes before choice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simulasi.angka import figure, percent
from simulasi.hasil_lari import HasilLari, LangkahHasil, SitasiLengkap, TitikStrategi
from simulasi.kelas import Entri, StatusSkenario
from simulasi.perjalanan import Perjalanan
from simulasi.permainan.tampilan import CARA_HITUNG
from simulasi.polos.markah import plain, wrap
from simulasi.skenario.model import Berkas, Skenario

_STATUS = {"belum": "belum dimainkan", "berjalan": "sedang berjalan", "selesai": "selesai"}


def library(entries: Sequence[tuple[Entri, StatusSkenario]]) -> Iterator[str]:
    """List the scenarios, numbered from 1, grouped by field."""
    field = ""
    for number, (entri, status) in enumerate(entries, start=1):
        if entri.bidang != field:
            field = entri.bidang
            yield ""
            yield f"Bidang {field}"
        if entri.bermasalah:
            yield from wrap(f"{number}. {entri.judul} (bermasalah; pilih untuk melihat temuannya)")
        else:
            facts = f"tingkat {entri.tingkat}, {entri.durasi} menit, {_STATUS[status]}"
            yield from wrap(f"{number}. {entri.judul} ({facts})")


def briefing(skenario: Skenario) -> Iterator[str]:
    """Introduce a scenario: role, setting, objectives, rules of the game."""
    yield from wrap(f"SKENARIO: {skenario.judul}")
    yield from wrap(f"Peran Anda: {skenario.peran}")
    yield ""
    yield from plain(skenario.ringkasan)
    yield ""
    yield "Tujuan belajar"
    for tujuan in skenario.tujuan:
        yield from _item(tujuan)
    yield ""
    yield "Aturan main"
    yield from _item("Setiap keputusan tercatat dan tidak dapat ditarik kembali.")
    yield from _item("Skor baru tampil sesudah cerita berakhir.")
    yield from _item(CARA_HITUNG)
    yield from _item("Bermainlah seperti Anda akan bertindak di kantor, bukan seperti yang ingin dibaca orang.")


def scene(run: Perjalanan) -> Iterator[str]:
    """Tell a scene: title, narrative, what was added, exhibits on view."""
    yield from wrap(f"ADEGAN: {run.adegan.judul}")
    yield ""
    yield from plain(run.adegan.narasi)
    for teks in run.sisipan:
        yield ""
        yield from plain(teks)
    if run.berkas:
        yield ""
        yield "Berkas yang dapat dibuka"
        for nomor, berkas in run.berkas:
            yield from wrap(f"b{nomor + 1}. {berkas.judul}")


def choices(run: Perjalanan) -> Iterator[str]:
    """List the choices on offer, numbered from 1."""
    yield "Pilihan"
    for number, pilihan in enumerate(run.tersedia, start=1):
        for i, line in enumerate(wrap(pilihan.teks, "   ")):
            yield f"{number}. {line.strip()}" if i == 0 else line


def exhibit(berkas: Berkas) -> Iterator[str]:
    """Show an exhibit; its red flags stay hidden until the review."""
    yield from wrap(f"BERKAS: {berkas.judul}")
    yield ""
    yield from plain(berkas.isi)


def ending(hasil: HasilLari, sisipan: Sequence[str]) -> Iterator[str]:
    """Tell the ending, its level in words, the gap that made it possible, what led to it."""
    yield from wrap(f"AKHIR CERITA: {hasil.adegan_akhir.judul}")
    yield f"Tingkat akhir: {hasil.tingkat}"
    yield ""
    yield from plain(hasil.adegan_akhir.narasi)
    for teks in sisipan:
        yield ""
        yield from plain(teks)
    if hasil.akhir.celah is not None:
        yield ""
        yield from wrap(f"Celah dalam sistem: {hasil.akhir.celah}")
    if hasil.penyebab:
        yield ""
        yield "Apa yang menuntun ke sini"
        for sentence in hasil.penyebab:
            yield from _item(sentence)


def strategy(titik: Sequence[TitikStrategi]) -> Iterator[str]:
    """Show the whole mitigation strategy, weak points with the largest loss first."""
    yield "STRATEGI MITIGASI"
    for t in titik:
        yield ""
        yield from wrap(f"Titik rawan {t.kode}, {t.nama}. Hilang di lari ini: {figure(t.hilang)} poin.")
        if t.modus:
            yield from wrap(f"Cara kerjanya: {t.modus}")
        if t.tanda_bahaya:
            yield "Tanda bahaya yang ada di berkas"
            for judul, tanda in t.tanda_bahaya:
                yield from _item(f"{tanda} (berkas {judul})")
        for k in t.kendali:
            yield ""
            yield from wrap(f"Kendali: {k.kendali.judul} ({k.kendali.jenis})")
            for line in plain(k.kendali.strategi):
                yield f"  {line}"
            yield from wrap(f"Pelaksana: {k.kendali.pelaksana}. Indikator: {k.kendali.indikator}.", "  ")
            after = "menutup semua jalan" if k.risiko_dengan is None else percent(k.risiko_dengan)
            yield from wrap(f"Risiko kerugian publik: {percent(k.risiko_tanpa)} menjadi {after}.", "  ")
            yield from _citations(k.dasar)


def review(hasil: HasilLari) -> Iterator[str]:
    """Go through the run: the strongest decision first, then each move in order."""
    yield "TINJAUAN"
    if hasil.terkuat is not None:
        best = hasil.langkah[hasil.terkuat]
        yield from wrap(f'Keputusan terkuat Anda, di "{best.adegan.judul}": {best.pilihan.teks}')
    for step in hasil.langkah:
        yield ""
        yield from _review_step(step)


def _review_step(step: LangkahHasil) -> Iterator[str]:
    yield from wrap(f"Langkah {step.nomor}, {step.adegan.judul}")
    yield from wrap(f"Anda memilih: {step.pilihan.teks}", "  ")
    if step.dinilai:
        yield f"  Skor: integritas {step.integritas} dari 4, kepatuhan {step.kepatuhan} dari 4"
    else:
        yield "  Langkah tanpa skor"
    word = f" ({step.kata})" if step.kata else ""
    yield f"  Hilang: integritas {figure(step.hilang_integritas)}, kepatuhan {figure(step.hilang_kepatuhan)}{word}"
    if step.pilihan.garis_merah:
        yield "  Garis merah: tidak dapat ditebus oleh keputusan lain"
    if step.pilihan.umpan_balik is not None:
        yield from wrap(f"Mengapa: {step.pilihan.umpan_balik}", "  ")
    if step.pilihan.nilai:
        yield from wrap(f"Nilai: {', '.join(step.pilihan.nilai)}", "  ")
    yield from _citations(step.sitasi)
    for other in step.lain:
        yield from wrap(f'Pilihan lain: {other.pilihan.teks} (menuju "{other.ke_judul}")', "  ")


def result(hasil: HasilLari) -> Iterator[str]:
    """Show the figures, with the sentence that says what they are not."""
    yield "HASIL"
    yield f"Integritas {figure(hasil.integritas)} dari 100, {hasil.pita_integritas}"
    yield f"Kepatuhan {figure(hasil.kepatuhan)} dari 100, {hasil.pita_kepatuhan}"
    yield f"Gabungan {figure(hasil.gabungan)} (bobot integritas {hasil.bobot[0]}, kepatuhan {hasil.bobot[1]})"
    yield f"Kuadran: {hasil.kuadran}"
    yield f"Garis merah: {hasil.garis_merah}"
    yield ""
    yield from wrap(CARA_HITUNG)
    yield from wrap(hasil.keterangan)


def _item(teks: str) -> Iterator[str]:
    for i, line in enumerate(wrap(teks, "  ")):
        yield f"- {line.strip()}" if i == 0 else line


def _citations(sitasi: Sequence[SitasiLengkap]) -> Iterator[str]:
    for s in sitasi:
        said = f": {s.isi}" if s.isi else ""
        yield from wrap(f"Dasar: {s.singkat}{said} ({s.status})", "  ")
