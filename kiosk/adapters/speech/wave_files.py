"""Looking into WAV files: whether one is whole, how long it is, and how loud."""

import math
import sys
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

HEADER = 44  # bytes before the samples
QUIET = 0.01  # of full scale: softer than this is a silence (-40 dBFS)
SILENT = -120.0  # dBFS, told for no sound at all


def is_whole(file: Path) -> bool:
    """Whether the file is there, is a WAV, and holds as many bytes as its head promises."""
    try:
        with wave.open(str(file)) as sound:
            promised: int = sound.getnframes() * sound.getsampwidth() * sound.getnchannels()
            return file.stat().st_size >= HEADER + promised
    except (OSError, wave.Error, EOFError):
        return False


def has_sound(file: Path) -> bool:
    """Whether a file is a whole WAV, and longer than nothing."""
    return is_whole(file) and file.stat().st_size > HEADER


@dataclass(frozen=True)
class Sound:
    """A WAV measured: lengths in seconds, ``peak`` and ``loudness`` (root mean square while it speaks) in dBFS."""

    seconds: float
    peak: float
    loudness: float
    before: float  # silence before the first word
    behind: float  # silence after the last one


def measured(file: Path) -> Sound:
    """Measure a WAV of 16 bits. Raises `ValueError` for what is none."""
    try:
        with wave.open(str(file)) as sound:
            channels, width, rate = sound.getnchannels(), sound.getsampwidth(), sound.getframerate()
            samples = array("h", sound.readframes(sound.getnframes()) if width == 2 else b"")
    except (wave.Error, EOFError) as error:
        raise ValueError(f"{file.name} is no WAV: {error}") from error
    if width != 2:
        raise ValueError(f"{file.name} has {width * 8} bits a sample instead of 16")
    if sys.byteorder == "big":
        samples.byteswap()
    return _measured(samples, channels * rate)


def _measured(samples: "array[int]", each_second: int) -> Sound:
    limit = QUIET * 32768
    loud = [place for place, sample in enumerate(samples) if abs(sample) >= limit]
    if not loud:
        return Sound(len(samples) / each_second, SILENT, SILENT, len(samples) / each_second, 0)
    speech = samples[loud[0] : loud[-1] + 1]
    power = sum(sample * sample for sample in speech) / len(speech)
    return Sound(
        seconds=len(samples) / each_second,
        peak=_decibel(max(map(abs, speech))),
        loudness=_decibel(math.sqrt(power)),
        before=loud[0] / each_second,
        behind=(len(samples) - 1 - loud[-1]) / each_second,
    )


def _decibel(level: float) -> float:
    return 20 * math.log10(level / 32768)
