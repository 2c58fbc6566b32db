"""Finishing runs of which the last choice is on record and the ending is not: the program was killed in between.

A choice and the ending that it leads to are recorded together, so only journals of earlier versions have such runs.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from simulasi.catatan import Jurnal
from simulasi.dasar.galat import Galat


def finish_killed(jurnal: Jurnal) -> int:
    """Finish them and give their number. What cannot be judged or written stays as it is."""
    leading: dict[str, frozenset[str]] = {}
    done = 0
    for run, sidik, pilihan in jurnal.last_choices():
        if sidik not in leading:
            leading[sidik] = _leading_to_an_end(jurnal.scenario(sidik))
        if pilihan in leading[sidik]:
            with suppress(Galat):
                done += _finish(jurnal, run)
    return done


def _leading_to_an_end(kanonik: str | None) -> frozenset[str]:
    """Give the ids of choices that may lead to an ending; the text alone says so, the engine need not be loaded."""
    if kanonik is None:
        return frozenset()
    scenes: dict[str, dict[str, Any]] = json.loads(kanonik)["adegan"]
    return frozenset(
        choice["id"]
        for scene in scenes.values()
        for choice in scene.get("pilihan", ())
        if any("akhir" in scenes.get(branch["ke"], {}) for branch in choice["ke"])
    )


def _finish(jurnal: Jurnal, run: str) -> bool:
    from simulasi.permainan.mesin import PilihanTidakTersedia, is_over, replay  # noqa: PLC0415 - hardly ever needed
    from simulasi.permainan.program import Program  # noqa: PLC0415 - as above
    from simulasi.skenario.kanonik import from_canonical  # noqa: PLC0415 - as above
    from simulasi.skenario.model import Skenario  # noqa: PLC0415 - as above

    lari = jurnal.run(run)
    kanonik = None if lari is None else jurnal.scenario(lari.sidik)
    if lari is None or kanonik is None or lari.konflik or lari.batal is not None:
        return False
    try:
        program = Program(from_canonical(kanonik, Skenario))
        here = replay(program, [made.pilihan for made in lari.pilihan])[-1]
    except (ValueError, KeyError, PilihanTidakTersedia):
        return False
    if not is_over(program, here):
        return False
    jurnal.finish_run(run, here.adegan)
    return True
