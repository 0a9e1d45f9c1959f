"""The typed tables, by what they hold; `Row` is the root of them all, and knows every one."""

from importlib import import_module
from typing import TYPE_CHECKING

from kiosk.storage.tables.acting import RegistrationAidRow, RegistrationCompanionRow, RegistrationProxyRow
from kiosk.storage.tables.bill_fetches import BillFetchRow
from kiosk.storage.tables.clinic import (
    ClinicSessionRow,
    DepartmentRow,
    DoctorRow,
    FeeRow,
    HospitalRow,
    RoomRow,
    SlotRow,
)
from kiosk.storage.tables.devices import DeviceRow
from kiosk.storage.tables.help import HelpMessageRow, HelpOfferRow, HelpRequestRow, HelpStateRow
from kiosk.storage.tables.invoices import (
    FiscalCallRow,
    FiscalDocumentRow,
    FiscalResultRow,
    InvoiceBookRow,
    InvoiceLineRow,
    InvoiceReplacementRow,
    InvoiceRow,
    InvoiceVoidRow,
)
from kiosk.storage.tables.live import LiveSittingRow
from kiosk.storage.tables.messages import MessageRow
from kiosk.storage.tables.money import (
    ChargeLineRow,
    ChargeRow,
    ChargeStateRow,
    PaymentRow,
    PaymentStateRow,
)
from kiosk.storage.tables.office import (
    AuditHeadRow,
    AuditRow,
    CounterRow,
    KeyMarkRow,
    PrintJobRow,
    PrintJobStateRow,
    StaffRow,
)
from kiosk.storage.tables.orders import (
    GatewayAnswerRow,
    GatewayCallRow,
    LatePaymentRow,
    PaymentLookRow,
    PaymentNoticeRow,
)
from kiosk.storage.tables.patients import PatientChangeRow, PatientKeyRow, PatientMergeRow
from kiosk.storage.tables.people import GuardianRow, PatientPaperRow, PatientRow
from kiosk.storage.tables.queue import (
    CallRow,
    QueueRoomRow,
    QueueRow,
    QueueWindowRow,
    TicketFlagRow,
    WindowRow,
    WindowStateRow,
)
from kiosk.storage.tables.signs import FilmRow, SignCaptionRow, SignClipRow
from kiosk.storage.tables.sitting import KeptRunRow, PageDwellRow, StruggleRow
from kiosk.storage.tables.staff import SignInMissRow, StaffSecretRow
from kiosk.storage.tables.visit import RegistrationRow, TicketRow, TicketStateRow

if TYPE_CHECKING:  # by `__getattr__`: more than a megabyte that no kiosk needs before its first registration
    from kiosk.storage.tables.base import Row
    from kiosk.storage.tables.day_end import (
        BillFileRow,
        DifferenceRow,
        DifferenceStateRow,
        DrawerCountRow,
        DrawerItemRow,
        DrawerRow,
    )
    from kiosk.storage.tables.refunds import RefundRow, RefundStateRow, VisitCancelRow
    from kiosk.storage.tables.running import CancelWishRow, SessionStopRow, VisitMoveRow
    from kiosk.storage.tables.triage import (
        TriageAssessmentRow,
        TriageCaseRow,
        TriageClockRow,
        TriageLevelRow,
        TriageLinkRow,
        TriageTrackRow,
    )

LATER = ("day_end", "refunds", "running", "triage", "base")

__all__ = [
    "AuditHeadRow",
    "AuditRow",
    "BillFetchRow",
    "BillFileRow",
    "CallRow",
    "CancelWishRow",
    "ChargeLineRow",
    "ChargeRow",
    "ChargeStateRow",
    "ClinicSessionRow",
    "CounterRow",
    "DepartmentRow",
    "DeviceRow",
    "DifferenceRow",
    "DifferenceStateRow",
    "DoctorRow",
    "DrawerCountRow",
    "DrawerItemRow",
    "DrawerRow",
    "FeeRow",
    "FilmRow",
    "FiscalCallRow",
    "FiscalDocumentRow",
    "FiscalResultRow",
    "GatewayAnswerRow",
    "GatewayCallRow",
    "GuardianRow",
    "HelpMessageRow",
    "HelpOfferRow",
    "HelpRequestRow",
    "HelpStateRow",
    "HospitalRow",
    "InvoiceBookRow",
    "InvoiceLineRow",
    "InvoiceReplacementRow",
    "InvoiceRow",
    "InvoiceVoidRow",
    "KeptRunRow",
    "KeyMarkRow",
    "LatePaymentRow",
    "LiveSittingRow",
    "MessageRow",
    "PageDwellRow",
    "PatientChangeRow",
    "PatientKeyRow",
    "PatientMergeRow",
    "PatientPaperRow",
    "PatientRow",
    "PaymentLookRow",
    "PaymentNoticeRow",
    "PaymentRow",
    "PaymentStateRow",
    "PrintJobRow",
    "PrintJobStateRow",
    "QueueRoomRow",
    "QueueRow",
    "QueueWindowRow",
    "RefundRow",
    "RefundStateRow",
    "RegistrationAidRow",
    "RegistrationCompanionRow",
    "RegistrationProxyRow",
    "RegistrationRow",
    "RoomRow",
    "Row",
    "SessionStopRow",
    "SignCaptionRow",
    "SignClipRow",
    "SignInMissRow",
    "SlotRow",
    "StaffRow",
    "StaffSecretRow",
    "StruggleRow",
    "TicketFlagRow",
    "TicketRow",
    "TicketStateRow",
    "TriageAssessmentRow",
    "TriageCaseRow",
    "TriageClockRow",
    "TriageLevelRow",
    "TriageLinkRow",
    "TriageTrackRow",
    "VisitCancelRow",
    "VisitMoveRow",
    "WindowRow",
    "WindowStateRow",
]


def __getattr__(name: str) -> object:
    """A table of `LATER`, or `Row`; all of them at once, since they refer to each other and `Row` means every one."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    modules = [import_module(f"{__name__}.{module}") for module in LATER]
    return next(getattr(module, name) for module in modules if hasattr(module, name))
