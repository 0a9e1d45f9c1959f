"""What the shell gives to a section of the desk, and what it wants of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from kiosk.domain.actor import Actor
from kiosk.domain.day_report import DayFigures
from kiosk.domain.roles import Person, Right
from kiosk.services import Services
from kiosk.ui.desk.studio.tools import StudioTools
from kiosk.ui.tasks import Tasks
from kiosk.ui.theme import Theme

Heard = SignalInstance  # of what was scanned or laid on the reader, as `KioskWindow.heard` gives it


def _nowhere(_section: str, _what: object) -> None:
    """There is no other section."""


@dataclass(frozen=True)
class DeskView:
    """What a section may know. Whatever ``services`` gives is slow: call it through ``tasks`` only.

    ``studio`` is None at a desk that records no clips, ``heard`` at one without scanner and reader; it tells every
    section, and only one that is visible answers. ``go`` shows the section of that English name and hands it something.
    ``report_file`` makes the day's report as "pdf", "csv" or "xlsx", slowly; None where none is saved.
    """

    theme: Theme
    tasks: Tasks
    services: Callable[[], Services]
    person: Person
    now: Callable[[], datetime]
    language: str
    device: str
    studio: StudioTools | None = None
    go: Callable[[str, object], None] = _nowhere
    heard: Heard | None = None
    report_file: Callable[[DayFigures, str], bytes] | None = None

    @property
    def actor(self) -> Actor:
        """Who does it, for the audit."""
        return Actor(self.device, self.person.number)


def _always(_view: DeskView) -> bool:
    return True


@dataclass(frozen=True)
class Section:
    """One section of the desk: its English ``name`` (context "Desk"), icon, the ``right`` it needs, and its maker.

    The widget stays while its person is signed in, hidden while another section is shown or the desk is locked.
    """

    name: str
    icon: str
    right: Right
    make: Callable[[DeskView], QWidget]
    is_fitted: Callable[[DeskView], bool] = _always  # whether this desk has what the section works with


@runtime_checkable
class Receiving(Protocol):
    """A section that another one may hand something to, with `DeskView.go`."""

    def receive(self, what: object) -> None:
        """It is shown now; go on with ``what``."""
        ...


@runtime_checkable
class Stopping(Protocol):
    """A section that has something to let go: a timer, a camera, answers under way."""

    def stop(self) -> None:
        """The widget will not be shown any more."""
        ...


@runtime_checkable
class Resting(Protocol):
    """A section that looks after something by itself, and must not while somebody else works at this desk."""

    def rest(self) -> None:
        """Somebody else works here now."""
        ...

    def wake(self) -> None:
        """Its person is back."""
        ...


@runtime_checkable
class Counting(Protocol):
    """A section in which something waits for staff: ``counted`` gives how much, for the list of sections."""

    @property
    def counted(self) -> SignalInstance:
        """Emitted with an int."""
        ...
