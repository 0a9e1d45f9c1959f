"""Transactions, the names of broken rules, and statements that are compiled once."""

import threading
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import bindparam, insert, select, text, update
from sqlalchemy.exc import IntegrityError, ProgrammingError
from sqlalchemy.orm import Session

from kiosk.domain.errors import DatabaseAway
from kiosk.storage.counters import claim
from kiosk.storage.database import TRIES, Database, violated
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import CounterRow, PatientRow, PaymentStateRow, RoomRow, SlotRow, StaffRow

SHANGHAI = timezone(timedelta(hours=8))
NAMES = Query(select(StaffRow.name).order_by(StaffRow.id))
ADD = Query(insert(StaffRow).returning(StaffRow.id))


def add(session: Session, number: str) -> int:
    return ADD.one(session, number=number, name="张", role="nurse", active=True)[0]


def numbers(database: Database) -> list[str]:
    with database.read() as session:
        return list(session.scalars(select(StaffRow.number).order_by(StaffRow.id)))


def test_a_transaction_is_kept_at_its_end(database: Database) -> None:
    with database.begin() as session:
        add(session, "1")
    assert numbers(database) == ["1"]


def test_an_error_takes_everything_back(database: Database) -> None:
    def work(session: Session) -> None:
        add(session, "1")
        raise KeyError

    with pytest.raises(KeyError):
        database.run(work)
    assert numbers(database) == []


def test_a_reader_sees_one_picture(database: Database) -> None:
    with database.read() as reader:
        assert NAMES.all(reader) == []
        with database.begin() as writer:
            add(writer, "1")
        assert NAMES.all(reader) == []
    assert numbers(database) == ["1"]


def test_what_a_reader_writes_does_not_stay(postgresql_url: str) -> None:
    database = Database(postgresql_url)
    with pytest.raises(Exception, match="read-only"), database.read() as reader:
        add(reader, "1")
    assert numbers(database) == []
    database.close()


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("INSERT INTO staff (number, name, role, active) VALUES ('1', 'a', 'b', true)", "uq_staff_number"),
        ("INSERT INTO counters (scope, value) VALUES ('a', 1)", "pk_counters"),
        ("UPDATE charges SET total = 0 WHERE id = 99", ""),
        (
            "INSERT INTO registrations (patient_id, slot_id, session_id, department_id, doctor_key, day, pay_by, actor,"
            " created_at) SELECT patient_id, slot_id, session_id, department_id, doctor_key, day, pay_by, actor,"
            " created_at FROM registrations",
            "uq_registrations_active",
        ),
        ("UPDATE slots SET booked = 101", "ck_slots_capacity"),
        ("INSERT INTO counters (scope) VALUES ('b')", ""),
    ],
)
def test_a_broken_rule_has_the_same_name_on_both(hall, statement: str, rule: str) -> None:
    with hall.database.begin() as session:
        claim(session, "a")
        add(session, "1")
    name = ""
    try:
        with hall.database.begin() as session:
            session.execute(text(statement))
    except IntegrityError as error:
        name = violated(error)
    assert name == rule


def test_other_mistakes_pass_unchanged(database: Database) -> None:
    with pytest.raises(Exception, match="nothing_here") as caught, database.begin() as session:
        session.execute(text("SELECT * FROM nothing_here"))
    assert isinstance(caught.value, ProgrammingError) or "no such table" in str(caught.value)


def test_error_texts_hold_no_values(database: Database) -> None:
    with database.begin() as session:
        add(session, "1")
    with pytest.raises(IntegrityError) as caught, database.begin() as session:
        ADD.one(session, number="1", name="secret", role="x", active=True)
    assert "secret" not in str(caught.value)
    assert violated(caught.value) == "uq_staff_number"


def test_a_deadlock_is_tried_again(postgresql_url: str) -> None:
    database = Database(postgresql_url)
    with database.begin() as session:
        add(session, "1"), add(session, "2")
    both_hold_one = threading.Barrier(2, timeout=20)
    turns: list[str] = []

    def swap(first: str, second: str) -> None:
        def work(session: Session) -> None:
            turns.append(first)
            session.execute(update(StaffRow).where(StaffRow.number == first).values(name=StaffRow.name + first))
            if len(turns) <= 2:
                both_hold_one.wait()
            session.execute(update(StaffRow).where(StaffRow.number == second).values(name=StaffRow.name + first))

        database.run(work)

    other = threading.Thread(target=swap, args=("2", "1"))
    other.start()
    swap("1", "2")
    other.join()
    assert len(turns) > 2  # whoever was broken off may be too quick and cross the other one again
    with database.read() as session:
        assert [sorted(name) for (name,) in NAMES.all(session)] == [["1", "2", "张"], ["1", "2", "张"]]
    database.close()


