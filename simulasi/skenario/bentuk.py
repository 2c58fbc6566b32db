"""Rules of shape that reach over several keys (S102–S105), checked on the plain data.

They run beside the models, not after them, so that one reading reports everything; therefore each looks at the data
with care and passes over what the models will refuse anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, TypeGuard

from simulasi.skenario.naskah import Jalan, Naskah
from simulasi.skenario.temuan import Temuan

_KHUSUS_CABANG: Final = ("titik_rawan", "bobot")
_BULAT: Final = re.compile(r"-?[0-9]{1,9}")

TEKS_BEBAS: Final = frozenset(
    "judul peran ringkasan tujuan penyusun diskusi narasi teks isi tanda_bahaya akibat umpan_balik strategi "
    "pelaksana indikator celah nama singkat modus tekanan jalan_sah kendali kelompok waktu babak lagi alasan "
    "penilai".split()
)
"""Keys whose values are free text (S111)."""

_POTONG: Final = re.compile(r"^(?P<isi>.*?\S)\s+(?P<sisa>#\S.*)$")


def _is_map(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def check_shape(naskah: Naskah) -> list[Temuan]:
    """Check a scenario's plain data."""
    data = naskah.data
    if not _is_map(data):
        return []
    out = list(_check_variables(naskah, data.get("variabel")))
    scenes = data.get("adegan")
    if _is_map(scenes):
        for name, scene in scenes.items():
            if _is_map(scene):
                out.extend(_check_scene(naskah, name, scene))
    controls = data.get("mitigasi")
    if _is_list(controls):
        out.extend(_check_unique(naskah, ("mitigasi",), controls, "kendali"))
    return out


def _check_variables(naskah: Naskah, variables: object) -> Iterator[Temuan]:
    if not _is_map(variables):
        return
    for name, declared in variables.items():
        if not _is_map(declared):
            continue
        bounds = [declared.get(key) for key in ("awal", "min", "maks")]
        if not all(isinstance(x, str) and _BULAT.fullmatch(x) for x in bounds):
            continue
        awal, lo, hi = (int(str(x)) for x in bounds)
        jalan: Jalan = ("variabel", name, "awal")
        if lo > hi:
            yield naskah.finding(
                "S104",
                ("variabel", name, "min"),
                f'Batas bawah variabel "{name}" ({lo}) melebihi batas atasnya ({hi}).',
                "Tukar `min` dan `maks`, atau perbaiki salah satunya.",
            )
        elif not lo <= awal <= hi:
            yield naskah.finding(
                "S104",
                jalan,
                f'Nilai awal variabel "{name}" ({awal}) di luar batasnya ({lo}–{hi}).',
                "Pilih nilai awal di antara `min` dan `maks`.",
            )


def _check_scene(naskah: Naskah, name: str, scene: dict[str, Any]) -> Iterator[Temuan]:
    jalan: Jalan = ("adegan", name)
    if "akhir" in scene:
        if "pilihan" in scene:
            yield naskah.finding(
                "S104",
                (*jalan, "akhir"),
                f'Adegan "{name}" punya `pilihan` dan `akhir` sekaligus.',
                "Hapus salah satu: adegan bercabang punya `pilihan`, adegan penutup punya `akhir`.",
                key=True,
            )
        else:
            for key in _KHUSUS_CABANG:
                if key in scene:
                    yield naskah.finding(
                        "S103",
                        (*jalan, key),
                        f'Kunci `{key}` tidak berlaku di adegan penutup "{name}".',
                        f"Hapus `{key}`; kunci ini hanya untuk adegan yang punya `pilihan`.",
                        key=True,
                    )
        return
    choices = scene.get("pilihan")
    if choices is None:
        yield naskah.finding(
            "S105",
            (*jalan, "pilihan"),
            f'Adegan "{name}" tidak punya `pilihan` maupun `akhir`.',
            "Tambahkan `pilihan:` bila cerita berlanjut, atau misalnya `akhir: terkendali` bila selesai di sini.",
        )
        return
    if not _is_list(choices):
        return
    scored = [_is_map(c) and "skor" in c for c in choices]
    if any(scored) and "titik_rawan" not in scene:
        yield naskah.finding(
            "S105",
            (*jalan, "titik_rawan"),
            f'Adegan "{name}" punya pilihan berskor, tetapi belum punya `titik_rawan`.',
            "Tambahkan misalnya `titik_rawan: PBJ-01`.",
        )
    if len(choices) == 1 and scored[0]:
        yield naskah.finding(
            "S104",
            (*jalan, "pilihan", 0, "skor"),
            f'Satu-satunya pilihan di adegan "{name}" diberi skor, padahal tidak ada yang dapat dipilih.',
            "Hapus `skor` (adegan menjadi halaman dengan tombol Lanjut), atau tambahkan pilihan lain.",
            key=True,
        )
    yield from _check_unique(naskah, (*jalan, "pilihan"), choices, "pilihan")
    for i, choice in enumerate(choices):
        if _is_map(choice):
            yield from _check_choice(naskah, (*jalan, "pilihan", i), choice)


