"""The first tables: offer, people, visits, money and office, and what keeps documents from being changed."""

import sqlalchemy as sa
from alembic import op

from kiosk.storage.migrations.permanence import begin_permanence, refuse

revision = "0001"
down_revision = None

f = op.f
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make everything."""
    _offer()
    _people()
    _visits()
    _money()
    _office()
    begin_permanence()
    for table in ("invoices", "charges", "charge_lines", "charge_states", "payments", "payment_states", "audit"):
        refuse(table, "update", "delete")
    for table in ("registrations", "tickets", "ticket_states", "refunds", "print_jobs", "print_job_states"):
        refuse(table, "delete")


def _offer() -> None:
    op.create_table(
        "hospital",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("name_en", TEXT, nullable=False),
        sa.Column("zone", TEXT, nullable=False),
        sa.Column("guide_desk", TEXT, nullable=False),
        sa.Column("notice", TEXT, nullable=False),
        sa.Column("opens", TEXT, nullable=False),
        sa.Column("closes", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f("pk_hospital")),
    )
    op.create_table(
        "departments",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("name_en", TEXT, nullable=False),
        sa.Column("group_name", TEXT, nullable=False),
        sa.Column("floor", WHOLE, nullable=False),
        sa.Column("icon", TEXT, nullable=False),
        sa.Column("letter", TEXT, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("minutes_each", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f("pk_departments")),
        sa.UniqueConstraint("code", name=f("uq_departments_code")),
    )
    op.create_table(
        "rooms",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("department_id", WHOLE, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("floor", WHOLE, nullable=False),
        sa.Column("way", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["departments.id"], name=f("fk_rooms_department_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_rooms")),
        sa.UniqueConstraint("code", name=f("uq_rooms_code")),
    )
    op.create_index(f("ix_rooms_department_id"), "rooms", ["department_id"], unique=False)
    op.create_table(
        "doctors",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("department_id", WHOLE, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("speciality", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["departments.id"], name=f("fk_doctors_department_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_doctors")),
        sa.UniqueConstraint("code", name=f("uq_doctors_code")),
    )
    op.create_index(f("ix_doctors_department_id"), "doctors", ["department_id"], unique=False)
    op.create_table(
        "fees",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("fee_group", TEXT, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("unit", TEXT, nullable=False),
        sa.Column("price", WHOLE, nullable=False),
        sa.Column("fund_percent", WHOLE, nullable=False),
        sa.CheckConstraint("price >= 0", name=f("ck_fees_price")),
        sa.PrimaryKeyConstraint("id", name=f("pk_fees")),
        sa.UniqueConstraint("fee_group", "position", name=f("uq_fees_fee_group_position")),
    )
    op.create_table(
        "clinic_sessions",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("department_id", WHOLE, nullable=False),
        sa.Column("room_id", WHOLE, nullable=False),
        sa.Column("doctor_id", WHOLE, nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("part", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("fee_group", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["departments.id"], name=f("fk_clinic_sessions_department_id")),
        sa.ForeignKeyConstraint(["doctor_id"], ["doctors.id"], name=f("fk_clinic_sessions_doctor_id")),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name=f("fk_clinic_sessions_room_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_clinic_sessions")),
        sa.UniqueConstraint("code", name=f("uq_clinic_sessions_code")),
    )
    op.create_index(
        f("ix_clinic_sessions_department_id_day"), "clinic_sessions", ["department_id", "day"], unique=False
    )
    op.create_table(
        "slots",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("session_id", WHOLE, nullable=False),
        sa.Column("starts_at", TIME, nullable=False),
        sa.Column("ends_at", TIME, nullable=False),
        sa.Column("capacity", WHOLE, nullable=False),
        sa.Column("booked", WHOLE, nullable=False),
        sa.CheckConstraint("booked >= 0 AND booked <= capacity", name=f("ck_slots_capacity")),
        sa.ForeignKeyConstraint(["session_id"], ["clinic_sessions.id"], name=f("fk_slots_session_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_slots")),
        sa.UniqueConstraint("session_id", "starts_at", name=f("uq_slots_session_id_starts_at")),
    )


def _people() -> None:
    op.create_table(
        "patients",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("outpatient_number", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("sex", TEXT, nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("fee_class", TEXT, nullable=False),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_digest", sa.LargeBinary(), nullable=True),
        sa.Column("consent", TEXT, nullable=True),
        sa.Column("complete_by", TIME, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f("pk_patients")),
        sa.UniqueConstraint("outpatient_number", name=f("uq_patients_outpatient_number")),
    )
    op.create_index(f("ix_patients_name_birth_date"), "patients", ["name", "birth_date"], unique=False)
    op.create_index(f("ix_patients_phone_digest"), "patients", ["phone_digest"], unique=False)
    op.create_table(
        "patient_papers",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("patient_id", WHOLE, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.id"], name=f("fk_patient_papers_patient_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_patient_papers")),
        sa.UniqueConstraint("digest", name=f("uq_patient_papers_digest")),
    )
    op.create_index(f("ix_patient_papers_patient_id"), "patient_papers", ["patient_id"], unique=False)
    op.create_table(
        "guardians",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("child_id", WHOLE, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("paper_kind", TEXT, nullable=False),
        sa.Column("paper_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("paper_digest", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["patients.id"], name=f("fk_guardians_child_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_guardians")),
    )
    op.create_index(f("ix_guardians_child_id"), "guardians", ["child_id"], unique=False)
    op.create_index(f("ix_guardians_paper_digest"), "guardians", ["paper_digest"], unique=False)


def _visits() -> None:
    op.create_table(
        "registrations",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("patient_id", WHOLE, nullable=False),
        sa.Column("slot_id", WHOLE, nullable=False),
        sa.Column("session_id", WHOLE, nullable=False),
        sa.Column("department_id", WHOLE, nullable=False),
        sa.Column("doctor_key", WHOLE, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("pay_by", TEXT, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("cancelled_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["department_id"], ["departments.id"], name=f("fk_registrations_department_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.id"], name=f("fk_registrations_patient_id")),
        sa.ForeignKeyConstraint(["session_id"], ["clinic_sessions.id"], name=f("fk_registrations_session_id")),
        sa.ForeignKeyConstraint(["slot_id"], ["slots.id"], name=f("fk_registrations_slot_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_registrations")),
    )
    op.create_index(f("ix_registrations_session_id"), "registrations", ["session_id"], unique=False)
    op.create_index(f("ix_registrations_slot_id"), "registrations", ["slot_id"], unique=False)
    op.create_index(
        "uq_registrations_active",
        "registrations",
        ["patient_id", "day", "department_id", "doctor_key"],
        unique=True,
        sqlite_where=sa.text("cancelled_at IS NULL"),
        postgresql_where=sa.text("cancelled_at IS NULL"),
    )
    op.create_table(
        "tickets",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("registration_id", WHOLE, nullable=False),
        sa.Column("department_id", WHOLE, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("label", TEXT, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["departments.id"], name=f("fk_tickets_department_id")),
        sa.ForeignKeyConstraint(["registration_id"], ["registrations.id"], name=f("fk_tickets_registration_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_tickets")),
        sa.UniqueConstraint("department_id", "day", "number", name=f("uq_tickets_department_id_day_number")),
        sa.UniqueConstraint("registration_id", name=f("uq_tickets_registration_id")),
    )
    op.create_table(
        "ticket_states",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("ticket_id", WHOLE, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("until", TIME, nullable=True),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=f("fk_ticket_states_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_ticket_states")),
    )
    op.create_index(f("ix_ticket_states_ticket_id"), "ticket_states", ["ticket_id"], unique=False)
    op.create_index(
        "uq_ticket_states_open",
        "ticket_states",
        ["ticket_id"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )


def _money() -> None:
    op.create_table(
        "charges",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("serial", TEXT, nullable=False),
        sa.Column("registration_id", WHOLE, nullable=False),
        sa.Column("fee_class", TEXT, nullable=False),
        sa.Column("total", WHOLE, nullable=False),
        sa.Column("fund", WHOLE, nullable=False),
        sa.Column("due", WHOLE, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.CheckConstraint("total = fund + due AND fund >= 0 AND due >= 0", name=f("ck_charges_sums")),
        sa.ForeignKeyConstraint(["registration_id"], ["registrations.id"], name=f("fk_charges_registration_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_charges")),
        sa.UniqueConstraint("registration_id", name=f("uq_charges_registration_id")),
        sa.UniqueConstraint("serial", name=f("uq_charges_serial")),
    )
    op.create_table(
        "charge_lines",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("charge_id", WHOLE, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("unit", TEXT, nullable=False),
        sa.Column("price", WHOLE, nullable=False),
        sa.Column("quantity", WHOLE, nullable=False),
        sa.Column("amount", WHOLE, nullable=False),
        sa.Column("fund", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["charge_id"], ["charges.id"], name=f("fk_charge_lines_charge_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_charge_lines")),
        sa.UniqueConstraint("charge_id", "position", name=f("uq_charge_lines_charge_id_position")),
    )
    op.create_table(
        "charge_states",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("charge_id", WHOLE, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["charge_id"], ["charges.id"], name=f("fk_charge_states_charge_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_charge_states")),
        sa.UniqueConstraint("charge_id", "state", name=f("uq_charge_states_charge_id_state")),
    )
    op.create_table(
        "payments",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("charge_id", WHOLE, nullable=False),
        sa.Column("attempt", WHOLE, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("gateway", TEXT, nullable=False),
        sa.Column("amount", WHOLE, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["charge_id"], ["charges.id"], name=f("fk_payments_charge_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_payments")),
        sa.UniqueConstraint("charge_id", "attempt", name=f("uq_payments_charge_id_attempt")),
        sa.UniqueConstraint("key", name=f("uq_payments_key")),
    )
    op.create_table(
        "payment_states",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("payment_id", WHOLE, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("final", sa.Boolean(), nullable=True),
        sa.Column("reference", TEXT, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"], name=f("fk_payment_states_payment_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_payment_states")),
        sa.UniqueConstraint("payment_id", "final", name=f("uq_payment_states_payment_id_final")),
    )
    op.create_index(f("ix_payment_states_payment_id"), "payment_states", ["payment_id"], unique=False)
    op.create_table(
        "refunds",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("payment_id", WHOLE, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("amount", WHOLE, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"], name=f("fk_refunds_payment_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_refunds")),
        sa.UniqueConstraint("key", name=f("uq_refunds_key")),
    )
    op.create_index(f("ix_refunds_payment_id"), "refunds", ["payment_id"], unique=False)
    op.create_table(
        "invoice_books",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("first_number", WHOLE, nullable=False),
        sa.Column("last_number", WHOLE, nullable=False),
        sa.Column("next_number", WHOLE, nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f("pk_invoice_books")),
        sa.UniqueConstraint("code", "first_number", name=f("uq_invoice_books_code_first_number")),
    )
    op.create_table(
        "invoices",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("book_id", WHOLE, nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("charge_id", WHOLE, nullable=False),
        sa.Column("payment_id", WHOLE, nullable=True),
        sa.Column("check_code", TEXT, nullable=False),
        sa.Column("total", WHOLE, nullable=False),
        sa.Column("fund", WHOLE, nullable=False),
        sa.Column("due", WHOLE, nullable=False),
        sa.Column("reversal_of", WHOLE, nullable=True),
        sa.Column("issued_at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["book_id"], ["invoice_books.id"], name=f("fk_invoices_book_id")),
        sa.ForeignKeyConstraint(["charge_id"], ["charges.id"], name=f("fk_invoices_charge_id")),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"], name=f("fk_invoices_payment_id")),
        sa.ForeignKeyConstraint(["reversal_of"], ["invoices.id"], name=f("fk_invoices_reversal_of")),
        sa.PrimaryKeyConstraint("id", name=f("pk_invoices")),
        sa.UniqueConstraint("book_id", "number", name=f("uq_invoices_book_id_number")),
        sa.UniqueConstraint("reversal_of", name=f("uq_invoices_reversal_of")),
    )
    op.create_index(f("ix_invoices_charge_id"), "invoices", ["charge_id"], unique=False)


def _office() -> None:
    op.create_table(
        "counters",
        sa.Column("scope", TEXT, nullable=False),
        sa.Column("value", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("scope", name=f("pk_counters")),
    )
    op.create_table(
        "print_jobs",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("sort", TEXT, nullable=False),
        sa.Column("document_id", WHOLE, nullable=False),
        sa.Column("copy", WHOLE, nullable=False),
        sa.Column("device", TEXT, nullable=False),
        sa.Column("large", sa.Boolean(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f("pk_print_jobs")),
        sa.UniqueConstraint("sort", "document_id", "copy", name=f("uq_print_jobs_sort_document_id_copy")),
    )
    op.create_table(
        "print_job_states",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("job_id", WHOLE, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["print_jobs.id"], name=f("fk_print_job_states_job_id")),
        sa.PrimaryKeyConstraint("id", name=f("pk_print_job_states")),
        sa.UniqueConstraint("job_id", "seq", name=f("uq_print_job_states_job_id_seq")),
    )
    op.create_table(
        "staff",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("number", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f("pk_staff")),
        sa.UniqueConstraint("number", name=f("uq_staff_number")),
    )
    op.create_table(
        "audit",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("device", TEXT, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("action", TEXT, nullable=False),
        sa.Column("record", TEXT, nullable=False),
        sa.Column("detail", TEXT, nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f("pk_audit")),
        sa.UniqueConstraint("device", "seq", name=f("uq_audit_device_seq")),
    )
    op.create_table(
        "audit_heads",
        sa.Column("device", TEXT, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("device", name=f("pk_audit_heads")),
    )
    op.create_table(
        "key_marks",
        sa.Column("id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("fingerprint", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f("pk_key_marks")),
    )
