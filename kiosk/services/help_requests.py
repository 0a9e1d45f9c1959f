"""求助: asks for a person or for one who signs, and lets both write to each other until it is over."""

from datetime import datetime

from sqlalchemy import bindparam, func, insert, select, text, update
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.dml import ReturningInsert

from kiosk.domain.actor import Actor
from kiosk.domain.errors import AlreadyTaken, HelpOver, InvalidEntry, Misuse
from kiosk.domain.help import LONGEST_MESSAGE, HelpRequest, HelpSort, HelpState, Message, Side
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.services.office import Office
from kiosk.storage.bell import ring
from kiosk.storage.dialects import ForEach, Upsert
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import HelpMessageRow, HelpRequestRow, HelpStateRow, StaffRow

CONTEXT = "help message"
TOPIC = "help"
NOTHING_SAID = QT_TRANSLATE_NOOP("Words", "Please write something first.")
SAID_TOO_MUCH = QT_TRANSLATE_NOOP("Words", "Please write at most {most} characters at a time.")


class HelpRequests:
    """Requests for help of the whole hall; every change is heard by the other machines."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def ask(self, sort: HelpSort, *, page: str, actor: Actor) -> HelpRequest:
        """The open request of this sort at ``actor``'s device, made now if there is none; it keeps its first page."""

        def work(session: Session) -> HelpRequest:
            now = self._office.now()
            (request_id,) = ASK.one(session, sort=sort.value, device=actor.device, page=page, asked_at=now, said=0)
            if STATE.first(session, request=request_id) is None:
                _stand(session, request_id, HelpState.WAITING, actor=actor, at=now)
                self._tell(session, actor, "help.ask", request_id, sort=sort.value, page=page)
            return self._read(session, request_id)

        return self._office.database.run(work)

    def say(self, request_id: int, text: str, *, side: Side, actor: Actor) -> HelpRequest:
        """Write a message of 1 to 200 characters; raises `InvalidEntry`, and `HelpOver` when the request is closed."""
        said = text.strip()
        if not said:
            raise InvalidEntry(NOTHING_SAID, field="message")
        if len(said) > LONGEST_MESSAGE:
            raise InvalidEntry(SAID_TOO_MUCH, field="message", most=LONGEST_MESSAGE)

        def work(session: Session) -> HelpRequest:
            # Claimed from the request's own row: nobody can write any more once whoever closes it has it in hand.
            claimed = CLAIM.first(session, request=request_id)
            if claimed is None:
                raise self._over(session, request_id)
            ADD_MESSAGE.run(
                session,
                request_id=request_id,
                position=claimed[0],
                side=side.value,
                sealed=self._office.vault.seal(said, context=CONTEXT),
                at=self._office.now(),
                actor=str(actor),
            )
            self._tell(session, actor, "help.say", request_id, side=side.value)
            return self._read(session, request_id)

        return self._office.database.run(work)

    def read(self, request_id: int) -> HelpRequest:
        """The request as it stands now; raises `Misuse` when there is none."""
        with self._office.database.read() as session:
            return self._read(session, request_id)

    def open(self) -> tuple[HelpRequest, ...]:
        """Every request that is not closed, oldest first."""
        with self._office.database.read() as session:
            return tuple(self._read(session, request_id) for (request_id,) in OPEN.all(session))

    def take(self, request_id: int, *, owner_number: str, actor: Actor) -> HelpRequest:
        """Let the member of staff with that number see to it; whose it is already may take it again.

        Of two at once one wins. Raises `AlreadyTaken` naming who has it, `HelpOver` when it is closed.
        """

        def work(session: Session) -> HelpRequest:
            now = self._office.now()
            # Everybody who changes a request takes its row first, so that each sees the state the other one left.
            if not HOLD.run(session, request=request_id):
                raise self._over(session, request_id)
            if not LEAVE_LINE.run(session, request=request_id, at=now):
                return self._taken(session, request_id, owner_number)
            _stand(session, request_id, HelpState.TAKEN, actor=actor, at=now, owner=owner_number)
            self._tell(session, actor, "help.take", request_id, owner=owner_number)
            return self._read(session, request_id)

        return self._office.database.run(work)

    def close(self, request_id: int, *, actor: Actor) -> None:
        """End a request and wipe what was written; again does nothing. Raises `Misuse` when there is none."""

        def work(session: Session) -> None:
            if not self._close(session, request_id, actor):
                self._read(session, request_id)

        self._office.database.run(work)

    def leave(self, *, actor: Actor) -> None:
        """Close every open request of ``actor``'s device: whoever asked has gone, and the next must not read it."""

        with self._office.database.read() as session:
            left = OPEN_HERE.all(session, device=actor.device)
        for (request_id,) in left:
            self.close(request_id, actor=actor)

    def _close(self, session: Session, request_id: int, actor: Actor) -> bool:
        """Whether it was open until now."""
        now = self._office.now()
        if not CLOSE.run(session, request=request_id, at=now):
            return False
        LEAVE_STATE.run(session, request=request_id, at=now)
        _stand(session, request_id, HelpState.CLOSED, actor=actor, at=now)
        WIPE.run(session, request=request_id)
        self._tell(session, actor, "help.close", request_id)
        return True

    def _taken(self, session: Session, request_id: int, owner_number: str) -> HelpRequest:
        """The request that waits no more, when it is this owner's."""
        _, owner, name = STATE.one(session, request=request_id)
        if owner != owner_number:
            raise AlreadyTaken(f"request {request_id} is taken by {owner}", owner=name or owner)
        return self._read(session, request_id)

    def _over(self, session: Session, request_id: int) -> HelpOver:
        self._read(session, request_id)  # there is one
        return HelpOver(f"request {request_id} is closed")

    def _tell(self, session: Session, actor: Actor, action: str, request_id: int, /, **detail: str) -> None:
        self._office.note(session, actor, action, f"help_requests/{request_id}", **detail)
        ring(session, TOPIC)

    def _read(self, session: Session, request_id: int) -> HelpRequest:
        found, state = REQUEST.first(session, request=request_id), STATE.first(session, request=request_id)
        if found is None or state is None:
            raise Misuse(f"no request {request_id}")
        sort, device, page, asked_at, before = found
        standing, owner, name = state
        messages = MESSAGES.all(session, request=request_id)
        return HelpRequest(
            id=request_id,
            sort=HelpSort(sort),
            device=device,
            page=page,
            state=HelpState(standing),
            owner=name or owner,
            asked_at=self._office.local(asked_at),
            messages=tuple(self._opened(side, sealed, at) for side, sealed, at in messages),
            waiting_before=before if standing == HelpState.WAITING else 0,
            owner_number=owner,
        )

    def _opened(self, side: str, sealed: bytes | None, at: datetime) -> Message:
        assert sealed is not None
        return Message(Side(side), self._office.vault.unseal(sealed, context=CONTEXT), self._office.local(at))


