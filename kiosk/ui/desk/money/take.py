"""收费: what is due is found, taken once in cash, by card or from the patient's phone, and its papers printed."""

from collections.abc import Callable
from functools import partial

from kiosk.domain.codes import PAYMENT
from kiosk.domain.drawers import Drawer
from kiosk.domain.errors import DomainError, PaymentUnknown
from kiosk.domain.journey import Payment, PaymentState
from kiosk.domain.money_desk import DueItem, DueLine
from kiosk.domain.paying import WindowMethod, wallet_of_code
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.ports import CodeRead
from kiosk.ui.desk.hall.words import PRINTED
from kiosk.ui.desk.money.parts import MoneyState
from kiosk.ui.desk.money.sums import is_payment_code
from kiosk.ui.desk.money.tab import MoneyTab
from kiosk.ui.desk.money.taken import Taken, due_line, item_words, settled
from kiosk.ui.desk.money.ways import WAYS, Way, Ways
from kiosk.ui.desk.money.words import at_word, taken_words
from kiosk.ui.desk.table import Column
from kiosk.ui.desk.tabs.tab import Pending
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import money_text, translate, translate_marked
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.text import Text

OPEN_STATES = (PaymentState.WAITING, PaymentState.UNKNOWN)
NOBODY = QT_TRANSLATE_NOOP("MoneyDesk", "Nobody has anything to pay.")
NONE_DUE = QT_TRANSLATE_NOOP("MoneyDesk", "Nothing is due for them. Esc shows the whole list.")
Found = tuple[tuple[DueLine, ...], Drawer]


