"""The hall as every role knows it, and how it is opened: its module is loaded only then, in a worker."""

from importlib import import_module
from typing import Protocol, cast

from kiosk.domain.hospital import HospitalInfo
from kiosk.ports import Clock
from kiosk.services import Services
from kiosk.settings import Settings

HALL = "kiosk.hall"  # the database library takes its time


class Hall(Protocol):
    """What `kiosk.hall.open_hall` gives."""

    @property
    def services(self) -> Services:
        """The use cases."""
        ...

    @property
    def hospital(self) -> HospitalInfo:
        """The hospital of this database."""
        ...

    def close(self) -> None:
        """Let the database go."""
        ...


class Opener(Protocol):
    """Opens the hall; slow."""

    def __call__(self, settings: Settings, *, clock: Clock) -> Hall:
        """Raises `DatabaseAway`, `DatabaseUnusable`, `BadSettings`."""
        ...


def open_hall(settings: Settings, clock: Clock) -> Hall:
    """The hall of these settings; slow. Raises as an `Opener`."""
    return cast(Opener, import_module(HALL).open_hall)(settings, clock=clock)
