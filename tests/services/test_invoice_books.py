"""Books of invoice numbers: each kiosk's own first, every number accounted for."""

import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import update

from kiosk.domain.actor import Actor
from kiosk.domain.bill import FeeClass
from kiosk.domain.devices import Beat, MachineRole
from kiosk.domain.errors import InvalidEntry, Misuse
from kiosk.domain.invoice_books import BookState, NumbersLeft
from kiosk.domain.invoice_errors import BookClosed, BookOverlaps
from kiosk.domain.journey import PayBy
from kiosk.domain.roles import NotAllowed
from kiosk.services.help.devices import Devices
from kiosk.services.visits.registration import RegistrationDesk
from kiosk.storage.checks.finding import Fault
from kiosk.storage.database import Database
from kiosk.storage.tables import InvoiceBookRow, InvoiceRow
from kiosk.storage.upkeep import verify
from kiosk.storage.vault import Vault
from tests.services.books_hall import ADMIN, CLERK, GUIDE, add_book, give_back, invoice_of, staffed
from tests.services.small_hall import NOW, SmallHall, build

CODE = "44060126"
FREE = "free tomorrow"  # the fund pays: an invoice at once, without a gateway


@pytest.fixture
def sqlite_hall(sqlite_url: str, vault: Vault) -> Iterator[SmallHall]:
    database = Database(sqlite_url)
    build(database, vault)
    yield SmallHall(database, vault)
    database.close()


def numbers(hall: SmallHall) -> list[tuple[object, object]]:
    return [(row["book_id"], row["number"]) for row in hall.rows(InvoiceRow)]


def warned_at(hall: SmallHall, low: int) -> None:
    hall.office = replace(hall.office, invoice_low=low)
    hall.registration = RegistrationDesk(hall.office, hall.timetable)


def register(hall: SmallHall, patient: int, device: str) -> None:
    insured = replace(hall.patient(patient), fee_class=FeeClass.EMPLOYEE)
    hall.registration.register(hall.journey(FREE, insured, PayBy.NOTHING), actor=Actor(device))


def test_a_kiosk_takes_from_its_own_book_and_then_from_the_shared_one(hall: SmallHall) -> None:
    own = add_book(hall, 9_900_000_001, 9_900_000_002, device="K2")
    for patient, device in enumerate(("K1", "K2", "K2", "K2", "K1"), start=1):
        register(hall, patient, device)
    assert numbers(hall) == [(1, 1), (own, 9_900_000_001), (own, 9_900_000_002), (1, 2), (1, 3)]


def test_books_are_added_given_away_and_withdrawn(hall: SmallHall) -> None:
    books = staffed(hall)
    added = books.add("44060127", 1, 50, device="K2", actor=ADMIN)
    register(hall, 1, "K2")
    first, second = books.books(actor=ADMIN)
    assert (first.device, first.state) == ("", BookState.OPEN)
    assert (second.id, second.next, second.left, second.device) == (added, 2, 49, "K2")
    books.assign(added, "", actor=ADMIN)
    assert books.books(actor=ADMIN)[1].device == ""
    assert books.withdraw(added, reason=" 换新版 ", actor=ADMIN) == 49
    withdrawn = books.books(actor=ADMIN)[1]
    assert (withdrawn.state, withdrawn.left, withdrawn.withdrawn_why) == (BookState.WITHDRAWN, 0, "换新版")
    register(hall, 2, "K2")
    assert numbers(hall) == [(added, 1), (1, 1)]
    for closed in (
        lambda: books.withdraw(added, reason="又", actor=ADMIN),
        lambda: books.assign(added, "", actor=ADMIN),
    ):
        with pytest.raises(BookClosed):
            closed()
    account = books.account_for(added, actor=ADMIN)
    assert (account.issued, account.unused, account.left, account.is_whole) == (1, 49, 0, True)
    with pytest.raises(Misuse):
        books.account_for(99, actor=ADMIN)


