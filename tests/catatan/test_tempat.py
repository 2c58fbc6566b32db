"""Saved means saved: a journal that is lost while it is open is noticed at the next thing recorded (`hasil.md` §1)."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from simulasi.catatan import Jurnal, JurnalHilang, JurnalTidakBisaDitulis
from simulasi.catatan.jurnal import NAMA_BERKAS
from simulasi.catatan.sambungan import Sambungan

from .proses import start
from .test_pembukaan import filled

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file where it is")


def _swap_link(folder: Path) -> None:
    """Point the symbolic link that the folder is to another folder."""
    other = folder.parent / "tujuan-lain"
    filled(other)
    folder.unlink()
    folder.symlink_to(other)


def _replace_by(make: Callable[[Path, Path], object]) -> Callable[[Path], None]:
    def do(folder: Path) -> None:
        fresh = folder.parent / "pengganti.sqlite3"
        make(folder / NAMA_BERKAS, fresh)
        os.replace(fresh, folder / NAMA_BERKAS)

    return do


def _replace_folder(folder: Path) -> None:
    folder.rename(folder.parent / "lama")
    filled(folder)


JALAN: dict[str, Callable[[Path], object]] = {
    "file deleted": lambda folder: (folder / NAMA_BERKAS).unlink(),
    "file renamed": lambda folder: (folder / NAMA_BERKAS).rename(folder / "lama.sqlite3"),
    "file replaced by another journal": _replace_by(lambda old, new: filled(old.parent.parent / "asing").rename(new)),
    "file replaced by a copy of itself": _replace_by(shutil.copy),
    "file emptied": lambda folder: os.truncate(folder / NAMA_BERKAS, 0),
    "log deleted": lambda folder: (folder / f"{NAMA_BERKAS}-wal").unlink(),
    "shared memory deleted": lambda folder: (folder / f"{NAMA_BERKAS}-shm").unlink(),
    "folder deleted": shutil.rmtree,
    "folder renamed": lambda folder: folder.rename(folder.parent / "lama"),
    "folder replaced": _replace_folder,
    "link switched": _swap_link,
}


@pytest.mark.parametrize("jalan", JALAN)
def test_a_lost_journal_is_noticed_and_everything_is_kept_elsewhere(tmp_path: Path, jalan: str) -> None:
    folder = tmp_path / "hasil"
    if jalan == "link switched":
        (tmp_path / "tujuan").mkdir()
        folder.symlink_to(tmp_path / "tujuan")
    told: list[JurnalHilang] = []
    with Jurnal.open(folder) as jurnal:
        jurnal.sambungan.when_lost = told.append
        run = start(jurnal, jurnal.participant("bebas", "Komodo-27"))
        jurnal.record_choice(run.id, 0, "a")
        JALAN[jalan](folder)
        with pytest.raises(JurnalHilang, match="tidak ada lagi di tempatnya") as lost:
            jurnal.record_choice(run.id, 1, "b")
        new = lost.value.berkas
        assert new is not None
        assert str(new) in lost.value.pesan
        assert "termasuk pilihan" in lost.value.pesan
        assert told == [lost.value]
        with pytest.raises(JurnalHilang) as again:
            jurnal.record_choice(run.id, 2, "c")
        assert again.value.berkas == new
    assert new.name == NAMA_BERKAS
    if os.name == "posix":
        assert (new.stat().st_mode & 0o777, new.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    with Jurnal.open(new.parent) as jurnal:
        jurnal.check_structure()
        (kept,) = jurnal.runs()
        assert (kept.id, [choice.pilihan for choice in kept.pilihan]) == (run.id, ["a", "b"])
        assert not jurnal.cacat.apa
        # "lanjutkan" is offered there.
        assert jurnal.unfinished(kept.peserta.id, kept.skenario) == kept


def test_a_journal_that_stays_where_it_is_is_never_called_lost(tmp_path: Path) -> None:
    """Others open, write, check in and leave meanwhile; the whole folder is looked at."""
    with Jurnal.open(tmp_path) as jurnal:
        run = start(jurnal, jurnal.participant("bebas", "Komodo-27"))
        for step in range(30):
            with Jurnal.open(tmp_path) as other:
                start(other, other.participant("bebas", f"Sasando-{step:02d}"))
                if step % 10 == 5:
                    other.erase([])  # rewrites the file, and empties its log
            jurnal.record_choice(run.id, step, "a")
            shutil.copytree(tmp_path, tmp_path.parent / f"salinan-{step}")


def test_where_the_open_file_is_gone_too_the_refusal_says_that_nothing_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Sambungan, _path: Path) -> None:
        raise JurnalTidakBisaDitulis("penyimpanan melaporkan kesalahan")

    with Jurnal.open(tmp_path / "hasil") as jurnal:
        run = start(jurnal, jurnal.participant("bebas", "Komodo-27"))
        shutil.rmtree(tmp_path / "hasil")
        monkeypatch.setattr(Sambungan, "copy_to", refuse)
        with pytest.raises(JurnalHilang, match="belum tersimpan") as lost:
            jurnal.record_choice(run.id, 0, "a")
        assert lost.value.berkas is None
    assert [path.name for path in tmp_path.iterdir()] == []
