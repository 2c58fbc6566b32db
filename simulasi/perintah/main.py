"""`simulasi main`: play one scenario: on screen, as plain text, or from a list of answers."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from simulasi.catatan import Peserta
from simulasi.dasar.galat import Galat
from simulasi.lari.kelas import Kelas, SkenarioBermasalah
from simulasi.perintah.bahan import as_path, classroom
from simulasi.perintah.buka import wants_text
from simulasi.perintah.nilai import split_answers, tell
from simulasi.perintah.putar_ulang import replay_broken
from simulasi.permainan.mesin import PilihanTidakTersedia, moves


def run(args: argparse.Namespace) -> int:
    """Play in the form that the arguments and the terminal allow."""
    with classroom(args) as kelas:
        target: str | Path = as_path(args.skenario_id) or args.skenario_id
        if args.jawab is not None:
            return _play_answers(kelas, target, args)
        if wants_text(args):
            from simulasi.polos import Polos  # noqa: PLC0415 - the text form loads only where it is used

            return Polos(kelas).play(target, sandi=args.sandi, kelompok=args.kelompok)
        target = kelas.open(target).skenario.id
        from simulasi.layar.aplikasi import run as open_screens  # noqa: PLC0415 - Textual loads only here

        if args.sandi is not None:
            kelas.participant(args.sandi, args.kelompok)
        return open_screens(kelas, langsung=target)


def _who(kelas: Kelas, args: argparse.Namespace) -> Peserta:
    return kelas.participant(args.sandi or kelas.propose_sandi(), args.kelompok)


def _play_answers(kelas: Kelas, target: str | Path, args: argparse.Namespace) -> int:
    answers = split_answers(args.jawab)
    try:
        target = kelas.open(target).skenario.id
    except SkenarioBermasalah as problem:
        path = target if isinstance(target, Path) else kelas.pustaka.find(target)
        return replay_broken(path, problem, answers)
    run_ = kelas.begin(_who(kelas, args), target)
    for i, answer in enumerate(answers):
        if run_.selesai:
            print(  # noqa: T201 - narration
                f"Cerita sudah berakhir sesudah {i} pilihan; {len(answers) - i} jawaban sisanya tidak dipakai.",
                file=sys.stderr,
            )
            break
        try:
            run_.choose(answer, run_.keadaan.langkah)
        except PilihanTidakTersedia as error:
            raise Galat(f"Jawaban ke-{i + 1}: {error.pesan} Lari disimpan sampai sebelum jawaban itu.") from error
    if not run_.selesai:
        offer = ", ".join(p.id for p in moves(run_.program, run_.keadaan))  # by the file: answers go by id
        raise Galat(
            f'Jawaban habis di adegan "{run_.keadaan.adegan}"; lari disimpan sebagai belum selesai. '
            f"Pilihan berikutnya: {offer}."
        )
    print("\n".join(tell(run_.hasil())))  # noqa: T201 - data of this command
    return 0
