"""Print jobs in the books: each copy of a paper once, each step of a job once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.dml import ReturningInsert

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaperSort, PrintState
from kiosk.domain.queue import TicketState
from kiosk.storage.dialects import ForEach, Upsert
from kiosk.storage.statements import Query
from kiosk.storage.tables import (
    ChargeRow,
    InvoiceRow,
    InvoiceVoidRow,
    PrintJobRow,
    PrintJobStateRow,
    TicketRow,
    TicketStateRow,
)

FIRST_COPY = 1
# The steps of a job, each taken once: whoever takes PRINTING is the one who prints, whoever takes HANDLED the one who
# sees to a paper that did not come out, or may not have.
QUEUED, PRINTING, ENDED, HANDLED = 1, 2, 3, 4


@dataclass(frozen=True)
class Paper:
    """A document that can be printed."""

    sort: PaperSort
    document_id: int


@dataclass(frozen=True)
class Job:
    """One copy of a paper and how it stands; ``reason`` is why it did not come out, ``device`` who brought it there.

    Sent, but ``is_open``: nobody has written yet what became of it, because it is being printed or was broken off.
    """

    id: int
    paper: Paper
    copy: int
    state: PrintState
    reason: str = ""
    device: str = ""
    is_open: bool = False


def papers_of(session: Session, registration_id: int) -> tuple[Paper, ...]:
    """What a registration has to be printed: its ticket unless it is void or unpaid, and the invoice that stands."""
    tickets = TICKET.all(session, registration=registration_id)
    invoices = INVOICE.all(session, registration=registration_id)
    return (
        *(Paper(PaperSort.TICKET, key) for (key,) in tickets),
        *(Paper(PaperSort.INVOICE, key) for (key,) in invoices),
    )


def reversals_of(session: Session, registration_id: int) -> tuple[Paper, ...]:
    """冲红: the red papers of a registration, which take its invoices back; oldest first."""
    return tuple(Paper(PaperSort.INVOICE, key) for (key,) in REVERSALS.all(session, registration=registration_id))


def queue(session: Session, paper: Paper, copy: int, *, large: bool, actor: Actor, at: datetime) -> Job | None:
    """A new job for this copy; None when it has been queued before."""
    row = QUEUE.first(
        session,
        sort=paper.sort.value,
        document_id=paper.document_id,
        copy=copy,
        device=actor.device,
        large=large,
        created_at=at,
        actor=str(actor),
    )
    if row is None:
        return None
    job = Job(row[0], paper, copy, PrintState.QUEUED, device=actor.device)
    step(session, job, QUEUED, PrintState.QUEUED, reason="", actor=actor, at=at)
    return job


def last_job(session: Session, paper: Paper) -> Job | None:
    """The newest copy of a paper, as it stands."""
    row = LAST.first(session, sort=paper.sort.value, document=paper.document_id)
    return _job(row) if row is not None else None


def open_jobs(session: Session, device: str) -> tuple[Job, ...]:
    """What ``device`` has sent without writing what became of it, oldest first."""
    jobs = [_job(row) for row in OPEN.all(session)]
    return tuple(job for job in jobs if job.device == device)


def step(session: Session, job: Job, seq: int, state: PrintState, *, reason: str, actor: Actor, at: datetime) -> bool:
    """Take a step of a job; False when somebody else took it."""
    values = {"job_id": job.id, "seq": seq, "state": state.value, "reason": reason, "at": at, "actor": str(actor)}
    return STEP.first(session, **values) is not None


def _job(row: tuple[int, str, int, int, int, str, str, str]) -> Job:
    key, sort, document_id, copy, seq, state, reason, actor = row
    known = PrintState(state)
    is_open = seq == PRINTING and known is PrintState.SENT
    return Job(key, Paper(PaperSort(sort), document_id), copy, known, reason, actor.rpartition("@")[2], is_open)


def _queue(insert: Upsert) -> ReturningInsert[int]:
    return insert.on_conflict_do_nothing(
        index_elements=[PrintJobRow.sort, PrintJobRow.document_id, PrintJobRow.copy]
    ).returning(PrintJobRow.id)


def _step(insert: Upsert) -> ReturningInsert[int]:
    return insert.on_conflict_do_nothing(index_elements=[PrintJobStateRow.job_id, PrintJobStateRow.seq]).returning(
        PrintJobStateRow.id
    )


_reversal = aliased(InvoiceRow)
TICKET = Query(
    select(TicketRow.id)
    .join(TicketStateRow, TicketStateRow.ticket_id == TicketRow.id)
    .where(
        TicketRow.registration_id == bindparam("registration"),
        TicketStateRow.until.is_(None),
        TicketStateRow.state != TicketState.VOID.value,
        TicketStateRow.state != TicketState.UNPAID.value,
    )
)
INVOICE = Query(
    select(InvoiceRow.id)
    .join(ChargeRow, ChargeRow.id == InvoiceRow.charge_id)
    .outerjoin(_reversal, _reversal.reversal_of == InvoiceRow.id)
    .outerjoin(InvoiceVoidRow, InvoiceVoidRow.invoice_id == InvoiceRow.id)
    .where(
        ChargeRow.registration_id == bindparam("registration"),
        InvoiceRow.reversal_of.is_(None),
        _reversal.id.is_(None),
        InvoiceVoidRow.invoice_id.is_(None),
    )
)
REVERSALS = Query(
    select(InvoiceRow.id)
    .join(ChargeRow, ChargeRow.id == InvoiceRow.charge_id)
    .where(ChargeRow.registration_id == bindparam("registration"), InvoiceRow.reversal_of.is_not(None))
    .order_by(InvoiceRow.id)
)
QUEUE = Query(ForEach(PrintJobRow, _queue))
STEP = Query(ForEach(PrintJobStateRow, _step))
_steps = aliased(PrintJobStateRow)
_newest = select(func.max(_steps.seq)).where(_steps.job_id == PrintJobRow.id).correlate(PrintJobRow).scalar_subquery()
_jobs = select(
    PrintJobRow.id,
    PrintJobRow.sort,
    PrintJobRow.document_id,
    PrintJobRow.copy,
    PrintJobStateRow.seq,
    PrintJobStateRow.state,
    PrintJobStateRow.reason,
    PrintJobStateRow.actor,
).join(PrintJobStateRow, (PrintJobStateRow.job_id == PrintJobRow.id) & (PrintJobStateRow.seq == _newest))
LAST = Query(
    _jobs.where(PrintJobRow.sort == bindparam("sort"), PrintJobRow.document_id == bindparam("document"))
    .order_by(PrintJobRow.copy.desc())
    .limit(1)
)
OPEN = Query(
    _jobs.where(PrintJobStateRow.seq == PRINTING, PrintJobStateRow.state == PrintState.SENT.value).order_by(
        PrintJobRow.id
    )
)
