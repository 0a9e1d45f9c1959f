"""Seeding around what is booked."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import insert, select, update

from kiosk.services.seeding import load_hospital
from kiosk.services.visits.places import give_back, take
from kiosk.storage.tables import (
    ClinicSessionRow,
    DepartmentRow,
    DoctorRow,
    PatientRow,
    RegistrationRow,
    SlotRow,
)

EXAMPLE = load_hospital(Path("docs/examples/hospital"), today=date(2026, 11, 20))
AT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def book(database, session_code):
    """Take the first place of a session and register somebody there; the slot's id."""
    with database.begin() as session:
        slot, clinic, department, day = session.execute(
            select(SlotRow.id, ClinicSessionRow.id, ClinicSessionRow.department_id, ClinicSessionRow.day)
            .join(ClinicSessionRow, ClinicSessionRow.id == SlotRow.session_id)
            .where(ClinicSessionRow.code == session_code)
            .order_by(SlotRow.starts_at)
            .limit(1)
        ).one()
        session.execute(update(SlotRow).where(SlotRow.id == slot).values(booked=1))
        session.execute(
            insert(RegistrationRow).values(
                patient_id=session.scalars(select(PatientRow.id).limit(1)).one(),
                slot_id=slot,
                session_id=clinic,
                department_id=department,
                doctor_key=0,
                day=day,
                pay_by="window",
                actor="0031@K1",
                created_at=AT,
            )
        )
    return slot


def without_doctor(code):
    kept = tuple(entry for entry in EXAMPLE.timetable if entry.doctor != code)
    return replace(EXAMPLE, doctors=tuple(one for one in EXAMPLE.doctors if one.code != code), timetable=kept)


def changed(code, **values):
    """The example with another timetable for one doctor."""
    lines = tuple(replace(entry, **values) if entry.doctor == code else entry for entry in EXAMPLE.timetable)
    return replace(EXAMPLE, timetable=lines)


def test_a_booked_slot_stays_as_it_is(database, sow, ask):
    sow()
    slot = book(database, "20261120-1001-0800")
    (before,) = ask(select(*SlotRow.__table__.c).where(SlotRow.id == slot))
    sow(changed("1001", capacity=9, band=210))
    assert ask(select(*SlotRow.__table__.c).where(SlotRow.id == slot)) == [before]


def test_free_slots_follow_the_timetable(database, sow, ask):
    sow()
    slots = (
        select(SlotRow.starts_at, SlotRow.ends_at, SlotRow.capacity)
        .join(ClinicSessionRow, ClinicSessionRow.id == SlotRow.session_id)
        .where(ClinicSessionRow.code == "20261123-1001-0800")
        .order_by(SlotRow.starts_at)
    )
    assert sow(changed("1001", band=105, capacity=5)).withdrawn == 3 * 6
    assert len(ask(slots)) == 2
    # Of 8:00, 9:45 only the first is a beginning in steps of 30 minutes, on three days.
    assert sow().withdrawn == 3
    assert [(starts.hour, ends.minute, capacity) for starts, ends, capacity in ask(slots)][:2] == [
        (0, 30, 3),
        (0, 0, 3),
    ]
    assert len(ask(slots)) == 7


def test_a_withdrawn_doctor_is_no_longer_offered(database, sow, ask):
    sow()
    report = sow(without_doctor("1003"))
    assert report.withdrawn == 3 * 9  # on Friday, Monday and Wednesday; three hours in bands of 20 minutes
    assert ask(select(ClinicSessionRow.id).where(ClinicSessionRow.code.contains("-1003-"))) == []
    assert ask(select(DoctorRow.code)) == [("1001",), ("1002",)]


