"""挂号: slot, registration, charge and ticket in one transaction."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.domain.acting import flags_of_aids, is_called_by_sight
from kiosk.domain.actor import Actor
from kiosk.domain.bill import Bill, FeeClass
from kiosk.domain.errors import AlreadyRegistered, FeesChanged, Misuse, NotPaidYet, PatientBlocked, SlotTaken
from kiosk.domain.journey import Choice, Journey, Patient, PayBy, Visit
from kiosk.domain.patient_files import FilesJoined
from kiosk.domain.queue import TicketState, flags_of_age
from kiosk.domain.roles import Right
from kiosk.services.accounts import ChargeState, charge_of, lock_account, write_charge
from kiosk.services.money import orders
from kiosk.services.money.fees import Fees, class_of
from kiosk.services.money.settling import cancel, settle
from kiosk.services.office import Office
from kiosk.services.patients.acting_books import write_acting
from kiosk.services.patients.people import find_by_id
from kiosk.services.patients.persons import hold_file
from kiosk.services.queue.queue_books import is_over_cap, queue_of_room
from kiosk.services.queue.tickets import Held, Numbered, call_by_sight, held_by, write_ticket
from kiosk.services.staff.guard import allow
from kiosk.services.triage.triage_links import found_for, link
from kiosk.services.visits.places import Place, find_place, take
from kiosk.services.visits.timetable import Timetable, Wanted
from kiosk.services.visits.visits import before, expected_wait, find_visit
from kiosk.storage.bell import ring
from kiosk.storage.database import violated
from kiosk.storage.statements import Query
from kiosk.storage.tables import RegistrationRow

if TYPE_CHECKING:
    from kiosk.ports.insurance import InsuranceSplit

ANY_DOCTOR = 0
TOPIC = "tickets"


class RegistrationDesk:
    """Registers patients for slots, and takes registrations back."""

    def __init__(self, office: Office, timetable: Timetable, insurance: "InsuranceSplit | None" = None) -> None:
        self._office = office
        self._timetable = timetable
        self._fees = Fees(office, insurance)

    def quote(self, journey: Journey) -> Bill:
        """The bill of ``journey.choice`` for ``journey.patient``, as the insurance splits it. Slow where one is asked.

        Raises `SlotTaken` when it is offered no more, `InsuranceUnclear` when nobody can say what the insurance pays:
        then ``journey.own_expense`` has another bill.
        """
        patient, choice = _who_and_what(journey)
        with self._office.database.read() as session:
            place = find_place(session, choice.slot.id)
        if place is None:
            raise self._taken(journey)
        return self._fees.bill(place.items, patient, class_of(journey, patient))

    def register(self, journey: Journey, *, actor: Actor) -> Visit:
        """Claim the slot: registration, charge and ticket in one transaction; settled at once when nothing is due.

        Raises `SlotTaken` with the nearest slots, `AlreadyRegistered` with the number held (`NotPaidYet` while it
        waits for its money), `FeesChanged` when the bill is not the one the patient saw, `NotAllowed` when staff who
        do it may not (any more), `InvalidEntry` when the patient's own paper is said to be that of the proxy.
        """
        patient, choice = _who_and_what(journey)
        try:
            return self._office.database.run(lambda session: self._register(session, journey, actor))
        except SlotTaken:
            raise self._taken(journey) from None
        except IntegrityError as error:
            if violated(error) != "uq_registrations_active":
                raise
            raise self._already(patient, choice) from error

    def visit(self, registration_id: int) -> Visit:
        """The registration as it stands now: people ahead, money due; raises `Misuse` when there is none."""
        with self._office.database.read() as session:
            return find_visit(session, registration_id, now=self._office.now())

    def cancel(self, registration_id: int, *, actor: Actor) -> None:
        """Cancel and give the slot back; again does nothing.

        Raises `Misuse` when money was or may have been taken: an open order is given up first, paid money refunded.
        """

        def work(session: Session) -> None:
            account = lock_account(session, charge_of(session, registration_id))
            if account.state is ChargeState.CANCELLED:
                return
            order = orders.last_order(session, account.charge_id)
            if account.state is ChargeState.SETTLED or (order is not None and not order.is_final):
                raise Misuse(f"registration {registration_id} is {account.state} and cannot simply be cancelled")
            cancel(self._office, session, account, actor=actor)

        self._office.database.run(work)

    def call_by_sight(self, registration_id: int, *, on: bool, actor: Actor) -> None:
        """Let this patient be called by showing the number too, or no more; raises `Misuse` without a registration."""

        def work(session: Session) -> None:
            find_visit(session, registration_id, now=self._office.now())
            if call_by_sight(session, registration_id, on=on):
                record = f"registrations/{registration_id}"
                self._office.note(session, actor, "registration.call_by_sight", record, on=int(on))
                ring(session, TOPIC)

        self._office.database.run(work)

    def _register(self, session: Session, journey: Journey, actor: Actor) -> Visit:
        if actor.staff is not None:
            allow(session, actor, Right.REGISTER)
        journey, has_joined = _on_file_that_stands(session, journey, actor)
        patient, choice = _who_and_what(journey)
        now = self._office.now()
        place = find_place(session, choice.slot.id)
        if place is None or place.ends <= now:
            raise SlotTaken(f"slot {choice.slot.id} is over")
        fee_class = class_of(journey, patient)
        bill = self._bill_as_seen(place, journey.bill, fee_class)
        pay_by = _way_to_pay(journey, bill)
        if has_joined and _held(session, patient, place) is not None:
            raise self._already(patient, choice)  # by a joined file, which the books' own rule does not see
        # Everywhere in this order, so that two transactions never wait for each other: patient, registration, slot,
        # number, queue, invoice book, audit.
        registration_id = _write(session, place, patient, pay_by=pay_by, actor=actor, at=now)
        if not take(session, place.slot_id):
            raise SlotTaken(f"slot {place.slot_id} is full")
        charge_id = write_charge(
            session, bill, registration_id=registration_id, fee_class=fee_class, actor=actor, at=now
        )
        state = TicketState.UNPAID if pay_by is PayBy.PHONE else TicketState.WAITING
        ticket = self._queue(session, journey, place, state, registration_id=registration_id, actor=actor, at=now)
        made: dict[str, str | int] = {"charges": charge_id, "tickets": ticket.ticket_id, "slots": place.slot_id}
        if pay_by is PayBy.NOTHING:
            invoice = settle(self._office, session, lock_account(session, charge_id), payment_id=None, actor=actor)
            made |= {"invoices": invoice} if invoice is not None else {}
        told = made | write_acting(session, self._office.vault, journey, registration_id=registration_id)
        self._office.note(session, actor, "registration.register", f"registrations/{registration_id}", **told)
        ahead, windows = before(session, ticket.ticket_id)
        return Visit(
            registration_id=registration_id,
            charge_id=charge_id,
            ticket=ticket.label,
            ahead=ahead,
            wait=expected_wait(ahead, place.minutes_each, windows=windows, starts=place.starts, now=now),
            due=bill.due,
            pay_by=pay_by,
        )

    def _queue(
        self,
        session: Session,
        journey: Journey,
        place: Place,
        state: TicketState,
        *,
        registration_id: int,
        actor: Actor,
        at: datetime,
    ) -> Numbered:
        """A number in the queue of the room; raises `SlotTaken` when the queue has taken enough people that day."""
        patient, _ = _who_and_what(journey)
        queue = queue_of_room(session, place.room_id)
        triage = found_for(session, patient.id, place.day, now=at)
        known = flags_of_age(patient.birth_date, self._office.today(), queue.rules) | flags_of_aids(journey.aids)
        ticket = write_ticket(
            session,
            place,
            state,
            registration_id=registration_id,
            queue=queue,
            flags=known.union(*triage.values()),
            by_sight=journey.by_sight or is_called_by_sight(journey.aids),
            actor=actor,
            at=at,
        )
        for case_id in triage:
            link(session, case_id, ticket.ticket_id, actor=actor, at=at)
        if is_over_cap(session, queue, place.day, now=at):
            raise SlotTaken(f"queue {queue.code} has its {queue.rules.daily_cap} of the day")
        return ticket

    def _bill_as_seen(self, place: Place, seen: Bill, fee_class: FeeClass) -> Bill:
        if not self._fees.is_still(seen, place.items, fee_class):
            raise FeesChanged(f"session {place.session_id} has other fees now, {seen.due} was shown")
        return seen

    def _taken(self, journey: Journey) -> SlotTaken:
        _, choice = _who_and_what(journey)
        doctor = choice.clinic.doctor
        wanted = Wanted(choice.slot.starts, choice.clinic.day, doctor.id if doctor else None)
        department = journey.department.department.id if journey.department else None
        nearest = self._timetable.nearest(department, wanted) if department is not None else ()
        return SlotTaken(f"slot {choice.slot.id} is taken or over", nearest=nearest)

    def _already(self, patient: Patient, choice: Choice) -> AlreadyRegistered:
        with self._office.database.read() as session:
            place = find_place(session, choice.slot.id)
            assert place is not None
            held = _held(session, find_by_id(session, self._office.vault, patient.id) or patient, place)
        meaning = NotPaidYet if held and held.is_unpaid else AlreadyRegistered
        return meaning(f"patient {patient.id} holds a number already", ticket=held.label if held else "")


def _who_and_what(journey: Journey) -> tuple[Patient, Choice]:
    if journey.patient is None or journey.choice is None:
        raise Misuse("nobody or nothing to register")
    return journey.patient, journey.choice


def _on_file_that_stands(session: Session, journey: Journey, actor: Actor) -> tuple[Journey, bool]:
    """``journey`` on the file its patient's has gone into meanwhile, if any; and whether others were joined to that.

    A bill that was seen for one fee class is none for another: then the patient is looked up again.
    """
    asked, _ = _who_and_what(journey)
    patient, has_joined = hold_file(session, asked)
    if patient.fee_class is not asked.fee_class:
        told = PatientBlocked if actor.staff is None else FilesJoined
        raise told(f"patient {asked.id} was joined to {patient.id}, who pays otherwise")
    return replace(journey, patient=patient), has_joined


def _held(session: Session, patient: Patient, place: Place) -> Held | None:
    return held_by(
        session,
        patient_id=patient.id,
        day=place.day,
        department_id=place.department_id,
        doctor_key=place.doctor_id or ANY_DOCTOR,
    )


def _way_to_pay(journey: Journey, bill: Bill) -> PayBy:
    if bill.due == 0:
        return PayBy.NOTHING
    if journey.pay_by in (PayBy.PHONE, PayBy.WINDOW):
        return journey.pay_by
    raise Misuse(f"{bill.due} fen are due and nobody said how they are paid")


def _write(session: Session, place: Place, patient: Patient, *, pay_by: PayBy, actor: Actor, at: datetime) -> int:
    return ADD_REGISTRATION.one(
        session,
        patient_id=patient.id,
        slot_id=place.slot_id,
        session_id=place.session_id,
        department_id=place.department_id,
        doctor_key=place.doctor_id or ANY_DOCTOR,
        day=place.day,
        pay_by=pay_by.value,
        actor=str(actor),
        created_at=at,
    )[0]


ADD_REGISTRATION = Query(insert(RegistrationRow).returning(RegistrationRow.id))
