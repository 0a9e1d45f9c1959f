"""A board on the real books of a hall: a window calls, and the board in another process's place shows and speaks it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import psycopg
import pytest
from pytestqt.qtbot import QtBot

from kiosk.board import Board, Opened, Sound
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.wish import Wish
from kiosk.services.queue.board_areas import BoardAreas
from kiosk.services.queue.boards import Boards
from kiosk.services.queue.lines import Lines
from kiosk.services.visits.timetable import Timetable
from kiosk.settings import Settings
from kiosk.storage.bell import Bell
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from kiosk.ui.board.window import BoardWindow
from tests.services.queue_hall import W1, QueueHall
from tests.services.small_hall import build
from tests.ui.at_the_board import FakeLoudspeaker, FakeSpeech

WISH = Wish(("R2",))


@dataclass
class Evening:
    """Windows at one connection, a board at another."""

    hall: QueueHall
    board: Board
    loudspeaker: FakeLoudspeaker
    bot: QtBot

    @property
    def window(self) -> BoardWindow:
        return self.board.windows[0]

    def shows(self, label: str) -> None:
        """Until it does."""

        def is_there() -> bool:
            newest = self.window.wall.newest.call  # the wall is made anew for an area that was unknown before
            return newest is not None and newest.label == label

        self.bot.waitUntil(is_there)

    def hears(self, count: int) -> list[str]:
        for _ in range(count):
            self.bot.waitUntil(lambda: self.loudspeaker.playing is not None)
            self.loudspeaker.end()
        return list(self.loudspeaker.heard)


@pytest.fixture
def evening(qtbot: QtBot, database_url: str, vault: Vault) -> Iterator[Evening]:
    database, own = Database(database_url), Database(database_url)
    build(database, vault)
    hall = QueueHall(database, vault)
    office = replace(hall.office, database=own)
    areas = BoardAreas(Boards(office), Lines(office), Timetable(office), HospitalInfo(name="安和"))
    loudspeaker = FakeLoudspeaker()
    board = Board(
        replace(Settings(), language="en"),
        hall.clock,
        [WISH],
        sound=Sound(FakeSpeech(), loudspeaker),
        sizes=[(960, 540)],
        retry_ms=10,
        opener=lambda: Opened(own, HospitalInfo(), lambda: (areas.look(WISH.codes),), lambda: Bell(database_url)),
    )
    board.windows[0].show()
    yield Evening(hall, board, loudspeaker, qtbot)
    board.close()
    database.close()
    board.windows[0].deleteLater()
    for each in (board, loudspeaker):
        each.deleteLater()


def test_a_call_reaches_the_wall_and_is_spoken(evening: Evening) -> None:
    hall = evening.hall
    people = hall.people(3)
    earlier = hall.queueing.call_next(hall.window(), actor=W1)
    assert earlier is not None
    evening.board.open()
    evening.shows(earlier.label)
    wall = evening.window.wall
    assert [count.waiting for count in wall.waiting.counts] == [2]
    hall.queueing.arrived(earlier.ticket_id, actor=W1)
    called = hall.queueing.call_next(hall.window(), actor=W1)
    assert called is not None
    assert called.ticket_id == people[1]
    evening.shows(called.label)
    assert [one.label for one in wall.earlier.calls] == [earlier.label]
    sentences = evening.hears(2)
    assert sentences == [f"Number {called.label}, please go to {called.window_en or called.window}."] * 2
    again = hall.queueing.recall(called.ticket_id, actor=W1)
    assert evening.hears(2) == sentences * 2
    assert wall.newest.call == again


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_cut_off_by_the_server_it_looks_again_and_replays_nothing(evening: Evening, database_url: str) -> None:
    hall = evening.hall
    hall.people(2)
    evening.board.open()
    evening.bot.waitUntil(lambda: bool(evening.window.wall.waiting.counts))
    first = hall.queueing.call_next(hall.window(), actor=W1)
    assert first is not None
    before = evening.hears(2)
    with psycopg.connect(database_url, autocommit=True) as server:
        others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        server.execute(f"SELECT pg_terminate_backend(pid, 60000) {others}")  # and wait: a dying one still answers
    hall.queueing.arrived(first.ticket_id, actor=W1)
    second = hall.queueing.call_next(hall.window(), actor=W1)
    assert second is not None
    evening.shows(second.label)
    heard = evening.hears(2)
    assert heard[:2] == before
    assert heard[2:] == [f"Number {second.label}, please go to {second.window_en or second.window}."] * 2


def test_no_name_is_whole_on_the_wall(evening: Evening) -> None:
    hall = evening.hall
    hall.people(1)
    evening.board.open()
    called = hall.queueing.call_next(hall.window(), actor=W1)
    assert called is not None
    evening.shows(called.label)
    assert "*" in evening.window.wall.newest.accessibleName()
