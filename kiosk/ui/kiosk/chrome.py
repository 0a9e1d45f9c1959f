"""The bars around a page."""

from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.hospital import HospitalInfo
from kiosk.ui.kiosk.house import House
from kiosk.ui.language import day_text, is_chinese, translate, translate_marked
from kiosk.ui.theme import SIGNS, VOICE, Theme
from kiosk.ui.voice.strip import VoiceStrip
from kiosk.ui.widgets.access_bar import AccessBar, AccessColumn
from kiosk.ui.widgets.bars import FlowBar, LowFlowBar, StepStrip, TopBar, Unreached

if TYPE_CHECKING:  # the start page needs no flow
    from kiosk.flow.engine import FlowRun
    from kiosk.ui.signs.panel import SignPanel, SignStrip

PANEL = "kiosk.ui.signs.panel"  # loaded when a signer is first wanted


class Chrome:
    """Top bar, flow bar and access bar of one window in one theme."""

    def __init__(self, theme: Theme, house: House) -> None:
        self._theme = theme
        device = translate("Bars", "Nuanxin self-service · machine {number}").format(number=house.device)
        self.top = TopBar(theme, device=device)
        self.show_hospital(house.hospital)
        self.access = AccessColumn(theme) if theme.lies else AccessBar(theme)
        self.voice = VoiceStrip(theme) if VOICE in theme.modes else None
        self.signer = _signer(theme) if theme.shows_signer else None
        has_turns = SIGNS in theme.modes and self.signer is None
        self.turns = _turns(theme) if has_turns else None  # the signer's and the page's
        self.flow: FlowBar | LowFlowBar | None = None
        self._steps: StepStrip | None = None
        self._middle: QWidget | None = None
        self._floor = Unreached(theme)

    @property
    def lit(self) -> tuple[QWidget, ...]:
        """What can be touched whatever comes in front of the page."""
        return tuple(each for each in (self.signer, self.voice, self.access) if each is not None)

    @property
    def _lasting(self) -> tuple[QWidget, ...]:
        """What stays when pages change, besides the top bar."""
        return (*self.lit, self._floor) if self.turns is None else (*self.lit, self.turns, self._floor)

    def put_around(self, column: QVBoxLayout, page: QWidget, run: "FlowRun | None") -> None:
        """Lay the bars and ``page`` into ``column``; the flow bar only inside a flow."""
        self._drop_flow_bar()
        self._make_flow_bar(run)
        around = (self.top, *self._above(), *self._signer_above(), page, *self._below())
        if self._theme.lies:
            middle = self._side_by_side(around)
            column.addWidget(middle, 1)
            middle.show()  # not before: it would come as a window of its own
        else:
            for widget in (*around, *self._strips()):
                column.addWidget(widget, int(widget is page))
        column.addWidget(self._floor)
        for bar in (*around, *self._lasting):
            if bar is not page:
                bar.show()
        self.top.setVisible(run is None or not self._theme.is_dear)
        self._put_in_reading_order(page)

    def _put_in_reading_order(self, page: QWidget) -> None:
        """A screen reader goes through widgets as they lie: help and the ways of showing come last."""
        for widget in (self.flow, page):
            if widget is not None and widget.parent() is self.access.parent():
                widget.stackUnder(self.access)

    def _make_flow_bar(self, run: "FlowRun | None") -> None:
        if run is None:
            return
        stages = tuple(translate_marked("Steps", name) for name in run.flow.stages)
        can_go_back = run.can_go_back or run.is_first
        if self._theme.is_low and not self._theme.lies:
            self._steps = StepStrip(self._theme, stages, run.step.stage)
            self.flow = LowFlowBar(self._theme, can_go_back=can_go_back)
        else:
            self.flow = FlowBar(self._theme, stages, run.step.stage, can_go_back=can_go_back)

    def show_back(self, run: "FlowRun") -> None:
        """返回 only while it leads somewhere: a place that is paid is not given back."""
        if self.flow is not None:
            self.flow.show_back(visible=run.can_go_back or run.is_first)

    def _signer_above(self) -> tuple[QWidget, ...]:
        return (self.signer,) if self.signer is not None and not self._theme.lies else ()

    def _strips(self) -> tuple[QWidget, ...]:
        """Under the page of an upright panel."""
        return tuple(each for each in (self.turns, self.voice, self.access) if each is not None)

    def _above(self) -> tuple[QWidget, ...]:
        if self._theme.is_low:
            return (self._steps,) if self._steps else ()
        return (self.flow,) if self.flow else ()

    def _below(self) -> tuple[QWidget, ...]:
        """In low mode Back and Leave come down to the hand."""
        return (self.flow,) if self.flow and self._theme.is_low else ()

    def _side_by_side(self, around: tuple[QWidget, ...]) -> QWidget:
        """On a lying panel the help stands beside everything: height is what it lacks."""
        old, self._middle = self._middle, QWidget()
        row = QHBoxLayout(self._middle)
        column = QVBoxLayout()
        for box in (row, column):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
        if self.signer is not None:
            row.addWidget(self.signer)
        row.addLayout(column, 1)
        row.addWidget(self.access)
        for widget in around:
            column.addWidget(widget, int(widget not in (self.top, self.flow, self._steps)))
        for strip in (self.turns, self.voice):
            if strip is not None:
                column.addWidget(strip)
        if old is not None:
            old.hide()
            old.deleteLater()
        return self._middle

    def show_hospital(self, hospital: HospitalInfo) -> None:
        """Its name, as soon as somebody knows it."""
        name = hospital.name if is_chinese() or not hospital.name_en else hospital.name_en
        self.top.show_hospital(name or translate("Bars", "Nuanxin self-service"))

    def show_time(self, now: datetime) -> None:
        """The hospital's time and date."""
        self.top.show_time(now, day_text(now.date(), now.date()).removeprefix(translate("Dates", "Today")).strip())

    def show_left(self, seconds: int, whole: int) -> None:
        """How long the sitting has left; 0 of 0 hides it."""
        pill = self.flow.left if self.flow is not None and self._theme.is_dear else self.top.left
        pill.setVisible(whole > 0)
        if whole:
            pill.show_left(seconds, whole)

    def take_out(self) -> None:
        """Remove the bars for another theme's."""
        self._drop_flow_bar()
        for bar in (self.top, *self._lasting, self._middle):
            if bar is None:
                continue
            bar.hide()
            bar.deleteLater()

    def _drop_flow_bar(self) -> None:
        for bar in (self.flow, self._steps):
            if bar is not None:
                bar.hide()
                bar.deleteLater()
        self.flow = self._steps = None


def _signer(theme: Theme) -> "SignPanel":
    return cast("type[SignPanel]", import_module(PANEL).SignPanel)(theme)


def _turns(theme: Theme) -> "SignStrip":
    return cast("type[SignStrip]", import_module(PANEL).SignStrip)(theme)
