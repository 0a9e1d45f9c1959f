"""Touch to hear: the first touch on a control says it, a second one within its bounds acts."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kiosk.ui.voice.strip import StripButton
from kiosk.ui.widgets.tappable import Tappable


class TouchToHear:
    """Asked by the hand before a touch acts; ``hear`` says what was touched, ``types_in_secret`` tells keys unsaid.

    Keys whose names are not told would have to be struck twice for nothing, so they act at once; so do the buttons
    of the voice itself, but the one that makes it tell secrets.
    """

    def __init__(self, hear: Callable[[QWidget], None], types_in_secret: Callable[[QWidget], bool]) -> None:
        self._hear, self._types_in_secret = hear, types_in_secret
        self._heard: Tappable | None = None
        self.is_on = True

    def acts(self, touched: QWidget) -> bool:
        """Whether a touch on ``touched`` does what it is for; else it has been said now."""
        if not self.is_on or self._acts_at_once(touched):
            return True
        if isinstance(touched, Tappable) and touched is self._known():
            return True
        self._heard = touched if isinstance(touched, Tappable) else None
        if isinstance(touched, Tappable) and touched.isEnabled():
            touched.setFocus(Qt.FocusReason.TabFocusReason)  # so that it is seen, and a key can act on it as well
        self._hear(touched)
        return not isinstance(touched, Tappable)

    def forget(self) -> None:
        """Another page: everything is to be heard first again."""
        self._heard = None

    def _known(self) -> Tappable | None:
        return self._heard if self._heard is not None and isValid(self._heard) else None

    def _acts_at_once(self, touched: QWidget) -> bool:
        is_own = isinstance(touched, StripButton) and touched.action != "private"
        return is_own or self._types_in_secret(touched)
