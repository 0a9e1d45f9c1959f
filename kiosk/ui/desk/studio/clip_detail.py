"""One clip beside the list: what is signed, who signed it, and what can be done with it."""

from PySide6.QtCore import QDate, QLocale, Signal

from kiosk.domain.films import LANGUAGES, MAIN_LANGUAGE, PublishedClip
from kiosk.domain.signs import Credit
from kiosk.paths import ENGLISH
from kiosk.ui.desk.parts import Field, Scroller
from kiosk.ui.desk.studio.coverage import Standing
from kiosk.ui.desk.studio.scripts import by_lines, script
from kiosk.ui.desk.studio.words import state_name
from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.text import Heading, Text


class ClipDetail(Card):
    """Emits the key that is ``asked`` for or whose draft is ``discarded``, and what is ``withdrawn`` and why."""

    asked = Signal(str)
    discarded = Signal(str)
    withdrawn = Signal(object, str)

    def __init__(self, theme: Theme, *, language: str) -> None:
        super().__init__(theme)
        self._look, self._language = theme, language
        self._standing: Standing | None = None
        self.column.setSpacing(theme.px("gap"))
        self._name = Text(theme, "", type="caption", colour="ink-2")
        self._script = Heading(theme, "", type="title-s")
        self._other = Text(theme, "", colour="ink-2")
        self._state = Text(theme, "", type="body")
        told = Scroller(theme)  # the longest script has seven lines
        told.column.setSpacing(theme.px("gap"))
        for each in (self._name, self._script, self._other, self._state):
            told.column.addWidget(each)
        told.column.addStretch(1)
        self.column.addWidget(told, 1)
        self.go = Button(theme, "", icon="player-play", look=Looks.PRIMARY)
        self.go.clicked.connect(self._ask)
        self.drop = Button(theme, translate("Studio", "Throw the draft away"), icon="x")
        self.drop.clicked.connect(self._discard)
        self.column.addWidget(self.go)
        self.column.addWidget(self.drop)
        self._build_withdrawal()

    def _build_withdrawal(self) -> None:
        theme = self._look
        self._withdrawal = Card(theme, padding="padding-s")
        told = translate("Studio", "Withdraw: the clip leaves every kiosk. Why?")
        self._withdrawal.column.addWidget(Text(theme, told, type="caption", colour="ink-2"))
        self.reason = Field(theme, translate("Studio", "Reason"))
        self._withdrawal.column.addWidget(self.reason)
        self.withdraw = Button(theme, translate("Studio", "Withdraw"), icon="eye-off")
        self.withdraw.clicked.connect(self._withdraw)
        self._withdrawal.column.addWidget(self.withdraw)
        self.column.addWidget(self._withdrawal)

    def show_clip(self, standing: Standing, *, has_draft: bool) -> None:
        """Show another one."""
        self._standing = standing
        shown, other = (MAIN_LANGUAGE, ENGLISH) if self._language == MAIN_LANGUAGE else (ENGLISH, MAIN_LANGUAGE)
        self._name.setText(standing.key.key)
        self._script.setText(by_lines(standing.key, shown))
        self._other.setText(script(standing.key, other))
        self._state.setText(_told(standing))
        self.go.set_words(_ways(standing, has_draft=has_draft))
        self.drop.setVisible(has_draft)
        self.reason.clear()
        self._withdrawal.setVisible(standing.clip is not None)

    @property
    def key(self) -> str:
        """What is shown; "" before anything is."""
        return self._standing.key.key if self._standing is not None else ""

    def _ask(self) -> None:
        if self._standing is not None:
            self.asked.emit(self._standing.key.key)

    def _discard(self) -> None:
        if self._standing is not None:
            self.discarded.emit(self._standing.key.key)

    def _withdraw(self) -> None:
        if self._standing is not None and self._standing.clip is not None:
            self.withdrawn.emit(self._standing.clip, self.reason.text())


def _ways(standing: Standing, *, has_draft: bool) -> str:
    if has_draft:
        return translate("Studio", "Go on with the draft")
    return translate("Studio", "Record anew") if standing.clip is not None else translate("Studio", "Record")


def _told(standing: Standing) -> str:
    state = translate("Studio", "Shown now: {state}").format(state=state_name(standing.state))
    lines = [state]
    if standing.key.is_grave:
        lines.append(translate("Studio", "Here a person must sign. A placeholder is never shown."))
    if standing.clip is not None:
        lines.append(_credit(standing.clip.credit))
        lines.append(_captions(standing.clip))
    return "\n".join(lines)


def _credit(credit: Credit) -> str:
    day = credit.recorded_on
    shown = QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat) if day else ""
    told = translate("Studio", "Signed by {signer} on {day}, reviewed by {reviewer}")
    return told.format(signer=credit.signer, day=shown, reviewer=credit.reviewer)


def _captions(clip: PublishedClip) -> str:
    names = " · ".join(LANGUAGES.get(code, code) for code in clip.captions)
    return translate("Studio", "Captions: {languages}").format(languages=names)
