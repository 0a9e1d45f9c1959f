"""A hall that was running gets books of kiosks and accounts that pay; what was written stays, and stays guarded."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kiosk.storage.database import Database, engine_for, violated
from kiosk.storage.migrate import migrate
from kiosk.storage.schema import make_place
from kiosk.storage.upkeep import upgrade

BEFORE = (
    "INSERT INTO patients (id, outpatient_number, name, sex, fee_class, consent, created_at)"
    " VALUES (1, 'M1', '王', 'female', 'self', '1', :at)",
    "INSERT INTO departments (id, code, name, name_en, group_name, floor, icon, letter, position, minutes_each)"
    " VALUES (1, 'NK', '内科', '', '内', 2, 'heart', 'A', 1, 8)",
    "INSERT INTO rooms (id, code, department_id, name, floor, way) VALUES (1, 'R1', 1, '1', 2, '[]')",
    "INSERT INTO clinic_sessions (id, code, department_id, room_id, day, part, kind, fee_group)"
    " VALUES (1, 'S1', 1, 1, '2026-11-20', 'morning', 'general', 'general')",
    "INSERT INTO slots (id, session_id, starts_at, ends_at, capacity, booked) VALUES (1, 1, :at, :at, 9, 2)",
    "INSERT INTO registrations (id, patient_id, slot_id, session_id, department_id, doctor_key, day, pay_by, actor,"
    " created_at) VALUES (1, 1, 1, 1, 1, 0, '2026-11-20', 'phone', 'K1', :at)",
    "INSERT INTO charges (id, serial, registration_id, fee_class, total, fund, due, created_at)"
    " VALUES (1, 'A', 1, 'self', 50, 35, 15, :at)",
    "INSERT INTO invoice_books (id, code, first_number, last_number, next_number, demo)"
    " VALUES (1, '44060126', 1, 9, 1, true)",
)
SECOND = (
    "INSERT INTO registrations (id, patient_id, slot_id, session_id, department_id, doctor_key, day, pay_by, actor,"
    " created_at) VALUES (2, 1, 1, 1, 1, 1, '2026-11-20', 'phone', 'K1', :at)",
    "INSERT INTO charges (id, serial, registration_id, fee_class, total, fund, account, due, created_at)"
    " VALUES (2, 'B', 2, 'self', 50, 35, {account}, 10, :at)",
)
AT = {"at": "2026-11-20 01:00:00+00:00"}


def charge(database: Database, *, account: int) -> None:
    with database.begin() as session:
        for statement in SECOND:
            session.execute(text(statement.format(account=account)), AT)


def test_accounts_pay_from_now_on_and_what_was_charged_stays(empty_url: str) -> None:
    make_place(empty_url)
    engine = engine_for(empty_url)
    with engine.begin() as connection:
        migrate(connection, "0017")
        for statement in BEFORE:
            connection.execute(text(statement), AT if ":at" in statement else {})
    engine.dispose()
    upgrade(empty_url)
    database = Database(empty_url)
    with pytest.raises(IntegrityError) as refused:
        charge(database, account=4)
    assert violated(refused.value) == "ck_charges_sums"
    charge(database, account=5)
    with pytest.raises(IntegrityError) as refused, database.begin() as session:
        session.execute(text("UPDATE charges SET due = 1"))
    assert violated(refused.value) == "permanent_charges"
    with database.read() as session:
        charges = session.execute(text("SELECT total, fund, account, due FROM charges ORDER BY id")).all()
        assert [tuple(row) for row in charges] == [(50, 35, 0, 15), (50, 35, 5, 10)]
        assert session.execute(text("SELECT device, withdrawn_at, withdrawn_why FROM invoice_books")).one() == (
            None,
            None,
            "",
        )
        if session.get_bind().dialect.name == "sqlite":
            assert session.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
    database.close()


def test_what_became_of_invoices_is_kept(hall) -> None:
    with hall.database.begin() as session:
        session.execute(text("INSERT INTO invoice_lines (invoice_id, line_id) VALUES (1, 1)"))
        session.execute(text("INSERT INTO invoice_replacements (invoice_id, replaces) VALUES (1, 2)"))
        for statement in (
            "INSERT INTO invoice_voids (invoice_id, reason, at, actor) SELECT 1, 'x', issued_at, 'K1' FROM invoices"
            " WHERE id = 1",
            "INSERT INTO fiscal_documents (id, serial, invoice_id, created_at, tries, next_at)"
            " SELECT 1, 'S', 1, issued_at, 1, NULL FROM invoices WHERE id = 1",
            "INSERT INTO fiscal_calls (document_id, try_number, begun_at, said) SELECT 1, 1, issued_at, 'away'"
            " FROM invoices WHERE id = 1",
            "INSERT INTO fiscal_results (document_id, state, code, number, check_code, url, words, issued_at, at)"
            " SELECT 1, 'issued', 'c', 'n', 'x', 'u', '', issued_at, issued_at FROM invoices WHERE id = 1",
        ):
            session.execute(text(statement))
    for statement in (
        "UPDATE invoice_lines SET line_id = 2",
        "DELETE FROM invoice_lines",
        "DELETE FROM invoice_replacements",
        "UPDATE invoice_voids SET reason = 'y'",
        "DELETE FROM fiscal_documents",
        "UPDATE fiscal_documents SET serial = 'T'",
        "UPDATE fiscal_calls SET said = 'issued'",
        "UPDATE fiscal_results SET url = 'other'",
    ):
        with pytest.raises(IntegrityError) as refused, hall.database.begin() as session:
            session.execute(text(statement))
        assert (violated(refused.value) or "").startswith("permanent_")
