"""票据: books with numbers left, and invoices found with their history."""

from functools import partial

from kiosk.domain.invoice_books import BookState, BookView, NumbersLeft
from kiosk.domain.journey import PaperSort, PrintOutcome, PrintState
from kiosk.domain.money_desk import InvoiceLine, InvoiceStanding
from kiosk.domain.roles import Right
from kiosk.ui.desk.hall.words import PRINTED
from kiosk.ui.desk.money.book_form import BookForm, NewBook
from kiosk.ui.desk.money.tab import MoneyTab, unprinted
from kiosk.ui.desk.money.words import BOOKS, STANDINGS, at_word, machine_word
from kiosk.ui.desk.table import Column, Line
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import joined, money_text, translate, translate_marked

USABLE = (BookState.OPEN, BookState.LOW)
Found = tuple[tuple[BookView, ...], tuple[NumbersLeft, ...], tuple[InvoiceLine, ...]]


class InvoicesTab(MoneyTab):
    """Books, for those who manage them, until an invoice is looked for."""

    def __init__(self, view: DeskView) -> None:
        columns = (
            Column(translate("MoneyDesk", "Code"), 10),
            Column(translate("MoneyDesk", "Numbers"), 13),
            Column(translate("MoneyDesk", "For"), 12),
            Column(translate("MoneyDesk", "Left"), 8, is_number=True),
            Column(translate("MoneyDesk", "State"), 12),
        )
        super().__init__(view, translate("MoneyDesk", "Invoice books"), columns)
        self.may_manage = view.person.may(Right.MANAGE_BOOKS)
        self._books: dict[object, BookView] = {}
        self._invoices: dict[object, InvoiceLine] = {}
        theme = view.theme
        self.finder = self.add_finder(translate("MoneyDesk", "Invoice number, ticket or name"))
        self.finder.asked.connect(lambda _words: self.look_anew())
        self.finder.entered.connect(self.table.setFocus)
        self.form = BookForm(theme)
        self.form.left.connect(self.card.show)
        self.form.left.connect(self.take_keys)
        self.side.insertWidget(1, self.form)
        self.panels = (self.reason, self.form)
        self.add = self.add_key(translate("MoneyDesk", "Add a book"), "F2", self._ask_add, icon="file-invoice")
        self.give = self.add_key(translate("MoneyDesk", "Another machine"), "F5", self._ask_give)
        self.withdraw = self.add_key(translate("MoneyDesk", "Withdraw"), "F7", self._ask_withdraw, icon="x")
        self.reprint = self.add_key(translate("MoneyDesk", "Print a copy"), "F6", self._reprint, icon="printer")
        self.void = self.add_key(translate("MoneyDesk", "Void it"), "F8", self._ask_void, icon="x")

    def look(self) -> None:
        """The books, or the histories of what is looked for."""
        actor, words, may_manage = self.view.actor, self.finder.wanted, self.may_manage

        def work() -> Found:
            desk = self.desk()
            if not words:
                books = desk.invoice_books
                return (books.books(actor=actor), books.left(actor=actor), ()) if may_manage else ((), (), ())
            if words.isdigit() and (found := desk.money_desk.invoices(int(words[:18]), actor=actor)):
                return (), (), found
            patients = [one.patient.id for one in desk.patients.search(words, actor=actor)]
            return (), (), desk.money_desk.invoices_of(patients, actor=actor)

        self.read(work, self._show)

    def _show(self, found: Found) -> None:
        books, left, invoices = found
        if left:
            self.form.offer_machines([one.device for one in left])
        self._books = {("book", one.id): one for one in books}
        self._invoices = {("invoice", one.invoice_id): one for one in invoices}
        self._name(is_found=bool(invoices or self.finder.wanted) or not self.may_manage)
        rows = [_book_line(key, one) for key, one in self._books.items()]
        rows += [_invoice_line(key, one) for key, one in self._invoices.items()]
        self.show_lines(rows)

    def _name(self, *, is_found: bool) -> None:
        """What the rows are: invoices that were looked for, or books."""
        code, state = translate("MoneyDesk", "Code"), translate("MoneyDesk", "State")
        if is_found:
            self.heading.setText(translate("MoneyDesk", "Invoices found"))
            self.nothing.setText(translate("MoneyDesk", "No invoice is found.") if self.finder.wanted else "")
            number, amount = translate("MoneyDesk", "Number"), translate("MoneyDesk", "Amount")
            self.table.rename(code, number, translate("MoneyDesk", "Patient"), amount, state)
        else:
            self.heading.setText(translate("MoneyDesk", "Invoice books"))
            self.nothing.setText(translate("MoneyDesk", "There is no book yet: no invoice can be printed."))
            numbers, left = translate("MoneyDesk", "Numbers"), translate("MoneyDesk", "Left")
            self.table.rename(code, numbers, translate("MoneyDesk", "For"), left, state)

    # ---- the one in hand ----------------------------------------------------

    def show_row(self, key: object) -> None:
        """A book or an invoice, and what may be done about it."""
        book, invoice = self._books.get(key), self._invoices.get(key)
        is_usable = book is not None and book.state in USABLE
        stands = invoice is not None and invoice.standing is InvoiceStanding.STANDS
        self.add.setVisible(self.may_manage and invoice is None and not self.finder.wanted)
        self.give.setVisible(is_usable)
        self.withdraw.setVisible(is_usable)
        self.reprint.setVisible(stands)
        self.void.setVisible(stands and invoice is not None and invoice.at.date() == self.view.now().date())
        if book is not None:
            left = translate("MoneyDesk", "{count} numbers left, next: {number}")
            self.tell(
                f"{book.numbers.code} · {machine_word(book.device)}",
                left.format(count=book.left, number=f"{book.next:010}") if book.left else "",
                book.withdrawn_why,
            )
        elif invoice is not None:
            reverses = translate("MoneyDesk", "Reverses number {number}")
            self.tell(
                f"{invoice.number:010}",
                f"{invoice.visit.label} · {invoice.visit.name}",
                joined(
                    translate_marked("MoneyDesk", STANDINGS[invoice.standing][0]), at_word(invoice.at, self.view.now())
                ),
                reverses.format(number=f"{invoice.reverses:010}") if invoice.reverses is not None else "",
                translate("Hall", "Why: {reason}").format(reason=invoice.why) if invoice.why else "",
            )
        else:
            self.tell(translate("MoneyDesk", "Find an invoice by its number"))

    # ---- books --------------------------------------------------------------

    def _ask_add(self) -> None:
        if not self.add.isHidden():
            self.card.hide()  # the form needs the room
            self.form.ask_new(self._add)

    def _add(self, new: NewBook) -> None:
        actor = self.view.actor

        def work() -> int:
            return self.desk().invoice_books.add(new.code, new.first, new.last, device=new.device, actor=actor)

        self.do(work, lambda _book: self.report(translate("MoneyDesk", "The book is added.")))

    def _ask_give(self) -> None:
        book = self._books.get(self.table.current)
        if book is not None and not self.give.isHidden():
            self.form.ask_machine(book.device, partial(self._give, book))

    def _give(self, book: BookView, device: str) -> None:
        actor = self.view.actor
        told = translate("MoneyDesk", "The book is for {machine} now.").format(machine=machine_word(device))
        self.do(lambda: self.desk().invoice_books.assign(book.id, device, actor=actor), lambda _done: self.report(told))

    def _ask_withdraw(self) -> None:
        book = self._books.get(self.table.current)
        if book is not None and not self.withdraw.isHidden():
            question = translate("MoneyDesk", "Withdraw the book {code}? Its last {count} numbers stay unused.")
            words = question.format(code=book.numbers.code, count=book.left)
            self.reason.ask(words, translate("MoneyDesk", "Withdraw"), partial(self._withdraw, book))

    def _withdraw(self, book: BookView, reason: str) -> None:
        actor = self.view.actor
        told = translate("MoneyDesk", "Withdrawn: {count} numbers stay unused.")
        self.do(
            lambda: self.desk().invoice_books.withdraw(book.id, reason=reason, actor=actor),
            lambda count: self.report(told.format(count=count)),
        )

    # ---- invoices -----------------------------------------------------------

    def _ask_void(self) -> None:
        one = self._invoices.get(self.table.current)
        if one is not None and not self.void.isHidden():
            question = translate("MoneyDesk", "Void number {number} and print a new one?")
            words = question.format(number=f"{one.number:010}")
            self.reason.ask(words, translate("MoneyDesk", "Void it"), partial(self._void, one))

    def _void(self, one: InvoiceLine, reason: str) -> None:
        actor = self.view.actor

        def work() -> PrintState | None:
            self.desk().invoice_books.void(one.invoice_id, reason=reason, actor=actor)
            printing, registration = self.view.services().printing, one.visit.registration_id
            return unprinted(lambda: printing.print_papers(registration, large=False, actor=actor))

        self.do(work, self._voided)

    def _voided(self, hindered: PrintState | None) -> None:
        if hindered is None:
            self.report(translate("MoneyDesk", "Voided. The new invoice is printed."))
        else:
            self.report(translate("MoneyDesk", "Voided. There is a new invoice."))
            self.complain(translate_marked("Hall", PRINTED[hindered]))

    def _reprint(self) -> None:
        one, actor = self._invoices.get(self.table.current), self.view.actor
        if one is not None and not self.reprint.isHidden():
            registration = one.visit.registration_id
            printing = self.view.services
            self.do(
                lambda: printing().printing.reprint(registration, PaperSort.INVOICE, large=False, actor=actor),
                self._printed,
            )

    def _printed(self, outcome: PrintOutcome) -> None:
        self.report(translate_marked("Hall", PRINTED[outcome.state]))


def _book_line(key: object, one: BookView) -> Line:
    word, tone = BOOKS[one.state]
    numbers = f"{one.numbers.first}–{one.numbers.last}"
    state = translate_marked("MoneyDesk", word)
    return Line(key, (one.numbers.code, numbers, machine_word(one.device), str(one.left), state), tone)


def _invoice_line(key: object, one: InvoiceLine) -> Line:
    word, tone = STANDINGS[one.standing]
    who = f"{one.visit.label} {one.visit.name}"
    state = translate_marked("MoneyDesk", word)
    return Line(key, (one.code, f"{one.number:010}", who, money_text(one.total), state), tone)
