"""Whoever holds the disk of the database, but not the key, finds no paper or telephone number on it, and no message."""

from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from kiosk.domain.help import HelpSort, Side
from kiosk.domain.journey import Journey, Newcomer, PaperSort, Way
from kiosk.services.help.help_requests import HelpRequests
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from tests.services.small_hall import K1, SmallHall, build, citizen, newborn

PHONES = ("13912345678", "+85298765432")
INSURANCE = "424" + "9876543210" * 2 + "98765"
MESSAGE = "我听不见，请写给我看"
SECRETS = (MESSAGE, citizen(1).number, citizen(2).number, citizen(7).number, INSURANCE, PHONES[0], PHONES[1].strip("+"))


def live(database: Database, vault: Vault) -> None:
    """A day of the hall: newcomers with every kind of number, a visit paid and printed."""
    build(database, vault)
    hall = SmallHall(database, vault)
    for journey in (
        Journey(way=Way.TYPED, paper=citizen(1)),
        Journey(way=Way.CARD, paper=citizen(2)),
        Journey(way=Way.CODE, code=INSURANCE),
        newborn(),
    ):
        found = hall.reception.look_up(journey)
        name = found.newcomer.name or "李晓云"
        phone = PHONES[found.way is Way.CARD]
        newcomer = replace(found.newcomer, name=name, phone=phone, consented=True)
        hall.reception.enrol(replace(found, newcomer=newcomer), actor=K1)
    hall.reception.look_for_namesakes(Journey(newcomer=Newcomer("李晓云")))
    visit = hall.paid_visit("chen 10:00", 1)
    hall.printing.print_papers(visit.registration_id, large=False, actor=K1)
    hall.printing.reprint(visit.registration_id, PaperSort.INVOICE, large=False, actor=K1)
    asked = HelpRequests(hall.office)
    asked.say(asked.ask(HelpSort.SIGNS, page="slot", actor=K1).id, MESSAGE, side=Side.PATIENT, actor=K1)


def test_the_file_tells_no_number(sqlite_url: str, vault: Vault, caplog: pytest.LogCaptureFixture) -> None:
    database = Database(sqlite_url)
    path = Path(str(make_url(sqlite_url).database))
    live(database, vault)
    raw = b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))
    database.close()
    raw += path.read_bytes()
    assert "李晓云".encode() in raw
    for secret in SECRETS:
        assert secret.encode() not in raw
        assert secret.encode("utf-16-le") not in raw
        assert secret not in caplog.text


def test_the_server_tells_no_number(postgresql_url: str, vault: Vault) -> None:
    database = Database(postgresql_url)
    live(database, vault)
    database.close()
    with psycopg.connect(postgresql_url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        told = "".join(copied(connection, name) for (name,) in tables)
    assert "李晓云" in told
    for secret in SECRETS:
        assert secret not in told
        assert secret.encode().hex() not in told


def copied(connection: "psycopg.Connection[tuple[object, ...]]", table: str) -> str:
    with connection.cursor().copy(f'COPY "{table}" TO STDOUT') as lines:
        return b"".join(bytes(line) for line in lines).decode()
