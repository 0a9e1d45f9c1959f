"""Two files of one person joined, read as one by everybody, and taken apart while nothing contradicts."""

from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kiosk.domain.actor import Actor
from kiosk.domain.bill import FeeClass
from kiosk.domain.errors import AlreadyRegistered, Misuse, PatientBlocked
from kiosk.domain.journey import Journey, Newcomer, Patient, PayBy, Visit, Way
from kiosk.domain.patient_files import ChangeKind, Correction, FileChanged, FilesJoined, SameFile, VisitedSince
from kiosk.services.patients.patient_merges import merge
from kiosk.services.patients.persons import hold_file
from kiosk.services.queue.places_in_line import PlacesInLine
from kiosk.storage.tables import AuditRow, PatientMergeRow, PatientRow, RegistrationRow, TicketRow
from tests.services.patients_hall import CLERK, NURSE, OTHER_CLERK, WHY, PatientsHall
from tests.services.small_hall import K1, citizen, emergency, newborn
from tests.services.test_queue_races import at_once


@pytest.fixture
def kept(patients_hall: PatientsHall) -> Patient:
    return patients_hall.someone("王小明", 1, phone="13912345678")


@pytest.fixture
def gone(patients_hall: PatientsHall) -> Patient:
    return patients_hall.someone("王晓明", 2, phone="13912345678")


def row_of(hall: PatientsHall, patient: Patient) -> dict[str, object]:
    (row,) = hall.rows(PatientRow, id=patient.id)
    return row


def test_either_paper_finds_the_file_that_stays(patients_hall: PatientsHall, kept: Patient, gone: Patient) -> None:
    patients_hall.join(kept, gone)
    for number in (1, 2):
        assert patients_hall.found_by(citizen(number)).id == kept.id
    for word in ("王晓明", "王小明", "wxm", "5678", citizen(2).number, gone.outpatient_number, "13912345678"):
        assert [found.patient.id for found in patients_hall.look(word)] == [kept.id], word
    file = patients_hall.patients.file(gone.id, actor=NURSE)
    assert (file.patient.id, len(file.papers)) == (kept.id, 2)
    assert [one.outpatient_number for one in file.joined] == [gone.outpatient_number]
    assert {change.kind for change in file.changes} == {ChangeKind.MERGE}
    found = patients_hall.patients.find(gone.id, actor=NURSE)
    assert found is not None
    assert found.id == kept.id


def test_visits_stay_on_their_file_and_are_read_as_one_persons(
    patients_hall: PatientsHall, kept: Patient, gone: Patient
) -> None:
    visit = patients_hall.visit("any 9:30", gone, PayBy.WINDOW)
    registrations, tickets = patients_hall.rows(RegistrationRow), patients_hall.rows(TicketRow)
    patients_hall.join(kept, gone)
    assert (patients_hall.rows(RegistrationRow), patients_hall.rows(TicketRow)) == (registrations, tickets)
    lines = PlacesInLine(patients_hall.office)
    assert [one.label for one in lines.of_patient(kept.id)] == [visit.ticket]
    (found,) = patients_hall.look("王小明")
    assert found.visit is not None
    assert found.visit.label == visit.ticket
    assert [found.patient.id for found in patients_hall.look(visit.ticket)] == [kept.id]
    assert row_of(patients_hall, gone)["name"] == "王小明"  # whoever is called is called by the right name


def test_a_second_number_for_the_same_doctor_is_still_refused(
    patients_hall: PatientsHall, kept: Patient, gone: Patient
) -> None:
    visit = patients_hall.visit("chen 10:00", gone, PayBy.WINDOW)
    patients_hall.join(kept, gone)
    with pytest.raises(AlreadyRegistered) as held:
        patients_hall.visit("chen 10:30", kept, PayBy.WINDOW)
    assert dict(held.value.patient.values) == {"ticket": visit.ticket}
    patients_hall.visit("any 9:30", kept, PayBy.WINDOW)
    with pytest.raises(AlreadyRegistered):
        patients_hall.visit("any 10:00", gone, PayBy.WINDOW)


