"""The desk's one window: signing in, and the sections of whoever has signed in."""

from PySide6.QtGui import QKeySequence, QShortcut

from kiosk.ui.desk.head import DARK_KEY, SWITCH_KEY, DeskHead
from kiosk.ui.desk.parts import colours, recolour
from kiosk.ui.desk.shell import StaffWindow
from kiosk.ui.desk.view import DeskView
from kiosk.ui.desk.work import Work
from kiosk.ui.language import translate
from kiosk.ui.theme import DARK, DESK


class DeskWindow(StaffWindow):
    """The guide desk; up to three people share it, and it is dark where the room is."""

    keeps = 3
    work: Work | None
    head: DeskHead

    def title(self) -> str:
        """What stands in its frame and its head."""
        return translate("Desk", "Nuanxin guide desk")

    def make_head(self) -> DeskHead:
        """With the keys that change the person and the light."""
        head = DeskHead(self.theme, title=self.title(), device=self.house.device)
        head.switched.connect(self.lock)
        head.darkened.connect(self.toggle_dark)
        for key, act in ((SWITCH_KEY, self.lock), (DARK_KEY, self.toggle_dark)):
            QShortcut(QKeySequence(key), head).activated.connect(act)
        return head

    def make_work(self, view: DeskView) -> Work:
        """The sections the role may see."""
        return Work(view)

    def entered(self) -> None:
        """Its search stands in the head."""
        assert self.work is not None
        self.head.show_search(self.work.search)

    def left(self) -> None:
        """Nobody searches, and nothing that was found is left."""
        if self.work is not None and self.work.search is not None:
            self.work.search.stop()
        self.head.show_search(None)

    @property
    def is_dark(self) -> bool:
        """Whether it is for a dim room."""
        return DARK in self.theme.modes

    def toggle_dark(self) -> None:
        """Light for dark and dark for light; whatever is open stays as it is."""
        self.theme.recolour({DESK} if self.is_dark else {DESK, DARK})
        self.setPalette(colours(self.theme, self.palette()))
        recolour(self)
