"""Switches the signer on and off; what plays films is loaded when it is first wanted."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from kiosk.domain.actor import Actor
from kiosk.ports import NameSpeller, SignLibrary
from kiosk.services import Services
from kiosk.ui.kiosk.calling import Calling
from kiosk.ui.kiosk.help_line import HelpLine
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.signs.sight import BySight
from kiosk.ui.tasks import Tasks
from kiosk.ui.theme import SIGNS
from kiosk.ui.voice.complaints import hush_multimedia

if TYPE_CHECKING:  # loaded when a signer is first wanted
    from kiosk.ui.signs.mode import SignMode
    from kiosk.ui.signs.picture import Playing

MODE, PLAYER = "kiosk.ui.signs.mode", "kiosk.ui.signs.player"
WORKERS = 2  # a film that takes long to find must not hold up the next


class SignSwitch(QObject):
    """Knows who has clips, and loads the rest when it is first wanted; ``idle_seconds`` hold on the start page."""

    def __init__(
        self,
        window: KioskWindow,
        library: Callable[[], SignLibrary],
        actor: Actor,
        *,
        speller: NameSpeller,
        idle_seconds: int,
    ) -> None:
        super().__init__(window)
        self._window, self._library, self._speller = window, library, speller
        self._idle_seconds = idle_seconds
        self._is_open = True
        self.tasks = Tasks(WORKERS)
        self._line = HelpLine(actor)
        self.calling = Calling(window, self._line)
        self.sight = BySight(window, self._line)
        self.mode: SignMode | None = None
        self.player: Playing | None = None
        window.dressed.connect(self._dressed)

    def open(self, services: Services) -> None:
        """The hall is open: somebody can be asked to come; whoever was asked for the last patient need not come."""
        self._line.open(services)

    def toggle(self) -> None:
        """On, or off again."""
        self._window.toggle_mode(SIGNS)

    def close(self) -> None:
        """For good."""
        self._is_open = False
        if self.mode is not None:
            self.mode.end()
        self.calling.forget()
        self._line.close()
        self.tasks.close()

    def _dressed(self) -> None:
        """New bars, another language, or the signer was switched."""
        if SIGNS in self._window.modes and self._is_open:
            mode = self._load()
            mode.dressed()
            if not mode.is_on:
                mode.begin()
        elif self.mode is not None and self.mode.is_on:
            self.mode.end()

    def _load(self) -> "SignMode":
        if self.mode is None:
            hush_multimedia()
            make = cast("type[SignMode]", import_module(MODE).SignMode)
            self.player = cast("Playing", import_module(PLAYER).SignPlayer())
            self.mode = make(
                self._window,
                self._library(),
                self.player,
                self.tasks,
                self.calling,
                sight=self.sight,
                speller=self._speller,
                idle_seconds=self._idle_seconds,
            )
        return self.mode
