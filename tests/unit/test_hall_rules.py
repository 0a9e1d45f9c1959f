"""The words for a queue and a paper, and reasons that say something."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.errors import InvalidEntry
from kiosk.domain.journey import PrintState
from kiosk.domain.overview import (
    CROWDING,
    FEW,
    OVERDUE,
    PAPER_TROUBLE,
    STUCK,
    WINDOW_WORK,
    Crowding,
    PaperTrouble,
    WindowWork,
    crowding,
    paper_trouble,
)
from kiosk.domain.queue import FROM, Step
from kiosk.domain.running import LONGEST_REASON, MOVABLE, StopInfo, check_reason
from tests.services.small_hall import NOW

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("waiting", "minutes", "is_full", "word"),
    [
        (0, 0, False, Crowding.FEW),
        (5, 11, False, Crowding.FEW),
        (12, 24, False, Crowding.MODERATE),
        (11, 33, True, Crowding.FULL),
        (23, 52, False, Crowding.OVERDUE),
        (31, 46, True, Crowding.OVERDUE),
        (0, 300, False, Crowding.FEW),
    ],
)
def test_a_queue_in_one_word(waiting: int, minutes: int, is_full: bool, word: Crowding) -> None:
    """As on mock 12."""
    assert crowding(waiting, minutes * MINUTE, is_full=is_full) is word


@given(st.integers(0, 500), st.integers(0, 600), st.booleans())
def test_nobody_who_waits_too_long_is_hidden_by_another_word(waiting: int, minutes: int, is_full: bool) -> None:
    word = crowding(waiting, minutes * MINUTE, is_full=is_full)
    assert (word is Crowding.OVERDUE) == (waiting > 0 and minutes * MINUTE >= OVERDUE)
    if word is Crowding.FEW:
        assert waiting <= FEW


def test_a_paper_in_one_word() -> None:
    assert paper_trouble(PrintState.FAILED, timedelta()) is PaperTrouble.FAILED
    assert paper_trouble(PrintState.UNKNOWN, timedelta()) is PaperTrouble.UNKNOWN
    assert paper_trouble(PrintState.SENT, STUCK) is PaperTrouble.STUCK
    assert paper_trouble(PrintState.SENT, STUCK - MINUTE) is PaperTrouble.AWAITING
    assert paper_trouble(PrintState.QUEUED, 3 * STUCK) is PaperTrouble.AWAITING


def test_every_state_has_its_word() -> None:
    assert set(CROWDING) == set(Crowding)
    assert set(WINDOW_WORK) == set(WindowWork)
    assert set(PAPER_TROUBLE) == set(PaperTrouble)


def test_what_can_be_moved_is_what_the_queue_lets_move() -> None:
    assert FROM[Step.MOVE] == MOVABLE


@pytest.mark.parametrize("reason", ["", "   ", "\n\t", "x" * (LONGEST_REASON + 1)])
def test_no_reason_and_too_long_a_one_are_refused(reason: str) -> None:
    with pytest.raises(InvalidEntry):
        check_reason(reason)


@given(st.text(min_size=1, max_size=300))
def test_a_reason_is_kept_without_its_margins(text: str) -> None:
    said = " ".join(text.split())
    if 0 < len(said) <= LONGEST_REASON:
        assert check_reason(text) == said
    else:
        with pytest.raises(InvalidEntry) as refused:
            check_reason(text)
        assert refused.value.field == "reason"


def test_a_stop_can_be_taken_back_while_nobody_was_moved() -> None:
    assert StopInfo(1, 1, 1, "病假", NOW, moved=0).can_resume
    assert not StopInfo(1, 1, 1, "病假", NOW, moved=1).can_resume
