"""Papers: every print is a record; a failing printer never loses or repeats one."""

import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from threading import RLock
from types import MappingProxyType

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.devices import PaperSeen
from kiosk.domain.errors import (
    DatabaseAway,
    Misuse,
    PrinterCoverOpen,
    PrinterFault,
    PrinterOffline,
    PrinterOutOfPaper,
    PrinterTrouble,
)
from kiosk.domain.journey import PaperSort, PrintOutcome, PrintState
from kiosk.domain.words import QT_TRANSLATE_NOOP, Words, words
from kiosk.ports import Printed, PrinterState, PrinterStatus
from kiosk.services.office import Office
from kiosk.services.papers.presses import Press, Send
from kiosk.services.papers.print_jobs import (
    ENDED,
    FIRST_COPY,
    PRINTING,
    Job,
    Paper,
    last_job,
    open_jobs,
    papers_of,
    queue,
    reversals_of,
    step,
)
from kiosk.services.papers.printout import Printout

log = logging.getLogger(__name__)

AT_THE_DESK = QT_TRANSLATE_NOOP("Words", "The guide desk will print your paper.")
NOT_SEEN = QT_TRANSLATE_NOOP("Words", "Did your paper come out? If not, the guide desk will print it.")
TABLES = {PaperSort.TICKET: "tickets", PaperSort.INVOICE: "invoices", PaperSort.WRISTBAND: "triage_cases"}

NO_PRINTER, NOT_DRAWN, FAULT = "no_printer", "not_drawn", "fault"  # reasons beside those of `PrinterState`
Result = tuple[PrintState, str]  # what became of a job, and why it did not come out
BROKEN_OFF: Result = (PrintState.UNKNOWN, "broken_off")  # the program ended between sending and writing this down
TROUBLES: Mapping[str, type[PrinterTrouble]] = MappingProxyType(
    {one.reason: one for one in (PrinterOutOfPaper, PrinterCoverOpen, PrinterOffline, PrinterFault)}
)
# A printer that gives no answer may still print; all these certainly do not.
CANNOT_PRINT = (PrinterState.PAPER_OUT, PrinterState.COVER_OPEN, PrinterState.ERROR, PrinterState.OFFLINE)
ENDS = {Printed.CONFIRMED: PrintState.CONFIRMED, Printed.UNKNOWN: PrintState.UNKNOWN, Printed.SENT: PrintState.SENT}


