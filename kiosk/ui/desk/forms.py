"""What forms of the desk are made of: a labelled entry, a choice from a list that opens, a question before a deed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPalette, QShortcut, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kiosk.ui.desk.parts import Field, KeyButton, colours
from kiosk.ui.desk.table import Index
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.paint import Block, Box, draw_box, draw_column, draw_icon
from kiosk.ui.widgets.text import Heading, Text


class Labelled(QWidget):
    """An entry with its name above it, and below it what is wrong with it."""

    def __init__(self, theme: Theme, name: str, entry: QWidget) -> None:
        super().__init__()
        self.entry = entry
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.label = Text(theme, name, type="caption", colour="ink-2")
        self.trouble = Text(theme, "", type="caption", colour="danger")
        self.trouble.hide()
        for each in (self.label, entry, self.trouble):
            column.addWidget(each)
        if not entry.accessibleName():
            entry.setAccessibleName(name)
        self.setFocusProxy(entry)

    def complain(self, words: str) -> None:
        """Say what is wrong, below the entry and to a screen reader."""
        if self.trouble.isHidden() or self.trouble.text() != words:
            announce(self, words)
        self.trouble.setText(words)
        self.trouble.show()
        self.entry.setAccessibleDescription(words)

    def clear(self) -> None:
        """Nothing is wrong any more."""
        self.trouble.hide()
        self.trouble.setText("")
        self.entry.setAccessibleDescription("")


class OptionPainter(QStyledItemDelegate):
    """Paints one line of the list that opens."""

    def __init__(self, theme: Theme, choice: QComboBox) -> None:
        super().__init__(choice)
        self._theme, self._choice = theme, choice

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """At least a target."""
        width = self._theme.metrics("body").advance(str(index.data())) + 4 * self._theme.px("padding-s")
        return QSize(width, max(self._theme.px("target"), self._theme.metrics("body").height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Solid where the keys are."""
        rect = option.rect
        is_in_hand = index.row() == self._choice.view().currentIndex().row()
        box = Box("primary", "", radius="radius-s") if is_in_hand else Box("surface", "")
        draw_box(painter, rect, self._theme, box)
        words = rect.adjusted(self._theme.px("padding-s"), 0, -self._theme.px("padding-s"), 0)
        ink = "on-primary" if is_in_hand else "ink"
        draw_column(painter, words, self._theme, (Block(str(index.data()), "body", ink),))


class Choice(QComboBox):
    """One of several: arrows and first letters choose, Space opens the list; ``changed`` tells another value."""

    changed = Signal(object)

    def __init__(self, theme: Theme, name: str, options: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self._theme = theme
        self._values: tuple[object, ...] = ()
        self.setAccessibleName(name)
        self.setFont(theme.font("body"))
        self.setMinimumHeight(theme.px("primary-button"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setItemDelegate(OptionPainter(theme, self))
        self.view().setFont(theme.font("body"))
        self.view().viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.recolour()
        self.offer(options)
        self.currentIndexChanged.connect(self._tell)

    def recolour(self) -> None:
        """In the colours of the theme."""
        for each in (self, self.view()):
            each.setPalette(colours(self._theme, each.palette()))

    def offer(self, options: Sequence[tuple[object, str]]) -> None:
        """Other options; the value stays where it is still among them, and nothing is told."""
        before = self.value
        blocked = self.blockSignals(True)
        self.clear()
        self._values = tuple(value for value, _ in options)
        self.addItems([words for _, words in options])
        if before in self._values:
            self.setCurrentIndex(self._values.index(before))
        self.blockSignals(blocked)

    @property
    def value(self) -> object:
        """What is chosen; None where there is nothing to choose from."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def choose(self, value: object) -> None:
        """Choose it; nothing happens where it is not among the options."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def _tell(self, _index: int) -> None:
        self.changed.emit(self.value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel moves the page, not an answer that nobody looks at."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """The longest option, and the arrow."""
        words = max((self._theme.metrics("body").advance(self.itemText(at)) for at in range(self.count())), default=0)
        return QSize(words + 3 * self._theme.px("padding-s") + self._theme.px("icon-s"), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Words are not cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, words, arrow."""
        painter = QPainter(self)
        box = Box("surface", "primary", "line-selected") if self.hasFocus() else Box(width="line-button")
        draw_box(painter, self.rect(), self._theme, box if self.isEnabled() else Box("sunken", "line-soft"))
        side, icon = self._theme.px("padding-s"), self._theme.px("icon-s")
        words = self.rect().adjusted(side, 0, -side - icon, 0)
        draw_column(painter, words, self._theme, (Block(self.currentText(), "body"),))
        at = self.rect().right() - side // 2 - icon // 2, self.rect().center().y()
        draw_icon(painter, self._theme, "chevron-down", "ink-2", "icon-s", at)
        painter.end()


class Ask(Card):
    """A question inside the page before something is done: ``confirmed`` with a reason or "", or ``cancelled``."""

    confirmed = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme, question: str, confirm_words: str) -> None:
        super().__init__(theme, Box("accent-tint", "accent-ink", "line-button"))
        self._words = question
        self.column.setSpacing(theme.px("gap"))
        self.column.addWidget(Heading(theme, question, type="label"))
        self._add_entries(theme)
        self.confirm = KeyButton(theme, confirm_words, note=translate("Desk", "Enter"), look=Looks.PRIMARY)
        self.cancel = KeyButton(theme, translate("Desk", "Leave it"), note=translate("Desk", "Esc"))
        self.confirm.clicked.connect(self._confirm)
        self.cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.setSpacing(theme.px("gap"))
        row.addWidget(self.cancel)
        row.addWidget(self.confirm, 1)
        self.column.addLayout(row)
        self._on_key("Esc", self.cancel)

    def _on_key(self, key: str, button: KeyButton) -> None:
        shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(button.click)

    def _add_entries(self, theme: Theme) -> None:
        """Nothing is to be entered."""

    def reason(self) -> str:
        """What was entered."""
        return ""

    def _confirm(self) -> None:
        self.confirmed.emit(self.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Keys go to it, and a screen reader hears it."""
        super().showEvent(event)
        announce(self, self._words)
        self.take_focus()

    def take_focus(self) -> None:
        """Enter confirms, Esc leaves it."""
        self.confirm.setFocus(Qt.FocusReason.TabFocusReason)


class AskReason(Ask):
    """One that asks why; without a reason nothing is confirmed."""

    def _add_entries(self, theme: Theme) -> None:
        name = translate("Desk", "Reason")
        self.entry = Field(theme, name)
        self.entry.setMaxLength(200)
        self.entry.returnPressed.connect(self._confirm)
        self.why = Labelled(theme, name, self.entry)
        self.column.addWidget(self.why)

    def reason(self) -> str:
        """Why it is to be done."""
        return self.entry.text().strip()

    def _confirm(self) -> None:
        if self.reason():
            self.why.clear()
            super()._confirm()
        else:
            self.why.complain(translate("Desk", "Please say why."))
            self.take_focus()

    def take_focus(self) -> None:
        """The reason is typed at once."""
        self.entry.setFocus()
