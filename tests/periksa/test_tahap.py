"""Stages of the checker, roads that can be replayed, and rules that a table of places cannot show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simulasi.periksa.katalog import TANGGAL_CONTOH, base_text, broken_example
from simulasi.periksa.pemeriksaan import (
    check_file,
    check_library,
    check_loaded,
    check_session_file,
    load_catalogues,
)
from simulasi.permainan.mesin import moves, replay
from simulasi.permainan.nilai import Penilai
from simulasi.permainan.program import Program
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.model import Skenario
from simulasi.skenario.muat import parse_scenario
from simulasi.skenario.pustaka import FOLDER_ACUAN, Pustaka, shipped
from simulasi.skenario.temuan import Temuan
from tests.periksa.pembantu import DASAR, FOLDER_CONTOH, catalogues, check, patch
from tests.periksa.tabel_cerita import GUDANG, LANJUT, TANYA, TUNTAS, UTANG


def codes(isi: str | bytes) -> list[str]:
    return [t.kode for t in check(isi).temuan]


def program(isi: str | bytes) -> Program:
    loaded = parse_scenario("x.yaml", isi.encode() if isinstance(isi, str) else isi)
    assert isinstance(loaded.isi, Skenario)
    return Program(loaded.isi)


def only(isi: str | bytes, kode: str) -> Temuan:
    return next(t for t in check(isi).temuan if t.kode == kode)


def roads(t: Temuan) -> list[list[str]]:
    return [m.split(",") for m in re.findall(r"--jawab ([a-z0-9,-]+[a-z0-9])", t.saran)]


# ---- roads


def test_road_to_a_dead_end_replays_into_it() -> None:
    isi = broken_example("S203")
    (road,) = roads(only(isi, "S203"))
    compiled = program(isi)
    last = replay(compiled, road)[-1]
    assert last.adegan == "pagi"
    assert moves(compiled, last) == ()


def test_road_to_a_dead_end_is_the_shortest() -> None:
    (road,) = roads(only(broken_example("S203"), "S203"))
    assert road == ["tanya"]


def test_dead_end_at_the_start_needs_no_road() -> None:
    isi = patch(
        [
            ("        jika: {catatan: tidak}\n", "        jika: {utang: 1}\n"),
            (LANJUT, LANJUT + "        jika: {utang: 2}\n"),
        ]
    )
    assert "langsung di awal" in only(isi, "S203").saran


def test_loop_replays_back_to_its_state() -> None:
    isi = broken_example("S204")
    t = only(isi, "S204")
    (road,) = roads(t)
    *before, after = replay(program(isi), road)
    assert [s.adegan for s in before if (s.adegan, s.nilai) == (after.adegan, after.nilai)] == ["draf"]


def test_scored_loop_bounded_by_a_counter_is_none() -> None:
    isi = patch(
        [
            (
                "menjelaskannya.\n        dasar: [perpres-16-2018 Pasal 26]\n        ke: telepon\n",
                "menjelaskannya.\n        dasar: [perpres-16-2018 Pasal 26]\n        tambah: {utang: 1}\n"
                "        jika: {utang: {maks: 1}}\n        ke: draf\n",
            )
        ]
    )
    assert "S204" not in codes(isi)


def test_road_into_a_trap_ends_where_only_loops_are() -> None:
    isi = broken_example("S205")
    (road,) = roads(only(isi, "S205"))
    compiled = program(isi)
    last = replay(compiled, road)[-1]
    assert last.adegan == "ruang-tunggu"
    assert {p.ke for p in moves(compiled, last)} == {"ruang-tunggu"}


def test_roads_of_an_order_finding_score_as_it_says() -> None:
    isi = broken_example("S303")
    findings = [t for t in check(isi).temuan if t.kode == "S303"]
    penilai = Penilai(program(isi))
    assert [t.pesan.split(",")[0] for t in findings] == ["Dalam integritas", "Dalam kepatuhan"]
    for t, dimensi in zip(findings, ("integritas", "kepatuhan"), strict=True):
        bad, good = (penilai.score(road) for road in roads(t))
        assert (bad.tingkat, good.tingkat) == ("pelanggaran", "bersih")
        assert bad.garis_merah == 0
        assert getattr(bad, dimensi) >= getattr(good, dimensi)


def test_road_to_a_state_without_ways_under_a_control() -> None:
    t = only(broken_example("S704"), "S704")
    assert "Jalan terpendek ke sana: lanjut\n" in t.saran
    assert roads(t) == []  # play is never shown with controls in place
    assert replay(program(broken_example("S704")), ["lanjut"])[-1].adegan == "draf"


# ---- stages


def test_all_findings_of_the_shape_stage_come_at_once() -> None:
    isi = patch(
        [
            ("durasi: 8\n", "durasi: lama\n"),
            ("tingkat: dasar\n", "tingkat: sulit\n"),
            ("    bobot: 2\n", "    bobt: 2\n"),
            ("    akhir: pelanggaran\n", ""),
        ]
    )
    assert codes(isi) == ["S104", "S104", "S103", "S105"]


def test_shape_errors_hold_back_names() -> None:
    assert codes(patch([("durasi: 8\n", "durasi: lama\n"), ("awal: pagi\n", "awal: siang\n")])) == ["S104"]


def test_names_hold_back_states_but_neither_text_nor_law() -> None:
    isi = patch(
        [
            ("awal: pagi\n", "awal: siang\n"),
            (LANJUT, LANJUT + "        jika: {catatan: tidak}\n"),
            ("teks: Laporkan semua kejadian", "teks: Laporkan dengan jujur semua kejadian"),
            ("diperiksa: 2026-11-20\n", "diperiksa: 2024-11-20\n"),
            (
                "hal yang sama.\n        dasar: [perpres-16-2018 Pasal 7]",
                "hal yang sama.\n        dasar: [perpres-54-2010]",
            ),
        ]
    )
    assert sorted(codes(isi)) == ["S201", "S403", "S502", "S505"]


def test_lengths_are_judged_when_names_fail() -> None:
    broken = broken_example("S402").decode().replace("awal: pagi\n", "awal: siang\n")
    assert codes(broken) == ["S201", "S402"]


def test_states_hold_back_loops_and_loops_the_rest() -> None:
    dead = patch(
        [
            (LANJUT, LANJUT + "        jika: {catatan: tidak}\n"),
            (UTANG, UTANG + "  hujan: tidak\n"),
            (
                "menjelaskannya.\n        dasar: [perpres-16-2018 Pasal 26]\n        ke: telepon\n",
                "menjelaskannya.\n        dasar: [perpres-16-2018 Pasal 26]\n        ke: draf\n",
            ),
        ]
    )
    assert codes(dead) == ["S203"]
    alive = dead.replace(LANJUT + "        jika: {catatan: tidak}\n", LANJUT)
    assert codes(alive) == ["S204"]


def test_cut_text_holds_nothing_back() -> None:
    isi = patch([("teks: Buka draf itu\n", "teks: Buka draf #2 itu\n"), (UTANG, UTANG + "  hujan: tidak\n")])
    assert codes(isi) == ["S208", "S111"]
    assert check(isi).skenario is not None


def test_catalogue_with_errors_leaves_out_the_rules_that_read_it() -> None:
    isi = broken_example("S501").decode().replace("titik_rawan: [PBJ-02, PBJ-11]", "titik_rawan: [PBJ-02, PBJ-99]")
    loaded = parse_scenario("x.yaml", isi.encode())
    assert {t.kode for t in check_loaded(loaded, catalogues(), TANGGAL_CONTOH).temuan} == {"S501", "S705"}
    found = check_loaded(loaded, Acuan(None, None), TANGGAL_CONTOH).temuan
    assert {t.kode for t in found} == {"S701"}


# ---- bounds on states


def _lamps(count: int) -> str:
    variables = "".join(f"  x{i}: {{awal: 0, min: 0, maks: 100}}\n" for i in range(count))
    choices = "".join(
        f"      - {{id: x{i}, teks: Naikkan x{i}, tambah: {{x{i}: 1}}, ke: pagi}}\n" for i in range(count)
    )
    used = f"      - {{id: usai, teks: Usai, jika: {{{', '.join(f'x{i}: 100' for i in range(count))}}}, ke: draf}}\n"
    return patch([(UTANG, UTANG + variables), (LANJUT, choices + used + LANJUT)])


def test_a_million_states_are_refused_with_the_variables_named() -> None:
    (finding,) = check(_lamps(3)).temuan
    assert finding.kode == "S209"
    assert re.search(r"^  x\d:", finding.kutipan)
    assert "1.000.000" in finding.pesan
    assert re.search(r"x0 \(\d+ nilai\), x1 \(\d+ nilai\)", finding.saran)


def test_states_below_the_bound_are_accepted() -> None:
    assert codes(_lamps(1)) == []


def test_long_loop_is_refused_alone() -> None:
    (finding,) = check(broken_example("S209")).temuan
    assert "10000 keadaan" in finding.pesan


# ---- reach with controls


def test_scene_reached_only_through_a_control_is_accepted() -> None:
    isi = patch(
        [
            ("      telepon.datang: {ke: amplop, atur: {utang: 0}}\n", "      telepon.datang: gudang\n"),
            (TUNTAS, "  gudang:\n" + GUDANG + "    pilihan: [{id: a, teks: Lanjut, ke: dibenahi}]\n" + TUNTAS),
        ]
    )
    assert codes(isi) == []


def test_insertion_shown_only_with_a_control_is_accepted() -> None:
    isi = patch(
        [
            (UTANG, UTANG + "  hujan: tidak\n"),
            ("    mengawali: {catatan: ya}\n", "    mengawali: {catatan: ya, hujan: ya}\n"),
            (
                "      - jika: {utang: {min: 1}}\n        teks: Ia",
                "      - {jika: {hujan: ya}, teks: Hujan.}\n      - jika: {utang: {min: 1}}\n        teks: Ia",
            ),
        ]
    )
    assert codes(isi) == []


@pytest.mark.parametrize(("jenis", "sampai"), [("rendah", 6), ("garis_merah", 1)])
def test_counted_variables_count_in_what_can_be_reached(jenis: str, sampai: int) -> None:
    def at(n: int) -> list[str]:
        return codes(
            patch(
                [
                    (UTANG, UTANG + f"  hitungan: {{awal: 0, min: 0, maks: 9, hitung: {jenis}}}\n"),
                    (
                        TUNTAS,
                        f"  tambahan:\n{GUDANG}    sisipan: [{{jika: {{hitungan: {n}}}, teks: Ingat.}}]\n"
                        "    pilihan: [{id: a, teks: Lanjut, ke: temuan}]\n" + TUNTAS,
                    ),
                    (
                        "nilai: [tanggung-jawab]\n        ke: temuan\n",
                        "nilai: [tanggung-jawab]\n        ke: tambahan\n",
                    ),
                ]
            )
        )

    assert at(sampai) == []
    assert at(sampai + 1) == ["S210"]


# ---- scores, lengths, twins


def test_unscored_story_has_no_scored_choice() -> None:
    assert codes(broken_example("S301")) == ["S301"]


def test_both_dimensions_can_be_flat() -> None:
    isi = re.sub(r"integritas: \d, kepatuhan: \d", "integritas: 1, kepatuhan: 1", DASAR).replace(
        "bobot_akhir: 9", "bobot_akhir: 0"
    )
    assert codes(isi).count("S302") == 2


def _lengths(best: list[int], others: int) -> str:
    """Write the base with texts of a wanted length: `best[i]` for the best option of fork i."""
    teks = DASAR
    ids = ["susun", "undang", "serahkan", "banding", "pilah", "buka"]
    for number, length in zip(ids, best, strict=True):
        teks = re.sub(rf"(- id: {number}\n        teks: ).*", lambda m, n=length: m[1] + "a" * n, teks)
    rest = "tanda tunda datang lapor simpan kembali terima ulang teken tolak ringkas diam".split()
    for k, number in enumerate(rest):
        teks = re.sub(rf"(- id: {number}\n        teks: ).*", lambda m, n=k: m[1] + chr(98 + n) * others, teks)
    return teks


@pytest.mark.parametrize(
    ("best", "wanted"),
    [
        ([115] * 4 + [90] * 2, ["S402"]),
        ([115] * 3 + [90] * 3, []),
        ([114] * 4 + [100] * 2, []),
        ([99] * 4 + [101] * 2, ["S402"]),
        ([99] * 3 + [101] * 3, []),
        ([100] * 6, ["S402"]),
        ([100] * 5 + [101], []),
    ],
)
def test_length_gives_the_answer_away(best: list[int], wanted: list[str]) -> None:
    assert codes(_lengths(best, 100)) == wanted


def test_twins_that_never_meet_are_accepted() -> None:
    isi = patch(
        [
            (
                LANJUT,
                LANJUT.replace("Buka draf itu", "Minta staf mencari harga di dua toko lain")
                + "        jika: {catatan: ya}\n",
            ),
            (TANYA, "        atur: {catatan: ya}\n        ke: pagi\n"),
        ]
    )
    assert "S211" not in codes(isi)


@pytest.mark.parametrize("kata", ["korupsi", "menyuap", "SUAP", "pelanggaran", "kejujuran", "Integritas"])
def test_value_words_are_found_whole(kata: str) -> None:
    assert codes(patch([("teks: Buka draf itu\n", f"teks: Buka draf, {kata}.\n")])) == ["S403"]


@pytest.mark.parametrize("kata", ["usuap", "adilkan-diri", "jujurat", "langgaran", "keadilannya"])
def test_words_that_only_contain_one_are_accepted(kata: str) -> None:
    assert codes(patch([("teks: Buka draf itu\n", f"teks: Buka draf {kata}\n")])) == []


# ---- libraries, sessions, catalogues


def _write(path: Path, teks: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(teks, encoding="utf-8")
    return path


def test_place_in_a_library_must_agree(tmp_path: Path) -> None:
    _write(tmp_path / "pengadaan" / "kursi-balai.yaml", DASAR)
    _write(tmp_path / "pengadaan" / "kursi-posyandu.yaml", DASAR)
    _write(tmp_path / "perizinan" / "izin-usaha.yaml", DASAR.replace("id: kursi-posyandu", "id: izin-usaha"))
    found = {Path(c.berkas).name: c for c in check_library(tmp_path, catalogues(), TANGGAL_CONTOH)}
    stem, twice, field = found["kursi-balai.yaml"], found["kursi-posyandu.yaml"], found["izin-usaha.yaml"]
    assert [(t.kode, t.baris, t.kolom) for t in stem.temuan] == [("S110", 2, 5)]
    assert [(t.kode, t.baris, t.kolom) for t in twice.temuan] == [("S110", 2, 5)]
    assert "sudah dipakai" in twice.temuan[0].pesan
    assert [(t.kode, t.baris, t.kolom) for t in field.temuan] == [("S110", 4, 9)]
    assert all(c.skenario is None for c in found.values())


def test_place_holds_nothing_back(tmp_path: Path) -> None:
    _write(tmp_path / "pengadaan" / "lain.yaml", DASAR.replace("ke: draf\n", "ke: drf\n"))
    (checked,) = check_library(tmp_path, catalogues(), TANGGAL_CONTOH)
    assert [t.kode for t in checked.temuan] == ["S110", "S201"]


def _session(folder: Path, good: str, bad: str) -> list[tuple[str, int, int]]:
    _write(folder / "pengadaan" / "kursi-posyandu.yaml", DASAR)
    path = _write(folder / "kelas.sesi.yaml", patch([(good, bad)], base_text("sesi")))
    return [(t.kode, t.baris, t.kolom) for t in check_session_file(path, Pustaka((folder,)))]


@pytest.mark.parametrize(
    ("good", "bad", "wanted"),
    [
        ("[kursi-posyandu]", "[kursi-posyandu, pecah-paket]", ("S801", 4, 28)),
        ("[kursi-posyandu]", "[kursi-posyandu, kursi-posyandu]", ("S801", 4, 28)),
        ("integritas: 50", "integritas: 60", ("S801", 7, 8)),
        ("id: kelas-pagi", "id: bebas", ("S801", 2, 5)),
        ("mode: kelompok", "mode: berdua", ("S104", 5, 7)),
        ("mode: kelompok", "mod: kelompok", ("S103", 5, 1)),
        ("skenario: [kursi-posyandu]\n", "", ("S105", 1, 1)),
        ("[Meja satu, Meja dua]", "[]", ("S104", 6, 11)),
        ("integritas: 50", "integritas: 50.0", ("S104", 7, 21)),
    ],
)
def test_broken_session_is_found_in_its_place(
    good: str, bad: str, wanted: tuple[str, int, int], tmp_path: Path
) -> None:
    assert _session(tmp_path, good, bad) == [wanted]


@pytest.mark.parametrize(
    ("good", "bad", "kode"),
    [
        ("diubah_oleh: [uu-20-2001, uu-1-2023]", "diubah_oleh: [uu-20-2001, uu-1-2032]", "S601"),
        ("dicabut_oleh: [perpres-16-2018]", "dicabut_oleh: [perpres-16-2081]", "S601"),
        ("  dicabut_oleh: [perpres-16-2018]\n", "", "S601"),
        ("pengganti: uu-1-2023 Pasal 604", "pengganti: uu-1-2024 Pasal 604", "S601"),
        ("berlaku: 2018-03-22", "berlaku: 22 Maret 2018", "S104"),
        ("  singkat: KUHP\n", "", "S105"),
        ("  singkat: KUHP\n", "  singkat: KUHP\n  catatan: x\n", "S103"),
        ("  singkat: KUHP\n", "  singkat: KUHP\n  singkat: KUHP\n", "S102"),
        ("  singkat: KUHP\n", "  singkat: KUHP: baru\n", "S101"),
        ("  singkat: KUHP\n", "  singkat: &k KUHP\n", "S106"),
        ("      sumber: teks\nuu-1-2023:", "      sumber: koran\nuu-1-2023:", "S104"),
    ],
)
def test_broken_catalogue_is_found_and_not_used(good: str, bad: str, kode: str, tmp_path: Path) -> None:
    _write(tmp_path / "regulasi.yaml", patch([(good, bad)], base_text("regulasi")))
    _write(tmp_path / "titik-rawan.yaml", (FOLDER_CONTOH / "titik-rawan.yaml").read_text(encoding="utf-8"))
    acuan, findings = load_catalogues(tmp_path)
    assert [t.kode for t in findings] == [kode]
    assert acuan.regulasi is None
    assert acuan.titik_rawan


# ---- what the project ships


def test_worked_example_is_sound_under_the_shipped_catalogues() -> None:
    acuan, findings = load_catalogues(shipped() / FOLDER_ACUAN)
    assert findings == []
    path = Path(__file__).parent.parent / "data" / "contoh" / "hps-titipan.yaml"
    checked = check_file(path, acuan, TANGGAL_CONTOH)
    assert checked.skenario is not None
    assert [t.kode for t in checked.temuan] == ["S401", "S707", "S703", "S703"]  # its own figures say so


def test_shipped_scenarios_have_no_finding_at_all() -> None:
    acuan, _ = load_catalogues(shipped() / FOLDER_ACUAN)
    checked = list(check_library(shipped(), acuan, TANGGAL_CONTOH))
    assert checked
    assert [t for c in checked for t in c.temuan] == []
