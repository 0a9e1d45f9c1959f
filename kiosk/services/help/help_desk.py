"""求助, the desk's end: whoever takes a request first sees it through, or hands it on to somebody who accepts."""

from datetime import datetime, time, timedelta

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import AlreadyTaken
from kiosk.domain.help import (
    CannotTakeIt,
    Colleague,
    HelpFigures,
    HelpRequest,
    HelpState,
    Outcome,
    figures,
    in_order,
)
from kiosk.domain.roles import RIGHTS, Right, Role
from kiosk.services.help import help_rows as rows
from kiosk.services.help.help_rows import HelpRows, stand
from kiosk.services.office import Office
from kiosk.services.staff.guard import ROLE, allow
from kiosk.storage.statements import Query
from kiosk.storage.tables import HelpRequestRow, HelpStateRow, StaffRow, StaffSecretRow


class HelpDesk:
    """Every deed asks for the right of whoever does it, and everybody hears of it."""

    def __init__(self, office: Office) -> None:
        self._office, self._rows = office, HelpRows(office)

    def open(self, *, actor: Actor) -> tuple[HelpRequest, ...]:
        """Every request that is not closed, as `in_order` sorts them. Raises `NotAllowed`."""
        with self._office.database.read() as session:
            allow(session, actor, Right.ANSWER_HELP)
            return in_order(self._rows.open(session), self._office.now())

    def figures(self, *, actor: Actor) -> HelpFigures:
        """What was asked for today: how many were taken and closed, and how long people waited for somebody.

        Raises `NotAllowed`.
        """
        midnight = datetime.combine(self._office.today(), time.min, self._office.now().tzinfo)
        with self._office.database.read() as session:
            allow(session, actor, Right.ANSWER_HELP)
            answered = ANSWERED.all(session, since=midnight)
        waits = [(self._office.local(taken) - self._office.local(asked)) / SECOND for asked, taken, _ in answered]
        return figures(waits, solved=sum(closed is not None for *_, closed in answered))

    def colleagues(self, *, actor: Actor) -> tuple[Colleague, ...]:
        """Who else may answer requests, by name. Raises `NotAllowed`."""
        with self._office.database.read() as session:
            allow(session, actor, Right.ANSWER_HELP)
            people = [Colleague(number, name, Role(role)) for number, name, role in PEOPLE.all(session)]
        return tuple(one for one in people if one.number != actor.staff and _answers(one.role))

    def take(self, request_id: int, *, actor: Actor) -> HelpRequest:
        """Let ``actor`` see to it; whose it is already may take it again, and whom it was offered to accepts it so.

        What somebody has who may not answer any more can be taken by everybody.
        Of two at once one wins. Raises `AlreadyTaken` naming who has it, `HelpOver` when it is closed, `NotAllowed`.
        """

        def work(session: Session) -> HelpRequest:
            self._take(session, request_id, actor)
            return self._rows.read(session, request_id)

        return self._office.database.run(work)

    def close(self, request_id: int, outcome: Outcome = Outcome.SOLVED, *, actor: Actor) -> None:
        """End a request of ``actor``'s, or one that nobody had taken, and wipe what was written. Raises as `take`."""

        def work(session: Session) -> None:
            self._take(session, request_id, actor)
            self._rows.close(session, request_id, outcome, actor=actor)

        self._office.database.run(work)

    def hand_on(self, request_id: int, to: str, *, actor: Actor) -> HelpRequest:
        """Ask the member of staff with the number ``to`` to take it over; ``actor`` owns it until they do.

        Raises `CannotTakeIt` when they do not answer requests, and otherwise as `take`.
        """

        def work(session: Session) -> HelpRequest:
            self._take(session, request_id, actor)
            if to == actor.staff or not self._sees_to_it(session, to):
                raise CannotTakeIt(f"request {request_id}: {to} does not answer requests")
            now = self._office.now()
            rows.LEAVE_OFFER.run(session, request=request_id, at=now)
            rows.ADD_OFFER.run(session, request_id=request_id, offered_by=actor.staff, offered_to=to, since=now)
            self._rows.tell(session, actor, "help.hand_on", request_id, to=to)
            return self._rows.read(session, request_id)

        return self._office.database.run(work)

    def keep(self, request_id: int, *, actor: Actor) -> HelpRequest:
        """The owner asks nobody any more, or whoever was asked declines; the owner stays. Raises `NotAllowed`.

        Nothing happens when nobody is asked, or when ``actor`` is neither.
        """

        def work(session: Session) -> HelpRequest:
            allow(session, actor, Right.ANSWER_HELP)
            request = self._rows.read(session, request_id)
            if actor.staff in (request.owner_number, request.offered.number):
                left = rows.LEAVE_OFFER_TO.run(
                    session, request=request_id, to=request.offered.number, at=self._office.now()
                )
                if left:
                    self._rows.tell(session, actor, "help.keep", request_id)
            return self._rows.read(session, request_id)

        return self._office.database.run(work)

    def _sees_to_it(self, session: Session, number: str) -> bool:
        """Whether this member of staff still answers requests."""
        role = ROLE.first(session, number=number)
        return role is not None and _answers(Role(role[0]))

    def _take(self, session: Session, request_id: int, actor: Actor) -> None:
        allow(session, actor, Right.ANSWER_HELP)
        now = self._office.now()
        assert actor.staff is not None
        # Everybody who changes a request takes its row first, so that each sees the state the other one left.
        if not rows.HOLD.run(session, request=request_id):
            raise self._rows.over(session, request_id)
        request = self._rows.read(session, request_id)
        if request.owner_number == actor.staff:
            return
        if not rows.LEAVE_LINE.run(session, request=request_id, at=now):
            is_offered = rows.LEAVE_OFFER_TO.run(session, request=request_id, to=actor.staff, at=now)
            if not is_offered and not request.is_orphaned:
                raise AlreadyTaken(f"request {request_id} is taken by {request.owner_number}", owner=request.owner)
            rows.LEAVE_OFFER.run(session, request=request_id, at=now)
            rows.LEAVE_STATE.run(session, request=request_id, at=now)
        stand(session, request_id, HelpState.TAKEN, actor=actor, at=now, owner=actor.staff)
        self._rows.tell(session, actor, "help.take", request_id, owner=actor.staff)


def _answers(role: Role | None) -> bool:
    return role is not None and Right.ANSWER_HELP in RIGHTS[role]


SECOND = timedelta(seconds=1)
PEOPLE = Query(
    select(StaffRow.number, StaffRow.name, StaffSecretRow.role)
    .join(StaffSecretRow, StaffSecretRow.staff_id == StaffRow.id)
    .where(StaffRow.active.is_(True), StaffSecretRow.locked.is_(False))
    .order_by(StaffRow.name, StaffRow.number)
)
ANSWERED = Query(
    select(HelpRequestRow.asked_at, func.min(HelpStateRow.since), HelpRequestRow.closed_at)
    .join(HelpStateRow, HelpStateRow.request_id == HelpRequestRow.id)
    .where(HelpRequestRow.asked_at >= bindparam("since"), HelpStateRow.state == HelpState.TAKEN.value)
    .group_by(HelpRequestRow.id, HelpRequestRow.asked_at, HelpRequestRow.closed_at)
)
