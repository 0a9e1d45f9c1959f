"""The start page: one sentence, one obvious way in, and the services that work."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.language import translate
from kiosk.ui.theme import SIGNS, Theme
from kiosk.ui.widgets.card import Card, Icon, Notice
from kiosk.ui.widgets.low_notice import LowNotice
from kiosk.ui.widgets.paint import CENTRE
from kiosk.ui.widgets.text import Heading, Text
from kiosk.ui.widgets.tile import HeroTile, RowTile
from kiosk.ui.widgets.zones import Zones


@dataclass(frozen=True)
class Entry:
    """A way in, as a tile."""

    way: str  # the name of a `Way`, or "line" or "cancel" for somebody who has a number
    icon: str


ENTRIES = (
    Entry("line", "hourglass"),
    Entry("cancel", "arrow-back-up"),
    Entry("child", "mood-kid"),
    Entry("no_papers", "user-question"),
)


class Home(QWidget):
    """Emits ``started`` with the way the patient wants to begin, "" to be asked, "line" and "cancel" about a number."""

    started = Signal(str)
    sign = "home"  # key of its clip

    def __init__(self, theme: Theme, now: datetime, notice: str) -> None:
        super().__init__()
        self.setAccessibleName(greeting(now, is_short=theme.is_large or theme.is_small))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        zones = Zones(theme, folds=True, spare=LowNotice(theme) if theme.is_low else None)
        outer.addWidget(zones)
        reading, touching = zones.reading, zones.touching
        reading.addLayout(self._head(theme, now))
        if notice:
            reading.addWidget(Notice(theme, notice, "info"))
        (touching if theme.is_low else reading).addWidget(self._hero(theme), int(theme.is_wide))
        touching.addLayout(self._tiles(theme))
        if not theme.is_large and not theme.is_dear:
            (reading if theme.is_low else touching).addWidget(HowItGoes(theme))
        if not theme.is_low:
            touching.addStretch(1)
        zones.finish()

    def _head(self, theme: Theme, now: datetime) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(theme.px("gap-s"))
        head.addWidget(Heading(theme, greeting(now, is_short=theme.is_large or theme.is_small), type="title"))
        if not theme.is_large and not theme.is_small:
            words = translate("Home", "One tap to begin. Take your time.")
            head.addWidget(Text(theme, words, type="body", colour="ink-2"))
        return head

    def _hero(self, theme: Theme) -> HeroTile:
        hero = HeroTile(
            theme,
            translate("Home", "Register"),
            line=(
                translate("Home", "To see a doctor, tap here")
                if theme.is_large
                else translate("Home", "To see a doctor, start here")
            ),
            icon="clipboard-heart",
        )
        hero.clicked.connect(lambda: self.started.emit(""))
        return hero

    def _tiles(self, theme: Theme) -> QGridLayout:
        words = {
            "line": (
                translate("Home", "My place in line"),
                translate("Home", "See how many are before you"),
            ),
            "cancel": (
                translate("Home", "Cancel a visit"),
                translate("Home", "Your money goes back the way you paid"),
            ),
            "child": (
                translate("Home", "For a child"),
                translate("Home", "A parent registers, papers or not"),
            ),
            "no_papers": (
                translate("Home", "No papers"),
                translate("Home", "See a doctor first, bring them later"),
            ),
        }
        columns = 1 if theme.is_small or theme.is_large else 2  # large words need the width
        is_short = theme.is_large or (theme.is_small and bool(theme.modes & {"low", SIGNS}))
        grid = QGridLayout()
        grid.setSpacing(theme.px("gutter"))
        for place, entry in enumerate(ENTRIES):
            title, line = words[entry.way]
            tile = RowTile(theme, title, line="" if is_short else line, icon=entry.icon)
            tile.clicked.connect(lambda _checked=False, way=entry.way: self.started.emit(way))
            row, column = divmod(place, columns)
            grid.addWidget(tile, row, column)
        return grid


class HowItGoes(Card):
    """What will happen, before anybody starts: four steps in words and pictures."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.column.setSpacing(theme.px("gap-s") * 2)
        self.column.addWidget(Text(theme, translate("Home", "It takes four steps"), type="label"))
        row = QHBoxLayout()
        steps = (
            ("id", translate("Home", "Put your ID card on the reader")),
            ("stethoscope", translate("Home", "Choose department and doctor")),
            ("device-mobile", translate("Home", "Pay here or at a window")),
            ("receipt", translate("Home", "Take your number")),
        )
        for icon, words in steps:
            step = QVBoxLayout()
            step.setSpacing(theme.px("gap-s"))
            step.addWidget(Icon(theme, icon, size="icon-tile", holder="holder"), 0, CENTRE)
            step.addWidget(Text(theme, words, type="caption", colour="ink-2", align=CENTRE), 1)
            row.addLayout(step, 1)
        self.column.addLayout(row)
        hint = translate("Home", "Or put your ID card on the reader now: it starts by itself.")
        self.column.addWidget(Text(theme, hint, type="body", colour="ink-2"))


def greeting(now: datetime, *, is_short: bool) -> str:
    """The page's question, by the time of day; where room is dear it asks without ceremony."""
    if is_short:
        return translate("Home", "What would you like to do?")
    sources = {
        11: translate("Home", "Good morning. What would you like to do?"),
        13: translate("Home", "Good day. What would you like to do?"),
        18: translate("Home", "Good afternoon. What would you like to do?"),
        24: translate("Home", "Good evening. What would you like to do?"),
    }
    return next(words for until, words in sources.items() if now.hour < until)
