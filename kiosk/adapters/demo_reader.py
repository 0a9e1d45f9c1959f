"""The demo's card reader, in a module of its own: the start page must not wait for wires it does not have."""

from collections.abc import Callable

from kiosk.domain.errors import BadSettings, DomainError
from kiosk.ports import CardRead, DeviceState

Heard = Callable[[CardRead | DomainError], None]


class DemoCardReader:
    """The demo's reader, on which the page itself puts cards; exists only in demo mode."""

    def __init__(self, *, demo: bool) -> None:
        if not demo:
            raise BadSettings("card_reader: DemoCardReader works only with demo = true")
        self._heard: Heard | None = None

    def start(self, heard: Heard) -> None:
        """Begin to listen; ``heard`` is called in the thread that presents a card."""
        self._heard = heard

    def stop(self) -> None:
        """Stop listening."""
        self._heard = None

    def state(self) -> DeviceState:
        """Always there."""
        return DeviceState(ok=True, detail="demo")

    def present(self, card: CardRead | DomainError) -> None:
        """Put a card on the reader, or one that it cannot read; nothing happens while nobody listens."""
        if self._heard:
            self._heard(card)
