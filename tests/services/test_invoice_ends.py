"""Invoices that stand no more: void, reversed, issued anew; papers, proof and books agree about them."""

from datetime import timedelta

import pytest

from kiosk.domain.errors import InvalidEntry, InvoicesUsedUp, Misuse
from kiosk.domain.hall_errors import PaperVoid
from kiosk.domain.invoice_errors import InvoiceGone, NotSameDay
from kiosk.domain.journey import PaperSort, Visit
from kiosk.domain.papers import InvoiceContent
from kiosk.services.accounts import lines_of, lock_account
from kiosk.services.invoices import invoices
from kiosk.services.papers.paper_contents import invoice_content
from kiosk.services.papers.printout import Printout
from kiosk.services.papers.proof import Proof
from kiosk.storage.tables import InvoiceLineRow, InvoiceReplacementRow, InvoiceRow, InvoiceVoidRow
from tests.services.books_hall import ADMIN, CLERK, give_back, invoice_of, staffed
from tests.services.small_hall import K1, SmallHall

EXPERT = "chen 10:00"  # two lines: 1.01 and 49.00


def content(hall: SmallHall, invoice: int, *, copy: int = 1) -> InvoiceContent:
    with hall.database.read() as session:
        return invoice_content(hall.office, session, invoice, Printout(copy, large=False, actor=K1))


def agrees(hall: SmallHall, *papers: InvoiceContent) -> bool:
    return Proof(hall.database, hall.office.vault).disagreements(papers) == ()


def sums(hall: SmallHall) -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in ("total", "fund", "account", "due")) for row in hall.rows(InvoiceRow)]


def test_a_reversal_takes_back_all_its_invoice_says(hall: SmallHall) -> None:
    visit = hall.paid_visit(EXPERT)
    reversal, new = give_back(hall, visit, kept=slice(0, 0))
    assert (new, sums(hall)) == (None, [(5001, 0, 0, 5001), (-5001, 0, 0, -5001)])
    paper = content(hall, reversal)
    assert (paper.reversal_of, paper.number, paper.bill.total) == ("0000000001", "0000000002", 5001)
    assert agrees(hall, paper)
    (row,) = hall.rows(InvoiceRow, reversal_of=1)
    assert (row["reason"], row["actor"]) == ("多收", str(CLERK))
    with hall.database.read() as session:
        assert invoices.invoice_that_stands(session, visit.charge_id) is None
    with pytest.raises(PaperVoid):
        content(hall, 1)
    with pytest.raises(Misuse):
        hall.printing.reprint(visit.registration_id, PaperSort.INVOICE, large=False, actor=K1)


def test_what_is_left_after_a_partial_refund_is_issued_anew(hall: SmallHall) -> None:
    visit = hall.paid_visit(EXPERT)
    _, new = give_back(hall, visit, kept=slice(1, None))
    assert (new, invoice_of(hall, visit)) == (3, 3)
    assert sums(hall) == [(5001, 0, 0, 5001), (-5001, 0, 0, -5001), (4900, 0, 0, 4900)]
    assert hall.rows(InvoiceReplacementRow) == [{"invoice_id": 3, "replaces": 1}]
    paper = content(hall, 3)
    assert ([line.amount for line in paper.bill.lines], paper.reversal_of) == ([4900], "")
    assert agrees(hall, paper)
    again, none = give_back(hall, visit, kept=slice(0, 0))
    assert (again, none) == (4, None)
    assert content(hall, again).bill == paper.bill
    assert agrees(hall, content(hall, again))


@pytest.mark.parametrize("end", ["reversal", "reversed", "void", "unknown"])
def test_only_an_invoice_that_stands_is_reversed(hall: SmallHall, end: str) -> None:
    visit = hall.paid_visit(EXPERT)
    books = staffed(hall)
    errors = {"unknown": Misuse}
    if end == "void":
        books.void(1, reason="卡纸", actor=CLERK)
    else:
        give_back(hall, visit, kept=slice(0, 0))
    target = {"reversal": 2, "reversed": 1, "void": 1, "unknown": 99}[end]
    with pytest.raises(errors.get(end, InvoiceGone)), hall.database.begin() as session:
        invoices.reverse(hall.office, session, target, reason="x", actor=CLERK)
    with pytest.raises(errors.get(end, InvoiceGone)):
        books.void(target, reason="x", actor=CLERK)


def test_an_invoice_is_replaced_once_it_is_taken_back_and_over_its_own_lines(hall: SmallHall) -> None:
    visit, other = hall.paid_visit(EXPERT), hall.paid_visit(EXPERT, 2)
    with hall.database.begin() as session:
        account = lock_account(session, visit.charge_id)
        with pytest.raises(Misuse):
            invoices.reissue(hall.office, session, account, replaces=1, lines=[1], actor=CLERK)
        invoices.reverse(hall.office, session, 1, reason="x", actor=CLERK)
        theirs = list(lines_of(session, other.charge_id))
        with pytest.raises(Misuse):
            invoices.reissue(hall.office, session, account, replaces=1, lines=theirs, actor=CLERK)


def test_a_spoiled_paper_is_void_and_the_next_number_stands_for_it(hall: SmallHall) -> None:
    visit: Visit = hall.paid_visit(EXPERT)
    hall.printing.print_papers(visit.registration_id, large=False, actor=K1)
    instead = staffed(hall).void(1, reason=" 卡纸 ", actor=CLERK)
    assert (instead, invoice_of(hall, visit)) == (2, 2)
    assert sums(hall) == [(5001, 0, 0, 5001)] * 2
    (void,) = hall.rows(InvoiceVoidRow)
    assert (void["invoice_id"], void["reason"], void["actor"]) == (1, "卡纸", str(CLERK))
    assert hall.rows(InvoiceReplacementRow) == [{"invoice_id": 2, "replaces": 1}]
    assert [outcome.copy for outcome in hall.printing.print_papers(visit.registration_id, large=False, actor=K1)] == [
        1,
        1,
    ]
    assert [paper.number for paper in hall.artist.drawn] == ["A001", "0000000001", "0000000002"]
    assert agrees(hall, content(hall, 2))
    with pytest.raises(PaperVoid):
        content(hall, 1)


def test_a_void_paper_keeps_its_lines(hall: SmallHall) -> None:
    visit = hall.paid_visit(EXPERT)
    give_back(hall, visit, kept=slice(0, 1))
    staffed(hall).void(3, reason="卡纸", actor=CLERK)
    assert hall.rows(InvoiceLineRow) == [{"invoice_id": 3, "line_id": 1}, {"invoice_id": 4, "line_id": 1}]
    assert content(hall, 4).bill.total == 101


def test_yesterdays_paper_can_only_be_reversed(hall: SmallHall) -> None:
    hall.paid_visit(EXPERT)
    books = staffed(hall)
    with pytest.raises(InvalidEntry):
        books.void(1, reason=" ", actor=CLERK)
    hall.clock.set(hall.clock.now() + timedelta(days=1))
    with pytest.raises(NotSameDay):
        books.void(1, reason="卡纸", actor=CLERK)


def test_without_numbers_nothing_is_taken_back(hall: SmallHall) -> None:
    visit = hall.paid_visit(EXPERT)
    books = staffed(hall)
    books.withdraw(1, reason="x", actor=ADMIN)
    with pytest.raises(InvoicesUsedUp):
        books.void(1, reason="卡纸", actor=CLERK)
    with pytest.raises(InvoicesUsedUp):
        give_back(hall, visit, kept=slice(0, 0))
    assert invoice_of(hall, visit) == 1
