"""Opens what only a desk of staff works with; imported when a desk first asks, so that no kiosk carries it."""

from kiosk.services import Services
from kiosk.services.acting import Acting
from kiosk.services.desk import DeskServices
from kiosk.services.office import Office
from kiosk.settings import Settings


def desk_services(office: Office, _settings: Settings, _services: Services) -> DeskServices:
    """What a desk works with, over the same office as ``_services``."""
    return DeskServices(acting=Acting(office))
