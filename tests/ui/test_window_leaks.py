"""The look at what was left behind sees each kind of thing left behind."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QWidget

from tests.ui.leaks import left_over, look_around


def test_nothing_is_nothing(tmp_path: Path) -> None:
    before = look_around(tmp_path)
    QWidget(), QTimer(), threading.Thread()
    assert left_over(before, look_around(tmp_path)) == ()


def test_a_widget_is_seen(tmp_path: Path) -> None:
    before = look_around(tmp_path)
    widget = QWidget()
    assert left_over(before, look_around(tmp_path)) == ("widget QWidget",)
    widget.deleteLater()


@pytest.mark.parametrize("owned", [True, False])
def test_a_running_timer_is_seen(tmp_path: Path, owned: bool) -> None:
    owner = QObject()
    before = look_around(tmp_path)
    timer = QTimer(owner if owned else None)
    timer.start(1_000_000)
    (line,) = left_over(before, look_around(tmp_path))
    assert line.startswith("running timer")
    timer.stop()
    assert left_over(before, look_around(tmp_path)) == ()


def test_threads_are_seen(tmp_path: Path) -> None:
    before, gate = look_around(tmp_path), threading.Event()
    python, qt = threading.Thread(target=gate.wait), QThread()
    python.start()
    qt.start()
    assert len(left_over(before, look_around(tmp_path))) == 2
    gate.set()
    python.join()
    qt.quit()
    assert qt.wait()
    assert left_over(before, look_around(tmp_path)) == ()


def test_a_file_is_seen(tmp_path: Path) -> None:
    before = look_around(tmp_path)
    (tmp_path / "slip.pdf").touch()
    assert left_over(before, look_around(tmp_path)) == (f"file {tmp_path / 'slip.pdf'}",)
