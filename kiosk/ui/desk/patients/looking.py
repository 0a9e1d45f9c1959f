"""Looking for patients while somebody types: one question at a time, and only the newest one's answer."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.errors import DomainError
from kiosk.domain.patient_files import Found
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import say
from kiosk.ui.tasks import Task

PAUSE_MS = 120  # in typing, after which is looked


class Looking(QObject):
    """``found`` tells whom the text may mean, ``asked`` what is to be typed otherwise; each after a short pause."""

    found = Signal(object)  # tuple[Found, ...]
    asked = Signal(str)

    def __init__(self, view: DeskView, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._text = view, ""
        self._task: Task[tuple[Found, ...]] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._pause.isActive() or self._task is not None

    def look(self, text: str) -> None:
        """Look for this; what was looked for before is not wanted any more."""
        self.drop()
        self._text = text
        if text.strip():
            self._pause.start()
        else:
            self.found.emit(())

    def again(self) -> None:
        """Look for the same once more."""
        self.look(self._text)

    def drop(self) -> None:
        """Nobody waits for an answer."""
        self._pause.stop()
        if self._task is not None:
            self._task.drop()
            self._task = None

    def _look(self) -> None:
        work = partial(search, self._view, self._text)
        self._task = self._view.tasks.run(work, self._answer, self._ask)

    def _answer(self, found: tuple[Found, ...]) -> None:
        self._task = None
        self.found.emit(found)

    def _ask(self, error: DomainError) -> None:
        self._task = None
        self.found.emit(())
        self.asked.emit(say(error.patient))


def search(view: DeskView, text: str) -> tuple[Found, ...]:
    """Whom the text may mean."""
    return view.services().desk().patients.search(text, actor=view.actor)
