"""Why there is no start page."""

from kiosk.domain.errors import DomainError
from kiosk.domain.hospital import HospitalInfo
from kiosk.ui.language import say, translate
from kiosk.ui.pages.trouble import Trouble


def closed(hospital: HospitalInfo) -> Trouble:
    """Out of hours."""
    return Trouble(
        icon="moon",
        title=translate("Trouble", "The hall is closed now"),
        line=translate("Trouble", "Open from {opens} to {closes}.").format(
            opens=hospital.opens.strftime("%H:%M"), closes=hospital.closes.strftime("%H:%M")
        ),
        advice=translate("Trouble", "In an emergency go to the emergency department, or call 120."),
        sign="closed",
    )


def out_of_order(error: DomainError, *, is_waiting: bool) -> Trouble:
    """The hall cannot open; ``is_waiting`` when it is tried again by itself."""
    return Trouble(
        icon="plug-connected-x",
        title=translate("Trouble", "This machine is resting"),
        line=say(error.patient),
        advice=translate("Trouble", "Please use the machine beside it, or ask at the guide desk."),
        is_waiting=is_waiting,
        sign="away" if is_waiting else "out_of_order",
    )
