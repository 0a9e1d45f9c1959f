"""Questions to gateways, two rows for each few seconds somebody pays, have an end; calls that move money have none."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from kiosk.services.money.calls import Asked
from kiosk.services.office import Office
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import GatewayAnswerRow, GatewayCallRow, PaymentStateRow

KEPT = timedelta(days=31)  # for whoever looks into a complaint; what the answer changed is in the payment's states
AT_ONCE = 1000  # of one transaction: others want to write too


def wipe_old_polls(office: Office) -> int:
    """Wipe questions (with their answers) that are older than `KEPT`, about orders whose end is known; how many."""
    before = office.now() - KEPT
    with office.database.read() as session:
        if FIRST.first(session, before=before) is None:  # nearly always: a reader keeps no writer waiting
            return 0
    return office.database.run(lambda session: _wipe(session, before))


def _wipe(session: Session, before: datetime) -> int:
    WIPE_ANSWERS.run(session, before=before)
    return WIPE_CALLS.run(session, before=before)


_is_over = (
    select(PaymentStateRow.id)
    .where(PaymentStateRow.payment_id == GatewayCallRow.payment_id, PaymentStateRow.final.is_(True))
    .correlate(GatewayCallRow)
    .exists()
)
_old = (
    select(GatewayCallRow.id)
    .where(GatewayCallRow.call == Asked.QUERY.value, GatewayCallRow.begun_at < bindparam("before"), _is_over)
    .order_by(GatewayCallRow.begun_at, GatewayCallRow.id)
)
_some = _old.limit(AT_ONCE).correlate(None).scalar_subquery()
FIRST = Query(_old.limit(1))
WIPE_ANSWERS = Statement(delete(GatewayAnswerRow).where(GatewayAnswerRow.call_id.in_(_some)))
WIPE_CALLS = Statement(delete(GatewayCallRow).where(GatewayCallRow.id.in_(_some)))
