"""The wheel alone, in a new virtual environment and an empty folder, with the library inside."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

from simulasi.permainan.graf import Graf
from simulasi.permainan.program import Program
from simulasi.skenario.muat import load_scenario

AKAR = Path(__file__).parent.parent


def shortest_run() -> str:
    """Give the answers of a shortest run of the shipped scenario."""
    skenario = load_scenario(AKAR / "skenario" / "pengadaan" / "pecah-paket.yaml").isi
    assert skenario is not None
    graf = Graf(Program(skenario))
    ending = next(n for n in range(len(graf.adegan)) if graf.is_ending(n))
    return ",".join(gerak.pilihan.id for gerak in graf.road(ending))


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
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "-q", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    # the dependencies come from the environment that runs the tests; its own simulasi comes after the wheel's
    (site / "pinjaman.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    empty = tmp_path / "kosong"
    empty.mkdir()
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "SIMULASI_SKENARIO")}
    ask = [python, "-c", "import simulasi; print(simulasi.__file__)"]
    where = subprocess.run(ask, cwd=empty, env=env, capture_output=True, text=True, check=True)
    assert Path(where.stdout.strip()).is_relative_to(home)
    played = subprocess.run(
        [
            python,
            "-m",
            "simulasi.cli",
            "main",
            "pecah-paket",
            "--jawab",
            shortest_run(),
            "--hasil",
            str(tmp_path / "h"),
        ],
        cwd=empty,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert played.returncode == 0, played.stderr
    assert "Akhir: " in played.stdout
    assert "Integritas" in played.stdout
    # what the author's commands read lies in the package too
    for words in (
        ["jelaskan", "S203", "S601", "S801"],
        ["baru", "dari-roda", "--bidang", "perizinan"],
        ["periksa", "--ketat", "skenario"],
    ):
        asked = [python, "-m", "simulasi.cli", *words]
        done = subprocess.run(asked, cwd=empty, env=env, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
