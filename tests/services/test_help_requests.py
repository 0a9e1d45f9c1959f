"""Help is asked for once, taken by one, written about in sealed words, and wiped when it is over."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.errors import HelpOver, InvalidEntry, Misuse
from kiosk.domain.help import HelpRequest, HelpSort, HelpState, Message, Side
from kiosk.domain.roles import NotAllowed
from kiosk.services.help.help_requests import HelpRequests
from kiosk.storage.bell import Bell
from kiosk.storage.tables import AuditRow, HelpMessageRow, HelpRequestRow, HelpStateRow
from tests.services.help_hall import DESK, K2, TILL, HelpHall, at_once
from tests.services.small_hall import K1, NOW, SmallHall


@pytest.fixture
def desk(hall: SmallHall) -> HelpHall:
    return HelpHall(hall)


@pytest.fixture
def help(desk: HelpHall) -> HelpRequests:
    return desk.requests


def test_a_request_waits_with_where_it_came_from(help: HelpRequests, desk: HelpHall) -> None:
    request = help.ask(HelpSort.SIGNS, page="slot", actor=K1)
    assert (request.sort, request.device, request.page) == (HelpSort.SIGNS, "K1", "slot")
    assert (request.state, request.owner, request.messages) == (HelpState.WAITING, "", ())
    assert (request.waiting_before, request.asked_at, request.asked_at.tzinfo) == (0, NOW, NOW.tzinfo)
    assert help.read(request.id) == request
    assert desk.desk.open(actor=DESK) == (request,)


def test_asking_again_gives_the_same_request(help: HelpRequests, desk: HelpHall, hall: SmallHall) -> None:
    request = help.ask(HelpSort.SIGNS, page="slot", actor=K1)
    hall.clock.advance(timedelta(minutes=2))
    assert help.ask(HelpSort.SIGNS, page="confirm", actor=K1) == request
    desk.desk.take(request.id, actor=DESK)
    assert help.ask(HelpSort.SIGNS, page="confirm", actor=K1).state is HelpState.TAKEN
    assert desk.states() == ["waiting", "taken"]
    assert len(hall.rows(AuditRow, action="help.ask")) == 1


def ask_all(help: HelpRequests, *sorts: HelpSort) -> list[HelpRequest]:
    """One request of each sort, each at a device of its own."""
    return [help.ask(sort, page="slot", actor=Actor(f"K{number}")) for number, sort in enumerate(sorts, start=1)]


def test_devices_have_requests_of_their_own_and_a_place_in_one_line(help: HelpRequests, desk: HelpHall) -> None:
    signs, person, struggle = ask_all(help, HelpSort.SIGNS, HelpSort.PERSON, HelpSort.STRUGGLE)
    assert [request.waiting_before for request in (signs, person, struggle)] == [0, 1, 2]
    flag = help.ask(HelpSort.RED_FLAG, page="home", actor=Actor("K9"))
    assert [help.read(each.id).waiting_before for each in (flag, signs, person, struggle)] == [0, 1, 2, 3]
    desk.desk.take(signs.id, actor=DESK)
    assert [help.read(each.id).waiting_before for each in (flag, signs, person, struggle)] == [0, 0, 1, 2]


@pytest.mark.parametrize(
    ("first", "then", "is_"),
    [
        (HelpSort.STRUGGLE, HelpSort.PERSON, HelpSort.PERSON),
        (HelpSort.PERSON, HelpSort.SIGNS, HelpSort.SIGNS),
        (HelpSort.SIGNS, HelpSort.WHEELCHAIR, HelpSort.SIGNS),
        (HelpSort.PERSON, HelpSort.STRUGGLE, HelpSort.PERSON),
    ],
)
def test_a_patient_waits_for_one_person(help: HelpRequests, first: HelpSort, then: HelpSort, is_: HelpSort) -> None:
    request = help.ask(first, page="slot", actor=K1)
    turned = help.ask(then, page="pay", actor=K1)
    assert (turned.id, turned.sort, turned.page) == (request.id, is_, "slot")


def test_a_red_flag_is_a_request_of_its_own_and_outlives_the_sitting(help: HelpRequests, desk: HelpHall) -> None:
    person = help.ask(HelpSort.PERSON, page="slot", actor=K1)
    flag = help.ask(HelpSort.RED_FLAG, page="slot", actor=K1)
    assert flag.id != person.id
    help.leave(actor=K1)
    assert [each.id for each in desk.desk.open(actor=DESK)] == [flag.id]


def test_a_request_tells_how_its_page_is_shown(help: HelpRequests) -> None:
    request = help.ask(HelpSort.PERSON, page="slot", actor=K1, modes=frozenset({"large", "voice"}))
    assert help.read(request.id).modes == {"large", "voice"}


def test_what_is_closed_while_it_is_asked_for_again_is_not_turned(help: HelpRequests, desk: HelpHall) -> None:
    for turn in range(6):
        key = help.ask(HelpSort.PERSON, page="slot", actor=Actor(f"K{turn}")).id
        at_once(
            lambda key=key: desk.desk.close(key, actor=DESK),
            lambda turn=turn: help.ask(HelpSort.SIGNS, page="slot", actor=Actor(f"K{turn}")),
        )
        standing = [each for each in desk.desk.open(actor=DESK) if each.device == f"K{turn}"]
        assert len(standing) <= 1
        assert all(each.sort is HelpSort.SIGNS for each in standing)


def test_staff_need_the_right_to_write(help: HelpRequests) -> None:
    request = help.ask(HelpSort.SIGNS, page="slot", actor=K1)
    with pytest.raises(NotAllowed):
        help.say(request.id, "我马上来", side=Side.STAFF, actor=TILL)
    assert help.read(request.id).messages == ()


def test_a_patient_needs_nobody_any_more(help: HelpRequests, hall: SmallHall) -> None:
    request = help.ask(HelpSort.PERSON, page="slot", actor=K1)
    assert help.cancel(request.id, actor=K1).state is HelpState.CLOSED
    assert help.cancel(request.id, actor=K1).state is HelpState.CLOSED
    assert [row["outcome"] for row in hall.rows(HelpRequestRow)] == ["cancelled"]


def test_both_sides_write_and_read(help: HelpRequests, hall: SmallHall) -> None:
    request = help.ask(HelpSort.SIGNS, page="slot", actor=K1)
    help.say(request.id, " 我听不见 ", side=Side.PATIENT, actor=K1)
    hall.clock.advance(timedelta(seconds=30))
    written = help.say(request.id, "我马上来", side=Side.STAFF, actor=DESK)
    assert written.messages == (
        Message(Side.PATIENT, "我听不见", NOW),
        Message(Side.STAFF, "我马上来", NOW + timedelta(seconds=30)),
    )
    assert help.read(request.id) == written


@pytest.mark.parametrize("text", ["", " \n", "长" * 201])
def test_a_message_has_one_to_two_hundred_characters(help: HelpRequests, text: str) -> None:
    request = help.ask(HelpSort.SIGNS, page="slot", actor=K1)
    with pytest.raises(InvalidEntry) as caught:
        help.say(request.id, text, side=Side.PATIENT, actor=K1)
    assert caught.value.field == "message"
    assert help.read(request.id).messages == ()
    assert len(help.say(request.id, "长" * 200, side=Side.PATIENT, actor=K1).messages) == 1


def test_closing_wipes_what_was_written(help: HelpRequests, desk: HelpHall, hall: SmallHall) -> None:
    request = help.ask(HelpSort.SIGNS, page="slot", actor=K1)
    help.say(request.id, "我听不见", side=Side.PATIENT, actor=K1)
    desk.desk.take(request.id, actor=DESK)
    desk.desk.close(request.id, actor=DESK)
    help.cancel(request.id, actor=K1)
    closed = help.read(request.id)
    assert (closed.state, closed.messages, closed.owner) == (HelpState.CLOSED, (), "")
    assert desk.desk.open(actor=DESK) == ()
    assert [row["sealed"] for row in hall.rows(HelpMessageRow)] == [None]
    assert desk.states() == ["waiting", "taken", "closed"]
    assert [row["until"] is None for row in hall.rows(HelpStateRow)] == [False, False, True]


def test_a_closed_request_is_over_and_the_next_is_another(help: HelpRequests, desk: HelpHall) -> None:
    request = help.ask(HelpSort.SIGNS, page="slot", actor=K1)
    help.cancel(request.id, actor=K1)
    with pytest.raises(HelpOver):
        help.say(request.id, "我听不见", side=Side.PATIENT, actor=K1)
    with pytest.raises(HelpOver):
        desk.desk.take(request.id, actor=DESK)
    assert help.ask(HelpSort.SIGNS, page="slot", actor=K1).id != request.id


def test_whoever_leaves_takes_every_request_of_the_device_along(help: HelpRequests, desk: HelpHall) -> None:
    help.ask(HelpSort.SIGNS, page="slot", actor=K1)
    other = help.ask(HelpSort.SIGNS, page="slot", actor=K2)
    help.leave(actor=K1)
    help.leave(actor=K1)
    assert desk.desk.open(actor=DESK) == (help.read(other.id),)


@pytest.mark.parametrize(
    "use",
    [
        lambda help: help.read(99),
        lambda help: help.say(99, "我听不见", side=Side.PATIENT, actor=K1),
        lambda help: help.cancel(99, actor=K1),
    ],
    ids=["read", "say", "cancel"],
)
def test_an_unknown_request_is_misuse(help: HelpRequests, use: Callable[[HelpRequests], object]) -> None:
    with pytest.raises(Misuse):
        use(help)


def test_every_change_is_on_record_and_no_word_lies_open(help: HelpRequests, desk: HelpHall, hall: SmallHall) -> None:
    request = help.ask(HelpSort.SIGNS, page="slot", actor=K1)
    help.say(request.id, "我听不见", side=Side.PATIENT, actor=K1)
    desk.desk.take(request.id, actor=DESK)
    (message,) = hall.rows(HelpMessageRow)
    assert "我听不见".encode() not in bytes(message["sealed"])
    desk.desk.close(request.id, actor=DESK)
    rows = hall.rows(AuditRow, record=f"help_requests/{request.id}")
    assert {(row["action"], row["actor"]) for row in rows} == {
        ("help.ask", "patient@K1"),
        ("help.say", "patient@K1"),
        ("help.take", "0007@D1"),
        ("help.close", "0007@D1"),
    }
    assert "听" not in "".join(str(row["detail"]) for row in rows)


@contextmanager
def heard(database_url: str) -> Iterator[Callable[[], bool]]:
    bell = Bell(database_url)
    try:
        bell.wait(0)
        yield lambda: bell.wait(5000)
    finally:
        bell.close()


def test_the_bell_rings_for_every_change(help: HelpRequests, desk: HelpHall, database_url: str) -> None:
    with heard(database_url) as rings:
        request = help.ask(HelpSort.SIGNS, page="slot", actor=K1)
        assert rings()
        help.say(request.id, "我听不见", side=Side.PATIENT, actor=K1)
        assert rings()
        desk.desk.take(request.id, actor=DESK)
        assert rings()
        desk.desk.close(request.id, actor=DESK)
        assert rings()


def test_of_many_that_ask_at_once_all_get_one_request(help: HelpRequests, desk: HelpHall, hall: SmallHall) -> None:
    got = at_once(*[lambda: help.ask(HelpSort.SIGNS, page="slot", actor=K1)] * 4)
    assert len({request.id for request in got}) == 1
    assert len(hall.rows(HelpRequestRow)) == 1
    assert desk.states() == ["waiting"]


def test_closing_while_others_write_leaves_nothing_behind(help: HelpRequests, desk: HelpHall, hall: SmallHall) -> None:
    for turn in range(6):
        key = help.ask(HelpSort.SIGNS, page="slot", actor=Actor(f"K{turn}")).id
        got = at_once(
            lambda key=key: help.say(key, "我听不见", side=Side.PATIENT, actor=K1),
            lambda key=key: help.say(key, "我马上来", side=Side.STAFF, actor=DESK),
            lambda key=key: desk.desk.take(key, actor=DESK),
            lambda key=key: help.cancel(key, actor=K1),
        )
        assert len(got) == 4
        assert help.read(key).state is HelpState.CLOSED
    assert {row["sealed"] for row in hall.rows(HelpMessageRow)} <= {None}
    assert [row["state"] for row in hall.rows(HelpStateRow, until=None)] == ["closed"] * 6
