"""Queues of a CUPS server: documents as PDF, tickets as raw bytes; every job is watched to its end."""

import difflib
import logging
from dataclasses import dataclass
from enum import IntEnum
from time import monotonic, sleep
from urllib.parse import quote

from kiosk.adapters import ipp, thermal
from kiosk.adapters.ipp import Answer, NoAnswerError, NoServerError, Operation, Server
from kiosk.domain.errors import PrinterFault, PrinterOffline, PrinterTrouble
from kiosk.domain.papers import Raster
from kiosk.ports import Printed, PrinterState, PrinterStatus

log = logging.getLogger(__name__)

STOPPED = 5  # printer-state
POLL_SECONDS = 0.2
USER = "nuanxin"
WANTED = "requested-attributes"
PDF, RAW = "application/pdf", "application/vnd.cups-raw"

# printer-state-reasons without "-report", "-warning", "-error" (RFC 8011, 5.4.12); the first that is there wins.
REASONS: tuple[tuple[str, PrinterState], ...] = (
    ("cover-open", PrinterState.COVER_OPEN),
    ("door-open", PrinterState.COVER_OPEN),
    ("interlock-open", PrinterState.COVER_OPEN),
    ("media-empty", PrinterState.PAPER_OUT),
    ("media-needed", PrinterState.PAPER_OUT),
    ("media-jam", PrinterState.ERROR),
    ("toner-empty", PrinterState.ERROR),
    ("marker-supply-empty", PrinterState.ERROR),
    ("paused", PrinterState.ERROR),
    ("offline", PrinterState.OFFLINE),
    ("shutdown", PrinterState.OFFLINE),
    ("timed-out", PrinterState.OFFLINE),
    ("connecting-to-device", PrinterState.OFFLINE),
    ("media-low", PrinterState.PAPER_LOW),
)


