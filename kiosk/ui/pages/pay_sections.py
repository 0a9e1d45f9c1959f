"""What the pay page shows in each state of the money."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.journey import Payment, PaymentState
from kiosk.ui.language import money_parts, money_text, translate
from kiosk.ui.pages.page import View
from kiosk.ui.pages.visit_words import demo_text
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card, Icon, Notice
from kiosk.ui.widgets.countdown import Countdown
from kiosk.ui.widgets.facts import TotalLine
from kiosk.ui.widgets.numbered_line import NumberedLine
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.pay_tile import PayTile
from kiosk.ui.widgets.qr import QrCode
from kiosk.ui.widgets.result_card import Mark, ResultCard
from kiosk.ui.widgets.state_strip import State, StateStrip
from kiosk.ui.widgets.tappable import Tappable
from kiosk.ui.widgets.text import Text

_ORDER = (PaymentState.WAITING, PaymentState.UNKNOWN, PaymentState.PAID)


class Section(QWidget):
    """A column of cards, and in ``hand`` one of controls; tells what the patient wants."""

    at_window = Signal()
    again = Signal()
    go_on = Signal()
    help_wanted = Signal()

    has_title = False  # whether the page's own title stays above

    def __init__(self, view: View, payment: Payment, *, what: str) -> None:
        super().__init__()
        self.view, self.theme, self.payment, self.what = view, view.theme, payment, what
        self.since = view.now()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(self.theme.px("gap"))
        self.hand = QWidget()
        self.controls = QVBoxLayout(self.hand)
        self.controls.setContentsMargins(0, 0, 0, 0)
        self.controls.setSpacing(self.theme.px("gap"))
        self.build()

    @property
    def has_hand(self) -> bool:
        """Whether anything is to be touched, or stands beside the rest."""
        return self.controls.count() > 0

    def build(self) -> None:
        """Fill the column."""
        raise NotImplementedError

    def tick(self, now: datetime) -> None:
        """A second has passed."""

    def update_payment(self, payment: Payment) -> None:
        """The same state, perhaps with another code."""
        self.payment = payment

    def add_strip(self) -> None:
        """Where the money stands, from the start, so that nobody pays twice."""
        current = _ORDER.index(self.payment.state)
        place = self.controls if self.theme.is_wide else self.column
        place.addWidget(StateStrip(self.theme, _states(), current))

    def total_card(self) -> Card:
        """The sum, and where there is room what it is for."""
        card = Card(self.theme, padding="padding-s" if self.theme.is_large else "padding")
        card.column.addWidget(TotalLine(self.theme, translate("Pages", "You pay"), money_parts(self.payment.amount)))
        if not self.theme.is_large and not self.theme.is_dear:
            card.column.addWidget(Text(self.theme, self.what, type="caption", colour="ink-2"))
        return card

    def add_demo_words(self) -> None:
        """In demo mode: that no money moves; large text and sign mode say it under the title."""
        if self.view.demo and not self.theme.asks_singly:
            self.controls.addWidget(Notice(self.theme, demo_text(), "info"))


def _states() -> tuple[State, ...]:
    waiting = translate("Pages", "Not paid yet"), translate("Pages", "scan the code")
    checking = translate("Pages", "Checking"), translate("Pages", "do not pay again")
    paid = translate("Pages", "Paid"), translate("Pages", "printing follows")
    return (
        State(*waiting, "circle-dashed", "accent-ink", "accent-tint"),
        State(*checking, "refresh", "warning", "warning-tint"),
        State(*paid, "circle-check", "success", "success-tint"),
    )


def _window_words() -> tuple[str, str]:
    return translate("Pages", "Pay cash at a window"), translate("Pages", "Place kept until your visit.")


class WaitingSection(Section):
    """The sum, the code, how to scan it, how long it is good for."""

    has_title = True

    def build(self) -> None:
        """Sum, code, strip, the other way to pay."""
        self.column.addWidget(self.total_card())
        self.column.addWidget(self._code_card())
        self.add_strip()
        self.window_button = self._at_window_button()
        self.window_button.setProperty("confirming", True)
        self.window_button.clicked.connect(self.at_window)
        self.controls.addWidget(self.window_button)
        self.add_demo_words()
        self.tick(self.since)

    def _at_window_button(self) -> Tappable:
        """The words alone, with a note behind them, or in a column too narrow for that below them."""
        words, note = _window_words()
        if self.theme.is_large or self.theme.is_small:
            return Button(self.theme, words, icon="cash", height="flow-button-h")
        if self.theme.is_wide:
            return PayTile(self.theme, words, note, icons=("cash",), look=Looks.SECONDARY)
        return Button(self.theme, words, icon="cash", note=note)

    def _code_card(self) -> Card:
        card = Card(self.theme, padding="padding-s")
        row = QHBoxLayout()
        row.setSpacing(self.theme.px("padding"))
        self.code = QrCode(self.theme, self.payment.code, translate("Pages", "Code to pay with your phone"))
        row.addWidget(self.code, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._how_to(), 1)
        card.column.addLayout(row)
        return card

    def _how_to(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.theme.px("gap-s") * (1 if self.theme.is_wide else 2))
        column.addStretch(1)
        if not self.theme.is_large and not self.theme.is_dear:
            column.addWidget(Text(self.theme, translate("Pages", "Scan to pay"), type="title-s"))
        if not self.theme.is_large:  # the page before names them
            column.addLayout(self._brands())
        steps = (translate("Pages", "Open “Scan” on your phone"), translate("Pages", "Point it at the code"))
        for number, step in enumerate(steps, 1):
            column.addWidget(NumberedLine(self.theme, number, step))
        self.countdown = Countdown(self.theme)
        column.addWidget(self.countdown)
        column.addStretch(1)
        return column

    def _brands(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px("gap-s"))
        for icon, words in (
            ("brand-wechat", translate("Pages", "WeChat")),
            ("brand-alipay", translate("Pages", "Alipay")),
        ):
            row.addWidget(Icon(self.theme, icon, colour="ink"))
            label = Text(self.theme, words, type="caption")
            label.setWordWrap(False)
            row.addWidget(label)
            row.addSpacing(self.theme.px("gap-s"))
        row.addStretch(1)
        return row

    def update_payment(self, payment: Payment) -> None:
        """Another code starts its own time."""
        if payment.code != self.payment.code:
            self.code.show_text(payment.code)
            self.since = self.view.now()
        super().update_payment(payment)

    def tick(self, now: datetime) -> None:
        """How long the code is good for."""
        expires = self.payment.expires
        self.countdown.setVisible(expires is not None)
        if expires is None:
            return
        left = max(0, round((expires - now).total_seconds()))
        whole = max(1.0, (expires - self.since).total_seconds())
        time = f"{left // 60}:{left % 60:02}"
        words = (
            translate("Bars", "{time} left") if self.theme.is_large else translate("Pages", "Good for another {time}")
        )
        self.countdown.show_left(words.format(time=time), left / whole)


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
            words = translate("Pages", "It takes longer than usual. Please ask staff; your place is kept.")
        self.countdown.show_left(words, left / whole)
        self.help_button.setVisible(left == 0)


class PaidSection(Section):
    """The money came."""

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
            "Pages", "It did not work this time; your money has not moved. Try again, your place is kept."
        )
        card = ResultCard(self.theme, title, sentence, mark=mark)
        self.again_button = Button(self.theme, translate("Pages", "Pay again"), icon="refresh", look=Looks.PRIMARY)
        self.again_button.clicked.connect(self.again)
        self.window_button = Button(self.theme, _window_words()[0], icon="cash")
        self.window_button.setProperty("confirming", True)
        self.window_button.clicked.connect(self.at_window)
        row = QVBoxLayout() if self.theme.is_large or self.theme.is_wide else QHBoxLayout()
        row.setSpacing(self.theme.px("gutter"))
        row.addWidget(self.again_button)
        row.addWidget(self.window_button)
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
