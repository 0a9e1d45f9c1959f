"""The rows of requests for help: how they are read, and the steps that every change of one is made of."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, insert, select, text, update
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.dml import ReturningInsert

from kiosk.domain.actor import Actor
from kiosk.domain.errors import HelpOver, Misuse
from kiosk.domain.help import (
    NOBODY,
    Colleague,
    HelpRequest,
    HelpSort,
    HelpState,
    Message,
    Outcome,
    Side,
    place,
)
from kiosk.domain.roles import Role
from kiosk.services.office import Office
from kiosk.storage.bell import ring
from kiosk.storage.dialects import ForEach, Upsert
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import (
    HelpMessageRow,
    HelpOfferRow,
    HelpRequestRow,
    HelpStateRow,
    StaffRow,
    StaffSecretRow,
)

CONTEXT: Final = "help message"
TOPIC: Final = "help"

Listed = tuple[int, str, str, str, str, datetime, str, str, datetime, str | None, str | None, str | None, str | None]


@dataclass(frozen=True)
class Asked:
    """What somebody asks for, and from where."""

    sort: HelpSort
    device: str
    page: str = ""
    modes: frozenset[str] = frozenset()


class HelpRows:
    """Reads requests, and opens and closes them within the transaction of ``session``."""

    def __init__(self, office: Office) -> None:
        self._office = office

    # ---- reading --------------------------------------------------------------

    def read(self, session: Session, request_id: int) -> HelpRequest:
        """The request as it stands; raises `Misuse` when there is none."""
        found = REQUEST.first(session, request=request_id)
        if found is None:
            raise Misuse(f"no request {request_id}")
        return self._request(found, MESSAGES.all(session, request=request_id), self._line(session))

    def open(self, session: Session) -> tuple[HelpRequest, ...]:
        """Every request that is not closed, in no order."""
        written: dict[int, list[tuple[str, bytes | None, datetime]]] = defaultdict(list)
        for request_id, side, sealed, at in OPEN_MESSAGES.all(session):
            written[request_id].append((side, sealed, at))
        line = self._line(session)
        return tuple(self._request(row, written[row[0]], line) for row in OPEN.all(session))

    def _line(self, session: Session) -> list[int]:
        """Those who wait, whoever comes first before the others."""
        now = self._office.now()
        waiting = WAITING.all(session)
        return [key for key, *_ in sorted(waiting, key=lambda row: (*place(HelpSort(row[1]), row[2], now), row[0]))]

    def _request(
        self, row: Listed, written: Iterable[tuple[str, bytes | None, datetime]], line: list[int]
    ) -> HelpRequest:
        key, sort, device, page, modes, asked_at, state, owner, since, name, role, to, to_name = row
        return HelpRequest(
            id=key,
            sort=HelpSort(sort),
            device=device,
            page=page,
            state=HelpState(state),
            owner=name or owner,
            asked_at=self._office.local(asked_at),
            messages=tuple(self._opened(*message) for message in written),
            waiting_before=line.index(key) if key in line else 0,
            owner_number=owner,
            owner_role=Role(role) if role else None,
            modes=frozenset(modes.split()),
            since=self._office.local(since),
            offered=Colleague(to, to_name or to) if to else NOBODY,
        )

    def _opened(self, side: str, sealed: bytes | None, at: datetime) -> Message:
        assert sealed is not None
        return Message(Side(side), self._office.vault.unseal(sealed, context=CONTEXT), self._office.local(at))

    # ---- changing -------------------------------------------------------------

    def ask(self, session: Session, asked: Asked, *, actor: Actor) -> int:
        """The open request of this sort and device, made now unless there is one; of two at once one makes it."""
        now = self._office.now()
        modes = " ".join(sorted(asked.modes))
        (request_id,) = ASK.one(
            session,
            sort=asked.sort.value,
            device=asked.device,
            page=asked.page,
            modes=modes,
            asked_at=now,
            said=0,
        )
        if STATE.first(session, request=request_id) is None:
            stand(session, request_id, HelpState.WAITING, actor=actor, at=now)
            self.tell(session, actor, "help.ask", request_id, sort=asked.sort.value, page=asked.page)
        return request_id

    def close(self, session: Session, request_id: int, outcome: Outcome, *, actor: Actor) -> bool:
        """End it and wipe what was written; whether it was open until now."""
        now = self._office.now()
        if not CLOSE.run(session, request=request_id, at=now, how=outcome.value):
            return False
        LEAVE_STATE.run(session, request=request_id, at=now)
        LEAVE_OFFER.run(session, request=request_id, at=now)
        stand(session, request_id, HelpState.CLOSED, actor=actor, at=now)
        WIPE.run(session, request=request_id)
        self.tell(session, actor, "help.close", request_id, outcome=outcome.value)
        return True

    def over(self, session: Session, request_id: int) -> HelpOver:
        """What to raise of a request that is not open; raises `Misuse` when there is none at all."""
        self.read(session, request_id)
        return HelpOver(f"request {request_id} is closed")

    def tell(self, session: Session, actor: Actor, action: str, request_id: int, /, **detail: str) -> None:
        """Write it into the audit, and ring."""
        self._office.note(session, actor, action, f"help_requests/{request_id}", **detail)
        ring(session, TOPIC)


def stand(session: Session, request_id: int, state: HelpState, *, actor: Actor, at: datetime, owner: str = "") -> None:
    """Begin a state; the one before must have ended."""
    ADD_STATE.run(session, request_id=request_id, state=state.value, owner=owner, since=at, actor=str(actor))


def _ask(first: Upsert) -> ReturningInsert[int]:
    # An update that changes nothing: it gives the row that stands, and holds it until this transaction has ended.
    return first.on_conflict_do_update(
        index_elements=[HelpRequestRow.device, HelpRequestRow.sort],
        index_where=text("closed_at IS NULL"),
        set_={"said": HelpRequestRow.said},
    ).returning(HelpRequestRow.id)


this = HelpRequestRow.id == bindparam("request")
is_open = HelpRequestRow.closed_at.is_(None)
_its_state = HelpStateRow.request_id == bindparam("request")
_stands = HelpStateRow.until.is_(None)
_other = aliased(StaffRow)
_listed = (
    select(
        HelpRequestRow.id,
        HelpRequestRow.sort,
        HelpRequestRow.device,
        HelpRequestRow.page,
        HelpRequestRow.modes,
        HelpRequestRow.asked_at,
        HelpStateRow.state,
        HelpStateRow.owner,
        HelpStateRow.since,
        StaffRow.name,
        StaffSecretRow.role,
        HelpOfferRow.offered_to,
        _other.name,
    )
    .join(HelpStateRow, (HelpStateRow.request_id == HelpRequestRow.id) & _stands)
    .outerjoin(StaffRow, StaffRow.number == HelpStateRow.owner)
    .outerjoin(StaffSecretRow, (StaffSecretRow.staff_id == StaffRow.id) & StaffSecretRow.locked.is_(False))
    .outerjoin(HelpOfferRow, (HelpOfferRow.request_id == HelpRequestRow.id) & HelpOfferRow.until.is_(None))
    .outerjoin(_other, _other.number == HelpOfferRow.offered_to)
)
_message = (HelpMessageRow.side, HelpMessageRow.sealed, HelpMessageRow.at)
ASK = Query(ForEach(HelpRequestRow, _ask))
ADD_STATE = Statement(insert(HelpStateRow))
STATE = Query(select(HelpStateRow.state, HelpStateRow.owner).where(_its_state, _stands))
REQUEST: Query[*Listed] = Query(_listed.where(this))
OPEN: Query[*Listed] = Query(_listed.where(is_open))
WAITING = Query(
    select(HelpRequestRow.id, HelpRequestRow.sort, HelpRequestRow.asked_at)
    .join(HelpStateRow, (HelpStateRow.request_id == HelpRequestRow.id) & _stands)
    .where(is_open, HelpStateRow.state == HelpState.WAITING.value)
)
MESSAGES = Query(
    select(*_message)
    .where(HelpMessageRow.request_id == bindparam("request"), HelpMessageRow.sealed.is_not(None))
    .order_by(HelpMessageRow.position)
)
OPEN_MESSAGES = Query(
    select(HelpMessageRow.request_id, *_message)
    .join(HelpRequestRow, HelpRequestRow.id == HelpMessageRow.request_id)
    .where(is_open, HelpMessageRow.sealed.is_not(None))
    .order_by(HelpMessageRow.request_id, HelpMessageRow.position)
)
OPEN_HERE = Query(
    select(HelpRequestRow.id, HelpRequestRow.sort)
    .where(is_open, HelpRequestRow.device == bindparam("device"))
    .order_by(HelpRequestRow.id)
)
HOLD = Statement(update(HelpRequestRow).where(this, is_open).values(said=HelpRequestRow.said))
_leave = update(HelpStateRow).where(_its_state, _stands).values(until=bindparam("at"))
LEAVE_STATE = Statement(_leave)
LEAVE_LINE = Statement(_leave.where(HelpStateRow.state == HelpState.WAITING.value))
CLOSE = Statement(
    update(HelpRequestRow).where(this, is_open).values(closed_at=bindparam("at"), outcome=bindparam("how"))
)
WIPE = Statement(update(HelpMessageRow).where(HelpMessageRow.request_id == bindparam("request")).values(sealed=None))
_offer = (
    update(HelpOfferRow)
    .where(HelpOfferRow.request_id == bindparam("request"), HelpOfferRow.until.is_(None))
    .values(until=bindparam("at"))
)
LEAVE_OFFER = Statement(_offer)
LEAVE_OFFER_TO = Statement(_offer.where(HelpOfferRow.offered_to == bindparam("to")))
ADD_OFFER = Statement(insert(HelpOfferRow))
