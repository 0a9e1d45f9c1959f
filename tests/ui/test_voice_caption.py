"""The strip shows every word that is said: a long sentence part after part."""

import pytest
from pytestqt.qtbot import QtBot

from kiosk.ui.theme import Theme
from kiosk.ui.voice.caption import Caption

LONG = "今天看病的人较多，建议先挂号再候诊。"
LONG += "流感季节，请戴好口罩，发热请先到一楼预检分诊台，费用 50.00 元，还剩 12 个号，最早 09:30。"
ENGLISH = (
    "Touch something to hear it. Touch it again to choose it. By keys: arrow down for the next one, arrow up for it."
)


@pytest.fixture
def caption(qtbot: QtBot) -> Caption:
    made = Caption(Theme(4.0, frozenset()), lines=2)
    qtbot.addWidget(made)
    made.resize(420, made.height())
    return made


@pytest.mark.parametrize("px_per_mm", [3.0, 4.0, 4.9, 5.6, 7.1])
@pytest.mark.parametrize("modes", [frozenset[str](), frozenset({"large"})])
@pytest.mark.parametrize("lines", [1, 2])
def test_a_line_has_room_on_every_panel(qtbot: QtBot, px_per_mm: float, modes: frozenset[str], lines: int) -> None:
    made = Caption(Theme(px_per_mm, modes), lines=lines)
    qtbot.addWidget(made)
    made.resize(800, made.height())
    assert made._fits("挂号 A1")


@pytest.mark.parametrize("words", [LONG, ENGLISH, "挂号", "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3, ""])
def test_no_word_is_left_out_and_every_part_has_room(caption: Caption, words: str) -> None:
    parts = caption.parts(words)
    assert "".join(parts).replace(" ", "") == words.replace(" ", "")
    assert all(caption._fits(part) for part in parts)
    assert not any("…" in part for part in parts)


def test_it_is_parted_at_pauses_and_between_words(caption: Caption) -> None:
    assert [part[-1] in "，。" for part in caption.parts(LONG)[:-1]] == [True] * (len(caption.parts(LONG)) - 1)
    assert len(caption.parts(LONG)) > 1
    known = ENGLISH.split()
    assert all(word in known for part in caption.parts(ENGLISH) for word in part.split())
    assert "".join(caption.parts("A" * 400)) == "A" * 400


def test_where_nothing_has_room_it_still_comes_to_an_end(caption: Caption) -> None:
    caption.setFixedHeight(1)
    assert "".join(caption.parts("挂号。A1")) == "挂号。A1"


def test_a_part_stands_for_its_share_of_the_sentence(caption: Caption) -> None:
    caption.show_words(LONG, len(LONG) * 300)
    first, second, *_ = caption.parts(LONG)
    assert caption.text() == first
    assert caption._turn.interval() == len(first) * 300
    caption._turn.timeout.emit()
    assert caption.text() == second
    caption.show_words("挂号", 600)
    assert caption.text() == "挂号"
    assert not caption._turn.isActive()


def test_of_an_unknown_length_every_part_can_be_read(caption: Caption) -> None:
    caption.show_words(LONG, 0)
    assert caption._turn.interval() == 1000


def test_when_nothing_is_said_any_more_it_tells_how_to_be_told(caption: Caption) -> None:
    caption.show_hint("先听后选")
    assert caption.text() == "先听后选"
    height = caption.height()
    caption.show_words("挂号", 600)
    assert (caption.text(), caption._turn.isActive()) == ("挂号", False)
    caption.fall_silent()
    assert caption.text() == "挂号", "it may be read on"
    caption._turn.timeout.emit()
    assert (caption.text(), caption.height()) == ("先听后选", height)


def test_cut_off_a_long_sentence_may_be_read_to_its_end(caption: Caption) -> None:
    caption.show_hint("先听后选")
    caption.show_words(LONG, len(LONG) * 300)
    caption.fall_silent()
    for part in caption.parts(LONG):
        assert caption.text() == part
        caption._turn.timeout.emit()
    assert caption.text() == "先听后选"
    assert not caption._turn.isActive()
