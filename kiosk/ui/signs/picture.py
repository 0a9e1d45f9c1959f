"""What the screens know of the player: QtMultimedia is loaded only where it is used."""

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QImage

from kiosk.domain.signs import Clip

SLOW, USUAL = 0.75, 1.0  # of the speed at which it was signed (accessibility.md 19)


class Picture(Protocol):
    """``image`` is null while there is nothing to see."""

    image: QImage

    @property
    def pictured(self) -> SignalInstance:
        """There is another picture."""
        ...


class Playing(Picture, Protocol):
    """One clip at a time; ``at`` is the ms of the clip that the picture shows."""

    at: int

    @property
    def turned(self) -> SignalInstance:
        """It plays, or does not any more."""
        ...

    @property
    def ended(self) -> SignalInstance:
        """A clip has been played to its end."""
        ...

    @property
    def failed(self) -> SignalInstance:
        """The key of a clip whose film cannot be played."""
        ...

    @property
    def is_playing(self) -> bool:
        """Whether something moves."""
        ...

    @property
    def length(self) -> int:
        """Ms of the film in hand; 0 while that is not known."""
        ...

    def play(self, clip: Clip) -> None:
        """From its beginning, instead of what plays now."""
        ...

    def replay(self) -> None:
        """The same once more."""
        ...

    def pause(self) -> None:
        """Stand still, or go on."""
        ...

    def be_slow(self, rate: float) -> None:
        """Play at ``rate`` from now on."""
        ...

    def stop(self) -> None:
        """Nothing is shown any more."""
        ...
