"""挂号: slot, registration, charge and ticket in one transaction, or nothing at all."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from kiosk.domain.bill import Bill, FeeClass
from kiosk.domain.errors import AlreadyRegistered, FeesChanged, Misuse, SlotTaken
from kiosk.domain.identity import Sex
from kiosk.domain.journey import Journey, Patient, PayBy
from kiosk.services.visits.visits import expected_wait
from kiosk.storage.tables import (
    AuditRow,
    ChargeLineRow,
    ChargeRow,
    ChargeStateRow,
    CounterRow,
    FeeRow,
    InvoiceBookRow,
    InvoiceRow,
    RegistrationRow,
    Row,
    SlotRow,
    TicketRow,
    TicketStateRow,
)
from tests.services.small_hall import K1, NOW, SLOTS, TOMORROW, SmallHall

WRITTEN = (RegistrationRow, ChargeRow, ChargeLineRow, ChargeStateRow, TicketRow, TicketStateRow, InvoiceRow)


def states(hall: SmallHall, table: type[Row]) -> list[object]:
    return [row["state"] for row in hall.rows(table)]


def nothing_written(hall: SmallHall) -> bool:
    return not any(hall.rows(table) for table in WRITTEN) and not any(hall.booked(slot) for slot in SLOTS)


def test_a_registration_is_all_its_rows(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:00", pay_by=PayBy.PHONE)
    (registration,) = hall.rows(RegistrationRow)
    (charge,) = hall.rows(ChargeRow)
    (ticket,) = hall.rows(TicketRow)
    assert (visit.ticket, visit.due, visit.pay_by) == ("A001", 5001, PayBy.PHONE)
    assert (registration["doctor_key"], registration["session_id"], registration["pay_by"]) == (1, 1, "phone")
    assert (charge["total"], charge["fund"], charge["due"], charge["serial"]) == (5001, 0, 5001, "NX261120-000001")
    assert [(line["position"], line["kind"], line["amount"]) for line in hall.rows(ChargeLineRow)] == [
        (1, "13", 101),
        (2, "02", 4900),
    ]
    assert (ticket["number"], ticket["label"], ticket["day"]) == (1, "A001", NOW.date())
    assert (states(hall, ChargeStateRow), states(hall, TicketStateRow)) == (["due"], ["unpaid"])
    assert hall.booked("chen 10:00") == 1
    assert hall.rows(AuditRow)[-1]["action"] == "registration.register"


def test_a_number_that_was_given_is_never_given_again(hall: SmallHall) -> None:
    """Were the counter set back by hand, the books would still refuse, and nobody would be told it went well."""
    hall.visit("chen 10:00")
    with hall.database.begin() as session:
        session.execute(update(CounterRow).where(CounterRow.scope.startswith("ticket")).values(value=0))
    with pytest.raises(IntegrityError):
        hall.visit("chen 10:00", 2)
    assert [row["label"] for row in hall.rows(TicketRow)] == ["A001"]


def test_the_bill_is_shared_with_the_fund(hall: SmallHall) -> None:
    insured = replace(hall.patient(1), fee_class=FeeClass.EMPLOYEE)
    journey = hall.journey("chen 10:00", insured)
    assert (journey.bill.total, journey.bill.fund, journey.bill.due) == (5001, 51 + 3430, 5001 - 3481)
    assert hall.registration.register(journey, actor=K1).due == 1520


def test_paying_at_a_window_waits_at_once(hall: SmallHall) -> None:
    visit = hall.visit(pay_by=PayBy.WINDOW)
    assert states(hall, TicketStateRow) == ["waiting"]
    assert hall.registration.visit(visit.registration_id) == visit


@pytest.mark.parametrize(("slot", "invoices"), [("free tomorrow", 1), ("gratis tomorrow", 0)])
def test_nothing_due_is_settled_at_once(hall: SmallHall, slot: str, invoices: int) -> None:
    insured = replace(hall.patient(1), fee_class=FeeClass.EMPLOYEE)
    visit = hall.visit(slot, insured, PayBy.PHONE)
    assert (visit.due, visit.pay_by) == (0, PayBy.NOTHING)
    assert (states(hall, ChargeStateRow), states(hall, TicketStateRow)) == (["due", "settled"], ["waiting"])
    assert len(hall.rows(InvoiceRow)) == invoices
    assert hall.registration.visit(visit.registration_id) == visit


def test_a_full_invoice_book_does_not_stop_a_patient(hall: SmallHall) -> None:
    with hall.database.begin() as session:
        session.execute(update(InvoiceBookRow).values(last_number=0))
    insured = replace(hall.patient(1), fee_class=FeeClass.EMPLOYEE)
    assert hall.visit("free tomorrow", insured).due == 0
    assert hall.rows(InvoiceRow) == []
    assert hall.billing.settle_pending(actor=K1) == 0
    with hall.database.begin() as session:
        session.execute(update(InvoiceBookRow).values(last_number=10))
    assert hall.billing.settle_pending(actor=K1) == 1
    assert hall.billing.settle_pending(actor=K1) == 0
    assert len(hall.rows(InvoiceRow)) == 1


def test_numbers_count_by_department_and_day(hall: SmallHall) -> None:
    tickets = [hall.visit("any 9:30", patient).ticket for patient in (1, 2)]
    assert [*tickets, hall.visit("chen 10:00", 3).ticket] == ["A001", "A002", "A003"]
    assert hall.visit("chen tomorrow", 4).ticket == "A001"
    assert hall.visit("gratis tomorrow", 5).ticket == "B001"


def test_people_ahead_are_those_called_before(hall: SmallHall) -> None:
    late = hall.visit("any 10:00", 1, PayBy.WINDOW)
    first, second = (hall.visit("any 9:30", patient, PayBy.WINDOW) for patient in (2, 3))
    hall.visit("chen 9:30", 4, PayBy.WINDOW)
    hall.visit("any 9:30", 5, PayBy.PHONE)
    assert (first.ahead, second.ahead) == (0, 1)
    asked = [hall.registration.visit(visit.registration_id) for visit in (first, second, late)]
    assert [visit.ahead for visit in asked] == [0, 1, 2]
    assert asked[2].wait == (15, 25)


@pytest.mark.parametrize(
    ("ahead", "until", "wait"),
    [(0, 0, (0, 5)), (0, 14, (10, 15)), (3, 14, (10, 30)), (0, 240, (240, 245)), (10, 3, (45, 85)), (0, -5, (0, 5))],
)
def test_nobody_is_called_before_their_slot(ahead: int, until: int, wait: tuple[int, int]) -> None:
    starts = NOW + timedelta(minutes=until)
    assert expected_wait(ahead, 6, starts=starts, now=NOW) == wait


def test_the_last_place_goes_to_one(hall: SmallHall) -> None:
    journeys = [hall.journey("chen 10:30", patient) for patient in (1, 2)]
    hall.registration.register(journeys[0], actor=K1)
    with pytest.raises(SlotTaken) as taken:
        hall.registration.register(journeys[1], actor=K1)
    assert taken.value.nearest[:2] == (SLOTS["chen 10:00"][0], SLOTS["chen 9:30"][0])
    assert len(hall.rows(RegistrationRow)) == hall.booked("chen 10:30") == 1
    assert hall.visit("any 9:30", 2).ticket == "A002"


def test_a_slot_that_is_over_is_taken(hall: SmallHall) -> None:
    journey = hall.journey("chen 9:30")
    hall.clock.advance(timedelta(minutes=19))
    with pytest.raises(SlotTaken):
        hall.registration.register(journey, actor=K1)
    assert nothing_written(hall)


def test_a_slot_that_was_withdrawn_is_taken(hall: SmallHall) -> None:
    journey = hall.journey("chen 10:30")
    with hall.database.begin() as session:
        session.execute(delete(SlotRow).where(SlotRow.id == SLOTS["chen 10:30"][0]))
    for work in (lambda: hall.registration.register(journey, actor=K1), lambda: hall.registration.quote(journey)):
        with pytest.raises(SlotTaken) as taken:
            work()
        assert taken.value.nearest[0] == SLOTS["chen 10:00"][0]
    with pytest.raises(SlotTaken) as taken:
        hall.registration.quote(replace(journey, department=None))
    assert taken.value.nearest == ()
    hall_slots = {slot["id"] for slot in hall.rows(SlotRow)}
    assert SLOTS["chen 10:30"][0] not in hall_slots
    assert hall.rows(RegistrationRow) == []


def test_twice_for_the_same_doctor_and_day_names_the_number_held(hall: SmallHall) -> None:
    hall.visit("chen 10:00")
    with pytest.raises(AlreadyRegistered) as already:
        hall.visit("chen 10:30")
    assert already.value.patient.values == (("ticket", "A001"),)
    assert hall.booked("chen 10:30") == 0
    assert [hall.visit(slot).ticket for slot in ("any 9:30", "zhou 14:00", "chen tomorrow")] == ["A002", "A003", "A001"]


def test_a_fee_changed_meanwhile_is_shown_again(hall: SmallHall) -> None:
    journey = hall.journey("chen 10:00")
    with hall.database.begin() as session:
        session.execute(update(FeeRow).where(FeeRow.name == "挂号费").values(price=201))
    with pytest.raises(FeesChanged):
        hall.registration.register(journey, actor=K1)
    assert nothing_written(hall)
    again = replace(journey, bill=hall.registration.quote(journey))
    assert hall.registration.register(again, actor=K1).due == 5101


def test_a_fee_changed_afterwards_changes_nothing(hall: SmallHall) -> None:
    visit = hall.paid_visit("chen 10:00")
    with hall.database.begin() as session:
        session.execute(update(FeeRow).values(price=9))
    hall.printing.print_papers(visit.registration_id, large=False, actor=K1)
    assert hall.artist.drawn[1].bill.total == 5001


@pytest.mark.parametrize("pay_by", [None, PayBy.NOTHING])
def test_money_that_is_due_needs_a_way_to_pay(hall: SmallHall, pay_by: PayBy | None) -> None:
    with pytest.raises(Misuse):
        hall.registration.register(replace(hall.journey("chen 10:00"), pay_by=pay_by), actor=K1)
    assert nothing_written(hall)


@pytest.mark.parametrize("missing", ["patient", "choice"])
def test_nobody_or_nothing_is_misuse(hall: SmallHall, missing: str) -> None:
    journey = replace(hall.journey("chen 10:00"), **{missing: None})
    for work in (hall.registration.quote, lambda one: hall.registration.register(one, actor=K1)):
        with pytest.raises(Misuse):
            work(journey)


def test_a_patient_who_is_not_in_the_books_leaves_nothing(hall: SmallHall) -> None:
    ghost = Patient(999, "无", Sex.UNKNOWN, None, "M0", FeeClass.SELF)
    with pytest.raises(Misuse):
        hall.visit("chen 10:00", ghost)
    assert nothing_written(hall)


def test_a_visit_nobody_made_is_misuse(hall: SmallHall) -> None:
    for work in (hall.registration.visit, lambda key: hall.registration.cancel(key, actor=K1)):
        with pytest.raises(Misuse):
            work(999)


def test_cancelling_gives_the_place_back_and_makes_room(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:30", pay_by=PayBy.WINDOW)
    for _ in range(2):
        hall.registration.cancel(visit.registration_id, actor=K1)
    assert hall.booked("chen 10:30") == 0
    assert states(hall, TicketStateRow) == ["waiting", "void"]
    assert states(hall, ChargeStateRow) == ["due", "cancelled"]
    assert hall.registration.visit(visit.registration_id).due == 0
    assert hall.visit("chen 10:30", pay_by=PayBy.WINDOW).ticket == "A002"


def test_an_unpaid_registration_without_an_order_can_be_cancelled(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:30", pay_by=PayBy.PHONE)
    hall.registration.cancel(visit.registration_id, actor=K1)
    assert states(hall, TicketStateRow) == ["unpaid", "void"]


def test_where_money_may_be_moving_nobody_simply_cancels(hall: SmallHall) -> None:
    open_order, paid = hall.visit("chen 10:30"), hall.paid_visit("any 9:30", 2)
    hall.billing.begin(open_order.charge_id, actor=K1)
    for visit in (open_order, paid):
        with pytest.raises(Misuse):
            hall.registration.cancel(visit.registration_id, actor=K1)
    assert hall.booked("chen 10:30") == hall.booked("any 9:30") == 1


def test_the_bill_of_a_journey_without_quote_does_not_pass(hall: SmallHall) -> None:
    with pytest.raises(FeesChanged):
        hall.registration.register(replace(hall.journey("chen 10:00"), bill=Bill()), actor=K1)
    assert isinstance(hall.journey("chen tomorrow"), Journey)
    assert hall.journey("chen tomorrow").choice.clinic.day == TOMORROW
