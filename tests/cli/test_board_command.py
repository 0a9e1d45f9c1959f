"""What may be typed after ``board``: areas, and the screens they are shown on."""

import argparse
from typing import cast

import pytest
from PySide6.QtGui import QScreen

from kiosk import cli
from kiosk.board import screens_of
from kiosk.commands import area
from kiosk.domain.errors import BadSettings
from kiosk.domain.wish import Wish

NK, WK = Wish(("NK",)), Wish(("WK",))
SCREENS = cast(list[QScreen], ["first", "second", "third"])


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("NK", NK),
        ("NK,WK", Wish(("NK", "WK"))),
        ("NK, WK@2", Wish(("NK", "WK"), 2)),
        ("floor:2", Wish(("floor:2",))),
        ("all@12", Wish(("all",), 12)),
    ],
)
def test_an_area_is_codes_and_perhaps_a_screen(text: str, wish: Wish) -> None:
    assert area(text) == wish


@pytest.mark.parametrize("text", ["", ",", "NK,", "@2", "NK@", "NK@0", "NK@x", "NK@-1"])
def test_other_things_are_refused_with_an_example(text: str) -> None:
    if text == "NK@":
        assert area(text) == NK
        return
    with pytest.raises(argparse.ArgumentTypeError, match="such as NK"):
        area(text)


def test_each_area_is_one_screen() -> None:
    args = cli.parser().parse_args(["board", "--area", "NK", "--area", "WK@3", "--screen", "2"])
    assert (args.areas, args.screen) == ([NK, Wish(("WK",), 3)], 2)


def test_a_board_without_an_area_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.parser().parse_args(["board"])
    assert "--area" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("wishes", "first", "screens"),
    [
        ([NK], 1, ["first"]),
        ([NK], 3, ["third"]),
        ([NK, WK], 2, ["second", "third"]),
        ([Wish(("NK",), 2), Wish(("WK",), 1)], 1, ["second", "first"]),
    ],
)
def test_areas_without_a_number_go_to_the_screens_in_order(wishes: list[Wish], first: int, screens: list[str]) -> None:
    assert screens_of(wishes, first, SCREENS) == screens


@pytest.mark.parametrize(
    ("wishes", "first", "words"),
    [
        ([NK], 4, "no screen 4, only 3"),
        ([NK, WK], 3, "no screen 4, only 3"),
        ([NK, Wish(("WK",), 1)], 1, "two areas want screen 1"),
    ],
)
def test_a_screen_that_is_not_there_or_wanted_twice_is_told(wishes: list[Wish], first: int, words: str) -> None:
    with pytest.raises(BadSettings, match=words):
        screens_of(wishes, first, SCREENS)
