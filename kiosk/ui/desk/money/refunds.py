"""退费: payments found, given back whole or in part, and what became of today's refunds."""

from collections.abc import Callable
from functools import partial

from kiosk.domain.actor import Actor
from kiosk.domain.codes import PAYMENT
from kiosk.domain.errors import DomainError, UnknownCode
from kiosk.domain.journey import PrintState
from kiosk.domain.money_desk import PaidLine
from kiosk.domain.paying import RefundState, WindowMethod
from kiosk.domain.refunds import Refunded, RefundOffer, RefundView, SecondNeeded
from kiosk.ports import CodeRead
from kiosk.ui.desk.hall.words import PRINTED
from kiosk.ui.desk.money.items import ItemsPanel
from kiosk.ui.desk.money.parts import MoneyState, SecondPanel, WhyPanel
from kiosk.ui.desk.money.tab import MoneyTab, unprinted
from kiosk.ui.desk.money.words import (
    REFUNDS,
    at_word,
    gateway_word,
    purse_word,
    refund_told,
    refunded_words,
    wallet_word,
)
from kiosk.ui.desk.table import Column, Line
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import local, money_text, say, translate, translate_marked

Wish = Callable[[Actor | None], Refunded]
Given = tuple[Refunded, PrintState | None]  # and what hindered its papers
Found = tuple[tuple[PaidLine, ...], tuple[RefundView, ...]]


