"""What the models refuse, in an author's words: findings S103–S105 from pydantic's errors.

Errors are told apart by their type, never by matching English text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from simulasi.skenario.aneh import tell_odd
from simulasi.skenario.naskah import Data, Jalan, Naskah
from simulasi.skenario.pustaka import BIDANG
from simulasi.skenario.sebut import Kenalan, repair_word, shorten, where
from simulasi.skenario.skema_kata import KATA
from simulasi.skenario.temuan import Temuan

_PENDEK: Final = re.compile(r'[^"\\\n]{1,60}')
_POLOS: Final = re.compile(r"[\w.-]+")
_BULAT: Final = re.compile(r"-?[0-9]{1,9}")
_KATA: Final = re.compile(r"'([^']+)'")

BENTUK: Final = {
    r"^[a-z0-9-]{3,64}$": "3–64 huruf kecil, angka, atau tanda hubung",
    r"^[a-z0-9-]{1,64}$": "1–64 huruf kecil, angka, atau tanda hubung",
    r"^[a-z0-9-]{1,24}$": "1–24 huruf kecil, angka, atau tanda hubung",
    r"^[a-z0-9_]{1,32}$": "1–32 huruf kecil, angka, atau garis bawah",
    r"^[a-z0-9-]{1,64}\.[a-z0-9-]{1,24}$": "`adegan.pilihan`, misalnya `meja.tanda`",
    r"^[A-Z]{3}-[0-9]{2}$": "tiga huruf besar, tanda hubung, dua angka, misalnya `PBJ-01`",
    r"^-?[0-9]+$": "bilangan bulat, misalnya `2`",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "tanggal TTTT-BB-HH, misalnya `2026-11-24`",
}
"""How each pattern of the models is put into words."""

_BERKUNCI: Final = {
    "skor": "{integritas: 2, kepatuhan: 3}",
    "jika": "{catatan: ya}",
    "atur": "{catatan: ya}",
    "tambah": "{utang: 1}",
}
"""Keys whose content has keys of its own, with an example."""

_KETAT: Final = ("literal_error", "string_pattern_mismatch")
"""Errors about words that allow few characters: there an invisible one is the likely cause."""

_JAWABAN: Final = {
    "ya": "ya", "yes": "ya", "y": "ya", "true": "ya", "benar": "ya", "iya": "ya", "on": "ya",
    "tidak": "tidak", "no": "tidak", "n": "tidak", "false": "tidak", "salah": "tidak", "tdk": "tidak", "off": "tidak",
}  # fmt: skip
"""What people write for yes and no, in small letters."""

_TETAP: Final = {
    "ya_tidak": ("Di sini hanya boleh `ya` atau `tidak`.", "Tulis `ya` atau `tidak`."),
    "nilai_variabel": (
        "Nilai variabel ditulis `ya`, `tidak`, atau bilangan bulat.",
        "Ganti dengan salah satunya.",
    ),
    "penilai_kurang": (
        "Pilihan ini dinilai kurang dari tiga penilai.",
        "Tambahkan penilaian sampai sedikitnya tiga, masing-masing dari penilai yang berbeda.",
    ),
    "penilai_kembar": (
        "Seorang penilai menilai pilihan ini dua kali.",
        "Sisakan satu penilaian untuk setiap `penilai`.",
    ),
    "uji_kosong": ("Syarat ini kosong.", "Tulis `min`, `maks`, atau `bukan`, misalnya `{min: 1}`."),
    "string_type": ("Di sini harus ada teks, bukan daftar atau bagian berkunci.", "Tulis sebagai satu teks."),
    "tuple_type": ("Di sini harus ada daftar.", "Tulis setiap butir pada baris sendiri dengan awalan `- `."),
    "dict_type": ("Di sini harus ada bagian berkunci (`kunci: isi`).", "Tulis `kunci: isi` di bawahnya."),
    "model_type": ("Di sini harus ada bagian berkunci (`kunci: isi`).", "Tulis `kunci: isi` di bawahnya."),
    "string_too_short": ("Isi ini kosong.", "Isilah, atau hapus kuncinya bila tidak wajib."),
    "too_short": ("Daftar atau bagian ini kosong.", "Isilah, atau hapus kuncinya bila tidak wajib."),
    "date_from_datetime_parsing": ("Tanggal ini tidak ada di kalender.", "Periksa bulan dan harinya."),
    "date_parsing": ("Tanggal ini tidak ada di kalender.", "Periksa bulan dan harinya."),
    "int_parsing_size": ("Bilangan ini terlalu besar.", "Pakai bilangan yang lebih kecil."),
}


def _resolve(loc: tuple[str | int, ...], data: Data) -> tuple[Jalan, Data, str | int | None]:
    """Follow an error's location through the data.

    Gives the path as far as the file has it, what is there, and the first step that the file does not have. Steps
    that only the models know (a widened short form, a branch of a union) are passed over.
    """
    jalan: list[str | int] = []
    here: Any = data
    lost: str | int | None = None
    for step in loc:
        if (isinstance(here, dict) and isinstance(step, str) and step in here) or (
            isinstance(here, list) and isinstance(step, int) and step < len(cast("list[Any]", here))
        ):
            here = cast("Any", here)[step]
            jalan.append(step)
            lost = None
        else:
            lost = step if lost is None or isinstance(step, str) else lost
    return tuple(jalan), cast("Data", here), lost


def _wrong_branch(error: ErrorDetails, here: Data) -> bool:
    """Tell whether an error comes from the branch of `ke` that the author did not choose."""
    loc = error["loc"]
    if "ke" not in loc:
        return False
    after = loc[loc.index("ke") + 1 :]
    if not after or not isinstance(after[0], str):
        return False
    wants_list = after[0].startswith("tuple")
    is_list = isinstance(here, list) if len(after) == 1 else True
    return wants_list != is_list


def _unknown_key(naskah: Naskah, jalan: Jalan, known: Kenalan) -> Temuan:
    key = str(jalan[-1])
    place = where(jalan[:-1], naskah.data)
    saran = tell_odd(key) or known.nearest(key) or f"Kunci yang dikenal di sini: {', '.join(known.names)}."
    pesan = f"Kunci `{key}` tidak dikenal{' ' + place if place else ''}."
    return naskah.finding("S103", jalan, pesan, saran, key=True, ganti=known.repair_word(key))


def _words(error: ErrorDetails) -> list[str]:
    """Give the words of a closed list that a value was not in."""
    return _KATA.findall(str(error.get("ctx", {}).get("expected", "")))


def tell_choices(words: Sequence[str]) -> str:
    """List the words of a closed list, with what they mean where that is known."""
    meanings = KATA.get(tuple(words))
    if meanings is None:
        return f"Pilih salah satu: {', '.join(words)}."
    return "\n".join(("Pilih salah satu:", *(f"  {word}: {meanings[word]}" for word in words)))


def _field_of(naskah: Naskah) -> str:
    """Give the field whose folder a file lies in, or ""."""
    folder = Path(naskah.berkas).parent.name
    return folder if folder in BIDANG else ""


def _bounds(error: ErrorDetails, here: Data) -> tuple[str, str]:
    ctx: Mapping[str, Any] = error.get("ctx", {})
    kind = error["type"]
    shown = f"`{shorten(here)}`" if isinstance(here, str) else "Isi ini"
    odd = tell_odd(here) if isinstance(here, str) and kind in _KETAT else ""
    if kind == "literal_error":
        words = _words(error)
        meant = repair_word(here, words) if isinstance(here, str) else None
        offer = f"Mungkin maksud Anda: {meant[1]}" if meant else tell_choices(words)
        return f"{shown} tidak dikenal.", odd or offer
    if kind == "string_pattern_mismatch":
        form = BENTUK.get(str(ctx.get("pattern")), "bentuk lain")
        return f"{shown} tidak ditulis dalam bentuk yang benar.", odd or f"Bentuknya: {form}."
    if kind == "greater_than_equal":
        return f"{shown} terlalu kecil.", f"Paling kecil {ctx.get('ge')}."
    if kind == "less_than_equal":
        return f"{shown} terlalu besar.", f"Paling besar {ctx.get('le')}."
    if kind == "string_too_long":
        return f"Teks ini lebih dari {ctx.get('max_length')} karakter.", "Ringkaslah."
    if kind == "too_long":
        return f"Butirnya lebih dari {ctx.get('max_length')}.", "Kurangi, atau bagi menjadi dua bagian."
    return "Isi ini tidak dapat dibaca dalam bentuk yang diminta.", "Bandingkan dengan contoh di panduan."


def translate(error: ValidationError, naskah: Naskah, known: Mapping[str, tuple[str, ...]]) -> list[Temuan]:
    """Turn a validation error into findings.

    `known` gives the keys of each part, by the key that the part stands under ("" for the file itself).
    """
    out: list[Temuan] = []
    friends = cache(Kenalan)  # one for all wrong keys of a part, so that its bound on comparing holds
    for details in error.errors(include_url=False, include_input=False):
        loc = details["loc"]
        jalan, here, lost = _resolve(loc, naskah.data)
        kind = details["type"]
        if str(loc[-1] if loc else "").startswith("literal["):
            continue  # "tidak diketahui" in place of a date: the date's own error says enough
        if _wrong_branch(details, here) or (kind == "too_short" and here):
            continue  # pydantic counts the items that are left, after those with an error of their own
        place = where(jalan, naskah.data)
        place = f" {place}" if place else ""
        if kind == "missing":
            pesan = f"Kunci `{loc[-1]}` belum ada{place}."
            out.append(naskah.finding("S105", (*jalan, loc[-1]), pesan, f"Tambahkan `{loc[-1]}: …` di bagian ini."))
        elif kind in ("extra_forbidden", "kunci_sama", "kunci_ya_tidak"):
            if kind != "extra_forbidden":
                jalan = (*jalan, "sama" if kind == "kunci_sama" else "ya_tidak")
            out.append(_unknown_key(naskah, jalan, friends(known.get(part_of(jalan[:-1]), known[""]))))
        elif lost == "[key]":
            pesan, saran = _bounds(details, str(jalan[-1]))
            out.append(naskah.finding("S104", jalan, f"Nama {pesan}", saran, key=True))
        else:
            if kind == "string_pattern_mismatch" and here == "":
                kind = "string_too_short"
            pesan, saran = _TETAP.get(kind) or _bounds(details, here)
            key = next((step for step in reversed(jalan) if isinstance(step, str)), "")
            if key in _BERKUNCI and kind in ("tuple_type", "dict_type", "model_type") and not isinstance(here, dict):
                pesan, saran = _TETAP["dict_type"][0], f"Tulis misalnya `{key}: {_BERKUNCI[key]}`."
            elif kind == "tuple_type" and isinstance(here, str) and _PENDEK.fullmatch(here) and key:
                item = here if _POLOS.fullmatch(here) else f'"{here}"'
                saran = f"Tulis `{key}: [{item}]`, atau setiap butir pada baris sendiri dengan awalan `- `."
            elif kind == "ya_tidak" and jalan[:1] == ("variabel",) and _BULAT.fullmatch(str(here)):
                pesan = "Variabel bilangan memerlukan batas bawah dan atas."
                saran = f"Tulis misalnya `{key}: {{awal: {here}, min: 0, maks: 3}}`."
            elif kind == "literal_error" and key:
                pesan = f"{pesan[:-1]} untuk `{key}`."
            elif kind == "ya_tidak" and isinstance(here, str):
                saran = tell_odd(here) or (f"Tulis `{_JAWABAN[here.lower()]}`." if here.lower() in _JAWABAN else saran)
            if jalan and jalan[-1] == "berlaku":
                saran += " Bila belum pasti: `tidak diketahui`."
            if kind == "model_type" and not jalan:
                pesan, saran = "Berkas ini kosong atau bukan bagian berkunci.", "Mulailah dengan `format: 1`."
            ganti = _replacement(kind, here, details)
            if jalan == ("bidang",) and kind == "literal_error" and _field_of(naskah) and isinstance(here, str):
                saran = f"Berkas ini ada di folder {_field_of(naskah)}/. Tulis `bidang: {_field_of(naskah)}`."
                ganti = here, _field_of(naskah)
            out.append(naskah.finding("S104", jalan, pesan[:-1] + f"{place}.", saran, ganti=ganti))
    return list(dict.fromkeys(out))  # an empty short form is refused once as a part and once as its only item


def _replacement(kind: str, here: Data, details: ErrorDetails) -> tuple[str, str] | None:
    """Give what to put in place of a value where one thing alone can be meant."""
    if not isinstance(here, str):
        return None
    if kind == "literal_error":
        return repair_word(here, _words(details))
    if kind == "ya_tidak" and here.lower() in _JAWABAN:
        return here, _JAWABAN[here.lower()]
    return None


def part_of(jalan: Jalan) -> str:
    """Name the kind of part that a path leads to, for the table of known keys."""
    names = [step for step in jalan if isinstance(step, str)]
    if not names:
        return ""
    last = names[-1]
    if len(names) >= 2 and names[-2] in ("adegan", "variabel", "mengalihkan", "pasal"):
        return names[-2]
    if "jika" in names:
        return "uji" if names[-1] != "jika" else "jika"
    return last
