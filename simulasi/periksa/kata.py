"""Rules of wording (S402, S403): what gives an option away before it is weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

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
PANJANG: Final = 1.15


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
    forks = longest = shortest = plainly_longest = 0
    for adegan in skenario.adegan.values():
        rated = [(p.skor.integritas + p.skor.kepatuhan, len(p.teks)) for p in adegan.pilihan if p.skor is not None]
        best = [length for total, length in rated if total == max(t for t, _ in rated)]
        if len(rated) < 3 or len(best) != 1:
            continue
        forks += 1
        others = [length for total, length in rated if total != max(t for t, _ in rated)]
        longest += best[0] >= PANJANG * max(others)
        plainly_longest += best[0] > max(others)
        shortest += best[0] < min(others)
    if forks < BATAS_CABANG:
        return
    if 2 * longest > forks:
        how = f"paling panjang di {longest} dari {forks} adegan"
    elif 2 * shortest > forks:
        how = f"paling pendek di {shortest} dari {forks} adegan"
    elif plainly_longest == 0:
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
