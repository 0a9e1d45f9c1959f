"""A morning at a window of the demonstration's hospital: the real hall, opened as the program does."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.adapters.clock import FixedClock
from kiosk.domain.actor import Actor
from kiosk.domain.journey import Choice, Journey, PayBy, Way
from kiosk.domain.queue import TicketState
from kiosk.services import Services
from kiosk.settings import Settings
from kiosk.ui.window.counter import Counter
from kiosk.window import Window
from tests.services.small_hall import citizen
from tests.ui.at_the_desk import MORNING, said

K1 = Actor("K1")


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Window]:
    settings = Settings(data=tmp_path, device="W1", demo=True, language="en", reduced_motion=True)
    machine = Window(settings, FixedClock(MORNING), code="NK-1")
    machine.window.resize(1280, 800)
    machine.window.show()
    machine.window.activateWindow()
    machine.open()
    yield machine
    machine.close()
    machine.window.deleteLater()
    machine.deleteLater()


def register(services: Services, number: int, room: str) -> str:
    """Somebody takes a number for a room; gives the number."""
    journey = services.reception.look_up(Journey(way=Way.TYPED, paper=citizen(number)))
    newcomer = replace(journey.newcomer, name="王小明", phone="13800138000", consented=True)
    patient = services.reception.enrol(replace(journey, newcomer=newcomer), actor=K1)
    department = next(one for one in services.timetable.departments() if one.department.code == room.partition("-")[0])
    clinics = services.timetable.clinics(department.department.id)
    choice = next(
        Choice(clinic, slot)
        for clinic in clinics
        if clinic.day == MORNING.date() and f"{room[-1]} 诊室" == clinic.room.name
        for slot in clinic.slots
        if slot.left and slot.starts <= MORNING
    )
    journey = Journey(patient=patient, department=department, choice=choice, pay_by=PayBy.WINDOW)
    journey = replace(journey, bill=services.registration.quote(journey))
    return services.registration.register(journey, actor=K1).ticket


def stands(counter: Counter, label: str, state: TicketState) -> bool:
    return counter.here is not None and (counter.here.label, counter.here.state) == (label, state)


def test_a_morning_at_a_window(machine: Window, qtbot: QtBot) -> None:
    window = machine.window
    qtbot.waitUntil(window.sign_in.go.isEnabled)
    assert machine.hall is not None
    services = machine.hall.services
    for entry, text in ((window.sign_in.number, "0001"), (window.sign_in.secret, "270918")):
        QTest.keyClicks(entry, text)
        QTest.keyClick(entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "General Medicine Room 1" in said(window.head))
    assert "Nobody is waiting." in said(window)
    first, second = register(services, 1, "NK-1"), register(services, 2, "NK-1")
    qtbot.waitUntil(lambda: "Waiting 2" in said(window))
    counter = window.work.counter if window.work is not None else None
    assert counter is not None
    steps = ((Qt.Key.Key_Space, TicketState.CALLED), (Qt.Key.Key_F2, TicketState.ARRIVED))
    for label in (first, second):
        for key, state in steps:
            QTest.keyClick(window.focusWidget(), key)
            qtbot.waitUntil(partial(stands, counter, label, state))
        counter._called.invalidate()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: "Ended 2" in said(window))
    assert f"{second} has been seen" in said(window)
    assert "Today 2 seen, 0 did not come" in said(window)
