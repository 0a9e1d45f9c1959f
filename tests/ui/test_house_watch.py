"""A machine that is open for weeks: it looks for changes to the house, tells of each once, and stops when told."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from kiosk.domain.errors import DatabaseAway
from kiosk.domain.hospital import HospitalInfo
from kiosk.services import Services
from kiosk.storage.tables import WindowRow
from kiosk.ui.house_watch import HouseWatch
from kiosk.ui.tasks import Tasks
from tests.ui.at_the_desk import said
from tests.ui.at_the_window import WindowScene

FIRST, SECOND = HospitalInfo(name="甲"), HospitalInfo(name="乙")


class Book:
    """A house whose edition a test turns."""

    def __init__(self) -> None:
        self.number, self.house, self.reads = 3, FIRST, 0
        self.trouble: Exception | None = None

    def edition(self) -> int:
        if self.trouble is not None:
            raise self.trouble
        return self.number

    def read(self) -> HospitalInfo:
        self.reads += 1
        return self.house


@pytest.fixture
def book() -> Book:
    return Book()


@pytest.fixture
def told() -> list[HospitalInfo]:
    return []


@pytest.fixture
def watch(qtbot: QtBot, book: Book, told: list[HospitalInfo]) -> Iterator[HouseWatch]:
    tasks = Tasks(1)
    watch = HouseWatch(tasks, told.append, every_ms=10)
    watch.begin(cast(Services, SimpleNamespace(hospital=book)))
    yield watch
    watch.stop()
    tasks.close()
    watch.deleteLater()


def test_each_edition_is_told_once(watch: HouseWatch, book: Book, told: list[HospitalInfo], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: told == [FIRST])
    book.house, book.number = SECOND, 4
    qtbot.waitUntil(lambda: told == [FIRST, SECOND])
    qtbot.wait(60)
    assert (told, book.reads) == ([FIRST, SECOND], 2)


def test_while_the_database_is_away_it_goes_on_asking(
    watch: HouseWatch, book: Book, told: list[HospitalInfo], qtbot: QtBot
) -> None:
    book.trouble = DatabaseAway("gone")
    qtbot.wait(60)
    book.trouble = None
    qtbot.waitUntil(lambda: told == [FIRST])


def test_stopped_it_tells_nothing_more(watch: HouseWatch, book: Book, told: list[HospitalInfo], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: told == [FIRST])
    watch.look()
    book.house, book.number = SECOND, 4
    watch.stop()
    qtbot.wait(60)
    assert told == [FIRST]


def test_before_the_hall_is_open_it_asks_nobody(qtbot: QtBot, told: list[HospitalInfo]) -> None:
    tasks = Tasks(1)
    watch = HouseWatch(tasks, told.append)
    watch.look()
    watch.stop()
    tasks.close()
    watch.deleteLater()
    assert told == []


def test_a_window_goes_by_the_new_names(clerk: WindowScene) -> None:
    """The hospital in its head, and what it is called itself."""
    with clerk.hall.database.begin() as session:
        session.execute(update(WindowRow).values(name="新诊室"))
    clerk.window.rehouse(HospitalInfo(name_en="Anhe General", name="安和"))
    assert "Anhe General" in said(clerk.window)
    clerk.bot.waitUntil(lambda: "新诊室" in clerk.counter.name)
    clerk.work.rehouse()
    clerk.work.rehouse()  # the answer is still awaited
    clerk.work.stop()
