"""Whatever two desks, kiosks and windows do at the same moment, nobody of a stopped session is lost or moved twice."""

import random
from collections import Counter

import pytest
from sqlalchemy import update

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DomainError
from kiosk.domain.queue_errors import StepRefused
from kiosk.domain.running import Extent
from kiosk.storage.tables import RegistrationRow, SessionStopRow, SlotRow, TicketStateRow, VisitMoveRow
from tests.services.queue_hall import W1
from tests.services.running_hall import CHEN, CLERK, GUIDE, ZHOU, RunningHall
from tests.services.small_hall import SLOTS
from tests.services.test_queue_races import at_once

CHENS = ("chen 9:30", "chen 10:00", "chen 10:30")
FOURTEEN = SLOTS["zhou 14:00"][0]
OTHER = Actor("D3", "0111")


def places(hall: RunningHall, **of_slot: int) -> None:
    """So many places in slots, by their ids after an underscore."""
    with hall.database.begin() as session:
        for name, capacity in of_slot.items():
            session.execute(update(SlotRow).where(SlotRow.id == int(name[1:])).values(capacity=capacity))


def where(hall: RunningHall) -> Counter[int]:
    """How many visits stand in each session."""
    rows = hall.rows(RegistrationRow, cancelled_at=None)
    return Counter(int(str(row["session_id"])) for row in rows)


def check(hall: RunningHall, people: list[int]) -> None:
    """Everybody has one place and one open state, nobody was moved out of the stopped session twice."""
    standing = [int(str(row["id"])) for row in hall.rows(RegistrationRow, cancelled_at=None)]
    assert sorted(standing) == sorted(people)
    opened = Counter(row["ticket_id"] for row in hall.rows(TicketStateRow, until=None))
    assert set(opened.values()) == {1}
    moves = Counter(row["registration_id"] for row in hall.rows(VisitMoveRow) if row["stop_id"] is not None)
    assert set(moves.values()) <= {1}


def test_two_desks_that_move_all_move_everybody_once(running_hall: RunningHall) -> None:
    places(running_hall, _2=9, _7=20)
    people = [running_hall.waiting("chen 9:30", patient) for patient in range(1, 9)]
    stop = running_hall.stops.stop(CHEN, Extent.WHOLE, reason="急诊", actor=GUIDE).stop_id
    given = at_once(
        lambda: running_hall.stops.move_all(stop, actor=GUIDE),
        lambda: running_hall.stops.move_all(stop, actor=OTHER),
    )
    moved = [one.registration_id for each in given if isinstance(each, tuple) for one in each]
    assert sorted(moved) == people
    assert where(running_hall) == {ZHOU: 8}
    check(running_hall, people)
    assert len(running_hall.tickets.titles) == 8


def test_with_too_little_room_those_left_are_listed(running_hall: RunningHall) -> None:
    places(running_hall, _2=9, _7=3)
    people = [running_hall.waiting("chen 9:30", patient) for patient in range(1, 8)]
    stop = running_hall.stops.stop(CHEN, Extent.WHOLE, reason="急诊", actor=GUIDE).stop_id
    at_once(*(lambda actor=actor: running_hall.stops.move_all(stop, actor=actor) for actor in (GUIDE, OTHER, CLERK)))
    assert where(running_hall) == {ZHOU: 3, CHEN: 4}
    check(running_hall, people)
    assert len(running_hall.stops.stranded(stop, actor=GUIDE)) == 4


def test_one_patient_and_two_desks(running_hall: RunningHall) -> None:
    places(running_hall, _2=9, _7=20)
    people = [running_hall.waiting("chen 9:30", patient) for patient in range(1, 6)]
    stop = running_hall.stops.stop(CHEN, Extent.WHOLE, reason="急诊", actor=GUIDE).stop_id
    for person in people:
        given = at_once(
            lambda person=person: running_hall.stops.move(stop, person, FOURTEEN, actor=GUIDE).slot_id,
            lambda person=person: running_hall.visits.move(person, FOURTEEN, reason="改号", actor=CLERK).slot_id,
        )
        assert Counter(map(str, given)) in ({"7": 1, "MovedAlready": 1}, {"7": 1, "SamePlace": 1})
    check(running_hall, people)


