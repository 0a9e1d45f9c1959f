"""Voice mode on a tour: what is spoken goes on a tape, and the robot hears it out."""

from kiosk.domain.errors import BadSettings
from kiosk.ui.tour.by_ear import Listener
from kiosk.ui.tour.robot import Robot
from kiosk.ui.tour.tape import Tape
from kiosk.ui.voice.switch import VoiceSwitch


class Ears:
    """A robot's: they hear what the voice says through the tape. Raises `BadSettings` where nobody can speak."""

    def __init__(self, robot: Robot, switch: VoiceSwitch) -> None:
        self._switch = switch
        robot.wait_until(lambda: switch.is_known, "an answer who can speak")
        if switch.is_mute:
            raise BadSettings("--mode voice: nobody here speaks this language; doctor says how to install a voice")
        self.tape = Tape()
        switch.loudspeaker = self.tape
        switch.spoke.connect(self.tape.hear)
        self.listener = Listener(robot, self.tape, switch.keys, self.is_quiet)
        robot.has_listened = self.is_quiet

    def is_quiet(self) -> bool:
        """Whether all has been said; while the voice is off nothing is."""
        return self._switch.mode is None or self._switch.mode.is_quiet
