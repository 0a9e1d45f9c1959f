"""待核实: orders whose end no gateway tells, ended by two people who have looked into the gateway's own records."""

from functools import partial

from kiosk.domain.actor import Actor
from kiosk.domain.journey import PaymentState
from kiosk.domain.unclear import Decision, OtherNeeded, UnclearOrder
from kiosk.ui.desk.money.parts import SecondPanel
from kiosk.ui.desk.money.tab import MoneyTab
from kiosk.ui.desk.money.words import at_word, decide_words, decided_words, gateway_word, said_word
from kiosk.ui.desk.table import Column, Line
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import local, money_text, say, translate
from kiosk.ui.widgets.text import Text


class UnclearTab(MoneyTab):
    """The oldest first; two keys for how one ended, then a reason, then somebody else who agrees."""

    def __init__(self, view: DeskView) -> None:
        columns = (
            Column(translate("MoneyDesk", "Number"), 4),
            Column(translate("MoneyDesk", "Gateway"), 6),
            Column(translate("MoneyDesk", "Amount"), 5, is_number=True),
            Column(translate("MoneyDesk", "Since"), 6),
            Column(translate("MoneyDesk", "It says"), 8),
        )
        super().__init__(view, translate("MoneyDesk", "Orders without an end"), columns)
        self._orders: dict[object, UnclearOrder] = {}
        first = translate("MoneyDesk", "Look for the order in the payment company's own records first.")
        self.list.insertWidget(2, Text(view.theme, first))
        self.second = SecondPanel(view)
        self.side.insertWidget(2, self.second)
        self.second.left.connect(self.take_keys)
        self.panels = self.reason, self.second
        self.paid = self.add_key(
            translate("MoneyDesk", "It was paid"), "F8", partial(self._ask, PaymentState.PAID), icon="check"
        )
        self.not_paid = self.add_key(
            translate("MoneyDesk", "It was not paid"), "F9", partial(self._ask, PaymentState.NOT_PAID), icon="x"
        )

    def look(self) -> None:
        """Every order that is unclear by now."""
        actor = self.view.actor
        self.read(lambda: self.desk().unclear.unclear(actor=actor), self._show)

    def _show(self, found: tuple[UnclearOrder, ...]) -> None:
        now = self.view.now()
        self._orders = {one.payment_id: one for one in found}
        self.show_lines([_line(one, at_word(one.since, now)) for one in found])

    def show_row(self, key: object) -> None:
        """Whose order it is, and its number at the gateway."""
        one = self._orders.get(key)
        for button in (self.paid, self.not_paid):
            button.setVisible(one is not None)
        if one is None:
            self.tell(translate("MoneyDesk", "Every order has an end"))
            return
        visit = one.visit
        self.tell(
            f"{visit.label} · {visit.name}",
            local(visit.department, visit.department_en),
            f"{gateway_word(one.gateway)} {money_text(one.amount)}",
            one.key,
        )

    # ---- deciding -------------------------------------------------------------

    def _ask(self, state: PaymentState) -> None:
        one = self._orders.get(self.table.current)
        if one is not None and not self.paid.isHidden():
            self.second.leave()
            question, confirm = decide_words(one, state)
            self.reason.ask(question, confirm, partial(self._ask_second, one, state))

    def _ask_second(self, one: UnclearOrder, state: PaymentState, reason: str) -> None:
        _, wish = decide_words(one, state)
        agree = say(OtherNeeded("asked for").patient)
        self.second.ask(f"{one.visit.label} · {wish}\n{agree}", partial(self._decide, one, state, reason))

    def _decide(self, one: UnclearOrder, state: PaymentState, reason: str, second: Actor) -> None:
        payment, actor = one.payment_id, self.view.actor

        def work() -> Decision:
            return self.desk().unclear.decide(payment, state, reason=reason, actor=actor, second=second)

        self.do(work, lambda done: self.report(decided_words(done)))

    def stop(self) -> None:
        """Nobody hears answers any more."""
        super().stop()
        self.second.stop()


def _line(one: UnclearOrder, since: str) -> Line:
    cells = (one.visit.label, gateway_word(one.gateway), money_text(one.amount), since, said_word(one))
    return Line(one.payment_id, cells, "warn")
