"""The sitting in hand is told to the hall sealed, may be looked on and pointed at, and is wiped when it ends."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.errors import DatabaseUnusable
from kiosk.domain.live import Control, Hold, Picture, Point, Shown, SittingOver
from kiosk.domain.roles import NotAllowed
from kiosk.services.sittings.live_sittings import WIPED_AFTER, LiveSittings
from kiosk.services.sittings.taking_over import TakingOver
from kiosk.storage.tables import LiveSittingRow
from kiosk.storage.vault import Vault
from tests.services.lent_hall import CASHIER, K2, NUMBER, RUN, VOLUNTEER, WANG, begun, desk_of, row
from tests.services.small_hall import K1, SmallHall


@pytest.fixture
def kiosk(hall: SmallHall) -> LiveSittings:
    return LiveSittings(hall.office)


@pytest.fixture
def desk(hall: SmallHall) -> TakingOver:
    return desk_of(hall)


# ---- the kiosk ------------------------------------------------------------


def test_a_sitting_is_seen_without_whoever_sits_there(kiosk: LiveSittings, hall: SmallHall) -> None:
    number = kiosk.publish(RUN, Shown(("large", "voice")), number=None, actor=K1)
    (sitting,) = kiosk.open()
    assert (sitting.device, sitting.number, sitting.flow, sitting.step) == ("K1", number, "registration", "phone")
    assert (sitting.modes, sitting.struggles, sitting.hold) == (("large", "voice"), False, Hold.FREE)
    assert (sitting.began, sitting.since, sitting.began.tzinfo) == (hall.office.now(),) * 2 + (
        hall.office.now().tzinfo,
    )
    assert "欧阳修" not in str(sitting)


def test_what_is_written_lies_sealed(kiosk: LiveSittings, hall: SmallHall) -> None:
    begun(kiosk)
    lying = repr(row(hall))
    for secret in ("欧阳修", NUMBER, "13800138000"):
        assert secret not in lying
        assert secret.encode() not in bytes(row(hall)["run"])  # type: ignore[arg-type]  # sealed bytes
    assert kiosk.run(1, actor=K1) == RUN.slight


def test_another_key_opens_nothing(kiosk: LiveSittings, hall: SmallHall) -> None:
    begun(kiosk)
    other = LiveSittings(replace(hall.office, vault=Vault(bytes(32))))
    with pytest.raises(DatabaseUnusable):
        other.run(1, actor=K1)


def test_the_time_at_a_step_goes_on_while_it_stays(kiosk: LiveSittings, hall: SmallHall) -> None:
    number = begun(kiosk)
    hall.clock.advance(timedelta(seconds=40))
    kiosk.publish(RUN, Shown(struggles=True), number=number, actor=K1)
    (sitting,) = kiosk.open()
    assert (sitting.since, sitting.struggles, sitting.version) == (sitting.began, True, 1)
    kiosk.publish(replace(RUN, step="consent"), Shown(), number=number, actor=K1)
    (sitting,) = kiosk.open()
    assert (sitting.step, sitting.since) == ("consent", sitting.began + timedelta(seconds=40))


def test_nothing_is_left_of_a_sitting_that_has_ended(kiosk: LiveSittings, hall: SmallHall, desk: TakingOver) -> None:
    number = begun(kiosk)
    kiosk.show(number, Picture(1, "phone", ("a",), (Control("b"),)), actor=K1)
    desk.watch("K1", number, actor=WANG)
    kiosk.end(number, actor=K1)
    left = row(hall)
    assert (left["run"], left["picture"], left["step"], left["flow"], left["modes"]) == (None, None, "", "", "")
    assert left["hold"] == "over"
    assert kiosk.open() == ()
    assert kiosk.look(number, actor=K1).hold is Hold.OVER
    with pytest.raises(SittingOver):
        kiosk.run(number, actor=K1)


def test_the_end_of_one_sitting_is_not_that_of_the_next(kiosk: LiveSittings) -> None:
    first, second = begun(kiosk), begun(kiosk)
    kiosk.end(first, actor=K1)
    assert [each.number for each in kiosk.open()] == [second] == [first + 1]


def test_a_kiosk_that_starts_again_clears_what_it_had_in_hand(kiosk: LiveSittings, hall: SmallHall) -> None:
    begun(kiosk)
    begun(kiosk, actor=K2)
    kiosk.clear(actor=K1)
    assert [each.device for each in kiosk.open()] == ["K2"]
    assert [each["run"] is None for each in hall.rows(LiveSittingRow)] == [True, False]


def test_what_a_dead_kiosk_left_is_wiped(kiosk: LiveSittings, hall: SmallHall) -> None:
    number = begun(kiosk)
    hall.clock.advance(WIPED_AFTER)
    assert kiosk.wipe() == 0
    hall.clock.advance(timedelta(seconds=1))
    assert (kiosk.wipe(), kiosk.wipe()) == (1, 0)
    assert row(hall)["run"] is None
    assert kiosk.publish(RUN, Shown(), number=number, actor=K1) == number + 1


# ---- looking on and pointing ------------------------------------------------


def test_a_picture_is_there_once_the_kiosk_knows_that_somebody_looks(
    kiosk: LiveSittings, desk: TakingOver, hall: SmallHall
) -> None:
    number = begun(kiosk)
    before = kiosk.look(number, actor=K1).watch
    assert desk.watch("K1", number, actor=VOLUNTEER) is None
    assert kiosk.look(number, actor=K1).watch == before + 1
    picture = Picture(4, "slot", ("Choose",), (Control("08:00"), Control("09:00")))
    kiosk.show(number, picture, actor=K1)
    assert b"08:00" not in bytes(row(hall)["picture"])  # type: ignore[arg-type]  # sealed bytes
    assert desk.watch("K1", number, actor=VOLUNTEER) == picture
    kiosk.show(number, None, actor=K1)
    assert desk.watch("K1", number, actor=VOLUNTEER) is None


def test_the_kiosk_sees_what_is_pointed_at(kiosk: LiveSittings, desk: TakingOver) -> None:
    number = begun(kiosk)
    assert kiosk.look(number, actor=K1).point == Point()
    desk.point("K1", number, picture=4, place=1, actor=VOLUNTEER)
    desk.point("K1", number, picture=4, place=0, actor=WANG)
    assert kiosk.look(number, actor=K1).point == Point(2, 4, 0)


def test_whoever_has_no_right_neither_looks_nor_points(kiosk: LiveSittings, desk: TakingOver) -> None:
    number = begun(kiosk)
    for actor in (CASHIER, K1):
        with pytest.raises(NotAllowed):
            desk.watch("K1", number, actor=actor)
        with pytest.raises(NotAllowed):
            desk.point("K1", number, picture=1, place=0, actor=actor)


def test_nobody_looks_at_a_sitting_that_is_over(kiosk: LiveSittings, desk: TakingOver) -> None:
    number = begun(kiosk)
    kiosk.end(number, actor=K1)
    with pytest.raises(SittingOver):
        desk.watch("K1", number, actor=WANG)
    with pytest.raises(SittingOver):
        desk.point("K1", number, picture=1, place=0, actor=WANG)
