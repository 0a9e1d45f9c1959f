"""Whoever takes a request first sees it through: two at once, handing on, and what the day's figures say."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.errors import AlreadyTaken, HelpOver, Misuse
from kiosk.domain.help import (
    NOBODY,
    CannotTakeIt,
    Colleague,
    HelpFigures,
    HelpRequest,
    HelpSort,
    HelpState,
    Outcome,
    Side,
)
from kiosk.domain.roles import NotAllowed, Role
from kiosk.services.help.help_desk import HelpDesk
from kiosk.storage.bell import Bell
from kiosk.storage.tables import AuditRow, HelpRequestRow
from tests.services.help_hall import DESK, OTHER_DESK, TILL, HelpHall, at_once
from tests.services.small_hall import K1, SmallHall

VOLUNTEER = Colleague("0008", "吴敏", Role.VOLUNTEER)


@pytest.fixture
def desk(hall: SmallHall) -> HelpHall:
    return HelpHall(hall)


def asked(desk: HelpHall, sort: HelpSort = HelpSort.PERSON, *, at: Actor = K1) -> HelpRequest:
    return desk.requests.ask(sort, page="slot", actor=at)


def test_the_second_to_take_is_told_who_has_it(desk: HelpHall) -> None:
    request = asked(desk)
    taken = desk.desk.take(request.id, actor=DESK)
    assert (taken.state, taken.owner, taken.owner_number, taken.owner_role) == (
        HelpState.TAKEN,
        "何立",
        "0007",
        Role.GUIDE,
    )
    with pytest.raises(AlreadyTaken) as caught:
        desk.desk.take(request.id, actor=OTHER_DESK)
    assert dict(caught.value.patient.values) == {"owner": "何立"}
    assert "何立" not in caught.value.log
    assert desk.desk.take(request.id, actor=DESK) == taken
    assert desk.states() == ["waiting", "taken"]


def test_of_two_that_take_at_once_one_wins_and_the_other_is_told(desk: HelpHall) -> None:
    for turn in range(8):
        request = asked(desk, at=Actor(f"K{turn}"))
        got = at_once(
            lambda key=request.id: desk.desk.take(key, actor=DESK),
            lambda key=request.id: desk.desk.take(key, actor=OTHER_DESK),
        )
        (lost,) = [one for one in got if isinstance(one, AlreadyTaken)]
        (won,) = [one for one in got if isinstance(one, HelpRequest)]
        assert dict(lost.patient.values)["owner"] == won.owner == desk.requests.read(request.id).owner
    assert desk.states().count("taken") == 8


def test_the_gravest_comes_first_and_what_is_taken_last(desk: HelpHall) -> None:
    paper = asked(desk, HelpSort.STRUGGLE, at=Actor("K1"))
    desk.clock.advance(timedelta(seconds=5))
    person = asked(desk, HelpSort.PERSON, at=Actor("K2"))
    flag = asked(desk, HelpSort.RED_FLAG, at=Actor("K3"))
    gone = asked(desk, HelpSort.WHEELCHAIR, at=Actor("K4"))
    desk.desk.take(gone.id, actor=DESK)
    assert [each.id for each in desk.desk.open(actor=DESK)] == [flag.id, person.id, paper.id, gone.id]


@pytest.mark.parametrize(
    "use",
    [
        lambda desk: desk.open(actor=TILL),
        lambda desk: desk.figures(actor=TILL),
        lambda desk: desk.colleagues(actor=TILL),
        lambda desk: desk.take(1, actor=TILL),
        lambda desk: desk.close(1, actor=TILL),
        lambda desk: desk.hand_on(1, "0007", actor=TILL),
        lambda desk: desk.keep(1, actor=TILL),
        lambda desk: desk.take(1, actor=K1),
    ],
    ids=["open", "figures", "colleagues", "take", "close", "hand on", "keep", "nobody"],
)
def test_only_who_answers_requests_may(desk: HelpHall, use: Callable[[HelpDesk], object]) -> None:
    asked(desk)
    with pytest.raises(NotAllowed):
        use(desk.desk)
    assert desk.states() == ["waiting"]


def test_a_right_taken_away_counts_at_once(desk: HelpHall) -> None:
    request = asked(desk)
    desk.desk.take(request.id, actor=DESK)
    desk.staff.lock("0007", actor=Actor("D1", "operator"))
    with pytest.raises(NotAllowed):
        desk.desk.close(request.id, actor=DESK)
    assert desk.requests.read(request.id).state is HelpState.TAKEN


@pytest.mark.parametrize(
    "use",
    [
        lambda desk: desk.take(99, actor=DESK),
        lambda desk: desk.close(99, actor=DESK),
        lambda desk: desk.hand_on(99, "0008", actor=DESK),
        lambda desk: desk.keep(99, actor=DESK),
    ],
    ids=["take", "close", "hand on", "keep"],
)
def test_an_unknown_request_is_misuse_at_the_desk_too(desk: HelpHall, use: Callable[[HelpDesk], object]) -> None:
    with pytest.raises(Misuse):
        use(desk.desk)


def test_what_is_over_can_neither_be_taken_nor_closed_nor_handed_on(desk: HelpHall) -> None:
    request = asked(desk)
    desk.requests.leave(actor=K1)
    for use in (desk.desk.take, desk.desk.close):
        with pytest.raises(HelpOver):
            use(request.id, actor=DESK)
    with pytest.raises(HelpOver):
        desk.desk.hand_on(request.id, "0008", actor=DESK)


def test_only_the_owner_closes_and_the_outcome_is_kept(desk: HelpHall, hall: SmallHall) -> None:
    request = asked(desk)
    desk.desk.take(request.id, actor=DESK)
    with pytest.raises(AlreadyTaken):
        desk.desk.close(request.id, actor=OTHER_DESK)
    desk.desk.close(request.id, Outcome.NOBODY, actor=DESK)
    assert [row["outcome"] for row in hall.rows(HelpRequestRow)] == ["nobody"]
    assert desk.desk.open(actor=DESK) == ()


def test_closing_what_nobody_had_taken_takes_it_first(desk: HelpHall) -> None:
    desk.desk.close(asked(desk).id, actor=DESK)
    assert desk.states() == ["waiting", "taken", "closed"]


def test_the_owner_stays_owner_until_somebody_accepts(desk: HelpHall, hall: SmallHall) -> None:
    request = asked(desk)
    desk.desk.take(request.id, actor=DESK)
    offered = desk.desk.hand_on(request.id, "0008", actor=DESK)
    assert (offered.owner_number, offered.offered) == ("0007", Colleague("0008", "吴敏"))
    accepted = desk.desk.take(request.id, actor=OTHER_DESK)
    assert (accepted.owner_number, accepted.offered) == ("0008", NOBODY)
    with pytest.raises(AlreadyTaken):
        desk.desk.take(request.id, actor=DESK)
    assert desk.states() == ["waiting", "taken", "taken"]
    actions = [row["action"] for row in hall.rows(AuditRow) if str(row["action"]).startswith("help")]
    assert sorted(map(str, actions)) == ["help.ask", "help.hand_on", "help.take", "help.take"]


def test_whoever_is_asked_may_decline_and_the_owner_may_think_again(desk: HelpHall) -> None:
    request = asked(desk)
    for ends in (OTHER_DESK, DESK):
        desk.desk.hand_on(request.id, "0008", actor=DESK)
        kept = desk.desk.keep(request.id, actor=ends)
        assert (kept.owner_number, kept.offered) == ("0007", NOBODY)
        with pytest.raises(AlreadyTaken):
            desk.desk.take(request.id, actor=OTHER_DESK)
    assert desk.desk.keep(request.id, actor=OTHER_DESK).offered == NOBODY


def test_it_is_offered_to_one_at_a_time(desk: HelpHall) -> None:
    desk.staff.enrol("0010", "丁一", Role.CLERK, "270918", actor=Actor("D1", "operator"))
    request = asked(desk)
    desk.desk.hand_on(request.id, "0008", actor=DESK)
    assert desk.desk.hand_on(request.id, "0010", actor=DESK).offered.number == "0010"
    with pytest.raises(AlreadyTaken):
        desk.desk.take(request.id, actor=OTHER_DESK)


@pytest.mark.parametrize("to", ["0007", "0009", "9999"], ids=["oneself", "a cashier", "nobody"])
def test_it_goes_to_nobody_who_does_not_answer(desk: HelpHall, to: str) -> None:
    request = asked(desk)
    with pytest.raises(CannotTakeIt):
        desk.desk.hand_on(request.id, to, actor=DESK)
    assert desk.requests.read(request.id).state is HelpState.WAITING


def test_colleagues_are_those_who_answer_too(desk: HelpHall) -> None:
    assert desk.desk.colleagues(actor=DESK) == (VOLUNTEER,)
    desk.staff.lock("0008", actor=Actor("D1", "operator"))
    assert desk.desk.colleagues(actor=DESK) == ()


def test_the_day_tells_how_long_people_waited(desk: HelpHall) -> None:
    assert desk.desk.figures(actor=DESK) == HelpFigures()
    for number, seconds in enumerate((10, 20, 60), start=1):
        request = asked(desk, at=Actor(f"K{number}"))
        desk.clock.advance(timedelta(seconds=seconds))
        desk.desk.take(request.id, actor=DESK)
        desk.desk.hand_on(request.id, "0008", actor=DESK)
        desk.clock.advance(timedelta(seconds=100))
        desk.desk.take(request.id, actor=OTHER_DESK)
        if number > 1:
            desk.desk.close(request.id, actor=OTHER_DESK)
    asked(desk, at=Actor("K8"))
    assert desk.desk.figures(actor=DESK) == HelpFigures(taken=3, solved=2, mean_seconds=30, p95_seconds=60)
    desk.clock.advance(timedelta(days=1))
    assert desk.desk.figures(actor=DESK) == HelpFigures()


def test_the_list_tells_what_was_written_with_each(desk: HelpHall) -> None:
    first, second = asked(desk, HelpSort.SIGNS), asked(desk, HelpSort.SIGNS, at=Actor("K2"))
    desk.requests.say(second.id, "我听不见", side=Side.PATIENT, actor=Actor("K2"))
    listed = {each.id: [message.text for message in each.messages] for each in desk.desk.open(actor=DESK)}
    assert listed == {first.id: [], second.id: ["我听不见"]}


def test_a_desk_hears_a_request_as_it_is_made(desk: HelpHall, database_url: str) -> None:
    bell = Bell(database_url)
    bell.wait(0)
    asked(desk)
    assert bell.wait(5000)
    bell.close()


def test_nobody_is_left_with_an_owner_who_may_not_answer_any_more(desk: HelpHall) -> None:
    request = asked(desk)
    desk.desk.hand_on(request.id, "0008", actor=DESK)
    desk.staff.enrol("0010", "丁一", Role.CLERK, "270918", actor=Actor("D1", "operator"))
    with pytest.raises(AlreadyTaken):
        desk.desk.take(request.id, actor=Actor("D3", "0010"))
    desk.staff.lock("0007", actor=Actor("D1", "operator"))
    taken = desk.desk.take(request.id, actor=Actor("D3", "0010"))
    assert (taken.owner_number, taken.offered) == ("0010", NOBODY)
