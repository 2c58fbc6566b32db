"""A first scenario to start from: sound, playable, with notes for beginners and the facts of one weak point."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.resources import files
from typing import Final

from simulasi.dasar.aksara import TERLARANG
from simulasi.dasar.cangkang import quote
from simulasi.dasar.galat import Galat
from simulasi.skenario.acuan import Acuan, TitikRawan, standing
from simulasi.skenario.pustaka import BIDANG
from simulasi.skenario.sebut import nearest, shorten

_LEBAR: Final = 100
_JUDUL_MAKS: Final = 80
_ID: Final = re.compile(r"[a-z0-9-]{3,64}")
_BARIS_ISI: Final = re.compile(r"^(?P<indent> *)(?P<butir>- )?(?P<awal>.*?)@(?P<nama>\w+)@$")
_ISI: Final = re.compile(r"@(\w+)@")

Isi = str | Sequence[str]

_LATAR: Final[dict[str, dict[str, str]]] = {
    "pengadaan": {
        "peran": "Pejabat Pembuat Komitmen (PPK) pada sebuah dinas di Kabupaten Tanawelo",
        "pembuka": "Senin pagi. Di atas meja Anda ada berkas paket yang harus selesai sebelum tengah hari.",
        "nama_berkas": "Berkas paket yang diminta selesai hari ini",
        "titipan": "Sore itu kurir seorang calon penyedia menitipkan sebuah map di meja penerima tamu. Isinya amplop "
        "tebal dan kartu ucapan tanpa nama.",
    },
    "penganggaran": {
        "peran": "Kepala subbagian perencanaan dan keuangan pada sebuah dinas di Kabupaten Tanawelo",
        "pembuka": "Senin pagi. Di atas meja Anda ada berkas kegiatan yang harus selesai sebelum tengah hari.",
        "nama_berkas": "Berkas kegiatan yang diminta selesai hari ini",
        "titipan": "Sore itu utusan seorang pengusul kegiatan menitipkan sebuah map di meja penerima tamu. Isinya "
        "amplop tebal dan kartu ucapan tanpa nama.",
    },
    "perizinan": {
        "peran": "Petugas verifikasi pada dinas perizinan di Kabupaten Tanawelo",
        "pembuka": "Senin pagi. Di atas meja Anda ada berkas permohonan yang harus selesai sebelum tengah hari.",
        "nama_berkas": "Berkas permohonan yang diminta selesai hari ini",
        "titipan": "Sore itu seorang perantara pemohon menitipkan sebuah map di meja penerima tamu. Isinya amplop "
        "tebal dan kartu ucapan tanpa nama.",
    },
}

_PERATURAN: Final = {"pengadaan": "perpres-16-2018", "penganggaran": "pp-12-2019", "perizinan": "uu-25-2009"}
"""Where the example of a citation is taken from, if the catalogue has it."""

_KENDALI: Final = {"pencegahan": "Pencegahan.", "deteksi": "Deteksi.", "koreksi": "Koreksi."}


class PermintaanKerangka(Galat):
    """An id, a field or a code from which no scaffold can be made."""


def check_id(id_skenario: str) -> None:
    """Refuse what is no id of a scenario, with the nearest that is one."""
    if _ID.fullmatch(id_skenario):
        return
    near = re.sub(r"[^a-z0-9]+", "-", id_skenario.lower()).strip("-")[:64].strip("-")
    hint = f" Mungkin maksud Anda: {near}" if _ID.fullmatch(near) else " Contohnya: lelang-jembatan"
    raise PermintaanKerangka(
        f'"{id_skenario}" tidak dapat menjadi id. Id terdiri atas 3–64 huruf kecil, angka, atau tanda hubung.{hint}'
    )


def choose_weak_point(acuan: Acuan, bidang: str, kode: str | None) -> str:
    """Give the code that a scaffold is about: the one asked for, else the field's first.

    Raises `PermintaanKerangka` for a field or a code that is not known, or a code of another field.
    """
    if bidang not in BIDANG:
        hint = nearest(bidang, BIDANG) or f"Yang ada: {', '.join(BIDANG)}."
        raise PermintaanKerangka(f'Bidang "{bidang}" tidak dikenal. {hint}')
    catalogue = acuan.titik_rawan
    if not catalogue:
        raise PermintaanKerangka(
            "Katalog titik rawan belum dapat dibaca. Periksa dulu dengan `simulasi periksa`, lalu coba lagi."
        )
    own = [k for k, t in catalogue.items() if t.bidang == bidang]
    if kode is None:
        if not own:
            raise PermintaanKerangka(
                f"Katalog titik rawan belum memuat bidang {bidang}. Tambahkan di acuan/titik-rawan.yaml, "
                "lalu coba lagi."
            )
        return own[0]
    wanted = kode.strip().upper()
    if wanted in own:
        return wanted
    if wanted in catalogue:
        other = catalogue[wanted]
        raise PermintaanKerangka(
            f"Titik rawan {wanted} ({other.nama}) ada di bidang {other.bidang}, bukan {bidang}. "
            f"Tulis --bidang {other.bidang}, atau pilih kode lain."
        )
    hint = nearest(wanted, own) or nearest(wanted, catalogue) or ""
    raise PermintaanKerangka(
        f'Titik rawan "{kode}" tidak ada di katalog.{" " + hint if hint else ""}\n'
        f"Kode di bidang {bidang}:\n" + "\n".join(f"  {k}  {catalogue[k].nama}" for k in own)
    )


def make_scaffold(id_skenario: str, kode: str, acuan: Acuan, tanggal: date, *, skema: str, berkas: str) -> str:
    """Write a scaffold about a weak point of the catalogue.

    `tanggal` becomes `diperiksa`; `skema` is the path of the JSON Schema as seen from the file, `berkas` the name of
    the file in the commands that the notes show.
    """
    titik = (acuan.titik_rawan or {})[kode]
    nama = titik.nama[0].lower() + titik.nama[1:] if titik.nama[1:2].islower() else titik.nama
    values: dict[str, Isi] = {
        **_LATAR[titik.bidang],
        "skema": skema,
        "berkas": quote(berkas),
        "id": id_skenario,
        "bidang": titik.bidang,
        "kode": kode,
        "tanggal": tanggal.isoformat(),
        "judul": shorten(titik.nama, _JUDUL_MAKS),
        "ringkasan": f"Berkas di meja Anda harus selesai hari ini juga, dan semua orang menganggapnya biasa. Cerita "
        f"ini tentang {nama}.",
        "tujuan_1": f"Mengenali tanda bahaya {nama}",
        "modus": f"Beginilah kebiasaannya. {titik.modus}",
        "tanda_bahaya": titik.tanda_bahaya,
        "tekanan": titik.tekanan,
        "jalan_sah": titik.jalan_sah,
        "celah": f"Tidak ada yang memeriksa {nama} sebelum dananya keluar atau keputusannya terbit.",
        "sitasi": _some_citation(acuan, titik.bidang, tanggal),
        **{jenis: _control(titik, word) for jenis, word in _KENDALI.items()},
    }
    template = files("simulasi.skenario").joinpath("kerangka.yaml").read_text(encoding="utf-8")
    return fill(template, values)


def fill(template: str, values: Mapping[str, Isi]) -> str:
    """Fill `@name@` in a YAML text.

    A line of a block text that ends with a name takes a whole text, folded at its indentation; before a list item it
    takes a list, with an item for each text. Elsewhere a name stands for one word. Raises `KeyError` for a name
    without a value.
    """
    lines: list[str] = []
    for line in template.split("\n"):
        match = _BARIS_ISI.match(line)
        if match is None or line.lstrip().startswith("#") or ": " in match["awal"]:
            lines.append(_ISI.sub(lambda m: _word(values[m[1]]), line))
            continue
        value = values[match["nama"]]
        if isinstance(value, str):
            lines.extend(_fold(f"{match['awal']}{value}", match["indent"] + (match["butir"] or "")))
            continue
        if match["butir"]:  # a list inside a block text
            for item in value:
                lines.extend(_fold(item, match["indent"] + match["butir"]))
            continue
        opening = lines.pop()  # `- >-`, once for each item
        for item in value:
            lines.append(opening)
            lines.extend(_fold(item, match["indent"]))
    return "\n".join(line.rstrip() for line in lines)


def _word(value: Isi) -> str:
    """Give a value for the middle of a line: without line breaks and what acts on a terminal."""
    return TERLARANG.sub(" ", " ".join(value.split() if isinstance(value, str) else value))


def _fold(text: str, indent: str) -> list[str]:
    flat = " ".join(text.split())
    hanging = " " * len(indent)
    return textwrap.wrap(
        flat, _LEBAR, initial_indent=indent, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
    )


def _control(titik: TitikRawan, word: str) -> str:
    """Give what the catalogue says about controls of a kind, without the word that names the kind."""
    own = [k.removeprefix(word).strip() for k in titik.kendali if k.startswith(word)]
    return own[0] if own else "Tulis di sini apa yang dipasang dan bagaimana kerjanya."


def _some_citation(acuan: Acuan, bidang: str, tanggal: date) -> str:
    """Give a citation of the field that holds on a day, for showing its form."""
    known = acuan.regulasi or {}
    for slug in sorted(known, key=lambda slug: slug != _PERATURAN[bidang]):
        for locator in known[slug].pasal:
            if standing(known, f"{slug} {locator}", tanggal).status == "berlaku":
                return f"{slug} {locator}"
    return "nama-peraturan Pasal 1"
