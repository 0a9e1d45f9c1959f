"""Who, what, when and for how much; then how to pay."""

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from kiosk.domain.journey import Choice, PayBy
from kiosk.domain.masking import mask_name
from kiosk.domain.money import yuan
from kiosk.ui.language import money_text, translate
from kiosk.ui.pages.page import Page
from kiosk.ui.pages.visit_words import demo_text, department_name, doctor_text, when_text
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.facts import AmountLine, EvenRow, Fact, FactLine, Rule, TotalLine
from kiosk.ui.widgets.pay_tile import PayTile
from kiosk.ui.widgets.tappable import Tappable


class ConfirmFeesPage(Page):
    """Answers with how the patient pays; nothing is claimed before."""

    folds = True

    name = "confirm_fees"

    def prompt_text(self) -> str:
        """In large text: that no money moves in demo mode, for want of room on the buttons."""
        return demo_text() if self.view.demo and self.theme.is_large else super().prompt_text()

    def build(self) -> None:
        """The bill on a card, the ways to pay below; in large text in the dock, where they never scroll away."""
        self.card = Card(self.theme, padding="padding-s" if self.theme.is_large else "padding")
        self.card.column.setSpacing(self.theme.px("gap-s") * 2 if self.theme.is_large else self.theme.px("gap"))
        self._add_facts()
        self.card.column.addWidget(Rule(self.theme))
        self._add_lines()
        self.card.column.addWidget(Rule(self.theme))
        due = yuan(self.journey.bill.due)
        self.card.column.addWidget(
            TotalLine(self.theme, translate("Pages", "You pay"), due, translate("Pages", "yuan"))
        )
        self.body.addWidget(self.card)
        self.ways = self._make_ways()
        for pay_by, control in self.ways.items():
            control.clicked.connect(lambda _checked=False, pay_by=pay_by: self._answer(pay_by))
        if self.theme.is_large:
            self.put_in_dock(EvenRow(self.theme, *self.ways.values()))
        else:
            for control in self.ways.values():
                self.touch.addWidget(control)
        self.touch.addStretch(1)

    def _add_facts(self) -> None:
        if self.theme.is_large or self.theme.is_small:
            facts = self._column()
            for what, value in self._facts():
                facts.addWidget(FactLine(self.theme, what, value))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.px("gap"))
        grid.setVerticalSpacing(self.theme.px("gap-s") * 2)
        for index, (what, value) in enumerate(self._facts()):
            grid.addWidget(Fact(self.theme, what, value), index // 2, index % 2)
            grid.setColumnStretch(index % 2, 1)
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

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.theme.px("gap-s"))
        self.card.column.addLayout(column)
        return column

    def _add_lines(self) -> None:
        bill = self.journey.bill
        lines = self._column()
        for line in bill.lines:
            lines.addWidget(AmountLine(self.theme, line.name, money_text(line.amount)))
        if bill.fund:
            words = translate("Pages", "Your insurance pays")
            lines.addWidget(AmountLine(self.theme, words, f"− {money_text(bill.fund)}"))

    def _make_ways(self) -> dict[PayBy, Tappable]:
        make = self._button if self.theme.is_large else self._tile
        if self.journey.bill.due == 0:
            words, line = translate("Pages", "Confirm and register"), translate("Pages", "There is nothing to pay.")
            return {PayBy.NOTHING: make(words, line, ("circle-check",), Looks.PRIMARY)}
        phone, brands = translate("Pages", "Pay by phone"), translate("Pages", "WeChat Pay or Alipay")
        if self.view.demo:
            brands = f"{brands} ({demo_text()})"
        window, kept = translate("Pages", "Pay cash at a window"), translate("Pages", "Place kept until your visit.")
        if not self.view.takes_phone:
            return {PayBy.WINDOW: make(window, kept, ("cash",), Looks.PRIMARY)}
        return {
            PayBy.PHONE: make(phone, brands, ("brand-wechat", "brand-alipay"), Looks.PRIMARY),
            PayBy.WINDOW: make(window, kept, ("cash",), Looks.SECONDARY),
        }

    def _tile(self, words: str, line: str, icons: tuple[str, ...], look: Looks) -> Tappable:
        return PayTile(self.theme, words, line, icons=icons, look=look)

    def _button(self, words: str, line: str, _icons: tuple[str, ...], look: Looks) -> Tappable:
        """The line is told by voice only."""
        button = Button(self.theme, words, look=look, type="body-l")
        button.setProperty("confirming", True)
        button.setAccessibleName(f"{words}, {line}")
        return button

    def _answer(self, pay_by: PayBy) -> None:
        self.answered.emit(replace(self.journey, pay_by=pay_by))