def test_whoever_was_being_registered_lands_on_the_file_that_stays(
    patients_hall: PatientsHall, kept: Patient, gone: Patient
) -> None:
    journey = patients_hall.journey("any 9:30", gone, PayBy.WINDOW)
    patients_hall.join(kept, gone)
    patients_hall.registration.register(journey, actor=K1)
    assert [row["patient_id"] for row in patients_hall.rows(RegistrationRow)] == [kept.id]


@pytest.mark.parametrize(("actor", "told"), [(K1, PatientBlocked), (NURSE, FilesJoined)])
def test_who_would_pay_otherwise_is_looked_up_again(
    patients_hall: PatientsHall, kept: Patient, gone: Patient, actor: Actor, told: type[Exception]
) -> None:
    patients = patients_hall.patients
    patients.correct(kept.id, Correction(fee_class=FeeClass.RESIDENT), version=0, reason=WHY, actor=CLERK)
    journey = patients_hall.journey("any 9:30", gone, PayBy.WINDOW)
    patients_hall.join(kept, gone)
    with pytest.raises(told):
        patients_hall.registration.register(journey, actor=actor)
    assert patients_hall.rows(RegistrationRow) == []


def test_registering_and_joining_at_the_same_moment_agree(patients_hall: PatientsHall) -> None:
    for round_ in range(8):
        kept = patients_hall.someone("王小明", 100 + round_)
        gone = patients_hall.someone("王晓明", 200 + round_)
        journey = patients_hall.journey("any 9:30", gone, PayBy.WINDOW)
        given = at_once(
            partial(patients_hall.registration.register, journey, actor=K1),
            partial(patients_hall.join, kept, gone),
        )
        visit, joining = given
        assert isinstance(visit, Visit)
        assert isinstance(joining, int)
        (row,) = patients_hall.rows(RegistrationRow, id=visit.registration_id)
        assert row["patient_id"] in (kept.id, gone.id)
        in_line = PlacesInLine(patients_hall.office).of_patient(kept.id)
        assert len(in_line) == 1
        again = patients_hall.journey("any 10:00", kept, PayBy.WINDOW)
        with pytest.raises(AlreadyRegistered):
            patients_hall.registration.register(again, actor=K1)


def test_who_registers_while_two_are_being_joined_waits_and_lands_on_the_one_that_stays(
    patients_hall: PatientsHall, kept: Patient, gone: Patient
) -> None:
    journey = patients_hall.journey("any 9:30", gone, PayBy.WINDOW)
    office = patients_hall.office
    with ThreadPoolExecutor(1) as pool:
        with office.database.begin() as session:
            merge(office, session, kept=(kept.id, 0), gone=(gone.id, 0), reason=WHY, actor=CLERK)
            registering = pool.submit(patients_hall.registration.register, journey, actor=K1)
            wait([registering], timeout=0.5)
            assert not registering.done()  # it must not write on a file that is just going
        registering.result()
    assert [row["patient_id"] for row in patients_hall.rows(RegistrationRow)] == [kept.id]


def test_who_joins_while_somebody_is_registered_waits_for_the_visit(
    patients_hall: PatientsHall, kept: Patient, gone: Patient
) -> None:
    office = patients_hall.office
    with ThreadPoolExecutor(1) as pool:
        with office.database.begin() as session:
            held = hold_file(session, gone)
            joining = pool.submit(patients_hall.join, kept, gone)
            wait([joining], timeout=0.5)
            assert held.patient == gone
            assert not joining.done()
        assert isinstance(joining.result(), int)


def test_of_two_who_join_crosswise_one_wins(patients_hall: PatientsHall) -> None:
    for round_ in range(6):
        first = patients_hall.someone("王小明", 100 + round_)
        second = patients_hall.someone("王晓明", 200 + round_)
        joining, a, b = patients_hall.patients.merge, (first.id, 0), (second.id, 0)
        given = at_once(
            partial(joining, kept=a, gone=b, reason=WHY, actor=CLERK),
            partial(joining, kept=b, gone=a, reason=WHY, actor=OTHER_CLERK),
        )
        assert given.count("FileChanged") == 1
    assert len(patients_hall.rows(PatientMergeRow)) == 6


