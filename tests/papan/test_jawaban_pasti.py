"""A small class worked out by hand: every formula of `skor.md` §6, with the working beside the figure.

The worked example has three forks: meja (weight 2), telepon (1), amplop (3); T runs from 3 to 36 in integritas and from
1 to 36 in kepatuhan, so a point of T is 100/33 and 100/35. What each run loses, in points of T (integritas, kepatuhan):

    TERBAIK  survei 0,0  susun 0,0  tolak 0,1                  T 36,35  nilai 100    97,14
    CATAT    survei 0,0  susun 0,0  catat 1,0                  T 35,36        96,97  100
    TUNDA    tunda 2,2   tolak 0,1                             T 34,33        93,94  91,43
    LAPOR    survei 0,0  tanda 6,8  datang 12,9  lapor 0,0     T 18,19        45,45  51,43
    DIAM     tunda 2,2   datang 12,9  diam 3,9                 T 19,16        48,48  42,86
    SIMPAN   tanda 6,8   datang 12,9  simpan 15,18             T  3, 1         0      0     a red line
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from simulasi.papan.butir import ButirAdegan
from simulasi.papan.kolom import cells
from simulasi.papan.tabel import Papan
from simulasi.skenario.acuan import Acuan, TitikRawan
from tests.papan.pembantu import CATAT, DIAM, LAPOR, SIMPAN, TERBAIK, TUNDA, Kelas, tables

KELOMPOK = {
    "Angin": (TERBAIK, TERBAIK, TUNDA, LAPOR, DIAM),
    "Batu": (CATAT, TUNDA, LAPOR, SIMPAN, SIMPAN),
    "Cengkih": (TERBAIK, DIAM),
}
KENDALI = {"Angin": ["reviu-hps", "upg-keliling"], "Batu": ["kontak-terbuka"], "Cengkih": None}
TITIK = TitikRawan(
    nama="HPS titipan",
    bidang="pengadaan",
    modus="-",
    tanda_bahaya=("-",),
    tekanan=("-",),
    jalan_sah="-",
    kendali=("-",),
)


@pytest.fixture(scope="module")
def papan(tmp_path_factory: pytest.TempPathFactory) -> Papan:
    return play_class(tmp_path_factory.mktemp("pasti"))


def play_class(folder: Path) -> Papan:
    kelas = Kelas(folder)
    with kelas.jurnal:
        for name, runs in KELOMPOK.items():
            for i, run in enumerate(runs):
                kelas.play(f"{name}-{i}", run, kelompok=name, kendali=KENDALI[name] if i == 0 else None)
        made = tables(kelas, acuan=Acuan({}, {"PBJ-02": TITIK}))
        _ = made.papan_skor, made.kelompok, made.butir, made.titik_rawan
    return made


def fork(papan: Papan, adegan: str) -> ButirAdegan:
    (stratum,) = papan.strata
    return next(f for f in stratum.butir if f.adegan == adegan)


def points(integritas: int, kepatuhan: int) -> Fraction:
    """Mean of both dimensions, from points of T."""
    return (Fraction(100 * integritas, 33) + Fraction(100 * kepatuhan, 35)) / 2


def test_ranks_and_ties(papan: Papan) -> None:
    # gabungan 50:50, shown: TERBAIK 98,6 (three) · CATAT 98,5 · TUNDA 92,7 (two) · LAPOR 48,4 · DIAM 45,7 · SIMPAN 0
    assert [(row.peringkat, row.seri, row.gabungan) for row in papan.papan_skor] == [
        *[(1, True, Decimal("98.6"))] * 3,
        (4, False, Decimal("98.5")),
        *[(5, True, Decimal("92.7"))] * 2,
        *[(7, True, Decimal("48.4"))] * 2,
        *[(9, True, Decimal("45.7"))] * 2,
        *[(11, True, Decimal("0.0"))] * 2,
    ]


def test_medians_and_quartiles(papan: Papan) -> None:
    rows = [cells(row)[:10] for row in papan.kelompok]
    nilai = [[Decimal(x) for x in row.split()] for row in (
        # five people: quartiles are the 2nd, 3rd and 4th of the sorted values; median, lower, upper
        "93.9 48.5 100.0 91.4 51.4 97.1",
        "45.5 0.0 93.9 51.4 0.0 91.4",
        # two people, 48,48 and 100: median 74,24; a quarter of the way 61,36; three quarters 87,12
        # 42,86 and 97,14: 70,00; 56,43; 83,57
        "74.2 61.4 87.1 70.0 56.4 83.6",
    )]  # fmt: skip
    assert rows == [
        ("Angin", 5, 5, *nilai[0], 0),
        ("Batu", 5, 5, *nilai[1], 2),
        ("Cengkih", 2, 2, *nilai[2], 0),
    ]


def test_dearest_weak_point_and_control_of_a_group(papan: Papan) -> None:
    # PBJ-02 is met at meja and telepon, PBJ-11 at telepon and amplop, so the two differ by meja and amplop:
    # Angin: meja 2,2 + 6,8 + 2,2 = 10,12 against amplop 3,9; Batu: meja 2,2 + 3·(6,8) = 20,26 against 2·(15,18)
    assert [(row.titik_rawan_termahal, row.kendali_terpilih) for row in papan.kelompok] == [
        ("PBJ-02", "hps-titipan.reviu-hps"),  # both controls once: the first by name
        ("PBJ-11", "hps-titipan.kontak-terbuka"),
        ("PBJ-11", None),  # meja 2,2 against amplop 3,9
    ]


def test_visits_shares_and_people(papan: Papan) -> None:
    # meja: 12 runs, and 6 of them (TERBAIK 3, CATAT 1, LAPOR 2) come by twice, since survei leads back
    meja = fork(papan, "meja")
    assert (meja.n, meja.lari, meja.orang) == (18, 12, 12)
    assert [(p.pilihan.id, p.n, p.bagian) for p in meja.pilihan] == [
        ("survei", 6, Fraction(1, 3)),
        ("tanda", 4, Fraction(2, 9)),
        ("tunda", 4, Fraction(2, 9)),
        ("susun", 4, Fraction(2, 9)),
    ]
    assert [p.n for p in fork(papan, "telepon").pilihan] == [6, 5, 1]
    assert [p.n for p in fork(papan, "amplop").pilihan] == [2, 2, 2]


def test_split_index(papan: Papan) -> None:
    # entropy over log of the number of choices
    meja = -(math.log(1 / 3) / 3 + 3 * 2 / 9 * math.log(2 / 9)) / math.log(4)
    telepon = -(math.log(1 / 2) / 2 + 5 / 12 * math.log(5 / 12) + math.log(1 / 12) / 12) / math.log(3)
    assert fork(papan, "meja").terbelah == pytest.approx(meja)  # 0,987
    assert fork(papan, "telepon").terbelah == pytest.approx(telepon)  # 0,836
    assert fork(papan, "amplop").terbelah == 1  # evenly split
    assert {row.indeks_terbelah for row in papan.butir} == {Decimal("0.987"), Decimal("0.836"), Decimal("1.000")}


def test_mean_losses(papan: Papan) -> None:
    meja, telepon, amplop = (fork(papan, name) for name in ("meja", "telepon", "amplop"))
    # meja: tanda four times 6,8, tunda four times 2,2, the rest nothing, over 18 visits
    assert meja.hilang == 4 * (points(6, 8) + points(2, 2)) / 18
    assert [p.hilang for p in meja.pilihan] == [0, points(6, 8), points(2, 2), 0]
    # telepon: datang six times 12,9; tolak five times 0,1; catat once 1,0
    assert telepon.hilang == (6 * points(12, 9) + 5 * points(0, 1) + points(1, 0)) / 12
    assert (telepon.pilihan[0].hilang_integritas, telepon.pilihan[0].hilang_kepatuhan) == (
        Fraction(1200, 33),
        Fraction(900, 35),
    )
    assert [p.hilang for p in amplop.pilihan] == [points(15, 18), 0, points(3, 9)]


def test_spread_between_groups_of_five_or_more(papan: Papan) -> None:
    # meja, visits: Angin 8 (survei 3, tanda 1, tunda 2, susun 2), Batu 7 (2, 3, 1, 1); Cengkih is too small
    assert [p.sebaran for p in fork(papan, "meja").pilihan] == [
        Fraction(3, 8) - Fraction(2, 7),
        Fraction(3, 7) - Fraction(1, 8),
        Fraction(2, 8) - Fraction(1, 7),
        Fraction(2, 8) - Fraction(1, 7),
    ]
    # telepon: Angin datang 2, tolak 3; Batu 3, 1, catat 1; of five each
    assert [p.sebaran for p in fork(papan, "telepon").pilihan] == [Fraction(1, 5), Fraction(2, 5), Fraction(1, 5)]
    # at amplop only two of Angin and three of Batu came by
    assert [p.sebaran for p in fork(papan, "amplop").pilihan] == [None, None, None]


def test_item_rest_correlation(papan: Papan) -> None:
    # x: loss at telepon; y: the run's other losses; in 50/1155 points, that is integritas · 35 + kepatuhan · 33
    pairs = [
        *[(33, 0)] * 3,  # TERBAIK: 0,1 and nothing else
        (35, 0),  # CATAT: 1,0
        *[(33, 136)] * 2,  # TUNDA: 0,1 and 2,2
        *[(717, 474)] * 2,  # LAPOR: 12,9 and 6,8
        *[(717, 538)] * 2,  # DIAM: 12,9 and 5,11
        *[(717, 1593)] * 2,  # SIMPAN: 12,9 and 21,26
    ]
    mean_x, mean_y = sum(x for x, _ in pairs) / 12, sum(y for _, y in pairs) / 12
    both = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    r = both / math.sqrt(sum((x - mean_x) ** 2 for x, _ in pairs) * sum((y - mean_y) ** 2 for _, y in pairs))
    assert fork(papan, "telepon").korelasi == pytest.approx(r)
    (row, *_) = [row for row in papan.butir if row.adegan == "telepon"]
    assert (row.korelasi, row.korelasi_n, row.tanda) == (Decimal("0.748"), 12, "")
    assert float(row.korelasi or 0) == pytest.approx(r, abs=5e-4)


def test_weak_points(papan: Papan) -> None:
    (stratum,) = papan.strata
    by_code = {t.kode: t for t in stratum.titik}
    meja = 4 * (points(6, 8) + points(2, 2))
    telepon = 6 * points(12, 9) + 5 * points(0, 1) + points(1, 0)
    amplop = 2 * (points(15, 18) + points(3, 9))
    assert by_code["PBJ-02"].hilang == meja + telepon  # a loss counts in full for each code of its scene
    assert by_code["PBJ-11"].hilang == telepon + amplop
    assert [(t.kode, t.ditemui, t.lari, t.garis_merah) for t in stratum.titik] == [
        ("PBJ-11", 12 + 6, 12, 2),
        ("PBJ-02", 18 + 12, 12, 0),
    ]


def test_risk_with_a_control(papan: Papan) -> None:
    # Harm comes exactly from going there (telepon.datang); whatever happens afterwards is harm.
    # By chance: 1 of 3. The class: weights 6 + 1/3, 5 + 1/3, 1 + 1/3 of 13: 19/39.
    (stratum,) = papan.strata
    risiko = stratum.risiko
    assert risiko.acak == pytest.approx(1 / 3)
    assert risiko.kelas == pytest.approx(19 / 39)
    assert risiko.teramati == Fraction(6, 12)
    assert [(k.kendali.id, k.dipilih, k.risiko_acak, k.risiko_kelas) for k in risiko.kendali] == [
        ("reviu-hps", 1, pytest.approx(1 / 3), pytest.approx(19 / 39)),  # closes meja.tanda, the phone still rings
        ("kontak-terbuka", 1, 0, 0),  # closes telepon.datang
        ("upg-keliling", 1, pytest.approx(1 / 3), pytest.approx(19 / 39)),  # a milder ending, but harm all the same
        ("spanduk", 0, pytest.approx(1 / 3), pytest.approx(19 / 39)),
    ]
    assert (risiko.terbaik_kelas.kendali, risiko.terbaik_kelas.biaya, risiko.terbaik_kelas.risiko) == (
        ("kontak-terbuka",),
        2,
        0,
    )


def test_endings_observed_and_in_the_model(papan: Papan) -> None:
    # meja before the survey: survei 6,25, tanda 4,25, tunda 4,25 of 14,75; after it tanda, tunda, susun 1/3 each.
    # P(tanda) = 17/59 + 25/59 · 1/3 = 76/177. After tanda and datang the favours are two and diam is closed:
    # simpan is then 1 of 2, else 1 of 3.
    (stratum,) = papan.strata
    caught = 19 / 39 * (76 / 177 / 2 + 101 / 177 / 3)
    found = {a.adegan: (a.n, a.bagian, a.peluang_kelas) for a in stratum.risiko.akhir}
    assert found == {
        "selesai": (6, Fraction(1, 2), pytest.approx(20 / 39)),
        "terlambat": (4, Fraction(1, 3), pytest.approx(19 / 39 - caught)),
        "tersangka": (2, Fraction(1, 6), pytest.approx(caught)),
    }


def test_turning_points(papan: Papan) -> None:
    # Two candidates (amplop has 6 runs), so each standardised figure is +1 or −1:
    # meja: split +1, loss −1, spread −1; telepon: −1, +1, +1, and +1 for the dilemma (tolak 4,3 against catat 3,4).
    (stratum,) = papan.strata
    found = stratum.titik_balik
    assert [(c.butir.adegan, c.nilai, c.bagian) for c in found.calon] == [
        ("telepon", pytest.approx(2), 2),
        ("meja", pytest.approx(-1), 0),
    ]
    # Mean places. meja: four runs of three moves at 1/6 and 1/2, TUNDA at 1/4, LAPOR at 1/8 and 3/8, four at 1/6;
    # telepon: 5/6 four times, 3/4 twice, 5/8 twice, 1/2 four times.
    assert (
        fork(papan, "meja").posisi
        == (4 * Fraction(2, 3) + 2 * Fraction(1, 4) + 2 * Fraction(1, 2) + Fraction(4, 6)) / 18
    )
    assert fork(papan, "telepon").posisi == (Fraction(20, 6) + Fraction(6, 4) + Fraction(10, 8) + 2) / 12
    assert [c.butir.adegan for c in found.terpilih] == ["meja", "telepon"]  # in the order of the story
    assert found.terpilih[1].alasan == (
        "Poin banyak hilang di sini: rata-rata 16,2 setiap kali dijumpai.",
        'Kelompok berbeda jauh: bagian yang memilih "Tolak, dan undang semua calon penyedia ke penjelasan terbuka" '
        "berselisih sampai 40,0 poin persen antarkelompok.",
        "Ini dilema: tidak ada pilihan yang terbaik di kedua dimensi sekaligus.",
    )


def test_decisions_add_up_to_a_hundred(papan: Papan) -> None:
    board = {row.peserta: row for row in papan.papan_skor}
    lost: dict[str, list[Decimal]] = {}
    for row in papan.keputusan():
        assert row.resmi
        own = lost.setdefault(row.peserta, [Decimal(0), Decimal(0)])
        own[0] += row.hilang_integritas
        own[1] += row.hilang_kepatuhan
    assert {
        name: (board[name].integritas or 0) + own[0] == 100 == (board[name].kepatuhan or 0) + own[1]
        for name, own in lost.items()
    } == dict.fromkeys(board, True)


@pytest.mark.parametrize("table", ["papan_skor", "kelompok", "keputusan", "butir", "titik_rawan", "komitmen"])
def test_every_row_fits_its_columns(papan: Papan, table: str) -> None:
    (tabel,) = papan.tables([table])
    kinds: dict[str, Callable[[object], bool]] = {
        "teks": lambda x: isinstance(x, str),
        "bulat": lambda x: isinstance(x, int) and not isinstance(x, bool),
        "ya_tidak": lambda x: isinstance(x, bool),
        "waktu": lambda x: isinstance(x, str),
        "nilai": lambda x: isinstance(x, Decimal) and x == round(x, 1),
        "bagian": lambda x: isinstance(x, Decimal) and 0 <= x <= 1,
        "indeks": lambda x: isinstance(x, Decimal) and -1 <= x <= 1,
        "detik": lambda x: isinstance(x, Decimal),
    }
    for row in tabel.baris():
        assert len(row) == len(tabel.kolom)
        for kolom, cell in zip(tabel.kolom, row, strict=True):
            assert kolom.kosong if cell is None else kinds[kolom.jenis](cell), (kolom.nama, cell)
