"""A sitting left unfinished waits ten minutes for the same person, at any machine, and tells nobody who that was."""

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from kiosk.domain.errors import DatabaseAway, DepartmentClosed, GoneOn, Misuse, SlotTaken, TimeOver
from kiosk.domain.journey import Journey, PayBy, PaymentState, Standing, Way
from kiosk.services.sittings.resuming import KEPT_FOR, Kept, Resuming
from kiosk.services.visits.timetable import Timetable
from kiosk.storage.database import Database
from kiosk.storage.tables import KeptRunRow
from kiosk.storage.vault import Vault
from tests.services.small_hall import K1, SLOTS, SmallHall, build, citizen, emergency, newborn

FLOW = "registration"
CONFIRM = Standing("confirm", ("department", "slot"))


def desk(hall: SmallHall) -> Resuming:
    return Resuming(hall.office, hall.timetable)


def walk_away(hall: SmallHall, slot: str = "any 9:30", standing: Standing = CONFIRM) -> Journey:
    """Somebody chose a slot and went; gives the journey of the same person coming back."""
    journey = hall.journey(slot)
    desk(hall).keep(replace(journey, standing=standing), flow=FLOW)
    return desk(hall).greet(Journey(patient=journey.patient), flow=FLOW)


def test_the_same_person_finds_everything_chosen(hall: SmallHall) -> None:
    back = walk_away(hall)
    assert back.kept
    resumed = desk(hall).resume(back, flow=FLOW)
    assert resumed.standing == CONFIRM
    assert resumed.department is not None
    assert resumed.choice is not None
    assert resumed.choice.slot.id == SLOTS["any 9:30"][0]
    assert not resumed.kept
    assert hall.rows(KeptRunRow) == []


@pytest.mark.parametrize("large", [True, False])
def test_large_text_is_kept_too(hall: SmallHall, large: bool) -> None:
    journey = replace(hall.journey("any 9:30"), standing=CONFIRM, large=large)
    desk(hall).keep(journey, flow=FLOW)
    back = desk(hall).greet(Journey(patient=journey.patient), flow=FLOW)
    assert desk(hall).resume(back, flow=FLOW).large is large


@pytest.mark.parametrize("by_sight", [True, False])
def test_who_is_called_by_sight_is_kept_too(hall: SmallHall, by_sight: bool) -> None:
    journey = replace(hall.journey("any 9:30"), standing=CONFIRM, by_sight=by_sight)
    desk(hall).keep(journey, flow=FLOW)
    back = desk(hall).greet(Journey(patient=journey.patient), flow=FLOW)
    assert desk(hall).resume(back, flow=FLOW).by_sight is by_sight


def test_what_an_older_program_kept_says_nothing_of_large_text() -> None:
    assert not Kept.read('{"step": "slot", "past": [], "department": 1, "slot": null}').large


def test_any_paper_of_the_person_and_any_machine_will_do(hall: SmallHall, database: Database, vault: Vault) -> None:
    walk_away(hall)
    other = SmallHall(database, vault)
    found = other.reception.look_up(Journey(way=Way.TYPED, paper=citizen(1)))
    assert desk(other).greet(found, flow=FLOW).kept


def test_nobody_else_finds_it(hall: SmallHall) -> None:
    walk_away(hall)
    assert not desk(hall).greet(Journey(patient=hall.patient(2)), flow=FLOW).kept
    assert not desk(hall).greet(Journey(patient=hall.patient(1)), flow="another").kept
    assert not desk(hall).greet(Journey(kept=True), flow=FLOW).kept


@pytest.mark.parametrize(("minutes", "found"), [(9.99, True), (10, False)])
def test_it_waits_ten_minutes(hall: SmallHall, minutes: float, found: bool) -> None:
    assert timedelta(minutes=10) == KEPT_FOR
    back = walk_away(hall, "chen tomorrow")
    hall.clock.advance(timedelta(minutes=minutes))
    assert desk(hall).greet(back, flow=FLOW).kept is found
    if not found:
        with pytest.raises(GoneOn):
            desk(hall).resume(back, flow=FLOW)


