"""Films of signers: what a film must be to be shown in the hall, and what must be said about it before it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from math import ceil

from kiosk.domain.signs import Caption, ClipKey, Credit, Kind
from kiosk.domain.text import narrow
from kiosk.domain.words import QT_TRANSLATE_NOOP, Words, words

CODECS = {"webm": "vp9", "mp4": "h264"}  # what every kiosk plays without help
LEAST_FPS = 25  # fingers blur below
LEAST_DOTS = 720  # of the shorter side: faces and fingers must be read
SHORTEST, LONGEST = 1, 60  # seconds
LARGEST = 64 * 1024 * 1024  # bytes
MAIN_LANGUAGE = "zh_CN"
LANGUAGES = {"zh_CN": "中文", "en": "English"}


@dataclass(frozen=True)
class FilmFacts:
    """What was measured of a film: ``container`` "webm" or "mp4", ``codec`` "vp9" or "h264", ``size`` in bytes.

    Numbers are finite; 0 is what could not be measured.
    """

    container: str
    codec: str
    width: int
    height: int
    fps: float
    seconds: float
    has_sound: bool
    size: int


@dataclass(frozen=True)
class ClipDraft:
    """A clip before it is published; ``captions`` by interface language."""

    key: str
    title: str
    captions: Mapping[str, tuple[Caption, ...]]
    credit: Credit
    kind: Kind = Kind.HUMAN


@dataclass(frozen=True)
class PublishedClip:
    """A clip that stands in the database; ``digest`` is the SHA-256 (hex) of its film."""

    id: int
    pack: str
    language: str
    key: str
    title: str
    kind: Kind
    digest: str
    container: str
    captions: Mapping[str, tuple[Caption, ...]]
    credit: Credit
    published_at: datetime


def film_faults(facts: FilmFacts) -> tuple[Words, ...]:
    """What keeps a film from being shown, each with what to do about it; empty: nothing."""
    return tuple(_film_faults(facts))


def draft_faults(draft: ClipDraft, facts: FilmFacts, *, key: ClipKey, today: date | None = None) -> tuple[Words, ...]:
    """What keeps a clip from being published as ``key``: its film, who vouches for it, its captions; empty: nothing.

    With ``today``, a film cannot have been recorded later.
    """
    return (
        *film_faults(facts),
        *_kind_faults(draft, key),
        *(_credit_faults(draft.credit, today) if draft.kind is Kind.HUMAN else ()),
        *_caption_faults(draft.captions, facts),
    )


def _film_faults(facts: FilmFacts) -> Iterator[Words]:
    if CODECS.get(facts.container) != facts.codec:
        yield words(WRONG_CODEC, codec=facts.codec, container=facts.container)
    if facts.fps < LEAST_FPS:
        yield words(TOO_FEW_PICTURES, fps=_told(facts.fps), least=LEAST_FPS)
    if min(facts.width, facts.height) < LEAST_DOTS:
        yield words(TOO_SMALL, width=facts.width, height=facts.height, least=LEAST_DOTS)
    if facts.seconds < SHORTEST:
        yield words(TOO_SHORT)
    if facts.seconds > LONGEST:
        yield words(TOO_LONG, seconds=_told(facts.seconds), most=LONGEST)
    if facts.has_sound:
        yield words(HAS_SOUND)
    if facts.size > LARGEST:
        yield words(TOO_LARGE, size=ceil(facts.size / 1024**2), most=LARGEST // 1024**2)


def _kind_faults(draft: ClipDraft, key: ClipKey) -> Iterator[Words]:
    if not draft.title.strip():
        yield words(NO_TITLE)
    if not key.allows(draft.kind):
        yield words(NEEDS_A_PERSON)


def _credit_faults(credit: Credit, today: date | None) -> Iterator[Words]:
    signer, reviewer = _plain(credit.signer), _plain(credit.reviewer)
    if not signer:
        yield words(NO_SIGNER)
    if not reviewer:
        yield words(NO_REVIEWER)
    if signer and signer == reviewer:
        yield words(SAME_PERSON)
    if credit.recorded_on is None:
        yield words(NO_DAY)
    elif today is not None and credit.recorded_on > today:
        yield words(DAY_TO_COME)


def _caption_faults(captions: Mapping[str, tuple[Caption, ...]], facts: FilmFacts) -> Iterator[Words]:
    if not captions.get(MAIN_LANGUAGE):
        yield words(NO_CAPTIONS)
    for language, lines in captions.items():
        told = LANGUAGES.get(language, language)
        for number, line in enumerate(lines, start=1):
            if not line.text.strip():
                yield words(EMPTY_CAPTION, line=number, language=told)
            if not 0 <= line.start < line.end <= ceil(facts.seconds * 1000):
                yield words(CAPTION_OUTSIDE, line=number, language=told)
        for number, (before, line) in enumerate(pairwise(lines), start=2):
            if line.start < before.end:
                yield words(CAPTION_TOO_EARLY, line=number, language=told)


def _plain(name: str) -> str:
    """A name as it is compared: in whatever width, case and spacing it was typed."""
    return "".join(narrow(name).split()).casefold()


def _told(number: float) -> str:
    """One digit after the point, cut and not rounded: 24.99 is no 25, and 60.04 is more than 60."""
    return f"{int(number * 100) / 100:g}"


WRONG_CODEC = QT_TRANSLATE_NOOP(
    "Words", "This film ({container}, {codec}) cannot be played here. Record it again here, or import it again."
)
TOO_FEW_PICTURES = QT_TRANSLATE_NOOP(
    "Words", "The film has {fps} pictures a second, at least {least} are needed. Record it again in brighter light."
)
TOO_SMALL = QT_TRANSLATE_NOOP(
    "Words", "The film measures {width} × {height}, its shorter side needs {least}. Choose a finer camera picture."
)
TOO_SHORT = QT_TRANSLATE_NOOP("Words", "The film lasts less than a second. Trim less, or record it again.")
TOO_LONG = QT_TRANSLATE_NOOP(
    "Words", "The film lasts {seconds} seconds, at most {most} are allowed. Trim it, or sign it shorter."
)
HAS_SOUND = QT_TRANSLATE_NOOP("Words", "The film has sound. Import it again: the sound is then taken out.")
TOO_LARGE = QT_TRANSLATE_NOOP(
    "Words", "The film has {size} MB, at most {most} are allowed. Trim it, or record it again."
)
NO_TITLE = QT_TRANSLATE_NOOP("Words", "Give the clip a title.")
NEEDS_A_PERSON = QT_TRANSLATE_NOOP(
    "Words", "Here a person must sign: consent and payment are never left to a placeholder."
)
NO_SIGNER = QT_TRANSLATE_NOOP("Words", "Write who signs in the film.")
NO_REVIEWER = QT_TRANSLATE_NOOP("Words", "Write which deaf reviewer watched the film and found it right.")
SAME_PERSON = QT_TRANSLATE_NOOP("Words", "Signer and reviewer are the same person. Let somebody else review the film.")
NO_DAY = QT_TRANSLATE_NOOP("Words", "Write on which day the film was recorded.")
DAY_TO_COME = QT_TRANSLATE_NOOP("Words", "The day of the recording is still to come. Look at the date once more.")
NO_CAPTIONS = QT_TRANSLATE_NOOP("Words", "Write the captions in Chinese.")
EMPTY_CAPTION = QT_TRANSLATE_NOOP("Words", "Caption {line} ({language}) is empty. Write it, or remove it.")
CAPTION_OUTSIDE = QT_TRANSLATE_NOOP(
    "Words", "Caption {line} ({language}) is not inside the film. Set its beginning and end again."
)
CAPTION_TOO_EARLY = QT_TRANSLATE_NOOP(
    "Words", "Caption {line} ({language}) begins before the one above it ends. Set its beginning again."
)
