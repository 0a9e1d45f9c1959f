"""Which page shows which step: one table."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import cast

from kiosk.ui.pages.page import Page
from kiosk.ui.theme import Theme


class Places(Mapping[str, type[Page]]):
    """Page classes by name. A page's module is loaded when it is first asked for: the start page needs none of them."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def __getitem__(self, name: str) -> type[Page]:
        """The class; `KeyError` for no page."""
        module, _, kind = self._names[name].partition(":")
        return cast(type[Page], getattr(import_module(f"kiosk.ui.pages.{module}"), kind))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __or__(self, names: Mapping[str, str]) -> "Places":
        """The same with other classes for some names."""
        return Places({**self._names, **names})

    def __len__(self) -> int:
        return len(self._names)


PAGES = Places(
    {
        "identify": "identify:IdentifyPage",
        "guardian_number": "number:GuardianNumberPage",
        "guardian_name": "name:GuardianNamePage",
        "child_papers": "child_papers:ChildPapersPage",
        "paper_kind": "paper_kind:PaperKindPage",
        "number": "number:NumberPage",
        "name": "name:NamePage",
        "birth": "birth:BirthPage",
        "phone": "phone:PhonePage",
        "namesakes": "namesakes:NamesakesPage",
        "consent": "consent:ConsentPage",
        "resume": "resume:ResumePage",
        "open_visits": "open_visits:OpenVisitsPage",
        "department": "department:DepartmentPage",
        "slot": "slot:SlotPage",
        "confirm_fees": "confirm_fees:ConfirmFeesPage",
        "pay": "pay:PayPage",
        "done": "done:DonePage",
        "find": "find:FindPage",
        "tickets": "tickets:TicketsPage",
        "line": "line:LinePage",
        "cancel_find": "cancel_find:CancelFindPage",
        "cancel_visits": "cancel_visits:CancelVisitsPage",
        "cancel": "cancel:CancelPage",
        "cancelled": "cancelled:CancelledPage",
    }
)
# In large text and beside a signer one question at a time, where else all is asked at once.
LARGE_PAGES = PAGES | {
    "birth": "birth_questions:BirthQuestionsPage",
    "slot": "slot_questions:SlotQuestionsPage",
    "confirm_fees": "fees_in_two:FeesInTwoPage",
    "done": "done_in_two:DoneInTwoPage",
    "line": "line_in_two:LineInTwoPage",
}
SMALL_PAGES = PAGES | {"line": "line_in_two:LineInTwoPage"}  # no room for both on one page


def pages_in(theme: Theme) -> Places:
    """The pages for the look in hand."""
    if theme.asks_singly:
        return LARGE_PAGES
    return SMALL_PAGES if theme.is_small else PAGES
