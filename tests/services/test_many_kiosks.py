"""Eight kiosks in processes of their own, each fifth transaction rolled back: nothing oversold, lost or doubled."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.journey import PayBy
from kiosk.storage.database import Database
from kiosk.storage.tables import InvoiceRow, PrintJobStateRow, RegistrationRow, SlotRow, TicketRow
from kiosk.storage.upkeep import verify
from kiosk.storage.vault import Vault
from tests.services.registrars import PATIENTS, PLACES, SLOTS
from tests.services.small_hall import SmallHall, build

ROOT = Path(__file__).parents[2]
KIOSKS = 8


def start(url: str, key_file: Path, device: str, registration: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.services.registrars", url, str(key_file), device, str(registration)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ)


def run(url: str, key_file: Path, registration: int) -> Counter[str]:
    kiosks = [start(url, key_file, f"K{number}", registration) for number in range(1, KIOSKS + 1)]
    heard: Counter[str] = Counter()
    for kiosk in kiosks:
        out, _ = kiosk.communicate(timeout=300)
        assert kiosk.returncode == 0
        heard.update(json.loads(out))
    return heard


@pytest.fixture
def hall(database: Database, vault: Vault) -> Iterator[SmallHall]:
    build(database, vault, places=PLACES)
    hall = SmallHall(database, vault)
    yield hall
    assert verify(database, key=vault.audit_key) == ()


@pytest.fixture
def heard(hall: SmallHall, database_url: str, vault_file: Path) -> Counter[str]:
    for number in range(1, PATIENTS + 1):
        hall.patient(number)
    printed = hall.visit("zhou 14:00", 1, PayBy.WINDOW)
    return run(database_url, vault_file, printed.registration_id)


def test_the_books_of_eight_kiosks_agree(hall: SmallHall, heard: Counter[str]) -> None:
    registrations = hall.rows(RegistrationRow)
    assert heard["rolled back"] > KIOSKS
    assert heard["taken"] > 0
    assert heard["already"] > 0
    assert len(registrations) == heard["registered"] + 1 == PLACES * len(SLOTS) + 1
    no_slot_is_oversold(hall)
    nobody_is_registered_twice(registrations)
    numbers_have_no_gap(hall)
    assert heard["printed"] == 1
    # A last step that was rolled back is written by the next try of whoever printed.
    assert [row["state"] for row in hall.rows(PrintJobStateRow)] == ["queued", "sent", "confirmed"]


def no_slot_is_oversold(hall: SmallHall) -> None:
    slots = {slot["id"]: slot for slot in hall.rows(SlotRow)}
    taken = Counter(row["slot_id"] for row in hall.rows(RegistrationRow))
    for key, slot in slots.items():
        assert slot["booked"] == taken[key] <= slot["capacity"]


def nobody_is_registered_twice(registrations: list[dict[str, object]]) -> None:
    keys = Counter((row["patient_id"], row["day"], row["department_id"], row["doctor_key"]) for row in registrations)
    assert set(keys.values()) == {1}


def numbers_have_no_gap(hall: SmallHall) -> None:
    tickets = hall.rows(TicketRow)
    for queue in {(row["department_id"], row["day"]) for row in tickets}:
        numbers = sorted(int(str(row["number"])) for row in tickets if (row["department_id"], row["day"]) == queue)
        assert numbers == list(range(1, len(numbers) + 1))
    invoices = sorted(int(str(row["number"])) for row in hall.rows(InvoiceRow))
    assert invoices == list(range(1, len(invoices) + 1))
    assert len(invoices) > 10
