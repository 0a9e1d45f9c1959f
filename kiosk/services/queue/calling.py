"""叫号: who is called to a window next, each of them once."""

from dataclasses import replace

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.queue import Step, TicketState, callable_days, instant, urgency
from kiosk.domain.queue_errors import AlreadyCalled, QueuePaused, StillAtWindow, WindowPaused
from kiosk.domain.queue_views import Call, QueueInfo, WindowInfo
from kiosk.domain.roles import NotAllowed
from kiosk.services.office import Office
from kiosk.services.queue import standings
from kiosk.services.queue.call_views import find_call, last_call
from kiosk.services.queue.queue_books import may_call, read_queue, read_window, require_caller
from kiosk.services.queue.queue_steps import advance, check, note
from kiosk.services.queue.standings import Standing
from kiosk.storage.statements import Query
from kiosk.storage.tables import CallRow, StaffRow, WindowRow


def call_next(office: Office, session: Session, window_id: int, *, actor: Actor) -> Call | None:
    """Call the first of the window's queues there; None when nobody waits. Whoever was in the room is served.

    Raises `StillAtWindow` while somebody is called there of whom nobody said what became, `WindowPaused`,
    `QueuePaused`, `NotAllowed`.
    """
    window = _open(session, window_id)
    queues = _may_be_called(session, window, actor)
    _clear(office, session, window_id, actor)
    chosen = _next(office, session, [(queue.id, weight) for queue, weight in queues])
    return None if chosen is None else _call(office, session, chosen, window_id, actor)


def call(office: Office, session: Session, ticket_id: int, *, window_id: int, actor: Actor) -> Call:
    """Call this one to a window, whoever stands before. Raises as `call_next`, `AlreadyCalled`, `StepRefused`."""
    _open(session, window_id)
    standing = standings.lock(session, ticket_id)
    if standing.state in (TicketState.CALLED, TicketState.ARRIVED) and standing.window_id is not None:
        raise _already(session, standing, standing.window_id)
    check(office, standing, Step.CALL)
    require_caller(session, read_queue(session, standing.queue).rules, actor)
    _clear(office, session, window_id, actor)
    return _call(office, session, standing, window_id, actor)


def recall(office: Office, session: Session, ticket_id: int, *, actor: Actor) -> Call:
    """Call a called one again, to the same window. Raises `StepRefused` when they are not called any more."""
    standing = standings.lock(session, ticket_id)
    check(office, standing, Step.RECALL)
    last = last_call(session, ticket_id)
    assert last is not None
    assert standing.window_id is not None
    return _write_call(office, session, standing, standing.window_id, actor, again=last[1] + 1)


def occupy(session: Session, window_id: int, ticket_id: int) -> None:
    """Keep the window for this ticket until the transaction ends; raises `StillAtWindow` when another is there."""
    LOCK_WINDOW.first(session, window=window_id)
    there = standings.at_window(session, window_id)
    if there is not None and there.ticket_id != ticket_id:
        raise StillAtWindow(f"window {window_id} has another", ticket=there.label, ticket_id=there.ticket_id)


def _open(session: Session, window_id: int) -> WindowInfo:
    """The window, kept for this transaction: of two clicks the second one sees what the first did."""
    LOCK_WINDOW.first(session, window=window_id)
    window = read_window(session, window_id)
    if window.paused_why:
        raise WindowPaused(f"window {window_id} pauses", reason=window.paused_why)
    return window


def _may_be_called(session: Session, window: WindowInfo, actor: Actor) -> list[tuple[QueueInfo, int]]:
    """The queues that can be called from now, by this actor."""
    queues = [(read_queue(session, queue), weight) for queue, weight in window.queues]
    allowed = [(queue, weight) for queue, weight in queues if may_call(session, queue.rules, actor)]
    if queues and not allowed:
        raise NotAllowed(f"{actor} may not call to window {window.id}")
    going = [(queue, weight) for queue, weight in allowed if not queue.paused_why]
    if allowed and not going:
        raise QueuePaused(f"every queue of window {window.id} pauses", reason=allowed[0][0].paused_why)
    return going


def _clear(office: Office, session: Session, window_id: int, actor: Actor) -> None:
    """Whoever is in the room has been seen when the next one is called; whoever was called and did not come has not."""
    there = standings.at_window(session, window_id)
    if there is None:
        return
    if there.state is TicketState.CALLED:
        raise StillAtWindow(f"window {window_id} has called one", ticket=there.label, ticket_id=there.ticket_id)
    locked = standings.lock(session, there.ticket_id)
    if locked.state is TicketState.ARRIVED:
        after = replace(locked, state=TicketState.SERVED, step=Step.FINISH)
        advance(office, session, locked, after, actor=actor)


def _next(office: Office, session: Session, queues: list[tuple[int, int]]) -> Standing | None:
    days = callable_days(office.now())
    for queue_id in _by_urgency(office, session, queues):
        found = standings.claim_next(session, queue_id, days)
        if found is not None:
            return found
    return None


def _by_urgency(office: Office, session: Session, queues: list[tuple[int, int]]) -> list[int]:
    """A window's queues, the one whose head has waited longest by weight first."""
    if len(queues) < 2:
        return [queue_id for queue_id, _ in queues]
    now = office.now()
    days, at = callable_days(now), instant(now)
    heads = [(standings.head_rank(session, queue_id, days), queue_id, weight) for queue_id, weight in queues]
    waiting = [(urgency(rank, now=at, weight=weight), queue_id) for rank, queue_id, weight in heads if rank is not None]
    return [queue_id for _, queue_id in sorted(waiting, key=lambda one: (-one[0], one[1]))]


def _call(office: Office, session: Session, standing: Standing, window_id: int, actor: Actor) -> Call:
    after = replace(standing, state=TicketState.CALLED, step=Step.CALL, window_id=window_id)
    called = advance(office, session, standing, after, actor=actor)
    return _write_call(office, session, called, window_id, actor, again=0)


def _write_call(
    office: Office, session: Session, standing: Standing, window_id: int, actor: Actor, *, again: int
) -> Call:
    (call_id,) = ADD_CALL.one(
        session,
        ticket_id=standing.ticket_id,
        window_id=window_id,
        queue_id=standing.queue,
        at=office.now(),
        again=again,
        actor=str(actor),
    )
    if again:
        note(office, session, actor, Step.RECALL.value, standing, call=call_id)
    return find_call(session, office, call_id)


def _already(session: Session, standing: Standing, window_id: int) -> AlreadyCalled:
    staff, _, device = standing.actor.partition("@")
    named = WHO.first(session, number=staff)
    who = named[0] if named else (device if staff == "patient" else staff)
    window = read_window(session, window_id)
    log = f"ticket {standing.ticket_id} is called to window {window_id} by {standing.actor}"
    return AlreadyCalled(log, ticket=standing.label, window=window.name, who=who)


LOCK_WINDOW = Query(select(WindowRow.id).where(WindowRow.id == bindparam("window")).with_for_update(key_share=True))
ADD_CALL = Query(insert(CallRow).returning(CallRow.id))
WHO = Query(select(StaffRow.name).where(StaffRow.number == bindparam("number")))
