"""Lets a desk look on while it does, and draws what it points at; what that takes is loaded when somebody looks."""

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QElapsedTimer, QObject

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DomainError
from kiosk.domain.live import Look, Picture
from kiosk.ui.kiosk.live.line import Line
from kiosk.ui.kiosk.window import KioskWindow

if TYPE_CHECKING:
    from kiosk.services.sittings.live_sittings import LiveSittings
    from kiosk.ui.kiosk.live.onlooker import Onlooker

ONLOOKER = "kiosk.ui.kiosk.live.onlooker"
WATCHED_MS = 5000  # a desk that looks on asks every second


class Watched(QObject):
    """Shows the page, hushed, as long as a desk asks for it."""

    def __init__(self, window: KioskWindow, line: Line) -> None:
        super().__init__(window)
        self._window, self._line = window, line
        self.is_watched_for_ms = WATCHED_MS  # after a desk has asked
        self.onlooker: Onlooker | None = None  # as soon as somebody looks on
        self._asked = QElapsedTimer()  # since a desk asked last
        self._dressed()
        window.dressed.connect(self._dressed)
        window.page_shown.connect(self._turn)

    @property
    def is_watched(self) -> bool:
        """Whether somebody looks on."""
        return self._asked.isValid() and self._asked.elapsed() < self.is_watched_for_ms

    def see(self, before: Look | None, look: Look) -> None:
        """What a look has told, and the one before it."""
        if before is None:
            return
        if before.watch != look.watch:
            self._asked.restart()
        if before.point.count != look.point.count:
            self._load().point(look.point.picture, look.point.place)
        if self.is_watched:
            picture = self._load().picture()
            if picture is not None:
                self._show(picture)
        elif self._asked.isValid():
            self._asked.invalidate()
            self._load().forget()
            self._show(None)

    def forget(self) -> None:
        """Another patient."""
        self._asked.invalidate()
        self._drop_ring()
        if self.onlooker is not None:
            self.onlooker.forget()

    def _show(self, picture: Picture | None) -> None:
        self._line.do(partial(_show, picture), lambda _done: None, self._not_shown)

    def _not_shown(self, _error: DomainError) -> None:
        if self.onlooker is not None:
            self.onlooker.forget()  # the next look shows it again

    def _load(self) -> "Onlooker":
        if self.onlooker is None:
            self.onlooker = cast("type[Onlooker]", import_module(ONLOOKER).Onlooker)(self._window)
        return self.onlooker

    def _dressed(self) -> None:
        """Other overlays, and a ring of another look."""
        self._window.overlays.opened.connect(self._drop_ring)
        self._drop_ring()

    def _turn(self, _page: str) -> None:
        self._drop_ring()

    def _drop_ring(self) -> None:
        if self.onlooker is not None:
            self.onlooker.drop()


def _show(picture: Picture | None, sittings: "LiveSittings", number: int, actor: Actor) -> None:
    sittings.show(number, picture, actor=actor)
