"""A name, typed with Pinyin or letters."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

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
    keys: NameKeyboard

    def title_text(self) -> str:
        """Whose name it is."""
        if self.journey.way is Way.CHILD:
            return translate("Pages", "What is the child's name?")
        return super().title_text()

    def prompt_text(self) -> str:
        """Pinyin is for Chinese names; where large keys leave no room for it, they say it themselves."""
        if self.theme.is_large and self.theme.shows_signer and self.theme.lies:
            return ""
        if self._is_spelled_in_letters:
            return translate("Pages", "Write it as it is on the paper.")
        return super().prompt_text()

    @property
    def _is_spelled_in_letters(self) -> bool:
        """Whether letters are likelier than Chinese characters; the keyboard has both."""
        return not is_chinese() or self.journey.paper_kind in FOREIGN

    def build(self) -> None:
        """The name so far, the keyboard, the way on."""
        self.keep_room()
        self.field = Card(self.theme, Box("surface", "primary", "line-selected"), padding="padding-s")
        self.shown = Text(self.theme, "", type="title-s")
        line = self.theme.metrics("title-s").height
        self.shown.setMinimumHeight(line if self.theme.is_large or self.theme.is_small else self.theme.px("holder"))
        self.keys = NameKeyboard(self.theme, self.view.speller)
        if self._is_spelled_in_letters:
            self.keys.use_letters()
        self.keys.changed.connect(self._show)
        if not self.theme.is_small:
            self.field.column.addWidget(self.shown)
            self.shared.addWidget(self.field)
        self.touch.addStretch(1)
        self.touch.addWidget(self.keys)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.go = self.make_way_on(translate("Pages", "Next"))
        self.go.clicked.connect(self.try_to_answer)
        self.skip = Button(self.theme, translate("Pages", "Can't say the name"), parent=self)
        self.skip.clicked.connect(lambda: self.accept(NAMELESS))
        self.skip.setVisible(self.journey.way is Way.NO_PAPERS)
        if self.theme.is_small:
            self._build_tight()
        else:
            self.put_in_dock(*((self.skip,) if self.journey.way is Way.NO_PAPERS else ()), self.go)
        self._show("")

    def _build_tight(self) -> None:
        """The name and what is spelled in one line beside the characters, the way on beside the last keys."""
        self.prompt.hide()
        line = QHBoxLayout()
        line.setSpacing(self.theme.px("gap-s"))
        line.addWidget(self.shown)
        line.addWidget(self.keys.rest_of_field(), 1)
        side, above = self.theme.px("padding-s"), self.theme.px("line-selected")
        self.field.column.setContentsMargins(side, above, side, above)
        self.field.column.addLayout(line)
        self.field.setMinimumHeight(self.theme.px("key"))
        self.row = QWidget()
        beside = QHBoxLayout(self.row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(self.theme.px("gap-s"))
        beside.addWidget(self.field, 1)
        beside.addWidget(self.skip)
        self.keys.put_around(self.row, self.go)

    def _show(self, name: str) -> None:
        self.calm()
        self.shown.setText(name or translate("Pages", "Name"))
        self.shown.set_colour("ink" if name else "ink-2")
        self.shown.setAccessibleName(name or translate("Pages", "Name, empty"))
        self.go.set_look(Looks.PRIMARY if name else Looks.UNREADY)
        self.go.setEnabled(bool(name))
        if self.theme.is_small:
            self._fit_line(name)

    def _fit_line(self, name: str) -> None:
        """One thing in the line at a time where two have no room; a long name takes the place of the title."""
        is_empty = not name and not self.keys.pinyin
        self.skip.setVisible(is_empty and self.journey.way is Way.NO_PAPERS)
        beside = self.skip.sizeHint().width() if self.skip.isVisibleTo(self) else self.keys.choices_width()
        spelled = self.keys.rest_of_field()
        room = self.theme.page_width() - 2 * self.theme.px("margin") - 3 * self.theme.px("padding-s") - beside
        advance = self.theme.metrics("body-l").advance(spelled.text())
        is_told = bool(self.keys.pinyin) or (is_empty and self.keys.is_pinyin and advance <= room)
        spelled.setVisible(is_told)
        self.shown.setHidden(not name and is_told)
        whole = self.theme.metrics("title-s").advance(name) + (advance if is_told else 0)
        is_long = bool(name) and whole > room
        self.title.setHidden(is_long)
        if is_long:
            self.body.insertWidget(1, self.row)
        else:
            self.keys.put_field(self.row)

    def make_way(self) -> None:
        """While Pinyin waits for its character the last keys are of no use, else the name can wait."""
        self.keys.hide_some()

    def calm(self) -> None:
        """All keys again."""
        super().calm()
        self.keys.show_all()

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

    def entered(self) -> str:
        """The name so far."""
        return self.keys.text

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
