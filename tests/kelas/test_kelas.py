"""Library, session and journal together."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulasi.catatan import (
    IsianDitolak,
    Jurnal,
    JurnalHilang,
    JurnalTidakBisaDitulis,
    Komitmen,
    LariTertutup,
    SandiDitolak,
)
from simulasi.catatan.sambungan import Sambungan
from simulasi.dasar.galat import Galat
from simulasi.lari.kelas import Kelas, SkenarioBermasalah
from simulasi.lari.perjalanan import shuffle
from simulasi.lari.tuntas import finish_killed
from simulasi.papan.resmi import Penimbang, official_runs
from simulasi.permainan.mesin import LangkahBasi, PilihanTidakTersedia, is_over, moves, replay
from simulasi.permainan.program import Program
from simulasi.skenario.kanonik import canonical_session, digest
from simulasi.skenario.model import Skenario
from simulasi.skenario.pustaka import Pustaka, SkenarioTidakDikenal
from simulasi.skenario.sesi import BEBAS, BobotDimensi, Sesi

CONTOH = (Path(__file__).parents[1] / "data" / "contoh" / "hps-titipan.yaml").read_text(encoding="utf-8")


class Ruang:
    """A class in a folder: the worked example and a broken scenario."""

    def __init__(self, folder: Path) -> None:
        self.pustaka = folder / "pustaka"
        (self.pustaka / "pengadaan").mkdir(parents=True)
        self.contoh = self.pustaka / "pengadaan" / "hps-titipan.yaml"
        self.contoh.write_text(CONTOH, encoding="utf-8")
        (self.pustaka / "pengadaan" / "rusak.yaml").write_text("id: rusak\n", encoding="utf-8")
        self.jurnal = Jurnal.open(folder / "hasil")

    def kelas(self, sesi: Sesi = BEBAS) -> Kelas:
        return Kelas(Pustaka((self.pustaka,)), self.jurnal, sesi)


def session(**isi: object) -> Sesi:
    return Sesi.model_construct(**{"format": "1", "id": "kelas", "judul": "Kelas", "skenario": ("hps-titipan",), **isi})


@pytest.fixture
def ruang(tmp_path: Path) -> Iterator[Ruang]:
    made = Ruang(tmp_path)
    yield made
    made.jurnal.close()


def test_a_broken_scenario_is_listed_with_findings_and_never_opened(ruang: Ruang) -> None:
    kelas = ruang.kelas()
    entries = {entri.id: entri for entri in kelas.entries()}
    assert (entries["hps-titipan"].bermasalah, entries["rusak"].bermasalah) == (False, True)
    assert "S1" in kelas.report(entries["rusak"])
    with pytest.raises(SkenarioBermasalah, match="belum dapat dimainkan") as refused:
        kelas.open("rusak")
    assert refused.value.temuan
    assert kelas.open("hps-titipan").skenario.judul == "HPS Titipan"


def test_entries_name_weak_points_by_the_catalogue(ruang: Ruang) -> None:
    entri = next(e for e in ruang.kelas().entries() if e.id == "hps-titipan")
    assert [kode for kode, _ in entri.titik_rawan] == ["PBJ-02", "PBJ-11"]
    assert all(nama and nama != kode for kode, nama in entri.titik_rawan)


def test_a_session_offers_its_scenarios_alone(ruang: Ruang) -> None:
    assert [e.id for e in ruang.kelas(session()).entries()] == ["hps-titipan"]
    with pytest.raises(SkenarioTidakDikenal):
        ruang.kelas(session(skenario=("tidak-ada",))).entries()


def test_status_follows_the_runs(ruang: Ruang) -> None:
    kelas = ruang.kelas()
    peserta = kelas.participant("Komodo-27")
    assert kelas.status(peserta, "hps-titipan") == "belum"
    run = kelas.begin(peserta, "hps-titipan")
    assert kelas.status(peserta, "hps-titipan") == "belum"
    assert kelas.unfinished(peserta, "hps-titipan") is None  # nothing was decided, nothing to resume
    run.choose("tunda", 0)
    assert kelas.status(peserta, "hps-titipan") == "berjalan"
    run.choose("tolak", 1)
    assert kelas.status(peserta, "hps-titipan") == "selesai"
    ruang.jurnal.void_run(run.lari_id, "salah orang")
    assert kelas.status(peserta, "hps-titipan") == "belum"


def test_one_call_sign_is_one_participant_of_a_session(ruang: Ruang) -> None:
    kelas = ruang.kelas()
    first = kelas.participant("Komodo-27", "")
    assert kelas.participant(" KOMODO-27 ").id == first.id
    assert first.kelompok is None
    assert kelas.last_participant() == first
    other = ruang.kelas(session())
    assert other.last_participant() is None
    assert other.participant("Komodo-27").id != first.id
    with pytest.raises(SandiDitolak, match="NIP"):
        kelas.participant("198001012005011001")


def test_a_proposed_call_sign_is_free(ruang: Ruang, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulasi.lari.kelas.secrets.randbelow", lambda _n: 0)
    kelas = ruang.kelas()
    assert kelas.propose_sandi() == "Komodo-01"
    kelas.begin(kelas.participant("komodo-01"), "hps-titipan")
    assert kelas.propose_sandi() == "Komodo-02"


def test_a_stale_or_unavailable_answer_moves_nothing(ruang: Ruang) -> None:
    kelas = ruang.kelas()
    run = kelas.begin(kelas.participant("A"), "hps-titipan")
    with pytest.raises(PilihanTidakTersedia):
        run.choose("susun", 0)
    run.choose("tunda", 0)
    with pytest.raises(LangkahBasi):
        run.choose("tolak", 0)
    assert (run.pilihan, run.keadaan.adegan) == (("tunda",), "telepon")
    recorded = ruang.jurnal.run(run.lari_id)
    assert recorded is not None
    assert [p.pilihan for p in recorded.pilihan] == ["tunda"]


def test_a_journal_that_refuses_leaves_the_run_where_it_was(ruang: Ruang) -> None:
    kelas = ruang.kelas()
    run = kelas.begin(kelas.participant("A"), "hps-titipan")
    ruang.jurnal.void_run(run.lari_id, "salah orang")
    with pytest.raises(LariTertutup):
        run.choose("tunda", 0)
    assert (run.pilihan, run.keadaan.langkah, run.adegan.judul) == ((), 0, "Draf di atas meja")


def test_a_run_is_resumed_with_the_scenario_that_it_was_begun_with(ruang: Ruang) -> None:
    kelas = ruang.kelas()
    peserta = kelas.participant("A")
    begun = kelas.begin(peserta, "hps-titipan")
    begun.choose("tunda", 0)
    begun.open_exhibit(0)
    ruang.contoh.write_text("rusak sama sekali", encoding="utf-8")
    again = ruang.kelas().unfinished(peserta, "hps-titipan")
    assert again is not None
    assert (again.lari_id, again.pilihan, again.lakon.sidik) == (begun.lari_id, ("tunda",), begun.lakon.sidik)
    again.choose("tolak", 1)
    assert again.hasil().akhir.tingkat == "bersih"


def test_a_run_without_its_scenario_is_not_resumed(ruang: Ruang) -> None:
    kelas = ruang.kelas()
    lakon = kelas.open("hps-titipan")
    run = ruang.jurnal.start_run(
        kelas.participant("A"),
        mode="perorangan",
        skenario="hps-titipan",
        sidik=lakon.sidik,
        sidik_alur=lakon.sidik_alur,
        kanonik=lakon.kanonik,
    )
    ruang.jurnal.record_choice(run.id, 0, "bukan-pilihan")
    recorded = ruang.jurnal.run(run.id)
    assert recorded is not None
    assert kelas.resume(recorded) is None


def test_an_ending_that_a_crash_left_unwritten_is_written_on_resuming(ruang: Ruang) -> None:
    kelas = ruang.kelas()
    peserta = kelas.participant("A")
    run = kelas.begin(peserta, "hps-titipan")
    for i, answer in enumerate(("tunda", "tolak")):
        ruang.jurnal.record_choice(run.lari_id, i, answer)  # as the journal stands after a crash between two writes
    again = kelas.unfinished(peserta, "hps-titipan")
    assert again is not None
    assert again.selesai
    recorded = ruang.jurnal.run(run.lari_id)
    assert recorded is not None
    assert recorded.akhir == "selesai"


def test_exhibits_are_recorded_once_a_step(ruang: Ruang) -> None:
    kelas = ruang.kelas()
    run = kelas.begin(kelas.participant("A"), "hps-titipan")
    run.open_exhibit(0)
    run.open_exhibit(0)
    run.choose("survei", 0)
    run.open_exhibit(0)
    recorded = ruang.jurnal.run(run.lari_id)
    assert recorded is not None
    assert recorded.berkas_dibuka == ((0, "meja", 0), (1, "meja", 0))


def test_a_session_is_kept_beside_its_runs_and_weighs_them(ruang: Ruang) -> None:
    sesi = session(bobot=BobotDimensi.model_construct(integritas=100, kepatuhan=0))
    kelas = ruang.kelas(sesi)
    run = kelas.begin(kelas.participant("A"), "hps-titipan")
    for i, answer in enumerate(("tunda", "tolak")):
        run.choose(answer, i)
    assert run.hasil().gabungan == run.hasil().integritas
    kanonik = canonical_session(sesi)
    assert ruang.jurnal.session_definitions("kelas") == ((digest(kanonik), kanonik),)
    assert ruang.jurnal.session_definitions("bebas") == ()


def test_shuffled_choices_stay_put_within_a_run(ruang: Ruang) -> None:
    kelas = ruang.kelas()
    peserta = kelas.participant("A")
    runs = [kelas.begin(peserta, "hps-titipan") for _ in range(12)]
    orders = [tuple(p.id for p in run.tersedia) for run in runs]
    assert orders == [tuple(p.id for p in run.tersedia) for run in runs]
    assert all(sorted(order) == ["survei", "tanda", "tunda"] for order in orders)
    assert len(set(orders)) > 1  # all twelve alike: once in 6^11
    plain = ruang.kelas(session(acak_pilihan=False)).begin(peserta, "hps-titipan")
    assert [p.id for p in plain.tersedia] == ["survei", "tanda", "tunda"]


@pytest.mark.parametrize(("cara", "terlihat"), [("akhir", False), ("langsung", True)])
def test_feedback_shows_at_once_only_where_the_session_says_so(ruang: Ruang, cara: str, terlihat: bool) -> None:
    kelas = ruang.kelas(session(umpan_balik=cara))
    run = kelas.begin(kelas.participant("A"), "hps-titipan")
    assert (run.umpan_balik(run.choose("tunda", 0)) is not None) is terlihat


def test_an_unknown_scenario_is_refused_with_what_there_is(ruang: Ruang) -> None:
    with pytest.raises(Galat, match="Mungkin maksud Anda: hps-titipan"):
        ruang.kelas().open("hps-titipn")
    assert isinstance(ruang.kelas().open(ruang.contoh).skenario, Skenario)


def test_a_practice_run_takes_over_the_choices_before_the_fork_and_is_never_ranked(ruang: Ruang) -> None:
    kelas = ruang.kelas()
    peserta = kelas.participant("A")
    first = kelas.begin(peserta, "hps-titipan")
    first.choose("tunda", 0)
    first.choose("tolak", 1)
    again = kelas.practise(first, 1)
    assert (again.latihan, first.latihan) == (True, False)
    assert (again.pilihan, again.keadaan.adegan) == (("tunda",), "telepon")
    again.choose("datang", 1)
    recorded = ruang.jurnal.run(again.lari_id)
    assert recorded is not None
    assert recorded.asal == first.lari_id
    assert first.pilihan == ("tunda", "tolak")
    ruang.jurnal.void_run(first.lari_id, "salah orang")
    again.choose("lapor", 2)
    assert again.selesai
    assert official_runs(ruang.jurnal.runs(), Penimbang(ruang.jurnal.scenario)) == {}


def test_controls_and_commitment_are_kept_with_the_run(ruang: Ruang) -> None:
    kelas = ruang.kelas()
    run = kelas.begin(kelas.participant("A"), "hps-titipan")
    run.choose("tunda", 0)
    run.choose("tolak", 1)
    assert (run.kendali, run.komitmen) == (None, None)
    run.pick_controls(0b0010)
    with pytest.raises(IsianDitolak, match="NIP"):
        run.commit(Komitmen("kontak-terbuka", "log kontak", "198001012005011001", "Januari"))
    assert run.komitmen is None
    run.commit(Komitmen("kontak-terbuka", "log kontak", "UKPBJ", "Januari"))
    recorded = ruang.jurnal.run(run.lari_id)
    assert recorded is not None
    assert (recorded.kendali, recorded.komitmen) == (("kontak-terbuka",), run.komitmen)
    taken_up = kelas.resume(recorded)
    assert taken_up is not None
    assert (taken_up.kendali, taken_up.komitmen) == (run.kendali, run.komitmen)


def test_a_run_is_written_elsewhere_from_memory_where_the_drive_is_gone(
    ruang: Ruang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even the open file can be read: what the run holds in memory goes to a new journal."""
    kelas = ruang.kelas()
    run = kelas.begin(kelas.participant("Komodo-27"), "hps-titipan")
    run.choose("survei", 0)

    def refuse(_self: Sambungan, _path: Path) -> None:
        raise JurnalTidakBisaDitulis("penyimpanan melaporkan kesalahan")

    monkeypatch.setattr(Sambungan, "copy_to", refuse)
    shutil.rmtree(tmp_path / "hasil")
    here = run.keadaan
    second = run.tersedia[0].id
    with pytest.raises(JurnalHilang, match="termasuk pilihan") as lost:
        run.choose(second, 1)
    assert run.keadaan == here
    assert lost.value.berkas is not None
    with Jurnal.open(lost.value.berkas.parent) as jurnal:
        (kept,) = jurnal.runs()
        assert (kept.id, kept.peserta.sandi) == (run.lari_id, "Komodo-27")
        assert [made.pilihan for made in kept.pilihan] == ["survei", second]
        assert Penimbang(jurnal.scenario).steps(kept) is not None


