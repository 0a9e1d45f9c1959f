"""What a kiosk shows, as a list of its controls; Enter points at one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.live import Control, Picture
from kiosk.ui.desk.kiosks.words import KINDS
from kiosk.ui.desk.table import Column, Line, Table
from kiosk.ui.language import translate, translate_marked
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.text import Heading, Text


class Onlook(QWidget):
    """Emits ``pointed`` with the number of the picture and the place of the control."""

    pointed = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.picture: Picture | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("gap-s"))
        self._title = Heading(theme, "", type="label")
        self._lines = Text(theme, "", colour="ink-2")
        told = translate(
            "Kiosks", "What the kiosk shows; names, numbers and amounts are left out. Enter points at a line."
        )
        self._rule = Text(theme, told, type="caption", colour="ink-2")
        columns = (
            Column(translate("Kiosks", "No."), 2),
            Column(translate("Kiosks", "Control"), 12),
            Column(translate("Kiosks", "Kind"), 5),
            Column(translate("Kiosks", "State"), 4),
        )
        self.table = Table(theme, translate("Kiosks", "Controls of the kiosk"), columns)
        self.table.opened.connect(self._point)
        for each in (self._title, self._lines, self._rule):
            column.addWidget(each)
        column.addWidget(self.table, 1)
        self.show_picture(None)

    def show_picture(self, picture: Picture | None) -> None:
        """What it shows now; None while it is being asked."""
        if picture is not None and picture == self.picture:
            return
        is_other_page = picture is None or self.picture is None or picture.page != self.picture.page
        self.picture = picture
        waiting = translate("Kiosks", "The kiosk is being asked what it shows. One moment, please.")
        title, *lines = picture.lines if picture is not None and picture.lines else (waiting,)
        self._title.setText(title)
        self._lines.setText("\n".join(lines))
        self._lines.setVisible(bool(lines))
        controls = picture.controls if picture is not None else ()
        if is_other_page:
            self.table.show_lines(())
        self.table.show_lines([_line(place, control) for place, control in enumerate(controls)])

    def _point(self, place: object) -> None:
        if self.picture is not None and isinstance(place, int):
            self.pointed.emit(self.picture.number, place)

    def name(self, place: int) -> str:
        """What a control of the picture is called."""
        return self.picture.controls[place].name if self.picture is not None else ""


def _line(place: int, control: Control) -> Line:
    """A control that cannot be used now is paler, and says so."""
    kind = translate_marked("Kiosks", KINDS[control.kind])
    on = translate("Kiosks", "On") if control.is_on else ""
    state = on if control.is_usable else translate("Kiosks", "Not now")
    return Line(place, (str(place + 1), control.name, kind, state), "" if control.is_usable else "muted")
