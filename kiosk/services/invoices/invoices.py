"""票据: issued once for each settled charge with the next number of a book; reversed and issued anew after a refund."""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.bill import Bill
from kiosk.domain.errors import InvoicesUsedUp, Misuse
from kiosk.domain.invoice_errors import InvoiceGone
from kiosk.domain.token import invoice_check_code
from kiosk.services.accounts import Account, bill_of, lines_of
from kiosk.services.invoices.invoice_rows import (
    ADD_DOCUMENT,
    ADD_INVOICE,
    ADD_LINE,
    ADD_REPLACEMENT,
    ADD_VOID,
    COPY_LINES,
    DOCUMENT,
    INVOICE,
    LINES,
    MISSING,
    MOVE_DOCUMENT,
    OF_CHARGE,
    STANDING,
    WHOSE,
)
from kiosk.services.office import Office
from kiosk.storage.counters import claim_invoice, invoices_left

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sums:
    """What an invoice is over, in fen: ``total`` = ``fund`` + ``account`` + ``due``."""

    total: int
    fund: int
    account: int
    due: int

    def __neg__(self) -> "Sums":
        return Sums(-self.total, -self.fund, -self.account, -self.due)


@dataclass(frozen=True)
class Invoice:
    """An invoice in the books; ``stands`` unless it is a reversal, was reversed or is void."""

    id: int
    charge_id: int
    payment_id: int | None
    sums: Sums
    issued_at: datetime
    stands: bool


def invoice_number(number: int) -> str:
    """票据号码: ten digits."""
    return f"{number:010}"


def own_token(code: str, number: str, check_code: str, total: int) -> str:
    """What our own QR on an invoice says; ``total`` in fen, negative in a reversal."""
    return f"NXI1.{code}.{number}.{check_code}.{total}"


def issue(office: Office, session: Session, account: Account, *, payment_id: int | None, actor: Actor) -> int | None:
    """The invoice of a charge just settled; its id, None when nothing was charged or every book is full.

    A full book must not stop a patient who has paid: `missing` finds the charge again when there is a new one.
    """
    if account.total == 0:
        return None
    sums = Sums(account.total, account.fund, account.account, account.due)
    try:
        invoice = _add(office, session, account.charge_id, sums, payment_id=payment_id, actor=actor)
    except InvoicesUsedUp as error:
        log.error("charge %s has no invoice: %s", account.charge_id, error.log)
        return None
    if office.e_invoices:
        _order_document(office, session, invoice)
    return invoice


def reverse(office: Office, session: Session, invoice_id: int, *, reason: str, actor: Actor) -> int:
    """冲红: a new row of the book that takes the invoice back, its amounts negative; gives its id.

    Hold the charge (`lock_account`). Raises `InvoiceGone` unless the invoice stands, `InvoicesUsedUp` when no book has
    a number left, `Misuse` when there is no such invoice.
    """
    invoice = standing(session, invoice_id)
    reversal = _add(
        office,
        session,
        invoice.charge_id,
        -invoice.sums,
        payment_id=invoice.payment_id,
        reversal_of=invoice_id,
        reason=reason,
        actor=actor,
    )
    office.note(session, actor, "invoice.reverse", f"invoices/{reversal}", reversed=invoice_id)
    if DOCUMENT.first(session, invoice=invoice_id) is not None:
        _order_document(office, session, reversal)
    return reversal


def reissue(
    office: Office, session: Session, account: Account, *, replaces: int, lines: Collection[int], actor: Actor
) -> int | None:
    """The invoice over the ``lines`` (ids of the charge's) that remain, instead of one that was just reversed.

    Gives its id, None when nothing remains. Raises `Misuse` for a line of another charge or an invoice that still
    stands, `InvoicesUsedUp`.
    """
    replaced = find_invoice(session, replaces)
    known = lines_of(session, account.charge_id)
    if replaced.stands or replaced.charge_id != account.charge_id or not known.keys() >= set(lines):
        raise Misuse(f"charge {account.charge_id}: invoice {replaces} cannot be replaced by one over {list(lines)}")
    kept = {key: line for key, line in known.items() if key in lines}
    bill = bill_of(session, account.charge_id).over(tuple(kept.values()))
    if bill.total == 0:
        return None
    sums = Sums(bill.total, bill.fund, bill.account, bill.due)
    invoice = _add(office, session, account.charge_id, sums, payment_id=replaced.payment_id, actor=actor)
    for line in kept:
        ADD_LINE.run(session, invoice_id=invoice, line_id=line)
    ADD_REPLACEMENT.run(session, invoice_id=invoice, replaces=replaces)
    office.note(session, actor, "invoice.reissue", f"invoices/{invoice}", replaces=replaces)
    if office.e_invoices:
        _order_document(office, session, invoice)
    return invoice


