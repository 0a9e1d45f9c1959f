"""Every control and every picture with a meaning has a name for those who hear it (accessibility.md 10)."""

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from kiosk.ui.kiosk.live.ring import Ring
from kiosk.ui.widgets.bars import Bar, Logo
from kiosk.ui.widgets.card import Card, Icon
from kiosk.ui.widgets.dialog import Dialog, Spinner
from kiosk.ui.widgets.doctor_card import DoctorCard
from kiosk.ui.widgets.result_card import Mark
from tests.conformance.show import Show
from tests.conformance.tally import Reading

NAME, UNIT = "accessible name", "named"
# They only adorn or surround what is said in words beside or inside them.
ADORNMENTS: tuple[type[QWidget], ...] = (Bar, Card, Dialog, DoctorCard, Icon, Logo, Mark, Ring, Spinner)


def read(show: Show) -> Iterator[Reading]:
    """1 for each control and each widget that draws something itself and has a name, else 0."""
    for control in show.rest.controls:
        yield Reading(f"control {type(control.widget).__name__}", _named(control.widget), 1)
    for widget in show.rest.painted:
        if not isinstance(widget, (QAbstractButton, *ADORNMENTS)):
            yield Reading(f"picture {type(widget).__name__}", _named(widget), 1)


def _named(widget: QWidget) -> float:
    words = widget.accessibleName()
    if isinstance(widget, QLabel) and not words:
        words = widget.text()
    return float(bool(words.strip()))
