"""What the sections of the pay page share: two columns, the strip of states, the sum."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.journey import Payment, PaymentState
from kiosk.domain.paying import How
from kiosk.ui.language import money_parts, translate
from kiosk.ui.pages.page import View
from kiosk.ui.pages.visit_words import demo_text, kept_text
from kiosk.ui.theme import VOICE
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.countdown import Countdown
from kiosk.ui.widgets.facts import TotalLine
from kiosk.ui.widgets.pay_tile import PayTile
from kiosk.ui.widgets.state_strip import State, StateStrip
from kiosk.ui.widgets.tappable import Tappable
from kiosk.ui.widgets.text import Text

_ORDER = (PaymentState.WAITING, PaymentState.UNKNOWN, PaymentState.PAID)


class Section(QWidget):
    """A column of cards, and in ``hand`` one of controls; tells what the patient wants."""

    at_window = Signal()
    again = Signal()
    with_wallet = Signal(object)  # Wallet: show its code
    go_on = Signal()
    help_wanted = Signal()

    has_title = False  # whether the page's own title stays above
    goes_on_after = ""  # the token of the time after which the page goes on by itself; "" it does not

    def __init__(self, view: View, payment: Payment, *, what: str, day: date) -> None:
        super().__init__()
        self.view, self.theme, self.payment, self.what, self.day = view, view.theme, payment, what, day
        self.since = view.now()
        self.is_changing = False  # another code is on its way
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

    def way_to_window(self) -> Tappable:
        """The other way to pay: words, and where there is room under them until when the place waits."""
        words, note = window_words(), kept_text(self.day, self.view.now().date())
        if self.theme.is_large or self.theme.is_small:
            button: Tappable = Button(self.theme, words, icon="cash", height="flow-button-h")
        else:
            button = PayTile(self.theme, words, note, icons=("cash",), look=Looks.SECONDARY)
            button.setMinimumHeight(self.theme.px("flow-button-h" if self.is_tight else "primary-button"))
        button.setProperty("confirming", True)
        button.clicked.connect(self.at_window)
        return button

    def update_payment(self, payment: Payment) -> None:
        """The same state, perhaps with another code."""
        self.payment = payment

    def add_strip(self) -> None:
        """Where the money stands, from the start, so that nobody pays twice."""
        (self.controls if self.theme.is_wide else self.column).addWidget(self.strip())

    def strip(self) -> StateStrip:
        """The states, the one in hand marked."""
        return StateStrip(self.theme, _states(self.payment.how), _ORDER.index(self.payment.state))

    def time_words(self) -> str:
        """What there is a ``{time}`` for: the code on the screen, as long as there is one."""
        is_plain = self.theme.is_large or self.payment.how is How.SCANNED
        return translate("Bars", "{time} left") if is_plain else translate("Pages", "Good for another {time}")

    def show_time(self, countdown: Countdown, now: datetime) -> None:
        """How long the order in hand is good for, where it ends."""
        expires = self.payment.expires
        if expires is None:
            return
        left = max(0, round((expires - now).total_seconds()))
        whole = max(1.0, (expires - self.since).total_seconds())
        countdown.show_left(self.time_words().format(time=f"{left // 60}:{left % 60:02}"), left / whole)

    @property
    def is_tight(self) -> bool:
        """Whether what the voice is told by takes its height from an upright page."""
        return VOICE in self.theme.modes and not self.theme.is_wide

    def total_card(self, words: str = "") -> Card:
        """The sum, and where there is room what it is for."""
        card = Card(self.theme, padding="padding-s" if self.theme.is_large or self.is_tight else "padding")
        words = words or translate("Pages", "You pay")
        card.column.addWidget(TotalLine(self.theme, words, money_parts(self.payment.amount)))
        if not self.theme.is_large and not self.theme.is_dear:
            card.column.addWidget(Text(self.theme, self.what, type="caption", colour="ink-2"))
        return card

    def add_demo_words(self) -> None:
        """In demo mode: that no money moves; where there is a title it says so below, in large text before."""
        if self.view.demo and not self.theme.asks_singly:
            self.controls.addWidget(Notice(self.theme, demo_text(), "info"))


def _states(how: How) -> tuple[State, ...]:
    scan, password = translate("Pages", "scan the code"), translate("Pages", "type the password")
    waiting = translate("Pages", "Not paid yet"), scan if how is How.SHOWN else password
    checking = translate("Pages", "Checking"), translate("Pages", "do not pay again")
    paid = translate("Pages", "Paid"), translate("Pages", "printing follows")
    return (
        State(*waiting, "circle-dashed", "accent-ink", "accent-tint"),
        State(*checking, "refresh", "warning", "warning-tint"),
        State(*paid, "circle-check", "success", "success-tint"),
    )


def window_words() -> str:
    """The window as a way to pay."""
    return translate("Pages", "Pay cash at a window")
