"""收费: what is due is found, taken once in cash, by card or from the patient's phone, and its papers printed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut

from kiosk.domain.codes import PAYMENT
from kiosk.domain.drawers import Drawer
from kiosk.domain.errors import DomainError, PaymentUnknown
from kiosk.domain.journey import Payment, PaymentState
from kiosk.domain.money_desk import DueItem, DueLine
from kiosk.domain.paying import WindowMethod, wallet_of_code
from kiosk.ports import CodeRead
from kiosk.ui.desk.forms import Labelled
from kiosk.ui.desk.hall.tab import Pending, Tab
from kiosk.ui.desk.money.parts import FIND_KEY, Finder, MoneyState
from kiosk.ui.desk.money.sums import fen_of
from kiosk.ui.desk.money.words import at_word, taken_words
from kiosk.ui.desk.parts import Field
from kiosk.ui.desk.table import Column, Line
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import local, money_text, translate
from kiosk.ui.widgets.text import Text

OPEN_STATES = (PaymentState.WAITING, PaymentState.UNKNOWN)


class TakeTab(Tab):
    """Each way to pay needs something typed or scanned for this one patient, so a key pressed twice takes once."""

    def __init__(self, view: DeskView) -> None:
        columns = (
            Column(translate("MoneyDesk", "Number"), 4),
            Column(translate("MoneyDesk", "Name"), 5),
            Column(translate("MoneyDesk", "Department"), 6),
            Column(translate("MoneyDesk", "Since"), 4),
            Column(translate("MoneyDesk", "To pay"), 5, is_number=True),
        )
        super().__init__(view, translate("MoneyDesk", "To be paid"), columns)
        self._told_of: object = None
        self._due: dict[object, DueLine] = {}
        self._items: dict[int, tuple[DueItem, ...]] = {}
        self._open: DueLine | None = None  # a payment by phone whose end is not known yet
        self._asking: Pending | None = None
        self._naming: Pending | None = None
        self.finder = Finder(view.theme, translate("MoneyDesk", "Ticket, card, name or number"))
        self.finder.asked.connect(lambda _words: self.look_anew())
        QShortcut(QKeySequence(FIND_KEY), self).activated.connect(self.finder.setFocus)
        self.tools.addWidget(self.finder, 1)
        self.drawer = Text(view.theme, "", type="label")
        self.drawer.setWordWrap(False)
        self.tools.addWidget(self.drawer)
        self._add_entries()
        self.table.opened.connect(lambda _key: self.given.setFocus())

    def _add_entries(self) -> None:
        theme = self.view.theme
        self.total = Text(theme, "", type="title")
        self.change = Text(theme, "", type="title", colour="success")
        self.state = MoneyState(theme)
        self.given = Field(theme, translate("MoneyDesk", "Cash given"))
        self.slip = Field(theme, translate("MoneyDesk", "Number on the card slip"))
        self.code = Field(theme, translate("MoneyDesk", "Payment code on the phone"))
        self.given.textChanged.connect(self._count)
        self.given.returnPressed.connect(self._take_cash)
        self.slip.returnPressed.connect(self._take_card)
        self.code.returnPressed.connect(self._take_code)
        self.entries = [Labelled(theme, each.accessibleName(), each) for each in (self.given, self.slip, self.code)]
        place = self.card.column.count() - 1
        for widget in (self.total, self.entries[0], self.change, self.entries[1], self.entries[2]):
            self.card.column.insertWidget(place, widget)
            place += 1
        self.by_cash = self.add_key(translate("MoneyDesk", "Take cash"), "F9", self._take_cash, icon="cash")
        self.by_card = self.add_key(translate("MoneyDesk", "Take a card"), "F6", self._take_card, icon="credit-card")
        self.by_code = self.add_key(translate("MoneyDesk", "Take the code"), "F7", self._take_code, icon="qrcode")
        self.list.insertWidget(2, self.state)

    # ---- looking ------------------------------------------------------------

    def look(self) -> None:
        """What is due today, or of whoever is looked for; and the clerk's drawer."""
        actor, words = self.view.actor, self.finder.wanted

        def work() -> tuple[tuple[DueLine, ...], Drawer]:
            desk = self.desk()
            if not words:
                return desk.money_desk.due(actor=actor), desk.drawers.mine(actor=actor)
            found = [one.patient.id for one in desk.patients.search(words, actor=actor)]
            return desk.money_desk.due_of(found, actor=actor), desk.drawers.mine(actor=actor)

        self.read(work, self._show)

    def _show(self, found: tuple[tuple[DueLine, ...], Drawer]) -> None:
        lines, drawer = found
        now = self.view.now()
        self._due = {one.charge_id: one for one in lines}
        self.drawer.setText(translate("MoneyDesk", "Your drawer: {amount}").format(amount=money_text(drawer.expected)))
        self.show_lines([_line(one, at_word(one.since, now)) for one in lines])

    def hear(self, what: object) -> None:
        """A payment code is taken from; everything else names the patient."""
        if isinstance(what, CodeRead) and what.kind == PAYMENT:
            self.code.setText(what.text)
            self._take_code()
        elif self.finder.hear(what):
            self.state.clear()

    def _is_code(self, field: Field) -> bool:
        """A scanner that types like a keyboard writes where the keys are: a 付款码 goes to its own field."""
        is_code = wallet_of_code(field.text().strip()) is not None
        if is_code:
            self.code.setText(field.text())
            field.clear()
        return is_code

    def tick(self) -> None:
        """The age, and what becomes of a payment by phone."""
        super().tick()
        one, actor = self._open, self.view.actor
        if one is not None and (self._asking is None or not self._asking.is_wanted):
            ask = partial(self._settled, one, lambda: self.view.services().billing.ask(one.charge_id, actor=actor))
            self._asking = self.view.tasks.run(ask, partial(self._told, one), lambda _error: None)

    # ---- the one in hand ----------------------------------------------------

    def show_row(self, key: object) -> None:
        """What is due, with its lines."""
        one = self._due.get(key)
        for widget in (self.total, *self.entries, self.by_cash, self.by_card, self.by_code):
            widget.setVisible(one is not None)
        self.change.setVisible(one is not None and bool(self.given.text()))
        if one is None:
            self.tell(translate("MoneyDesk", "Nothing to be paid"))
            return
        items = tuple(f"{item.name} {money_text(item.amount)}" for item in self._items.get(one.charge_id, ()))
        fund = translate("MoneyDesk", "Insurance pays {amount}").format(amount=money_text(one.fund)) if one.fund else ""
        self.tell(f"{one.visit.label} · {one.visit.name}", *items, fund)
        self.total.setText(translate("MoneyDesk", "To pay {amount}").format(amount=money_text(one.due)))
        self._count()
        if one.charge_id not in self._items and (self._naming is None or not self._naming.is_wanted):
            charge = one.charge_id
            work = partial(self._read_items, charge)
            self._naming = self.view.tasks.run(work, partial(self._named, charge), lambda _error: None)

    def _read_items(self, charge: int) -> tuple[DueItem, ...]:
        return self.desk().money_desk.items(charge, actor=self.view.actor)

    def _named(self, charge: int, items: tuple[DueItem, ...]) -> None:
        self._items[charge] = items
        self.show_row(self.table.current)

    def _choose(self, key: object) -> None:
        if key is not None and self._told_of != key:  # another patient: nothing typed for the last one counts
            self._told_of = key
            for entry in (self.given, self.slip, self.code):
                entry.clear()
        super()._choose(key)

    @property
    def chosen(self) -> DueLine | None:
        """The charge in hand."""
        return self._due.get(self.table.current)

    def _count(self) -> None:
        """The change, as one types."""
        one, given = self.chosen, fen_of(self.given.text())
        self.change.setVisible(one is not None and given is not None)
        if one is None or given is None:
            return
        left = given - one.due
        text = translate("MoneyDesk", "Change {amount}") if left >= 0 else translate("MoneyDesk", "{amount} missing")
        self.change.setText(text.format(amount=money_text(abs(left))))
        self.change.set_colour("success" if left >= 0 else "danger")

    # ---- taking -------------------------------------------------------------

    def _take_cash(self) -> None:
        one, given = self.chosen, fen_of(self.given.text())
        if self._is_code(self.given):
            self._take_code()
        elif one is not None and given is not None and given >= one.due:
            self._take(one, WindowMethod.CASH, "")
        else:
            self.given.setFocus()

    def _take_card(self) -> None:
        one, slip = self.chosen, self.slip.text().strip()
        if wallet_of_code(slip) is not None:
            self.slip.clear()  # the service refuses it: no 付款码 is kept as a slip's number
        if one is not None and slip:
            self._take(one, WindowMethod.CARD, slip)
        else:
            self.slip.setFocus()

    def _take_code(self) -> None:
        one, code, actor = self.chosen, self.code.text().strip(), self.view.actor
        if one is None or not code:
            self.code.setFocus()
            return
        self.code.clear()
        self._run(one, lambda: self.view.services().billing.charge_code(one.charge_id, code, actor=actor))

    def _take(self, one: DueLine, method: WindowMethod, slip: str) -> None:
        charge, actor = one.charge_id, self.view.actor
        billing = self.view.services
        self._run(one, lambda: billing().billing.take_at_window(charge, method, reference=slip, actor=actor))

    def _run(self, one: DueLine, pay: Callable[[], Payment]) -> None:
        self.state.clear()
        self.do(partial(self._settled, one, pay), partial(self._told, one))

    def _settled(self, one: DueLine, pay: Callable[[], Payment]) -> Payment:
        """Slow: pay, and print once it is paid."""
        payment = pay()
        if payment.state is PaymentState.PAID:
            registration = one.visit.registration_id
            self.view.services().printing.print_papers(registration, large=False, actor=self.view.actor)
        return payment

    def _told(self, one: DueLine, payment: Payment) -> None:
        is_open = payment.state in OPEN_STATES
        self._open = one if is_open else None
        tone, words = taken_words(payment.state, payment.amount)
        self.state.say(tone, f"{one.visit.label} · {words}")
        if not is_open:
            for entry in (self.given, self.slip, self.code):
                entry.clear()
            self.look_anew()

    def _refused(self, error: DomainError) -> None:
        if isinstance(error, PaymentUnknown):
            self.state.say(*taken_words(PaymentState.UNKNOWN, 0))
        super()._refused(error)

    def stop(self) -> None:
        """Nobody hears answers any more."""
        super().stop()
        for task in (self._asking, self._naming):
            if task is not None:
                task.drop()


def _line(one: DueLine, since: str) -> Line:
    visit = one.visit
    where = local(visit.department, visit.department_en)
    return Line(one.charge_id, (visit.label, visit.name, where, since, money_text(one.due)))
