"""Lets the hall know who wants to be called by sight, on the ticket that is to come or on the one that is there."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from kiosk.ui.kiosk.help_line import HelpLine
from kiosk.ui.kiosk.window import KioskWindow


class BySight(QObject):
    """The wish of whoever sits here, or stands at the start page."""

    changed = Signal()

    def __init__(self, window: KioskWindow, line: HelpLine) -> None:
        super().__init__(window)
        self._window, self._line = window, line
        self.is_wished = False
        self._is_said = False  # a wish of this patient's, for it or against it
        self._visit: int | None = None  # whose ticket knows of the wish
        window.sitting.shown.connect(self._shown)
        window.sitting.ended.connect(self.forget)

    def wish(self, *, on: bool) -> None:
        """Be called by sight from now on, or not."""
        self.is_wished, self._is_said, self._visit = on, True, None
        self._tell_journey()
        self._tell_ticket()
        self.changed.emit()

    def forget(self) -> None:
        """Another patient."""
        self.is_wished, self._is_said, self._visit = False, False, None
        self.changed.emit()

    def _shown(self, _run: object) -> None:
        """Whoever comes back is called as before; what was wished before sitting down holds."""
        run = self._window.sitting.run
        if run is None:
            return
        if run.journey.by_sight and not self._is_said:
            self.is_wished = self._is_said = True
            self.changed.emit()
        self._tell_journey()
        if self._is_said:
            self._tell_ticket()  # it may have been written before

    def _tell_journey(self) -> None:
        sitting = self._window.sitting
        if sitting.run is not None and sitting.run.journey.by_sight != self.is_wished:
            sitting.update(replace(sitting.run.journey, by_sight=self.is_wished))

    def _tell_ticket(self) -> None:
        run = self._window.sitting.run
        visit = run.journey.visit if run is not None else None
        if visit is None or visit.registration_id == self._visit:
            return
        number, on, actor = visit.registration_id, self.is_wished, self._line.actor
        self._visit = number
        self._line.run(
            lambda services: services.registration.call_by_sight(number, on=on, actor=actor),
            lambda _done: None,
            lambda _error: self._not_told(number, on=on),
        )

    def _not_told(self, number: int, *, on: bool) -> None:
        """The ticket stands as it was, and so does the button: nobody is to count on what the hall does not know."""
        if (number, on) == (self._visit, self.is_wished):
            self.is_wished, self._visit = not on, None
            self._tell_journey()
            self.changed.emit()
