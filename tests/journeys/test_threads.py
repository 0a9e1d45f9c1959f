"""No service is ever called on the GUI thread: a slow database must not freeze the screen."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from PySide6.QtWidgets import QApplication

from kiosk.adapters.clock import FixedClock
from kiosk.adapters.demo_reader import DemoCardReader
from kiosk.hall import Hall, open_hall
from kiosk.machine import SAMPLE, Kiosk
from kiosk.services import Services
from kiosk.settings import Settings
from kiosk.shows import tour_settings
from kiosk.ui.tour.guide import walk
from kiosk.ui.tour.robot import Robot
from kiosk.ui.tour.routes import Props

NOON = datetime.now(UTC).astimezone(timezone(timedelta(hours=8))).replace(hour=9, minute=41)


class Watched:
    """Passes every call on to a service, and notes the thread it came on."""

    def __init__(self, service: object, calls: list[tuple[str, bool]]) -> None:
        self._service, self._calls = service, calls

    def __getattr__(self, name: str) -> Callable[..., object]:
        method = getattr(self._service, name)

        def call(*args: object, **options: object) -> object:
            self._calls.append((name, threading.current_thread() is threading.main_thread()))
            return method(*args, **options)

        return call


def watched(calls: list[tuple[str, bool]], opener: Callable[[], Hall]) -> Hall:
    calls.append(("open_hall", threading.current_thread() is threading.main_thread()))
    hall = opener()
    services = {name: Watched(service, calls) for name, service in vars(hall.services).items()}
    return replace(hall, services=cast(Services, SimpleNamespace(**services)))


def test_no_service_call_on_the_gui_thread(qapp: QApplication, tmp_path: Path) -> None:
    settings = tour_settings(Settings(language="en"), tmp_path)
    clock = FixedClock(NOON)
    calls: list[tuple[str, bool]] = []
    opener = partial(watched, calls, partial(open_hall, settings, clock=clock))
    kiosk = Kiosk(settings, clock, opener=opener, watch_ms=50)
    kiosk.window.resize(1080, 1920)
    kiosk.window.start()
    kiosk.window.show()
    kiosk.start()
    robot = Robot(kiosk.window, tmp_path)
    robot.wait_until(lambda: kiosk.hall is not None, "the hall")
    reader = cast(DemoCardReader, kiosk.reader)
    failed = walk(robot, "known", Props(SAMPLE, reader.present, lambda: None))
    kiosk.close()
    assert not failed
    assert {"open_hall", "look_up", "departments", "clinics", "quote", "register", "begin", "print_papers"} <= {
        name for name, _ in calls
    }
    assert [name for name, on_gui_thread in calls if on_gui_thread] == []