def test_a_run_killed_after_its_last_choice_is_finished_when_the_journal_is_opened(ruang: Ruang) -> None:
    """As an earlier version left it, which wrote choice and ending one after the other."""
    kelas = ruang.kelas()
    lakon = kelas.open("hps-titipan")
    road = _shortest(lakon.program)
    peserta = kelas.participant("Komodo-27")
    runs = [
        ruang.jurnal.start_run(
            peserta, mode="perorangan", skenario="hps-titipan", sidik=lakon.sidik, sidik_alur=lakon.sidik_alur,
            kanonik=lakon.kanonik,
        )
        for _ in range(2)
    ]  # fmt: skip
    for i, name in enumerate(road):
        ruang.jurnal.record_choice(runs[0].id, i, name)
        if i < len(road) - 1:
            ruang.jurnal.record_choice(runs[1].id, i, name)
    assert finish_killed(ruang.jurnal) == 1
    done, begun = ruang.jurnal.runs()
    assert done.selesai is not None
    assert done.akhir == replay(lakon.program, road)[-1].adegan
    assert begun.selesai is None
    assert finish_killed(ruang.jurnal) == 0


def test_a_choice_and_the_ending_that_it_leads_to_are_recorded_together(
    ruang: Ruang, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left to be done after the last choice, so no kill can come in between."""
    kelas = ruang.kelas()
    road = _shortest(kelas.open("hps-titipan").program)
    run = kelas.begin(kelas.participant("Komodo-27"), "hps-titipan")
    monkeypatch.setattr(Jurnal, "finish_run", lambda *_: pytest.fail("a second step"))
    for i, name in enumerate(road):
        run.choose(name, i)
    (kept,) = ruang.jurnal.runs()
    assert kept.akhir == run.keadaan.adegan


def _shortest(program: Program) -> tuple[str, ...]:
    waiting: list[tuple[str, ...]] = [()]
    for road in waiting:
        here = replay(program, road)[-1]
        if is_over(program, here):
            return road
        waiting += [(*road, choice.id) for choice in moves(program, here)]
    raise AssertionError


def test_moves_without_a_rating_keep_their_place_and_a_condition_turns_nothing_round(ruang: Ruang) -> None:
    scene = ruang.kelas().open("hps-titipan").skenario.adegan["meja"]
    decision = next(p for p in scene.pilihan if p.skor is not None)
    options = [decision.model_copy(update={"id": name}) for name in "abcd"]
    ask = decision.model_copy(update={"id": "tanya", "skor": None})
    go = decision.model_copy(update={"id": "lanjut", "skor": None})
    seen: set[tuple[str, ...]] = set()
    for salt in map(str, range(40)):
        shown = [p.id for p in shuffle([ask, *options, go], salt)]
        assert (shown[0], shown[-1], sorted(shown[1:-1])) == ("tanya", "lanjut", list("abcd"))
        seen.add(tuple(shown))
        fewer = [p.id for p in shuffle([ask, options[0], *options[2:], go], salt)]
        assert fewer == [name for name in shown if name != "b"]
    assert len(seen) > 10
    assert shuffle([ask, go], "x") == (ask, go)
