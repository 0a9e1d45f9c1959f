"""Papers that did not come out, or may not have: printed at the desk or closed, by one member of staff each."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, aliased

from kiosk.domain.actor import Actor
from kiosk.domain.errors import Misuse
from kiosk.domain.hall_errors import MayHaveComeOut, PaperSeenTo, PaperVoid
from kiosk.domain.journey import PaperSort, PrintOutcome, PrintState
from kiosk.domain.overview import PaperTrouble, paper_trouble
from kiosk.domain.roles import Right
from kiosk.services.office import Office
from kiosk.services.papers.print_jobs import (
    ENDED,
    HANDLED,
    PRINTING,
    QUEUED,
    Job,
    Paper,
    papers_of,
    queue,
    reversals_of,
    step,
)
from kiosk.services.papers.printing import BROKEN_OFF, TABLES, Printing
from kiosk.services.staff.guard import allow
from kiosk.storage.statements import Query
from kiosk.storage.tables import ChargeRow, InvoiceRow, PrintJobRow, PrintJobStateRow, TicketRow

RELEASED, REPRINTED, BY_HAND = "released", "reprinted", "by_hand"  # what was done about a job, as its reason


@dataclass(frozen=True)
class _Found:
    """A job as it stands: its last step, and since when."""

    job: Job
    seq: int
    since: datetime
    large: bool


class PrintDesk:
    """Prints what never came out, prints copies of what may have, and closes what was handed over by hand.

    Whoever takes a job's step is the one who does it: all raise `PaperSeenTo` when somebody else has, or when the
    paper came out after all, `NotAllowed`, and `Misuse` for a job that does not exist.
    """

    def __init__(self, office: Office, printing: Printing) -> None:
        self._office = office
        self._printing = printing

    def release(self, job_id: int, *, actor: Actor) -> PrintOutcome:
        """Print here what certainly never came out, as what it is: not marked 补打 for that.

        Raises `MayHaveComeOut` of a paper that was sent, `PaperVoid` of one that counts no more.
        """

        def work(session: Session) -> tuple[Job, bool, int]:
            found = self._find(session, job_id, actor)
            if found.seq == QUEUED:
                job = found.job
            elif found.job.state is PrintState.FAILED:
                job = self._next_copy(session, found, RELEASED, actor)
            else:
                raise MayHaveComeOut(f"print job {job_id} is {found.job.state}")
            before = _values(job.paper) | {"copy": job.copy}
            return job, found.large, MAYBE_OUT.one(session, **before)[0] + 1

        job, large, mark = self._office.database.run(work)
        return self._printing.send(job, large=large, actor=actor, marked_as=mark)

    def reprint(self, job_id: int, *, actor: Actor) -> PrintOutcome:
        """Print a copy here of what may have come out or not, marked 补打.

        Raises `MayHaveComeOut` while it may still be printed elsewhere, `PaperVoid` of one that counts no more.
        """

        def work(session: Session) -> tuple[Job, bool]:
            found = self._find(session, job_id, actor)
            if found.seq == QUEUED:
                raise MayHaveComeOut(f"print job {job_id} waits to be printed: release it")
            if found.seq == PRINTING and found.job.state is PrintState.SENT:
                self._break_off(session, found, actor)
            return self._next_copy(session, found, REPRINTED, actor), found.large

        job, large = self._office.database.run(work)
        return self._printing.send(job, large=large, actor=actor)

    def close(self, job_id: int, *, actor: Actor) -> None:
        """The patient has the paper, or nobody needs it: nothing is printed of it any more.

        Raises `MayHaveComeOut` while it may still be printed elsewhere.
        """

        def work(session: Session) -> None:
            found = self._find(session, job_id, actor)
            seq = found.seq + 1 if found.seq == QUEUED else HANDLED
            if found.seq == PRINTING and found.job.state is PrintState.SENT:
                self._break_off(session, found, actor)
            self._take(session, found.job, seq, PrintState.CONFIRMED, BY_HAND, actor)

        self._office.database.run(work)

    def _find(self, session: Session, job_id: int, actor: Actor) -> _Found:
        """The job while somebody has to see to it."""
        allow(session, actor, Right.RUN_HALL)
        row = JOB.first(session, job=job_id)
        if row is None:
            raise Misuse(f"no print job {job_id}")
        sort, document, copy, large, seq, state, since, newest = row
        job = Job(job_id, Paper(PaperSort(sort), document), copy, PrintState(state))
        if job.state is PrintState.CONFIRMED or seq == HANDLED or copy != newest:
            raise PaperSeenTo(f"print job {job_id} is {state} by step {seq}, copy {copy} of {newest}")
        return _Found(job, seq, since, large)

    def _break_off(self, session: Session, found: _Found, actor: Actor) -> None:
        """Nobody has said what became of a paper that was sent: after some time it is unknown, by this desk's word."""
        job = found.job
        if paper_trouble(job.state, self._office.now() - found.since) is not PaperTrouble.STUCK:
            raise MayHaveComeOut(f"print job {job.id} is being printed")
        state, reason = BROKEN_OFF
        self._take(session, job, ENDED, state, reason, actor)

    def _next_copy(self, session: Session, found: _Found, reason: str, actor: Actor) -> Job:
        """A new job instead of this one, in one transaction with whose it is."""
        job, at = found.job, self._office.now()
        if not _is_valid(session, job.paper):
            raise PaperVoid(f"print job {job.id} is of a {job.paper.sort} that counts no more")
        state = PrintState.UNKNOWN if job.state is PrintState.SENT else job.state
        self._take(session, job, HANDLED, state, reason, actor)
        following = queue(session, job.paper, job.copy + 1, large=found.large, actor=actor, at=at)
        if following is None:
            raise PaperSeenTo(f"print job {job.id} has a copy already")
        document = {TABLES[job.paper.sort]: job.paper.document_id}
        record = f"print_jobs/{following.id}"
        self._office.note(session, actor, "printing.queue", record, copy=following.copy, **document)
        return following

    def _take(self, session: Session, job: Job, seq: int, state: PrintState, reason: str, actor: Actor) -> None:
        if not step(session, job, seq, state, reason=reason, actor=actor, at=self._office.now()):
            raise PaperSeenTo(f"step {seq} of print job {job.id} is taken")
        self._office.note(session, actor, f"printing.{state}", f"print_jobs/{job.id}", reason=reason)


