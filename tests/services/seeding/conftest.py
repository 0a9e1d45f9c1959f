"""Seeding and asking, for the tests of both."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kiosk.domain.actor import Actor
from kiosk.services.seeding import load_hospital, seed

EXAMPLE = load_hospital(Path("docs/examples/hospital"), today=date(2026, 11, 20))
FRIDAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
IT = Actor("K1", "0031")


@pytest.fixture
def sow(database, vault):
    def sow(hospital=EXAMPLE, *, today=FRIDAY, days=7):
        return seed(database, vault, hospital, today=today, days=days, at=AT, actor=IT)

    return sow


@pytest.fixture
def ask(database):
    def ask(statement):
        with database.read() as session:
            return session.execute(statement).all()

    return ask
