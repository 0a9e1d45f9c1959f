"""The window's one window on the screen: signing in, then calling; the whole screen, or a strip that stays on top."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout

from kiosk.ui.desk.head import Head
from kiosk.ui.desk.house import DeskHouse
from kiosk.ui.desk.shell import StaffWindow
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import Language, translate
from kiosk.ui.tasks import Tasks
from kiosk.ui.window.head import CallingHead
from kiosk.ui.window.work import CallingWork, Shape

STRIP_WIDTH = 1280


class CallingWindow(StaffWindow):
    """``code`` names the window, "" lets whoever signs in choose; ``shape`` is taken once somebody has."""

    work: CallingWork | None
    head: CallingHead

    def __init__(self, house: DeskHouse, language: Language, tasks: Tasks, *, code: str = "", shape: Shape) -> None:
        self._code, self._shape = code, shape
        super().__init__(house, language, tasks)
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # a strip is lower than the sign-in page
        self._whole = self.size()

    def title(self) -> str:
        """What stands in its frame and its head."""
        return translate("Window", "Nuanxin window")

    def make_head(self) -> Head:
        """Pausing and folding stand there."""
        head = CallingHead(self.theme, title=self.title(), device=self.house.device)
        head.paused.connect(self._pause)
        head.folded.connect(self._fold)
        return head

    def make_work(self, view: DeskView) -> CallingWork:
        """A window's work."""
        work = CallingWork(view, code=self._code, shape=self._shape)
        work.changed.connect(self._show_counter)
        work.shaped.connect(self.take_shape)
        return work

    def lock(self) -> None:
        """There is no signing in on a strip."""
        self._look(Shape.WHOLE)
        self.head.show_counter(None)
        self.head.title.setText(self.title())
        super().lock()

    def entered(self) -> None:
        """Somebody has signed in: as it was."""
        assert self.work is not None
        self.work.take_shape(self.work.shape)

    def take_shape(self, shape: Shape) -> None:
        """Fold or unfold, if somebody is signed in."""
        self._shape = shape
        if not self.is_locked:
            self._look(shape)

    def _look(self, shape: Shape) -> None:
        is_strip, was_strip = shape is Shape.STRIP, bool(self.windowFlags() & Qt.WindowType.WindowStaysOnTopHint)
        if is_strip == was_strip:
            return
        if is_strip:
            self._whole, self._state = self.size(), self.windowState()
        self.head.setVisible(not is_strip)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, is_strip)  # Qt hides a window whose flags change
        if is_strip:
            self.setWindowState(Qt.WindowState.WindowNoState)
            self.resize(STRIP_WIDTH, self.theme.px("window-strip"))
            self.move(self.screen().availableGeometry().topLeft())
        else:
            self.resize(self._whole)
            self.setWindowState(self._state)
        self.show()
        self.activateWindow()

    def _pause(self) -> None:
        if self.work is not None:
            self.work.toggle_pause()

    def _fold(self) -> None:
        if self.work is not None:
            self.work.take_shape(Shape.STRIP)

    def _show_counter(self) -> None:
        if self.work is not None and not self.is_locked:
            self.head.show_counter(self.work.counter)