def test_trying_again_ends(postgresql_url: str) -> None:
    database = Database(postgresql_url)
    turns: list[int] = []

    def clash(session: Session) -> None:
        turns.append(1)
        session.execute(text("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$"))

    with pytest.raises(DatabaseAway):
        database.run(clash)
    assert len(turns) == TRIES
    database.close()


def test_a_statement_keeps_types(database: Database) -> None:
    born, now = date(1949, 12, 31), datetime(2026, 11, 20, 8, 30, 0, 123456, tzinfo=SHANGHAI)
    patient = {
        "outpatient_number": "M1",
        "name": "王䶮𬱖",
        "sex": "female",
        "birth_date": born,
        "fee_class": "self",
        "phone_sealed": b"\x00\xff",
        "phone_digest": None,
        "consent": None,
        "complete_by": None,
        "created_at": now,
    }
    told = Query(
        select(
            PatientRow.name, PatientRow.birth_date, PatientRow.phone_sealed, PatientRow.consent, PatientRow.created_at
        )
    )
    with database.begin() as session:
        Statement(insert(PatientRow)).run(session, **patient)
        row = told.one(session)
    assert row == ("王䶮𬱖", born, b"\x00\xff", None, now)
    assert row[4].tzinfo is UTC or row[4].utcoffset() == timedelta(0)


def test_a_statement_keeps_json_and_truth(hall) -> None:
    with hall.database.begin() as session:
        assert Query(select(RoomRow.way)).one(session) == ([["坐电梯", "2 号梯"]],)
        final = Query(select(PaymentStateRow.final).where(PaymentStateRow.state == bindparam("state")))
        assert final.all(session, state="paid") == [(True,)] * 3
        assert final.all(session, state="waiting") == [(None,)] * 3


def test_a_statement_counts_the_rows_it_touched(hall) -> None:
    take = Statement(
        update(SlotRow)
        .where(SlotRow.id == bindparam("slot"), SlotRow.booked < SlotRow.capacity)
        .values(booked=SlotRow.booked + 1)
    )
    with hall.database.begin() as session:
        assert take.run(session, slot=1) == 1
        assert take.run(session, slot=2) == 0


def test_a_change_of_many_rows_can_be_committed_after_the_first(database: Database) -> None:
    with database.begin() as session:
        for number in ("1", "2", "3"):
            add(session, number)
    with database.begin() as session:
        assert Query(update(StaffRow).values(name="x").returning(StaffRow.name)).first(session) == ("x",)
    with database.read() as session:
        assert NAMES.all(session) == [("x",)] * 3


def test_a_statement_without_rows_says_none(database: Database) -> None:
    by_scope = Query(select(CounterRow.value).where(CounterRow.scope == bindparam("scope")))
    with database.begin() as session:
        assert by_scope.first(session, scope="x") is None
        with pytest.raises(LookupError):
            by_scope.one(session, scope="x")


def test_a_statement_sees_what_the_session_wrote(database: Database) -> None:
    with database.begin() as session:
        session.add(StaffRow(number="1", name="a", role="b", active=True))
        session.flush()
        assert NAMES.all(session) == [("a",)]


def test_statements_refuse_what_they_would_do_wrong(database: Database) -> None:
    listed = Query(select(StaffRow.id).where(StaffRow.number.in_(bindparam("numbers", expanding=True))))
    defaulted = Statement(insert(SlotRow))
    now = datetime(2026, 11, 20, tzinfo=UTC)
    with database.begin() as session:
        with pytest.raises(ValueError, match=r"Session\.execute"):
            listed.all(session, numbers=["1"])
        with pytest.raises(ValueError, match=r"Session\.execute"):
            defaulted.run(session, session_id=1, starts_at=now, ends_at=now, capacity=1)


def test_a_naive_time_is_refused(database: Database) -> None:
    at = Query(select(SlotRow.id).where(SlotRow.starts_at == bindparam("at")))
    with database.begin() as session, pytest.raises(ValueError, match="without a zone"):
        at.all(session, at=datetime.fromisoformat("2026-11-20"))
