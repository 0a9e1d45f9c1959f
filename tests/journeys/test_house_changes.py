"""Two halls on one database: what an administrator changes at a desk is seen at kiosks and boards without a restart."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kiosk.adapters.clock import FixedClock
from kiosk.domain.administration import Kind
from kiosk.hall import open_hall
from kiosk.machine import Kiosk
from kiosk.services.hall.hospital import HospitalBook
from kiosk.services.queue.board_areas import BoardAreas
from kiosk.settings import Settings
from kiosk.storage.database import Database
from kiosk.storage.vault import open_vault
from kiosk.ui.house_watch import EVERY_MS
from kiosk.ui.voice.reading import read
from tests.services.administrators import Desk
from tests.services.queue_hall import QueueHall
from tests.services.small_hall import NOW, build

POLL_MS = 20


@dataclass
class Halls:
    """A kiosk on one connection, a desk on another."""

    kiosk: Kiosk
    desk: Desk
    clock: FixedClock
    bot: QtBot

    def reads(self) -> str:
        """Every label that can be seen at the kiosk."""
        labels = [each for each in self.kiosk.window.findChildren(QLabel) if each.isVisible()]
        return "\n".join(each.text() for each in labels)

    def soon(self, what: Callable[[], bool]) -> None:
        self.bot.waitUntil(what, timeout=10_000)

    def edit(self, kind: Kind, **values: str) -> None:
        self.desk.change(self.desk.all(kind)[0], **values)


@pytest.fixture
def halls(qtbot: QtBot, database_url: str, tmp_path: Path) -> Iterator[Halls]:
    settings = Settings(
        data=tmp_path, database_url=database_url, language="en", device="K1", demo=False, reduced_motion=True
    )
    database, clock = Database(database_url), FixedClock(NOW)
    vault = open_vault(settings.key_path)
    build(database, vault)
    hall = QueueHall(database, vault)
    kiosk = Kiosk(settings, clock, opener=partial(open_hall, settings, clock=clock))
    assert kiosk.house_watch._timer.interval() == EVERY_MS
    kiosk.house_watch._timer.setInterval(POLL_MS)
    kiosk.window.resize(1080, 1920)
    kiosk.window.start()
    kiosk.window.show()
    kiosk.start()
    halls = Halls(kiosk, Desk(hall), clock, qtbot)
    halls.soon(lambda: kiosk.hall is not None)
    yield halls
    kiosk.close()
    kiosk.window.deleteLater()
    kiosk.deleteLater()
    database.close()


def test_a_message_comes_to_the_start_page_and_goes(halls: Halls) -> None:
    made = halls.desk.add(Kind.MESSAGES, words="今天停水", words_en="No water today")
    halls.soon(lambda: "No water today" in halls.reads())
    assert "No water today" in [each.text for each in read(halls.kiosk.window.page)]  # what the voice says
    halls.kiosk.window.toggle_mode("large")
    assert "No water today" in halls.reads()
    halls.kiosk.window.switch_language()
    assert "今天停水" in halls.reads()
    halls.desk.retire(made)
    halls.soon(lambda: "今天停水" not in halls.reads())


def test_a_message_is_taken_down_when_its_time_is_over(halls: Halls) -> None:
    halls.desk.add(Kind.MESSAGES, words="今天停水", until="2026-11-20 10:00")
    halls.soon(lambda: "今天停水" in halls.reads())
    halls.kiosk.house_watch.stop()
    halls.clock.advance(timedelta(minutes=30))
    halls.kiosk.window._show_time()
    assert "今天停水" not in halls.reads()


def test_another_name_of_the_hospital_is_seen(halls: Halls) -> None:
    halls.edit(Kind.HOSPITAL, name_en="Anhe General")
    halls.soon(lambda: "Anhe General" in halls.reads())


def test_another_notice_stands_where_no_message_does_but_not_in_large_text(halls: Halls) -> None:
    halls.edit(Kind.HOSPITAL, notice="请戴口罩", notice_en="Masks, please")
    halls.soon(lambda: "Masks, please" in halls.reads())
    halls.kiosk.window.toggle_mode("large")
    assert "Masks, please" not in halls.reads()


def test_whoever_sits_there_is_not_disturbed(halls: Halls) -> None:
    window = halls.kiosk.window
    window.begun.emit("")
    halls.soon(lambda: halls.kiosk.sitting.run is not None and window.page_name != "home")
    page = window.page
    halls.desk.add(Kind.MESSAGES, words="今天停水", words_en="No water today")
    halls.soon(lambda: bool(window.house.hospital.messages))
    assert window.page is page
    halls.kiosk.sitting.leave()
    halls.soon(lambda: "No water today" in halls.reads())


def test_departments_are_read_anew_at_every_step(halls: Halls) -> None:
    assert halls.kiosk.hall is not None
    timetable = halls.kiosk.hall.services.timetable
    halls.edit(Kind.DEPARTMENTS, name="大内科")
    assert [offer.department.name for offer in timetable.departments()] == ["大内科", "外科"]


def test_a_board_is_called_by_the_new_names(halls: Halls) -> None:
    hall = halls.desk.hall
    assert isinstance(hall, QueueHall)
    hall.people(1)
    book = HospitalBook(hall.office)
    areas = BoardAreas(hall.board, hall.lines, hall.timetable, book.read(), book)
    before = areas.look(("D1",))
    assert (before.area.name, before.hospital and before.hospital.name) == ("内科", "安和市第一人民医院")
    halls.edit(Kind.DEPARTMENTS, name="大内科")
    halls.edit(Kind.HOSPITAL, name="安和医院")
    after = areas.look(("D1",))
    assert (after.area.name, after.hospital and after.hospital.name) == ("大内科", "安和医院")
    assert replace(after.picture, at=before.picture.at) == before.picture
