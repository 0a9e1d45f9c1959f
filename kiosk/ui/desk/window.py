"""The desk's one window: signing in, and the sections of whoever has signed in."""

from kiosk.ui.desk.shell import StaffWindow
from kiosk.ui.desk.view import DeskView
from kiosk.ui.desk.work import Work
from kiosk.ui.language import translate


class DeskWindow(StaffWindow):
    """The guide desk."""

    work: Work | None

    def title(self) -> str:
        """What stands in its frame and its head."""
        return translate("Desk", "Nuanxin guide desk")

    def make_work(self, view: DeskView) -> Work:
        """The sections the role may see."""
        return Work(view)
