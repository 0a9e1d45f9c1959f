"""The privacy notice, in words people use, before anything is kept."""

from dataclasses import replace

from kiosk.ui.language import translate
from kiosk.ui.pages.questions import QuestionPage
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.numbered_line import NumberedLine
from kiosk.ui.widgets.text import Text


class ConsentPage(QuestionPage):
    """What is kept, why, who sees it; agree or ask a person."""

    folds = True

    def build(self) -> None:
        """Four short points and two answers."""
        points = (
            translate("Pages", "We keep: name, sex, birthday, paper's number, phone if given."),
            translate("Pages", "For your treatment, bill and records."),
            translate("Pages", "Only staff who serve you see it. Numbers are encrypted."),
            translate("Pages", "Ask the guide desk to see, correct or delete it."),
        )
        name = translate("Pages", "New patient: {name}").format(name=self.journey.newcomer.name)
        self.add_reading(Text(self.theme, name, type="label"), self._card(points))
        height = "flow-button-h" if self.theme.is_large else "primary-button"
        words = translate("Pages", "I agree, go on")
        agree = Button(self.theme, words, icon="check", look=Looks.PRIMARY, type="title-s", height=height)
        agree.clicked.connect(self._agree)
        decline = Button(self.theme, translate("Pages", "I don't agree: ask staff"), icon="headset", height=height)
        decline.clicked.connect(lambda: self.asked.emit("help", self.journey))
        self.add_answers(agree, decline)
        if self.theme.is_large and self.has_room_beside():  # the notice needs more of the width than the answers
            self.area.both.setStretch(0, 3)
            self.area.both.setStretch(1, 2)

    def _card(self, points: tuple[str, ...]) -> Card:
        """A tinted line for each; in large text, which needs the room, lines on one ground."""
        if not self.theme.is_large:
            card = Card(self.theme)
            for point in points:
                card.column.addWidget(Notice(self.theme, point, "plain", icon="check"))
            return card
        card = Card(self.theme, padding="padding-s")
        card.column.setSpacing(self.theme.px("gap-s"))
        for number, point in enumerate(points, 1):
            card.column.addWidget(NumberedLine(self.theme, number, point))
        return card

    def _agree(self) -> None:
        newcomer = replace(self.journey.newcomer, consented=True)
        self.answered.emit(replace(self.journey, newcomer=newcomer))
