"""One tab: a table, beside it what is known of the row in hand and the keys for what can be done."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.errors import DatabaseAway, DomainError
from kiosk.services.desk import DeskServices
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.table import Column, Line, Table
from kiosk.ui.desk.tabs.age import ago
from kiosk.ui.desk.tabs.reason import ReasonPanel
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import say, translate
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.text import Heading, Text

T = TypeVar("T")
STALE = timedelta(seconds=25)  # two looks have failed


class Pending(Protocol):
    """An answer that is awaited, of whatever sort."""

    @property
    def is_wanted(self) -> bool:
        """Whether somebody still waits for it."""
        ...

    def drop(self) -> None:
        """Nobody hears of it any more."""
        ...


class Tab(QWidget):
    """Looks when it is told to; one thing is done after the other, and the table is looked at again behind it."""

    def __init__(self, view: DeskView, title: str, columns: Sequence[Column]) -> None:
        super().__init__()
        self.view = view
        self.seen_at: datetime | None = None
        self._is_away = False
        self._looking: Pending | None = None
        self._working: Pending | None = None
        theme = view.theme
        self.table = Table(theme, title, columns)
        self.table.chosen.connect(self._choose)
        self.heading, self.age = Heading(theme, title, type="title-s"), Text(theme, "", type="caption", colour="ink-2")
        self.notice, self.news = Notice(theme, "", "trouble"), Notice(theme, "", "good")
        self.facts = Text(theme, "")
        self.subject = Heading(theme, "", type="title-s")
        self.reason = ReasonPanel(theme)
        self.reason.left.connect(self.take_keys)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gutter"))
        row.addWidget(self._list(), 1)
        row.addWidget(self._side())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # ---- how it looks -------------------------------------------------------

    def _list(self) -> Card:
        theme = self.view.theme
        card = Card(theme, padding="padding-s")
        card.column.setSpacing(theme.px("gap"))
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.px("gap"))
        self.heading.setWordWrap(False)
        self.age.setWordWrap(False)
        self.head.addWidget(self.heading)
        self.head.addStretch(1)
        self.head.addWidget(self.age)
        card.column.addLayout(self.head)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(theme.px("gap"))
        card.column.addLayout(self.tools)
        for notice in (self.notice, self.news):
            notice.hide()
            card.column.addWidget(notice)
        card.column.addWidget(self.table, 1)
        self.list = card.column
        return card

    def _side(self) -> QWidget:
        theme = self.view.theme
        side = QWidget()
        side.setFixedWidth(theme.px("desk-list") * 5 // 6)  # the tables need the room
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("gap"))
        self.card = Card(theme, padding="padding-s")
        self.card.column.setSpacing(theme.px("gap"))
        self.card.column.addWidget(self.subject)
        self.card.column.addWidget(self.facts)
        self.keys = QVBoxLayout()
        self.keys.setSpacing(theme.px("gap-s"))
        self.card.column.addLayout(self.keys)
        column.addWidget(self.card)
        column.addWidget(self.reason)
        column.addStretch(1)
        self.side = column
        return side

    def add_key(self, words: str, key: str, act: Callable[[], None], *, icon: str = "") -> KeyButton:
        """One more thing that can be done, by its key."""
        button = KeyButton(self.view.theme, words, icon=icon, note=key)
        button.clicked.connect(act)
        QShortcut(QKeySequence(key), self).activated.connect(button.click)
        self.keys.addWidget(button)
        return button

    # ---- looking ------------------------------------------------------------

    def desk(self) -> DeskServices:
        """The services of the desk; slow: in work only."""
        return self.view.services().desk()

    def look(self) -> None:
        """Read anew what is shown."""
        raise NotImplementedError

    def read(self, work: Callable[[], T], show: Callable[[T], None]) -> None:
        """Read off the GUI thread and show it; while an answer is awaited nothing is asked twice."""
        if self._looking is not None and self._looking.is_wanted:
            return

        def shown(found: T) -> None:
            self.seen_at = self.view.now()
            if self._is_away:
                self.notice.hide()
                self._is_away = False
            show(found)
            self.tick()

        self._looking = self.view.tasks.run(work, shown, self._failed)

    def _failed(self, error: DomainError) -> None:
        self._is_away = True
        told = translate("Hall", "The database does not answer. It is asked again by itself.")
        self.complain(told if isinstance(error, DatabaseAway) else say(error.patient))
        self.tick()

    def tick(self) -> None:
        """Say how old what is shown is."""
        if self.seen_at is None:
            return
        now = self.view.now()
        is_old = now - self.seen_at >= STALE
        words = translate("Hall", "As it was {ago}") if is_old else translate("Hall", "Updated {ago}")
        self.age.set_colour("danger" if is_old else "ink-2")
        self.age.setText(words.format(ago=ago(self.seen_at, now)))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Fill the table; the row in hand stays, or the first is taken."""
        self.table.show_lines(lines)
        if self.table.current is None and lines:
            self.table.choose(lines[0].key)
        self._choose(self.table.current)

    # ---- the row in hand ----------------------------------------------------

    def tell(self, subject: str, *facts: str) -> None:
        """What is known of the row in hand."""
        self.subject.setText(subject)
        self.facts.setText("\n".join(fact for fact in facts if fact))
        self.facts.setVisible(any(facts))

    def show_row(self, key: object) -> None:
        """Tell more about a row; None is no row."""
        raise NotImplementedError

    def _choose(self, key: object) -> None:
        self.show_row(key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arrows move in the table."""
        super().focusInEvent(event)
        self.take_keys()

    def take_keys(self) -> None:
        """Keys go to the table again."""
        self.table.setFocus()

    # ---- doing --------------------------------------------------------------

    def do(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do one thing off the GUI thread; then the table is looked at again."""
        if self._working is not None and self._working.is_wanted:
            return
        self.notice.hide()
        self.news.hide()

        def over(result: T) -> None:
            done(result)
            self.look_anew()

        self._working = self.view.tasks.run(work, over, self._refused)

    def report(self, told: str) -> None:
        """Say what has been done."""
        self.news.say(told)
        self.news.show()
        announce(self, told)

    def complain(self, told: str) -> None:
        """Say what could not be done."""
        if self.notice.isHidden() or self.notice.words.text() != told:
            announce(self, told)
        self.notice.say(told)
        self.notice.show()

    def _refused(self, error: DomainError) -> None:
        away = translate("Hall", "The database does not answer. Nothing was changed; please try again in a moment.")
        self.complain(away if isinstance(error, DatabaseAway) else say(error.patient))
        self.look_anew()

    def look_anew(self) -> None:
        """An answer that is under way may be from before."""
        if self._looking is not None:
            self._looking.drop()
        self.look()

    def stop(self) -> None:
        """Nobody hears answers any more."""
        for task in (self._looking, self._working):
            if task is not None:
                task.drop()
