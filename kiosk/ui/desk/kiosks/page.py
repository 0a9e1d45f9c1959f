"""自助机: the sittings of the hall as they stand, to be asked for, looked on, and pointed at."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from kiosk.domain.errors import DatabaseAway, DomainError
from kiosk.domain.live import Hold, LiveSitting, Picture
from kiosk.ui.desk.kiosks.detail import ASK_KEY, LOOK_KEY, WITHDRAW_KEY, Detail
from kiosk.ui.desk.kiosks.helping import Helping
from kiosk.ui.desk.kiosks.words import passed, stage_words, state_words
from kiosk.ui.desk.table import Column, Line, Table
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import clock_text, say, translate
from kiosk.ui.tasks import Task
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.text import Heading, Text

SHARES = (3, 4)  # of the width: the list, and the sitting in hand


class KiosksPage(QWidget):
    """Looks every second. Receives the name of a device, to take its sitting in hand."""

    counted = Signal(int)  # how many struggle, and nobody helps

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self.view = view
        self.sittings: tuple[LiveSitting, ...] = ()
        self._looks_at: tuple[str, int] | None = None  # the sitting whose page is asked for
        self._looking: Task[tuple[LiveSitting, ...]] | None = None
        self._watching: Task[Picture | None] | None = None
        self._seen_at: datetime | None = None
        self._wanted: str | None = None  # a device that somebody wants to see
        self.helping = Helping(view, self._shown_now)
        self.helping.setParent(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self._connect()
        for key, act in self._keys().items():
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self._timer = QTimer(self, interval=view.theme.ms("second"))
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def _keys(self) -> dict[str, Callable[[], None]]:
        detail = self.detail
        return {ASK_KEY: detail.ask.click, WITHDRAW_KEY: detail.withdraw.click, LOOK_KEY: detail.look_on.click}

    def _build(self) -> None:
        theme = self.view.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gutter"))
        self.detail = Detail(theme, self.view.person)
        row.addWidget(self._build_list(), SHARES[0])
        row.addWidget(self.detail, SHARES[1])

    def _build_list(self) -> Card:
        theme = self.view.theme
        card = Card(theme)
        card.column.setSpacing(theme.px("gap"))
        rule = translate("Kiosks", "Who sits at which kiosk is not shown. To go on for somebody, ask first.")
        self.trouble = Notice(theme, "", "trouble")
        self.trouble.hide()
        self._empty = Text(theme, translate("Kiosks", "Nobody is at a kiosk now."), colour="ink-2")
        columns = (
            Column(translate("Kiosks", "No."), 3),
            Column(translate("Kiosks", "Step"), 8),
            Column(translate("Kiosks", "Here for"), 5, is_number=True),
            Column(translate("Kiosks", "State"), 9),
        )
        self.table = Table(theme, translate("Kiosks", "Sittings at the kiosks"), columns)
        card.column.addWidget(Heading(theme, translate("Kiosks", "Kiosks"), type="title"))
        for each in (Text(theme, rule, type="caption", colour="ink-2"), self.trouble, self._empty):
            card.column.addWidget(each)
        card.column.addWidget(self.table, 1)
        return card

    def _connect(self) -> None:
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._ask)
        self.detail.asked.connect(self._ask)
        self.detail.withdrawn.connect(self.helping.withdraw)
        self.detail.looked.connect(self._turn_looking)
        self.detail.onlook.pointed.connect(self._point)
        self.helping.changed.connect(self._helping_changed)
        self.helping.told.connect(self._tell)

    def stop(self) -> None:
        """Look no more; whoever is helped goes on alone."""
        self._timer.stop()
        self.helping.stop()
        for task in (self._looking, self._watching):
            if task is not None:
                task.drop()

    def receive(self, what: object) -> None:
        """Take the sitting at this device in hand, as soon as it is known."""
        if isinstance(what, str):
            self._wanted = what
            self._choose_wanted()

    # ---- looking ------------------------------------------------------------

    def look(self) -> None:
        """Ask what there is, unless that is being asked already; and what the kiosk shows that is looked at."""
        if self._looking is None or not self._looking.is_wanted:
            self._looking = self.view.tasks.run(partial(_open, self.view), self._show, self._not_seen)
        self._watch()

    def _not_seen(self, error: DomainError) -> None:
        words = say(error.patient)
        if isinstance(error, DatabaseAway) and self._seen_at is not None:
            told = translate("Kiosks", "The list is as it was at {time}: the database does not answer.")
            words = told.format(time=clock_text(self._seen_at))
        self.trouble.say(words)
        self.trouble.show()

    def _show(self, sittings: tuple[LiveSitting, ...]) -> None:
        self.trouble.hide()
        self.sittings, self._seen_at = sittings, self.view.now()
        self._empty.setVisible(not sittings)
        self.table.show_lines([self._line(each) for each in sittings])
        self.counted.emit(sum(each.struggles and not each.is_wanted for each in sittings))
        self._choose_wanted()
        self._show_chosen()

    def _line(self, sitting: LiveSitting) -> Line:
        words, tone = state_words(sitting, self.view.person)
        waited = passed(sitting.since, self.view.now())
        return Line(sitting.device, (sitting.device, stage_words(sitting), waited, words), tone)

    def _choose_wanted(self) -> None:
        if self._wanted is not None and any(each.device == self._wanted for each in self.sittings):
            self.table.choose(self._wanted)
            self._wanted = None

    # ---- the one in hand ----------------------------------------------------

    @property
    def chosen(self) -> LiveSitting | None:
        """The sitting in hand."""
        return next((each for each in self.sittings if each.device == self.table.current), None)

    def _choose(self, _device: object) -> None:
        """Another one; what was said of the one before names it, and stays to be read."""
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.chosen
        if chosen is None or (chosen.device, chosen.number) != self._looks_at:
            self._stop_looking()
        self.detail.show_sitting(chosen, self.view.now())
        grip = self.helping.grip
        can_ask = chosen is not None and not chosen.is_wanted and grip is None
        self.detail.look_on.setVisible(chosen is not None and chosen.hold is not Hold.HELD)
        self.detail.show_keys(can_ask=can_ask, can_withdraw=grip is not None and not self.helping.is_held)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys go to the list."""
        super().focusInEvent(event)
        self.table.setFocus()

    # ---- helping --------------------------------------------------------------

    def _ask(self, _device: object = None) -> None:
        chosen = self.chosen
        if chosen is not None and self.detail.ask.isVisibleTo(self):
            self.detail.say("")
            self._stop_looking()
            self.helping.ask(chosen)

    def _helping_changed(self) -> None:
        grip = self.helping.grip
        if self.helping.is_held:
            told = translate("Kiosks", "You go on for this patient in the section Register. Hand back or finish there.")
            self.detail.say(told)
        elif grip is None:
            self.detail.say("")
        else:
            self.detail.say(translate("Kiosks", "Waiting for the patient's answer at the kiosk."))
        self._show_chosen()
        self.look()

    def _tell(self, words: str) -> None:
        self.detail.say(words)
        announce(self, words)

    def _shown_now(self) -> QWidget | None:
        """The section on the screen: they all stand in one stack."""
        stack = self.parentWidget()
        return stack.currentWidget() if isinstance(stack, QStackedWidget) else None

    # ---- looking on -------------------------------------------------------------

    def _turn_looking(self) -> None:
        chosen = self.chosen
        if self._looks_at is not None or chosen is None:
            self._stop_looking()
        else:
            self.detail.say("")
            self._looks_at = (chosen.device, chosen.number)
            self.detail.show_looking(is_on=True)
            self.detail.onlook.table.setFocus()
            self._watch()

    def _stop_looking(self) -> None:
        if self._looks_at is None:
            return
        self._looks_at = None
        had_keys = self.detail.onlook.isAncestorOf(self.focusWidget() or self)
        self.detail.show_looking(is_on=False)
        if self._watching is not None:
            self._watching.drop()
        if had_keys:
            self.table.setFocus()

    def _watch(self) -> None:
        if self._looks_at is not None and (self._watching is None or not self._watching.is_wanted):
            work = partial(_watch, self.view, *self._looks_at)
            self._watching = self.view.tasks.run(work, self.detail.onlook.show_picture, self._not_watched)

    def _not_watched(self, error: DomainError) -> None:
        if not isinstance(error, DatabaseAway):
            self._stop_looking()
        self._tell(say(error.patient))

    def _point(self, picture: int, place: int) -> None:
        if self._looks_at is None or self.chosen is None:
            return
        told = translate("Kiosks", "Shown at the kiosk: {control}")
        words = told.format(control=self.detail.onlook.name(place))
        work = partial(_point, self.view, self._looks_at, picture, place)
        self.view.tasks.run(work, lambda _done: self._tell(words), self._not_watched)


def _open(view: DeskView) -> tuple[LiveSitting, ...]:
    return view.services().sittings.open()


def _watch(view: DeskView, device: str, number: int) -> Picture | None:
    return view.services().desk().taking_over.watch(device, number, actor=view.actor)


def _point(view: DeskView, sitting: tuple[str, int], picture: int, place: int) -> None:
    device, number = sitting
    view.services().desk().taking_over.point(device, number, picture=picture, place=place, actor=view.actor)
