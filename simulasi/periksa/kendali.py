"""Rules of controls (S701, S703, S704, S706, S707): what each does to the risk, alone and together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from simulasi.periksa.jejak import tell_way
from simulasi.periksa.keadaan import find_dead_ends, find_trap
from simulasi.permainan.graf import Graf
from simulasi.permainan.program import Program
from simulasi.permainan.risiko import SAMA, Risiko
from simulasi.skenario.model import Skenario
from simulasi.skenario.naskah import Naskah
from simulasi.skenario.temuan import Temuan

RISIKO_TERKECIL: Final = 0.01


def check_answers(naskah: Naskah, skenario: Skenario) -> Iterator[Temuan]:
    """Check that each weak point met has a control that is more than an exhortation (S701)."""
    answered = {kode for k in skenario.mitigasi if k.jenis != "imbauan" for kode in k.titik_rawan}
    shown: set[str] = set()
    for name, adegan in skenario.adegan.items():
        for i, kode in enumerate(adegan.titik_rawan):
            if kode not in answered and kode not in shown:
                shown.add(kode)
                yield naskah.finding(
                    "S701",
                    ("adegan", name, "titik_rawan", i),
                    f"Titik rawan {kode} dijumpai peserta, tetapi tidak ada kendali yang menjawabnya.",
                    f"Tambahkan kendali dengan `titik_rawan: {kode}` yang bukan imbauan.",
                )


def has_effect(program: Program) -> bool:
    """Tell whether any control changes play at all; where none does there is no risk to compare."""
    return any(k.menutup or k.mengalihkan or k.mengawali for k in program.skenario.mitigasi)


def check_ways_on(naskah: Naskah, program: Program, risiko: Risiko) -> Iterator[Temuan]:
    """Check that each control alone leaves every state a way on (S704)."""
    for i, kendali in enumerate(program.skenario.mitigasi):
        if risiko.risk(1 << i) is not None:
            continue
        graf = Graf(program, 1 << i)
        dead = find_dead_ends(graf)
        node = dead[0] if dead else find_trap(graf)
        where = program.id_adegan[graf.adegan[node or 0]]
        what = "tidak ada pilihan tersisa" if dead else "tidak ada akhir yang dapat dicapai"
        yield naskah.finding(
            "S704",
            ("mitigasi", i, "id"),
            f'Dengan kendali "{kendali.id}" terpasang, {what} di adegan "{where}".',
            f"{tell_way(graf.road(node or 0))}\nSisakan satu pilihan, atau pakai `mengalihkan`.",
        )


def check_risks(naskah: Naskah, program: Program, risiko: Risiko) -> Iterator[Temuan]:
    """Check what the controls do to the risk (S703, S706, S707); sets without a way on are passed over."""
    without = risiko.risk(0)
    if without is None:
        return
    for i, kendali in enumerate(program.skenario.mitigasi):
        alone = risiko.risk(1 << i)
        if alone is None:
            continue
        if alone > without + SAMA:
            yield naskah.finding(
                "S706",
                ("mitigasi", i, "id"),
                f'Kendali "{kendali.id}" menaikkan risiko dari {_percent(without)} menjadi {_percent(alone)}.',
                "Periksa `menutup`, `mengalihkan`, dan `mengawali`: ke mana pemain terdorong?",
            )
        elif kendali.jenis != "imbauan" and alone >= without - SAMA:
            yield naskah.finding(
                "S703",
                ("mitigasi", i, "id"),
                f'Kendali "{kendali.id}" tidak mengubah risiko ({_percent(without)}).',
                "Tambahkan `menutup`, `mengalihkan`, atau `mengawali`, atau ganti `jenis` menjadi imbauan.",
            )
    together = risiko.risk(risiko.semua)
    if together is not None and together < RISIKO_TERKECIL - SAMA:
        yield naskah.finding(
            "S707",
            ("mitigasi",),
            f"Semua kendali bersama menurunkan risiko sampai {_percent(together)}; korupsi tidak hilang semudah itu.",
            "Sisakan jalan yang merugikan dengan peluang sedikitnya 1 %.",
            key=True,
        )


def _percent(risiko: float) -> str:
    return f"{100 * risiko:.1f} %".replace(".", ",")
