"""A name, typed with Pinyin or letters."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from kiosk.domain.errors import InvalidEntry
from kiosk.domain.identity import PaperKind
from kiosk.domain.journey import Way
from kiosk.domain.names import check_name
from kiosk.domain.words import QT_TRANSLATE_NOOP, words
from kiosk.ui.language import is_chinese, translate, translate_marked
from kiosk.ui.pages.typing import TypingPage
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.keyboard import NameKeyboard
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.text import Text

FOREIGN = (PaperKind.PASSPORT, PaperKind.FOREIGNER_PERMIT)
UNCHOSEN = QT_TRANSLATE_NOOP("Words", "Please tap the character for “{pinyin}” first, or delete it.")
NAMELESS = "无名氏"


class NamePage(TypingPage):
    """The patient's name."""

    folds = True
    folds_small = False

    def title_text(self) -> str:
        """Whose name it is."""
        if self.journey.way is Way.CHILD:
            return translate("Pages", "What is the child's name?")
        return super().title_text()

    def prompt_text(self) -> str:
        """Pinyin is for Chinese names."""
        if self._is_spelled_in_letters:
            return translate("Pages", "Write it as it is on the paper.")
        return super().prompt_text()

    @property
    def _is_spelled_in_letters(self) -> bool:
        """Whether letters are likelier than Chinese characters; the keyboard has both."""
        return not is_chinese() or self.journey.paper_kind in FOREIGN

    def _build_head(self) -> None:
        """On a small panel the name stands beside the title."""
        if not self.theme.is_small:
            super()._build_head()
            return
        self._head = QHBoxLayout()
        self._head.setSpacing(self.theme.px("gutter"))
        self._head.addWidget(self.title, 1)
        self.prompt.setParent(self)
        self.prompt.hide()
        self.body.addLayout(self._head)

    def build(self) -> None:
        """The name so far, the keyboard, the way on."""
        self.keep_room()
        field = Card(self.theme, Box("surface", "primary", "line-selected"), padding="padding-s")
        self.shown = Text(self.theme, "", type="title-s")
        line = self.theme.metrics("title-s").height
        self.shown.setMinimumHeight(line if self.theme.is_large or self.theme.is_small else self.theme.px("holder"))
        field.column.addWidget(self.shown)
        if self.theme.is_small:
            self._head.addWidget(field, 1)
        else:
            self.shared.addWidget(field)
        self.keys = NameKeyboard(self.theme, self.view.speller)
        if self._is_spelled_in_letters:
            self.keys.use_letters()
        self.keys.changed.connect(self._show)
        self.touch.addStretch(1)
        self.touch.addWidget(self.keys)
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
        """The name so far, and what is spelled of the next character."""
        return self.keys.draft()

    def restore(self, draft: str) -> None:
        """Begin with this."""
        self.keys.restore(draft)

    def try_to_answer(self) -> None:
        """Go on, or say what does not fit: half a name is a wrong one."""
        if self.keys.pinyin:
            self.complain(words(UNCHOSEN, pinyin=self.keys.pinyin))
            return
        try:
            self.accept(check_name(self.keys.text))
        except InvalidEntry as error:
            self.complain(error.patient)

    def accept(self, name: str) -> None:
        """The newcomer's name."""
        self.answered.emit(replace(self.journey, newcomer=replace(self.journey.newcomer, name=name)))


class GuardianNamePage(NamePage):
    """The adult's name."""

    def title_text(self) -> str:
        """The adult's, though a child comes along."""
        return translate_marked("Steps", self.view.step.title)

    def accept(self, name: str) -> None:
        """The guardian's name."""
        self.answered.emit(replace(self.journey, guardian_name=name))
