"""Printers and readers: what each says of itself."""

import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

from kiosk.adapters.clock import SystemClock
from kiosk.devices import build
from kiosk.doctor.findings import Finding, State, ok, problem
from kiosk.domain.errors import DomainError
from kiosk.ports import (
    CardRead,
    CardReader,
    CodeRead,
    CodeScanner,
    DeviceState,
    DocumentPrinter,
    PrinterState,
    TicketPrinter,
)
from kiosk.settings import Device, Settings

PATIENCE = 3.0  # seconds until a reader must have said something of itself

PRINTER_STATES: Mapping[PrinterState, tuple[State, str]] = MappingProxyType(
    {
        PrinterState.READY: (State.OK, ""),
        PrinterState.PAPER_LOW: (State.WARNING, "Put in a new roll soon."),
        PrinterState.PAPER_OUT: (State.PROBLEM, "Put in paper."),
        PrinterState.COVER_OPEN: (State.PROBLEM, "Close the cover."),
        PrinterState.ERROR: (State.PROBLEM, "Look at the printer: it says it cannot print."),
        PrinterState.OFFLINE: (State.PROBLEM, "Is it switched on and connected? Is its address in the settings right?"),
        PrinterState.UNKNOWN: (State.WARNING, "It gives no answer; print a test page and look."),
    }
)
READER_STATES: Mapping[bool | None, tuple[State, str]] = MappingProxyType(
    {
        True: (State.OK, ""),
        False: (State.PROBLEM, "Is it connected? Is its port in the settings right? May this user open it?"),
        None: (State.WARNING, "It cannot be asked; try it with a card or code."),
    }
)


def check_ticket_printer(settings: Settings) -> Finding:
    """The printer of the queue tickets."""
    return _printer(settings, settings.ticket_printer, "ticket_printer")


def check_document_printer(settings: Settings) -> Finding:
    """The printer of the invoices."""
    return _printer(settings, settings.document_printer, "document_printer")


def check_card_reader(settings: Settings) -> Finding:
    """The reader of ID cards."""
    return _reader(settings, settings.card_reader, "card_reader")


def check_code_scanner(settings: Settings) -> Finding:
    """The scanner of codes."""
    return _reader(settings, settings.code_scanner, "code_scanner")


def _printer(settings: Settings, device: Device, setting: str) -> Finding:
    if not device.adapter:
        return _absent(settings, setting)
    printer = cast(TicketPrinter | DocumentPrinter, _built(settings, device, setting))
    status = printer.status()
    state, remedy = PRINTER_STATES[status.state]
    return Finding(state, f"{status.state.replace('_', ' ')}: {status.detail or device.adapter}", remedy)


def _reader(settings: Settings, device: Device, setting: str) -> Finding:
    if not device.adapter:
        return _absent(settings, setting)
    reader = cast(CardReader | CodeScanner, _built(settings, device, setting))
    reader.start(_ignore)
    try:
        told = _first_word(reader)
    finally:
        reader.stop()
    state, remedy = READER_STATES[told.ok]
    return Finding(state, told.detail or device.adapter, remedy)


def _ignore(_read: CardRead | CodeRead | DomainError) -> None:
    """A card held to the reader during the check is nobody's business."""


def _first_word(reader: CardReader | CodeScanner) -> DeviceState:
    """What the reader says of itself, once it has said whether it is there or time is over."""
    end = time.monotonic() + PATIENCE
    while reader.state().ok is None and time.monotonic() < end:
        time.sleep(0.05)
    return reader.state()


def _absent(settings: Settings, setting: str) -> Finding:
    if settings.demo:
        return ok("the demo's")
    return problem("none is set", f"Name one in the settings: [{setting}] adapter = … (docs/settings.md)")


def _built(settings: Settings, device: Device, setting: str) -> object:
    supplied = {"demo": settings.demo, "clock": SystemClock(zone=settings.time_zone), "folder": settings.data}
    return build(device, setting=setting, supplied=supplied)
