"""Rules of law: citations on the scenario's date and today (S501–S506), and the catalogues themselves (S601)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from simulasi.skenario.acuan import Regulasi, split_citation, standing
from simulasi.skenario.model import Skenario
from simulasi.skenario.naskah import Jalan, Naskah
from simulasi.skenario.sebut import Kenalan, nearest
from simulasi.skenario.temuan import Temuan

_KATA: Final = re.compile(r"[a-z]+|[0-9]+")
_PASAL: Final = re.compile(r"\bpasal\b", re.IGNORECASE)
_KATA_SURAT: Final = ("nomor", "no", "tahun", "th")


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
    judged: dict[str, tuple[str, str, str] | None] = {}
    slugs = Kenalan(regulasi)
    for jalan, sitasi in citations(skenario):
        if sitasi not in judged:
            judged[sitasi] = _judge(regulasi, slugs, sitasi, skenario.diperiksa, tanggal)
        found = judged[sitasi]
        if found is not None:
            yield naskah.finding(found[0], jalan, found[1], found[2])
    yield from _check_age(naskah, skenario, tanggal)


def _judge(
    regulasi: Mapping[str, Regulasi], slugs: Kenalan, sitasi: str, diperiksa: date, tanggal: date
) -> tuple[str, str, str] | None:
    """Give code, message and hint for a citation, None where there is nothing to say."""
    slug, locator = split_citation(sitasi)
    if slug not in regulasi:
        return (
            "S501",
            f'Regulasi "{slug}" tidak ada di katalog.',
            _as_cited(sitasi, regulasi)
            or slugs.nearest(slug)
            or "Tambahkan di skenario/acuan/regulasi.yaml, atau perbaiki namanya.",
        )
    name = f"{regulasi[slug].singkat} {locator}".strip()
    then = standing(regulasi, sitasi, diperiksa)
    if then.status == "tidak-berlaku":
        if then.belum:
            return (
                "S502",
                f"{name} belum berlaku pada tanggal `diperiksa` ({diperiksa.isoformat()}).",
                "Ganti sitasinya dengan ketentuan yang berlaku pada tanggal itu.",
            )
        return (
            "S502",
            f"{name} tidak berlaku lagi pada tanggal `diperiksa` ({diperiksa.isoformat()}).",
            f"Penggantinya: {then.pengganti}" if then.pengganti else "Cari ketentuan penggantinya.",
        )
    if then.status == "tidak-terdaftar":
        return (
            "S503",
            f'Katalog tidak mencatat "{locator}" pada {regulasi[slug].singkat} dengan penulisan ini.',
            nearest(locator, regulasi[slug].pasal) or "Tambahkan di skenario/acuan/regulasi.yaml.",
        )
    if then.status == "tidak-jelas":
        return (
            "S503",
            f"Katalog tidak tahu sejak kapan {regulasi[slug].singkat} berlaku.",
            "Isi `berlaku` di skenario/acuan/regulasi.yaml sesudah memeriksanya.",
        )
    now = standing(regulasi, sitasi, tanggal)
    if now.status == "tidak-berlaku":
        return (
            "S506",
            f"{name} berlaku pada tanggal `diperiksa`, tetapi tidak lagi pada {tanggal.isoformat()}.",
            (f"Penggantinya: {now.pengganti}. " if now.pengganti else "") + "Perbarui sitasi dan `diperiksa`.",
        )
    return None


def _as_cited(sitasi: str, regulasi: Mapping[str, Regulasi]) -> str:
    """Give the sentence that offers a citation for one written as in a letter, `Perpres No. 16/2018 pasal 7`, or ""."""
    name, pasal, rest = _PASAL.search(sitasi), "", ""
    if name is not None:
        sitasi, rest = sitasi[: name.start()], sitasi[name.end() :]
        pasal = f" Pasal{rest}"
    slug = "-".join(word for word in _KATA.findall(sitasi.lower()) if word not in _KATA_SURAT)
    return f"Mungkin maksud Anda: {slug}{pasal}" if slug in regulasi else ""


def _check_age(naskah: Naskah, skenario: Skenario, tanggal: date) -> Iterator[Temuan]:
    checked = skenario.diperiksa
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
