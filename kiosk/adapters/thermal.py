"""What goes over the wire to an ESC/POS printer and what its status bytes mean; no device, no library."""

from collections.abc import Iterator, Mapping

from kiosk.domain.errors import (
    PrinterCoverOpen,
    PrinterFault,
    PrinterOffline,
    PrinterOutOfPaper,
    PrinterTrouble,
)
from kiosk.domain.papers import Raster
from kiosk.ports import PrinterState, PrinterStatus

BEGIN = b"\x1b@" + b"\x1da\x00"  # ESC @ initialise; GS a 0: no status sent unasked, it would mix with answers
CUT = b"\x1bd\x05" + b"\x1dV\x01"  # ESC d 5: the blade sits some lines above the head; GS V 1: partial cut
IN_ORDER = b"\x1dr\x01"  # GS r 1: answered when everything before it has been worked off
BAND_ROWS = 128  # small printers hold a few kB only, and a broken line is noticed between bands

# Real-time status, DLE EOT n (domain.md, Paper; Epson's ESC/POS reference)
STATUS, OFFLINE_CAUSE, ERROR_CAUSE, PAPER = 1, 2, 3, 4


def ask(n: int) -> bytes:
    """The question DLE EOT ``n``."""
    return bytes((0x10, 0x04, n))


def is_real_time(byte: int) -> bool:
    """Whether ``byte`` can be an answer to DLE EOT: bits 1 and 4 set, bits 0 and 7 clear."""
    return byte & 0x93 == 0x12


def is_in_order(byte: int) -> bool:
    """Whether ``byte`` can be the answer to GS r: bits 4 and 7 clear."""
    return byte & 0x90 == 0


def bands(picture: Raster) -> Iterator[bytes]:
    """The picture as GS v 0 commands of at most `BAND_ROWS` rows each."""
    width = (picture.width + 7) // 8
    for top in range(0, picture.height, BAND_ROWS):
        rows = min(BAND_ROWS, picture.height - top)
        header = b"\x1dv0\x00" + width.to_bytes(2, "little") + rows.to_bytes(2, "little")
        yield header + picture.rows[top * width : (top + rows) * width]


def job(picture: Raster) -> bytes:
    """A whole job: initialise, picture, cut."""
    return BEGIN + b"".join(bands(picture)) + CUT


# The first row that applies wins: which answer, which bits, what they mean, a line for staff.
MEANINGS: tuple[tuple[int, int, PrinterState, str], ...] = (
    (OFFLINE_CAUSE, 0x04, PrinterState.COVER_OPEN, "cover open"),
    (PAPER, 0x60, PrinterState.PAPER_OUT, "paper out"),
    (OFFLINE_CAUSE, 0x20, PrinterState.PAPER_OUT, "stopped for paper end"),
    (ERROR_CAUSE, 0x08, PrinterState.ERROR, "cutter error"),
    (ERROR_CAUSE, 0x20, PrinterState.ERROR, "unrecoverable error"),
    (ERROR_CAUSE, 0x40, PrinterState.ERROR, "too hot, recovers by itself"),
    (OFFLINE_CAUSE, 0x40, PrinterState.ERROR, "error"),
    (STATUS, 0x08, PrinterState.OFFLINE, "off line"),
    (PAPER, 0x0C, PrinterState.PAPER_LOW, "paper near end"),
)


def status_of(answers: Mapping[int, int]) -> PrinterStatus:
    """What the answers to DLE EOT (n → byte) say together.

    Trouble that was named counts even when other questions stayed open. Ready needs both the printer's own word (n=1)
    and the paper sensor's (n=4); without either nobody can say.
    """
    for n, bits, state, detail in MEANINGS:
        if answers.get(n, 0) & bits and not _waits_for(state, answers):
            return PrinterStatus(state, detail)
    if _complete(answers):
        return PrinterStatus(PrinterState.READY, "ready")
    return PrinterStatus(PrinterState.UNKNOWN, "no answer to the question for its status")


def _complete(answers: Mapping[int, int]) -> bool:
    return STATUS in answers and PAPER in answers


def _waits_for(state: PrinterState, answers: Mapping[int, int]) -> bool:
    # "Low" also says that everything else is well, which only a complete answer can.
    return state is PrinterState.PAPER_LOW and not _complete(answers)


TROUBLES: Mapping[PrinterState, type[PrinterTrouble]] = {
    PrinterState.PAPER_OUT: PrinterOutOfPaper,
    PrinterState.COVER_OPEN: PrinterCoverOpen,
    PrinterState.OFFLINE: PrinterOffline,
    PrinterState.ERROR: PrinterFault,
}
