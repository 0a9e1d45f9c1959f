"""The whole screen of a window: the patient at the left, who waits at the right, the keys between."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.ui.desk.view import DeskView
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.paint import Box
from kiosk.ui.window.counter import Counter
from kiosk.ui.window.current import CurrentCard
from kiosk.ui.window.deeds import BACK, Deed
from kiosk.ui.window.hands import Hands
from kiosk.ui.window.keys import DeedKey, NextKey
from kiosk.ui.window.line import LineCard, Part
from kiosk.ui.window.said import Said
from kiosk.ui.window.words import why_next

KEYS = (Deed.ARRIVE, Deed.MISS, Deed.FINISH, Deed.RECALL, Deed.HOLD, Deed.TRANSFER)
COLUMNS = 3


class Console(QWidget):
    """Emits ``asked`` with a deed when its key is tapped."""

    asked = Signal(object)

    def __init__(self, view: DeskView, counter: Counter) -> None:
        super().__init__()
        self._theme, self._now, self.counter = view.theme, view.now, counter
        self.line = LineCard(view.theme)
        self.line.setFixedWidth(view.theme.px("window-list"))
        self.hands = Hands(counter, lambda: self.line.chosen)
        self.keys: list[DeedKey] = [self.line.call, *self.line.back.values()]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._left = QStackedWidget()
        self._left.addWidget(self._build_left(view.theme))
        row = QHBoxLayout(self)
        margin = view.theme.px("margin")
        row.setContentsMargins(margin, margin, margin, margin)
        row.setSpacing(view.theme.px("gutter"))
        row.addWidget(self._left, 1)
        row.addWidget(self.line)
        for key in self.keys:
            key.clicked.connect(partial(self._ask, key.deed))
        self.next.clicked.connect(partial(self._ask, Deed.NEXT))
        self.line.turned.connect(self.show_keys)

    @property
    def deeds(self) -> frozenset[Deed]:
        """What has a key here."""
        return frozenset((Deed.NEXT, *(key.deed for key in self.keys)))

    def _build_left(self, theme: Theme) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("gap"))
        self.current = CurrentCard(theme)
        self.next = NextKey(theme)
        column.addWidget(self.current, 1)
        column.addWidget(self.next)
        grid = QGridLayout()
        grid.setSpacing(theme.px("gap"))
        for place, deed in enumerate(KEYS):
            key = DeedKey(theme, deed)
            self.keys.append(key)
            grid.addWidget(key, *divmod(place, COLUMNS))
        for place in range(COLUMNS):
            grid.setColumnStretch(place, 1)
        column.addLayout(grid)
        column.addWidget(self._build_last(theme))
        return box

    def _build_last(self, theme: Theme) -> Card:
        """What was done last, and the key that takes it back."""
        card = Card(theme, Box("sunken", "", radius="radius-m"), padding="gap-s")
        row = QHBoxLayout()
        row.setSpacing(theme.px("gap"))
        self.said = Said(theme)
        row.addWidget(self.said, 1)
        undo = DeedKey(theme, Deed.UNDO, height="target")
        undo.setMaximumWidth(undo.sizeHint().width() + 2 * theme.px("gap"))
        self.keys.append(undo)
        row.addWidget(undo)
        card.column.addLayout(row)
        return card

    # ---- what is asked besides ------------------------------------------------

    def ask(self, page: QWidget) -> None:
        """Show ``page`` instead of the keys, until `answer`."""
        self.answer()
        self._left.addWidget(page)
        self._left.setCurrentWidget(page)

    def answer(self) -> None:
        """The keys again."""
        page = self._left.currentWidget()
        if self.is_asking and page is not None:
            self._left.removeWidget(page)
            page.hide()
            page.deleteLater()

    @property
    def is_asking(self) -> bool:
        """Whether a page stands before the keys."""
        return self._left.count() > 1

    # ---- what is shown --------------------------------------------------------

    def show_counter(self) -> None:
        """As the counter has it."""
        picture = self.counter.picture
        if picture is not None:
            self.current.show_picture(picture, self._now())
            self.line.show_picture(picture)
        self.said.show_message(self.counter.message)
        self.show_keys()

    def show_keys(self) -> None:
        """Which of them do something now."""
        picture = self.counter.picture
        following = picture.following if picture is not None else None
        self.next.show_next(why_next(following) if following is not None else "", is_ready=self.hands.may(Deed.NEXT))
        for key in self.keys:
            key.show_ready(is_ready=self.hands.may(key.deed), whom=self.hands.named(key.deed))
        chosen = self.line.chosen
        self.line.call.setVisible(self.line.part is not Part.ENDED)
        for deed, key in self.line.back.items():
            key.setVisible(chosen is not None and BACK.get(chosen.state) is deed)
        self.line.why.setVisible(self.line.part is Part.WAITING)

    def _ask(self, deed: Deed, _checked: object = None) -> None:
        self.asked.emit(deed)
