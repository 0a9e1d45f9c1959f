"""Pages on which a number is typed: cells on top, the keypad, what is still missing."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from kiosk.domain.errors import InvalidEntry
from kiosk.ui.language import translate
from kiosk.ui.pages.typing import TypingPage
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.cells import Cells, Group
from kiosk.ui.widgets.keypad import DELETE, Keypad
from kiosk.ui.widgets.tappable import ENTER
from kiosk.ui.widgets.text import Text


class DigitsPage(TypingPage):
    """Collects ``typed``; subclasses say which groups there are, what is wrong with it, and what to answer."""

    folds = True

    hidden = True
    extra = ""
    cells: Cells

    def has_room_beside(self) -> bool:
        """The keypad is narrow on any panel."""
        return True

    def groups(self) -> tuple[Group, ...]:
        """The cells."""
        raise NotImplementedError

    def problem(self) -> InvalidEntry | None:
        """Why what has been typed so far can never be right, if so."""
        return None

    def is_enough(self) -> bool:
        """Whether what has been typed can be answered with."""
        return len(self.typed) == self.cells.length

    def accept(self) -> None:
        """Answer; may raise `InvalidEntry`."""
        raise NotImplementedError

    def build(self) -> None:
        """Cells, keypad, dock."""
        self.typed = ""
        self.keep_room()
        self.card = Card(self.theme, padding="padding-s")
        self.count = Text(self.theme, "", type="body-l", parent=self)
        is_tight = self.theme.is_large or self.theme.is_small
        self.count.setHidden(is_tight)  # the way on says it as well
        self.eye = self._make_eye()
        if not is_tight:
            top = QHBoxLayout()
            top.addWidget(self.count, 1)
            top.addWidget(self.eye)
            self.card.column.addLayout(top)
        self.cells = Cells(self.theme, self.groups(), hidden=self.hidden)
        self.card.column.addWidget(self.cells)
        self.shared.addWidget(self.card)
        self.keypad = Keypad(self.theme, self.extra, columns=6 if self._lies() else 3)
        self.keypad.pressed.connect(self.press)
        self.touch.addStretch(1)
        self.touch.addWidget(self.keypad)
        self.clear = Button(self.theme, translate("Pages", "Clear all"))
        self.clear.clicked.connect(lambda: self.restore(""))
        self.go = self.make_way_on("")
        self.go.clicked.connect(self.try_to_answer)
        beside = (self.eye,) if is_tight and self.hidden else ()
        self.dock = self.put_in_dock(self.clear, *beside, self.go)
        self._show()

    def _lies(self) -> bool:
        """Whether the keypad stands below the cells on a panel that has no height for four rows."""
        return self.theme.is_small and self.theme.is_wide and not self.has_room_beside()

    def _make_eye(self) -> Button:
        """Beside the count; in large text, where the button tells the count, in the dock."""
        words = translate("Pages", "Show") if self.theme.is_large else translate("Pages", "Show number")
        eye = Button(self.theme, words, icon="eye", type="body-l", height="target", parent=self)
        eye.setCheckable(True)
        eye.toggled.connect(lambda shown: self.cells.reveal(shown=shown))
        eye.setVisible(self.hidden)
        eye.setAccessibleName(translate("Pages", "Show number"))
        return eye

    def press(self, character: str) -> None:
        """One key."""
        if character == DELETE:
            self.typed = self.typed[:-1]
        elif len(self.typed) < self.cells.length:
            self.typed += character
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A real keyboard works as well; Enter goes on."""
        if event.key() in ENTER and self.go.isEnabled():
            self.try_to_answer()
        elif not self.keypad.take(event):
            super().keyPressEvent(event)

    def entered(self) -> str:
        """The digits so far."""
        return self.typed

    def draft(self) -> str:
        """The same."""
        return self.typed

    def restore(self, draft: str) -> None:
        """Begin with these digits."""
        self.typed = draft
        self._show()

    def _show(self) -> None:
        self.cells.show_text(self.typed)
        problem = self.problem()
        if problem is None:
            self.calm()
        else:
            self.complain(problem.patient)
        missing = self.cells.length - len(self.typed)
        is_ready = problem is None and self.is_enough()
        self.go.set_look(Looks.PRIMARY if is_ready else Looks.UNREADY)
        self.go.setEnabled(is_ready)
        self.go.set_words(translate("Pages", "Next") if is_ready else self._missing_words(missing))
        self.count.setText(
            translate("Pages", "{typed} typed, {missing} to go").format(typed=len(self.typed), missing=missing)
        )
        self.cells.setAccessibleName(self.count.text())

    def _missing_words(self, missing: int) -> str:
        if missing and (self.theme.is_large or self.theme.is_dear):
            return translate("Pages", "{missing} more").format(missing=missing)
        if missing:
            return translate("Pages", "{missing} more, then you can go on").format(missing=missing)
        return translate("Pages", "Please check the digits")

    def try_to_answer(self) -> None:
        """Answer, or say what does not fit."""
        try:
            self.accept()
        except InvalidEntry as error:
            self.complain(error.patient)
