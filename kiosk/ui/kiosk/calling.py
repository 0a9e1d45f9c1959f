"""Somebody is asked to come: what is known of it, and what is written both ways."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.errors import DomainError, HelpOver
from kiosk.domain.help import ONE_PATIENT, HelpRequest, HelpSort, HelpState, Side
from kiosk.services import Services
from kiosk.ui.kiosk.help_line import HelpLine
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import translate
from kiosk.ui.tasks import Task

HELP = "help"  # the name of the patience with whoever waits for help
LOOK_MS = 1000  # how soon an answer of the staff is seen (accessibility.md 24)


class Calling(QObject):
    """One request of this machine at a time; nothing is asked of a hall that is not open.

    Whoever asks for a signer, or only for a person, has the same request turned into what asks for more.
    """

    changed = Signal()  # what is known of the request
    wanted = Signal()  # show what is written
    unsaid = Signal(str)  # what was written and did not arrive

    def __init__(self, window: KioskWindow, line: HelpLine) -> None:
        super().__init__(window)
        self._window, self._line = window, line
        self.request: HelpRequest | None = None
        self.is_lost = False  # the hall did not answer
        self._asking: Task[HelpRequest] | None = None
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        window.sitting.ended.connect(self.forget)

    @property
    def is_waiting(self) -> bool:
        """Whether somebody was asked for and the call is not over."""
        return self.request is not None and self.request.state is not HelpState.CLOSED

    @property
    def can_ask(self) -> bool:
        """Whether nobody was asked yet, or it did not get through, or the call is over."""
        return not self.is_waiting and self._asking is None

    def words(self) -> str:
        """How it stands with a signer, in as few words as go on a button; "" when none was asked."""
        request = self.request
        if request is None or request.state is HelpState.CLOSED or request.sort is not HelpSort.SIGNS:
            return ""
        if request.state is HelpState.TAKEN:
            return translate("Signs", "{name} is coming").format(name=request.owner)
        if not request.waiting_before:
            return translate("Signs", "Signer called")
        return translate("Signs", "Signer called. {count} before you").format(count=request.waiting_before)

    # ---- asking -------------------------------------------------------------

    def call(self) -> None:
        """Ask for a signer; again: show what is written meanwhile."""
        self.wanted.emit()
        self.ask()

    def ask(self, sort: HelpSort = HelpSort.SIGNS) -> None:
        """Ask, unless the same or more was asked for already."""
        if not self.can_ask and not self._is_more(sort):
            return
        if not self.is_waiting:
            self.request = None
        self.is_lost = False
        page, modes = self._window.page_name, frozenset(self._window.modes)
        self._do(lambda services: self._line.ask(services, sort, page=page, modes=modes), self._failed)
        self.changed.emit()

    def _is_more(self, sort: HelpSort) -> bool:
        known = self.request.sort if self.is_waiting and self.request is not None else None
        return known in ONE_PATIENT and ONE_PATIENT.index(sort) < ONE_PATIENT.index(known)

    def cancel(self) -> None:
        """Nobody need come any more."""
        request, actor = self.request, self._line.actor
        if request is not None and self.is_waiting:
            self._do(lambda services: services.help.cancel(request.id, actor=actor), self._failed)

    def say(self, text: str) -> None:
        """Write ``text`` to whoever comes."""
        request = self.request
        if request is None or not self.is_waiting or not text.strip():
            return
        number, actor = request.id, self._line.actor
        self._do(
            lambda services: services.help.say(number, text, side=Side.PATIENT, actor=actor),
            partial(self._not_said, text),
        )

    def look(self) -> None:
        """See how it stands by now."""
        request = self.request
        if request is not None and self._asking is None:
            self._do(lambda services: services.help.read(request.id), self._failed)

    def _do(self, work: Callable[[Services], HelpRequest], failed: Callable[[DomainError], None]) -> None:
        """A look under way is of no use any more: what is done now tells more."""
        self._drop()
        self._asking = self._line.run(work, self._know, failed)

    def _know(self, request: HelpRequest) -> None:
        self._asking = None
        has_changed = self.is_lost or request != self.request
        self.request, self.is_lost = request, False
        (self._look.start if self.is_waiting else self._look.stop)()
        self._mind_patience()
        if has_changed:
            self.changed.emit()

    def _mind_patience(self) -> None:
        """Whoever waits for somebody is not asked whether they are there as soon as others are."""
        usher, waits = self._window.usher, frozenset({HELP} if self.is_waiting else ())
        if usher is not None and usher.helping.waits != waits:
            usher.helping.waits = waits
            if not usher.idle.is_warning:
                usher.renew_patience()

    def _failed(self, _error: DomainError) -> None:
        self._asking, self.is_lost = None, True
        self.changed.emit()

    def _not_said(self, text: str, error: DomainError) -> None:
        self._failed(error)
        self.unsaid.emit(text)
        if isinstance(error, HelpOver):  # it is over, and nothing is wrong
            self.look()

    # ---- the end ------------------------------------------------------------

    def forget(self) -> None:
        """Nobody waits here any more, and nothing that was written is left."""
        has_asked = self.request is not None or self._asking is not None
        self._look.stop()
        self._drop()
        self.request, self.is_lost = None, False
        self._mind_patience()
        if has_asked:
            self._line.leave()
        self.changed.emit()

    def _drop(self) -> None:
        """Nobody hears how it went; an answer to a patient who has gone is for nobody else."""
        if self._asking is not None:
            self._asking.drop()
            self._asking = None
