"""Keys before anything else sees them: a scanner that types like a keyboard cannot type into the program."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

NAMED = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Enter: "\r", Qt.Key.Key_Tab: "\t", Qt.Key.Key_Escape: "\x1b"}
BACK = {text: key for key, text in NAMED.items() if key is not Qt.Key.Key_Enter}
MODIFIED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Verdict(Protocol):
    """What a key turned out to be."""

    @property
    def passed(self) -> tuple[str, ...]:
        """Keys that a person typed."""
        ...

    @property
    def hold_ms(self) -> int | None:
        """When to ask again."""
        ...


@runtime_checkable
class KeyJudge(Protocol):
    """Tells a scanner's keys from a person's."""

    def feed(self, key: str, at_ms: int) -> Verdict:
        """One key."""
        ...

    def flush(self, at_ms: int) -> tuple[str, ...]:
        """What was held and is a person's after all."""
        ...


class KeyFilter(QObject):
    """Swallows what a scanner types; hands on, in order, what a person typed."""

    def __init__(self, judge: KeyJudge) -> None:
        super().__init__()
        self._judge = judge
        self._steady = QElapsedTimer()
        self._steady.start()
        self._is_passing = False
        self._target: QObject | None = None
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one may ask too early, and then never again
        self._held.timeout.connect(self._flush)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Judge each key press at the window; releases and repeats go around."""
        if event.type() != QEvent.Type.KeyPress or self._is_passing or not isinstance(event, QKeyEvent):
            return False
        if not watched.isWindowType() or event.isAutoRepeat():
            return False
        self._target = watched
        verdict = self._judge.feed(_name(event), self._steady.elapsed())
        if verdict.hold_ms is not None:
            self._held.start(verdict.hold_ms)
        self._pass_on(verdict.passed)
        return True

    def stop(self) -> None:
        """Forget what is held, and hold nothing more."""
        self._held.stop()
        self._target = None

    def _flush(self) -> None:
        self._pass_on(self._judge.flush(self._steady.elapsed()))

    def _pass_on(self, keys: tuple[str, ...]) -> None:
        if self._target is None:
            return
        self._is_passing = True
        try:
            for key in keys:
                code, text = _key(key)
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text)
                    QCoreApplication.sendEvent(self._target, event)
        finally:
            self._is_passing = False


def _name(event: QKeyEvent) -> str:
    """The character of a key, a name for keys without one, "" for what must never pass."""
    if event.modifiers() & MODIFIED:
        return ""
    key = Qt.Key(event.key())
    if key in NAMED:
        return NAMED[key]
    return event.text() or key.name


def _key(name: str) -> tuple[Qt.Key, str]:
    if name in BACK:
        return BACK[name], name
    if len(name) > 1:
        return Qt.Key[name], ""
    code = Qt.Key.Key_Backspace if name == "\b" else Qt.Key.Key_Delete if name == "\x7f" else _letter(name)
    return code, name


def _letter(character: str) -> Qt.Key:
    upper = character.upper()
    known = f"Key_{upper}" if upper.isascii() and upper.isalnum() else ""
    return Qt.Key[known] if known in Qt.Key.__members__ else Qt.Key.Key_unknown