def test_who_registers_while_it_stops_is_listed_or_told(running_hall: RunningHall) -> None:
    chosen = [running_hall.journey(slot, patient) for patient, slot in enumerate(CHENS, start=1)]
    given = at_once(
        *(lambda one=one: running_hall.registration.register(one, actor=Actor("K2")).registration_id for one in chosen),
        lambda: running_hall.stops.stop(CHEN, Extent.WHOLE, reason="急诊", actor=GUIDE).stop_id,
    )
    made = [one for one in given[:-1] if one != "SlotTaken"]
    listed = running_hall.stops.stranded(int(str(given[-1])), actor=GUIDE)
    assert sorted(one.visit.registration_id for one in listed) == sorted(made)
    assert where(running_hall) == ({CHEN: len(made)} if made else {})


def test_a_resume_and_a_move_exclude_each_other(running_hall: RunningHall) -> None:
    places(running_hall, _2=9, _7=20)
    for patient in range(1, 6):
        person = running_hall.waiting("chen 9:30", patient)
        stop = running_hall.stops.stop(CHEN, Extent.WHOLE, reason="急诊", actor=GUIDE).stop_id
        resumed, moved = at_once(
            lambda stop=stop: running_hall.stops.resume(stop, actor=CLERK),
            lambda stop=stop, person=person: running_hall.stops.move(stop, person, FOURTEEN, actor=GUIDE).slot_id,
        )
        assert (resumed, moved) in ((None, "NotStopped"), ("CannotResume", FOURTEEN))
        assert running_hall.slot_of(person) == (FOURTEEN if resumed else SLOTS["chen 9:30"][0])
        if resumed:
            break


def test_who_is_called_while_moved_is_in_one_place(running_hall: RunningHall) -> None:
    places(running_hall, _2=9, _7=20)
    people = [running_hall.waiting("chen 9:30", patient) for patient in range(1, 7)]
    window = running_hall.window("R1")
    stop = running_hall.stops.stop(CHEN, Extent.WHOLE, reason="急诊", actor=GUIDE).stop_id
    for person in people:
        ticket = running_hall.ticket_of(person)
        called, moved = at_once(
            lambda ticket=ticket: running_hall.queueing.call(ticket, window_id=window, actor=W1).ticket_id,
            lambda person=person: running_hall.stops.move(stop, person, FOURTEEN, actor=GUIDE).slot_id,
        )
        assert called == ticket  # moved first, the window of that room calls them all the same: both rooms are one
        assert moved in (FOURTEEN, StepRefused.__name__)
        assert running_hall.standing(person)["state"] == "called"
        running_hall.queueing.finish(ticket, actor=W1)
    check(running_hall, people)


def test_two_who_change_places_do_not_wait_for_each_other(running_hall: RunningHall) -> None:
    places(running_hall, _2=2, _3=2)
    first, second = running_hall.waiting("chen 9:30", 1), running_hall.waiting("chen 10:00", 2)
    slots = {first: SLOTS["chen 9:30"][0], second: SLOTS["chen 10:00"][0]}
    for _ in range(5):
        slots = {first: slots[second], second: slots[first]}
        given = at_once(
            *(
                lambda who=who, slot=slot, actor=actor: (
                    running_hall.visits.move(who, slot, reason="互换", actor=actor).slot_id
                )
                for (who, slot), actor in zip(slots.items(), (CLERK, OTHER), strict=True)
            )
        )
        assert given == [slots[first], slots[second]]


def test_two_desks_that_stop_a_session_stop_it_once(running_hall: RunningHall) -> None:
    first, second = at_once(
        lambda: running_hall.stops.stop(CHEN, Extent.LATER, reason="急诊", actor=GUIDE).stop_id,
        lambda: running_hall.stops.stop(CHEN, Extent.WHOLE, reason="会诊", actor=CLERK).stop_id,
    )
    assert first == second
    (row,) = running_hall.rows(SessionStopRow)
    assert running_hall.office.local(row["starts_at"]).hour == 9  # the wider one counts, whoever was first


