"""Who, what, when and for how much; then how to pay."""

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from kiosk.domain.journey import Choice, PayBy
from kiosk.domain.masking import mask_name
from kiosk.domain.money import yuan
from kiosk.ui.language import money_text, translate
from kiosk.ui.pages.page import Page
from kiosk.ui.pages.visit_words import demo_text, department_name, doctor_text, when_text
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.facts import AmountLine, Fact, Rule, TotalLine
from kiosk.ui.widgets.pay_tile import PayTile


class ConfirmFeesPage(Page):
    """Answers with how the patient pays; nothing is claimed before."""

    name = "confirm_fees"

    def build(self) -> None:
        """The bill on a card, the ways to pay below."""
        self.card = Card(self.theme)
        self.card.column.setSpacing(self.theme.px("gap"))
        self._add_facts()
        self.card.column.addWidget(Rule(self.theme))
        self._add_lines()
        self.card.column.addWidget(Rule(self.theme))
        due = self.journey.bill.due
        self.card.column.addWidget(
            TotalLine(self.theme, translate("Pages", "You pay"), yuan(due), translate("Pages", "yuan"))
        )
        self.body.addWidget(self.card)
        self.ways = dict(self._make_ways())
        for pay_by, tile in self.ways.items():
            tile.clicked.connect(lambda _checked=False, pay_by=pay_by: self._answer(pay_by))
            self.body.addWidget(tile)
        self.body.addStretch(1)

    def _add_facts(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.px("gap"))
        grid.setVerticalSpacing(self.theme.px("gap-s") * 2)
        columns = 1 if self.theme.is_large else 2
        for index, (what, value) in enumerate(self._facts()):
            grid.addWidget(Fact(self.theme, what, value), index // columns, index % columns)
            grid.setColumnStretch(index % columns, 1)
        self.card.column.addLayout(grid)

    def _facts(self) -> tuple[tuple[str, str], ...]:
        assert self.journey.department is not None
        department = department_name(self.journey.department.department)
        choice = self._choice()
        room = choice.clinic.room
        place = translate("Pages", "{department} · floor {floor}, {room}").format(
            department=department, floor=room.floor, room=room.name
        )
        name = mask_name(self.journey.patient.name) if self.journey.patient else ""
        today = self.view.now().date()
        return (
            (translate("Pages", "Patient"), name),
            (translate("Pages", "Department"), place),
            (translate("Pages", "Doctor"), doctor_text(choice.clinic)),
            (translate("Pages", "Time"), when_text(choice.slot, today)),
        )

    def _choice(self) -> Choice:
        assert self.journey.choice is not None
        return self.journey.choice

    def _add_lines(self) -> None:
        bill = self.journey.bill
        lines = QVBoxLayout()
        lines.setSpacing(self.theme.px("gap-s"))
        self.card.column.addLayout(lines)
        for line in bill.lines:
            lines.addWidget(AmountLine(self.theme, line.name, money_text(line.amount)))
        if bill.fund:
            words = translate("Pages", "Your insurance pays")
            lines.addWidget(AmountLine(self.theme, words, f"− {money_text(bill.fund)}"))

    def _make_ways(self) -> tuple[tuple[PayBy, PayTile], ...]:
        if self.journey.bill.due == 0:
            words, line = translate("Pages", "Confirm and register"), translate("Pages", "There is nothing to pay.")
            return ((PayBy.NOTHING, PayTile(self.theme, words, line, icons=("circle-check",), look=Looks.PRIMARY)),)
        return ((PayBy.PHONE, self._phone()), (PayBy.WINDOW, self._window()))

    def _phone(self) -> PayTile:
        line = translate("Pages", "WeChat Pay or Alipay")
        if self.view.demo:
            line = f"{line} ({demo_text()})"
        icons = ("brand-wechat", "brand-alipay")
        return PayTile(self.theme, translate("Pages", "Pay by phone"), line, icons=icons, look=Looks.PRIMARY)

    def _window(self) -> PayTile:
        words, line = translate("Pages", "Pay cash at a window"), translate("Pages", "Your place is kept.")
        return PayTile(self.theme, words, line, icons=("cash",), look=Looks.SECONDARY)

    def _answer(self, pay_by: PayBy) -> None:
        self.answered.emit(replace(self.journey, pay_by=pay_by))
