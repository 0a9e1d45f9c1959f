"""A command that is told can be typed as it stands, whatever folder somebody is in."""

import shlex
import sys

import pytest

from kiosk.domain import console
from kiosk.paths import ROOT


def test_it_names_the_interpreter_that_has_the_libraries_and_the_whole_path() -> None:
    assert shlex.split(console.typed("db upgrade")) == [sys.executable, str(ROOT / "main.py"), "db", "upgrade"]


def test_a_folder_with_a_space_stays_one_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console.sys, "executable", "/opt/our hospital/python")
    assert shlex.split(console.typed("doctor"))[0] == "/opt/our hospital/python"
    monkeypatch.setattr(console.sys, "platform", "win32")
    assert console.typed("doctor").startswith('"/opt/our hospital/python" ')
