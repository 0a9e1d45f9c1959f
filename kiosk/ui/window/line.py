"""The people of a window: who waits and why in this order, who is put aside, who was seen."""

from enum import Enum
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.domain.queue_views import InQueue
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.ui.desk.parts import KeyButton, Scroller
from kiosk.ui.language import translate, translate_marked
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.paint import CENTRE, Block, Box, draw_column
from kiosk.ui.widgets.tappable import Tappable
from kiosk.ui.widgets.text import Text
from kiosk.ui.window.deeds import BACK, Deed
from kiosk.ui.window.keys import DeedKey
from kiosk.ui.window.picture import Picture
from kiosk.ui.window.row import LineRow
from kiosk.ui.window.words import in_order, today, why_first, why_here

WHY_KEY = "F1"


class Part(Enum):
    """The lists there are."""

    WAITING = QT_TRANSLATE_NOOP("Window", "Waiting {count}")
    HELD = QT_TRANSLATE_NOOP("Window", "Put aside {count}")
    ENDED = QT_TRANSLATE_NOOP("Window", "Ended {count}")


NOBODY = {
    Part.WAITING: QT_TRANSLATE_NOOP("Window", "Nobody is waiting."),
    Part.HELD: QT_TRANSLATE_NOOP("Window", "Nobody is put aside."),
    Part.ENDED: QT_TRANSLATE_NOOP("Window", "Nobody has been seen yet today."),
}


