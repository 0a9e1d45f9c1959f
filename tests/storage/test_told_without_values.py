"""What a broken rule says of itself reaches log files: it names rule and table, never what stood in the row."""

import logging
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from kiosk.logs import start_logging, stop_logging
from kiosk.storage.database import Database
from kiosk.storage.schema import engine_of
from kiosk.storage.statements import Statement
from kiosk.storage.tables import PatientRow, StaffRow

NAME, NUMBER = "欧阳无敌", "M2026X0077"
PATIENT = {
    "outpatient_number": NUMBER,
    "name": NAME,
    "sex": "male",
    "birth_date": date(1990, 3, 7),
    "fee_class": "self",
    "created_at": datetime(2026, 11, 20, tzinfo=UTC),
}
ADD = Statement(insert(PatientRow))


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    level = root.level
    yield start_logging(tmp_path / "logs")
    stop_logging()
    root.setLevel(level)


def twice(session: Session) -> None:
    ADD.run(session, **PATIENT)
    ADD.run(session, **PATIENT)


def twice_by_session(session: Session) -> None:
    for _ in range(2):
        session.execute(insert(PatientRow).values(**PATIENT))


def without_sex(session: Session) -> None:
    ADD.run(session, **(PATIENT | {"sex": None}))


def without_role(session: Session) -> None:
    session.execute(insert(StaffRow).values(number="7", name=NAME, role=None, active=True))


BROKEN: dict[str, tuple[Callable[[Session], None], str, str]] = {
    "a number twice": (twice, "SQLSTATE 23505 uq_patients_outpatient_number on patients", "UNIQUE constraint failed"),
    "a number twice, by the session": (
        twice_by_session,
        "SQLSTATE 23505 uq_patients_outpatient_number on patients",
        "UNIQUE constraint failed",
    ),
    "a value missing": (without_sex, "SQLSTATE 23502 on patients", "NOT NULL constraint failed"),
    "a value missing, by the session": (without_role, "SQLSTATE 23502 on staff", "NOT NULL constraint failed"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_rule_is_logged_without_the_row(database: Database, log_file: Path, case: str) -> None:
    work, on_postgres, on_sqlite = BROKEN[case]
    with pytest.raises(DBAPIError) as raised:
        database.run(work)
    logging.getLogger("kiosk.tests").error("charge 7 stays unfinished", exc_info=raised.value)
    written = log_file.read_text(encoding="utf-8")
    assert (on_postgres if database.engine.dialect.name == "postgresql" else on_sqlite) in written
    assert "Traceback" in written
    assert NAME not in written
    assert NUMBER not in written


def test_a_value_of_the_wrong_kind_is_not_quoted(postgresql_url: str, log_file: Path) -> None:
    with pytest.raises(DBAPIError) as raised, engine_of(postgresql_url) as engine, engine.connect() as connection:
        connection.execute(text("SELECT CAST(:name AS integer)"), {"name": NAME})
    logging.getLogger("kiosk.tests").error("no", exc_info=raised.value)
    written = log_file.read_text(encoding="utf-8")
    assert "SQLSTATE 22P02" in written
    assert NAME not in written


def test_a_detail_that_came_another_way_is_hidden_in_the_log(log_file: Path) -> None:
    quoting = 'duplicate key value\nDETAIL:  Key (name)=(欧阳无敌) already exists.\nCONTEXT:  $1 = "欧阳无敌"\nline 3'
    logging.getLogger("kiosk.tests").error("%s", quoting)
    written = log_file.read_text(encoding="utf-8")
    assert NAME not in written
    assert "duplicate key value\nDETAIL: ***\nCONTEXT: ***\nline 3" in written
