"""Opening the hall behind a board: areas are checked first, and a look gives what each screen shows."""

from pathlib import Path

import pytest

from kiosk import board
from kiosk.adapters.clock import SystemClock
from kiosk.domain.errors import BadSettings
from kiosk.domain.wish import Wish
from kiosk.settings import Settings


def test_every_screen_gets_its_area(tmp_path: Path) -> None:
    settings, wishes = Settings(data=tmp_path, demo=True), (Wish(("NK",)), Wish(("floor:3",)), Wish(("all",)))
    opened = board.open_board(settings, SystemClock(), wishes)
    bell = opened.make_bell()
    assert bell.wait(0)
    areas = [one.area for one in opened.look()]
    assert [(area.name, area.floor, area.has_floors) for area in areas] == [
        ("内科", None, False),
        ("", 3, False),
        ("安和市第一人民医院", None, True),
    ]
    several = [len(set(area.departments.values())) for area in areas]
    assert several[0] == 0 < several[1] < several[2]
    bell.close()
    opened.hall.close()


def test_an_area_nobody_knows_is_refused_and_the_database_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[bool] = []
    monkeypatch.setattr("kiosk.hall.Hall.close", lambda self: closed.append(self.database.close() is None))
    with pytest.raises(BadSettings, match="no area 'XX'"):
        board.open_board(Settings(data=tmp_path, demo=True), SystemClock(), (Wish(("NK", "XX")),))
    assert closed == [True]
