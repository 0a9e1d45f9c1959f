"""Numbers have no gap and no double, whoever writes at the same time and whatever is rolled back."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from kiosk.domain.errors import InvoicesUsedUp
from kiosk.storage.checks.chain import check_chain
from kiosk.storage.counters import InvoiceNumber, claim, claim_invoice
from kiosk.storage.database import Database
from kiosk.storage.tables import AuditRow, InvoiceBookRow, StaffRow
from kiosk.storage.vault import open_vault

ROOT = Path(__file__).parents[2]
WRITERS, TURNS = 8, 20
KEPT = WRITERS * TURNS * 4 // 5
BOOK = 30  # numbers in a book: many times, the last one goes while others wait for it
OWN = 10  # numbers in each of two writers' own books, fewer than they need
SHARED = KEPT - 2 * OWN


def books(database: Database, count: int, *, size: int, demo: bool = True) -> None:
    with database.begin() as session:
        for book in range(count):
            first = book * 100 + 1
            row = {"code": "12345678", "first_number": first, "last_number": first + size - 1, "next_number": first}
            session.execute(insert(InvoiceBookRow).values(**row, demo=demo))


def own_book(database: Database, device: str, first: int) -> int:
    row = {"code": "12345678", "first_number": first, "last_number": first + OWN - 1, "next_number": first}
    with database.begin() as session:
        added = insert(InvoiceBookRow).values(**row, demo=True, device=device).returning(InvoiceBookRow.id)
        return session.execute(added).scalar_one()


def taken(session: Session, number: int) -> str:
    """Which writer took a number."""
    return session.scalars(select(StaffRow.name).where(StaffRow.number.endswith(f"-{number}"))).one()


def test_a_scope_counts_from_one(database: Database) -> None:
    with database.begin() as session:
        assert [claim(session, "a"), claim(session, "a"), claim(session, "b")] == [1, 2, 1]
    with database.begin() as session:
        assert claim(session, "a") == 3


def test_a_number_rolled_back_is_given_again(database: Database) -> None:
    with suppress(KeyError), database.begin() as session:
        claim(session, "a")
        raise KeyError
    with database.begin() as session:
        assert claim(session, "a") == 1


def test_invoice_numbers_go_from_book_to_book(database: Database) -> None:
    books(database, 2, size=2)
    with database.begin() as session:
        claimed = [claim_invoice(session, demo=True) for _ in range(4)]
        assert claimed == [
            InvoiceNumber(book_id, "12345678", number, left)
            for book_id, number, left in ((1, 1, 1), (1, 2, 0), (2, 101, 1), (2, 102, 0))
        ]
        with pytest.raises(InvoicesUsedUp, match=r"demo=True"):
            claim_invoice(session, demo=True)


def test_a_demonstration_never_uses_a_real_book(database: Database) -> None:
    books(database, 1, size=9, demo=False)
    with database.begin() as session:
        with pytest.raises(InvoicesUsedUp):
            claim_invoice(session, demo=True)
        assert claim_invoice(session, demo=False).number == 1


def test_numbers_of_ten_digits_fit(database: Database) -> None:
    with database.begin() as session:
        row = {"code": "44060126", "first_number": 9_999_999_998, "last_number": 9_999_999_999}
        session.execute(insert(InvoiceBookRow).values(**row, next_number=9_999_999_999, demo=True))
        assert claim_invoice(session, demo=True).number == 9_999_999_999


def test_eight_writers_at_once(database_url: str, database: Database, tmp_path: Path) -> None:
    key_file = tmp_path / "nuanxin.key"
    books(database, SHARED // BOOK + 1, size=BOOK)
    own = [own_book(database, device, first) for device, first in (("K1", 9001), ("K2", 9501))]
    program = [sys.executable, str(Path(__file__).with_name("writers.py")), database_url, str(key_file)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    writers = [
        subprocess.Popen([*program, f"K{n}", str(TURNS)], env=environment, stderr=subprocess.PIPE, text=True)
        for n in range(1, WRITERS + 1)
    ]
    failures = [error for writer in writers if (error := writer.communicate()[1]) and writer.returncode]
    assert failures == []
    with database.read() as session:
        names = list(session.scalars(select(StaffRow.number)))
        assert sorted(int(name[1:]) for name in names if name[0] == "T") == list(range(1, KEPT + 1))
        invoices = {tuple(int(part) for part in name[1:].split("-")) for name in names if name[0] == "I"}
        shared = {(place // BOOK + 1, place // BOOK * 100 + place % BOOK + 1) for place in range(SHARED)}
        theirs = {(book, first + place) for book, first in zip(own, (9001, 9501), strict=True) for place in range(OWN)}
        assert invoices == shared | theirs
        assert {taken(session, 9001 + place) for place in range(OWN)} == {"K1"}
        assert list(check_chain(session, key=open_vault(key_file).audit_key)) == []
        assert session.query(AuditRow).where(AuditRow.device == "K0").count() == KEPT
