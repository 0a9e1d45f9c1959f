"""What the queue makes of triage, the slip, and what happens at the same moment: on both databases."""

from collections.abc import Callable, Iterator
from threading import Barrier, Thread

import pytest
from sqlalchemy import text

from kiosk.domain.errors import Misuse
from kiosk.domain.journey import PayBy, PrintState
from kiosk.domain.queue import MINUTE, Flag
from kiosk.domain.triage.cases import Case, KnownAlready, Taken
from kiosk.domain.triage.clocks import ClockSort, Stopped
from kiosk.domain.triage.signs import Level, Presented, Track
from kiosk.storage.database import Database
from kiosk.storage.tables import (
    PrintJobRow,
    TicketStateRow,
    TriageLinkRow,
)
from kiosk.storage.vault import Vault
from tests.services.queue_hall import W1
from tests.services.small_hall import K1, NOW, emergency
from tests.services.triage_hall import FAST, NURSE, OTHER, TriageHall, flags, minutes, open_triage, signs


@pytest.fixture
def hall(database: Database, vault: Vault) -> Iterator[TriageHall]:
    yield from open_triage(database, vault)


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
