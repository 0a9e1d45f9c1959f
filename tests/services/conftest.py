"""A small hall on each database, checked at the end: the books must agree whatever was done."""

from collections.abc import Iterator

import pytest

from kiosk.storage.database import Database
from kiosk.storage.upkeep import verify
from kiosk.storage.vault import Vault
from tests.services.patients_hall import PatientsHall
from tests.services.queue_hall import QueueHall
from tests.services.refund_hall import RefundHall
from tests.services.running_hall import RunningHall
from tests.services.small_hall import SmallHall, build


@pytest.fixture
def hall(database: Database, vault: Vault) -> Iterator[SmallHall]:
    build(database, vault)
    hall = SmallHall(database, vault)
    yield hall
    assert verify(database, key=vault.audit_key) == ()


@pytest.fixture
def queue_hall(database: Database, vault: Vault) -> Iterator[QueueHall]:
    build(database, vault)
    hall = QueueHall(database, vault)
    yield hall
    assert verify(database, key=vault.audit_key) == ()


@pytest.fixture
def running_hall(database: Database, vault: Vault) -> Iterator[RunningHall]:
    build(database, vault)
    hall = RunningHall(database, vault)
    yield hall
    assert verify(database, key=vault.audit_key) == ()


@pytest.fixture
def refund_hall(database: Database, vault: Vault) -> Iterator[RefundHall]:
    build(database, vault)
    hall = RefundHall(database, vault)
    yield hall
    assert verify(database, key=vault.audit_key) == ()


@pytest.fixture
def patients_hall(database: Database, vault: Vault) -> Iterator[PatientsHall]:
    build(database, vault)
    hall = PatientsHall(database, vault)
    yield hall
    assert verify(database, key=vault.audit_key) == ()
