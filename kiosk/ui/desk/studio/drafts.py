"""Drafts of clips on the disk of the desk: a crash loses nothing, a published one is removed."""

import json
import logging
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from kiosk.domain.films import ClipDraft
from kiosk.domain.signs import Caption, Credit

log = logging.getLogger(__name__)

FACTS = "draft.json"


@dataclass(frozen=True)
class Line:
    """One caption in each language it was written in, from ``start`` to ``end`` ms of the trimmed film."""

    start: int
    end: int
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Draft:
    """A clip on its way: ``take`` is what was recorded or imported, ``film`` what was made of it (names of files).

    ``start`` and ``end`` are the trim of the take in ms, an ``end`` of 0 is its own end.
    """

    key: str
    take: str = ""
    start: int = 0
    end: int = 0
    film: str = ""
    lines: tuple[Line, ...] = ()
    title: str = ""
    signer: str = ""
    reviewer: str = ""
    recorded_on: date | None = None

    def clip(self) -> ClipDraft:
        """As it is published."""
        languages = dict.fromkeys(code for line in self.lines for code, text in line.texts.items() if text.strip())
        captions = {
            code: tuple(
                Caption(line.start, line.end, line.texts[code].strip())
                for line in self.lines
                if line.texts.get(code, "").strip()
            )
            for code in languages
        }
        credit = Credit(self.signer.strip(), self.recorded_on, self.reviewer.strip())
        return ClipDraft(self.key, self.title.strip(), captions, credit)


class DraftShelf:
    """One folder for each key under ``root``; every method works on the disk."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def path(self, key: str, name: str) -> Path:
        """Where the file ``name`` of the draft of ``key`` lies; its folder is there afterwards."""
        folder = self._root / key
        folder.mkdir(parents=True, exist_ok=True)
        return folder / name

    def of(self, key: str) -> Draft:
        """The draft of ``key``; an empty one where there is none, or none that can be read."""
        path = self._root / key / FACTS
        if not path.exists():
            return Draft(key)
        try:
            draft = _read(key, json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError) as error:
            log.warning("draft %s cannot be read: %s", key, error)
            return Draft(key)
        here = self._root / key
        return replace(
            draft,
            take=draft.take if (here / draft.take).is_file() else "",
            film=draft.film if (here / draft.film).is_file() else "",
        )

    def keys(self) -> frozenset[str]:
        """What there are drafts of."""
        return frozenset(path.parent.name for path in self._root.glob(f"*/{FACTS}"))

    def keep(self, draft: Draft) -> None:
        """Write it down, whole or not at all."""
        path = self.path(draft.key, FACTS)
        half = path.with_suffix(".half")
        half.write_text(json.dumps(asdict(draft), default=_plain, ensure_ascii=False, indent=1), encoding="utf-8")
        half.replace(path)

    def discard(self, key: str) -> None:
        """Remove draft and films."""
        shutil.rmtree(self._root / key, ignore_errors=True)


def _plain(value: object) -> str:
    assert isinstance(value, date)
    return value.isoformat()


def _read(key: str, told: Mapping[str, object]) -> Draft:
    words = {name: str(told[name]) for name in ("take", "film", "title", "signer", "reviewer")}
    lines = told["lines"]
    assert isinstance(lines, list)
    day = told["recorded_on"]
    return Draft(
        key,
        start=int(str(told["start"])),
        end=int(str(told["end"])),
        lines=tuple(Line(int(one["start"]), int(one["end"]), dict(one["texts"])) for one in lines),
        recorded_on=date.fromisoformat(str(day)) if day else None,
        **words,
    )
