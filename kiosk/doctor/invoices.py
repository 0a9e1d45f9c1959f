"""Invoices: numbers left for this machine, and the services that are asked about them."""

from collections.abc import Callable
from typing import Protocol

from kiosk.adapters.clock import SystemClock
from kiosk.devices import fiscal, insurance
from kiosk.doctor.findings import Finding, ok, problem, warning
from kiosk.ports import Clock
from kiosk.settings import Settings
from kiosk.storage.counters import invoices_left
from kiosk.storage.database import Database
from kiosk.storage.schema import revision

ADD = "Add a book at a desk (Money, books), or with: db seed --from DIR"


class Named(Protocol):
    """Some service of the outside."""

    name: str


def check_books(settings: Settings) -> Finding:
    """There are invoice numbers left, of this machine's own books and those everybody shares."""
    found = revision(settings.database_address)
    if found.current != found.newest:
        return warning("not checked, because the tables are missing")
    database = Database(settings.database_address)
    try:
        with database.read() as session:
            left = invoices_left(session, demo=settings.demo, device=settings.device)
    finally:
        database.close()
    words = f"{left} invoice numbers are left for {settings.device}"
    if left == 0:
        return problem(words, ADD)
    return warning(words, ADD) if left <= settings.invoice_low else ok(words)


def check_fiscal(settings: Settings) -> Finding:
    """The province's service for electronic invoices, where one is set: its adapter can be made."""
    return _service(settings, fiscal, "none is set: invoices are on paper only")


def check_insurance(settings: Settings) -> Finding:
    """Who says what the insurance pays, where one is set: its adapter can be made."""
    return _service(settings, insurance, "none is set: the percentages of the hospital's fees are taken")


def _service(settings: Settings, make: Callable[[Settings, Clock], Named | None], otherwise: str) -> Finding:
    service = make(settings, SystemClock(zone=settings.time_zone))
    return ok(otherwise) if service is None else ok(service.name)
