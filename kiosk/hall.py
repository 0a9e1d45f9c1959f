"""Opens the hall: database, key, devices and services of one installation, joined in one place.

Imported late, in a worker, after the first paint: the database library takes its time to load.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, cast

from kiosk.devices import build, fiscal, gateways, insurance
from kiosk.domain.actor import Actor
from kiosk.domain.console import typed
from kiosk.domain.errors import BadSettings
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.journey import PaperSort
from kiosk.domain.papers import InvoiceContent, Raster, TicketContent, WristbandContent
from kiosk.paths import ASSETS
from kiosk.ports import Clock, DocumentPrinter, PaperArtist, PaymentGateway, TicketPrinter
from kiosk.services import Services
from kiosk.services.desk import DeskServices
from kiosk.services.hall.hospital import HospitalBook, last_day, read_hospital
from kiosk.services.help.devices import Devices
from kiosk.services.help.help_requests import HelpRequests
from kiosk.services.help.struggles import Struggles
from kiosk.services.money.billing import Billing
from kiosk.services.office import Office
from kiosk.services.papers.presses import InvoicePress, Press, TicketPress
from kiosk.services.papers.printing import Printing
from kiosk.services.queue.places_in_line import PlacesInLine
from kiosk.services.queue.queueing import Queueing
from kiosk.services.refunds.refund_waits import is_anything_waiting
from kiosk.services.sign_clips import SignClips
from kiosk.services.sittings.live_sittings import LiveSittings
from kiosk.services.sittings.resuming import Resuming
from kiosk.services.visits.timetable import Timetable
from kiosk.settings import Device, Settings
from kiosk.storage.bell import Bell
from kiosk.storage.database import Database
from kiosk.storage.keymark import match_key
from kiosk.storage.schema import check, revision, sqlite_path
from kiosk.storage.vault import Vault, open_vault

if TYPE_CHECKING:
    from kiosk.services.day_end.day_end import DayEnd
    from kiosk.services.invoices.fiscal import EInvoices
    from kiosk.services.patients.reception import Reception
    from kiosk.services.queue.boards import Boards
    from kiosk.services.queue.lines import Lines
    from kiosk.services.queue.windows import Windows
    from kiosk.services.refunds.refunds import Refunds
    from kiosk.services.staff.staff import StaffAccounts
    from kiosk.services.visits.registration import RegistrationDesk

log = logging.getLogger(__name__)

MIGRATE, SEEDING, PAPERS = "kiosk.storage.migrate", "kiosk.services.seeding", "kiosk.adapters.papers"
DESK, FISCAL = "kiosk.desk_hall", "kiosk.services.invoices.fiscal"
REFUNDS, CANCELLING = "kiosk.services.refunds.refunds", "kiosk.domain.cancelling"
RECEPTION = "kiosk.services.patients.reception:Reception"
REGISTRATION = "kiosk.services.visits.registration:RegistrationDesk"
DAY_END = "kiosk.services.day_end.day_end:DayEnd"
STAFF, LINES = "kiosk.services.staff.staff:StaffAccounts", "kiosk.services.queue.lines:Lines"
WINDOWS, BOARDS = "kiosk.services.queue.windows:Windows", "kiosk.services.queue.boards:Boards"
DEMO = ASSETS / "demo" / "hospital.toml"
DEMO_DAYS = 7

DeskMaker = Callable[[Office, Services], DeskServices]


@dataclass(frozen=True)
class Hall:
    """An open hall; `close` it at the end."""

    services: Services
    hospital: HospitalInfo
    database: Database
    vault: Vault

    def close(self) -> None:
        """Let the database go."""
        self.database.close()


class ArtistWhenWanted:
    """Draws the papers; what draws takes two megabytes, and is loaded for the first paper."""

    def ticket(self, content: TicketContent, *, dots: int) -> Raster:
        """The queue ticket, ``dots`` wide."""
        return self._artist.ticket(content, dots=dots)

    def invoice(self, content: InvoiceContent) -> bytes:
        """The invoice as PDF."""
        return self._artist.invoice(content)

    def wristband(self, content: WristbandContent, *, dots: int) -> Raster:
        """The slip of triage, ``dots`` wide."""
        return self._artist.wristband(content, dots=dots)

    @cached_property
    def _artist(self) -> PaperArtist:
        return cast(PaperArtist, import_module(PAPERS).QtPaperArtist())


class DeskWhenWanted:
    """Makes what only a desk of staff works with when it is first asked for; a kiosk never asks."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def beside(self, services: Services) -> None:
        """Share these."""
        self._services = services

    def __call__(self) -> DeskServices:
        """Slow the first time."""
        return self._made

    @cached_property
    def _made(self) -> DeskServices:
        make = cast(DeskMaker, import_module(DESK).desk_services)
        return make(self._office, self._services)


