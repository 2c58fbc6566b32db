"""The debrief as plain text: the same pages, one after the other, at most 80 columns; it reads well aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Final

from simulasi.dasar.aksara import visible
from simulasi.dasar.angka import figure, percent
from simulasi.dasar.tanggal import long_date
from simulasi.debrief import kata
from simulasi.debrief.halaman import (
    CabangKelas,
    Debrief,
    Halaman,
    HalamanAkhir,
    HalamanAturan,
    HalamanCabang,
    HalamanKendali,
    HalamanKomitmen,
    HalamanKuadran,
    HalamanPeringkat,
    HalamanPeta,
    HalamanRawan,
    HalamanSekat,
    HalamanTitikBalik,
)
from simulasi.debrief.porsi import came_words, reach_words, share_words
from simulasi.polos.markah import wrap


def tell(debrief: Debrief) -> Iterator[str]:
    """Give the lines of all pages."""
    for i, page in enumerate(debrief.halaman):
        if i:
            yield ""
            yield ""
        yield from _wrap(f"HALAMAN {i + 1} DARI {len(debrief.halaman)}: {page.judul}")
        if page.skenario and page.skenario != page.judul:
            yield from _wrap(page.skenario)
        yield ""
        if page.kosong:
            yield from _wrap(page.kosong)
            yield ""
        if not page.kosong or isinstance(page, HalamanAturan):
            yield from _PAGES.get(type(page), _nothing)(page)
        for note in page.catatan:
            yield from _wrap(note)
    yield ""
    if debrief.waktu is not None:
        yield f"Data sampai {long_date(debrief.waktu.date())}."
    yield from _wrap(debrief.keterangan)


def _wrap(teks: str, indent: str = "") -> list[str]:
    return wrap(visible(teks), indent)


def _item(teks: str, mark: str = "-", indent: str = "") -> Iterator[str]:
    rest = indent + " " * (len(mark) + 1)
    for i, line in enumerate(_wrap(teks, rest)):
        yield f"{indent}{mark} {line.strip()}" if i == 0 else line


def _points(x: Decimal | None) -> str:
    return "–" if x is None else figure(x)


def _nothing(page: Halaman) -> Iterator[str]:
    del page
    yield from ()


def _rules(page: HalamanAturan) -> Iterator[str]:
    yield from _wrap(page.sesi)
    for label, said in page.fakta:
        yield from _wrap(f"{label}: {said}")
    for title in page.cerita:
        yield from _wrap(f"Skenario: {title}")
    yield ""
    for rule in page.aturan:
        yield from _item(rule)
    yield ""


def _divider(page: HalamanSekat) -> Iterator[str]:
    yield f"Skenario {page.nomor} dari {page.dari}"
    yield from _wrap(page.ringkasan)
    yield from _wrap(f"Peran: {page.peran}")
    for label, said in page.fakta:
        yield from _wrap(f"{label}: {said}")
    yield ""


def _endings(page: HalamanAkhir) -> Iterator[str]:
    for row in page.baris:
        harm = ", publik dirugikan" if row.rugi else ""
        yield from _item(f"{row.tingkat}, {row.judul}{harm}: {share_words(row.porsi, page.satuan)}")
    yield from _rest(page)
    yield ""
    yield from _wrap(f"Publik dirugikan, ketahuan atau tidak: {share_words(page.rugi, page.satuan)}")
    yield ""


def _rest(page: HalamanAkhir | HalamanKuadran | CabangKelas, indent: str = "") -> Iterator[str]:
    if page.sisa is not None:
        yield f"{indent}({kata.SISA}: {percent(float(page.sisa))})"


def _map(page: HalamanPeta) -> Iterator[str]:
    for simpul in page.peta.simpul:
        level = f"akhir {simpul.tingkat}, " if simpul.tingkat else ""
        yield from _item(f"{simpul.adegan.judul} ({level}dilewati {reach_words(simpul)})", f"{simpul.nomor}.")
        goals = sorted({p.ke for p in page.peta.leaving(simpul.nomor) if p.arus != 0})
        if goals:
            yield from _wrap(f"lalu ke {', '.join(map(str, goals))}", "    ")
    yield ""


def _forks(page: HalamanCabang) -> Iterator[str]:
    for fork in page.cabang:
        yield from _fork(fork)
        yield ""


def _fork(fork: CabangKelas) -> Iterator[str]:
    yield from _item(f"{fork.judul}{' (dilema)' if fork.dilema else ''}; {came_words(fork)}", f"{fork.nomor}.")
    for p in fork.pilihan:
        facts = ["garis merah"] if p.garis_merah else []
        if p.hilang is not None:
            facts.append(f"rata-rata hilang {figure(p.hilang)}")
        if p.tangan is not None:
            facts.append(f"tangan {share_words(p.tangan)}")
        more = f" ({', '.join(facts)})" if facts else ""
        yield from _item(f"{share_words(p.porsi, fork.satuan)}: {p.teks}{more}", f"{p.nomor})", "   ")
    yield from _rest(fork, "      ")


def _turning(page: HalamanTitikBalik) -> Iterator[str]:
    yield "Mengapa dipilih"
    for why in page.alasan:
        yield from _item(why)
    yield ""
    yield from _fork(page.cabang)
    yield ""
    yield f"Rata-rata hilang di sini menurut model kelas: {_points(page.hilang)} poin."
    if page.tangan_n:
        yield f"Tangan yang terangkat: {page.tangan_n}."
    yield from _wrap(f"Untuk dibicarakan: {page.pertanyaan}")
    yield ""


def _quadrants(page: HalamanKuadran) -> Iterator[str]:
    for name, share in page.kuadran.items():
        yield from _item(f"{name}: {share_words(share, page.satuan)}")
    yield from _rest(page)
    yield f"Melewati garis merah: {share_words(page.garis_merah, page.satuan)}."
    yield ""


def _weak(page: HalamanRawan) -> Iterator[str]:
    yield "Menurut titik rawan"
    for row in page.titik:
        yield from _item(f"{row.nama}: {figure(row.hilang)} poin; {row.kendali} kendali menjawabnya")
    yield ""
    yield "Menurut cabang"
    for row in page.cabang:
        yield from _item(f"{row.nama}: {figure(row.hilang)} poin")
    yield ""


def _risk(x: float | None) -> str:
    return "–" if x is None else percent(x)


def _controls(page: HalamanKendali) -> Iterator[str]:
    yield f"Teramati, publik dirugikan: {share_words(page.teramati, page.satuan)}"
    if page.kelas is not None:
        yield f"Model kelas, tanpa kendali: {_risk(page.kelas)}"
    yield f"Permainan acak, tanpa kendali: {_risk(page.acak)}"
    yield ""
    yield "Risiko bila kendali itu saja dipasang"
    for row in page.baris:
        best = " [rangkaian terbaik]" if row.terbaik else ""
        yield from _item(f"{row.kendali.judul} (biaya {row.kendali.biaya}){best}")
        if row.buntu:
            yield "    tidak menyisakan jalan cerita"
            continue
        own = "" if page.kelas is None else f"model kelas {_risk(row.risiko_kelas)}, "
        picked = f"; dipilih {share_words(row.dipilih, page.satuan)}" if page.penjawab else ""
        yield from _wrap(f"{own}permainan acak {_risk(row.risiko_acak)}{picked}", "    ")
    yield ""
    by = "model kelas" if page.menurut_kelas else "permainan acak"
    yield from _wrap(
        f"Rangkaian terbaik dalam anggaran {page.anggaran} (biaya {page.biaya}) menurut {by}: "
        f"{'; '.join(page.terbaik) or 'tanpa kendali'}. Risiko menjadi {_risk(page.sesudah)}."
    )
    yield ""


def _commitments(page: HalamanKomitmen) -> Iterator[str]:
    for row in page.baris:
        yield from _item(f"{row.judul}: {row.n} {page.satuan}")
        for said in row.kata:
            yield from _item(said, "-", "  ")
    yield ""


def _ranking(page: HalamanPeringkat) -> Iterator[str]:
    yield f"Gabungan dengan bobot integritas {page.bobot[0]}, kepatuhan {page.bobot[1]}"
    for row in page.baris:
        group = f", {row.kelompok}" if row.kelompok else ""
        yield from _item(
            f"{row.sandi}{group}: gabungan {_points(row.gabungan)}, integritas {_points(row.integritas)}, "
            f"kepatuhan {_points(row.kepatuhan)}, kegagalan berat {row.berat_n}",
            f"{row.peringkat}.",
        )
    yield ""


_PAGES: Final[dict[type[Halaman], Callable[[Any], Iterator[str]]]] = {
    HalamanAturan: _rules,
    HalamanSekat: _divider,
    HalamanAkhir: _endings,
    HalamanPeta: _map,
    HalamanCabang: _forks,
    HalamanTitikBalik: _turning,
    HalamanKuadran: _quadrants,
    HalamanRawan: _weak,
    HalamanKendali: _controls,
    HalamanKomitmen: _commitments,
    HalamanPeringkat: _ranking,
}
