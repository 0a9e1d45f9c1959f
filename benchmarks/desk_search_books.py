"""Writes the invented patients into a database, with every key the hall itself would write."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from itertools import islice

import psycopg
from argon2 import PasswordHasher
from sqlalchemy import insert, make_url, select

from benchmarks.desk_people import Invented
from benchmarks.hall_books import SECRET, moment, open_hall, slot_id
from benchmarks.hall_plan import DAY, HOUR, arrivals
from kiosk.adapters.clock import FixedClock
from kiosk.domain.actor import Actor
from kiosk.domain.finding import Key, KeyKind, end_of, keys_of_name
from kiosk.domain.identity import Paper, PaperKind
from kiosk.domain.roles import Role
from kiosk.domain.ticket import label
from kiosk.services.office import Office
from kiosk.services.patients.patient_keys import RULES, stored
from kiosk.services.patients.sealing import paper_digest, phone_digest, seal_paper, seal_phone
from kiosk.services.staff.staff import StaffAccounts
from kiosk.storage.database import Database
from kiosk.storage.tables import DepartmentRow, RegistrationRow, TicketRow, TicketStateRow
from kiosk.storage.upkeep import upgrade
from kiosk.storage.vault import Vault

Value = str | int | bytes | date | None
Values = tuple[Value, ...]
COLUMNS = {
    "patients": (
        *("id", "outpatient_number", "name", "sex", "birth_date", "fee_class", "phone_sealed", "phone_digest"),
        *("consent", "created_at", "keyed"),
    ),
    "patient_papers": ("id", "patient_id", "kind", "sealed", "digest"),
    "unsorted_keys": ("kind", "key", "patient_id"),
}
CHUNK = 5_000
VISITORS = 2_000  # of today
FIRST_NUMBER = 101
NURSE = "0001"
STAGE = "CREATE {sort} TABLE unsorted_keys (kind TEXT, key {bytes}, patient_id BIGINT)"
# In the order of the index: a million patients' keys one by one would touch a page of the disk for each.
SORT = "INSERT INTO patient_keys SELECT kind, key, patient_id FROM unsorted_keys ORDER BY 1, 2, 3"


def fill(url: str, people: Iterable[Invented]) -> Vault:
    """Make the hall at ``url``, everybody in it, today's visitors and one nurse."""
    upgrade(url)
    database, vault = Database(url), Vault(SECRET)
    open_hall(database, arrivals(50, seed=6))
    everybody = iter(people)
    visitors = list(islice(everybody, VISITORS))
    write = _sqlite if url.startswith("sqlite") else _postgres
    write(url, _chunks(vault, visitors, everybody))
    _visits(database, vault, visitors)
    database.close()
    return vault


def _chunks(vault: Vault, first: list[Invented], others: Iterator[Invented]) -> Iterator[dict[str, list[Values]]]:
    for chunk in (first, *(list(some) for some in iter(lambda: list(islice(others, CHUNK)), []))):
        yield {
            "patients": [_patient(vault, one) for one in chunk],
            "patient_papers": [_paper(vault, one) for one in chunk],
            "unsorted_keys": [row for one in chunk for row in _keys(vault, one)],
        }


def _patient(vault: Vault, one: Invented) -> Values:
    return (
        *(one.id, one.outpatient, one.name, "female", one.birth, "self", seal_phone(vault, one.phone)),
        *(phone_digest(vault, one.phone), "1", "2026-01-01 00:00:00.000000", RULES),
    )


def _paper(vault: Vault, one: Invented) -> Values:
    paper = Paper(PaperKind.ID_CARD, one.paper)
    return one.id, one.id, paper.kind.value, seal_paper(vault, paper), paper_digest(vault, paper)


def _keys(vault: Vault, one: Invented) -> Iterator[Values]:
    ends = Key(KeyKind.PHONE_END, end_of(one.phone)), Key(KeyKind.PAPER_END, end_of(one.paper))
    for key in (*keys_of_name(one.name), *ends):
        yield key.kind.value, stored(vault, key), one.id


def _sqlite(url: str, chunks: Iterable[dict[str, list[Values]]]) -> None:
    with closing(sqlite3.connect(str(make_url(url).database))) as connection:
        connection.execute(STAGE.format(sort="TEMP", bytes="BLOB"))
        for chunk in chunks:
            for table, rows in chunk.items():
                columns = COLUMNS[table]
                places = ", ".join("?" * len(columns))
                text = [tuple(each.isoformat() if isinstance(each, date) else each for each in row) for row in rows]
                connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", text)
        connection.execute(SORT)
        connection.execute("ANALYZE")
        connection.commit()


def _postgres(url: str, chunks: Iterable[dict[str, list[Values]]]) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("SET session_replication_role = replica")  # references need no proof here
        connection.execute(STAGE.format(sort="TEMP", bytes="BYTEA"))
        for chunk in chunks:
            for table, rows in chunk.items():
                copying = f"COPY {table} ({', '.join(COLUMNS[table])}) FROM STDIN"
                with connection.cursor() as cursor, cursor.copy(copying) as copy:
                    for row in rows:
                        copy.write_row(row)
        connection.execute(SORT)
        connection.execute("DROP TABLE unsorted_keys")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
        connection.execute("CHECKPOINT")


def _visits(database: Database, vault: Vault, visitors: list[Invented]) -> None:
    """Everybody of today, with a number of the first department, and a nurse who looks for them."""
    at = moment(9 * HOUR)
    offer = {"slot_id": slot_id(1, 9 * HOUR), "session_id": 1, "department_id": 1, "doctor_key": 0}
    places = [(one.id, FIRST_NUMBER + place) for place, one in enumerate(visitors)]
    who = {"day": DAY, "pay_by": "window", "actor": "patient@K1", "created_at": at}
    stands = {"state": "waiting", "step": "issue", "since": at, "actor": "patient@K1", "queue_id": 1}
    with database.begin() as session:
        (letter,) = session.execute(select(DepartmentRow.letter).where(DepartmentRow.id == 1)).one()
        numbers = {"department_id": 1, "day": DAY, "created_at": at}
        for table, rows in (
            (RegistrationRow, [{"id": number, "patient_id": key} | offer | who for key, number in places]),
            (
                TicketRow,
                [
                    {"id": number, "registration_id": number, "number": number, "label": label(letter, number)}
                    | numbers
                    for _, number in places
                ],
            ),
            (TicketStateRow, [{"ticket_id": number, "rank": number} | stands for _, number in places]),
        ):
            session.execute(insert(table), rows)
    staff = StaffAccounts(Office(database, vault, FixedClock(at)), PasswordHasher(1, 64, 1))
    staff.enrol(NURSE, "吴敏", Role.GUIDE, "270918", actor=Actor("D1", "operator"))
