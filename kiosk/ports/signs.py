"""Where sign-language clips come from."""

from typing import Protocol

from kiosk.domain.signs import Clip


class SignLibrary(Protocol):
    """The clips of this machine; every method may be called from several threads at once, and none raises."""

    def clip(self, key: str, *, captions: str) -> Clip | None:
        """The clip of ``key`` from the chosen pack, else from the fallback, captioned in the language ``captions``.

        None: no pack has one that may be shown. A clip whose film cannot be played comes with ``film`` None.
        """
        ...
