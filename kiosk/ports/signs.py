"""Where sign-language clips come from, and who makes their films."""

from pathlib import Path
from typing import Protocol

from kiosk.domain.films import FilmFacts
from kiosk.domain.signs import Clip


class SignLibrary(Protocol):
    """The clips of this machine; every method may be called from several threads at once, and none raises."""

    def clip(self, key: str, *, captions: str) -> Clip | None:
        """The clip of ``key`` from the chosen pack, else from the fallback, captioned in the language ``captions``.

        None: no pack has one that may be shown. A clip whose film cannot be played comes with ``film`` None.
        """
        ...


class FilmWorkshop(Protocol):
    """Measures films and makes the ones that every kiosk plays; slow, so never called on the thread of a screen.

    Both methods raise a `DomainError` that says what is wrong with a film that cannot be read to its end.
    """

    def facts(self, path: Path) -> FilmFacts:
        """What the film at ``path`` measures."""
        ...

    def prepare(self, path: Path, out: Path, start_ms: int, end_ms: int) -> FilmFacts:
        """Make ``out`` of the part from ``start_ms`` to ``end_ms``: silent, VP9 or H.264; whole or not at all."""
        ...