class WhenWanted:
    """A service "module:class" that is loaded with the first question, which no idle kiosk asks."""

    def __init__(self, service: str, office: Office, *others: object) -> None:
        self._service, self._parts = service, (office, *others)

    def __getattr__(self, name: str) -> object:
        return getattr(self._made, name)

    @cached_property
    def _made(self) -> object:
        module, _, name = self._service.partition(":")
        return getattr(import_module(module), name)(*self._parts)


class RefundsWhenWanted:
    """Refunds, loaded with the first one; a hall in which no money goes back only looks whether there is any."""

    def __init__(self, office: Office, gateways: Sequence[PaymentGateway], billing: Billing, rules: Settings) -> None:
        self._office, self._gateways, self._billing, self._rules = office, gateways, billing, rules

    def settle(self, *, actor: Actor) -> int:
        """Ask about what is not known yet; gives how many are known by that."""
        with self._office.database.read() as session:
            waits = is_anything_waiting(session)
        return self._made.settle(actor=actor) if waits else 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._made, name)

    @cached_property
    def _made(self) -> "Refunds":
        rules, given = import_module(CANCELLING), self._rules.cancelling
        usual = rules.cancel_rules(
            general=given.general_minutes,
            expert=given.expert_minutes,
            special=given.special_minutes,
            most=given.most_a_month,
            limit=self._rules.refund_limit,
        )
        make = cast("type[Refunds]", import_module(REFUNDS).Refunds)
        return make(self._office, self._gateways, self._billing, rules=usual)


def open_hall(settings: Settings, *, clock: Clock, artist: PaperArtist | None = None) -> Hall:
    """The hall of these settings, its papers drawn by ``artist`` (default: ours).

    An SQLite database is made and brought up to date, a server's only checked; demo mode fills an empty one.
    Raises `DatabaseAway`, `DatabaseUnusable`, and `BadSettings` for a device that does not exist or a database that
    nobody has seeded.
    """
    if sqlite_path(settings.database_address) is not None:
        _bring_up_to_date(settings.database_address)
    else:
        check(settings.database_address)
    vault = open_vault(settings.key_path)
    database = Database(settings.database_address)
    try:
        match_key(database, vault)
        office = _office(database, vault, clock, settings)
        if settings.demo:
            _furnish(office, Actor(settings.device))
        hospital = _hospital(office)
        services = _services(office, settings, artist or ArtistWhenWanted())
        services.printing.close_broken_off(actor=Actor(settings.device))
    except BaseException:
        database.close()
        raise
    return Hall(services, hospital, database, vault)


def _office(database: Database, vault: Vault, clock: Clock, settings: Settings) -> Office:
    hold = timedelta(minutes=settings.hold_minutes)
    low, is_on = settings.invoice_low, settings.fiscal.adapter != ""
    return Office(database, vault, clock, demo=settings.demo, hold=hold, invoice_low=low, e_invoices=is_on)


def _bring_up_to_date(address: str) -> None:
    """Make or migrate an SQLite database; only then is alembic loaded, which takes 8 MB."""
    found = revision(address)
    if found.current != found.newest:
        upgrade = cast(Callable[[str], None], import_module(MIGRATE).upgrade)
        upgrade(address)