def test_what_nobody_came_back_for_is_wiped(hall: SmallHall) -> None:
    walk_away(hall)
    assert desk(hall).wipe() == 0
    hall.clock.advance(KEPT_FOR)
    assert desk(hall).wipe() == 1
    assert hall.rows(KeptRunRow) == []


def test_the_newest_replaces_the_one_before(hall: SmallHall) -> None:
    walk_away(hall, "chen 10:00")
    hall.clock.advance(timedelta(minutes=8))
    back = walk_away(hall, "any 10:00")
    hall.clock.advance(timedelta(minutes=8))
    assert len(hall.rows(KeptRunRow)) == 1
    resumed = desk(hall).resume(back, flow=FLOW)
    assert resumed.choice is not None
    assert resumed.choice.slot.id == SLOTS["any 10:00"][0]


def test_who_begins_again_is_forgotten(hall: SmallHall) -> None:
    back = walk_away(hall)
    desk(hall).forget(back, flow=FLOW)
    assert hall.rows(KeptRunRow) == []
    assert not desk(hall).greet(back, flow=FLOW).kept


def test_of_two_machines_one_goes_on(hall: SmallHall) -> None:
    back, told, together = walk_away(hall), [], threading.Barrier(2)

    def ask() -> None:
        machine = Meeting(hall.office, hall.timetable, together)
        try:
            told.append(machine.resume(back, flow=FLOW).standing)
        except GoneOn as error:
            told.append(error)

    both = [threading.Thread(target=ask) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(type(one).__name__ for one in told) == ["GoneOn", "Standing"]


class Meeting(Resuming):
    """Waits for the other machine between reading and taking."""

    def __init__(self, office: object, timetable: Timetable, together: threading.Barrier) -> None:
        super().__init__(office, timetable)
        self._together = together

    def _restored(self, *args: object) -> Journey:
        self._together.wait(10)
        return super()._restored(*args)


def test_a_run_kept_anew_meanwhile_is_not_taken_for_the_old_one(hall: SmallHall) -> None:
    back = walk_away(hall, "any 9:30")

    class Slow(Resuming):
        def _restored(self, *args: object) -> Journey:
            walk_away(hall, "any 10:00")
            return super()._restored(*args)

    with pytest.raises(GoneOn):
        Slow(hall.office, hall.timetable).resume(back, flow=FLOW)
    assert len(hall.rows(KeptRunRow)) == 1


def test_a_database_that_goes_away_in_the_middle_keeps_it(hall: SmallHall, monkeypatch: pytest.MonkeyPatch) -> None:
    back = walk_away(hall)

    def away(_department: int) -> None:
        raise DatabaseAway("in the middle")

    monkeypatch.setattr(hall.timetable, "clinics", away)
    with pytest.raises(DatabaseAway):
        desk(hall).resume(back, flow=FLOW)
    monkeypatch.undo()
    assert desk(hall).resume(back, flow=FLOW).standing == CONFIRM


# ---- choices that are no longer there ---------------------------------------


def fill(hall: SmallHall, slot: str) -> None:
    for number in range(10, 10 + SLOTS[slot][5]):
        hall.visit(slot, number, PayBy.WINDOW)


def test_a_slot_taken_meanwhile_is_chosen_again(hall: SmallHall) -> None:
    back = walk_away(hall, "chen 10:30")
    fill(hall, "chen 10:30")
    resumed = desk(hall).resume(back, flow=FLOW)
    assert resumed.standing is not None
    assert (resumed.standing.step, resumed.standing.past) == ("slot", ("department",))
    assert type(resumed.standing.why) is SlotTaken
    assert resumed.choice is None
    assert resumed.nearest[0] == SLOTS["chen 10:00"][0]
    assert resumed.department is not None


def test_a_slot_that_is_over_says_so(hall: SmallHall) -> None:
    hall.clock.advance(timedelta(minutes=12))  # 9:53
    back = walk_away(hall, "any 9:30")
    hall.clock.advance(timedelta(minutes=9))
    resumed = desk(hall).resume(back, flow=FLOW)
    assert resumed.standing is not None
    assert isinstance(resumed.standing.why, TimeOver)
    assert resumed.nearest
    assert resumed.nearest[0] == SLOTS["any 10:00"][0]


def test_a_department_that_closed_is_chosen_again(hall: SmallHall, monkeypatch: pytest.MonkeyPatch) -> None:
    back = walk_away(hall)
    offers = hall.timetable.departments()
    monkeypatch.setattr(hall.timetable, "departments", lambda: offers[1:])
    resumed = desk(hall).resume(back, flow=FLOW)
    assert resumed.standing is not None
    assert (resumed.standing.step, resumed.standing.past, resumed.department) == ("department", (), None)
    assert isinstance(resumed.standing.why, DepartmentClosed)


def test_whoever_had_chosen_a_department_only_stands_before_its_doctors(hall: SmallHall) -> None:
    journey = replace(hall.journey("any 9:30"), choice=None, standing=Standing("slot", ("department",)))
    desk(hall).keep(journey, flow=FLOW)
    resumed = desk(hall).resume(Journey(patient=journey.patient), flow=FLOW)
    assert resumed.standing == journey.standing
    assert resumed.choice is None
    assert resumed.department is not None


# ---- who is not kept, and what is not told ----------------------------------


def test_who_cannot_come_back_or_chose_nothing_is_not_kept(hall: SmallHall) -> None:
    journey = replace(hall.journey("any 9:30"), standing=CONFIRM)
    nameless = hall.reception.enrol(emergency(), actor=K1)
    for one in (
        replace(journey, patient=None),
        replace(journey, patient=nameless),
        replace(journey, standing=None),
        replace(journey, department=None),
    ):
        desk(hall).keep(one, flow=FLOW)
    assert hall.rows(KeptRunRow) == []
    with pytest.raises(Misuse):
        desk(hall).resume(Journey(), flow=FLOW)
    desk(hall).forget(Journey(), flow=FLOW)


def test_a_child_without_a_number_finds_it_too(hall: SmallHall) -> None:
    child = hall.reception.enrol(newborn(), actor=K1)
    desk(hall).keep(replace(hall.journey("any 9:30", child), standing=CONFIRM), flow=FLOW)
    found = hall.reception.look_up(newborn())
    assert found.patient == child
    assert desk(hall).greet(found, flow=FLOW).kept


def test_the_rows_tell_neither_who_nor_what(hall: SmallHall) -> None:
    back = walk_away(hall)
    (row,) = hall.rows(KeptRunRow)
    assert set(row) == {"digest", "sealed", "until"}
    raw = bytes(row["digest"]) + bytes(row["sealed"])
    for secret in (citizen(1).number, "王小明", back.patient.outpatient_number, "confirm", "department"):
        assert secret.encode() not in raw
    other = SmallHall(hall.database, Vault(b"another key, thirty-two bytes...."[:32]))
    assert not desk(other).greet(back, flow=FLOW).kept


def test_the_file_tells_neither_who_nor_what(sqlite_url: str, vault: Vault) -> None:
    database = Database(sqlite_url)
    build(database, vault)
    hall = SmallHall(database, vault)
    patient = hall.patient(1)
    path = Path(str(make_url(sqlite_url).database))
    before = whole(path)
    walk_away(hall)
    (row,) = hall.rows(KeptRunRow)
    after = whole(path)
    database.close()
    assert bytes(row["sealed"]) in after
    for secret in (citizen(1).number, patient.name, patient.outpatient_number):
        assert after.count(secret.encode()) == before.count(secret.encode())


def whole(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))


