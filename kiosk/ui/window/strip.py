"""The window as a strip that stays above other software: who is here, the next one, three keys, how many wait."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import translate
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.text import Text
from kiosk.ui.window.badges import badges
from kiosk.ui.window.counter import Counter
from kiosk.ui.window.deeds import Deed
from kiosk.ui.window.hands import Hands
from kiosk.ui.window.keys import DeedKey
from kiosk.ui.window.pills import Pills
from kiosk.ui.window.said import Said
from kiosk.ui.window.words import standing

SHAPE_KEY = "F11"
KEYS = (Deed.RECALL, Deed.ARRIVE, Deed.MISS)


class Strip(QWidget):
    """Emits ``asked`` with a deed, ``unfolded`` when the whole screen is wanted."""

    asked = Signal(object)
    unfolded = Signal()

    def __init__(self, view: DeskView, counter: Counter) -> None:
        super().__init__()
        theme = self._theme = view.theme
        self.counter, self.hands = counter, Hands(counter, lambda: None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("margin"), theme.px("gap-s"), theme.px("margin"), theme.px("gap-s"))
        row.setSpacing(theme.px("gap-s") * 3 // 2)
        self.number = Text(theme, "", type="number-m", colour="primary")
        self.number.setWordWrap(False)
        row.addWidget(self.number)
        row.addLayout(self._build_patient(), 1)
        row.addLayout(self._build_keys())
        row.addLayout(self._build_count())
        for key in self.keys:
            key.clicked.connect(partial(self._ask, key.deed))

    @property
    def deeds(self) -> frozenset[Deed]:
        """What has a key here; other keys do nothing unseen."""
        return frozenset((Deed.NEXT, *(key.deed for key in self.keys)))

    def _build_patient(self) -> QVBoxLayout:
        self._name = Text(self._theme, "", type="title-s")
        self._standing = Text(self._theme, "", type="caption", colour="ink-2")
        for each in (self._name, self._standing):
            each.setWordWrap(False)
        self.pills = Pills(self._theme)
        return _column(self._name, self._standing, self.pills)

    def _build_keys(self) -> QVBoxLayout:
        keys = QHBoxLayout()
        keys.setSpacing(self._theme.px("gap-s"))
        self.next = KeyButton(self._theme, Deed.NEXT.words, note=Deed.NEXT.value.key, look=Looks.PRIMARY)
        self.next.setFixedHeight(self._theme.px("window-key"))
        self.next.clicked.connect(partial(self._ask, Deed.NEXT))
        self.keys = [DeedKey(self._theme, deed, icon="") for deed in KEYS]
        for key in (self.next, *self.keys):
            key.setMinimumWidth(key.sizeHint().width())
            keys.addWidget(key)
        self.said = Said(self._theme, type="caption")
        undo = DeedKey(self._theme, Deed.UNDO, height="target", icon="")
        undo.setMinimumWidth(undo.sizeHint().width())
        self.keys.append(undo)
        last = QHBoxLayout()
        last.addWidget(self.said, 1)
        last.addWidget(undo)
        column = _column()
        column.insertLayout(1, keys)
        column.insertLayout(2, last)
        column.setSpacing(self._theme.px("gap-s") // 2)
        return column

    def _build_count(self) -> QVBoxLayout:
        self._place = Text(self._theme, "", type="caption", colour="ink-2", align=Qt.AlignmentFlag.AlignRight)
        self.count = Text(self._theme, "", type="label", align=Qt.AlignmentFlag.AlignRight)
        for each in (self._place, self.count):
            each.setWordWrap(False)
        whole = KeyButton(self._theme, translate("Window", "Whole"), note=SHAPE_KEY, height="target")
        whole.clicked.connect(self.unfolded)
        return _column(self._place, self.count, whole)

    def show_counter(self) -> None:
        """As the counter has it."""
        picture, here = self.counter.picture, self.counter.here
        if picture is not None:
            self.number.setText(here.label if here is not None else "—")
            self._name.setText(here.name if here is not None else "")
            self._name.setVisible(here is not None)
            paused = translate("Window", "Paused: {reason}").format(reason=picture.window.paused_why)
            self._standing.setText(paused if picture.window.paused_why and here is None else standing(picture))
            self.pills.show_pills(badges(here)[:1] if here is not None else ())
            self.pills.setVisible(bool(self.pills.pills))
            self._place.setText(self.counter.name)
            self.count.setText(translate("Window", "Waiting {count}").format(count=len(picture.waiting)))
        self.said.show_message(self.counter.message)
        is_ready = self.hands.may(Deed.NEXT)
        self.next.setEnabled(is_ready)
        self.next.set_look(Looks.PRIMARY if is_ready else Looks.UNREADY)
        for key in self.keys:
            key.show_ready(is_ready=self.hands.may(key.deed))

    def _ask(self, deed: Deed, _checked: object = None) -> None:
        self.asked.emit(deed)


def _column(*widgets: QWidget) -> QVBoxLayout:
    """Under each other, in the middle of the height."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addStretch(1)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return column
