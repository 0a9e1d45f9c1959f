"""The kiosk as a screen reader has it: a registration by names alone, and nothing said that should not be."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.paths import ROOT
from kiosk.storage.database import Database
from kiosk.storage.tables import TicketRow
from tests.journeys.screen_reader import Desktop, Ear, ScreenReader

NUMBER = "110105199003070244"
TAB, ENTER, ESCAPE, UP = 0xFF09, 0xFF0D, 0xFF1B, 0xFF52  # X symbols


@pytest.fixture
def reader(desktop: Desktop) -> Iterator[ScreenReader]:
    reader = ScreenReader(desktop)
    yield reader
    reader.close()


@pytest.fixture
def kiosk(desktop: Desktop, reader: ScreenReader, tmp_path: Path) -> Iterator[None]:
    """The program itself, started while a screen reader listens; it ends without a word about an error."""
    command = [sys.executable, "main.py", "kiosk", "--demo", "--windowed", "--size", "1080x1920", "--lang", "en"]
    own = {"QT_QPA_PLATFORM": "xcb", "KIOSK_DATA": str(tmp_path), "KIOSK_TIME_ZONE": morning()}
    environment = desktop.environment | own
    environment.pop("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", None)  # the desktop says who listens
    said = tmp_path / "said.txt"
    with said.open("wb") as file:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=file)
        yield
        process.terminate()
        assert process.wait() == 0
    assert "Traceback" not in said.read_text(encoding="utf-8")


def morning() -> str:
    """A time zone where it is between nine and ten now, so that the hall is open whenever this is tested."""
    ahead = 9 - datetime.now(UTC).hour
    ahead += 24 if ahead < -12 else 0
    return f"Etc/GMT{-ahead:+d}"  # these names count the other way round


@pytest.fixture
def ear(desktop: Desktop, reader: ScreenReader) -> Iterator[Ear]:
    ear = Ear(desktop)
    yield ear
    ear.close()


def tickets(data: Path) -> list[str]:
    """The numbers in the demo's own database."""
    database = Database(f"sqlite:///{next(data.rglob('*.db'))}")
    with database.read() as session:
        labels = list(session.scalars(select(TicketRow.label)))
    database.close()
    return labels


def test_a_registration_by_names_alone(kiosk: None, reader: ScreenReader, tmp_path: Path) -> None:
    reader.press("Register")
    reader.find("Step 1 of 5", "label")
    reader.press("Demo: use a sample card")
    reader.find("Which department do you want to see", "heading")
    reader.press("General Medicine")
    doctor = reader.press(r".*, \d+ left, from").name.split(",")[0]
    reader.find(f"You chose {doctor}", "label")
    reader.press("Next$")  # there may be a "Next page" of doctors
    reader.press("Pay by phone")
    ticket = reader.find("Your number", "label").name
    read = re.match(r"Your number (\w+),", ticket)
    assert read, ticket
    assert [read[1]] == tickets(tmp_path)


def test_a_typed_number_is_counted_and_not_said(kiosk: None, reader: ScreenReader, ear: Ear) -> None:
    reader.press("Register")
    reader.press("Type the number")
    reader.find("Clear all")
    for place, digit in enumerate(NUMBER[:4], start=1):
        reader.press(digit)
        assert ear.next() == f"Digit {place} entered"
    reader.press("Delete")
    assert ear.next() == "Digit 4 deleted"
    display = reader.find("3 typed, 15 to go", "label")
    assert reader.description(display) == ""
    assert not [thing.name for thing in reader.tree() if NUMBER[:3] in thing.name.replace(" ", "")]
    reader.press("Show number")
    assert "checked" in reader.wait_for(lambda: reader.having("Show number", "checked"), "a checked box").states
    shown = [reader.description(thing) for thing in reader.tree() if thing.name == display.name]
    assert "1 1 0" in shown


def test_states_and_values_are_told(kiosk: None, reader: ScreenReader) -> None:
    reader.press("Contrast")
    reader.wait_for(lambda: reader.having("Contrast", "checked"), "high contrast")
    reader.press("Register")
    left = reader.find("1:00 left", "progress bar")
    assert reader.value(left)[1] == 60
    reader.press("Type the number")
    assert "sensitive" not in reader.find("18 more").states
    assert "sensitive" in reader.find("Clear all").states
    reader.press("Leave")
    question = reader.find("Do you want to leave", "dialog")
    assert reader.description(question) == "Nothing has been charged. What you entered is cleared."
    reader.press("Stay here")
    reader.press("Back")
    reader.find("Put your ID card on the reader", "heading")


def test_keys_arrive_though_no_window_manager_hands_them_out(kiosk: None, reader: ScreenReader) -> None:
    reader.find("Many people")  # the notice of the day: the hall is open
    reader.wait_for_focus("Good morning")
    reader.key(TAB)
    reader.wait_for_focus("Register")
    reader.key(TAB)
    reader.wait_for_focus("My place in line")
    reader.key(UP)
    reader.wait_for_focus("Register")
    reader.key(ENTER)
    reader.wait_for_focus("Put your ID card on the reader")
    reader.key(ESCAPE)
    reader.wait_for_focus("Good morning")
