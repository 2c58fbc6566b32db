"""The scoreboard as sentences: ties, practice apart, filter and sort by number."""

from __future__ import annotations

from simulasi.lari.kelas import Kelas
from tests.polos.pembantu import Ruang, browse, flat, session


def record(kelas: Kelas, sandi: str, kelompok: str | None, *lari: tuple[str, ...]) -> None:
    """Play runs of the worked example through the core."""
    peserta = kelas.participant(sandi, kelompok)
    for pilihan in lari:
        run = kelas.begin(peserta, "hps-titipan")
        for i, name in enumerate(pilihan):
            run.choose(name, i)


def fill(kelas: Kelas) -> None:
    record(kelas, "Komodo-1", "Meja Satu", ("tunda", "tolak"))
    record(kelas, "Komodo-2", "Meja Dua", ("tunda", "tolak"), ("survei", "susun", "tolak"))
    record(kelas, "Komodo-3", "Meja Dua", ("tanda", "datang", "simpan"))
    record(kelas, "Komodo-4", None, ("tunda",))


def board(kelas: Kelas, *jawaban: str) -> str:
    """Read the board as Komodo-2 with these answers."""
    kelas.participant("Komodo-2")
    _, out = browse(kelas, "\np\n" + "".join(f"{j}\n" for j in jawaban) + "\nk\n")
    return flat(out[out.index("Bagian: Papan skor") :])


def test_rows_are_sentences_with_ties_and_grave_failures(ruang: Ruang) -> None:
    kelas = ruang.kelas(session())
    fill(kelas)
    told = board(kelas)
    assert told.startswith(
        "Bagian: Papan skor. Kelas pagi. Anda, Komodo-2: peringkat 1 dari 3 yang diperingkat, berbagi"
    )
    assert "Gabungan dihitung dengan bobot integritas 50, kepatuhan 50." in told
    assert (
        "Peringkat 1, berbagi dengan peserta lain: Komodo-1, kelompok Meja Satu. Gabungan 92,7, integritas 93,9, "
        "kepatuhan 91,4. 1 dari 1 skenario selesai." in told
    )
    assert "Peringkat 1, berbagi dengan peserta lain: Komodo-2, kelompok Meja Dua." in told
    assert "Peringkat 3: Komodo-3, kelompok Meja Dua." in told
    assert "Kegagalan berat 1." in told
    assert "Belum diperingkat: Komodo-4. 0 dari 1 skenario selesai." in told
    assert "tidak untuk penilaian kinerja." in told
    practice = told[told.index("Latihan, di luar peringkat") :]
    assert "Komodo-2, kelompok Meja Dua, HPS Titipan, permainan ke-2: integritas 100,0, kepatuhan 97,1." in practice
    assert "Anda kembali ke bagian Beranda. Kelas pagi." in told


def test_the_board_is_filtered_and_sorted_by_number(ruang: Ruang) -> None:
    kelas = ruang.kelas(session())
    fill(kelas)
    told = board(kelas, "x", "f", "9", "3", "o", "2")
    assert "Perintah itu tidak ada di sini." in told
    menu = told[told.index("Bagian: Papan skor, saringan.") :]
    assert "1. semua peserta 2. kelompok Meja Dua 3. kelompok Meja Satu" in menu
    last = told[told.rindex("Bagian: Papan skor. Kelas pagi.") :]
    assert "Hanya kelompok Meja Satu. Diurutkan menurut sandi, menurut abjad." in last
    assert "Komodo-1" in last
    assert "Komodo-3" not in last
    assert "Latihan, di luar peringkat" not in last


def test_sorting_changes_the_order_but_no_rank(ruang: Ruang) -> None:
    kelas = ruang.kelas(session())
    fill(kelas)
    told = board(kelas, "o", "3")
    last = told[told.rindex("Bagian: Papan skor. Kelas pagi.") :]
    assert last.index("Komodo-2, kelompok Meja Dua.") < last.index("Komodo-1, kelompok Meja Satu.")
    assert "Peringkat 3: Komodo-3" in last


def test_scenarios_are_filtered_where_there_are_several(ruang: Ruang) -> None:
    kelas = ruang.kelas(session(skenario=("hps-titipan", "pecah-paket")))
    fill(kelas)
    told = board(kelas, "f", "4")
    assert "4. skenario HPS Titipan" in told
    last = told[told.rindex("Bagian: Papan skor. Kelas pagi.") :]
    assert "Hanya skenario HPS Titipan." in last
    assert "Peringkat 1, berbagi dengan peserta lain: Komodo-1" in last
    assert "belum diperingkat, 1 dari 2 skenario selesai" in told


def test_the_free_session_has_a_board_for_each_scenario(ruang: Ruang) -> None:
    kelas = ruang.kelas()
    fill(kelas)
    told = board(kelas)
    assert "Anda, Komodo-2, di HPS Titipan: peringkat 1 dari 3 yang diperingkat, berbagi dengan peserta lain." in told
    assert "Skenario HPS Titipan Peringkat 1, berbagi dengan peserta lain: Komodo-" in told


def test_a_long_board_is_told_in_part_first(ruang: Ruang) -> None:
    kelas = ruang.kelas(session())
    for i in range(30):
        record(kelas, f"Penyu-{i + 1}", None, ("tunda", "tolak"))
    told = board(kelas, "l")
    first, last = told.split("Bagian: Papan skor. Kelas pagi.")[1:]
    assert first.count("Penyu-") == 25
    assert "Masih ada 5 baris; ketik l untuk mendengarkan semuanya" in first
    assert last.count("Penyu-") == 30
    assert "Masih ada" not in last


def test_an_empty_board_is_kind(ruang: Ruang) -> None:
    told = board(ruang.kelas(), "f")
    assert "Belum ada permainan yang tercatat di sesi ini." in told
