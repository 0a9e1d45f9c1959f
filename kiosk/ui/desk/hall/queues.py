"""各科排队: every queue with its wait, the windows beside it, and where somebody should go and look."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from kiosk.domain.overview import Crowding, QueueNow, WindowNow, WindowWork
from kiosk.ui.desk.hall.words import TONES, WORK_TONES, crowding_word, minutes, work_word
from kiosk.ui.desk.table import Column, Line, Table
from kiosk.ui.desk.tabs.tab import Tab
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import is_chinese, joined, local, translate
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.text import Heading, Text

ORDER = (WindowWork.WORKING, WindowWork.PAUSED, WindowWork.FREE, WindowWork.CLOSED)
Found = tuple[tuple[QueueNow, ...], tuple[WindowNow, ...]]


class Queues(Tab):
    """Nothing is done here: it is where one looks first."""

    def __init__(self, view: DeskView) -> None:
        columns = (
            Column(translate("Hall", "Queue"), 9),
            Column(translate("Hall", "Waiting"), 4, is_number=True),
            Column(translate("Hall", "Longest"), 4, is_number=True),
            Column(translate("Hall", "Seen"), 3, is_number=True),
            Column(translate("Hall", "Windows"), 4),
            Column(translate("Hall", "State"), 7),
        )
        super().__init__(view, translate("Hall", "Queues"), columns)
        self._queues: dict[object, QueueNow] = {}
        self.overdue = Notice(view.theme, "", "wait", icon="alert-triangle")
        self.overdue.hide()
        self._add_windows()

    def _add_windows(self) -> None:
        theme = self.view.theme
        columns = (
            Column(translate("Hall", "Window"), 5),
            Column(translate("Hall", "State"), 3),
        )
        self.windows = Table(theme, translate("Hall", "Windows"), columns)
        card = Card(theme, padding="padding-s")
        card.column.setSpacing(theme.px("gap"))
        self.opened = Text(theme, "", type="caption", colour="ink-2")
        card.column.addWidget(Heading(theme, translate("Hall", "Windows"), type="title-s"))
        card.column.addWidget(self.opened)
        card.column.addWidget(self.windows, 1)
        self.side.insertWidget(1, card, 1)
        self.side.setStretch(self.side.count() - 1, 0)
        assert isinstance(self.side, QVBoxLayout)
        self.card.column.addWidget(self.overdue)

    def look(self) -> None:
        """Queues and windows, as they stand."""
        actor = self.view.actor

        def work() -> Found:
            overview = self.desk().overview
            return overview.queues(actor=actor), overview.windows(actor=actor)

        self.read(work, self._show)

    def _show(self, found: Found) -> None:
        queues, windows = found
        self._queues = {one.queue_id: one for one in queues}
        self._say_overdue(queues)
        self.show_lines([_line(one) for one in sorted(queues, key=_gravity)])
        self.windows.show_lines([_window(one) for one in sorted(windows, key=lambda one: ORDER.index(one.work))])
        told = translate("Hall", "{working} working, {free} free, {paused} paused")
        works = [one.work.value for one in windows]
        self.opened.setText(
            told.format(working=works.count("working"), free=works.count("free"), paused=works.count("paused"))
        )

    def _say_overdue(self, queues: Sequence[QueueNow]) -> None:
        """The longest of them, in a sentence."""
        late = [one for one in queues if one.crowding is Crowding.OVERDUE]
        self.overdue.setVisible(bool(late))
        if late:
            worst = max(late, key=lambda one: one.longest)
            told = translate("Hall", "{queue}: somebody has waited {wait}. Please go and look.")
            self.overdue.say(told.format(queue=_name(worst), wait=minutes(worst.longest)))

    def show_row(self, key: object) -> None:
        """One queue in words."""
        one = self._queues.get(key)
        if one is None:
            self.tell(translate("Hall", "No queue yet"))
            return
        paused = translate("Hall", "The queue pauses: {why}").format(why=one.paused_why) if one.paused_why else ""
        full = translate("Hall", "No place is left today") if one.is_full else ""
        self.tell(
            _name(one),
            joined(
                translate("Hall", "{count} waiting").format(count=one.waiting),
                translate("Hall", "the first for {wait}").format(wait=minutes(one.longest)) if one.waiting else "",
            ),
            translate("Hall", "{count} seen today").format(count=one.served),
            full,
            paused,
        )


def _gravity(one: QueueNow) -> int:
    """Overdue ones first, then those where somebody waits; among them the order of the books."""
    if one.crowding is Crowding.OVERDUE:
        return 0
    return 1 if one.waiting else 2


def _name(one: QueueNow | WindowNow) -> str:
    """Department and room; where only its beginning has room, English ones tell apart by the room."""
    department, room = local(one.department, one.department_en), local(one.name, one.name_en)
    both = (department, room) if is_chinese() else (room, department)
    return department if room == department else " · ".join(part for part in both if part)


def _line(one: QueueNow) -> Line:
    opened = translate("Hall", "{count} open").format(count=one.opened)
    paused = translate("Hall", "{count} paused").format(count=one.paused) if one.paused else ""
    wait = minutes(one.longest) if one.waiting else "–"
    cells = (_name(one), str(one.waiting), wait, str(one.served), joined(opened, paused), crowding_word(one.crowding))
    return Line(one.queue_id, cells, TONES[one.crowding])


def _window(one: WindowNow) -> Line:
    name = " · ".join(part for part in (_name(one), one.who, one.ticket) if part)
    return Line(one.window_id, (name, work_word(one.work)), WORK_TONES[one.work])
