"""Rules of wording (S402, S403): what gives an option away before it is weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from simulasi.permainan.cabang import compare_lengths
from simulasi.skenario.model import Skenario
from simulasi.skenario.naskah import Naskah
from simulasi.skenario.temuan import Temuan

_KATA: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")

KATA_NILAI: Final = frozenset(
    """
    jujur kejujuran sejujurnya berjujur terjujur curang kecurangan mencurangi dicurangi
    korup koruptif koruptor korupsi mengorupsi dikorupsi suap suapan menyuap disuap menyuapi disuapi penyuap
    penyuapan tersuap sogok sogokan menyogok disogok penyogok penyogokan gratifikasi integritas berintegritas
    langgar melanggar dilanggar pelanggaran pelanggar terlanggar amanah beramanah adil keadilan seadilnya
    bohong berbohong kebohongan membohongi dibohongi pembohong etis beretika akhlak berakhlak kolusi berkolusi
    nepotisme pungli haram ilegal culas lancung khianat mengkhianati
    """.split()
)
"""Words that judge, and their Indonesian forms; matched as whole words, case ignored."""

BATAS_CABANG: Final = 6


def check_value_words(naskah: Naskah, skenario: Skenario) -> Iterator[Temuan]:
    """Find words of judgement in the texts of choices (S403)."""
    for name, adegan in skenario.adegan.items():
        for i, pilihan in enumerate(adegan.pilihan):
            found = KATA_NILAI.intersection(_KATA.findall(pilihan.teks.lower()))
            if found:
                words = ", ".join(f"`{word}`" for word in sorted(found))
                yield naskah.finding(
                    "S403",
                    ("adegan", name, "pilihan", i, "teks"),
                    f'Kata {words} membocorkan penilaian pilihan "{pilihan.id}" di adegan "{name}".',
                    "Tulis apa yang dilakukan, bukan bagaimana menilainya.",
                )


def check_lengths(naskah: Naskah, skenario: Skenario) -> Iterator[Temuan]:
    """Check that length does not tell the best option (S402)."""
    found = compare_lengths(skenario)
    forks = found.cabang
    if forks < BATAS_CABANG:
        return
    if 2 * found.terpanjang > forks:
        how = f"paling panjang di {found.terpanjang} dari {forks} adegan"
    elif 2 * found.terpendek > forks:
        how = f"paling pendek di {found.terpendek} dari {forks} adegan"
    elif found.paling_panjang == 0:
        how = f"tidak pernah paling panjang di {forks} adegan"
    else:
        return
    yield naskah.finding(
        "S402",
        ("adegan",),
        f"Panjang teks membocorkan jawaban: pilihan terbaik {how}.",
        "Samakan panjang pilihan, atau variasikan mana yang paling panjang.",
        key=True,
    )
