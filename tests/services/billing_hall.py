"""What a charge of the small hall looks like when it is held, settled or cancelled."""

from datetime import timedelta

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaymentState, Visit
from kiosk.storage.tables import (
    ChargeStateRow,
    InvoiceRow,
    RegistrationRow,
    Row,
    TicketStateRow,
)
from tests.services.small_hall import K1, SmallHall

K2 = Actor("K2")
PAID, NOT_PAID, UNKNOWN, WAITING = (
    PaymentState.PAID,
    PaymentState.NOT_PAID,
    PaymentState.UNKNOWN,
    PaymentState.WAITING,
)
LATER = timedelta(minutes=4)  # the order has expired, the place is still held
MUCH_LATER = timedelta(minutes=31)


def states(hall: SmallHall, table: type[Row]) -> list[object]:
    return [row["state"] for row in hall.rows(table)]


def begun(hall: SmallHall, slot: str = "chen 10:30", patient: int = 1) -> Visit:
    visit = hall.visit(slot, patient)
    hall.billing.begin(visit.charge_id, actor=K1)
    return visit


def is_settled(hall: SmallHall) -> bool:
    return (states(hall, ChargeStateRow), states(hall, TicketStateRow), len(hall.rows(InvoiceRow))) == (
        ["due", "settled"],
        ["unpaid", "waiting"],
        1,
    )


def is_cancelled(hall: SmallHall) -> bool:
    (registration,) = hall.rows(RegistrationRow)
    gone = states(hall, ChargeStateRow) == ["due", "cancelled"] and states(hall, TicketStateRow) == ["unpaid", "void"]
    return gone and registration["cancelled_at"] is not None and hall.booked("chen 10:30") == 0


def is_held(hall: SmallHall) -> bool:
    return (states(hall, ChargeStateRow), states(hall, TicketStateRow)) == (["due"], ["unpaid"])
