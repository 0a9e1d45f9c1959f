"""What makes the sound, as the rest of the voice knows it: QtMultimedia is loaded only where it is used."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SignalInstance


class Sounding(Protocol):
    """One sound at a time; ``is_private`` when only the patient hears it."""

    is_private: bool

    @property
    def ended(self) -> SignalInstance:
        """It came to its end by itself."""
        ...

    @property
    def again(self) -> SignalInstance:
        """It came to its end, but something else was heard behind it: it may be said once more."""
        ...

    @property
    def played(self) -> SignalInstance:
        """What was played, however it ended."""
        ...

    @property
    def privacy_changed(self) -> SignalInstance:
        """Headphones have come or gone."""
        ...

    def play(self, path: Path) -> None:
        """Instead of what is played now."""
        ...

    def stop(self) -> None:
        """Silence, at once."""
        ...

    def plug(self, *, headphones: bool) -> None:
        """Whether something is plugged into the machine's own socket."""
        ...

    def set_volume(self, share: float) -> None:
        """From 0 to 1."""
        ...

    def close(self) -> None:
        """For good."""
        ...