def test_a_withdrawn_doctor_keeps_the_bookings(database, sow, ask):
    sow()
    slot = book(database, "20261123-1003-0830")
    assert sow(without_doctor("1003")).withdrawn == 26  # the booked slot had one place only
    kept = select(SlotRow.id, SlotRow.booked, SlotRow.capacity).join(ClinicSessionRow).join(DoctorRow)
    assert ask(kept.where(DoctorRow.code == "1003")) == [(slot, 1, 1)]
    sow()
    assert len(ask(kept.where(DoctorRow.code == "1003"))) == 27


def test_a_place_given_back_by_a_withdrawn_doctor_is_not_offered_again(database, sow, ask):
    sow()
    slot = book(database, "20261123-1003-0830")
    assert sow(without_doctor("1003")).kept == 1
    with database.begin() as session:
        session.execute(update(RegistrationRow).values(cancelled_at=AT))
        give_back(session, slot)
    state = select(SlotRow.booked, SlotRow.capacity).where(SlotRow.id == slot)
    assert ask(state) == [(0, 0)]
    with database.begin() as session:
        assert not take(session, slot)
    assert sow(without_doctor("1003")).kept == 0
    sow()
    assert ask(state) == [(0, 1)]  # the doctor is back
    with database.begin() as session:
        assert take(session, slot)
        give_back(session, slot)
    assert ask(state) == [(0, 1)]


def test_registrations_with_a_withdrawn_doctor_stand_and_are_told(database, sow, ask, caplog):
    sow()
    today, later = book(database, "20261120-1003-0830"), book(database, "20261123-1003-0830")
    book(database, "20261123-1001-0800")
    before = ask(select(*RegistrationRow.__table__.c).order_by(RegistrationRow.id))
    for _ in range(2):
        caplog.clear()
        assert sow(without_doctor("1003")).kept == 2
        told = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
        assert [line.split(",")[0] for line in told] == [
            "1 registrations stay in 20261120-1003-0830",
            "1 registrations stay in 20261123-1003-0830",
        ]
    assert ask(select(*RegistrationRow.__table__.c).order_by(RegistrationRow.id)) == before
    whose = select(SlotRow.id).join(ClinicSessionRow).join(DoctorRow).where(DoctorRow.code == "1003")
    assert ask(whose.order_by(SlotRow.id)) == [(today,), (later,)]
    caplog.clear()
    assert sow().kept == 0
    assert [record for record in caplog.records if record.levelname == "WARNING"] == []


def test_the_places_left_beside_a_booking_are_closed(database, sow, ask):
    sow()
    slot = book(database, "20261120-1001-0800")
    sow(without_doctor("1001"))
    assert ask(select(SlotRow.booked, SlotRow.capacity).where(SlotRow.id == slot)) == [(1, 1)]


def test_a_slot_whose_booking_was_cancelled_is_closed_but_kept(database, sow, ask):
    sow()
    slot = book(database, "20261123-1003-0830")
    with database.begin() as session:
        session.execute(update(RegistrationRow).values(cancelled_at=AT))
        session.execute(update(SlotRow).where(SlotRow.id == slot).values(booked=0))
    sow(without_doctor("1003"))
    assert ask(select(SlotRow.booked, SlotRow.capacity).where(SlotRow.id == slot)) == [(0, 0)]


def test_sessions_of_another_origin_are_left_alone(database, sow, ask):
    sow()
    with database.begin() as session:
        own = select(ClinicSessionRow.id).where(ClinicSessionRow.code == "20261120-1001-0800").scalar_subquery()
        session.execute(update(ClinicSessionRow).where(ClinicSessionRow.id == own).values(code="extra"))
    sow(without_doctor("1001"))
    assert len(ask(select(SlotRow.id).join(ClinicSessionRow).where(ClinicSessionRow.code == "extra"))) == 7


def test_a_departments_papers_keep_it(database, sow, ask):
    sow()
    book(database, "20261123-1003-0830")
    sow(
        replace(
            without_doctor("1003"),
            departments=EXAMPLE.departments[:2],
            rooms=tuple(room for room in EXAMPLE.rooms if room.department != "ZY"),
        )
    )
    assert len(ask(select(DepartmentRow.id))) == 3
