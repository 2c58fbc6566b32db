"""`simulasi gabung`: merge exchange files into this journal, or declare that group names are one group."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

from simulasi.catatan import Jurnal
from simulasi.catatan.gabung import group_labels, suggest_joins
from simulasi.catatan.penggabungan import LaporanBerkas, Penerimaan, Penggabung, list_files
from simulasi.catatan.tahanan import Perubahan
from simulasi.dasar.angka import grouped, percent
from simulasi.dasar.cangkang import command_line
from simulasi.dasar.galat import Galat
from simulasi.papan.definisi import SIDIK_PENDEK, PilihanDefinisi, definitions_of
from simulasi.perintah.aliran import KE_AWAL
from simulasi.perintah.bahan import journal_folder
from simulasi.perintah.perubahan import confirm_changes, tell_changes, tell_taken
from simulasi.polos.markah import wrap

_TAMPIL = 20
_JEDA = 1.0


def run(args: argparse.Namespace) -> int:
    """Merge, report, ask about what was held back; give 1 where anything was rejected or is still held back."""
    if not args.jalur and not args.kelompok and not args.tertahan:
        error = Galat("Sebutkan berkas *.rekaman.jsonl atau foldernya: simulasi gabung BERKAS…")
        error.kode_keluar = 2
        raise error
    files = [file for path in args.jalur for file in list_files(Path(path))]
    with ExitStack() as stack:
        jurnal = stack.enter_context(Jurnal.open(journal_folder(args)))
        if args.uji:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="simulasi-uji-")))
            jurnal.copy_to(folder)
            jurnal = stack.enter_context(Jurnal.open(folder))
        if args.kelompok:
            _join_groups(jurnal, args.kelompok)
        merger = Penggabung(jurnal.sambungan)
        reports = [_merge(merger, file) for file in files]
        saran = suggest_joins(jurnal.groups(), group_labels(jurnal.group_joins()))
        everything = merger.pending()
        own = {change.isi for report in reports for change in report.perubahan}
        asked = [change for change in everything if args.tertahan or change.isi in own]
        sessions = {sesi for report in reports for sesi in report.definisi_baru}
        definitions = [found for sesi in sorted(sessions) if (found := definitions_of(jurnal, sesi)) is not None]
        as_json = args.format == "json"
        if not as_json:
            told = [*_tell(reports, saran, uji=args.uji), *_tell_definitions(definitions)]
            told += tell_changes(asked, len(everything) - len(asked))
            if told:
                print("\n".join(told))  # noqa: T201 - data of this command
        taken = None
        if asked and (args.terima_perubahan or (not args.uji and not as_json and confirm_changes())):
            taken = merger.accept(asked, datetime.now())
            if not args.uji:
                print("\n".join(tell_taken(taken)), file=sys.stderr)  # noqa: T201
    if as_json:
        data = _as_json(reports, saran, asked, taken, uji=args.uji)
        print(json.dumps(data, ensure_ascii=False, indent=1))  # noqa: T201 - data
    held = bool(asked) and taken is None
    return 0 if all(report.bersih for report in reports) and not held else 1


def _join_groups(jurnal: Jurnal, names: Sequence[str]) -> None:
    known = set(jurnal.groups())
    strange = [name for name in names if name not in known]
    if len(set(names)) < 2:
        raise Galat('Sebutkan sedikitnya dua nama kelompok: simulasi gabung --kelompok "Kelompok 3" "kelompok-3"')
    if strange:
        raise Galat(
            f'Kelompok "{strange[0]}" tidak ada di jurnal ini. Yang ada: {", ".join(sorted(known)) or "belum ada"}.'
        )
    jurnal.join_groups(names)
    label = group_labels(jurnal.group_joins())[names[0]]
    print(f'Kelompok {_listed(names)} kini dihitung sebagai satu, dengan nama "{label}".', file=sys.stderr)  # noqa: T201


def _listed(names: Sequence[str]) -> str:
    quoted = [f'"{name}"' for name in names]
    return f"{', '.join(quoted[:-1])} dan {quoted[-1]}"


def _merge(merger: Penggabung, file: Path) -> LaporanBerkas:
    """Merge one file; one that takes long shows how far it is on standard error."""
    from simulasi.dasar.aksara import visible  # noqa: PLC0415 - loads only where text of others is shown

    began = told = time.monotonic()
    terminal = sys.stderr.isatty()

    def progress(done: int, size: int) -> None:
        nonlocal told
        now = time.monotonic()
        whole = done >= size
        if now - told >= _JEDA or (whole and told > began):
            told = now
            start, end = (KE_AWAL, "") if terminal else ("", "\n")
            share = "selesai, menyimpan…" if whole else percent(done / size)
            sys.stderr.write(start)
            sys.stderr.write(f"membaca {visible(file.name)}: {share}{end}")
            sys.stderr.flush()

    report = merger.merge(file, progress)
    if told > began and terminal:
        sys.stderr.write("\n")
    return report


def _counts(report: LaporanBerkas) -> list[tuple[str, int]]:
    return [
        ("dibaca", report.dibaca),
        ("baru", report.baru),
        ("sudah ada", report.sama),
        ("bertambah", report.bertambah),
        ("konflik", report.konflik),
        ("sudah dihapus", report.dihapus),
        ("ditahan", report.tertahan),
        ("ditolak", report.ditolak_n),
    ]


def _tell(reports: Sequence[LaporanBerkas], saran: Sequence[Sequence[str]], *, uji: bool) -> Iterator[str]:
    from simulasi.dasar.aksara import visible  # noqa: PLC0415 - loads only where text of others is shown

    if uji and reports:
        yield "Uji coba: jurnal tidak diubah."
        yield ""
    for report in reports:
        yield visible(report.berkas).replace("\n", "\N{REPLACEMENT CHARACTER}")
        if report.gagal is not None:
            yield f"  seluruh berkas ditolak: {visible(report.gagal)}"
            continue
        yield f"  lari: {', '.join(f'{name} {grouped(n)}' for name, n in _counts(report) if n or name == 'dibaca')}"
        extras = [
            f"{grouped(n)} {name}"
            for n, name in (
                (report.nisan, "nisan"),
                (report.gabung_kelompok, "gabungan nama kelompok"),
                (report.putusan_sesi, "keputusan tentang definisi sesi"),
                (report.jenis_lain, "baris jenis lain (disimpan, diteruskan)"),
            )
            if n
        ]
        if extras:
            yield f"  juga: {', '.join(extras)}"
        if not report.utuh:
            yield "  tidak_utuh: baris penutupnya hilang atau tidak cocok, jadi mungkin ada yang"
            yield "  tidak ikut tersalin. Salin ulang berkas itu dari laptop asalnya, lalu gabungkan"
            yield "  lagi; yang sudah masuk tidak terulang."
        for baris, alasan in report.ditolak[:_TAMPIL]:
            yield f"  baris {baris} ditolak: {visible(alasan)}"
        if report.ditolak_n > _TAMPIL:
            yield f"  … dan {grouped(report.ditolak_n - _TAMPIL)} baris lain; semuanya: --format json"
        for name in report.lari_konflik[:_TAMPIL]:
            yield f"  konflik: lari {name}"
        if report.lari_konflik:
            yield "  Isi lari itu bertentangan: semua cabangnya dicatat, tidak ada yang diperingkat."
        if len(report.lari_konflik) > _TAMPIL:
            yield f"  … dan {grouped(len(report.lari_konflik) - _TAMPIL)} konflik lain; semuanya: --format json"
    if len(reports) > 1:
        yield ""
        yield _sum_up(reports)
    if saran:
        yield ""
        yield "Nama kelompok ini hanya berbeda huruf besar, spasi, atau tanda baca. Bila memang"
        yield "satu kelompok, jalankan:"
        for names in saran:
            yield f"  {visible(join_command(names))}"


def _tell_definitions(definitions: Sequence[PilihanDefinisi]) -> Iterator[str]:
    """Say at once which sessions have another definition now, and whether that scores."""
    for known in definitions:
        rest = [name for name in known.beda if name not in known.beda_skor]
        if not known.beda:
            continue
        yield ""
        for sentence in known.sentences():
            yield from wrap(sentence)
        if rest:
            yield from wrap(
                f"Definisi sesi {known.sesi} berbeda juga pada {', '.join(rest)}, yang tidak memengaruhi nilai. "
                f"Yang dipakai: definisi {known.berlaku[:SIDIK_PENDEK]}; untuk simpan_hari yang terpendek."
            )


def _sum_up(reports: Sequence[LaporanBerkas]) -> str:
    sums = {name: sum(dict(_counts(report))[name] for report in reports) for name, _ in _counts(reports[0])}
    if not sums["ditahan"]:
        del sums["ditahan"]
    failed = sum(report.gagal is not None for report in reports)
    tail = f"; {failed} berkas ditolak seluruhnya" if failed else ""
    return f"{len(reports)} berkas. Lari: {', '.join(f'{name} {grouped(n)}' for name, n in sums.items())}{tail}."


def join_command(names: Sequence[str], platform: str = sys.platform) -> str:
    """Give the command that joins group names, quoted so that a shell takes each as plain text."""
    if any(name.startswith("-") for name in names):
        parts = ["simulasi", "gabung", *(f"--kelompok={name}" for name in names)]
    else:
        parts = ["simulasi", "gabung", "--kelompok", *names]
    return command_line(*parts, sistem=platform)


def _as_json(
    reports: Sequence[LaporanBerkas],
    saran: Sequence[Sequence[str]],
    perubahan: Sequence[Perubahan],
    taken: Penerimaan | None,
    *,
    uji: bool,
) -> dict[str, Any]:
    return {
        "uji": uji,
        "berkas": [
            {
                "berkas": report.berkas,
                "gagal": report.gagal,
                "tidak_utuh": report.gagal is None and not report.utuh,
                "dibaca": report.dibaca,
                "baru": report.baru,
                "sama": report.sama,
                "bertambah": report.bertambah,
                "konflik": report.konflik,
                "dihapus": report.dihapus,
                "ditolak_n": report.ditolak_n,
                "ditolak": [{"baris": baris, "alasan": alasan} for baris, alasan in report.ditolak],
                "lari_konflik": report.lari_konflik,
                "tertahan": report.tertahan,
                "nisan": report.nisan,
                "gabung_kelompok": report.gabung_kelompok,
                "putusan_sesi": report.putusan_sesi,
                "jenis_lain": report.jenis_lain,
            }
            for report in reports
        ],
        "saran_gabung": [list(names) for names in saran],
        "perubahan": [
            {
                "berkas": change.asal.berkas,
                "mesin": change.asal.mesin,
                "jenis": change.jenis,
                "lari": change.lari,
                "sandi": change.sandi,
                "rincian": [{"apa": what, "dikenal": old, "menjadi": new} for what, old, new in change.rincian],
            }
            for change in perubahan
        ],
        "diterima": taken is not None,
        "salinan": None if taken is None or uji else str(taken.salinan),
    }