def _is_valid(session: Session, paper: Paper) -> bool:
    """Whether the document still counts; a sort that belongs to no registration always does."""
    owner = OWNER.get(paper.sort)
    if owner is None:
        return True
    (registration,) = owner.one(session, document=paper.document_id)
    return paper in (*papers_of(session, registration), *reversals_of(session, registration))


def _values(paper: Paper) -> dict[str, object]:
    return {"sort": paper.sort.value, "document": paper.document_id}


_steps, _other = aliased(PrintJobStateRow), aliased(PrintJobRow)
_newest_step = (
    select(func.max(_steps.seq)).where(_steps.job_id == PrintJobRow.id).correlate(PrintJobRow).scalar_subquery()
)
_newest_copy = (
    select(func.max(_other.copy))
    .where(_other.sort == PrintJobRow.sort, _other.document_id == PrintJobRow.document_id)
    .correlate(PrintJobRow)
    .scalar_subquery()
)
_stands = (PrintJobStateRow.job_id == PrintJobRow.id) & (PrintJobStateRow.seq == _newest_step)
JOB = Query(
    select(
        PrintJobRow.sort,
        PrintJobRow.document_id,
        PrintJobRow.copy,
        PrintJobRow.large,
        PrintJobStateRow.seq,
        PrintJobStateRow.state,
        PrintJobStateRow.at,
        _newest_copy,
    )
    .join(PrintJobStateRow, _stands)
    .where(PrintJobRow.id == bindparam("job"))
)
# Earlier copies that are not known to have failed.
MAYBE_OUT = Query(
    select(func.count(PrintJobRow.id))
    .join(PrintJobStateRow, _stands)
    .where(
        PrintJobRow.sort == bindparam("sort"),
        PrintJobRow.document_id == bindparam("document"),
        PrintJobRow.copy < bindparam("copy"),
        PrintJobStateRow.state != PrintState.FAILED.value,
    )
)
OWNER = {
    PaperSort.TICKET: Query(select(TicketRow.registration_id).where(TicketRow.id == bindparam("document"))),
    PaperSort.INVOICE: Query(
        select(ChargeRow.registration_id)
        .join(InvoiceRow, InvoiceRow.charge_id == ChargeRow.id)
        .where(InvoiceRow.id == bindparam("document"))
    ),
}
