"""What ``reconcile`` and ``report`` do: the day's end as commands, for whoever runs the hospital's machines."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from unicodedata import east_asian_width

from kiosk.adapters.clock import SystemClock
from kiosk.domain.actor import Actor
from kiosk.domain.bill_errors import BadBill
from kiosk.domain.bill_files import read_bill
from kiosk.domain.day_report import DayFigures
from kiosk.domain.errors import BadSettings, DomainError
from kiosk.domain.money import yuan
from kiosk.domain.money_errors import BillNotReady, GatewayAway
from kiosk.domain.paying import Wallet
from kiosk.domain.reconciling import SORTS, VERDICTS, Difference, NoBillHere, Reconciled
from kiosk.domain.sign_in import OPERATOR
from kiosk.hall import Hall, open_hall
from kiosk.services.day_end.reconciliation import Reconciliation
from kiosk.settings import Device, Settings

AGREES, DIFFERS, UNUSABLE = 0, 1, 2
SUFFIX, LONGEST = "-M", 16
# By the ending: what writes the file, loaded when it is wanted. PDF needs Qt, XLSX a library of its own.
WRITERS = {
    "pdf": "kiosk.adapters.reports.pdf_file:pdf_of",
    "csv": "kiosk.adapters.reports.csv_file:csv_of",
    "xlsx": "kiosk.adapters.reports.xlsx_file:xlsx_of",
}


def reconcile(settings: Settings, /, *, day: date | None, gateway: str, file: Path | None) -> int:
    """``reconcile``: each gateway's bill of a day against our books; 0 all agrees, 1 it does not, 2 no usable bill.

    Without ``day`` it is yesterday's, the last that a gateway can have.
    """
    data, day = _contents(file), day or yesterday(settings)
    with _hall(settings) as (hall, actor):
        service, codes = hall.services.desk().reconciliation, []
        for name in _gateways(hall, gateway, data, day):
            try:
                found = _run(service, name, day, data, actor)
            except (BadBill, BillNotReady, GatewayAway, NoBillHere) as error:
                _say(f"{name}, {day}: {told(error)}")
                codes.append(UNUSABLE)
                continue
            _say("\n".join(lines_of(found)))
            codes.append(DIFFERS if found.open else AGREES)
    return max(codes)


def report(settings: Settings, /, *, day: date | None, out: Path) -> int:
    """``report``: a day's, or yesterday's, as PDF, CSV and XLSX in a folder; 1 when its views do not agree."""
    day = day or yesterday(settings)
    with _hall(settings) as (hall, actor):
        figures = hall.services.desk().day_report.of(day, actor=actor)
    out.mkdir(parents=True, exist_ok=True)
    for ending in WRITERS:
        path = out / f"report-{day}.{ending}"
        path.write_bytes(written(figures, ending))
        _say(f"Written to {path}.")
    for each in figures.disagreements:
        _say(f"The view by {each.view.value} differs from the view by method: {each.what}, {yuan(each.fen)} yuan.")
    return int(bool(figures.disagreements))


def yesterday(settings: Settings) -> date:
    """In the hospital's zone."""
    return SystemClock(zone=settings.time_zone).now().date() - timedelta(days=1)


def written(figures: DayFigures, ending: str) -> bytes:
    """The report as "pdf", "csv" or "xlsx"."""
    module, _, name = WRITERS[ending].partition(":")
    found: bytes = getattr(import_module(module), name)(figures)
    return found


@contextmanager
def _hall(settings: Settings) -> Iterator[tuple[Hall, Actor]]:
    """The hall under a name of its own: a machine may run beside it, and what that one prints is its own affair."""
    device = settings.device[: LONGEST - len(SUFFIX)] + SUFFIX
    alone = replace(settings, device=device, ticket_printer=Device(), document_printer=Device())
    hall = open_hall(alone, clock=SystemClock(zone=settings.time_zone))
    try:
        yield hall, Actor(device, OPERATOR)
    finally:
        hall.close()


def _contents(file: Path | None) -> bytes | None:
    try:
        return file.read_bytes() if file is not None else None
    except OSError as error:
        raise BadSettings(f"The bill {file} cannot be read: {error.strerror}.") from error


def _gateways(hall: Hall, name: str, data: bytes | None, day: date) -> tuple[str, ...]:
    """The one that was named; else all of them, of a file the one whose bill it is."""
    gateways = hall.services.billing.gateways
    if name:
        return (name,)
    if data is None or len(gateways) == 1:
        return tuple(gateway.name for gateway in gateways)
    try:
        wallet = read_bill(data, day).wallet
    except BadBill as error:
        raise BadSettings(told(error)) from error
    found = tuple(gateway.name for gateway in gateways if gateway.wallet in (wallet, Wallet.ANY))
    if not found:
        raise BadSettings(f"No gateway here is of {wallet.value}: say which one with --gateway.")
    return found[:1]


def _run(service: Reconciliation, gateway: str, day: date, data: bytes | None, actor: Actor) -> Reconciled:
    if data is None:
        return service.fetch_and_run(gateway, day, actor=actor)
    return service.run(gateway, day, data, actor=actor)


def told(error: DomainError) -> str:
    """The sentence of an error."""
    return error.patient.text.format(**dict(error.patient.values))


def lines_of(found: Reconciled) -> list[str]:
    """What was found, as a table in words, and every open difference below it."""
    head = f"{found.gateway}, {found.day}: {found.lines} lines in the bill"
    rows = [("", "how many", "our books", "the bill")]
    for (sort, verdict), each in sorted(found.sums.items()):
        rows.append((f"{SORTS[sort]}: {VERDICTS[verdict]}", str(each.items), yuan(each.ours), yuan(each.theirs)))
    again = "" if found.is_new else " (reconciled before: nothing was changed)"
    ends = "Everything agrees." if not found.open else f"{len(found.open)} differences to be explained:"
    return [head + again, *_table(rows), ends, *(_line(each) for each in found.open)]


def _line(one: Difference) -> str:
    ours, theirs = ("-" if fen is None else yuan(fen) for fen in (one.ours, one.theirs))
    place = f", line {one.line} of the bill" if one.line else ""
    return f"  {VERDICTS[one.verdict]}: {SORTS[one.sort]} {one.key}, our books {ours}, the bill {theirs}{place}"


def _table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return ["  " + "  ".join(map(_padded, row, widths)).rstrip() for row in rows]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
