"""Machines tell of themselves; one that falls silent or cannot print asks for help, once, until it is well."""

from datetime import timedelta

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.devices import Beat, MachineRole, PaperSeen
from kiosk.domain.help import HelpRequest, HelpSort
from kiosk.ports import PrinterState
from kiosk.storage.tables import AuditRow, HelpRequestRow
from tests.services.help_hall import DESK, HelpHall, at_once
from tests.services.small_hall import K1, NOW, SmallHall

WELL = Beat(MachineRole.KIOSK, NOW, "1.0", page="home", papers=(PaperSeen("ticket", "ready"),))
EMPTY = Beat(MachineRole.KIOSK, NOW, "1.0", page="done", papers=(PaperSeen("ticket", "paper_out"),), error="Oh.")
D1 = Actor("D1")


@pytest.fixture
def desk(hall: SmallHall) -> HelpHall:
    return HelpHall(hall)


def requests(desk: HelpHall) -> list[HelpRequest]:
    return list(desk.desk.open(actor=DESK))


def beat(desk: HelpHall, what: Beat = WELL, *, after: int = 0) -> None:
    desk.clock.advance(timedelta(seconds=after))
    desk.devices.beat(what, actor=K1)


def test_a_machine_is_known_as_it_told_last(desk: HelpHall, hall: SmallHall) -> None:
    beat(desk, Beat(MachineRole.KIOSK, NOW, "1.0", ended=NOW))
    beat(desk, EMPTY, after=10)
    desk.devices.beat(Beat(MachineRole.BOARD, NOW, "1.0"), actor=Actor("B1"))
    board, kiosk = desk.devices.all()
    assert (board.name, board.beat.role, kiosk.name) == ("B1", MachineRole.BOARD, "K1")
    assert kiosk.beat == Beat(MachineRole.KIOSK, NOW, "1.0", "done", EMPTY.papers, ended=NOW, error="Oh.")
    assert (kiosk.seen_at, kiosk.trouble_since) == (NOW + timedelta(seconds=10), NOW + timedelta(seconds=10))
    assert kiosk.seen_at.tzinfo == NOW.tzinfo
    assert not [row for row in hall.rows(AuditRow) if "devices" in str(row["record"])]  # ten a minute and machine


def test_a_kiosk_is_missed_after_three_beats_once_and_no_more_when_it_is_back(desk: HelpHall, hall: SmallHall) -> None:
    beat(desk)
    desk.clock.advance(timedelta(seconds=30))
    assert desk.devices.mind(actor=D1) == 0
    desk.clock.advance(timedelta(seconds=1))
    assert [desk.devices.mind(actor=D1) for _ in range(3)] == [1, 0, 0]
    (request,) = requests(desk)
    assert (request.sort, request.device) == (HelpSort.SILENT, "K1")
    beat(desk)
    assert desk.devices.mind(actor=D1) == 1
    assert requests(desk) == []
    assert [row["outcome"] for row in hall.rows(HelpRequestRow)] == ["back"]


def test_what_staff_have_closed_is_not_raised_again_while_it_lasts(desk: HelpHall) -> None:
    beat(desk, EMPTY)
    desk.devices.mind(actor=D1)
    (request,) = requests(desk)
    desk.clock.advance(timedelta(seconds=5))
    desk.desk.close(request.id, actor=DESK)
    beat(desk, EMPTY, after=10)
    assert desk.devices.mind(actor=D1) == 0
    beat(desk, WELL, after=10)
    beat(desk, EMPTY, after=10)
    assert desk.devices.mind(actor=D1) == 1
    assert [each.sort for each in requests(desk)] == [HelpSort.PAPER]


def test_a_printer_that_prints_again_needs_nobody(desk: HelpHall) -> None:
    beat(desk, EMPTY)
    desk.devices.mind(actor=D1)
    beat(desk, after=10)
    desk.devices.mind(actor=D1)
    assert requests(desk) == []


def test_nobody_misses_what_was_switched_off(desk: HelpHall) -> None:
    beat(desk, EMPTY)
    desk.devices.leave(actor=K1)
    desk.clock.advance(timedelta(minutes=5))
    assert desk.devices.mind(actor=D1) == 0
    beat(desk)
    (kiosk,) = desk.devices.all()
    assert kiosk.left_at is None


def test_other_machines_are_not_missed(desk: HelpHall) -> None:
    desk.devices.beat(Beat(MachineRole.WINDOW, NOW, "1.0"), actor=Actor("W1"))
    desk.clock.advance(timedelta(minutes=5))
    assert desk.devices.mind(actor=D1) == 0


def test_printers_are_asked_what_they_say_of_themselves(hall: SmallHall) -> None:
    hall.tickets.state = PrinterState.PAPER_OUT
    assert set(hall.printing.papers()) == {PaperSeen("ticket", "paper_out"), PaperSeen("invoice", "ready")}


def test_many_who_look_at_once_raise_it_once(desk: HelpHall, hall: SmallHall) -> None:
    for number in range(4):
        desk.devices.beat(EMPTY, actor=Actor(f"K{number}"))
    desk.clock.advance(timedelta(minutes=1))
    got = at_once(*[lambda: desk.devices.mind(actor=D1)] * 4)
    assert len(got) == 4
    assert len(hall.rows(HelpRequestRow)) == 8  # each is silent, and had no paper
    assert desk.states() == ["waiting"] * 8
