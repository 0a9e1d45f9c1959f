"""What journeys in real windows need: an X server, and what a desktop has for screen readers."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.screen_reader import Desktop


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
