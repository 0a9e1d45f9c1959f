"""What a board shows: readable from eight metres, marked, masked, on time, and for weeks."""

import gc
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.adapters.clock import FixedClock
from kiosk.domain.board import Area
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.queue_views import BoardPicture, Line
from kiosk.ui.board.flash import FLASHES, Flash
from kiosk.ui.board.window import BoardHouse, BoardWindow
from kiosk.ui.theme import BOARD, Theme
from tests.ui.at_the_board import AREA, HOSPITAL, LINES, OPEN, call, picture

PX_PER_MM = 1.5769  # 1920 × 1080 on 55 inch
FULL, UPRIGHT = (1920, 1080), (1080, 1920)
# accessibility.md and mock/tokens.md: capitals in mm on the panel, to be read from 8 m
CAPITALS = {"caption": 26, "body": 26, "label": 29, "title-s": 39, "title": 48, "display": 65, "number": 124}


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(OPEN)


@pytest.fixture
def window(qtbot: QtBot, clock: FixedClock) -> Iterator[BoardWindow]:
    window = BoardWindow(BoardHouse(clock.now), size=FULL)
    qtbot.addWidget(window)
    window.open(AREA, HOSPITAL)
    window.show()
    yield window
    window.stop()


def looks(window: BoardWindow) -> QImage:
    return window.grab().toImage()


@pytest.mark.parametrize(("name", "millimetres"), CAPITALS.items())
def test_capitals_are_read_from_eight_metres(name: str, millimetres: float) -> None:
    font = Theme(PX_PER_MM, {BOARD}).font(name)
    assert QFontMetricsF(font).capHeight() / PX_PER_MM >= millimetres - 0.3  # of a pixel


def test_no_type_of_a_board_is_smaller() -> None:
    theme = Theme(PX_PER_MM, {BOARD})
    assert min(QFontMetricsF(font).capHeight() for font in theme._fonts.values()) / PX_PER_MM >= 25.7


def test_other_panels_show_the_same_larger_or_smaller(window: BoardWindow) -> None:
    window.resize(3840, 2160)
    assert window._theme.px("top-bar") == pytest.approx(2 * 110, abs=3)
    assert window.wall.newest.width() == pytest.approx(2 * 1062, abs=10)


def test_a_turned_panel_shows_the_same_picture(window: BoardWindow) -> None:
    window.show_picture(picture(call(2), call(1)))
    window.resize(*UPRIGHT)
    assert window.wall.newest.call == call(2)
    assert window.wall.newest.width() > window.width() * 0.85
    assert window.wall.earlier.y() > window.wall.newest.y()


def test_the_last_call_is_the_large_one_and_those_before_follow(window: BoardWindow) -> None:
    window.show_picture(picture(call(3), call(2), call(1)))
    assert window.wall.newest.accessibleName() == "A003, 张*三, Room 3"
    assert window.wall.earlier.accessibleName() == "Called before\nA002, 张*三, Room 3\nA001, 张*三, Room 3"


def test_before_the_first_call_it_says_so(window: BoardWindow) -> None:
    window.show_picture(picture())
    assert window.wall.newest.accessibleName() == "No calls yet"
    before = looks(window)
    window.show_picture(picture(call(1)))
    assert looks(window) != before


def test_a_call_by_sight_stays_marked(window: BoardWindow) -> None:
    plain, by_sight = call(1), call(1, by_sight=True)
    for calls in ((plain,), (call(2), plain)):
        window.show_picture(picture(*calls))
        before = looks(window)
        window.show_picture(picture(*(by_sight if one == plain else one for one in calls)))
        assert looks(window) != before


def test_people_are_counted_by_room(window: BoardWindow) -> None:
    window.show_picture(picture(lines=(*LINES, Line(4, "4 诊室", "Room 4", 0, is_paused=True))))
    said = window.wall.waiting.accessibleName().splitlines()
    assert said == ["Room 1, 4 waiting", "Room 2, 3 waiting", "Room 3, 9 waiting", "Room 4, Paused"]


def test_more_rooms_than_there_is_room_for_come_in_turns(window: BoardWindow) -> None:
    waiting, lines = window.wall.waiting, tuple(Line(key, f"{key} 诊室", f"Room {key}", key) for key in range(1, 8))
    window.show_picture(picture(lines=lines))
    assert (waiting.pages, waiting.page, waiting._turning.isActive()) == (2, 0, True)
    first = looks(window)
    waiting.turn()
    assert looks(window) != first
    waiting.turn()
    assert looks(window) == first
    window.show_picture(picture(lines=lines[:3]))
    assert (waiting.pages, waiting.page, waiting._turning.isActive()) == (1, 0, False)


def test_three_flashes_within_two_seconds_and_never_more_than_three_in_one() -> None:
    half = Theme(PX_PER_MM, {BOARD}).ms("blink")
    flash, lights = Flash(half), list[int]()
    flash.begin(1)
    moment = 0
    for _ in range(20):
        if flash.lit and (not lights or lights[-1] != moment - half):
            lights.append(moment)
        flash.step()
        moment += half
    assert lights == [0, 2 * half, 4 * half]
    assert len(lights) == FLASHES
    assert 5 * half <= 2000
    assert 1000 / (2 * half) <= 3
    assert not flash.is_going


