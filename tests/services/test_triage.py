"""Triage on both databases: what is recorded, who decides, which clocks run, and what the queue makes of it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from kiosk.domain.errors import Misuse
from kiosk.domain.roles import NotAllowed
from kiosk.domain.triage.cases import AlreadyStopped, ReasonWanted, Taken, TriageOver
from kiosk.domain.triage.clocks import ClockSort, Stopped
from kiosk.domain.triage.questions import IsThatRight
from kiosk.domain.triage.signs import Level, Presented, Sign, Track
from kiosk.storage.bell import Bell
from kiosk.storage.database import Database
from kiosk.storage.tables import (
    AuditRow,
    PatientRow,
    TriageAssessmentRow,
    TriageCaseRow,
    TriageClockRow,
    TriageLevelRow,
    TriageTrackRow,
)
from kiosk.storage.vault import Vault
from tests.services.small_hall import NOW
from tests.services.triage_hall import (
    FAST,
    NURSE,
    OPERATOR,
    OTHER,
    VOLUNTEER,
    TriageHall,
    minutes,
    open_triage,
    signs,
)


@pytest.fixture
def hall(database: Database, vault: Vault) -> Iterator[TriageHall]:
    yield from open_triage(database, vault)


# ---- recording ------------------------------------------------------------------


def test_what_was_found_is_kept_with_what_is_proposed_and_the_version_of_the_tables(hall: TriageHall) -> None:
    patient = hall.patient()
    case = hall.record("chest_pain", patient=patient.id)
    assert (case.name, case.outpatient_number) == (patient.name, patient.outpatient_number)
    assert (case.decision, case.clocks, case.tracks, case.level) == (None, (), frozenset(), Level.TWO)
    assert case.assessment.proposal.tracks == FAST
    assert case.assessment.presented.age == 36, "as the papers say"
    assert (case.began, case.assessment.at, case.assessment.by) == (NOW, NOW, "0031")
    assert hall.triage.read(case.id, actor=NURSE) == case
    (row,) = hall.rows(TriageAssessmentRow)
    assert row["tables"] == "NEWS2 RCP-2017, levels CN-2018, limits 1"
    assert row["proposed"] == 2


def test_health_is_sealed_at_rest(hall: TriageHall) -> None:
    case = hall.triage.record(
        Taken(Presented(signs(pulse="123"), frozenset({"stroke"}), "说不出话"), known_as="穿红衣的老人"), actor=NURSE
    )
    hall.triage.decide(case.id, Level.ONE, reason="意识在变差", actor=NURSE)
    tables = (TriageCaseRow, TriageAssessmentRow, TriageLevelRow, TriageClockRow, AuditRow)
    told = " ".join(str(value) for table in tables for row in hall.rows(table) for value in row.values())
    raw = b"".join(value for table in tables for row in hall.rows(table) for value in row.values() if _is_bytes(value))
    for secret in ("123", "stroke", "说不出话", "穿红衣的老人", "意识在变差"):
        assert secret.encode() not in raw
        assert secret not in told or secret == "123"
    assert hall.triage.read(case.id, actor=NURSE).name == "穿红衣的老人"


def _is_bytes(value: object) -> bool:
    return isinstance(value, bytes)


@pytest.mark.parametrize("changes", [{"spo2": "140"}, {"temperature": "370"}, {"systolic": "60", "diastolic": "120"}])
def test_what_cannot_be_is_never_written(hall: TriageHall, changes: dict[str, str]) -> None:
    confirmed = frozenset(Sign)
    with pytest.raises(IsThatRight):
        hall.triage.record(Taken(Presented(signs(**changes)), confirmed=confirmed), actor=NURSE)
    assert hall.rows(TriageCaseRow) == []


def test_what_can_be_is_written_once_it_is_confirmed(hall: TriageHall) -> None:
    presented = Presented(signs(pulse="20"))
    with pytest.raises(IsThatRight) as caught:
        hall.triage.record(Taken(presented), actor=NURSE)
    assert [each.sign for each in caught.value.questions] == [Sign.PULSE]
    case = hall.triage.record(Taken(presented, confirmed=frozenset({Sign.PULSE})), actor=NURSE)
    assert case.level is Level.ONE


@pytest.mark.parametrize(("before", "expected"), [(4, 4), (90, 30), (-5, 0), (None, 0)])
def test_the_first_contact_is_when_the_nurse_began(hall: TriageHall, before: float | None, expected: float) -> None:
    began = None if before is None else NOW - minutes(before)
    assert hall.record(began=began).began == NOW - minutes(expected)


def test_a_child_gets_no_news2(hall: TriageHall) -> None:
    patient = hall.patient()
    with hall.database.begin() as session:
        born = date(2015, 5, 4)
        session.execute(PatientRow.__table__.update().where(PatientRow.id == patient.id).values(birth_date=born))
    case = hall.triage.record(Taken(Presented(signs(), age=40), patient.id), actor=NURSE)
    assert (case.assessment.presented.age, case.assessment.proposal.news2) == (11, None)


def test_a_patient_who_is_looked_at_by_two_has_one_case(hall: TriageHall) -> None:
    patient = hall.patient()
    first = hall.record(patient=patient.id)
    second = hall.record("vomiting", patient=patient.id, actor=OTHER)
    assert second.id == first.id
    assert (second.level, second.assessment.by) == (Level.THREE, "0032")
    assert hall.triage.open_case(patient.id, actor=NURSE) == second
    hall.clock.advance(timedelta(hours=25))
    assert hall.triage.open_case(patient.id, actor=NURSE) is None
    assert hall.record(patient=patient.id).id != first.id


def test_nobody_triages_a_patient_or_a_case_that_is_not_there(hall: TriageHall) -> None:
    with pytest.raises(Misuse):
        hall.record(patient=99)
    for act in (hall.triage.read, hall.triage.print_slip, hall.triage.stop, hall.triage.close):
        with pytest.raises(Misuse):
            act(99, actor=NURSE)
    with pytest.raises(Misuse):
        hall.triage.decide(99, Level.ONE, actor=NURSE)


def test_only_whoever_has_the_right_triages(hall: TriageHall) -> None:
    case = hall.decided(Level.TWO)
    deeds: list[Callable[[], object]] = [
        lambda: hall.record(actor=VOLUNTEER),
        lambda: hall.triage.decide(case.id, Level.TWO, reason="x", actor=VOLUNTEER),
        lambda: hall.triage.stop(case.clocks[0].id, actor=VOLUNTEER),
        lambda: hall.triage.identify(case.id, 1, actor=VOLUNTEER),
        lambda: hall.triage.close(case.id, actor=VOLUNTEER),
        lambda: hall.triage.print_slip(case.id, actor=VOLUNTEER),
        lambda: hall.triage.read(case.id, actor=VOLUNTEER),
        lambda: hall.triage.open_case(1, actor=VOLUNTEER),
        lambda: hall.triage.open(actor=VOLUNTEER),
    ]
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    hall.staff.lock("0031", actor=OPERATOR)
    with pytest.raises(NotAllowed):
        hall.triage.open(actor=NURSE)
    assert hall.triage.read(case.id, actor=OTHER) == case


# ---- deciding -------------------------------------------------------------------


def test_another_level_needs_a_reason_and_the_one_proposed_does_not(hall: TriageHall) -> None:
    case = hall.record("head_injury")
    for reason in ("", "  \n"):
        with pytest.raises(ReasonWanted):
            hall.triage.decide(case.id, Level.TWO, reason=reason, actor=NURSE)
    assert hall.triage.read(case.id, actor=NURSE).decision is None
    decided = hall.triage.decide(case.id, Level.THREE, actor=NURSE).decision
    assert decided is not None
    assert (decided.level, decided.reason, decided.by) == (Level.THREE, "", "0031")
    changed = hall.triage.decide(case.id, Level.TWO, reason=" 面色灰白 " + "长" * 500, actor=OTHER).decision
    assert changed is not None
    assert (changed.level, changed.reason[:5], len(changed.reason), changed.by) == (Level.TWO, "面色灰白 ", 200, "0032")
    assert [(row["level"], row["until"] is None) for row in hall.rows(TriageLevelRow)] == [(3, False), (2, True)]


def test_a_level_starts_its_clocks(hall: TriageHall) -> None:
    case = hall.record("chest_pain", began=NOW - minutes(3))
    decided = hall.triage.decide(case.id, Level.TWO, tracks=FAST, actor=NURSE)
    assert {each.sort: each.due - NOW for each in decided.clocks} == {
        ClockSort.RESPONSE: minutes(7),
        ClockSort.REASSESS: minutes(10),
        ClockSort.ECG: minutes(7),
    }
    assert decided.tracks == FAST


def test_a_clock_is_stopped_once_by_whoever_did_it(hall: TriageHall) -> None:
    case = hall.decided(Level.TWO, "stroke", tracks=frozenset({Track.STROKE}))
    ct = case.clock(ClockSort.CT)
    assert ct is not None
    hall.clock.advance(minutes(24))
    stopped = hall.triage.stop(ct.id, actor=OTHER).clock(ClockSort.CT)
    assert stopped is not None
    assert (stopped.stopped, stopped.how, stopped.by) == (NOW + minutes(24), Stopped.DONE, "0032")
    assert not stopped.is_overdue(NOW + minutes(99))
    with pytest.raises(AlreadyStopped) as caught:
        hall.triage.stop(ct.id, actor=NURSE)
    assert dict(caught.value.patient.values) == {"who": "何立", "time": "10:05"}


def test_the_doctor_stops_the_next_look_too(hall: TriageHall) -> None:
    case = hall.decided(Level.THREE)
    doctor = case.clock(ClockSort.RESPONSE)
    assert doctor is not None
    seen = hall.triage.stop(doctor.id, actor=NURSE)
    assert seen.running == ()
    assert hall.triage.open(actor=NURSE) == ()
    again = hall.triage.decide(case.id, Level.TWO, reason="现在更重", actor=NURSE)
    assert again.running == (), "the doctor is there"


def test_what_is_overdue_shows_first(hall: TriageHall) -> None:
    light = hall.decided(Level.FOUR)
    hall.clock.advance(minutes(55))
    grave, undecided = hall.decided(Level.TWO), hall.record()
    assert [each.id for each in hall.triage.open(actor=NURSE)] == [grave.id, undecided.id, light.id]
    hall.clock.advance(minutes(6))
    opened = hall.triage.open(actor=NURSE)
    assert opened[0].id == light.id
    assert any(clock.is_overdue(hall.clock.now()) for clock in opened[0].running)


def test_looking_again_lets_the_next_look_fall_due_anew(hall: TriageHall) -> None:
    case = hall.decided(Level.THREE)
    hall.clock.advance(minutes(29))
    hall.record("head_injury", case_id=case.id)
    again = hall.triage.decide(case.id, Level.THREE, actor=NURSE)
    due = {each.sort: each.due - NOW for each in again.running}
    assert due == {ClockSort.RESPONSE: minutes(30), ClockSort.REASSESS: minutes(59)}
    ended = [row["stopped_how"] for row in hall.rows(TriageClockRow) if row["sort"] == "reassess"]
    assert ended == ["done", None]


def test_whoever_gets_worse_is_waited_for_anew(hall: TriageHall) -> None:
    case = hall.decided(Level.FOUR)
    hall.clock.advance(minutes(40))
    hall.record("shock", case_id=case.id)
    worse = hall.triage.decide(case.id, Level.ONE, actor=NURSE)
    doctor = worse.clock(ClockSort.RESPONSE)
    assert doctor is not None
    assert (doctor.began, doctor.due) == (NOW + minutes(40), NOW + minutes(40))
    replaced = [row["stopped_how"] for row in hall.rows(TriageClockRow) if row["sort"] == "response"]
    assert replaced == ["replaced", None]


def test_a_track_taken_back_ends_its_clock(hall: TriageHall) -> None:
    case = hall.decided(Level.TWO, "chest_pain", tracks=frozenset({Track.CHEST_PAIN, Track.GREEN}))
    changed = hall.triage.decide(case.id, Level.TWO, tracks=frozenset({Track.GREEN}), actor=NURSE)
    assert changed.tracks == {Track.GREEN}
    assert [each.sort for each in changed.clocks if each.how is Stopped.REPLACED and each.sort is ClockSort.ECG]
    opened = hall.triage.decide(case.id, Level.TWO, tracks=FAST, actor=NURSE)
    assert opened.clock(ClockSort.ECG) in opened.running
    assert len(hall.rows(TriageTrackRow)) == 3


def test_a_case_that_was_closed_is_over(hall: TriageHall) -> None:
    case = hall.decided(Level.TWO, tracks=FAST)
    hall.triage.close(case.id, actor=NURSE)
    hall.triage.close(case.id, actor=OTHER)
    closed = hall.triage.read(case.id, actor=NURSE)
    assert (closed.closed, closed.running) == (NOW, ())
    assert {each.how for each in closed.clocks} == {Stopped.LEFT}
    assert hall.triage.open(actor=NURSE) == ()
    with pytest.raises(TriageOver):
        hall.triage.decide(case.id, Level.ONE, reason="x", actor=NURSE)
    with pytest.raises(TriageOver):
        hall.record(case_id=case.id)
    assert len(hall.rows(AuditRow, action="triage.close")) == 1


def test_the_audit_names_who_and_what_but_nobody_of_the_patients(hall: TriageHall) -> None:
    patient = hall.patient()
    case = hall.decided(Level.TWO, "chest_pain", patient=patient.id, tracks=FAST)
    rows = [row for row in hall.rows(AuditRow) if str(row["action"]).startswith("triage.")]
    assert [(row["action"], row["actor"], row["record"]) for row in rows] == [
        ("triage.record", "0031@D1", f"triage_cases/{case.id}"),
        ("triage.decide", "0031@D1", f"triage_cases/{case.id}"),
    ]
    assert all(patient.name not in str(row["detail"]) for row in rows)


def test_other_machines_hear_of_it(hall: TriageHall, database_url: str) -> None:
    bell = Bell(database_url)
    try:
        bell.wait(0)
        hall.record()
        assert bell.wait(5000)
    finally:
        bell.close()
