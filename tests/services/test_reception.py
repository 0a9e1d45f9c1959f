"""Who is standing here: found by paper, code or guardian; entered once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from kiosk.domain.errors import InvalidEntry, Misuse, UnknownCode
from kiosk.domain.identity import Paper, PaperKind, Sex, check_paper
from kiosk.domain.journey import Journey, Newcomer, Way
from kiosk.services.patients import people
from kiosk.services.patients.sealing import PAPER, PHONE
from kiosk.storage.tables import AuditRow, GuardianRow, PatientPaperRow, PatientRow
from tests.services.small_hall import K1, NOW, TODAY, SmallHall, citizen, emergency, newborn

INSURANCE = "4240" + "1" * 24
HEALTH = "A1" * 32
PASSPORT = Paper(PaperKind.PASSPORT, "E12345678")


def told(name: str = "李晓云", **more: object) -> Newcomer:
    return replace(Newcomer(name, consented=True), **more)


def test_somebody_unknown_is_told_by_the_number(hall: SmallHall) -> None:
    journey = hall.reception.look_up(Journey(way=Way.TYPED, paper=citizen(1)))
    assert journey.patient is None
    assert journey.newcomer.birth_date == date(1990, 3, 7)
    assert journey.newcomer.sex is Sex.FEMALE


def test_what_a_card_told_stays_when_the_number_tells_nothing(hall: SmallHall) -> None:
    card = Newcomer("SMITH", Sex.MALE, date(1980, 1, 2))
    journey = hall.reception.look_up(Journey(way=Way.CARD, paper=PASSPORT, newcomer=card))
    assert journey.newcomer == card


def test_a_patient_is_found_again_by_card_and_household_book(hall: SmallHall) -> None:
    patient = hall.patient(1)
    book = check_paper(PaperKind.HOUSEHOLD_BOOK, citizen(1).number, today=TODAY)
    for way, paper in ((Way.CARD, citizen(1)), (Way.TYPED, book)):
        assert hall.reception.look_up(Journey(way=way, paper=paper)).patient == patient
    assert patient.paper.startswith("110***")
    assert citizen(1).number not in repr(patient)


def test_the_same_number_of_another_kind_is_somebody_else(hall: SmallHall) -> None:
    hall.patient(1)
    other = Paper(PaperKind.OFFICER_CARD, citizen(1).number)
    assert hall.reception.look_up(Journey(way=Way.TYPED, paper=other)).patient is None


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (INSURANCE, PaperKind.INSURANCE_CODE),
        (HEALTH, PaperKind.HEALTH_CODE),
        (citizen(1).number, PaperKind.ID_CARD),
        ("932682198501010017", PaperKind.FOREIGNER_PERMIT),
    ],
)
def test_an_unknown_code_becomes_the_paper_and_finds_its_patient_next_time(
    hall: SmallHall, code: str, kind: PaperKind
) -> None:
    journey = hall.reception.look_up(Journey(way=Way.CODE, code=code))
    assert (journey.patient, journey.paper) == (None, Paper(kind, code))
    patient = hall.reception.enrol(replace(journey, newcomer=told()), actor=K1)
    assert hall.reception.look_up(Journey(way=Way.CODE, code=code)).patient == patient


@pytest.mark.parametrize("code", ["", "NX1.AAAA", "12345", "<html>"])
def test_a_code_that_names_nobody_is_refused(hall: SmallHall, code: str) -> None:
    with pytest.raises(UnknownCode):
        hall.reception.look_up(Journey(way=Way.CODE, code=code))


@pytest.mark.parametrize("way", [Way.TYPED, Way.NO_PAPERS, Way.CHILD, Way.CARD])
def test_without_paper_and_code_nothing_changes(hall: SmallHall, way: Way) -> None:
    journey = Journey(way=way)
    assert hall.reception.look_up(journey) == journey


def test_a_newcomer_is_entered_with_sealed_numbers(hall: SmallHall) -> None:
    journey = Journey(way=Way.TYPED, paper=PASSPORT, newcomer=told(" 李 晓云 ", phone="138-0013-8000"))
    patient = hall.reception.enrol(journey, actor=K1)
    (row,) = hall.rows(PatientRow)
    (paper,) = hall.rows(PatientPaperRow)
    vault = hall.office.vault
    assert patient.outpatient_number == row["outpatient_number"] == "M202611200001"
    assert (patient.name, row["name"], row["consent"], row["complete_by"]) == ("李晓云", "李晓云", "1", None)
    assert vault.unseal(row["phone_sealed"], context=PHONE) == "13800138000"
    assert vault.unseal(paper["sealed"], context=PAPER) == PASSPORT.number
    (audit,) = hall.rows(AuditRow)
    assert (audit["action"], audit["record"], audit["actor"]) == (
        "patient.enrol",
        f"patients/{patient.id}",
        "patient@K1",
    )
    assert "李晓云" not in str(audit)


def test_numbers_run_on_and_begin_again_the_next_day(hall: SmallHall) -> None:
    assert hall.patient(1).outpatient_number.endswith("0001")
    assert hall.patient(2).outpatient_number.endswith("0002")
    hall.clock.advance(timedelta(days=1))
    assert hall.patient(3).outpatient_number == "M202611210001"


def test_an_emergency_without_papers_comes_first_and_is_completed_later(hall: SmallHall) -> None:
    patient = hall.reception.enrol(emergency(), actor=K1)
    (row,) = hall.rows(PatientRow)
    assert (patient.name, patient.provisional, patient.paper) == ("无名氏", True, "")
    assert row["complete_by"] == NOW + timedelta(hours=24)
    assert row["consent"] is None
    assert hall.rows(PatientPaperRow) == []


def test_two_emergencies_are_two_patients(hall: SmallHall) -> None:
    first, second = (hall.reception.enrol(emergency(), actor=K1) for _ in range(2))
    assert first.id != second.id


def test_a_child_without_number_is_found_by_guardian_name_and_birth(hall: SmallHall) -> None:
    child = hall.reception.enrol(newborn(), actor=K1)
    (guardian,) = hall.rows(GuardianRow)
    assert (guardian["child_id"], guardian["name"]) == (child.id, "张有三")
    assert hall.reception.look_up(newborn()).patient == child
    assert hall.reception.look_up(newborn("张小果")).patient is None
    assert hall.reception.look_up(replace(newborn(), guardian_paper=citizen(8))).patient is None
    assert hall.reception.enrol(newborn(), actor=K1).id == child.id


def test_a_child_with_a_number_is_found_by_it(hall: SmallHall) -> None:
    child = hall.reception.enrol(newborn(number=citizen(9)), actor=K1)
    assert hall.reception.look_up(newborn(number=citizen(9))).patient == child
    assert child.paper


def test_a_guardian_is_known_as_patient_or_as_guardian(hall: SmallHall) -> None:
    hall.reception.enrol(newborn(), actor=K1)
    hall.patient(1, name="赵敏")
    for paper, name in ((citizen(7), "张有三"), (citizen(1), "赵敏"), (citizen(2), "")):
        assert hall.reception.look_up_guardian(Journey(guardian_paper=paper)).guardian_name == name
    assert hall.reception.look_up_guardian(Journey()) == Journey()


def test_namesakes_share_name_and_birth_date(hall: SmallHall) -> None:
    hall.patient(1, name="李晓云")
    hall.patient(2, name="李晓云")
    born = Newcomer("李晓云", birth_date=date(1990, 3, 7))
    assert hall.reception.look_for_namesakes(Journey(newcomer=born)).namesakes == 2
    for other in (
        replace(born, name="李晓"),
        replace(born, birth_date=date(1990, 3, 8)),
        Newcomer("李晓云"),
        Newcomer(),
    ):
        assert hall.reception.look_for_namesakes(Journey(newcomer=other, namesakes=5)).namesakes == 0


@pytest.mark.parametrize(
    ("journey", "error"),
    [
        (Journey(way=Way.TYPED, paper=PASSPORT, newcomer=told(consented=False)), Misuse),
        (Journey(way=Way.TYPED, newcomer=told()), Misuse),
        (Journey(way=Way.CHILD, newcomer=told()), Misuse),
        (Journey(way=Way.TYPED, paper=PASSPORT, newcomer=told("")), InvalidEntry),
        (Journey(way=Way.TYPED, paper=PASSPORT, newcomer=told("长" * 200)), InvalidEntry),
        (Journey(way=Way.TYPED, paper=PASSPORT, newcomer=told("<b>云</b>")), InvalidEntry),
        (Journey(way=Way.TYPED, paper=PASSPORT, newcomer=told(phone="123")), InvalidEntry),
        (replace(newborn(), guardian_name=""), InvalidEntry),
    ],
)
def test_what_cannot_be_entered_leaves_nothing_behind(
    hall: SmallHall, journey: Journey, error: type[Exception]
) -> None:
    with pytest.raises(error):
        hall.reception.enrol(journey, actor=K1)
    assert hall.rows(PatientRow) == []


def test_somebody_entered_meanwhile_is_that_patient(hall: SmallHall) -> None:
    journey = Journey(way=Way.TYPED, paper=PASSPORT, newcomer=told())
    first = hall.reception.enrol(journey, actor=K1)
    assert hall.reception.enrol(journey, actor=K1).id == first.id
    assert len(hall.rows(PatientRow)) == 1


def test_of_many_at_once_one_patient_remains(hall: SmallHall) -> None:
    journeys = [Journey(way=Way.TYPED, paper=PASSPORT, newcomer=told()), newborn()] * 8
    with ThreadPoolExecutor(8) as pool:
        patients = list(pool.map(lambda journey: hall.reception.enrol(journey, actor=K1).id, journeys))
    assert len(set(patients[::2])) == len(set(patients[1::2])) == 1


def enter(hall: SmallHall, *numbers: str) -> None:
    """Patients of the hospital's own books."""
    usual = {"name": "某", "sex": "male", "fee_class": "self", "created_at": NOW}
    with hall.database.begin() as session:
        for number in numbers:
            row = insert(PatientRow).values(outpatient_number=number, **usual).returning(PatientRow.id)
            key = session.execute(row).scalar_one()
            hall.office.note(session, K1, "patient.seed", f"patients/{key}")


def test_numbers_the_hospital_gave_itself_are_passed_over(hall: SmallHall) -> None:
    enter(hall, "M202611200001", "M202611200002", "M202611200004")
    assert [hall.patient(number).outpatient_number[-4:] for number in (1, 2, 3)] == ["0003", "0005", "0006"]


def test_numbers_the_hospital_gave_itself_are_passed_over_by_many_at_once(hall: SmallHall) -> None:
    enter(hall, *(f"M20261120{number:04}" for number in range(1, 41, 3)))
    with ThreadPoolExecutor(8) as pool:
        given = list(pool.map(lambda number: hall.patient(number).outpatient_number, range(1, 17)))
    free = [number for number in range(1, 41) if number % 3 != 1]
    assert sorted(given) == [f"M20261120{number:04}" for number in free[:16]]


def test_another_broken_rule_is_not_taken_for_a_known_paper(hall: SmallHall, monkeypatch: pytest.MonkeyPatch) -> None:
    add_paper = people.add_paper
    monkeypatch.setattr(people, "add_paper", lambda *given, patient_id: add_paper(*given, patient_id=0))
    with pytest.raises(IntegrityError):
        hall.patient(2)
    assert hall.rows(PatientRow) == []
