"""代办、陪诊 and aids beside a registration; rights of staff; and patients without papers until they are known."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import text

from kiosk.domain.acting import Aid, AlreadyComplete, Companion, PaperKnown, Proxy, Relation
from kiosk.domain.actor import Actor
from kiosk.domain.errors import InvalidEntry, Misuse
from kiosk.domain.identity import Paper, PaperKind, Sex
from kiosk.domain.journey import Journey, Newcomer, PaperSort, Patient, PayBy
from kiosk.domain.papers import TicketContent
from kiosk.domain.roles import NotAllowed, Role
from kiosk.services.patients.acting import Acting
from kiosk.services.patients.patients import Patients
from kiosk.services.staff.staff import StaffAccounts
from kiosk.storage.tables import (
    AuditRow,
    PatientPaperRow,
    PatientRow,
    RegistrationAidRow,
    RegistrationCompanionRow,
    RegistrationProxyRow,
    RegistrationRow,
    TicketFlagRow,
    TicketRow,
)
from tests.services.small_hall import K1, SmallHall, citizen, emergency

NURSE, CASHIER, VOLUNTEER = Actor("D1", "0001"), Actor("D1", "0021"), Actor("D1", "0002")
OPERATOR = Actor("D1", "operator")
DAUGHTER = Proxy("张小琳", citizen(9), Relation.DAUGHTER, "13912340387")


@pytest.fixture
def staff(hall: SmallHall) -> StaffAccounts:
    staff = StaffAccounts(hall.office, PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    people = ((NURSE, Role.GUIDE), (CASHIER, Role.CASHIER), (VOLUNTEER, Role.VOLUNTEER))
    for actor, role in people:
        staff.enrol(str(actor.staff), "吴敏", role, "270918", actor=OPERATOR)
    return staff


@pytest.fixture
def acting(hall: SmallHall, staff: StaffAccounts) -> Acting:
    return Acting(hall.office)


def detail(hall: SmallHall) -> dict[str, object]:
    """What the audit was told last."""
    told: dict[str, object] = json.loads(str(hall.rows(AuditRow)[-1]["detail"]))
    return told


# ---- acting for a patient ----------------------------------------------------


def test_who_acts_is_written_with_the_registration(hall: SmallHall, staff: StaffAccounts) -> None:
    journey = replace(hall.journey("chen 10:00", pay_by=PayBy.WINDOW), proxy=DAUGHTER)
    visit = hall.registration.register(journey, actor=NURSE)
    (registration,), (proxy,) = hall.rows(RegistrationRow), hall.rows(RegistrationProxyRow)
    assert journey.patient is not None
    assert (registration["patient_id"], registration["actor"]) == (journey.patient.id, "0001@D1")
    assert (proxy["registration_id"], proxy["name"], proxy["relation"]) == (visit.registration_id, "张小琳", "daughter")
    assert proxy["paper_kind"] == "01"
    assert hall.office.vault.unseal(bytes(proxy["paper_sealed"]), context="paper") == citizen(9).number  # type: ignore[call-overload]  # bytes they are
    assert hall.office.vault.unseal(bytes(proxy["phone_sealed"]), context="phone") == "13912340387"  # type: ignore[call-overload]  # bytes they are
    assert detail(hall)["proxy"] == "daughter"
    assert "张" not in str(hall.rows(AuditRow))


def test_the_ticket_tells_who_acted(hall: SmallHall, staff: StaffAccounts) -> None:
    journey = replace(hall.journey("chen 10:00", pay_by=PayBy.WINDOW), proxy=DAUGHTER)
    visit = hall.registration.register(journey, actor=NURSE)
    hall.printing.print_papers(visit.registration_id, large=False, actor=NURSE)
    hall.printing.reprint(visit.registration_id, PaperSort.TICKET, large=True, actor=NURSE)
    drawn = [paper for paper in hall.artist.drawn if isinstance(paper, TicketContent)]
    assert [paper.proxy for paper in drawn] == ["张*琳（女儿）"] * 2


def test_a_patient_alone_has_no_line_for_a_proxy(hall: SmallHall) -> None:
    visit = hall.visit(pay_by=PayBy.WINDOW)
    hall.printing.print_papers(visit.registration_id, large=False, actor=K1)
    assert [paper.proxy for paper in hall.artist.drawn if isinstance(paper, TicketContent)] == [""]
    assert hall.rows(RegistrationProxyRow) == hall.rows(RegistrationCompanionRow) == []


def test_companion_and_aids_are_noted_and_told_to_the_window(hall: SmallHall, staff: StaffAccounts) -> None:
    aids = (Aid.WHEELCHAIR, Aid.HEARING_AID)
    chosen = hall.journey("any 9:30", pay_by=PayBy.WINDOW)
    journey = replace(chosen, companion=Companion(Relation.VOLUNTEER), aids=aids)
    hall.registration.register(journey, actor=NURSE)
    (companion,) = hall.rows(RegistrationCompanionRow)
    assert (companion["relation"], companion["name"]) == ("volunteer", "")
    assert {row["aid"] for row in hall.rows(RegistrationAidRow)} == {"wheelchair", "hearing_aid"}
    assert [row["flag"] for row in hall.rows(TicketFlagRow)] == ["wheelchair"]
    assert [row["by_sight"] for row in hall.rows(TicketRow)] == [True]
    assert (detail(hall)["companion"], detail(hall)["aids"]) == ("volunteer", "wheelchair,hearing_aid")


def test_nobody_acts_by_the_patients_own_paper(hall: SmallHall, staff: StaffAccounts) -> None:
    own = replace(DAUGHTER, paper=citizen(1))
    with pytest.raises(InvalidEntry) as caught:
        hall.registration.register(replace(hall.journey("chen 10:00", 1), proxy=own), actor=NURSE)
    assert caught.value.field == "proxy_number"
    assert hall.rows(RegistrationRow) == hall.rows(RegistrationProxyRow) == []
    assert hall.booked("chen 10:00") == 0


@pytest.mark.parametrize("table", ["registration_proxies", "registration_companions", "registration_aids"])
@pytest.mark.parametrize("change", ["UPDATE {table} SET registration_id = registration_id", "DELETE FROM {table}"])
def test_what_was_written_stays(hall: SmallHall, table: str, change: str) -> None:
    whole = {"proxy": DAUGHTER, "companion": Companion(Relation.SON), "aids": (Aid.READER,)}
    hall.registration.register(replace(hall.journey("chen 10:00"), **whole), actor=K1)  # type: ignore[arg-type]  # by name
    with pytest.raises(Exception, match=f"permanent_{table}"), hall.database.begin() as session:
        session.execute(text(change.format(table=table)))


# ---- rights --------------------------------------------------------------------


@pytest.mark.parametrize("actor", [CASHIER, VOLUNTEER, Actor("D1", "9999")])
def test_staff_without_the_right_register_nobody(hall: SmallHall, staff: StaffAccounts, actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        hall.registration.register(hall.journey("chen 10:00"), actor=actor)
    newcomer = Newcomer("李四", Sex.MALE, date(1990, 1, 1), "", consented=True)
    with pytest.raises(NotAllowed):
        hall.reception.enrol(Journey(paper=citizen(5), newcomer=newcomer), actor=actor)
    assert hall.rows(RegistrationRow) == []


def test_rights_taken_away_while_signed_in_are_gone_at_once(hall: SmallHall, staff: StaffAccounts) -> None:
    journey = hall.journey("chen 10:00")
    staff.lock(str(NURSE.staff), actor=OPERATOR)
    with pytest.raises(NotAllowed):
        hall.registration.register(journey, actor=NURSE)
    staff.unlock(str(NURSE.staff), actor=OPERATOR)
    assert hall.registration.register(journey, actor=NURSE).ticket == "A001"


# ---- without papers ------------------------------------------------------------


def brought_in(hall: SmallHall, name: str = "") -> Patient:
    return hall.reception.enrol(replace(emergency(), newcomer=Newcomer(name)), actor=NURSE)


def known_now(number: int = 4, *, name: str = "王小明") -> Journey:
    return Journey(paper=citizen(number), newcomer=Newcomer(name, phone="13800138000", consented=True))


def test_they_are_listed_until_done_the_first_due_first(hall: SmallHall, acting: Acting) -> None:
    first = brought_in(hall)
    hall.clock.advance(timedelta(hours=1))
    second = brought_in(hall, "老李")
    listed = acting.unfinished(actor=NURSE)
    assert [(one.patient_id, one.name) for one in listed] == [(first.id, "无名氏"), (second.id, "老李")]
    assert listed[0].due - listed[0].entered == timedelta(hours=24)
    assert listed[0].outpatient_number == first.outpatient_number
    hall.clock.advance(timedelta(hours=23))
    assert [one.is_overdue(hall.office.now()) for one in acting.unfinished(actor=NURSE)] == [True, False]
    acting.complete(first.id, known_now(), actor=NURSE)
    assert [one.patient_id for one in acting.unfinished(actor=NURSE)] == [second.id]


def test_completing_binds_paper_name_and_birth(hall: SmallHall, acting: Acting) -> None:
    patient = brought_in(hall)
    whole = acting.complete(patient.id, known_now(), actor=NURSE)
    assert (whole.id, whole.name, whole.sex, whole.birth_date) == (patient.id, "王小明", Sex.FEMALE, date(1990, 3, 7))
    assert (whole.outpatient_number, whole.provisional) == (patient.outpatient_number, False)
    assert hall.reception.look_up(Journey(paper=citizen(4))).patient == whole
    (row,) = hall.rows(PatientRow)
    assert (row["complete_by"], row["consent"]) == (None, "1")
    (audit,) = hall.rows(AuditRow, action="patient.complete")
    assert (audit["record"], audit["actor"]) == (f"patients/{patient.id}", "0001@D1")
    assert json.loads(str(audit["detail"])) == {"paper": "01"}


def test_of_two_desks_the_first_word_stays(hall: SmallHall, acting: Acting) -> None:
    patient = brought_in(hall)
    acting.complete(patient.id, known_now(4), actor=NURSE)
    with pytest.raises(AlreadyComplete):
        acting.complete(patient.id, known_now(5, name="别人"), actor=NURSE)
    assert len(hall.rows(PatientPaperRow)) == 1
    assert [row["name"] for row in hall.rows(PatientRow)] == ["王小明"]


def test_a_paper_that_is_known_leads_to_its_patient(hall: SmallHall, acting: Acting) -> None:
    known, patient = hall.patient(4), brought_in(hall)
    with pytest.raises(PaperKnown) as caught:
        acting.complete(patient.id, known_now(4), actor=NURSE)
    assert caught.value.patient_id == known.id
    assert [one.patient_id for one in acting.unfinished(actor=NURSE)] == [patient.id]
    assert [row["name"] for row in hall.rows(PatientRow, id=patient.id)] == ["无名氏"]


def test_completing_needs_paper_name_birth_and_the_right(hall: SmallHall, acting: Acting) -> None:
    patient = brought_in(hall)
    with pytest.raises(Misuse):
        acting.complete(patient.id, replace(known_now(), paper=None), actor=NURSE)
    with pytest.raises(InvalidEntry) as caught:
        acting.complete(patient.id, known_now(name=" "), actor=NURSE)
    assert caught.value.field == "name"
    passport = replace(known_now(), paper=Paper(PaperKind.PASSPORT, "E12345678"))
    with pytest.raises(InvalidEntry) as caught:
        acting.complete(patient.id, passport, actor=NURSE)
    assert caught.value.field == "birth"
    for actor in (CASHIER, K1):
        with pytest.raises(NotAllowed):
            acting.complete(patient.id, known_now(), actor=actor)
        with pytest.raises(NotAllowed):
            acting.unfinished(actor=actor)
    born = replace(passport, newcomer=replace(passport.newcomer, sex=Sex.MALE, birth_date=date(1980, 2, 2)))
    assert acting.complete(patient.id, born, actor=NURSE).birth_date == date(1980, 2, 2)


def test_a_trouble_of_the_books_is_no_known_paper(
    hall: SmallHall, acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.patient(4)
    patient = brought_in(hall)
    monkeypatch.setattr("kiosk.services.patients.acting.violated", lambda _error: "another rule")
    with pytest.raises(Exception, match="patient_papers"):
        acting.complete(patient.id, known_now(4), actor=NURSE)


# ---- files that are joined -------------------------------------------------------

CLERK = Actor("D1", "0003")


def join(hall: SmallHall, staff: StaffAccounts, *, kept: Patient, gone: Patient) -> None:
    staff.enrol("0003", "秦朗", Role.CLERK, "270918", actor=OPERATOR)
    books = Patients(hall.office)
    kept_now, gone_now = (books.file(one.id, actor=CLERK) for one in (kept, gone))
    books.merge(kept=(kept.id, kept_now.version), gone=(gone.id, gone_now.version), reason="同一个人", actor=CLERK)


def test_somebody_joined_to_a_known_file_is_unfinished_no_more(
    hall: SmallHall, staff: StaffAccounts, acting: Acting
) -> None:
    known, patient = hall.patient(4), brought_in(hall)
    join(hall, staff, kept=known, gone=patient)
    assert acting.unfinished(actor=NURSE) == ()
    with pytest.raises(AlreadyComplete):
        acting.complete(patient.id, known_now(5), actor=NURSE)


def test_a_paper_of_a_joined_file_is_the_patients_own(hall: SmallHall, staff: StaffAccounts) -> None:
    known, other = hall.patient(1), hall.patient(2)
    join(hall, staff, kept=known, gone=other)
    own = replace(DAUGHTER, paper=citizen(2))
    with pytest.raises(InvalidEntry):
        hall.registration.register(replace(hall.journey("chen 10:00", known), proxy=own), actor=NURSE)
