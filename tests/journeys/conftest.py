"""What journeys in real windows need: machines, an X server, and what a desktop has for screen readers."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from kiosk.adapters.clock import FixedClock
from kiosk.hall import open_hall
from kiosk.machine import Kiosk
from kiosk.settings import Settings
from kiosk.shows import tour_settings
from kiosk.ui.language import Language
from kiosk.ui.tour.robot import Robot
from tests.furnishing import furnish
from tests.journeys.machines import Machine
from tests.journeys.screen_reader import Desktop

MORNING = datetime.now(UTC).astimezone(timezone(timedelta(hours=8))).replace(hour=9, minute=41)


@pytest.fixture
def machine(qapp: QApplication, tmp_path: Path) -> Iterator[Machine]:
    """Makes machines of one hall, one database and one clock."""
    alike, clock = tour_settings(Settings(language="en"), tmp_path), FixedClock(MORNING)
    furnish(alike, MORNING)
    made: list[Kiosk] = []

    def make(**differs: object) -> tuple[Kiosk, Robot]:
        settings = replace(alike, **differs)
        kiosk = Kiosk(settings, clock, opener=partial(open_hall, settings, clock=clock), watch_ms=50)
        made.append(kiosk)
        kiosk.window.resize(1080, 1920)
        kiosk.window.start()
        kiosk.window.show()
        kiosk.start()
        robot = Robot(kiosk.window, tmp_path)
        robot.wait_until(lambda: kiosk.hall is not None, "the hall")
        return kiosk, robot

    yield make
    for kiosk in made:
        kiosk.close()
        kiosk.deleteLater()
        kiosk.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    Language("en")


def needed(program: str, package: str) -> str:
    found = shutil.which(program)
    assert found, f"{program} is not installed: apt-get install {package}"
    return found


@pytest.fixture
def display() -> Iterator[str]:
    """An X server of our own, on a display number it picks itself."""
    read, write = os.pipe()
    command = [needed("Xvfb", "xvfb"), "-displayfd", str(write), "-screen", "0", "1080x1920x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    process.terminate()
    process.wait()


@pytest.fixture
def desktop(display: str) -> Iterator[Desktop]:
    """A session bus of our own; the accessibility bus and its registry are started by it when they are asked for."""
    assert Path("/usr/libexec/at-spi-bus-launcher").exists(), "apt-get install at-spi2-core"
    # Its sockets lie in the runtime folder, and a socket's path may have 107 characters: not in pytest's own folder.
    with tempfile.TemporaryDirectory() as runtime:
        environment = os.environ | {"DISPLAY": display, "XDG_RUNTIME_DIR": runtime, "HOME": runtime}
        read, write = os.pipe()
        command = [needed("dbus-daemon", "dbus-daemon"), "--session", "--nofork", f"--print-address={write}"]
        bus = subprocess.Popen(command, pass_fds=(write,), env=environment, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:
            address = told.readline().strip()
        yield Desktop(environment | {"DBUS_SESSION_BUS_ADDRESS": address}, address)
        bus.terminate()  # and with it whatever it has started
        bus.wait()
