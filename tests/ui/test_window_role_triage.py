"""The level of triage at the window: a badge with colour, figure and word, before everything else."""

from datetime import UTC, datetime

import pytest

from kiosk.domain.queue import OF_TRIAGE, Flag, TicketState
from kiosk.domain.queue_views import InQueue
from kiosk.ui.theme import DESK, Theme
from kiosk.ui.window.badges import badges

NINE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def who(*flags: Flag) -> InQueue:
    return InQueue(1, "A012", "张*三", TicketState.WAITING, 1, NINE, NINE, NINE, NINE, flags=flags)


@pytest.mark.parametrize(
    ("flag", "words", "ink", "tint"),
    [
        (Flag.TRIAGE_1, "Level Ⅰ, at once", "danger", "danger-tint"),
        (Flag.TRIAGE_2, "Level Ⅱ, very urgent", "accent-ink", "accent-tint"),
        (Flag.TRIAGE_3, "Level Ⅲ, urgent", "warning", "warning-tint"),
        (Flag.TRIAGE_4, "Level Ⅳ, can wait", "success", "success-tint"),
        (Flag.GREEN, "Green channel", "success", "success-tint"),
    ],
)
def test_a_level_has_colour_figure_and_word(flag: Flag, words: str, ink: str, tint: str) -> None:
    (pill,) = badges(who(flag))
    assert (pill.words, pill.ink, pill.tint) == (words, ink, tint)
    theme = Theme(4.0, {DESK})
    assert theme.colour(pill.ink) != theme.colour(pill.tint)
    assert not theme.icon(pill.icon, pill.ink, "icon-s").isNull()


def test_what_triage_found_stands_before_everything_else() -> None:
    found = [pill.words for pill in badges(who(Flag.GREEN, Flag.TRIAGE_4, Flag.CRITICAL, Flag.ELDER, Flag.SIGNS))]
    assert found == ["Green channel", "Level Ⅳ, can wait", "Critically ill", "Signs, call by sight", "Elderly"]
    assert {Flag.GREEN, Flag.TRIAGE_4} < OF_TRIAGE
