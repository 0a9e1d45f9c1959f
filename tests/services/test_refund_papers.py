"""Red papers: what takes an invoice back is printed once, names the original, and the books agree with it."""

from dataclasses import replace

import pytest

from kiosk.domain.bill import FeeClass
from kiosk.domain.errors import Misuse
from kiosk.domain.journey import PaperSort, PrintState
from kiosk.domain.papers import InvoiceContent
from kiosk.ports import PrinterState
from kiosk.services.papers.proof import Proof
from tests.services.refund_hall import CASHIER, WHY, RefundHall
from tests.services.running_hall import CLERK
from tests.services.small_hall import K1

SLOT = "chen tomorrow"


def invoices(hall: RefundHall) -> list[InvoiceContent]:
    return [paper for paper in hall.artist.drawn if isinstance(paper, InvoiceContent)]


def disagreements(hall: RefundHall) -> tuple[str, ...]:
    return Proof(hall.database, hall.office.vault).disagreements(tuple(invoices(hall)))


def test_a_cancelled_visit_has_a_red_paper(refund_hall: RefundHall) -> None:
    employee = replace(refund_hall.patient(1), fee_class=FeeClass.EMPLOYEE)
    visit = refund_hall.pay(refund_hall.visit(SLOT, employee))
    registration = visit.registration_id
    with pytest.raises(Misuse):
        refund_hall.printing.print_reversals(registration, large=False, actor=K1)
    refund_hall.printing.print_papers(registration, large=False, actor=K1)
    refund_hall.cancel(visit)
    (outcome,) = refund_hall.printing.print_reversals(registration, large=False, actor=K1)
    assert (outcome.sort, outcome.state, outcome.copy) == (PaperSort.INVOICE, PrintState.CONFIRMED, 1)
    first, red = invoices(refund_hall)
    assert (first.reversal_of, red.reversal_of, red.number) == ("", first.number, "0000000002")
    assert (red.bill, red.check_code) == (first.bill, refund_hall.invoice_code(2))
    assert disagreements(refund_hall) == ()
    with pytest.raises(Misuse):
        refund_hall.printing.print_papers(registration, large=False, actor=K1)
    assert refund_hall.printing.print_reversals(registration, large=False, actor=K1) == (outcome,)
    assert len(invoices(refund_hall)) == 2  # asked again it prints no second one


def test_after_a_part_went_back_the_new_invoice_and_the_red_one_are_printed(refund_hall: RefundHall) -> None:
    visit = refund_hall.pay(refund_hall.visit(SLOT))
    registration, line = visit.registration_id, refund_hall.charge_lines(visit)[0]
    refund_hall.printing.print_papers(registration, large=False, actor=K1)
    refund_hall.refunds.give_back(refund_hall.payment_id(visit), [line], reason=WHY, actor=CASHIER)
    refund_hall.printing.print_reversals(registration, large=False, actor=K1)
    refund_hall.printing.print_papers(registration, large=False, actor=K1)
    assert [(one.bill.total, one.reversal_of) for one in invoices(refund_hall)] == [
        (5001, ""),
        (5001, "0000000001"),
        (4900, ""),
    ]
    assert disagreements(refund_hall) == ()


def test_a_red_paper_that_did_not_come_out_is_printed_at_the_desk(refund_hall: RefundHall) -> None:
    visit = refund_hall.pay(refund_hall.visit(SLOT))
    refund_hall.cancel(visit)
    refund_hall.invoices.state = PrinterState.PAPER_OUT
    (outcome,) = refund_hall.printing.print_reversals(visit.registration_id, large=False, actor=K1)
    assert outcome.state is PrintState.FAILED
    refund_hall.invoices.state = PrinterState.READY
    assert refund_hall.papers.release(outcome.job_id, actor=CLERK).state is PrintState.CONFIRMED
    (red,) = invoices(refund_hall)
    assert (red.copy, red.reversal_of) == (1, "0000000001")


def test_a_red_paper_with_another_total_is_found_out(refund_hall: RefundHall) -> None:
    visit = refund_hall.pay(refund_hall.visit(SLOT))
    refund_hall.cancel(visit)
    refund_hall.printing.print_reversals(visit.registration_id, large=False, actor=K1)
    (red,) = invoices(refund_hall)
    refund_hall.artist.drawn[:] = [replace(red, bill=replace(red.bill, lines=red.bill.lines[1:]))]
    assert any("total" in line for line in disagreements(refund_hall))
    refund_hall.artist.drawn[:] = [replace(red, reversal_of="0000000009")]
    assert disagreements(refund_hall) != ()
