"""Who is in hand, who is put aside, and whose sitting it is: this desk's or a kiosk's."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.flow.engine import FlowRun
from kiosk.ui.desk.register.frame import Frame
from kiosk.ui.desk.register.hand import Hand, Parked
from kiosk.ui.desk.register.pilot import Pilot
from kiosk.ui.language import translate

NOBODY_YET = "identify"  # the step of whoever could not be looked up


@dataclass(frozen=True)
class Doing:
    """What the page does: ``note`` takes along what is noted and says whether it could, ``take_up`` shows a run."""

    note: Callable[[], bool]
    take_up: Callable[[FlowRun], None]


class Custody:
    """One patient at a time is in hand; others wait aside, in the memory of this desk only."""

    def __init__(self, pilot: Pilot, frame: Frame, doing: Doing) -> None:
        self._pilot, self._frame, self._doing = pilot, frame, doing
        self.parked: list[Parked] = []
        self.hand: Hand | None = None

    @property
    def is_free(self) -> bool:
        """Whether nobody is in hand."""
        run = self._pilot.run
        return (run is None or run.step_id == NOBODY_YET) and not self._pilot.sitting.is_busy

    def make_room(self) -> bool:
        """Whether somebody can be begun with: whoever is in hand is put aside, unless money is being taken."""
        run = self._pilot.run
        if self.is_free:
            return True
        if run is not None and run.step_id == "done" and not self._pilot.sitting.is_busy:
            self._pilot.sitting.end()
            return True
        if self.hand is None and not self._pilot.is_committed and not self._pilot.sitting.is_busy:
            return self.park()
        self._frame.complain(translate("Register", "Please finish with the patient in hand first."))
        return False

    def park(self) -> bool:
        """Put whoever is in hand aside; False when that cannot be."""
        if self._pilot.is_committed or self.hand is not None or self._pilot.sitting.is_busy or not self._doing.note():
            return False
        run = self._pilot.drop()
        if run is not None:
            self.parked.append(Parked(run))
            self._frame.show_parked(self.parked)
        return True

    def unpark(self, place: int) -> None:
        """Take somebody up again who was put aside."""
        one = self.parked[place]
        if self.make_room():
            self.parked.remove(one)
            self._frame.show_parked(self.parked)
            self._doing.take_up(one.run)

    def carry_on(self, run: FlowRun, hand: Hand) -> None:
        """Go on with the sitting of a kiosk; given back at once while somebody else cannot be put aside."""
        if not self.make_room():
            hand.ended(run)
            return
        self.hand = hand
        self._frame.show_hand(is_ours=True)
        self._doing.take_up(run)

    def hand_back(self) -> None:
        """Let the kiosk go on from here."""
        hand = self.hand
        if hand is None or self._pilot.sitting.is_busy or not self._doing.note():
            return
        self.hand = None
        hand.ended(self._pilot.drop())

    def let_go(self) -> None:
        """The kiosk goes on by itself: nobody is told."""
        self.hand = None
        self._pilot.drop()

    def finish(self) -> None:
        """The kiosk's patient is done with here."""
        if self.hand is not None:
            self._pilot.sitting.leave()

    def ended(self) -> None:
        """The sitting has come to its end."""
        hand, self.hand = self.hand, None
        self._frame.show_hand(is_ours=False)
        if hand is not None:
            hand.ended(None)

    def stop(self) -> None:
        """The person has gone: a kiosk's patient goes on there."""
        hand, self.hand = self.hand, None
        if hand is not None and self._pilot.run is not None:
            hand.ended(self._pilot.run)
