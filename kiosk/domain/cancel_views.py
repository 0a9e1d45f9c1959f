"""退号 as a patient sees it: which visits could be cancelled, and what came of it."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.paying import RefundState, Wallet
from kiosk.domain.words import Words


@dataclass(frozen=True)
class CancelOffer:
    """A visit that stands; ``amount`` fen go back to ``wallet`` (None: nothing was paid by phone).

    ``why_not`` says why it cannot be cancelled here, and who helps; ``doctor`` is "" where any doctor will do.
    """

    registration_id: int
    ticket: str
    department: str
    department_en: str
    doctor: str
    doctor_en: str
    starts: datetime
    ends: datetime
    amount: int
    wallet: Wallet | None = None
    why_not: Words | None = None


@dataclass(frozen=True)
class Cancelled:
    """What came of it: the visit is cancelled, and ``state`` is what is known of the money by now."""

    amount: int
    state: RefundState
    wallet: Wallet | None = None
    refunds: tuple[int, ...] = ()
    has_reversal: bool = False  # a red invoice that can be printed
