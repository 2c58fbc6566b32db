"""After the story: challenge, strategy, review with practice, result, commitment."""

from __future__ import annotations

import re

import pytest

from simulasi.catatan import Komitmen
from simulasi.lari.kelas import Kelas
from tests.polos.pembantu import Ruang, decide, flat, play, road, session

CERITA = "\n" + decide(3, 2) + "\n"
"""The story and the page of its ending; the challenge is open then."""
TINJAUAN = CERITA + "2\nselesai\n\n\n\n"


def test_the_challenge_tells_state_first_and_each_pick_at_once(kelas: Kelas) -> None:
    _, out = play(kelas, CERITA + "2\nselesai\n")
    page = out[out.index("Bagian: Tantangan mitigasi") :]
    assert page.index("Keadaan sekarang") < page.index("Kendali yang dapat dipilih")
    told = flat(page)
    assert "Anggaran 3, terpakai 0, tersisa 3." in told
    assert "Risiko sekarang 33,3 persen: kira-kira 33 dari 100 cerita berakhir dengan kerugian publik." in told
    assert (
        "2. Semua kontak penyedia lewat penjelasan terbuka dan log kontak (pencegahan, biaya 2). Belum terpasang; "
        "bila dipasang, risiko turun menjadi 0,0 persen." in told
    )
    assert "(imbauan, biaya 1). Belum terpasang; bila dipasang, risiko tetap 33,3 persen." in told
    assert "dipasang. Risiko semula 33,3 persen, sekarang turun menjadi 0,0 persen. Anggaran tersisa 1 dari 3." in told
    assert "Nilai mitigasi Anda 100,0 dari 100." in told
    (run,) = kelas.jurnal.runs()
    assert run.kendali == ("kontak-terbuka",)


def test_refusals_say_why_and_picks_can_be_taken_back(kelas: Kelas) -> None:
    _, out = play(kelas, CERITA + "1\n2\nu\n1\n2\n3\nselesai\n")
    told = flat(out)
    assert "Biayanya melebihi sisa anggaran: perlu 2, tersisa 1. Lepaskan dulu kendali lain" in told
    assert "Belum dapat dipasang. Biayanya melebihi sisa anggaran" in told
    assert "Terpasang; bila dilepas, risiko tetap 33,3 persen." in told
    assert "Terpasang: Reviu HPS oleh APIP sebelum pemilihan." in told
    assert "Reviu HPS oleh APIP sebelum pemilihan: dilepas." in told
    (run,) = kelas.jurnal.runs()
    assert run.kendali == ("kontak-terbuka", "upg-keliling")


def test_an_empty_pick_wants_to_be_said_twice(kelas: Kelas) -> None:
    _, out = play(kelas, CERITA + "selesai\n4\n4\nselesai\nselesai\n")
    assert out.count("Ketik selesai sekali lagi") == 2
    assert "Nilai mitigasi Anda 0,0 dari 100." in out
    (run,) = kelas.jurnal.runs()
    assert run.kendali == ()


@pytest.mark.parametrize("jawaban", ["", "5", "0", "x", "j9", "j0"])
def test_a_wrong_pick_picks_nothing(kelas: Kelas, jawaban: str) -> None:
    _, out = play(kelas, f"{CERITA}{jawaban}\nj3\n")
    assert "Ketik nomor kendali 1 sampai 4" in out or "Ketik j1 sampai j4." in out
    assert "Laporan penolakan dapat dikirim dari ponsel" in out
    (run,) = kelas.jurnal.runs()
    assert run.kendali is None


def test_picks_are_kept_where_the_input_ends_and_the_best_set_is_told(kelas: Kelas) -> None:
    code, out = play(kelas, CERITA + "3\n")
    assert code == 0
    assert "Pembahasan selebihnya dibacakan sampai habis." in out
    assert "Terbaik dalam anggaran 3" in out
    assert "Bagian: Hasil." in out
    (run,) = kelas.jurnal.runs()
    assert run.kendali == ("upg-keliling",)


def test_a_challenge_that_was_never_taken_gives_nothing_away(kelas: Kelas) -> None:
    _, out = play(kelas, CERITA)
    assert "Bagian: Tantangan mitigasi." in out
    assert "Terbaik dalam anggaran" not in out
    assert "Nilai mitigasi Anda" not in out
    (run,) = kelas.jurnal.runs()
    assert run.kendali is None


