"""One request in the list: where, what, how long, who sees to it, and what can be done with it there."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QResizeEvent

from kiosk.domain.help import HelpRequest, HelpState
from kiosk.domain.roles import Person, Right
from kiosk.ui.desk.help.words import badges, calls, is_mine, is_offered, machine, place, standing, waited, wanted
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.language import joined, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.paint import RIGHT, Block, Box, column_height, draw_column, draw_icon
from kiosk.ui.widgets.pill import Pill, draw_pill, pill_size
from kiosk.ui.widgets.tappable import Tappable

BLINKS = 6  # changes of light and dark while a new one flashes
SOLVE_KEY, PASS_KEY, STEPS_KEY = "F4", "F8", "F10"


class HelpRow(Tappable):
    """Warm while nobody sees to it, tinted when it is ours, sunken when it is somebody else's; framed in hand.

    ``asked`` tells what is to be done with it: "take", "solve", "pass", "keep" or "steps".
    """

    asked = Signal(str)

    def __init__(self, theme: Theme, request: HelpRequest, person: Person, now: datetime) -> None:
        super().__init__(theme, "")
        self.request, self._person, self._now = request, person, now
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the list is one stop: arrows lead through it
        self._blinks = 0
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._blink_once)
        self._key = ""
        self._offers: tuple[tuple[str, str, str], ...] = ()
        self.buttons: dict[str, KeyButton] = {}
        self.show_request(request, now)

    def show_request(self, request: HelpRequest, now: datetime, *, key: str = "") -> None:
        """What has become of it, how long it waits by now, and the ``key`` that takes it."""
        self.request, self._now, self._key = request, now, key
        self.setAccessibleName(
            joined(machine(request), place(request), wanted(request), standing(request, self._person))
        )
        self._show_buttons()
        self.setFixedHeight(self._height())
        self.update()

    # ---- what can be done -----------------------------------------------------

    def checkStateSet(self) -> None:
        """In hand it has keys of its own."""
        super().checkStateSet()
        self._show_buttons()

    def nextCheckState(self) -> None:
        """The same by the mouse."""
        super().nextCheckState()
        self._show_buttons()

    def _deeds(self) -> tuple[tuple[str, str, str], ...]:
        """What it is by name, its words, its key."""
        steps = ("steps", translate("Desk", "Steps"), STEPS_KEY if self.isChecked() else "")
        may_look = (steps,) if self._person.may(Right.TAKE_OVER) and self.request.page else ()
        if self.request.is_waiting or self.request.is_orphaned:
            return ("take", translate("Desk", "I take it"), self._key), *may_look
        if is_offered(self.request, self._person):
            return ("take", translate("Desk", "I take it"), self._key), ("keep", translate("Desk", "I cannot"), "")
        if not is_mine(self.request, self._person):
            return ()
        solve, hand_on = (SOLVE_KEY, PASS_KEY) if self.isChecked() else ("", "")
        back = ("keep", translate("Desk", "I keep it"), "")
        other = back if self.request.offered.number else ("pass", translate("Desk", "Hand on"), hand_on)
        return ("solve", translate("Desk", "Solved"), solve), other

    def _show_buttons(self) -> None:
        deeds = self._deeds()
        if deeds == self._offers:
            return
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
        self._offers = deeds
        self.buttons = {name: self._button(name, words, key) for name, words, key in deeds}
        self._place_buttons()
        for button in self.buttons.values():
            button.show()

    def _button(self, name: str, words: str, key: str) -> KeyButton:
        look = Looks.PRIMARY if name == "take" else Looks.SECONDARY
        button = KeyButton(self.theme, words, note=key, look=look, parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.asked.emit(name))
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons keep to its foot."""
        super().resizeEvent(event)
        self._place_buttons()

    def _place_buttons(self) -> None:
        """Beside each other, the first as wide as there is room."""
        side, gap, high = self.theme.px("padding-s"), self.theme.px("gap-s"), self.theme.px("primary-button")
        right, y = self.width() - side, self.height() - side - high
        names = list(self.buttons)
        for name in names[:0:-1]:
            wide = min(self.buttons[name].sizeHint().width(), (self.width() - 2 * side - gap) // 2)
            self.buttons[name].setGeometry(right - wide, y, wide, high)
            right -= wide + gap
        for name in names[:1]:
            self.buttons[name].setGeometry(side, y, right - side, high)

    # ---- a flash ----------------------------------------------------------------

    def flash(self) -> None:
        """Look here."""
        if self.theme.ms("flash"):
            self._blinks = BLINKS
            self._blink.start(self.theme.ms("flash") // BLINKS)

    def stop(self) -> None:
        """It will not be shown any more."""
        self._blink.stop()

    @property
    def is_flashing(self) -> bool:
        """Whether it asks to be looked at."""
        return self._blink.isActive()

    @property
    def _is_bright(self) -> bool:
        return self._blinks % 2 == 1

    def _blink_once(self) -> None:
        self._blinks -= 1
        if self._blinks <= 0:
            self._blink.stop()
        self.update()

    # ---- the look ---------------------------------------------------------------

    def box(self) -> Box:
        """By who sees to it; a strong frame when it is in hand."""
        edge = ("primary", "line-selected") if self.isChecked() else ("line-soft", "line")
        if calls(self.request, self._person):
            fill = "accent" if self._is_bright else "accent-tint"
            return Box(fill, "accent-ink" if not self.isChecked() else edge[0], edge[1])
        return Box("primary-tint" if is_mine(self.request, self._person) else "sunken", *edge)

    def sizeHint(self) -> QSize:
        """The list is as wide as it is."""
        return self.minimumSize()

    def _blocks(self) -> tuple[Block, ...]:
        ink, paler = ("on-accent", "on-accent") if self._is_bright else ("ink", "ink-2")
        return (
            Block(machine(self.request), "title-s", ink),
            Block(wanted(self.request), "label", ink),
            Block(place(self.request), "caption", paler),
        )

    def _pills(self) -> tuple[Pill, ...]:
        words = standing(self.request, self._person)
        if self.request.state is HelpState.WAITING:
            return badges(self.request)
        icon = "user-check" if is_mine(self.request, self._person) else "shield-lock"
        return Pill(words, icon, "ink", "surface"), *badges(self.request)

    def _lines_of_pills(self) -> Sequence[Sequence[tuple[int, Pill]]]:
        """Each with its left edge, in as many lines as they need."""
        gap, room = self.theme.px("gap-s"), self.theme.px("desk-list") - 4 * self.theme.px("padding-s")
        lines: list[list[tuple[int, Pill]]] = []
        x = room
        for pill in self._pills():
            wide = pill_size(self.theme, pill).width()
            if x + wide > room:
                lines.append([])
                x = 0
            lines[-1].append((x, pill))
            x += wide + gap
        return lines

    def _height(self) -> int:
        gap, side = self.theme.px("gap-s"), self.theme.px("padding-s")
        width = self.theme.px("desk-list") - 4 * side
        high = column_height(self.theme, self._blocks(), width) + 2 * side
        pills = self._lines_of_pills()
        if pills:
            high += len(pills) * (pill_size(self.theme, pills[0][0][1]).height() + gap)
        if self._offers:
            high += self.theme.px("primary-button") + gap
        return max(self.theme.px("desk-row"), high)

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Words at the left, the wait at the right, below them who sees to it and how the page is shown."""
        side, gap = self.theme.px("padding-s"), self.theme.px("gap-s")
        words = rect.adjusted(side, side, -side, -side)
        blocks = self._blocks()
        high = column_height(self.theme, blocks, words.width())
        draw_column(painter, QRect(words.left(), words.top(), words.width(), high), self.theme, blocks)
        head = QRect(words.left(), words.top(), words.width(), self.theme.metrics("title-s").height)
        self._paint_wait(painter, head)
        y = words.top() + high + gap
        for line in self._lines_of_pills():
            for x, pill in line:
                size = pill_size(self.theme, pill)
                draw_pill(painter, self.theme, QRect(words.left() + x, y, size.width(), size.height()), pill)
            y += pill_size(self.theme, line[0][1]).height() + gap

    def _paint_wait(self, painter: QPainter, rect: QRect) -> None:
        words = waited(self.request, self._now)
        ink = "danger" if self.request.state is HelpState.WAITING else "ink-2"
        ink = "on-accent" if self._is_bright else ink
        draw_column(painter, rect, self.theme, (Block(words, "label", ink, RIGHT),))
        half, room = self.theme.px("icon-s") // 2, self.theme.metrics("label").advance(words) + self.theme.px("gap-s")
        draw_icon(painter, self.theme, "clock", ink, "icon-s", (rect.right() - room - half, rect.center().y() + 1))
