"""Where windows are shown while they are measured: a display that is there, an X server of our own, or nowhere."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

SCREEN = "1080x1920x24"


@dataclass(frozen=True)
class Display:
    """``name`` for the report, and what it takes in the environment."""

    name: str
    environment: Mapping[str, str]


@contextmanager
def display() -> Iterator[Display]:
    """The platform that the environment names, else the display there is, else Xvfb, else Qt's "offscreen"."""
    if platform := os.environ.get("QT_QPA_PLATFORM"):
        yield Display(f"Qt platform {platform}", {})
    elif shown := os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY"):
        yield Display(f"display {shown}", {})
    elif server := shutil.which("Xvfb"):
        with _xvfb(server) as number:
            yield Display("Xvfb", {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"})
    else:
        yield Display("Qt platform offscreen", {"QT_QPA_PLATFORM": "offscreen"})


@contextmanager
def _xvfb(server: str) -> Iterator[str]:
    """The number of a display that the server picks itself."""
    read, write = os.pipe()
    command = [server, "-displayfd", str(write), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield told.readline().strip()
    finally:
        process.terminate()
        process.wait()
