"""The bars around every page: the hospital's name and clock, the steps, the help."""

from datetime import datetime

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.language import clock_text, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Gauge
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.paint import Block, Box, draw_box, draw_column, draw_icon
from kiosk.ui.widgets.steps import LeadingSteps, StepBar
from kiosk.ui.widgets.text import Text


class Bar(QWidget):
    """A strip of surface with a soft line below or above."""

    line_above = False

    def __init__(self, theme: Theme, height: str) -> None:
        super().__init__()
        self.theme = theme
        self.setFixedHeight(theme.px(height))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.px("margin"), 0, theme.px("margin"), 0)
        self.row.setSpacing(theme.px("gutter"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface and line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("surface"))
        painter.setPen(QPen(self.theme.colour("line-soft"), self.theme.px("line")))
        y = 0 if self.line_above else self.height() - 1
        painter.drawLine(0, y, self.width(), y)
        painter.end()


class Logo(QWidget):
    """The heart on its square."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(theme.px("logo"), theme.px("logo"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Square, heart."""
        painter = QPainter(self)
        draw_box(painter, self.rect(), self._theme, Box("primary", "", radius="radius-s"))
        centre = self.rect().center()
        draw_icon(painter, self._theme, "nuanxin", "accent", "icon-bar", (centre.x(), centre.y()))
        painter.end()


class TopBar(Bar):
    """Hospital, this machine, the clock, and how long a sitting has left."""

    def __init__(self, theme: Theme, *, device: str) -> None:
        super().__init__(theme, "top-bar")
        self.row.addWidget(Logo(theme))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch()
        self._hospital = Text(theme, "", type="body-l" if not theme.is_large else "body")
        names.addWidget(self._hospital)
        if not theme.is_large:
            names.addWidget(_line(theme, device, "caption", "ink-2"))
        names.addStretch()
        self.row.addLayout(names, 1)
        self.left = LeftPill(theme)
        self.left.hide()
        self.row.addWidget(self.left)
        self._clock = _line(theme, "", "label" if not theme.is_large else "title-s")
        self._date = _line(theme, "", "caption", "ink-2")
        times = QVBoxLayout()
        times.setSpacing(0)
        times.addStretch()
        for label in (self._clock,) if theme.is_large else (self._clock, self._date):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            times.addWidget(label)
        times.addStretch()
        self.row.addLayout(times)

    def show_hospital(self, name: str) -> None:
        """Whose hall this is."""
        self._hospital.setText(name)

    def show_time(self, now: datetime, day: str) -> None:
        """The hospital's time."""
        self._clock.setText(clock_text(now))
        self._date.setText(day)


def _line(theme: Theme, text: str, type_: str, colour: str = "ink") -> Text:
    label = Text(theme, text, type=type_, colour=colour)
    label.setWordWrap(False)
    return label


class LeftPill(Gauge):
    """How many seconds a sitting has left without a touch."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._words, self._share = theme, "", 1.0
        self.setFixedHeight(theme.px("pill"))

    def show_left(self, seconds: int, whole: int) -> None:
        """``seconds`` of ``whole`` are left."""
        time = f"{seconds // 60}:{seconds % 60:02}"
        words = translate("Bars", "{time} left").format(time=time)
        self._words = time if self._theme.is_large or self._theme.shows_signer else words
        self._share = seconds / max(1, whole)
        advance = self._theme.metrics("caption").advance(self._words)
        self.setFixedWidth(advance + self._theme.px("icon-s") + self._theme.px("padding-s") * 3)
        self.show_value(seconds, max(1, whole), name=words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Pill, ring, words."""
        painter = QPainter(self)
        draw_box(painter, self.rect(), self._theme, Box("sunken", "", radius="pill"))
        side, pad = self._theme.px("icon-s"), self._theme.px("padding-s")
        ring = QRect(pad, (self.height() - side) // 2, side, side)
        draw_ring(painter, self._theme, ring, self._share, "focus")
        words = self.rect().adjusted(pad * 2 + side - pad // 2, 0, -pad, 0)
        draw_column(painter, words, self._theme, (Block(self._words, "caption", "ink"),))
        painter.end()


def draw_ring(painter: QPainter, theme: Theme, rect: QRect, share: float, width: str) -> None:
    """A ring of which ``share`` (0 to 1) is still full."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("line-soft"), theme.px(width)))
    painter.drawEllipse(rect)
    pen = QPen(theme.colour("primary"), theme.px(width))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawArc(rect, 90 * 16, round(share * 360 * 16))


class FlowButtons(Bar):
    """返回 and 退出, at both ends of a bar; on a small panel the time that is left between them."""

    back = Signal()
    leave = Signal()

    def __init__(self, theme: Theme, *, can_go_back: bool) -> None:
        super().__init__(theme, "flow-bar")
        self._back = self._button(translate("Bars", "Back"), "arrow-left")
        self._back.clicked.connect(self.back)
        policy = self._back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._back.setSizePolicy(policy)
        leave = self._button(translate("Bars", "Leave"), "x")
        leave.clicked.connect(self.leave)
        self.row.addWidget(self._back)
        self.show_back(visible=can_go_back)  # not before: it would come as a window of its own
        self.fill()
        self.left = LeftPill(theme)
        self.left.hide()
        self.row.addWidget(self.left)
        self.row.addWidget(leave)

    def show_back(self, *, visible: bool) -> None:
        """Whether there is something to go back to; its place stays."""
        self._back.setVisible(visible)

    def fill(self) -> None:
        """What stands between the two."""
        self.row.addStretch(1)

    def put_between(self, widget: QWidget) -> None:
        """Show ``widget`` instead of what stands between the two, until `clear_between`."""
        self._set_between(visible=False)
        self.row.insertWidget(1, widget, 1)
        widget.show()

    def clear_between(self, widget: QWidget) -> None:
        """Take it away again."""
        self.row.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
        self._set_between(visible=True)

    def _set_between(self, *, visible: bool) -> None:
        item = self.row.itemAt(1)
        between = item.widget() if item is not None else None
        if between is not None:
            between.setVisible(visible)

    def _button(self, words: str, icon: str) -> Button:
        button = Button(self.theme, words, icon=icon, type="body-l", height="flow-button-h")
        button.setFixedSize(
            max(self.theme.px("flow-button-w"), button.sizeHint().width()), self.theme.px("flow-button-h")
        )
        return button


class FlowBar(FlowButtons):
    """返回, the steps, 退出."""

    def __init__(self, theme: Theme, stages: tuple[str, ...], current: int, *, can_go_back: bool) -> None:
        self._steps = StepBar(theme, stages, current)
        super().__init__(theme, can_go_back=can_go_back)
        self.line_above = theme.is_low

    def fill(self) -> None:
        """The steps."""
        self.row.addWidget(self._steps, 1)


class LowFlowBar(FlowButtons):
    """返回 and 退出 where a hand reaches them; the steps stand above, to be read."""

    line_above = True


class StepStrip(QWidget):
    """The steps on the ground of the page, under the top bar."""

    def __init__(self, theme: Theme, stages: tuple[str, ...], current: int) -> None:
        super().__init__()
        self.setFixedHeight(theme.px("step-strip"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("margin"), 0, theme.px("margin"), 0)
        row.addWidget(LeadingSteps(theme, stages, current))


class Unreached(QWidget):
    """In low mode: the part of the panel that hangs too low for a hand in a wheelchair. Else nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.out_of_reach[1] if theme.is_low else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As the bars above it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.end()
