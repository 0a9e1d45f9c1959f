"""Who is called by sight: asked for while registering or later, kept when resumed, and said on the ticket."""

import json
from dataclasses import replace

import pytest

from kiosk.domain.errors import Misuse
from kiosk.services.sittings.resuming import Kept
from kiosk.storage.bell import Bell
from kiosk.storage.tables import AuditRow, TicketRow
from tests.services.small_hall import K1, SmallHall


def flags(hall: SmallHall) -> list[object]:
    return [row["by_sight"] for row in hall.rows(TicketRow)]


def test_the_ticket_carries_what_the_journey_asked_for(hall: SmallHall) -> None:
    hall.registration.register(replace(hall.journey("any 9:30", 1), by_sight=True), actor=K1)
    hall.visit("any 9:30", 2)
    assert flags(hall) == [True, False]


def test_it_can_be_asked_for_and_taken_back_later(hall: SmallHall) -> None:
    visit = hall.visit()
    for on in (True, True, False):
        hall.registration.call_by_sight(visit.registration_id, on=on, actor=K1)
        assert flags(hall) == [on]
    rows = hall.rows(AuditRow, action="registration.call_by_sight")
    assert [json.loads(str(row["detail"])) for row in rows] == [{"on": 1}, {"on": 0}]
    with pytest.raises(Misuse):
        hall.registration.call_by_sight(visit.registration_id + 1, on=True, actor=K1)


def test_the_boards_hear_of_it(hall: SmallHall, database_url: str) -> None:
    visit, bell = hall.visit(), Bell(database_url)
    try:
        bell.wait(0)
        hall.registration.call_by_sight(visit.registration_id, on=True, actor=K1)
        assert bell.wait(5000)
    finally:
        bell.close()


@pytest.mark.parametrize("on", [True, False])
def test_the_printed_ticket_says_it(hall: SmallHall, on: bool) -> None:
    visit = hall.paid_visit()
    hall.registration.call_by_sight(visit.registration_id, on=on, actor=K1)
    hall.printing.print_papers(visit.registration_id, large=False, actor=K1)
    assert [content.by_sight for content in hall.artist.drawn if hasattr(content, "by_sight")] == [on]


def test_what_was_kept_before_it_could_be_asked_still_reads() -> None:
    kept = Kept("slot", ("department",), 1, None, by_sight=True)
    assert Kept.read(kept.written()) == kept
    older = {key: value for key, value in json.loads(kept.written()).items() if key != "by_sight"}
    assert Kept.read(json.dumps(older)) == replace(kept, by_sight=False)
