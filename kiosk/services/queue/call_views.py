"""Calls as windows and boards see them: the number, the masked name, the place."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from kiosk.domain.masking import mask_name
from kiosk.domain.queue_views import Call
from kiosk.services.office import Office
from kiosk.storage.statements import Query
from kiosk.storage.tables import (
    CallRow,
    PatientRow,
    RegistrationRow,
    TicketRow,
    WindowRow,
)

CallColumns = tuple[int, int, str, str, int, str, str, int, int, datetime, int, bool]

CALLS = (
    select(
        CallRow.id,
        CallRow.ticket_id,
        TicketRow.label,
        PatientRow.name,
        CallRow.window_id,
        WindowRow.name,
        WindowRow.name_en,
        WindowRow.floor,
        CallRow.queue_id,
        CallRow.at,
        CallRow.again,
        TicketRow.by_sight,
    )
    .join(TicketRow, TicketRow.id == CallRow.ticket_id)
    .join(RegistrationRow, RegistrationRow.id == TicketRow.registration_id)
    .join(PatientRow, PatientRow.id == RegistrationRow.patient_id)
    .join(WindowRow, WindowRow.id == CallRow.window_id)
)


def read_call(office: Office, row: CallColumns) -> Call:
    """The call of a row of `CALLS`."""
    key, ticket, label, name, window, window_name, window_en, floor, queue, at, again, by_sight = row
    return Call(
        id=key,
        ticket_id=ticket,
        label=label,
        name=mask_name(name),
        window_id=window,
        window=window_name,
        window_en=window_en,
        floor=floor,
        queue_id=queue,
        at=office.local(at),
        again=again,
        by_sight=by_sight,
    )


def find_call(session: Session, office: Office, call_id: int) -> Call:
    """One call."""
    return read_call(office, CALL.one(session, call=call_id))


def last_call(session: Session, ticket_id: int) -> tuple[int, int] | None:
    """Id and ``again`` of the newest call of a ticket."""
    return LAST.first(session, ticket=ticket_id)


CALL = Query(CALLS.where(CallRow.id == bindparam("call")))
LAST = Query(
    select(CallRow.id, CallRow.again)
    .where(CallRow.ticket_id == bindparam("ticket"))
    .order_by(CallRow.id.desc())
    .limit(1)
)
