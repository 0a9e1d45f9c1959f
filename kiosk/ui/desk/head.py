"""The head of a place where staff work: the house, who is signed in, the key that locks, the clock."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.roles import NAMES, Person
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.language import clock_text, day_text, local, translate, translate_marked
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.bars import Bar, Logo
from kiosk.ui.widgets.text import Text

LOCK_KEY = "Ctrl+L"


class Head(Bar):
    """Emits ``locked`` when its key is tapped."""

    locked = Signal()

    def __init__(self, theme: Theme, *, title: str, device: str) -> None:
        super().__init__(theme, "top-bar")
        self._device = device
        self.row.addWidget(Logo(theme))
        self.title, self._house = self._pair(title, device)
        self.row.addStretch(1)
        self._name, self._role = self._pair("", "")
        self.lock = KeyButton(theme, translate("Desk", "Lock"), icon="shield-lock", note=LOCK_KEY)
        self.lock.clicked.connect(self.locked)
        self.lock.setFixedHeight(theme.px("primary-button"))
        self.row.addWidget(self.lock)
        self._clock, self._date = self._pair("", "")
        self.show_person(None)

    def _pair(self, above: str, below: str) -> tuple[Text, Text]:
        """Two lines in the row."""
        pair = Text(self.theme, above, type="label"), Text(self.theme, below, type="caption", colour="ink-2")
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addStretch()
        for each in pair:
            each.setWordWrap(False)
            lines.addWidget(each)
        lines.addStretch()
        self.row.addLayout(lines)
        return pair

    def show_hospital(self, hospital: HospitalInfo) -> None:
        """Whose desk it is."""
        name = local(hospital.name, hospital.name_en)
        self._house.setText(translate("Desk", "{hospital} · {device}").format(hospital=name, device=self._device))

    def show_person(self, person: Person | None) -> None:
        """Who is signed in; None is nobody."""
        self._name.setText(person.name if person else "")
        self._role.setText(translate_marked("Roles", NAMES[person.role]) if person else "")
        for each in (self._name, self._role, self.lock):
            each.setVisible(person is not None)

    def show_time(self, now: datetime) -> None:
        """The hospital's clock."""
        self._clock.setText(clock_text(now))
        self._date.setText(day_text(now.date(), now.date()))
