"""Bills and their differences in the books: written once, and what became of each a row."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from sqlalchemy import Select, bindparam, insert, select
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.reconciling import Difference, DifferenceState, Item, ItemSort, Reconciled, Sum, Verdict
from kiosk.services.office import Office
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import BillFileRow, DifferenceRow, DifferenceStateRow

MANY = 500
Sums: TypeAlias = Mapping[tuple[ItemSort, Verdict], Sum]
_Columns: TypeAlias = tuple[
    int, str, date, str, str, str, int | None, int | None, int, int | None, str, str, str, datetime
]


@dataclass(frozen=True)
class Bill:
    """A bill that is about to be written."""

    gateway: str
    day: date
    digest: str
    lines: int


def is_known(session: Session, gateway: str, day: date, digest: str) -> bool:
    """Whether this very file was reconciled before."""
    return KNOWN.first(session, gateway=gateway, day=day, digest=digest) is not None


def has_bill(session: Session, gateway: str, day: date) -> bool:
    """Whether any bill of that day was."""
    return OF_GATEWAY.first(session, gateway=gateway, day=day) is not None


def write_bill(session: Session, bill: Bill, sums: Sums, *, actor: Actor, at: datetime) -> int:
    """Write that it was reconciled; an ``IntegrityError`` when somebody else has just done so."""
    (bill_id,) = ADD_BILL.one(
        session,
        gateway=bill.gateway,
        day=bill.day,
        digest=bill.digest,
        lines=bill.lines,
        sums=json.dumps({f"{sort} {verdict}": [s.items, s.ours, s.theirs] for (sort, verdict), s in sums.items()}),
        at=at,
        actor=str(actor),
    )
    return bill_id


def write_difference(session: Session, bill_id: int, bill: Bill, item: Item, payment_id: int | None) -> int:
    """Write it, in no state yet; gives its id."""
    return ADD.one(
        session,
        bill_id=bill_id,
        gateway=bill.gateway,
        day=bill.day,
        sort=item.sort.value,
        key=item.key,
        verdict=item.verdict.value,
        ours=item.ours,
        theirs=item.theirs,
        line=item.line,
        payment_id=payment_id,
    )[0]


def mark(
    session: Session, difference_id: int, state: DifferenceState, *, reason: str, actor: Actor, at: datetime
) -> None:
    """Write that it has come to ``state``; each state is reached once."""
    ADD_STATE.run(session, difference_id=difference_id, state=state.value, reason=reason, at=at, actor=str(actor))


def of_day(session: Session, office: Office, day: date) -> tuple[Difference, ...]:
    """The differences of a day, of every gateway."""
    return tuple(_read(office, row) for row in OF_DAY.all(session, day=day))


def unsettled(session: Session, office: Office) -> tuple[Difference, ...]:
    """Those of every day that nobody has explained and nothing has closed, the oldest first."""
    return tuple(_read(office, row) for row in UNSETTLED.all(session))


def one(session: Session, office: Office, difference_id: int) -> Difference | None:
    """One difference as it stands."""
    row = ONE.first(session, difference=difference_id)
    return _read(office, row) if row else None


def with_keys(session: Session, office: Office, gateway: str, keys: Sequence[str]) -> Iterator[Difference]:
    """Every difference of a gateway about one of these keys, the newest first."""
    for at in range(0, len(keys), MANY):
        chosen = DifferenceRow.key.in_(keys[at : at + MANY]), DifferenceRow.gateway == gateway
        for row in session.execute(_all.where(*chosen).order_by(DifferenceRow.id.desc())):
            yield _read(office, row)


def open_of(session: Session, office: Office, gateway: str, day: date) -> list[Difference]:
    """The differences of one gateway and day that are not closed."""
    found = (each for each in of_day(session, office, day) if each.gateway == gateway)
    return [each for each in found if each.state is not DifferenceState.CLOSED]


def reconciled(session: Session, office: Office, day: date) -> tuple[Reconciled, ...]:
    """What was reconciled of a day, gateway by gateway, by the newest bill of each."""
    differences = of_day(session, office, day)
    newest = {gateway: (lines, sums) for gateway, lines, sums in BILLS.all(session, day=day)}
    return tuple(
        Reconciled(
            gateway=gateway,
            day=day,
            lines=lines,
            sums=_sums(sums),
            differences=tuple(each for each in differences if each.gateway == gateway),
            is_new=False,
        )
        for gateway, (lines, sums) in newest.items()
    )


def _sums(text: str) -> Sums:
    told: dict[str, list[int]] = json.loads(text)
    named = ((name.split(" "), numbers) for name, numbers in told.items())
    return {(ItemSort(sort), Verdict(verdict)): Sum(*numbers) for (sort, verdict), numbers in named}


def _read(office: Office, row: _Columns) -> Difference:
    key, gateway, day, sort, order, verdict, ours, theirs, line, payment, state, reason, actor, at = row
    return Difference(
        id=key,
        gateway=gateway,
        day=day,
        sort=ItemSort(sort),
        key=order,
        verdict=Verdict(verdict),
        ours=ours,
        theirs=theirs,
        line=line,
        payment_id=payment,
        state=DifferenceState(state),
        reason=reason,
        actor=actor,
        since=office.local(at),
    )


KNOWN = Query(
    select(BillFileRow.id).where(
        BillFileRow.gateway == bindparam("gateway"),
        BillFileRow.day == bindparam("day"),
        BillFileRow.digest == bindparam("digest"),
    )
)
OF_GATEWAY = Query(
    select(BillFileRow.id)
    .where(BillFileRow.gateway == bindparam("gateway"), BillFileRow.day == bindparam("day"))
    .limit(1)
)
BILLS = Query(
    select(BillFileRow.gateway, BillFileRow.lines, BillFileRow.sums)
    .where(BillFileRow.day == bindparam("day"))
    .order_by(BillFileRow.id)
)
ADD_BILL = Query(insert(BillFileRow).returning(BillFileRow.id))
ADD = Query(insert(DifferenceRow).returning(DifferenceRow.id))
ADD_STATE = Statement(insert(DifferenceStateRow))
_newest_id = (
    select(DifferenceStateRow.id)
    .where(DifferenceStateRow.difference_id == DifferenceRow.id)
    .order_by(DifferenceStateRow.id.desc())
    .limit(1)
    .correlate(DifferenceRow)
    .scalar_subquery()
)
_all: Select[*_Columns] = select(
    DifferenceRow.id,
    DifferenceRow.gateway,
    DifferenceRow.day,
    DifferenceRow.sort,
    DifferenceRow.key,
    DifferenceRow.verdict,
    DifferenceRow.ours,
    DifferenceRow.theirs,
    DifferenceRow.line,
    DifferenceRow.payment_id,
    DifferenceStateRow.state,
    DifferenceStateRow.reason,
    DifferenceStateRow.actor,
    DifferenceStateRow.at,
).join(DifferenceStateRow, DifferenceStateRow.id == _newest_id)
OF_DAY = Query(_all.where(DifferenceRow.day == bindparam("day")).order_by(DifferenceRow.id))
ONE = Query(_all.where(DifferenceRow.id == bindparam("difference")))
UNSETTLED = Query(
    _all.where(DifferenceStateRow.state == DifferenceState.OPEN.value).order_by(DifferenceRow.day, DifferenceRow.id)
)