def void(office: Office, session: Session, invoice: Invoice, *, reason: str, actor: Actor) -> int:
    """作废 an invoice that stands, and issue the same with the next number; gives its id. Hold the charge.

    Raises `InvoicesUsedUp`.
    """
    values = {"invoice_id": invoice.id, "reason": reason}
    ADD_VOID.run(session, **values, at=office.now(), actor=str(actor))
    instead = _add(office, session, invoice.charge_id, invoice.sums, payment_id=invoice.payment_id, actor=actor)
    COPY_LINES.run(session, invoice=instead, other=invoice.id)
    ADD_REPLACEMENT.run(session, invoice_id=instead, replaces=invoice.id)
    # The electronic one says the same and stays good: from now on it goes with the new paper.
    MOVE_DOCUMENT.run(session, invoice=invoice.id, instead=instead)
    office.note(session, actor, "invoice.void", f"invoices/{invoice.id}", invoices=instead)
    return instead


def find_invoice(session: Session, invoice_id: int) -> Invoice:
    """The invoice; raises `Misuse` when there is none."""
    row = INVOICE.first(session, invoice=invoice_id)
    if row is None:
        raise Misuse(f"no invoice {invoice_id}")
    charge, payment, total, fund, account, due, issued_at, stands = row
    return Invoice(invoice_id, charge, payment, Sums(total, fund, account, due), issued_at, stands)


def bill_of_invoice(session: Session, invoice_id: int) -> Bill:
    """What an invoice is over; of a reversal what its original was over."""
    charge_id, of = WHOSE.one(session, invoice=invoice_id)
    bill = bill_of(session, charge_id)
    kept = {key for (key,) in LINES.all(session, invoice=of)}
    if not kept:
        return bill
    return bill.over(tuple(line for key, line in lines_of(session, charge_id).items() if key in kept))


def standing(session: Session, invoice_id: int) -> Invoice:
    """The same, of one that stands; raises `InvoiceGone` of any other."""
    invoice = find_invoice(session, invoice_id)
    if not invoice.stands:
        raise InvoiceGone(f"invoice {invoice_id} does not stand")
    return invoice


def invoice_that_stands(session: Session, charge_id: int) -> int | None:
    """The charge's invoice; None when it has none (yet), or none any more."""
    row = STANDING.first(session, charge=charge_id)
    return None if row is None else row[0]


def missing(session: Session, *, since: datetime) -> list[int]:
    """Charges settled after ``since`` without an invoice."""
    return [row[0] for row in MISSING.all(session, since=since)]


def has_invoice(session: Session, charge_id: int) -> bool:
    """Whether the charge has its invoice."""
    return OF_CHARGE.first(session, charge=charge_id) is not None


def _add(
    office: Office,
    session: Session,
    charge_id: int,
    sums: Sums,
    *,
    payment_id: int | None,
    actor: Actor,
    reversal_of: int | None = None,
    reason: str = "",
) -> int:
    book = claim_invoice(session, demo=office.demo, device=actor.device)
    if book.left <= office.invoice_low:
        _warn(office, session, actor.device)
    number = invoice_number(book.number)
    return ADD_INVOICE.one(
        session,
        book_id=book.book_id,
        number=book.number,
        charge_id=charge_id,
        payment_id=payment_id,
        check_code=invoice_check_code(book.code, number, sums.total, key=office.vault.signing_key),
        total=sums.total,
        fund=sums.fund,
        account=sums.account,
        due=sums.due,
        reversal_of=reversal_of,
        reason=reason,
        issued_at=office.now(),
        actor=str(actor),
    )[0]


def _order_document(office: Office, session: Session, invoice_id: int) -> None:
    """Let the province's service be asked in the background, under a serial of our own.

    Its random end: a database brought back from a backup must not meet the documents of its lost days.
    """
    now = office.now()
    serial = f"NXE{invoice_id}-{token_hex(6)}"
    ADD_DOCUMENT.run(session, serial=serial, invoice_id=invoice_id, created_at=now, tries=0, next_at=now)


def _warn(office: Office, session: Session, device: str) -> None:
    """Say once that numbers run low: whoever takes the number that leaves just so many."""
    left = invoices_left(session, demo=office.demo, device=device)
    if left == office.invoice_low:
        log.warning("%s has %d invoice numbers left: add a book", device, left)
