"""Seeding both databases: again and again, day after day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from kiosk.domain.errors import BadSettings
from kiosk.domain.identity import Paper, PaperKind
from kiosk.services.patients.sealing import PAPER, PHONE, paper_digest, phone_digest
from kiosk.services.seeding import load_hospital
from kiosk.storage.tables import (
    AuditRow,
    ClinicSessionRow,
    DepartmentRow,
    DoctorRow,
    FeeRow,
    GuardianRow,
    HospitalRow,
    InvoiceBookRow,
    PatientPaperRow,
    PatientRow,
    RoomRow,
    SlotRow,
    StaffRow,
)

EXAMPLE = load_hospital(Path("docs/examples/hospital"), today=date(2026, 11, 20))
FRIDAY = date(2026, 11, 20)
OFFER = (HospitalRow, DepartmentRow, RoomRow, DoctorRow, FeeRow, StaffRow, InvoiceBookRow, ClinicSessionRow, SlotRow)
TABLES = (*OFFER, PatientRow, PatientPaperRow, GuardianRow)


def counts(database):
    with database.read() as session:
        return [session.scalar(select(func.count()).select_from(table)) for table in TABLES]


def rows_of(database, table):
    """All but how often the house was written."""
    columns = [column for column in table.__table__.c if column is not HospitalRow.__table__.c.edition]
    with database.read() as session:
        return session.execute(select(*columns).order_by(table.id)).all()


def test_everything_in_the_files_arrives(database, sow, ask):
    report = sow()
    assert (report.departments, report.doctors, report.patients, report.withdrawn) == (3, 3, 2, 0)
    assert ask(select(HospitalRow.name, HospitalRow.opens, HospitalRow.closes)) == [
        ("青溪县人民医院", "07:00", "18:00")
    ]
    assert ask(select(DepartmentRow.code, DepartmentRow.letter, DepartmentRow.position).order_by(DepartmentRow.id)) == [
        ("NK", "A", 1),
        ("WK", "B", 2),
        ("ZY", "C", 3),
    ]
    way = [["坐电梯", "1 号梯到 2 楼"], ["出门左转", "跟着绿线走"]]
    assert ask(select(RoomRow.floor, RoomRow.way).where(RoomRow.code == "NK-2")) == [(2, way)]
    assert ask(select(FeeRow.position, FeeRow.kind, FeeRow.price).where(FeeRow.fee_group == "expert")) == [
        (1, "13", 100),
        (2, "02", 2400),
    ]
    assert ask(select(InvoiceBookRow.code, InvoiceBookRow.next_number, InvoiceBookRow.demo)) == [
        ("44060126", 1, False),
        ("00000000", 1, True),
    ]
    assert ask(select(StaffRow.number, StaffRow.role, StaffRow.active)) == [
        ("0101", "desk", True),
        ("0102", "window", True),
    ]


def test_sessions_follow_the_week_in_the_hospitals_time(sow, ask):
    sow()
    expert = ask(
        select(ClinicSessionRow.day, ClinicSessionRow.part, ClinicSessionRow.kind, ClinicSessionRow.fee_group)
        .join(DoctorRow, DoctorRow.id == ClinicSessionRow.doctor_id)
        .where(DoctorRow.code == "1001")
        .order_by(ClinicSessionRow.day)
    )
    assert expert == [(date(2026, 11, day), "morning", "expert", "expert") for day in (20, 23, 25)]
    first = ask(
        select(SlotRow.starts_at, SlotRow.ends_at, SlotRow.capacity, SlotRow.booked)
        .join(ClinicSessionRow, ClinicSessionRow.id == SlotRow.session_id)
        .where(ClinicSessionRow.code == "20261120-1001-0800")
        .order_by(SlotRow.starts_at)
    )
    assert first[0] == (datetime(2026, 11, 20, 0, 0, tzinfo=UTC), datetime(2026, 11, 20, 0, 30, tzinfo=UTC), 3, 0)
    assert len(first) == 7


def test_seeding_twice_changes_nothing(database, sow):
    first = sow()
    before = [rows_of(database, table) for table in TABLES]
    assert replace(sow(), patients=first.patients) == first
    assert [rows_of(database, table) for table in TABLES] == before


def test_the_next_day_adds_one_day(database, sow, ask):
    sow()
    before = counts(database)
    sow(today=FRIDAY + timedelta(days=1))
    days = [day for (day,) in ask(select(ClinicSessionRow.day).distinct().order_by(ClinicSessionRow.day))]
    assert days == [FRIDAY + timedelta(days=count) for count in range(8)]
    after = dict(zip(TABLES, counts(database), strict=True))
    grown = {table for table, count in zip(TABLES, before, strict=True) if after[table] != count}
    assert grown == {ClinicSessionRow, SlotRow}


def test_fewer_days_take_none_back(database, sow):
    sow(days=7)
    before = counts(database)
    assert sow(days=2).withdrawn == 0
    assert counts(database) == before


def test_names_and_prices_are_updated(database, sow, ask):
    sow()
    renamed = tuple(replace(entry, name=f"{entry.name}门诊") for entry in EXAMPLE.departments)
    sow(replace(EXAMPLE, departments=renamed[:2] + renamed[2:], fees=EXAMPLE.fees[:2] + EXAMPLE.fees[3:]))
    assert ask(select(DepartmentRow.name).order_by(DepartmentRow.id)) == [("内科门诊",), ("外科门诊",), ("中医科门诊",)]
    assert ask(select(FeeRow.position).where(FeeRow.fee_group == "expert")) == [(1,)]


def test_another_hospital_replaces_what_nobody_used(database, sow, ask):
    sow()
    demo = load_hospital(Path("assets/demo/hospital.toml"), today=FRIDAY)
    sow(demo)
    assert ask(select(HospitalRow.id, HospitalRow.name)) == [(1, "安和市第一人民医院")]
    assert len(ask(select(DepartmentRow.id))) == len(demo.departments)
    assert len(ask(select(RoomRow.id))) == len(demo.rooms)


def test_numbers_taken_from_a_book_are_not_taken_again(database, sow, ask):
    sow()
    with database.begin() as session:
        session.execute(update(InvoiceBookRow).where(~InvoiceBookRow.demo).values(next_number=40_000))
    shorter, longer = (replace(EXAMPLE.books[0], last=last) for last in (30_000, 60_000))
    books = select(InvoiceBookRow.last_number, InvoiceBookRow.next_number).where(~InvoiceBookRow.demo)
    sow(replace(EXAMPLE, books=(shorter,)))
    assert ask(books) == [(50_000, 40_000)]
    sow(replace(EXAMPLE, books=(longer,)))
    assert ask(books) == [(60_000, 40_000)]


def test_whose_a_book_is_and_whether_it_issues_is_the_desks_business_once_it_is_there(database, sow, ask):
    mine = replace(EXAMPLE.books[0], device="K2")
    sow(replace(EXAMPLE, books=(mine,)))
    books = select(InvoiceBookRow.device, InvoiceBookRow.last_number).where(~InvoiceBookRow.demo)
    assert ask(books) == [("K2", mine.last)]
    with database.begin() as session:
        session.execute(update(InvoiceBookRow).values(device="K3", withdrawn_at=datetime.now(UTC)))
    sow(replace(EXAMPLE, books=(replace(mine, last=mine.last + 1),)))
    assert ask(books) == [("K3", mine.last)]


def test_a_book_over_another_loads_nothing(database, sow):
    sow()
    before = counts(database)
    overlapping = replace(EXAMPLE.books[0], first=49_999, last=70_000)
    with pytest.raises(BadSettings, match="49999 to 70000 overlap those of the database's book from 1"):
        sow(replace(EXAMPLE, books=(overlapping,)), today=FRIDAY + timedelta(days=3))
    assert counts(database) == before


def test_numbers_of_patients_are_sealed_and_found(vault, sow, ask):
    sow()
    ((kind, sealed, digest),) = ask(select(PatientPaperRow.kind, PatientPaperRow.sealed, PatientPaperRow.digest))
    paper = Paper(PaperKind.ID_CARD, "11010519491231002X")
    assert paper.number.encode() not in sealed + digest
    assert (kind, vault.unseal(sealed, context=PAPER)) == ("01", paper.number)
    assert digest == paper_digest(vault, paper)
    assert ask(select(GuardianRow.paper_digest)) == [(digest,)]


def test_phones_are_sealed_and_found(vault, sow, ask):
    sow(replace(EXAMPLE, patients=(replace(EXAMPLE.patients[0], phone="13800138000"),)))
    ((sealed, digest),) = ask(select(PatientRow.phone_sealed, PatientRow.phone_digest))
    assert vault.unseal(sealed, context=PHONE) == "13800138000"
    assert digest == phone_digest(vault, "13800138000")


def test_a_house_without_doctors_staff_or_patients_is_one(sow, ask):
    any_doctor = tuple(entry for entry in EXAMPLE.timetable if not entry.doctor)
    report = sow(replace(EXAMPLE, doctors=(), staff=(), patients=(), books=(), timetable=any_doctor))
    assert (report.doctors, report.patients) == (0, 0)
    assert report.slots > 0
    assert ask(select(ClinicSessionRow.id).where(ClinicSessionRow.doctor_id.is_not(None))) == []


def test_who_seeded_is_in_the_audit(sow, ask):
    sow()
    actions = ask(select(AuditRow.action, AuditRow.actor).order_by(AuditRow.seq))
    assert actions == [("patient.seed", "0031@K1"), ("patient.seed", "0031@K1"), ("hospital.seed", "0031@K1")]
    (detail,) = ask(select(AuditRow.detail).where(AuditRow.action == "hospital.seed"))[0]
    assert '"departments_count":3' in detail


def test_a_number_that_a_kiosk_gave_to_somebody_else_is_told(sow, ask, caplog):
    sow()
    first = EXAMPLE.patients[0]
    other = replace(first, name="周立国", birth_date=date(1960, 1, 2), paper=None, guardian=None)
    assert sow().taken == ()
    report = sow(replace(EXAMPLE, patients=(other,)))
    assert report.patients == 0
    (place,) = report.taken
    assert place.startswith(first.place + ": ")
    assert "patients.csv:2" in place
    assert first.outpatient_number not in place
    assert [line for line in caplog.messages if place in line]
    assert ask(select(PatientRow.name).where(PatientRow.outpatient_number == first.outpatient_number)) == [
        (first.name,)
    ]


def test_a_patient_whose_name_changed_is_no_other(sow):
    sow()
    assert sow(replace(EXAMPLE, patients=(replace(EXAMPLE.patients[0], name="周立国"),))).taken == ()
