"""What somebody who comes back is told of money that went back by itself meanwhile."""

from dataclasses import replace

from kiosk.domain.journey import Journey
from kiosk.services import Services

MOST = 2  # sentences; the rest is told at the guide desk


def tell_of_refunds(services: Services, journey: Journey) -> Journey:
    """The journey with what is told of money that came too late and was given back, the newest first."""
    if journey.patient is None:
        return journey
    late = (each for each in services.refunds.of_patient(journey.patient.id) if each.was_late)
    return replace(journey, told=tuple(each.told for each in late)[:MOST])
