"""排队叫号: everything that happens to a ticket between its issue and its end; docs/queue.md has the rules."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from typing import TypeVar

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.queue import (
    AT_WINDOW,
    FROM,
    UNDOABLE,
    Flag,
    Step,
    TicketState,
    callable_days,
)
from kiosk.domain.queue_errors import NothingToUndo, QueueFull, StepRefused
from kiosk.domain.queue_views import Call, InLine
from kiosk.domain.roles import Right
from kiosk.domain.token import read_ticket
from kiosk.services.office import Office
from kiosk.services.queue import calling, flagging, joining, standings
from kiosk.services.queue.places_in_line import find_in_line
from kiosk.services.queue.queue_books import is_over_cap
from kiosk.services.queue.queue_steps import advance, check, check_day, note
from kiosk.services.queue.standings import Standing
from kiosk.services.staff.guard import allow_staff
from kiosk.storage.statements import Query
from kiosk.storage.tables import RegistrationRow, TicketRow, TicketStateRow

STAY = frozenset({TicketState.WAITING, *AT_WINDOW})  # checking in changes nothing
BATCH = 50  # tickets of a past day ended in one transaction

T = TypeVar("T")
Work = Callable[[Session, Standing], Standing]


class Queueing:
    """Moves tickets. Every step is one transaction; of two that clash one wins, and the other is told who it was.

    Staff need the right to call; patients check in by themselves, and machines do what is due. All raise `NotAllowed`
    for other staff, `Misuse` for a ticket or window that does not exist, `WrongDay` for another day's ticket, and
    `StepRefused` where the ticket stands otherwise than the step needs (docs/queue.md, the table of states).
    """

    def __init__(self, office: Office) -> None:
        self._office = office

    # ---- at a window ------------------------------------------------------

    def call_next(self, window_id: int, *, actor: Actor) -> Call | None:
        """Call the next one to a window, None when nobody waits; whoever was in the room has been seen.

        Raises `StillAtWindow` while the one called before has neither come nor missed, `WindowPaused`, `QueuePaused`
        and `NotAllowed`.
        """
        return self._run(lambda session: calling.call_next(self._office, session, window_id, actor=actor), actor)

    def call(self, ticket_id: int, *, window_id: int, actor: Actor) -> Call:
        """Call this one, whoever stands before. Raises `AlreadyCalled` too, with the window and who called."""
        return self._run(
            lambda session: calling.call(self._office, session, ticket_id, window_id=window_id, actor=actor), actor
        )

    def recall(self, ticket_id: int, *, actor: Actor) -> Call:
        """Call out the number again, at the same window."""
        return self._run(lambda session: calling.recall(self._office, session, ticket_id, actor=actor), actor)

    def arrived(self, ticket_id: int, *, actor: Actor) -> None:
        """The patient called is in the room."""
        self._pass(ticket_id, Step.ARRIVE, TicketState.ARRIVED, actor)

    def finish(self, ticket_id: int, *, actor: Actor) -> None:
        """The patient has been seen."""
        self._pass(ticket_id, Step.FINISH, TicketState.SERVED, actor)

    def hold(self, ticket_id: int, *, actor: Actor) -> None:
        """Put aside for a while, the place kept: gone for a test, not ready yet."""
        self._pass(ticket_id, Step.HOLD, TicketState.HELD, actor)

    def resume(self, ticket_id: int, *, actor: Actor) -> None:
        """Back into line, at the place kept."""
        self._pass(ticket_id, Step.RESUME, TicketState.WAITING, actor)

    def missed(self, ticket_id: int, *, actor: Actor) -> TicketState:
        """The patient called did not come: back by some places, then to the end, then void. Gives what they are now."""

        def work(session: Session, standing: Standing) -> Standing:
            check(self._office, standing, Step.MISS)
            return self._advance(session, standing, joining.after_missing(self._office, session, standing), actor)

        return self._locked(ticket_id, work, actor).state

    def return_visit(self, ticket_id: int, *, actor: Actor) -> None:
        """回诊: back with results, one after every so many first visits. Raises `QueueClosed`."""

        def work(session: Session, standing: Standing) -> Standing:
            check(self._office, standing, Step.RETURN)
            rank = joining.rank_of_return(self._office, session, standing)
            after = replace(_waiting(standing, Step.RETURN), rank=rank, credit=0, misses=0, is_return=True)
            return self._advance(session, standing, after, actor)

        self._locked(ticket_id, work, actor)

    def transfer(self, ticket_id: int, *, queue_id: int, actor: Actor) -> None:
        """Into another queue, with the time it has waited. Raises `QueueClosed`, `QueueFull`."""

        def work(session: Session, standing: Standing) -> Standing:
            check(self._office, standing, Step.TRANSFER)
            queue = joining.join(self._office, session, queue_id)
            moved = replace(_waiting(standing, Step.TRANSFER), queue_id=queue_id)
            written = self._advance(session, standing, moved, actor)
            if is_over_cap(session, queue, standing.day, now=self._office.now()):
                raise QueueFull(f"queue {queue.code} has its {queue.rules.daily_cap} of the day")
            return written

        self._locked(ticket_id, work, actor)

    # ---- taking back ------------------------------------------------------

    def undo(self, ticket_id: int, *, actor: Actor) -> TicketState:
        """Take the last step back: the ticket stands as before it, at the same place. Gives what it is now.

        Raises `NothingToUndo`, and `StillAtWindow` when another patient has taken its place at the window.
        """

        def work(session: Session, standing: Standing) -> Standing:
            former = standings.former(session, standing)
            if former is None or standing.step not in UNDOABLE:
                raise NothingToUndo(f"ticket {ticket_id} stands by {standing.step}")
            if former.state in AT_WINDOW and former.window_id is not None:
                calling.occupy(session, former.window_id, ticket_id)
            now = self._office.now()
            written = standings.write(session, former, ending=standing, at=now, actor=actor)
            note(self._office, session, actor, f"undo_{standing.step}", written)
            return written

        return self._locked(ticket_id, work, actor).state

    def undo_last(self, window_id: int, *, actor: Actor) -> int:
        """Take back the last step made at a window; gives the ticket. Raises as `undo`."""
        with self._office.database.read() as session:
            found = LAST_AT_WINDOW.first(session, window=window_id)
        if found is None:
            raise NothingToUndo(f"nothing happened at window {window_id}")
        self.undo(found[0], actor=actor)
        return found[0]

    # ---- the patient ------------------------------------------------------

    def check_in(self, token: str, *, actor: Actor) -> InLine:
        """报到 with a ticket's QR: `check_in_ticket`. Raises `UnknownCode` for what is not our ticket."""
        ticket_id, _ = read_ticket(token, key=self._office.vault.signing_key)
        return self.check_in_ticket(ticket_id, actor=actor)

    def check_in_ticket(self, ticket_id: int, *, actor: Actor) -> InLine:
        """Whoever was put aside is back at their place, whoever was void behind those due; others stay where they are.

        Raises `QueueClosed` outside the hours of a queue that has to be joined again.
        """

        def work(session: Session) -> InLine:
            # Who waits is not locked: a clerk who calls at this moment would pass them over.
            standing = standings.find(session, ticket_id)
            if standing.state not in STAY:
                standing = standings.lock(session, ticket_id)
            if standing.state in STAY:
                check_day(self._office, standing)
            else:
                self._check_in(session, standing, actor)
            return find_in_line(self._office, session, ticket_id)

        return self._run(work, actor)

    def flag(self, ticket_id: int, flags: Collection[Flag], *, actor: Actor) -> None:
        """Let these be what staff should know of the patient; while they wait, the place follows what they grant.

        What triage found is set by triage alone, and stays.
        """
        self._run(lambda session: flagging.put_flags(self._office, session, ticket_id, flags, actor=actor), actor)

    # ---- the day's end ----------------------------------------------------

    def expire(self, *, actor: Actor) -> int:
        """End every ticket of a past day that nobody ended; gives how many. For a tick of every machine."""
        days = callable_days(self._office.now())
        with self._office.database.read() as session:
            left = standings.overdue(session, first=days.first)
        parts = [left[begin : begin + BATCH] for begin in range(0, len(left), BATCH)]
        return sum(self._office.database.run(partial(self._expire, tickets=part, actor=actor)) for part in parts)

    # ---- how --------------------------------------------------------------

    def _pass(self, ticket_id: int, what: Step, state: TicketState, actor: Actor) -> None:
        def work(session: Session, standing: Standing) -> Standing:
            return self._advance(session, standing, replace(standing, state=state, step=what), actor)

        self._locked(ticket_id, work, actor)

    def _locked(self, ticket_id: int, work: Work, actor: Actor) -> Standing:
        return self._run(lambda session: work(session, standings.lock(session, ticket_id)), actor)

    def _run(self, work: Callable[[Session], T], actor: Actor) -> T:
        """``work`` in one transaction, in which staff must have the right to call."""

        def allowed(session: Session) -> T:
            allow_staff(session, actor, Right.CALL)
            return work(session)

        return self._office.database.run(allowed)

    def _advance(self, session: Session, before: Standing, after: Standing, actor: Actor) -> Standing:
        return advance(self._office, session, before, after, actor=actor)

    def _check_in(self, session: Session, standing: Standing, actor: Actor) -> None:
        check(self._office, standing, Step.CHECK_IN)
        if standing.state is TicketState.HELD:
            self._advance(session, standing, _waiting(standing, Step.CHECK_IN), actor)
            return
        if CANCELLED.one(session, ticket=standing.ticket_id)[0] is not None:
            raise StepRefused("the registration is cancelled", ticket=standing.label, state=standing.state)
        rank = joining.rank_at_end(self._office, session, standing)
        after = replace(_waiting(standing, Step.CHECK_IN), rank=rank, credit=0, misses=0, is_return=False)
        self._advance(session, standing, after, actor)

    def _expire(self, session: Session, tickets: list[int], actor: Actor) -> int:
        ended = 0
        for ticket_id in tickets:
            standing = standings.lock(session, ticket_id)
            if standing.state in FROM[Step.EXPIRE]:
                after = replace(standing, state=TicketState.EXPIRED, step=Step.EXPIRE)
                self._advance(session, standing, after, actor)
                ended += 1
        return ended


def _waiting(standing: Standing, what: Step) -> Standing:
    return replace(standing, state=TicketState.WAITING, step=what, window_id=None)


AT_WINDOWS = (Step.CALL, Step.ARRIVE, Step.MISS, Step.HOLD, Step.FINISH)
LAST_AT_WINDOW = Query(
    select(TicketStateRow.ticket_id)
    .where(
        TicketStateRow.window_id == bindparam("window"),
        TicketStateRow.until.is_(None),
        or_(*(TicketStateRow.step == step.value for step in AT_WINDOWS)),
    )
    .order_by(TicketStateRow.since.desc(), TicketStateRow.id.desc())
    .limit(1)
)
CANCELLED = Query(
    select(RegistrationRow.cancelled_at)
    .join(TicketRow, TicketRow.registration_id == RegistrationRow.id)
    .where(TicketRow.id == bindparam("ticket"))
)
