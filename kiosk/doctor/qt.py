"""Python, Qt, fonts and screen: checked in a process of their own, which an unsound Qt may take down."""

import json
import os
import platform
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

from kiosk.doctor.findings import Finding, ok, problem, warning
from kiosk.paths import ROOT
from kiosk.settings import Settings

NAMES = "张伟·䶮㛃𠅤𬱖"  # the bundled fonts hold these
RARER = "𠮷𤋮𡈽"  # and these are in the CJK extensions that a font of the system has to bring
SECONDS = 60
TELLING = re.compile(r"cannot open shared object|fatal python error|could not", re.IGNORECASE)
UNSOUND_REMEDY = "Install PySide6-Essentials 6.11.3 (scripts/run does), or use Python 3.12 or newer."


@dataclass(frozen=True)
class Examination:
    """What the self-test of Qt told; ``trouble`` is its last words when it did not end well."""

    trouble: str = ""
    lost: int = 0
    missing: str = ""
    screen: tuple[int, int] = (0, 0)


@cache
def examine(qt_platform: str) -> Examination:
    """Run the self-test on a platform of Qt's ("" = the machine's own)."""
    environ = {**os.environ, **({"QT_QPA_PLATFORM": qt_platform} if qt_platform else {})}
    command = [sys.executable, "-m", "kiosk.adapters.qt_selftest", NAMES + RARER]
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return Examination(trouble=f"no answer within {SECONDS} s")
    if done.returncode != 0:
        return Examination(trouble=last_words(done.stderr) or f"ended with code {done.returncode}")
    told = json.loads(done.stdout)
    width, height = told["screen"]
    return Examination(lost=max(told["lost"].values()), missing="".join(told["missing"]), screen=(width, height))


def last_words(text: str) -> str:
    """The line of an error output that explains most: the missing library, the fatal error, or the last one."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if TELLING.search(line)]
    return telling[0] if telling else (lines or [""])[-1]


def known_unsound(pyside: str, python: tuple[int, ...]) -> bool:
    """Whether this pair is known to lose references: PySide6 6.12.0 before CPython 3.12 (measured)."""
    return pyside.startswith("6.12.") and python < (3, 12)


def check_pair(_settings: Settings) -> Finding:
    """Python and PySide6: known to be sound, and seen to keep count of 10,000 emits and calls."""
    pyside = version("PySide6-Essentials")
    pair = f"Python {platform.python_version()} with PySide6 {pyside}"
    if known_unsound(pyside, sys.version_info[:2]):
        return problem(f"{pair} loses references and dies after some hours", UNSOUND_REMEDY)
    found = examine("offscreen")
    if found.trouble:
        return problem(f"{pair} does not start: {found.trouble}", "Run scripts/run once: it installs what Qt needs.")
    if found.lost:
        return problem(f"{pair} lost {found.lost} references in 10,000 calls", UNSOUND_REMEDY)
    return ok(f"{pair}; no reference lost in 10,000 emits and calls")


def check_fonts(_settings: Settings) -> Finding:
    """Fonts: even rare characters of names can be drawn on screen and paper."""
    found = examine("offscreen")
    if found.trouble:
        return problem(f"cannot be checked: {found.trouble}", "Run scripts/run once: it installs what Qt needs.")
    if set(found.missing) & set(NAMES):
        return problem(f"no font draws {' '.join(found.missing)}", "assets/fonts is not whole: get the program again.")
    if found.missing:
        return warning(
            f"no font draws {' '.join(found.missing)}",
            "Install the font BabelStone Han (Debian: fonts-babelstone-han).",
        )
    return ok(f"every character of {NAMES}{RARER} can be drawn")


def check_screen(settings: Settings) -> Finding:
    """The display: there, usable, and as large as the settings say."""
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        return warning(
            "there is no display in this session, so no kiosk can be shown",
            "Run this on the kiosk's own screen; without a display, scripts/run shows the tour.",
        )
    found = examine("")
    if found.trouble:
        return problem(f"the display cannot be used: {found.trouble}", "Is the screen's session running?")
    wanted = (settings.screen.width, settings.screen.height)
    size = "{} × {} pixels".format(*found.screen)
    if found.screen != wanted:
        told = "{} × {}".format(*wanted)
        return warning(f"{size}, but the settings say {told}", "Set screen.width, height and diagonal, or turn it.")
    return ok(f"{size}, {settings.screen.diagonal:g} inch")
