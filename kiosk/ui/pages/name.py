"""A name, typed with Pinyin or letters."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

from kiosk.domain.errors import InvalidEntry
from kiosk.domain.journey import Way
from kiosk.domain.names import check_name
from kiosk.ui.language import translate
from kiosk.ui.pages.page import Page
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.keyboard import NameKeyboard
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.text import Text

NAMELESS = "无名氏"


class NamePage(Page):
    """The patient's name."""

    fold = 1

    def build(self) -> None:
        """The name so far, the keyboard, the way on."""
        field = Card(self.theme, Box("surface", "primary", "line-selected"), padding="padding-s")
        self.shown = Text(self.theme, "", type="title-s")
        self.shown.setMinimumHeight(self.theme.px("holder"))
        field.column.addWidget(self.shown)
        self.body.addWidget(field)
        self.keys = NameKeyboard(self.theme, self.view.speller)
        self.keys.changed.connect(self._show)
        self.body.addWidget(self.keys)
        self.body.addStretch(1)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.go = Button(self.theme, translate("Pages", "Next"), icon="arrow-right", icon_after=True, type="title-s")
        self.go.clicked.connect(self.try_to_answer)
        if self.journey.way is Way.NO_PAPERS:
            skip = Button(self.theme, translate("Pages", "Can't say the name"))
            skip.clicked.connect(lambda: self.accept(NAMELESS))
            self.put_in_dock(skip, self.go)
        else:
            self.put_in_dock(self.go)
        self._show("")

    def _show(self, name: str) -> None:
        self.calm()
        self.shown.setText(name or translate("Pages", "Name"))
        self.shown.set_colour("ink" if name else "ink-2")
        self.shown.setAccessibleName(name or translate("Pages", "Name, empty"))
        self.go.set_look(Looks.PRIMARY if name else Looks.UNREADY)
        self.go.setEnabled(bool(name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A real keyboard works as well; Enter goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.keys.text:
            self.try_to_answer()
        elif not self.keys.take(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Text an input method of the system gave."""
        if event.commitString():
            self.keys.set_text(self.keys.text + event.commitString())
        event.accept()

    def draft(self) -> str:
        """The name so far."""
        return self.keys.text

    def restore(self, draft: str) -> None:
        """Begin with this name."""
        self.keys.set_text(draft)

    def try_to_answer(self) -> None:
        """Go on, or say what does not fit."""
        try:
            self.accept(check_name(self.keys.text))
        except InvalidEntry as error:
            self.complain(error.patient)

    def accept(self, name: str) -> None:
        """The newcomer's name."""
        self.answered.emit(replace(self.journey, newcomer=replace(self.journey.newcomer, name=name)))


class GuardianNamePage(NamePage):
    """The adult's name."""

    def accept(self, name: str) -> None:
        """The guardian's name."""
        self.answered.emit(replace(self.journey, guardian_name=name))
