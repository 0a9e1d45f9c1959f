"""Files of patients: shown masked, revealed under audit, corrected with a reason; what stood there is kept."""

import json
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kiosk.domain.acting import PaperKnown
from kiosk.domain.bill import FeeClass
from kiosk.domain.errors import InvalidEntry, Misuse
from kiosk.domain.identity import Paper, PaperKind, Sex
from kiosk.domain.journey import Patient
from kiosk.domain.patient_files import ChangeKind, Correction, FileChanged, PatientFile
from kiosk.domain.roles import NotAllowed
from kiosk.services.patients.patient_pages import opened_change
from kiosk.storage.tables import AuditRow, PatientChangeRow, PatientPaperRow, PatientRow
from tests.services.patients_hall import CLERK, NURSE, OTHER_CLERK, WHY, PatientsHall
from tests.services.small_hall import citizen, emergency, newborn
from tests.services.test_queue_races import at_once

PASSPORT = Paper(PaperKind.PASSPORT, "E12345678")


@pytest.fixture
def patient(patients_hall: PatientsHall) -> Patient:
    return patients_hall.someone("王小明", 1, phone="13912345678")


def correct(hall: PatientsHall, patient: Patient, correction: Correction, *, version: int = 0) -> PatientFile:
    return hall.patients.correct(patient.id, correction, version=version, reason=WHY, actor=CLERK)


def test_a_file_is_masked_and_revealed_under_audit(patients_hall: PatientsHall, patient: Patient) -> None:
    file = patients_hall.patients.file(patient.id, actor=NURSE)
    assert (file.name, file.phone, file.version, file.consented) == ("王*明", "139****5678", 0, True)
    assert [(paper.kind, paper.number) for paper in file.papers] == [(PaperKind.ID_CARD, patient.paper)]
    assert (file.joined, file.changes, file.guardians) == ((), (), ())
    revealed = patients_hall.patients.reveal(patient.id, actor=NURSE)
    assert (revealed.name, revealed.phone, revealed.papers) == ("王小明", "13912345678", (citizen(1),))
    told = patients_hall.rows(AuditRow)[-1]
    assert (told["action"], told["record"], told["actor"]) == ("patient.reveal", f"patients/{patient.id}", "0001@D1")


def test_a_child_shows_its_guardian(patients_hall: PatientsHall) -> None:
    child = patients_hall.reception.enrol(newborn(), actor=NURSE)
    assert patients_hall.patients.file(child.id, actor=NURSE).guardians == ("张*三",)
    assert patients_hall.patients.reveal(child.id, actor=NURSE).guardians == ("张有三",)


def test_nobody_has_no_file(patients_hall: PatientsHall) -> None:
    patients = patients_hall.patients
    for work in (patients.file, patients.reveal, patients.namesakes):
        with pytest.raises(Misuse):
            work(999, actor=CLERK)
    with pytest.raises(Misuse):
        patients.correct(999, Correction(name="王小"), version=0, reason=WHY, actor=CLERK)


def test_everything_can_be_corrected_at_once(patients_hall: PatientsHall, patient: Patient) -> None:
    right = Correction("王晓明", Sex.MALE, date(1991, 4, 8), "138 0013 8000", FeeClass.RESIDENT, PASSPORT)
    file = correct(patients_hall, patient, right)
    assert (file.patient.name, file.patient.sex, file.patient.birth_date) == ("王晓明", Sex.MALE, date(1991, 4, 8))
    assert (file.patient.fee_class, file.phone, file.version) == (FeeClass.RESIDENT, "138****8000", 1)
    assert [paper.kind for paper in file.papers] == [PaperKind.ID_CARD, PaperKind.PASSPORT]
    assert file.consented
    (change,) = file.changes
    assert change.kind is ChangeKind.CORRECT
    assert change.fields == ("name", "sex", "birth", "phone", "fee", "added")
    assert change.actor == "0011@D1"
    assert patients_hall.found_by(PASSPORT).name == "王晓明"


def test_what_stood_there_is_kept_sealed_with_the_reason(patients_hall: PatientsHall, patient: Patient) -> None:
    correct(patients_hall, patient, Correction("王晓明", phone="13800138000"))
    (row,) = patients_hall.rows(PatientChangeRow)
    sealed = row["sealed"]
    assert isinstance(sealed, bytes)
    before = opened_change(patients_hall.office, sealed)
    assert before == {"name": "王小明", "phone": "13912345678", "reason": WHY}
    told = patients_hall.rows(AuditRow)[-1]
    assert (told["action"], json.loads(str(told["detail"]))) == ("patient.correct", {"fields": "name,phone"})
    assert not any(word in str(patients_hall.rows(AuditRow)) for word in ("王", "139", "138", WHY))


@pytest.mark.parametrize("change", ["UPDATE patient_changes SET fields = ''", "DELETE FROM patient_changes"])
def test_history_cannot_be_changed(patients_hall: PatientsHall, patient: Patient, change: str) -> None:
    correct(patients_hall, patient, Correction("王晓明"))
    with pytest.raises(IntegrityError), patients_hall.database.begin() as session:
        session.execute(text(change))


