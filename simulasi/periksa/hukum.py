"""Rules of law: citations on the scenario's date and today (S501–S506), and the catalogues themselves (S601)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from simulasi.skenario.acuan import Regulasi, split_citation, standing
from simulasi.skenario.model import Skenario
from simulasi.skenario.naskah import Jalan, Naskah
from simulasi.skenario.sebut import Kenalan, nearest, shorten
from simulasi.skenario.temuan import Temuan

_KATA: Final = re.compile(r"[a-z]+|[0-9]+")
_PASAL: Final = re.compile(r"\bpasal\b", re.IGNORECASE)
_NOMOR: Final = re.compile(r"\bpasal\s+([0-9]+)([a-z]?)\b", re.IGNORECASE)
_DI_KATALOG: Final = "di skenario/acuan/regulasi.yaml pada pustaka Anda"
TETANGGA_MAKS: Final = 4
_KATA_SURAT: Final = ("nomor", "no", "tahun", "th")


class _Putusan(NamedTuple):
    """What is to be said about a citation: code, message, hint, and what to write where that is plain."""

    kode: str
    pesan: str
    saran: str
    ganti: tuple[str, str] | None = None


def citations(skenario: Skenario) -> Iterator[tuple[Jalan, str]]:
    """Yield every citation of a scenario with its place."""
    for name, adegan in skenario.adegan.items():
        for i, pilihan in enumerate(adegan.pilihan):
            for k, sitasi in enumerate(pilihan.dasar):
                yield ("adegan", name, "pilihan", i, "dasar", k), sitasi
        if adegan.akhir is not None:
            for k, sitasi in enumerate(adegan.akhir.dasar):
                yield ("adegan", name, "akhir", "dasar", k), sitasi
    for i, kendali in enumerate(skenario.mitigasi):
        for k, sitasi in enumerate(kendali.dasar):
            yield ("mitigasi", i, "dasar", k), sitasi


def check_citations(
    naskah: Naskah, skenario: Skenario, regulasi: Mapping[str, Regulasi], tanggal: date
) -> Iterator[Temuan]:
    """Check the citations on the scenario's `diperiksa` and on `tanggal`."""
    judged: dict[str, _Putusan | None] = {}
    slugs = Kenalan(regulasi)
    for jalan, sitasi in citations(skenario):
        if sitasi not in judged:
            judged[sitasi] = _judge(regulasi, slugs, sitasi, skenario.diperiksa, tanggal)
        found = judged[sitasi]
        if found is not None:
            kode, pesan, saran, ganti = found
            yield naskah.finding(kode, jalan, pesan, saran, ganti=ganti)
    yield from _check_age(naskah, skenario, regulasi, tanggal)


def _judge(
    regulasi: Mapping[str, Regulasi], slugs: Kenalan, sitasi: str, diperiksa: date, tanggal: date
) -> _Putusan | None:
    """Judge a citation, None where there is nothing to say."""
    slug, locator = split_citation(sitasi)
    if slug not in regulasi:
        meant = _as_cited(sitasi, regulasi)
        return _Putusan(
            "S501",
            f'Regulasi "{slug}" tidak ada di katalog.',
            (f"Mungkin maksud Anda: {meant}" if meant else slugs.nearest(slug))
            or f"Perbaiki namanya, atau tambahkan peraturan ini {_DI_KATALOG}. Yang bawaan tetap dikenal.",
            (sitasi, meant) if meant else None,
        )
    name = f"{regulasi[slug].singkat} {locator}".strip()
    then = standing(regulasi, sitasi, diperiksa)
    if then.status == "tidak-berlaku":
        if then.belum:
            return _Putusan(
                "S502",
                f"{name} belum berlaku pada tanggal `diperiksa` ({diperiksa.isoformat()}).",
                "Ganti sitasinya dengan ketentuan yang berlaku pada tanggal itu.",
            )
        return _Putusan(
            "S502",
            f"{name} tidak berlaku lagi pada tanggal `diperiksa` ({diperiksa.isoformat()}).",
            f"Penggantinya: {then.pengganti}" if then.pengganti else "Cari ketentuan penggantinya.",
        )
    if then.status == "tidak-terdaftar":
        return _judge_locator(slug, locator, regulasi[slug])
    if then.status == "tidak-jelas":
        return _Putusan(
            "S503",
            f"Katalog tidak tahu sejak kapan {regulasi[slug].singkat} berlaku.",
            f"Cari tanggalnya di naskah peraturan itu, lalu isi `berlaku` {_DI_KATALOG}.",
        )
    now = standing(regulasi, sitasi, tanggal)
    if now.status == "tidak-berlaku":
        return _Putusan(
            "S506",
            f"{name} berlaku pada tanggal `diperiksa`, tetapi tidak lagi pada {tanggal.isoformat()}.",
            (f"Penggantinya: {now.pengganti}. " if now.pengganti else "") + "Perbarui sitasi dan `diperiksa`.",
        )
    return None


