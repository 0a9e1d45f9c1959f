"""At the desk: sittings are seen, looked on and asked for, without a name of anybody."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway
from kiosk.domain.live import Control, ControlKind, Deed, Picture, Shown, SittingOver
from kiosk.services.office import Office
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from tests.ui.at_the_desk import said
from tests.ui.at_the_kiosks_section import K1, K3, RUN, WU, ZHAO, Room, books_of, room_of


@pytest.fixture
def books(sqlite_url: str, vault: Vault) -> Iterator[Office]:
    database = Database(sqlite_url)
    yield books_of(database, vault)
    database.close()


@pytest.fixture
def room(books: Office, qtbot: QtBot) -> Iterator[Room]:
    yield from room_of(books, WU, qtbot)


@pytest.fixture
def volunteers_room(books: Office, qtbot: QtBot) -> Iterator[Room]:
    yield from room_of(books, ZHAO, qtbot)


# ---- the list -----------------------------------------------------------------


def test_the_sittings_of_the_hall_are_seen_without_names(room: Room) -> None:
    assert "Nobody is at a kiosk now." in said(room.page)
    counted: list[int] = []
    room.page.counted.connect(counted.append)
    room.begin(K1)
    room.begin(K3, Shown(("large",), struggles=True))
    room.clock.advance(timedelta(seconds=130))
    room.sees("K1", "K3")
    room.page.table.choose("K3")
    words = said(room.page)
    assert "Kiosk K3, Choose a doctor and a time" in words
    assert "At this step for 2:10, Large text, Struggles" in words
    assert "慕容" not in words
    assert counted[-1] == 1


def test_a_device_that_was_asked_for_is_taken_in_hand_when_it_comes(room: Room) -> None:
    room.begin(K1)
    room.sees("K1")
    room.page.receive("K3")
    room.page.receive(None)
    room.begin(K3)
    room.sees("K1", "K3")
    assert room.page.chosen is not None
    assert room.page.chosen.device == "K3"


def test_while_the_books_are_away_the_list_says_how_old_it_is(room: Room) -> None:
    room.begin(K1)
    room.sees("K1")
    room.troubles.append(DatabaseAway())
    room.page.look()
    room.bot.waitUntil(lambda: "The list is as it was at 09:41" in said(room.page))
    room.sees("K1")
    room.bot.waitUntil(room.page.trouble.isHidden)


# ---- asking ---------------------------------------------------------------------


def test_granted_the_page_comes_with_the_sitting_as_it_stands(room: Room) -> None:
    room.begin()
    room.sees("K3")
    room.asks()
    assert "Waiting for the patient's answer" in said(room.page)
    grip = room.page.helping.grip
    assert grip is not None
    room.kiosk.grant(grip, RUN, actor=K3)
    room.bot.waitUntil(lambda: room.register.run is not None)
    assert room.stack.currentWidget() is room.register
    assert room.register.run is not None
    assert (room.register.run.step_id, room.register.run.journey) == ("slot", RUN.slight.journey)
    assert room.register.run.can_go_back


def test_a_refusal_is_read(room: Room) -> None:
    room.begin()
    room.sees("K3")
    room.asks()
    grip = room.page.helping.grip
    assert grip is not None
    room.kiosk.refuse(grip, actor=K3)
    room.bot.waitUntil(lambda: "would rather go on alone" in said(room.page))
    assert room.page.helping.grip is None
    room.bot.waitUntil(lambda: room.page.detail.ask.isVisibleTo(room.page))


def test_who_was_quicker_is_read(room: Room) -> None:
    number = room.begin()
    room.sees("K3")
    room.desk.ask("K3", number, actor=Actor("D2", "0009"))
    room.page.table.choose("K3")
    room.page.detail.ask.click()
    room.bot.waitUntil(lambda: "何立 is already seeing to this." in said(room.page))


def test_a_sitting_that_ended_meanwhile_is_told(room: Room) -> None:
    number = room.begin()
    room.sees("K3")
    room.asks()
    room.kiosk.end(number, actor=K3)
    room.bot.waitUntil(lambda: "finished or left the kiosk" in said(room.page))
    assert room.page.helping.grip is None


def test_asking_can_be_taken_back_by_a_key(room: Room) -> None:
    number = room.begin()
    room.sees("K3")
    room.page.table.setFocus()
    QTest.keyClick(room.page.table.rows, Qt.Key.Key_F2)
    room.bot.waitUntil(lambda: room.page.helping.grip is not None)
    QTest.keyClick(room.page, Qt.Key.Key_Escape)
    room.bot.waitUntil(lambda: room.kiosk.look(number, actor=K3).last is Deed.WITHDRAW)
    assert room.page.helping.grip is None


def test_a_volunteer_looks_and_points_and_takes_nothing_over(volunteers_room: Room) -> None:
    room = volunteers_room
    room.begin()
    room.sees("K3")
    room.page.table.choose("K3")
    assert not room.page.detail.ask.isVisibleTo(room.page)
    room.page.table.opened.emit("K3")
    assert room.page.helping.grip is None


# ---- looking on -----------------------------------------------------------------


def test_what_the_kiosk_shows_is_pointed_at_by_enter(room: Room) -> None:
    number = room.begin()
    room.sees("K3")
    room.page.table.choose("K3")
    room.page.detail.look_on.click()
    room.bot.waitUntil(lambda: room.kiosk.look(number, actor=K3).watch > 0)
    assert "The kiosk is being asked what it shows." in said(room.page)
    controls = (Control("08:00", ControlKind.CHOICE, is_on=True), Control("Next", is_usable=False))
    room.kiosk.show(number, Picture(4, "slot", ("Choose a time", "Each shows the fee"), controls), actor=K3)

    def is_seen() -> bool:
        room.page.look()
        return "Choose a time" in said(room.page)

    room.bot.waitUntil(is_seen)
    onlook = room.page.detail.onlook
    onlook.table.choose(1)
    QTest.keyClick(onlook.table.rows, Qt.Key.Key_Return)
    room.bot.waitUntil(lambda: room.kiosk.look(number, actor=K3).point.count == 1)
    point = room.kiosk.look(number, actor=K3).point
    assert (point.picture, point.place) == (4, 1)
    room.bot.waitUntil(lambda: "Shown at the kiosk: Next" in said(room.page))
    room.page.detail.look_on.click()
    assert not onlook.isVisibleTo(room.page)


def test_looking_ends_with_the_sitting_that_is_looked_at(room: Room) -> None:
    number = room.begin()
    room.begin(K1)
    room.sees("K1", "K3")
    room.page.table.choose("K3")
    room.page.detail.look_on.click()
    room.page.table.choose("K1")
    assert not room.page.detail.onlook.isVisibleTo(room.page)
    room.page.table.choose("K3")
    room.page.detail.look_on.click()
    room.kiosk.end(number, actor=K3)
    room.sees("K1")
    assert not room.page.detail.onlook.isVisibleTo(room.page)


def test_while_the_books_are_away_looking_on_goes_on(room: Room) -> None:
    room.begin()
    room.sees("K3")
    room.page.table.choose("K3")
    room.page.detail.look_on.click()
    room.page._not_watched(DatabaseAway())
    assert room.page.detail.onlook.isVisibleTo(room.page)
    room.page._not_watched(SittingOver())
    assert not room.page.detail.onlook.isVisibleTo(room.page)


def test_nothing_is_pointed_at_where_nobody_looks(room: Room) -> None:
    number = room.begin()
    room.sees("K3")
    room.page.table.choose("K3")
    room.page.detail.onlook.pointed.emit(1, 0)
    assert room.kiosk.look(number, actor=K3).point.count == 0