def _stand(session: Session, request_id: int, state: HelpState, *, actor: Actor, at: datetime, owner: str = "") -> None:
    ADD_STATE.run(session, request_id=request_id, state=state.value, owner=owner, since=at, actor=str(actor))


def _ask(first: Upsert) -> ReturningInsert[int]:
    # An update that changes nothing: it gives the row that stands, and holds it until this transaction has ended.
    return first.on_conflict_do_update(
        index_elements=[HelpRequestRow.device, HelpRequestRow.sort],
        index_where=text("closed_at IS NULL"),
        set_={"said": HelpRequestRow.said},
    ).returning(HelpRequestRow.id)


_this = HelpRequestRow.id == bindparam("request")
_is_open = HelpRequestRow.closed_at.is_(None)
_its_state = HelpStateRow.request_id == bindparam("request")
_stands = HelpStateRow.until.is_(None)
_other, _its_line = aliased(HelpRequestRow), aliased(HelpStateRow)
_before = (
    select(func.count(_other.id))
    .join(_its_line, _its_line.request_id == _other.id)
    .where(
        _other.sort == HelpRequestRow.sort,
        _other.id < HelpRequestRow.id,
        _its_line.state == HelpState.WAITING.value,
        _its_line.until.is_(None),
    )
    .correlate(HelpRequestRow)
    .scalar_subquery()
)
ASK = Query(ForEach(HelpRequestRow, _ask))
ADD_STATE = Statement(insert(HelpStateRow))
STATE = Query(
    select(HelpStateRow.state, HelpStateRow.owner, StaffRow.name)
    .outerjoin(StaffRow, StaffRow.number == HelpStateRow.owner)
    .where(_its_state, _stands)
)
REQUEST = Query(
    select(HelpRequestRow.sort, HelpRequestRow.device, HelpRequestRow.page, HelpRequestRow.asked_at, _before).where(
        _this
    )
)
MESSAGES = Query(
    select(HelpMessageRow.side, HelpMessageRow.sealed, HelpMessageRow.at)
    .where(HelpMessageRow.request_id == bindparam("request"), HelpMessageRow.sealed.is_not(None))
    .order_by(HelpMessageRow.position)
)
OPEN = Query(select(HelpRequestRow.id).where(_is_open).order_by(HelpRequestRow.id))
OPEN_HERE = Query(
    select(HelpRequestRow.id).where(_is_open, HelpRequestRow.device == bindparam("device")).order_by(HelpRequestRow.id)
)
HOLD = Statement(update(HelpRequestRow).where(_this, _is_open).values(said=HelpRequestRow.said))
CLAIM = Query(
    update(HelpRequestRow).where(_this, _is_open).values(said=HelpRequestRow.said + 1).returning(HelpRequestRow.said)
)
ADD_MESSAGE = Statement(insert(HelpMessageRow))
_leave = update(HelpStateRow).where(_its_state, _stands).values(until=bindparam("at"))
LEAVE_STATE = Statement(_leave)
LEAVE_LINE = Statement(_leave.where(HelpStateRow.state == HelpState.WAITING.value))
CLOSE = Statement(update(HelpRequestRow).where(_this, _is_open).values(closed_at=bindparam("at")))
WIPE = Statement(update(HelpMessageRow).where(HelpMessageRow.request_id == bindparam("request")).values(sealed=None))
