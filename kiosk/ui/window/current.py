"""The patient at the window: the number, large enough to be read across the table."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.text import Text
from kiosk.ui.window.badges import badges, fetches
from kiosk.ui.window.picture import Picture
from kiosk.ui.window.pills import Pills
from kiosk.ui.window.words import since, standing


class CurrentCard(Card):
    """Number, masked name, badges; a warm line where calling out is not enough."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        head = QHBoxLayout()
        self._standing = Text(theme, "", type="body", colour="ink-2")
        self._since = Text(theme, "", type="body", colour="ink-2", align=Qt.AlignmentFlag.AlignRight)
        head.addWidget(self._standing)
        head.addWidget(self._since, 1)
        self.column.addLayout(head)
        self.column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.px("gutter") * 2)
        self.number = Text(theme, "", type="window-number", colour="primary")
        self.name = Text(theme, "", type="display")
        self._reason = Text(theme, "", type="body", colour="ink-2")
        for each in (self.number, self.name):
            each.setWordWrap(False)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addStretch(1)
        beside.addWidget(self.name)
        beside.addWidget(self._reason)
        beside.addStretch(1)
        row.addWidget(self.number)
        row.addLayout(beside, 1)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self._fetch = Notice(
            theme,
            translate("Window", "Please fetch in person: this patient does not hear the call."),
            "trouble",
            icon="sign-language",
        )
        self.column.addWidget(self._fetch)
        self.pills = Pills(theme)
        self.column.addWidget(self.pills)

    def show_picture(self, picture: Picture, now: datetime) -> None:
        """As the records have it."""
        here = picture.here
        self._standing.setText(standing(picture))
        self._since.setText(since(picture, now))
        self.number.setText(here.label if here is not None else "—")
        self.name.setText(here.name if here is not None else "")
        self._reason.setText(self._paused(picture) if here is None else "")
        self._reason.setVisible(bool(self._reason.text()))
        self.name.setVisible(here is not None)
        self.pills.show_pills(badges(here) if here is not None else ())
        self.pills.setVisible(bool(self.pills.pills))
        self._fetch.setVisible(here is not None and fetches(here))

    def _paused(self, picture: Picture) -> str:
        why = picture.window.paused_why
        return translate("Window", "This window pauses: {reason}").format(reason=why) if why else ""
