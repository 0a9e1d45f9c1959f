"""What has been entered on the page and not been used yet, and what each step of the flow takes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from kiosk.domain.acting import Aid, Companion, Proxy
from kiosk.domain.identity import Sex
from kiosk.domain.journey import (
    Choice,
    DepartmentOffer,
    Journey,
    Newcomer,
    OpenVisit,
    PayBy,
    PaymentState,
)


@dataclass(frozen=True)
class Beside:
    """What is noted beside the steps, and goes along with every answer."""

    proxy: Proxy | None = None
    companion: Companion | None = None
    aids: tuple[Aid, ...] = ()
    large: bool = False

    @classmethod
    def of(cls, journey: Journey) -> "Beside":
        """What a journey knows of it."""
        return cls(journey.proxy, journey.companion, journey.aids, journey.large)

    def within(self, journey: Journey) -> Journey:
        """The journey with it."""
        return replace(journey, proxy=self.proxy, companion=self.companion, aids=self.aids, large=self.large)


@dataclass(frozen=True)
class Entries:
    """Each entry is used once, by the step that asks for it; None is what nobody has said yet.

    ``others`` answers whether somebody of the same name and birth date is another person, ``goes_on`` whether what was
    left at a kiosk is gone on with, ``opens`` is an unfinished registration or False for a new one. ``pay_by`` commits.
    """

    newcomer: Newcomer | None = None
    others: bool | None = None
    goes_on: bool | None = None
    opens: OpenVisit | bool | None = None
    department: DepartmentOffer | None = None
    choice: Choice | None = None
    pay_by: PayBy | None = None


Answer = Callable[[Journey, Entries], Journey | None]


def nothing(_journey: Journey, _entries: Entries) -> None:
    """The operator has to say something first."""


def _as_it_is(journey: Journey, _entries: Entries) -> Journey:
    return journey


def _name(journey: Journey, entries: Entries) -> Journey | None:
    """No more than the name: the step behind it, which looks for a child, is not to be skipped."""
    if entries.newcomer is None:
        return None
    return replace(journey, newcomer=replace(journey.newcomer, name=entries.newcomer.name))


def _newcomer(journey: Journey, entries: Entries) -> Journey | None:
    """What paper and card have told comes before what was typed."""
    typed, known = entries.newcomer, journey.newcomer
    if typed is None:
        return None
    name, birth = known.name or typed.name, known.birth_date or typed.birth_date
    sex = typed.sex if known.sex is Sex.UNKNOWN else known.sex
    return replace(journey, newcomer=replace(typed, name=name, birth_date=birth, sex=sex))


def _others(journey: Journey, entries: Entries) -> Journey | None:
    return journey if entries.others else None


def _guardian(journey: Journey, _entries: Entries) -> Journey | None:
    return replace(journey, guardian_paper=journey.proxy.paper) if journey.proxy else None


def _guardian_name(journey: Journey, _entries: Entries) -> Journey | None:
    return replace(journey, guardian_name=journey.proxy.name) if journey.proxy else None


def _child_papers(journey: Journey, _entries: Entries) -> Journey:
    return replace(journey, child_numbered=journey.paper is not None)


def _resume(journey: Journey, entries: Entries) -> Journey | None:
    return None if entries.goes_on is None else replace(journey, goes_on=entries.goes_on)


def _open_visits(journey: Journey, entries: Entries) -> Journey | None:
    one = entries.opens
    if one is None:
        return None
    if not isinstance(one, OpenVisit):
        return journey
    pay_by = PayBy.PHONE if one.visit.due else one.visit.pay_by
    return replace(journey, department=one.department, choice=one.choice, bill=one.bill, visit=one.visit, pay_by=pay_by)


def _department(journey: Journey, entries: Entries) -> Journey | None:
    if entries.department is None:
        return None
    return replace(journey, department=entries.department, clinics=(), choice=None, nearest=())


def _slot(journey: Journey, entries: Entries) -> Journey | None:
    return replace(journey, choice=entries.choice, nearest=()) if entries.choice else None


def _confirm(journey: Journey, entries: Entries) -> Journey | None:
    return replace(journey, pay_by=entries.pay_by) if entries.pay_by else None


def _pay(journey: Journey, entries: Entries) -> Journey | None:
    """Paid: on to the papers by itself; or at a window instead, while nothing has been taken."""
    payment = journey.payment
    if payment is not None and payment.state is PaymentState.PAID:
        return journey
    return replace(journey, pay_by=PayBy.WINDOW) if entries.pay_by is PayBy.WINDOW else None


ANSWERS: Mapping[str, Answer] = MappingProxyType(
    {
        "guardian_number": _guardian,
        "guardian_name": _guardian_name,
        "child_papers": _child_papers,
        "paper_kind": _as_it_is,
        "number": _as_it_is,
        "name": _name,
        "birth": _newcomer,
        "phone": _newcomer,
        "namesakes": _others,
        "consent": _newcomer,
        "resume": _resume,
        "open_visits": _open_visits,
        "department": _department,
        "slot": _slot,
        "confirm": _confirm,
        "pay": _pay,
    }
)
USED: Mapping[str, str] = MappingProxyType(  # the entry a step has used up
    {
        "namesakes": "others",
        "consent": "newcomer",
        "resume": "goes_on",
        "open_visits": "opens",
        "department": "department",
        "slot": "choice",
        "confirm": "pay_by",
        "pay": "pay_by",
    }
)
# Entries that may come when the flow has gone on already: it goes back to the step that asks for them.
REOPENED: Mapping[str, str] = MappingProxyType({"department": "department", "choice": "slot"})


def answer(step_id: str, journey: Journey, entries: Entries) -> Journey | None:
    """The answer to the step in hand, None while something is missing."""
    return ANSWERS.get(step_id, nothing)(journey, entries)


def used(step_id: str, entries: Entries) -> Entries:
    """What is left of the entries when the step has its answer."""
    name = USED.get(step_id)
    return replace(entries, **{name: None}) if name else entries


def reopened(entries: Entries) -> str | None:
    """The earliest step that asks for something that has been entered anew."""
    return next((step for name, step in REOPENED.items() if getattr(entries, name) is not None), None)