def test_taken_apart_both_are_as_they_were(patients_hall: PatientsHall, kept: Patient, gone: Patient) -> None:
    visit = patients_hall.visit("any 9:30", gone, PayBy.WINDOW)
    before = {patient.id: row_of(patients_hall, patient) for patient in (kept, gone)}
    joining = patients_hall.join(kept, gone)
    file = patients_hall.patients.take_apart(joining, reason="不是同一个人", actor=CLERK)
    assert (file.patient.id, file.joined) == (kept.id, ())
    for patient in (kept, gone):
        assert row_of(patients_hall, patient) == {**before[patient.id], "version": 2}
    assert patients_hall.found_by(citizen(2)).id == gone.id
    assert patients_hall.names("王晓明") == ["王晓明"]
    assert PlacesInLine(patients_hall.office).of_patient(kept.id) == ()
    assert [one.label for one in PlacesInLine(patients_hall.office).of_patient(gone.id)] == [visit.ticket]
    actions = [row["action"] for row in patients_hall.rows(AuditRow)][-2:]
    assert actions == ["patient.merge", "patient.take_apart"]
    with pytest.raises(FileChanged):
        patients_hall.patients.take_apart(joining, reason=WHY, actor=CLERK)
    assert patients_hall.join(gone, kept) != joining  # the other way round, this time


def test_a_visit_since_must_be_cancelled_first(patients_hall: PatientsHall, kept: Patient, gone: Patient) -> None:
    patients_hall.visit("chen 10:00", kept, PayBy.WINDOW)
    joining = patients_hall.join(kept, gone)
    visit = patients_hall.visit("any 9:30", gone, PayBy.WINDOW)
    with pytest.raises(VisitedSince) as told:
        patients_hall.patients.take_apart(joining, reason=WHY, actor=CLERK)
    assert dict(told.value.patient.values) == {"ticket": visit.ticket}
    patients_hall.registration.cancel(visit.registration_id, actor=K1)
    assert patients_hall.patients.take_apart(joining, reason=WHY, actor=CLERK).joined == ()


def test_three_files_are_taken_apart_the_last_first(patients_hall: PatientsHall, kept: Patient, gone: Patient) -> None:
    third = patients_hall.someone("王笑明", 3)
    inner = patients_hall.join(gone, third)
    outer = patients_hall.join(kept, gone)
    assert {patients_hall.found_by(citizen(number)).id for number in (1, 2, 3)} == {kept.id}
    assert row_of(patients_hall, third)["name"] == "王小明"
    with pytest.raises(FileChanged):
        patients_hall.patients.take_apart(inner, reason=WHY, actor=CLERK)
    patients_hall.patients.take_apart(outer, reason=WHY, actor=CLERK)
    assert [patients_hall.found_by(citizen(number)).name for number in (1, 2, 3)] == ["王小明", "王晓明", "王晓明"]
    patients_hall.patients.take_apart(inner, reason=WHY, actor=CLERK)
    assert patients_hall.found_by(citizen(3)) == third


def test_a_correction_reaches_the_joined_file(patients_hall: PatientsHall, kept: Patient, gone: Patient) -> None:
    joining = patients_hall.join(kept, gone)
    papers = patients_hall.patients.file(kept.id, actor=CLERK).papers
    right = Correction(name="王筱明", withdraw=(papers[1].id,))
    patients_hall.patients.correct(kept.id, right, version=1, reason=WHY, actor=CLERK)
    assert row_of(patients_hall, gone)["name"] == "王筱明"
    assert patients_hall.look(citizen(2).number) == ()
    with pytest.raises(FileChanged):
        patients_hall.patients.correct(gone.id, Correction(name="王"), version=1, reason=WHY, actor=CLERK)
    patients_hall.patients.take_apart(joining, reason=WHY, actor=CLERK)
    assert row_of(patients_hall, gone)["name"] == "王晓明"
    assert patients_hall.names("王晓明") == ["王晓明"]


