"""Papers that say something else than the books are found, each difference in a sentence."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.papers import InvoiceContent, TicketContent
from kiosk.domain.paying import WindowMethod
from kiosk.domain.roles import Person, Role
from kiosk.domain.token import sign_ticket
from kiosk.services.hall.hospital import read_hospital
from kiosk.services.papers.proof import Proof
from kiosk.storage.database import Database
from tests.employing import employ
from tests.services.small_hall import K1, TODAY, SmallHall

Papers = tuple[TicketContent, InvoiceContent]


@pytest.fixture
def papers(hall: SmallHall) -> Papers:
    """What was drawn for somebody who paid."""
    visit = hall.paid_visit("chen 10:00")
    hall.printing.print_papers(visit.registration_id, large=False, actor=K1)
    ticket, invoice = hall.artist.drawn
    assert isinstance(ticket, TicketContent)
    assert isinstance(invoice, InvoiceContent)
    return ticket, invoice


def doubts(hall: SmallHall, *papers: TicketContent | InvoiceContent) -> tuple[str, ...]:
    return Proof(hall.database, hall.office.vault).disagreements(papers)


def test_honest_papers_agree(hall: SmallHall, papers: Papers) -> None:
    assert doubts(hall, *papers) == ()


def test_a_slip_to_pay_at_a_window_stays_honest_once_it_is_paid_there(hall: SmallHall) -> None:
    employ(hall.office, Person("3001", "收费员", Role.CASHIER))
    visit, _ = hall.billing.pay_at_window(hall.visit("chen 10:30"), actor=K1)
    hall.printing.print_papers(visit.registration_id, large=False, actor=K1)
    (slip,) = hall.artist.drawn
    assert isinstance(slip, TicketContent)
    assert slip.due > 0
    assert doubts(hall, slip) == ()
    hall.billing.take_at_window(visit.charge_id, WindowMethod.CASH, actor=Actor("D1", "3001"))
    assert doubts(hall, slip) == ()
    assert doubts(hall, replace(slip, due=slip.due + 1)) != ()


FORGED: dict[str, tuple[Callable[[TicketContent], TicketContent], str]] = {
    "number": (
        lambda ticket: replace(ticket, number="A007"),
        "ticket A007: number: the paper says A007, the database A001",
    ),
    "money": (lambda ticket: replace(ticket, due=1), "ticket A001: money due: the paper says 1, the database 0"),
    "signature": (lambda ticket: replace(ticket, token=ticket.token[:-1] + "!"), "without our signature"),
    "time": (lambda ticket: replace(ticket, starts=ticket.starts + timedelta(hours=1)), "ticket A001: from: the paper"),
}


@pytest.mark.parametrize("case", FORGED)
def test_a_ticket_that_says_something_else_is_found(hall: SmallHall, papers: Papers, case: str) -> None:
    change, sentence = FORGED[case]
    (line,) = doubts(hall, change(papers[0]), papers[1])
    assert sentence in line


def test_papers_of_nothing_are_found(hall: SmallHall, papers: Papers) -> None:
    ticket, invoice = papers
    unknown = replace(ticket, token=sign_ticket(99, TODAY, key=hall.office.vault.signing_key))
    assert doubts(hall, unknown, replace(invoice, number="0000000099")) == (
        "ticket A001: no such ticket",
        "invoice 0000000099: no such invoice",
    )


def test_a_wrong_check_code_is_found(hall: SmallHall, papers: Papers) -> None:
    lines = doubts(hall, replace(papers[1], check_code="AAAAAA"))
    assert [line.split(": ")[1] for line in lines] == ["check code", "computed check code"]


def test_a_database_that_nobody_has_seeded_knows_no_hospital(database: Database) -> None:
    with database.read() as session:
        assert read_hospital(session) is None
