"""The sitting in hand on the section "Kiosks": what is known of it, and what can be done."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from kiosk.domain.live import LiveSitting
from kiosk.domain.roles import Person, Right
from kiosk.ui.desk.kiosks.onlook import Onlook
from kiosk.ui.desk.kiosks.words import mode_words, passed, state_words, step_words
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.language import joined, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.text import Heading, Text

ASK_KEY, WITHDRAW_KEY, LOOK_KEY = "F2", "Esc", "F4"


class Detail(Card):
    """Emits what somebody wants: ``asked``, ``withdrawn``, ``looked`` (begin or end), and where they point."""

    asked = Signal()
    withdrawn = Signal()
    looked = Signal()

    def __init__(self, theme: Theme, person: Person) -> None:
        super().__init__(theme)
        self._person = person
        self.column.setSpacing(theme.px("gap"))
        self._nothing = Text(theme, translate("Kiosks", "Choose a kiosk from the list."), colour="ink-2")
        self.title = Heading(theme, "", type="title-s")
        self.about = Text(theme, "", colour="ink-2")
        self.status = Notice(theme, "", "info")
        self.onlook = Onlook(theme)
        self.column.addWidget(self._nothing)
        for each in (self.title, self.about):
            self.column.addWidget(each)
        self.column.addLayout(self._build_keys(theme))
        self.column.addWidget(self.status)
        self.column.addWidget(self.onlook, 1)
        self.column.addStretch(0)
        self.onlook.hide()
        self.look_on.hide()
        self.show_sitting(None, None)
        self.say("")

    def _build_keys(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px("row-gap"))
        self.ask = KeyButton(
            theme, translate("Kiosks", "Ask to take over"), icon="hand-stop", note=ASK_KEY, look=Looks.PRIMARY
        )
        self.withdraw = KeyButton(theme, translate("Kiosks", "Ask no more"), icon="x", note=WITHDRAW_KEY)
        self.look_on = KeyButton(theme, translate("Kiosks", "Look on and point"), icon="eye", note=LOOK_KEY)
        wanted = ((self.ask, self.asked), (self.withdraw, self.withdrawn), (self.look_on, self.looked))
        for button, signal in wanted:
            button.setFixedHeight(theme.px("primary-button"))
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_sitting(self, sitting: LiveSitting | None, now: datetime | None) -> None:
        """This one, or none."""
        self._nothing.setVisible(sitting is None)
        for each in (self.title, self.about):
            each.setVisible(sitting is not None)
        if sitting is None or now is None:
            self.show_keys(can_ask=False, can_withdraw=False)
            return
        self.title.setText(joined(kiosk_name(sitting), step_words(sitting)))
        state, _ = state_words(sitting, self._person)
        waited = translate("Kiosks", "At this step for {time}").format(time=passed(sitting.since, now))
        self.about.setText(joined(waited, mode_words(sitting), state))

    def show_keys(self, *, can_ask: bool, can_withdraw: bool) -> None:
        """What can be done now; a volunteer points, and takes nothing over."""
        self.ask.setVisible(can_ask and self._person.may(Right.TAKE_OVER))
        self.withdraw.setVisible(can_withdraw)

    def show_looking(self, *, is_on: bool) -> None:
        """Whether the kiosk is looked at."""
        words = translate("Kiosks", "Stop looking") if is_on else translate("Kiosks", "Look on and point")
        self.look_on.set_words(words, LOOK_KEY)
        self.onlook.setVisible(is_on)
        if not is_on:
            self.onlook.show_picture(None)

    def say(self, words: str) -> None:
        """How it stands with what was wanted; "" for nothing to say."""
        self.status.setVisible(bool(words))
        if words:
            self.status.say(words)


def kiosk_name(sitting: LiveSitting) -> str:
    """Which kiosk it is."""
    return translate("Kiosks", "Kiosk {device}").format(device=sitting.device)
