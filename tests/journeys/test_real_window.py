"""The tour on a real X server: what works offscreen works in a real window."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.paths import ROOT


@pytest.fixture
def display() -> Iterator[str]:
    """An X server of our own, on a display number it picks itself."""
    server = shutil.which("Xvfb")
    assert server, "Xvfb is not installed: apt-get install xvfb"
    read, write = os.pipe()
    command = [server, "-displayfd", str(write), "-screen", "0", "1080x1920x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    process.terminate()
    process.wait()


def test_a_known_patient_registers_in_a_real_window(display: str, tmp_path: Path) -> None:
    out = tmp_path / "tour"
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "KIOSK_DATA": str(tmp_path / "data")}
    command = [sys.executable, "main.py", "tour", "--out", str(out), "--flow", "known"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    route = json.loads((out / "summary.json").read_text(encoding="utf-8"))["routes"][0]
    assert route["ticket"] == "A001"
    assert route["taps"] <= 7
    assert (out / "known" / "01-home.png").stat().st_size > 10_000