def _check_choice(naskah: Naskah, jalan: Jalan, choice: dict[str, Any]) -> Iterator[Temuan]:
    scene, label = jalan[1], choice.get("id")
    who = f'Pilihan "{label}" di adegan "{scene}"'
    if "skor" in choice:
        if "umpan_balik" not in choice:
            yield naskah.finding(
                "S105",
                (*jalan, "umpan_balik"),
                f"{who} berskor, tetapi belum punya `umpan_balik`.",
                "Jelaskan alasan skornya: akibat dulu, lalu aturannya.",
            )
        if "dasar" not in choice and "nilai" not in choice:
            yield naskah.finding(
                "S105",
                (*jalan, "dasar"),
                f"{who} berskor, tetapi belum punya `dasar` atau `nilai`.",
                'Tambahkan misalnya `dasar: ["perpres-16-2018 Pasal 7"]` atau `nilai: [jujur]`.',
            )
    targets = choice.get("ke")
    if _is_list(targets) and targets and _is_map(targets[-1]) and "jika" in targets[-1]:
        yield naskah.finding(
            "S104",
            (*jalan, "ke", len(targets) - 1, "jika"),
            f"Cabang `ke` yang terakhir pada {who[0].lower()}{who[1:]} masih bersyarat.",
            "Hapus `jika` di cabang terakhir, supaya selalu ada jalan.",
            key=True,
        )


def _check_unique(naskah: Naskah, jalan: Jalan, items: list[Any], kind: str) -> Iterator[Temuan]:
    first: dict[str, int] = {}
    for i, item in enumerate(items):
        label = item.get("id") if _is_map(item) else None
        if not isinstance(label, str):
            continue
        if label in first:
            line = naskah.place((*jalan, first[label], "id"))[0]
            yield naskah.finding(
                "S102",
                (*jalan, i, "id"),
                f'Id {kind} "{label}" sudah dipakai di baris {line}.',
                "Beri id yang berbeda.",
            )
        else:
            first[label] = i


def find_cut_texts(naskah: Naskah) -> list[Temuan]:
    """Find free text that an unquoted ` #` cuts off (S111)."""
    if " #" not in naskah.teks and "\t#" not in naskah.teks:
        return []
    suspects: dict[int, re.Match[str]] = {}
    for number, line in enumerate(naskah.teks.replace("\r\n", "\n").split("\n"), start=1):
        match = _POTONG.match(line) if "#" in line else None
        if match is not None:
            suspects[number] = match
    if not suspects:
        return []
    out: list[Temuan] = []
    for jalan, value, baris, kolom in naskah.scalars():
        key = _free_text_key(jalan)
        if not value or key not in TEKS_BEBAS or naskah.line(baris)[kolom - 1 : kolom] in ("'", '"', "|", ">"):
            continue
        number = _last_line(naskah, baris, kolom, value)
        match = suspects.get(number)
        if match is None:
            continue
        shown = match["isi"] if number > baris else match["isi"][kolom - 1 :]
        if value.endswith(shown.strip()):
            out.append(
                naskah.finding_at(
                    "S111",
                    number,
                    match.start("sisa") + 1,
                    f"Teks `{key}` berhenti di sini: ` #` memulai komentar, sehingga `{match['sisa'].strip()}` hilang.",
                    "Apit seluruh teks dengan tanda kutip, atau tulis dalam bentuk `>-`.",
                )
            )
    return out


TEKS_MARKDOWN: Final = frozenset(("narasi", "isi", "strategi", "teks", "lagi"))
_BARIS_TABEL: Final = re.compile(r"^\s*\|.*\|\s*$")
_GARIS_TABEL: Final = re.compile(r"^\s*\|(?:\s*:?-+:?\s*\|)+\s*$")


def find_bare_tables(naskah: Naskah) -> list[Temuan]:
    """Find tables without the rule under their head (S112): Markdown takes them for running text."""
    if "|" not in naskah.teks:
        return []
    out: list[Temuan] = []
    for jalan, value, baris, _ in naskah.scalars():
        key = _free_text_key(jalan)
        if value.count("|") < 4 or key not in TEKS_MARKDOWN:
            continue
        rows = value.split("\n")
        for i, row in enumerate(rows[:-1]):
            begins = _BARIS_TABEL.match(row) and not (i and _BARIS_TABEL.match(rows[i - 1]))
            if begins and _BARIS_TABEL.match(rows[i + 1]) and not _GARIS_TABEL.match(rows[i + 1]):
                cells = row.strip().strip("|").count("|") + 1
                number, kolom = _find_row(naskah, baris, row.strip())
                out.append(
                    naskah.finding_at(
                        "S112",
                        number,
                        kolom,
                        f"Tabel dalam `{key}` ini tidak punya garis pemisah di bawah kepalanya, jadi tampil sebagai "
                        "kalimat biasa.",
                        f"Sisipkan baris `|{'---|' * cells}` di bawah baris ini.",
                    )
                )
    return out


def _find_row(naskah: Naskah, baris: int, row: str) -> tuple[int, int]:
    """Give line and column of a row of a text that begins on or after a line, that line's own where it is not found."""
    for number in range(baris, baris + _CARI_MAKS):
        at = naskah.line(number).find(row)
        if at >= 0:
            return number, at + 1
    return baris, 1


_CARI_MAKS: Final = 2000


def _last_line(naskah: Naskah, baris: int, kolom: int, value: str) -> int:
    """Find the line on which an unquoted text ends: the lines together have as many letters as the value."""
    wanted = sum(not c.isspace() for c in value)
    line = naskah.line(baris)[kolom - 1 :]
    while True:
        match = _POTONG.match(line)
        wanted -= sum(not c.isspace() for c in (match["isi"] if match else line))
        if wanted <= 0 or match is not None:
            return baris
        baris += 1
        line = naskah.line(baris)
        if not line and wanted > 0 and baris > naskah.teks.count("\n") + 1:
            return baris


def _free_text_key(jalan: Jalan) -> str:
    return next((step for step in reversed(jalan) if isinstance(step, str)), "")
