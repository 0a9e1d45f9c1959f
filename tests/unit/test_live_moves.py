"""How a sitting passes from hand to hand is one table, and every way through it ends at the kiosk."""

from datetime import UTC, datetime

import pytest

from kiosk.domain.journey import Journey
from kiosk.domain.live import MOVES, Deed, End, Grip, Hold, LiveSitting, NotHeld, SavedRun
from kiosk.ui.samples import choosing

NOW = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)


def test_every_deed_has_its_move() -> None:
    assert set(MOVES) == set(Deed)
    assert all(Hold.OVER not in (*move.before, move.after) for move in MOVES.values())


def test_only_the_kiosk_gives_and_takes_back() -> None:
    into_hands = [deed for deed, move in MOVES.items() if move.after is Hold.HELD]
    assert into_hands == [Deed.GRANT]
    assert {deed for deed, move in MOVES.items() if move.by is End.KIOSK} == {
        Deed.REFUSE,
        Deed.GRANT,
        Deed.TAKE_BACK,
        Deed.LOSE,
    }


@pytest.mark.parametrize("hold", [Hold.ASKED, Hold.HELD])
def test_the_kiosk_can_end_everything_alone(hold: Hold) -> None:
    ways = {move.after for move in MOVES.values() if hold in move.before and move.by is End.KIOSK}
    assert Hold.FREE in ways


@pytest.mark.parametrize(
    ("hold", "is_wanted"), [(Hold.FREE, False), (Hold.ASKED, True), (Hold.HELD, True), (Hold.OVER, False)]
)
def test_a_sitting_tells_whether_somebody_wants_it(hold: Hold, is_wanted: bool) -> None:
    sitting = LiveSitting("K1", 3, "registration", "slot", NOW, NOW, hold=hold, count=2)
    assert (sitting.is_wanted, sitting.grip) == (is_wanted, Grip("K1", 3, 2))


def test_offers_are_not_kept() -> None:
    journey = choosing.slots()
    run = SavedRun("registration", "slot", journey, (("department", choosing.departments()),)).slight
    assert (run.journey.departments, run.journey.clinics) == ((), ())
    assert run.journey.department == journey.department
    assert [each.departments for _, each in run.past] == [()]
    assert SavedRun("registration", "slot", Journey()).slight.journey == Journey()


def test_whoever_holds_it_no_more_is_told_why() -> None:
    assert NotHeld("gone", deed=Deed.TAKE_BACK).deed is Deed.TAKE_BACK
    assert NotHeld().deed is None
