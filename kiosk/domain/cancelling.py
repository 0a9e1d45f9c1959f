"""退号: until when patients cancel a visit by themselves at a kiosk, and who helps them after that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType

from kiosk.domain.errors import DomainError
from kiosk.domain.journey import SessionKind
from kiosk.domain.queue import FROM, Step, TicketState
from kiosk.domain.words import QT_TRANSLATE_NOOP

# Half an hour for general sessions, half a day for experts (domain.md, Registration rules): published values of
# hospitals. For sessions at a special price nothing was published: as for experts.
NOTICE: Mapping[SessionKind, timedelta] = MappingProxyType(
    {
        SessionKind.GENERAL: timedelta(minutes=30),
        SessionKind.EXPERT: timedelta(hours=12),
        SessionKind.SPECIAL: timedelta(hours=12),
    }
)


@dataclass(frozen=True)
class CancelRules:
    """``notice``: how long before a slot begins a kiosk cancels; ``most`` a month by themselves; ``limit`` in fen.

    Above the limit a second member of staff has to agree that money goes back; of patients nobody asks that.
    """

    notice: Mapping[SessionKind, timedelta] = field(default_factory=lambda: NOTICE)
    most: int = 3
    limit: int = 20_000


def cancel_rules(*, general: int, expert: int, special: int, most: int, limit: int) -> CancelRules:
    """The rules as the settings say them: minutes of notice by kind of session, ``most`` a month, ``limit`` in fen."""
    minutes = {SessionKind.GENERAL: general, SessionKind.EXPERT: expert, SessionKind.SPECIAL: special}
    notice = {kind: timedelta(minutes=before) for kind, before in minutes.items()}
    return CancelRules(notice, most, limit)


class CannotCancelHere(DomainError):
    """The kiosk does not cancel this visit; each kind says who does."""

    sentence = QT_TRANSLATE_NOOP("Words", "This visit cannot be cancelled here. The guide desk helps you.")


class VisitBegun(CannotCancelHere):
    """The patient was called, or has been seen."""

    sentence = QT_TRANSLATE_NOOP("Words", "You were called already. Please talk to the nurse at the rooms.")


class TooLateToCancel(CannotCancelHere):
    """The slot begins too soon, or is over."""

    sentence = QT_TRANSLATE_NOOP("Words", "It is too late to cancel here. The guide desk helps you.")


class CancelledTooOften(CannotCancelHere):
    """The patient has cancelled as often by themselves this month as anybody may."""

    sentence = QT_TRANSLATE_NOOP("Words", "You cancelled {count} visits this month. The guide desk helps you.")


class PaidAtWindow(CannotCancelHere):
    """Cash and cards go back by the hands of a person."""

    sentence = QT_TRANSLATE_NOOP("Words", "You paid at a window. Please cancel there: you get your money back.")


class NothingToCancel(DomainError):
    """Whoever holds this paper has no visit of today or later."""

    sentence = QT_TRANSLATE_NOOP("Words", "You have no visit that can be cancelled.")


class PaperNeeded(DomainError):
    """Money goes back to whoever shows a paper: a ticket may have been found."""

    sentence = QT_TRANSLATE_NOOP("Words", "The ticket is not enough here. Please use your ID card or insurance code.")


@dataclass(frozen=True)
class Cancellable:
    """What the rules look at; ``cancels`` are the patient's own of this month, ``by_hand`` money paid at a window."""

    kind: SessionKind
    starts: datetime
    state: TicketState
    cancels: int = 0
    by_hand: bool = False


def obstacle(visit: Cancellable, *, now: datetime, rules: CancelRules) -> CannotCancelHere | None:
    """Why the patient cannot cancel it at a kiosk; None when they can."""
    if visit.state not in FROM[Step.MOVE]:
        return VisitBegun(f"the ticket is {visit.state}")
    if now > visit.starts - rules.notice[visit.kind]:
        return TooLateToCancel(f"{visit.kind}: begins {visit.starts:%H:%M}")
    if visit.cancels >= rules.most:
        return CancelledTooOften(f"{visit.cancels} this month", count=visit.cancels)
    return PaidAtWindow("the money is at a window") if visit.by_hand else None
