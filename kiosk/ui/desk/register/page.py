"""The section "Register": one dense page over the kiosk's flow, for keyboard, scanner and reader."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.identity import Paper
from kiosk.domain.journey import Choice, DepartmentOffer, Journey, PaperSort, Patient, PayBy, Way
from kiosk.flow.engine import FlowRun
from kiosk.flow.registration import reprint_invoice, reprint_ticket
from kiosk.ui.desk.register.body import RegisterBody
from kiosk.ui.desk.register.custody import Custody, Doing
from kiosk.ui.desk.register.done import REPRINT_KEYS
from kiosk.ui.desk.register.entries import Beside, Entries
from kiosk.ui.desk.register.frame import Frame
from kiosk.ui.desk.register.hand import Hand
from kiosk.ui.desk.register.hearing import Hearing
from kiosk.ui.desk.register.money import AGAIN_KEY, PHONE_KEY, WINDOW_KEY
from kiosk.ui.desk.register.newcomer import ENTER_KEY, Told, guardian_missing
from kiosk.ui.desk.register.pilot import Pilot
from kiosk.ui.desk.register.showing import Showing, missing
from kiosk.ui.desk.register.unfinished import KNOWN_KEY
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import translate

REPRINTS = {PaperSort.TICKET: reprint_ticket, PaperSort.INVOICE: reprint_invoice}


class RegisterPage(QWidget):
    """Whoever is signed in acts for the patient; the patient stays the owner of everything.

    `receive` takes a `Patient` or a `FlowRun`; `carry_on` goes on with the sitting of a kiosk.
    """

    counted = Signal(int)  # patients without papers who are overdue

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self.view = view
        self._warned = False  # that the place is given back
        self.pilot = Pilot(view.tasks, view.actor)
        self.pilot.setParent(self)
        self.pilot.open(view.services())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.body = RegisterBody(view)
        self.frame = Frame(view, self.body)
        self.showing = Showing(self.pilot, self.body, self.frame)
        self.custody = Custody(self.pilot, self.frame, Doing(self._note, self._take_up))
        self.hearing = Hearing(self.pilot, self.body, self.custody, self.showing, self._look_up)
        column.addWidget(self.frame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._connect()
        for key, act in self._keys().items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _connect(self) -> None:
        body, frame, pilot = self.body, self.frame, self.pilot
        body.patient.found.connect(self.begin_with)
        body.patient.typed.connect(self._typed)
        body.patient.entered.connect(self._entered)
        body.question.answered.connect(self._answered)
        body.choosing.department.connect(self._choose_department)
        body.choosing.choice.connect(self._choose_time)
        body.money.way.connect(self._pay_otherwise)
        body.money.again.connect(pilot.sitting.repeat)
        body.done.reprint.connect(self._reprint)
        body.people.changed.connect(lambda: frame.noted.setText(body.people.summary()))
        frame.pressed.connect(self._press)
        frame.unparked.connect(self.custody.unpark)
        frame.unfinished.counted.connect(self.counted)
        pilot.changed.connect(self._tell)
        pilot.ended.connect(self._ended)
        if self.view.heard is not None:
            self.view.heard.connect(self._heard)

    def _press(self, name: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "clear": self.clear,
            "park": self.park,
            "pay": self.pay,
            "hand_back": self.custody.hand_back,
            "finish": self.custody.finish,
            "people": self._unfold,
            "unfinished": self.frame.show_unfinished,
        }
        acts[name]()

    def _keys(self) -> dict[str, Callable[[], None]]:
        body, money, again = self.body, self.body.money, self.body.done.again
        ways = {key: button.click for key, button in body.patient.ways.items()}
        digits = {str(number): partial(self._digit, number) for number in range(1, 10)}
        reprints = {key: again[sort].click for sort, key in REPRINT_KEYS.items()}
        return {
            ENTER_KEY: self._enter,
            PHONE_KEY: partial(money.press, PayBy.PHONE),
            WINDOW_KEY: partial(money.press, PayBy.WINDOW),
            AGAIN_KEY: money.try_again.click,
            KNOWN_KEY: self.frame.unfinished.known.click,
            **ways,
            **digits,
            **reprints,
            **self.frame.keys(),
        }

    # ---- who it is ------------------------------------------------------------

    def receive(self, what: object) -> None:
        """Begin with a `Patient`, or go on with a `FlowRun`; anything else only shows the page."""
        if isinstance(what, Patient):
            self.begin_with(what)
        elif isinstance(what, FlowRun) and self.custody.make_room():
            self._take_up(what)

    def begin_with(self, patient: Patient) -> None:
        """Somebody who was found; whoever was in hand is put aside."""
        self._look_up(Journey(way=Way.FOUND, patient=patient))

    def carry_on(
        self, run: FlowRun, *, changed: Callable[[FlowRun], None], ended: Callable[[FlowRun | None], None]
    ) -> None:
        """Go on with the sitting of a kiosk from the same step.

        ``changed`` hears of every move, ``ended`` once: with the run to hand back, or None when it has come to its end.
        """
        self.custody.carry_on(run, Hand(changed, ended))

    def let_go(self, words: str) -> None:
        """The sitting is the kiosk's again: nothing can be done here any more, and ``words`` say why."""
        self.custody.let_go()
        self.frame.complain(words)

    def _take_up(self, run: FlowRun) -> None:
        self.body.show_beside(Beside.of(run.journey))
        self.frame.large.setChecked(run.journey.large)
        self.pilot.take_up(run)

    def _heard(self, what: object) -> None:
        """Every section hears it; only one that is seen answers."""
        if self.isVisible():
            self.hearing.take(what)

    def _look_up(self, journey: Journey) -> None:
        """Somebody of whom a card or a code tells."""
        if self.custody.make_room() and self._note():
            self.pilot.begin_with(journey)

    def _typed(self, paper: Paper) -> None:
        """A number that was typed: its owner, or what the number tells of somebody new."""
        if self.custody.make_room() and self._note():
            self.pilot.begin(Journey(way=Way.TYPED, paper_kind=paper.kind, paper=paper))

    def _enter(self) -> None:
        """The key of the form that is shown."""
        form = self.frame.unfinished.form if self.frame.unfinished.isVisible() else self.body.patient.form
        if form.isVisible():
            form.submit()

    def _entered(self, told: Told) -> None:
        """Everything that is asked of somebody new."""
        if not self._note():
            return
        if told.journey.way is Way.CHILD and self.pilot.beside.proxy is None:
            self.showing.complain(guardian_missing())
            return
        entries = replace(self.pilot.entries, newcomer=told.newcomer)
        if self.custody.is_free:
            self.pilot.entries = entries
            self.pilot.begin(told.journey)
        else:
            self.pilot.enter(entries)

    def _answered(self, entries: Entries | None) -> None:
        """A question's answer; the same person under another paper has to be looked for."""
        if entries is None:
            self.clear()
        else:
            self.pilot.enter(replace(entries, newcomer=self.pilot.entries.newcomer))

    # ---- what is chosen ---------------------------------------------------------

    def _choose_department(self, offer: DepartmentOffer) -> None:
        self.pilot.enter(replace(self.pilot.entries, department=offer, choice=None))

    def _choose_time(self, choice: Choice) -> None:
        self.pilot.enter(replace(self.pilot.entries, choice=choice))

    def _digit(self, number: int) -> None:
        (self.body.question if self.body.question.isVisible() else self.body.choosing.times).press(number)

    def _unfold(self) -> None:
        self.body.unfold(is_open=self.body.people.isHidden())

    def _note(self) -> bool:
        """Take along what is noted beside the steps; False where it cannot be."""
        beside = self.body.people.read(self.view.now().date(), large=self.frame.large.isChecked())
        if beside is None:
            self.body.people.show()
            return False
        self.pilot.note(beside)
        return True

    # ---- the end ------------------------------------------------------------------

    def pay(self) -> None:
        """Register, and take the money or send to a window; on the last step, the next patient."""
        run = self.pilot.run
        step = run.step_id if run is not None else ""
        if run is not None and step == "confirm":
            self._commit(run)
        elif step == "done":
            self.pilot.sitting.end()
        elif step != "pay":
            self.frame.complain(missing(step))

    def _commit(self, run: FlowRun) -> None:
        way = self.body.money.pay_by if run.journey.bill.due else PayBy.NOTHING
        if self._note():
            self.pilot.enter(replace(self.pilot.entries, pay_by=way))

    def _pay_otherwise(self, way: PayBy) -> None:
        self.pilot.enter(replace(self.pilot.entries, pay_by=way))

    def _reprint(self, sort: PaperSort) -> None:
        self.pilot.sitting.perform(REPRINTS[sort])

    def park(self) -> None:
        """Put whoever is in hand aside, or take up the last one again."""
        if not self.custody.is_free:
            self.custody.park()
        elif self.custody.parked:
            self.custody.unpark(len(self.custody.parked) - 1)

    def clear(self) -> None:
        """Nobody in hand any more; what was registered and not paid is given back, once that is meant."""
        run = self.pilot.run
        if self.custody.hand is not None:
            self.frame.complain(translate("Register", "This patient came from a kiosk: hand back, or finish here."))
        elif run is None:
            self._reset()
        elif run.step_id == "pay" and not self._warned:
            self._warned = True
            sentence = translate("Register", "The place will be given back. Press Esc once more if you mean it.")
            self.frame.complain(sentence)
        else:
            self.pilot.sitting.leave()

    def rest(self) -> None:
        """Somebody else works here; money that is on its way is still waited for."""
        self.frame.unfinished.rest()

    def wake(self) -> None:
        """Its person is back."""
        self.frame.unfinished.wake()

    def stop(self) -> None:
        """The person has gone: a kiosk's patient goes on there, whoever is in hand here is let go."""
        self.custody.stop()
        self.body.patient.search.stop()
        self.pilot.stop()
        self.frame.stop()

    # ---- as the journey moves ------------------------------------------------------

    def _tell(self, run: FlowRun) -> None:
        if self.custody.hand is not None:
            self.custody.hand.changed(run)

    def _ended(self) -> None:
        self._reset()
        self.custody.ended()

    def _reset(self) -> None:
        """Everything empty, the keys where the next patient begins."""
        self._warned = False
        self.body.clear()
        self.body.patient.open_ways(are_open=True)
        self.frame.large.setChecked(False)
        self.frame.show_step("")
        self.frame.quiet()
        if self.isVisible():
            self.body.aim()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys go to where something is to be entered."""
        super().focusInEvent(event)
        if self.pilot.run is None:
            self.body.aim()
        else:
            self.body.show_waiting(self.pilot.run)
