"""What the page shows of the journey in hand as it moves."""

from PySide6.QtCore import QObject

from kiosk.domain.errors import DatabaseAway, DomainError, InvalidEntry
from kiosk.flow.engine import FlowRun
from kiosk.flow.registration import REGISTRATION
from kiosk.ui.desk.register.body import RegisterBody
from kiosk.ui.desk.register.frame import Frame
from kiosk.ui.desk.register.pilot import Pilot
from kiosk.ui.language import say, translate


class Showing(QObject):
    """Joins the pilot with body and frame."""

    def __init__(self, pilot: Pilot, body: RegisterBody, frame: Frame) -> None:
        super().__init__()
        self._pilot, self._body, self._frame = pilot, body, frame
        self._is_away = False
        pilot.waits.connect(self._waits)
        pilot.changed.connect(self._changed)
        pilot.complained.connect(self.complain)
        pilot.unsettled.connect(self.complain)
        pilot.busy.connect(self._set_busy)
        pilot.away.connect(self._set_away)

    def show(self, run: FlowRun) -> None:
        """The page as it stands at this step."""
        self._changed(run)
        self._waits(run)

    def complain(self, error: DomainError) -> None:
        """At the entry it belongs to, or above everything; what was entered stays."""
        if isinstance(error, InvalidEntry) and self._body.complain(error):
            return
        if isinstance(error, DatabaseAway):
            words = translate(
                "Register", "The database does not answer. Nothing is lost: please try again in a moment."
            )
            self._frame.complain(words)
        else:
            self._frame.complain(say(error.patient))

    def _waits(self, run: FlowRun) -> None:
        if run.flow.id != REGISTRATION.id:
            sentence = translate(
                "Register", "This sitting is not a registration. Please help in words, then hand it back."
            )
            self._frame.complain(sentence)
            return
        self._body.show_waiting(run)
        if run.step_id in ("confirm", "done"):
            self._frame.pay.setFocus()

    def _changed(self, run: FlowRun) -> None:
        self._body.patient.open_ways(are_open=run.step_id == "identify")
        self._body.question.clear()
        self._body.show_journey(run.step_id, run.journey)
        self._frame.show_step(run.step_id)

    def _set_busy(self, busy: object) -> None:
        """What was wrong with the last try is no news of this one."""
        if busy and not self._is_away:
            self._frame.quiet()
        self._frame.show_busy(is_busy=bool(busy))

    def _set_away(self, is_away: object) -> None:
        if is_away:
            sentence = translate(
                "Register", "The database does not answer. It is tried again by itself; nothing is lost."
            )
            self._frame.complain(sentence)
        elif self._is_away:
            self._frame.quiet()
        self._is_away = bool(is_away)


def missing(step_id: str) -> str:
    """What has to be entered before anything can be paid."""
    return {
        "department": translate("Register", "Please choose a department first."),
        "slot": translate("Register", "Please choose a doctor and a time first."),
        "": translate("Register", "Please find or enter the patient first."),
    }.get(step_id, translate("Register", "Please answer what is asked first."))
