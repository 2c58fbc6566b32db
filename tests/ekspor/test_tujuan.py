"""Target files: whole or not at all, never replaced unasked, nothing left behind."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulasi.ekspor import tujuan
from simulasi.ekspor.tujuan import (
    TujuanBukanBerkas,
    TujuanPenuh,
    TujuanSudahAda,
    TujuanTidakBisaDitulis,
    check_target,
    write_target,
)

POSIX = pytest.mark.skipif(os.name == "nt", reason="permissions and links are POSIX")


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


@pytest.mark.parametrize("isi", [b"", b"satu", [b"sa", b"", b"tu"], iter([b"satu"])])
def test_what_is_given_is_written(tmp_path: Path, isi: object) -> None:
    path = tmp_path / "peta.svg"
    write_target(path, isi)  # type: ignore[arg-type]
    assert path.read_bytes() in (b"satu", b"")
    assert names(tmp_path) == ["peta.svg"]


def test_an_existing_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "peta.svg"
    path.write_bytes(b"lama")
    with pytest.raises(TujuanSudahAda, match="--timpa"):
        write_target(path, b"baru")
    assert path.read_bytes() == b"lama"
    write_target(path, b"baru", timpa=True)
    assert path.read_bytes() == b"baru"
    assert names(tmp_path) == ["peta.svg"]


def test_a_file_that_appears_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "peta.svg"
    for linked in (True, False):  # the second time as on a flash drive, which has no hard links
        if not linked:
            monkeypatch.setattr(tujuan.os, "link", refuse(errno.EPERM))
        with pytest.raises(TujuanSudahAda):
            write_target(path, someone_else_writes(path))
        assert path.read_bytes() == b"orang lain"
        assert names(tmp_path) == ["peta.svg"]
        path.unlink()


def someone_else_writes(path: Path) -> Iterator[bytes]:
    yield b"baru"
    path.write_bytes(b"orang lain")


def refuse(number: int) -> object:
    def call(*_args: object, **_named: object) -> None:
        raise OSError(number, os.strerror(number))

    return call


def test_without_hard_links_the_file_is_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tujuan.os, "link", refuse(errno.EOPNOTSUPP))
    write_target(tmp_path / "peta.svg", b"isi")
    assert (tmp_path / "peta.svg").read_bytes() == b"isi"
    assert names(tmp_path) == ["peta.svg"]


@pytest.mark.parametrize(
    ("nomor", "galat", "kata"),
    [
        (errno.ENOSPC, TujuanPenuh, "penuh"),
        (errno.EROFS, TujuanTidakBisaDitulis, "hanya bisa dibaca"),
        (errno.EACCES, TujuanTidakBisaDitulis, "izinnya"),
        (errno.EIO, TujuanTidakBisaDitulis, "sistem menolaknya"),
    ],
)
@pytest.mark.parametrize("fungsi", ["fsync", "replace"])
def test_a_failure_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nomor: int, galat: type[Exception], kata: str, fungsi: str
) -> None:
    path = tmp_path / "peta.svg"
    path.write_bytes(b"lama")
    monkeypatch.setattr(tujuan.os, fungsi, refuse(nomor))
    with pytest.raises(galat, match=kata):
        write_target(path, b"baru", timpa=True)
    monkeypatch.undo()
    assert path.read_bytes() == b"lama"
    assert names(tmp_path) == ["peta.svg"]


@POSIX
def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(TujuanPenuh):
            write_target(tmp_path / "peta.svg", [b"x" * 100_000])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert names(tmp_path) == []


@pytest.mark.parametrize("salah", [RuntimeError, KeyboardInterrupt])
def test_pieces_that_fail_write_nothing(tmp_path: Path, salah: type[BaseException]) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"separuh"
        raise salah

    with pytest.raises(salah):
        write_target(tmp_path / "peta.svg", pieces())
    assert names(tmp_path) == []


@pytest.mark.parametrize("timpa", [False, True])
def test_only_files_are_targets(tmp_path: Path, timpa: bool) -> None:
    for path in (tmp_path, tmp_path / "tidak-ada" / "peta.svg", Path("."), Path("/")):
        with pytest.raises(TujuanBukanBerkas):
            check_target(path, timpa=timpa)
        with pytest.raises(TujuanBukanBerkas):
            write_target(path, b"isi", timpa=timpa)
    assert names(tmp_path) == []


@POSIX
def test_a_device_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    with pytest.raises(TujuanBukanBerkas):
        write_target(pipe, b"isi", timpa=True)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@POSIX
def test_a_name_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(TujuanTidakBisaDitulis, match="terlalu panjang"):
        write_target(tmp_path / ("a" * 300), b"isi")
    assert names(tmp_path) == []


@POSIX
def test_a_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "peta.svg"
    path.write_bytes(b"lama")
    path.chmod(0o444)
    if os.geteuid() == 0:  # root may write everywhere; others may not
        monkeypatch.setattr(tujuan.os, "access", lambda *_: False)
    with pytest.raises(TujuanTidakBisaDitulis, match="hanya bisa dibaca"):
        write_target(path, b"baru", timpa=True)
    assert path.read_bytes() == b"lama"


@POSIX
def test_permissions_are_the_usual_ones_or_those_of_the_old_file(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_target(tmp_path / "baru", b"")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "baru").stat().st_mode) == 0o640
    (tmp_path / "baru").chmod(0o604)
    write_target(tmp_path / "baru", b"x", timpa=True)
    assert stat.S_IMODE((tmp_path / "baru").stat().st_mode) == 0o604


@POSIX
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "asli").write_bytes(b"lama")
    (tmp_path / "tautan").symlink_to("asli")
    with pytest.raises(TujuanSudahAda):
        write_target(tmp_path / "tautan", b"baru")
    write_target(tmp_path / "tautan", b"baru", timpa=True)
    assert (tmp_path / "tautan").is_symlink()
    assert (tmp_path / "asli").read_bytes() == b"baru"
    (tmp_path / "buntu").symlink_to("belum-ada")
    with pytest.raises(TujuanSudahAda):
        write_target(tmp_path / "buntu", b"baru")
