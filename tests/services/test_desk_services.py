"""What only staff ask for is made when it is first asked for, and all of it."""

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from kiosk.adapters.clock import FixedClock
from kiosk.hall import DESK, open_hall
from kiosk.services.desk import DeskServices
from kiosk.settings import Settings
from tests.services.small_hall import NOW

ROOT = Path(__file__).resolve().parents[2]


def test_a_hall_makes_the_bundle_once_and_whole(tmp_path: Path) -> None:
    hall = open_hall(Settings(data=tmp_path, demo=True), clock=FixedClock(NOW))
    desk = hall.services.desk()
    assert isinstance(desk, DeskServices)
    assert hall.services.desk() is desk
    assert all(getattr(desk, each.name) is not None for each in fields(DeskServices))
    hall.close()


@pytest.mark.parametrize("module", ["kiosk.services.triage.triage", "kiosk.services.staff.staff", "argon2", DESK])
def test_a_kiosk_does_not_load_it(module: str) -> None:
    code = f"import sys, kiosk.hall; print({module!r} in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
