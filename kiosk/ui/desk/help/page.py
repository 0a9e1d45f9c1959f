"""The requests for help as they matter, the one in hand beside them, and a sound until somebody takes what waits."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from kiosk.domain.errors import DatabaseAway, DomainError
from kiosk.domain.help import REPEAT_SECONDS, Colleague, HelpRequest, Outcome, gravity, in_order
from kiosk.ui.desk.help import deeds
from kiosk.ui.desk.help.chime import Chime, Chiming
from kiosk.ui.desk.help.column import TAKE_KEYS, HelpColumn
from kiosk.ui.desk.help.deeds import Seen
from kiosk.ui.desk.help.passing import Passing
from kiosk.ui.desk.help.row import PASS_KEY, SOLVE_KEY, STEPS_KEY
from kiosk.ui.desk.help.talk import FIRST_READY, NOBODY_KEY, Talk, click_if_shown
from kiosk.ui.desk.help.words import calls
from kiosk.ui.desk.view import DeskView
from kiosk.ui.ear import Ear
from kiosk.ui.language import clock_text, say, translate
from kiosk.ui.tasks import Task
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.text import Text

MIND_SECONDS = 5  # between two looks for machines that are silent


class HelpPage(Chiming):
    """Looks whenever something was committed, and every second besides; rings again until somebody takes it."""

    counted = Signal(int)  # how many nobody sees to

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self.view = view
        self._chosen: int | None = None
        self._looking: Task[Seen] | None = None
        self._working: Task[None] | None = None
        self._minding: Task[None] | None = None
        self._seen_at: datetime | None = None
        self._rang_at: datetime | None = None
        self._minded_at: datetime | None = None
        self._is_away = self._has_rung = False
        self._calling: set[int] = set()  # what wants somebody, as of the last look
        self.chime = Chime()
        self.ear = Ear(partial(deeds.listen, view))
        self._build()
        for key, act in self._keys().items():
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chime.rang.connect(self.column.bell.sound)
        self.ear.rang.connect(self._hear)
        self._timer = QTimer(self, interval=view.theme.ms("second"))
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.ear.begin()
        self.look()

    def _keys(self) -> dict[str, Callable[[], None]]:
        seen = {NOBODY_KEY: self.talk.nobody}
        seen |= {f"F{number}": each for number, each in enumerate(self.talk.ready, start=FIRST_READY)}
        shown = {key: partial(click_if_shown, button) for key, button in seen.items()}
        takes = {key: partial(self._take_with, key) for key in TAKE_KEYS}
        on_card = ((SOLVE_KEY, "solve"), (PASS_KEY, "pass"), (STEPS_KEY, "steps"))
        own = {key: partial(self._press, deed) for key, deed in on_card}
        steps = {"Up": partial(self._step, -1), "Down": partial(self._step, 1)}
        return {**takes, **own, **shown, **steps}

    def _build(self) -> None:
        theme = self.view.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gutter"))
        self.column = HelpColumn(theme, self.view.person)
        self.column.chosen.connect(self.choose)
        self.column.asked.connect(self._asked)
        row.addWidget(self.column)
        row.addWidget(self._build_talk(), 1)

    def _build_talk(self) -> Card:
        theme = self.view.theme
        card = Card(theme)
        card.column.setSpacing(theme.px("gap"))
        self.trouble = Notice(theme, "", "trouble")
        told = translate("Desk", "New requests appear here by themselves.")
        self._nothing = Text(theme, told, colour="ink-2", align=Qt.AlignmentFlag.AlignHCenter)
        self.passing = Passing(theme)
        self.talk = Talk(theme, self.view.person)
        for each, stretch in ((self.trouble, 0), (self._nothing, 1), (self.passing, 0), (self.talk, 1)):
            card.column.addWidget(each, stretch)
            each.setVisible(each is self._nothing)
        self.passing.chosen.connect(self._hand_on)
        self.passing.left.connect(self._end_passing)
        self.talk.missed.connect(partial(self._close, Outcome.NOBODY))
        self.talk.said.connect(self._say)
        return card

    def stop(self) -> None:
        """Look and sound no more; answers under way reach nobody."""
        self._timer.stop()
        self.ear.stop()
        self.chime.close()
        self.column.stop()
        for task in (self._looking, self._working, self._minding):
            if task is not None:
                task.drop()

    # ---- looking ------------------------------------------------------------

    def look(self) -> None:
        """Ask what there is, unless that is being asked already; waits, climbing and sound go on all the same."""
        now = self.view.now()
        self._mind(now)
        self.column.show_requests(in_order(self._requests(), now), now)
        self._sound(now)
        if self._looking is None or not self._looking.is_wanted:
            self._has_rung = False
            self._looking = self.view.tasks.run(partial(deeds.look, self.view), self._show, self._not_seen)

    def _hear(self) -> None:
        """Something was committed; what is being asked already may be from before."""
        self._has_rung = True
        if self._looking is None or not self._looking.is_wanted:
            self.look()

    def _mind(self, now: datetime) -> None:
        is_busy = self._minding is not None and self._minding.is_wanted
        if not is_busy and (self._minded_at is None or now - self._minded_at >= timedelta(seconds=MIND_SECONDS)):
            self._minded_at = now
            work = partial(deeds.mind, self.view)
            self._minding = self.view.tasks.run(work, lambda _done: None, lambda _error: None)

    def _not_seen(self, error: DomainError) -> None:
        """The list stays as it was, and says so."""
        self._is_away = True
        if isinstance(error, DatabaseAway) and self._seen_at is not None:
            told = translate("Desk", "The database does not answer. The list is as it was at {time}.")
            self._complain(told.format(time=clock_text(self._seen_at)))
        else:
            self._complain(say(error.patient))

    def _show(self, seen: Seen) -> None:
        is_first, self._seen_at = self._seen_at is None, self.view.now()
        if self._is_away:
            self._is_away = False
            self.trouble.hide()
        new = self.column.show_requests(seen.requests, self._seen_at)
        self.column.show_figures(seen.figures)
        for row in () if is_first else new:
            announce(self, row.accessibleName())
        calling = {each.id for each in self._requests() if calls(each, self.view.person)}
        if calling - self._calling:
            self._rang_at = None
        self._calling = calling
        self._sound(self._seen_at)
        self.counted.emit(sum(each.is_waiting for each in seen.requests))
        self.talk.keep(frozenset(self.column.rows))
        self.choose(self._chosen if self._chosen in self.column.rows else next(iter(self.column.rows), None))
        if self._has_rung:
            self.look()

    def _sound(self, now: datetime) -> None:
        """At once for what is new, then again as often as the gravest that waits is worth."""
        calling = [each for each in self._requests() if calls(each, self.view.person)]
        waiting = [gravity(each.sort, each.asked_at, now) for each in calling]
        if not waiting:
            self._rang_at = None
        elif self._rang_at is None or now - self._rang_at >= timedelta(seconds=REPEAT_SECONDS[min(waiting)]):
            self._rang_at = now
            self.chime.ring(min(waiting))
            self.column.flash_calling()

    def _requests(self) -> list[HelpRequest]:
        return [row.request for row in self.column.rows.values()]

    # ---- the one in hand ----------------------------------------------------

    @property
    def chosen(self) -> HelpRequest | None:
        """The request in hand."""
        row = self.column.rows.get(self._chosen) if self._chosen is not None else None
        return row.request if row is not None else None

    def choose(self, request_id: int | None) -> None:
        """Take one in hand, to read and to answer; it is nobody's yet by that."""
        before = self.window().focusWidget()
        self._show_chosen(request_id)
        if before is self or (before is not None and self.isAncestorOf(before) and not before.isVisible()):
            self._aim()

    def _show_chosen(self, request_id: int | None) -> None:
        if request_id != self._chosen:
            self.passing.hide()
        self._chosen = request_id
        chosen = self.chosen
        self.talk.setVisible(chosen is not None)
        self._nothing.setVisible(chosen is None)
        if chosen is not None:
            self.column.choose(chosen.id)
            self.talk.show_request(chosen)

    def _step(self, by: int) -> None:
        """Up and down through the list, from wherever the keys go."""
        ids = list(self.column.rows)
        if self._chosen in self.column.rows:
            self.choose(ids[min(max(ids.index(self._chosen) + by, 0), len(ids) - 1)])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed goes to the kiosk in hand."""
        super().focusInEvent(event)
        self._aim()

    def _aim(self) -> None:
        (self.talk.entry if self.talk.entry.isVisible() else self).setFocus()

    # ---- doing --------------------------------------------------------------

    def _take_with(self, key: str) -> None:
        request_id = self.column.with_key(key)
        if request_id is not None:
            self._asked("take", request_id)

    def _press(self, deed: str) -> None:
        """What the card in hand offers."""
        if self.chosen is not None and deed in self.column.rows[self.chosen.id].buttons:
            self._asked(deed, self.chosen.id)

    def _asked(self, deed: str, request_id: int) -> None:
        self.choose(request_id)
        acts: dict[str, Callable[[], None]] = {
            "take": lambda: self._do(partial(deeds.take, self.view, request_id), lambda _taken: self._aim()),
            "keep": lambda: self._do(partial(deeds.keep, self.view, request_id), lambda _kept: None),
            "solve": partial(self._close, Outcome.SOLVED),
            "pass": self._begin_passing,
            "steps": partial(self.view.go, "Kiosks", self.column.rows[request_id].request.device),
        }
        acts[deed]()

    def _close(self, outcome: Outcome) -> None:
        if self.chosen is not None:
            self._do(partial(deeds.close, self.view, self.chosen.id, outcome), lambda _closed: None)

    def _begin_passing(self) -> None:
        self.view.tasks.run(partial(deeds.colleagues, self.view), self._offer_people, self._refused)

    def _offer_people(self, people: tuple[Colleague, ...]) -> None:
        self.passing.show()
        self.passing.show_people(people)

    def _end_passing(self) -> None:
        self.passing.hide()
        self._aim()

    def _hand_on(self, to: str) -> None:
        if self.chosen is not None:
            self._do(partial(deeds.hand_on, self.view, self.chosen.id, to), lambda _asked: self._end_passing())

    def _say(self, text: str) -> None:
        if self.chosen is not None:
            sent = partial(self._has_said, self.chosen.id, text)
            self._do(partial(deeds.answer, self.view, self.chosen.id, text), sent)

    def _has_said(self, request_id: int, text: str, _said: object) -> None:
        self.talk.has_sent(request_id, text)

    def _do(self, work: Callable[[], None], done: Callable[[None], None]) -> None:
        """One thing after the other; the list is looked at again at once."""
        if self._working is not None and self._working.is_wanted:
            return
        self.trouble.hide()

        def over(result: None) -> None:
            done(result)
            self._look_anew()

        self._working = self.view.tasks.run(work, over, self._refused)

    def _refused(self, error: DomainError) -> None:
        away = translate("Desk", "The database does not answer. Nothing was changed; please try again in a moment.")
        self._complain(away if isinstance(error, DatabaseAway) else say(error.patient))
        self._look_anew()

    def _look_anew(self) -> None:
        """An answer that is under way may be from before."""
        if self._looking is not None:
            self._looking.drop()
        self.look()

    def _complain(self, told: str) -> None:
        if self.trouble.isHidden() or self.trouble.words.text() != told:
            announce(self, told)
        self.trouble.say(told)
        self.trouble.show()
