"""Whether any refund waits for somebody: all that a hall asks about refunds every minute.

The tables are named only: their classes, and all that makes refunds, are loaded when money goes back.
"""

from sqlalchemy import column, literal, or_, select, table
from sqlalchemy.orm import Session

from kiosk.storage.statements import Query

_refunds, _cancels = table("refunds", column("ask_at")), table("visit_cancels", column("unreversed_id"))
_invoices = table("invoices", column("reversal_of"))
_open = select(literal(1)).select_from(_refunds).where(_refunds.c.ask_at.is_not(None))
_reversed = select(literal(1)).select_from(_invoices).where(_invoices.c.reversal_of == _cancels.c.unreversed_id)
_unreversed = (
    select(literal(1))
    .select_from(_cancels)
    .where(_cancels.c.unreversed_id.is_not(None), ~_reversed.correlate(_cancels).exists())
)
WAITS = Query(select(or_(_open.exists(), _unreversed.exists())))


def is_anything_waiting(session: Session) -> bool:
    """A refund without an end, or a cancelled charge whose invoice still stands."""
    return bool(WAITS.one(session)[0])
