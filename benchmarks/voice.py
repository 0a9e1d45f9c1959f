"""How soon a sentence can be heard: spoken anew, and found again; and what is kept stays within its bytes."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from benchmarks.display import display
from benchmarks.narration import of_narrator
from benchmarks.report import Aim, Bound, Figure, Report, arguments, publish
from kiosk.adapters.speech.built_in import BuiltInSpeech
from kiosk.adapters.speech.wave_files import measured
from kiosk.domain.speech import LANGUAGES, Keep

CACHED = Aim(Bound.AT_MOST, 100)  # ms, from the issue: up to the first sample, of which this is one part
NEW = Aim(Bound.AT_MOST, 300)
MEGABYTE = Aim(Bound.AT_MOST, 1)
CHARACTERS = (Aim(Bound.AT_LEAST, 180), Aim(Bound.AT_MOST, 200))
BASELINE = "none: each figure stands beside the limit that a patient feels"
SENTENCES = {
    "zh_CN": "您的号码是A{:03}，请到三楼{}号诊室，费用是{}元五角。",
    "yue": "您的号码是A{:03}，请到三楼{}号诊室，费用是{}元五角。",
    "en": "Your number is A{:03}, please go to room {} on floor 3, the fee is {} yuan.",
}
PLAIN = "请把身份证平放在读卡区，下一步会自动出现。"


@dataclass(frozen=True)
class Plan:
    """New sentences of each language, and journeys of each kind through the window."""

    sentences: int
    journeys: int


FULL, QUICK = Plan(sentences=300, journeys=10), Plan(sentences=40, journeys=2)


def main() -> int:
    """Measure, print, and give 0 when every aim was met."""
    args = arguments("Speech: from a sentence to its sound.")
    plan = QUICK if args.quick else FULL
    with tempfile.TemporaryDirectory(prefix="nuanxin-bench-") as folder, display() as shown:
        os.environ.update(shown.environment)
        figures = (*of_engine(plan.sentences), *of_narrator(Path(folder), plan.journeys))
    notes = (
        f"{plan.sentences} new sentences in each of {len(LANGUAGES)} languages, in turn, so that every one changes the "
        f"voice; then the same again. {plan.journeys} journeys of a known patient with what was spoken kept, and as "
        "many with nothing kept; the first sample is when Qt begins to play. What holds the GUI thread is every call "
        f"into the voice's own code. Load of the machine meanwhile: {os.getloadavg()[0]:.1f}.",
    )
    return publish(Report("Speech", BASELINE, figures, notes), file=args.json)


def of_engine(sentences: int) -> Iterator[Figure]:
    """The engine alone, without a window and without sound."""
    with tempfile.TemporaryDirectory(prefix="nuanxin-bench-") as folder:
        speech = BuiltInSpeech(Path(folder) / "wide", megabytes=1000)
        try:
            yield Figure("start of the engine, once", timed(lambda: speech.voice("zh_CN")), "ms")
            new, again = (spoken(speech, sentences) for _ in range(2))
            yield Figure("new sentence to whole WAV: median", median(new), "ms")
            yield Figure("new sentence to whole WAV: 95th percentile", percentile(new), "ms", NEW)
            yield Figure("spoken before, to its WAV: 95th percentile", percentile(again), "ms", CACHED)
            pace = speed(speech)
            yield from (Figure("Chinese characters a minute at pace 1", pace, "", aim) for aim in CHARACTERS)
        finally:
            speech.close()
        yield Figure("kept of those, at most 1 MB allowed", bounded(Path(folder) / "narrow", sentences), "MB", MEGABYTE)


def spoken(speech: BuiltInSpeech, sentences: int) -> list[float]:
    """Milliseconds for each sentence."""
    times = []
    for number in range(sentences):
        for language in LANGUAGES:
            text = SENTENCES[language].format(number, number % 40 + 1, number)
            speak = partial(speech.speak_to_file, text, language=language, pace=1.0, keep=Keep.ALWAYS)
            times.append(timed(speak))
    return times


def speed(speech: BuiltInSpeech) -> float:
    """Chinese characters a minute, pauses included."""
    seconds = measured(speech.speak_to_file(PLAIN, language="zh_CN", pace=1.0)).seconds
    return 60 * sum(map(str.isalpha, PLAIN)) / seconds


def bounded(folder: Path, sentences: int) -> float:
    """Megabytes on disk after all sentences were spoken into a cache of one."""
    speech = BuiltInSpeech(folder, megabytes=1)
    try:
        spoken(speech, max(sentences // 10, 10))
    finally:
        speech.close()
    return sum(path.stat().st_size for path in folder.iterdir()) / 1_000_000


def timed(act: Callable[[], object]) -> float:
    """How many milliseconds it takes."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def percentile(times: Sequence[float]) -> float:
    """The 95th."""
    return quantiles(times, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main())
