"""At the desk: what is granted comes to the page, and nothing is held by mistake."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway
from kiosk.domain.live import Deed, Hold
from kiosk.services.office import Office
from kiosk.services.staff.staff import StaffAccounts
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from tests.ui.at_the_kiosks_section import K3, RUN, WU, ZHAO, Room, books_of, room_of


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


# ---- helping --------------------------------------------------------------------


def test_every_move_is_seen_at_the_kiosk_and_so_is_the_handing_back(room: Room) -> None:
    number = room.begin()
    room.sees("K3")
    room.takes()
    run = room.register.run
    assert run is not None
    room.register.changed(replace(run, step_id="confirm"))
    room.register.changed(replace(run, step_id="pay"))
    room.bot.waitUntil(lambda: room.kiosk.look(number, actor=K3).step == "pay")
    room.register.ended(replace(run, step_id="confirm"))
    room.bot.waitUntil(lambda: room.kiosk.look(number, actor=K3).last is Deed.HAND_BACK)
    assert room.kiosk.run(number, actor=K3).step == "confirm"
    assert room.page.helping.grip is None


def test_finished_the_kiosk_has_where_it_stood_last(room: Room) -> None:
    number = room.begin()
    room.sees("K3")
    room.takes()
    assert room.register.run is not None
    room.register.changed(replace(room.register.run, step_id="done", past=()))
    room.register.ended(None)
    room.bot.waitUntil(lambda: room.kiosk.look(number, actor=K3).last is Deed.FINISH)
    assert room.kiosk.run(number, actor=K3).step == "done"


def test_the_desk_is_heard_while_it_helps(room: Room) -> None:
    number = room.begin()
    room.sees("K3")
    room.takes()
    before = room.kiosk.look(number, actor=K3).beat
    room.page.helping._beat.timeout.emit()
    room.bot.waitUntil(lambda: room.kiosk.look(number, actor=K3).beat > before)


@pytest.mark.parametrize(
    ("take_back", "words"),
    [
        (lambda room, grip: room.kiosk.take_back(grip, actor=K3), "The patient goes on alone at the kiosk."),
        (lambda room, grip: room.kiosk.end(grip.number, actor=K3), "This patient has finished or left the kiosk."),
        (
            lambda room, grip: room.kiosk.lose(grip, heard=room.kiosk.look(grip.number, actor=K3).beat, actor=K3),
            "The kiosk did not hear from this desk, and goes on by itself.",
        ),
    ],
    ids=["taken back", "ended", "lost"],
)
def test_what_is_not_held_any_more_is_let_go_with_the_reason(
    room: Room, take_back: Callable[[Room, object], object], words: str
) -> None:
    room.begin()
    room.sees("K3")
    room.takes()
    take_back(room, room.page.helping.grip)
    assert room.register.run is not None
    room.register.changed(replace(room.register.run, step_id="confirm"))
    room.bot.waitUntil(lambda: room.register.said == words)
    assert (room.page.helping.grip, room.register.run) == (None, None)


def test_rights_taken_away_end_it(room: Room, books: Office) -> None:
    room.begin()
    room.sees("K3")
    room.takes()
    StaffAccounts(books).lock(WU.number, actor=Actor("D1", "operator"))
    room.page.helping._beat.timeout.emit()
    room.bot.waitUntil(lambda: "Your role may not do this" in room.register.said)


def test_whoever_goes_gives_back_what_is_held(room: Room) -> None:
    number = room.begin()
    room.sees("K3")
    room.takes()
    room.page.stop()
    room.bot.waitUntil(lambda: room.kiosk.look(number, actor=K3).last is Deed.HAND_BACK)


def test_whoever_goes_asks_no_more(room: Room) -> None:
    number = room.begin()
    room.sees("K3")
    room.asks()
    room.page.stop()
    room.bot.waitUntil(lambda: room.kiosk.look(number, actor=K3).last is Deed.WITHDRAW)


def test_a_kiosk_of_another_version_gets_its_sitting_back(room: Room) -> None:
    strange = replace(RUN, step="unheard_of")
    number = room.begin(run=strange)
    room.sees("K3")
    room.asks()
    grip = room.page.helping.grip
    assert grip is not None
    room.kiosk.grant(grip, strange, actor=K3)
    room.bot.waitUntil(lambda: room.kiosk.look(number, actor=K3).last is Deed.HAND_BACK)
    assert room.kiosk.run(number, actor=K3).step == "unheard_of"


def test_a_desk_without_the_page_gives_it_back(books: Office, qtbot: QtBot) -> None:
    rooms = room_of(books, WU, qtbot, has_register=False)
    room = next(rooms)
    number = room.begin()
    room.sees("K3")
    room.asks()
    grip = room.page.helping.grip
    assert grip is not None
    room.kiosk.grant(grip, RUN, actor=K3)
    room.bot.waitUntil(lambda: room.kiosk.look(number, actor=K3).last is Deed.HAND_BACK)
    assert room.kiosk.look(number, actor=K3).hold is Hold.FREE
    assert next(rooms, None) is None


def test_while_the_books_are_away_it_is_held_on(room: Room) -> None:
    room.begin()
    room.sees("K3")
    room.takes()
    told: list[str] = []
    room.page.helping.told.connect(told.append)
    room.page.helping._not_saved(DatabaseAway())
    room.page.helping._fail(DatabaseAway())
    assert room.page.helping.is_held
    assert told == ["Kiosk K3: The database does not answer. It is tried again."]


def test_what_is_handed_back_comes_after_what_is_still_being_written(room: Room) -> None:
    number = room.begin()
    room.sees("K3")
    room.takes()
    run = room.register.run
    assert run is not None
    room.register.changed(replace(run, step_id="confirm"))
    room.register.ended(replace(run, step_id="pay"))
    assert room.page.helping._parting is not None
    room.bot.waitUntil(lambda: room.kiosk.look(number, actor=K3).last is Deed.HAND_BACK)
    assert room.kiosk.run(number, actor=K3).step == "pay"
    assert room.page.helping._parting is None


def test_what_nobody_goes_on_with_is_given_back(room: Room) -> None:
    number = room.begin()
    room.sees("K3")
    room.takes()
    assert room.page.helping._unused.interval() == 300_000
    room.page.helping._unused.timeout.emit()
    room.bot.waitUntil(lambda: room.kiosk.look(number, actor=K3).last is Deed.HAND_BACK)
    assert room.register.said == "Nothing was done for 5 minutes: the kiosk goes on by itself."
    assert not room.page.helping._unused.isActive()
