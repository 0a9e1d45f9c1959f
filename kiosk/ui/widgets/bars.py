"""The bars around every page: the hospital's name and clock, the steps, the help."""

from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.language import clock_text, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.paint import CENTRE, Block, Box, block_size, draw_box, draw_column, draw_icon
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


class LeftPill(QWidget):
    """How many seconds a sitting has left without a touch."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._words, self._share = theme, "", 1.0
        self.setFixedHeight(theme.px("pill"))

    def show_left(self, seconds: int, whole: int) -> None:
        """``seconds`` of ``whole`` are left."""
        time = f"{seconds // 60}:{seconds % 60:02}"
        words = translate("Bars", "{time} left").format(time=time)
        self._words = time if self._theme.is_large else words
        self._share = seconds / max(1, whole)
        advance = self._theme.metrics("caption").advance(self._words)
        self.setFixedWidth(advance + self._theme.px("icon-s") + self._theme.px("padding-s") * 3)
        self.setAccessibleName(words)
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


class StepBar(QWidget):
    """The stages of a flow: done, in hand, to come. Not tappable."""

    def __init__(self, theme: Theme, stages: tuple[str, ...], current: int) -> None:
        super().__init__()
        self._theme, self._stages, self._current = theme, stages, current
        here = translate("Bars", "Step {number} of {all}: {name}").format(
            number=current + 1, all=len(stages), name=stages[current]
        )
        self.setAccessibleName(here)

    def sizeHint(self) -> QSize:
        """As much as it gets."""
        return QSize(self._theme.px("flow-button-w") * 3, self._theme.px("flow-bar"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Circles joined by a line, names below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = self.width() / len(self._stages)
        top = self.height() // 2 - self._theme.px("step-circle") * 3 // 4
        centres = [round(share * (index + 0.5)) for index in range(len(self._stages))]
        side = self._theme.px("step-circle")
        for index, (left, right) in enumerate(pairwise(centres)):
            colour = "primary" if index < self._current else "line-soft"
            painter.setPen(QPen(self._theme.colour(colour), self._theme.px("line-button")))
            painter.drawLine(left + side // 2, top + side // 2, right - side // 2, top + side // 2)
        for index, centre in enumerate(centres):
            self._paint_stage(painter, index, QRect(centre - side // 2, top, side, side), round(share))
        painter.end()

    def _paint_stage(self, painter: QPainter, index: int, circle: QRect, width: int) -> None:
        last = len(self._stages) - 1
        is_done = index < self._current or index == self._current == last
        is_now = index == self._current and not is_done
        fill = "primary" if is_now else "primary-tint" if is_done else "surface"
        line = "primary" if is_now or is_done else "line"
        draw_box(painter, circle, self._theme, Box(fill, line, "line-button", "step-circle"))
        if is_done:
            draw_icon(painter, self._theme, "check", "primary", "icon-s", (circle.center().x(), circle.center().y()))
        else:
            number = Block(str(index + 1), "caption", "on-primary" if is_now else "ink-2", CENTRE)
            draw_column(painter, circle, self._theme, (number,))
        self._paint_name(painter, index, circle, width)

    def _paint_name(self, painter: QPainter, index: int, circle: QRect, share: int) -> None:
        """Each stage's name below it; only that of the stage in hand where they would run into each other."""
        is_now = index == self._current
        if not is_now and not self._all_fit(share):
            return
        name = Block(self._stages[index], "caption", "ink" if is_now else "ink-2", CENTRE)
        width = min(self.width(), max(share, self._advance(self._stages[index])))
        left = min(max(0, circle.center().x() - width // 2), self.width() - width)
        height = block_size(self._theme, name, width).height()
        draw_column(painter, QRect(left, circle.bottom() + 2, width, height), self._theme, (name,))

    def _all_fit(self, share: int) -> bool:
        return all(self._advance(name) <= share for name in self._stages)

    def _advance(self, name: str) -> int:
        return self._theme.metrics("caption").advance(name) + 2


class FlowBar(Bar):
    """返回, the steps, 退出."""

    back = Signal()
    leave = Signal()

    def __init__(self, theme: Theme, stages: tuple[str, ...], current: int, *, can_go_back: bool) -> None:
        super().__init__(theme, "flow-bar")
        back = self._button(translate("Bars", "Back"), "arrow-left")
        back.clicked.connect(self.back)
        back.setVisible(can_go_back)
        policy = back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        back.setSizePolicy(policy)
        leave = self._button(translate("Bars", "Leave"), "x")
        leave.clicked.connect(self.leave)
        self.row.addWidget(back)
        self.row.addWidget(StepBar(theme, stages, current), 1)
        self.row.addWidget(leave)

    def _button(self, words: str, icon: str) -> Button:
        button = Button(self.theme, words, icon=icon, type="body-l", height="flow-button-h")
        button.setFixedSize(
            max(self.theme.px("flow-button-w"), button.sizeHint().width()), self.theme.px("flow-button-h")
        )
        return button
