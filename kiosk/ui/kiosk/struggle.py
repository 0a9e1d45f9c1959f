"""Notices that somebody struggles with the page in hand; counts it, and forgets who it was (accessibility.md 25)."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.struggle import Dwell, Mode, Offer, Place, Struggle, Trigger, usual_seconds


class StruggleWatch(QObject):
    """One sitting at a time, second by second; ``struggling`` when help should be offered on the page in hand."""

    struggling = Signal()
    observed = Signal(object, object)  # tuple[Dwell, ...], tuple[Offer, ...]: what one sitting showed

    def __init__(self, is_paused: Callable[[], bool], *, second_ms: int) -> None:
        """``is_paused`` tells whether something is in front of the page."""
        super().__init__()
        self._is_paused = is_paused
        self._usual: Mapping[Place, int] = usual_seconds({})
        self._state = Struggle()
        self._mode = Mode.STANDARD
        self._dwells: list[Dwell] = []
        self._offers: list[Offer] = []
        self._timer = QTimer(self)
        self._timer.setInterval(second_ms)
        self._timer.timeout.connect(self.tick)

    def learn(self, usual: Mapping[Place, int]) -> None:
        """How long pages usually take, as counted by now."""
        self._usual = usual

    def turn(self, page: str, mode: Mode) -> None:
        """On this page now, read in this way."""
        if self._state.page and page != self._state.page and self._state.usual:
            self._dwells.append(Dwell(self._state.page, self._mode, self._state.seconds))
        self._mode = mode
        self._state = self._state.turned(page, usual=self._usual.get((page, mode), 0))
        self._timer.start()
        self._heed()

    def miss(self) -> None:
        """A touch on nothing, or an answer that could not be right."""
        self._pass(self._state.missed())

    def step_back(self) -> None:
        """The patient took a step back; it counts on the page they come to."""
        self._state = self._state.went_back()

    def tick(self) -> None:
        """One second has passed."""
        if not self._is_paused():
            self._pass(self._state.waited())

    def decline(self) -> None:
        """The patient wants no help."""
        self._state = self._state.declined()

    def end(self) -> None:
        """Nobody sits here any more: the counts go on their way without them. The page they left is not timed."""
        self._timer.stop()
        dwells, offers = tuple(self._dwells), tuple(self._offers)
        self._state = Struggle()
        self._dwells.clear()
        self._offers.clear()
        if dwells or offers:
            self.observed.emit(dwells, offers)

    def _pass(self, state: Struggle) -> None:
        self._state = state
        self._heed()

    def _heed(self) -> None:
        trigger: Trigger | None = self._state.trigger
        if trigger is not None:
            self._offers.append(Offer(self._state.page, trigger))
            self._state = self._state.helped()
            self.struggling.emit()
