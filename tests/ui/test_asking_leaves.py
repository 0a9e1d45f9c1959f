"""A page that listened to the bell is left at once, however long the bell takes to let go."""

from dataclasses import fields, replace
from threading import Event
from typing import cast

from pytestqt.qtbot import QtBot

from kiosk.domain.actor import Actor
from kiosk.domain.journey import Journey
from kiosk.flow.registration import REGISTRATION
from kiosk.services import Services
from kiosk.ui.kiosk.asking import Asking
from kiosk.ui.kiosk.errands import Errands
from kiosk.ui.tasks import Tasks


class HeavyBell:
    """Is waited for until it is closed, and closes only when it is let."""

    def __init__(self) -> None:
        self.waits, self.closed, self.may_close = Event(), Event(), Event()

    def wait(self, timeout_ms: int) -> bool:
        self.waits.set()
        self.closed.wait(timeout_ms / 1000)
        return False

    def close(self) -> None:
        self.may_close.wait(10)
        self.closed.set()


def test_leaving_does_not_wait_for_the_bell(qtbot: QtBot) -> None:
    bell = HeavyBell()
    nothing = Services(**{each.name: cast("object", None) for each in fields(Services)})  # type: ignore[arg-type]  # only the bell is asked for
    tasks = Tasks(2)
    errands = Errands(tasks, Actor("K1"))
    errands.open(replace(nothing, listen=lambda: bell))
    asking = Asking(errands, lambda _work, _error: None, in_hand=Journey, every_ms=60_000)
    asking.follow(next(step for step in REGISTRATION.steps if step.hears is not None))
    assert bell.waits.wait(10)
    asking.stop()
    assert not bell.closed.is_set()  # we are back, and it holds on
    bell.may_close.set()
    tasks.close()
    assert bell.closed.is_set()
