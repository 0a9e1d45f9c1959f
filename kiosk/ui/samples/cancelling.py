"""Journeys of people who cancel a visit; every person, fee and number is invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from kiosk.domain.cancel_views import Cancelled, CancelOffer
from kiosk.domain.cancelling import TooLateToCancel
from kiosk.domain.journey import Journey, PaperSort, PrintOutcome, PrintState
from kiosk.domain.paying import RefundState, Wallet
from kiosk.domain.refunds import BACK
from kiosk.domain.words import words
from kiosk.ui.samples import choosing

BEGINS = choosing.NOW.replace(hour=15, minute=0)
PAID = CancelOffer(
    1,
    "A012",
    "内科",
    "Internal Medicine",
    "陈静",
    "Chen Jing",
    BEGINS,
    BEGINS + timedelta(minutes=30),
    1500,
    Wallet.WECHAT,
)
LATE = replace(
    PAID,
    registration_id=2,
    ticket="B108",
    department="阿尔茨海默病与认知障碍联合门诊",
    department_en="Joint Clinic for Alzheimer's and Cognitive Disorders",
    doctor="",
    doctor_en="",
    why_not=TooLateToCancel().patient,
)
FREE = replace(PAID, registration_id=3, ticket="C004", amount=0, wallet=None, starts=BEGINS + timedelta(days=1))
TOLD = words(BACK[Wallet.WECHAT], amount="15.00", day=choosing.NOW.date(), time="09:12")


def empty() -> Journey:
    """Nobody has shown anything yet."""
    return Journey()


def visits() -> Journey:
    """One to be cancelled here."""
    return Journey(patient=choosing.departments().patient, offers=(PAID,))


def visits_many() -> Journey:
    """As many as are shown, one of them too late; and money went back meanwhile."""
    return replace(visits(), offers=(PAID, LATE, FREE), told=(TOLD,))


def visits_none() -> Journey:
    """Only that money went back."""
    return replace(visits(), offers=(), told=(TOLD,))


def confirm() -> Journey:
    """Paid by phone."""
    return replace(visits(), offer=PAID)


def confirm_unpaid() -> Journey:
    """Nothing comes back; a long name."""
    return replace(visits(), offer=replace(LATE, why_not=None, amount=0, wallet=None))


def refunded() -> Journey:
    """The money is back."""
    done = Cancelled(1500, RefundState.DONE, Wallet.WECHAT, (1,), has_reversal=True)
    return replace(confirm(), cancelled=done)


def _after(state: RefundState) -> Journey:
    return replace(confirm(), cancelled=Cancelled(1500, state, Wallet.ALIPAY, (1,), has_reversal=True))


def on_its_way() -> Journey:
    """Nobody knows yet."""
    return _after(RefundState.UNKNOWN)


def not_refunded() -> Journey:
    """The wallet would not take it back."""
    return _after(RefundState.REFUSED)


def unpaid() -> Journey:
    """There was no money to go back."""
    return replace(confirm_unpaid(), cancelled=Cancelled(0, RefundState.DONE))


def printed() -> Journey:
    """The red invoice is out."""
    return replace(refunded(), prints=(PrintOutcome(3, PaperSort.INVOICE, PrintState.CONFIRMED),))


SAMPLES: tuple[tuple[str, str, Callable[[], Journey]], ...] = (
    ("cancel_find", "cancel_find", empty),
    ("cancel_visits", "cancel_visits", visits),
    ("cancel_visits", "cancel_visits_many", visits_many),
    ("cancel_visits", "cancel_visits_none", visits_none),
    ("cancel", "cancel", confirm),
    ("cancel", "cancel_unpaid", confirm_unpaid),
    ("cancelled", "cancelled", refunded),
    ("cancelled", "cancelled_on_its_way", on_its_way),
    ("cancelled", "cancelled_not_refunded", not_refunded),
    ("cancelled", "cancelled_unpaid", unpaid),
    ("cancelled", "cancelled_printed", printed),
)
