"""What the pay page shows while no wallet can be paid with here: nothing is charged, and the way to a window."""

from kiosk.ui.language import told, translate
from kiosk.ui.pages.pay_section import Section, window_words
from kiosk.ui.pages.visit_words import kept_text
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.result_card import Mark, ResultCard


class NoPhoneSection(Section):
    """No order was opened, and none can be: the page goes on to paying at a window.

    By itself too: whoever walks to the window without a tap keeps the place, as the words say.
    """

    goes_on_after = "no-phone-shown"

    def build(self) -> None:
        """The message, the one way to go on, and what is still to be paid."""
        mark = Mark(self.theme, "circle-dashed", ink="ink", fill="sunken")
        title = translate("Pages", "Not charged")
        words = translate(
            "Pages", "Paying by phone does not work here now. Your money has not moved. Please pay at a window."
        )
        sentence = told(words, kept_text(self.day, self.view.now().date()))
        card = ResultCard(self.theme, title, sentence, mark=mark)
        self.window_button = Button(self.theme, window_words(), icon="cash", look=Looks.PRIMARY)
        self.window_button.setProperty("confirming", True)
        self.window_button.clicked.connect(self.at_window)
        stands_apart = self.theme.is_low or self.theme.is_wide
        (self.controls if stands_apart else card.column).addWidget(self.window_button)
        self.column.addWidget(card)
        if not self.theme.is_small:
            self.column.addWidget(self.total_card())
