"""The use cases, one file per window of the hall, bundled once and passed on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # flows and pages know this bundle; the database library behind it is loaded after the first paint
    from kiosk.services.day_end.day_end import DayEnd
    from kiosk.services.desk import DeskServices
    from kiosk.services.hall.hospital import HospitalBook
    from kiosk.services.help.devices import Devices
    from kiosk.services.help.help_requests import HelpRequests
    from kiosk.services.help.struggles import Struggles
    from kiosk.services.invoices.fiscal import EInvoices
    from kiosk.services.money.billing import Billing
    from kiosk.services.papers.printing import Printing
    from kiosk.services.patients.reception import Reception
    from kiosk.services.queue.boards import Boards
    from kiosk.services.queue.lines import Lines
    from kiosk.services.queue.places_in_line import PlacesInLine
    from kiosk.services.queue.queueing import Queueing
    from kiosk.services.queue.windows import Windows
    from kiosk.services.refunds.refunds import Refunds
    from kiosk.services.sign_clips import SignClips
    from kiosk.services.sittings.live_sittings import LiveSittings
    from kiosk.services.sittings.resuming import Resuming
    from kiosk.services.staff.staff import StaffAccounts
    from kiosk.services.visits.registration import RegistrationDesk
    from kiosk.services.visits.timetable import Timetable
    from kiosk.storage.bell import Bell


@dataclass(frozen=True)
class Services:
    """Everything a flow may ask for; ``desk`` gives what only staff ask for, and is slow the first time."""

    reception: "Reception"
    timetable: "Timetable"
    registration: "RegistrationDesk"
    billing: "Billing"
    refunds: "Refunds"
    printing: "Printing"
    resuming: "Resuming"
    struggles: "Struggles"
    signs: "SignClips"
    help: "HelpRequests"
    hospital: "HospitalBook"
    staff: "StaffAccounts"
    queueing: "Queueing"
    lines: "Lines"
    windows: "Windows"
    board: "Boards"
    places_in_line: "PlacesInLine"
    sittings: "LiveSittings"
    devices: "Devices"
    listen: "Callable[[], Bell]"  # rings as soon as something was committed anywhere; close it
    desk: "Callable[[], DeskServices]"
    day_end: "DayEnd"
    fiscal: "EInvoices | None" = None  # where the hospital has a service for electronic invoices
