"""Papers seen to by staff: what never came out is printed once, what may have is marked, nobody prints twice."""

from datetime import timedelta

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DomainError, Misuse
from kiosk.domain.hall_errors import MayHaveComeOut, PaperSeenTo, PaperVoid
from kiosk.domain.journey import PaperSort, PayBy, PrintState
from kiosk.domain.overview import STUCK
from kiosk.domain.roles import NotAllowed
from kiosk.ports import Printed, PrinterState
from kiosk.services.papers.print_jobs import PRINTING, Job, Paper, last_job, step
from kiosk.storage.tables import PrintJobRow, PrintJobStateRow
from tests.services.running_hall import CLERK, GUIDE, VOLUNTEER, RunningHall
from tests.services.small_hall import K1
from tests.services.test_queue_races import at_once

DESK = Actor("D2", "0112")


def failed(hall: RunningHall) -> int:
    """A ticket the kiosk had no paper for; gives the registration."""
    registration = hall.waiting()
    hall.tickets.state = PrinterState.PAPER_OUT
    hall.printing.print_papers(registration, large=True, actor=K1)
    hall.tickets.state = PrinterState.READY
    return registration


def unknown(hall: RunningHall) -> int:
    """A ticket of which the printer said nothing."""
    registration = hall.waiting()
    hall.tickets.result = Printed.UNKNOWN
    hall.printing.print_papers(registration, large=False, actor=K1)
    hall.tickets.result = Printed.CONFIRMED
    return registration


def queued(hall: RunningHall) -> Job:
    """A ticket that was queued and never sent."""
    registration = hall.waiting()
    with hall.database.begin() as session:
        job = hall.printing.queue_copy(session, registration, PaperSort.TICKET, large=False, actor=K1)
    assert job is not None
    return job


def sent(hall: RunningHall) -> Job:
    """A ticket on its way to a printer that has not answered."""
    job = queued(hall)
    with hall.database.begin() as session:
        assert step(session, job, PRINTING, PrintState.SENT, reason="", actor=K1, at=hall.office.now())
    return job


def ends(hall: RunningHall) -> list[tuple[object, object]]:
    """The newest step of each job."""
    rows = hall.rows(PrintJobStateRow)
    newest = {row["job_id"]: row for row in sorted(rows, key=lambda row: (row["job_id"], row["seq"]))}
    return [(row["state"], row["reason"]) for row in newest.values()]


def copies(hall: RunningHall) -> list[int]:
    """As what the tickets were drawn."""
    return [content.copy for content in hall.artist.drawn]


def test_what_never_came_out_is_printed_as_what_it_is(running_hall: RunningHall) -> None:
    failed(running_hall)
    outcome = running_hall.papers.release(1, actor=DESK)
    assert (outcome.state, outcome.copy) == (PrintState.CONFIRMED, 2)
    assert copies(running_hall) == [1]
    assert running_hall.artist.drawn[0].large
    assert running_hall.tickets.titles == ["ticket A001"]
    assert ends(running_hall) == [("failed", "released"), ("confirmed", "")]
    assert running_hall.overview.papers(actor=VOLUNTEER) == ()


def test_a_release_that_fails_too_is_listed_again(running_hall: RunningHall) -> None:
    failed(running_hall)
    running_hall.tickets.state = PrinterState.COVER_OPEN
    running_hall.papers.release(1, actor=DESK)
    (left,) = running_hall.overview.papers(actor=VOLUNTEER)
    assert (left.job_id, left.reason, left.device) == (2, "cover_open", "D2")
    running_hall.tickets.state = PrinterState.READY
    running_hall.papers.release(2, actor=DESK)
    assert copies(running_hall) == [1]


def test_a_queued_one_is_released_as_it_is(running_hall: RunningHall) -> None:
    job = queued(running_hall)
    running_hall.clock.advance(timedelta(minutes=1))
    assert running_hall.overview.papers(actor=VOLUNTEER)[0].job_id == job.id
    assert running_hall.papers.release(job.id, actor=DESK).state is PrintState.CONFIRMED
    assert len(running_hall.rows(PrintJobRow)) == 1


def test_what_may_have_come_out_is_only_printed_as_a_copy(running_hall: RunningHall) -> None:
    unknown(running_hall)
    with pytest.raises(MayHaveComeOut):
        running_hall.papers.release(1, actor=DESK)
    assert running_hall.papers.reprint(1, actor=DESK).copy == 2
    assert copies(running_hall) == [1, 2]
    assert ends(running_hall) == [("unknown", "reprinted"), ("confirmed", "")]


def test_after_a_copy_that_may_have_come_out_the_next_is_marked_too(running_hall: RunningHall) -> None:
    registration = unknown(running_hall)
    running_hall.tickets.state = PrinterState.PAPER_OUT
    running_hall.printing.reprint(registration, PaperSort.TICKET, large=False, actor=K1)
    running_hall.tickets.state = PrinterState.READY
    running_hall.papers.release(2, actor=DESK)
    assert copies(running_hall) == [1, 2]


def test_a_stuck_one_is_left_alone_until_it_is_certain_to_be(running_hall: RunningHall) -> None:
    job = sent(running_hall)
    for what in (running_hall.papers.reprint, running_hall.papers.close, running_hall.papers.release):
        with pytest.raises(MayHaveComeOut):
            what(job.id, actor=DESK)
    running_hall.clock.advance(STUCK)
    with pytest.raises(MayHaveComeOut):
        running_hall.papers.release(job.id, actor=DESK)
    assert running_hall.papers.reprint(job.id, actor=DESK).copy == 2
    assert ends(running_hall) == [("unknown", "reprinted"), ("confirmed", "")]
    assert running_hall.printing.close_broken_off(actor=K1) == 0