def _hospital(office: Office) -> HospitalInfo:
    with office.database.read() as session:
        hospital = read_hospital(session, office.now())
    if hospital is None:
        raise BadSettings(f"the database knows no hospital yet. Run: {typed('db seed --from DIR')}")
    return hospital


def _furnish(office: Office, actor: Actor) -> None:
    """Seed the demonstration's hospital when there is none, and when its timetable runs out; never a real one."""
    today = office.today()
    with office.database.read() as session:
        known, until = read_hospital(session), last_day(session, today)
    if known is not None and until >= today + timedelta(days=DEMO_DAYS - 1):
        return
    seeding = import_module(SEEDING)  # a megabyte that a furnished hall does not need
    demo = seeding.load_hospital(DEMO)
    if known is not None and known.name != demo.info.name:
        return
    log.info("seeding the demonstration's hospital for %d days", DEMO_DAYS)
    seeding.seed(office.database, office.vault, demo, today=today, days=DEMO_DAYS, at=office.now(), actor=actor)


def _services(office: Office, settings: Settings, artist: PaperArtist) -> Services:
    timetable = Timetable(office)
    desk = DeskWhenWanted(office)
    billing = Billing(office, gateways(settings, office.clock))
    split = insurance(settings, office.clock)
    services = Services(
        reception=cast("Reception", WhenWanted(RECEPTION, office)),
        timetable=timetable,
        registration=cast("RegistrationDesk", WhenWanted(REGISTRATION, office, timetable, split)),
        billing=billing,
        refunds=cast("Refunds", RefundsWhenWanted(office, billing.gateways, billing, settings)),
        printing=Printing(office, _presses(office, settings, artist)),
        resuming=Resuming(office, timetable),
        struggles=Struggles(office),
        signs=SignClips(office),
        help=HelpRequests(office),
        hospital=HospitalBook(office),
        staff=cast("StaffAccounts", WhenWanted(STAFF, office)),
        queueing=Queueing(office),
        lines=cast("Lines", WhenWanted(LINES, office)),
        windows=cast("Windows", WhenWanted(WINDOWS, office)),
        board=cast("Boards", WhenWanted(BOARDS, office)),
        places_in_line=PlacesInLine(office),
        sittings=LiveSittings(office),
        devices=Devices(office),
        listen=partial(Bell, settings.database_address),
        desk=desk,
        fiscal=_fiscal(office, settings),
        day_end=cast("DayEnd", WhenWanted(DAY_END, office, billing)),
    )
    desk.beside(services)
    return services


def _fiscal(office: Office, settings: Settings) -> "EInvoices | None":
    """Electronic invoices, where there is a service; what asks it is loaded for nobody else."""
    service = fiscal(settings, office.clock)
    return None if service is None else cast("EInvoices", import_module(FISCAL).EInvoices(office, service))


def _presses(office: Office, settings: Settings, artist: PaperArtist) -> dict[PaperSort, Press]:
    tickets = _built(office, settings, settings.ticket_printer, "ticket_printer", _demo_printer(settings, "Ticket"))
    invoices = _built(
        office, settings, settings.document_printer, "document_printer", _demo_printer(settings, "Document")
    )
    presses: dict[PaperSort, Press] = {}
    if tickets is not None:
        presses[PaperSort.TICKET] = TicketPress(cast(TicketPrinter, tickets), artist)
    if invoices is not None:
        presses[PaperSort.INVOICE] = InvoicePress(cast(DocumentPrinter, invoices), artist)
    return presses


def _demo_printer(settings: Settings, kind: str) -> Device:
    if not settings.demo:
        return Device()
    return Device(f"kiosk.adapters.paper_folder:Demo{kind}Printer", {"folder": str(settings.data / "papers")})


def _built(office: Office, settings: Settings, device: Device, setting: str, otherwise: Device) -> object | None:
    """The device of the settings, else the other one; None when neither is named."""
    chosen = device if device.adapter else otherwise
    supplied: dict[str, object] = {"demo": settings.demo, "clock": office.clock, "device": settings.device}
    return build(chosen, setting=setting, supplied=supplied) if chosen.adapter else None