def test_leaving_in_the_middle_leaves_the_challenge_open(kelas: Kelas) -> None:
    play(kelas, CERITA + "3\nk\n")
    _, out = play(kelas, "h\n\n2\nselesai\n")
    assert "Nilai mitigasi Anda 100,0 dari 100." in out
    (run,) = kelas.jurnal.runs()
    assert run.kendali == ("kontak-terbuka",)


def test_the_finished_challenge_is_closed(kelas: Kelas) -> None:
    _, out = play(kelas, CERITA + "2\nselesai\ns\n\n")
    assert "Tantangan ini sudah Anda selesaikan; pilihan kendalinya tidak dapat diubah lagi." in flat(out)


def test_a_session_can_leave_the_challenge_out(ruang: Ruang) -> None:
    _, out = play(ruang.kelas(session(tantangan_mitigasi=False)), CERITA)
    assert "Tantangan mitigasi" not in out
    assert "Terbaik dalam anggaran" not in out
    assert "Bagian: Strategi mitigasi." in out


def test_strategy_sets_the_pick_beside_the_best_and_orders_by_loss(kelas: Kelas) -> None:
    _, out = play(kelas, CERITA + "1\n4\nselesai\n")
    told = flat(out[out.index("Bagian: Strategi mitigasi.") :])
    assert (
        "Kendali pilihan Anda: Reviu HPS oleh APIP sebelum pemilihan; Spanduk dan sosialisasi integritas; biaya 3, "
        "risiko 33,3 persen." in told
    )
    assert (
        "Terbaik dalam anggaran 3: Semua kontak penyedia lewat penjelasan terbuka dan log kontak; biaya 2, "
        "risiko 0,0 persen." in told
    )
    assert told.index("1. PBJ-02") < told.index("2. PBJ-11")
    assert "- Hanya satu sumber harga, dan sumbernya calon penyedia (berkas Rincian HPS)" in told
    assert "Risiko 33,3 persen tanpa kendali, 0,0 persen dengan kendali ini." in told
    assert "Imbauan saja tidak menutup jalan mana pun." in told


def test_a_control_is_read_in_full_once(kelas: Kelas) -> None:
    bad = ("paraf", "lanjut", "terima", "bast", "rapikan")
    _, out = play(kelas, "\n" + road(kelas, "pecah-paket", *bad), "pecah-paket")
    told = flat(out)
    assert told.count("Setiap Oktober bupati mengingatkan semua dinas") == 1
    kendali = "Surat edaran bupati tentang belanja akhir tahun (imbauan)"
    assert re.search(rf"Kendali: {re.escape(kendali)}\. Sudah dibacakan di titik rawan \d\.", told)


def test_the_review_reads_one_step_all_steps_and_adds_up(kelas: Kelas) -> None:
    _, out = play(kelas, TINJAUAN + "2\n")
    told = flat(out[out.index("Bagian: Tinjauan keputusan") :])
    assert 'Keputusan terkuat Anda, langkah 2 di "Telepon sore hari"' in told
    assert "Jumlah yang hilang: integritas 6,1, kepatuhan 8,6." in told
    assert "Bagian: Tinjauan keputusan, langkah 2 dari 2. Telepon sore hari. Pilihan Anda: Tolak, dan undang" in told
    assert (
        '- Datang sebentar, tanpa membicarakan pekerjaan (menuju "Titipan"; integritas 1 dari 4, kepatuhan 1 dari 4)'
        in told
    )
    _, out = play(kelas, TINJAUAN + "l\n9\nk\n", sandi="Komodo-28")
    assert "langkah 1 dari 2. Draf di atas meja" in out
    assert "langkah 2 dari 2. Telepon sore hari" in out
    assert "Jawaban itu tidak ada. Ketik nomor 1 sampai 2" in out


@pytest.mark.parametrize("ulangi", ["ulangi 2", "Ulangi dari sini 2", "ulangi  2"])
def test_again_from_here_is_a_practice_run(kelas: Kelas, ulangi: str) -> None:
    code, out = play(kelas, TINJAUAN + f"{ulangi}\n" + decide(1, 1) + "\n" * 5 + "\n\n\n")
    assert code == 0
    assert "Latihan dimulai dari langkah 2." in out
    assert "Bagian: Latihan, adegan, langkah 2. Telepon sore hari." in out
    assert "Bagian: Latihan, hasil." in out
    assert "Ini hasil latihan; tidak masuk peringkat." in out
    assert out.index("Latihan selesai. Anda kembali ke pembahasan") < out.index("Bagian: Hasil.")
    first, second = sorted(kelas.jurnal.runs(), key=lambda run: run.urutan)
    assert [p.pilihan for p in first.pilihan] == ["tunda", "tolak"]
    assert ([p.pilihan for p in second.pilihan], second.asal) == (["tunda", "datang", "simpan"], first.id)


