"""What stands on the screen, as a person would say it in English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.spoken import prepare


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("A012", "A, 0, 1, 2"),
        ("Number A012: pay ¥ 30.50", "Number A, 0, 1, 2: pay 30 yuan 50 fen"),
        ("¥30.00", "30 yuan"),
        ("¥0.05", "5 fen"),
        ("¥0.5", "50 fen"),
        ("¥0.00", "0 yuan"),
        ("-¥1,200.50", "minus 1200 yuan 50 fen"),
        ("2026-11-22", "22 November 2026"),
        ("Sun 22 Nov", "Sunday 22 November"),
        ("22 Nov", "22 November"),
        ("Mon, in the morning", "Monday, in the morning"),
        ("08:30", "8 30 a.m."),
        ("08:05", "8 oh 5 a.m."),
        ("12:00", "noon"),
        ("24:00", "midnight"),
        ("12:30", "12 30 p.m."),
        ("Open from 07:30 to 17:30.", "Open from 7 30 a.m. to 5 30 p.m."),
        ("8:30–9:00", "8 30 a.m. to 9 a.m."),
        ("–09:00, 3 left", "to 9 a.m., 3 left"),
        ("14:59 left", "14 minutes 59 seconds left"),
        ("Good for another 2:00", "Good for another 2 minutes"),
        ("0:00 left", "0 seconds left"),
        ("Cardiology · floor 2, Room 305", "Cardiology, floor 2, Room 3 0 5"),
        ("F3", "floor 3"),
        ("the F5 key to repeat", "the F 5 key to repeat"),
        ("B1", "basement 1"),
        ("13800138000", "1 3 8; 0 0 1 3; 8 0 0 0"),
        ("138 0013 8000", "1 3 8; 0 0 1 3; 8 0 0 0"),
        ("42010619850312061X", "4 2 0 1 0 6; 1 9 8 5; 0 3 1 2; 0 6 1 X"),
        ("007", "0 0 7"),
        ("15.00", "15.00"),
        ("138****5678", "ending in 5 6 7 8"),
        ("••••", "hidden"),
        ("A**** S****", "A. S."),
        ("张*三", "张 三"),
        ("98.5%", "98.5 percent"),
        ("5–10 min", "5 to 10 minutes"),
        ("in 1 s", "in 1 second"),
        ("36.5℃", "36.5 degrees"),
        ("≤ 5 mm", "at most 5 millimetres"),
        ("call 120.", "call 1 2 0."),
        ("WeChat Pay or Alipay (demonstration)", "WeChat Pay or Alipay, demonstration"),
        ("Open “Scan” on your phone", "Open Scan on your phone"),
        ("May we keep this information?", "May we keep this information?"),
        ("Take it.\nThank you\nBye", "Take it. Thank you, Bye"),
        ("", ""),
    ],
)
def test_it_is_said_as_people_say_it(shown: str, said: str) -> None:
    assert prepare(shown, "en") == said


@given(st.text(max_size=40) | st.text("0123456789.,:-/¥%*·A ", max_size=30))
def test_nothing_breaks_it_and_no_sign_is_left_to_the_engine(text: str) -> None:
    assert not set("¥*%·●") & set(prepare(text, "en"))
