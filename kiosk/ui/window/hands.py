"""To whom each key of a window does what it does."""

from collections.abc import Callable

from kiosk.domain.queue_views import InQueue
from kiosk.ui.window.counter import Counter
from kiosk.ui.window.deeds import BACK, Deed

TO_CHOSEN = frozenset({Deed.CALL, *BACK.values()})  # in the list
TO_EITHER = frozenset({Deed.HOLD, Deed.TRANSFER})  # the patient here, else the chosen one


class Hands:
    """``chosen`` gives who is chosen in the list."""

    def __init__(self, counter: Counter, chosen: Callable[[], InQueue | None]) -> None:
        self.counter, self._chosen = counter, chosen

    def whom(self, deed: Deed) -> InQueue | None:
        """The patient of a deed."""
        if deed in TO_CHOSEN:
            return self._chosen()
        here = self.counter.here
        return self._chosen() if here is None and deed in TO_EITHER else here

    def named(self, deed: Deed) -> str:
        """The number of whom a deed is done to, where that changes from one moment to the next; else ""."""
        whom = self.whom(deed) if deed in TO_EITHER else None
        return whom.label if whom is not None else ""

    def may(self, deed: Deed) -> bool:
        """Whether its key does something now."""
        return self.counter.may(deed, self.whom(deed))

    def act(self, deed: Deed) -> None:
        """Do what needs no further question; while the records are away that is said."""
        if not self.may(deed) and not self.counter.is_away:
            return
        plain: dict[Deed, Callable[[], None]] = {
            Deed.NEXT: self.counter.call_next,
            Deed.UNDO: self.counter.undo,
            Deed.OPEN: self.counter.go_on,
        }
        whom = self.whom(deed)
        if deed in plain:
            plain[deed]()
        elif whom is not None and deed is Deed.CALL:
            self.counter.call(whom)
        elif whom is not None:
            self.counter.step(deed, whom)
