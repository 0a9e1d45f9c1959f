"""The speech worker seen from the kiosk: asked one sentence at a time, given up when it is late, started anew."""

import json
import logging
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO

from kiosk.domain.errors import SpeechFailed
from kiosk.paths import ROOT

log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-m", "kiosk.adapters.speech.worker")
GREETING, SENTENCE = 20.0, 5.0  # seconds: a cold start on a slow machine, and a sentence, which takes 15 ms
REST = 10.0  # seconds after a start that failed, before the next: a missing engine must not cost a start a sentence
PARTING = 1.0  # seconds that a worker has to end by itself

Answer = Mapping[str, object]


@dataclass(frozen=True)
class Greeting:
    """What a worker tells first: the engine and its voice for each language it reads; ``trouble`` when it is nobody."""

    engine: str
    voices: Mapping[str, str]
    trouble: str = ""


class _GoneError(SpeechFailed):
    """The process ended before it answered."""


class Worker:
    """At most one process, started when first needed. All methods may be called from any thread."""

    def __init__(
        self,
        command: Sequence[str] = COMMAND,
        *,
        greeting: float = GREETING,
        sentence: float = SENTENCE,
        rest: float = REST,
    ) -> None:
        self._command, self._greeting, self._sentence, self._rest = command, greeting, sentence, rest
        self._turn = threading.Lock()
        self._running: _Running | None = None
        self._rests_until = 0.0
        self._closed = threading.Event()

    @property
    def pid(self) -> int | None:
        """The process that speaks now."""
        running = self._running
        return running.pid if running else None

    def greeting(self) -> Greeting:
        """What the engine can do, starting it if needed. Raises `SpeechFailed` when there is none."""
        with self._turn:
            return self._started().greeting

    def ask(self, wish: Mapping[str, object]) -> Answer:
        """The answer to one wish. Raises `SpeechFailed` when it does not come in time; the next wish starts anew."""
        with self._turn:
            try:
                return self._answer(wish)
            except _GoneError:  # it may have died long ago, of something else: a new one gets the wish, once
                return self._answer(wish)

    def dismiss(self) -> None:
        """Let the process go, for it speaks no more; the next wish gets a new one."""
        with self._turn:
            running, self._running = self._running, None
        if running:
            running.end(PARTING)

    def close(self) -> None:
        """End the process, politely if it listens; whoever waits for it gets `SpeechFailed`."""
        self._closed.set()
        running = self._running
        if running:
            running.end(PARTING)

    def _answer(self, wish: Mapping[str, object]) -> Answer:
        running = self._started()
        try:
            return running.ask(wish, seconds=self._sentence)
        except SpeechFailed:
            self._running = None
            running.end(0)
            raise

    def _started(self) -> "_Running":
        if self._closed.is_set():
            raise SpeechFailed("the speech engine is closed")
        if self._running and self._running.lives:
            return self._running
        if self._running:
            self._running.end(0)  # it has died: its pipes are closed
        if time.monotonic() < self._rests_until:
            raise SpeechFailed("the speech engine did not start, and is not tried again yet")
        self._rests_until = time.monotonic() + self._rest
        running = self._running = _Running(self._command, seconds=self._greeting)
        self._rests_until = 0.0
        if self._closed.is_set():  # while it was starting
            running.end(PARTING)
        return running


class _Running:
    """One process and the thread that reads what it says."""

    def __init__(self, command: Sequence[str], *, seconds: float) -> None:
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # pyttsx3 prints file names, audio libraries their sorrows
            start_new_session=True,  # Ctrl-C is for the kiosk, which then closes this
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # there only on Windows
        )
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="speech answers", daemon=True)
        self._reader.start()
        try:
            self.greeting = _greeting(self._answer(seconds))
        except SpeechFailed:
            self.end(0)
            raise

    @property
    def lives(self) -> bool:
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, wish: Mapping[str, object], *, seconds: float) -> Answer:
        try:
            _end_of(self._process.stdin).write(json.dumps(wish).encode() + b"\n")
            _end_of(self._process.stdin).flush()
        except (OSError, ValueError) as error:
            raise _GoneError("the speech engine has gone") from error
        return self._answer(seconds)

    def end(self, seconds: float) -> None:
        try:
            _end_of(self._process.stdin).close()
        except OSError:
            log.debug("the speech engine had gone before it was ended")
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join()
        _end_of(self._process.stdout).close()

    def _answer(self, seconds: float) -> Answer:
        try:
            line = self._answers.get(timeout=seconds)
        except queue.Empty as error:
            raise SpeechFailed(f"the speech engine gave no answer within {seconds:g} s") from error
        if not line:
            raise _GoneError("the speech engine ended")
        answer: Answer = json.loads(line)
        return answer

    def _read(self) -> None:
        for line in _end_of(self._process.stdout):
            self._answers.put(line)
        self._answers.put(b"")


def _end_of(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise SpeechFailed("the speech engine has no pipes")
    return pipe


def _greeting(answer: Answer) -> Greeting:
    voices = answer["voices"]
    known = {str(key): str(value) for key, value in voices.items()} if isinstance(voices, dict) else {}
    if answer["trouble"]:
        raise SpeechFailed(f"no speech engine: {answer['trouble']}")
    return Greeting(str(answer["engine"]), known)
