"""One participant's report: what it holds, that its figures add up, and names that try to be more than names."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from simulasi.catatan import Komitmen
from simulasi.dasar.galat import Galat
from simulasi.debrief.laporan import PesertaTidakDikenal, file_name, participant_report
from simulasi.ekspor.debrief.laporan import as_html
from simulasi.skenario.acuan import Acuan
from tests.debrief.pembantu import KATALOG, Pembaca
from tests.ekspor.kelas_kecil import NAKAL
from tests.papan.pembantu import LAPOR, SESI, SIMPAN, TERBAIK, Kelas


@pytest.fixture
def kelas(tmp_path: Path) -> Kelas:
    return Kelas(tmp_path)


def test_path_losses_other_roads_controls_and_commitment(kelas: Kelas) -> None:
    run = kelas.play("Rinca-1", LAPOR, kelompok="Elang", kendali=["upg-keliling", "spanduk"])
    kelas.jurnal.record_commitment(run.id, Komitmen("kontak-terbuka", "Memasang log", "Kami berdua", "Senin depan"))
    kelas.play("Rinca-1", TERBAIK)  # practice: the first run counts
    kelas.play("Padar-2", SIMPAN)
    page = Pembaca(as_html(participant_report(kelas.jurnal, SESI, "rinca-1", KATALOG)))
    assert page.broken == []
    for told in (
        "Laporan Rinca-1", "Elang", "1 permainan lain sebagai latihan", "Pertanyaan auditor", "45,5", "51,4",
        "Tanda tangani; tenggat dokumen pemilihan besok pagi", "HPS yang disusun dari brosur calon penyedia",
        "Jalan lain yang terbuka saat itu", "Tender berjalan", "Perpres 16/2018 Pasal 26",
        "Kanal lapor gratifikasi 24 jam", "Spanduk dan sosialisasi integritas", "Memasang log", "Kami berdua",
        "tidak untuk penilaian kinerja",
    ):  # fmt: skip
        assert told in page.words, told
    assert "Padar-2" not in page.words
    policy = next(a["content"] for t, a in page.tags if t == "meta" and "http-equiv" in a)
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "script" not in {t for t, _ in page.tags}
    assert not [a for _, a in page.tags if "style" in a]


def test_the_choice_that_holds_a_band_down_is_named(kelas: Kelas) -> None:
    kelas.play("Rinca-1", "tanda,tolak")
    page = Pembaca(as_html(participant_report(kelas.jurnal, SESI, "Rinca-1", KATALOG)))
    assert 'bernilai 0 dalam kepatuhan: di "Draf di atas meja": "Tanda tangani;' in page.words
    kelas.play("Rinca-2", TERBAIK)
    page = Pembaca(as_html(participant_report(kelas.jurnal, SESI, "Rinca-2", KATALOG)))
    assert "bernilai 0 dalam" not in page.words


def test_value_and_losses_add_up_to_a_hundred(kelas: Kelas) -> None:
    for i, run in enumerate((TERBAIK, LAPOR, SIMPAN)):
        kelas.play(f"Rinca-{i}", run)
        isi = as_html(participant_report(kelas.jurnal, SESI, f"Rinca-{i}", KATALOG)).decode("utf-8")
        (total,) = re.findall(
            r'Jumlah</th><td class="angka"><b>([\d,]+)</b></td><td class="angka"><b>([\d,]+)</b>', isi
        )
        assert total == ("100,0", "100,0")
        widths = [
            [float(w) for w in re.findall(r'width="([\d.]+)" height="34"', figure)]
            for figure in re.findall(r'<svg class="susun".*?</svg>', isi)
        ]
        assert [sum(w) for w in widths] == [pytest.approx(700, abs=0.3)] * 2


def test_the_pick_beside_the_best(kelas: Kelas) -> None:
    kelas.play("Rinca-1", LAPOR, kendali=["upg-keliling"])
    (part,) = participant_report(kelas.jurnal, SESI, "Rinca-1", KATALOG).bagian
    found = part.tantangan
    assert [k.id for k in found.dipilih or ()] == ["upg-keliling"]
    assert (found.risiko_pilihan, found.risiko_terbaik) == (pytest.approx(1 / 3), 0)
    assert found.nilai == 0
    assert part.hasil.integritas + sum((s.hilang_integritas for s in part.hasil.langkah), Decimal(0)) == 100


def test_the_same_run_gives_the_same_bytes(kelas: Kelas) -> None:
    kelas.play("Rinca-1", LAPOR)
    made = [as_html(participant_report(kelas.jurnal, SESI, "Rinca-1", Acuan())) for _ in range(2)]
    assert made[0] == made[1]


def test_who_is_not_there_or_has_not_finished(kelas: Kelas) -> None:
    kelas.play("Rinca-1", "tunda")
    with pytest.raises(Galat, match="belum menyelesaikan satu skenario pun"):
        participant_report(kelas.jurnal, SESI, "Rinca-1", KATALOG)
    with pytest.raises(PesertaTidakDikenal, match="Mungkin maksud Anda: Rinca-1"):
        participant_report(kelas.jurnal, SESI, "Rinca-2", KATALOG)
    with pytest.raises(PesertaTidakDikenal, match="simulasi papan"):
        participant_report(kelas.jurnal, SESI, "../../etc/passwd", KATALOG)


def test_a_short_id_stands_for_a_call_sign(kelas: Kelas) -> None:
    run = kelas.play("Rinca-1", LAPOR)
    assert participant_report(kelas.jurnal, SESI, run.peserta.id[:8], KATALOG).sandi == "Rinca-1"


@pytest.mark.parametrize(
    ("sandi", "nama"),
    [
        ("Komodo-27", "laporan-Komodo-27.html"),
        ("../../etc/passwd", "laporan-etc-passwd.html"),
        ("C:\\Windows\\x", "laporan-C-Windows-x.html"),
        ("CON", "laporan-CON.html"),
        ("a" * 99, f"laporan-{'a' * 60}.html"),
        ("Komodo. ", "laporan-Komodo.html"),
        ("...", "laporan-peserta.html"),
        ("🦎", "laporan-peserta.html"),
        ("\u202egnusuj", "laporan-gnusuj.html"),
        ("nul\x00nul", "laporan-nul-nul.html"),
        ("<b>", "laporan-b.html"),
        ("合同", "laporan-合同.html"),
    ],
)
def test_file_names_hold_letters_digits_and_hyphens(sandi: str, nama: str) -> None:
    assert file_name(sandi) == nama


@pytest.mark.parametrize("sandi", NAKAL)
def test_naughty_call_signs_are_text(kelas: Kelas, sandi: str) -> None:
    kelas.play(sandi, SIMPAN, kelompok=NAKAL[0])
    page = Pembaca(as_html(participant_report(kelas.jurnal, SESI, sandi, KATALOG)))
    assert page.broken == []
    assert " ".join(sandi.split()) in page.words
    assert re.fullmatch(r"laporan-[\w-]+\.html", file_name(sandi))
