"""A doctor's session stops: nobody comes to it any more, everybody in it is listed until they are somewhere else."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, update

from kiosk.domain.errors import InvalidEntry, Misuse, SlotTaken
from kiosk.domain.hall_errors import CannotResume, MovedAlready, NotStopped, SessionOver
from kiosk.domain.journey import PayBy, PrintState
from kiosk.domain.queue_errors import StepRefused
from kiosk.domain.roles import NotAllowed
from kiosk.domain.running import Extent, StopInfo
from kiosk.storage.tables import ClinicSessionRow, SessionStopRow, SlotRow, VisitMoveRow
from tests.services.queue_hall import W1
from tests.services.running_hall import ANY, CHEN, CLERK, GUIDE, VOLUNTEER, ZHOU, RunningHall
from tests.services.small_hall import K1, MEDICINE, NOW, SLOTS

NINE_THIRTY, TEN, HALF_TEN, FOURTEEN = (
    SLOTS[name][0] for name in ("chen 9:30", "chen 10:00", "chen 10:30", "zhou 14:00")
)
SICK = "医生生病"


def stop(hall: RunningHall, extent: Extent = Extent.WHOLE, session: int = CHEN) -> StopInfo:
    return hall.stops.stop(session, extent, reason=SICK, actor=GUIDE)


def stranded(hall: RunningHall, stop_id: int) -> list[tuple[int, int | None]]:
    """Who is listed, and the slot proposed."""
    found = hall.stops.stranded(stop_id, actor=GUIDE)
    return [(one.visit.registration_id, one.proposal and one.proposal.place.slot_id) for one in found]


def offered(hall: RunningHall) -> set[int]:
    """The slots of the department that a kiosk offers."""
    return {slot.id for clinic in hall.timetable.clinics(MEDICINE) for slot in clinic.slots}


def another(hall: RunningHall, slots: dict[int, int], *, room: int = 2, hour: int = 10) -> None:
    """One more expert session this morning, with slots by id and places."""
    with hall.database.begin() as session:
        values = {"id": 9, "code": "S9", "department_id": MEDICINE, "room_id": room, "day": NOW.date()}
        session.execute(
            insert(ClinicSessionRow).values(part="morning", kind="expert", fee_group="expert", doctor_id=2, **values)
        )
        for place, (key, capacity) in enumerate(slots.items()):
            starts = NOW.replace(hour=hour, minute=0) + timedelta(minutes=30 * place)
            times = {"starts_at": starts, "ends_at": starts + timedelta(minutes=30)}
            session.execute(insert(SlotRow).values(id=key, session_id=9, capacity=capacity, booked=0, **times))


def test_from_that_moment_nobody_registers(running_hall: RunningHall) -> None:
    chosen = running_hall.journey("chen 10:00", 1)
    found = stop(running_hall)
    assert (found.session_id, found.department_id, found.reason, found.moved) == (CHEN, MEDICINE, SICK, 0)
    assert found.starts == NOW.replace(hour=9, minute=0)
    with pytest.raises(SlotTaken) as error:
        running_hall.registration.register(chosen, actor=K1)
    assert not {NINE_THIRTY, TEN, HALF_TEN} & set(error.value.nearest)
    assert not {NINE_THIRTY, TEN, HALF_TEN} & offered(running_hall)
    assert running_hall.audited("session.stop")[0].startswith(f"session_stops/{found.stop_id} ")


def test_from_now_on_leaves_the_slots_that_have_begun(running_hall: RunningHall) -> None:
    early, late = running_hall.waiting("chen 9:30", 1), running_hall.waiting("chen 10:30", 2)
    found = stop(running_hall, Extent.LATER)
    assert found.starts == NOW
    assert {NINE_THIRTY, TEN, HALF_TEN} & offered(running_hall) == {NINE_THIRTY}
    assert [one for one, _ in stranded(running_hall, found.stop_id)] == [late]
    again = stop(running_hall, Extent.WHOLE)
    assert (again.stop_id, again.starts) == (found.stop_id, NOW.replace(hour=9, minute=0))
    assert [one for one, _ in stranded(running_hall, found.stop_id)] == [early, late]
    assert stop(running_hall, Extent.LATER) == again


def test_a_session_to_come_stops_from_its_beginning(running_hall: RunningHall) -> None:
    assert stop(running_hall, Extent.LATER, ZHOU).starts == NOW.replace(hour=14, minute=0)


def test_what_is_over_cannot_stop(running_hall: RunningHall) -> None:
    running_hall.clock.advance(timedelta(minutes=55))
    with pytest.raises(SessionOver):
        stop(running_hall, Extent.LATER)  # the last slot has begun
    running_hall.clock.advance(timedelta(hours=1))
    with pytest.raises(SessionOver):
        stop(running_hall)
    with pytest.raises(Misuse):
        stop(running_hall, session=99)


def test_while_nobody_was_moved_it_goes_on(running_hall: RunningHall) -> None:
    registration = running_hall.waiting("chen 10:00")
    found = stop(running_hall)
    running_hall.stops.resume(found.stop_id, actor=GUIDE)
    assert {NINE_THIRTY, TEN, HALF_TEN} <= offered(running_hall)
    running_hall.waiting("chen 10:00", 2)
    with pytest.raises(NotStopped):
        running_hall.stops.resume(found.stop_id, actor=GUIDE)
    with pytest.raises(NotStopped):
        running_hall.stops.move(found.stop_id, registration, FOURTEEN, actor=GUIDE)
    assert running_hall.slot_of(registration) == TEN
    assert stop(running_hall).stop_id != found.stop_id


def test_after_the_first_was_moved_it_stays_stopped(running_hall: RunningHall) -> None:
    registration = running_hall.waiting("chen 10:00")
    found = stop(running_hall)
    running_hall.stops.move(found.stop_id, registration, FOURTEEN, actor=GUIDE)
    with pytest.raises(CannotResume):
        running_hall.stops.resume(found.stop_id, actor=GUIDE)
    assert running_hall.stops.find(found.stop_id, actor=GUIDE).moved == 1
    assert TEN not in offered(running_hall)


def test_a_refused_move_does_not_count(running_hall: RunningHall) -> None:
    registration = running_hall.waiting("chen 10:00")
    found = stop(running_hall)
    with pytest.raises(SlotTaken):
        running_hall.stops.move(found.stop_id, registration, HALF_TEN, actor=GUIDE)
    assert running_hall.stops.find(found.stop_id, actor=GUIDE).can_resume


def test_the_place_in_line_goes_along_and_the_slip_is_new(running_hall: RunningHall) -> None:
    another(running_hall, {21: 5})
    registration = running_hall.waiting("chen 9:30", 1)
    before = running_hall.standing(registration)
    found = stop(running_hall)
    running_hall.clock.advance(timedelta(minutes=5))
    moved = running_hall.stops.move(found.stop_id, registration, 21, actor=GUIDE)
    after = running_hall.standing(registration)
    assert (after["rank"], after["credit"], after["step"]) == (before["rank"], before["credit"], "move")
    assert (moved.label, after["queue_id"]) == ("A001", running_hall.queue("R2"))
    assert moved.outcome is not None
    assert moved.outcome.state is PrintState.CONFIRMED
    assert (running_hall.artist.drawn[-1].room, running_hall.artist.drawn[-1].doctor) == ("2 诊室", "周立国 副主任医师")
    assert running_hall.rows(VisitMoveRow)[0]["stop_id"] == found.stop_id
    with pytest.raises(MovedAlready):
        running_hall.stops.move(found.stop_id, registration, FOURTEEN, actor=GUIDE)


def test_proposals_are_by_least_wait_and_count_each_other(running_hall: RunningHall) -> None:
    another(running_hall, {21: 1, 22: 1})
    people = [running_hall.waiting("chen 9:30", 1), running_hall.waiting("chen 10:00", 2)]
    people.append(running_hall.waiting("chen 10:30", 3))
    found = stop(running_hall)
    assert stranded(running_hall, found.stop_id) == [(people[0], 21), (people[1], 22), (people[2], FOURTEEN)]
    first = running_hall.stops.stranded(found.stop_id, actor=GUIDE)[0].proposal
    assert first is not None
    assert first.wait == timedelta(minutes=19)  # until ten


def test_a_long_line_is_a_longer_wait_than_a_later_slot(running_hall: RunningHall) -> None:
    another(running_hall, {21: 5}, hour=10)
    running_hall.people(8, "any 9:30", first=11)
    registration = running_hall.waiting("chen 10:00", 1)
    found = stop(running_hall)
    (one,) = running_hall.stops.stranded(found.stop_id, actor=GUIDE)
    assert one.visit.registration_id == registration
    assert one.proposal is not None
    assert (one.proposal.place.slot_id, one.proposal.wait) == (21, timedelta(minutes=48))
    running_hall.second_window()
    (one,) = running_hall.stops.stranded(found.stop_id, actor=GUIDE)
    assert one.proposal is not None
    assert one.proposal.wait == timedelta(minutes=24)


def test_all_are_moved_and_those_without_room_stay_listed(running_hall: RunningHall) -> None:
    another(running_hall, {21: 1})
    with running_hall.database.begin() as session:
        session.execute(update(SlotRow).where(SlotRow.id == FOURTEEN).values(capacity=1))
    people = [running_hall.waiting("chen 9:30", 1), running_hall.waiting("chen 10:00", 2)]
    people += [running_hall.waiting("chen 10:30", 3, PayBy.PHONE), running_hall.waiting("any 9:30", 4)]
    found = stop(running_hall)
    moved = running_hall.stops.move_all(found.stop_id, actor=GUIDE)
    assert [(one.registration_id, one.slot_id) for one in moved] == [(people[0], 21), (people[1], FOURTEEN)]
    assert stranded(running_hall, found.stop_id) == [(people[2], None)]
    assert running_hall.tickets.titles == ["ticket A001", "ticket A002"]
    assert running_hall.stops.move_all(found.stop_id, actor=GUIDE) == ()


def test_who_is_at_the_window_is_listed_and_left_there(running_hall: RunningHall) -> None:
    here, held = running_hall.waiting("chen 9:30", 1), running_hall.waiting("chen 9:30", 2)
    seen = running_hall.waiting("chen 10:00", 3)
    window = running_hall.window("R1")
    for registration, deed in ((seen, running_hall.queueing.finish), (held, running_hall.queueing.hold)):
        running_hall.queueing.call(running_hall.ticket_of(registration), window_id=window, actor=W1)
        deed(running_hall.ticket_of(registration), actor=W1)
    running_hall.queueing.call(running_hall.ticket_of(here), window_id=window, actor=W1)
    found = stop(running_hall)
    assert stranded(running_hall, found.stop_id) == [(here, None), (held, FOURTEEN)]
    with pytest.raises(StepRefused):
        running_hall.stops.move(found.stop_id, here, FOURTEEN, actor=GUIDE)
    assert [one.registration_id for one in running_hall.stops.move_all(found.stop_id, actor=GUIDE)] == [held]
    assert running_hall.standing(held)["state"] == "held"


def test_somebody_may_go_to_another_day(running_hall: RunningHall) -> None:
    registration = running_hall.waiting("chen 9:30", 1)
    found = stop(running_hall)
    places = running_hall.stops.places(registration, actor=GUIDE)
    assert [one.slot_id for one in places] == [FOURTEEN, SLOTS["chen tomorrow"][0]]
    moved = running_hall.stops.move(found.stop_id, registration, places[-1].slot_id, actor=GUIDE)
    assert (moved.label, running_hall.artist.drawn[-1].day) == ("A001", NOW.date() + timedelta(days=1))
    with pytest.raises(NotAllowed):
        running_hall.stops.places(registration, actor=VOLUNTEER)


def test_without_anybody_there_is_nothing_to_do(running_hall: RunningHall) -> None:
    found = stop(running_hall)
    assert stranded(running_hall, found.stop_id) == []
    assert running_hall.stops.move_all(found.stop_id, actor=GUIDE) == ()
    with pytest.raises(Misuse):
        running_hall.stops.find(99, actor=GUIDE)


def test_a_stop_is_kept_as_it_was(running_hall: RunningHall) -> None:
    stop(running_hall)
    (row,) = running_hall.rows(SessionStopRow)
    assert (row["session_id"], row["reason"], row["since"], row["actor"]) == (CHEN, SICK, NOW, "0112@D2")
    with pytest.raises(Exception, match="permanent_session_stops"), running_hall.database.begin() as session:
        session.execute(update(SessionStopRow).values(reason="x"))


def test_an_impossible_proposal_ends_after_a_few_tries(
    running_hall: RunningHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    running_hall.waiting("chen 9:30", 1)
    found, tries = stop(running_hall), []

    def move(*where: int, actor: object) -> None:
        tries.append(where)
        raise SlotTaken("as told")

    monkeypatch.setattr(running_hall.stops, "move", move)
    assert running_hall.stops.move_all(found.stop_id, actor=GUIDE) == ()
    assert len(tries) == 3


def test_a_reason_and_the_right_are_asked_for(running_hall: RunningHall) -> None:
    with pytest.raises(InvalidEntry):
        running_hall.stops.stop(CHEN, Extent.WHOLE, reason="  ", actor=GUIDE)
    found = stop(running_hall, session=ANY)
    stops = running_hall.stops
    deeds = (
        lambda: stops.stop(CHEN, Extent.WHOLE, reason=SICK, actor=VOLUNTEER),
        lambda: stops.resume(found.stop_id, actor=K1),
        lambda: stops.find(found.stop_id, actor=VOLUNTEER),
        lambda: stops.stranded(found.stop_id, actor=VOLUNTEER),
        lambda: stops.move(found.stop_id, 1, FOURTEEN, actor=VOLUNTEER),
        lambda: stops.move_all(found.stop_id, actor=VOLUNTEER),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    stops.resume(found.stop_id, actor=CLERK)
