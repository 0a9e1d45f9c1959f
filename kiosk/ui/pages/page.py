"""What every page shares: its words, a body, a dock for the main button, and one way to answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.errors import DomainError
from kiosk.domain.journey import Journey
from kiosk.domain.words import Words
from kiosk.flow.engine import Step
from kiosk.flow.signing import key_at
from kiosk.ports import CardRead, CodeRead, NameSpeller
from kiosk.ui.language import say, translate_marked
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.bars import Bar
from kiosk.ui.widgets.card import Notice
from kiosk.ui.widgets.low_notice import LowNotice
from kiosk.ui.widgets.text import Heading, Text
from kiosk.ui.widgets.zones import Zones


@dataclass(frozen=True)
class View:
    """What a page may know besides the journey."""

    theme: Theme
    step: Step
    now: Callable[[], datetime]
    speller: NameSpeller
    guide_desk: str
    demo: bool = False
    takes_phone: bool = True  # whether phone payment is offered here
    done_seconds: int = 20  # the last page stays so long, in large text twice
    has_scanner: bool = False


class Page(QWidget):
    """A page shows a journey and emits ``answered`` with what it has become. No rules, no services.

    Subclasses fill ``self.body`` with what is read, ``self.touch`` with what is touched, ``self.shared`` with what is
    both, and, with `put_in_dock`, the strip under them. Which of these are the same column is the panel's and the
    mode's affair (see `Zones`); all scroll when they must.
    """

    folds = False  # on a lying panel what is touched stands right of what is read
    folds_small = True  # on a small one as well

    tells = False  # whether it is here that somebody hears of money that went back while they were away

    answered = Signal(object)  # Journey: go on to the next step
    troubled = Signal(object)  # Words: said under the title just now
    wanted = Signal(object)  # Work beside the flow that needs more than a name; the page learns what came of it
    asked = Signal(str, object)  # name of an action of the window's (see `KioskWindow.ACTIONS`), Journey

    def __init__(self, view: View, journey: Journey) -> None:
        super().__init__()
        self.view, self.journey, self.theme = view, journey, view.theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.zones = Zones(
            view.theme, folds=self.has_room_beside(), spare=LowNotice(view.theme) if view.theme.is_low else None
        )
        outer.addWidget(self.zones, 1)
        self.area, self.body, self.touch = self.zones.area, self.zones.reading, self.zones.touching
        stands_low = self.zones.low is not None and not view.theme.is_wide
        self.shared = self.touch if stands_low else self.body
        self._outer = outer
        self.title = Heading(view.theme, self.title_text(), type="title")
        self.prompt = Text(view.theme, self.prompt_text(), type="body", colour="ink-2")
        self._build_head()
        self._trouble: Notice | None = None
        self.setAccessibleName(self.title_text())
        self.setAccessibleDescription(self.prompt.text())
        self.fit_title()
        for each in journey.told if self.tells else ():
            self.body.addWidget(Notice(view.theme, say(each), "good"))
        self.build()
        self.zones.finish()

    def has_room_beside(self) -> bool:
        """Whether a lying panel has room for two columns of this page."""
        return self.folds and (not self.theme.is_small or (self.folds_small and not self.theme.is_large))

    def _build_head(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(self.theme.px("gap-s"))
        head.addWidget(self.title)
        head.addWidget(self.prompt)
        self.body.addLayout(head)
        self.prompt.setVisible(bool(self.prompt.text()))  # not before: it would come as a window of its own

    def fit_title(self) -> None:
        """On one line where a smaller type makes it fit and what is below needs the room."""
        if not self.theme.is_large and not self.theme.is_low and not self._is_beside:
            return
        room, words = self.title_room(), self.title_text()
        is_short = self.theme.metrics("title").advance(words) <= room
        fits = not is_short and self.theme.metrics("title-s").advance(words) <= room
        self.title.setFont(self.theme.font("title-s" if fits else "title"))

    def title_room(self) -> int:
        """Pixels a line of the title may take."""
        return self.theme.px("next-button") * (4 if self._is_beside else 5) // 2

    @property
    def _is_beside(self) -> bool:
        return self.theme.is_wide and self.folds

    def title_text(self) -> str:
        """What this page is."""
        return translate_marked("Steps", self.view.step.title)

    def prompt_text(self) -> str:
        """What to do here."""
        return translate_marked("Steps", self.view.step.prompt)

    @property
    def sign(self) -> str:
        """The key of its clip, as the journey stands."""
        return key_at(self.view.step.sign_key, self.journey)

    def build(self) -> None:
        """Fill the body."""
        raise NotImplementedError

    def put_in_dock(self, *widgets: QWidget) -> Bar:
        """Show ``widgets`` in a strip under the body that never scrolls away, and give it; the last takes the room."""
        dock = Bar(self.theme, "dock")
        dock.line_above = True
        above = (self.theme.px("dock") - self.theme.px("primary-button")) // 2
        margin = self.theme.px("margin")
        if self.theme.is_large:  # a lower strip: what is above it needs the room
            above = self.theme.px("gap-s") * (1 if self.theme.is_small else 2)
            line = self.theme.metrics("title-s").height + 2 * self.theme.px("gap-s")
            height = max(self.theme.px("flow-button-h"), line)
            dock.setFixedHeight(height + 2 * above)
            for widget in widgets:
                widget.setMinimumHeight(height)
        dock.row.setContentsMargins(margin, above, margin, above)
        for widget in widgets[:-1]:
            dock.row.addWidget(widget)
        if self.theme.is_wide:
            dock.row.addStretch(0)
            widgets[-1].setMaximumWidth(self.theme.px("content-w"))
        dock.row.addWidget(widgets[-1], 100)
        self._outer.addWidget(dock)
        return dock

    def complain(self, words: Words) -> None:
        """Say under the title what is wrong, until the next answer."""
        if self._trouble is None:
            self._trouble = Notice(self.theme, "", "trouble")
            self.body.insertWidget(self.place_of_trouble(), self._trouble)
        if self._trouble.isHidden() or self._trouble.words.text() != say(words):
            announce(self, say(words))
            self.troubled.emit(words)
        self._trouble.say(say(words))
        self._trouble.show()
        self.area.to_top()

    def place_of_trouble(self) -> int:
        """Index in the body at which complaints stand: below the title."""
        return 1

    def calm(self) -> None:
        """Take the complaint away."""
        if self._trouble is not None:
            self._trouble.hide()

    def go_back(self) -> bool:
        """Back inside this page, to the question before; False when there is none and the flow has to go back."""
        return False

    def refresh(self, journey: Journey) -> None:
        """Show what a watch has learned; pages that watch nothing ignore it."""
        self.journey = journey

    def draft(self) -> str:
        """What has been typed but not answered yet, so that a change of mode or language keeps it."""
        return ""

    def restore(self, draft: str) -> None:
        """Put back what `draft` gave."""

    def hear(self, heard: CardRead | CodeRead | DomainError) -> None:
        """A card or code was presented; pages that expect none ignore it."""
