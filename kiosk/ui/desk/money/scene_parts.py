"""What the pictures of the section for money have in common: whose visits they show, and the tab in hand."""

from datetime import date
from typing import TypeVar

from kiosk.domain.money_desk import VisitName
from kiosk.ui.desk.money.section import MoneySection

T = TypeVar("T")
PEOPLE = ("张建国", "王秀英", "李娜", "陈大伟", "欧阳明月")


def visit_of(number: int, day: date) -> VisitName:
    """The visit of somebody who is nobody."""
    return VisitName(number, f"A{number:03}", PEOPLE[number % len(PEOPLE)], day, "内科", "Internal medicine")


def tab_of(section: MoneySection, kind: type[T]) -> T:
    """The tab of this kind, shown and left alone."""
    for index, tab in enumerate(section.tabs):
        if isinstance(tab, kind):
            section.show_tab(index)
            section.hold()
            return tab
    raise AssertionError(kind)
