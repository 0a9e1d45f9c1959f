"""Thermal printers that speak ESC/POS: asked before and after each job, and never believed without an answer."""

import logging
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from threading import Lock
from time import monotonic

from kiosk.adapters.escpos.lines import Line, LineBrokenError, LineDownError
from kiosk.adapters.thermal import (
    BEGIN,
    CUT,
    ERROR_CAUSE,
    IN_ORDER,
    OFFLINE_CAUSE,
    PAPER,
    STATUS,
    TROUBLES,
    ask,
    bands,
    is_in_order,
    is_real_time,
    status_of,
)
from kiosk.domain.errors import BadSettings, PrinterOffline
from kiosk.domain.papers import Raster
from kiosk.ports import Printed, PrinterState, PrinterStatus

log = logging.getLogger(__name__)

QUIET_SECONDS = 0.05  # a printer that says nothing for so long has said all
GOOD = (PrinterState.READY, PrinterState.PAPER_LOW)
# The printer's own word and the paper sensor first: together they decide, the others only say why.
QUESTIONS = (STATUS, PAPER, OFFLINE_CAUSE, ERROR_CAUSE)


@dataclass(frozen=True)
class Patience:
    """Seconds that one answer may take, and a whole job after its last byte."""

    answer: float = 1.0
    job: float = 8.0


class EscposPrinter:
    """A printer ``dots`` wide at the end of a line that is opened for each question and each job.

    ``answers`` False says that nothing ever comes back. One job at a time; others wait.
    """

    def __init__(
        self,
        open_line: Callable[[], Line],
        *,
        dots: int = 576,
        answers: bool = True,
        patience: Patience = Patience(),
    ) -> None:
        if dots % 8 or not 0 < dots <= 2048:
            raise BadSettings(f"ticket_printer: dots = {dots}; 384 (58 mm) or 576 (80 mm) was expected")
        self.dots = dots
        self._open_line = open_line
        self._answers = answers
        self._patience = patience
        self._lock = Lock()

    def status(self) -> PrinterStatus:
        """Ask the printer; never raises."""
        with self._lock:
            try:
                with closing(self._open_line()) as line:
                    return self._ask(line)
            except (LineDownError, LineBrokenError) as error:
                return PrinterStatus(PrinterState.OFFLINE, str(error))

    def print(self, picture: Raster, *, title: str) -> Printed:
        """Print and cut; see `kiosk.ports.TicketPrinter`."""
        if picture.width > self.dots:
            raise ValueError(f"a picture of {picture.width} dots does not fit on {self.dots}")
        with self._lock:
            try:
                line = self._open_line()
            except LineDownError as error:
                raise PrinterOffline(f"ticket printer: {error}") from error
            with closing(line):
                self._begin(line)
                printed = self._send(line, picture)
        log.info("ticket job of %d rows: %s", picture.height, printed)
        return printed

    def _begin(self, line: Line) -> None:
        """Everything before the first dot: as long as this goes wrong, nothing was printed for certain."""
        try:
            before = self._ask(line)
            if before.state not in TROUBLES:
                line.send(BEGIN)
        except LineBrokenError as error:
            raise PrinterOffline(f"ticket printer: {error}") from error
        if before.state in TROUBLES:
            raise TROUBLES[before.state](f"ticket printer: {before.detail}")

    def _send(self, line: Line, picture: Raster) -> Printed:
        try:
            for band in bands(picture):
                line.send(band)
            line.send(CUT)
            return self._confirm(line)
        except LineBrokenError as error:
            log.warning("ticket printer lost in the middle of a job: %s", error)
            return Printed.UNKNOWN

    def _confirm(self, line: Line) -> Printed:
        """Whether the paper came out.

        A real-time status is answered at once, while most of the job still waits in the printer's memory. So the
        question that is answered in order goes behind the job; only its answer, and a good status after it, confirm.
        A printer that stays well but knows no such question is as good as one that cannot answer: sent.
        """
        if not self._can_answer(line):
            return Printed.SENT
        talk = _Talk(line, self._patience.answer)
        line.send(IN_ORDER)
        deadline = monotonic() + self._patience.job
        after = talk.status()
        while not talk.worked_off and after.state in GOOD and monotonic() < deadline:
            talk.listen(self._patience.answer)
            after = talk.status()
        if after.state not in GOOD:
            log.warning("ticket printer after a job: %s", after.detail)
            return Printed.UNKNOWN
        return Printed.CONFIRMED if talk.worked_off else Printed.SENT

    def _ask(self, line: Line) -> PrinterStatus:
        if not self._can_answer(line):
            return PrinterStatus(PrinterState.UNKNOWN, "this connection has no way back")
        return _Talk(line, self._patience.answer).status()

    def _can_answer(self, line: Line) -> bool:
        return self._answers and line.answers


class _Talk:
    """Questions and answers on one open line; ``worked_off`` once the answer in order has come."""

    def __init__(self, line: Line, answer_seconds: float) -> None:
        self._line = line
        self._answer_seconds = answer_seconds
        self.worked_off = False

    def listen(self, seconds: float) -> bytes:
        """What comes next."""
        heard = self._line.read(seconds)
        self.worked_off = self.worked_off or any(map(is_in_order, heard))
        return heard

    def status(self) -> PrinterStatus:
        """Ask, and ask again when the answers tell of trouble.

        A dot pattern can look like a question, so a stray answer may come first and shift all others by one.
        """
        status = self._status()
        if status.state not in TROUBLES:
            return status
        self._let_it_finish()
        return self._status()

    def _status(self) -> PrinterStatus:
        """The four questions, up to the first that stays without an answer."""
        answers: dict[int, int] = {}
        for n in QUESTIONS:
            answer = self._answer(n)
            if answer is None:
                break
            answers[n] = answer
        return status_of(answers)

    def _answer(self, n: int) -> int | None:
        self.listen(0)  # what was said before the question is no answer to it
        self._line.send(ask(n))
        deadline = monotonic() + self._answer_seconds
        while (left := deadline - monotonic()) > 0:
            answer = next(filter(is_real_time, self.listen(left)), None)
            if answer is not None:
                return answer
        return None

    def _let_it_finish(self) -> None:
        deadline = monotonic() + self._answer_seconds
        while self.listen(QUIET_SECONDS) and monotonic() < deadline:
            pass
