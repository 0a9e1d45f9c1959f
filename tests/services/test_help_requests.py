"""Help is asked for once, taken by one, written about in sealed words, and wiped when it is over."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import insert

from kiosk.domain.actor import Actor
from kiosk.domain.errors import AlreadyTaken, HelpOver, InvalidEntry, Misuse
from kiosk.domain.help import HelpSort, HelpState, Message, Side
from kiosk.services.help_requests import HelpRequests
from kiosk.storage.bell import Bell
from kiosk.storage.tables import AuditRow, HelpMessageRow, HelpRequestRow, HelpStateRow, StaffRow
from tests.services.small_hall import K1, NOW, SmallHall

K2 = Actor("K2")
DESK, OTHER_DESK = Actor("D1", "0007"), Actor("D2", "0008")


@pytest.fixture
def help(hall: SmallHall) -> HelpRequests:
    with hall.database.begin() as session:
        session.execute(insert(StaffRow).values(number="0007", name="何立", role="desk", active=True))
    return HelpRequests(hall.office)


def states(hall: SmallHall) -> list[object]:
    return [row["state"] for row in hall.rows(HelpStateRow)]


def test_a_request_waits_with_where_it_came_from(help: HelpRequests) -> None:
    request = help.ask(HelpSort.SIGNS, page="slot", actor=K1)
    assert (request.sort, request.device, request.page) == (HelpSort.SIGNS, "K1", "slot")
    assert (request.state, request.owner, request.messages) == (HelpState.WAITING, "", ())
    assert (request.waiting_before, request.asked_at, request.asked_at.tzinfo) == (0, NOW, NOW.tzinfo)
    assert help.read(request.id) == request
    assert help.open() == (request,)


def test_asking_again_gives_the_same_request(help: HelpRequests, hall: SmallHall) -> None:
    request = help.ask(HelpSort.SIGNS, page="slot", actor=K1)
    hall.clock.advance(timedelta(minutes=2))
    assert help.ask(HelpSort.SIGNS, page="confirm", actor=K1) == request
    help.take(request.id, owner_number="0007", actor=DESK)
    assert help.ask(HelpSort.SIGNS, page="confirm", actor=K1).state is HelpState.TAKEN
    assert states(hall) == ["waiting", "taken"]
    assert len(hall.rows(AuditRow, action="help.ask")) == 1


def test_sorts_and_devices_have_requests_of_their_own_and_a_place_in_line(help: HelpRequests) -> None:
    first = help.ask(HelpSort.SIGNS, page="slot", actor=K1)
    person = help.ask(HelpSort.PERSON, page="slot", actor=K1)
    second = help.ask(HelpSort.SIGNS, page="slot", actor=K2)
    assert [request.waiting_before for request in (first, person, second)] == [0, 0, 1]
    assert [request.id for request in help.open()] == [first.id, person.id, second.id]
    help.take(first.id, owner_number="0007", actor=DESK)
    assert help.read(second.id).waiting_before == 0
    help.take(second.id, owner_number="0007", actor=DESK)
    assert [request.waiting_before for request in help.open()] == [0, 0, 0]


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


def test_the_second_to_take_is_told_who_has_it(help: HelpRequests, hall: SmallHall) -> None:
    request = help.ask(HelpSort.SIGNS, page="slot", actor=K1)
    taken = help.take(request.id, owner_number="0007", actor=DESK)
    assert (taken.state, taken.owner) == (HelpState.TAKEN, "何立")
    with pytest.raises(AlreadyTaken) as caught:
        help.take(request.id, owner_number="0008", actor=OTHER_DESK)
    assert dict(caught.value.patient.values) == {"owner": "何立"}
    assert "何立" not in caught.value.log
    assert help.take(request.id, owner_number="0007", actor=DESK) == taken
    assert states(hall) == ["waiting", "taken"]


def test_an_owner_the_staff_list_does_not_know_is_named_by_number(help: HelpRequests) -> None:
    request = help.ask(HelpSort.SIGNS, page="slot", actor=K1)
    assert help.take(request.id, owner_number="0008", actor=OTHER_DESK).owner == "0008"


def test_closing_wipes_what_was_written(help: HelpRequests, hall: SmallHall) -> None:
    request = help.ask(HelpSort.SIGNS, page="slot", actor=K1)
    help.say(request.id, "我听不见", side=Side.PATIENT, actor=K1)
    help.take(request.id, owner_number="0007", actor=DESK)
    help.close(request.id, actor=DESK)
    help.close(request.id, actor=K1)
    closed = help.read(request.id)
    assert (closed.state, closed.messages, closed.owner) == (HelpState.CLOSED, (), "")
    assert help.open() == ()
    assert [row["sealed"] for row in hall.rows(HelpMessageRow)] == [None]
    assert states(hall) == ["waiting", "taken", "closed"]
    assert [row["until"] is None for row in hall.rows(HelpStateRow)] == [False, False, True]


def test_a_closed_request_is_over_and_the_next_is_another(help: HelpRequests) -> None:
    request = help.ask(HelpSort.SIGNS, page="slot", actor=K1)
    help.close(request.id, actor=K1)
    with pytest.raises(HelpOver):
        help.say(request.id, "我听不见", side=Side.PATIENT, actor=K1)
    with pytest.raises(HelpOver):
        help.take(request.id, owner_number="0007", actor=DESK)
    assert help.ask(HelpSort.SIGNS, page="slot", actor=K1).id != request.id


def test_whoever_leaves_takes_every_request_of_the_device_along(help: HelpRequests) -> None:
    help.ask(HelpSort.SIGNS, page="slot", actor=K1)
    help.ask(HelpSort.PERSON, page="slot", actor=K1)
    other = help.ask(HelpSort.SIGNS, page="slot", actor=K2)
    help.leave(actor=K1)
    help.leave(actor=K1)
    assert help.open() == (help.read(other.id),)


@pytest.mark.parametrize(
    "use",
    [
        lambda help: help.read(99),
        lambda help: help.say(99, "我听不见", side=Side.PATIENT, actor=K1),
        lambda help: help.take(99, owner_number="0007", actor=DESK),
        lambda help: help.close(99, actor=DESK),
    ],
    ids=["read", "say", "take", "close"],
)
def test_an_unknown_request_is_misuse(help: HelpRequests, use: Callable[[HelpRequests], object]) -> None:
    with pytest.raises(Misuse):
        use(help)


def test_every_change_is_on_record_and_no_word_of_it_lies_open(help: HelpRequests, hall: SmallHall) -> None:
    request = help.ask(HelpSort.SIGNS, page="slot", actor=K1)
    help.say(request.id, "我听不见", side=Side.PATIENT, actor=K1)
    help.take(request.id, owner_number="0007", actor=DESK)
    (message,) = hall.rows(HelpMessageRow)
    assert "我听不见".encode() not in bytes(message["sealed"])
    help.close(request.id, actor=DESK)
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


def test_the_bell_rings_for_every_change(help: HelpRequests, database_url: str) -> None:
    with heard(database_url) as rings:
        request = help.ask(HelpSort.SIGNS, page="slot", actor=K1)
        assert rings()
        help.say(request.id, "我听不见", side=Side.PATIENT, actor=K1)
        assert rings()
        help.take(request.id, owner_number="0007", actor=DESK)
        assert rings()
        help.close(request.id, actor=DESK)
        assert rings()


def at_once(*works: Callable[[], object]) -> list[object]:
    """What each gave or raised, all begun together."""
    start, got = Barrier(len(works)), []

    def run(work: Callable[[], object]) -> None:
        start.wait()
        try:
            got.append(work())
        except (AlreadyTaken, HelpOver) as error:
            got.append(error)

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


def test_of_two_that_take_at_once_one_wins_and_the_other_is_told(help: HelpRequests, hall: SmallHall) -> None:
    for turn in range(8):
        request = help.ask(HelpSort.SIGNS, page="slot", actor=Actor(f"K{turn}"))
        got = at_once(
            lambda key=request.id: help.take(key, owner_number="0007", actor=DESK),
            lambda key=request.id: help.take(key, owner_number="0008", actor=OTHER_DESK),
        )
        (lost,) = [one for one in got if isinstance(one, AlreadyTaken)]
        (won,) = [one for one in got if one is not lost]
        assert dict(lost.patient.values)["owner"] == won.owner == help.read(request.id).owner
    assert states(hall).count("taken") == 8


def test_of_many_that_ask_at_once_at_one_device_all_get_one_request(help: HelpRequests, hall: SmallHall) -> None:
    got = at_once(*[lambda: help.ask(HelpSort.SIGNS, page="slot", actor=K1)] * 4)
    assert len({request.id for request in got}) == 1
    assert len(hall.rows(HelpRequestRow)) == 1
    assert states(hall) == ["waiting"]


def test_closing_while_others_write_and_take_leaves_nothing_behind(help: HelpRequests, hall: SmallHall) -> None:
    for turn in range(6):
        key = help.ask(HelpSort.SIGNS, page="slot", actor=Actor(f"K{turn}")).id
        got = at_once(
            lambda key=key: help.say(key, "我听不见", side=Side.PATIENT, actor=K1),
            lambda key=key: help.say(key, "我马上来", side=Side.STAFF, actor=DESK),
            lambda key=key: help.take(key, owner_number="0007", actor=DESK),
            lambda key=key: help.close(key, actor=OTHER_DESK),
        )
        assert len(got) == 4
        assert help.read(key).state is HelpState.CLOSED
    assert {row["sealed"] for row in hall.rows(HelpMessageRow)} <= {None}
    assert [row["state"] for row in hall.rows(HelpStateRow, until=None)] == ["closed"] * 6