class Printing:
    """Prints on the presses of this machine; a sort of paper without a press is left to the guide desk."""

    def __init__(self, office: Office, presses: Mapping[PaperSort, Press]) -> None:
        self._office = office
        self._presses = dict(presses)
        # One paper of a sort at a time: an open job that somebody else finds here is none that is just being sent.
        self._turns: Mapping[PaperSort, AbstractContextManager[object]] = {sort: RLock() for sort in PaperSort}
        self._results: dict[int, Result] = {}  # of jobs sent from here, until they stand in the books

    def fit(self, sort: PaperSort, make: Callable[[Press], Press]) -> None:
        """Let the press of the tickets, where there is one, print papers of ``sort`` too, as ``make`` makes it."""
        if PaperSort.TICKET in self._presses:
            self._presses[sort] = make(self._presses[PaperSort.TICKET])

    def papers(self) -> tuple[PaperSeen, ...]:
        """What the printers of this machine say of themselves, none of them while it prints. Slow."""
        return tuple(PaperSeen(sort.value, self._seen(sort, press)) for sort, press in self._presses.items())

    def _seen(self, sort: PaperSort, press: Press) -> str:
        with self._turns[sort]:
            return _status(f"{sort}", press).state.value

    def print_papers(self, registration_id: int, *, large: bool, actor: Actor) -> tuple[PrintOutcome, ...]:
        """Ticket, and invoice when issued; each once: asked again it only tells how the jobs stand.

        A job that was queued and never sent is still printed; one that was sent never is again by itself, and when
        nobody saw what became of it, that is told. Raises `Misuse` when there is nothing to print: cancelled or unpaid.
        """
        return self._print_once(papers_of, registration_id, large=large, actor=actor)

    def print_reversals(self, registration_id: int, *, large: bool, actor: Actor) -> tuple[PrintOutcome, ...]:
        """冲红: what takes its invoices back, each once, as `print_papers`; raises `Misuse` when nothing does."""
        return self._print_once(reversals_of, registration_id, large=large, actor=actor)

    def _print_once(
        self, which: Callable[[Session, int], tuple[Paper, ...]], registration_id: int, *, large: bool, actor: Actor
    ) -> tuple[PrintOutcome, ...]:
        def work(session: Session) -> tuple[Job, ...]:
            papers = which(session, registration_id)
            if not papers:
                raise Misuse(f"registration {registration_id} has no papers")
            return tuple(self._first_job(session, paper, large=large, actor=actor) for paper in papers)

        return tuple(self._printed(job, large=large, actor=actor) for job in self._office.database.run(work))

    def reprint(self, registration_id: int, sort: PaperSort, *, large: bool, actor: Actor) -> PrintOutcome:
        """Another copy, marked 补打; raises `Misuse` when there is no such paper."""

        def work(session: Session) -> Job:
            job = self.queue_copy(session, registration_id, sort, large=large, actor=actor)
            if job is None:
                raise Misuse(f"registration {registration_id} has no {sort} to print")
            return job

        return self._printed(self._office.database.run(work), large=large, actor=actor)

    def queue_copy(
        self, session: Session, registration_id: int, sort: PaperSort, *, large: bool, actor: Actor
    ) -> Job | None:
        """Queue the next copy in the transaction of ``session``, for `send` behind it; None when there is no paper."""
        paper = next((one for one in papers_of(session, registration_id) if one.sort is sort), None)
        return None if paper is None else self._next_job(session, paper, large=large, actor=actor)

    def queue_paper(self, session: Session, paper: Paper, *, actor: Actor) -> Job:
        """The same for a paper that belongs to no registration."""
        return self._next_job(session, paper, large=False, actor=actor)

    def send(self, job: Job, *, large: bool, actor: Actor, marked_as: int | None = None) -> PrintOutcome:
        """Print a queued job here, unless it is printed already; ``marked_as`` the copy the paper is said to be."""
        return self._printed(job, large=large, actor=actor, marked_as=marked_as)

    def close_broken_off(self, *, actor: Actor) -> int:
        """At a start: jobs this machine had sent when it was cut off may have come out or not; gives how many.

        Nobody prints them again by themselves; staff find them in the books as unknown.
        """
        with self._office.database.read() as session:
            jobs = open_jobs(session, actor.device)
        for job in jobs:
            log.warning("print job %s was broken off: nobody knows whether it came out", job.id)
            self._ended(job, actor)
        return len(jobs)

    def _first_job(self, session: Session, paper: Paper, *, large: bool, actor: Actor) -> Job:
        job = queue(session, paper, FIRST_COPY, large=large, actor=actor, at=self._office.now())
        if job is not None:
            self._note(session, job, actor)
            return job
        known = last_job(session, paper)
        assert known is not None
        return known

    def _next_job(self, session: Session, paper: Paper, *, large: bool, actor: Actor) -> Job:
        """The next copy; of two who ask at once each gets one of their own."""
        while True:
            last = last_job(session, paper)
            copy = last.copy + 1 if last else FIRST_COPY
            job = queue(session, paper, copy, large=large, actor=actor, at=self._office.now())
            if job is not None:
                self._note(session, job, actor)
                return job

    def _printed(self, job: Job, *, large: bool, actor: Actor, marked_as: int | None = None) -> PrintOutcome:
        with self._turns[job.paper.sort]:
            if job.state is PrintState.QUEUED:
                job = self._print(job, Printout(marked_as or job.copy, large, actor))
            elif job.is_open and job.device == actor.device:
                job = self._ended(job, actor)
        return PrintOutcome(job.id, job.paper.sort, job.state, job.copy, _words(job))

    def _print(self, job: Job, printout: Printout) -> Job:
        press = self._presses.get(job.paper.sort)
        if press is None:
            return self._fail(job, NO_PRINTER, printout.actor)
        status = _status(f"print job {job.id}", press)
        if status.state in CANNOT_PRINT:
            log.warning("print job %s: the printer says %s, %s", job.id, status.state, status.detail)
            return self._fail(job, status.state.value, printout.actor)
        try:
            send = press.prepare(self._office, job.paper.document_id, printout)
        except DatabaseAway:
            raise
        except Exception:
            # Whatever keeps a paper from being drawn: the registration stands, and staff must see the job.
            log.exception("print job %s could not be drawn", job.id)
            return self._fail(job, NOT_DRAWN, printout.actor)
        return self._send(job, send, printout.actor)

    def _fail(self, job: Job, reason: str, actor: Actor) -> Job:
        """Nothing was sent."""
        return self._step(job, PRINTING, PrintState.FAILED, reason=reason, actor=actor) or self._known(job)

    def _send(self, job: Job, send: Send, actor: Actor) -> Job:
        """Write that it is sent, then send: after a power cut between the two nobody prints it again unasked."""
        sent = self._step(job, PRINTING, PrintState.SENT, reason="", actor=actor)
        if sent is None:
            return self._known(job)
        self._results[job.id] = _result(job, send)
        return self._ended(sent, actor)

    def _ended(self, job: Job, actor: Actor) -> Job:
        """Write what became of a job that was sent; while the database is away, that is remembered for the next try."""
        state, reason = self._results.get(job.id, BROKEN_OFF)
        ended = self._step(job, ENDED, state, reason=reason, actor=actor) or self._known(job)
        self._results.pop(job.id, None)
        return ended

    def _step(self, job: Job, seq: int, state: PrintState, *, reason: str, actor: Actor) -> Job | None:
        """The job after this step; None when another process took it."""

        def work(session: Session) -> Job | None:
            if not step(session, job, seq, state, reason=reason, actor=actor, at=self._office.now()):
                return None
            self._office.note(session, actor, f"printing.{state}", f"print_jobs/{job.id}", reason=reason)
            return replace(job, state=state, reason=reason)

        return self._office.database.run(work)

    def _known(self, job: Job) -> Job:
        with self._office.database.read() as session:
            return last_job(session, job.paper) or job

    def _note(self, session: Session, job: Job, actor: Actor) -> None:
        document = {TABLES[job.paper.sort]: job.paper.document_id}
        self._office.note(session, actor, "printing.queue", f"print_jobs/{job.id}", copy=job.copy, **document)


def _status(what: str, press: Press) -> PrinterStatus:
    """What the printer says; an adapter that cannot ask must not keep the other papers back."""
    try:
        return press.status()
    except Exception:
        log.exception("%s: the printer's adapter broke its promise", what)
        return PrinterStatus(PrinterState.UNKNOWN)


def _result(job: Job, send: Send) -> Result:
    """How sending went, and why it failed."""
    try:
        return ENDS[send()], ""
    except PrinterTrouble as trouble:
        log.warning("print job %s did not come out: %s", job.id, trouble.log)
        return PrintState.FAILED, trouble.reason
    except Exception:
        log.exception("print job %s: the printer's adapter broke its promise", job.id)
        return PrintState.UNKNOWN, FAULT


def _words(job: Job) -> Words | None:
    """What the patient is told of a paper that may not have come out."""
    if job.state is PrintState.FAILED:
        trouble = TROUBLES.get(job.reason)
        return words(trouble.sentence if trouble else AT_THE_DESK)
    return words(NOT_SEEN) if job.state is PrintState.UNKNOWN else None