def test_a_queued_one_is_not_reprinted(running_hall: RunningHall) -> None:
    job = queued(running_hall)
    with pytest.raises(MayHaveComeOut):
        running_hall.papers.reprint(job.id, actor=DESK)


@pytest.mark.parametrize("make", [failed, unknown, queued, sent])
def test_closed_by_hand_it_is_printed_no_more(running_hall: RunningHall, make: object) -> None:
    made = make(running_hall)
    running_hall.clock.advance(STUCK)
    running_hall.papers.close(1, actor=CLERK)
    assert ends(running_hall) == [("confirmed", "by_hand")]
    assert running_hall.overview.papers(actor=VOLUNTEER) == ()
    registration = made if isinstance(made, int) else running_hall.rows(PrintJobRow)[0]["document_id"]
    before = list(running_hall.tickets.titles)
    (outcome,) = running_hall.printing.print_papers(int(str(registration)), large=False, actor=K1)
    assert (outcome.state, running_hall.tickets.titles) == (PrintState.CONFIRMED, before)
    for what in (running_hall.papers.release, running_hall.papers.reprint, running_hall.papers.close):
        with pytest.raises(PaperSeenTo):
            what(1, actor=DESK)


def test_of_a_cancelled_visit_nothing_is_printed(running_hall: RunningHall) -> None:
    registration = failed(running_hall)
    running_hall.visits.cancel(registration, reason="不来了", actor=CLERK)
    with pytest.raises(PaperVoid):
        running_hall.papers.release(1, actor=DESK)
    assert ends(running_hall) == [("failed", "paper_out")]
    running_hall.papers.close(1, actor=DESK)


def test_an_invoice_is_released_as_well(running_hall: RunningHall) -> None:
    registration = running_hall.paid_visit("any 9:30").registration_id
    running_hall.invoices.state = PrinterState.OFFLINE
    running_hall.printing.print_papers(registration, large=False, actor=K1)
    running_hall.invoices.state = PrinterState.READY
    assert running_hall.papers.release(2, actor=DESK).state is PrintState.CONFIRMED
    assert running_hall.invoices.titles == ["invoice 0000000001"]


def test_a_paper_of_no_registration_always_counts(running_hall: RunningHall) -> None:
    with running_hall.database.begin() as session:
        job = running_hall.printing.queue_paper(session, Paper(PaperSort.WRISTBAND, 1), actor=K1)
    running_hall.printing.send(job, large=False, actor=K1)
    assert running_hall.papers.release(job.id, actor=DESK).state is PrintState.FAILED  # no printer for it here either
    assert ends(running_hall) == [("failed", "released"), ("failed", "no_printer")]


def test_a_copy_somebody_printed_elsewhere_has_seen_to_it(running_hall: RunningHall) -> None:
    registration = failed(running_hall)
    running_hall.printing.reprint(registration, PaperSort.TICKET, large=False, actor=K1)
    with pytest.raises(PaperSeenTo):
        running_hall.papers.release(1, actor=DESK)


def test_a_step_taken_between_look_and_deed_is_seen(running_hall: RunningHall, monkeypatch: pytest.MonkeyPatch) -> None:
    failed(running_hall)
    monkeypatch.setattr("kiosk.services.papers.print_desk.queue", lambda *_args, **_more: None)
    with pytest.raises(PaperSeenTo):
        running_hall.papers.release(1, actor=DESK)
    monkeypatch.setattr("kiosk.services.papers.print_desk.step", lambda *_args, **_more: False)
    with pytest.raises(PaperSeenTo):
        running_hall.papers.close(1, actor=DESK)
    assert ends(running_hall) == [("failed", "paper_out")]


@pytest.mark.parametrize("make", [failed, unknown])
def test_of_two_desks_one_prints(running_hall: RunningHall, make: object) -> None:
    make(running_hall)
    before = len(running_hall.tickets.titles)
    what = running_hall.papers.release if make is failed else running_hall.papers.reprint
    given = at_once(
        lambda: what(1, actor=DESK).state.value,
        lambda: what(1, actor=CLERK).state.value,
        lambda: running_hall.papers.close(1, actor=GUIDE) or "closed",
    )
    assert given.count("PaperSeenTo") == 2
    assert len(running_hall.tickets.titles) - before == (0 if "closed" in given else 1)


def test_desk_and_kiosk_at_one_queued_job_print_it_once(running_hall: RunningHall) -> None:
    for patient in range(1, 6):
        registration = running_hall.waiting(patient=patient, pay_by=PayBy.WINDOW)
        with running_hall.database.begin() as session:
            job = running_hall.printing.queue_copy(session, registration, PaperSort.TICKET, large=False, actor=K1)
        assert job is not None
        at_once(
            lambda job=job: running_hall.papers.release(job.id, actor=DESK),
            lambda job=job: running_hall.printing.send(job, large=False, actor=K1),
        )
        with running_hall.database.read() as session:
            known = last_job(session, job.paper)
        assert known is not None
        assert known.state is PrintState.CONFIRMED
    assert sorted(running_hall.tickets.titles) == [f"ticket A00{number}" for number in range(1, 6)]


def test_who_may_not_and_what_is_not_there(running_hall: RunningHall) -> None:
    failed(running_hall)
    refused: list[type[DomainError]] = []
    for job, actor in ((1, VOLUNTEER), (1, K1), (9, DESK)):
        with pytest.raises((NotAllowed, Misuse)) as error:
            running_hall.papers.release(job, actor=actor)
        refused.append(error.type)
    assert refused == [NotAllowed, NotAllowed, Misuse]
