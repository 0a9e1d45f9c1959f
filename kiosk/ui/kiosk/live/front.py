"""Keeps the question, or who is helping, in front of the page, whatever else comes there for a while."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.live import ANSWER_SECONDS
from kiosk.domain.roles import NAMES, Role
from kiosk.ui.kiosk.live.dialogs import Helped, MayHelp
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import translate, translate_marked
from kiosk.ui.widgets.dialog import Dialog

SLOW = frozenset({"large", "voice", "signs"})  # ways in which reading takes longer
WHY = "helped"  # why the clock stands still


class Front(QObject):
    """At most one of both; the clock of the sitting stands still meanwhile. No answer means no."""

    agreed = Signal()
    refused = Signal()
    taken_back = Signal()

    def __init__(self, window: KioskWindow) -> None:
        super().__init__(window)
        self._window = window
        self._make: Callable[[], Dialog] | None = None  # what has to be in front
        self._dialog: Dialog | None = None
        self._step = ""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._stand)
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self.refused)
        window.dressed.connect(self._dressed)
        self._dressed()

    def ask(self, helper: str, role: str) -> None:
        """可以帮您吗; asked already it is not asked again."""
        if self._make != self._question:
            self._who = _named(helper, role)
            self._put(self._question)

    def cover(self, helper: str, role: str, step: str) -> None:
        """正在帮您办理, and the title of the step the desk is at."""
        self._step = step
        if self._make != self._helped:
            self._who = _named(helper, role)
            self._put(self._helped)
        elif isinstance(self._dialog, Helped):
            self._dialog.show_step(step)

    def drop(self) -> None:
        """Neither."""
        if self._make is None:
            return
        self._make = None
        self._patience.stop()
        self._take_away()
        self._window.idle.resume(WHY)

    def _put(self, make: Callable[[], Dialog]) -> None:
        self._take_away()
        self._patience.stop()
        self._make = make
        self._window.idle.suspend(WHY)
        self._stand()

    def _take_away(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            self._window.overlays.take(dialog)

    def _stand(self) -> None:
        """Come to the front as soon as nothing else is there."""
        if self._make is not None and self._window.overlays.dialog is None:
            self._dialog = self._make()
            self._window.overlays.put(self._dialog)

    def _question(self) -> Dialog:
        dialog = MayHelp(self._window.theme, self._window, self._who)
        dialog.agreed.connect(self.agreed)
        dialog.refused.connect(self.refused)
        if not self._patience.isActive():
            slow = 2 if SLOW & self._window.modes else 1
            self._patience.start(ANSWER_SECONDS * slow * self._window.theme.ms("second"))
        return dialog

    def _helped(self) -> Dialog:
        dialog = Helped(self._window.theme, self._window, self._who)
        dialog.show_step(self._step)
        dialog.taken_back.connect(self.taken_back)
        return dialog

    def _dressed(self) -> None:
        """The window has other overlays: ours went with the old ones."""
        self._dialog = None
        self._window.overlays.cleared.connect(self._cleared)
        self._soon.start()

    def _cleared(self) -> None:
        """Whatever took its place has gone; not at once, for something else may be coming."""
        self._dialog = None
        self._soon.start()


def _named(helper: str, role: str) -> str:
    """Who it is, and what they are in the hall."""
    known = next((each for each in Role if each.value == role), None)
    if known is None:
        return helper
    words = translate("Dialogs", "{name} ({role})")
    return words.format(name=helper, role=translate_marked("Roles", NAMES[known]))
