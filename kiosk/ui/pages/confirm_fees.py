"""Who, what, when and for how much; then how to pay."""

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from kiosk.domain.journey import Choice, PayBy
from kiosk.domain.masking import mask_name
from kiosk.ui.language import money_parts, money_text, translate
from kiosk.ui.pages.page import Page
from kiosk.ui.pages.visit_words import (
    demo_text,
    department_name,
    doctor_text,
    fee_name,
    kept_text,
    room_name,
    when_text,
)
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.facts import AmountLine, Fact, FactLine, Rule, TotalLine
from kiosk.ui.widgets.pay_tile import PayTile


@dataclass(frozen=True)
class PayWay:
    """A way to pay, in words and icons."""

    words: str
    line: str
    icons: tuple[str, ...]
    look: Looks = Looks.PRIMARY


class ConfirmFeesPage(Page):
    """Answers with how the patient pays; nothing is claimed before. Large text: `FeesInTwoPage`."""

    folds = True

    name = "confirm_fees"

    def build(self) -> None:
        """The bill on a card, the ways to pay below."""
        self.add_card(self.body)
        self.fill_card()
        self.ways = {pay_by: self.tile(pay_by, way) for pay_by, way in self.pay_ways().items()}
        for tile in self.ways.values():
            self.touch.addWidget(tile)
        self.touch.addStretch(1)
        if self.theme.is_small and self.has_room_beside():  # what is read needs more of the width than the buttons
            self.area.both.setStretch(0, 4)
            self.area.both.setStretch(1, 3)

    def add_card(self, column: QVBoxLayout) -> None:
        """Whatever comes now stands on a card in ``column``."""
        self.card = Card(self.theme)
        self.card.column.setSpacing(self.theme.px("gap-s") * 2 if self.theme.is_wide else self.theme.px("gap"))
        column.addWidget(self.card)

    def fill_card(self) -> None:
        """Facts, lines, the sum; where two columns are wide enough, the sum stands above the ways to pay it."""
        self.add_facts()
        if self.theme.is_wide and (self.theme.is_large or not self.theme.is_small):
            self.add_card(self.touch)
        else:
            self.card.column.addWidget(Rule(self.theme))
        self.add_lines()
        self.card.column.addWidget(Rule(self.theme))
        total = TotalLine(self.theme, translate("Pages", "You pay"), money_parts(self.journey.bill.due))
        self.card.column.addWidget(total)

    def add_facts(self) -> None:
        """Two beside each other; on a small or a lying panel, where height is what lacks, each on a line."""
        if self.theme.is_small or self.theme.is_wide:
            facts = self.column()
            for what, value in self.facts():
                facts.addWidget(FactLine(self.theme, what, value))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.px("gap"))
        grid.setVerticalSpacing(self.theme.px("gap-s") * 2)
        for index, (what, value) in enumerate(self.facts()):
            grid.addWidget(Fact(self.theme, what, value), index // 2, index % 2)
            grid.setColumnStretch(index % 2, 1)
        self.card.column.addLayout(grid)

    def facts(self) -> tuple[tuple[str, str], ...]:
        """What each is, and what it is here."""
        name = mask_name(self.journey.patient.name) if self.journey.patient else ""
        today = self.view.now().date()
        return (
            (translate("Pages", "Patient"), name),
            (translate("Pages", "Department"), self.place()),
            (translate("Pages", "Doctor"), self.doctor()),
            (translate("Pages", "Time"), when_text(self.choice().slot, today)),
        )

    def place(self) -> str:
        """Which department, and where."""
        assert self.journey.department is not None
        department = department_name(self.journey.department.department)
        room = self.choice().clinic.room
        words = translate("Pages", "{department} · floor {floor}, {room}")
        return words.format(department=department, floor=room.floor, room=room_name(room))

    def doctor(self) -> str:
        """Name and title."""
        return doctor_text(self.choice().clinic)

    def choice(self) -> Choice:
        """What was chosen."""
        assert self.journey.choice is not None
        return self.journey.choice

    def column(self) -> QVBoxLayout:
        """A tight column on the card."""
        column = QVBoxLayout()
        column.setSpacing(self.theme.px("gap-s"))
        self.card.column.addLayout(column)
        return column

    def add_lines(self) -> None:
        """What is charged, and what the insurance pays of it."""
        bill = self.journey.bill
        lines = self.column()
        for line in bill.lines:
            lines.addWidget(AmountLine(self.theme, fee_name(line), money_text(line.amount)))
        if bill.fund:
            words = translate("Pages", "Your insurance pays")
            lines.addWidget(AmountLine(self.theme, words, f"− {money_text(bill.fund)}"))
        if bill.account:
            words = translate("Pages", "Your insurance account pays")
            lines.addWidget(AmountLine(self.theme, words, f"− {money_text(bill.account)}"))

    def pay_ways(self) -> dict[PayBy, PayWay]:
        """Those there are for this bill here."""
        if self.journey.bill.due == 0:
            words, line = translate("Pages", "Confirm and register"), translate("Pages", "There is nothing to pay.")
            return {PayBy.NOTHING: PayWay(words, line, ("circle-check",))}
        day, today = self.choice().slot.starts.date(), self.view.now().date()
        window = PayWay(translate("Pages", "Pay cash at a window"), kept_text(day, today), ("cash",))
        if not self.view.takes_phone:
            return {PayBy.WINDOW: window}
        phone = PayWay(translate("Pages", "Pay by phone"), self.phone_line(), ("wallet-wechat", "wallet-alipay"))
        return {PayBy.PHONE: phone, PayBy.WINDOW: replace(window, look=Looks.SECONDARY)}

    def phone_line(self) -> str:
        """With which phones; in demo mode that no money moves."""
        brands = translate("Pages", "WeChat Pay or Alipay")
        if not self.view.demo:
            return brands
        return translate("Pages", "{brands} ({demonstration})").format(brands=brands, demonstration=demo_text())

    def tile(self, pay_by: PayBy, way: PayWay) -> PayTile:
        """The control of a way to pay."""
        tile = PayTile(self.theme, way.words, way.line, icons=way.icons, look=way.look)
        tile.clicked.connect(lambda: self.pay(pay_by))
        return tile

    def pay(self, pay_by: PayBy) -> None:
        """Answer."""
        self.answered.emit(replace(self.journey, pay_by=pay_by))
