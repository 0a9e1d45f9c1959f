"""冲红 that no book had a number for: made up when there is one."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from kiosk.domain.actor import Actor
from kiosk.services.money.accounts import ChargeState, lock_account
from kiosk.services.money.invoices import invoice_that_stands, reverse
from kiosk.services.office import Office
from kiosk.storage.statements import Query
from kiosk.storage.tables import ChargeRow, ChargeStateRow, InvoiceRow, InvoiceVoidRow, VisitCancelRow


def unreversed(session: Session) -> list[int]:
    """Cancelled charges whose invoice still stands."""
    return [charge for (charge,) in UNREVERSED.all(session)]


def make_up_reversal(office: Office, charge_id: int, actor: Actor) -> bool:
    """Reverse the invoice of a cancelled charge; False when somebody else has."""

    def work(session: Session) -> bool:
        account = lock_account(session, charge_id)
        invoice = invoice_that_stands(session, charge_id)
        if invoice is None:
            return False
        (reason,) = WHY.one(session, registration=account.registration_id)
        reverse(office, session, invoice, reason=reason, actor=actor)
        return True

    return office.database.run(work)


_reversal = aliased(InvoiceRow)
UNREVERSED = Query(
    select(ChargeRow.id)
    .join(ChargeStateRow, ChargeStateRow.charge_id == ChargeRow.id)
    .join(InvoiceRow, InvoiceRow.charge_id == ChargeRow.id)
    .outerjoin(_reversal, _reversal.reversal_of == InvoiceRow.id)
    .outerjoin(InvoiceVoidRow, InvoiceVoidRow.invoice_id == InvoiceRow.id)
    .where(
        ChargeStateRow.state == ChargeState.CANCELLED.value,
        InvoiceRow.reversal_of.is_(None),
        _reversal.id.is_(None),
        InvoiceVoidRow.invoice_id.is_(None),
    )
    .order_by(ChargeRow.id)
)
WHY = Query(select(VisitCancelRow.reason).where(VisitCancelRow.registration_id == bindparam("registration")))
