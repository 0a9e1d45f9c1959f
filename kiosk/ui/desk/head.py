"""The head of a place where staff work: the house, who is signed in, the key that locks, the clock."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.roles import NAMES, Person
from kiosk.ui.desk.parts import KeyButton, recolour
from kiosk.ui.language import clock_text, day_text, local, translate, translate_marked
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.bars import Bar, Logo
from kiosk.ui.widgets.text import Text

LOCK_KEY, SWITCH_KEY, DARK_KEY = "Ctrl+L", "Ctrl+U", "Ctrl+D"
SEARCH_SHARE = 8  # of the free width, where the empty part takes one


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
        self.personal: list[QWidget] = [self._name, self._role, self.lock]  # shown while somebody is signed in
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
        for each in self.personal:
            each.setVisible(person is not None)

    def show_time(self, now: datetime) -> None:
        """The hospital's clock."""
        self._clock.setText(clock_text(now))
        self._date.setText(day_text(now.date(), now.date()))


class DeskHead(Head):
    """The head of the guide desk: also ``switched`` for another person, ``darkened``, and a place to search from."""

    switched = Signal()
    darkened = Signal()

    def __init__(self, theme: Theme, *, title: str, device: str) -> None:
        super().__init__(theme, title=title, device=device)
        self.switch = _icon_key(theme, translate("Desk", "Change person"), "users", SWITCH_KEY)
        self.dark = _icon_key(theme, translate("Desk", "Dark or light"), "moon", DARK_KEY)
        self.switch.clicked.connect(self.switched)
        self.dark.clicked.connect(self.darkened)
        at = self.row.indexOf(self.lock)
        for place, key in ((at, self.switch), (at + 2, self.dark)):
            key.setFixedHeight(theme.px("primary-button"))
            self.row.insertWidget(place, key)
        self.personal.append(self.switch)
        self._search: QWidget | None = None
        self.show_person(None)

    def show_search(self, search: QWidget | None) -> None:
        """The search of whoever works now; the one before is only taken away, its person may come back."""
        if self._search is not None:
            self.row.removeWidget(self._search)
            self._search.hide()
            self._search.setParent(None)
        self._search = search
        if search is not None:
            self.row.insertWidget(2, search, SEARCH_SHARE)  # after mark and title
            recolour(search)  # it was not there if the light has changed meanwhile
            search.show()


def _icon_key(theme: Theme, name: str, icon: str, key: str) -> KeyButton:
    """A narrow one: its name is told by a tip and to a screen reader."""
    button = KeyButton(theme, "", icon=icon, note=key)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
