"""Triage on both databases: what is recorded, who decides, which clocks run, and what the queue makes of it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import text

from kiosk.domain.errors import Misuse
from kiosk.domain.journey import PayBy, PrintState
from kiosk.domain.queue import MINUTE, Flag
from kiosk.domain.roles import NotAllowed
from kiosk.domain.triage.cases import AlreadyStopped, Case, KnownAlready, ReasonWanted, Taken, TriageOver
from kiosk.domain.triage.clocks import ClockSort, Stopped
from kiosk.domain.triage.questions import IsThatRight
from kiosk.domain.triage.signs import Level, Presented, Sign, Track
from kiosk.storage.bell import Bell
from kiosk.storage.database import Database
from kiosk.storage.tables import (
    AuditRow,
    PatientRow,
    PrintJobRow,
    TicketStateRow,
    TriageAssessmentRow,
    TriageCaseRow,
    TriageClockRow,
    TriageLevelRow,
    TriageLinkRow,
    TriageTrackRow,
)
from kiosk.storage.upkeep import verify
from kiosk.storage.vault import Vault
from tests.services.queue_hall import W1
from tests.services.small_hall import K1, NOW, build, emergency
from tests.services.triage_hall import NURSE, OPERATOR, OTHER, VOLUNTEER, TriageHall, signs

FAST = frozenset({Track.CHEST_PAIN})


@pytest.fixture
def hall(database: Database, vault: Vault) -> Iterator[TriageHall]:
    build(database, vault)
    hall = TriageHall(database, vault)
    yield hall
    assert verify(database, key=vault.audit_key) == ()


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def flags(hall: TriageHall, ticket: int) -> set[Flag]:
    return set(hall.lines.ticket(ticket).flags)


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


# ---- the queue --------------------------------------------------------------------


def test_a_level_moves_a_ticket_that_waits_and_shows_at_the_window(hall: TriageHall) -> None:
    first, second = hall.people(2)
    hall.decided(Level.TWO, patient=2)
    assert hall.order() == [second, first]
    shown = hall.lines.ticket(second)
    assert (flags(hall, second), shown.credit) == ({Flag.TRIAGE_2}, 120)
    assert hall.lines.ticket(first).credit == 0


@pytest.mark.parametrize(
    ("level", "tracks", "credit"),
    [(1, (), 240), (2, (), 120), (3, (), 30), (4, (), 0), (4, (Track.GREEN,), 60), (2, (Track.STROKE,), 120)],
)
def test_each_level_has_its_credit(hall: TriageHall, level: int, tracks: tuple[Track, ...], credit: int) -> None:
    ticket = hall.ticket()
    hall.decided(Level(level), patient=1, tracks=frozenset(tracks))
    assert hall.lines.ticket(ticket).credit == credit
    assert (Flag.GREEN in flags(hall, ticket)) == bool(tracks)


def test_who_was_triaged_first_is_registered_with_the_level(hall: TriageHall) -> None:
    others = hall.people(3, first=5)
    patient = hall.patient(1)
    case = hall.decided(Level.TWO, patient=patient.id, tracks=FAST)
    assert case.tickets == ()
    ticket = hall.ticket(patient=1)
    assert hall.order() == [ticket, *others]
    assert flags(hall, ticket) == {Flag.TRIAGE_2, Flag.GREEN}
    linked = hall.triage.read(case.id, actor=NURSE)
    assert linked.tickets == (hall.lines.ticket(ticket).label,)
    later = hall.ticket("free tomorrow", patient=1)
    assert flags(hall, later) == set(), "tomorrow is no hurry"


def test_somebody_nobody_knew_is_found_out_later(hall: TriageHall) -> None:
    case = hall.triage.record(Taken(Presented(signs()), known_as="灰衣男子"), actor=NURSE)
    hall.triage.decide(case.id, Level.ONE, reason="面色灰白", actor=NURSE)
    patient = hall.reception.enrol(emergency(), actor=NURSE)
    first = hall.ticket(patient=7)
    visit = hall.visit("any 9:30", patient, PayBy.WINDOW)
    known = hall.triage.identify(case.id, patient.id, actor=NURSE)
    assert (known.patient_id, known.name, known.tickets) == (patient.id, patient.name, (visit.ticket,))
    assert hall.order()[0] != first
    with pytest.raises(KnownAlready):
        hall.triage.identify(case.id, hall.patient(8).id, actor=OTHER)
    with pytest.raises(Misuse):
        hall.triage.identify(hall.record().id, 999, actor=OTHER)


def test_an_undecided_case_moves_nobody(hall: TriageHall) -> None:
    first, second = hall.people(2)
    hall.record("shock", patient=2)
    assert hall.order() == [first, second]
    case = hall.record("shock")
    hall.triage.identify(case.id, hall.patient(1).id, actor=NURSE)
    assert hall.rows(TriageLinkRow) == []


def test_the_flags_of_the_window_and_those_of_triage_do_not_wipe_each_other(hall: TriageHall) -> None:
    ticket = hall.ticket()
    hall.queueing.flag(ticket, {Flag.SOLDIER, Flag.TRIAGE_1}, actor=W1)
    assert flags(hall, ticket) == {Flag.SOLDIER}, "a level is set by triage alone"
    hall.decided(Level.THREE, patient=1)
    hall.queueing.flag(ticket, {Flag.DISABLED}, actor=W1)
    assert flags(hall, ticket) == {Flag.DISABLED, Flag.TRIAGE_3}
    assert hall.lines.ticket(ticket).credit == 30


def test_a_lighter_level_gives_the_place_back(hall: TriageHall) -> None:
    first, second = hall.people(2)
    case = hall.decided(Level.TWO, patient=2)
    assert hall.order() == [second, first]
    hall.triage.decide(case.id, Level.FOUR, actor=NURSE)
    assert (hall.order(), hall.lines.ticket(second).credit) == ([first, second], 0)


def test_a_closed_case_takes_its_credit_along(hall: TriageHall) -> None:
    first, second = hall.people(2)
    case = hall.decided(Level.TWO, patient=2)
    hall.triage.close(case.id, actor=NURSE)
    assert (hall.order(), flags(hall, second)) == ([first, second], set())


def test_who_missed_a_call_stands_by_their_level_again(hall: TriageHall) -> None:
    tickets = hall.people(4)
    window = hall.window()
    missed = hall.miss(window)
    assert hall.order()[-1] == missed == tickets[0]
    hall.decided(Level.TWO, patient=1)
    assert hall.order()[0] == missed
    row = hall.rows(TicketStateRow, ticket_id=missed)[-1]
    natural = next(each for each in hall.rows(TicketStateRow, ticket_id=missed) if each["step"] == "issue")
    assert int(str(row["rank"])) == int(str(natural["rank"])) - 120 * MINUTE, "never further than the credit goes"
    hall.triage.decide(hall.triage.open(actor=NURSE)[0].id, Level.FOUR, actor=NURSE)
    assert hall.order()[0] == missed, "nobody loses a place by a second look"


def test_a_small_credit_moves_nobody_back_who_was_moved_forward_by_rule(hall: TriageHall) -> None:
    tickets = hall.people(3)
    window = hall.window()
    hall.rule(back_by=1)
    missed = hall.miss(window)
    assert hall.order() == [tickets[1], missed, tickets[2]]
    hall.decided(Level.FOUR, patient=1)
    assert hall.order() == [tickets[1], missed, tickets[2]]
    hall.rule(credits={"triage_3": 0})
    hall.decided(Level.THREE, patient=1)
    assert hall.order() == [tickets[1], missed, tickets[2]]


def test_the_doctor_who_has_the_patient_stops_the_clocks(hall: TriageHall) -> None:
    hall.ticket()
    case = hall.decided(Level.TWO, patient=1, tracks=FAST)
    hall.clock.advance(minutes(2))
    hall.seen(hall.window())
    seen = hall.triage.read(case.id, actor=NURSE)
    doctor = seen.clock(ClockSort.RESPONSE)
    assert doctor is not None
    assert (doctor.stopped, doctor.how, doctor.by) == (NOW + minutes(2), Stopped.DONE, "0101")
    assert [each.sort for each in seen.running] == [ClockSort.ECG], "the ECG is not done by that"
    hall.queueing.undo(hall.order()[0] if hall.order() else 1, actor=W1)
    assert len(hall.triage.read(case.id, actor=NURSE).running) == 3


# ---- the slip -----------------------------------------------------------------------


def test_the_slip_tells_who_what_and_by_when(hall: TriageHall) -> None:
    ticket = hall.ticket()
    case = hall.decided(Level.TWO, "chest_pain", patient=1, tracks=FAST)
    outcome = hall.triage.print_slip(case.id, actor=NURSE)
    assert (outcome.state, outcome.copy) == (PrintState.CONFIRMED, 1)
    (content,) = hall.artist.drawn
    patient = hall.patient(1)
    assert (content.level, content.level_word, content.name) == ("Ⅱ", "橙 急重", patient.name)
    assert (content.sex, content.age, content.number) == ("女", "36 岁", hall.lines.ticket(ticket).label)
    assert content.token == content.outpatient_number == patient.outpatient_number
    assert (content.tracks, content.due) == (("胸痛通道",), (("接诊", "09:51 前"), ("心电图", "09:51 前")))
    assert (content.score, content.tables) == ("NEWS2 0 分", "NEWS2 RCP-2017, levels CN-2018, limits 1")
    assert (content.nurse, content.triaged_at, content.copy, content.demo) == ("0031", NOW, 1, True)
    hall.triage.print_slip(case.id, actor=OTHER)
    assert hall.artist.drawn[-1].copy == 2
    assert [(row["sort"], row["document_id"], row["copy"]) for row in hall.rows(PrintJobRow)] == [
        ("wristband", case.id, 1),
        ("wristband", case.id, 2),
    ]


def test_the_slip_of_somebody_unknown_has_the_number_of_the_case(hall: TriageHall) -> None:
    case = hall.triage.record(Taken(Presented(signs(), frozenset({"pregnant"}), age=30)), actor=NURSE)
    hall.triage.print_slip(case.id, actor=NURSE)
    (content,) = hall.artist.drawn
    assert (content.name, content.token, content.sex, content.age) == ("无名氏", f"T{case.id}", "", "30 岁")
    assert (content.score, content.number, content.due) == ("", "", ())


def test_a_printer_that_fails_loses_no_triage(hall: TriageHall) -> None:
    case = hall.decided(Level.TWO)
    hall.artist.trouble = RuntimeError("no font")
    assert hall.triage.print_slip(case.id, actor=NURSE).state is PrintState.FAILED
    assert hall.triage.read(case.id, actor=NURSE).decision is not None


# ---- at the same moment ---------------------------------------------------------------


def together(*works: Callable[[], object]) -> list[object]:
    """All at once; what each gave or raised."""
    barrier, found = Barrier(len(works)), list[object]()

    def run(work: Callable[[], object]) -> None:
        barrier.wait()
        try:
            found.append(work())
        except Exception as error:
            found.append(error)

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_of_two_who_stop_a_clock_one_wins(hall: TriageHall) -> None:
    clock = hall.decided(Level.TWO).clocks[0].id
    found = together(*(lambda who=who: hall.triage.stop(clock, actor=who) for who in (NURSE, OTHER)))
    assert sorted(type(each).__name__ for each in found) == ["AlreadyStopped", "Case"]


def test_two_who_decide_at_once_leave_one_level_and_one_clock(hall: TriageHall) -> None:
    ticket = hall.ticket()
    case = hall.record("head_injury", patient=1)
    found = together(
        lambda: hall.triage.decide(case.id, Level.ONE, reason="x", actor=NURSE),
        lambda: hall.triage.decide(case.id, Level.THREE, actor=OTHER),
    )
    assert all(isinstance(each, Case) for each in found)
    after = hall.triage.read(case.id, actor=NURSE)
    assert after.decision is not None
    assert [each.sort for each in after.running] in (["response", "reassess"], ["reassess", "response"])
    assert flags(hall, ticket) == {Flag[f"TRIAGE_{after.decision.level}"]}


def test_a_registration_at_the_same_moment_is_not_missed(hall: TriageHall) -> None:
    for patient in range(1, 6):
        journey, known = hall.journey("any 9:30", patient, PayBy.WINDOW), hall.patient(patient)
        case = hall.record("shock", patient=known.id)
        found = together(
            lambda journey=journey: hall.registration.register(journey, actor=K1),
            lambda case=case: hall.triage.decide(case.id, Level.ONE, actor=NURSE),
        )
        assert not [each for each in found if isinstance(each, Exception)]
        assert len(hall.triage.read(case.id, actor=NURSE).tickets) == 1
    assert all(who.flags == (Flag.TRIAGE_1,) for who in hall.lines.waiting(hall.queue()))


# ---- what cannot be undone ---------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM triage_cases",
        "UPDATE triage_cases SET began_at = NULL",
        "UPDATE triage_assessments SET proposed = 4",
        "DELETE FROM triage_assessments",
        "UPDATE triage_levels SET level = 4",
        "DELETE FROM triage_levels",
        "DELETE FROM triage_tracks",
        "UPDATE triage_clocks SET due_at = began_at",
        "DELETE FROM triage_clocks",
        "DELETE FROM triage_links",
    ],
)
def test_nothing_of_triage_is_edited_or_deleted(hall: TriageHall, change: str) -> None:
    hall.ticket()
    hall.decided(Level.TWO, patient=1, tracks=FAST)
    with pytest.raises(Exception, match="permanent_triage"), hall.database.begin() as session:
        session.execute(text(change))