class RefundsTab(MoneyTab):
    """Today's refunds, those that somebody has to see to above; payments while somebody is looked for."""

    def __init__(self, view: DeskView) -> None:
        columns = (
            Column(translate("MoneyDesk", "Number"), 5),
            Column(translate("MoneyDesk", "Reason"), 7),
            Column(translate("MoneyDesk", "Paid with"), 4),
            Column(translate("MoneyDesk", "Time"), 5),
            Column(translate("MoneyDesk", "Amount"), 7, is_number=True),
            Column(translate("MoneyDesk", "State"), 12),
        )
        super().__init__(view, translate("MoneyDesk", "Today's refunds"), columns)
        self._names = tuple(each.name for each in columns)
        self._paid: dict[object, PaidLine] = {}
        self._refunds: dict[object, RefundView] = {}
        self._visit: int | None = None  # that another section led here with
        self._wish: Wish | None = None
        self._question = ""  # what is to be done, for a second person too
        theme = view.theme
        self.finder = self.add_finder(translate("MoneyDesk", "Ticket, card, name or invoice number"))
        self.finder.asked.connect(self._look_for)
        self.finder.entered.connect(self.table.setFocus)
        self.side.removeWidget(self.reason)
        self.reason.deleteLater()
        self.reason = self.why = WhyPanel(theme)
        self.items, self.second, self.state = ItemsPanel(theme), SecondPanel(view), MoneyState(theme)
        for place, panel in enumerate((self.card, self.items, self.reason, self.second)):
            self.side.insertWidget(place, panel)
        self.list.insertWidget(2, self.state)
        self.panels = (self.items, self.reason, self.second)
        for panel in self.panels:
            panel.left.connect(self.take_keys)
        self.whole = self.add_key(translate("MoneyDesk", "Cancel the visit"), "F8", self._ask_whole, icon="x")
        self.part = self.add_key(translate("MoneyDesk", "Refund items"), "F6", self._ask_part, icon="arrow-back-up")
        self.anew = self.add_key(translate("MoneyDesk", "Try again"), "F5", self._ask_anew, icon="refresh")
        self.by_hand = self.add_key(translate("MoneyDesk", "Hand over cash"), "F7", self._ask_by_hand, icon="cash")

    # ---- the list -----------------------------------------------------------

    def look(self) -> None:
        """The payments of whoever is looked for, or the refunds."""
        actor, words, visit, today = self.view.actor, self.finder.wanted, self._visit, self.view.now().date()

        def work() -> Found:
            money, refunds = self.desk().money_desk, self.view.services().refunds
            if visit is not None:
                return money.paid_for(visit, actor=actor), ()
            if not words:
                opened = refunds.open(actor)
                seen = {one.refund_id for one in opened}
                others = reversed(refunds.of_day(today, actor))
                return (), (*opened, *(one for one in others if one.refund_id not in seen))
            if words.isdigit() and (found := money.paid_by_invoice(int(words[:18]), actor=actor)):
                return found, ()
            patients = [one.patient.id for one in self.desk().patients.search(words, actor=actor)]
            return money.paid_of(patients, actor=actor), ()

        self.read(work, self._show)

    def of_visit(self, registration_id: int) -> None:
        """Lead on with one visit whose money is to go back."""
        self.finder.blockSignals(True)
        self.finder.clear()
        self.finder.blockSignals(False)
        self._visit = registration_id
        self.state.clear()
        self.look_anew()

    def hear(self, what: object) -> None:
        """A ticket or a card names the patient; money is given back to where it came from, by no 付款码."""
        if isinstance(what, CodeRead) and what.kind == PAYMENT:
            self.complain(say(UnknownCode("a payment code where money is given back").patient))
        elif self.finder.hear(what):
            self.state.clear()

    def _look_for(self, _words: str) -> None:
        self._visit = None
        self.look_anew()

    def _show(self, found: Found) -> None:
        paid, refunds = found
        now = self.view.now()
        self._paid = {("paid", one.payment_id): one for one in paid}
        self._refunds = {("refund", one.refund_id): one for one in refunds}
        is_found = bool(paid or self.finder.wanted) or self._visit is not None
        self._name(is_found=is_found)
        rows = [_paid_line(key, one, at_word(one.at, now)) for key, one in self._paid.items()]
        self.show_lines(
            [*rows, *(_refund_line(key, one, at_word(one.ordered, now)) for key, one in self._refunds.items())]
        )

    def _name(self, *, is_found: bool) -> None:
        """What the rows are: payments of whoever is looked for, or refunds."""
        found, today = translate("MoneyDesk", "Payments found"), translate("MoneyDesk", "Today's refunds")
        self.heading.setText(found if is_found else today)
        none_found = translate("MoneyDesk", "No payment is found. Esc shows today's refunds.")
        self.nothing.setText(none_found if is_found else translate("MoneyDesk", "Nothing was refunded today."))
        names = list(self._names)
        names[1] = translate("MoneyDesk", "Name") if is_found else translate("MoneyDesk", "Reason")
        self.table.rename(*names)

    # ---- the one in hand ----------------------------------------------------

    def show_row(self, key: object) -> None:
        """A payment or a refund, and what can be done about it."""
        paid, refund = self._paid.get(key), self._refunds.get(key)
        is_refused = refund is not None and refund.state is RefundState.REFUSED
        can_give = paid is not None and not paid.is_cancelled and paid.refunded < paid.amount
        self.whole.setVisible(can_give)
        self.part.setVisible(can_give)
        self.anew.setVisible(is_refused)
        self.by_hand.setVisible(is_refused)
        if paid is not None:
            back = translate("MoneyDesk", "Refunded or on its way: {amount}").format(amount=money_text(paid.refunded))
            self.tell(
                f"{paid.visit.label} · {paid.visit.name}",
                local(paid.visit.department, paid.visit.department_en),
                f"{gateway_word(paid.gateway)} {money_text(paid.amount)}",
                back if paid.refunded else "",
            )
        elif refund is not None:
            why = translate("Hall", "Why: {reason}").format(reason=refund.reason) if refund.reason else ""
            with_what = gateway_word(refund.gateway)
            self.tell(f"{refund.label} · {money_text(refund.amount)}", with_what, why, refund_told(refund.state))
        else:
            self.tell(translate("MoneyDesk", "Find a payment to refund"))

    @property
    def chosen(self) -> PaidLine | None:
        """The payment in hand."""
        return self._paid.get(self.table.current)

    # ---- a visit, or a part of it ---------------------------------------------

    def _ask_whole(self) -> None:
        if not self.whole.isHidden():
            self._with_offer(self._ask_cancel)

    def _ask_part(self) -> None:
        if not self.part.isHidden():
            self._with_offer(self._ask_items)

    def _with_offer(self, ask: Callable[[PaidLine, RefundOffer], None]) -> None:
        one, actor = self.chosen, self.view.actor
        if one is None:
            return
        for panel in self.panels:
            panel.leave()
        registration = one.visit.registration_id
        self.do(lambda: self.view.services().refunds.offer(registration, actor=actor), partial(ask, one))

    def _ask_cancel(self, one: PaidLine, offer: RefundOffer) -> None:
        visit = one.visit
        told = translate("MoneyDesk", "Cancel {number}? Its place becomes free.")
        back = purse_word(offer.purse, offer.amount) if offer.purse is not None and offer.amount else ""
        question = " ".join(part for part in (told.format(number=visit.label), back) if part)

        def wish(reason: str, second: Actor | None) -> Refunded:
            refunds, actor = self.view.services().refunds, self.view.actor
            return refunds.cancel_visit(visit.registration_id, reason=reason, actor=actor, second=second)

        self._ask_why(question, translate("MoneyDesk", "Cancel and refund"), wish)

    def _ask_items(self, one: PaidLine, offer: RefundOffer) -> None:
        self.items.offer(offer.lines, partial(self._ask_give, one, offer))

    def _ask_give(self, one: PaidLine, offer: RefundOffer, lines: tuple[int, ...]) -> None:
        amount = sum(line.due for line in offer.lines if line.line_id in lines)
        told = translate("MoneyDesk", "The invoice is reversed; a new one is printed for the rest.")
        back = purse_word(offer.purse, amount) if offer.purse is not None and amount else ""

        def wish(reason: str, second: Actor | None) -> Refunded:
            refunds, actor = self.view.services().refunds, self.view.actor
            return refunds.give_back(one.payment_id, lines, reason=reason, actor=actor, second=second)

        self._ask_why(" ".join(part for part in (back, told) if part), translate("MoneyDesk", "Refund"), wish)

    # ---- a refund that was refused ------------------------------------------

    def _ask_anew(self) -> None:
        self._ask_again(None, translate("MoneyDesk", "Try again"))

    def _ask_by_hand(self) -> None:
        self._ask_again(WindowMethod.CASH, translate("MoneyDesk", "Hand over cash"))

    def _ask_again(self, by_hand: WindowMethod | None, confirm: str) -> None:
        one = self._refunds.get(self.table.current)
        if one is None or one.state is not RefundState.REFUSED:
            return
        purse = by_hand or one.purse

        def wish(reason: str, second: Actor | None) -> Refunded:
            refunds, actor = self.view.services().refunds, self.view.actor
            return refunds.again(one.refund_id, reason=reason, actor=actor, by_hand=by_hand, second=second)

        self._ask_why(f"{one.label} · {purse_word(purse, one.amount)}", confirm, wish)

    # ---- doing ----------------------------------------------------------------

    def _ask_why(self, question: str, confirm: str, wish: Callable[[str, Actor | None], Refunded]) -> None:
        self._question = question
        self.reason.ask(question, confirm, lambda reason: self._give(partial(wish, reason), None))

    def _give(self, wish: Wish, second: Actor | None) -> None:
        """Once; where a second person is needed the services say so, and the same wish is tried with them."""
        self._wish = wish
        self.state.clear()
        self.do(partial(self._given, wish, second), self._told)

    def _given(self, wish: Wish, second: Actor | None) -> Given:
        """Slow: give back, then print what reverses the invoice and what stands for it."""
        done = wish(second)
        printing, actor = self.view.services().printing, self.view.actor
        send = partial(printing.print_reversals, done.registration_id, large=False, actor=actor)
        hindered = unprinted(send) if done.reversals else None
        if done.invoice_id is not None:
            send = partial(printing.print_papers, done.registration_id, large=False, actor=actor)
            hindered = unprinted(send) or hindered
        return done, hindered

    def _told(self, result: Given) -> None:
        done, hindered = result
        self._wish = None
        self.state.say(*refunded_words(done))
        if hindered is not None:
            self.complain(translate_marked("Hall", PRINTED[hindered]))

    def _refused(self, error: DomainError) -> None:
        wish, self._wish = self._wish, None
        super()._refused(error)
        if isinstance(error, SecondNeeded) and wish is not None:
            self.notice.hide()
            self.second.ask(f"{self._question}\n{say(error.patient)}", partial(self._give, wish))

    def stop(self) -> None:
        """Nobody hears answers any more."""
        super().stop()
        self.second.stop()


def _paid_line(key: object, one: PaidLine, at: str) -> Line:
    state, tone = translate("MoneyDesk", "Fully paid"), ""
    if one.is_cancelled:
        state, tone = translate("MoneyDesk", "Cancelled"), "muted"
    elif one.refunded:
        state, tone = translate("MoneyDesk", "Partial"), "warn"
    visit = one.visit
    return Line(key, (visit.label, visit.name, wallet_word(one.gateway), at, money_text(one.amount), state), tone)


def _refund_line(key: object, one: RefundView, at: str) -> Line:
    word, tone = REFUNDS[one.state]
    state = translate_marked("MoneyDesk", word)
    return Line(key, (one.label, one.reason, wallet_word(one.gateway), at, money_text(one.amount), state), tone)
