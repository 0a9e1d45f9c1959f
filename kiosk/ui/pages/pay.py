"""Paying with the phone: the code, and never a wrong word about the money."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer

from kiosk.domain.errors import DomainError
from kiosk.domain.journey import Journey, PayBy, Payment, PaymentState
from kiosk.domain.money_errors import NoPaymentCode
from kiosk.domain.paying import Wallet, wallet_of_code
from kiosk.domain.words import Words
from kiosk.flow.registration_work import pay_with_code
from kiosk.ports import CardRead, CodeRead
from kiosk.ui.language import told, translate
from kiosk.ui.pages.page import Page
from kiosk.ui.pages.pay_section import Section
from kiosk.ui.pages.pay_sections import section_of
from kiosk.ui.pages.visit_words import demo_text, department_name, doctor_text, when_text
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.result_card import ResultCard


class PayPage(Page):
    """Answers when the money came, or when the patient would rather pay at a window."""

    name = "pay"

    folds = True
    folds_small = False

    def prompt_text(self) -> str:
        """In demo mode that no money moves; in large text, which has no strip, that none has moved yet."""
        if self.view.demo:
            return demo_text()
        is_bare = self.theme.asks_singly
        return translate("Steps", "Nothing has been charged yet.") if is_bare else super().prompt_text()

    def build(self) -> None:
        """The section of the state in hand; a tick each second."""
        self._section: Section | None = None
        self.ticking = QTimer(self)
        self.ticking.setInterval(self.theme.ms("second"))
        self.ticking.timeout.connect(self.tick)
        self.going_on = QTimer(self)
        self.going_on.setSingleShot(True)
        self.going_on.timeout.connect(self._go_on)
        self._is_answered = False
        self._show_section()
        self.touch.addStretch(1)
        self.ticking.start()

    @property
    def section(self) -> Section:
        """What is shown in the state in hand."""
        assert self._section is not None
        return self._section

    def refresh(self, journey: Journey) -> None:
        """What the gateway says now; a new code replaces the old one where it stands."""
        self.journey = journey
        if _sort(self._payment()) == _sort(self.section.payment) and not self.section.is_changing:
            self.section.update_payment(self._payment())
            self.tick()
        else:
            self.calm()
            self._show_section()

    def complain(self, words: Words) -> None:
        """The answer did not do: another one may be given."""
        super().complain(words)
        self._is_answered = False

    def hear(self, heard: CardRead | CodeRead | DomainError) -> None:
        """付款码: it goes straight to the work that charges it; neither page nor journey keeps it."""
        payment = self._payment()
        if payment.state is not PaymentState.WAITING or not payment.takes_codes or not isinstance(heard, CodeRead):
            return
        self.calm()
        if wallet_of_code(heard.text) is None:
            self.complain(NoPaymentCode("scanned while paying").patient)
        else:
            self.wanted.emit(pay_with_code(heard.text))

    def tick(self) -> None:
        """A second has passed."""
        self.section.tick(self.view.now())

    def _payment(self) -> Payment:
        assert self.journey.payment is not None
        return self.journey.payment

    def _what(self) -> str:
        choice, offer = self.journey.choice, self.journey.department
        assert choice is not None
        assert offer is not None
        when = when_text(choice.slot, self.view.now().date())
        return " · ".join((department_name(offer.department), doctor_text(choice.clinic), when))

    def _day(self) -> date:
        assert self.journey.choice is not None
        return self.journey.choice.slot.starts.date()

    def _show_section(self) -> None:
        payment = self._payment()
        section = section_of(payment)(self.view, payment, what=self._what(), day=self._day())
        section.at_window.connect(self._pay_at_window)
        section.again.connect(lambda: self.asked.emit("pay_again", self.journey))
        section.with_wallet.connect(self._change_wallet)
        section.help_wanted.connect(lambda: self.asked.emit("help", self.journey))
        section.go_on.connect(self._go_on)
        self._replace(section)
        self.going_on.stop()
        if section.goes_on_after:
            self.going_on.start(self.theme.ms(section.goes_on_after))

    def _replace(self, section: Section) -> None:
        for widget in (self.title, self.prompt):
            widget.setVisible(section.has_title)
        if self._section is None:
            self.body.addWidget(section)
            self.touch.addWidget(section.hand)
        else:
            self.body.replaceWidget(self._section, section)
            self.touch.replaceWidget(self._section.hand, section.hand)
            for old in (self._section, self._section.hand):
                old.hide()
                old.deleteLater()
        self._section = section
        section.show()
        section.hand.setVisible(section.has_hand)
        self.area.to_top()
        self._tell(section)

    def _tell(self, section: Section) -> None:
        """A result is what this page is about from now on, and a screen reader says so at once."""
        result = section.findChild(ResultCard)
        self.setAccessibleName(result.title if result else self.title_text())
        if result:
            announce(self, told(result.title, result.sentence))

    def _change_wallet(self, wallet: Wallet) -> None:
        announce(self, translate("Pages", "One moment: the code is changed."))
        self.asked.emit("pay_again", replace(self.journey, wallet=wallet))

    def _pay_at_window(self) -> None:
        self._answer(replace(self.journey, pay_by=PayBy.WINDOW))

    def _go_on(self) -> None:
        """Paid, or without a phone to pay with."""
        if self._payment().state is PaymentState.PAID:
            self._answer(self.journey)
        else:
            self._pay_at_window()

    def _answer(self, journey: Journey) -> None:
        """Once: a tap and the timer may come together."""
        self.going_on.stop()
        if not self._is_answered:
            self._is_answered = True
            self.answered.emit(journey)


def _sort(payment: Payment) -> tuple[object, ...]:
    """What decides how a payment is shown; its code and its time are followed where it stands."""
    return payment.state, payment.how, payment.wallet, payment.wallets, payment.takes_phone