def test_somebody_without_papers_is_known_by_being_joined(patients_hall: PatientsHall, kept: Patient) -> None:
    nameless = patients_hall.reception.enrol(emergency(), actor=NURSE)
    due = row_of(patients_hall, nameless)["complete_by"]
    joining = patients_hall.join(kept, nameless)
    assert row_of(patients_hall, nameless)["complete_by"] is None
    patients_hall.patients.take_apart(joining, reason=WHY, actor=CLERK)
    back = row_of(patients_hall, nameless)
    assert (back["complete_by"], back["name"], back["birth_date"]) == (due, "无名氏", None)


def test_a_child_is_found_by_its_guardian_on_the_file_that_stays(patients_hall: PatientsHall) -> None:
    child = patients_hall.reception.enrol(newborn(), actor=K1)
    other = patients_hall.someone("张小米", 3)
    patients_hall.join(other, child)
    newcomer = Newcomer("张小米", birth_date=date(1990, 3, 7))
    journey = Journey(way=Way.CHILD, guardian_paper=citizen(7), newcomer=newcomer)
    found = patients_hall.reception.look_up(journey).patient
    assert found is not None
    assert found.id == other.id
    assert patients_hall.reception.look_for_namesakes(journey).namesakes == 1


def test_namesakes_are_suggested(patients_hall: PatientsHall, kept: Patient, gone: Patient) -> None:
    twin = patients_hall.someone("王小明", 3, phone="13700001111")
    patients_hall.someone("李建国", 4)
    found = patients_hall.patients.namesakes(kept.id, actor=NURSE)
    assert [(one.patient.id, one.shares, one.version) for one in found] == [
        (twin.id, ("name", "birth"), 0),
        (gone.id, ("birth", "phone"), 0),
    ]
    assert {one.phone for one in found} == {"139****5678", "137****1111"}
    patients_hall.join(kept, gone)
    assert [one.patient.id for one in patients_hall.patients.namesakes(kept.id, actor=NURSE)] == [twin.id]


def test_what_cannot_be_joined(patients_hall: PatientsHall, kept: Patient, gone: Patient) -> None:
    patients = patients_hall.patients
    with pytest.raises(SameFile):
        patients.merge(kept=(kept.id, 0), gone=(kept.id, 0), reason=WHY, actor=CLERK)
    with pytest.raises(FileChanged):
        patients.merge(kept=(kept.id, 0), gone=(gone.id, 1), reason=WHY, actor=CLERK)
    with pytest.raises(Misuse):
        patients.merge(kept=(kept.id, 0), gone=(999, 0), reason=WHY, actor=CLERK)
    with pytest.raises(Misuse):
        patients.take_apart(999, reason=WHY, actor=CLERK)
    patients_hall.join(kept, gone)
    third = patients_hall.someone("王笑明", 3)
    with pytest.raises(FileChanged):
        patients.merge(kept=(gone.id, 1), gone=(third.id, 0), reason=WHY, actor=CLERK)


@pytest.mark.parametrize("change", ["UPDATE patient_merges SET gone_id = kept_id", "DELETE FROM patient_merges"])
def test_joinings_are_never_unwritten(patients_hall: PatientsHall, kept: Patient, gone: Patient, change: str) -> None:
    patients_hall.join(kept, gone)
    with pytest.raises(IntegrityError), patients_hall.database.begin() as session:
        session.execute(text(change))


def test_a_ghost_registers_nothing(patients_hall: PatientsHall, kept: Patient) -> None:
    journey = patients_hall.journey("any 9:30", kept, PayBy.WINDOW)
    with pytest.raises(Misuse):
        patients_hall.registration.register(replace(journey, patient=replace(kept, id=999)), actor=K1)
