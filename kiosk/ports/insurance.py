"""The medical insurance, which says what it would pay of a bill (预结算).

It is only asked: settling with the insurance (结算) and taking a settlement back (冲正) are for the hospital's own
insurance interface, in its HIS, from what is recorded here and listed in the day's report (docs/payments.md).
"""

from dataclasses import dataclass, field
from typing import Protocol

from kiosk.domain.bill import FeeClass, FeeItem


@dataclass(frozen=True)
class SplitRequest:
    """One of each item for an insured person; ``id_number`` is never written anywhere, "" for whoever has no paper."""

    outpatient_number: str
    fee_class: FeeClass
    items: tuple[FeeItem, ...]
    id_number: str = field(default="", repr=False)

    @property
    def total(self) -> int:
        """What the items cost, in fen."""
        return sum(item.price for item in self.items)


@dataclass(frozen=True)
class Split:
    """Who pays what, in fen: ``funds`` of each item, ``account`` and ``cash`` of the whole bill.

    ``reference`` is the insurance's own number of this answer, ``insured`` the person's there, masked.
    """

    funds: tuple[int, ...]
    account: int
    cash: int
    reference: str
    insured: str = ""


@dataclass(frozen=True)
class SplitRefused:
    """The insurance pays nothing of this; ``words`` are its own, for the log, without names or numbers."""

    words: str


@dataclass(frozen=True)
class SplitAway:
    """Nobody can say what the insurance pays."""

    detail: str = ""


SplitAnswer = Split | SplitRefused | SplitAway


class InsuranceSplit(Protocol):
    """Splits bills. The method raises nothing for trouble on the way: that is `SplitAway`."""

    name: str

    def split(self, request: SplitRequest) -> SplitAnswer:
        """Who would pay what. Nothing is settled by it, however often it is asked: many bills are only looked at."""
        ...
