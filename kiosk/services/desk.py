"""The use cases that only a desk of staff asks for, bundled once and made when a desk first wants them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.services.administration import Administration
    from kiosk.services.day_end.day_report import DayReport
    from kiosk.services.day_end.drawers import Drawers
    from kiosk.services.day_end.reconciliation import Reconciliation
    from kiosk.services.hall.overview import Overview
    from kiosk.services.help.help_desk import HelpDesk
    from kiosk.services.invoices.invoice_books import InvoiceBooks
    from kiosk.services.money.money_desk import MoneyDesk
    from kiosk.services.money.unclear import Unclear
    from kiosk.services.papers.print_desk import PrintDesk
    from kiosk.services.patients.acting import Acting
    from kiosk.services.patients.patients import Patients
    from kiosk.services.sittings.taking_over import TakingOver
    from kiosk.services.triage.triage import TriageDesk
    from kiosk.services.visits.session_stops import SessionStops
    from kiosk.services.visits.visits_desk import VisitsDesk


@dataclass(frozen=True)
class DeskServices:
    """Everything a section of the desk may ask for besides `Services`."""

    acting: "Acting"
    patients: "Patients"
    taking_over: "TakingOver"
    triage: "TriageDesk"
    administration: "Administration"
    help: "HelpDesk"
    overview: "Overview"
    print_desk: "PrintDesk"
    visits_desk: "VisitsDesk"
    session_stops: "SessionStops"
    invoice_books: "InvoiceBooks"
    reconciliation: "Reconciliation"
    drawers: "Drawers"
    day_report: "DayReport"
    money_desk: "MoneyDesk"
    unclear: "Unclear"
