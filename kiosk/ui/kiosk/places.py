"""Which page shows which step: one table."""

from kiosk.ui.pages.birth import BirthPage
from kiosk.ui.pages.child_papers import ChildPapersPage
from kiosk.ui.pages.confirm_fees import ConfirmFeesPage
from kiosk.ui.pages.consent import ConsentPage
from kiosk.ui.pages.department import DepartmentPage
from kiosk.ui.pages.done import DonePage
from kiosk.ui.pages.identify import IdentifyPage
from kiosk.ui.pages.name import GuardianNamePage, NamePage
from kiosk.ui.pages.namesakes import NamesakesPage
from kiosk.ui.pages.number import GuardianNumberPage, NumberPage
from kiosk.ui.pages.page import Page
from kiosk.ui.pages.paper_kind import PaperKindPage
from kiosk.ui.pages.pay import PayPage
from kiosk.ui.pages.phone import PhonePage
from kiosk.ui.pages.slot import SlotPage

PAGES: dict[str, type[Page]] = {
    "identify": IdentifyPage,
    "guardian_number": GuardianNumberPage,
    "guardian_name": GuardianNamePage,
    "child_papers": ChildPapersPage,
    "paper_kind": PaperKindPage,
    "number": NumberPage,
    "name": NamePage,
    "birth": BirthPage,
    "phone": PhonePage,
    "namesakes": NamesakesPage,
    "consent": ConsentPage,
    "department": DepartmentPage,
    "slot": SlotPage,
    "confirm_fees": ConfirmFeesPage,
    "pay": PayPage,
    "done": DonePage,
}
