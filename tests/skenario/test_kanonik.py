"""Canonical form and digests: blind to layout, sharp for content."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given

from simulasi.skenario.kanonik import canonical, canonical_session, digest, flow_digest, from_canonical
from simulasi.skenario.model import Skenario
from simulasi.skenario.muat import load_session, parse_scenario
from simulasi.skenario.sesi import Sesi
from tests.pembangkit import examples, scenarios
from tests.periksa.pembantu import DASAR, FOLDER_CONTOH, patch
from tests.skenario.test_baca import LANJUT

ISI = (Path(__file__).parent.parent / "data" / "contoh" / "hps-titipan.yaml").read_text(encoding="utf-8")


def read(isi: str) -> Skenario:
    loaded = parse_scenario("x.yaml", isi.encode())
    assert loaded.isi is not None, loaded.temuan
    return loaded.isi


def sidik(isi: str) -> str:
    return digest(canonical(read(isi)))


def alur(isi: str) -> str:
    return flow_digest(read(isi))


@pytest.mark.parametrize("isi", [DASAR, ISI], ids=["dasar", "contoh"])
def test_canonical_form_reads_back_to_itself(isi: str) -> None:
    text = canonical(read(isi))
    again = from_canonical(text, Skenario)
    assert canonical(again) == text
    assert flow_digest(again) == alur(isi)


@examples(60)
@given(scenarios())
def test_any_scenario_reads_back_to_itself(data: dict[str, Any]) -> None:
    scenario = Skenario.model_validate(data)
    text = canonical(scenario)
    again = from_canonical(text, Skenario)
    assert canonical(again) == text
    assert flow_digest(again) == flow_digest(scenario)


@examples(40)
@given(scenarios())
def test_layout_of_any_scenario_changes_nothing(data: dict[str, Any]) -> None:
    wanted = digest(canonical(Skenario.model_validate(data)))
    for flow in (False, True):
        text = yaml.safe_dump(data, default_flow_style=flow, sort_keys=True, allow_unicode=True)
        assert sidik(text) == wanted


def test_canonical_form_is_compact_sorted_and_unescaped() -> None:
    text = canonical(read(DASAR.replace("judul: Meja kerja", "judul: Méja kerja")))
    assert "Méja" in text
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert len(digest(text)) == 64


TUNTAS = (
    "  tuntas:\n    judul: Kursi terpakai\n    narasi: Seratus kursi layak dipakai di dua belas posyandu.\n"
    "    akhir: bersih\n"
)
TATA = {
    "comment": [("bobot: 2\n", "bobot: 2 # dua\n")],
    "quotes": [("judul: Meja kerja\n", 'judul: "Meja kerja"\n')],
    "folded": [("judul: Meja kerja\n", "judul: >-\n      Meja\n      kerja\n")],
    "flow": [("    titik_rawan: [PBJ-02, PBJ-11]\n", "    titik_rawan:\n      - PBJ-02\n      - PBJ-11\n")],
    "yes": [("garis_merah: ya\n", "garis_merah: true\n")],
    "default weight": [("    judul: Negosiasi\n", "    judul: Negosiasi\n    bobot: 1\n")],
    "default red line": [(LANJUT, LANJUT + "        garis_merah: tidak\n")],
    "default ending": [
        (
            "    akhir: terkendali\n",
            "    akhir: {tingkat: terkendali, skor: {integritas: 3, kepatuhan: 3}, rugi: tidak}\n",
        )
    ],
    "long target": [
        (
            "      telepon.datang: {ke: amplop, atur: {utang: 0}}\n",
            "      telepon.datang:\n        atur: {utang: 0}\n        ke: amplop\n",
        )
    ],
    "order of keys": [("durasi: 8\n", ""), ("bidang: pengadaan\n", "bidang: pengadaan\ndurasi: 8\n")],
    "order of scenes": [
        (
            TUNTAS,
            "",
        ),
        (
            "mitigasi:\n",
            TUNTAS + "mitigasi:\n",
        ),
    ],
}


@pytest.mark.parametrize("nama", TATA)
def test_layout_changes_neither_digest(nama: str) -> None:
    isi = patch(TATA[nama])
    assert isi != DASAR
    assert (sidik(isi), alur(isi)) == (sidik(DASAR), alur(DASAR))


TULISAN = {
    "title": [("judul: Kursi untuk Posyandu\n", "judul: Kursi bagi Posyandu\n")],
    "narrative": [("Tenggat dokumen pemilihan besok pagi.", "Tenggat dokumen pemilihan lusa pagi.")],
    "text of a choice": [("teks: Buka draf itu\n", "teks: Buka draf ini\n")],
    "feedback": [("Selisih harga tetap dibayar warga.", "Selisih harganya dibayar warga.")],
    "citation": [
        (
            "hal yang sama.\n        dasar: [perpres-16-2018 Pasal 7]",
            "hal yang sama.\n        dasar: [perpres-16-2018 Pasal 26]",
        )
    ],
    "value": [("nilai: [peduli]\n        ke: barang", "nilai: [adil]\n        ke: barang")],
    "weak point": [("harga kontrak.\n    titik_rawan: PBJ-02", "harga kontrak.\n    titik_rawan: PBJ-11")],
    "insertion": [("teks: Ia berterima kasih", "teks: Dia berterima kasih")],
    "condition of an insertion": [
        ("      - jika: {utang: {min: 1}}\n        teks: Ia", "      - jika: {utang: {min: 2}}\n        teks: Ia")
    ],
    "red flag": [("Harga draf 40 persen", "Harga draf 45 persen")],
    "day of the legal check": [("diperiksa: 2026-11-20", "diperiksa: 2026-11-21")],
    "minutes": [("durasi: 8\n", "durasi: 9\n")],
    "strategy": [("Harga toko diperbarui tiap bulan", "Harga toko diperbarui tiap pekan")],
    "kind of a control": [("    jenis: deteksi\n", "    jenis: koreksi\n")],
    "question": [("Kalimat apa yang Anda ucapkan", "Apa yang Anda ucapkan")],
    "authors": [("durasi: 8\n", "durasi: 8\npenyusun: [Tim]\n")],
    "gap of an ending": [("    akhir: pelanggaran\n", "    akhir: {tingkat: pelanggaran, celah: Tidak ada log.}\n")],
}


@pytest.mark.parametrize("nama", TULISAN)
def test_wording_changes_the_digest_but_not_that_of_the_flow(nama: str) -> None:
    isi = patch(TULISAN[nama])
    assert sidik(isi) != sidik(DASAR)
    assert alur(isi) == alur(DASAR)


ALUR = {
    "rating": [("        skor: {integritas: 0, kepatuhan: 0}\n", "        skor: {integritas: 0, kepatuhan: 1}\n")],
    "red line": [("        garis_merah: ya\n", "")],
    "target": [("nilai: [tanggung-jawab]\n        ke: temuan\n", "nilai: [tanggung-jawab]\n        ke: dibenahi\n")],
    "condition of a choice": [("        jika: {catatan: tidak}\n", "        jika: {catatan: tidak, utang: 0}\n")],
    "condition of a branch": [
        (
            "          - jika: {utang: {min: 1}}\n            ke: temuan\n",
            "          - jika: {utang: {min: 2}}\n            ke: temuan\n",
        )
    ],
    "branches swapped": [
        (
            "          - jika: {utang: {min: 1}}\n            ke: temuan\n          - ke: dibenahi\n",
            "          - jika: {utang: {maks: 0}}\n            ke: dibenahi\n          - ke: temuan\n",
        )
    ],
    "weight": [("    bobot: 2\n", "    bobot: 3\n")],
    "weight of the ending": [("bobot_akhir: 9\n", "bobot_akhir: 8\n")],
    "setting": [
        ("        atur: {catatan: ya}\n        ke: pagi\n", "        atur: {catatan: ya, utang: 0}\n        ke: pagi\n")
    ],
    "addition": [("        tambah: {utang: 1}\n        akibat", "        tambah: {utang: 2}\n        akibat")],
    "bounds": [("maks: 2}", "maks: 3}")],
    "start of a variable": [("  catatan: tidak\n", "  catatan: ya\n")],
    "counting": [("maks: 2}", "maks: 2, hitung: rendah}")],
    "start": [("awal: pagi\n", "awal: draf\n")],
    "level of an ending": [("    akhir: terkendali\n", "    akhir: rawan\n")],
    "rating of an ending": [
        ("    akhir: terkendali\n", "    akhir: {tingkat: terkendali, skor: {integritas: 3, kepatuhan: 2}}\n")
    ],
    "loss of the public": [("    akhir: terkendali\n", "    akhir: {tingkat: terkendali, rugi: ya}\n")],
    "id of a choice": [("      - id: kembali\n", "      - id: serahkan-x\n")],
    "cost of a control": [
        (
            "    pelaksana: UKPBJ\n    indikator: Jumlah kontak tercatat per paket\n    biaya: 1\n",
            "    pelaksana: UKPBJ\n    indikator: Jumlah kontak tercatat per paket\n    biaya: 3\n",
        )
    ],
    "closing": [("    menutup: [draf.tanda]\n", "    menutup: [draf.tunda]\n")],
    "redirection": [("{ke: amplop, atur: {utang: 0}}", "{ke: tawar, atur: {utang: 0}}")],
    "setting of a redirection": [("{ke: amplop, atur: {utang: 0}}", "{ke: amplop, atur: {utang: 1}}")],
    "starting value of a control": [("    mengawali: {catatan: ya}\n", "    mengawali: {catatan: tidak}\n")],
}


@pytest.mark.parametrize("nama", ALUR)
def test_play_and_score_change_both_digests(nama: str) -> None:
    isi = patch(ALUR[nama])
    assert sidik(isi) != sidik(DASAR)
    assert alur(isi) != alur(DASAR)


def test_order_of_choices_is_content() -> None:
    assert sidik(_swapped()) != sidik(DASAR)
    assert alur(_swapped()) != alur(DASAR)


def _swapped() -> str:
    start, middle, end = (DASAR.index(f"      - id: {name}\n") for name in ("terima", "banding", "ulang"))
    return DASAR[:start] + DASAR[middle:end] + DASAR[start:middle] + DASAR[end:]


def test_yes_and_one_are_different_values() -> None:
    number = DASAR.replace("  catatan: tidak\n", "  catatan: {awal: 0, min: 0, maks: 1}\n")
    number = number.replace("catatan: ya}", "catatan: 1}").replace("{catatan: tidak}", "{catatan: 0}")
    assert sidik(number) != sidik(DASAR)
    again = from_canonical(canonical(read(number)), Skenario)
    assert again.variabel["catatan"].ya_tidak is False


def test_session_reads_back_to_itself() -> None:
    loaded = load_session(FOLDER_CONTOH / "dasar.sesi.yaml")
    assert loaded.isi is not None
    text = canonical_session(loaded.isi)
    assert canonical_session(from_canonical(text, Sesi)) == text
    assert from_canonical(text, Sesi) == loaded.isi


@pytest.mark.parametrize("text", ["{}", "[]", "null", "1", '"x"', "{", "", '{"format":1}', "[" * 5000 + "]" * 5000])
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        from_canonical(text, Skenario)
