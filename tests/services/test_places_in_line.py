"""排队查询: whose ticket it is, what its holder may do, and which tickets of theirs are told."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from kiosk.domain.actor import Actor
from kiosk.domain.errors import UnknownCode
from kiosk.domain.journey import PayBy
from kiosk.domain.queue import TicketState
from kiosk.domain.queue_errors import StepRefused, WrongDay
from kiosk.domain.token import is_ticket, sign_ticket
from kiosk.storage.tables import QueueRoomRow
from tests.services.queue_hall import W1, QueueHall
from tests.services.small_hall import TODAY

K1 = Actor("K1")


def token(hall: QueueHall, ticket: int) -> str:
    return sign_ticket(ticket, TODAY, key=hall.office.vault.signing_key)


def told(hall: QueueHall, patient: int = 1) -> list[tuple[TicketState, bool]]:
    """State of each number of a patient, and whether checking in brings it back."""
    return [(line.state, line.may_check_in) for line in hall.places.of_patient(hall.patient(patient).id)]


def make_void(hall: QueueHall) -> None:
    for _ in range(4):
        hall.miss(hall.window())


def test_a_ticket_tells_its_department_and_its_room(queue_hall: QueueHall) -> None:
    line = queue_hall.places.of_ticket(token(queue_hall, queue_hall.ticket()))
    assert (line.department, line.where) == ("内科", "2 诊室")
    assert line == queue_hall.places.of(line.ticket_id)


def test_a_ticket_that_was_handed_on_leads_to_the_other_room(queue_hall: QueueHall) -> None:
    ticket, _there = queue_hall.ticket(), queue_hall.ticket("chen 9:30", patient=3)
    queue_hall.queueing.transfer(ticket, queue_id=queue_hall.queue("R1"), actor=W1)
    assert queue_hall.places.of(ticket).where == "1 诊室"
    queue_hall.queueing.call(ticket, window_id=queue_hall.window("R1"), actor=W1)
    assert queue_hall.places.of(ticket).where == "1 诊室"


def test_a_queue_without_rooms_of_its_own_leads_to_the_room_that_was_booked(queue_hall: QueueHall) -> None:
    ticket = queue_hall.ticket()
    with queue_hall.database.begin() as session:
        session.execute(delete(QueueRoomRow))
    assert queue_hall.places.of(ticket).where == "2 诊室"


def test_a_ticket_of_another_day_is_refused_and_one_we_never_signed(queue_hall: QueueHall) -> None:
    tomorrow = queue_hall.ticket("free tomorrow")
    with pytest.raises(WrongDay) as caught:
        queue_hall.places.of_ticket(token(queue_hall, tomorrow))
    assert dict(caught.value.patient.values) == {"day": TODAY + timedelta(days=1)}
    forged = sign_ticket(tomorrow, TODAY, key=b"x" * 32)
    assert is_ticket(forged)
    with pytest.raises(UnknownCode):
        queue_hall.places.of_ticket(forged)
    assert not is_ticket("42010619850312061X")


def test_whoever_waits_needs_no_check_in_and_whoever_was_put_aside_does(queue_hall: QueueHall) -> None:
    ticket = queue_hall.ticket()
    assert told(queue_hall) == [(TicketState.WAITING, False)]
    queue_hall.queueing.hold(ticket, actor=W1)
    assert told(queue_hall) == [(TicketState.HELD, True)]
    assert not queue_hall.queueing.check_in_ticket(ticket, actor=K1).may_check_in
    assert told(queue_hall) == [(TicketState.WAITING, False)]


def test_a_number_that_was_missed_is_told_and_may_come_back(queue_hall: QueueHall) -> None:
    ticket = queue_hall.ticket()
    make_void(queue_hall)
    assert told(queue_hall) == [(TicketState.VOID, True)]
    queue_hall.queueing.check_in_ticket(ticket, actor=K1)
    assert told(queue_hall) == [(TicketState.WAITING, False)]


def test_a_number_that_was_cancelled_does_not_come_back(queue_hall: QueueHall) -> None:
    ticket = queue_hall.ticket()
    queue_hall.registration.cancel(1, actor=W1)
    assert told(queue_hall) == []
    line = queue_hall.places.of_ticket(token(queue_hall, ticket))
    assert (line.state, line.may_check_in) == (TicketState.VOID, False)
    with pytest.raises(StepRefused):
        queue_hall.queueing.check_in_ticket(ticket, actor=K1)


def test_a_number_that_is_not_paid_is_told(queue_hall: QueueHall) -> None:
    ticket = queue_hall.ticket(pay_by=PayBy.PHONE)
    assert told(queue_hall) == [(TicketState.UNPAID, False)]
    assert queue_hall.places.of(ticket).wait == (0, 0)


def test_whoever_has_been_seen_has_no_number_any_more(queue_hall: QueueHall) -> None:
    ticket = queue_hall.ticket()
    queue_hall.seen(queue_hall.window())
    assert told(queue_hall) == [(TicketState.ARRIVED, False)]
    queue_hall.queueing.finish(ticket, actor=W1)
    assert told(queue_hall) == []
    assert queue_hall.places.of(ticket).state is TicketState.SERVED