class JobState(IntEnum):
    """job-state (RFC 8011, 5.3.7); from ``CANCELED`` on nothing changes any more."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    HALTED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


@dataclass(frozen=True)
class Job:
    """How a job stands, and whether the printer has ever begun with it."""

    state: JobState
    begun: bool


class CupsQueue:
    """One queue; ``job_seconds`` is how long a job may take before it is withdrawn.

    A job that is late is cancelled: paper that comes out when the patient has gone is found by the next one. It counts
    as not printed only when the server never began with it.
    """

    def __init__(self, queue: str, *, server: str, job_seconds: float) -> None:
        self._queue = queue
        self._server = Server(server)
        self._job_seconds = job_seconds

    def status(self) -> PrinterStatus:
        """Ask the server; never raises."""
        try:
            answer = self._printer()
        except PrinterTrouble as trouble:
            return PrinterStatus(PrinterState(trouble.reason), trouble.log)
        except NoAnswerError as error:
            return PrinterStatus(PrinterState.UNKNOWN, str(error))
        return status_of(answer)

    def print(self, data: bytes, *, kind: str, title: str) -> Printed:
        """Hand over a document of MIME type ``kind`` and watch it; see `kiosk.ports.DocumentPrinter`."""
        try:
            self._refuse_unless_ready()
        except NoAnswerError as error:
            raise PrinterOffline(f"CUPS: {error}") from error
        try:
            answer = self._ask(Operation.PRINT_JOB, data=data, document_format=kind, job_name=title[:100])
        except NoServerError as error:
            raise PrinterOffline(f"CUPS: {error}") from error
        except NoAnswerError as error:
            log.warning("no answer from CUPS to a job: %s", error)
            return Printed.UNKNOWN
        number = answer.number("job-id")
        if not answer.done or number is None:
            raise PrinterFault(f"queue {self._queue!r} refused the job: {answer.status:#06x}")
        return self._watch(number)

    def _refuse_unless_ready(self) -> None:
        """Refuse what CUPS itself says of the queue.

        Its words about paper and covers are left aside: many drivers report only while they print, so "out of paper"
        may stand there long after somebody has filled it up, and only a job can clear it.
        """
        answer = self._printer()
        if answer.number("printer-is-accepting-jobs") == 0:
            raise PrinterFault(f"queue {self._queue!r} takes no jobs")
        if answer.number("printer-state") == STOPPED:
            raise PrinterFault(f"queue {self._queue!r} is stopped: {status_of(answer).detail}")

    def _printer(self) -> Answer:
        """The queue's attributes; raises `PrinterOffline`, `PrinterFault` for an unknown queue, `NoAnswerError`."""
        try:
            answer = self._ask(Operation.GET_PRINTER)
            if answer.status == ipp.NOT_FOUND:
                raise PrinterFault(self._unknown())
        except NoServerError as error:
            raise PrinterOffline(f"CUPS: {error}") from error
        if not answer.done:
            raise PrinterFault(f"CUPS does not tell about queue {self._queue!r}: {answer.status:#06x}")
        return answer

    def _unknown(self) -> str:
        names = sorted(self._server.ask(Operation.CUPS_GET_PRINTERS, {WANTED: ("printer-name",)}).words("printer-name"))
        near = difflib.get_close_matches(self._queue, names, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        known = ", ".join(names) or "none"
        return f"there is no printer {self._queue!r}.{hint} CUPS has: {known}"

    def _watch(self, number: int) -> Printed:
        deadline = monotonic() + self._job_seconds
        job = self._job(number)
        while (job is None or job.state < JobState.CANCELED) and monotonic() < deadline:
            sleep(POLL_SECONDS)
            job = self._job(number)
        if job is None or job.state < JobState.CANCELED:
            job = self._withdraw(number)
        return self._outcome(job)

    def _withdraw(self, number: int) -> Job | None:
        log.warning("job %d is late and is withdrawn", number)
        try:
            self._ask(Operation.CANCEL_JOB, job_id=number)
        except (NoServerError, NoAnswerError) as error:
            log.warning("job %d could not be withdrawn: %s", number, error)
        return self._job(number)

    def _outcome(self, job: Job | None) -> Printed:
        if job is not None and job.state is JobState.COMPLETED:
            return Printed.CONFIRMED
        if job is not None and job.state >= JobState.CANCELED and not job.begun:
            raise PrinterFault(f"queue {self._queue!r} never began with the job: {self.status().detail}")
        return Printed.UNKNOWN

    def _job(self, number: int) -> Job | None:
        """How the job stands; None when the server does not say."""
        try:
            answer = self._ask(Operation.GET_JOB, job_id=number)
        except (NoServerError, NoAnswerError):
            return None
        state = answer.number("job-state")
        return Job(JobState(state), begun=answer.number("time-at-processing") is not None) if state else None

    def _ask(self, operation: Operation, *, data: bytes = b"", **attributes: ipp.Value) -> Answer:
        named = {
            "printer-uri": f"ipp://localhost/printers/{quote(self._queue)}",
            "requesting-user-name": USER,
            **{name.replace("_", "-"): value for name, value in attributes.items()},
        }
        return self._server.ask(operation, {name: (value,) for name, value in named.items()}, data=data)


class CupsDocumentPrinter:
    """A page printer behind a CUPS queue; ``server`` is "host:port" or the path of the server's Unix socket."""

    def __init__(self, *, queue: str, server: str = "localhost:631", job_seconds: float = 60.0) -> None:
        self._queue = CupsQueue(queue, server=server, job_seconds=job_seconds)

    def status(self) -> PrinterStatus:
        """What CUPS says of the printer."""
        return self._queue.status()

    def print(self, pdf: bytes, *, title: str) -> Printed:
        """Print one PDF; confirmed when CUPS has completed the job."""
        return self._queue.print(pdf, kind=PDF, title=title)


class CupsTicketPrinter:
    """A thermal printer behind a raw CUPS queue; CUPS knows only that the bytes went out, so the best is "sent"."""

    def __init__(
        self, *, queue: str, server: str = "localhost:631", dots: int = 576, job_seconds: float = 20.0
    ) -> None:
        self.dots = dots
        self._queue = CupsQueue(queue, server=server, job_seconds=job_seconds)

    def status(self) -> PrinterStatus:
        """What CUPS says of the printer."""
        return self._queue.status()

    def print(self, picture: Raster, *, title: str) -> Printed:
        """Hand over the ESC/POS bytes as they are."""
        printed = self._queue.print(thermal.job(picture), kind=RAW, title=title)
        return Printed.SENT if printed is Printed.CONFIRMED else printed


def status_of(answer: Answer) -> PrinterStatus:
    """What a queue's attributes say of its printer."""
    reasons = [_bare(reason) for reason in answer.words("printer-state-reasons")]
    detail = "CUPS: " + (", ".join(reasons) or "no state")
    for reason, state in REASONS:
        if reason in reasons:
            return PrinterStatus(state, detail)
    if answer.number("printer-state") == STOPPED or answer.number("printer-is-accepting-jobs") == 0:
        return PrinterStatus(PrinterState.ERROR, detail)
    return PrinterStatus(PrinterState.READY, detail) if reasons else PrinterStatus(PrinterState.UNKNOWN, detail)


def _bare(reason: str) -> str:
    for ending in ("-report", "-warning", "-error"):
        reason = reason.removesuffix(ending)
    return reason
