"""Where a number stands: very large, with how many come before, how long it may take, and the way."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.journey import Journey
from kiosk.domain.masking import mask_name
from kiosk.domain.queue import ENDED, TicketState
from kiosk.domain.queue_views import InLine
from kiosk.ui.language import clock_text, told, translate
from kiosk.ui.pages.line_words import department_of, line_stops, place_of, state_of
from kiosk.ui.pages.page import Page
from kiosk.ui.pages.visit_words import day_name, minutes_text
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.number_card import NumberCard
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.ticket_card import TicketCard, TicketFace
from kiosk.ui.widgets.way_strip import WayStrip

HOUR = 60  # minutes


class LinePage(Page):
    """Asks to check in where that brings the number back, else to leave; what the line does is shown as it comes."""

    tells = True
    folds = True
    folds_small = False

    @property
    def line(self) -> InLine:
        """Where the number stands."""
        assert self.journey.line is not None
        return self.journey.line

    def title_text(self) -> str:
        """In words."""
        return state_of(self.journey)[0]

    def prompt_text(self) -> str:
        """What to do now."""
        return state_of(self.journey)[1]

    def build(self) -> None:
        """Number, waits, the way; the one button in the dock."""
        self.end = Button(self.theme, translate("Pages", "Finish"), look=Looks.PRIMARY, type="title-s")
        self.end.clicked.connect(lambda: self.asked.emit("leave", self.journey))
        words = translate("Pages", "Check in")
        self.check_in = Button(self.theme, words, icon="user-check", look=Looks.PRIMARY, type="title-s")
        self.check_in.clicked.connect(lambda: self.asked.emit("check_in", self.journey))
        self.way: WayStrip | None = None
        self.lay_out()
        self.touch.addStretch(1)
        self.show_line()

    def lay_out(self) -> None:
        """All under each other; on a lying panel the way stands right."""
        row = QHBoxLayout()
        row.setSpacing(self.theme.px("gutter"))
        row.addWidget(TicketCard(self.theme, self.ticket_face()), 1)
        row.addWidget(self.numbers(), 1)
        self.body.addLayout(row)
        (self.touch if self.theme.is_wide else self.body).addWidget(self.way_card())
        self.put_in_dock(self.main_button())

    def main_button(self) -> QWidget:
        """The place of the one button, whichever it is."""
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.check_in, self.end):
            if self.theme.is_large:  # the strip is lower there
                button.setMinimumHeight(self.theme.px("flow-button-h"))
            row.addWidget(button)
        return place

    def ticket_face(self) -> TicketFace:
        """What the card shows."""
        name = mask_name(self.journey.patient.name) if self.journey.patient else ""
        line, day = self.line, day_name(self.line.starts.date(), self.view.now().date())
        when = f"{day} {clock_text(line.starts)}"
        return TicketFace(
            translate("Pages", "Your number"), line.label, name, department_of(line), place_of(line), when
        )

    def numbers(self) -> QWidget:
        """How many and how long, under each other; below the ticket side by side, where the panel is not small."""
        self.waits = QWidget()
        is_below = self.theme.asks_singly and not self.theme.is_small
        cards = QHBoxLayout(self.waits) if is_below else QVBoxLayout(self.waits)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(self.theme.px("gutter"))
        later, usual = translate("Pages", "Please be there at"), translate("Pages", "Expected wait")
        self._ahead = NumberCard(self.theme, translate("Pages", "Before you"), icon="users")
        self._wait = NumberCard(self.theme, later if self._comes_later else usual, icon="clock")
        for card in (self._ahead, self._wait):
            cards.addWidget(card, 1)
        return self.waits

    def way_card(self) -> Card:
        """From here to the room."""
        self.way_box = Card(self.theme)
        self.way_box.column.setSpacing(self.theme.px("gap-s") * 2)
        self.head_way()
        return self.way_box

    def head_way(self) -> None:
        """Say over the pictures what they are."""
        self.way_box.column.addWidget(Text(self.theme, translate("Pages", "The way"), type="label"))

    @property
    def _comes_later(self) -> bool:
        """Nobody waits here for an hour until the clinic begins: the clock says more than minutes."""
        return self.line.wait[0] >= HOUR and self.line.starts > self.view.now()

    def refresh(self, journey: Journey) -> None:
        """The line has moved; a change of what to do is said."""
        before, self.journey = state_of(self.journey), journey
        self.say_head()
        self.show_line()
        if state_of(journey) != before:
            self.calm()
            announce(self, told(*state_of(journey)))

    def say_head(self) -> None:
        """Title and prompt as the number stands."""
        self.title.setText(self.title_text())
        self.fit_title()
        self.prompt.setText(self.prompt_text())
        self.prompt.setVisible(bool(self.prompt.text()))
        self.setAccessibleName(self.title_text())
        self.setAccessibleDescription(self.prompt_text())

    def show_line(self) -> None:
        """Write on the page how it stands now."""
        line = self.line
        ahead = translate("Pages", "{count} ahead").format(count=line.ahead)
        self._ahead.show_value(ahead, number=str(line.ahead))
        figures, minutes = minutes_text(line.wait)
        if self._comes_later:
            figures = minutes = clock_text(line.starts)
        self._wait.show_value(minutes, number=figures)
        self._draw_way()
        self.place()

    def place(self) -> None:
        """Show what there is to tell."""
        line = self.line
        self.waits.setVisible(line.state is TicketState.WAITING)
        self.way_box.setVisible(self.has_way)
        self.check_in.setVisible(line.may_check_in)
        self.end.setVisible(not line.may_check_in)

    @property
    def has_way(self) -> bool:
        """Whether there is anywhere to go."""
        return self.line.may_check_in or self.line.state not in ENDED

    def _draw_way(self) -> None:
        """Anew only where it leads elsewhere: the same picture is not painted every few seconds."""
        stops = line_stops(self.line)
        if self.way is not None and self.way.stops == stops:
            return
        if self.way is not None:
            self.way_box.column.removeWidget(self.way)
            self.way.hide()
            self.way.deleteLater()
        self.way = WayStrip(self.theme, stops)
        self.way_box.column.addWidget(self.way)
