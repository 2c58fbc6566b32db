"""Nothing that is projected names a person, an id or a group of fewer than five (`hasil.md` §3, §4)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulasi.catatan import Komitmen
from simulasi.debrief.kata import SERI_PERINGKAT, TANPA_PERINGKAT
from simulasi.debrief.susun import compose
from simulasi.ekspor.debrief.tayangan import as_html
from simulasi.layar.debrief.layar_debrief import AplikasiDebrief, LayarDebrief
from simulasi.layar.widget.lembar import Lembar
from simulasi.papan.tabel import Papan
from simulasi.polos.debrief import tell
from tests.debrief.pembantu import Pembaca
from tests.papan.pembantu import CATAT, DIAM, LAPOR, SIMPAN, TERBAIK, TUNDA, Kelas, tables

RUNS = (TERBAIK, TERBAIK, TUNDA, LAPOR, DIAM, CATAT, SIMPAN, TUNDA, TERBAIK, LAPOR, DIAM, TERBAIK, SIMPAN, TUNDA)
BESAR = ("Elang Laut", "Rusa Timor")
KECIL = ("Kelompok Gamalama", "<b>Tiga Serangkai</b>", "Cendrawasih 4")


def play(folder: Path, *, banyak: int) -> Papan:
    """Two groups of fourteen and three of one to three people, who write each other's names into commitments."""
    kelas = Kelas(folder)
    people: list[tuple[str, str, str]] = []
    for g, group in enumerate(BESAR):
        people.extend((f"Sandi{g}{i:02d}x", group, RUNS[i]) for i in range(banyak))
    for g, group in enumerate(KECIL):
        people.extend((f"Kecil{g}{i}x", group, RUNS[i]) for i in range(g + 1))
    for i, (sandi, group, run) in enumerate(people):
        played = kelas.play(sandi, run, kelompok=group, kendali=["kontak-terbuka"] if i % 2 else ["upg-keliling"])
        words = f"Bersama {people[i - 1][0].upper()} dari {people[i - 2][1]} memasang log"
        kelas.jurnal.record_commitment(played.id, Komitmen("kontak-terbuka", words, sandi, f"kata {people[0][0]}"))
    return tables(kelas)


@pytest.fixture(scope="module", params=(14, 5, 1))
def papan(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Papan:
    return play(tmp_path_factory.mktemp("privasi"), banyak=request.param)


def secrets(papan: Papan) -> Iterator[str]:
    for person in papan.kumpulan.orang:
        yield person.peserta.sandi
        yield person.peserta.id
        yield person.peserta.id[:8]
    for run in papan.kumpulan.lari:
        yield run.id
    yield from KECIL
    for row in papan.kelompok:
        if row.n < 5 and row.kelompok is not None:
            yield row.kelompok


def assert_silent(papan: Papan, text: str) -> None:
    folded = " ".join(text.split()).casefold()
    assert len(folded) > 500
    assert [name for name in secrets(papan) if name.casefold() in folded] == []


def test_the_projector_file(papan: Papan) -> None:
    isi = as_html(compose(papan))
    assert_silent(papan, isi.decode("utf-8"))
    assert_silent(papan, Pembaca(isi).words)


def test_plain_text(papan: Papan) -> None:
    assert_silent(papan, "\n".join(tell(compose(papan))))


async def test_the_screen_and_the_dialog_to_swap(papan: Papan) -> None:
    app = AplikasiDebrief(papan)
    told: list[str] = []
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, LayarDebrief)
        for i in range(len(screen.debrief.halaman)):
            await screen.turn_to(i)
            await pilot.pause()
            told.extend(sheet.plain for sheet in screen.query(Lembar))
            await pilot.press("t")
            await pilot.pause()
            told.append("\n".join("".join(s.text for s in strip) for strip in app.screen._compositor.render_strips()))
            if app.screen is not screen:
                await pilot.press("escape")
    assert_silent(papan, "\n".join(told))


def test_a_ranking_without_a_clear_top_names_nobody(papan: Papan) -> None:
    debrief = compose(papan, dengan_peringkat=True)  # of 34 more than ten share the first rank; of 16 and 8 likewise
    assert_silent(papan, Pembaca(as_html(debrief)).words)
    assert debrief.halaman[-1].kosong in (SERI_PERINGKAT, TANPA_PERINGKAT)