def test_the_server_tells_neither_who_nor_what(postgresql_url: str, vault: Vault) -> None:
    database = Database(postgresql_url)
    build(database, vault)
    hall = SmallHall(database, vault)
    back = walk_away(hall)
    database.close()
    with psycopg.connect(postgresql_url) as connection, connection.cursor().copy("COPY kept_runs TO STDOUT") as lines:
        told = b"".join(bytes(line) for line in lines).decode()
    assert told
    for secret in (citizen(1).number, "王小明", back.patient.outpatient_number):
        assert secret not in told
        assert secret.encode().hex() not in told


# ---- registrations that are not finished ------------------------------------


def unfinished(hall: SmallHall, number: int = 1) -> list[tuple[str, int, PayBy]]:
    visits = desk(hall).greet(Journey(patient=hall.patient(number)), flow=FLOW).open_visits
    return [(one.visit.ticket, one.visit.due, one.visit.pay_by) for one in visits]


def test_an_unpaid_registration_is_found_again(hall: SmallHall) -> None:
    visit = hall.visit("any 9:30")
    assert unfinished(hall) == [(visit.ticket, visit.due, PayBy.PHONE)]
    assert unfinished(hall, 2) == []
    (found,) = desk(hall).greet(Journey(patient=hall.patient(1)), flow=FLOW).open_visits
    chosen = hall.journey("any 9:30", 2)
    assert found.choice.slot.id == chosen.choice.slot.id
    assert found.choice.clinic.room == chosen.choice.clinic.room
    assert found.department.department == chosen.department.department
    assert found.bill == chosen.bill


