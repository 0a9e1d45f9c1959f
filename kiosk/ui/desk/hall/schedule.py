"""今日出诊: the sessions of a day; one that stops leads on to its patients."""

from functools import partial

from PySide6.QtCore import Signal

from kiosk.domain.overview import SessionNow
from kiosk.domain.roles import Right
from kiosk.domain.running import Extent, StopInfo
from kiosk.ui.desk.hall.days import Days
from kiosk.ui.desk.hall.words import PARTS, doctor_word
from kiosk.ui.desk.table import Column, Line
from kiosk.ui.desk.tabs.tab import Tab
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import clock_text, joined, local, translate, translate_marked


class Schedule(Tab):
    """Emits ``asked`` with the session whose patients are to be moved."""

    asked = Signal(object)

    def __init__(self, view: DeskView) -> None:
        columns = (
            Column(translate("Hall", "Department, doctor"), 11),
            Column(translate("Hall", "Time"), 8),
            Column(translate("Hall", "Booked"), 4, is_number=True),
            Column(translate("Hall", "Not seen"), 5, is_number=True),
            Column(translate("Hall", "State"), 6),
        )
        super().__init__(view, translate("Hall", "Sessions"), columns)
        self._sessions: dict[object, SessionNow] = {}
        self.days = Days(view.theme, view.now().date())
        self.days.changed.connect(self._another_day)
        self.head.insertWidget(2, self.days)
        self.later = self.add_key(translate("Hall", "Stop from now on"), "F5", partial(self._ask, Extent.LATER))
        self.whole = self.add_key(translate("Hall", "Stop all of it"), "F6", partial(self._ask, Extent.WHOLE))
        self.resume = self.add_key(translate("Hall", "Go on again"), "F7", self._resume, icon="player-play")
        self.people = self.add_key(translate("Hall", "Its patients"), "F9", self._lead_on, icon="users")
        self.table.opened.connect(self._opened)

    def look(self) -> None:
        """The sessions of the day."""
        actor, day = self.view.actor, self.days.day
        self.read(lambda: self.desk().overview.schedule(day, actor=actor), self._show)

    def _another_day(self, _day: object) -> None:
        self.look_anew()

    def _show(self, found: tuple[SessionNow, ...]) -> None:
        self._sessions = {one.session_id: one for one in found}
        self.show_lines([_line(one) for one in found])

    def show_row(self, key: object) -> None:
        """One session, and what may be done about it."""
        one = self._sessions.get(key)
        may = one is not None and self.view.person.may(Right.RUN_HALL)
        is_stopped = one is not None and one.stop_id is not None
        for button in (self.resume, self.people):
            button.setVisible(may and is_stopped)
        for button in (self.later, self.whole):
            button.setVisible(may and one is not None and one.ends > self.view.now())
        if one is None:
            self.tell(translate("Hall", "No session on this day"))
            return
        self.tell(
            session_name(one),
            joined(_time(one), local(one.room, one.room_en)),
            translate("Hall", "{booked} of {capacity} places booked, {waiting} not seen yet").format(
                booked=one.booked, capacity=one.capacity, waiting=one.waiting
            ),
            translate("Hall", "Stopped: {why}").format(why=one.why) if is_stopped else "",
        )

    def _chosen(self) -> SessionNow | None:
        return self._sessions.get(self.table.current)

    # ---- stopping -----------------------------------------------------------

    def _ask(self, extent: Extent) -> None:
        one, button = self._chosen(), self.later if extent is Extent.LATER else self.whole
        if one is None or button.isHidden():
            return
        questions = {
            Extent.LATER: translate(
                "Hall", "Stop {session} from now on? Whoever waits for an earlier time is still seen."
            ),
            Extent.WHOLE: translate("Hall", "Stop {session}? Everybody who has not been seen goes elsewhere."),
        }
        question = questions[extent].format(session=session_name(one))
        self.reason.ask(question, translate("Hall", "Stop it"), partial(self._stop, one, extent))

    def _stop(self, one: SessionNow, extent: Extent, reason: str) -> None:
        actor, key = self.view.actor, one.session_id
        self.do(
            lambda: self.desk().session_stops.stop(key, extent, reason=reason, actor=actor), partial(self._stopped, one)
        )

    def _stopped(self, one: SessionNow, stop: StopInfo) -> None:
        self.report(
            translate("Hall", "{session} is stopped. Nobody registers for it.").format(session=session_name(one))
        )
        self.asked.emit((stop.stop_id, session_name(one)))

    def _resume(self) -> None:
        one, actor = self._chosen(), self.view.actor
        if one is not None and one.stop_id is not None and not self.resume.isHidden():
            stop = one.stop_id
            told = translate("Hall", "{session} goes on.").format(session=session_name(one))
            self.do(lambda: self.desk().session_stops.resume(stop, actor=actor), partial(self._resumed, told))

    def _resumed(self, told: str, _done: None) -> None:
        self.report(told)

    def _opened(self, _key: object) -> None:
        self._lead_on()

    def _lead_on(self) -> None:
        one = self._chosen()
        if one is not None and one.stop_id is not None and not self.people.isHidden():
            self.asked.emit((one.stop_id, session_name(one)))


def session_name(one: SessionNow) -> str:
    """Department and doctor."""
    return f"{local(one.department, one.department_en)} · {doctor_word(one.doctor, one.doctor_en)}"


def _time(one: SessionNow) -> str:
    part = translate_marked("Hall", PARTS[one.part])
    return f"{part} {clock_text(one.starts)}–{clock_text(one.ends)}"


def _line(one: SessionNow) -> Line:
    is_stopped = one.stop_id is not None
    tone = "bad" if is_stopped and one.waiting else "muted" if is_stopped else ""
    state = translate("Hall", "Stopped") if is_stopped else translate("Hall", "Goes on")
    cells = (
        joined(local(one.department, one.department_en), doctor_word(one.doctor, one.doctor_en)),
        f"{clock_text(one.starts)}–{clock_text(one.ends)}",
        f"{one.booked}/{one.capacity}",
        str(one.waiting),
        state,
    )
    return Line(one.session_id, cells, tone)
