"""The privacy notice, in words people use, before anything is kept."""

from dataclasses import replace

from kiosk.ui.language import translate
from kiosk.ui.pages.questions import QuestionPage
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.text import Text


class ConsentPage(QuestionPage):
    """What is kept, why, who sees it; agree or ask a person."""

    folds = True

    def build(self) -> None:
        """Four short points and two answers."""
        card = Card(self.theme)
        points = (
            translate("Pages", "We keep: name, sex, birthday, your paper's number, and a phone if you gave one."),
            translate("Pages", "We need it to treat you, to bill you correctly, and to find your records again."),
            translate("Pages", "Only the staff who treat or serve you see it. Your numbers are stored encrypted."),
            translate("Pages", "You can see, correct or delete it: ask at the guide desk."),
        )
        for point in points:
            row = Notice(self.theme, point, "plain", icon="check")
            card.column.addWidget(row)
        name = self.journey.newcomer.name
        self.add_reading(
            Text(self.theme, translate("Pages", "New patient: {name}").format(name=name), type="label"), card
        )
        agree = Button(
            self.theme, translate("Pages", "I agree, go on"), icon="check", look=Looks.PRIMARY, type="title-s"
        )
        agree.clicked.connect(self._agree)
        decline = Button(self.theme, translate("Pages", "I don't agree: staff will register me"), icon="headset")
        decline.clicked.connect(lambda: self.asked.emit("help", self.journey))
        self.add_answers(agree, decline)

    def _agree(self) -> None:
        newcomer = replace(self.journey.newcomer, consented=True)
        self.answered.emit(replace(self.journey, newcomer=newcomer))
