"""A call for those who do not hear it: three flashes within two seconds, never more than three in any second."""

from PySide6.QtCore import QObject, QTimer, Signal

FLASHES = 3


class Flash(QObject):
    """Turns ``lit``, ids of calls, on and off, half a flash each ``half_ms``. Begun again meanwhile, it goes on longer.

    WCAG 2.3.1 allows three flashes in a second; a half of 333 ms makes one and a half, whatever is called meanwhile.
    """

    turned = Signal()

    def __init__(self, half_ms: int) -> None:
        super().__init__()
        self._is_lit = False
        self._calls: set[int] = set()
        self._halves = 0
        self._timer = QTimer(self, interval=half_ms)
        self._timer.timeout.connect(self.step)

    @property
    def is_going(self) -> bool:
        """Whether it flashes."""
        return self._halves > 0

    @property
    def lit(self) -> frozenset[int]:
        """The calls that are lit now."""
        return frozenset(self._calls) if self._is_lit else frozenset()

    def begin(self, call_id: int) -> None:
        """Three flashes from now; whoever flashes already is not hurried."""
        self._calls.add(call_id)
        is_first, self._halves = not self.is_going, 2 * FLASHES
        if is_first:
            self.step()
            self._timer.start()
        elif self._is_lit:
            self._halves -= 1

    def step(self) -> None:
        """The next half."""
        if not self._halves:
            self.stop()
            return
        self._halves -= 1
        self._is_lit = not self._is_lit
        self.turned.emit()

    def stop(self) -> None:
        """Dark, at once."""
        self._timer.stop()
        self._halves = 0
        self._calls.clear()
        if self._is_lit:
            self._is_lit = False
            self.turned.emit()