def test_calls_that_come_while_it_flashes_do_not_hurry_it() -> None:
    flash, turns = Flash(333), list[bool]()
    flash.turned.connect(lambda: turns.append(bool(flash.lit)))
    for number in range(5):
        flash.begin(number)  # at once, and then after each half
        flash.step()
    while flash.is_going:
        flash.step()
    assert turns == [place % 2 == 0 for place in range(len(turns))]
    assert turns.count(True) <= 5 + FLASHES
    flash.stop()


def test_who_is_flashed_is_lit_even_when_called_before_another(window: BoardWindow) -> None:
    window.show_picture(picture(call(2), call(1, by_sight=True)))
    dark = looks(window)
    window.flash(call(1))
    lit = looks(window)
    card = window.wall.newest.geometry()
    assert lit != dark
    assert lit.copy(card) == dark.copy(card)
    window.wall.flash.stop()
    assert looks(window) == dark


def test_the_clock_is_right_after_every_tick(window: BoardWindow, clock: FixedClock) -> None:
    for minutes in (0, 1, 59, 600):
        now = clock.advance(timedelta(minutes=minutes))
        window.tick()
        assert window.wall.head.clock.shown == f"{now:%H:%M}"
        assert window._night.shown == f"{now:%H:%M}"


def test_it_sleeps_outside_the_hours_and_wakes_before_opening(window: BoardWindow, clock: FixedClock) -> None:
    window.open(AREA, HospitalInfo(opens=time(7, 30), closes=time(17, 30)))
    window.show_picture(picture(lines=LINES * 3))
    awake = []
    for hour in (17, 18, 23, 30, 31, 41, 42):
        clock.set(OPEN.replace(hour=0, minute=0) + timedelta(hours=hour))
        window.tick()
        awake.append(window.is_awake)
        assert window.wall.waiting._turning.isActive() is window.is_awake
    assert awake == [True, False, False, False, True, True, False]


def test_a_call_in_the_night_wakes_it(window: BoardWindow, clock: FixedClock) -> None:
    window.open(AREA, HospitalInfo(opens=time(7, 30), closes=time(17, 30)))
    clock.set(OPEN.replace(hour=23))
    window.tick()
    assert not window.is_awake
    window.show_picture(picture(call(1, at=clock.now()), at=clock.now()))
    assert window.is_awake


def test_five_thousand_pictures_leave_nothing_behind(window: BoardWindow) -> None:
    def show(number: int) -> None:
        calls = (replace(call(number + age), name=f"{chr(0x4E00 + number % 5000)}*三") for age in (2, 1, 0))
        lines = tuple(replace(line, waiting=number % 17) for line in LINES)
        window.show_picture(BoardPicture(tuple(calls), lines, OPEN))
        window.show_spoken(call(number))
        if number % 50 == 0:
            QApplication.processEvents()  # painted

    def about() -> tuple[Counter[str], int, int]:
        gc.collect()
        kinds = Counter(type(each).__name__ for each in gc.get_objects())
        words = sum(len(ruler._advances) + len(ruler._sizes) for ruler in window._theme._rulers.values())
        return kinds, len(window.findChildren(QObject)), words

    for number in range(50):
        show(number)
    kinds, children, words = about()
    for number in range(50, 5050):
        show(number)
    after, children_after, words_after = about()
    assert children_after == children
    assert words_after <= words + 20
    assert {kind: count - kinds[kind] for kind, count in after.items() if count - kinds[kind] > 100} == {}


def test_a_picture_of_another_area_is_under_another_name(window: BoardWindow, clock: FixedClock) -> None:
    before = looks(window)
    window.open(Area(floor=2), HOSPITAL)
    assert looks(window) != before


def test_it_is_away_and_back(window: BoardWindow, clock: FixedClock) -> None:
    window.show_picture(picture(call(1)))
    said = []
    for minutes in (0, 1, 3):
        clock.set(OPEN + timedelta(minutes=minutes))
        window.go_away()
        said.append(window.wall.foot.words)
    assert said[0] == "Connection lost. Picture of 10:03. Please ask the staff."
    assert said[2] == "Connection lost. Picture of 10:03, 3 min old. Please ask the staff."
    window.show_picture(picture(call(1), at=clock.now()))
    assert not window.wall.foot.is_warning


def test_away_from_the_start_it_says_so(window: BoardWindow) -> None:
    window.go_away()
    assert window.wall.foot.words == "Connection lost. Please ask the staff."


@pytest.mark.parametrize("size", [FULL, UPRIGHT, (1366, 768), (3840, 2160)])
def test_every_part_has_its_place(qtbot: QtBot, clock: FixedClock, size: tuple[int, int]) -> None:
    window = BoardWindow(BoardHouse(clock.now), size=size)
    qtbot.addWidget(window)
    window.open(AREA, HOSPITAL)
    window.show_picture(picture(*(call(number) for number in range(12, 0, -1)), lines=LINES * 2))
    window.show()
    wall = window.wall
    parts = [wall.head, wall.newest, wall.earlier, wall.waiting, wall.foot]
    for part in parts:
        place = part.geometry()
        assert wall.rect().contains(place), part
        assert not any(place.intersects(other.geometry()) for other in parts if other is not part), part
    assert wall.earlier.places() >= 3
    assert wall.newest.height() >= wall._theme.metrics("number").cap_height * 2.5
    window.stop()


def test_at_least_one_day_passes_without_a_new_widget(window: BoardWindow, clock: FixedClock) -> None:
    before = window.findChildren(QObject)
    day: datetime = OPEN
    for hour in range(48):
        clock.set(day + timedelta(hours=hour))
        window.tick()
    assert window.findChildren(QObject) == before