def test_what_is_due_at_a_window_can_be_paid_here_later(hall: SmallHall) -> None:
    visit = hall.visit("any 9:30", pay_by=PayBy.WINDOW)
    hall.printing.print_papers(visit.registration_id, large=False, actor=K1)
    hall.clock.advance(timedelta(hours=3))
    assert unfinished(hall) == [(visit.ticket, visit.due, PayBy.WINDOW)]
    hall.billing.begin(visit.charge_id, actor=K1)
    hall.gateway.answers["query"] = PaymentState.PAID
    assert hall.billing.ask(visit.charge_id, actor=K1).state is PaymentState.PAID
    assert unfinished(hall) == []
    assert hall.registration.visit(visit.registration_id).due == 0


def test_who_changes_their_mind_about_paying_here_keeps_the_place(hall: SmallHall) -> None:
    visit = hall.visit("any 9:30", pay_by=PayBy.WINDOW)
    hall.billing.begin(visit.charge_id, actor=K1)
    hall.billing.give_up(visit, actor=K1)
    assert unfinished(hall) == [(visit.ticket, visit.due, PayBy.WINDOW)]


def test_paid_but_never_printed_is_not_lost(hall: SmallHall) -> None:
    visit = hall.paid_visit("any 9:30")
    assert unfinished(hall) == [(visit.ticket, 0, PayBy.PHONE)]
    hall.printing.print_papers(visit.registration_id, large=False, actor=K1)
    assert unfinished(hall) == []


def test_what_is_over_or_cancelled_is_finished(hall: SmallHall) -> None:
    visit = hall.visit("any 9:30")
    hall.registration.cancel(visit.registration_id, actor=K1)
    hall.visit("any 10:00", pay_by=PayBy.WINDOW)
    assert len(unfinished(hall)) == 1
    hall.clock.advance(timedelta(days=1))
    assert unfinished(hall) == []


def test_the_next_one_comes_first_and_no_more_than_fit(hall: SmallHall) -> None:
    for slot in ("gratis tomorrow", "chen tomorrow", "chen 10:00", "any 9:30"):
        hall.visit(slot, pay_by=PayBy.WINDOW)
    found = desk(hall).greet(Journey(patient=hall.patient(1)), flow=FLOW).open_visits
    starts = [one.choice.slot.starts for one in found]
    assert starts == sorted(starts)
    assert len(found) == 3
    doctor = found[1].choice.clinic.doctor
    assert doctor is not None
    assert doctor.name == "陈静"
