"""WebVTT captions (W3C, https://www.w3.org/TR/webvtt1/): read with every bad cue named and left out, and written."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from kiosk.domain.signs import Caption

HEAD = "WEBVTT"
ARROW = "-->"
_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"{_TIME}[ \t]+{ARROW}[ \t]+{_TIME}(?:[ \t].*)?", re.ASCII)
_TAG = re.compile(r"<[^>]*>")
_SILENT = re.compile(r"(NOTE|STYLE|REGION)([ \t]|$)")  # blocks that show nothing
_LINES = re.compile(r"\r\n|\r|\n")
_TIMES_LOOK = "hh:mm:ss.mmm --> hh:mm:ss.mmm"


@dataclass(frozen=True)
class Reading:
    """The ``captions`` in their order, and a sentence for each cue that was left out."""

    captions: tuple[Caption, ...]
    faults: tuple[str, ...] = ()


class BadCue(ValueError):
    """A cue that cannot be shown; its message says why."""


def read(text: str) -> Reading:
    """The captions of a WebVTT file; never raises. Tags and positions are dropped: the kiosk sets its own type."""
    head, *rest = _LINES.split(text.removeprefix("\ufeff"))
    if not (head == HEAD or head.startswith((f"{HEAD} ", f"{HEAD}\t"))):
        return Reading((), (f"line 1: it does not begin with {HEAD}",))
    captions: list[Caption] = []
    faults: list[str] = []
    for number, block in _blocks(rest):
        try:
            caption = None if number == 2 and not _has_arrow(block) else _cue(block)  # line 2: what belongs to the head
            if caption is not None:
                captions.append(_after(captions, caption))
        except BadCue as error:
            faults.append(f"line {number}: {error}")
    return Reading(tuple(captions), tuple(faults))


def written(captions: Iterable[Caption]) -> str:
    """The captions as a WebVTT file; `read` gives them back, with the white space of each line set right."""
    cues = [f"{_clock(one.start)} {ARROW} {_clock(one.end)}\n{_escaped(one.text)}\n" for one in captions]
    return "\n".join((f"{HEAD}\n", *cues))


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Lines that stand together, with the number of the first; the head is line 1."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], start=2):
        if line:
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _cue(block: list[str]) -> Caption | None:
    """The caption of a block; None for one that shows nothing."""
    if _SILENT.match(block[0]) and not _has_arrow(block[:2]):
        return None
    times, lines = (block[0], block[1:]) if ARROW in block[0] else (block[1] if len(block) > 1 else "", block[2:])
    found = _TIMES.fullmatch(times)
    if not found:
        raise BadCue(f"{(times or block[0])[:40]!r} is not {_TIMES_LOOK}")
    if _has_arrow(lines):
        raise BadCue(f"{ARROW} stands in its words; is an empty line missing?")
    text = _unescaped(_TAG.sub("", "\n".join(lines))).strip()
    if not text:
        raise BadCue("it has no words")
    start, end = _ms(*found.groups("0")[:4]), _ms(*found.groups("0")[4:])
    if end <= start:
        raise BadCue("it ends before it begins")
    return Caption(start, end, text)


def _unescaped(text: str) -> str:
    """Few captions have a character reference, and the table of all there are takes 1.6 MB."""
    if "&" not in text:
        return text
    return cast(Callable[[str], str], import_module("html").unescape)(text)


def _has_arrow(lines: list[str]) -> bool:
    return any(ARROW in line for line in lines)


def _after(captions: list[Caption], caption: Caption) -> Caption:
    if captions and caption.start < captions[-1].end:
        raise BadCue("it begins before the one above it ends")
    return caption


def _ms(hours: str, minutes: str, seconds: str, thousandths: str) -> int:
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(thousandths)


def _clock(ms: int) -> str:
    seconds, thousandths = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def _escaped(text: str) -> str:
    lines = (" ".join(line.split()) for line in _LINES.split(text))
    plain = "\n".join(line for line in lines if line)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
