"""A program that the system asks to end leaves the terminal as it was."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[2]
DETIK = 30.0

pty = pytest.importorskip("pty", reason="a matter of POSIX terminals")
termios = pytest.importorskip("termios")


def read_until(fd: int, wanted: bytes, seen: bytes = b"") -> bytes:
    end = time.monotonic() + DETIK
    while wanted not in seen:
        assert time.monotonic() < end, seen[-500:]
        try:
            seen += os.read(fd, 65536)
        except OSError:
            break
    return seen


@pytest.mark.parametrize("nomor", [signal.SIGTERM, signal.SIGHUP])
def test_the_terminal_is_as_it_was(tmp_path: Path, nomor: signal.Signals) -> None:
    leader, follower = pty.openpty()
    before = termios.tcgetattr(follower)
    program = [sys.executable, "-m", "simulasi.cli", "--hasil", str(tmp_path / "h")]
    env = {**os.environ, "PYTHONPATH": str(AKAR), "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    streams = [(os.POSIX_SPAWN_DUP2, follower, n) for n in (0, 1, 2)]
    pid = os.posix_spawn(sys.executable, program, env, file_actions=streams, setsid=True)
    try:
        seen = read_until(leader, b"\x1b[?1049h")
        time.sleep(1.0)
        assert termios.tcgetattr(follower) != before
        os.kill(pid, nomor)
        seen = read_until(leader, b"\x1b[?1049l", seen)
        end = time.monotonic() + DETIK
        while (done := os.waitpid(pid, os.WNOHANG)) == (0, 0):
            assert time.monotonic() < end
            time.sleep(0.05)
        assert os.waitstatus_to_exitcode(done[1]) == 128 + nomor
        assert termios.tcgetattr(follower) == before
        assert b"Traceback" not in seen
    finally:
        os.close(leader)
        os.close(follower)
