"""Whether the audit is whole: each device's chain of rows, and a row for every document."""

import hmac
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.storage.audit import Entry, chained, sealed
from kiosk.storage.checks.finding import Fault, Finding
from kiosk.storage.tables import AuditHeadRow, AuditRow, Row

# These never come to be without a row of their own or their name in another one's detail.
RECORDED = (
    "patients",
    "registrations",
    "payments",
    "refunds",
    "invoices",
    "tickets",
    "print_jobs",
    "sign_clips",
    "help_requests",
)
DOCUMENTS = (*RECORDED, "charges")
BATCH = 1000
Link = tuple[Entry, bytes]


def check_chain(session: Session, *, key: bytes) -> Iterator[Finding]:
    """Edited, missing and inserted audit rows, a tail that was cut off included."""
    heads = {head.device: head for head in session.scalars(select(AuditHeadRow))}
    for device, links in groupby(_links(session), key=lambda link: link[0].device):
        yield from _check_device(links, heads.pop(device, None), key=key)
    for head in heads.values():
        yield _missing(head.device, 1, head.seq)


def check_coverage(session: Session) -> Iterator[Finding]:
    """Documents without an audit row, and audit rows about documents that are gone."""
    recorded = _recorded(session)
    for name in DOCUMENTS:
        there = set(session.scalars(select(Row.metadata.tables[name].c.id)))
        if name in RECORDED:
            for number in sorted(there - recorded[name]):
                yield Finding(Fault.UNRECORDED, f"{name}/{number}", "Nobody is on record for making this document.")
        for number in sorted(recorded[name] - there):
            yield Finding(Fault.RECORD_GONE, f"{name}/{number}", "This document was made, but it is no longer there.")


def _links(session: Session) -> Iterator[Link]:
    columns = [getattr(AuditRow, name) for name in (*Entry._fields, "digest")]
    query = select(*columns).order_by(AuditRow.device, AuditRow.seq).execution_options(yield_per=BATCH)
    for *fields, digest in session.execute(query):
        yield Entry(*fields), digest


def _check_device(links: Iterable[Link], head: AuditHeadRow | None, *, key: bytes) -> Iterator[Finding]:
    """Each row against the one before. The row behind a gap cannot be judged without it, those after it can."""
    before, expected, device = b"", 1, ""
    for entry, digest in links:
        device = entry.device
        if entry.seq > expected:
            yield _missing(device, expected, entry.seq - 1)
        elif not hmac.compare_digest(chained(entry, before=before, key=key), digest):
            yield Finding(Fault.AUDIT_EDITED, f"audit/{device}/{entry.seq}", "Changed after it was written.")
        before, expected = sealed(digest, key=key), entry.seq + 1
    yield from _check_end(device, head, last=expected - 1, seal=before)


def _check_end(device: str, head: AuditHeadRow | None, *, last: int, seal: bytes) -> Iterator[Finding]:
    if head is not None and head.seq > last:
        yield _missing(device, last + 1, head.seq)
    elif head is None or head.seq < last:
        first = 1 if head is None else head.seq + 1
        words = f"Rows {first} to {last} were not written by this program."
        yield Finding(Fault.AUDIT_INSERTED, f"audit/{device}/{first}", words)
    elif not hmac.compare_digest(head.digest, seal):
        words = "Rows are missing after this one, and somebody tried to hide it."
        yield Finding(Fault.AUDIT_MISSING, f"audit/{device}/{last + 1}", words)


def _missing(device: str, first: int, last: int) -> Finding:
    words = f"Row {first} is missing." if first == last else f"Rows {first} to {last} are missing."
    return Finding(Fault.AUDIT_MISSING, f"audit/{device}/{first}", words)


def _recorded(session: Session) -> defaultdict[str, set[int]]:
    """The documents the audit names, as the record of a row or in its detail."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    query = select(AuditRow.record, AuditRow.detail).execution_options(yield_per=BATCH)
    for record, detail in session.execute(query):
        table, _, number = record.partition("/")
        if number.isdecimal():
            found[table].add(int(number))
        for name, value in json.loads(detail).items():
            if name in DOCUMENTS and isinstance(value, int):
                found[name].add(value)
    return found