@pytest.mark.parametrize(
    ("code", "first", "last", "field"),
    [("1234567", 1, 2, "code"), ("4406012６", 1, 2, "code"), (CODE, 0, 2, "last"), (CODE, 3, 2, "last")],
)
def test_a_range_that_cannot_be_is_refused(
    sqlite_hall: SmallHall, code: str, first: int, last: int, field: str
) -> None:
    books = staffed(sqlite_hall)
    with pytest.raises(InvalidEntry) as refused:
        books.add(code, first, last, actor=ADMIN)
    assert refused.value.field == field
    with pytest.raises(InvalidEntry):
        books.withdraw(1, reason="  ", actor=ADMIN)


@pytest.mark.parametrize(("first", "last"), [(1, 1), (9_000_000_000, 9_000_000_001), (5, 9)])
def test_no_number_is_in_two_books(hall: SmallHall, first: int, last: int) -> None:
    with pytest.raises(BookOverlaps) as refused:
        staffed(hall).add(CODE, first, last, actor=ADMIN)
    assert dict(refused.value.patient.values) == {"first": 1, "last": 9_000_000_000}


def test_only_administrators_touch_books(sqlite_hall: SmallHall) -> None:
    books = staffed(sqlite_hall)
    for refused in (
        lambda: books.books(actor=CLERK),
        lambda: books.left(actor=CLERK),
        lambda: books.account_for(1, actor=GUIDE),
        lambda: books.add(CODE, 9_900_000_000, 9_900_000_001, actor=CLERK),
        lambda: books.assign(1, "K1", actor=Actor("K1")),
        lambda: books.withdraw(1, reason="x", actor=CLERK),
        lambda: books.void(1, reason="x", actor=GUIDE),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_few_numbers_are_told_to_staff_and_once_in_the_log(hall: SmallHall, caplog: pytest.LogCaptureFixture) -> None:
    warned_at(hall, 3)
    books = staffed(hall)
    Devices(hall.office).beat(Beat(MachineRole.KIOSK, NOW, "1"), actor=Actor("K1"))
    own = add_book(hall, 9_900_000_001, 9_900_000_003, device="K2")
    with hall.database.begin() as session:
        session.execute(update(InvoiceBookRow).where(InvoiceBookRow.id == 1).values(last_number=2))
    assert books.left(actor=ADMIN) == (
        NumbersLeft("", 2, True),
        NumbersLeft("K1", 2, True),
        NumbersLeft("K2", 5, False),
    )
    assert [book.state for book in books.books(actor=ADMIN)] == [BookState.LOW, BookState.OPEN]
    with caplog.at_level(logging.WARNING, logger="kiosk.services.invoices.invoices"):
        for patient in range(1, 5):
            register(hall, patient, "K2")
    assert [record.message for record in caplog.records] == ["K2 has 3 invoice numbers left: add a book"]
    assert [book.state for book in books.books(actor=ADMIN)] == [BookState.LOW, BookState.FULL]
    assert books.account_for(own, actor=ADMIN).left == 0


def test_every_number_is_accounted_for(hall: SmallHall) -> None:
    books = staffed(hall)
    visit = hall.paid_visit("chen 10:00", 1)
    spoiled = invoice_of(hall, visit)
    books.void(spoiled, reason="卡纸", actor=CLERK)
    give_back(hall, visit, kept=slice(1, None))
    account = books.account_for(1, actor=ADMIN)
    assert (account.issued, account.reversals, account.void, account.unused) == (2, 1, 1, 0)
    assert account.issued + account.reversals + account.void + account.left == 9_000_000_000
    assert account.gaps == ()


def test_a_number_that_is_nowhere_is_told(sqlite_hall: SmallHall) -> None:
    books = staffed(sqlite_hall)
    register(sqlite_hall, 1, "K1")
    with sqlite_hall.database.begin() as session:
        session.execute(update(InvoiceBookRow).values(next_number=5))
    register(sqlite_hall, 2, "K1")
    account = books.account_for(1, actor=ADMIN)
    assert (account.issued, account.gaps, account.is_whole) == (2, (2, 3, 4), False)
    findings = verify(sqlite_hall.database, key=sqlite_hall.office.vault.audit_key)
    assert [finding.kind for finding in findings] == [Fault.INVOICE_GAP]
