"""The use cases that only a desk of staff asks for, bundled once and made when a desk first wants them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.services.acting import Acting
    from kiosk.services.administration import Administration
    from kiosk.services.patients import Patients
    from kiosk.services.taking_over import TakingOver
    from kiosk.services.triage import TriageDesk


@dataclass(frozen=True)
class DeskServices:
    """Everything a section of the desk may ask for besides `Services`."""

    acting: "Acting"
    patients: "Patients"
    taking_over: "TakingOver"
    triage: "TriageDesk"
    administration: "Administration"