def test_of_two_desks_that_cancel_one_does(running_hall: RunningHall) -> None:
    for patient in range(1, 5):
        person = running_hall.waiting("any 9:30", patient)
        given = at_once(
            lambda person=person: running_hall.visits.cancel(person, reason="不来", actor=CLERK).amount,
            lambda person=person: running_hall.visits.cancel(person, reason="不来", actor=OTHER).amount,
        )
        assert sorted(map(str, given)) == ["0", "VisitOver"]  # nobody had paid
    assert running_hall.booked("any 9:30") == 0


def test_who_is_called_while_cancelled_is_called_or_gone(running_hall: RunningHall) -> None:
    people = [running_hall.waiting("any 9:30", patient) for patient in range(1, 7)]
    window = running_hall.window()
    for person in people:
        ticket = running_hall.ticket_of(person)
        called, cancelled = at_once(
            lambda ticket=ticket: running_hall.queueing.call(ticket, window_id=window, actor=W1).ticket_id,
            lambda person=person: running_hall.visits.cancel(person, reason="不来", actor=CLERK).amount,
        )
        assert (called, cancelled) in ((ticket, "StepRefused"), ("StepRefused", 0))
        assert running_hall.standing(person)["state"] == ("void" if cancelled == 0 else "called")
        if cancelled != 0:
            running_hall.queueing.finish(ticket, actor=W1)


class Morning:
    """A morning of chance."""

    def __init__(self, hall: RunningHall, seed: int) -> None:
        self.hall, self.chance = hall, random.Random(seed)
        self.people: list[int] = []
        self.newest = 0

    def register(self) -> None:
        slot = self.chance.choice((*CHENS, "zhou 14:00"))
        self.newest += 1
        self.people.append(self.hall.waiting(slot, self.newest))

    def stop(self) -> None:
        session, extent = self.chance.choice((CHEN, ZHOU)), self.chance.choice(list(Extent))
        self.hall.stops.stop(session, extent, reason="急诊", actor=GUIDE)

    def resume(self) -> None:
        for one in self._stops():
            self.hall.stops.resume(one, actor=GUIDE)

    def move_all(self) -> None:
        for one in self._stops():
            self.hall.stops.move_all(one, actor=GUIDE)

    def move(self) -> None:
        slot = SLOTS[self.chance.choice((*CHENS, "zhou 14:00", "chen tomorrow"))][0]
        self.hall.visits.move(self.chance.choice(self.people), slot, reason="改号", actor=CLERK)

    def call(self) -> None:
        self.hall.seen(self.hall.window("R1"))

    def cancel(self) -> None:
        gone = self.chance.choice(self.people)
        self.hall.visits.cancel(gone, reason="不来", actor=CLERK)
        self.people.remove(gone)

    def something(self) -> bool:
        """Whether it could be done."""
        deeds = (self.register, self.register, self.stop, self.resume, self.move, self.move, self.move_all, self.call)
        try:
            self.chance.choice((*deeds, self.cancel))()
        except (DomainError, LookupError):  # refused; not offered any more; nobody there
            return False
        return True

    def _stops(self) -> list[int]:
        sessions = self.hall.overview.schedule(self.hall.office.today(), actor=GUIDE)
        return [one.stop_id for one in sessions if one.stop_id is not None]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_everybody_stays_in_the_books(running_hall: RunningHall, seed: int) -> None:
    """`verify` looks at the end."""
    places(running_hall, _2=6, _3=6, _4=6, _7=8)
    morning = Morning(running_hall, seed)
    for _ in range(4):
        morning.register()
    assert sum(morning.something() for _ in range(40)) > 10
    standing = {int(str(row["id"])) for row in running_hall.rows(RegistrationRow, cancelled_at=None)}
    assert standing == set(morning.people)
    for person in morning.people:
        assert running_hall.standing(person)["state"] in ("waiting", "called", "arrived", "served")
