"""The work at a window: which window it is, then the whole screen or the strip, and every key of both."""

from collections.abc import Callable
from enum import Enum
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.errors import DatabaseAway, DomainError
from kiosk.domain.queue_views import InQueue, WindowInfo
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.ui.desk.shell import StaffWork
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import say, translate, translate_marked
from kiosk.ui.tasks import Task
from kiosk.ui.widgets.text import Text
from kiosk.ui.window.choices import Choices, Option
from kiosk.ui.window.console import Console
from kiosk.ui.window.counter import Counter
from kiosk.ui.window.deeds import BACK, Deed
from kiosk.ui.window.hands import Hands
from kiosk.ui.window.line import WHY_KEY
from kiosk.ui.window.picture import House, read_house
from kiosk.ui.window.strip import SHAPE_KEY, Strip

REASONS = (
    QT_TRANSLATE_NOOP("Window", "Back in a few minutes"),
    QT_TRANSLATE_NOOP("Window", "Break"),
    QT_TRANSLATE_NOOP("Window", "An emergency comes first"),
    QT_TRANSLATE_NOOP("Window", "Change of staff"),
    QT_TRANSLATE_NOOP("Window", "Equipment out of order"),
)
AGAIN_MS = 2000  # until the windows are asked for again


class Shape(Enum):
    """How much of the screen it takes."""

    WHOLE = "whole"
    STRIP = "strip"


