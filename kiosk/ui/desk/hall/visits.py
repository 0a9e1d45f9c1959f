"""挂号: the visits of a day, found by number or name, moved and cancelled with a reason."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DomainError
from kiosk.domain.journey import Patient
from kiosk.domain.money import yuan
from kiosk.domain.money_desk import PaidVisit
from kiosk.domain.refunds import Refunded, SecondNeeded
from kiosk.domain.roles import Right
from kiosk.domain.running import FreePlace, Money, Moved, VisitLine
from kiosk.ui.desk.hall.days import Days
from kiosk.ui.desk.hall.picker import add_picker
from kiosk.ui.desk.hall.words import MONEY, doctor_word, moved_word, place_words, state_word
from kiosk.ui.desk.money.parts import SecondPanel
from kiosk.ui.desk.parts import Field
from kiosk.ui.desk.table import Column, Line
from kiosk.ui.desk.tabs.tab import Tab
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import clock_text, joined, local, say, translate, translate_marked

FIND_KEY = "Ctrl+F"


class Visits(Tab):
    """Of one day, or of one patient that another section handed over."""

    def __init__(self, view: DeskView) -> None:
        columns = (
            Column(translate("Hall", "Number"), 5),
            Column(translate("Hall", "Name"), 5),
            Column(translate("Hall", "Department, doctor"), 11),
            Column(translate("Hall", "Time"), 4, is_number=True),
            Column(translate("Hall", "Money"), 4),
            Column(translate("Hall", "State"), 6),
        )
        super().__init__(view, translate("Hall", "Visits"), columns)
        theme = view.theme
        self._visits: dict[object, VisitLine] = {}
        self._found: tuple[VisitLine, ...] | None = None
        self.patient: Patient | None = None
        self.days = Days(theme, view.now().date())
        self.days.changed.connect(self._another_day)
        hint = translate("Hall", "Number or name ({key})").format(key=FIND_KEY)
        self.finder = Field(theme, translate("Hall", "Find in the list"), hint=hint)
        self._typed = QTimer(self, singleShot=True, interval=theme.ms("press-out"))
        self._typed.timeout.connect(self._filter)
        self.finder.textChanged.connect(self._typed.start)
        self.finder.returnPressed.connect(self.take_keys)
        QShortcut(QKeySequence(FIND_KEY), self).activated.connect(self.finder.setFocus)
        self.tools.addWidget(self.finder, 1)
        self.head.insertWidget(2, self.days)
        self.picker = add_picker(self)
        self.move_it = self.add_key(translate("Hall", "Move it"), "F5", self._ask_where, icon="calendar")
        self.second = SecondPanel(view)
        self.second.left.connect(self.take_keys)
        self.side.insertWidget(self.side.count() - 1, self.second)
        self._refusal: Callable[[Actor], None] | None = None  # of a cancelling that a second person may let pass
        self.cancel_it = self.add_key(translate("Hall", "Cancel the visit"), "F8", self._ask_why, icon="x")
        self.money_back = self.add_key(translate("Hall", "Give money back"), "F7", self._give_back, icon="cash")
        self.table.opened.connect(self._opened)

    # ---- the list -----------------------------------------------------------

    def look(self) -> None:
        """The visits of the day, or of the patient."""
        actor, day, patient = self.view.actor, self.days.day, self.patient

        def work() -> tuple[VisitLine, ...]:
            visits = self.desk().visits_desk
            if patient is not None:
                return visits.of_patient(patient.id, actor=actor)
            return visits.of_day(day, actor=actor)

        self.read(work, self._show)

    def of_patient(self, patient: Patient | None) -> None:
        """Show the visits of one patient; None is the day's again."""
        self.patient = patient
        self.finder.clear()
        told = (
            translate("Hall", "Visits of {name}").format(name=patient.name) if patient else translate("Hall", "Visits")
        )
        self.heading.setText(told)
        self.look_anew()

    def _another_day(self, _day: object) -> None:
        self.of_patient(None)

    def _show(self, found: tuple[VisitLine, ...]) -> None:
        if found == self._found:  # ten thousand lines are not made anew every ten seconds for nothing
            return
        self._found = found
        self._visits = {one.registration_id: one for one in found}
        self._filter()

    def _filter(self) -> None:
        """What is typed is part of the number, the name or the department."""
        wanted = self.finder.text().strip().casefold()
        kept = [
            one for one in self._found or () if not wanted or any(wanted in part.casefold() for part in _parts(one))
        ]
        self.show_lines([_line(one) for one in kept])

    # ---- the one in hand ----------------------------------------------------

    def show_row(self, key: object) -> None:
        """One visit, and what may be done about it."""
        one = self._visits.get(key)
        may = one is not None and one.can_move
        self.move_it.setVisible(may)
        self.cancel_it.setVisible(may)
        self.money_back.setVisible(self._paid() is not None)
        if one is None:
            self.tell(translate("Hall", "No visit here"))
            return
        place = joined(doctor_word(one.doctor, one.doctor_en), local(one.room, one.room_en))
        money = translate_marked("Hall", MONEY[one.money])
        self.tell(
            f"{one.label} · {one.name}",
            joined(local(one.department, one.department_en), place),
            f"{one.day:%m-%d} {clock_text(one.starts)}",
            joined(money, state_word(one)) if one.money is not Money.CANCELLED else state_word(one),
        )

    def _chosen(self) -> VisitLine | None:
        one = self._visits.get(self.table.current)
        return one if one is not None and one.can_move else None

    def _paid(self) -> VisitLine | None:
        """The one in hand when it is paid, also after the doctor has seen the patient; for those who give back."""
        one = self._visits.get(self.table.current)
        may = one is not None and one.money is Money.SETTLED and self.view.person.may(Right.REFUND)
        return one if may else None

    def _give_back(self) -> None:
        one = self._paid()
        if one is not None:
            self.view.go("Money", PaidVisit(one.registration_id))

    def _opened(self, _key: object) -> None:
        self._ask_where()

    # ---- moving -------------------------------------------------------------

    def _ask_where(self) -> None:
        one, actor = self._chosen(), self.view.actor
        if one is not None:
            self.reason.leave()
            offer = partial(self._offer, one)
            self.do(lambda: self.desk().visits_desk.places(one.registration_id, actor=actor), offer)

    def _offer(self, one: VisitLine, places: tuple[FreePlace, ...]) -> None:
        question = translate("Hall", "Move {number} to:").format(number=one.label)
        self.picker.offer(question, places, partial(self._ask_move, one), beside=one.day)

    def _ask_move(self, one: VisitLine, place: FreePlace) -> None:
        time, doctor, room = place_words(place, beside=one.day)
        question = translate("Hall", "Move {number} to {time}, {doctor}, {room}?")
        words = question.format(number=one.label, time=time, doctor=doctor, room=room)
        self.reason.ask(words, translate("Hall", "Move and print"), partial(self._move, one, place))

    def _move(self, one: VisitLine, place: FreePlace, reason: str) -> None:
        actor, registration, slot = self.view.actor, one.registration_id, place.slot_id
        self.do(
            lambda: self.desk().visits_desk.move(registration, slot, reason=reason, actor=actor),
            self._moved,
        )

    def _moved(self, moved: Moved) -> None:
        self.report(moved_word(moved))

    # ---- cancelling ---------------------------------------------------------

    def _ask_why(self) -> None:
        one = self._chosen()
        if one is not None:
            self.picker.leave()
            self.second.leave()
            question = translate("Hall", "Cancel {number}, {name}?").format(number=one.label, name=one.name)
            self.reason.ask(question, translate("Hall", "Cancel the visit"), partial(self._cancel, one))

    def _cancel(self, one: VisitLine, reason: str, second: Actor | None = None) -> None:
        """Once; where a second person is needed the services say so, and it is tried again with them."""
        actor, registration = self.view.actor, one.registration_id
        self._refusal = partial(self._cancel, one, reason)
        done = partial(self._cancelled, one.label)
        self.do(lambda: self.desk().visits_desk.cancel(registration, reason=reason, actor=actor, second=second), done)

    def _refused(self, error: DomainError) -> None:
        again, self._refusal = self._refusal, None
        super()._refused(error)
        if isinstance(error, SecondNeeded) and again is not None:
            self.notice.hide()
            self.second.ask(say(error.patient), again)

    def stop(self) -> None:
        """Nobody hears answers any more."""
        super().stop()
        self.second.stop()

    def _cancelled(self, label: str, done: Refunded) -> None:
        said = translate("Hall", "Cancelled: number {number}. Its place is free again.").format(number=label)
        if done.amount:
            back = translate("Hall", "¥{amount} goes back to the patient.").format(amount=yuan(done.amount))
            said = f"{said} {back}"
        self.report(said)


def _parts(one: VisitLine) -> tuple[str, ...]:
    return one.label, one.name, one.department, one.department_en


def _line(one: VisitLine) -> Line:
    cells = (
        one.label,
        one.name,
        joined(local(one.department, one.department_en), doctor_word(one.doctor, one.doctor_en)),
        clock_text(one.starts),
        translate_marked("Hall", MONEY[one.money]),
        state_word(one),
    )
    return Line(one.registration_id, cells, "muted" if one.is_cancelled else "warn" if one.wished else "")
