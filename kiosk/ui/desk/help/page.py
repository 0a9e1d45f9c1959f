"""The requests for help, the oldest first, and what is written with the one in hand."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.domain.errors import DatabaseAway, DomainError
from kiosk.domain.help import HelpRequest, HelpState, Side
from kiosk.domain.roles import Right
from kiosk.ui.desk.help.row import HelpRow
from kiosk.ui.desk.help.talk import CLOSE_KEY, FIRST_READY, TAKE_KEY, Talk
from kiosk.ui.desk.parts import Scroller
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import clock_text, say, translate
from kiosk.ui.tasks import Task
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.text import Heading, Text


class HelpPage(QWidget):
    """Looks every second; whoever takes a request first owns it, the others read who does."""

    counted = Signal(int)  # how many nobody sees to

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self.view = view
        self.rows: dict[int, HelpRow] = {}
        self._chosen: int | None = None
        self._looking: Task[tuple[HelpRequest, ...]] | None = None
        self._working: Task[None] | None = None
        self._seen_at: datetime | None = None
        self._is_away = False
        self._build()
        for key, act in self._keys().items():
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._timer = QTimer(self, interval=view.theme.ms("second"))
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def _keys(self) -> dict[str, Callable[[], None]]:
        ready = {f"F{number}": each.click for number, each in enumerate(self.talk.ready, start=FIRST_READY)}
        steps = {"Up": partial(self._step, -1), "Down": partial(self._step, 1)}
        return {TAKE_KEY: self.talk.take.click, CLOSE_KEY: self.talk.close_it.click, **ready, **steps}

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.view.theme.px("gutter"))
        row.addWidget(self._build_list())
        row.addWidget(self._build_talk(), 1)

    def _build_list(self) -> Card:
        theme = self.view.theme
        self._list = Scroller(theme)
        self._list.column.addStretch(1)
        card = Card(theme)
        card.setFixedWidth(theme.px("desk-list"))
        card.column.setSpacing(theme.px("gap"))
        card.column.addWidget(Heading(theme, translate("Desk", "Help"), type="title"))
        rule = translate("Desk", "Whoever takes a request first sees it through.")
        card.column.addWidget(Text(theme, rule, type="caption", colour="ink-2"))
        self._empty = Text(theme, translate("Desk", "Nobody is waiting for help."), colour="ink-2")
        card.column.addWidget(self._empty)
        card.column.addWidget(self._list, 1)
        return card

    def _build_talk(self) -> Card:
        theme = self.view.theme
        card = Card(theme)
        card.column.setSpacing(theme.px("gap"))
        self.trouble = Notice(theme, "", "trouble")
        self.trouble.hide()
        card.column.addWidget(self.trouble)
        told = translate("Desk", "New requests appear here by themselves.")
        self._nothing = Text(theme, told, colour="ink-2", align=Qt.AlignmentFlag.AlignHCenter)
        card.column.addWidget(self._nothing, 1)
        self.talk = Talk(theme, self.view.person)
        self.talk.hide()
        card.column.addWidget(self.talk, 1)
        self.talk.taken.connect(self._take)
        self.talk.closed.connect(self._close)
        self.talk.said.connect(self._say)
        return card

    def stop(self) -> None:
        """Look no more; answers under way reach nobody."""
        self._timer.stop()
        for row in self.rows.values():
            row.stop()
        if self._looking is not None:
            self._looking.drop()
        if self._working is not None:
            self._working.drop()

    # ---- looking ------------------------------------------------------------

    def look(self) -> None:
        """Ask what there is, unless that is being asked already; the waits go on all the same."""
        now = self.view.now()
        for row in self.rows.values():
            row.show_request(row.request, now)
        if self._looking is None or not self._looking.is_wanted:
            self._looking = self.view.tasks.run(self.view.services().help.open, self._show, self._not_seen)

    def _not_seen(self, error: DomainError) -> None:
        """The list stays as it was, and says so."""
        self._is_away = True
        if isinstance(error, DatabaseAway) and self._seen_at is not None:
            told = translate("Desk", "The database does not answer. The list is as it was at {time}.")
            self._complain(told.format(time=clock_text(self._seen_at)))
        else:
            self._complain(say(error.patient))

    def _show(self, requests: tuple[HelpRequest, ...]) -> None:
        is_first, self._seen_at = self._seen_at is None, self.view.now()
        if self._is_away:
            self._is_away = False
            self.trouble.hide()
        new = [each for each in requests if each.id not in self.rows]
        self._show_rows(requests)
        for each in () if is_first else new:
            self.rows[each.id].flash()
            announce(self, self.rows[each.id].accessibleName())
        self.counted.emit(sum(each.state is HelpState.WAITING for each in requests))
        self.talk.keep(frozenset(self.rows))
        self.choose(self._chosen if self._chosen in self.rows else next(iter(self.rows), None))

    def _show_rows(self, requests: tuple[HelpRequest, ...]) -> None:
        """The rows that are over go, new ones come below: the oldest stays above."""
        for over in self.rows.keys() - {each.id for each in requests}:
            row = self.rows.pop(over)
            row.stop()
            self._list.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        now = self.view.now()
        for request in requests:
            if request.id in self.rows:
                self.rows[request.id].show_request(request, now)
            else:
                self._add_row(request)
        self._empty.setVisible(not self.rows)

    def _add_row(self, request: HelpRequest) -> None:
        row = self.rows[request.id] = HelpRow(self.view.theme, request, self.view.person, self.view.now())
        row.clicked.connect(partial(self.choose, request.id))
        self._list.column.insertWidget(self._list.column.count() - 1, row)

    # ---- the one in hand ----------------------------------------------------

    @property
    def chosen(self) -> HelpRequest | None:
        """The request in hand."""
        row = self.rows.get(self._chosen) if self._chosen is not None else None
        return row.request if row is not None else None

    def choose(self, request_id: int | None, _checked: object = None) -> None:
        """Take one in hand, to read and to answer; it is nobody's yet by that."""
        before = self.window().focusWidget()
        self._show_chosen(request_id)
        if before is self or (before is not None and self.isAncestorOf(before) and not before.isVisible()):
            self._aim()

    def _show_chosen(self, request_id: int | None) -> None:
        self._chosen = request_id
        chosen = self.chosen
        self.talk.setVisible(chosen is not None)
        self._nothing.setVisible(chosen is None)
        if chosen is None:
            return
        row = self.rows[chosen.id]
        if not row.isChecked():
            row.setChecked(True)
            self._list.ensureWidgetVisible(row)
        self.talk.show_request(chosen)

    def _step(self, by: int) -> None:
        """Up and down through the list, from wherever the keys go."""
        ids = list(self.rows)
        if self._chosen in self.rows:
            self.choose(ids[min(max(ids.index(self._chosen) + by, 0), len(ids) - 1)])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed goes to the kiosk in hand."""
        super().focusInEvent(event)
        self._aim()

    def _aim(self) -> None:
        (self.talk.entry if self.talk.entry.isVisible() else self).setFocus()

    # ---- doing --------------------------------------------------------------

    def _take(self) -> None:
        if self.chosen is not None:
            self._do(partial(take, self.view, self.chosen.id), self._took)

    def _took(self, _taken: object) -> None:
        self._aim()

    def _close(self) -> None:
        if self.chosen is not None:
            self._do(partial(close, self.view, self.chosen.id), lambda _closed: None)

    def _say(self, text: str) -> None:
        if self.chosen is not None:
            sent = partial(self._has_said, self.chosen.id, text)
            self._do(partial(answer, self.view, self.chosen, text), sent)

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


def take(view: DeskView, request_id: int) -> None:
    """Make it this person's. Raises `NotAllowed`, `AlreadyTaken`, `HelpOver`."""
    services = view.services()
    services.staff.require(view.person, Right.ANSWER_HELP)
    services.help.take(request_id, owner_number=view.person.number, actor=view.actor)


def answer(view: DeskView, request: HelpRequest, text: str) -> None:
    """Write to the kiosk; whoever answers takes it. Raises what `take` does, and `InvalidEntry`."""
    take(view, request.id)
    view.services().help.say(request.id, text, side=Side.STAFF, actor=view.actor)


def close(view: DeskView, request_id: int) -> None:
    """End it, if it is still this person's. Raises what `take` does."""
    take(view, request_id)
    view.services().help.close(request_id, actor=view.actor)
