"""接手: a sitting in hand at a kiosk as the desks of the hall may see it, and how it passes from hand to hand.

Pointing needs no consent, going on needs it: what a desk sees to point is the names of the kiosk's controls and no
value of the patient's (`Picture`), and it is the patient who presses. Going on with the sitting shows who it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from kiosk.domain.errors import DomainError
from kiosk.domain.journey import Journey
from kiosk.domain.words import QT_TRANSLATE_NOOP

LOOK_SECONDS = 0.5  # how often a kiosk looks whether a desk wants something, while somebody sits there
RENEW_SECONDS = 2  # how often a desk that asks or holds says that it is still there
LOST_SECONDS = 10  # unheard of for so long, the desk is gone and the kiosk goes on
UNUSED_SECONDS = 300  # without a move for so long, a desk gives back what it holds: the patient may have left
ANSWER_SECONDS = 30  # unanswered for so long, the question means no; twice as long where a page is read slowly
LONGEST_CONTROL = 80  # characters of a name


class Hold(StrEnum):
    """In whose hands a sitting is; the values stand in the books."""

    FREE = "free"  # the kiosk's
    ASKED = "asked"  # the kiosk's; a desk has asked for it
    HELD = "held"  # a desk's
    OVER = "over"  # nobody's: it has ended, and nothing of it is left


class Deed(StrEnum):
    """What passes it on, or does not; the values stand in the books."""

    ASK = "ask"
    WITHDRAW = "withdraw"  # the desk does not want it any more
    REFUSE = "refuse"  # the patient says no, or nothing
    GRANT = "grant"  # the patient says yes
    HAND_BACK = "hand_back"
    FINISH = "finish"  # the desk has brought it to its end
    TAKE_BACK = "take_back"  # the patient goes on alone
    LOSE = "lose"  # the desk was not heard of any more


class End(StrEnum):
    """Who may do it."""

    DESK = "desk"
    KIOSK = "kiosk"


@dataclass(frozen=True)
class Move:
    """A deed of one end, from these hands into those."""

    by: End
    before: tuple[Hold, ...]
    after: Hold


MOVES: Mapping[Deed, Move] = MappingProxyType(
    {
        Deed.ASK: Move(End.DESK, (Hold.FREE,), Hold.ASKED),
        Deed.WITHDRAW: Move(End.DESK, (Hold.ASKED,), Hold.FREE),
        Deed.REFUSE: Move(End.KIOSK, (Hold.ASKED,), Hold.FREE),
        Deed.GRANT: Move(End.KIOSK, (Hold.ASKED,), Hold.HELD),
        Deed.HAND_BACK: Move(End.DESK, (Hold.HELD,), Hold.FREE),
        Deed.FINISH: Move(End.DESK, (Hold.HELD,), Hold.FREE),
        Deed.TAKE_BACK: Move(End.KIOSK, (Hold.HELD,), Hold.FREE),
        Deed.LOSE: Move(End.KIOSK, (Hold.ASKED, Hold.HELD), Hold.FREE),
    }
)


@dataclass(frozen=True)
class SavedRun:
    """Where a sitting stands, as it is kept for another machine: ids of flow and steps, and the clipboards."""

    flow: str
    step: str
    journey: Journey
    past: tuple[tuple[str, Journey], ...] = ()

    @property
    def slight(self) -> "SavedRun":
        """Without the offers: whoever enters a step reads anew what there is to choose."""
        past = tuple((step, _slight(journey)) for step, journey in self.past)
        return replace(self, journey=_slight(self.journey), past=past)


def _slight(journey: Journey) -> Journey:
    return replace(journey, departments=(), clinics=(), standing=None)


@dataclass(frozen=True)
class Grip:
    """One desk's asking for one sitting: the kiosk, the ``number`` of its sitting, and the how manieth asking it is."""

    device: str
    number: int
    count: int


@dataclass(frozen=True)
class LiveSitting:
    """One sitting as the hall sees it: nothing of whoever sits there.

    ``since`` is when they came to ``step``, ``modes`` the ways of showing. ``helper`` and ``desk`` are who asks for it
    or holds it, or did so last; ``last`` is the newest deed. ``version`` grows with everything written.
    """

    device: str
    number: int
    flow: str
    step: str
    began: datetime
    since: datetime
    modes: tuple[str, ...] = ()
    struggles: bool = False
    hold: Hold = Hold.FREE
    last: Deed | None = None
    helper: str = ""
    helper_number: str = ""
    desk: str = ""
    count: int = 0
    version: int = 0

    @property
    def grip(self) -> Grip:
        """What names the newest asking."""
        return Grip(self.device, self.number, self.count)

    @property
    def is_wanted(self) -> bool:
        """Whether a desk asks for it or has it."""
        return self.hold in (Hold.ASKED, Hold.HELD)


@dataclass(frozen=True)
class Shown:
    """How a sitting is shown at its kiosk, beside where it stands."""

    modes: tuple[str, ...] = ()
    struggles: bool = False


@dataclass(frozen=True)
class Point:
    """A desk points at the control ``place`` of picture ``picture``; ``count`` tells one pointing from the next."""

    count: int = 0
    picture: int = 0
    place: int = 0


@dataclass(frozen=True)
class Look:
    """What a kiosk sees of its own sitting: what desks want of it.

    ``role`` is the helper's, as in `kiosk.domain.roles`; ``beat`` and ``watch`` move while the helping and the watching
    desk are there.
    """

    hold: Hold
    last: Deed | None
    count: int
    helper: str
    role: str
    step: str
    beat: int
    watch: int
    version: int
    point: Point = Point()


class ControlKind(StrEnum):
    """What a control of the kiosk is."""

    BUTTON = "button"
    CHOICE = "choice"  # one of several
    TICK = "tick"  # on or off
    KEYS = "keys"  # a whole keyboard


@dataclass(frozen=True)
class Control:
    """A control by its name, hushed of all that is the patient's."""

    name: str
    kind: ControlKind = ControlKind.BUTTON
    is_on: bool = False
    is_usable: bool = True


@dataclass(frozen=True)
class Picture:
    """What a kiosk shows, to be pointed at: ``number`` names it, ``lines`` are its hushed words."""

    number: int
    page: str
    lines: tuple[str, ...] = ()
    controls: tuple[Control, ...] = ()


class SittingOver(DomainError):
    """The sitting at the kiosk has ended meanwhile; perhaps another one has begun."""

    sentence = QT_TRANSLATE_NOOP("Words", "This patient has finished or left the kiosk.")


class NotHeld(DomainError):
    """The desk holds this sitting no more: ``deed`` tells what happened."""

    sentence = QT_TRANSLATE_NOOP("Words", "The kiosk goes on by itself again. Nothing more can be done from here.")

    def __init__(self, log: str = "", /, *, deed: Deed | None = None) -> None:
        super().__init__(log)
        self.deed = deed
