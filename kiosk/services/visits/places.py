"""Places: what a slot costs, taking one and giving it back."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, case, select, update
from sqlalchemy.orm import Session

from kiosk.domain.bill import FeeItem, ItemKind
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import (
    ClinicSessionRow,
    DepartmentRow,
    FeeRow,
    SlotRow,
)


@dataclass(frozen=True)
class Place:
    """A slot with all that a registration has to know."""

    slot_id: int
    session_id: int
    department_id: int
    room_id: int
    doctor_id: int | None
    day: date
    starts: datetime
    ends: datetime
    letter: str
    minutes_each: int
    items: tuple[FeeItem, ...]


def find_place(session: Session, slot_id: int) -> Place | None:
    """The slot with its session, department and fees; None when it is not offered any more."""
    row = PLACE.first(session, slot=slot_id)
    if row is None:
        return None
    session_id, starts, ends, fee_group, department, room, doctor, day, letter, minutes_each = row
    items = tuple(
        FeeItem(ItemKind(kind), name, unit, price, fund_percent)
        for kind, name, unit, price, fund_percent in FEES.all(session, fee_group=fee_group)
    )
    return Place(slot_id, session_id, department, room, doctor, day, starts, ends, letter, minutes_each, items)


def take(session: Session, slot_id: int) -> bool:
    """Take one place; False when none is left."""
    return TAKE.run(session, slot=slot_id) == 1


def give_back(session: Session, slot_id: int) -> None:
    """Put one place back; of a slot that was withdrawn it is not offered again."""
    GIVE_BACK.run(session, slot=slot_id)


PLACE = Query(
    select(
        SlotRow.session_id,
        SlotRow.starts_at,
        SlotRow.ends_at,
        ClinicSessionRow.fee_group,
        ClinicSessionRow.department_id,
        ClinicSessionRow.room_id,
        ClinicSessionRow.doctor_id,
        ClinicSessionRow.day,
        DepartmentRow.letter,
        DepartmentRow.minutes_each,
    )
    .join(ClinicSessionRow, ClinicSessionRow.id == SlotRow.session_id)
    .join(DepartmentRow, DepartmentRow.id == ClinicSessionRow.department_id)
    .where(SlotRow.id == bindparam("slot"))
)
FEES = Query(
    select(FeeRow.kind, FeeRow.name, FeeRow.unit, FeeRow.price, FeeRow.fund_percent)
    .where(FeeRow.fee_group == bindparam("fee_group"), FeeRow.retired_at.is_(None))
    .order_by(FeeRow.position)
)
TAKE = Statement(
    update(SlotRow)
    .where(SlotRow.id == bindparam("slot"), SlotRow.booked < SlotRow.capacity, ~SlotRow.stopped)
    .values(booked=SlotRow.booked + 1)
)
GIVE_BACK = Statement(
    update(SlotRow)
    .where(SlotRow.id == bindparam("slot"), SlotRow.booked > 0)
    .values(booked=SlotRow.booked - 1, capacity=SlotRow.capacity - case((SlotRow.closed, 1), else_=0))
)
