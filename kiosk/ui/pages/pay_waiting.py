"""What the pay page shows while nothing is charged: the code of a wallet, or that the phone asks for a password."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.journey import Payment
from kiosk.domain.paying import Wallet
from kiosk.ui.language import translate
from kiosk.ui.pages.pay_section import Section
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.card import Card, Icon
from kiosk.ui.widgets.choice import ChoiceButton
from kiosk.ui.widgets.countdown import Countdown
from kiosk.ui.widgets.numbered_line import NumberedLine
from kiosk.ui.widgets.qr import QrCode
from kiosk.ui.widgets.result_card import Mark, ResultCard
from kiosk.ui.widgets.text import Text


@dataclass(frozen=True)
class Brand:
    """A wallet on the screen: its name, its mark, and what to open on the phone."""

    name: str
    icon: str
    colour: str
    first_step: str


def brand(wallet: Wallet) -> Brand | None:
    """How a wallet is shown; None for one code that every phone reads."""
    return {
        Wallet.WECHAT: Brand(
            translate("Pages", "WeChat"), "wallet-wechat", "wechat", translate("Pages", "Open WeChat, tap “Scan”")
        ),
        Wallet.ALIPAY: Brand(
            translate("Pages", "Alipay"), "wallet-alipay", "alipay", translate("Pages", "Open Alipay, tap “Scan”")
        ),
    }.get(wallet)


class WalletSwitch(QWidget):
    """微信 or 支付宝: large, side by side, the one in hand solid and with a tick."""

    def __init__(self, theme: Theme, section: "WaitingSection") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gutter"))
        height = min("chip", "flow-button-h" if section.is_tight else "chip", key=theme.px)
        self.buttons: dict[Wallet, ChoiceButton] = {}
        for wallet in section.payment.wallets:
            shown = brand(wallet)
            if shown is not None:
                button = self.buttons[wallet] = ChoiceButton(
                    theme, shown.name, height=height, icon=shown.icon, tint=shown.colour
                )
                button.setChecked(wallet is section.payment.wallet)
                button.clicked.connect(partial(section.change, wallet))
                row.addWidget(button, 1)


class WaitingSection(Section):
    """The sum, the code of one wallet, how to scan it, how long it is good for."""

    has_title = True

    def build(self) -> None:
        """Sum, wallets, code, strip, the other way to pay; on a lying panel the code stands beside the sum."""
        is_beside = self.theme.is_wide and not self.theme.is_low and not self.theme.is_small
        self.column.addWidget(self.total_card())
        self.switch: WalletSwitch | None = None
        if len([one for one in self.payment.wallets if brand(one) is not None]) > 1:
            self.switch = WalletSwitch(self.theme, self)
            stands_apart = self.theme.is_low or self.theme.is_wide
            (self.controls if stands_apart else self.column).addWidget(self.switch)
        (self.controls if is_beside else self.column).addWidget(self._code_card())
        if is_beside:
            self.column.addWidget(self.strip())
        elif self.switch is None or self.theme.is_wide or not self.theme.asks_singly:
            self.add_strip()  # else there is no room for both: the line under the title says it
        self.window_button = self.way_to_window()
        self.controls.addWidget(self.window_button)
        self.tick(self.since)

    def change(self, wallet: Wallet) -> None:
        """Another wallet: from now on nothing on the page can be paid, until there is another code."""
        if wallet is self.payment.wallet:
            return
        self.code.hide()
        self.countdown.hide()
        self.changing.show()
        if self.switch is not None:
            self.switch.setEnabled(False)
        self.is_changing = True
        self.with_wallet.emit(wallet)

    def _code_card(self) -> Card:
        card = Card(self.theme, padding="padding-s")
        row = QHBoxLayout()
        row.setSpacing(self.theme.px("padding"))
        self.code = QrCode(self.theme, self.payment.code, translate("Pages", "Code to pay with your phone"))
        self.changing = Text(self.theme, translate("Pages", "One moment: the code is changed."), type="body-l")
        self.changing.setFixedSize(self.code.size())
        self.changing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.changing.hide()
        for each in (self.code, self.changing):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._how_to(), 1)
        card.column.addLayout(row)
        if self.payment.takes_codes and self.view.has_scanner:
            card.column.addLayout(self._by_code())
        return card

    def _by_code(self) -> QHBoxLayout:
        """付款码: the other way round, in one line."""
        row = QHBoxLayout()
        row.setSpacing(self.theme.px("gap-s") * 2)
        row.addWidget(Icon(self.theme, "device-mobile"))
        words = translate("Pages", "Or hold your payment code to the scanner.")
        row.addWidget(Text(self.theme, words, type="caption", colour="ink-2"), 1)
        return row

    def _how_to(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.theme.px("gap-s") * (1 if self.theme.is_wide else 2))
        column.addStretch(1)
        if not self.theme.is_large and not self.theme.is_dear:
            column.addWidget(Text(self.theme, translate("Pages", "Scan to pay"), type="title-s"))
        if self.switch is None and not self.theme.is_large:  # the switch, or the page before, names them
            column.addLayout(self._brands())
        for number, step in enumerate(self._steps(), 1):
            column.addWidget(NumberedLine(self.theme, number, step))
        self.countdown = Countdown(self.theme)
        column.addWidget(self.countdown)
        column.addStretch(1)
        return column

    def _steps(self) -> tuple[str, str]:
        shown = brand(self.payment.wallet)
        first = shown.first_step if shown is not None else translate("Pages", "Open “Scan” on your phone")
        return first, translate("Pages", "Point it at the code")

    def _brands(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px("gap-s"))
        wallets = (Wallet.WECHAT, Wallet.ALIPAY) if self.payment.wallet is Wallet.ANY else (self.payment.wallet,)
        for shown in map(brand, wallets):
            assert shown is not None
            row.addWidget(Icon(self.theme, shown.icon, colour=shown.colour))
            label = Text(self.theme, shown.name, type="caption")
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
        self.countdown.setVisible(self.payment.expires is not None and not self.is_changing)
        self.show_time(self.countdown, now)


class TypingSection(Section):
    """A 付款码 was read and the phone asks for a password: nothing on the page can be paid."""

    def build(self) -> None:
        """What to do on the phone, how long there is time for it, and the ways out."""
        mark = Mark(self.theme, "device-mobile", ink="ink", fill="sunken")
        title = translate("Pages", "Please type your password on your phone")
        sentence = translate("Pages", "Nothing is charged before that. Then this page goes on by itself.")
        card = ResultCard(self.theme, title, sentence, mark=mark)
        self.countdown = Countdown(self.theme)
        card.column.addWidget(self.countdown)
        self.column.addWidget(card)
        self.column.addWidget(self.total_card())
        self.add_strip()
        self.scan_button = Button(self.theme, translate("Pages", "Scan a code instead"), icon="qrcode")
        self.scan_button.clicked.connect(lambda: self.with_wallet.emit(self.payment.wallet))
        self.controls.addWidget(self.scan_button)
        self.window_button = self.way_to_window()
        self.controls.addWidget(self.window_button)
        self.tick(self.since)

    def tick(self, now: datetime) -> None:
        """How long the phone's question stands."""
        self.countdown.setVisible(self.payment.expires is not None)
        self.show_time(self.countdown, now)
