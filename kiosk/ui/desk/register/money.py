"""Fees and payment: what it costs, how it is paid, and where the money stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.journey import Journey, PayBy, Payment, PaymentState
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.register.parts import SectionHead, Toggle
from kiosk.ui.desk.register.words import bill_lines, payment_words
from kiosk.ui.language import money_parts, told, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.facts import Line, TotalLine
from kiosk.ui.widgets.paint import RIGHT, Block, Box
from kiosk.ui.widgets.qr import QrCode

PHONE_KEY, WINDOW_KEY, AGAIN_KEY = "Alt+P", "Alt+W", "Alt+A"
STILL_OPEN = frozenset({PaymentState.WAITING, PaymentState.NOT_PAID})


class MoneyBox(QWidget):
    """Section 4 of the page; emits ``way`` when the way to pay is chosen, ``again`` for another try."""

    way = Signal(object)  # PayBy
    again = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Journey | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("gap-s"))
        self.head = SectionHead(theme, 4, translate("Register", "Payment"))
        column.addWidget(self.head)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px("gap"))
        self.fees = QWidget()
        self._row.addWidget(self.fees, 4)
        self._row.addLayout(self._middle(), 5)
        self.code = QWidget()
        self._row.addWidget(self.code)
        column.addLayout(self._row)
        self.clear()

    def _middle(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._theme.px("gap-s"))
        column.addWidget(self._ways())
        self.state = Notice(self._theme, "", "plain")
        column.addWidget(self.state)
        column.addWidget(self._hand())
        column.addStretch(1)
        self._lines = column
        return column

    def _ways(self) -> QWidget:
        phone = Toggle(self._theme, translate("Register", "By phone"), key=PHONE_KEY)
        window = Toggle(self._theme, translate("Register", "At a window"), key=WINDOW_KEY)
        self.ways = {PayBy.PHONE: phone, PayBy.WINDOW: window}
        for toggle in self.ways.values():
            toggle.setAutoExclusive(True)
        self.choice = _line(self._theme, phone, window)
        return self.choice

    def _hand(self) -> QWidget:
        theme = self._theme
        self.try_again = KeyButton(theme, translate("Register", "Try again"), icon="refresh", note=AGAIN_KEY)
        self.try_again.clicked.connect(self.again)
        to_window = translate("Register", "Pay at a window instead")
        self.to_window = KeyButton(theme, to_window, icon="cash", note=WINDOW_KEY)
        self.to_window.clicked.connect(lambda: self.way.emit(PayBy.WINDOW))
        self.hand = _line(theme, self.try_again, self.to_window)
        return self.hand

    @property
    def pay_by(self) -> PayBy:
        """How it is to be paid."""
        return next(way for way, toggle in self.ways.items() if toggle.isChecked())

    def press(self, way: PayBy) -> None:
        """The key of this way: chosen before, gone over to while it is being paid."""
        if self.choice.isVisible() and self.ways[way].isEnabled():
            self.ways[way].setChecked(True)
        elif way is PayBy.WINDOW and self.to_window.isVisible():
            self.to_window.click()

    # ---- showing ----------------------------------------------------------------

    def clear(self) -> None:
        """Another patient: by phone is what most of them do."""
        self.ways[PayBy.PHONE].setChecked(True)
        self.show_journey(Journey())

    def show_journey(self, journey: Journey) -> None:
        """What it costs, and where the money stands."""
        before, self._shown = self._shown, journey
        if before is None or before.bill != journey.bill:
            self._show_fees(journey)
        if before is None or before.payment != journey.payment:
            self._show_payment(journey.payment)
        is_open = journey.visit is None
        self.choice.setVisible(is_open)
        for toggle in self.ways.values():
            toggle.setEnabled(journey.bill.due > 0)
        self.state.setVisible(bool(journey.bill.lines) and (is_open or journey.payment is not None))

    def _show_fees(self, journey: Journey) -> None:
        card = Card(self._theme, Box("sunken", "", radius="radius-m"), padding="padding-s")
        for what, amount in bill_lines(journey.bill):
            card.column.addWidget(Line(self._theme, Block(what), Block(amount, "body-l", align=RIGHT)))
        card.column.addWidget(TotalLine(self._theme, translate("Register", "To pay"), money_parts(journey.bill.due)))
        self.fees = self._swap(self.fees, card)
        card.setVisible(bool(journey.bill.lines))

    def _show_payment(self, payment: Payment | None) -> None:
        state, sentence, tone = payment_words(payment)
        fresh = Notice(self._theme, f"{state} · {sentence}", tone)
        self._lines.replaceWidget(self.state, fresh)
        _let_go(self.state)
        self.state = fresh
        self.hand.setVisible(payment is not None and payment.state in STILL_OPEN)
        self.try_again.setVisible(payment is not None and payment.state is PaymentState.NOT_PAID)
        self.head.badge.set_done(done=payment is not None and payment.state is PaymentState.PAID)
        self._show_code(payment)
        if payment is not None:
            announce(self, told(state, sentence))

    def _show_code(self, payment: Payment | None) -> None:
        is_open = payment is not None and payment.state is PaymentState.WAITING and bool(payment.code)
        words = translate("Register", "Code to pay with the phone")
        code = QrCode(self._theme, payment.code, words) if payment is not None and is_open else QWidget()
        self.code = self._swap(self.code, code)
        code.setVisible(is_open)

    def _swap(self, old: QWidget, fresh: QWidget) -> QWidget:
        self._row.replaceWidget(old, fresh)
        _let_go(old)
        return fresh


def _line(theme: Theme, *widgets: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px("gap"))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return line


def _let_go(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
