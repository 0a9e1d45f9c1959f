"""Speaks lines one after the other: the next is synthesised while one plays, and a touch silences all."""

import wave
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.domain.errors import DomainError
from kiosk.domain.speech import Keep
from kiosk.ports import Speech
from kiosk.ui.tasks import Task, Tasks
from kiosk.ui.voice.reading import Sentence
from kiosk.ui.voice.sounding import Sounding

AHEAD = 2  # so many lines are synthesised beforehand


@dataclass(frozen=True)
class Line:
    """What is spoken, in which language, how fast; ``sentence`` is what it stands for on the screen."""

    text: str
    language: str
    pace: float
    keep: Keep = Keep.SITTING
    sentence: Sentence = field(default=Sentence(""), compare=False)


class Narrator(QObject):
    """One voice. What cannot be synthesised is passed over: its text is on the screen."""

    speaking = Signal(object)  # Line: begins to be heard
    silent = Signal()  # nothing is being said any more

    def __init__(self, speech: Speech, loudspeaker: Sounding, tasks: Tasks) -> None:
        super().__init__()
        self._speech, self._loudspeaker, self._tasks = speech, loudspeaker, tasks
        self._queue: deque[Line] = deque()
        self._now: Line | None = None
        self._said: tuple[Line, ...] = ()  # to be repeated
        self._left: tuple[Line, ...] = ()  # was cut off
        self._made: dict[Line, Path] = {}
        self._is_heard = False  # `silent` is still to be told
        self._making: dict[Line, Task[Path]] = {}
        loudspeaker.ended.connect(self._go_on)
        loudspeaker.again.connect(self._say_again)

    @property
    def is_speaking(self) -> bool:
        """Whether something is said, or about to be."""
        return self._now is not None or bool(self._queue)

    @property
    def length(self) -> int:
        """Milliseconds that what is being said takes; 0 where nothing is, or nobody knows."""
        path = self._made.get(self._now) if self._now is not None else None
        return _length(path) if path is not None else 0

    @property
    def left(self) -> tuple[Line, ...]:
        """What was cut off by the last `hush`, from the sentence on that was being said."""
        return self._left

    @property
    def said(self) -> tuple[Line, ...]:
        """What was last given to `say`, and added since."""
        return self._said

    def say(self, lines: Iterable[Line]) -> None:
        """Say ``lines`` now, instead of what is being said."""
        self._stop()
        self._said = tuple(lines)
        self._left = ()
        self._queue.extend(self._said)
        self._pump()

    def add(self, lines: Iterable[Line]) -> None:
        """Say ``lines`` when all else has been said; what is still to be said is not said twice."""
        more = tuple(line for line in lines if line not in self._queue)
        self._said += more
        self._queue.extend(more)
        self._pump()

    def hush(self) -> None:
        """Silence at once."""
        if self.is_speaking:
            self._left = (*((self._now,) if self._now is not None else ()), *self._queue)
            self._stop()
        self._tell_silence()

    def prepare(self, lines: Iterable[Line]) -> None:
        """Have ``lines`` synthesised: they will be wanted soon."""
        for line in lines:
            self._make(line)

    def forget(self) -> None:
        """Silence, and nothing said is known any more."""
        self.hush()
        for task in self._making.values():
            task.drop()
        self._making.clear()
        self._made.clear()
        self._said = self._left = ()

    def _stop(self) -> None:
        self._queue.clear()
        self._now = None
        self._loudspeaker.stop()

    def _go_on(self) -> None:
        self._now = None
        self._pump()

    def _say_again(self) -> None:
        """A call of the hall came in between: whoever listens has lost the thread."""
        if self._now is not None:
            self._queue.appendleft(self._now)
        self._go_on()

    def _pump(self) -> None:
        self._play_next()
        for line in tuple(self._queue)[:AHEAD]:
            self._make(line)
        if not self.is_speaking:
            self._tell_silence()

    def _play_next(self) -> None:
        line = self._queue[0] if self._queue and self._now is None else None
        path = self._made.get(line) if line is not None else None
        if line is None or path is None:
            return
        if not path.exists():  # the cache has let it go
            del self._made[line]
            return
        self._queue.popleft()
        self._now, self._is_heard = line, True
        self.speaking.emit(line)
        self._loudspeaker.play(path)

    def _tell_silence(self) -> None:
        was, self._is_heard = self._is_heard, False
        if was:
            self.silent.emit()

    def _make(self, line: Line) -> None:
        if line in self._made or line in self._making:
            return
        work = partial(self._speech.speak_to_file, line.text, language=line.language, pace=line.pace, keep=line.keep)
        self._making[line] = self._tasks.run(work, partial(self._got, line), partial(self._got_nothing, line))

    def _got(self, line: Line, path: Path) -> None:
        self._making.pop(line, None)
        self._made[line] = path
        self._pump()

    def _got_nothing(self, line: Line, _error: DomainError) -> None:
        """Passed over; another time it may be asked for again."""
        self._making.pop(line, None)
        self._queue = deque(each for each in self._queue if each != line)
        self._pump()


def _length(path: Path) -> int:
    with suppress(OSError, EOFError, wave.Error), wave.open(str(path), "rb") as sound:
        return sound.getnframes() * 1000 // sound.getframerate()
    return 0
