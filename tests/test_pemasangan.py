"""The wheel alone, in a new virtual environment and an empty folder, with the library inside."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

AKAR = Path(__file__).parent.parent


def test_wheel_plays_from_an_empty_folder(tmp_path: Path) -> None:
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        str(AKAR),
        "--no-deps",
        "--no-build-isolation",
        "-q",
        "-w",
        str(tmp_path),
    ]
    subprocess.run(build, check=True, capture_output=True)
    wheel = next(tmp_path.glob("simulasi-*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    assert "simulasi/pustaka/pengadaan/pecah-paket.yaml" in names
    assert "simulasi/pustaka/acuan/regulasi.yaml" in names
    assert any(name.startswith("simulasi/catatan/migrasi/") and name.endswith(".sql") for name in names)
    assert any(name.startswith("simulasi/layar/gaya/") and name.endswith(".tcss") for name in names)
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = Path(
        subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
    )
    zipfile.ZipFile(wheel).extractall(site)
    # the dependencies come from the environment that runs the tests; its own simulasi comes after the wheel's
    (site / "pinjaman.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    empty = tmp_path / "kosong"
    empty.mkdir()
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "SIMULASI_SKENARIO")}
    ask = [python, "-c", "import simulasi; print(simulasi.__file__)"]
    where = subprocess.run(ask, cwd=empty, env=env, capture_output=True, text=True, check=True)
    assert Path(where.stdout.strip()).is_relative_to(home)
    played = subprocess.run(
        [python, "-m", "simulasi.cli", "main", "pecah-paket", "--jawab", "paraf", "--hasil", str(tmp_path / "h")],
        cwd=empty,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert played.returncode == 1, played.stderr  # one answer is no whole story, but it was played and offers the next
    assert "Pilihan berikutnya" in played.stderr
