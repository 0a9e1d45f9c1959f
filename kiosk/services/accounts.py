"""收费: charges as they stand, locked while somebody works on them, and the bills they came from."""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from functools import cache

from sqlalchemy import Exists, bindparam, exists, insert, select
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.bill import Bill, BillLine, FeeClass, ItemKind
from kiosk.domain.errors import Misuse
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import ChargeLineRow, ChargeRow, ChargeStateRow, RegistrationRow


class ChargeState(StrEnum):
    """What became of a charge."""

    DUE = "due"
    SETTLED = "settled"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Account:
    """A charge and the registration it is for, amounts in fen."""

    registration_id: int
    slot_id: int
    charge_id: int
    serial: str
    total: int
    fund: int
    account: int
    due: int
    created_at: datetime
    state: ChargeState


def find_account(session: Session, charge_id: int) -> Account:
    """The account as it stands; raises `Misuse` when there is none."""
    return _account(session, ACCOUNT, charge_id)


def lock_account(session: Session, charge_id: int) -> Account:
    """The account, nobody else's until this transaction ends; raises `Misuse` when there is none.

    Whatever settles or cancels goes through here first, so of two who want to, one comes second and sees what was done.
    """
    return _account(session, LOCK, charge_id)


def _account(
    session: Session, query: "Query[int, int, int, str, int, int, int, int, datetime]", charge_id: int
) -> Account:
    row = query.first(session, charge=charge_id)
    if row is None:
        raise Misuse(f"no charge {charge_id}")
    # Asked only now: before the lock somebody else may still have been at it.
    return Account(*row, state_of(session, charge_id))


def state_of(session: Session, charge_id: int) -> ChargeState:
    """Where the charge stands."""
    cancelled, settled = STATES.one(session, charge=charge_id)
    if cancelled:
        return ChargeState.CANCELLED
    return ChargeState.SETTLED if settled else ChargeState.DUE


def charge_of(session: Session, registration_id: int) -> int:
    """The charge of a registration; raises `Misuse` when there is no such registration."""
    row = CHARGE_OF.first(session, registration=registration_id)
    if row is None:
        raise Misuse(f"no registration {registration_id}")
    return row[0]


def write_charge(
    session: Session, bill: Bill, *, registration_id: int, fee_class: FeeClass, actor: Actor, at: datetime
) -> int:
    """Write the charge with its lines, due from now on; gives its id."""
    (charge_id,) = ADD_CHARGE.one(
        session,
        # 业务流水号: the registration's own number cannot come twice.
        serial=f"NX{at:%y%m%d}-{registration_id:06}",
        registration_id=registration_id,
        fee_class=fee_class.value,
        total=bill.total,
        fund=bill.fund,
        account=bill.account,
        due=bill.due,
        insurance_reference=bill.reference,
        insured=bill.insured,
        created_at=at,
    )
    if bill.lines:
        _write_lines(session, bill.lines, charge_id=charge_id)
    mark(session, charge_id, ChargeState.DUE, actor=actor, at=at)
    return charge_id


def _write_lines(session: Session, lines: tuple[BillLine, ...], *, charge_id: int) -> None:
    """All lines in one statement; of each number of lines there is one."""
    values: dict[str, object] = {"charge_id": charge_id}
    for position, line in enumerate(lines, start=1):
        values |= {f"{name}_{position}": getattr(line, name) for name in LINE} | {f"kind_{position}": line.kind.value}
    _add_lines(len(lines)).run(session, **values)


def mark(session: Session, charge_id: int, state: ChargeState, *, actor: Actor, at: datetime) -> None:
    """Write that the charge has come to ``state``; each state is reached once."""
    ADD_STATE.run(session, charge_id=charge_id, state=state.value, at=at, actor=str(actor))


def bill_of(session: Session, charge_id: int) -> Bill:
    """The bill as it was charged, whatever the prices are now."""
    return Bill(tuple(lines_of(session, charge_id).values()), *SPLIT.one(session, charge=charge_id))


def lines_of(session: Session, charge_id: int) -> dict[int, BillLine]:
    """The lines of a charge by their ids, in the bill's order."""
    return {
        key: BillLine(ItemKind(kind), name, unit, price, quantity, amount, fund)
        for key, kind, name, unit, price, quantity, amount, fund in LINES.all(session, charge=charge_id)
    }


_accounts = (
    select(
        RegistrationRow.id,
        RegistrationRow.slot_id,
        ChargeRow.id,
        ChargeRow.serial,
        ChargeRow.total,
        ChargeRow.fund,
        ChargeRow.account,
        ChargeRow.due,
        ChargeRow.created_at,
    )
    .join(ChargeRow, ChargeRow.registration_id == RegistrationRow.id)
    .where(ChargeRow.id == bindparam("charge"))
)
ACCOUNT = Query(_accounts)
LOCK = Query(_accounts.with_for_update(of=RegistrationRow, key_share=True))


def _has(state: ChargeState) -> Exists:
    return exists().where(ChargeStateRow.charge_id == bindparam("charge"), ChargeStateRow.state == state.value)


STATES = Query(select(_has(ChargeState.CANCELLED), _has(ChargeState.SETTLED)))
CHARGE_OF = Query(select(ChargeRow.id).where(ChargeRow.registration_id == bindparam("registration")))
SPLIT = Query(
    select(ChargeRow.account, ChargeRow.insurance_reference, ChargeRow.insured).where(
        ChargeRow.id == bindparam("charge")
    )
)
LINES = Query(
    select(
        ChargeLineRow.id,
        ChargeLineRow.kind,
        ChargeLineRow.name,
        ChargeLineRow.unit,
        ChargeLineRow.price,
        ChargeLineRow.quantity,
        ChargeLineRow.amount,
        ChargeLineRow.fund,
    )
    .where(ChargeLineRow.charge_id == bindparam("charge"))
    .order_by(ChargeLineRow.position)
)
ADD_CHARGE = Query(insert(ChargeRow).returning(ChargeRow.id))
LINE = tuple(field.name for field in fields(BillLine))


@cache
def _add_lines(count: int) -> Statement:
    rows = (
        {"charge_id": bindparam("charge_id"), "position": position}
        | {name: bindparam(f"{name}_{position}") for name in LINE}
        for position in range(1, count + 1)
    )
    return Statement(insert(ChargeLineRow).values(list(rows)))


ADD_STATE = Statement(insert(ChargeStateRow))
