"""Triage moves people forward, and nobody further than the largest credit of the queue: docs/queue.md."""

import random
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import update

from kiosk.domain.queue import CREDITS, DEFAULT_RULES, TicketState, bound
from kiosk.domain.queue_views import InQueue
from kiosk.domain.triage.signs import Level, Track
from kiosk.storage.database import Database
from kiosk.storage.tables import SlotRow
from kiosk.storage.upkeep import verify
from kiosk.storage.vault import Vault
from tests.services.queue_hall import W1
from tests.services.small_hall import NOW, build
from tests.services.triage_hall import NURSE, TriageHall

SLACK = timedelta(seconds=5)  # the numbers of the day add milliseconds
STEPS = ("register", "register", "triage", "triage", "call", "miss", "wait", "close")


@pytest.fixture
def hall(database: Database, vault: Vault) -> Iterator[TriageHall]:
    build(database, vault)
    hall = TriageHall(database, vault)
    with database.begin() as session:
        session.execute(update(SlotRow).values(ends_at=NOW + timedelta(hours=12)))  # people come all day
    yield hall
    assert verify(database, key=vault.audit_key) == ()


class Day:
    """Steps drawn by chance; every call is looked at."""

    def __init__(self, hall: TriageHall, seed: int) -> None:
        self.hall, self.chance = hall, random.Random(seed)
        self.patients: list[int] = []
        self.calls = 0

    def live(self, steps: int) -> None:
        for _ in range(3):
            self.register()
        for _ in range(steps):
            getattr(self, self.chance.choice(STEPS))()

    def register(self) -> None:
        self.patients.append(len(self.patients) + 1)
        self.hall.ticket(patient=self.patients[-1])

    def wait(self) -> None:
        self.hall.clock.advance(timedelta(minutes=self.chance.randint(1, 40)))

    def triage(self) -> None:
        tracks = frozenset({Track.GREEN}) if self.chance.random() < 0.3 else frozenset[Track]()
        level = self.chance.choice(list(Level))
        self.hall.decided(level, patient=self.chance.choice(self.patients), tracks=tracks)

    def close(self) -> None:
        patient = self.chance.choice(self.patients)
        case = self.hall.triage.open_case(patient, actor=NURSE)
        if case is not None:
            self.hall.triage.close(case.id, actor=NURSE)

    def call(self) -> int | None:
        window, line = self.hall.window(), self.hall.lines.waiting(self.hall.queue())
        call = self.hall.queueing.call_next(window, actor=W1)
        if call is None:
            return None
        self.calls += 1
        look(line, call.ticket_id)
        self.hall.queueing.arrived(call.ticket_id, actor=W1)
        return call.ticket_id

    def miss(self) -> None:
        ticket = self.call()
        if ticket is not None:
            self.hall.queueing.undo(ticket, actor=W1)
            assert self.hall.queueing.missed(ticket, actor=W1) in (TicketState.WAITING, TicketState.VOID)


def look(line: tuple[InQueue, ...], called: int) -> None:
    """Whoever is called stood first, by no more than one credit, and came at most the largest later than any other."""
    first, *others = line
    assert first.ticket_id == called
    assert first.credit in (0, *CREDITS.values()), "the largest, never a sum"
    if not first.misses:  # a move by rule ends the credit: who was called and did not come stands behind others
        assert first.due >= first.counted - timedelta(minutes=first.credit) - SLACK, "by the own time and credit"
    for other in others:
        if not other.misses and not other.is_return:
            assert first.counted - other.counted <= bound(DEFAULT_RULES) + SLACK


@pytest.mark.parametrize("seed", range(6))
def test_nobody_is_overtaken_by_more_than_the_largest_credit(hall: TriageHall, seed: int) -> None:
    day = Day(hall, seed)
    day.live(30)
    while day.call() is not None:
        hall.clock.advance(timedelta(minutes=3))
    assert day.calls >= len(day.patients) // 2


def test_the_bound_is_the_one_there_was(hall: TriageHall) -> None:
    """Levels of triage have no more credit than the critically ill: nobody's longest wait grew by them."""
    assert bound(DEFAULT_RULES) == timedelta(minutes=240)
    first = hall.ticket(patient=1)
    hall.clock.advance(timedelta(minutes=241))
    hall.ticket(patient=2)
    hall.decided(Level.ONE, patient=2, tracks=frozenset({Track.GREEN}))
    assert hall.order()[0] == first