class CallingWork(StaffWork):
    """Emits ``changed`` with everything new, ``shaped`` when it wants another shape."""

    changed = Signal()
    shaped = Signal(object)

    def __init__(self, view: DeskView, *, code: str, shape: Shape) -> None:
        super().__init__(view)
        self.counter: Counter | None = None
        self.console: Console | None = None
        self.strip: Strip | None = None
        self.shape = shape
        self._code = code
        self._house = House()
        self._shortcuts: list[QShortcut] = []
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._said = Text(view.theme, "", align=Qt.AlignmentFlag.AlignHCenter)
        self._stack.addWidget(self._said)
        self._again = self._timer()
        self._asked: Task[House] | None = None
        self._ask_windows()

    def stop(self) -> None:
        """The person has gone."""
        self._again.stop()
        if self._asked is not None:
            self._asked.drop()
        if self.counter is not None:
            self.counter.stop()

    def rehouse(self) -> None:
        """Windows, queues and departments may have other names."""
        if self.counter is not None and not (self._asked is not None and self._asked.is_wanted):
            reading = partial(read_house, self.view.services())
            self._asked = self.view.tasks.run(reading, self._rehoused, lambda _error: None)

    def _rehoused(self, house: House) -> None:
        self._house = house
        if self.counter is not None:
            self.counter.rehouse(house)

    # ---- which window -----------------------------------------------------------

    def _timer(self) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=AGAIN_MS)
        timer.timeout.connect(self._ask_windows)
        return timer

    def _ask_windows(self) -> None:
        self._asked = self.view.tasks.run(partial(read_house, self.view.services()), self._found, self._not_found)

    def _not_found(self, error: DomainError) -> None:
        away = translate("Window", "The database does not answer. It is tried again by itself.")
        self._said.setText(away if isinstance(error, DatabaseAway) else say(error.patient))
        self._again.start()

    def _found(self, house: House) -> None:
        self._house = house
        mine = next((window for window in house.windows if window.code == self._code), None)
        if mine is not None:
            self._open(mine)
            return
        title = translate("Window", "Which window is this?")
        if self._code:
            title = translate("Window", "There is no window {code}. Which one is this?").format(code=self._code)
        options = [
            Option(str(window.id), f"{house.window_name(window)} · {window.code}", window.name_en)
            for window in house.windows
        ]
        choices = Choices(self.view.theme, title, options, hint=translate("Window", "Type a part of its name"))
        choices.chosen.connect(self._choose_window)
        self._show(choices)

    def _choose_window(self, key: str) -> None:
        self._open(next(window for window in self._house.windows if str(window.id) == key))

    def _open(self, window: WindowInfo) -> None:
        counter = self.counter = Counter(self.view, window, self._house)
        console = self.console = Console(self.view, counter)
        strip = self.strip = Strip(self.view, counter)
        for page in (console, strip):
            page.asked.connect(self.act)
            self._stack.addWidget(page)
        strip.unfolded.connect(partial(self.take_shape, Shape.WHOLE))
        counter.changed.connect(self._changed)
        self._bind(console)
        self.take_shape(self.shape)

    def _show(self, page: QWidget) -> None:
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    # ---- the shape ---------------------------------------------------------------

    def take_shape(self, shape: Shape) -> None:
        """Whole screen or strip."""
        self.shape = shape
        if self.console is None or self.strip is None:
            return
        self._stack.setCurrentWidget(self.console if shape is Shape.WHOLE else self.strip)
        self._changed()
        self.take_focus()
        self.shaped.emit(shape)

    def _turn(self) -> None:
        self.take_shape(Shape.STRIP if self.shape is Shape.WHOLE else Shape.WHOLE)

    def take_focus(self) -> None:
        """Keys go to what is shown, or to the entry in it."""
        page = self._stack.currentWidget()
        if page is not None:
            inner = page.focusWidget()
            (inner if inner is not None and inner.isVisible() else page).setFocus()

    def _changed(self) -> None:
        for page in (self.console, self.strip):
            if page is not None:
                page.show_counter()
        self.changed.emit()

    # ---- the keys ----------------------------------------------------------------

    def _bind(self, console: Console) -> None:
        """Every key, once for both shapes; F4 has one meaning in each list."""
        deeds = {deed.value.key: partial(self.act, deed) for deed in Deed if deed not in (*BACK.values(), Deed.PAUSE)}
        keys: dict[str, Callable[[], None]] = {
            **deeds,
            Deed.RESUME.value.key: self._bring_back,
            Deed.PAUSE.value.key: self.toggle_pause,
            WHY_KEY: console.line.compare,
            SHAPE_KEY: self._turn,
            "Up": partial(console.line.step, -1),
            "Down": partial(console.line.step, 1),
            "Left": partial(console.line.step_part, -1),
            "Right": partial(console.line.step_part, 1),
        }
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(key in ("Up", "Down"))
            shortcut.activated.connect(act)
            self._shortcuts.append(shortcut)

    def _listen(self, *, is_listening: bool) -> None:
        """A list that asks has the keys for itself."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(is_listening)

    def act(self, deed: Deed) -> None:
        """A key was pressed or tapped."""
        if self.console is None or self.strip is None:
            return
        page = self.console if self.shape is Shape.WHOLE else self.strip
        hands = page.hands
        if deed not in page.deeds:
            return
        if deed is Deed.TRANSFER:
            self._ask_queue(hands)
        else:
            hands.act(deed)

    def _bring_back(self) -> None:
        chosen = self.console.line.chosen if self.console is not None else None
        if chosen is not None and chosen.state in BACK:
            self.act(BACK[chosen.state])

    def toggle_pause(self) -> None:
        """Pause with a reason, or go on."""
        if self.counter is None or not self.counter.may(Deed.PAUSE, None):
            return
        if self.counter.is_paused:
            self.counter.go_on()
            return
        options = [Option(reason, reason) for reason in (translate_marked("Window", each) for each in REASONS)]
        title = translate("Window", "Why does this window pause? Patients read it.")
        hint = translate("Window", "Choose below, or type another reason")
        self._ask(Choices(self.view.theme, title, options, hint=hint, typed_option=_typed), self.counter.pause)

    def _ask_queue(self, hands: Hands) -> None:
        whom, counter = hands.whom(Deed.TRANSFER), hands.counter
        if whom is None or counter.picture is None or not hands.may(Deed.TRANSFER):
            return
        queues = sorted(counter.picture.queues.values(), key=lambda one: one.code)
        options = [
            Option(str(queue.id), f"{self._house.queue_name(queue)} · {queue.code}", queue.name_en)
            for queue in queues
            if queue.id != whom.queue_id
        ]
        title = translate("Window", "Send {ticket} to which queue?").format(ticket=whom.label)
        choices = Choices(self.view.theme, title, options, hint=translate("Window", "Type a part of its name"))
        self._ask(choices, partial(self._send, whom))

    def _send(self, whom: InQueue, key: str) -> None:
        if self.counter is not None:
            self.counter.transfer(whom, int(key))

    def _ask(self, choices: Choices, answer: Callable[[str], None]) -> None:
        """On the whole screen: a strip has no room for a list."""
        assert self.console is not None
        before = self.shape
        self.take_shape(Shape.WHOLE)
        choices.chosen.connect(partial(self._answered, before))
        choices.chosen.connect(answer)
        choices.left.connect(partial(self._answered, before))
        self._listen(is_listening=False)
        self.console.ask(choices)

    def _answered(self, before: Shape, _key: str = "") -> None:
        assert self.console is not None
        self.console.answer()
        self._listen(is_listening=True)
        self.take_shape(before)


def _typed(text: str) -> Option:
    return Option(text, text)
