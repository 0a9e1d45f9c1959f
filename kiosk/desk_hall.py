"""Opens what only a desk of staff works with; imported when a desk first asks, so that no kiosk carries it."""

from kiosk.domain.journey import PaperSort
from kiosk.domain.triage.loading import load_tables
from kiosk.services import Services
from kiosk.services.administration import Administration
from kiosk.services.day_end.day_report import DayReport
from kiosk.services.day_end.drawers import Drawers
from kiosk.services.day_end.reconciliation import Reconciliation
from kiosk.services.desk import DeskServices
from kiosk.services.hall.overview import Overview
from kiosk.services.help.help_desk import HelpDesk
from kiosk.services.invoices.invoice_books import InvoiceBooks
from kiosk.services.money.money_desk import MoneyDesk
from kiosk.services.money.unclear import Unclear
from kiosk.services.office import Office
from kiosk.services.papers.print_desk import PrintDesk
from kiosk.services.patients.acting import Acting
from kiosk.services.patients.patient_keys import index_patients
from kiosk.services.patients.patients import Patients
from kiosk.services.sittings.taking_over import TakingOver
from kiosk.services.triage.triage import TriageDesk
from kiosk.services.triage.wristband import beside_tickets
from kiosk.services.visits.session_stops import SessionStops
from kiosk.services.visits.visits_desk import VisitsDesk


def desk_services(office: Office, services: Services) -> DeskServices:
    """What a desk works with, over the same office as ``services``."""
    return DeskServices(
        acting=Acting(office),
        patients=_patients(office),
        help=HelpDesk(office),
        administration=Administration(office),
        taking_over=TakingOver(office),
        triage=_triage(office, services),
        overview=Overview(office, services.devices),
        print_desk=PrintDesk(office, services.printing),
        visits_desk=VisitsDesk(office, services.refunds, services.printing),
        session_stops=SessionStops(office, services.printing),
        invoice_books=InvoiceBooks(office),
        reconciliation=Reconciliation(office, services.billing.gateways, services.billing),
        drawers=Drawers(office),
        day_report=DayReport(office),
        money_desk=MoneyDesk(office),
        unclear=Unclear(office, services.billing.gateways),
    )


def _patients(office: Office) -> Patients:
    """Whoever was entered before there were keys gets them now; ``db upgrade`` does it for a large hospital."""
    index_patients(office.database, office.vault)
    return Patients(office)


def _triage(office: Office, services: Services) -> TriageDesk:
    """Its slips come from the printer of the tickets."""
    services.printing.fit(PaperSort.WRISTBAND, beside_tickets)
    return TriageDesk(office, load_tables(), services.printing)