def _judge_locator(slug: str, locator: str, entry: Regulasi) -> _Putusan:
    """Tell of a locator that the catalogue lacks.

    Offers the one meant where it is merely written otherwise, else its neighbours by number, with what they say.
    """
    pesan = f'Katalog tidak mencatat "{locator}" pada {entry.singkat} dengan penulisan ini.'
    same = [known for known in entry.pasal if _plain(known) == _plain(locator)]
    if len(same) == 1:
        saran = f"Tulis persis seperti di katalog: {slug} {same[0]}"
        return _Putusan("S503", pesan, saran, (f"{slug} {locator}", f"{slug} {same[0]}"))
    near = _neighbours(locator, entry)
    add = f"Bila letak ini memang benar, baca naskahnya, lalu tambahkan {_DI_KATALOG}."
    if not near:
        return _Putusan("S503", pesan, nearest(locator, entry.pasal) or add)
    rows = (f"  {known}: {shorten(entry.pasal[known].isi, 100)}" for known in near)
    return _Putusan("S503", pesan, "\n".join(("Yang tercatat di dekatnya:", *rows, add)))


def _plain(locator: str) -> str:
    return "".join(_KATA.findall(locator.lower()))


def _number(locator: str) -> tuple[int, str] | None:
    """Give the article's number and letter: `Pasal 12B ayat (1)` → (12, "b"); None where there is none."""
    match = _NOMOR.search(locator)
    return (int(match[1]), match[2].lower()) if match else None


def _neighbours(locator: str, entry: Regulasi) -> list[str]:
    """Give up to `TETANGGA_MAKS` listed places about the same article, else about the articles next to it by number."""
    wanted = _number(locator)
    if wanted is None:
        return []
    numbered = [(number, known) for known in entry.pasal if (number := _number(known)) is not None]
    same = [known for number, known in numbered if number == wanted]
    if same:
        return same[:TETANGGA_MAKS]
    close = [known for number, known in sorted(numbered) if abs(number[0] - wanted[0]) <= 1]
    if close:
        return close[:TETANGGA_MAKS]
    below = max((p for p in numbered if p[0] < wanted), default=None)
    above = min((p for p in numbered if p[0] > wanted), default=None)
    return [pair[1] for pair in (below, above) if pair is not None]


def _as_cited(sitasi: str, regulasi: Mapping[str, Regulasi]) -> str:
    """Give the citation meant by one written as in a letter, `Perpres No. 16/2018 pasal 7`, or ""."""
    name, pasal, rest = _PASAL.search(sitasi), "", ""
    if name is not None:
        sitasi, rest = sitasi[: name.start()], sitasi[name.end() :]
        pasal = f" Pasal{rest}"
    slug = "-".join(word for word in _KATA.findall(sitasi.lower()) if word not in _KATA_SURAT)
    return f"{slug}{pasal}" if slug in regulasi else ""


def _check_age(naskah: Naskah, skenario: Skenario, regulasi: Mapping[str, Regulasi], tanggal: date) -> Iterator[Temuan]:
    checked = skenario.diperiksa
    # a laptop's clock may stand years ago; the day on which the catalogue was checked lies behind us in any case
    today = max((tanggal, *(entry.diperiksa for entry in regulasi.values())))
    if checked > today:
        yield replace(
            naskah.finding(
                "S505",
                ("diperiksa",),
                f"Tanggal `diperiksa` ({checked.isoformat()}) belum tiba.",
                "Tulis hari ketika hukum dalam skenario ini terakhir benar-benar dibaca ulang.",
            ),
            berat=True,
        )
    months = (tanggal.year - checked.year) * 12 + tanggal.month - checked.month
    if months > 12 or (months == 12 and tanggal.day > checked.day):
        yield naskah.finding(
            "S505",
            ("diperiksa",),
            f"Hukum dalam skenario ini terakhir diperiksa {checked.isoformat()}, lebih dari 12 bulan lalu.",
            "Periksa kembali sitasinya, lalu perbarui `diperiksa`.",
        )


def check_catalogue(naskah: Naskah, own: Mapping[str, Regulasi], bawah: Mapping[str, Regulasi]) -> Iterator[Temuan]:
    """Check that a catalogue of regulations refers to entries that it or a layer below (`bawah`) has (S601)."""
    regulasi = {**bawah, **own}
    for slug, entry in own.items():
        for key in ("diubah_oleh", "dicabut_oleh"):
            names: tuple[str, ...] = getattr(entry, key)
            for i, name in enumerate(names):
                if name not in regulasi:
                    yield _missing(naskah, (slug, key, i), name, regulasi)
        if entry.status == "dicabut" and not entry.dicabut_oleh:
            yield naskah.finding(
                "S601",
                (slug, "status"),
                f'"{slug}" dicabut, tetapi katalog tidak menyebut oleh apa.',
                "Tambahkan `dicabut_oleh: [slug]`.",
            )
        for locator, pasal in entry.pasal.items():
            if pasal.pengganti is not None and split_citation(pasal.pengganti)[0] not in regulasi:
                yield _missing(
                    naskah, (slug, "pasal", locator, "pengganti"), split_citation(pasal.pengganti)[0], regulasi
                )


def _missing(naskah: Naskah, jalan: Jalan, slug: str, known: Mapping[str, Regulasi]) -> Temuan:
    return naskah.finding(
        "S601",
        jalan,
        f'Katalog merujuk "{slug}", yang tidak ada di katalog mana pun.',
        nearest(slug, known) or f"Tambahkan entri `{slug}:`.",
    )
