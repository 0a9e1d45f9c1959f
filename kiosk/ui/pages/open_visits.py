"""A patient who has a registration that is not finished: pay it, print it, or register for something else."""

from dataclasses import replace
from functools import partial

from kiosk.domain.journey import OpenVisit, PayBy
from kiosk.ui.language import money_text, translate
from kiosk.ui.pages.questions import QuestionPage
from kiosk.ui.pages.visit_words import department_name, doctor_name, doctor_text, when_text
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.tappable import Tappable
from kiosk.ui.widgets.tile import RowTile


class OpenVisitsPage(QuestionPage):
    """Answers with the registration in hand as if it had just been made, or as somebody who wants another one."""

    tells = True

    def build(self) -> None:
        """A tile for each, and one for something else."""
        tiles = [self._tile(one) for one in self.journey.open_visits]
        other = self._other()
        other.clicked.connect(lambda: self.answered.emit(replace(self.journey, told=())))
        self.add_answers(*tiles, other)

    def _other(self) -> Tappable:
        """A tile; in large text, where the others need the room, a button."""
        words = translate("Pages", "Register for something else")
        if self.theme.is_large:
            return Button(self.theme, words, icon="layout-grid", type="body-l")
        line = translate("Pages", "What you have stays as it is")
        return RowTile(self.theme, words, line=line, icon="layout-grid")

    def _tile(self, one: OpenVisit) -> RowTile:
        title, icon = self._what_to_do(one)
        when = when_text(one.choice.slot, self.view.now().date())
        doctor = (doctor_name if self.theme.is_large else doctor_text)(one.choice.clinic)
        what = " · ".join((department_name(one.department.department), doctor, when))
        tile = RowTile(self.theme, title, line=what, icon=icon)
        tile.clicked.connect(partial(self._take_up, one))
        return tile

    def _what_to_do(self, one: OpenVisit) -> tuple[str, str]:
        ticket, due = one.visit.ticket, money_text(one.visit.due)
        if not one.visit.due:
            return translate("Pages", "Number {ticket}: print it").format(ticket=ticket), "printer"
        if self.view.takes_phone:
            return translate("Pages", "Number {ticket}: pay {amount}").format(
                ticket=ticket, amount=due
            ), "device-mobile"
        return translate("Pages", "Number {ticket}: {amount} at a window").format(ticket=ticket, amount=due), "cash"

    def _take_up(self, one: OpenVisit) -> None:
        pay_by = one.visit.pay_by
        if one.visit.due:
            pay_by = PayBy.PHONE if self.view.takes_phone else PayBy.WINDOW
        self.answered.emit(
            replace(
                self.journey,
                department=one.department,
                choice=one.choice,
                bill=one.bill,
                visit=one.visit,
                pay_by=pay_by,
                told=(),
            )
        )
