"""A registration without eyes: keys alone, choosing only by what was spoken."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.ui.language import translate
from kiosk.ui.tour.robot import Robot
from kiosk.ui.tour.tape import Tape
from kiosk.ui.tour.witness import SLICE_MS, TourFailed

MOST_STEPS = 60  # nobody listens to more choices on one page


class Listener:
    """Presses keys and hears; never looks. ``is_quiet`` tells when all has been said, ``keys`` what each key does."""

    def __init__(self, robot: Robot, tape: Tape, keys: Mapping[Qt.Key, str], is_quiet: Callable[[], bool]) -> None:
        self._robot, self._tape, self._is_quiet = robot, tape, is_quiet
        self._keys = {action: key for key, action in reversed(tuple(keys.items()))}
        self._heard = 0  # sentences that were there before the last key

    def press(self, action: str) -> None:
        """The key for ``action``."""
        self._heard = len(self._tape.spoken)
        handle = self._robot.window.windowHandle()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(handle, QKeyEvent(kind, self._keys[action], Qt.KeyboardModifier.NoModifier))
        self._robot.taps += 1

    def listen(self) -> str:
        """All that was said since the last key, to its end."""
        self._robot.wait_until(self._is_quiet, "silence")
        return "\n".join(each.text for each in self._tape.spoken[self._heard :])

    def wait_to_hear(self, *words: str) -> str:
        """Listen until one of ``words`` was said; gives all that was said since the last key."""

        def is_heard() -> bool:
            return any(word in each.text for each in self._tape.spoken[self._heard :] for word in words)

        self._robot.wait_until(is_heard, f"the words {' or '.join(words)}")
        return self.listen()

    def find(self, *words: str) -> str:
        """Go on from choice to choice until one is said that has one of ``words`` in it; gives what was said."""
        for _ in range(MOST_STEPS):
            self.press("next")
            said = self.listen()
            if any(word in said for word in words):
                return said
        raise TourFailed(f"nothing that sounds like {' or '.join(words)} among {MOST_STEPS} choices")

    def choose(self, *words: str) -> None:
        """The choice that is said with one of ``words``."""
        self.find(*words)
        guard = QDeadlineTimer(self._robot.window.theme.ms("double-tap") + SLICE_MS)
        self._robot.wait_until(guard.hasExpired, "the double-strike guard: ears are slower than this tape")
        self.press("choose")
        self.listen()


def eyes_free(listener: Listener, present: Callable[[], None], department: str) -> str:
    """A known patient registers for ``department`` and pays at a window; gives all the last page said."""
    listener.wait_to_hear(translate("Dialogs", "Say department, name and amounts aloud?"))
    listener.choose(translate("Dialogs", "Say them aloud"))
    listener.choose(translate("Home", "Register"))
    listener.wait_to_hear(translate("Steps", "Put your ID card on the reader"))
    present()
    listener.wait_to_hear(translate("Steps", "Which department do you want to see?"))
    listener.choose(department)
    listener.wait_to_hear(department)  # now as the title of the doctors' page
    listener.choose(_end_of(translate("Pages", "{count} left")))
    listener.choose(translate("Pages", "Next"))
    listener.wait_to_hear(translate("Steps", "Please check, then pay"))
    listener.choose(translate("Pages", "Pay cash at a window"))
    return listener.wait_to_hear(translate("Pages", "Your number"))


def _end_of(template: str) -> str:
    """What follows the number."""
    return template.rpartition("}")[2].strip()
