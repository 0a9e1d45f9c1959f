"""对账: a day against the gateways' bills; what does not agree is looked into and explained."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from kiosk.domain.money_desk import FileTrouble
from kiosk.domain.reconciling import SORTS, Difference, DifferenceState, Reconciled, Verdict
from kiosk.ui.desk.forms import Choice
from kiosk.ui.desk.hall.days import Days
from kiosk.ui.desk.money.words import DIFFERENCES, VERDICTS, gateway_word
from kiosk.ui.desk.table import Column, Line
from kiosk.ui.desk.tabs.tab import Tab
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import joined, money_text, say, translate, translate_marked
from kiosk.ui.widgets.text import Text

Found = tuple[tuple[str, ...], tuple[Reconciled, ...], tuple[Difference, ...], int]  # how many orders are unclear
ORDER = (DifferenceState.OPEN, DifferenceState.EXPLAINED, DifferenceState.CLOSED)


class ReconcileTab(Tab):
    """Open differences first; above them what each gateway's bill of the day came to."""

    def __init__(self, view: DeskView) -> None:
        columns = (
            Column(translate("MoneyDesk", "Gateway"), 7),
            Column(translate("MoneyDesk", "Found"), 7),
            Column(translate("MoneyDesk", "Our books"), 5, is_number=True),
            Column(translate("MoneyDesk", "Bill"), 5, is_number=True),
            Column(translate("MoneyDesk", "State"), 6),
        )
        super().__init__(view, translate("MoneyDesk", "Reconcile"), columns)
        theme = view.theme
        self._differences: dict[object, Difference] = {}
        self.days = Days(theme, view.now().date())
        self.days.changed.connect(lambda _day: self.look_anew())
        self.tools.addWidget(self.days)
        self.bills = Text(theme, "")
        self.tools.addStretch(1)
        self.list.insertWidget(2, self.bills)
        self.gateway = Choice(theme, translate("MoneyDesk", "Gateway"), [])
        self.card.column.insertWidget(2, self.gateway)
        self.fetch = self.add_key(translate("MoneyDesk", "Fetch the bill"), "F5", self._fetch, icon="refresh")
        self.file = self.add_key(translate("MoneyDesk", "Bill from a file"), "F6", self._from_file)
        self.explain = self.add_key(translate("MoneyDesk", "Explain it"), "F8", self._ask_why)
        self.table.opened.connect(lambda _key: self._ask_why())

    def look(self) -> None:
        """What was reconciled of the day, and every difference of it."""
        actor, day = self.view.actor, self.days.day

        def work() -> Found:
            books, unclear = self.desk().reconciliation, self.desk().unclear.unclear(actor=actor)
            return books.gateways, books.of_day(day, actor=actor), books.differences(day, actor=actor), len(unclear)

        self.read(work, self._show)

    def _show(self, found: Found) -> None:
        gateways, bills, differences, unclear = found
        self.gateway.offer([(name, gateway_word(name)) for name in gateways])
        known = {bill.gateway: bill for bill in bills}
        told = [_bill_words(name, known.get(name)) for name in gateways]
        if unclear:
            told.append(translate("MoneyDesk", "Orders without an end: {count}. See “Stuck”.").format(count=unclear))
        self.bills.setText("\n".join(told))
        ordered = sorted(differences, key=lambda one: (ORDER.index(one.state), one.id))
        self._differences = {one.id: one for one in ordered}
        self.show_lines([_line(one) for one in ordered])

    # ---- the one in hand ----------------------------------------------------

    def show_row(self, key: object) -> None:
        """A difference, and what was said of it."""
        one = self._differences.get(key)
        self.explain.setVisible(one is not None and one.state is DifferenceState.OPEN)
        if one is None:
            self.tell(translate("MoneyDesk", "No differences here"))
            return
        line = translate("MoneyDesk", "Line {number} of the bill").format(number=one.line) if one.line else ""
        why = translate("Hall", "Why: {reason}").format(reason=say(one.why)) if one.reason else ""
        what = joined(translate_marked("Words", SORTS[one.sort]), gateway_word(one.gateway))
        self.tell(translate_marked("MoneyDesk", VERDICTS[one.verdict]), what, one.key, line, why)

    def _ask_why(self) -> None:
        one = self._differences.get(self.table.current)
        if one is not None and not self.explain.isHidden():
            question = translate("MoneyDesk", "Why do they differ?")
            self.reason.ask(question, translate("MoneyDesk", "Explain it"), partial(self._explain, one))

    def _explain(self, one: Difference, reason: str) -> None:
        actor = self.view.actor
        told = translate("MoneyDesk", "Written down. A later bill may still close it.")
        self.do(
            lambda: self.desk().reconciliation.explain(one.id, reason, actor=actor), lambda _done: self.report(told)
        )

    # ---- bills --------------------------------------------------------------

    def _fetch(self) -> None:
        name, day, actor = str(self.gateway.value or ""), self.days.day, self.view.actor
        if name:
            self.do(lambda: self.desk().reconciliation.fetch_and_run(name, day, actor=actor), self._ran)

    def _from_file(self) -> None:
        name, day = str(self.gateway.value or ""), self.days.day
        path = self.choose_file() if name else ""
        if path:
            self.do(partial(self._run, name, day, Path(path)), self._ran)

    def _run(self, name: str, day: date, path: Path) -> Reconciled:
        """Slow: read the file and reconcile it."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise FileTrouble(f"{path.name}: {error.strerror}") from error
        return self.desk().reconciliation.run(name, day, data, actor=self.view.actor)

    def choose_file(self) -> str:
        """A bill file from disk; "" for none."""
        path, _ = QFileDialog.getOpenFileName(self, translate("MoneyDesk", "Bill from a file"))
        return path

    def _ran(self, done: Reconciled) -> None:
        known = "" if done.is_new else translate("MoneyDesk", "This file was known already: nothing was changed.")
        self.report(" ".join(part for part in (_bill_words(done.gateway, done), known) if part))


def _bill_words(name: str, bill: Reconciled | None) -> str:
    """What a gateway's bill of the day came to, in a line."""
    gateway = gateway_word(name)
    if bill is None:
        return translate("MoneyDesk", "{gateway}: no bill yet").format(gateway=gateway)
    agreed = sum(one.ours for (_, verdict), one in bill.sums.items() if verdict is Verdict.AGREED)
    told = translate("MoneyDesk", "{gateway}: {count} lines, {amount} agree").format(
        gateway=gateway, count=bill.lines, amount=money_text(agreed)
    )
    if not bill.open:
        return joined(told, translate("MoneyDesk", "nothing open"))
    return joined(told, translate("MoneyDesk", "{count} open").format(count=len(bill.open)))


def _line(one: Difference) -> Line:
    word, tone = DIFFERENCES[one.state]
    cells = (
        gateway_word(one.gateway),
        translate_marked("MoneyDesk", VERDICTS[one.verdict]),
        _fen(one.ours),
        _fen(one.theirs),
        translate_marked("MoneyDesk", word),
    )
    return Line(one.id, cells, tone)


def _fen(amount: int | None) -> str:
    return "–" if amount is None else money_text(amount)
