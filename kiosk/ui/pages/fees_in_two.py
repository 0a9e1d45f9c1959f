"""For large text: first whether everything is right, then how to pay."""

from PySide6.QtWidgets import QVBoxLayout

from kiosk.domain.bill import FeeClass
from kiosk.domain.journey import PayBy
from kiosk.ui.language import money_text, translate
from kiosk.ui.pages.confirm_fees import ConfirmFeesPage
from kiosk.ui.pages.one_by_one import OneByOnePage
from kiosk.ui.pages.visit_words import demo_text, department_name, doctor_name
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.facts import FactLine
from kiosk.ui.widgets.pay_tile import PayTile
from kiosk.ui.widgets.text import Text

CHECK, PAY = "check", "pay"


class FeesInTwoPage(OneByOnePage, ConfirmFeesPage):
    """The bill with the way on in the dock; then each way to pay with what happens next."""

    questions = (CHECK, PAY)

    def has_room_beside(self) -> bool:
        """Not on a small panel: half of it would stay empty."""
        return super().has_room_beside() and not self.theme.is_small

    def title_text(self) -> str:
        """The question."""
        titles = {CHECK: translate("Pages", "Is this right?"), PAY: translate("Pages", "How do you want to pay?")}
        return titles.get(self.asking, titles[CHECK])

    def prompt_text(self) -> str:
        """What the sum is made of; in demo mode that no money moves."""
        if self.asking == PAY:
            words = translate("Pages", "You pay {amount}. Nothing has been charged yet.")
            return demo_text() if self.view.demo else words.format(amount=money_text(self.journey.bill.due))
        return ""

    def build(self) -> None:
        """Both questions; one is shown."""
        self.add_card(self.body)
        self.fill_card()
        self.card.column.addWidget(Text(self.theme, self._meaning(), type="caption", colour="ink-2"))
        ways = self.pay_ways()
        self.ways = {pay_by: self.tile(pay_by, way) for pay_by, way in ways.items()}
        self._prepare_ways(self.ways)
        self.touch.addStretch(1)
        self.go = self._way_on(*ways)
        self.dock = self.put_in_dock(self.go)
        self.ask(CHECK)

    def _prepare_ways(self, ways: dict[PayBy, PayTile]) -> None:
        for tile in ways.values():
            tile.setMinimumHeight(self.theme.px("department-tile"))
            self.touch.addWidget(tile)

    def phone_line(self) -> str:
        """Also what happens next."""
        return translate("Pages", "With WeChat or Alipay: the next page shows a code to scan.")

    def add_card(self, column: QVBoxLayout) -> None:
        """With narrow edges: its words are large."""
        self.card = Card(self.theme, padding="padding-s")
        self.card.column.setSpacing(self.theme.px("gap-s") * 2)
        column.addWidget(self.card)

    def add_facts(self) -> None:
        """One on a line; the card of a lying panel, where they are alone, stays beside the second question."""
        facts = self.column()
        for what, value in self.facts():
            facts.addWidget(FactLine(self.theme, what, value))

    def place(self) -> str:
        """The department; where it is, the last page tells."""
        assert self.journey.department is not None
        return department_name(self.journey.department.department)

    def doctor(self) -> str:
        """The name."""
        return doctor_name(self.choice().clinic)

    def _meaning(self) -> str:
        patient = self.journey.patient
        if patient is None or patient.fee_class is FeeClass.SELF or self.journey.own_expense:
            return translate("Pages", "Without insurance you pay all of it.")
        if not self.journey.bill.fund and not self.journey.bill.account:
            return translate("Pages", "Your insurance does not cover this.")
        return translate("Pages", "The insurance's part is already taken off.")

    def _way_on(self, only: PayBy, *others: PayBy) -> Button:
        """With one way there is nothing to choose."""
        if others:
            button = Button(self.theme, translate("Pages", "Yes, go on"), look=Looks.PRIMARY, type="title-s")
            button.clicked.connect(lambda: self.ask(PAY))
            return button
        way = self.pay_ways()[only]
        button = Button(self.theme, way.words, look=Looks.PRIMARY, type="title-s")
        button.setAccessibleDescription(way.line)
        button.clicked.connect(lambda: self.pay(only))
        return button

    def show_question(self) -> None:
        """The bill, or the ways to pay."""
        is_check = self.asking == CHECK
        for widget in (self.card, self.dock):
            widget.setVisible(is_check)
        for tile in self.ways.values():
            tile.setVisible(not is_check)

    def draft(self) -> str:
        """The question in hand."""
        return self.asking

    def restore(self, draft: str) -> None:
        """To the question in hand."""
        if draft == PAY and len(self.ways) > 1:
            self.ask(PAY)
