"""钱箱: the own drawer, opened with change and counted piece by piece; everybody's, for those who reconcile."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut

from kiosk.domain.drawers import Drawer, DrawerCount
from kiosk.domain.roles import Right
from kiosk.ui.desk.forms import Labelled
from kiosk.ui.desk.money.counting import CountGrid
from kiosk.ui.desk.money.parts import MoneyState
from kiosk.ui.desk.money.sums import fen_of
from kiosk.ui.desk.money.tab import MoneyTab
from kiosk.ui.desk.parts import Field
from kiosk.ui.desk.table import Column, Line
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import clock_text, money_text, translate
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.text import Text

COUNT_KEY = "Ctrl+F"
Found = tuple[Drawer, tuple[Drawer, ...], tuple[DrawerCount, ...]]


class DrawerTab(MoneyTab):
    """The own drawer at the right, its pieces above, the drawers of the day below them."""

    def __init__(self, view: DeskView) -> None:
        columns = (
            Column(translate("MoneyDesk", "Cashier"), 3),
            Column(translate("MoneyDesk", "Opened"), 3),
            Column(translate("MoneyDesk", "Should be"), 5, is_number=True),
            Column(translate("MoneyDesk", "Counted"), 5, is_number=True),
            Column(translate("MoneyDesk", "State"), 9),
        )
        super().__init__(view, translate("MoneyDesk", "Drawer"), columns)
        theme = view.theme
        self.may_see = view.person.may(Right.RECONCILE)
        self.drawer: Drawer | None = None
        self._counts: dict[object, DrawerCount] = {}
        self.grid = CountGrid(theme)
        self.grid.changed.connect(self._sum)
        self.grid.ended.connect(self._go_on)
        self.list.insertWidget(self.list.count() - 1, self.grid)
        QShortcut(QKeySequence(COUNT_KEY), self).activated.connect(self.grid.begin)
        self.table.setVisible(self.may_see)
        if not self.may_see:
            self.list.addStretch(1)
        self._add_entries()
        self._sum()

    def _add_entries(self) -> None:
        theme = self.view.theme
        self.sum = Text(theme, "", type="title-s")
        self.state = MoneyState(theme)
        self.change = Field(theme, translate("MoneyDesk", "Change to begin with"))
        self.why = Field(theme, translate("MoneyDesk", "Why it differs"))
        self.whom = Field(theme, translate("MoneyDesk", "Handed to (staff number)"))
        self.change.returnPressed.connect(self._open)
        self.why.returnPressed.connect(self.whom.setFocus)
        self.whom.returnPressed.connect(self._close)
        fields = (self.change, self.why, self.whom)
        self.entries = {each: Labelled(theme, each.accessibleName(), each) for each in fields}
        place = self.card.column.count() - 1
        for widget in (self.sum, *self.entries.values()):
            self.card.column.insertWidget(place, widget)
            place += 1
        self.open_it = self.add_key(translate("MoneyDesk", "Open the drawer"), "F5", self._open, icon="lock-open")
        self.open_it.set_look(Looks.PRIMARY)
        self.close_it = self.add_key(translate("MoneyDesk", "Hand over"), "F9", self._close, icon="check")
        self.close_it.set_look(Looks.PRIMARY)
        self.list.insertWidget(2, self.state)

    def look(self) -> None:
        """The own drawer, and those of the day."""
        actor, day, may_see = self.view.actor, self.view.now().date(), self.may_see

        def work() -> Found:
            drawers = self.desk().drawers
            mine = drawers.mine(actor=actor)
            if not may_see:
                return mine, (), ()
            return mine, drawers.still_open(actor=actor), drawers.of_day(day, actor=actor)

        self.read(work, self._show)

    def _show(self, found: Found) -> None:
        self.drawer, opened, counts = found
        self.nothing.setText(translate("MoneyDesk", "No drawer was opened or counted today."))
        lines = [*(_open_line(one) for one in opened), *(_counted_line(one) for one in counts)]
        self.show_lines([*lines, _sum_line(opened, counts)] if len(lines) > 1 else lines)

    def take_keys(self) -> None:
        """To the table; whoever may not see it counts."""
        if self.may_see:
            super().take_keys()
        else:
            self.grid.begin()

    # ---- the own drawer -----------------------------------------------------

    def show_row(self, _key: object) -> None:
        """The own drawer, whichever row is in hand."""
        drawer = self.drawer
        if drawer is None:
            return
        opened = translate("MoneyDesk", "Open since {time}")
        self.tell(
            translate("MoneyDesk", "Your drawer"),
            opened.format(time=clock_text(drawer.opened)) if drawer.opened is not None else "",
            translate("MoneyDesk", "Change: {amount}").format(amount=money_text(drawer.change)),
            translate("MoneyDesk", "Taken: {amount}").format(amount=money_text(drawer.taken)),
            translate("MoneyDesk", "Given back: {amount}").format(amount=money_text(drawer.given_back)),
            translate("MoneyDesk", "Should be: {amount}").format(amount=money_text(drawer.expected)),
        )
        self._sum()

    def _sum(self) -> None:
        """What is counted so far, and by how much it differs."""
        found, drawer = self.grid.sum, self.drawer
        can_open = drawer is not None and drawer.opened is None and not self.grid.is_begun
        self.open_it.setVisible(can_open)
        self.entries[self.change].setVisible(can_open)
        self.close_it.setVisible(drawer is not None and self.grid.is_begun)
        self.entries[self.whom].setVisible(self.grid.is_begun)
        differs = drawer is not None and self.grid.is_begun and found != drawer.expected
        self.entries[self.why].setVisible(differs)
        counted = translate("MoneyDesk", "Counted: {amount}").format(amount=money_text(found))
        self.sum.setVisible(self.grid.is_begun)
        self.sum.set_colour("danger" if differs else "success")
        if drawer is not None and differs:
            counted = f"{counted}\n{_differs(found - drawer.expected)}"
        self.sum.setText(counted)

    def _open(self) -> None:
        change, actor = fen_of(self.change.text()), self.view.actor
        if self.open_it.isHidden():
            return
        if change is None:
            self.entries[self.change].complain(translate("MoneyDesk", "Please enter an amount, 0 for none."))
            self.change.setFocus()
            return
        self.entries[self.change].clear()
        told = translate("MoneyDesk", "Your drawer is open.")
        self.do(lambda: self.desk().drawers.open(change, actor=actor), lambda _drawer: self.state.say("good", told))

    def _close(self) -> None:
        if self.close_it.isHidden():
            return
        wrong = self.grid.wrong
        if wrong is not None:
            wrong.setFocus()
            return
        for field in (self.why, self.whom):
            self.entries[field].clear()
        missing = next((each for each in (self.why, self.whom) if self._is_missing(each)), None)
        if missing is not None:
            self.entries[missing].complain(translate("MoneyDesk", "Please fill this in."))
            missing.setFocus()
            return
        pieces, actor = dict(self.grid.pieces), self.view.actor
        why, whom = self.why.text(), self.whom.text()
        self.do(lambda: self.desk().drawers.count(pieces, reason=why, handed_to=whom, actor=actor), self._counted)

    def _go_on(self) -> None:
        """All pieces are counted: what is still to be said."""
        missing = next((each for each in (self.why, self.whom) if self._is_missing(each)), self.whom)
        missing.setFocus()

    def _is_missing(self, field: Field) -> bool:
        return not self.entries[field].isHidden() and not field.text().strip()

    def _counted(self, count: DrawerCount) -> None:
        self.grid.clear()
        for field in (self.change, self.why, self.whom):
            field.clear()
        told = translate("MoneyDesk", "Counted and handed over: {amount}.").format(amount=money_text(count.counted))
        self.state.say("good" if not count.difference else "wait", told)


def _open_line(one: Drawer) -> Line:
    opened = clock_text(one.opened) if one.opened is not None else "–"
    state = translate("MoneyDesk", "Not counted yet")
    return Line(("open", one.staff), (one.staff, opened, money_text(one.expected), "–", state), "warn")


def _sum_line(opened: Sequence[Drawer], counts: Sequence[DrawerCount]) -> Line:
    should_be = sum(one.expected for one in opened) + sum(one.expected for one in counts)
    counted = sum(one.counted for one in counts)
    total = translate("MoneyDesk", "Total")
    by = sum(one.difference for one in counts)
    return Line("sum", (total, "", money_text(should_be), money_text(counted), _differs(by) if by else ""), "sum")


def _differs(by: int) -> str:
    word = translate("MoneyDesk", "{amount} too much") if by > 0 else translate("MoneyDesk", "{amount} missing")
    return word.format(amount=money_text(abs(by)))


def _counted_line(one: DrawerCount) -> Line:
    state, tone = translate("MoneyDesk", "Agrees"), "good"
    if one.difference:
        state, tone = _differs(one.difference), "bad"
    cells = (one.staff, clock_text(one.opened), money_text(one.expected), money_text(one.counted), state)
    return Line(("counted", one.id), cells, tone)