def test_practice_has_the_pages_of_the_list_and_records_no_control(kelas: Kelas) -> None:
    _, out = play(kelas, TINJAUAN + "ulangi 2\n" + decide(1, 1) + "\n2\nselesai\ns\n2\nselesai\n" + "\n" * 9)
    practice = out[out.index("Bagian: Latihan, akhir cerita") : out.index("Latihan selesai.")]
    assert practice.count("Ini latihan: pilihan kendali di sini tidak dicatat.") == 2
    assert "tidak dapat diubah lagi" not in practice
    assert "Komitmen" not in practice
    kept = {run.asal is None: run.kendali for run in kelas.jurnal.runs()}
    assert kept[False] is None


def test_a_step_that_is_not_there_starts_no_practice(kelas: Kelas) -> None:
    _, out = play(kelas, TINJAUAN + "ulangi 3\nulangi 0\nulangi x\n")
    assert out.count("Langkah itu tidak ada.") == 3
    assert len(list(kelas.jurnal.runs())) == 1


def test_practice_within_practice_comes_back_level_by_level(kelas: Kelas) -> None:
    again = "ulangi 1\n" + decide(3, 2) + "\n2\nselesai\n\n\n\n"
    code, out = play(kelas, TINJAUAN + again * 40 + "\n\n" * 40)
    assert code == 0
    assert out.count("Latihan selesai.") == 40
    assert len(list(kelas.jurnal.runs())) == 41


def test_pages_turn_back(kelas: Kelas) -> None:
    _, out = play(kelas, "\n" + decide(3, 2) + "s\nx\n")
    assert "Ini halaman pertama pembahasan." in out
    assert out.count("Bagian: Akhir cerita.") == 2
    assert "Perintah itu tidak ada di sini." in out


HASIL = TINJAUAN + "\n\n"


def test_a_commitment_is_read_back_before_it_is_kept(kelas: Kelas) -> None:
    _, out = play(kelas, HASIL + "2\nBuat log kontak\nUKPBJ\nJanuari\n\n\n")
    page = flat(out[out.index("Bagian: Komitmen untuk dibawa pulang.") :])
    assert "2. Semua kontak penyedia lewat penjelasan terbuka dan log kontak (pencegahan)" in page
    assert "Apa: Buat log kontak Siapa: UKPBJ Kapan: Januari" in page
    assert page.index("Apa: Buat log kontak") < page.index("Komitmen Anda tersimpan.")
    (run,) = kelas.jurnal.runs()
    assert run.komitmen == Komitmen("kontak-terbuka", "Buat log kontak", "UKPBJ", "Januari")


@pytest.mark.parametrize("isian", ["2\nt\n", "2\nApa\nbatal\n", "2\nApa\nSiapa\nKapan\ntidak\n", "", "9\n", "2\nApa\n"])
def test_a_commitment_can_be_passed_over(kelas: Kelas, isian: str) -> None:
    code, _ = play(kelas, HASIL + isian)
    assert code == 0
    (run,) = kelas.jurnal.runs()
    assert run.komitmen is None


def test_refused_texts_of_a_commitment_are_asked_again(kelas: Kelas) -> None:
    nip = "198001012005011001"
    _, out = play(kelas, HASIL + f"2\n\n{nip}\n{'x' * 501}\nApa\nOleh {nip}\nSiapa\nKa\u202epan\nKapan\n\n")
    told = flat(out)
    assert "Isian ini masih kosong." in told
    assert "Isian apa tampak memuat NIP." in told
    assert "Isian apa terlalu panjang: 501 karakter, paling banyak 500." in told
    assert "Isian siapa tampak memuat NIP." in told
    assert "Isian kapan memuat karakter yang tidak terlihat" in told
    assert nip not in out
    (run,) = kelas.jurnal.runs()
    assert run.komitmen == Komitmen("kontak-terbuka", "Apa", "Siapa", "Kapan")


def test_a_kept_commitment_is_shown_and_can_be_replaced(kelas: Kelas) -> None:
    _, out = play(kelas, HASIL + "2\nA\nB\nC\n\ns\n\n1\nD\nE\nF\ny\n\n\n")
    assert "Komitmen Anda yang tersimpan" in out
    assert "Nomor kendali untuk mengganti" in out
    (run,) = kelas.jurnal.runs()
    assert run.komitmen == Komitmen("reviu-hps", "D", "E", "F")
