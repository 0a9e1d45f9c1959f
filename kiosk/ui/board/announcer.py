"""Calls spoken one after the other, each twice, none cut off, none so late that it misleads."""

import logging
from collections import deque
from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from kiosk.domain.board import FRESH
from kiosk.domain.errors import DomainError
from kiosk.domain.queue_views import Call
from kiosk.ports import Speech
from kiosk.ui.tasks import Task, Tasks
from kiosk.ui.voice.loudspeaker import Call as Sound

log = logging.getLogger(__name__)

TIMES = 2  # each call is heard so often (domain.md)
LONGEST_MS = 30_000  # no call takes longer: a sound device that never says that it is done must not silence the hall


class Speaker(Protocol):
    """What `kiosk.ui.voice.loudspeaker.Loudspeaker` does for calls."""

    called: SignalInstance

    @property
    def has_device(self) -> bool:
        """Whether anybody can hear anything."""
        ...

    def call(self, call: Sound, /) -> None:
        """Heard to its end; then ``called``."""
        ...

    def close(self) -> None:
        """Silence, at once."""
        ...


class Announcer(QObject):
    """Speaks `Call`s in the order in which they came; ``say`` words one."""

    speaking = Signal(object)  # Call, or None when it is quiet again
    unheard = Signal(object)  # Call: nobody can speak it here, so it has to be seen

    def __init__(
        self,
        speech: Speech,
        loudspeaker: Speaker,
        tasks: Tasks,
        *,
        language: str,
        say: Callable[[Call], str],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._speech, self._loudspeaker, self._tasks = speech, loudspeaker, tasks
        self._language, self._say, self._now = language, say, now
        self._waiting: deque[Call] = deque()
        self._call: Call | None = None
        self._sound: Sound | None = None
        self._left = 0
        self._asked: Task[Path] | None = None
        self._patience = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._patience.timeout.connect(self._give_up)
        loudspeaker.called.connect(self._heard)

    def announce(self, calls: Collection[Call]) -> None:
        """Behind those that wait already; who is called anew no longer waits for the call before."""
        if not calls:
            return
        anew = {call.ticket_id for call in calls}
        self._waiting = deque(call for call in self._waiting if call.ticket_id not in anew)
        self._waiting.extend(calls)
        if self._call is None:
            self._go_on()

    def keep_only(self, ids: Collection[int]) -> None:
        """Of those that wait: whoever has come, or was called by mistake, is not called any more."""
        self._waiting = deque(call for call in self._waiting if call.id in ids)

    def stop(self) -> None:
        """Silence."""
        self._patience.stop()
        self._waiting.clear()
        self._sound = None
        if self._asked is not None:
            self._asked.drop()

    def _go_on(self) -> None:
        """The next one that is not too old."""
        before, self._call, self._sound = self._call, None, None
        while self._waiting and self._call is None:
            call = self._waiting.popleft()
            if self._now() - call.at > FRESH:
                log.info("call %d came too late to be spoken", call.id)
            elif not self._loudspeaker.has_device:
                self.unheard.emit(call)
            else:
                self._call = call
        if self._call is not None:
            self._prepare(self._call)
        elif before is not None:
            self.speaking.emit(None)

    def _prepare(self, call: Call) -> None:
        """Ask for the sound: only now, so that a voice that fails delays nobody for long."""
        work = partial(self._speech.speak_to_file, self._say(call), language=self._language, pace=1.0)
        self._asked = self._tasks.run(work, self._begin, self._fail)

    def _begin(self, path: Path) -> None:
        self._sound, self._left = Sound(path), TIMES
        self.speaking.emit(self._call)
        self._repeat(self._sound)

    def _repeat(self, sound: Sound) -> None:
        self._left -= 1
        self._patience.start()
        self._loudspeaker.call(sound)

    def _heard(self, sound: Sound) -> None:
        if sound is not self._sound:
            return
        self._patience.stop()
        if self._left:
            self._repeat(sound)
        else:
            self._go_on()

    def _fail(self, _error: DomainError) -> None:
        """Nobody speaks the language, or the engine has died: rather silence than mumbling."""
        self.unheard.emit(self._call)
        self._go_on()

    def _give_up(self) -> None:
        log.error("the sound device did not end a call within %d s", LONGEST_MS // 1000)
        self._sound = None
        self._loudspeaker.close()
        self._fail(DomainError("the sound device hangs"))
