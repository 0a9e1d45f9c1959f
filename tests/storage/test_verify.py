"""Every kind of fault is planted and found, and nothing else is."""

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from kiosk.storage.verify import Fault, Finding, verify

Faults = set[tuple[Fault, str]]


def found(hall: object) -> Faults:
    return {(finding.kind, finding.record) for finding in findings(hall)}


def findings(hall) -> tuple[Finding, ...]:
    return verify(hall.database, key=hall.vault.audit_key)


def unguard(session: Session, *tables: str) -> None:
    """Take away what protects documents, as somebody with the database's password could."""
    for table in tables:
        for verb in ("update", "delete", "edit"):
            on = f" ON {table}" if session.get_bind().dialect.name == "postgresql" else ""
            session.execute(text(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}"))


def plant(hall, *statements: str) -> None:
    with hall.database.begin() as session:
        unguard(session, "audit", "invoices", "charges", "charge_lines", "payments", "payment_states", "tickets")
        unguard(session, "charge_states", "registrations", "ticket_states", "refunds")
        if session.get_bind().dialect.name == "sqlite":
            session.execute(text("PRAGMA defer_foreign_keys = ON"))
        for statement in statements:
            session.execute(text(statement))


def test_an_honest_database_has_no_fault(hall) -> None:
    assert findings(hall) == ()


COPY_AUDIT = "INSERT INTO audit (device, seq, at, actor, action, record, detail, digest)"
AUDIT = {
    "edited": (
        ["UPDATE audit SET detail = '{}' WHERE device = 'K1' AND seq = 2"],
        {(Fault.AUDIT_EDITED, "audit/K1/2")},
    ),
    "edited time": (
        ["UPDATE audit SET at = '2026-11-20 00:30:15.123457' WHERE device = 'K1' AND seq = 3"],
        {(Fault.AUDIT_EDITED, "audit/K1/3")},
    ),
    "edited actor": (
        ["UPDATE audit SET actor = 'patient@K9' WHERE device = 'K2' AND seq = 2"],
        {(Fault.AUDIT_EDITED, "audit/K2/2")},
    ),
    "missing first": (["DELETE FROM audit WHERE device = 'K2' AND seq = 1"], {(Fault.AUDIT_MISSING, "audit/K2/1")}),
    "missing in the middle": (
        ["DELETE FROM audit WHERE device = 'K1' AND seq IN (2, 3)"],
        {(Fault.AUDIT_MISSING, "audit/K1/2")},
    ),
    "tail cut": (["DELETE FROM audit WHERE device = 'K1' AND seq = 4"], {(Fault.AUDIT_MISSING, "audit/K1/4")}),
    "tail cut and head moved back": (
        [
            "DELETE FROM audit WHERE device = 'K1' AND seq = 4",
            "UPDATE audit_heads SET seq = 3, digest = (SELECT digest FROM audit WHERE device = 'K1' AND seq = 3)"
            " WHERE device = 'K1'",
        ],
        {(Fault.AUDIT_MISSING, "audit/K1/4")},
    ),
    "a whole device": (["DELETE FROM audit WHERE device = 'K2'"], {(Fault.AUDIT_MISSING, "audit/K2/1")}),
    "inserted at the end": (
        [
            f"{COPY_AUDIT} SELECT device, 5, at, actor, action, 'staff/1', detail, digest"
            " FROM audit WHERE device = 'K1' AND seq = 4"
        ],
        {(Fault.AUDIT_EDITED, "audit/K1/5"), (Fault.AUDIT_INSERTED, "audit/K1/5")},
    ),
    "inserted by a device nobody knows": (
        [
            f"{COPY_AUDIT} SELECT 'K9', 1, at, actor, action, 'staff/1', detail, digest"
            " FROM audit WHERE device = 'K1' AND seq = 1"
        ],
        {(Fault.AUDIT_EDITED, "audit/K9/1"), (Fault.AUDIT_INSERTED, "audit/K9/1")},
    ),
}


@pytest.mark.parametrize("case", AUDIT)
def test_a_changed_audit_is_found(hall, case: str) -> None:
    statements, expected = AUDIT[case]
    plant(hall, *statements)
    assert {fault for fault in found(hall) if fault[0].startswith("audit")} == expected


def test_swapped_rows_are_found(hall) -> None:
    plant(
        hall,
        "UPDATE audit SET seq = 99 WHERE device = 'K1' AND seq = 2",
        "UPDATE audit SET seq = 2 WHERE device = 'K1' AND seq = 3",
        "UPDATE audit SET seq = 3 WHERE device = 'K1' AND seq = 99",
    )
    assert {(Fault.AUDIT_EDITED, "audit/K1/2"), (Fault.AUDIT_EDITED, "audit/K1/3")} <= found(hall)


def test_another_key_opens_nothing(hall) -> None:
    edited = [finding for finding in verify(hall.database, key=b"x" * 32) if finding.kind is Fault.AUDIT_EDITED]
    assert len(edited) == 6


REFUND = (
    "INSERT INTO refunds (payment_id, key, gateway, amount, reason, created_at, actor)"
    " SELECT id, 'R1', gateway, {amount}, '', created_at, 'K1' FROM payments WHERE id = {payment}"
)
ONE = {
    "a document without record": (
        ["DELETE FROM audit WHERE device = 'K2'", "DELETE FROM audit_heads WHERE device = 'K2'"],
        {(Fault.UNRECORDED, "patients/2"), (Fault.UNRECORDED, "registrations/2"), (Fault.UNRECORDED, "tickets/2"),
         (Fault.UNRECORDED, "payments/2"), (Fault.UNRECORDED, "invoices/2")}),
    "a ticket that is gone": (
        ["DELETE FROM ticket_states WHERE ticket_id = 2", "DELETE FROM tickets WHERE id = 2"],
        {(Fault.RECORD_GONE, "tickets/2"), (Fault.TICKET_GAP, "tickets of D1 on 2026-11-20")}),
    "a ticket renumbered": (["UPDATE tickets SET number = 7 WHERE id = 3"],
                            {(Fault.TICKET_GAP, "tickets of D1 on 2026-11-20")}),
    "two tickets that read the same": (["UPDATE tickets SET label = 'A001' WHERE id = 3"],
                                       {(Fault.TICKET_DOUBLE, "tickets of 2026-11-20")}),
    "an invoice that is gone": (["DELETE FROM invoices WHERE id = 2"],
                                {(Fault.RECORD_GONE, "invoices/2"), (Fault.INVOICE_GAP, "invoice_books/1")}),
    "an invoice outside its book": (
        ["UPDATE invoices SET number = 9000000050 WHERE id = 3"],
        {(Fault.INVOICE_GAP, "invoice_books/1"), (Fault.INVOICE_STRAY, "invoice_books/1")}),
    "a place too many": (["UPDATE slots SET booked = 4"], {(Fault.SLOT_COUNT, "slots/1")}),
    "a place that was given back without a word": (
        ["UPDATE registrations SET cancelled_at = created_at WHERE id = 1"], {(Fault.SLOT_COUNT, "slots/1")}),
    "a line made cheaper": (["UPDATE charge_lines SET price = 100, amount = 100 WHERE id = 1"],
                            {(Fault.CHARGE_LINES, "charges/1")}),
    "a line that multiplies wrong": (["UPDATE charge_lines SET price = 900 WHERE id = 1"],
                                     {(Fault.CHARGE_LINES, "charge_lines/1")}),
    "the fund's part moved": (["UPDATE charge_lines SET fund = 100 WHERE id = 1"], {(Fault.CHARGE_LINES, "charges/1")}),
    "a smaller payment": (["UPDATE payments SET amount = 1200 WHERE id = 1"], {(Fault.PAYMENT_AMOUNT, "payments/1")}),
    "a payment that never came": (["DELETE FROM payment_states WHERE payment_id = 1 AND state = 'paid'"],
                                  {(Fault.SETTLED_UNPAID, "charges/1")}),
    "money taken for nothing": (["DELETE FROM charge_states WHERE charge_id = 1 AND state = 'settled'"],
                                {(Fault.PAID_UNSETTLED, "payments/1")}),
    "an invoice over more": (["UPDATE invoices SET total = 2500 WHERE id = 1"], {(Fault.INVOICE_AMOUNT, "invoices/1")}),
    "too much given back": (
        ["UPDATE payments SET refunded = 1300 WHERE id = 1", REFUND.format(amount=1301, payment=1)],
        {(Fault.REFUND_AMOUNT, "payments/1"), (Fault.REFUND_CLAIM, "payments/1"), (Fault.UNRECORDED, "refunds/1"),
         (Fault.INVOICE_KEPT, "charges/1")}),
    "a refund nobody claimed": (
        [REFUND.format(amount=1300, payment=1)],
        {(Fault.REFUND_CLAIM, "payments/1"), (Fault.UNRECORDED, "refunds/1"), (Fault.INVOICE_KEPT, "charges/1")}),
    "a claim without a refund": (
        ["UPDATE payments SET refunded = 1 WHERE id = 1"], {(Fault.REFUND_CLAIM, "payments/1")}),
    "a refund ordered again that went through": (
        ["UPDATE payments SET refunded = 200 WHERE id = 1", REFUND.format(amount=100, payment=1),
         REFUND.format(amount=100, payment=1).replace("'R1'", "'R2'"),
         "UPDATE refunds SET instead_of = 1 WHERE id = 2"],
        {(Fault.REFUND_TWICE, "refunds/2"), (Fault.UNRECORDED, "refunds/1"), (Fault.UNRECORDED, "refunds/2"),
         (Fault.INVOICE_KEPT, "charges/1")}),
    "a cancelled visit's money and invoice": (
        ["INSERT INTO charge_states (charge_id, state, at, actor) SELECT 1, 'cancelled', at, 'K1' FROM charge_states"
         " WHERE charge_id = 1 AND state = 'settled'"],
        {(Fault.CANCELLED_KEPT, "charges/1"), (Fault.CANCELLED_INVOICE, "invoices/1")}),
}  # fmt: skip


@pytest.mark.parametrize("case", ONE)
def test_a_planted_fault_is_found(hall, case: str) -> None:
    statements, expected = ONE[case]
    plant(hall, *statements)
    assert found(hall) == expected


def test_a_wiped_device_that_only_entered_patients_is_found(hall) -> None:
    patient = hall.enrol(9, device="K3")
    assert found(hall) == set()
    plant(hall, "DELETE FROM audit WHERE device = 'K3'", "DELETE FROM audit_heads WHERE device = 'K3'")
    assert found(hall) == {(Fault.UNRECORDED, f"patients/{patient}")}


def test_a_charge_that_adds_up_wrong_is_found(hall) -> None:
    with hall.database.begin() as session:
        unguard(session, "charges")
        if session.get_bind().dialect.name == "sqlite":
            session.execute(text("PRAGMA ignore_check_constraints = ON"))
        else:
            session.execute(text("ALTER TABLE charges DROP CONSTRAINT ck_charges_sums"))
        session.execute(text("UPDATE charges SET fund = 100 WHERE id = 1"))
    assert (Fault.CHARGE_SUMS, "charges/1") in found(hall)


def test_doubles_are_found_where_the_constraint_was_dropped(postgresql_hall_url: str, vault: Vault) -> None:
    database = Database(postgresql_hall_url)
    with database.begin() as session:
        unguard(session, "tickets", "invoices")
        for statement in (
            "ALTER TABLE tickets DROP CONSTRAINT uq_tickets_department_id_day_number",
            "ALTER TABLE invoices DROP CONSTRAINT uq_invoices_book_id_number",
            "UPDATE tickets SET number = 2 WHERE id = 3",
            "UPDATE invoices SET number = 9000000002 WHERE id = 3",
        ):
            session.execute(text(statement))
    faults = {(finding.kind, finding.record) for finding in verify(database, key=vault.audit_key)}
    assert faults == {
        (Fault.TICKET_DOUBLE, "tickets of D1 on 2026-11-20"),
        (Fault.INVOICE_DOUBLE, "invoice_books/1"),
        (Fault.INVOICE_GAP, "invoice_books/1"),
    }
    database.close()


def test_paying_twice_is_found_until_it_is_given_back(hall) -> None:
    with hall.database.begin() as session:
        payment = hall.payment(session, 1, attempt=2, amount=1300)
        hall.note(session, f"payments/{payment}")
    assert found(hall) == {(Fault.PAID_TWICE, "charges/1")}
    give_back(hall, payment, 1300)
    assert found(hall) == set()


def give_back(hall, payment: int, amount: int) -> None:
    claim = f"UPDATE payments SET refunded = {amount} WHERE id = {payment}"
    plant(hall, claim, REFUND.format(amount=amount, payment=payment))
    with hall.database.begin() as session:
        hall.note(session, "refunds/1")


def test_two_invoices_for_one_charge_are_found_until_one_is_reversed(hall) -> None:
    with hall.database.begin() as session:
        second = hall.invoice(session, 1, payment=None)
        hall.note(session, f"invoices/{second}")
    assert found(hall) == {(Fault.INVOICED_TWICE, "charges/1")}
    with hall.database.begin() as session:
        third = hall.invoice(session, 1, payment=None)
        hall.note(session, f"invoices/{third}")
    plant(
        hall, f"UPDATE invoices SET reversal_of = {second}, total = -1500, fund = -200, due = -1300 WHERE id = {third}"
    )
    assert found(hall) == set()
    plant(hall, f"UPDATE invoices SET total = -1400 WHERE id = {third}")
    assert found(hall) == {(Fault.REVERSAL_AMOUNT, f"invoices/{third}")}


def test_a_charge_paid_at_a_window_needs_no_payment_here(hall) -> None:
    plant(
        hall,
        "DELETE FROM payment_states WHERE payment_id = 1 AND state = 'paid'",
        "UPDATE registrations SET pay_by = 'window' WHERE id = 1",
    )
    assert found(hall) == set()


def test_the_words_name_the_numbers_and_the_money(hall) -> None:
    plant(hall, "DELETE FROM invoices WHERE id = 2", "UPDATE payments SET amount = 1205 WHERE id = 1")
    words = {finding.words for finding in findings(hall)}
    assert {"There is no invoice 9000000002.", "12.05 was paid, 13.00 was due."} <= words
