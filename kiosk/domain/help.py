"""求助: somebody at a kiosk asks for a person, or for one who signs; what both write to each other."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LONGEST_MESSAGE = 200  # characters


class HelpSort(StrEnum):
    """Who is asked for."""

    SIGNS = "signs"  # somebody who signs
    PERSON = "person"


class HelpState(StrEnum):
    """Where a request stands."""

    WAITING = "waiting"
    TAKEN = "taken"
    CLOSED = "closed"


class Side(StrEnum):
    """Who wrote a message."""

    PATIENT = "patient"
    STAFF = "staff"


@dataclass(frozen=True)
class Message:
    """One message, written at ``at``."""

    side: Side
    text: str
    at: datetime


@dataclass(frozen=True)
class HelpRequest:
    """A request of ``device``, made on ``page``. ``owner`` is the name of the member of staff who took it, or "".

    ``owner_number`` tells two of one name apart. ``waiting_before`` is its place in line: how many older ones of its
    sort wait. A closed one has no messages.
    """

    id: int
    sort: HelpSort
    device: str
    page: str
    state: HelpState
    owner: str
    asked_at: datetime
    messages: tuple[Message, ...] = ()
    waiting_before: int = 0
    owner_number: str = ""