def test_the_keys_follow_a_correction(patients_hall: PatientsHall, patient: Patient) -> None:
    (paper,) = patients_hall.patients.file(patient.id, actor=CLERK).papers
    right = Correction("李晓东", phone="13800138000", add=PASSPORT, withdraw=(paper.id,))
    correct(patients_hall, patient, right)
    gone = ("王小明", "wxm", "王", "13912345678", "5678", citizen(1).number)
    assert {word: patients_hall.names(word) for word in gone if word != "5678"} == {
        word: [] for word in gone if word != "5678"
    }
    assert patients_hall.names("5678") == ["李晓东"]  # the passport's
    for word in ("李晓东", "lxd", "13800138000", "8000", "E12345678"):
        assert patients_hall.names(word) == ["李晓东"], word


def test_a_withdrawn_paper_may_be_somebody_elses(patients_hall: PatientsHall, patient: Patient) -> None:
    (paper,) = patients_hall.patients.file(patient.id, actor=CLERK).papers
    file = correct(patients_hall, patient, Correction(phone="", withdraw=(paper.id,)))
    assert (file.papers, file.phone) == ((), "")
    assert patients_hall.rows(PatientPaperRow) == []
    other = patients_hall.someone("李建国", 1)
    assert other.id != patient.id
    with pytest.raises(FileChanged):
        correct(patients_hall, patient, Correction(withdraw=(paper.id,)), version=1)


def test_a_known_paper_names_its_owner(patients_hall: PatientsHall, patient: Patient) -> None:
    other = patients_hall.someone("李建国", 2)
    with pytest.raises(PaperKnown) as known:
        correct(patients_hall, patient, Correction("王晓明", add=citizen(2)))
    assert known.value.patient_id == other.id
    assert patients_hall.patients.file(patient.id, actor=CLERK).version == 0


def test_a_paper_tells_birth_and_sex(patients_hall: PatientsHall) -> None:
    nameless = patients_hall.reception.enrol(emergency(), actor=NURSE)
    file = correct(patients_hall, nameless, Correction("张有三", add=citizen(5)))
    assert (file.patient.sex, file.patient.birth_date) == (Sex.FEMALE, date(1990, 3, 7))
    assert not file.patient.provisional
    assert file.changes[0].fields == ("name", "sex", "birth", "added")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (Correction(name="%"), "name"),
        (Correction(phone="123"), "phone"),
        (Correction(birth_date=date(1800, 1, 1)), "birth"),
        (Correction(birth_date=date(2030, 1, 1)), "birth"),
        (Correction(), "correction"),
        (Correction(name="王小明", sex=Sex.FEMALE), "correction"),
    ],
)
def test_what_cannot_be_is_a_question(
    patients_hall: PatientsHall, patient: Patient, wrong: Correction, field: str
) -> None:
    with pytest.raises(InvalidEntry) as asked:
        correct(patients_hall, patient, wrong)
    assert asked.value.field == field
    assert patients_hall.rows(PatientChangeRow) == []


@pytest.mark.parametrize("reason", ["", "   ", "因" * 300])
def test_a_reason_is_needed(patients_hall: PatientsHall, patient: Patient, reason: str) -> None:
    patients = patients_hall.patients
    works: tuple[Callable[[], object], ...] = (
        partial(patients.correct, patient.id, Correction(name="王晓明"), version=0, reason=reason, actor=CLERK),
        partial(patients.merge, kept=(patient.id, 0), gone=(99, 0), reason=reason, actor=CLERK),
        partial(patients.take_apart, 1, reason=reason, actor=CLERK),
    )
    for work in works:
        with pytest.raises(InvalidEntry) as asked:
            work()
        assert asked.value.field == "reason"


def test_of_two_clerks_one_wins(patients_hall: PatientsHall, patient: Patient) -> None:
    def work(name: str) -> str:
        right = Correction(name=name)
        file = patients_hall.patients.correct(patient.id, right, version=0, reason=WHY, actor=OTHER_CLERK)
        return file.patient.name

    given = at_once(lambda: work("王晓明"), lambda: work("王筱明"))
    assert given.count("FileChanged") == 1
    (winner,) = [name for name in given if name != "FileChanged"]
    assert [row["name"] for row in patients_hall.rows(PatientRow)] == [winner]
    assert len(patients_hall.rows(PatientChangeRow)) == 1
    assert patients_hall.names("wxm") == [winner]


def test_a_nurse_may_look_but_not_correct(patients_hall: PatientsHall, patient: Patient) -> None:
    patients = patients_hall.patients
    with pytest.raises(NotAllowed):
        patients.correct(patient.id, Correction(name="王晓明"), version=0, reason=WHY, actor=NURSE)
    with pytest.raises(NotAllowed):
        patients.merge(kept=(patient.id, 0), gone=(99, 0), reason=WHY, actor=NURSE)
    with pytest.raises(NotAllowed):
        patients.take_apart(1, reason=WHY, actor=NURSE)


def test_another_broken_rule_is_not_taken_for_a_known_paper(patients_hall: PatientsHall, patient: Patient) -> None:
    with patients_hall.database.begin() as session:  # somebody tampered: the entry of this version is there already
        session.execute(
            text(
                "INSERT INTO patient_changes (patient_id, version, kind, fields, sealed, actor, at) VALUES"
                " (:patient, 0, 'correct', '', :sealed, '', '2026-11-20 00:00:00')"
            ),
            {"patient": patient.id, "sealed": b""},
        )
    with pytest.raises(IntegrityError):
        correct(patients_hall, patient, Correction("王晓明"))
