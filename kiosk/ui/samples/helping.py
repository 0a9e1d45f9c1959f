"""A desk that helps, as it is seen at the kiosk."""

from PySide6.QtWidgets import QAbstractButton

from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.ui.kiosk.live.dialogs import Helped, MayHelp
from kiosk.ui.kiosk.live.ring import Ring
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import translate, translate_marked
from kiosk.ui.voice.reading import choices

HELPER = "王敏"
ROLE = QT_TRANSLATE_NOOP("Roles", "Guide nurse")
LONG_MS = 600_000


def helper() -> str:
    """Name and role."""
    return translate("Dialogs", "{name} ({role})").format(name=HELPER, role=translate_marked("Roles", ROLE))


def ask(window: KioskWindow) -> None:
    """可以帮您吗."""
    window.overlays.put(MayHelp(window.theme, window, helper()))


def cover(window: KioskWindow) -> None:
    """正在帮您办理."""
    dialog = Helped(window.theme, window, helper())
    dialog.show_step(translate("Steps", "Choose a doctor and a time"))
    window.overlays.put(dialog)


def point(window: KioskWindow) -> None:
    """A ring around the second control of the page."""
    control: QAbstractButton = choices(window.page)[1]
    Ring(window.theme, window.page, stays_ms=LONG_MS).show_around(control)
