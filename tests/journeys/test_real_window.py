"""The tour on a real X server: what works offscreen works in a real window."""

import json
import os
import subprocess
import sys
from pathlib import Path

from kiosk.paths import ROOT


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
