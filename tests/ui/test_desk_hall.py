"""The hall's section: tabs by keys, what is done by keys, and what it says when something is not as it was."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.domain.devices import Beat, DeviceStatus, MachineRole, PaperSeen
from kiosk.domain.errors import DatabaseAway
from kiosk.domain.overview import QueueNow
from kiosk.ports import Printed, PrinterState
from kiosk.storage.vault import Vault
from kiosk.ui.desk.tabs.section import LOOKS
from tests.services.queue_hall import W1
from tests.services.running_hall import GUIDE
from tests.services.small_hall import K1
from tests.ui.hall_scene import HallScene, at_the_hall

MINUTE = timedelta(minutes=1)


@pytest.fixture
def scene(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[HallScene]:
    """A clerk's."""
    with at_the_hall(qtbot, sqlite_url, vault) as scene:
        yield scene


# ---- queues -----------------------------------------------------------------


def test_queues_are_shown_the_overdue_first_with_a_sentence(scene: HallScene) -> None:
    scene.hall.waiting("chen 9:30", 9)
    scene.hall.people(7)
    scene.hall.clock.advance(40 * MINUTE)
    scene.hall.waiting("zhou 14:00", 10)
    scene.hall.queueing.call_next(scene.hall.window("R1"), actor=W1)
    scene.tab(1)
    first, second = scene.cells()
    assert first == ("2 诊室 · 内科", "7", "47 min", "0", "1 open", "Overdue")
    assert second[1:] == ("1", "0 min", "0", "1 open", "Few")
    assert "2 诊室 · 内科: somebody has waited 47 min. Please go and look." in scene.said()
    assert "1 working, 0 free, 0 paused" in scene.said()


def test_it_looks_every_ten_seconds_and_says_how_old_it_is(scene: HallScene) -> None:
    tab = scene.tab(1)
    scene.hall.people(2)
    for _ in range(LOOKS):
        scene.section.tick()
    scene.settled()
    assert scene.cells()[0][1] == "2"
    assert "Updated 0 s ago" in scene.said()
    scene.hall.clock.advance(timedelta(seconds=26))
    tab.tick()
    assert "As it was 26 s ago" in scene.said()


def test_without_the_database_the_old_picture_stays_and_says_so(
    scene: HallScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.hall.people(2)
    tab = scene.tab(1)

    def away(*, actor: object) -> tuple[QueueNow, ...]:
        raise DatabaseAway("as told")

    monkeypatch.setattr(scene.hall.overview, "queues", away)
    scene.hall.clock.advance(timedelta(minutes=3))
    tab.look()
    scene.settled()
    assert "The database does not answer." in scene.said()
    assert "As it was 3 min ago" in scene.said()
    assert len(scene.cells()) == 1
    monkeypatch.undo()
    tab.look()
    scene.settled()
    assert "does not answer" not in scene.said()


def test_it_hears_of_what_happens_in_the_hall(scene: HallScene) -> None:
    scene.tab(1)
    scene.hall.people(3)
    scene.bot.waitUntil(lambda: bool(scene.cells()) and scene.cells()[0][1] == "3", timeout=10_000)


def test_hidden_it_asks_nothing(scene: HallScene) -> None:
    scene.section.hide()
    assert not scene.section._timer.isActive()
    scene.section.show()
    assert scene.section._timer.isActive()


# ---- machines ---------------------------------------------------------------


def test_machines_that_need_somebody_stand_above(scene: HallScene) -> None:
    now = scene.hall.office.now()

    def machine(name: str, *, ago: int = 1, state: str = "ready", error: str = "") -> DeviceStatus:
        papers = (PaperSeen("ticket", state),)
        return DeviceStatus(
            name, Beat(MachineRole.KIOSK, now, "1.0", "slot", papers, now, error), now - ago * MINUTE / 6
        )

    scene.hall.machines.told = (machine("K1"), machine("K2", ago=9), machine("K3", state="paper_out"))
    scene.tab(2)
    assert [(row[0], row[2], row[-1]) for row in scene.cells()] == [
        ("K2", "Enough", "Silent"),
        ("K3", "Paper is out", "Needs care"),
        ("K1", "Enough", "Alive"),
    ]
    scene.key(Qt.Key.Key_Down)
    scene.key(Qt.Key.Key_F5)
    assert scene.went == [("Kiosks", "K3")]
    assert "K3 · Kiosk" in scene.said()


# ---- papers -----------------------------------------------------------------


def test_what_never_came_out_is_printed_by_a_key(scene: HallScene) -> None:
    registration = scene.hall.waiting()
    scene.hall.tickets.state = PrinterState.PAPER_OUT
    scene.hall.printing.print_papers(registration, large=False, actor=K1)
    scene.hall.tickets.state = PrinterState.READY
    scene.tab(3)
    assert scene.cells() == [("Ticket A001", "K1", "0 s ago", "Paper is out", "Not printed")]
    scene.key(Qt.Key.Key_F6)  # no copy of what never came out
    scene.settled()
    assert scene.hall.tickets.titles == []
    scene.key(Qt.Key.Key_F5)
    scene.settled()
    assert scene.hall.tickets.titles == ["ticket A001"]
    assert "The paper has come out." in scene.said()
    assert scene.cells() == []
    scene.key(Qt.Key.Key_F5)
    assert "Every paper has come out" in scene.said()


def test_what_may_have_come_out_is_copied_or_closed(scene: HallScene) -> None:
    scene.hall.tickets.result = Printed.UNKNOWN
    for patient in (1, 2):
        scene.hall.printing.print_papers(scene.hall.waiting(patient=patient), large=False, actor=K1)
    scene.tab(3)
    scene.key(Qt.Key.Key_F5)
    scene.settled()
    assert len(scene.hall.tickets.titles) == 2
    scene.key(Qt.Key.Key_F8)
    scene.settled()
    assert "Closed: the patient has the paper." in scene.said()
    scene.hall.tickets.result = Printed.CONFIRMED
    scene.key(Qt.Key.Key_F6)
    scene.settled()
    assert scene.hall.tickets.titles[2:] == ["ticket A002"]
    assert scene.cells() == []


def test_somebody_else_was_quicker(scene: HallScene) -> None:
    scene.hall.tickets.result = Printed.UNKNOWN
    scene.hall.printing.print_papers(scene.hall.waiting(), large=False, actor=K1)
    scene.tab(3)
    scene.hall.papers.close(1, actor=GUIDE)
    scene.key(Qt.Key.Key_F6)
    scene.settled()
    assert "Somebody has just seen to this paper. Nothing was printed twice." in scene.said()
    assert scene.cells() == []
