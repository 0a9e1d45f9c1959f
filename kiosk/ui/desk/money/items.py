"""Lines of a charge to choose from, by Space or their digits: which of them go back."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy

from kiosk.domain.refunds import RefundLine
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.register.parts import Toggle
from kiosk.ui.language import money_text, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.text import Text

Said = Callable[[tuple[int, ...]], None]


class ItemsPanel(Card):
    """Alt+Enter goes on with what is chosen, Esc lets it be. Emits ``left`` when it is gone."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Box("accent-tint", "accent-ink", "line-button"), padding="padding-s")
        self._theme = theme
        self._said: Said | None = None
        self._lines: tuple[RefundLine, ...] = ()
        self.toggles: dict[int, Toggle] = {}
        self._keys: list[QShortcut] = []
        self.question = Text(theme, translate("MoneyDesk", "Which items are refunded?"), type="label")
        self.sum = Text(theme, "", type="title-s")
        self.on = KeyButton(theme, translate("MoneyDesk", "Go on"), look=Looks.PRIMARY, note="Alt+Enter")
        self.on.clicked.connect(self._confirm)
        self.away = KeyButton(theme, translate("Hall", "Leave it"), note="Esc")
        self.away.clicked.connect(self.leave)
        self.trouble = Text(theme, translate("MoneyDesk", "Please choose at least one."), colour="danger")
        for each in (self.question, self.sum, self.trouble, self.on, self.away):
            self.column.addWidget(each)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.leave)
        for key in ("Alt+Return", "Alt+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.on.click)
        self.hide()

    def offer(self, lines: Sequence[RefundLine], said: Said) -> None:
        """Let some of them be chosen; those that went back already are not among them."""
        self._said, self._lines = said, tuple(line for line in lines if not line.is_returned)
        for toggle in self.toggles.values():
            toggle.hide()
            toggle.deleteLater()
        for key in self._keys:
            key.deleteLater()
        self.toggles, self._keys = {}, []
        for number, line in enumerate(self._lines, start=1):
            toggle = Toggle(self._theme, f"{line.name} {money_text(line.due)}", key=str(number))
            toggle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            toggle.toggled.connect(self._count)
            key = QShortcut(QKeySequence(str(number)), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(partial(_flip, toggle))
            self._keys.append(key)
            self.toggles[line.line_id] = toggle
            self.column.insertWidget(number, toggle)
        self._count()
        self.trouble.hide()
        self.show()
        announce(self, self.question.text())
        next(iter(self.toggles.values()), self.away).setFocus()

    def leave(self) -> None:
        """Nothing is given back."""
        if not self.isHidden():
            self._said = None
            self.hide()
            self.left.emit()

    @property
    def chosen(self) -> tuple[int, ...]:
        """The lines that go back."""
        return tuple(key for key, toggle in self.toggles.items() if toggle.isChecked())

    def _count(self, _checked: object = None) -> None:
        self.trouble.hide()
        total = sum(line.due for line in self._lines if line.line_id in self.chosen)
        self.sum.setText(translate("MoneyDesk", "To refund: {amount}").format(amount=money_text(total)))

    def _confirm(self) -> None:
        chosen, said = self.chosen, self._said
        if chosen and said is not None:
            self.leave()
            said(chosen)
        elif said is not None:
            self.trouble.show()
            announce(self, self.trouble.text())


def _flip(toggle: Toggle) -> None:
    toggle.setChecked(not toggle.isChecked())