class Tab(Tappable):
    """Leads to one list; underlined while it is shown."""

    def __init__(self, theme: Theme, part: Part) -> None:
        super().__init__(theme, "")
        self.part = part
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedHeight(theme.px("window-tab"))
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """How many are in it."""
        self.setText(translate_marked("Window", self.part.value).format(count=count))
        self.setAccessibleName(self.text())
        self.update()

    def box(self) -> Box:
        """None of its own."""
        return Box("primary-tint" if self.isDown() else "", "")

    def sizeHint(self) -> QSize:
        """They share the width."""
        return self.minimumSize()

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Words, line."""
        ink, type_ = ("primary", "body-l") if self.isChecked() else ("ink-2", "body")
        draw_column(painter, rect, self.theme, (Block(self.text(), type_, ink, CENTRE),))
        width = self.theme.px("line-selected") if self.isChecked() else self.theme.px("line")
        painter.setPen(QPen(self.theme.colour("primary" if self.isChecked() else "line-soft"), width))
        y = rect.bottom() - width // 2
        painter.drawLine(rect.left(), y, rect.right(), y)


class LineCard(Card):
    """One list at a time; below it why somebody stands there, and what can be done for them.

    Emits ``turned`` when somebody else is chosen.
    """

    turned = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, padding="padding-s")
        self.part = Part.WAITING
        self._picture: Picture | None = None
        self._chosen: int | None = None
        self._compared: int | None = None
        self._rows: list[LineRow] = []
        self.tabs = {part: Tab(theme, part) for part in Part}
        tabs = QHBoxLayout()
        tabs.setSpacing(0)
        for part, tab in self.tabs.items():
            tab.clicked.connect(partial(self.show_part, part))
            tabs.addWidget(tab)
        self.tabs[Part.WAITING].setChecked(True)
        self.column.addLayout(tabs)
        self._nobody = Text(theme, "", colour="ink-2")
        self.column.addWidget(self._nobody)
        self._list = Scroller(theme)
        self._list.column.setSpacing(0)
        self._list.column.addStretch(1)
        self.column.addWidget(self._list, 1)
        self.column.addWidget(self._build_why(theme))
        self.column.addWidget(self._build_keys(theme))
        self._today = Text(theme, "", type="caption", colour="ink-2")
        self.column.addWidget(self._today)

    def _build_why(self, theme: Theme) -> Card:
        self._why_card = Card(theme, Box("sunken", "", radius="radius-m"), padding="gap-s")
        self._why_card.column.setSpacing(0)
        self._why_title = Text(theme, "", type="body-l")
        self._why_card.setMinimumHeight(theme.px("window-why"))  # the list keeps its place while rows are chosen
        self._why = Text(theme, "", type="caption")
        self._why.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._why_card.column.addWidget(self._why_title)
        self._why_card.column.addWidget(self._why, 1)
        return self._why_card

    def _build_keys(self, theme: Theme) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gap-s"))
        self.call = DeedKey(theme, Deed.CALL, height="target")
        self.back = {deed: DeedKey(theme, deed, height="target") for deed in BACK.values()}
        self.why = KeyButton(theme, translate("Window", "Compare"), icon="scale", note=WHY_KEY, height="target")
        self.why.clicked.connect(self.compare)
        for key in (self.call, *self.back.values(), self.why):
            key.setFixedHeight(theme.px("target"))
            row.addWidget(key)
        return box

    # ---- what is shown ------------------------------------------------------

    @property
    def chosen(self) -> InQueue | None:
        """The one in hand."""
        return next((row.who for row in self._rows if row.who is not None and row.who.ticket_id == self._chosen), None)

    @property
    def people(self) -> tuple[InQueue, ...]:
        """Of the list shown."""
        if self._picture is None:
            return ()
        return {
            Part.WAITING: self._picture.waiting,
            Part.HELD: self._picture.held,
            Part.ENDED: self._picture.ended,
        }[self.part]

    def show_picture(self, picture: Picture) -> None:
        """As the records have it; whoever is chosen stays so while they are in the list."""
        self._picture = picture
        counts = {Part.WAITING: picture.waiting, Part.HELD: picture.held, Part.ENDED: picture.ended}
        for part, people in counts.items():
            self.tabs[part].show_count(len(people))
        self._today.setText(today(picture))
        self._show_rows()

    def show_part(self, part: Part, _checked: object = None) -> None:
        """Another list."""
        self.part = part
        self.tabs[part].setChecked(True)
        self._chosen = self._compared = None
        self._show_rows()

    def step_part(self, by: int) -> None:
        """The list beside it."""
        parts = list(Part)
        self.show_part(parts[min(max(parts.index(self.part) + by, 0), len(parts) - 1)])

    def step(self, by: int) -> None:
        """Up and down through the list."""
        ids = [who.ticket_id for who in self.people]
        if ids:
            at = ids.index(self._chosen) if self._chosen in ids else 0
            self._choose(ids[min(max(at + by, 0), len(ids) - 1)])

    def compare(self, _checked: object = None) -> None:
        """From now on others are compared with the one in hand; again lets go."""
        self._compared = None if self._compared == self._chosen else self._chosen
        self._show_rows()

    def _show_rows(self) -> None:
        if self._picture is None:
            return
        people, now = self.people, self._picture.at
        ids = [who.ticket_id for who in people]
        if self._chosen not in ids:
            self._chosen = ids[0] if ids else None
        if self._compared not in ids:
            self._compared = None
        self._nobody.setText(translate_marked("Window", NOBODY[self.part]))
        self._nobody.setVisible(not people)
        self._fit(len(people))
        for place, (row, who) in enumerate(zip(self._rows, people, strict=True), start=1):
            row.show_who(who, place if self.part is Part.WAITING else 0, now)
            row.setChecked(who.ticket_id == self._chosen)
            row.mark(is_marked=who.ticket_id == self._compared)
        self._show_why()
        self.turned.emit()

    def _fit(self, count: int) -> None:
        """As many rows as people."""
        column = self._list.column
        while len(self._rows) > count:
            row = self._rows.pop()
            column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < count:
            row = LineRow(self._theme)
            row.clicked.connect(partial(self._choose_row, len(self._rows)))
            row.compared.connect(partial(self._compare_row, len(self._rows)))
            self._rows.append(row)
            column.insertWidget(column.count() - 1, row)

    def _choose_row(self, index: int, _checked: object = None) -> None:
        self._choose(self.people[index].ticket_id)

    def _compare_row(self, index: int) -> None:
        self._compared = self._chosen if self._compared is None else self._compared
        self._choose(self.people[index].ticket_id)

    def _choose(self, ticket_id: int) -> None:
        self._chosen = ticket_id
        self._show_rows()
        shown = next(row for row in self._rows if row.who is not None and row.who.ticket_id == ticket_id)
        self._list.ensureWidgetVisible(shown)

    def _show_why(self) -> None:
        """Why the one in hand stands there, or stands before or behind the one it is compared with."""
        who, picture = self.chosen, self._picture
        self._why_card.setVisible(who is not None and self.part is Part.WAITING)
        if who is None or picture is None or self.part is not Part.WAITING:
            return
        other = picture.find(self._compared)
        if other is None or other.ticket_id == who.ticket_id:
            self._why_title.setText(translate("Window", "Why {ticket} stands here").format(ticket=who.label))
            self._why.setText("\n".join(why_here(picture, who)))
            return
        told = translate("Window", "Why {first} comes before {second}")
        first, second = in_order(picture, who, other)
        self._why_title.setText(told.format(first=first.label, second=second.label))
        self._why.setText("\n".join(why_first(picture, first, second)))
