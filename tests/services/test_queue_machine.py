"""Any order of steps, by hypothesis: nobody overtaken past the bound, lost, or in two places; every ticket ends."""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, suppress
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text

from kiosk.domain.errors import DomainError
from kiosk.domain.journey import PayBy
from kiosk.domain.queue import CREDITS, DEFAULT_RULES, ENDED, Flag, TicketState, bound
from kiosk.domain.queue_errors import NothingToUndo, QueueClosed, StepRefused, StillAtWindow, WindowPaused
from kiosk.domain.queue_views import InQueue
from kiosk.storage.database import Database
from kiosk.storage.upkeep import verify
from kiosk.storage.vault import Vault
from tests.services.queue_hall import W1, QueueHall
from tests.services.small_hall import K1, NOW, build

UNHURRIED = settings(deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
ROOMS = ("R1", "R2")
SLOTS = {"R1": "chen 9:30", "R2": "any 9:30"}
LEGAL = {
    TicketState.WAITING: ("hold",),
    TicketState.CALLED: ("arrived", "finish", "missed", "hold"),
    TicketState.ARRIVED: ("finish", "hold"),
    TicketState.HELD: ("resume", "return_visit"),
    TicketState.SERVED: ("return_visit",),
    TicketState.VOID: (),
}
STEPS = ("arrived", "finish", "missed", "hold", "resume", "return_visit")
SLACK = timedelta(seconds=1)  # numbers count as milliseconds


class Hall(RuleBasedStateMachine):
    """Everything people do with two queues, each with a window, and a second window on one of them."""

    people = Bundle("people")
    hall: QueueHall

    @initialize(target=people)
    def open(self) -> MultipleResults[int]:
        self.issued: list[int] = []
        for patient, slot in enumerate(("chen 9:30", *["any 9:30"] * 7), start=400):
            self.issued.append(self.hall.ticket(slot, patient))
        self.windows = [self.hall.window("R1"), self.hall.window("R2"), self.hall.second_window()]
        return multiple(*self.issued)

    @rule(target=people, room=st.sampled_from(ROOMS), by_phone=st.booleans())
    def register(self, room: str, by_phone: bool) -> int:
        patient = len(self.issued) + 1
        try:
            ticket = self.hall.ticket(SLOTS[room], patient, PayBy.PHONE if by_phone else PayBy.WINDOW)
        except (DomainError, LookupError):  # the slot is full or over
            return self.issued[0]
        self.issued.append(ticket)
        if by_phone:
            (registration,) = self._numbers("SELECT registration_id FROM tickets WHERE id = :it", it=ticket)
            self.hall.billing.pay_at_window(self.hall.registration.visit(registration), actor=K1)
        return ticket

    @rule(minutes=st.integers(0, 12))
    def wait(self, minutes: int) -> None:
        self.hall.clock.advance(timedelta(minutes=minutes))

    @rule(window=st.integers(0, 2), became=st.sampled_from(("arrived", "finish", "missed", "missed", "hold")))
    def call_next(self, window: int, became: str) -> None:
        """Say what became of whoever is there, and call the next one."""
        there = self.hall.lines.at_window(self.windows[window])
        if there is not None and became in LEGAL[there.state]:
            self._step(there.ticket_id, became)
        lines = {queue: self.hall.lines.waiting(queue) for queue in map(self.hall.queue, ROOMS)}
        with suppress(StillAtWindow):
            call = self.hall.queueing.call_next(self.windows[window], actor=W1)
            if call is not None:
                self._is_fair(lines[call.queue_id], call.ticket_id)

    def _is_fair(self, line: tuple[InQueue, ...], called: int) -> None:
        """Whoever is called stood first, and overtook nobody by more than the largest credit."""
        first, *others = line
        assert first.ticket_id == called
        assert first.credit in (0, *CREDITS.values())  # the largest, never a sum
        for other in filter(_is_natural, others):
            if _is_natural(first):
                assert first.counted - other.counted <= bound(DEFAULT_RULES) + SLACK
                assert first.credit > other.credit or first.counted <= other.counted + SLACK

    @rule(ticket=people, window=st.integers(0, 2))
    def call_this(self, ticket: int, window: int) -> None:
        self._try(lambda: self.hall.queueing.call(ticket, window_id=self.windows[window], actor=W1))

    @rule(ticket=people, choice=st.integers(0, 11))
    def legal_step(self, ticket: int, choice: int) -> None:
        steps = LEGAL[self.hall.lines.ticket(ticket).state]
        if steps:
            self._step(ticket, steps[choice % len(steps)])

    @rule(ticket=people, step=st.sampled_from(STEPS))
    def any_step(self, ticket: int, step: str) -> None:
        with suppress(StepRefused, QueueClosed):
            self._step(ticket, step)

    def _step(self, ticket: int, step: str) -> None:
        getattr(self.hall.queueing, step)(ticket, actor=W1)
        if step in CHECKS:
            CHECKS[step](self.hall, self.hall.lines.ticket(ticket))

    @rule(ticket=people)
    def undo(self, ticket: int) -> None:
        with suppress(NothingToUndo, StillAtWindow):
            self.hall.queueing.undo(ticket, actor=W1)

    @rule(ticket=people)
    def call_and_undo(self, ticket: int) -> None:
        before = self.hall.lines.ticket(ticket)
        if before.state is TicketState.WAITING:
            self._try(lambda: self.hall.queueing.hold(ticket, actor=W1))
            self.hall.queueing.undo(ticket, actor=W1)
            after = self.hall.lines.ticket(ticket)
            assert (after.due, after.queue_id, after.misses) == (before.due, before.queue_id, before.misses)

    @rule(ticket=people, room=st.sampled_from(ROOMS))
    def transfer(self, ticket: int, room: str) -> None:
        self._try(lambda: self.hall.queueing.transfer(ticket, queue_id=self.hall.queue(room), actor=W1))

    @rule(ticket=people)
    def check_in(self, ticket: int) -> None:
        self._try(lambda: self.hall.queueing.check_in_ticket(ticket, actor=K1))

    @rule(ticket=people, flags=st.sets(st.sampled_from(Flag), max_size=3))
    def flag(self, ticket: int, flags: set[Flag]) -> None:
        self._try(lambda: self.hall.queueing.flag(ticket, flags, actor=W1))

    @rule(window=st.integers(0, 2))
    def pause(self, window: int) -> None:
        self.hall.windows.pause(self.windows[window], reason="休息", actor=W1)
        with pytest.raises(WindowPaused):
            self.hall.queueing.call_next(self.windows[window], actor=W1)
        self.hall.windows.unpause(self.windows[window], actor=W1)

    @invariant()
    def nobody_is_lost_or_in_two_places(self) -> None:
        if not hasattr(self, "issued"):
            return
        standing = self._numbers("SELECT ticket_id FROM ticket_states WHERE until IS NULL ORDER BY ticket_id")
        assert standing == sorted(self.issued)
        there = self._numbers(
            "SELECT window_id FROM ticket_states WHERE until IS NULL AND state IN ('called', 'arrived')"
        )
        assert len(there) == len(set(there))

    def teardown(self) -> None:
        """The day ends: so does every ticket, and the books agree."""
        if hasattr(self, "issued"):
            self.hall.clock.set(NOW + timedelta(days=1))
            self.hall.queueing.expire(actor=K1)
            states = {self.hall.lines.ticket(ticket).state for ticket in self.issued}
            assert states <= ENDED
            assert verify(self.hall.database, key=self.hall.office.vault.audit_key) == ()
        self.hall.database.close()

    def _try(self, work: Callable[[], object]) -> None:
        """Whatever is out of order is refused with words, and with nothing else."""
        with suppress(DomainError):
            work()

    def _numbers(self, statement: str, **values: int) -> list[int]:
        with self.hall.database.read() as session:
            return list(session.scalars(text(statement), values))


def _is_natural(one: InQueue) -> bool:
    """Whether the place is counted from issue or slot, and nothing has moved it."""
    return abs(one.due + timedelta(minutes=one.credit) - one.counted) <= SLACK


def _before(hall: QueueHall, ticket: InQueue) -> tuple[list[InQueue], list[InQueue]]:
    """Who is due in the ticket's queue, before it and behind it."""
    now = hall.clock.now()
    due = [one for one in hall.lines.waiting(ticket.queue_id) if one.due <= now or one.ticket_id == ticket.ticket_id]
    place = [one.ticket_id for one in due].index(ticket.ticket_id)
    return due[:place], due[place + 1 :]


def came_back(hall: QueueHall, ticket: InQueue) -> None:
    """So many first visits stand before a return visit, counted from the one before; or nobody stands behind."""
    before, behind = _before(hall, ticket)
    since = [one.is_return for one in reversed(before)]
    firsts = since.index(True) if True in since else len(since)
    assert firsts >= DEFAULT_RULES.first_to_return or not behind


def did_not_come(hall: QueueHall, ticket: InQueue) -> None:
    """So many people stand before one who missed the call; or nobody stands behind."""
    if ticket.state is TicketState.WAITING:
        before, behind = _before(hall, ticket)
        enough = len(before) >= DEFAULT_RULES.back_by if ticket.misses <= DEFAULT_RULES.times_back else not behind
        assert enough or not behind


CHECKS = {"return_visit": came_back, "missed": did_not_come}


def machine(url: str, vault: Vault) -> Hall:
    """One run on a database of its own."""
    database = Database(url)
    build(database, vault)
    made = Hall()
    made.hall = QueueHall(database, vault)
    return made


def test_any_order_of_steps_on_sqlite(migrated_sqlite: Path, tmp_path: Path, vault: Vault) -> None:
    runs = count()

    def begin() -> Hall:
        path = tmp_path / f"{next(runs)}.db"
        shutil.copy(migrated_sqlite, path)
        return machine(f"sqlite:///{path}", vault)

    run_state_machine_as_test(begin, settings=settings(UNHURRIED, max_examples=40, stateful_step_count=50))


def test_any_order_of_steps_on_postgresql(
    new_postgres: Callable[[str], AbstractContextManager[str]], migrated_postgres: str, vault: Vault
) -> None:
    with ExitStack() as databases:

        def begin() -> Hall:
            return machine(databases.enter_context(new_postgres(migrated_postgres)), vault)

        run_state_machine_as_test(begin, settings=settings(UNHURRIED, max_examples=6, stateful_step_count=30))
