"""Sign mode on a tour: what was signed, in whose clip, with which captions, and how much of it was seen."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject

from kiosk.domain.signs import Clip
from kiosk.ui.language import translate
from kiosk.ui.signs.mode import SignMode
from kiosk.ui.signs.picture import Playing
from kiosk.ui.signs.switch import SignSwitch
from kiosk.ui.tour.robot import Robot

NOBODY = "none"  # a clip without a film: its words stand there


@dataclass
class Signed:
    """One clip: ``captions`` are the words that were shown, ``length`` and ``seen`` ms of its film (0 without one)."""

    page: str
    key: str
    kind: str
    captions: list[str] = field(default_factory=list)
    length: int = 0
    seen: int = 0
    ended: bool = False


class Eyes(QObject):
    """A robot's, which taps the hands and then looks at each page until its clip can be seen."""

    def __init__(self, robot: Robot, switch: SignSwitch) -> None:
        super().__init__()
        self._robot, self._switch = robot, switch
        self.signed: list[Signed] = []
        robot.tap(translate("Bars", "Signs"))
        robot.wait_until(lambda: switch.mode is not None, "the signer")
        self._mode, self._player = _of(switch)
        self._mode.signed.connect(self._begin)
        self._player.pictured.connect(self._look)
        self._player.ended.connect(self._end)
        if self._mode.clip is not None:  # in the same moment
            self._begin(self._mode.clip)
        robot.has_listened = self.has_seen

    def has_seen(self) -> bool:
        """Whether what is on the screen has its clip, and a picture of it if there is a film.

        Between two patients, when the signer is off, nothing is awaited.
        """
        if not self._mode.is_on:
            return True
        front = self._robot.window.overlays.dialog or self._robot.window.page
        wanted, clip = str(getattr(front, "sign", "")), self._mode.clip
        if not self.signed or clip is None or wanted not in ("", clip.key):
            return False
        self._read()
        return bool(self.signed[-1].captions) and (clip.film is None or bool(self.signed[-1].length))

    def _begin(self, clip: Clip) -> None:
        kind = clip.kind.value if clip.film is not None else NOBODY
        self.signed.append(Signed(self._robot.window.page_name, clip.key, kind))
        self._read()

    def _look(self) -> None:
        """Another picture, and perhaps another caption."""
        if self.signed and not self._player.image.isNull():
            last = self.signed[-1]
            last.seen, last.length = max(last.seen, self._player.at), self._player.length
            self._read()

    def _read(self) -> None:
        words = self._mode.showing.words
        if words and words not in self.signed[-1].captions:
            self.signed[-1].captions.append(words)

    def _end(self) -> None:
        if self.signed:
            self.signed[-1].ended = True

    def leave(self, out: Path) -> None:
        """Write ``signs.txt`` and ``signs.json``."""
        rows = [asdict(each) for each in self.signed]
        (out / "signs.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
        (out / "signs.txt").write_text("".join(map(_told, self.signed)), encoding="utf-8")


def _of(switch: SignSwitch) -> tuple[SignMode, Playing]:
    assert switch.mode is not None
    assert switch.player is not None
    return switch.mode, switch.player


def _told(each: Signed) -> str:
    end = "to its end" if each.ended else "cut off"
    film = f"{each.seen / 1000:5.2f} of {each.length / 1000:5.2f} s, {end}" if each.length else "no film"
    return f"{each.page}: {each.key} ({each.kind}), {film}\n" + "".join(f"    {line}\n" for line in each.captions)