class TakeTab(MoneyTab):
    """Each way to pay needs something typed or scanned for this one patient, so a key pressed twice takes once.

    Keys begin in the finder: a ticket, a name or Enter alone leads to the cash given, and Enter takes it.
    """

    def __init__(self, view: DeskView) -> None:
        columns = (
            Column(translate("MoneyDesk", "Number"), 3),
            Column(translate("MoneyDesk", "Name"), 4),
            Column(translate("MoneyDesk", "Department"), 8),
            Column(translate("MoneyDesk", "Since"), 3),
            Column(translate("MoneyDesk", "To pay"), 5, is_number=True),
        )
        super().__init__(view, translate("MoneyDesk", "To be paid"), columns)
        self._due: dict[object, DueLine] = {}
        self._items: dict[int, tuple[DueItem, ...]] = {}
        self._told_of: object = None
        self._is_led_on = False  # somebody was looked for, and is to pay at once
        self._open: DueLine | None = None  # a payment by phone whose end is not known yet
        self._asking: Pending | None = None
        self._naming: Pending | None = None
        self.finder = self.add_finder(translate("MoneyDesk", "Ticket, card, name or number"))
        self.finder.asked.connect(lambda _words: self.look_anew())
        self.finder.entered.connect(self._lead_on)
        self.drawer = Text(view.theme, "", type="label")
        self.drawer.setWordWrap(False)
        self.tools.addWidget(self.drawer)
        self._add_entries()
        self.table.opened.connect(lambda _key: self.ways.begin())

    def _add_entries(self) -> None:
        theme = self.view.theme
        self.total = Text(theme, "", type="title")
        self.ways = Ways(theme)
        self.given, self.slip, self.code = (self.ways.fields[way] for way in Way)
        self.change = self.ways.change
        self.ways.entered.connect(lambda: self._pay(self.ways.way))
        self.state = MoneyState(theme)
        self.returned = Text(theme, "", type="title", colour="success")  # what is still to be handed to the last one
        self.returned.hide()
        self.ways.changed.connect(self._begin_next)
        place = self.card.column.count() - 1
        self.card.column.insertWidget(place, self.total)
        self.card.column.insertWidget(place + 1, self.ways)
        for way, words, key, icon in WAYS:
            button = self.add_key(translate_marked("MoneyDesk", words), key, partial(self._pay, way), icon=icon)
            self.ways.lead_by(way, button)
        self.by_cash, self.by_card, self.by_code = (self.ways.keys[way] for way in Way)
        self.list.insertWidget(2, self.state)
        self.list.insertWidget(3, self.returned)

    # ---- looking ------------------------------------------------------------

    def look(self) -> None:
        """What is due today, or of whoever is looked for; and the clerk's drawer."""
        actor, words = self.view.actor, self.finder.wanted

        def work() -> Found:
            desk = self.desk()
            if not words:
                return desk.money_desk.due(actor=actor), desk.drawers.mine(actor=actor)
            found = [one.patient.id for one in desk.patients.search(words, actor=actor)]
            return desk.money_desk.due_of(found, actor=actor), desk.drawers.mine(actor=actor)

        self.read(work, self._show)

    def _show(self, found: Found) -> None:
        lines, drawer = found
        now, before = self.view.now(), self.chosen
        self._due = {one.charge_id: one for one in lines}
        if before and before.charge_id not in self._due and self.ways.has_keys:
            self._lose(before.visit.label)
        self.drawer.setText(translate("MoneyDesk", "Your drawer: {amount}").format(amount=money_text(drawer.expected)))
        self.nothing.setText(translate_marked("MoneyDesk", NONE_DUE if self.finder.wanted else NOBODY))
        self.show_lines([due_line(one, at_word(one.since, now)) for one in lines])
        if self._is_led_on:
            self._is_led_on = False
            self._go_on()

    def _lose(self, label: str) -> None:
        """Paid elsewhere: what is being typed for them must not be taken for the next in the list."""
        told = translate("MoneyDesk", "{number}: nothing is due any more. Please choose again.")
        self.ways.clear()
        self.state.say("info", told.format(number=label))
        self.finder.setFocus()

    def _lead_on(self) -> None:
        """Enter in the finder, a ticket or a card: the one who was found pays at once."""
        self._is_led_on = bool(self.finder.wanted)
        if not self._is_led_on:
            self._go_on()

    def _go_on(self) -> None:
        if len(self._due) > 1 and self.finder.wanted:
            self.table.setFocus()
        elif self._due:
            self.ways.begin()

    def hear(self, what: object) -> None:
        """A payment code is taken from; everything else names the patient."""
        if isinstance(what, CodeRead) and what.kind == PAYMENT:
            self.code.setText(what.text)
            self._take_code()
        elif self.finder.hear(what):
            self.state.clear()

    def tick(self) -> None:
        """The age, and what becomes of a payment by phone."""
        super().tick()
        one, actor = self._open, self.view.actor
        if one is not None and (self._asking is None or not self._asking.is_wanted):
            ask = partial(self._paid, one, lambda: self.view.services().billing.ask(one.charge_id, actor=actor), 0)
            self._asking = self.view.tasks.run(ask, partial(self._told, one), lambda _error: None)

    def take_keys(self) -> None:
        """To the field: a ticket or a name comes next."""
        self.finder.setFocus()

    # ---- the one in hand ----------------------------------------------------

    def show_row(self, key: object) -> None:
        """What is due, with its lines."""
        one = self._due.get(key)
        for widget in (self.total, self.ways, self.by_cash, self.by_card, self.by_code):
            widget.setVisible(one is not None)
        if one is None:
            self.tell(translate("MoneyDesk", "Nothing to be paid"))
            return
        fund = translate("MoneyDesk", "Insurance pays {amount}").format(amount=money_text(one.fund)) if one.fund else ""
        self.tell(f"{one.visit.label} · {one.visit.name}", *item_words(self._items.get(one.charge_id, ())), fund)
        self.total.setText(translate("MoneyDesk", "To pay {amount}").format(amount=money_text(one.due)))
        self.ways.owe(one.due)
        if one.charge_id not in self._items and (self._naming is None or not self._naming.is_wanted):
            charge, actor = one.charge_id, self.view.actor
            self._naming = self.view.tasks.run(
                lambda: self.desk().money_desk.items(charge, actor=actor),
                partial(self._named, charge),
                lambda _error: None,
            )

    def _named(self, charge: int, items: tuple[DueItem, ...]) -> None:
        self._items[charge] = items
        self.show_row(self.table.current)

    def _choose(self, key: object) -> None:
        if key is not None and self._told_of != key:  # another patient: nothing typed for the last one counts
            self._told_of = key
            self.ways.clear()
        super()._choose(key)

    @property
    def chosen(self) -> DueLine | None:
        """The charge in hand."""
        return self._due.get(self.table.current)

    # ---- taking -------------------------------------------------------------

    def _pay(self, way: Way, _checked: object = None) -> None:
        """The key of a way: its entry first, then what was entered is taken."""
        if self.chosen is None:
            return
        if way is not self.ways.way:
            self.ways.use(way)
            self.ways.begin()
        elif not self.ways.text and not self.ways.has_keys:
            self.ways.begin()
        elif way is Way.CASH and not is_payment_code(self.ways.text):
            self._take_cash()
        elif way is Way.CARD:
            self._take_card()
        else:
            self._take_code()

    def _take_cash(self) -> None:
        one, given = self.chosen, self.ways.given
        if given is None:
            self.ways.complain(translate("MoneyDesk", "Please enter an amount, such as 100 or 12.5."))
        elif one is not None and given < one.due:
            self.ways.complain(translate("MoneyDesk", "The cash is less than what is due."))
        elif one is not None:
            self._take(one, WindowMethod.CASH, "", given - one.due)

    def _take_card(self) -> None:
        one, slip = self.chosen, self.ways.text
        if wallet_of_code(slip) is not None:
            self.slip.clear()  # the service refuses it: no 付款码 is kept as a slip's number
        if one is not None and slip:
            self._take(one, WindowMethod.CARD, slip, 0)
        else:
            self.ways.complain(translate("MoneyDesk", "Please enter the number on the slip."))

    def _take_code(self) -> None:
        """From its own entry; a scanner that types like a keyboard writes where the keys are, among the cash."""
        one, actor = self.chosen, self.view.actor
        field = self.given if is_payment_code(self.given.text().strip()) else self.code
        code = field.text().strip()
        field.clear()
        if one is None:
            return
        if not code:
            self.ways.use(Way.CODE)
            self.ways.complain(translate("MoneyDesk", "Please scan the code on the patient's phone."))
            return
        self._run(one, lambda: self.view.services().billing.charge_code(one.charge_id, code, actor=actor), 0)

    def _take(self, one: DueLine, method: WindowMethod, slip: str, change: int) -> None:
        actor = self.view.actor

        def pay() -> Payment:
            return self.view.services().billing.take_at_window(one.charge_id, method, reference=slip, actor=actor)

        self._run(one, pay, change)

    def _run(self, one: DueLine, pay: Callable[[], Payment], change: int) -> None:
        self._begin_next()
        self.do(partial(self._paid, one, pay, change), partial(self._told, one))

    def _paid(self, one: DueLine, pay: Callable[[], Payment], change: int) -> Taken:
        """Slow: with its papers."""
        return settled(self.view.services(), one, pay, change=change, actor=self.view.actor)

    def _begin_next(self) -> None:
        """What was told of the last patient is over."""
        self.state.clear()
        self.returned.hide()

    def _told(self, one: DueLine, taken: Taken) -> None:
        payment = taken.payment
        is_open = payment.state in OPEN_STATES
        self._open = one if is_open else None
        if not is_open and self._told_of == one.charge_id:
            self.ways.clear()
        tone, words = taken_words(payment.state, payment.amount, taken.hindered)
        self.state.say(tone, f"{one.visit.label} · {words}")
        if payment.state is PaymentState.PAID:
            self._hand_on(one, taken)
        if not is_open:
            self.look_anew()

    def _hand_on(self, one: DueLine, taken: Taken) -> None:
        """Change and papers of the last one; the next one is looked for, unless somebody else is in hand by now."""
        if self._told_of == one.charge_id:
            self.finder.forget()
            self.take_keys()
        if taken.hindered is not None:
            self.complain(f"{one.visit.label} · {translate_marked('Hall', PRINTED[taken.hindered])}")
        if taken.change:
            self.tell_change(one.visit.label, taken.change)

    def tell_change(self, label: str, fen: int) -> None:
        """What is still to be handed to the last one, until something is typed for the next."""
        self.returned.setText(f"{label} · " + translate("MoneyDesk", "Change {amount}").format(amount=money_text(fen)))
        self.returned.show()
        announce(self, self.returned.text())

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
