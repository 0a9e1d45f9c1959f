"""What the pay page shows in each state of the money."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.domain.journey import Payment, PaymentState
from kiosk.domain.paying import How
from kiosk.ui.language import money_text, translate
from kiosk.ui.pages.pay_no_phone import NoPhoneSection
from kiosk.ui.pages.pay_section import Section, window_words
from kiosk.ui.pages.pay_waiting import TypingSection, WaitingSection
from kiosk.ui.pages.visit_words import until_text
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.countdown import Countdown
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.result_card import Mark, ResultCard


class UnknownSection(Section):
    """Being checked: nothing to pay with anywhere on the page."""

    def build(self) -> None:
        """The message, the ring, and, when the time is over, a person."""
        mark = Mark(self.theme, "refresh", ink="warning", fill="warning-tint")
        title = translate("Pages", "Being checked. Please do not pay again.")
        sentence = translate("Pages", "The bank has not answered yet. We keep asking for you. Please wait a moment.")
        card = ResultCard(self.theme, title, sentence, mark=mark)
        field = Card(self.theme, Box("sunken", "", radius="radius-m"), padding="padding-s")
        self.countdown = Countdown(self.theme)
        field.column.addWidget(self.countdown)
        card.column.addWidget(field)
        self.column.addWidget(card)
        if not self.theme.is_large and not self.theme.is_dear and not self.theme.is_wide:
            self.column.addWidget(self.total_card(translate("Pages", "Amount")))
        self.add_strip()
        self.help_button = Button(self.theme, translate("Pages", "Ask staff to check"), icon="headset", look=Looks.HELP)
        self.help_button.clicked.connect(self.help_wanted)
        self.help_button.hide()
        self.controls.addWidget(self.help_button)
        self.tick(self.since)

    def tick(self, now: datetime) -> None:
        """The first minute counts down; after it a person is asked."""
        whole = self.theme.ms("settle") / self.theme.ms("second")
        left = max(0, round(whole - (now - self.since).total_seconds()))
        words = translate("Pages", "Another {seconds} seconds. You can also ask staff.").format(seconds=left)
        if left == 0:
            words = translate("Pages", "It takes longer than usual. Please ask staff. Your place waits for the answer.")
        self.countdown.show_left(words, left / whole)
        self.help_button.setVisible(left == 0)


class PaidSection(Section):
    """The money came."""

    goes_on_after = "paid-shown"

    def build(self) -> None:
        """The message, the strip, the way on for who is faster than we are."""
        mark = Mark(self.theme, "check", ink="on-success", fill="success")
        title = translate("Pages", "Charged. You have paid.")
        amount = money_text(self.payment.amount)
        sentence = translate("Pages", "You paid {amount}. We go on by ourselves; there is nothing to tap.").format(
            amount=amount
        )
        card = ResultCard(self.theme, title, sentence, mark=mark)
        card.column.addWidget(
            Notice(self.theme, translate("Pages", "Your ticket is about to be printed."), "good", icon="printer")
        )
        self.column.addWidget(card)
        self.add_strip()
        self.next_button = Button(
            self.theme, translate("Pages", "Next"), look=Looks.PRIMARY, icon="arrow-right", icon_after=True
        )
        self.next_button.clicked.connect(self.go_on)
        self.controls.addWidget(self.next_button)
        self.add_demo_words()


class NotPaidSection(Section):
    """The money certainly did not move."""

    def build(self) -> None:
        """The message, the two ways to go on, and what is still to be paid."""
        mark = Mark(self.theme, "circle-dashed", ink="ink", fill="sunken")
        title = translate("Pages", "Not charged")
        sentence = translate(
            "Pages",
            "It did not work this time; your money has not moved. Try again, or pay at a window by the end of {day}.",
        ).format(day=until_text(self.day, self.view.now().date()))
        card = ResultCard(self.theme, title, sentence, mark=mark)
        self.again_button = Button(self.theme, translate("Pages", "Pay again"), icon="refresh", look=Looks.PRIMARY)
        self.again_button.clicked.connect(self.again)
        self.window_button = Button(self.theme, window_words(), icon="cash")
        self.window_button.setProperty("confirming", True)
        self.window_button.clicked.connect(self.at_window)
        is_narrow = self.window_button.sizeHint().width() > self.theme.px("next-button") * 5 // 4
        row = QVBoxLayout() if self.theme.is_large or self.theme.is_wide or is_narrow else QHBoxLayout()
        row.setSpacing(self.theme.px("gutter"))
        for button in (self.again_button, self.window_button):
            row.addWidget(button, 1)
        stands_apart = self.theme.is_low or self.theme.is_wide
        (self.controls if stands_apart else card.column).addLayout(row)
        self.column.addWidget(card)
        if not self.theme.is_small:
            self.column.addWidget(self.total_card())


SECTIONS: dict[PaymentState, type[Section]] = {
    PaymentState.WAITING: WaitingSection,
    PaymentState.UNKNOWN: UnknownSection,
    PaymentState.PAID: PaidSection,
    PaymentState.NOT_PAID: NotPaidSection,
}


def section_of(payment: Payment) -> type[Section]:
    """What shows this payment; a password that is typed on the phone leaves nothing to scan."""
    if payment.state is PaymentState.NOT_PAID and not payment.takes_phone:
        return NoPhoneSection
    is_typed = payment.state is PaymentState.WAITING and payment.how is How.SCANNED
    return TypingSection if is_typed else SECTIONS[payment.state]
